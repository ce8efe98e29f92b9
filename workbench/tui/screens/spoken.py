"""Forms that ask for names, and two of them: dissociating, positions from a file."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from workbench.errors import NotAllowed, WorkbenchError
from workbench.tui import questions
from workbench.tui.screens.form import Form, field, row
from workbench.tui.widgets.name_input import NameInput

if TYPE_CHECKING:
    from workbench.desk.files import Negotiation
    from workbench.desk.views import DelegationLine, Done


class NamesForm(Form):
    """A form with fields for names, which it asks the desk for; it begins at the speaker's."""

    AUTO_FOCUS = "#who"

    def on_mount(self) -> None:
        """Ask for the names."""
        super().on_mount()
        self.ask("names", questions.delegations, self._know)

    def _know(self, delegations: "tuple[DelegationLine, ...]") -> None:
        for names in self.query(NameInput):
            names.know(delegations)

    def named(self, widget_id: str, missing: str) -> str:
        """Return the name in a field; raises WorkbenchError, saying what is missing, where it is empty."""
        name = self.text_of(widget_id)
        if not name:
            raise WorkbenchError(missing, "Type a name, a code or an alias.")
        return name


class DissociateForm(NamesForm):
    """Take down that a delegation is bound by nobody's word on some clauses."""

    TITLE_WORDS = "Dissociate from clauses"

    def __init__(self, clauses: tuple[str, ...], draft: str | None, who: str = "") -> None:
        super().__init__(", ".join(clauses))
        self._draft = draft
        self._who = who

    def fields(self) -> ComposeResult:
        """Who, from what, why."""
        yield row("Who", NameInput(self._who, placeholder="name, code or alias", id="who"))
        yield row("Clauses", field("clauses", self._subject, "36 (a), 36 (b)"))
        yield row("Because", field("because", placeholder="the reason given"))
        yield row("Source", field("source", placeholder="document or minute"))
        yield row("On", field("on", placeholder="2012-06-04; today if empty"))

    def deed(self) -> "Callable[[Negotiation], Done]":
        """Return the dissociation."""
        who = self.named("who", "Who dissociates itself is missing.")
        clauses = self.labels_of("clauses")
        if not clauses:
            raise WorkbenchError("No clause is named.", "Write its label, such as 36 (a).")
        because, source, on, draft = self.text_of("because"), self.text_of("source"), self.day_of("on"), self._draft

        def dissociate(n: "Negotiation") -> "Done":
            from workbench.desk.statements import speaking

            return speaking.dissociate(n, who, clauses, draft=draft, because=because, source=source, on=on)

        return dissociate


class TakeInForm(Form):
    """Read positions from a file."""

    TITLE_WORDS = "Import positions from a file"

    def __init__(self) -> None:
        super().__init__()
        self._seen = ""
        """The file whose contents the user was shown."""

    def fields(self) -> ComposeResult:
        """Yield the file."""
        yield row("File", field("path", placeholder="path of a .csv, .xlsx, .jsonl, .json or .toml file"))
        said = "You are shown what it holds, or which rows are wrong, before it is taken in."
        yield row("", Static(Content(said), classes="note"))

    def deed(self) -> "Callable[[Negotiation], Done]":
        """Return the import."""
        path = self.text_of("path")
        if not path:
            raise WorkbenchError("No file is named.", "Type the path of the file.")

        ask = path != self._seen

        def take_in(n: "Negotiation") -> "Done":
            from workbench.desk.statements import importing

            return importing.import_positions(n, Path(path).expanduser(), ask=ask)

        return take_in

    def refused(self, error: WorkbenchError) -> None:
        """Show what is not understood; what the file holds is a question, answered by saving again."""
        super().refused(error)
        if isinstance(error, NotAllowed):
            self._seen = self.text_of("path")
            self.show_error(f"Press ctrl+s again to take it in, or esc. {error.message}")
