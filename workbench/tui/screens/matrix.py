"""Delegations × clauses: where everybody stands on everything."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Footer, Input, Static

from workbench.tui import questions
from workbench.tui.actions import HERE, bindings
from workbench.tui.present import MUTED, STANCE_SIGNS, STRONG, joined, one_line, stance_tag, status_tag
from workbench.tui.screens.desk_screen import DeskScreen
from workbench.tui.widgets.matrix_grid import MatrixGrid

if TYPE_CHECKING:
    from workbench.desk.views import MatrixRow, MatrixView

LEGEND = (
    "+ support  ~ accept  ? reserve  ! amend  x oppose  * pulled both ways\n"
    "- dissociated  . silent   (x) from a group   ↻ words changed   ° to confirm"
)
TITLES = {sign: title for title, (sign, _) in STANCE_SIGNS.items()}


class Matrix(DeskScreen[None]):
    """The grid, what its signs mean, and the cell under the cursor in words."""

    PLACE = "matrix"
    CSS_PATH = "pairs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(HERE["matrix"])

    def __init__(self) -> None:
        super().__init__()
        self._view: MatrixView | None = None
        self._spoken_only = False

    def compose(self) -> ComposeResult:
        """Grid, legend, cell, keys."""
        yield MatrixGrid(id="grid")
        yield Static(Content("Reading where everybody stands …"), id="here", markup=False)
        yield Static(Content(LEGEND), id="legend")
        find = Input(placeholder="begin of a name, then enter", compact=True, id="find")
        find.display = False
        yield find
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Begin in the grid."""
        self.query_one("#grid").focus()

    def reload(self) -> None:
        """Ask for the matrix of the open draft."""
        draft, day = self.workbench.draft, self.workbench.as_of
        self.ask("matrix", lambda n: questions.matrix_of(n, draft, day), self._show)

    def _show(self, view: "MatrixView | None") -> None:
        self._view = view
        if view is None:
            return
        rows = view.rows
        if self._spoken_only:
            rows = tuple(row for row in rows if row.codes.strip("."))
        self.query_one(MatrixGrid).show(view, rows)

    @on(MatrixGrid.Moved)
    def _show_cell(self) -> None:
        grid = self.query_one(MatrixGrid)
        if self._view is not None and grid.row is not None and grid.label is not None:
            said = cell_words(grid.row, grid.at_column, grid.label, self._view.statuses[grid.at_column])
            self.query_one("#here", Static).update(said)

    @on(MatrixGrid.Chosen)
    def action_open(self) -> None:
        """Open the clause under the cursor."""
        label = self.query_one(MatrixGrid).label
        if label is not None:
            self.workbench.show_clause(label)

    def clauses_meant(self) -> tuple[str, ...]:
        """Return the clause under the cursor."""
        label = self.query_one(MatrixGrid).label
        return (label,) if label else ()

    def delegation_meant(self) -> str:
        """Return the delegation under the cursor."""
        row = self.query_one(MatrixGrid).row
        return row.name if row else ""

    def action_spoken(self) -> None:
        """Leave out the silent, or show all."""
        self._spoken_only = not self._spoken_only
        if self._view is not None:
            self._show(self._view)

    def action_find(self) -> None:
        """Ask for a name."""
        find = self.query_one("#find", Input)
        find.display = True
        find.focus()

    @on(Input.Submitted, "#find")
    def _find(self, event: Input.Submitted) -> None:
        grid, wanted = self.query_one(MatrixGrid), event.value.casefold().strip()
        order = [*range(grid.at_row + 1, len(grid.rows)), *range(grid.at_row + 1)]
        found = [at for at in order if _is_called(grid.rows[at], wanted)]
        if found:
            grid.at_row = found[0]
        else:
            self.workbench.tell_line(f"No delegation here is called “{event.value}”.")
        self._leave_find()

    def _leave_find(self) -> None:
        self.query_one("#find").display = False
        self.query_one("#grid").focus()

    def action_back(self) -> None:
        """Leave the search, or the screen."""
        if self.query_one("#find").display:
            self._leave_find()
        else:
            super().action_back()


def cell_words(row: "MatrixRow", column: int, label: str, status: str) -> Content:
    """Return a cell in words: who, on what, how, by whose word, on which words."""
    how = {"o": "by its own word", "g": "as its group"}.get(row.own[column], "")
    fresh = {"s": "↻ words changed since", "c": "° to confirm"}.get(row.stale[column], "")
    said = " · ".join(part for part in (how, fresh) if part)
    parts = [one_line(row.name, STRONG), Content(" on "), one_line(label, STRONG), Content(": ")]
    parts += [
        stance_tag(TITLES[row.codes[column]]),
        Content(f"  {said}  "),
        Content.styled("clause: ", MUTED),
        status_tag(status),
    ]
    return joined(parts)


def _is_called(row: "MatrixRow", wanted: str) -> bool:
    name = row.name.casefold()
    return row.delegation_id.casefold() == wanted or name.startswith(wanted) or f" {wanted}" in name
