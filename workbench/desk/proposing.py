"""Makes, backs and decides proposals. None is ever applied by itself."""

from collections.abc import Sequence
from datetime import date as Date

from uuid6 import uuid7

from workbench.desk.days import today
from workbench.desk.measuring import Measured, measured
from workbench.desk.naming import find_clauses, find_delegation, find_draft, find_value
from workbench.desk.negotiation import Negotiation
from workbench.desk.proposals import carried_onto, decision_on, find_proposal, is_same, ref_of, sponsors_of
from workbench.desk.views import Accepted, Done
from workbench.errors import NotAllowed
from workbench.model.clause import Clause
from workbench.model.draft import DraftState
from workbench.model.proposal import Decision, Proposal, ProposalKind
from workbench.model.record import ClauseReworded, ProposalBacked, ProposalDecided, ProposalMade
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
        on=on or today(),
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
    n.record(ProposalBacked(proposal=proposal.id, who=speaker.id, stance=taken, on=on or today()))
    return Done(f"{speaker.name}: {taken} on proposal {ref_of(proposal)} ({clause.label}).")


def accept_proposal(
    n: Negotiation, ref: str, *, draft: str | None = None, because: str = "", carried: bool = False
) -> Accepted:
    """Accept a proposal in a working draft: its words go in, and the others on the clause are laid on them.

    If the clause's words changed since it was made, `carried` accepts it as carried onto them; without it, or
    where it does not fit, NotAllowed says so. A deletion, addition or move is noted as accepted, and the
    pen-holder makes it in the next draft. Raises NotAllowed in an issued draft.
    """
    found, proposal, clause = find_proposal(n, ref, draft)
    if found.draft.state is not DraftState.WORKING:
        raise NotAllowed(
            f"{found.draft.symbol} is issued, and an issued draft never changes.",
            f"Begin a working draft first: workbench draft work “{found.draft.symbol}” --symbol S.",
        )
    _check_undecided(n, proposal)
    because = clean(because).text.strip()
    if proposal.kind is not ProposalKind.WORDING:
        n.record(ProposalDecided(proposal=proposal.id, decision=Decision.ACCEPTED, because=because, on=today()))
        done = Done(f"Accepted: {proposal.kind} on {clause.label}.", ("Make the change in the next draft.",))
        return Accepted(done, ())
    _check_one_clause(found, proposal)
    words = _words_to_accept(n, proposal, clause, carried=carried)
    rewording = ClauseReworded(
        draft=found.draft.id, clause=clause.id, base_hash=words_hash(clause.text), text=words
    )
    n.record(
        ProposalDecided(
            proposal=proposal.id, decision=Decision.ACCEPTED, because=because, on=today(), rewording=rewording
        )
    )
    others = [one for one in found.proposals.get(clause.id, ()) if one.id != proposal.id]
    laid = tuple(carried_onto(n, one, words) for one in others if one.kind is ProposalKind.WORDING)
    done = Done(f"Accepted {ref_of(proposal)}: {clause.label} now has the words of {sponsors_of(n, proposal)}.")
    return Accepted(done, laid)


def _check_one_clause(found: Measured, proposal: Proposal) -> None:
    labels = [
        clause.label
        for clause in found.draft.clauses
        if proposal.clause in (clause.id, *found.lineage[clause.id])
    ]
    if len(labels) > 1:
        raise NotAllowed(
            f"The clause that {ref_of(proposal)} is on is now {' and '.join(labels)}.",
            "Propose the wording anew on the one that is meant.",
        )


def _words_to_accept(n: Negotiation, proposal: Proposal, clause: Clause, *, carried: bool) -> str:
    if proposal.base_hash == words_hash(clause.text):
        return proposal.words
    laid = carried_onto(n, proposal, clause.text)
    if not laid.fits:
        raise NotAllowed(
            f"The words of {clause.label} changed since, and {ref_of(proposal)} no longer fits them.",
            "Propose the wording anew: workbench proposal add.",
        )
    if not carried:
        raise NotAllowed(
            f"The words of {clause.label} changed since {ref_of(proposal)} was made.",
            f"See how it would look with `workbench proposal show {ref_of(proposal)}`, then accept it with --carried.",
        )
    return laid.words


def decide_proposal(
    n: Negotiation, ref: str, decision: Decision, *, draft: str | None = None, because: str = ""
) -> Done:
    """Reject a proposal, or withdraw it for its sponsors."""
    _, proposal, clause = find_proposal(n, ref, draft)
    _check_undecided(n, proposal)
    because = clean(because).text.strip()
    n.record(ProposalDecided(proposal=proposal.id, decision=decision, because=because, on=today()))
    return Done(f"Proposal {ref_of(proposal)} on {clause.label} by {sponsors_of(n, proposal)} is {decision}.")


def _check_undecided(n: Negotiation, proposal: Proposal) -> None:
    decision = decision_on(n, proposal)
    if decision:
        raise NotAllowed(f"Proposal {ref_of(proposal)} is {decision} already.", "Make a new one if it is meant again.")
