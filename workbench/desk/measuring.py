"""Gathers what the rules need about one draft and has them measured; the one way from the file to a consensus.

The day: statements count up to `as_of`, memberships are looked at on `as_of`, and a working draft has the words
it had then. Where none is given all statements count, the words are those of now, and memberships are those of
the draft's own day (`workbench.desk.days.day_of_draft`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date

from workbench.consensus.groups import Groups
from workbench.consensus.measure import measure
from workbench.consensus.staleness import carry, carry_exceptions
from workbench.desk.days import day_of_draft
from workbench.desk.negotiation import Negotiation
from workbench.model.base import ClauseId, DraftId
from workbench.model.change import Succession
from workbench.model.consensus import Agreement, ClauseConsensus, Rule, Taken
from workbench.model.draft import Draft
from workbench.model.proposal import Proposal, ProposalKind
from workbench.text.brackets import count_brackets
from workbench.text.normalise import same_but_punctuation, words_hash


@dataclass(frozen=True, slots=True)
class Measured:
    """A draft, what was said on it, and the consensus on each of its clauses."""

    draft: Draft
    earlier: tuple[Draft, ...]
    """The drafts it comes from, the nearest first."""
    on: Date
    taken: Mapping[ClauseId, Sequence[Taken]]
    """Positions as they bear on the clauses of this draft."""
    results: Mapping[ClauseId, ClauseConsensus]
    proposals: Mapping[ClauseId, tuple[Proposal, ...]]
    """Undecided ones."""
    lineage: Mapping[ClauseId, tuple[ClauseId, ...]]
    """Of every clause: the clauses of earlier drafts it comes from, the nearest first."""
    groups: Groups
    as_of: Date | None = None
    """The past day asked for; None for all that is on record."""


def measured(
    n: Negotiation,
    draft: DraftId,
    rule: Rule = Rule.NO_OBJECTION,
    as_of: Date | None = None,
    *,
    public: bool = False,
) -> Measured:
    """Return the consensus on a draft, kept until the file changes; with `public` as if nothing private were said."""
    return n.kept(
        ("measured", draft, rule, as_of, public), lambda: _measured(n, draft, rule, as_of, public=public)
    )


def _measured(
    n: Negotiation, draft_id: DraftId, rule: Rule, as_of: Date | None, *, public: bool
) -> Measured:
    draft = n.draft(draft_id, as_of)
    earlier, successions = _before(n, draft, as_of)
    on = as_of or day_of_draft(n, next(head for head in n.heads() if head.id == draft_id))
    lineage = trace(draft, earlier, successions)
    clauses = {clause.id for one in (draft, *earlier) for clause in one.clauses}
    alignments = n.file.alignments(until=as_of, public=public)
    raw = n.file.taken(clauses, until=as_of, public=public, every=bool(alignments))
    hashes = {taken.words_hash for held in raw.values() for taken in held}
    taken = carry(draft, earlier, successions, raw, n.file.wordings(hashes))
    aligned = carry_exceptions(alignments, draft, earlier, successions)
    proposals = _undecided(n, draft, lineage, taken, as_of, public=public)
    results = measure(
        draft,
        taken,
        aligned=aligned,
        groups=n.groups(),
        on=on,
        rule=rule,
        agreements=_agreements(n, draft, lineage, as_of),
        proposals={clause: len(found) for clause, found in proposals.items()},
        brackets={clause.id: count_brackets(clause.text, clause.editorial) for clause in draft.clauses},
    )
    return Measured(draft, earlier, on, taken, results, proposals, lineage, n.groups(), as_of)


def _before(
    n: Negotiation, draft: Draft, as_of: Date | None
) -> tuple[tuple[Draft, ...], dict[DraftId, Succession]]:
    earlier: list[Draft] = []
    successions: dict[DraftId, Succession] = {}
    now = draft
    while now.based_on and (succession := n.succession(now.id, as_of)):
        successions[now.id] = succession
        now = n.draft(now.based_on, as_of)
        earlier.append(now)
    return tuple(earlier), successions


def trace(
    draft: Draft, earlier: Sequence[Draft], successions: Mapping[DraftId, Succession]
) -> dict[ClauseId, tuple[ClauseId, ...]]:
    """Return for every clause of a draft the clauses it comes from, through all drafts before, nearest first."""
    lineage: dict[ClauseId, tuple[ClauseId, ...]] = {clause.id: () for clause in draft.clauses}
    newest: dict[ClauseId, tuple[ClauseId, ...]] = {clause.id: (clause.id,) for clause in draft.clauses}
    for now in (draft, *earlier):
        if now.id not in successions:
            break
        parents: dict[ClauseId, list[ClauseId]] = {}
        for link in successions[now.id].links:
            for new in link.new:
                parents.setdefault(new, []).extend(link.old)
        newest = {
            clause: tuple(dict.fromkeys(old for one in ends for old in parents.get(one, ())))
            for clause, ends in newest.items()
        }
        lineage = {clause: (*found, *newest[clause]) for clause, found in lineage.items()}
    return lineage


def _undecided(
    n: Negotiation,
    draft: Draft,
    lineage: Mapping[ClauseId, tuple[ClauseId, ...]],
    taken: Mapping[ClauseId, Sequence[Taken]],
    as_of: Date | None,
    *,
    public: bool,
) -> dict[ClauseId, tuple[Proposal, ...]]:
    """Proposals on a clause or those it comes from, still open.

    One that came with a position is open as long as that position counts; any is closed by a decision, or when
    the clause now has its words (an added clause: any clause of the draft).
    """
    by_clause: dict[ClauseId, list[Proposal]] = {}
    for proposal, decision in n.kept(("proposals", as_of), lambda: n.file.proposals(until=as_of)):
        if decision is None and (as_of is None or proposal.on <= as_of) and not (public and proposal.private):
            by_clause.setdefault(proposal.clause, []).append(proposal)
    if not by_clause:
        return {}
    found: dict[ClauseId, tuple[Proposal, ...]] = {}
    hashes = {clause.id: words_hash(clause.text) for clause in draft.clauses}
    everywhere = set(hashes.values())
    for clause in draft.clauses:
        counting = {one.position for one in taken.get(clause.id, ())}
        open_here = tuple(
            proposal
            for origin in (clause.id, *lineage[clause.id])
            for proposal in by_clause.get(origin, ())
            if words_hash(proposal.words)
            not in (everywhere if proposal.kind is ProposalKind.ADDITION else {hashes[clause.id]})
            and (proposal.position is None or proposal.position in counting)
        )
        if open_here:
            found[clause.id] = open_here
    return found


def _agreements(
    n: Negotiation, draft: Draft, lineage: Mapping[ClauseId, tuple[ClauseId, ...]], as_of: Date | None
) -> dict[ClauseId, Agreement]:
    """Agreements declared on a clause, or on the one clause it comes from; flagged where the words changed."""
    every = {one for clause in draft.clauses for one in (clause.id, *lineage[clause.id])}
    declared = n.file.agreements(every, until=as_of)
    if not declared:
        return {}
    reopened = n.file.reopenings(every, until=as_of)
    words = n.file.wordings({agreement.words_hash for agreement in declared.values()})
    found: dict[ClauseId, Agreement] = {}
    for clause in draft.clauses:
        line = (clause.id, *lineage[clause.id])
        newest = max((declared[one] for one in line if one in declared), key=lambda one: one.sequence, default=None)
        if newest and newest.sequence > max((reopened.get(one, 0) for one in line), default=0):
            agreement = newest
            changed = not same_but_punctuation(words.get(agreement.words_hash, ""), clause.text)
            found[clause.id] = replace(agreement, clause=clause.id, words_changed=changed)
    return found
