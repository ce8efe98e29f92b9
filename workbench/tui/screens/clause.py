"""One clause: its words, what it needs, who stands where and why, the proposals on it, what was done."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Static

from workbench.tui import questions
from workbench.tui.actions import HERE, bindings
from workbench.tui.screens.clause_words import WAYS, clause_heading, clause_need, clause_words, is_shown
from workbench.tui.screens.desk_screen import DeskScreen
from workbench.tui.screens.details import Details, holder_details
from workbench.tui.widgets.position_list import PositionList

if TYPE_CHECKING:
    from workbench.desk.views import ClauseView


class ClauseScreen(DeskScreen[None]):
    """Words and need above (or left of) the people."""

    PLACE = "clause"
    CSS_PATH = "clause.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(HERE["clause"])

    def __init__(self, label: str, draft: str | None) -> None:
        super().__init__()
        self._label = label
        self._draft = draft
        self._shown = "words"
        self._view: ClauseView | None = None

    def compose(self) -> ComposeResult:
        """Heading, words, need, people, keys."""
        yield Static(Content("Reading …"), id="clause-heading")
        with Vertical(id="clause-body"):
            with Vertical(id="text"):
                with VerticalScroll(id="words-pane"):
                    yield Static("", id="words", markup=False)
                with VerticalScroll(id="need-pane"):
                    yield Static("", id="need", markup=False)
            yield PositionList(id="people")
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Begin among the people."""
        self.query_one("#people").focus()

    def reload(self) -> None:
        """Ask for the clause."""
        label, draft, day = self._label, self._draft, self.workbench.as_of
        self.ask("clause", lambda n: questions.clause_of(n, label, draft, day), self._show)

    def _show(self, view: "ClauseView") -> None:
        self._view = view
        self.query_one("#clause-heading", Static).update(clause_heading(view, self._is_illustrative(view)))
        self.query_one("#need", Static).update(clause_need(view))
        self._show_words()
        self.query_one("#people", PositionList).show(view)

    def _is_illustrative(self, view: "ClauseView") -> bool:
        status = self.workbench.status
        drafted = status is not None and status.draft.symbol == view.draft and status.draft.illustrative
        return drafted or (view.line.agreed is not None and view.line.agreed.illustrative)

    def _show_words(self) -> None:
        if self._view is not None:
            self.query_one("#words", Static).update(clause_words(self._view, self._shown))

    def clauses_meant(self) -> tuple[str, ...]:
        """Return this clause."""
        return (self._label,)

    def draft_meant(self) -> str | None:
        """Return the draft this clause is read in."""
        return self._draft

    def delegation_meant(self) -> str:
        """Return whose position is under the cursor."""
        entry = self.query_one("#people", PositionList).entry
        return entry.holder.name if entry and entry.holder else ""

    def action_redline(self) -> None:
        """Go from the words to what changed in them, to the proposals laid over them, and back."""
        if self._view is None:
            return
        ways = [way for way in WAYS if is_shown(self._view, way)]
        if len(ways) == 1:
            self.workbench.tell_line("There is no draft before this one to redline against, and no proposal.")
        at = ways.index(self._shown) if self._shown in ways else 0
        self._shown = ways[(at + 1) % len(ways)]
        self._show_words()

    def action_proposals(self) -> None:
        """Open the proposals on this clause, laid over it."""
        self._open_proposals(None)

    def _open_proposals(self, ref: str | None) -> None:
        from workbench.tui.screens.proposals import Proposals

        self.app.push_screen(Proposals(self._label, self._draft, ref))

    @on(PositionList.ShowProposal)
    def _show_proposal(self, message: PositionList.ShowProposal) -> None:
        self._open_proposals(message.proposal.ref)

    def action_zoom(self) -> None:
        """Give the whole screen to the people, or share it with the words again."""
        text = self.query_one("#text")
        text.display = not text.display

    def action_unfold(self) -> None:
        """Unfold the entry under the cursor."""
        self.query_one("#people", PositionList).toggle()

    def action_unfold_all(self) -> None:
        """Unfold all."""
        self.query_one("#people", PositionList).toggle_all()

    def action_details(self) -> None:
        """Show all that is known of a position."""
        self.query_one("#people", PositionList).show_details()

    @on(PositionList.ShowHolder)
    def _show_holder(self, message: PositionList.ShowHolder) -> None:
        self.app.push_screen(Details(f"{message.holder.name} on {self._label}", holder_details(message.holder)))

    def action_next(self) -> None:
        """Go to the next clause."""
        self._walk(self._view.next_label if self._view else None)

    def action_last(self) -> None:
        """Go to the clause before."""
        self._walk(self._view.previous_label if self._view else None)

    def action_next_flag(self) -> None:
        """Go to the next flagged clause of the draft."""
        self._walk(self._flag(1))

    def action_last_flag(self) -> None:
        """Go to the flagged clause before."""
        self._walk(self._flag(-1))

    def _flag(self, step: int) -> str | None:
        status = self.workbench.status
        lines = list(status.clauses) if status else []
        at = next((at for at, line in enumerate(lines) if line.label == self._label), None)
        if at is None:
            return None
        ahead = lines[at + 1 :] if step > 0 else lines[:at][::-1]
        return next((line.label for line in ahead if line.is_flagged), None)

    def _walk(self, label: str | None) -> None:
        if label is None:
            self.workbench.tell_line("There is none further on.")
            return
        self._label = label
        self.query_one("#words-pane").scroll_home(animate=False)
        self.reload()
