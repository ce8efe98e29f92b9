"""Writing a file: what, where to, of which draft; private positions only when asked for."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from workbench.errors import WorkbenchError
from workbench.tui.screens.form import Form, field, row, yes_or_no
from workbench.tui.widgets.letter_picker import Choice, LetterPicker

if TYPE_CHECKING:
    from workbench.desk.files import Negotiation
    from workbench.desk.views import Done

KINDS = (
    Choice("a", "agreed", "agreed"),
    Choice("c", "clean", "clean"),
    Choice("o", "rolling", "rolling"),
    Choice("r", "redline", "redline"),
    Choice("p", "positions", "positions"),
    Choice("s", "streamlining", "streamlining"),
    Choice("t", "report", "report"),
    Choice("m", "matrix", "matrix"),
    Choice("e", "everything", "everything"),
    Choice("v", "views", "views"),
)
"""The kinds by letter: those of `workbench.desk.exports.exporting.KINDS`, which a test holds them against."""
FORMATS = (".docx", ".pdf", ".html", ".xlsx", ".md", ".txt", ".xml", ".csv", ".json", ".jsonl")
"""The formats, the usual ones first: those of `workbench.desk.exports.exporting.FORMATS`, held against it likewise."""
MEANINGS = {
    "agreed": "only the clauses that are agreed without a condition",
    "clean": "the text of the draft without marks",
    "rolling": "the text with its brackets and attributions",
    "redline": "the draft against another one, changes marked",
    "positions": "who said what on each clause, with sources",
    "streamlining": "new paragraph, its sources and contributors",
    "report": "who stands where, and what each clause needs",
    "everything": "the whole record, private words and all, as .jsonl or .json; `workbench restore` reads it",
    "matrix": "a sign for each delegation on each clause",
    "views": "who said what of each clause, in sentences with notes",
}


class ExportForm(Form):
    """Write one file."""

    TITLE_WORDS = "Export"

    def __init__(self, draft: str | None) -> None:
        super().__init__(draft or "")
        self._draft = draft
        self._proposed = ""

    def fields(self) -> ComposeResult:
        """Kind, file, draft, base, comments, private, overwrite."""
        yield row("What", LetterPicker(KINDS, "agreed", id="kind"))
        yield row("", Static("", id="meaning", classes="note", markup=False))
        yield row("File", field("path"))
        yield row("", Static(Content(f"its ending: {' '.join(FORMATS)}"), classes="note"))
        yield row("Draft", field("draft", self._draft or "", "symbol; the newest if empty"))
        yield row("Against", field("base", placeholder="for a redline: the other draft; the one before if empty"))
        yield row("Comments", yes_or_no("comments"))
        yield row("With private", yes_or_no("private"))
        yield row("Overwrite", yes_or_no("force"))

    def on_mount(self) -> None:
        """Begin at what to write."""
        super().on_mount()
        self._kind_chosen()
        self.query_one("#kind").focus()

    @on(LetterPicker.Changed)
    def _kind_chosen(self) -> None:
        kind = self.query_one("#kind", LetterPicker).value
        self.query_one("#meaning", Static).update(Content(MEANINGS.get(kind, "")))
        path = self.query_one("#path", Input)
        if path.value in {"", self._proposed}:
            self._proposed = f"{kind}.docx" if kind in {"agreed", "clean", "rolling", "redline"} else f"{kind}.md"
            path.value = self._proposed

    def deed(self) -> "Callable[[Negotiation], Done]":
        """Return the export; what it wrote is told as a deed."""
        kind, path, draft, base = (self.text_of(name) for name in ("kind", "path", "draft", "base"))
        if not path:
            raise WorkbenchError("No file is named.", "Type where to write it.")
        comments, private, force = (self.text_of(name) == "yes" for name in ("comments", "private", "force"))

        def export(n: "Negotiation") -> "Done":
            from workbench.desk.exports import exporting
            from workbench.desk.views import Done

            made = exporting.export(
                n, kind, Path(path).expanduser(), draft=draft or None, base=base or None,
                comments=comments, include_private=private, force=force,
            )  # fmt: skip
            return Done(made.sentence, made.notices)

        return export
