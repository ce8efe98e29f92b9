"""The brackets of a draft on the screen: counted, resolved, marked as none, read as somebody would have them."""

from pathlib import Path
from typing import Any

from workbench.desk import files
from workbench.desk.drafts import bracketing, drafting
from workbench.tui.screens.brackets import Brackets, ResolveForm
from workbench.tui.screens.clause import ClauseScreen
from workbench.tui.screens.drafts import WorkForm
from workbench.tui.screens.reading import ReadAs

WORKING = "Rev.3 of 14 May"


def brackets(case: Path) -> bracketing.BracketsView:
    with files.open_negotiation(case) as n:
        return bracketing.see_brackets(n)


def work(case: Path, text: str = "") -> None:
    with files.open_negotiation(case) as n:
        drafting.start_working_draft(n, drafting.list_drafts(n)[-1].symbol, WORKING)
        if text:
            drafting.edit_clause(n, WORKING, "36 (a)", text)


async def test_every_bracket_and_its_owners_and_the_trend_are_shown(case: Path, open_app: Any, press: Any) -> None:
    async with open_app(case, (120, 40)) as pilot:
        text = await press(pilot, "B")
        assert isinstance(pilot.app.screen, Brackets)
        view = brackets(case)
        assert f"{len(view.brackets)} open" in text
        assert "From draft to draft" in text
        for one in view.brackets:
            assert one.clause in text
            assert one.text[:30] in text
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ClauseScreen)


async def test_a_bracket_is_resolved_in_a_working_draft(case: Path, open_app: Any, press: Any) -> None:
    work(case, "States [shall/should] act")
    async with open_app(case) as pilot:
        await press(pilot, "B", "y")
        form = pilot.app.screen
        assert isinstance(form, ResolveForm)
        form.query_one("#alternative").focus()
        await press(pilot, "2", "ctrl+s")
        assert isinstance(pilot.app.screen, Brackets)
    with files.open_negotiation(case) as n:
        assert next(one.text for one in drafting.show_draft(n).clauses if one.label == "36 (a)") == "States should act"


async def test_in_an_issued_draft_a_working_draft_is_offered(case: Path, open_app: Any, press: Any) -> None:
    async with open_app(case) as pilot:
        await press(pilot, "B", "y")
        assert isinstance(pilot.app.screen, WorkForm)


async def test_a_bracket_that_is_none_is_marked_and_the_mark_undone(case: Path, open_app: Any, press: Any) -> None:
    work(case, "It held that “[the Council] may act”")
    count = len(brackets(case).brackets)
    async with open_app(case) as pilot:
        text = await press(pilot, "B", "e")
        assert "is no negotiation" in text
        assert len(brackets(case).brackets) == count - 1
        await press(pilot, "u")
    assert len(brackets(case).brackets) == count


async def test_a_draft_is_read_in_one_way_after_the_other(case: Path, open_app: Any, press: Any) -> None:
    async with open_app(case, (120, 50)) as pilot:
        text = await press(pilot, "B", "v")
        assert isinstance(pilot.app.screen, ReadAs)
        assert "brackets lifted" in text
        assert "[" not in text
        assert "without what is in brackets" in await press(pilot, "v")
        assert "all brackets shown" in await press(pilot, "v")
        owner = next(iter(brackets(case).owners))
        assert f"as {owner} would have it" in await press(pilot, "v")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Brackets)
