"""The clause screen: words, redline, people with their chains, details, walking."""

from pathlib import Path
from typing import Any

import pytest

from workbench.desk import files
from workbench.desk.consensus import standing, status
from workbench.desk.views import ClauseView
from workbench.tui.screens.clause import ClauseScreen
from workbench.tui.screens.overview import Overview


def contested(case: Path) -> ClauseView:
    with files.open_negotiation(case) as n:
        label = next(one.label for one in status.see_status(n).clauses if one.status == "contested")
        return standing.see_clause(n, label)


async def test_enter_on_a_clause_shows_its_words_and_who_objects_first(case: Path, open_app: Any, press: Any) -> None:
    view = contested(case)
    async with open_app(case, (140, 40)) as pilot:
        text = await press(pilot, "enter")
    flat = " ".join(text.split())
    assert view.clause.text[:30] in flat
    assert "it opens the door to intervention" in flat
    assert "would move if: a reference to the Charter" in flat
    assert text.index("x oppose") < text.index("+ support")
    assert "source: A/66/PV.112" in flat


async def test_members_that_follow_and_those_that_go_their_own_way_are_told_apart(
    case: Path, open_app: Any, press: Any
) -> None:
    async with open_app(case, (140, 40)) as pilot:
        folded = await press(pilot, "enter")
        assert "≠ Thailand" not in folded
        unfolded = await press(pilot, "space")
        assert "≠ Thailand goes its own way: + support" in unfolded
        assert "via NAM (Egypt, 4 June 2012)" in unfolded
        assert "≠ Thailand" not in await press(pilot, "space")


async def test_v_changes_between_the_words_and_the_redline(case: Path, open_app: Any, press: Any) -> None:
    view = contested(case)
    assert view.before is not None
    async with open_app(case) as pilot:
        assert "against " not in await press(pilot, "enter")
        assert f"against {view.before}" in await press(pilot, "v")
        assert "against " not in await press(pilot, "v")


async def test_i_shows_all_that_is_known_of_a_position(case: Path, open_app: Any, press: Any) -> None:
    async with open_app(case) as pilot:
        text = await press(pilot, "enter", "i")
    assert "because: it opens the door" in text
    assert "source: A/66/PV.112" in text
    assert "comes from: " in text


async def test_n_and_p_walk_through_the_draft_and_escape_goes_home(case: Path, open_app: Any, press: Any) -> None:
    view = contested(case)
    async with open_app(case) as pilot:
        await press(pilot, "enter", "n")
        assert pilot.app.screen.clauses_meant() == (view.next_label,)
        await press(pilot, "p", "p")
        assert pilot.app.screen.clauses_meant() == (view.previous_label,)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Overview)


async def test_the_bracket_keys_walk_from_flag_to_flag(case: Path, open_app: Any, press: Any) -> None:
    async with open_app(case) as pilot:
        lines = pilot.app.status.clauses
        flags = [line.label for line in lines if line.is_flagged]
        await press(pilot, "o", "home", "right_square_bracket", "enter")
        at = flags.index(pilot.app.screen.clauses_meant()[0])
        await press(pilot, "right_square_bracket")
        assert pilot.app.screen.clauses_meant() == (flags[at + 1],)
        await press(pilot, "left_square_bracket")
        assert pilot.app.screen.clauses_meant() == (flags[at],)


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_status_need_and_first_blocker_are_seen_without_a_key(
    case: Path, open_app: Any, press: Any, size: tuple[int, int]
) -> None:
    view = contested(case)
    async with open_app(case, size) as pilot:
        text = await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ClauseScreen)
    assert view.line.label in text
    assert "✗ contested" in text
    assert "Lacks consensus" in text
    assert "x oppose" in text
    assert "Movement of Non-Aligned" in text
    assert "esc Back" in text
