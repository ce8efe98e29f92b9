"""Deciding a proposal: accepting it, with its carried words seen first, rejecting and withdrawing it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from workbench.desk.views import Carried, Done
from workbench.errors import Outdated
from workbench.tui.proposal_words import proposal_change
from workbench.tui.screens.form import Form, field, row

if TYPE_CHECKING:
    from workbench.desk.files import Negotiation
    from workbench.desk.views import ProposalView


@dataclass(frozen=True, slots=True)
class Settled(Done):
    """A proposal was accepted; `others` says how the other ones on the clause look on its new words."""

    others: tuple[Carried, ...] = ()


class DecisionForm(Form):
    """Shows the proposal as it would stand in the text, and asks why."""

    def __init__(self, proposal: "ProposalView", draft: str | None) -> None:
        super().__init__(f"{proposal.clause}, by {', '.join(proposal.sponsors)} ({proposal.ref})")
        self._proposal = proposal
        self._draft = draft

    def fields(self) -> ComposeResult:
        """Yield what is decided on, what it means, and the reason."""
        yield row("Because", field("because", placeholder="the reason, if one is given"))
        yield Static(proposal_change(self._proposal), id="change", markup=False)
        yield Static(self.meaning(), classes="note", markup=False)

    def meaning(self) -> Content:
        """Return what saving does."""
        return Content("It stays in the record with the reason.")


class AcceptForm(DecisionForm):
    """Accept a proposal in a working draft."""

    TITLE_WORDS = "Accept"

    def meaning(self) -> Content:
        """Say what becomes of the words; where they changed since, that this is the proposal carried onto them."""
        does = {
            "deletion": "The clause goes out of the working draft, with all below it.",
            "addition": "The clause comes into the working draft, called bis until it is renumbered.",
            "move": "The clause moves in the working draft; it keeps its label until it is renumbered.",
        }
        if self._proposal.kind != "wording" and not self._proposal.carried:
            return Content(does[self._proposal.kind])
        if self._proposal.carried:
            return Content("Is it meant like this? ctrl+s takes these words.")
        return Content("These words go into the working draft; then you see how the other proposals fit them.")

    def deed(self) -> "Callable[[Negotiation], Done]":
        """Return the acceptance, of no other words than those shown."""
        seen, draft, because = self._proposal, self._draft, self.text_of("because")

        def accept(n: "Negotiation") -> "Done":
            from workbench.desk.proposals import accepting, tabled

            now = tabled.show_proposal(n, seen.ref, draft=draft)
            if (now.redline, now.carried) != (seen.redline, seen.carried):
                raise Outdated("The words of the clause changed while you looked.", "Go back and look at it again.")
            accepted = accepting.accept_proposal(
                n, seen.ref, draft=draft, because=because, carried=seen.carried is not None
            )
            return Settled(accepted.done.sentence, accepted.done.notices, accepted.others)

        return accept


class RejectForm(DecisionForm):
    """Reject a proposal."""

    TITLE_WORDS = "Reject"
    DECISION = "rejected"

    def deed(self) -> "Callable[[Negotiation], Done]":
        """Return the decision."""
        ref, draft, because, decision = self._proposal.ref, self._draft, self.text_of("because"), self.DECISION

        def decide(n: "Negotiation") -> "Done":
            from workbench.desk.proposals import proposing
            from workbench.model.proposal import Decision

            return proposing.decide_proposal(n, ref, Decision(decision), draft=draft, because=because)

        return decide


class WithdrawForm(RejectForm):
    """Withdraw a proposal for its sponsors."""

    TITLE_WORDS = "Withdraw"
    DECISION = "withdrawn"
