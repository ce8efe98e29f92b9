"""Who holds up which clauses, who stands alone, and who by moving would free the most.

A clause is held up by those that object and those that reserve by their own word or their group's; it would
be free if all of them moved. Agreed clauses are held up by nobody. States pulled both ways, stale positions,
brackets and proposals are not counted here: they are settled by asking, not by moving.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from math import comb
from typing import NamedTuple

from workbench.model.base import ClauseId, DelegationId
from workbench.model.consensus import ClauseConsensus, Status

Results = Mapping[ClauseId, ClauseConsensus]

_EXACT = 200_000
"""Sets tried at most before the search turns greedy."""


class Freed(NamedTuple):
    """Delegations that would move, and the clauses nobody would hold up any more."""

    delegations: tuple[DelegationId, ...]
    clauses: tuple[ClauseId, ...]
    is_exact: bool = True
    """Whether every set was tried; else the set is good, but a better one may exist."""


def held_up(results: Results) -> dict[ClauseId, frozenset[DelegationId]]:
    """Return for every clause that is held up those that would have to move."""
    return {
        clause: frozenset((*one.need.objecting, *one.need.reserving))
        for clause, one in results.items()
        if one.status is not Status.AGREED and (one.need.objecting or one.need.reserving)
    }


def who_stands_alone(results: Results) -> dict[ClauseId, DelegationId]:
    """Return for each clause the only one that objects; where nobody does, the only one that reserves."""
    alone = {}
    for clause, one in results.items():
        in_the_way = one.need.objecting or one.need.reserving
        if len(in_the_way) == 1 and one.status is not Status.AGREED:
            alone[clause] = in_the_way[0]
    return alone


def held_up_by(results: Results) -> list[tuple[DelegationId, int, int]]:
    """Return who holds up clauses: who, clauses held up, and alone. Those who object to most come first.

    A reservation holds a clause up too, but weighs less than an objection.
    """
    held = Counter(who for holders in held_up(results).values() for who in holders)
    objects = Counter(who for clause in held_up(results) for who in results[clause].need.objecting)
    alone = Counter(who_stands_alone(results).values())
    rows = ((who, count, alone[who]) for who, count in held.items())
    return sorted(rows, key=lambda row: (-objects[row[0]], -row[1], -row[2], row[0]))


def smallest_set(results: Results, at_most: int = 3) -> Freed:
    """Return the smallest set of at most so many delegations whose moving would free the most clauses.

    Every set is tried while they are few; beyond that clause by clause, the cheapest gain first.
    """
    held = {clause: who for clause, who in held_up(results).items() if len(who) <= at_most}
    candidates = sorted({who for holders in held.values() for who in holders})
    wanted = Counter(held.values())
    sizes = range(min(at_most, len(candidates)) + 1)
    is_exact = sum(comb(len(candidates), size) for size in sizes) * len(wanted) <= _EXACT
    best = _try_all(candidates, wanted, sizes) if is_exact else _try_greedily(wanted, at_most)
    freed = tuple(clause for clause, who in held.items() if who <= best)
    return Freed(tuple(sorted(best)), freed, is_exact)


def _try_all(
    candidates: Sequence[DelegationId], wanted: Mapping[frozenset[DelegationId], int], sizes: Iterable[int]
) -> frozenset[DelegationId]:
    best: frozenset[DelegationId] = frozenset()
    most = 0
    for size in sizes:
        for some in combinations(candidates, size):
            chosen = frozenset(some)
            gain = sum(count for who, count in wanted.items() if who <= chosen)
            if gain > most:
                best, most = chosen, gain
    return best


def _try_greedily(wanted: Mapping[frozenset[DelegationId], int], at_most: int) -> frozenset[DelegationId]:
    chosen: frozenset[DelegationId] = frozenset()
    while True:
        options = {chosen | who for who in wanted if not who <= chosen and len(chosen | who) <= at_most}
        if not options:
            return chosen

        def gain(option: frozenset[DelegationId], chosen: frozenset[DelegationId] = chosen) -> float:
            freed = sum(count for who, count in wanted.items() if who <= option and not who <= chosen)
            return freed / len(option - chosen)

        chosen = max(sorted(options, key=sorted), key=gain)
