"""The main screens by name, each imported when it is first opened: the first paint waits for none."""

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from workbench.tui.screens.desk_screen import DeskScreen

SCREENS = {
    "alike": "Alike",
    "brackets": "Brackets",
    "compare": "Compare",
    "delegations": "Delegations",
    "matrix": "Matrix",
    "movement": "Movement",
    "proposals": "Proposals",
    "record": "Record",
    "room": "Room",
    "silence": "SilenceScreen",
    "statements": "Statements",
    "views": "ReportOfViews",
}
"""Places of the registry of actions, each the name of its module in `screens`, with the screen it holds."""


def main_screen(place: str) -> "DeskScreen[None]":
    """Return a new screen for a place; raises KeyError for a place that is no main screen."""
    name = SCREENS[place]
    return cast("DeskScreen[None]", getattr(import_module(f"workbench.tui.screens.{place}"), name)())
