"""What is derived of a clause: where each State stands, whether there is consensus, and what it needs.

These values are made in `workbench.consensus` and never stored. They are many (States × clauses), hence
slotted dataclasses and tuples instead of pydantic models.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Date
from enum import StrEnum
from typing import NamedTuple

from workbench.model.base import ClauseId, DelegationId, PositionId, StatementId, WordsHash
from workbench.model.statement import Stance


class Rule(StrEnum):
    """How a clause passes. The UN's is the absence of objection; the others are what-if counts."""

    NO_OBJECTION = "no objection"
    TWO_THIRDS = "two-thirds"
    MAJORITY = "majority"


class Status(StrEnum):
    """Of a clause, worst first."""

    CONTESTED = "contested"
    RESERVED = "reserved"
    CONTRADICTORY = "contradictory"
    STALE = "stale"
    UNTESTED = "untested"
    NO_OBJECTION = "no objection"
    AGREED = "agreed"


class Level(StrEnum):
    """How high an agreement was declared."""

    INFORMALS = "informals"
    AD_REFERENDUM = "ad referendum"
    COMMITTEE = "committee"
    ADOPTED = "adopted"


class Freshness(StrEnum):
    """Whether the words a position was taken on are those of the clause today, worst last."""

    CURRENT = "current"
    """Taken on this very clause, with these words."""
    CARRIED = "carried"
    """Taken on a clause before it whose words are the same, or differ in punctuation only."""
    CONFIRM = "confirm"
    """The words are the same, but the chapeau changed, or a split, merge or promotion brought it here."""
    STALE = "stale"
    """These words changed."""


class Via(StrEnum):
    """How a State came to its standing."""

    OWN = "own"
    ALIGNED = "aligned"
    GROUP = "group"


class Taken(NamedTuple):
    """A position as it bears on a clause of the draft looked at, with what its statement says of it."""

    position: PositionId
    statement: StatementId
    holder: DelegationId
    speaker: DelegationId
    stance: Stance | None
    """None for a dissociation: the holder is then not bound by what its groups said."""
    on: Date
    sequence: int
    """Of the entry in the record: of two on one day the later one counts."""
    origin: ClauseId
    """The clause it was taken on, perhaps of an earlier draft."""
    words_hash: WordsHash = ""
    """Of the words it was taken on."""
    freshness: Freshness = Freshness.CURRENT
    reason: str = ""
    cure: str = ""
    words: str = ""
    """The wording proposed with it; empty where none was."""
    source: str = ""
    forum: str = ""
    private: bool = False
    illustrative: bool = False
    note: str = ""
    superseded_on: Date | None = None
    """The day a later word of the holder took its place; kept for those who had aligned themselves before."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """An alignment in force: `who` follows what `whom` had said up to `on`, but not on `except_clauses`.

    `except_clauses` holds the excepted clauses themselves and their successors in the draft looked at.
    """

    who: DelegationId
    whom: DelegationId
    on: Date
    sequence: int
    statements: frozenset[StatementId] = frozenset()
    """Only the positions of the statement that was named, and of its corrections; of all where none was."""
    private: bool = False
    except_clauses: frozenset[ClauseId] = frozenset()
    made_in: StatementId = ""
    """The statement in which it aligned itself."""
    named: StatementId | None = None
    """The statement that was named, whose corrections are among `statements`."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one delegation stands on one clause, and where that comes from."""

    delegation: DelegationId
    stance: Stance | None
    """None where it is contradictory or dissociated."""
    via: Via
    positions: tuple[Taken, ...]
    """The position it rests on; several where groups agree, or where they contradict each other."""
    chain: tuple[DelegationId, ...] = ()
    """From the delegation to the holder of the first position: `("JOR", "HSN")`; of its own, only itself."""
    chains: tuple[tuple[DelegationId, ...], ...] = ()
    """Every chain by which `positions` came; each ends with the holder of one of them."""
    is_contradictory: bool = False
    freshness: Freshness = Freshness.CURRENT


@dataclass(frozen=True, slots=True)
class Agreement:
    """A clause declared agreed by a person."""

    clause: ClauseId
    level: Level
    on: Date
    words_hash: str
    by: str = ""
    pending: str = ""
    """What it waits for, in free words."""
    package: tuple[ClauseId, ...] = ()
    """The clauses that are to be agreed with it."""
    words_changed: bool = False
    """The clause's words are no longer those that were agreed."""
    illustrative: bool = False
    sequence: int = 0
    """Of the entry that declared it."""

    @property
    def is_conditional(self) -> bool:
        """Whether it waits for something: then the clause is not agreed text."""
        return bool(self.pending or self.package)


@dataclass(frozen=True, slots=True)
class Need:
    """What a clause needs to pass under a rule, as names; `sentence` is said in `consensus.measure` alone."""

    rule: Rule
    is_met: bool
    objecting: tuple[DelegationId, ...] = ()
    """Delegations (groups and States by their own word) that amend or oppose."""
    reserving: tuple[DelegationId, ...] = ()
    contradictory: tuple[DelegationId, ...] = ()
    to_confirm: tuple[DelegationId, ...] = ()
    """Holders of positions taken on words that changed since."""
    proposals: int = 0
    brackets: int = 0
    pending: str = ""
    waited_for: tuple[DelegationId, ...] = ()
    """The delegations that the condition names."""
    condition_met: bool = False
    """The condition names delegations, and all of them now stand in favour: a person is to declare the clause."""
    votes_missing: int = 0
    """Under a what-if rule: how many more would have to be in favour."""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class ClauseConsensus:
    """The consensus on one clause. Counts are of Member States and add up to all of them."""

    clause: ClauseId
    status: Status
    need: Need
    flags: tuple[str, ...]
    """Short, in plain words: `lacks consensus`, `brackets`, `2 proposals undecided`, `words changed`."""
    counts: dict[Stance, int]
    silent: int
    """Member States without a stance: those that have not spoken, and the dissociated.

    The contradictory are counted apart.
    """
    contradictory: tuple[DelegationId, ...]
    blockers: tuple[DelegationId, ...]
    """Holders of blocking positions: groups and States by their own (or aligned) word."""
    stale: int
    """Member States whose standing rests on words that changed since."""
    confirm: int
    standings: Mapping[DelegationId, Standing] = field(default_factory=dict)
    """Of every delegation that has one: States, groups, observers. Each is made when it is asked for."""
    agreement: Agreement | None = None
    brackets: int = 0
    proposals: int = 0
    """Undecided ones."""
    dissociated: tuple[DelegationId, ...] = ()
    """Member States that said they are not bound; they take no stance and stand among the silent."""
