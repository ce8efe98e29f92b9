"""Choosing a draft, and tabling a new one from a file."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from workbench.errors import WorkbenchError
from workbench.tui import questions
from workbench.tui.present import MUTED, STRONG, illustrative_tag, one_line
from workbench.tui.screens.desk_screen import DeskDialog
from workbench.tui.screens.form import Form, field, row
from workbench.tui.widgets.letter_picker import Choice, LetterPicker
from workbench.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from workbench.desk.files import Negotiation
    from workbench.desk.views import Done, DraftLine


class DraftPicker(DeskDialog[str | None]):
    """The drafts on the table, in the order of tabling; enter takes one."""

    CSS_PATH = "drafts.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,backspace,q", "leave", "Back"),
        Binding("T", "table", "Table a draft"),
    ]

    def __init__(self, question: str, current: str | None) -> None:
        super().__init__()
        self._question = question
        self._current = current

    def compose(self) -> ComposeResult:
        """Question, drafts, keys."""
        with Vertical(id="picker"):
            yield Static(Content.styled(self._question, "bold"))
            yield RowList(_draw, lambda line: line.symbol, empty="No draft is on the table yet.", id="rows")
            yield Static(Content("⏎ take   T table a new draft from a file   esc back"), classes="keys")

    def on_mount(self) -> None:
        """Ask for the drafts."""
        self.query_one("#rows").focus()

    def reload(self) -> None:
        """Ask for the drafts."""
        day = self.workbench.as_of
        self.ask("drafts", lambda n: questions.drafts(n, day), self._show)

    def _show(self, lines: "tuple[DraftLine, ...]") -> None:
        current = self._current or (lines[-1].symbol if lines else None)
        self.query_one("#rows", RowList).show(lines, keep=current)

    @on(RowList.Chosen)
    def _taken(self) -> None:
        line = self.query_one("#rows", RowList).row
        self.dismiss(line.symbol if line else None)

    def action_leave(self) -> None:
        """Leave it as it is."""
        self.dismiss(None)

    def action_table(self) -> None:
        """Table a draft instead."""
        self.dismiss(None)
        self.workbench.action_table()


TRACKED = (
    Choice("p", "as-proposed", "as proposed"),
    Choice("o", "as-original", "as original"),
)
"""How tracked changes are read, by letter: `desk.drafts.drafting.TRACKED`, which a test holds them against."""


class TableForm(Form):
    """Read a draft from a file."""

    TITLE_WORDS = "Table a draft from a file"

    def fields(self) -> ComposeResult:
        """File, symbol, and what the file's header may say already."""
        yield row("File", field("path", placeholder="path of a .txt, .md, .docx, .html or .xml file"))
        yield row("Symbol", field("symbol", placeholder="A/66/L.55/Rev.1; left empty if the file says it"))
        yield row("Title", field("title"))
        yield row("Date", field("date", placeholder="2012-06-04"))
        yield row("Based on", field("based", placeholder="symbol; the newest draft if empty"))
        yield row("Only under", field("under", placeholder="36 keeps that paragraph and its sub-paragraphs"))
        yield row("If tracked", LetterPicker(TRACKED, TRACKED[0].value, id="tracked"))

    def on_mount(self) -> None:
        """Begin at the file."""
        super().on_mount()
        self.query_one("#path", Input).focus()

    def deed(self) -> "Callable[[Negotiation], Done]":
        """Return the import."""
        path = self.text_of("path")
        if not path:
            raise WorkbenchError("No file is named.", "Type the path of the draft.")
        symbol, title = self.text_of("symbol") or None, self.text_of("title") or None
        based, under = self.text_of("based") or None, self.text_of("under") or None
        day, tracked = self.day_of("date"), self.text_of("tracked")

        def table(n: "Negotiation") -> "Done":
            from workbench.desk.drafts import drafting

            return drafting.import_draft(
                n, Path(path).expanduser(), symbol=symbol, title=title, date=day, based_on=based, under=under,
                tracked=tracked,
            )  # fmt: skip

        return table


class WorkForm(Form):
    """Begin a working draft with the words of another one."""

    TITLE_WORDS = "Begin a working draft"
    AUTO_FOCUS = "#symbol"

    def __init__(self, base: str | None, purpose: str = "") -> None:
        super().__init__(base or "")
        self._purpose = purpose

    def fields(self) -> ComposeResult:
        """Say what it is, and yield its base and its name."""
        purpose = f" {self._purpose}" if self._purpose else ""
        said = f"An issued draft never changes. A working draft begins with its words, to be edited{purpose}."
        yield Static(Content(said), classes="note", markup=False)
        yield row("Words of", field("base", self._subject, "symbol; the newest draft if empty"))
        yield row("Called", field("symbol", placeholder="a working name, such as Rev.3 of 14 May"))

    def deed(self) -> "Callable[[Negotiation], Done]":
        """Return the beginning of the draft."""
        base, symbol = self.text_of("base"), self.text_of("symbol")
        if not symbol:
            raise WorkbenchError("The working draft has no name.", "Give it one, such as Rev.3 of 14 May.")

        def begin(n: "Negotiation") -> "Done":
            from workbench.desk.drafts import drafting

            return drafting.start_working_draft(n, base, symbol)

        return begin


_SYMBOL = 24
"""Columns that symbols have at least, so that what is said of them stands below each other."""
_SAID = 12
"""Columns left for the day, however long the symbol is."""


def _draw(line: "DraftLine", width: int) -> Content:
    symbol = one_line(line.symbol, STRONG).truncate(max(_SYMBOL, width - _SAID) - 1, ellipsis=True)
    symbol = symbol.truncate(max(_SYMBOL, symbol.cell_length + 1), pad=True)
    said = [str(line.date or "no date"), line.origin.value if line.origin else "", f"{line.clauses} clauses"]
    said += [f"{line.brackets} [ ]"] * bool(line.brackets)
    mark = [illustrative_tag(), Content(" · ")] if line.illustrative else []
    title = [Content(" · "), one_line(line.title, MUTED)] if line.title else []
    return Content.assemble(symbol, *mark, one_line(" · ".join(part for part in said if part)), *title)
