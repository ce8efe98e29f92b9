"""The report of views: the clauses above, and below what delegations said of the one under the cursor."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Static

from workbench.tui import questions
from workbench.tui.actions import HERE, bindings
from workbench.tui.present import MUTED, STRONG, illustrative_tag, joined, one_line, plain, status_tag
from workbench.tui.screens.form import Form, field, row
from workbench.tui.screens.list_screen import NO_DRAFT, ListScreen
from workbench.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from workbench.desk.files import Negotiation
    from workbench.desk.views import Done, StatusLine, StatusView
    from workbench.desk.views.narratives import ClauseViews, ViewsReport

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class ReportOfViews(ListScreen["StatusLine"]):
    """Who supports, accepts, asks, reserves and objects, told clause by clause."""

    PLACE = "views"
    BEGINS = "Reading what was said …"
    BINDINGS: ClassVar[list[BindingType]] = bindings(HERE["views"])

    def list_of_rows(self) -> "RowList[StatusLine]":
        """Return the list, without its rows."""
        return RowList(lambda one, _width: clause_line(one), lambda one: one.label, id="rows")

    def reload(self) -> None:
        """Ask how the open draft stands."""
        draft, day = self.workbench.draft, self.workbench.as_of
        self.ask("status", lambda n: questions.status_of(n, draft, day), self._show)

    def _show(self, view: "StatusView | None") -> None:
        self.workbench.status = view
        if view is None:
            self.entitle(NO_DRAFT)
            return
        parts = [Content("Report of views"), one_line(view.draft.symbol)]
        self.entitle(joined([*parts, *[illustrative_tag()] * view.illustrative], " · "))
        self.rows().show(view.clauses)
        self._ask_more()

    @on(RowList.Highlighted)
    def _ask_more(self) -> None:
        row, draft, day = self.rows().row, self.workbench.draft, self.workbench.as_of
        if row is not None:
            label = row.label
            self.ask("views", lambda n: questions.views_of(n, label, draft, day), self._show_more)

    def _show_more(self, report: "ViewsReport") -> None:
        self.tell(joined([told(clause) for clause in report.clauses], "\n\n"))

    @on(RowList.Chosen)
    def action_open(self) -> None:
        """Open the clause the line is about."""
        row = self.rows().row
        if row is not None:
            self.workbench.show_clause(row.label)

    def action_words(self) -> None:
        """Set the words for numbers."""
        self.ask("scale", questions.scale, self._ask_words)

    def _ask_words(self, held: str) -> None:
        self.app.push_screen(WordsForm(held), self.done)

    def action_read_on(self) -> None:
        """Scroll what was said."""
        self._scroll(1)

    def action_read_back(self) -> None:
        """Scroll what was said back."""
        self._scroll(-1)

    def _scroll(self, pages: int) -> None:
        pane = self.query_one("#pane")
        pane.scroll_relative(y=pages * max(pane.size.height - 1, 1), animate=False)


class WordsForm(Form):
    """Set the words for numbers of Member States."""

    TITLE_WORDS = "Words for numbers of Member States"

    def __init__(self, held: str) -> None:
        super().__init__()
        self._held = held

    def fields(self) -> ComposeResult:
        """Yield the words, the weakest first."""
        yield row("Words", field("words", self._held, "some 2, several 4, a number of 8, many 40, most"))
        yield Static(Content("The weakest first, each from its number on. Empty: numbers are written."), classes="note")

    def on_mount(self) -> None:
        """Begin at the words."""
        super().on_mount()
        self.query_one("#words", Input).focus()

    def deed(self) -> "Callable[[Negotiation], Done]":
        """Return the setting of them."""
        words = self.text_of("words")

        def set_scale(n: "Negotiation") -> "Done":
            from workbench.desk.exports import narrating

            return narrating.set_scale(n, words)

        return set_scale


def clause_line(line: "StatusLine") -> Content:
    """Return a clause on one line: its status, and how many Member States each stance counts."""
    counted = (
        (line.support, "support"),
        (line.accept, "accept"),
        (line.amend, "amend"),
        (line.reserve, "reserve"),
        (line.oppose, "oppose"),
        (len(line.contradictory), "pulled both ways"),
        (line.silent, "silent"),
    )
    counts = " · ".join(f"{count} {title}" for count, title in counted if count)
    return joined([status_tag(line.status).truncate(16, pad=True), one_line(line.label, STRONG), "  ", counts])


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
