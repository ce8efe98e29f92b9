"""Gathers what bears on the clauses of a draft beside the words of delegations: open proposals, agreements."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date as Date

from workbench.consensus.descent import Descent
from workbench.desk.consensus.measurement import Asked
from workbench.desk.negotiation import Negotiation
from workbench.model.base import ClauseId, WordsHash
from workbench.model.consensus import Agreement, Taken
from workbench.model.proposal import Decision, Proposal, ProposalKind
from workbench.text.normalise import same_but_punctuation, words_hash
from workbench.text.redline.rebase import rebase


def known_proposals(n: Negotiation, as_of: Date | None) -> tuple[tuple[Proposal, Decision | None], ...]:
    """Return all proposals, or those made up to a day, with what had become of each by then."""
    every = n.kept(("proposals", as_of), lambda: n.file.proposals(until=as_of))
    return every if as_of is None else tuple(one for one in every if one[0].on <= as_of)


def undecided(
    n: Negotiation,
    asked: Asked,
    descent: Descent,
    taken: Mapping[ClauseId, Sequence[Taken]],
    only: Collection[ClauseId],
) -> dict[ClauseId, tuple[Proposal, ...]]:
    """Proposals on a clause or those it comes from, still open.

    One that came with a position is open as long as that position counts; any is closed by a decision, or when
    the clause now has its words (an added clause: any clause of the draft), or all that it would change in them.
    """
    by_clause: dict[ClauseId, list[Proposal]] = {}
    for proposal, decision in known_proposals(n, asked.as_of):
        if decision is None and not (asked.public and proposal.private):
            by_clause.setdefault(proposal.clause, []).append(proposal)
    if not by_clause:
        return {}
    found: dict[ClauseId, tuple[Proposal, ...]] = {}
    hashes = n.lasting(
        ("hashes", asked.draft, asked.as_of),
        lambda: {clause.id: words_hash(clause.text) for clause in descent.draft.clauses},
    )
    everywhere = set(hashes.values())
    for clause in only:
        if by_clause.keys().isdisjoint((clause, *descent.lineage[clause])):
            continue
        counting = {one.position for one in taken.get(clause, ())}
        open_here = tuple(
            proposal
            for origin in (clause, *descent.lineage[clause])
            for proposal in by_clause.get(origin, ())
            if words_hash(proposal.words)
            not in (everywhere if proposal.kind is ProposalKind.ADDITION else {hashes[clause]})
            and (proposal.position is None or proposal.position in counting)
            and not _is_met(n, proposal, descent.clauses[clause].text, hashes[clause])
        )
        if open_here:
            found[clause] = open_here
    return found


def _is_met(n: Negotiation, proposal: Proposal, text: str, now: WordsHash) -> bool:
    """Whether a clause whose words changed since has all that a proposal would change in it, among other changes."""
    if proposal.kind is not ProposalKind.WORDING or proposal.base_hash == now:
        return False

    def look() -> bool:
        base = n.file.wordings({proposal.base_hash}).get(proposal.base_hash)
        laid = rebase(base, text, proposal.words) if base is not None else None
        return laid is not None and laid.fits and words_hash(laid.words) == now

    return n.lasting(("met", proposal.id, now), look)


def agreements_on(
    n: Negotiation, asked: Asked, descent: Descent, only: Collection[ClauseId]
) -> dict[ClauseId, Agreement]:
    """Agreements declared on a clause, or on the one clause it comes from; flagged where the words changed."""
    every = descent.behind(only)
    declared = n.file.agreements(every, until=asked.as_of)
    if not declared:
        return {}
    reopened = n.file.reopenings(every, until=asked.as_of)
    words = n.file.wordings({agreement.words_hash for agreement in declared.values()})
    found: dict[ClauseId, Agreement] = {}
    for clause in only:
        line = (clause, *descent.lineage[clause])
        newest = max((declared[one] for one in line if one in declared), key=_when, default=None)
        if newest and all(_when(newest) > reopened[one] for one in line if one in reopened):
            text = descent.clauses[clause].text
            changed = not same_but_punctuation(words.get(newest.words_hash, ""), text)
            package = tuple(now for one in newest.package for now in _now(one, descent))
            found[clause] = replace(newest, clause=clause, words_changed=changed, package=package)
    return found


def _when(one: Agreement) -> tuple[Date, int]:
    return one.on, one.sequence


def _now(clause: ClauseId, descent: Descent) -> tuple[ClauseId, ...]:
    """Return what has become of a clause in the draft looked at; itself where nothing has."""
    reached = descent.reached([clause])
    return tuple(one.id for one in descent.draft.clauses if one.id in reached) or (clause,)
