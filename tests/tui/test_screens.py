"""The other screens: matrix, compare, who, delegations, drafts, record, export."""

import json
from pathlib import Path
from typing import Any

from textual.widgets import Input

from workbench.desk import files
from workbench.desk.consensus import matrix
from workbench.desk.drafts import comparing, drafting
from workbench.desk.exports import exporting
from workbench.tui.screens.clause import ClauseScreen
from workbench.tui.screens.drafts import TRACKED
from workbench.tui.screens.export import FORMATS, KINDS, MEANINGS, ExportForm
from workbench.tui.screens.overview import Overview
from workbench.tui.widgets.letter_picker import LetterPicker
from workbench.tui.widgets.matrix_grid import MatrixGrid


async def test_the_matrix_tells_a_groups_word_from_an_own_one(case: Path, open_app: Any, press: Any) -> None:
    async with open_app(case) as pilot:
        await press(pilot, "m", "slash", '"thailand', "enter")
        column = next(at for at, code in enumerate(pilot.app.screen.query_one(MatrixGrid).row.codes) if code != ".")
        text = await press(pilot, *["right"] * column)
        assert "Thailand on 36" in text
        assert "+ support  by its own word" in text
        text = await press(pilot, "slash", '"algeria', "enter")
        assert "x oppose  as its group" in text
        assert "(x)" in text


async def test_enter_in_the_matrix_opens_the_clause_and_s_knows_the_delegation(
    case: Path, open_app: Any, press: Any
) -> None:
    with files.open_negotiation(case) as n:
        labels = matrix.see_matrix(n).labels
    async with open_app(case) as pilot:
        await press(pilot, "m", "slash", '"chile', "enter", "right", "s")
        assert pilot.app.screen.query_one("#who", Input).value == "Chile"
        assert pilot.app.screen.query_one("#clauses", Input).value == labels[1]
        await press(pilot, "escape", "enter")
        assert isinstance(pilot.app.screen, ClauseScreen)
        assert pilot.app.screen.clauses_meant() == (labels[1],)


async def test_f_in_the_matrix_leaves_out_the_silent(case: Path, open_app: Any, press: Any) -> None:
    with files.open_negotiation(case) as n:
        rows = matrix.see_matrix(n).rows
    async with open_app(case) as pilot:
        await press(pilot, "m")
        assert len(pilot.app.screen.query_one(MatrixGrid).rows) == len(rows)
        await press(pilot, "f")
        assert len(pilot.app.screen.query_one(MatrixGrid).rows) == sum(bool(row.codes.strip(".")) for row in rows)


async def test_compare_shows_what_became_of_each_clause_and_its_redline(case: Path, open_app: Any, press: Any) -> None:
    with files.open_negotiation(case) as n:
        symbols = [one.symbol for one in drafting.list_drafts(n)]
        view = comparing.compare(n, symbols[1], symbols[2])
    changed = [one for one in view.pairings if one.change != "kept"]
    async with open_app(case, (140, 50)) as pilot:
        text = await press(pilot, "c", "f", "home")
        assert symbols[1] in text
        assert symbols[2] in text
        for one in changed:
            assert any(
                one.change in row and all(label in row for label in (*one.old, *one.new)) for row in text.splitlines()
            )
        edited = next(edit for edit in changed[0].redline if edit.op != "keep")
        assert edited.text.split()[0] in text


async def test_other_drafts_are_chosen_for_the_comparison(case: Path, open_app: Any, press: Any) -> None:
    with files.open_negotiation(case) as n:
        symbols = [one.symbol for one in drafting.list_drafts(n)]
    async with open_app(case) as pilot:
        text = await press(pilot, "c", "o", "home", "enter")
    assert f"{symbols[0]} → {symbols[2]}" in text


async def test_d_changes_the_draft_looked_at(case: Path, open_app: Any, press: Any) -> None:
    with files.open_negotiation(case) as n:
        first = drafting.list_drafts(n)[0].symbol
    async with open_app(case) as pilot:
        await press(pilot, "d", "home", "enter")
        assert isinstance(pilot.app.screen, Overview)
        assert pilot.app.status.draft.symbol == first


async def test_a_draft_is_tabled_from_a_file_and_a_missing_one_is_said(
    case: Path, open_app: Any, press: Any, tmp_path: Path
) -> None:
    (tmp_path / "rev3.txt").write_text("36. The words of the paragraph:\n(a) The first;\n(b) The last.\n")
    async with open_app(case) as pilot:
        await press(pilot, "T")
        pilot.app.screen.query_one("#path", Input).value = str(tmp_path / "none.txt")
        pilot.app.screen.query_one("#symbol", Input).value = "Rev.3"
        assert "none.txt" in await press(pilot, "ctrl+s")
        pilot.app.screen.query_one("#path", Input).value = str(tmp_path / "rev3.txt")
        await press(pilot, "ctrl+s")
        assert pilot.app.status.draft.symbol == "Rev.3"


async def test_w_names_who_stands_in_the_way_and_leads_to_the_clause(case: Path, open_app: Any, press: Any) -> None:
    async with open_app(case) as pilot:
        text = await press(pilot, "w")
        assert "In the way: 1" in text
        assert "NAM" in text
        await press(pilot, "down", "enter")
        assert isinstance(pilot.app.screen, ClauseScreen)


async def test_a_groups_members_are_shown(case: Path, open_app: Any, press: Any) -> None:
    async with open_app(case) as pilot:
        text = await press(pilot, "g", "slash", '"nam', "enter", "enter")
    assert "Movement of Non-Aligned" in text
    assert "Afghanistan" in text or "Algeria" in text


async def test_the_record_names_what_was_done(case: Path, open_app: Any, press: Any) -> None:
    async with open_app(case) as pilot:
        text = await press(pilot, "h")
        assert "Japan" in text
        assert "taken back" in await press(pilot, "u")


async def test_an_export_is_written_and_an_existing_file_is_kept_unless_asked(
    case: Path, open_app: Any, press: Any, tmp_path: Path
) -> None:
    path = tmp_path / "report.json"
    path.write_text("mine")
    async with open_app(case) as pilot:
        await press(pilot, "x", "t")
        pilot.app.screen.query_one("#path", Input).value = str(path)
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, ExportForm)
        assert path.read_text() == "mine"
        pilot.app.screen.query_one("#force", LetterPicker).value = "yes"
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, Overview)
    assert json.loads(path.read_text())


def test_every_kind_of_export_of_the_desk_is_offered_and_explained() -> None:
    assert {choice.value for choice in KINDS} == {*exporting.KINDS, exporting.WHOLE} == set(MEANINGS)
    assert len({choice.letter for choice in KINDS}) == len(KINDS)
    assert set(FORMATS) == set(exporting.FORMATS)


async def test_the_report_of_views_is_one_key_away_and_scrolls(case: Path, open_app: Any, press: Any) -> None:
    async with open_app(case) as pilot:
        shown = await press(pilot, "V", "down")
        assert "Egypt, on behalf of the Movement of Non-Aligned Countries, objected to the" in shown
        assert "Turkmenistan" not in shown
        assert "Turkmenistan" in await press(pilot, "space")


def test_a_file_with_tracked_changes_can_be_read_in_every_way() -> None:
    assert [choice.value for choice in TRACKED] == list(drafting.TRACKED)


async def test_the_symbols_of_drafts_are_whole_in_the_picker_at_80_columns(
    case: Path, open_app: Any, press: Any
) -> None:
    with files.open_negotiation(case) as n:
        symbols = [one.symbol for one in drafting.list_drafts(n)]
    async with open_app(case, (80, 24)) as pilot:
        text = await press(pilot, "d")
    assert all(symbol in text for symbol in symbols)
    assert "Rev.2 of 11 June 2012" in symbols
