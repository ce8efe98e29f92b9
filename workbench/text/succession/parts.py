"""Finds clauses that were split or merged: those most of whose words come out of, or went into, one that is linked."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import chain

from rapidfuzz.distance import LCSseq

from workbench.text.succession.placement import Placing
from workbench.text.succession.rarity import Wording

_PART = 0.45
"""Share of a clause's weight that must come out of (or go into) another one, in words nobody else has."""
_PART_WORDS = 2
"""Telling words that such a part must bring …"""
_PART_RUN = 6
"""… or words side by side, where it is made of stock words."""
_REPEATED = 0.7
"""How much of the words that a part repeats from another part (`Requests Governments to`) is left out of account."""
_WHOLE = 0.6
"""Share from which a part need bring one telling word only."""
_REST = 0.33
"""Likeness, to what the others leave of the whole, from which a clause is reworded in a merger …"""
_REST_BESIDE = 0.25
"""… and from which it is one of the parts, where it stands beside another."""


def _part(placing: Placing, left: int, right: int) -> float:
    """Share of the free clause of a pair that comes out of the other one, in words not yet accounted for.

    Where it is like what the others leave of that one, it counts as a part although it says much that is new.
    """
    is_split = left in placing.group_of_old
    part, whole = (placing.new[right], placing.old[left]) if is_split else (placing.old[left], placing.new[right])
    others = _others(placing, left, right)
    used: dict[int, float] = defaultdict(float)
    for code, weight in chain.from_iterable(other.bag.items() for _, other in others):
        used[code] += weight
    fresh = repeated = telling = 0.0
    for code, weight in part.bag.items():
        there = whole.bag.get(code, 0.0)
        shared = min(weight, there)
        own = min(shared, max(there - used[code], 0.0))
        fresh += own
        repeated += shared - own
        telling += own >= placing.telling
    counted = part.total - _REPEATED * repeated
    share = fresh / counted if counted > 0 else 0.0
    if share < _PART and telling >= _PART_WORDS:
        rest = sum(max(there - used[code], 0.0) for code, there in whole.bag.items())
        is_beside = any(abs(place - (right if is_split else left)) == 1 for place, _ in others)
        least = _REST_BESIDE if is_beside else 1.0 if is_split else _REST
        return _PART if 2 * fresh >= least * (counted + rest) else share
    if share < _PART or telling >= _PART_WORDS or (telling and share >= _WHOLE):
        return share
    return share if _longest_run(part.codes, whole.codes) >= _PART_RUN else 0.0


def _others(placing: Placing, left: int, right: int) -> list[tuple[int, Wording]]:
    """Give the parts that a whole has already, by place: of a split the new ones, of a merger the old ones."""
    if left in placing.group_of_old:
        return [(place, placing.new[place]) for place in placing.group_of_old[left].new]
    return [(place, placing.old[place]) for place in placing.group_of_new[right].old]


def _longest_run(part: Sequence[int], whole: Sequence[int]) -> int:
    """Words side by side that two clauses share in order."""
    blocks = LCSseq.opcodes(part, whole)
    return max((block.src_end - block.src_start for block in blocks if block.tag == "equal"), default=0)


def _may_take_part(placing: Placing, left: int, right: int) -> bool:
    """Whether exactly one of two clauses is free, and the other's group can still grow on that side."""
    group = placing.group_of_old.get(left)
    other = placing.group_of_new.get(right)
    if (group is None) == (other is None):
        return False
    if group:
        return not group.is_same and len(group.old) == 1
    return other is not None and not other.is_same and len(other.new) == 1


def link_parts(placing: Placing, is_last: bool = False) -> None:
    """Give free clauses to groups out of whose words (or into which) most of theirs went.

    A clause that lives on by itself is left alone, unless this is the last time.
    """
    own = {} if is_last else _own_likeness(placing)
    ranked = []
    for left, right in placing.pairs:
        if _may_take_part(placing, left, right):
            share = _part(placing, left, right)
            is_free = right if left in placing.group_of_old else ~left
            if share >= max(_PART, own.get(is_free, 0.0)):
                ranked.append((-share, left, right))
    for _, left, right in sorted(ranked):
        if _may_take_part(placing, left, right) and _part(placing, left, right) >= _PART:
            placing.join(left, right)


def _own_likeness(placing: Placing) -> dict[int, float]:
    """For free clauses, new ones by place and old ones by `~place`: how much they share with another free one.

    That is the share of the lesser of the two: what is contained in a free clause lives on in it.
    """
    own: dict[int, float] = defaultdict(float)
    for (left, right), pair in placing.pairs.items():
        if left not in placing.group_of_old and right not in placing.group_of_new and placing.is_telling(left, right):
            share = pair.weight / min(placing.old[left].total, placing.new[right].total)
            own[right] = max(own[right], share)
            own[~left] = max(own[~left], share)
    return own


def link_free_parts(placing: Placing) -> None:
    """Group clauses that were taken apart (or put together) so evenly that no part is like the whole."""
    by_old: dict[int, list[int]] = defaultdict(list)
    by_new: dict[int, list[int]] = defaultdict(list)
    for left, right in placing.pairs:
        if left in placing.group_of_old or right in placing.group_of_new:
            continue
        weight = placing.pairs[left, right].weight
        if weight >= _PART * placing.new[right].total:
            by_old[left].append(right)
        if weight >= _PART * placing.old[left].total:
            by_new[right].append(left)
    for left, parts in by_old.items():
        _join_parts(placing, [(left, right) for right in parts])
    for right, parts in by_new.items():
        _join_parts(placing, [(left, right) for left in parts])


def _join_parts(placing: Placing, pairs: list[tuple[int, int]]) -> None:
    """Join the heaviest pair, if another part follows it in with words of its own."""
    free = [pair for pair in pairs if pair[0] not in placing.group_of_old and pair[1] not in placing.group_of_new]
    if len(free) < 2:
        return
    free.sort(key=lambda pair: (-placing.pairs[pair].weight, pair))
    placing.join(*free[0])
    joined = False
    for pair in free[1:]:
        if _may_take_part(placing, *pair) and _part(placing, *pair) >= _PART:
            placing.join(*pair)
            joined = True
    if not joined:
        group = placing.groups.pop()
        del placing.group_of_old[group.old[0]], placing.group_of_new[group.new[0]]
