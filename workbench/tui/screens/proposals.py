"""The undecided proposals, of a draft or of one clause: laid over each other, spoken to, decided."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from workbench.tui import questions
from workbench.tui.actions import HERE, bindings
from workbench.tui.present import MUTED, joined
from workbench.tui.proposal_words import carried_words, numbered, proposal_full, proposal_row
from workbench.tui.screens.list_screen import NO_DRAFT, ListScreen
from workbench.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from workbench.desk.views import Done, DraftLine, ProposalView
    from workbench.tui.screens.decide import DecisionForm


class Proposals(ListScreen["ProposalView"]):
    """Proposals above, the one under the cursor and its neighbours on the clause below."""

    PLACE = "proposals"
    PANE_TAKES_FOCUS = True
    BINDINGS: ClassVar[list[BindingType]] = bindings(HERE["proposals"])

    def __init__(self, clause: str | None = None, draft: str | None = None, ref: str | None = None) -> None:
        super().__init__()
        self._clause = clause
        """The clause the list is narrowed to."""
        self._home = clause
        """The clause it was opened on; new proposals are made there where the list is empty."""
        self._draft = draft
        self._first = ref
        self._line: DraftLine | None = None
        self._numbers: dict[str, int] = {}

    def list_of_rows(self) -> "RowList[ProposalView]":
        """Return the list, without its rows."""
        return RowList(
            self._draw, lambda one: f"{one.clause}/{one.ref}", empty="No proposal is undecided. + makes one.", id="rows"
        )

    def reload(self) -> None:
        """Ask which proposals are undecided."""
        draft, clause, day = self.draft_meant(), self._clause, self.workbench.as_of
        self.ask("proposals", lambda n: questions.proposals_of(n, draft, clause, day), self._show)

    def _show(self, found: "tuple[DraftLine, tuple[ProposalView, ...]] | None") -> None:
        if found is None:
            self.entitle(NO_DRAFT)
            return
        self._line, proposals = found
        self._numbers = numbered(proposals)
        self.entitle(self._title(len(proposals)))
        first = next((f"{one.clause}/{one.ref}" for one in proposals if one.ref == self._first), None)
        self._first = None
        self.rows().show(proposals, keep=first)
        self._show_one()

    def _title(self, count: int) -> Content:
        line = self._line
        assert line is not None
        head = joined([f"Undecided: {count} · ", *([f"{self._clause} · "] if self._clause else []), line.symbol])
        said = "working draft" if line.state == "working" else "issued; N begins a working draft"
        return joined([head, Content.styled(f" · {said}", MUTED)])

    def _draw(self, one: "ProposalView", width: int) -> Content:
        return proposal_row(one, self._numbers[one.ref], width)

    @on(RowList.Highlighted)
    def _show_one(self) -> None:
        one, more = self.rows().row, self.query_one("#more", Static)
        beside = [other for other in self.rows().rows if one is not None and other.clause == one.clause]
        more.update(proposal_full(one, beside) if one else "")
        self.query_one("#pane").scroll_home(animate=False)

    @on(RowList.Chosen)
    def action_open(self) -> None:
        """Open the clause the proposal is on."""
        if (one := self.rows().row) is not None:
            self.workbench.show_clause(one.clause, self.draft_meant())

    def clauses_meant(self) -> tuple[str, ...]:
        """Return the clause of the proposal under the cursor, or the one the list was opened on."""
        one = self.rows().row
        label = one.clause if one else self._home
        return (label,) if label else ()

    def draft_meant(self) -> str | None:
        """Return the draft the proposals bear on."""
        return self._draft or self.workbench.draft

    def action_narrow(self) -> None:
        """Show the proposals on one clause, or all."""
        self._clause = None if self._clause else next(iter(self.clauses_meant()), None)
        self.reload()

    def action_accept(self) -> None:
        """Accept; in an issued draft a working draft is offered first, and what no longer fits is proposed anew."""
        from workbench.tui.screens.decide import AcceptForm

        one = self.rows().row
        if one is None or self._line is None:
            return
        if self._line.state != "working":
            self.action_begin()
        elif one.carried is not None and not one.carried.fits:
            self.workbench.tell_line(
                f"The words of {one.clause} changed, and this proposal no longer fits them. "
                "Both are shown below; + proposes the wording anew."
            )
        else:
            self.app.push_screen(AcceptForm(one, self.draft_meant()), self._accepted)

    def _accepted(self, done: "Done | None") -> None:
        from workbench.tui.screens.decide import Settled
        from workbench.tui.screens.details import Details

        self.done(done)
        if isinstance(done, Settled) and done.others:
            self.app.push_screen(Details("How the other proposals fit the new words", carried_words(done.others)))

    def action_begin(self) -> None:
        """Offer a working draft with the words of this one."""
        from workbench.tui.screens.drafts import WorkForm

        self.app.push_screen(WorkForm(self._line.symbol if self._line else None, "to accept in it"), self._begun)

    def _begun(self, done: "Done | None") -> None:
        if done is not None:
            self._draft = None
            self.workbench.begun(done)

    def action_propose(self) -> None:
        """Propose on the clause; what no longer fits begins with its own words."""
        from workbench.tui.screens.propose import ProposeForm

        one = self.rows().row
        if one is None or one.carried is None or one.carried.fits:
            super().action_propose()
            return
        form = ProposeForm(one.clause, self.draft_meant(), one.sponsors[0], words=one.words)
        self.app.push_screen(form, self.done)

    def action_reject(self) -> None:
        """Reject."""
        from workbench.tui.screens.decide import RejectForm

        self._decide(RejectForm)

    def action_withdraw(self) -> None:
        """Withdraw."""
        from workbench.tui.screens.decide import WithdrawForm

        self._decide(WithdrawForm)

    def _decide(self, form: "type[DecisionForm]") -> None:
        if (one := self.rows().row) is not None:
            self.app.push_screen(form(one, self.draft_meant()), self.done)

    def action_voice(self) -> None:
        """Take down who speaks for it or against it."""
        from workbench.tui.screens.propose import VoiceForm

        if (one := self.rows().row) is not None:
            self.app.push_screen(VoiceForm(one, self.draft_meant()), self.done)
