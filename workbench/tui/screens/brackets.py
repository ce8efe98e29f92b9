"""The open brackets of a draft: resolved one by one, marked as none, read as somebody would have them."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from workbench.tui import questions
from workbench.tui.actions import HERE, bindings
from workbench.tui.bracket_words import bracket_row, bracket_summary, trend_lines
from workbench.tui.present import plain
from workbench.tui.screens.form import Form, row
from workbench.tui.screens.list_screen import NO_DRAFT, ListScreen
from workbench.tui.widgets.letter_picker import Choice, LetterPicker
from workbench.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from workbench.desk.drafts.bracketing import BracketLine, BracketsView
    from workbench.desk.files import Negotiation
    from workbench.desk.views import Done


class Brackets(ListScreen["BracketLine"]):
    """Brackets above; below, the one under the cursor and how their number went from draft to draft."""

    PLACE = "brackets"
    BINDINGS: ClassVar[list[BindingType]] = bindings(HERE["brackets"])

    def __init__(self) -> None:
        super().__init__()
        self._view: BracketsView | None = None

    def list_of_rows(self) -> "RowList[BracketLine]":
        """Return the list, without its rows."""
        return RowList(bracket_row, lambda one: f"{one.clause}/{one.number}", empty="No bracket is open.", id="rows")

    def reload(self) -> None:
        """Ask for the brackets of the draft looked at."""
        draft, day = self.workbench.draft, self.workbench.as_of
        self.ask("brackets", lambda n: questions.brackets_of(n, draft, day), self._show)

    def _show(self, view: "BracketsView | None") -> None:
        self._view = view
        if view is None:
            self.entitle(NO_DRAFT)
            return
        self.entitle(bracket_summary(view))
        self.rows().show(view.brackets)
        self._show_one()

    @on(RowList.Highlighted)
    def _show_one(self) -> None:
        one, view = self.rows().row, self._view
        parts = [plain(one.text), Content("")] if one else []
        self.tell(Content("\n").join([*parts, *(trend_lines(view) if view else [])]))

    @on(RowList.Chosen)
    def action_open(self) -> None:
        """Open the clause of the bracket."""
        if (one := self.rows().row) is not None:
            self.workbench.show_clause(one.clause, self.draft_meant())

    def clauses_meant(self) -> tuple[str, ...]:
        """Return the clause of the bracket under the cursor."""
        one = self.rows().row
        return (one.clause,) if one else ()

    def action_resolve(self) -> None:
        """Resolve the bracket under the cursor."""
        if (one := self.rows().row) is not None:
            self.hold_pen(lambda draft: ResolveForm(one, draft))

    def action_mark_none(self) -> None:
        """Say that the bracket under the cursor is no negotiation."""
        one, draft = self.rows().row, self._view.draft if self._view else None
        if one is None:
            return

        def mark(n: "Negotiation") -> "Done":
            from workbench.desk.drafts import bracketing

            return bracketing.mark_bracket(n, draft, one.clause, str(one.number))

        self.act(mark)

    def action_read_as(self) -> None:
        """Read the draft as somebody would have it."""
        from workbench.tui.screens.reading import ReadAs

        if self._view is not None:
            self.app.push_screen(ReadAs(self._view.draft, self._view.owners))


class ResolveForm(Form):
    """Resolve one bracket of a working draft."""

    TITLE_WORDS = "Resolve"

    def __init__(self, bracket: "BracketLine", draft: str) -> None:
        super().__init__(f"{bracket.clause}, bracket {bracket.number}")
        self._bracket = bracket
        self._draft = draft

    def fields(self) -> ComposeResult:
        """Yield the bracket, and what may become of it."""
        choices = [Choice("k", "keep", "keep its words"), Choice("d", "drop", "drop it, with its words")]
        if self._bracket.kind == "notice":
            choices = [Choice("d", "drop", "it is settled: take the notice out")]
        if self._bracket.kind == "deletion":
            choices = [Choice("g", "delete", "grant the deletion"), Choice("d", "drop", "refuse the deletion")]
        yield Static(plain(self._bracket.text), classes="note", markup=False)
        yield row("It is to", LetterPicker(tuple(choices), choices[0].value, id="how"))
        if self._bracket.alternatives:
            words = (Choice(str(at), one, one) for at, one in enumerate(self._bracket.alternatives, start=1))
            yield row("Of these", LetterPicker(tuple(words), self._bracket.alternatives[0], id="alternative"))

    def deed(self) -> "Callable[[Negotiation], Done]":
        """Return the resolution, of the bracket as it was shown."""
        one, draft, how = self._bracket, self._draft, self.text_of("how")
        alternative = self.text_of("alternative") if how == "keep" else ""

        def resolve(n: "Negotiation") -> "Done":
            from workbench.desk.drafts import bracketing

            return bracketing.resolve_bracket(
                n, draft, one.clause, one.number, how, alternative=alternative, seen=one.text
            )

        return resolve
