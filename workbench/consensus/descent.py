"""How the clauses of a draft came from those of the drafts before it. Made once for a draft, asked many times."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property

from workbench.model.base import ClauseId, DraftId
from workbench.model.change import Change, Succession
from workbench.model.clause import Clause
from workbench.model.draft import Draft

_ENDS = frozenset({Change.DROPPED, Change.ADDED, Change.UNPLACED})
_PLACES = frozenset({Change.SPLIT, Change.MERGED, Change.PROMOTED})

Parents = Mapping[ClauseId, Mapping[ClauseId, bool]]
"""New clauses to old ones, each with whether a split, a merge or a promotion lies between."""
Lines = Mapping[ClauseId, tuple[ClauseId, int]]
"""The clause at the newer end of the unbroken line each clause is on, and its draft's place, the newest's the highest.

A line is unbroken while one clause becomes one clause, kept, amended or moved.
"""


class Descent:
    """A draft with those it comes from, as far as drafts and successions are known."""

    def __init__(self, draft: Draft, earlier: Iterable[Draft], successions: Mapping[DraftId, Succession]) -> None:
        drafts = {one.id: one for one in earlier}
        steps, links = [draft], []
        while (succession := successions.get(steps[-1].id)) and succession.old in drafts:
            links.append(succession.links)
            steps.append(drafts.pop(succession.old))
        self.draft = draft
        self.steps: tuple[Draft, ...] = tuple(reversed(steps))
        """The oldest first, the draft itself last."""
        self._links = dict(zip((one.id for one in steps), links, strict=False))

    @cached_property
    def parents(self) -> Mapping[DraftId, Parents]:
        """Of every draft the parents of its clauses; what was dropped, added or not placed ends its line."""
        found: dict[DraftId, dict[ClauseId, dict[ClauseId, bool]]] = {}
        for draft in self.steps:
            parents = found[draft.id] = defaultdict(dict)
            for link in self._links.get(draft.id, ()):
                if link.change not in _ENDS:
                    is_placed = link.change in _PLACES
                    for new in link.new:
                        for old in link.old:
                            parents[new][old] = parents[new].get(old, False) or is_placed
        return found

    @cached_property
    def clauses(self) -> Mapping[ClauseId, Clause]:
        """All clauses of all its drafts."""
        return {clause.id: clause for draft in self.steps for clause in draft.clauses}

    @cached_property
    def lineage(self) -> Mapping[ClauseId, tuple[ClauseId, ...]]:
        """Of every clause of the draft those it comes from, by links of any kind, the nearest first."""
        lineage: dict[ClauseId, tuple[ClauseId, ...]] = {clause.id: () for clause in self.draft.clauses}
        newest: dict[ClauseId, tuple[ClauseId, ...]] = {clause: (clause,) for clause in lineage}
        for step in reversed(self.steps):
            parents: dict[ClauseId, list[ClauseId]] = {}
            for link in self._links.get(step.id, ()):
                for new in link.new:
                    parents.setdefault(new, []).extend(link.old)
            newest = {
                clause: tuple(dict.fromkeys(old for one in ends for old in parents.get(one, ())))
                for clause, ends in newest.items()
            }
            lineage = {clause: (*found, *newest[clause]) for clause, found in lineage.items()}
        return lineage

    def behind(self, clauses: Iterable[ClauseId]) -> frozenset[ClauseId]:
        """Return some clauses of the draft with all those they come from."""
        return frozenset(one for clause in clauses for one in (clause, *self.lineage[clause]))

    def reached(self, clauses: Collection[ClauseId]) -> frozenset[ClauseId]:
        """Return the clauses of the draft that are among some clauses, or come from one of them."""
        wanted = frozenset(clauses)
        return frozenset(
            clause for clause, line in self.lineage.items() if clause in wanted or not wanted.isdisjoint(line)
        )

    @cached_property
    def lines(self) -> Lines:
        """The unbroken line each clause is on."""
        found: dict[ClauseId, tuple[ClauseId, int]] = {}
        ends: dict[ClauseId, ClauseId] = {}
        for place, step in reversed(tuple(enumerate(self.steps))):
            found.update((clause.id, (ends.get(clause.id, clause.id), place)) for clause in step.clauses)
            parents = self.parents[step.id]
            children = Counter(old for olds in parents.values() for old in olds)
            ends = {
                old: found[new][0]
                for new, olds in parents.items()
                if len(olds) == 1 and new in found
                for old, is_placed in olds.items()
                if not is_placed and children[old] == 1
            }
        return found


def successors(clauses: Collection[ClauseId], parents: Sequence[Parents]) -> frozenset[ClauseId]:
    """Return some clauses with all that came of them; `parents` are those of one draft after the other."""
    found = set(clauses)
    for step in parents:
        found.update(new for new, old in step.items() if not found.isdisjoint(old))
    return frozenset(found)
