"""Gathers what the rules need about one draft and has them measured; the one way from the file to a consensus.

The day: statements count up to `as_of`, memberships are looked at on `as_of`, and a working draft has the words
it had then. Where none is given all statements count, the words are those of now, and memberships are those of
the draft's own day (`workbench.desk.days.day_of_draft`).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date
from typing import NamedTuple, TypeVar

from workbench.consensus.descent import Descent
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

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Measured:
    """A draft, what was said on it, and the consensus on each of its clauses."""

    descent: Descent
    on: Date
    taken: Mapping[ClauseId, Sequence[Taken]]
    """Positions as they bear on the clauses of this draft."""
    results: Mapping[ClauseId, ClauseConsensus]
    proposals: Mapping[ClauseId, tuple[Proposal, ...]]
    """Undecided ones."""
    agreements: Mapping[ClauseId, Agreement]
    groups: Groups
    as_of: Date | None = None
    """The past day asked for; None for all that is on record."""

    @property
    def draft(self) -> Draft:
        """The draft looked at."""
        return self.descent.draft

    @property
    def earlier(self) -> tuple[Draft, ...]:
        """The drafts it comes from, the nearest first."""
        return self.descent.steps[-2::-1]

    def label(self, clause: ClauseId) -> str:
        """Return what a clause of the draft, or of those it comes from, is called there."""
        known = self.descent.clauses.get(clause)
        return known.label if known else "a clause that is no longer there"

    @property
    def lineage(self) -> Mapping[ClauseId, tuple[ClauseId, ...]]:
        """Of every clause: the clauses of earlier drafts it comes from, the nearest first."""
        return self.descent.lineage


class _Asked(NamedTuple):
    """What is asked: how a draft stands, by which rule, on which day, and to whom it is told."""

    draft: DraftId
    rule: Rule
    as_of: Date | None
    public: bool


def measured(
    n: Negotiation,
    draft: DraftId,
    rule: Rule = Rule.NO_OBJECTION,
    as_of: Date | None = None,
    *,
    public: bool = False,
) -> Measured:
    """Return the consensus on a draft; with `public` as if nothing private were said.

    It is kept until the file changes. After words alone were said, the clauses they bear on are measured anew.
    """
    asked = _Asked(draft, rule, as_of, public)
    return n.renewed(
        ("measured", asked), lambda: _measure_all(n, asked), lambda was, said: _measure_anew(n, asked, was, said)
    )


def _measure_all(n: Negotiation, asked: _Asked) -> Measured:
    descent = n.lasting(("descent", asked.draft, asked.as_of), lambda: _descent(n, asked.draft, asked.as_of))
    every = [clause.id for clause in descent.draft.clauses]
    return _measured(n, asked, descent, every, _agreements(n, asked, descent, every))


def _measure_anew(n: Negotiation, asked: _Asked, was: Measured, said: Collection[ClauseId]) -> Measured:
    """Measure the clauses anew that something was said on, on the same drafts."""
    descent = was.descent
    touched = descent.reached(said)
    agreements = _exchanged(was.agreements, _agreements(n, asked, descent, touched), touched)
    together = {clause for clause, one in agreements.items() if not touched.isdisjoint(one.package)}
    only = touched | together
    part = _measured(n, asked, descent, only, agreements)
    return replace(
        part,
        taken=_exchanged(was.taken, part.taken, only),
        results={**was.results, **part.results},
        proposals=_exchanged(was.proposals, part.proposals, only),
    )


def _exchanged(was: Mapping[ClauseId, T], now: Mapping[ClauseId, T], only: Collection[ClauseId]) -> dict[ClauseId, T]:
    return {**{clause: one for clause, one in was.items() if clause not in only}, **now}


def _measured(
    n: Negotiation,
    asked: _Asked,
    descent: Descent,
    only: Collection[ClauseId],
    agreements: Mapping[ClauseId, Agreement],
) -> Measured:
    """Measure some clauses of a draft."""
    on = asked.as_of or day_of_draft(n, next(head for head in n.heads() if head.id == asked.draft))
    alignments = n.file.alignments(until=asked.as_of, public=asked.public)
    raw = n.file.taken(
        descent.behind(only), until=asked.as_of, public=asked.public, lines=descent.lines, aligned=alignments
    )
    hashes = {taken.words_hash for held in raw.values() for taken in held}
    taken = carry(descent, raw, n.file.wordings(hashes), only)
    proposals = _undecided(n, asked, descent, taken, only)
    results = measure(
        descent.draft,
        taken,
        aligned=carry_exceptions(alignments, descent),
        groups=n.groups(),
        on=on,
        rule=asked.rule,
        agreements=agreements,
        proposals={clause: len(found) for clause, found in proposals.items()},
        brackets=n.lasting(
            ("brackets of clauses", asked.draft, asked.as_of),
            lambda: {one.id: count_brackets(one.text, one.editorial) for one in descent.draft.clauses},
        ),
        only=only,
    )
    return Measured(descent, on, taken, results, proposals, agreements, n.groups(), asked.as_of)


def _descent(n: Negotiation, draft: DraftId, as_of: Date | None) -> Descent:
    earlier: list[Draft] = []
    successions: dict[DraftId, Succession] = {}
    now = n.draft(draft, as_of)
    while now.based_on and (succession := n.succession(now.id, as_of)):
        successions[now.id] = succession
        now = n.draft(now.based_on, as_of)
        earlier.append(now)
    return Descent(n.draft(draft, as_of), earlier, successions)


def _undecided(
    n: Negotiation,
    asked: _Asked,
    descent: Descent,
    taken: Mapping[ClauseId, Sequence[Taken]],
    only: Collection[ClauseId],
) -> dict[ClauseId, tuple[Proposal, ...]]:
    """Proposals on a clause or those it comes from, still open.

    One that came with a position is open as long as that position counts; any is closed by a decision, or when
    the clause now has its words (an added clause: any clause of the draft).
    """
    by_clause: dict[ClauseId, list[Proposal]] = {}
    as_of = asked.as_of
    for proposal, decision in n.kept(("proposals", as_of), lambda: n.file.proposals(until=as_of)):
        if decision is None and (as_of is None or proposal.on <= as_of) and not (asked.public and proposal.private):
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
        counting = {one.position for one in taken.get(clause, ())}
        open_here = tuple(
            proposal
            for origin in (clause, *descent.lineage[clause])
            for proposal in by_clause.get(origin, ())
            if words_hash(proposal.words)
            not in (everywhere if proposal.kind is ProposalKind.ADDITION else {hashes[clause]})
            and (proposal.position is None or proposal.position in counting)
        )
        if open_here:
            found[clause] = open_here
    return found


def _agreements(
    n: Negotiation, asked: _Asked, descent: Descent, only: Collection[ClauseId]
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
