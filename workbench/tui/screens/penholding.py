"""What the pen-holder does to a working draft: words changed, clauses added, moved, taken out, the draft issued."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static, TextArea

from workbench.errors import WorkbenchError
from workbench.tui import questions
from workbench.tui.present import one_line, plain
from workbench.tui.screens.form import Form, field, row, yes_or_no
from workbench.tui.widgets.letter_picker import Choice, LetterPicker

if TYPE_CHECKING:
    from workbench.desk.files import Negotiation
    from workbench.desk.views import ClauseView, Done

PLACES = (Choice("a", "after", "after"), Choice("b", "before", "before"), Choice("u", "under", "first below"))
"""Where a clause is to stand, by letter: the ways `workbench.desk.drafts.arranging` knows."""


class ClauseForm(Form):
    """A deed on one clause of a working draft, whose words are asked for when the form opens."""

    def __init__(self, clause: str, draft: str) -> None:
        super().__init__(f"{clause} of {draft}")
        self._clause = clause
        self._draft = draft

    def on_mount(self) -> None:
        """Ask for the words of the clause."""
        super().on_mount()
        label, draft = self._clause, self._draft
        self.ask("words", lambda n: questions.clause_of(n, label, draft), self.know)

    def know(self, view: "ClauseView") -> None:
        """Show the words of the clause."""
        self.query_one("#said", Static).update(plain(view.clause.text))


class RewordForm(ClauseForm):
    """Change the words of a clause."""

    TITLE_WORDS = "Change the words"
    AUTO_FOCUS = "#words"

    def __init__(self, clause: str, draft: str) -> None:
        super().__init__(clause, draft)
        self._read = ""

    def fields(self) -> ComposeResult:
        """Yield the words."""
        words = TextArea(soft_wrap=True, show_line_numbers=False, id="words", tab_behavior="focus")
        yield row("Words", words, classes="words")

    def know(self, view: "ClauseView") -> None:
        """Begin with the words as they are; what was typed before stays."""
        self._read = self._first["words"] = view.clause.text
        words = self.query_one("#words", TextArea)
        if not words.text:
            words.text = view.clause.text

    def deed(self) -> "Callable[[Negotiation], Done]":
        """Return the change, against the words that were read."""
        clause, draft, text, read = self._clause, self._draft, self.text_of("words"), self._read

        def reword(n: "Negotiation") -> "Done":
            from workbench.desk.drafts import drafting

            return drafting.edit_clause(n, draft, clause, text, read=read)

        return reword


class AddForm(Form):
    """Add a clause beside another one."""

    TITLE_WORDS = "Add a clause"
    AUTO_FOCUS = "#words"

    def __init__(self, clause: str, draft: str) -> None:
        super().__init__(draft)
        self._clause = clause

    def fields(self) -> ComposeResult:
        """Yield the words, the place and the label."""
        words = TextArea(soft_wrap=True, show_line_numbers=False, id="words", tab_behavior="focus")
        yield row("Words", words, classes="words")
        yield row("To stand", LetterPicker(PLACES, "after", id="place"))
        yield row("Clause", field("clause", self._clause, "36 (a)"))
        yield row("Called", field("label", placeholder="bis, ter … of the clause before it, if empty"))

    def deed(self) -> "Callable[[Negotiation], Done]":
        """Return the addition."""
        draft, text, label, place = self._subject, self.text_of("words"), self.text_of("label"), _place(self)

        def add(n: "Negotiation") -> "Done":
            from workbench.desk.drafts import arranging

            return arranging.add_clause(n, draft, text, label=label, **place)

        return add


class MoveForm(ClauseForm):
    """Let a clause stand elsewhere."""

    TITLE_WORDS = "Move"
    AUTO_FOCUS = "#clause"

    def fields(self) -> ComposeResult:
        """Yield the new place, and the words that move."""
        yield row("To stand", LetterPicker(PLACES, "after", id="place"))
        yield row("Clause", field("clause", placeholder="36 (a)"))
        yield Static("", id="said", classes="note", markup=False)
        yield Static(Content("It keeps its label until the draft is renumbered; what was said on it goes along."))

    def deed(self) -> "Callable[[Negotiation], Done]":
        """Return the move."""
        clause, draft, place = self._clause, self._draft, _place(self)

        def move(n: "Negotiation") -> "Done":
            from workbench.desk.drafts import arranging

            return arranging.move_clause(n, draft, clause, **place)

        return move


def _place(form: Form) -> dict[str, str]:
    """Return the place as the desk asks for it; raises WorkbenchError where no clause is named."""
    clause = form.text_of("clause")
    if not clause:
        raise WorkbenchError("No clause is named.", "Write the label of the one it should stand beside.")
    return {form.text_of("place"): clause}


class RemoveForm(ClauseForm):
    """Take a clause out, or take it and leave out its alternatives."""

    TITLE_WORDS = "Take out"

    def fields(self) -> ComposeResult:
        """Yield the words, and which of the two is meant."""
        choices = (
            Choice("o", "out", "it goes, with all below it"),
            Choice("k", "keep", "it is kept, its alternatives go"),
        )
        yield row("What", LetterPicker(choices, "out", id="what"))
        yield Static("", id="said", classes="note", markup=False)
        yield Static(Content("What was said on a clause that goes stays in the record. u takes this back."))

    def deed(self) -> "Callable[[Negotiation], Done]":
        """Return the removal."""
        clause, draft, is_kept = self._clause, self._draft, self.text_of("what") == "keep"

        def remove(n: "Negotiation") -> "Done":
            from workbench.desk.drafts import arranging

            return (arranging.take_alternative if is_kept else arranging.remove_clause)(n, draft, clause)

        return remove


class IssueForm(Form):
    """Freeze a working draft."""

    TITLE_WORDS = "Issue"
    AUTO_FOCUS = "#symbol"

    def __init__(self, draft: str) -> None:
        super().__init__(draft)

    def fields(self) -> ComposeResult:
        """Yield symbol, day, and whether labels are to be put in order."""
        yield Static(one_line("From then on its words never change."), classes="note", markup=False)
        yield row("As", field("symbol", placeholder="A/66/L.55/Rev.1, or Rev.3 of 14 May"))
        yield row("On", field("on", placeholder="2012-06-04; today if empty"))
        yield row("Renumber", yes_or_no("renumber"))
        yield Static(Content("y: bis and ter go and what follows shifts; alternatives in brackets keep theirs."))

    def deed(self) -> "Callable[[Negotiation], Done]":
        """Return the issue."""
        draft, symbol, on = self._subject, self.text_of("symbol"), self.day_of("on")
        is_renumbered = self.text_of("renumber") == "yes"

        def issue(n: "Negotiation") -> "Done":
            from workbench.desk.drafts import drafting

            return drafting.issue_draft(n, draft, symbol, on, renumber=is_renumbered)

        return issue
