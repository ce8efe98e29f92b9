"""What a measurement of a draft holds. What was said on a clause may be read later, when it is asked for."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date as Date
from typing import NamedTuple, overload

from workbench.consensus.descent import Descent
from workbench.consensus.groups import Groups
from workbench.model.base import ClauseId, DelegationId, DraftId
from workbench.model.consensus import Agreement, Aligned, ClauseConsensus, Freshness, Rule, Standing, Taken
from workbench.model.draft import Draft
from workbench.model.proposal import Proposal

_READ_ALONE = 8
"""So many clauses are read one by one; who asks for more asks for all, and these are read at once."""


class Asked(NamedTuple):
    """What is asked: how a draft stands, by which rule, on which day, and to whom it is told."""

    draft: DraftId
    rule: Rule
    as_of: Date | None
    public: bool

    @property
    def is_plain(self) -> bool:
        """Whether it is what most ask, all on record by the UN's rule: that alone is kept in the file."""
        return self.rule is Rule.NO_OBJECTION and self.as_of is None and not self.public


class Spoken(NamedTuple):
    """Who took positions that count on a clause."""

    holders: tuple[DelegationId, ...]
    outdated: tuple[DelegationId, ...]
    """Those of them whose positions are on words that changed since."""
    is_illustrative: bool
    """Whether any of it is made up."""


@dataclass(slots=True)
class Unkept:
    """What was measured and is not yet kept in the file."""

    clauses: set[ClauseId] = field(default_factory=set)
    is_whole: bool = False
    """All of it."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A draft, what was said on it, and the consensus on each of its clauses."""

    descent: Descent
    on: Date
    taken: Mapping[ClauseId, Sequence[Taken]]
    """Positions as they bear on the clauses of this draft."""
    past: Mapping[ClauseId, Sequence[Taken]]
    """Those that were superseded since somebody followed them, as far as they were read."""
    spoken: Mapping[ClauseId, Spoken]
    results: Mapping[ClauseId, ClauseConsensus]
    proposals: Mapping[ClauseId, tuple[Proposal, ...]]
    """Undecided ones."""
    agreements: Mapping[ClauseId, Agreement]
    aligned: tuple[Aligned, ...]
    """The alignments in force, as they were made."""
    groups: Groups
    as_of: Date | None = None
    """The past day asked for; None for all that is on record."""
    unkept: Unkept = field(default_factory=Unkept, compare=False)

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


def spoken_in(taken: Mapping[ClauseId, Sequence[Taken]]) -> dict[ClauseId, Spoken]:
    """Return who spoke on each clause."""
    return {
        clause: Spoken(
            tuple(dict.fromkeys(one.holder for one in held)),
            tuple(dict.fromkeys(one.holder for one in held if one.freshness is Freshness.STALE)),
            any(one.illustrative for one in held),
        )
        for clause, held in taken.items()
    }


class Details:
    """Reads what was said on a clause, and how all stand on it, when it is asked for: some alone, then all."""

    def __init__(self, clauses: Iterable[ClauseId], read: Callable[[Collection[ClauseId]], Measured]) -> None:
        self._read = read
        self._left = set(clauses)
        self._found: dict[ClauseId, Measured] = {}

    def of(self, clause: ClauseId) -> Measured:
        """Return a measurement in which the clause has its details."""
        if clause not in self._found:
            only = {clause} if len(self._found) < _READ_ALONE else self._left | {clause}
            self._left -= only
            self._found.update(dict.fromkeys(only, self._read(only)))
        return self._found[clause]


class LaterTaken(Sequence[Taken]):
    """The positions on a clause, read when they are asked for."""

    def __init__(self, clause: ClauseId, details: Details) -> None:
        self._clause = clause
        self._details = details

    def _all(self) -> Sequence[Taken]:
        return self._details.of(self._clause).taken.get(self._clause, ())

    @overload
    def __getitem__(self, at: int) -> Taken: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Taken]: ...
    def __getitem__(self, at: int | slice) -> Taken | Sequence[Taken]:
        return self._all()[at]

    def __iter__(self) -> Iterator[Taken]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]


class LaterStandings(Mapping[DelegationId, Standing]):
    """How delegations stand on a clause, read when it is asked for; who they are is known."""

    def __init__(self, clause: ClauseId, standing: Iterable[DelegationId], details: Details) -> None:
        self._clause = clause
        self._standing = dict.fromkeys(standing)
        self._details = details

    def __getitem__(self, who: DelegationId) -> Standing:
        if who not in self._standing:
            raise KeyError(who)
        return self._details.of(self._clause).results[self._clause].standings[who]

    def __iter__(self) -> Iterator[DelegationId]:
        return iter(self._standing)

    def __len__(self) -> int:
        return len(self._standing)
