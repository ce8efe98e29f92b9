"""Delegations that stand alike over all clauses, gathered into clusters that anybody can check by hand.

Two delegations stand alike if, of the clauses on which both have a stance, they stand together (both in favour,
both objecting, both reserving) on at least a given share, and there are enough such clauses to say so. A cluster
holds delegations every two of which stand alike (complete linkage): nobody is in it for being near somebody who is
near somebody else. The nearest are joined first. No average hides a few: what any member of a cluster objects to is
told with it, and a delegation that stands with nobody is a cluster of one.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workbench.consensus.blockers import Results
from workbench.consensus.nearness import side_of
from workbench.model.base import ClauseId, DelegationId

_APART = -1.0
"""Of two that do not stand alike, or share too few clauses to tell."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Delegations every two of which stand alike."""

    delegations: tuple[DelegationId, ...]
    least: float
    """The lowest share of shared clauses on which any two of them stand together; 1 for one alone."""
    objecting: Mapping[ClauseId, tuple[DelegationId, ...]]
    """By clause: the members that object to it, in the order of the clauses."""

    @property
    def united(self) -> tuple[ClauseId, ...]:
        """The clauses to which all of them object."""
        return tuple(clause for clause, who in self.objecting.items() if len(who) == len(self.delegations))


@dataclass(frozen=True, slots=True)
class Clustering:
    """Clusters, those that object to most first; and who said too little to be placed."""

    clusters: tuple[Cluster, ...]
    too_few: tuple[DelegationId, ...]
    """They have a stance on fewer clauses than two must share."""


@dataclass(frozen=True, slots=True)
class _Profile:
    """Where delegations stand that stand the same everywhere, as sets of clauses in bits."""

    favour: int
    against: int
    reserved: int

    @property
    def spoken(self) -> int:
        return self.favour | self.against | self.reserved


def find_clusters(results: Results, delegations: Iterable[DelegationId], alike: float, shared: int) -> Clustering:
    """Return the clusters of some delegations: alike on a share of at least `shared` clauses.

    The result depends on the standings alone, not on the order of `delegations`, but for delegations in a cluster,
    which keep it.
    """
    profiles: dict[_Profile, list[DelegationId]] = defaultdict(list)
    too_few: list[DelegationId] = []
    for who in delegations:
        profile = _profile(results, who)
        if profile.spoken.bit_count() >= shared:
            profiles[profile].append(who)
        elif profile.spoken:
            too_few.append(who)
    clauses = tuple(results)
    order = sorted(profiles, key=lambda one: (one.favour, one.against, one.reserved))
    found = [
        _cluster([(order[at], profiles[order[at]]) for at in joined], least, clauses)
        for joined, least in _join(order, alike, shared)
    ]
    found.sort(key=lambda one: (-len(one.united), -len(one.objecting), -len(one.delegations), one.delegations))
    return Clustering(tuple(found), tuple(too_few))


def _profile(results: Results, who: DelegationId) -> _Profile:
    favour = against = reserved = 0
    for at, result in enumerate(results.values()):
        side = side_of(result.standings.get(who))
        favour |= (side == 1) << at
        against |= (side == -1) << at
        reserved |= (side == 0) << at
    return _Profile(favour, against, reserved)


def _likeness(one: _Profile, other: _Profile, alike: float, shared: int) -> float:
    both = (one.spoken & other.spoken).bit_count()
    if both < shared:
        return _APART
    together = one.favour & other.favour | one.against & other.against | one.reserved & other.reserved
    share = together.bit_count() / both
    return share if share >= alike else _APART


def _join(profiles: list[_Profile], alike: float, shared: int) -> list[tuple[tuple[int, ...], float]]:
    """Join the nearest clusters until no two are alike throughout; return members by place, and the least likeness."""
    likeness = {
        (a, b): _likeness(profiles[a], profiles[b], alike, shared)
        for a in range(len(profiles))
        for b in range(a + 1, len(profiles))
    }
    members: dict[int, tuple[int, ...]] = {at: (at,) for at in range(len(profiles))}
    least = dict.fromkeys(members, 1.0)
    near = {pair: share for pair, share in likeness.items() if share > _APART}
    while near:
        a, b = max(near, key=lambda pair: (near[pair], -pair[0], -pair[1]))
        members[a] = (*members[a], *members.pop(b))
        least[a] = min(least[a], least.pop(b), near.pop((a, b)))
        for other in members.keys() - {a}:
            here, there = (min(a, other), max(a, other)), (min(b, other), max(b, other))
            shares = near.pop(here, _APART), near.pop(there, _APART)
            if min(shares) > _APART:
                near[here] = min(shares)
    return [(members[at], least[at]) for at in members]


def _cluster(held: list[tuple[_Profile, list[DelegationId]]], least: float, clauses: tuple[ClauseId, ...]) -> Cluster:
    objecting = {
        clause: who
        for at, clause in enumerate(clauses)
        if (who := tuple(one for profile, same in held if profile.against >> at & 1 for one in same))
    }
    return Cluster(tuple(one for _, same in held for one in same), least, objecting)
