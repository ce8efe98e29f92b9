"""The form all deeds are asked for with: labelled fields, errors in place, and nothing typed is lost.

Leaving a form keeps what was typed; opening it again on the same subject brings it back.
"""

from collections.abc import Callable
from datetime import date as Date
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from workbench.errors import WorkbenchError
from workbench.tui.clerk import Urgency
from workbench.tui.hints import for_screen
from workbench.tui.present import joined, one_line, plain
from workbench.tui.screens.desk_screen import DeskDialog
from workbench.tui.widgets.letter_picker import Choice, LetterPicker
from workbench.tui.widgets.name_input import NameInput

if TYPE_CHECKING:
    from workbench.desk.files import Negotiation
    from workbench.desk.views import Done


SHORT = 8
"""Forms of fewer rows leave room for long errors."""


class Form(DeskDialog["Done | None"]):
    """A dialog whose fields go to one desk function."""

    CSS_PATH = "form.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", priority=True),
        Binding("escape", "leave", "Back, keep what is typed"),
        # With priority these act before any key typed after them, however fast it comes.
        Binding("tab", "next_field", "Next field", priority=True),
        Binding("shift+tab", "last_field", "Field before", priority=True),
        Binding("enter", "enter_field", "Take, go on", priority=True),
    ]
    TITLE_WORDS: ClassVar[str] = ""

    def __init__(self, subject: str = "") -> None:
        super().__init__()
        self._subject = subject
        self._first: dict[str, str] = {}
        self._saving = False

    def fields(self) -> ComposeResult:
        """Yield the rows of the form, made with `row`."""
        raise NotImplementedError

    def deed(self) -> "Callable[[Negotiation], Done]":
        """Return what the desk is to do; raises WorkbenchError for what cannot be read."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Title, fields, error, keys."""
        with Vertical(id="form"):
            yield Static(self.heading(), id="form-title")
            with VerticalScroll(id="form-rows", can_focus=False):
                yield from self.fields()
            yield Static("", id="form-error", markup=False)
            yield Static(
                Content.assemble(
                    ("ctrl+s", "bold"), " save   ", ("tab", "bold"), " next field   ",
                    ("esc", "bold"), " back; what is typed is kept",
                ),
                id="form-keys",
            )  # fmt: skip

    def heading(self) -> Content:
        """Return the form's title."""
        subject = [Content(" · "), one_line(self._subject)] if self._subject else []
        return joined([Content.styled(self.TITLE_WORDS, "bold"), *subject])

    def on_mount(self) -> None:
        """Bring back what was typed before."""
        self._first = self.values()
        self.set_class(len(self.query(".row")) < SHORT, "-short")
        self.restore(self.workbench.kept_forms.get(self.keeping(), {}))

    def keeping(self) -> tuple[str, str]:
        """Return what a kept form is found again by."""
        return (type(self).__name__, self._subject)

    def values(self) -> dict[str, str]:
        """Return what the fields hold, by their ids."""
        found: dict[str, str] = {}
        for widget in self.query("#form-rows *"):
            if isinstance(widget, Input | LetterPicker) and widget.id:
                found[widget.id] = widget.value
            elif isinstance(widget, TextArea) and widget.id:
                found[widget.id] = widget.text
        return found

    def restore(self, values: dict[str, str]) -> None:
        """Put values back into their fields."""
        for widget_id, value in values.items():
            widget = self.query_one(f"#{widget_id}")
            if isinstance(widget, Input | LetterPicker):
                widget.value = value
            elif isinstance(widget, TextArea) and widget.text != value:
                widget.text = value

    def text_of(self, widget_id: str) -> str:
        """Return what a field holds, trimmed."""
        return self.values().get(widget_id, "").strip()

    def labels_of(self, widget_id: str) -> tuple[str, ...]:
        """Return the labels in a field: they stand between commas or semicolons."""
        return split_clauses(self.text_of(widget_id))

    def day_of(self, widget_id: str) -> Date | None:
        """Return the date in a field, None where it is empty; raises WorkbenchError if it is none."""
        text = self.text_of(widget_id)
        try:
            return Date.fromisoformat(text) if text else None
        except ValueError:
            raise WorkbenchError(f"“{text}” is not a date.", "Write it as 2012-06-04.") from None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let enter break the line where there are lines."""
        if action == "enter_field" and isinstance(self.focused, TextArea):
            return False
        return super().check_action(action, parameters)

    def action_enter_field(self) -> None:
        """Take the name under the cursor, if names are shown, and go on."""
        self._go_on(is_chosen=True)

    def action_next_field(self) -> None:
        """Take the name meant, if there is only one, and go to the next field."""
        self._go_on(is_chosen=False)

    def _go_on(self, is_chosen: bool) -> None:
        field = self.focused
        if field is not None and isinstance(field.parent, NameInput):
            # After the letters that are still on their way into the field.
            field.call_later(field.parent.take, is_chosen)
        self.focus_next()

    def action_last_field(self) -> None:
        """Go to the field before."""
        self.focus_previous()

    def action_save(self) -> None:
        """Save, once the letters that are still on their way into the field have arrived."""
        (self.focused or self).call_later(self._save)

    def _save(self) -> None:
        """Have the desk do it; stay where it refuses."""
        if self._saving:
            return
        try:
            deed = self.deed()
        except WorkbenchError as error:
            self.refused(error)
            return
        self._saving = True
        self.ask("save", deed, self._saved, self.refused, Urgency.DEED)

    def _saved(self, done: "Done") -> None:
        self._saving = False
        self.workbench.kept_forms.pop(self.keeping(), None)
        self.dismiss(done)

    def refused(self, error: WorkbenchError) -> None:
        """Show the error in the form."""
        self._saving = False
        self.show_error(f"{error.message} {for_screen(error.hint)}".strip())

    def show_error(self, text: str) -> None:
        """Show a sentence where errors stand."""
        shown = self.query_one("#form-error", Static)
        shown.update(joined(["✗ ", plain(text)]) if text else "")
        shown.display = bool(text)

    def action_leave(self) -> None:
        """Leave without saving; keep what differs from how the form was opened."""
        values = self.values()
        if values != self._first:
            self.workbench.kept_forms[self.keeping()] = values
            self.workbench.tell_line("Not saved; what you typed is kept for next time.")
        self.dismiss(None)


def split_clauses(text: str) -> tuple[str, ...]:
    """Return the labels of a text: they stand between commas or semicolons."""
    return tuple(label.strip() for label in text.replace(";", ",").split(",") if label.strip())


def row(label: str, *widgets: Widget, classes: str = "") -> Horizontal:
    """Return a labelled row of a form; the label is this room's own word."""
    return Horizontal(Static(Content(label), classes="label"), *widgets, classes=f"row {classes}")


def yes_or_no(widget_id: str, *, is_yes: bool = False) -> LetterPicker:
    """Return a question to be answered by y or n."""
    return LetterPicker((Choice("n", "no", "no"), Choice("y", "yes", "yes")), "yes" if is_yes else "no", id=widget_id)


def field(widget_id: str, value: str = "", placeholder: str = "") -> Input:
    """Return a one-line field without a frame."""
    return Input(value, placeholder=placeholder, compact=True, id=widget_id)
