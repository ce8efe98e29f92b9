"""How near delegations stand over many clauses, which groups are split and by whom, and who moved.

Counts stand beside every share, and opposition is told before agreement, so that no average hides a few
delegations that object.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date
from itertools import combinations
from typing import NamedTuple

from workbench.consensus.blockers import Results
from workbench.consensus.groups import Groups
from workbench.consensus.standing import FAVOURABLE
from workbench.model.base import ClauseId, DelegationId
from workbench.model.consensus import Standing, Via
from workbench.model.statement import BLOCKING, Stance


@dataclass(frozen=True, slots=True)
class Nearness:
    """Two delegations over the clauses on which both have a stance."""

    opposed: int
    """One objects where the other is in favour."""
    apart: int
    """Neither opposed nor on one side: one of them reserves."""
    together: int
    """Both in favour, both objecting, or both reserving."""

    @property
    def shared(self) -> int:
        """Clauses on which both have a stance."""
        return self.opposed + self.apart + self.together

    @property
    def share(self) -> float | None:
        """The share of shared clauses on which they stand together; None where they share none."""
        return self.together / self.shared if self.shared else None


@dataclass(frozen=True, slots=True)
class Split:
    """A group on one clause that does not stand as one."""

    group: DelegationId
    clause: ClauseId
    stance: Stance | None
    """What the group says; None where it has not spoken, or on both sides."""
    objecting: tuple[DelegationId, ...]
    in_favour: tuple[DelegationId, ...]
    torn: tuple[DelegationId, ...]
    """Members pulled both ways."""


@dataclass(frozen=True, slots=True)
class United:
    """A group all of whose Member States object to one clause, by its word or by their own."""

    group: DelegationId
    clause: ClauseId
    states: int


@dataclass(frozen=True, slots=True)
class Moved:
    """A delegation that says something else than it did on the clause before."""

    delegation: DelegationId
    clause: ClauseId
    was: Stance | None
    """None where it was silent, dissociated or contradictory."""
    now: Stance | None


def nearness(results: Results, one: DelegationId, other: DelegationId) -> Nearness:
    """Return how near two delegations stand over all clauses, inherited standings included."""
    return agreement_matrix(results, (one, other))[one, other]


def agreement_matrix(
    results: Results, delegations: Sequence[DelegationId]
) -> dict[tuple[DelegationId, DelegationId], Nearness]:
    """Return the nearness of every pair among some delegations, in the order given, each pair once."""
    sides = {who: _sides(results, who) for who in delegations}
    return {(one, other): _compare(sides[one], sides[other]) for one, other in combinations(delegations, 2)}


def opposed_on(
    results: Results, pairs: Iterable[tuple[DelegationId, DelegationId]]
) -> dict[tuple[DelegationId, DelegationId], tuple[ClauseId, ...]]:
    """Return for pairs of delegations the clauses on which one objects and the other is in favour, in order."""
    wanted, clauses = tuple(pairs), tuple(results)
    sides = {who: _sides(results, who) for who in dict.fromkeys(one for pair in wanted for one in pair)}
    return {
        (one, other): tuple(clauses[at] for at in _set_bits(_opposed(sides[one], sides[other])))
        for one, other in wanted
    }


def side_of(standing: Standing | None) -> int | None:
    """Return 1 for one in favour, -1 for one that objects, 0 for one that reserves; None without a stance."""
    if standing is None or standing.stance is None:
        return None
    return 1 if standing.stance in FAVOURABLE else -1 if standing.stance in BLOCKING else 0


class _Sides(NamedTuple):
    """Where one delegation stands on each clause, a bit a clause: pairs are many, and so are compared at a stroke."""

    favouring: int
    objecting: int
    reserving: int

    @property
    def any(self) -> int:
        return self.favouring | self.objecting | self.reserving


def _sides(results: Results, who: DelegationId) -> _Sides:
    bits = {1: bytearray(b"0"), -1: bytearray(b"0"), 0: bytearray(b"0")}
    for result in reversed(tuple(results.values())):
        side = side_of(result.standings.get(who))
        for each, held in bits.items():
            held.append(ord("1") if each == side else ord("0"))
    return _Sides(*(int(held, 2) for held in bits.values()))


def _opposed(one: _Sides, other: _Sides) -> int:
    return (one.favouring & other.objecting) | (one.objecting & other.favouring)


def _compare(one: _Sides, other: _Sides) -> Nearness:
    opposed = _opposed(one, other).bit_count()
    together = sum((a & b).bit_count() for a, b in zip(one, other, strict=True))
    shared = (one.any & other.any).bit_count()
    return Nearness(opposed, shared - opposed - together, together)


def _set_bits(bits: int) -> Iterator[int]:
    """Yield the places of the bits that are set, the lowest first."""
    digits = f"{bits:b}"[::-1]
    at = digits.find("1")
    while at >= 0:
        yield at
        at = digits.find("1", at + 1)


def split_groups(results: Results, groups: Groups, on: Date) -> tuple[Split, ...]:
    """Return groups whose members stand on both sides of a clause, or against the group's own word.

    Members are the Member States that belong to it on the day, through nested groups too; members pulled both
    ways are told, and are a split by themselves. In the order of the clauses, then by group.
    """
    states = {group: groups.states(group, on) for group in sorted(groups.group_ids)}
    found = []
    for clause, result in results.items():
        held = {one: standing for one in groups.member_states if (standing := result.standings.get(one))}
        for group, belonging in states.items():
            members = [held[one] for one in belonging if one in held]
            split = _split(group, clause, result.standings.get(group), members)
            if split:
                found.append(split)
    return tuple(found)


def _split(group: DelegationId, clause: ClauseId, word: Standing | None, members: Sequence[Standing]) -> Split | None:
    stance = word.stance if word else None
    objecting = tuple(one.delegation for one in members if one.stance in BLOCKING)
    in_favour = tuple(one.delegation for one in members if one.stance in FAVOURABLE)
    torn = tuple(one.delegation for one in members if one.is_contradictory)
    is_split = bool(torn or (objecting and in_favour))
    is_split = is_split or bool(objecting and stance in FAVOURABLE) or bool(in_favour and stance in BLOCKING)
    return Split(group, clause, stance, objecting, in_favour, torn) if is_split else None


def united_against(results: Results, groups: Groups, on: Date) -> tuple[United, ...]:
    """Return groups of two States and more that object to a clause as one, however few they are.

    Each of their Member States objects by its own or an aligned word, or follows that group's; one that only
    follows another group does not make this one united. In the order of the clauses, then by group.
    """
    members = {group: groups.states(group, on) for group in sorted(groups.group_ids)}
    return tuple(
        United(group, clause, len(states))
        for clause, result in results.items()
        if any(result.counts.get(stance) for stance in BLOCKING)
        for group, states in members.items()
        if len(states) > 1 and all(_objects_in(group, result.standings.get(one)) for one in states)
    )


def _objects_in(group: DelegationId, standing: Standing | None) -> bool:
    if standing is None or standing.stance not in BLOCKING:
        return False
    return standing.via is not Via.GROUP or any(group in chain for chain in standing.chains)


def who_moved(before: Results, after: Results, parents: Mapping[ClauseId, Sequence[ClauseId]]) -> tuple[Moved, ...]:
    """Return who, by its own or aligned word, says something else than on the clause before.

    `parents` gives for a clause of `after` those of `before` it comes from. Clauses that come from several are
    left out: there is no one stance to move from.
    """
    return tuple(
        Moved(who, clause, was.stance if was else None, now.stance)
        for clause, result in after.items()
        if len(parents.get(clause, ())) == 1 and parents[clause][0] in before
        for who, now in result.standings.items()
        if now.via is not Via.GROUP
        for was in [before[parents[clause][0]].standings.get(who)]
        if was is None or (was.stance, was.is_contradictory) != (now.stance, now.is_contradictory)
    )
