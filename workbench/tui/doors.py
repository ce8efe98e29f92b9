"""The main screens by name, each imported when it is first opened: the first paint waits for none."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.tui.screens.desk_screen import DeskScreen


def main_screen(place: str) -> "DeskScreen[None]":
    """Return a new screen for a place of the registry of actions."""
    if place == "room":
        from workbench.tui.screens.room import Room

        return Room()
    if place == "views":
        from workbench.tui.screens.views import ReportOfViews

        return ReportOfViews()
    if place == "silence":
        from workbench.tui.screens.silence import SilenceScreen

        return SilenceScreen()
    if place == "movement":
        from workbench.tui.screens.movement import Movement

        return Movement()
    if place == "alike":
        from workbench.tui.screens.alike import Alike

        return Alike()
    if place == "compare":
        from workbench.tui.screens.compare import Compare

        return Compare()
    if place == "matrix":
        from workbench.tui.screens.matrix import Matrix

        return Matrix()
    if place == "delegations":
        from workbench.tui.screens.delegations import Delegations

        return Delegations()
    if place == "record":
        from workbench.tui.screens.record import Record

        return Record()
    if place == "statements":
        from workbench.tui.screens.statements import Statements

        return Statements()
    if place == "proposals":
        from workbench.tui.screens.proposals import Proposals

        return Proposals()
    if place == "brackets":
        from workbench.tui.screens.brackets import Brackets

        return Brackets()
    raise KeyError(place)
