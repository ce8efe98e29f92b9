"""Makes, backs, rejects and withdraws proposals. How one is accepted stands in `workbench.desk.proposals.accepting`."""

from collections.abc import Sequence
from datetime import date as Date

from uuid6 import uuid7

from workbench.desk.consensus.measuring import measured
from workbench.desk.days import not_to_come, say_date
from workbench.desk.naming import find_clauses, find_delegation, find_draft, find_value
from workbench.desk.negotiation import Negotiation
from workbench.desk.proposals.tabled import decision_on, find_proposal, is_same, ref_of, sponsors_of
from workbench.desk.views import Done
from workbench.errors import NotAllowed
from workbench.model.proposal import Decision, Proposal, ProposalKind
from workbench.model.record import ProposalBacked, ProposalDecided, ProposalMade
from workbench.model.statement import Stance
from workbench.text.normalise import clean, words_hash


def propose(
    n: Negotiation,
    clause: str,
    sponsors: Sequence[str],
    *,
    words: str = "",
    kind: str = ProposalKind.WORDING,
    after: str | None = None,
    reason: str = "",
    draft: str | None = None,
    on: Date | None = None,
    private: bool = False,
) -> Done:
    """Put a proposal on the table: new wording, deletion, addition after the clause, or its move after another."""
    head = find_draft(n, draft)
    (found,) = find_clauses(n, head.id, [clause])
    wanted = find_value(ProposalKind, kind, "kind of proposal")
    text = clean(words).text.strip()
    _check_whole(wanted, text, after)
    target = find_clauses(n, head.id, [after])[0].id if after else None
    if target == found.id:
        raise NotAllowed(f"{found.label} cannot follow itself.", "Name another clause with --after.")
    made = Proposal(
        id=uuid7().hex,
        kind=wanted,
        draft=head.id,
        clause=found.id,
        base_hash=words_hash(found.text),
        words=text,
        after=target,
        sponsors=tuple(dict.fromkeys(find_delegation(n, name).id for name in sponsors)),
        reason=clean(reason).text.strip(),
        on=not_to_come(on),
        private=private,
    )
    if wanted is ProposalKind.WORDING and words_hash(text) == made.base_hash:
        raise NotAllowed(f"These are the words of {found.label} already.", "Propose other words.")
    same = [ref_of(other) for other in measured(n, head.id).proposals.get(found.id, ()) if is_same(other, made)]
    n.record(ProposalMade(proposal=made))
    notices = (f"The same is proposed already: {', '.join(same)}.",) if same else ()
    return Done(f"Proposal {ref_of(made)} on {found.label}: {wanted}, by {sponsors_of(n, made)}.", notices)


def _check_whole(kind: ProposalKind, words: str, after: str | None) -> None:
    if kind in {ProposalKind.WORDING, ProposalKind.ADDITION} and not words:
        raise NotAllowed(f"A proposal of {kind} needs its words.", "Give them: --words T.")
    if kind is ProposalKind.MOVE and not after:
        raise NotAllowed("A proposal to move a clause needs the clause it should follow.", "Name it: --after CLAUSE.")


def back_proposal(
    n: Negotiation, ref: str, who: str, stance: str, *, draft: str | None = None, on: Date | None = None
) -> Done:
    """Take down that a delegation speaks for or against a proposal."""
    _, proposal, clause = find_proposal(n, ref, draft)
    speaker = find_delegation(n, who)
    taken = find_value(Stance, stance, "stance")
    n.record(ProposalBacked(proposal=proposal.id, who=speaker.id, stance=taken, on=not_to_come(on)))
    return Done(f"{speaker.name}: {taken} on proposal {ref_of(proposal)} ({clause.label}).")


def decide_proposal(
    n: Negotiation,
    ref: str,
    decision: Decision,
    *,
    draft: str | None = None,
    because: str = "",
    on: Date | None = None,
) -> Done:
    """Reject a proposal, or withdraw it for its sponsors; raises NotAllowed for a day before it was made."""
    _, proposal, clause = find_proposal(n, ref, draft)
    check_undecided(n, proposal)
    day, because = not_to_come(on), clean(because).text.strip()
    if day < proposal.on:
        raise NotAllowed(f"It was made on {say_date(proposal.on)}, and cannot be {decision} before.")
    n.record(ProposalDecided(proposal=proposal.id, decision=decision, because=because, on=day))
    return Done(f"Proposal {ref_of(proposal)} on {clause.label} by {sponsors_of(n, proposal)} is {decision}.")


def check_undecided(n: Negotiation, proposal: Proposal) -> None:
    """Raise NotAllowed for a proposal that is decided."""
    decision = decision_on(n, proposal)
    if decision:
        raise NotAllowed(f"Proposal {ref_of(proposal)} is {decision} already.", "Make a new one if it is meant again.")
