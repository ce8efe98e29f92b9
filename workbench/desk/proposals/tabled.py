"""Shows proposals beside each other: what they ask for, who is behind them, whether they fit and collide."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date as Date

from workbench.consensus.groups import short_name
from workbench.desk.consensus.bringing import bridge_of
from workbench.desk.consensus.gathering import known_proposals
from workbench.desk.consensus.measurement import Measured
from workbench.desk.consensus.measuring import measured
from workbench.desk.days import say_date
from workbench.desk.drafts.pointing import draw
from workbench.desk.naming import find_clauses, find_draft
from workbench.desk.negotiation import Negotiation
from workbench.desk.views import Carried, ProposalView
from workbench.errors import UnknownName
from workbench.model.base import ClauseId, DelegationId
from workbench.model.clause import Clause, ClauseKind
from workbench.model.proposal import Decision, Proposal, ProposalKind
from workbench.model.statement import BLOCKING, HOLDING_UP, Stance
from workbench.text.normalise import words_hash
from workbench.text.redline.rebase import rebase

_REF_LENGTH = 6


def list_proposals(
    n: Negotiation,
    *,
    draft: str | None = None,
    clause: str | None = None,
    decided: bool = False,
    as_of: Date | None = None,
) -> tuple[ProposalView, ...]:
    """Return the undecided proposals that bear on a draft, in the order of its clauses; decided ones too if asked.

    With `as_of`, those that were so on that day.
    """
    head = find_draft(n, draft, as_of)
    found = measured(n, head.id, as_of=as_of)
    clauses = find_clauses(n, head.id, [clause], as_of) if clause else found.draft.clauses
    views: list[ProposalView] = []
    for one in clauses:
        views += (proposal_view(n, found, proposal, one) for proposal in found.proposals.get(one.id, ()))
        if decided:
            line = {one.id, *found.lineage[one.id]}
            still_open = found.proposals.get(one.id, ())
            closed = (
                (each, why) for each, why in known_proposals(n, as_of) if each.clause in line and each not in still_open
            )
            views += (proposal_view(n, found, proposal, one, decision) for proposal, decision in closed)
    if decided and not clause:
        views += _on_clauses_taken_out(n, found)
    return tuple(views)


def _on_clauses_taken_out(n: Negotiation, found: Measured) -> Iterator[ProposalView]:
    """Show what was proposed in a working draft on clauses that were taken out of it since."""
    here = {one.id for one in found.draft.clauses}
    out = {clause: labels[-1] for clause, labels in n.file.labels(found.draft.id).items() if clause not in here}
    for proposal, decision in known_proposals(n, found.as_of):
        if proposal.clause in out:
            words = n.file.wordings({proposal.base_hash}).get(proposal.base_hash, "")
            kind, label = ClauseKind.PARAGRAPH, out[proposal.clause]
            clause = Clause(id=proposal.clause, kind=kind, label=label, text=words)
            yield proposal_view(n, found, proposal, clause, decision)


def show_proposal(n: Negotiation, ref: str, *, draft: str | None = None, as_of: Date | None = None) -> ProposalView:
    """Return one proposal by its ref, or by the clause where only one is open; an open one with its bridge."""
    found, proposal, clause = find_proposal(n, ref, draft, as_of)
    decision = next((why for each, why in known_proposals(n, as_of) if each.id == proposal.id), None)
    view = proposal_view(n, found, proposal, clause, decision)
    return view if decision else replace(view, bridge=bridge_of(found, proposal, clause, view.carried))


def proposal_view(
    n: Negotiation, found: Measured, proposal: Proposal, clause: Clause, decision: Decision | None = None
) -> ProposalView:
    """Return a proposal as it bears on a clause of the draft looked at, beside the others on that clause."""
    is_open = proposal in found.proposals.get(clause.id, ())
    others = [one for one in found.proposals.get(clause.id, ()) if one.id != proposal.id and is_open]
    day = found.as_of
    voices = n.kept(("backings", day), lambda: n.file.backings(until=day)).get(proposal.id, {})
    is_on_words = proposal.kind in (ProposalKind.WORDING, ProposalKind.DELETION)
    changed = is_on_words and is_open and proposal.base_hash != words_hash(clause.text)
    return ProposalView(
        proposal_id=proposal.id,
        kind=proposal.kind,
        draft=next((head.symbol for head in (*n.heads(day), *n.heads()) if head.id == proposal.draft), ""),
        clause=clause.label,
        words=proposal.words,
        redline=draw(n, clause.text, _result(proposal, clause)) if proposal.kind is not ProposalKind.MOVE else (),
        sponsors=tuple(short_name(found.groups.delegation(one)) for one in proposal.sponsors),
        reason=proposal.reason,
        on=proposal.on,
        decision=decision,
        private=proposal.private,
        illustrative=proposal.illustrative,
        ref=ref_of(proposal),
        supporters=_voices(found, proposal, voices, frozenset(Stance) - BLOCKING - HOLDING_UP),
        opponents=_voices(found, proposal, voices, BLOCKING),
        reserving=_voices(found, proposal, voices, HOLDING_UP),
        superseded=not is_open and decision is None,
        after=_label_of(found, proposal.after),
        identical=tuple(ref_of(one) for one in others if is_same(one, proposal)),
        collides=tuple(ref_of(one) for one in others if _collides(clause, proposal, one)),
        carried=carried_onto(n, proposal, clause.text) if changed else None,
    )


def _label_of(found: Measured, wanted: ClauseId | None) -> str:
    """Return what a clause, or what came of it, is called in the draft looked at."""
    if not wanted:
        return ""
    here = (one.label for one in found.draft.clauses if wanted in (one.id, *found.lineage.get(one.id, ())))
    return next(here, "")


def _voices(
    found: Measured, proposal: Proposal, voices: Mapping[DelegationId, Stance], stances: Collection[Stance]
) -> tuple[str, ...]:
    others = (who for who, stance in voices.items() if stance in stances and who not in proposal.sponsors)
    return tuple(short_name(found.groups.delegation(who)) for who in others)


def _result(proposal: Proposal, clause: Clause) -> str:
    """Give the words that would stand there: none for a deletion, the old clause and the new for an addition."""
    return f"{clause.text}\n{proposal.words}" if proposal.kind is ProposalKind.ADDITION else proposal.words


def is_same(one: Proposal, other: Proposal) -> bool:
    """Whether two proposals ask for the same."""
    alike = one.kind is other.kind and one.after == other.after
    return alike and words_hash(one.words) == words_hash(other.words)


def _collides(clause: Clause, one: Proposal, other: Proposal) -> bool:
    """Whether two proposals cannot both be granted; a clause may be reworded, moved and followed by another at once."""
    kinds = {one.kind, other.kind}
    if ProposalKind.DELETION in kinds:
        return len(kinds) == 2 and ProposalKind.ADDITION not in kinds
    if is_same(one, other) or len(kinds) == 2 or one.kind is ProposalKind.ADDITION:
        return False
    return one.kind is ProposalKind.MOVE or not rebase(clause.text, one.words, other.words).fits


def carried_onto(n: Negotiation, proposal: Proposal, words: str) -> Carried:
    """Lay a proposal on words that changed since it was made; a deletion takes out whatever they are now."""
    sponsors = sponsors_named(n, proposal)
    if proposal.kind is ProposalKind.DELETION:
        return Carried(ref_of(proposal), sponsors, True, "", draw(n, words, ""))
    base = n.file.wordings({proposal.base_hash}).get(proposal.base_hash, words)
    laid = rebase(base, words, proposal.words)
    return Carried(ref_of(proposal), sponsors, laid.fits, laid.words, laid.redline)


def decision_on(n: Negotiation, proposal: Proposal) -> Decision | None:
    """Return the latest decision on a proposal, or None."""
    return next((why for each, why in known_proposals(n, None) if each.id == proposal.id), None)


def find_proposal(
    n: Negotiation, ref: str, draft: str | None, as_of: Date | None = None
) -> tuple[Measured, Proposal, Clause]:
    """Find a proposal by its ref, or by a clause on which only one is open, on a draft (the newest by default)."""
    found = measured(n, find_draft(n, draft, as_of).id, as_of=as_of)
    clauses = {clause.id: clause for clause in found.draft.clauses}
    matches = [
        (proposal, clauses[clause])
        for clause, line in found.lineage.items()
        for proposal, _ in known_proposals(n, as_of)
        if proposal.clause in (clause, *line) and ref_of(proposal) == ref.strip().lower()
    ]
    if not matches:
        (clause,) = _clause_or_none(n, found, ref)
        matches = [(proposal, clause) for proposal in found.proposals.get(clause.id, ())]
    distinct = {proposal.id: (proposal, clause) for proposal, clause in reversed(matches)}
    if len(distinct) == 1:
        return found, *distinct.popitem()[1]
    refs = ", ".join(ref_of(proposal) for proposal, _ in reversed(distinct.values()))
    raise UnknownName(
        f"There are {len(distinct)} open proposals on “{ref}”." if distinct else f"No proposal is open on “{ref}”.",
        f"Name one: {refs}." if refs else "`workbench proposal list` shows those that are.",
    )


def _clause_or_none(n: Negotiation, found: Measured, ref: str) -> tuple[Clause, ...]:
    try:
        return find_clauses(n, found.draft.id, [ref], found.as_of)
    except UnknownName as error:
        day = found.as_of
        if day and any(ref_of(one) == ref.strip().lower() and one.on > day for one, _ in known_proposals(n, None)):
            raise UnknownName(f"Proposal {ref} was made after {say_date(day)}.", "Name a later day.") from error
        if any(ref_of(one) == ref.strip().lower() for one, _ in known_proposals(n, None)):
            raise UnknownName(
                f"Proposal {ref} is on a clause that is not in {found.draft.symbol}.",
                "Name the draft it was made on with --draft; `workbench draft list` shows them.",
            ) from error
        raise UnknownName(
            f"There is no proposal “{ref}”.", "`workbench proposal list` shows their refs; a clause's label serves too."
        ) from error


def ref_of(proposal: Proposal) -> str:
    """Return the characters a person names a proposal by."""
    return proposal.id[-_REF_LENGTH:]


def sponsors_named(n: Negotiation, proposal: Proposal) -> tuple[str, ...]:
    """Return the names of those who made it."""
    return tuple(short_name(n.groups().delegation(one)) for one in proposal.sponsors)


def sponsors_of(n: Negotiation, proposal: Proposal) -> str:
    """Return the names of those who made it, in a row."""
    return ", ".join(sponsors_named(n, proposal))
