"""The registry of actions: keys, help and palette read it, and every action is there to be run."""

import inspect
from pathlib import Path
from typing import Any

import pytest
from textual.command import CommandList, CommandPalette

from workbench.tui import doors
from workbench.tui.actions import ANYWHERE, HERE, actions_at, shown_keys
from workbench.tui.app import WorkbenchApp
from workbench.tui.screens.alike import Alike
from workbench.tui.screens.brackets import Brackets
from workbench.tui.screens.clause import ClauseScreen
from workbench.tui.screens.compare import Compare
from workbench.tui.screens.delegations import Delegations
from workbench.tui.screens.desk_screen import DeskScreen
from workbench.tui.screens.help import KEY_WIDTH, TITLE_WIDTH
from workbench.tui.screens.matrix import Matrix
from workbench.tui.screens.movement import Movement
from workbench.tui.screens.overview import Overview
from workbench.tui.screens.proposals import Proposals
from workbench.tui.screens.record import Record
from workbench.tui.screens.room import Room
from workbench.tui.screens.silence import SilenceScreen
from workbench.tui.screens.statements import Statements
from workbench.tui.screens.views import ReportOfViews

SCREENS: tuple[type[DeskScreen[None]], ...] = (
    Overview, ClauseScreen, Compare, Matrix, Proposals, Brackets, Room, ReportOfViews, SilenceScreen, Movement, Alike,
    Delegations, Record, Statements,
)  # fmt: skip


def test_every_place_of_the_registry_is_a_screen() -> None:
    assert {screen.PLACE for screen in SCREENS} == set(HERE)


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.PLACE)
def test_every_action_of_a_screen_can_be_run(screen: type[DeskScreen[None]]) -> None:
    for action in HERE[screen.PLACE]:
        assert inspect.isfunction(getattr(screen, f"action_{action.name}")), action.name


def test_every_action_of_the_app_can_be_run() -> None:
    for action in ANYWHERE:
        name = action.name.removeprefix("app.").split("(")[0]
        assert hasattr(WorkbenchApp, f"action_{name}"), name


@pytest.mark.parametrize("place", HERE)
def test_no_key_means_two_things_in_one_place(place: str) -> None:
    keys = [key for action in actions_at(place) for key in action.keys.split(",")]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("place", HERE)
def test_the_title_of_a_key_leaves_a_gap_before_what_it_does(place: str) -> None:
    for action in actions_at(place):
        assert len(action.title) < TITLE_WIDTH, action.title
        assert len(shown_keys(action)) < KEY_WIDTH, action.keys


@pytest.mark.parametrize("place", HERE)
def test_the_keys_of_a_screen_and_the_way_to_all_keys_fit_below_it_at_80_columns(place: str) -> None:
    shown = [action for action in (*HERE[place], ANYWHERE[0]) if action.footer]
    assert sum(len(f"{shown_keys(action)} {action.title} ") for action in shown) <= 80


async def test_help_lists_every_key_of_the_screen(case: Path, open_app: Any, press: Any) -> None:
    async with open_app(case, (140, 100)) as pilot:
        text = await press(pilot, "question_mark")
    for action in actions_at("overview"):
        assert action.title in text


async def test_the_palette_runs_actions_by_name_and_opens_clauses_by_label(
    case: Path, open_app: Any, press: Any
) -> None:
    async with open_app(case) as pilot:
        for typed, screen in (('"matrix', Matrix), ('"36(b)', ClauseScreen)):
            await press(pilot, "ctrl+p", typed)
            while not pilot.app.screen.query_one(CommandList).option_count:
                await pilot.pause(0.05)
            await press(pilot, "enter")
            while isinstance(pilot.app.screen, CommandPalette):
                await pilot.pause(0.05)
            await press(pilot)
            assert isinstance(pilot.app.screen, screen)
            await press(pilot, "escape")


@pytest.mark.parametrize("place", doors.SCREENS)
def test_every_main_screen_is_found_by_its_place(place: str) -> None:
    screen = doors.main_screen(place)
    assert place == screen.PLACE
