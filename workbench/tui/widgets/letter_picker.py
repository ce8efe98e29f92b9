"""One choice of a few, by letter, arrows or a click; the chosen one is marked by a sign, not by colour."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget


@dataclass(frozen=True)
class Choice:
    """What can be chosen: its letter, the word the desk knows it by, and what it is called here."""

    letter: str
    value: str
    title: str


class LetterPicker(Widget, can_focus=True):
    """A row of choices such as `●support  ○accept  ○oppose`, each with its letter underlined."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "Before", show=False),
        Binding("right", "step(1)", "Next", show=False),
    ]
    DEFAULT_CSS = """
    LetterPicker {
        height: auto;
        &:focus { background: $block-cursor-blurred-background; }
    }
    """
    value: reactive[str] = reactive("")

    class Changed(Message):
        """Another choice."""

        def __init__(self, picker: "LetterPicker") -> None:
            super().__init__()
            self.picker = picker

        @property
        def control(self) -> "LetterPicker":
            """The picker."""
            return self.picker

    def __init__(self, choices: Sequence[Choice], value: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._choices = tuple(choices)
        self.set_reactive(LetterPicker.value, value)

    def render(self) -> Content:
        """Draw the choices in a row."""
        return Content("  ").join(self._drawn(choice) for choice in self._choices)

    def _drawn(self, choice: Choice) -> Content:
        at = choice.title.lower().find(choice.letter)
        sign = "●" if choice.value == self.value else "○"
        title = Content(f"{sign}{choice.title}").stylize("underline bold $text-accent", at + 1, at + 2)
        return title.stylize("bold reverse") if choice.value == self.value else title

    def watch_value(self) -> None:
        """Tell of the choice."""
        self.refresh(layout=True)
        self.post_message(self.Changed(self))

    def on_key(self, event: events.Key) -> None:
        """Choose by letter."""
        for choice in self._choices:
            if event.character and event.character.lower() == choice.letter:
                self.value = choice.value
                event.stop()

    def on_click(self, event: events.Click) -> None:
        """Choose by mouse; on a second line of choices the click only focuses."""
        start = 0
        for choice in self._choices:
            end = start + len(choice.title) + 1
            if event.y == 0 and start <= event.x < end:
                self.value = choice.value
            start = end + 2

    def action_step(self, by: int) -> None:
        """Choose the neighbour."""
        values = [choice.value for choice in self._choices]
        at = values.index(self.value) + by if self.value in values else 0
        self.value = values[at % len(values)]
