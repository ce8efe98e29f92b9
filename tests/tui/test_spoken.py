"""Aligning, dissociating, positions from a file, links corrected by hand, and hints without commands."""

from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from workbench.desk import files
from workbench.desk.consensus import standing
from workbench.desk.drafts import comparing, drafting, pointing
from workbench.desk.statements import positions
from workbench.desk.views import Pairing
from workbench.errors import NotAllowed
from workbench.model.change import Change
from workbench.tui.hints import for_screen
from workbench.tui.screens.compare import Compare
from workbench.tui.screens.link import LinkForm, SentenceForm
from workbench.tui.widgets.row_list import RowList


async def test_an_alignment_is_taken_down_except_for_a_clause(case: Path, open_app: Any, press: Any) -> None:
    async with open_app(case) as pilot:
        await press(pilot, "A", '"Jordan', "enter", '"Thailand', "enter")
        pilot.app.screen.query_one("#except", Input).value = "36 (b)"
        text = await press(pilot, "ctrl+s")
    assert "Jordan aligns itself with Thailand, except 36 (b)" in " ".join(text.split())


async def test_a_dissociation_is_taken_down_on_the_clauses_marked(case: Path, open_app: Any, press: Any) -> None:
    async with open_app(case) as pilot:
        meant = pilot.app.screen.clauses_meant()[0]
        await press(pilot, "enter", "D", '"Cuba', "enter")
        assert pilot.app.screen.query_one("#clauses", Input).value == meant
        await press(pilot, "ctrl+s")
    with files.open_negotiation(case) as n:
        stances = standing.see_clause(n, meant).stances
    assert any(one.title == "dissociated" and one.holders[0].name == "Cuba" for one in stances)


async def test_positions_are_imported_from_a_file_or_the_wrong_row_is_named(
    case: Path, open_app: Any, press: Any, tmp_path: Path
) -> None:
    path = tmp_path / "meeting.csv"
    path.write_text("who,clause,stance\nMexico,36 (b),support\nNobodia,36 (b),oppose\n")
    async with open_app(case) as pilot:
        await press(pilot, "I")
        pilot.app.screen.query_one("#path", Input).value = str(path)
        text = " ".join((await press(pilot, "ctrl+s")).split())
        assert "Nobodia" in text
        assert "workbench " not in text
        path.write_text("who,clause,stance\nMexico,36 (b),support\n")
        asked = " ".join((await press(pilot, "ctrl+s")).replace("│", " ").split())
        assert "holds 1 statement with 1 position" in asked
        with files.open_negotiation(case) as n:
            assert positions.list_positions(n, clause="36 (b)", who="Mexico") == ()
        await press(pilot, "ctrl+s")
    with files.open_negotiation(case) as n:
        assert [one.stance for one in positions.list_positions(n, who="Mexico")] == ["support"]


def pairings(case: Path) -> tuple[Pairing, ...]:
    with files.open_negotiation(case) as n:
        symbols = [one.symbol for one in drafting.list_drafts(n)]
        return comparing.compare(n, symbols[1], symbols[2]).pairings


async def test_pairings_marked_are_linked_by_hand(case: Path, open_app: Any, press: Any) -> None:
    before = pairings(case)
    async with open_app(case, (140, 60)) as pilot:
        await press(pilot, "c", "home", "space", "space", "l")
        form = pilot.app.screen
        assert isinstance(form, LinkForm)
        was, now = form.labels_of("from"), form.labels_of("to")
        assert was == tuple(label for one in before[:2] for label in one.old)
        form.query_one("#to", Input).value = now[0]
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, Compare)
        assert not pilot.app.screen.query_one("#rows", RowList).marked
        assert "linked by hand" in await press(pilot, "home")
    linked = next(one for one in pairings(case) if now[0] in one.new)
    assert (linked.old, linked.change, linked.by_user) == (was, Change.MERGED, True)


async def test_what_is_unplaced_names_its_candidates_and_guesses_none(case: Path, open_app: Any, press: Any) -> None:
    unplaced = Pairing(Change.UNPLACED, ("36 (l)",), (), 0.3, (), (), ("36 (d)", "36 (e)"), by_user=False)
    async with open_app(case) as pilot:
        pilot.app.push_screen(LinkForm("Rev.1", "Rev.2", [unplaced]))
        text = await press(pilot)
        assert "? unplaced  36 (l) → –" in text
        assert "might belong to: 36 (d), 36 (e)" in text
        assert pilot.app.screen.query_one("#to", Input).value == ""
        await press(pilot, '"36(d)')
        assert pilot.app.screen.query_one("#to", Input).value == "36(d)"


async def test_links_are_corrected_between_a_draft_and_its_base_only(case: Path, open_app: Any, press: Any) -> None:
    async with open_app(case) as pilot:
        text = await press(pilot, "c", "o", "home", "enter", "l")
        assert isinstance(pilot.app.screen, Compare)
    assert "does not follow" in text


async def test_a_sentence_is_followed_by_hand_and_what_is_wrong_is_said_in_the_form(
    case: Path, open_app: Any, press: Any
) -> None:
    async with open_app(case, (140, 60)) as pilot:
        await press(pilot, "c", "end", "e")
        form = pilot.app.screen
        assert isinstance(form, SentenceForm)
        form.query_one("#from", Input).value = "36 (k)"
        form.query_one("#sentence", Input).value = "no such words"
        form.query_one("#to", Input).value = "36 (b)"
        assert "No sentence of 36 (k) holds" in " ".join((await press(pilot, "ctrl+s")).split())
        form.query_one("#sentence", Input).value = "The responsibility of the international community"
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, Compare)
    found = [line for one in pairings(case) for line in one.passages if line.is_gone]
    assert [(line.old, line.new, line.by_user) for line in found] == [("36 (k)", "36 (b)", True)]


async def test_words_of_force_are_written_edited_and_set(case: Path, open_app: Any, press: Any, tmp_path: Path) -> None:
    path = tmp_path / "words.toml"
    async with open_app(case) as pilot:
        await press(pilot, "c", "v")
        pilot.app.screen.query_one("#path", Input).value = str(path)
        await press(pilot, "ctrl+s")
        path.write_text(path.read_text(encoding="utf-8") + '\n[ours]\nenglish = "x"\n', encoding="utf-8")
        await press(pilot, "v", "s")
        pilot.app.screen.query_one("#path", Input).value = str(path)
        assert "is no list of words" in await press(pilot, "ctrl+s")
        path.write_text('[ours]\nenglish = ["citizens", "people"]\n', encoding="utf-8")
        assert "2 words of force set" in await press(pilot, "ctrl+s")
    with files.open_negotiation(case) as n:
        assert pointing.see_force_words(n).is_own


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Name it: --symbol A/66/763.", "Name it."),
        ('Begin a working draft first: workbench draft work "A/1" --symbol S.', "Begin a working draft first."),
        ("`workbench draft list` names those that are.", ""),
        ("It is wrong. `workbench record` lists them.", "It is wrong."),
        ("Did you mean Republic of Korea?", "Did you mean Republic of Korea?"),
        ("The workbench keeps both; nothing is lost.", "The workbench keeps both; nothing is lost."),
    ],
)
def test_hints_for_the_command_line_are_not_shown_on_the_screen(said: str, shown: str) -> None:
    assert for_screen(said) == shown


async def test_notices_with_commands_are_left_out(case: Path, open_app: Any, press: Any) -> None:
    async with open_app(case) as pilot:
        pilot.app.tell_error(NotAllowed("It is issued.", "Begin another first: workbench draft work X --symbol S."))
        text = " ".join((await press(pilot)).split())
    assert "It is issued. Begin another first." in text
    assert "--symbol" not in text
