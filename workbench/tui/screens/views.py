"""The report of views: the clauses above, and below what delegations said of the one under the cursor."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Static

from workbench.tui import questions
from workbench.tui.actions import HERE, bindings
from workbench.tui.present import MUTED, STRONG, illustrative_tag, joined, one_line, plain, status_tag
from workbench.tui.screens.desk_screen import DeskScreen
from workbench.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from workbench.desk.views.narratives import ClauseViews, ViewsReport

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class ReportOfViews(DeskScreen[None]):
    """Who supports, accepts, asks, reserves and objects, told clause by clause."""

    PLACE = "views"
    CSS_PATH = "pairs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(HERE["views"])

    def compose(self) -> ComposeResult:
        """Title, clauses, what was said of one, keys."""
        yield Static(Content("Reading what was said …"), classes="title", id="title", markup=False)
        yield RowList(lambda one, _width: clause_line(one), lambda one: one.label, id="rows")
        with VerticalScroll(id="pane", can_focus=False):
            yield Static("", id="more", markup=False)
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Begin in the list."""
        self.query_one("#rows").focus()

    def reload(self) -> None:
        """Ask for the views on the open draft."""
        draft = self.workbench.draft
        self.ask("views", lambda n: questions.views_of(n, draft), self._show)

    def _show(self, report: "ViewsReport | None") -> None:
        if report is None:
            self.query_one("#title", Static).update(Content("There is no draft on the table yet."))
            return
        parts = [Content("Report of views"), one_line(report.draft)]
        self.query_one("#title", Static).update(joined([*parts, *[illustrative_tag()] * report.illustrative], " · "))
        self.query_one("#rows", RowList).show(report.clauses)

    @on(RowList.Highlighted)
    def _show_more(self) -> None:
        row = self.query_one("#rows", RowList).row
        self.query_one("#more", Static).update(told(row) if row else "")
        self.query_one("#pane").scroll_home(animate=False)

    @on(RowList.Chosen)
    def action_open(self) -> None:
        """Open the clause the line is about."""
        row = self.query_one("#rows", RowList).row
        if row is not None:
            self.workbench.show_clause(row.label)

    def action_read_on(self) -> None:
        """Scroll what was said."""
        self._scroll(1)

    def action_read_back(self) -> None:
        """Scroll what was said back."""
        self._scroll(-1)

    def _scroll(self, pages: int) -> None:
        pane = self.query_one("#pane")
        pane.scroll_relative(y=pages * max(pane.size.height - 1, 1), animate=False)


def clause_line(clause: "ClauseViews") -> Content:
    """Return a clause on one line: its status, and how many Member States each stance counts."""
    counts = " · ".join(f"{one.states} {one.title}" for one in clause.views)
    return joined([status_tag(clause.status).truncate(16, pad=True), one_line(clause.label, STRONG), "  ", counts])


def told(clause: "ClauseViews") -> Content:
    """Return the views on a clause, a paragraph a stance, their notes below."""
    notes: list[str] = []
    paragraphs = []
    for one in clause.views:
        sentences = []
        for passage in one.passages:
            if passage.note:
                notes.append(passage.note)
            mark = str(len(notes)).translate(_RAISED) if passage.note else ""
            sentences.append(plain(passage.text + mark))
        paragraphs.append(joined(sentences, " "))
    below = [plain(f"{str(number).translate(_RAISED)} {note}", MUTED) for number, note in enumerate(notes, 1)]
    return joined([joined(paragraphs, "\n"), joined(below, "\n")], "\n\n")
