"""Putting a proposal on the table, and taking down who speaks for or against one."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.widgets import TextArea

from workbench.errors import WorkbenchError
from workbench.tui import questions
from workbench.tui.screens.form import field, row, yes_or_no
from workbench.tui.screens.say import STANCES
from workbench.tui.screens.spoken import NamesForm
from workbench.tui.widgets.letter_picker import Choice, LetterPicker
from workbench.tui.widgets.name_input import NameInput

if TYPE_CHECKING:
    from workbench.desk.files import Negotiation
    from workbench.desk.views import ClauseView, Done, ProposalView

KINDS = (
    Choice("w", "wording", "wording"),
    Choice("d", "deletion", "deletion"),
    Choice("a", "addition", "addition after"),
    Choice("m", "move", "move"),
)
"""The kinds by letter: those of `workbench.model.proposal.ProposalKind`, which a test holds them against."""


class ProposeForm(NamesForm):
    """Make a proposal on one clause; new wording starts from the words of the clause."""

    TITLE_WORDS = "Propose"

    def __init__(self, clause: str, draft: str | None, who: str = "", *, words: str = "") -> None:
        super().__init__(clause)
        self._draft = draft
        self._who = who
        self._first_words = words
        """Where new wording starts; the clause's words if empty."""
        self._words = ""

    def fields(self) -> ComposeResult:
        """Yield who, what kind, the words or the place, why."""
        yield row("By", NameInput(self._who, placeholder="name, code or alias", id="who"))
        yield row("With", field("others", placeholder="other sponsors, with ; between them"))
        yield row("Clause", field("clause", self._subject, "36 (a)"))
        yield row("What", LetterPicker(KINDS, "wording", id="kind"))
        words = TextArea(self._first_words, soft_wrap=True, show_line_numbers=False, id="words", tab_behavior="focus")
        yield row("Words", words, classes="words")
        yield row("To follow", field("after", placeholder="the clause it should stand behind"), classes="place")
        yield row("Because", field("because", placeholder="the reason given"))
        yield row("On", field("on", placeholder="2012-06-04; today if empty"))
        yield row("Private", yes_or_no("private"))

    def on_mount(self) -> None:
        """Ask for the words of the clause."""
        super().on_mount()
        self._kind_chosen()
        if self._subject and not self._words:
            label, draft = self._subject, self._draft
            self.ask("words", lambda n: questions.clause_of(n, label, draft), self._know_words)

    def _know_words(self, view: "ClauseView") -> None:
        self._words = view.clause.text
        if not self._first["words"]:
            self._first["words"] = self._words
        self._prefill()

    @on(LetterPicker.Changed, "#kind")
    def _kind_chosen(self) -> None:
        kind = self.query_one("#kind", LetterPicker).value
        self.query_one(".words").display = kind in {"wording", "addition"}
        self.query_one(".place").display = kind == "move"
        self._prefill()

    def _prefill(self) -> None:
        """Begin new wording with the clause's words, an addition with none; what was typed stays."""
        words, kind = self.query_one("#words", TextArea), self.query_one("#kind", LetterPicker).value
        if kind == "wording" and not words.text:
            words.text = self._words
        elif kind == "addition" and words.text == self._words:
            words.text = ""

    def deed(self) -> "Callable[[Negotiation], Done]":
        """Return the proposal."""
        first = self.named("who", "Who proposes it is missing.")
        others = [name.strip() for name in self.text_of("others").split(";") if name.strip()]
        clause, kind, because = self.text_of("clause"), self.text_of("kind"), self.text_of("because")
        if not clause:
            raise WorkbenchError("No clause is named.", "Write its label, such as 36 (a).")
        words = self.text_of("words") if kind in {"wording", "addition"} else ""
        if kind == "wording" and words == self._words.strip() and clause == self._subject:
            raise WorkbenchError("These are the words of the clause.", "Change them to what is proposed.")
        after = self.text_of("after") if kind == "move" else None
        on, private, draft = self.day_of("on"), self.text_of("private") == "yes", self._draft

        def propose(n: "Negotiation") -> "Done":
            from workbench.desk.proposals import proposing

            return proposing.propose(
                n, clause, [first, *others], words=words, kind=kind, after=after, reason=because, draft=draft,
                on=on, private=private,
            )  # fmt: skip

        return propose


class VoiceForm(NamesForm):
    """Take down that a delegation speaks for or against a proposal."""

    TITLE_WORDS = "For or against"

    def __init__(self, proposal: "ProposalView", draft: str | None) -> None:
        super().__init__(f"{proposal.clause}, by {', '.join(proposal.sponsors)} ({proposal.ref})")
        self._ref = proposal.ref
        self._draft = draft

    def fields(self) -> ComposeResult:
        """Who, how, when."""
        yield row("Who", NameInput(placeholder="name, code or alias", id="who"))
        yield row("Stance", LetterPicker(STANCES, id="stance"))
        yield row("On", field("on", placeholder="2012-06-04; today if empty"))

    def deed(self) -> "Callable[[Negotiation], Done]":
        """Return what the delegation said."""
        who, stance = self.named("who", "Who speaks is missing."), self.text_of("stance")
        if not stance:
            raise WorkbenchError("The stance is missing.", "Go to it with tab and press one letter.")
        on, ref, draft = self.day_of("on"), self._ref, self._draft

        def back(n: "Negotiation") -> "Done":
            from workbench.desk.proposals import proposing

            return proposing.back_proposal(n, ref, who, stance, draft=draft, on=on)

        return back
