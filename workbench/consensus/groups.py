"""Who belongs to which group on a day, and who inherits a group's word. The only reader of memberships.

Where sources disagree on a membership it holds as soon as one of them says so, in the warmest role that any
of them gives: a State is sooner asked whether its group speaks for it than left out unasked (reasoned). All
rows are kept and returned, so that the disagreement is seen.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date as Date
from itertools import compress

from workbench.model.base import DelegationId
from workbench.model.delegation import Delegation, DelegationKind, Membership, Role, Roster

Chain = tuple[DelegationId, ...]
"""From a delegation to a group it inherits from, through nested ones: `("NRU", "PSIDS", "AOSIS")`."""

_ACRONYM_LENGTH = 8


class Groups:
    """The roster, indexed. What is asked of one day is kept for the next question of that day."""

    def __init__(self, roster: Roster) -> None:
        self.delegations: dict[DelegationId, Delegation] = {one.id: one for one in roster.delegations}
        self.member_states: tuple[DelegationId, ...] = self._of_kind(DelegationKind.STATE)
        """The denominator: Member States in the order of the roster."""
        self.group_ids: frozenset[DelegationId] = frozenset(self._of_kind(DelegationKind.GROUP))
        self._states = frozenset(self.member_states)
        heirs = (one for one in self.delegations if one not in self.group_ids)
        self.bits: dict[DelegationId, int] = {who: 1 << place for place, who in enumerate(heirs)}
        """A bit for every delegation that can inherit, so that sets of them are whole numbers."""
        self.states_mask = sum(self.bits[state] for state in self.member_states)
        self._rows: dict[DelegationId, list[Membership]] = defaultdict(list)
        self._rows_of: dict[DelegationId, list[Membership]] = defaultdict(list)
        for row in roster.memberships:
            self._rows[row.group].append(row)
            self._rows_of[row.member].append(row)
        self._days: dict[Date, _Day] = {}

    def _of_kind(self, kind: DelegationKind) -> tuple[DelegationId, ...]:
        return tuple(one.id for one in self.delegations.values() if one.kind is kind)

    def delegation(self, who: DelegationId) -> Delegation:
        """Return a delegation; an unknown one bears its id as its name and counts for nothing."""
        known = self.delegations.get(who)
        return known or Delegation(id=who, name=who, kind=DelegationKind.OBSERVER)

    def name(self, who: DelegationId) -> str:
        """Return the name people use for a delegation."""
        return short_name(self.delegation(who))

    def is_state(self, who: DelegationId) -> bool:
        """Whether it is a Member State, and so counted."""
        return who in self._states

    def is_group(self, who: DelegationId) -> bool:
        """Whether it is a group."""
        return who in self.group_ids

    def members(self, group: DelegationId, on: Date) -> tuple[Membership, ...]:
        """Return the memberships of a group that hold on a day: every role, every source."""
        return tuple(row for row in self._rows.get(group, ()) if row.holds_on(on))

    def memberships_of(self, who: DelegationId, on: Date) -> tuple[Membership, ...]:
        """Return the memberships a delegation has on a day: every role, every source."""
        return tuple(row for row in self._rows_of.get(who, ()) if row.holds_on(on))

    def states(self, group: DelegationId, on: Date) -> tuple[DelegationId, ...]:
        """Return the Member States that inherit from a group on a day, nested groups followed."""
        heirs = self.heirs(group, on)
        return tuple(state for state in self.member_states if state in heirs)

    def heirs(
        self, group: DelegationId, on: Date, spoken: frozenset[DelegationId] = frozenset()
    ) -> Mapping[DelegationId, Chain]:
        """Return States and observers that inherit a group's word on a day, each with its shortest chain.

        They are members of it (Role.MEMBER), directly or through nested groups. The path does not lead
        through groups in `spoken`: there the nearer group's own word counts. Groups themselves inherit
        nothing: a group says what it says.
        """
        return self._day(on).heirs(group, spoken)

    def heirs_mask(self, group: DelegationId, on: Date, spoken: frozenset[DelegationId]) -> int:
        """Return the same as a set in bits (`bits`)."""
        return self._day(on).mask(group, spoken, self.bits)

    def named(self, mask: int) -> tuple[DelegationId, ...]:
        """Return the delegations of a set in bits, in the order of the roster."""
        return tuple(compress(self.bits, map(int, reversed(f"{mask:b}")))) if mask else ()

    def _day(self, on: Date) -> "_Day":
        day = self._days.get(on)
        if day is None:
            day = self._days[on] = _Day(self, on)
        return day

    def _members_by_role(self, on: Date) -> Iterator[tuple[DelegationId, DelegationId]]:
        for group, rows in self._rows.items():
            for row in rows:
                if row.role is Role.MEMBER and row.holds_on(on) and row.member in self.delegations:
                    yield group, row.member


_Question = tuple[DelegationId, frozenset[DelegationId]]
"""A group, and those of the groups inside it that have spoken."""


class _Day:
    """The members of every group on one day, and the heirs found so far."""

    def __init__(self, groups: Groups, on: Date) -> None:
        self._group_ids = groups.group_ids
        self.downwards: dict[DelegationId, dict[DelegationId, None]] = defaultdict(dict)
        for group, member in groups._members_by_role(on):
            self.downwards[group][member] = None
        self._below: dict[DelegationId, frozenset[DelegationId]] = {}
        self._heirs: dict[_Question, Mapping[DelegationId, Chain]] = {}
        self._masks: dict[_Question, int] = {}

    def _question(self, group: DelegationId, spoken: frozenset[DelegationId]) -> "_Question":
        below = self._below.get(group)
        if below is None:
            found = (chain[-1] for chain in _walk(group, self.downwards))
            below = self._below[group] = frozenset(found) & self._group_ids
        return group, below & spoken

    def mask(self, group: DelegationId, spoken: frozenset[DelegationId], bits: Mapping[DelegationId, int]) -> int:
        key = self._question(group, spoken)
        if key not in self._masks:
            self._masks[key] = sum(bits[who] for who in self.heirs(group, spoken))
        return self._masks[key]

    def heirs(self, group: DelegationId, spoken: frozenset[DelegationId]) -> Mapping[DelegationId, Chain]:
        key = self._question(group, spoken)
        if key not in self._heirs:
            down = _walk(group, self.downwards, stop=key[1])
            self._heirs[key] = {chain[-1]: chain[::-1] for chain in down if chain[-1] not in self._group_ids}
        return self._heirs[key]


def _walk(
    start: DelegationId,
    edges: Mapping[DelegationId, Iterable[DelegationId]],
    stop: frozenset[DelegationId] = frozenset(),
) -> Iterator[Chain]:
    """Breadth first from `start`: a shortest chain to everything reached, once; nothing beyond `stop`."""
    seen = {start}
    ring: list[Chain] = [(start,)]
    while ring:
        farther: list[Chain] = []
        for chain in ring:
            for following in edges.get(chain[-1], ()):
                if following not in seen:
                    seen.add(following)
                    yield (*chain, following)
                    if following not in stop:
                        farther.append((*chain, following))
        ring = farther


def short_name(delegation: Delegation) -> str:
    """Return the name people use in a sentence: a group's acronym, or its short alias; else the name.

    `NAM`, `G77`; `ARAB_GROUP` is `Arab Group`, one of its aliases; a State keeps its official short name.
    """
    if delegation.kind is not DelegationKind.GROUP:
        return delegation.name
    token = delegation.id
    if token.isalnum() and token.upper() == token and len(token) <= _ACRONYM_LENGTH:
        return token
    spaced = token.replace("_", " ").casefold()
    return next((alias for alias in delegation.aliases if alias.casefold() == spaced), delegation.name)
