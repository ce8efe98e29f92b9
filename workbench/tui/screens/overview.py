"""The first screen: what is agreed, who stands in the way, what is undecided, who has not spoken.

Its style sheet is loaded with the app's, since it is there before any screen is pushed.
"""

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Input, Static

from workbench.desk.showing import count_of
from workbench.tui import present, questions
from workbench.tui.actions import HERE, bindings
from workbench.tui.screens.desk_screen import DeskScreen
from workbench.tui.screens.sentences import (
    agreed_line,
    blockers_line,
    clause_row,
    draft_heading,
    preview,
    silent_line,
    undecided_line,
)
from workbench.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from workbench.desk.views import StatusLine, StatusView


class Overview(DeskScreen[None]):
    """Four answers on top, the clauses below them, and what the clause under the cursor needs."""

    PLACE = "overview"
    BINDINGS: ClassVar[list[BindingType]] = bindings(HERE["overview"])

    def __init__(self) -> None:
        super().__init__()
        self._flagged_only = False
        self._worst_first = True
        self._wanted = ""
        self._label_width = 6

    def compose(self) -> ComposeResult:
        """Heading, the four answers, the list with its filter, the need, the keys."""
        yield Static(Content("Reading the file …"), id="heading", classes="cut")
        with Vertical(id="answers"):
            for name in ("agreed", "blockers", "undecided", "silent"):
                yield Static("", id=name, classes="answer", markup=False)
        with Horizontal(id="bar"):
            yield Static("", id="order", classes="cut", markup=False)
            yield Input(placeholder="filter", compact=True, id="filter")
        with Vertical(id="body"):
            yield RowList(self._draw, lambda line: line.label, empty="", id="clauses")
            with VerticalScroll(id="preview-pane", can_focus=False):
                yield Static("", id="preview", markup=False)
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Begin in the list."""
        self.query_one("#clauses").focus()

    def reload(self) -> None:
        """Ask how the open draft stands."""
        draft, day = self.workbench.draft, self.workbench.as_of
        self.ask("status", lambda n: questions.status_of(n, draft, day), self._show)

    def _show(self, view: "StatusView | None") -> None:
        self.workbench.status = view
        if view is None:
            self._show_empty()
            return
        self._label_width = min(max((len(line.label) for line in view.clauses), default=6), 14)
        self.query_one("#heading", Static).update(draft_heading(view))
        self.query_one("#agreed", Static).update(agreed_line(view))
        self.query_one("#blockers", Static).update(blockers_line(view))
        self.query_one("#undecided", Static).update(undecided_line(view))
        self.query_one("#silent", Static).update(silent_line(view))
        self._show_clauses()

    def _show_empty(self) -> None:
        said = "There is no draft on the table yet. Press T to read one from a file (txt, md, docx, html, xml)."
        self.query_one("#heading", Static).update(Content(said))

    def _show_clauses(self) -> None:
        view = self.workbench.status
        if view is None:
            return
        lines = [line for line in view.clauses if self._is_wanted(line)]
        if self._worst_first:
            worst = {status: at for at, status in enumerate(present.STATUS_SIGNS)}
            lines.sort(key=lambda line: (worst[line.status], -line.oppose - line.amend))
        rows = self._rows()
        rows.show(lines)
        order = "worst first" if self._worst_first else "in the draft's order"
        shown = (
            f"{len(lines)} of {len(view.clauses)} clauses"
            if len(lines) < len(view.clauses)
            else count_of(len(lines), "clause")
        )
        said = [
            shown,
            order,
            *(["flagged only"] * self._flagged_only),
            *([f"{len(rows.marked)} marked"] * bool(rows.marked)),
        ]
        self.query_one("#order", Static).update(present.joined([" · ".join(said)]))

    def _is_wanted(self, line: "StatusLine") -> bool:
        if self._flagged_only and not line.is_flagged:
            return False
        if not self._wanted:
            return True
        text = " ".join((line.label, line.status, line.text, *line.blockers, *line.flags)).casefold()
        return all(word in text for word in self._wanted.split())

    def _rows(self) -> "RowList[StatusLine]":
        return self.query_one("#clauses", RowList)

    def _draw(self, line: "StatusLine", width: int) -> Content:
        return clause_row(line, width, self._label_width)

    @on(RowList.Highlighted)
    def _show_preview(self) -> None:
        line = self._rows().row
        self.query_one("#preview", Static).update(preview(line) if line else "")

    @on(RowList.Chosen)
    def action_open(self) -> None:
        """Open the clause under the cursor."""
        if (line := self._rows().row) is not None:
            self.workbench.show_clause(line.label)

    @on(Input.Changed, "#filter")
    def _filter_typed(self, event: Input.Changed) -> None:
        self._wanted = event.value.casefold().strip()
        self._show_clauses()

    @on(Input.Submitted, "#filter")
    def _filter_left(self) -> None:
        self._rows().focus()

    def on_click(self, event: events.Click) -> None:
        """Show all the names behind an answer that is clicked."""
        if event.widget is not None and "answer" in event.widget.classes:
            self.workbench.action_go("proposals" if event.widget.id == "undecided" else "room")

    def clauses_meant(self) -> tuple[str, ...]:
        """Return the marked clauses in the order of the list, or the one under the cursor."""
        rows = self._rows()
        if rows.marked:
            return tuple(line.label for line in rows.rows if line.label in rows.marked)
        return (rows.row.label,) if rows.row else ()

    def done(self, done: "object | None") -> None:
        """Say what was done; marks have served."""
        if done is not None:
            self._rows().clear_marks()
        super().done(done)  # type: ignore[arg-type]

    def action_mark(self) -> None:
        """Mark the clause under the cursor."""
        self._rows().toggle_mark()
        self._show_clauses()

    def action_flagged(self) -> None:
        """Show flagged clauses only, or all."""
        self._flagged_only = not self._flagged_only
        self._show_clauses()

    def action_order(self) -> None:
        """Change the order."""
        self._worst_first = not self._worst_first
        self._show_clauses()

    def action_filter(self) -> None:
        """Go to the filter."""
        self.query_one("#filter", Input).focus()

    def action_next_flag(self) -> None:
        """Go to the next flagged clause."""
        self._rows().go_to(lambda line: line.is_flagged, 1)

    def action_last_flag(self) -> None:
        """Go to the flagged clause before."""
        self._rows().go_to(lambda line: line.is_flagged, -1)

    def action_back(self) -> None:
        """Leave the filter, take marks away: this screen is home."""
        self.query_one("#filter", Input).value = ""
        self._rows().clear_marks()
        self._rows().focus()
        self._show_clauses()
