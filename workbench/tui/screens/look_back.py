"""Chooses the earlier day to look at."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from workbench.errors import WorkbenchError
from workbench.tui import questions
from workbench.tui.screens.form import Form, field, row

if TYPE_CHECKING:
    from datetime import date as Date

    from workbench.desk.files import Negotiation
    from workbench.desk.views import Done


class LookBack(Form):
    """Ask for a day on which a draft was on the table."""

    TITLE_WORDS = "Look back"

    def __init__(self, draft: str | None) -> None:
        super().__init__()
        self._draft = draft
        self.chosen: Date | None = None

    def fields(self) -> ComposeResult:
        """Yield the day."""
        yield row("Day", field("day", placeholder="2012-06-04: statements, words and memberships of that day"))
        yield Static(Content("What you take down meanwhile is taken down today all the same."), classes="note")

    def on_mount(self) -> None:
        """Begin at the day."""
        super().on_mount()
        self.query_one("#day", Input).focus()

    def deed(self) -> "Callable[[Negotiation], Done]":
        """Return the look: whether a draft was there on that day."""
        day = self.day_of("day")
        if day is None:
            raise WorkbenchError("No day is given.", "Write it as 2012-06-04.")
        self.chosen, draft = day, self._draft

        def look(n: "Negotiation") -> "Done":
            from workbench.desk.views import Done

            if questions.status_of(n, draft, day) is None:
                raise WorkbenchError("There is no draft on the table yet.")
            return Done(f"As the room stood on {day}.")

        return look
