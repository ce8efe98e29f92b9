"""A draft read clean, without what is in brackets, or as the owner of a bracket would have it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from workbench.tui import questions
from workbench.tui.present import joined, one_line, plain
from workbench.tui.screens.desk_screen import DeskDialog

if TYPE_CHECKING:
    from workbench.desk.views import DraftView

SAID = {"clean": "brackets lifted", "agreed": "without what is in brackets", "rolling": "all brackets shown"}
"""The readings of every draft, and what they do; those of the owners of its brackets follow."""


class ReadAs(DeskDialog[None]):
    """A draft in one reading after the other."""

    CSS_PATH = "details.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,backspace,q", "leave", "Back"),
        Binding("v,right,tab", "step(1)", "Next reading"),
        Binding("left,shift+tab", "step(-1)", "Reading before"),
        Binding("down,j", "scroll_by(1)", "Down"),
        Binding("up,k", "scroll_by(-1)", "Up"),
        Binding("pagedown,space", "scroll_by(10)", "Page down"),
        Binding("pageup", "scroll_by(-10)", "Page up"),
    ]

    def __init__(self, draft: str, owners: Iterable[str]) -> None:
        super().__init__()
        self._draft = draft
        self._readings = (*SAID, *owners)
        self._at = 0

    def compose(self) -> ComposeResult:
        """Title, text, keys."""
        with Vertical(id="details"):
            yield Static("", id="details-title")
            with VerticalScroll(id="details-pane", can_focus=False):
                yield Static("", id="details-text", markup=False)
            yield Static(Content("v next reading   ← before   ↑↓ scroll   esc back"), classes="keys")

    def reload(self) -> None:
        """Ask for the draft in this reading."""
        draft, reading, day = self._draft, self._readings[self._at], self.workbench.as_of
        self.ask("reading", lambda n: questions.draft_as(n, reading, draft, day), self._show)

    def _show(self, view: "DraftView") -> None:
        reading = self._readings[self._at]
        title = SAID.get(reading, f"as {reading} would have it")
        self.query_one("#details-title", Static).update(one_line(f"{self._draft}: {title}", "bold"))
        clauses = [
            joined([one_line(one.number, "bold"), " " if one.number else "", plain(one.text)])
            for one in view.clauses
            if one.text.strip()
        ]
        self.query_one("#details-text", Static).update(Content("\n\n").join(clauses))

    def action_step(self, by: int) -> None:
        """Go to another reading."""
        self._at = (self._at + by) % len(self._readings)
        self.query_one("#details-pane").scroll_home(animate=False)
        self.reload()

    def action_scroll_by(self, lines: int) -> None:
        """Scroll the text."""
        self.query_one("#details-pane").scroll_relative(y=lines, animate=False)

    def action_leave(self) -> None:
        """Leave."""
        self.dismiss(None)
