"""On which clauses somebody may stand elsewhere once alignments have changed; the others are left as they are."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from workbench.model.base import ClauseId, DelegationId
from workbench.model.consensus import Aligned, Taken


def realigned(
    was: Collection[Aligned], now: Collection[Aligned], holders: Mapping[ClauseId, Collection[DelegationId]]
) -> frozenset[ClauseId]:
    """Return the clauses on which a change of alignments may move somebody; `holders` took positions that count.

    Who changed its alignments moves nowhere where it has a word of its own, and nor does whoever follows it; and
    only where somebody spoke whom they follow, at first hand or through others.
    """
    follows: dict[DelegationId, set[DelegationId]] = defaultdict(set)
    followers: dict[DelegationId, set[DelegationId]] = defaultdict(set)
    for one in {*was, *now}:
        follows[one.who].add(one.whom)
        followers[one.whom].add(one.who)
    movers = _reached({one.who for one in set(was) ^ set(now)}, followers)
    heard = _reached(movers, follows)
    return frozenset(
        clause for clause, spoke in holders.items() if not heard.isdisjoint(spoke) and not movers.issubset(spoke)
    )


def reaches_back(aligned: Iterable[Aligned], taken: Sequence[Taken]) -> bool:
    """Whether any of some alignments follows words on a clause that may be older than those that count."""
    last: dict[DelegationId, Taken] = {}
    for one in taken:
        known = last.get(one.holder)
        last[one.holder] = one if known is None else max(known, one, key=lambda each: each.on)
    return any(bool(one.statements) or (one.whom in last and last[one.whom].on > one.on) for one in aligned)


def _reached(
    start: Collection[DelegationId], edges: Mapping[DelegationId, Collection[DelegationId]]
) -> frozenset[DelegationId]:
    found, ring = set(start), set(start)
    while ring:
        ring = {other for one in ring for other in edges.get(one, ())} - found
        found |= ring
    return frozenset(found)
