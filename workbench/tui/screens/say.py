"""The form a position is taken down with: who, on what, the stance by one letter, reason, cure, words."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.widgets import TextArea

from workbench.errors import WorkbenchError
from workbench.tui import questions
from workbench.tui.screens.form import field, row, yes_or_no
from workbench.tui.screens.spoken import NamesForm
from workbench.tui.widgets.letter_picker import Choice, LetterPicker
from workbench.tui.widgets.name_input import NameInput

if TYPE_CHECKING:
    from workbench.desk.files import Negotiation
    from workbench.desk.views import ClauseView, Done

STANCES = (
    Choice("s", "support", "support"),
    Choice("a", "accept", "accept"),
    Choice("r", "reserve", "reserve"),
    Choice("m", "amend", "amend"),
    Choice("o", "oppose", "oppose"),
)
"""The letters: `a` accepts, so `m` amends."""


class SayForm(NamesForm):
    """Take down one statement on one or several clauses."""

    TITLE_WORDS = "Take down a position"

    def __init__(
        self, clauses: tuple[str, ...], draft: str | None, who: str = "", behalf: str = "", corrects: str = ""
    ) -> None:
        super().__init__(", ".join(clauses))
        self._clauses = clauses
        self._draft = draft
        self._who = who
        self._behalf = behalf
        self._corrects = corrects
        self._words = ""

    def fields(self) -> ComposeResult:
        """Yield what is asked most first: who, stance, reason; source and day come last."""
        yield row("Who", NameInput(self._who, placeholder="name, code or alias", id="who"))
        behalf = NameInput(self._behalf, placeholder="a group, if not for itself", groups_only=True, id="behalf")
        yield row("On behalf of", behalf)
        yield row("Stance", LetterPicker(STANCES, id="stance"))
        yield row("Because", field("because", placeholder="the reason given"))
        yield row("Would move if", field("cure", placeholder="what would cure it"))
        words = TextArea("", soft_wrap=True, show_line_numbers=False, id="words", tab_behavior="focus")
        yield row("Words", words, classes="words")
        yield row("Clauses", field("clauses", ", ".join(self._clauses), "36 (a), 36 (b)"))
        kept = "as in what it corrects if empty" if self._corrects else ""
        yield row("Source", field("source", placeholder=kept or "document or minute"))
        yield row("Where", field("forum", placeholder=kept or "plenary, informals …"))
        yield row("On", field("on", placeholder=f"2012-06-04; {kept or 'today if empty'}"))
        yield row("Private", yes_or_no("private"))

    def on_mount(self) -> None:
        """Ask for the words too if they may be amended."""
        super().on_mount()
        self._show_words()
        if len(self._clauses) == 1:
            label, draft = self._clauses[0], self._draft
            self.ask("words", lambda n: questions.clause_of(n, label, draft), self._know_words)

    def _know_words(self, view: "ClauseView") -> None:
        self._words = view.clause.text
        self._prefill()

    @on(LetterPicker.Changed)
    def _stance_chosen(self) -> None:
        self._show_words()
        self._prefill()

    def _show_words(self) -> None:
        asked = self.query_one("#stance", LetterPicker).value in {"amend", "oppose", "reserve"}
        self.query_one(".words").display = asked

    def _prefill(self) -> None:
        words = self.query_one("#words", TextArea)
        if self.query_one("#stance", LetterPicker).value == "amend" and not words.text:
            words.text = self._words

    def deed(self) -> "Callable[[Negotiation], Done]":
        """Return the statement as the desk takes it down."""
        values = {name: self.text_of(name) for name in ("who", "clauses", "stance", "because", "cure", "words")}
        if not values["who"]:
            raise WorkbenchError("Who speaks is missing.", "Type a name in the first field.")
        if not values["clauses"]:
            raise WorkbenchError("No clause is named.", "Write its label, such as 36 (a).")
        if not values["stance"]:
            raise WorkbenchError("The stance is missing.", "Go to it with tab and press one letter.")
        behalf, source, forum = self.text_of("behalf"), self.text_of("source"), self.text_of("forum")
        on, private, draft = self.day_of("on"), self.text_of("private") == "yes", self._draft
        corrects = self._corrects
        words = "" if values["words"] == self._words.strip() else values["words"]

        def say(n: "Negotiation") -> "Done":
            from workbench.desk.statements import speaking

            return speaking.say(
                n,
                values["who"],
                self.labels_of("clauses"),
                values["stance"],
                on_behalf_of=behalf or None,
                draft=draft,
                words=words,
                because=values["because"],
                cure=values["cure"],
                source=source,
                forum=forum,
                on=on,
                private=private,
                corrects=corrects,
            )

        return say


class CorrectForm(SayForm):
    """Take down what a statement should have said on some clauses; it keeps its day and source if they are empty."""

    TITLE_WORDS = "Correct a statement"

    def keeping(self) -> tuple[str, str]:
        """Keep what was typed beside the statement it corrects."""
        return (type(self).__name__, self._corrects)
