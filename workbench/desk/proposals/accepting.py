"""Accepts a proposal in a working draft: what it asks for is done at once, and the others are shown on the result.

None of the others is applied by itself. Those that no longer fit are shown with both texts, for a person to decide.
"""

from collections.abc import Sequence

from workbench.desk.consensus.measurement import Measured
from workbench.desk.consensus.silence import tell_voided
from workbench.desk.days import today
from workbench.desk.drafts.arranging import addition, move, place_behind, removal, told_of_removal
from workbench.desk.drafts.pointing import draw
from workbench.desk.naming import working_draft
from workbench.desk.negotiation import Negotiation
from workbench.desk.proposals.proposing import check_undecided
from workbench.desk.proposals.tabled import carried_onto, find_proposal, ref_of, sponsors_named, sponsors_of
from workbench.desk.views import Accepted, Carried, Done
from workbench.errors import NotAllowed
from workbench.model.acts import ClauseAdded, ClauseMoved, ClauseRemoved, ClauseReworded
from workbench.model.base import ClauseId
from workbench.model.clause import Clause
from workbench.model.proposal import Decision, Proposal, ProposalKind
from workbench.model.record import ProposalDecided
from workbench.text.labels.arrangement import last_of_family
from workbench.text.normalise import clean, words_hash

_ON_WORDS = (ProposalKind.WORDING, ProposalKind.DELETION)
"""What is proposed on the words of a clause; the others rest on where it stands."""


def accept_proposal(
    n: Negotiation, ref: str, *, draft: str | None = None, because: str = "", carried: bool = False
) -> Accepted:
    """Accept a proposal in a working draft: its words go in, or its clause goes, comes or moves.

    If the clause's words changed since it was made, `carried` accepts it as carried onto them; without it, or
    where it does not fit, NotAllowed says so. Raises NotAllowed in an issued draft.
    """
    found, proposal, clause = find_proposal(n, ref, draft)
    working_draft(n, found.draft.symbol)
    check_undecided(n, proposal)
    _check_one_clause(found, proposal)
    _check_words(n, proposal, clause, carried=carried)
    decided = ProposalDecided(
        proposal=proposal.id, decision=Decision.ACCEPTED, because=clean(because).text.strip(), on=today()
    )
    others = [one for one in found.proposals.get(clause.id, ()) if one.id != proposal.id]
    if proposal.kind is ProposalKind.WORDING:
        return _accept_wording(n, found, proposal, clause, decided, others)
    arranging = _arranging(found, proposal, clause)
    notices = _notices(n, found, arranging, others)
    n.record(decided.model_copy(update={"arranging": arranging}))
    notices = (*notices, *tell_voided(n, found.draft.id))
    done = Done(_told(n, found, proposal, clause, arranging), notices)
    return Accepted(done, _laid_beside(n, proposal, clause, others))


def _accept_wording(
    n: Negotiation,
    found: Measured,
    proposal: Proposal,
    clause: Clause,
    decided: ProposalDecided,
    others: Sequence[Proposal],
) -> Accepted:
    base = words_hash(clause.text)
    words = proposal.words if proposal.base_hash == base else carried_onto(n, proposal, clause.text).words
    rewording = ClauseReworded(draft=found.draft.id, clause=clause.id, base_hash=base, text=words)
    n.record(decided.model_copy(update={"rewording": rewording}))
    laid = tuple(carried_onto(n, one, words) for one in others if one.kind in _ON_WORDS)
    met = [one for one in laid if one.fits and words_hash(one.words) == words_hash(words)]
    notices = tuple(f"{one.ref} by {', '.join(one.sponsors)} asks for the same and is met with it." for one in met)
    said = f"Accepted {ref_of(proposal)}: {clause.label} now has the words of {sponsors_of(n, proposal)}."
    undecided = tuple(one for one in laid if one not in met)
    return Accepted(Done(said, (*notices, *tell_voided(n, found.draft.id))), undecided)


def _check_one_clause(found: Measured, proposal: Proposal) -> None:
    labels = [
        clause.label for clause in found.draft.clauses if proposal.clause in (clause.id, *found.lineage[clause.id])
    ]
    if len(labels) > 1:
        raise NotAllowed(
            f"The clause that {ref_of(proposal)} is on is now {' and '.join(labels)}.",
            "Propose it anew on the one that is meant.",
        )


def _check_words(n: Negotiation, proposal: Proposal, clause: Clause, *, carried: bool) -> None:
    """Additions and moves rest on where a clause stands, not on its words."""
    if proposal.kind not in _ON_WORDS or proposal.base_hash == words_hash(clause.text):
        return
    if not carried_onto(n, proposal, clause.text).fits:
        raise NotAllowed(
            f"The words of {clause.label} changed since, and {ref_of(proposal)} no longer fits them.",
            "Propose the wording anew: workbench proposal add.",
        )
    if not carried:
        raise NotAllowed(
            f"The words of {clause.label} changed since {ref_of(proposal)} was made.",
            f"See how it would look with `workbench proposal show {ref_of(proposal)}`, then accept it with --carried.",
        )


def _arranging(found: Measured, proposal: Proposal, clause: Clause) -> ClauseAdded | ClauseRemoved | ClauseMoved:
    if proposal.kind is ProposalKind.DELETION:
        return removal(found.draft, clause)
    if proposal.kind is ProposalKind.ADDITION:
        last = last_of_family(found.draft.clauses, clause)
        return addition(found.draft, place_behind(found.draft, last), proposal.words)
    target = clause_now(found, proposal.after or "")
    if target is None:
        raise NotAllowed(
            f"The clause that {clause.label} should follow is no longer in {found.draft.symbol}.",
            "Move it yourself: workbench draft move.",
        )
    return move(found.draft, clause, place_behind(found.draft, target, clause))


def clause_now(found: Measured, clause: ClauseId) -> Clause | None:
    """Return what a clause of this draft or one before it is in this draft; None where it is gone."""
    return next((one for one in found.draft.clauses if clause in (one.id, *found.lineage[one.id])), None)


def _told(
    n: Negotiation,
    found: Measured,
    proposal: Proposal,
    clause: Clause,
    arranging: ClauseAdded | ClauseRemoved | ClauseMoved,
) -> str:
    by = f"as {sponsors_of(n, proposal)} asked"
    match arranging:
        case ClauseAdded(clause=added):
            return f"Accepted {ref_of(proposal)}: {added.label} follows {clause.label}, {by}."
        case ClauseRemoved(words=words) if len(words) > 1:
            return f"Accepted {ref_of(proposal)}: {clause.label} and the {len(words) - 1} below it are out, {by}."
        case ClauseRemoved():
            return f"Accepted {ref_of(proposal)}: {clause.label} is out, {by}."
        case ClauseMoved(after=after):
            where = next((f"follows {one.label}" for one in found.draft.clauses if one.id == after), "comes first")
            return f"Accepted {ref_of(proposal)}: {clause.label} now {where}, {by}."


def _notices(
    n: Negotiation,
    found: Measured,
    arranging: ClauseAdded | ClauseRemoved | ClauseMoved,
    others: Sequence[Proposal],
) -> tuple[str, ...]:
    """Say what a person should look at besides the texts that are shown."""
    if isinstance(arranging, ClauseRemoved):
        below = [one for one in arranging.words if one != next(iter(arranging.words))]
        return told_of_removal(n, found.draft, below) if below else ()
    if isinstance(arranging, ClauseAdded):
        return ()
    moves = [one for one in others if one.kind is ProposalKind.MOVE]
    return tuple(f"{sponsors_of(n, one)} would move it too ({ref_of(one)}); that is undecided." for one in moves)


def _laid_beside(n: Negotiation, proposal: Proposal, clause: Clause, others: Sequence[Proposal]) -> tuple[Carried, ...]:
    """Show the others that ask for words: on a clause that is out none fits; beside an added one, other additions."""
    if proposal.kind is ProposalKind.DELETION:
        return tuple(_beside(n, one, clause.text, fits=False) for one in others if one.words)
    if proposal.kind is ProposalKind.ADDITION:
        added = [one for one in others if one.kind is ProposalKind.ADDITION]
        different = [one for one in added if words_hash(one.words) != words_hash(proposal.words)]
        return tuple(_beside(n, one, proposal.words, fits=True) for one in different)
    return ()


def _beside(n: Negotiation, proposal: Proposal, words: str, *, fits: bool) -> Carried:
    redline = draw(n, words, proposal.words)
    return Carried(ref_of(proposal), sponsors_named(n, proposal), fits, proposal.words, redline)
