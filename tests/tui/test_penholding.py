"""The pen-holder's keys: words changed, clauses added, moved and taken out, the draft issued."""

from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input, TextArea

from workbench.desk import files
from workbench.desk.drafts import arranging, drafting
from workbench.tui.screens.drafts import WorkForm
from workbench.tui.screens.overview import Overview
from workbench.tui.screens.penholding import AddForm, MoveForm, RemoveForm, RewordForm

WORKING = "Rev.3 of 14 May"


@pytest.fixture
def working(case: Path) -> Path:
    """The negotiation with a working draft, the newest on the table."""
    with files.open_negotiation(case) as n:
        drafting.start_working_draft(n, drafting.list_drafts(n)[-1].symbol, WORKING)
    return case


def draft(path: Path) -> dict[str, str]:
    with files.open_negotiation(path) as n:
        return {one.label: one.text for one in drafting.show_draft(n).clauses}


async def test_words_begin_as_they_are_and_are_changed(working: Path, open_app: Any, press: Any) -> None:
    async with open_app(working) as pilot:
        (label,) = pilot.app.screen.clauses_meant()
        await press(pilot, "E")
        assert isinstance(pilot.app.screen, RewordForm)
        words = pilot.app.screen.query_one("#words", TextArea)
        assert words.text == draft(working)[label]
        words.text = "[Parties] [shall][should] act"
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, Overview)
    assert draft(working)[label] == "[Parties] [shall][should] act"


async def test_a_clause_is_added_beside_the_one_under_the_cursor_and_undone(
    working: Path, open_app: Any, press: Any
) -> None:
    before = draft(working)
    async with open_app(working) as pilot:
        (label,) = pilot.app.screen.clauses_meant()
        await press(pilot, "C")
        assert isinstance(pilot.app.screen, AddForm)
        pilot.app.screen.query_one("#words", TextArea).text = "Human security endures;"
        await press(pilot, "ctrl+s")
        assert draft(working)[f"{label} bis"] == "Human security endures;"
        await press(pilot, "u")
    assert draft(working) == before


async def test_a_clause_moves_before_another(working: Path, open_app: Any, press: Any) -> None:
    async with open_app(working) as pilot:
        await press(pilot, "enter")
        (label,) = pilot.app.screen.clauses_meant()
        await press(pilot, "O")
        form = pilot.app.screen
        assert isinstance(form, MoveForm)
        assert "No clause is named" in await press(pilot, "ctrl+s")
        form.query_one("#place").focus()
        await press(pilot, "b")
        target = "36 (a)" if label != "36 (a)" else "36 (m)"
        form.query_one("#clause", Input).value = target
        await press(pilot, "ctrl+s")
    labels = list(draft(working))
    assert labels.index(label) == labels.index(target) - 1


async def test_a_clause_is_taken_out(working: Path, open_app: Any, press: Any) -> None:
    async with open_app(working) as pilot:
        (label,) = pilot.app.screen.clauses_meant()
        text = await press(pilot, "X")
        assert isinstance(pilot.app.screen, RemoveForm)
        assert "stays in the record" in text
        await press(pilot, "ctrl+s")
    assert label not in draft(working)


async def test_an_alternative_is_taken_and_the_draft_issued_in_order(working: Path, open_app: Any, press: Any) -> None:
    with files.open_negotiation(working) as n:
        arranging.add_clause(n, WORKING, "[Human security endures;]", after="36 (a)")
    async with open_app(working) as pilot:
        await press(pilot, "slash", '"endures', "enter")
        assert pilot.app.screen.clauses_meant() == ("36 (a) bis",)
        await press(pilot, "X", "k", "ctrl+s", "escape")
        assert "36 (a)" not in draft(working)
        await press(pilot, "F")
        form = pilot.app.screen
        form.query_one("#symbol", Input).value = "Rev.3"
        form.query_one("#renumber").focus()
        await press(pilot, "y", "ctrl+s")
    assert draft(working)["36 (a)"] == "Human security endures;"
    with files.open_negotiation(working) as n:
        assert drafting.list_drafts(n)[-1].state == "issued"


@pytest.mark.parametrize("key", ["E", "C", "O", "X"])
async def test_in_an_issued_draft_a_working_draft_is_offered(case: Path, open_app: Any, press: Any, key: str) -> None:
    async with open_app(case) as pilot:
        await press(pilot, key)
        assert isinstance(pilot.app.screen, WorkForm)
