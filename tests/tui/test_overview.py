"""The first screen answers the four questions, at 80×24 and without colour."""

from pathlib import Path
from typing import Any

import pytest

from workbench.desk import files
from workbench.desk.consensus import agreeing, status
from workbench.model.consensus import Status


async def test_the_first_screen_answers_the_four_questions(case: Path, open_app: Any, press: Any) -> None:
    with files.open_negotiation(case) as n:
        view = status.see_status(n)
    async with open_app(case) as pilot:
        text = await press(pilot)
    for stand, number in view.counts.items():
        assert number == 0 or f"{number} {stand}" in text
    assert "In the way: NAM 1" in text
    assert f"Proposals undecided: {len(view.proposals)}" in text
    assert f"Not spoken: {len(view.never_spoken)} of 193 States" in text
    assert "illustrative" in text


async def test_every_clause_has_status_and_label_in_words_at_80_by_24(case: Path, open_app: Any, press: Any) -> None:
    with files.open_negotiation(case) as n:
        lines = status.see_status(n).clauses
    async with open_app(case) as pilot:
        seen = "\n".join([await press(pilot), await press(pilot, "pagedown"), await press(pilot, "end")])
    for line in lines:
        assert any(line.label in row and line.status in row for row in seen.splitlines()), line.label


async def test_the_worst_clause_stands_first_until_the_order_is_changed(case: Path, open_app: Any, press: Any) -> None:
    with files.open_negotiation(case) as n:
        lines = status.see_status(n).clauses
    worst = next(line for line in lines if line.status is Status.CONTESTED)
    async with open_app(case) as pilot:
        assert pilot.app.screen.clauses_meant() == (worst.label,)
        await press(pilot, "Z", "home")
        assert pilot.app.screen.clauses_meant() == (lines[0].label,)


async def test_typing_in_the_filter_narrows_the_list_and_escape_brings_all_back(
    case: Path, open_app: Any, press: Any
) -> None:
    async with open_app(case) as pilot:
        clauses = pilot.app.status.clauses
        total, wanted = len(clauses), sum(line.status is Status.CONTESTED for line in clauses)
        assert 0 < wanted < total
        assert f"{wanted} of {total} clauses" in await press(pilot, "slash", '"contested nam')
        assert f"{total} clauses · worst first" in await press(pilot, "enter", "escape")


async def test_flagged_only_leaves_out_what_needs_no_look(case: Path, open_app: Any, press: Any) -> None:
    async with open_app(case) as pilot:
        flagged = sum(line.is_flagged for line in pilot.app.status.clauses)
        text = await press(pilot, "f")
    assert f"{flagged} of" in text or flagged == len(pilot.app.status.clauses)
    assert "flagged only" in text


async def test_the_preview_says_what_the_clause_needs(case: Path, open_app: Any, press: Any) -> None:
    with files.open_negotiation(case) as n:
        worst = next(line for line in status.see_status(n).clauses if line.status is Status.CONTESTED)
    async with open_app(case, (140, 40)) as pilot:
        text = " ".join((await press(pilot)).split())
    assert worst.need.split(";")[0].split("(")[0].strip()[:30] in text


async def test_without_colour_every_status_is_still_a_word(
    case: Path, open_app: Any, press: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with open_app(case) as pilot:
        assert pilot.app.no_color
        text = await press(pilot)
    assert "✗ contested" in text
    assert "› " in text, "the cursor has a sign of its own"


async def test_an_empty_negotiation_says_the_next_step(tmp_path: Path, open_app: Any, press: Any) -> None:
    files.new_negotiation(tmp_path / "new.negotiation", "Nothing yet").close()
    async with open_app(tmp_path / "new.negotiation") as pilot:
        assert "Press T" in await press(pilot)
        assert "Keys" in await press(pilot, "question_mark")


async def test_a_file_that_is_no_negotiation_ends_the_app_with_its_error(
    tmp_path: Path, open_app: Any, press: Any
) -> None:
    (tmp_path / "no.negotiation").write_text("no database")
    async with open_app(tmp_path / "no.negotiation") as pilot:
        await press(pilot)
    assert pilot.app.return_value is not None
    assert pilot.app.return_value.message


async def test_t_changes_between_dark_and_light(case: Path, open_app: Any, press: Any) -> None:
    async with open_app(case) as pilot:
        first = pilot.app.current_theme
        await press(pilot, "t")
        assert pilot.app.current_theme.dark is not first.dark
        await press(pilot, "t")
        assert pilot.app.current_theme == first


async def test_the_mouse_moves_the_cursor_opens_a_clause_and_names_everybody(
    case: Path, open_app: Any, press: Any
) -> None:
    async with open_app(case) as pilot:
        rows = pilot.app.screen.query_one("#clauses")
        await pilot.click("#clauses", offset=(10, 3))
        assert rows.cursor == 3
        await pilot.click("#clauses", offset=(10, 3), times=2)
        await press(pilot)
        assert pilot.app.screen.clauses_meant() == (rows.rows[3].label,)
        await press(pilot, "escape")
        await pilot.click("#blockers")
        assert "Who stands in the way" in await press(pilot)


async def test_a_conditional_agreement_says_what_it_waits_for(case: Path, open_app: Any, press: Any) -> None:
    with files.open_negotiation(case) as n:
        label = status.see_status(n).clauses[-1].label
        agreeing.agree(n, [label], "informals", pending="Cairo's answer")
    async with open_app(case) as pilot:
        text = await press(pilot, "Z", "end")
    assert "1 conditional" in " ".join(text.split())
    assert any(label in row and "pending: Cairo's answer" in row for row in text.splitlines())
