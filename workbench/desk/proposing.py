"""Proposals: made, shown beside each other, spoken to, and decided. None is ever applied by itself."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date as Date

from uuid6 import uuid7

from workbench.consensus.groups import short_name
from workbench.desk.bringing import bridge_of
from workbench.desk.days import today
from workbench.desk.measuring import Measured, measured
from workbench.desk.naming import find_clauses, find_delegation, find_draft, find_value
from workbench.desk.negotiation import Negotiation
from workbench.desk.views import Accepted, Carried, Done, ProposalView
from workbench.errors import NotAllowed, UnknownName
from workbench.model.base import DelegationId
from workbench.model.clause import Clause
from workbench.model.draft import DraftState
from workbench.model.proposal import Decision, Proposal, ProposalKind
from workbench.model.record import ClauseReworded, ProposalBacked, ProposalDecided, ProposalMade
from workbench.model.statement import BLOCKING, HOLDING_UP, Stance
from workbench.text.normalise import clean, words_hash
from workbench.text.rebase import rebase
from workbench.text.redline import draw_redline

_REF_LENGTH = 6


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
    same = [_ref(other) for other in measured(n, head.id).proposals.get(found.id, ()) if _is_same(other, made)]
    n.record(ProposalMade(proposal=made))
    notices = (f"The same is proposed already: {', '.join(same)}.",) if same else ()
    return Done(f"Proposal {_ref(made)} on {found.label}: {wanted}, by {_sponsors(n, made)}.", notices)


def _check_whole(kind: ProposalKind, words: str, after: str | None) -> None:
    if kind in {ProposalKind.WORDING, ProposalKind.ADDITION} and not words:
        raise NotAllowed(f"A proposal of {kind} needs its words.", "Give them: --words T.")
    if kind is ProposalKind.MOVE and not after:
        raise NotAllowed("A proposal to move a clause needs the clause it should follow.", "Name it: --after CLAUSE.")


def list_proposals(
    n: Negotiation, *, draft: str | None = None, clause: str | None = None, decided: bool = False
) -> tuple[ProposalView, ...]:
    """Return the undecided proposals that bear on a draft, in the order of its clauses; decided ones too if asked."""
    head = find_draft(n, draft)
    found = measured(n, head.id)
    clauses = find_clauses(n, head.id, [clause]) if clause else found.draft.clauses
    views: list[ProposalView] = []
    for one in clauses:
        views += (proposal_view(n, found, proposal, one) for proposal in found.proposals.get(one.id, ()))
        if decided:
            line = {one.id, *found.lineage[one.id]}
            still_open = found.proposals.get(one.id, ())
            every = n.kept("proposals", n.file.proposals)
            closed = ((each, why) for each, why in every if each.clause in line and each not in still_open)
            views += (proposal_view(n, found, proposal, one, decision) for proposal, decision in closed)
    return tuple(views)


def show_proposal(n: Negotiation, ref: str, *, draft: str | None = None) -> ProposalView:
    """Return one proposal by its ref, or by the clause where only one is open; an open one with its bridge."""
    found, proposal, clause = _find(n, ref, draft)
    decision = next((why for each, why in n.file.proposals() if each.id == proposal.id), None)
    view = proposal_view(n, found, proposal, clause, decision)
    return view if decision else replace(view, bridge=bridge_of(found, proposal, clause, view.carried))


def back_proposal(
    n: Negotiation, ref: str, who: str, stance: str, *, draft: str | None = None, on: Date | None = None
) -> Done:
    """Take down that a delegation speaks for or against a proposal."""
    _, proposal, clause = _find(n, ref, draft)
    speaker = find_delegation(n, who)
    taken = find_value(Stance, stance, "stance")
    n.record(ProposalBacked(proposal=proposal.id, who=speaker.id, stance=taken, on=on or today()))
    return Done(f"{speaker.name}: {taken} on proposal {_ref(proposal)} ({clause.label}).")


def accept_proposal(
    n: Negotiation, ref: str, *, draft: str | None = None, because: str = "", carried: bool = False
) -> Accepted:
    """Accept a proposal in a working draft: its words go in, and the others on the clause are laid on them.

    If the clause's words changed since it was made, `carried` accepts it as carried onto them; without it, or
    where it does not fit, NotAllowed says so. A deletion, addition or move is noted as accepted, and the
    pen-holder makes it in the next draft. Raises NotAllowed in an issued draft.
    """
    found, proposal, clause = _find(n, ref, draft)
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
    laid = tuple(_carried(n, one, words) for one in others if one.kind is ProposalKind.WORDING)
    done = Done(f"Accepted {_ref(proposal)}: {clause.label} now has the words of {_sponsors(n, proposal)}.")
    return Accepted(done, laid)


def _check_one_clause(found: Measured, proposal: Proposal) -> None:
    labels = [
        clause.label
        for clause in found.draft.clauses
        if proposal.clause in (clause.id, *found.lineage[clause.id])
    ]
    if len(labels) > 1:
        raise NotAllowed(
            f"The clause that {_ref(proposal)} is on is now {' and '.join(labels)}.",
            "Propose the wording anew on the one that is meant.",
        )


def _words_to_accept(n: Negotiation, proposal: Proposal, clause: Clause, *, carried: bool) -> str:
    if proposal.base_hash == words_hash(clause.text):
        return proposal.words
    laid = _carried(n, proposal, clause.text)
    if not laid.fits:
        raise NotAllowed(
            f"The words of {clause.label} changed since, and {_ref(proposal)} no longer fits them.",
            "Propose the wording anew: workbench proposal add.",
        )
    if not carried:
        raise NotAllowed(
            f"The words of {clause.label} changed since {_ref(proposal)} was made.",
            f"See how it would look with `workbench proposal show {_ref(proposal)}`, then accept it with --carried.",
        )
    return laid.words


def decide_proposal(
    n: Negotiation, ref: str, decision: Decision, *, draft: str | None = None, because: str = ""
) -> Done:
    """Reject a proposal, or withdraw it for its sponsors."""
    _, proposal, clause = _find(n, ref, draft)
    _check_undecided(n, proposal)
    because = clean(because).text.strip()
    n.record(ProposalDecided(proposal=proposal.id, decision=decision, because=because, on=today()))
    return Done(f"Proposal {_ref(proposal)} on {clause.label} by {_sponsors(n, proposal)} is {decision}.")


def _check_undecided(n: Negotiation, proposal: Proposal) -> None:
    decision = _decision(n, proposal)
    if decision:
        raise NotAllowed(f"Proposal {_ref(proposal)} is {decision} already.", "Make a new one if it is meant again.")


def _decision(n: Negotiation, proposal: Proposal) -> Decision | None:
    return next((why for each, why in n.kept("proposals", n.file.proposals) if each.id == proposal.id), None)


def proposal_view(
    n: Negotiation, found: Measured, proposal: Proposal, clause: Clause, decision: Decision | None = None
) -> ProposalView:
    """Return a proposal as it bears on a clause of the draft looked at, beside the others on that clause."""
    is_open = proposal in found.proposals.get(clause.id, ())
    others = [one for one in found.proposals.get(clause.id, ()) if one.id != proposal.id and is_open]
    voices = n.kept("backings", n.file.backings).get(proposal.id, {})
    is_wording = proposal.kind is ProposalKind.WORDING
    changed = is_wording and is_open and proposal.base_hash != words_hash(clause.text)
    return ProposalView(
        proposal_id=proposal.id,
        kind=proposal.kind,
        draft=next((head.symbol for head in n.heads() if head.id == proposal.draft), ""),
        clause=clause.label,
        words=proposal.words,
        redline=draw_redline(clause.text, _result(proposal, clause)) if proposal.kind is not ProposalKind.MOVE else (),
        sponsors=tuple(short_name(found.groups.delegation(one)) for one in proposal.sponsors),
        reason=proposal.reason,
        on=proposal.on,
        decision=decision,
        private=proposal.private,
        illustrative=proposal.illustrative,
        ref=_ref(proposal),
        supporters=_voices(found, proposal, voices, frozenset(Stance) - BLOCKING - HOLDING_UP),
        opponents=_voices(found, proposal, voices, BLOCKING),
        reserving=_voices(found, proposal, voices, HOLDING_UP),
        superseded=not is_open and decision is None,
        identical=tuple(_ref(one) for one in others if _is_same(one, proposal)),
        collides=tuple(_ref(one) for one in others if is_wording and _collides(clause, proposal, one)),
        carried=_carried(n, proposal, clause.text) if changed else None,
    )


def _voices(
    found: Measured, proposal: Proposal, voices: Mapping[DelegationId, Stance], stances: Collection[Stance]
) -> tuple[str, ...]:
    others = (who for who, stance in voices.items() if stance in stances and who not in proposal.sponsors)
    return tuple(short_name(found.groups.delegation(who)) for who in others)


def _result(proposal: Proposal, clause: Clause) -> str:
    """Give the words that would stand there: none for a deletion, the old clause and the new for an addition."""
    return f"{clause.text}\n{proposal.words}" if proposal.kind is ProposalKind.ADDITION else proposal.words


def _is_same(one: Proposal, other: Proposal) -> bool:
    alike = one.kind is other.kind and one.after == other.after
    return alike and words_hash(one.words) == words_hash(other.words)


def _collides(clause: Clause, one: Proposal, other: Proposal) -> bool:
    if other.kind is ProposalKind.DELETION:
        return True
    if other.kind is not ProposalKind.WORDING or _is_same(one, other):
        return False
    return not rebase(clause.text, one.words, other.words).fits


def _carried(n: Negotiation, proposal: Proposal, words: str) -> Carried:
    base = n.file.wordings({proposal.base_hash}).get(proposal.base_hash, words)
    laid = rebase(base, words, proposal.words)
    sponsors = tuple(short_name(n.groups().delegation(one)) for one in proposal.sponsors)
    return Carried(_ref(proposal), sponsors, laid.fits, laid.words, laid.redline)


def _find(n: Negotiation, ref: str, draft: str | None) -> tuple[Measured, Proposal, Clause]:
    """Find a proposal by its ref, or by a clause on which only one is open, on a draft (the newest by default)."""
    found = measured(n, find_draft(n, draft).id)
    clauses = {clause.id: clause for clause in found.draft.clauses}
    matches = [
        (proposal, clauses[clause])
        for clause, line in found.lineage.items()
        for proposal, _ in n.kept("proposals", n.file.proposals)
        if proposal.clause in (clause, *line) and _ref(proposal) == ref.strip().lower()
    ]
    if not matches:
        (clause,) = _clause_or_none(n, found, ref)
        matches = [(proposal, clause) for proposal in found.proposals.get(clause.id, ())]
    distinct = {proposal.id: (proposal, clause) for proposal, clause in reversed(matches)}
    if len(distinct) == 1:
        return found, *distinct.popitem()[1]
    refs = ", ".join(_ref(proposal) for proposal, _ in reversed(distinct.values()))
    raise UnknownName(
        f"There are {len(distinct)} open proposals on “{ref}”." if distinct else f"No proposal is open on “{ref}”.",
        f"Name one: {refs}." if refs else "`workbench proposal list` shows those that are.",
    )


def _clause_or_none(n: Negotiation, found: Measured, ref: str) -> tuple[Clause, ...]:
    try:
        return find_clauses(n, found.draft.id, [ref])
    except UnknownName as error:
        raise UnknownName(
            f"There is no proposal “{ref}”.", "`workbench proposal list` shows their refs; a clause's label serves too."
        ) from error


def _ref(proposal: Proposal) -> str:
    return proposal.id[-_REF_LENGTH:]


def _sponsors(n: Negotiation, proposal: Proposal) -> str:
    return ", ".join(short_name(n.groups().delegation(one)) for one in proposal.sponsors)

