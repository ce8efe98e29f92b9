"""Choosing the words of force that a comparison points out: a list in a file, or the program's own."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from workbench.errors import WorkbenchError
from workbench.tui.screens.form import Form, field, row
from workbench.tui.widgets.letter_picker import Choice, LetterPicker

if TYPE_CHECKING:
    from workbench.desk.files import Negotiation
    from workbench.desk.views import Done

_CHOICES = (
    Choice("w", "write", "write the list in use to the file"),
    Choice("s", "set", "set the list in the file"),
    Choice("b", "reset", "back to the program's own"),
)


class ForceWordsForm(Form):
    """What to do, and the file."""

    TITLE_WORDS = "Words of force"

    def fields(self) -> ComposeResult:
        """Yield the choice and the file."""
        yield row("Do", LetterPicker(_CHOICES, "write", id="what"))
        yield row("File", field("path", "words.toml"))
        note = "Write the list, edit it, set it: a table a class, a list a language. It is kept with the negotiation."
        yield Static(Content(note), classes="note")

    def deed(self) -> "Callable[[Negotiation], Done]":
        """Return what is done with the list."""
        what, written = self.text_of("what"), self.text_of("path")
        if what != "reset" and not written:
            raise WorkbenchError("No file is named.", "Type its name.")
        path = Path(written).expanduser()

        def do(n: "Negotiation") -> "Done":
            from workbench.desk.drafts import pointing

            if what == "write":
                return pointing.save_force_words(n, path)
            return pointing.set_force_words(n, path) if what == "set" else pointing.reset_force_words(n)

        return do
