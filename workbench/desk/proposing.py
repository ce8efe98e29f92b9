"""Shows proposals: the words asked for, against the words of the clause."""

from workbench.consensus.groups import short_name
from workbench.desk.measuring import Measured
from workbench.desk.negotiation import Negotiation
from workbench.desk.views import ProposalView
from workbench.model.clause import Clause
from workbench.model.proposal import Proposal, ProposalKind
from workbench.text.redline import draw_redline


def proposal_view(n: Negotiation, found: Measured, proposal: Proposal, clause: Clause) -> ProposalView:
    """Return an undecided proposal as it bears on a clause of the draft looked at."""
    return ProposalView(
        proposal_id=proposal.id,
        kind=proposal.kind,
        draft=next((head.symbol for head in n.heads() if head.id == proposal.draft), ""),
        clause=clause.label,
        words=proposal.words,
        redline=() if proposal.kind is ProposalKind.MOVE else draw_redline(clause.text, proposal.words),
        sponsors=tuple(short_name(found.groups.delegation(one)) for one in proposal.sponsors),
        reason=proposal.reason,
        on=proposal.on,
        decision=None,
        private=proposal.private,
        illustrative=proposal.illustrative,
    )
