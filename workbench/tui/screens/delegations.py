"""Delegations and groups: who takes part, under which names, and who belongs to what."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Footer, Input, Static

from workbench.tui import questions
from workbench.tui.actions import HERE, bindings
from workbench.tui.present import MUTED, STRONG, one_line
from workbench.tui.screens.desk_screen import DeskScreen
from workbench.tui.screens.details import Details, delegation_details, group_details
from workbench.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from workbench.desk.views import DelegationLine, GroupView


class Delegations(DeskScreen[None]):
    """The list with its filter."""

    PLACE = "delegations"
    CSS_PATH = "pairs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(HERE["delegations"])

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[DelegationLine, ...] = ()
        self._wanted = ""

    def compose(self) -> ComposeResult:
        """Title, filter, list, keys."""
        yield Static(Content("Delegations and groups"), id="count", classes="title")
        yield Input(placeholder="filter: name, alias, code, group, kind", compact=True, id="find")
        yield RowList(_draw, lambda one: one.delegation_id, id="rows")
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Begin in the list."""
        self.query_one("#rows").focus()

    def reload(self) -> None:
        """Ask who takes part."""
        self.ask("delegations", questions.delegations, self._show)

    def _show(self, every: "tuple[DelegationLine, ...]") -> None:
        self._all = tuple(sorted(every, key=lambda one: one.kind != "group"))
        self._show_rows()

    def _show_rows(self) -> None:
        shown = [one for one in self._all if self._wanted in _text(one)]
        self.query_one("#rows", RowList).show(shown)
        self.query_one("#count", Static).update(Content(f"Delegations and groups · {len(shown)} of {len(self._all)}"))

    @on(Input.Changed, "#find")
    def _typed(self, event: Input.Changed) -> None:
        self._wanted = event.value.casefold().strip()
        self._show_rows()

    @on(Input.Submitted, "#find")
    def _leave_filter(self) -> None:
        self.query_one("#rows").focus()

    def action_filter(self) -> None:
        """Go to the filter."""
        self.query_one("#find").focus()

    @on(RowList.Chosen)
    def action_open(self) -> None:
        """Show who belongs to a group, or what is known of a delegation."""
        one = self.query_one("#rows", RowList).row
        if one is None:
            return
        if one.kind == "group":
            self.ask("group", lambda n: questions.group(n, one.delegation_id), self._show_group)
        else:
            self.app.push_screen(Details(one.name, delegation_details(one)))

    def _show_group(self, group: "GroupView") -> None:
        self.app.push_screen(Details(group.name, group_details(group)))


def _draw(one: "DelegationLine", width: int) -> Content:
    code = one_line(one.delegation_id, STRONG).truncate(9, ellipsis=True).truncate(10, pad=True)
    name = one_line(one.name).truncate(width // 2 - 1, ellipsis=True).truncate(width // 2, pad=True)
    said = f"{one.members} members" if one.kind == "group" else ", ".join((one.kind.value, *one.groups))
    return Content.assemble(code, name, one_line(said, MUTED))


def _text(one: "DelegationLine") -> str:
    return " ".join((one.delegation_id, one.name, one.kind, *one.aliases, *one.groups)).casefold()
