"""Declaring clauses agreed, and opening them again. Where somebody objects, the person is asked first."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from workbench.errors import NotAllowed, WorkbenchError
from workbench.tui.screens.form import Form, field, row
from workbench.tui.widgets.letter_picker import Choice, LetterPicker

if TYPE_CHECKING:
    from workbench.desk.files import Negotiation
    from workbench.desk.views import Done

LEVELS = (
    Choice("i", "informals", "informals"),
    Choice("r", "ad referendum", "ad referendum"),
    Choice("c", "committee", "committee"),
    Choice("a", "adopted", "adopted"),
)


class AgreeForm(Form):
    """Declare clauses agreed at a level, perhaps on a condition."""

    TITLE_WORDS = "Declare agreed"

    def __init__(self, clauses: tuple[str, ...], draft: str | None) -> None:
        super().__init__(", ".join(clauses))
        self._clauses = clauses
        self._draft = draft
        self._objected: tuple[str, ...] = ()
        """The clauses on which the user was asked whether to declare them all the same."""

    def fields(self) -> ComposeResult:
        """Clauses, level, condition."""
        yield row("Clauses", field("clauses", ", ".join(self._clauses), "36 (a), 36 (b)"))
        yield row("Level", LetterPicker(LEVELS, "informals", id="level"))
        yield row("Pending", field("pending", placeholder="a condition, if any: it is then not agreed text yet"))
        yield row("Package with", field("package", placeholder="36 (d): not agreed text without it"))
        yield row("On", field("on", placeholder="2012-06-04; today if empty"))

    def on_mount(self) -> None:
        """Begin at the level; the clauses are given already."""
        super().on_mount()
        self.query_one("#level" if self._clauses else "#clauses").focus()

    def deed(self) -> "Callable[[Negotiation], Done]":
        """Return the declaration; the desk is told to ask unless the user was asked about these clauses."""
        clauses, level, pending = (
            self.labels_of("clauses"),
            self.text_of("level"),
            self.text_of("pending"),
        )
        if not clauses:
            raise WorkbenchError("No clause is named.", "Write its label, such as 36 (a).")
        package = self.labels_of("package")
        on, draft, ask = self.day_of("on"), self._draft, clauses != self._objected

        def agree(n: "Negotiation") -> "Done":
            from workbench.desk.consensus import agreeing

            return agreeing.agree(n, clauses, level, pending=pending, package=package, draft=draft, on=on, ask=ask)

        return agree

    def refused(self, error: WorkbenchError) -> None:
        """Show the error; objections are a question, answered by saving again."""
        super().refused(error)
        if isinstance(error, NotAllowed):
            self._objected = self.labels_of("clauses")
            self.show_error(f"Press ctrl+s again to declare it all the same, or esc. {error.message}")


class ReopenForm(Form):
    """Open an agreed clause again."""

    TITLE_WORDS = "Reopen"

    def __init__(self, clauses: tuple[str, ...], draft: str | None) -> None:
        super().__init__(clauses[0] if clauses else "")
        self._draft = draft

    def fields(self) -> ComposeResult:
        """Yield clause and reason."""
        yield row("Clause", field("clause", self._subject, "36 (a)"))
        yield row("Because", field("because", placeholder="the reason, which stays in its history"))
        yield row("On", field("on", placeholder="2012-06-04; today if empty"))
        yield Static(Content("The agreement is dropped; its history stays."), classes="note")

    def on_mount(self) -> None:
        """Begin at the reason."""
        super().on_mount()
        self.query_one("#because", Input).focus()

    def deed(self) -> "Callable[[Negotiation], Done]":
        """Return the reopening."""
        clause, because, draft = self.text_of("clause"), self.text_of("because"), self._draft
        on = self.day_of("on")
        if not because:
            raise WorkbenchError("The reason is missing.", "Say why the clause is opened again.")

        def reopen(n: "Negotiation") -> "Done":
            from workbench.desk.consensus import agreeing

            return agreeing.reopen(n, clause, because, draft=draft, on=on)

        return reopen
