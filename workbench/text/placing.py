"""Decides which clauses belong together, by what their words have in common.

The thresholds here were tuned on the odd pairs of `tests/text/pairs`; the even ones were held back.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import log

from rapidfuzz.distance import LCSseq

from workbench.model.clause import Clause
from workbench.text.candidates import Pairs, find_pairs
from workbench.text.rarity import Wording, weigh_wordings
from workbench.text.words import signed_words, split_words

_SURE = 0.5
"""Likeness (shared weight of all weight, 0 to 1) from which two clauses are one, whatever stands around them."""
_LIKELY = 0.38
"""The same once all sure ones are linked."""
_SUPPORTED = 0.26
"""The same where the clauses before or after them are linked to each other."""
_NOTICED = 0.2
"""Likeness, or share as a part, from which a clause that stays alone names the other as a candidate."""
_PART = 0.45
"""Share of a clause's weight that must come out of (or go into) another one, in words nobody else has."""
_PART_RUN = 3
"""Words side by side that such a part must show."""
_REPEATED = 0.7
"""How much of the words that a part repeats from another part (`Requests Governments to`) is left out of account."""
_CANDIDATES = 3


@dataclass(slots=True)
class Group:
    """Clauses that belong together: one to one, one to several, or several to one, by place, in order."""

    old: list[int]
    new: list[int]
    score: float = 1.0
    is_same: bool = False


@dataclass(slots=True)
class Placing:
    """Where every clause went: in a group, or left alone with the candidates it has."""

    old: list[Wording]
    new: list[Wording]
    pairs: Pairs = field(default_factory=dict)
    groups: list[Group] = field(default_factory=list)
    group_of_old: dict[int, Group] = field(default_factory=dict)
    group_of_new: dict[int, Group] = field(default_factory=dict)
    old_left: dict[int, tuple[int, ...]] = field(default_factory=dict)
    new_left: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def join(self, old: int, new: int, is_same: bool = False) -> None:
        """Put two clauses in one group: that of either, or one of their own."""
        group = self.group_of_old.get(old) or self.group_of_new.get(new)
        if group is None:
            group = Group([], [], is_same=is_same)
            self.groups.append(group)
        group.old = sorted({*group.old, old})
        group.new = sorted({*group.new, new})
        self.group_of_old[old] = self.group_of_new[new] = group

    def likeness(self, old: int, new: int) -> float:
        """Shared weight of all weight, 0 to 1."""
        both = self.old[old].total + self.new[new].total
        return self.pairs[old, new].weight / both if both else 0.0

    def is_telling(self, old: int, new: int) -> bool:
        """Whether two clauses share a word that at most two clauses of a draft have, outside stock phrases."""
        return self.pairs[old, new].rarest >= log((max(len(self.old), len(self.new)) + 1) / 2)


def place_clauses(old: Sequence[Clause], new: Sequence[Clause]) -> Placing:
    """Place all clauses of one sort (headings, or all others)."""
    placing = Placing(*weigh_wordings([clause.text for clause in old], [clause.text for clause in new]))
    for left, right in _identical([_key(clause) for clause in old], [_key(clause) for clause in new]):
        placing.join(left, right, is_same=True)
    rest_old = {place: placing.old[place] for place in range(len(old)) if place not in placing.group_of_old}
    rest_new = {place: placing.new[place] for place in range(len(new)) if place not in placing.group_of_new}
    placing.pairs = find_pairs(rest_old, rest_new)
    _link_likest(placing, old, new, _SURE, _SURE)
    _link_parts(placing)
    _link_free_parts(placing)
    _link_likest(placing, old, new, _LIKELY, _SUPPORTED)
    _link_parts(placing)
    for group in placing.groups:
        group.score = 1.0 if group.is_same else _group_score(placing, group)
    _leave_rest(placing, rest_old, rest_new)
    return placing


_DASH = re.compile(r"[\u2010-\u2015-]")


def _key(clause: Clause) -> tuple[str, ...]:
    """Give what must be the same for a clause to be kept: words in their order and case, and square brackets."""
    return signed_words(_DASH.sub(" ", clause.text).replace("’", "'")) or tuple(split_words(clause.text))


def _identical(old: Sequence[tuple[str, ...]], new: Sequence[tuple[str, ...]]) -> Iterable[tuple[int, int]]:
    """Pairs of clauses with the same words: those that kept their order, then those that moved."""
    codes: dict[tuple[str, ...], int] = {}
    left = [codes.setdefault(key, len(codes)) for key in old]
    right = [codes.setdefault(key, len(codes)) for key in new]
    free_old, free_new = set(range(len(left))), set(range(len(right)))
    for block in LCSseq.opcodes(left, right):
        if block.tag == "equal":
            for step in range(block.src_end - block.src_start):
                free_old.discard(block.src_start + step)
                free_new.discard(block.dest_start + step)
                yield block.src_start + step, block.dest_start + step
    places: dict[int, list[int]] = defaultdict(list)
    for place in sorted(free_new, reverse=True):
        places[right[place]].append(place)
    for place in sorted(free_old):
        if places[left[place]]:
            yield place, places[left[place]].pop()


def _link_likest(placing: Placing, old: Sequence[Clause], new: Sequence[Clause], least: float, near: float) -> None:
    """Link the likest free pairs first; near likeness, neighbours and then labels break the tie."""
    expected = _expected(placing)
    ranked = []
    for left, right in placing.pairs:
        likeness = placing.likeness(left, right)
        if likeness >= near and left not in placing.group_of_old and right not in placing.group_of_new:
            distance = abs(right - expected.get(left, left))
            tie = (distance, old[left].label != new[right].label, left, right)
            ranked.append((-round(likeness, 2), tie, left, right, likeness))
    for _, _, left, right, likeness in sorted(ranked):
        is_free = left not in placing.group_of_old and right not in placing.group_of_new
        is_enough = likeness >= _SURE or (likeness >= least and placing.is_telling(left, right))
        if is_free and (is_enough or _is_supported(placing, left, right)):
            placing.join(left, right)


def _expected(placing: Placing) -> dict[int, int]:
    """Where each old clause would stand if it had followed the last linked one before it."""
    expected: dict[int, int] = {}
    shift = 0
    for place in range(len(placing.old)):
        group = placing.group_of_old.get(place)
        if group:
            shift = group.new[-1] - place
        expected[place] = place + shift
    return expected


def _is_supported(placing: Placing, left: int, right: int) -> bool:
    """Whether the clauses just before, or just after, are linked to each other."""
    return any(
        (group := placing.group_of_old.get(left + step)) is not None and right + step in group.new for step in (-1, 1)
    )


def _part(placing: Placing, left: int, right: int) -> float:
    """Share of the free clause of a pair that comes out of the other one, in words not yet accounted for."""
    overlap = placing.pairs[left, right]
    if left in placing.group_of_old:
        group, part = placing.group_of_old[left], placing.new[right]
        used = _used(placing, ((left, other) for other in group.new), on_right=False)
        weight, run = overlap.fresh(part, used, on_right=False)
    else:
        group, part = placing.group_of_new[right], placing.old[left]
        used = _used(placing, ((other, right) for other in group.old), on_right=True)
        weight, run = overlap.fresh(part, used, on_right=True)
    shared = overlap.right_weight if left in placing.group_of_old else overlap.left_weight
    counted = part.total - _REPEATED * max(shared - weight, 0.0)
    return weight / counted if run >= _PART_RUN else 0.0


def _used(placing: Placing, pairs: Iterable[tuple[int, int]], on_right: bool) -> set[int]:
    used: set[int] = set()
    for pair in pairs:
        if pair in placing.pairs:
            used |= placing.pairs[pair].places(on_right)
    return used


def _may_take_part(placing: Placing, left: int, right: int) -> bool:
    """Whether exactly one of two clauses is free, and the other's group can still grow on that side."""
    group = placing.group_of_old.get(left)
    other = placing.group_of_new.get(right)
    if (group is None) == (other is None):
        return False
    if group:
        return not group.is_same and len(group.old) == 1
    return other is not None and not other.is_same and len(other.new) == 1


def _link_parts(placing: Placing) -> None:
    """Give free clauses to groups out of whose words (or into which) most of theirs went."""
    ranked = [
        (-_part(placing, left, right), left, right)
        for left, right in placing.pairs
        if _may_take_part(placing, left, right)
    ]
    for _, left, right in sorted(found for found in ranked if found[0] <= -_PART):
        if _may_take_part(placing, left, right) and _part(placing, left, right) >= _PART:
            placing.join(left, right)


def _link_free_parts(placing: Placing) -> None:
    """Group clauses that were taken apart (or put together) so evenly that no part is like the whole."""
    by_old: dict[int, list[int]] = defaultdict(list)
    by_new: dict[int, list[int]] = defaultdict(list)
    for left, right in placing.pairs:
        if left in placing.group_of_old or right in placing.group_of_new:
            continue
        overlap = placing.pairs[left, right]
        if overlap.right_weight >= _PART * placing.new[right].total:
            by_old[left].append(right)
        if overlap.left_weight >= _PART * placing.old[left].total:
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


def _group_score(placing: Placing, group: Group) -> float:
    """Weight of the shared words of all weight."""
    pairs = [(left, right) for left in group.old for right in group.new if (left, right) in placing.pairs]
    shared = sum(placing.pairs[pair].weight for pair in pairs)
    both = sum(placing.old[left].total for left in group.old) + sum(placing.new[right].total for right in group.new)
    return min(1.0, shared / both) if both else 0.0


def _leave_rest(placing: Placing, old: Iterable[int], new: Iterable[int]) -> None:
    """Name the candidates of the clauses left alone: those alone themselves that are somewhat like them."""
    noticed_old: dict[int, list[tuple[float, int]]] = defaultdict(list)
    noticed_new: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for left, right in placing.pairs:
        likeness = placing.likeness(left, right)
        is_free = left not in placing.group_of_old and right not in placing.group_of_new
        if likeness >= _NOTICED and is_free and placing.is_telling(left, right):
            noticed_old[left].append((-likeness, right))
            noticed_new[right].append((-likeness, left))
    for places, left_over, groups, noticed in (
        (old, placing.old_left, placing.group_of_old, noticed_old),
        (new, placing.new_left, placing.group_of_new, noticed_new),
    ):
        for place in places:
            if place not in groups:
                left_over[place] = tuple(other for _, other in sorted(noticed[place])[:_CANDIDATES])
