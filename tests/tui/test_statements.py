"""The screen of statements: what was said is read, corrected, withdrawn and followed where it stands."""

from pathlib import Path
from typing import Any

from textual.widgets import Input

from workbench.desk import files
from workbench.desk.consensus import standing, status
from workbench.desk.statements import made, positions, speaking
from workbench.desk.views import StatementLine
from workbench.tui.screens.align import AlignForm
from workbench.tui.screens.say import CorrectForm
from workbench.tui.widgets.letter_picker import LetterPicker


def latest(case: Path, who: str) -> StatementLine:
    with files.open_negotiation(case) as n:
        return made.list_statements(n, who=who)[0]


def stance(case: Path, clause: str, who: str) -> object:
    with files.open_negotiation(case) as n:
        view = standing.see_clause(n, clause)
    held = {holder.delegation_id: one.stance for one in view.stances for holder in one.holders}
    return held.get(who)


async def test_statements_are_listed_and_the_one_under_the_cursor_is_shown_whole(
    case: Path, open_app: Any, press: Any
) -> None:
    async with open_app(case, (120, 40)) as pilot:
        text = await press(pilot, "H", "slash", '"egypt', "enter")
    ref = latest(case, "NAM").ref
    assert "Statements, the latest first · 1 of 3" in text
    assert f"{ref} 2012-06-04" in text
    assert "made on 2012-06-04 · entered on 20" in text
    assert "a reference to the Charter" in text


async def test_a_statement_is_corrected_and_keeps_its_day(case: Path, open_app: Any, press: Any) -> None:
    clause = latest(case, "NAM").clauses[0]
    async with open_app(case) as pilot:
        await press(pilot, "H", "slash", '"egypt', "enter", "C")
        form = pilot.app.screen
        assert isinstance(form, CorrectForm)
        assert (form.text_of("who"), form.text_of("behalf"), form.text_of("clauses")) == ("Egypt", "NAM", clause)
        await press(pilot, "tab", "tab", "r", "ctrl+s")
    made = latest(case, "NAM")
    assert (str(made.on), made.corrects != "") == ("2012-06-04", True)
    assert stance(case, clause, "NAM") == "reserve"


async def test_a_statement_is_withdrawn_with_a_reason(case: Path, open_app: Any, press: Any) -> None:
    clause = latest(case, "NAM").clauses[0]
    async with open_app(case, (120, 40)) as pilot:
        await press(pilot, "H", "slash", '"egypt', "enter", "K", "tab", '"new instructions')
        text = await press(pilot, "ctrl+s")
        assert "NAM (by Egypt) withdraws what it said on 4 June 2012" in " ".join(text.split())
        assert "withdrawn: new instructions" in await press(pilot)
    assert latest(case, "NAM").withdrawn is not None
    assert stance(case, clause, "NAM") is None


async def test_somebody_aligns_itself_with_the_statement_under_the_cursor_and_adds_remarks(
    case: Path, open_app: Any, press: Any
) -> None:
    line = latest(case, "NAM")
    with files.open_negotiation(case) as n:
        speaking.say(n, "Egypt", line.clauses, "accept", on_behalf_of="NAM")
    async with open_app(case) as pilot:
        await press(pilot, "H", "slash", '"2012-06-04', "enter", "slash", "end", *["backspace"] * 10, '"vague', "enter")
        await press(pilot, "slash", "end", *["backspace"] * 5, f'"{line.ref}', "enter", "A")
        form = pilot.app.screen
        assert isinstance(form, AlignForm)
        assert (form.text_of("whom"), form.text_of("statement")) == ("NAM", line.ref)
        await press(pilot, '"Japan', "enter")
        form.query_one("#remarks", Input).value = "36 (b)"
        assert "the stance is missing" in await press(pilot, "ctrl+s")
        form.query_one("#stance", LetterPicker).value = "reserve"
        await press(pilot, "ctrl+s")
    assert stance(case, line.clauses[0], "JPN") == "oppose"
    with files.open_negotiation(case) as n:
        assert [one.stance for one in positions.list_positions(n, who="Japan", clause="36 (b)")][-1] == "reserve"


async def test_a_clause_is_agreed_as_part_of_a_package(case: Path, open_app: Any, press: Any) -> None:
    async with open_app(case, (120, 40)) as pilot:
        await press(pilot, "end")
        label = pilot.app.screen.clauses_meant()[0]
        await press(pilot, "a")
        pilot.app.screen.query_one("#package", Input).value = "36 (a)"
        await press(pilot, "ctrl+s")
    with files.open_negotiation(case) as n:
        (agreed,) = [one.agreed for one in status.see_status(n).clauses if one.label == label]
    assert agreed is not None
    assert agreed.pending == "part of a package with 36 (a)"
