"""Decides which clauses belong together, by what their words have in common.

The thresholds here were tuned on the pairs of `tests/text/pairs` up to 36, and on the real report as edited in
`tests/text/succession/test_edited_report.py`; 37 to 48, and resolutions of successive sessions, showed what was
missing.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from rapidfuzz.distance import LCSseq

from workbench.model.clause import Clause
from workbench.text.succession.candidates import find_pairs
from workbench.text.succession.evidence import find_shared
from workbench.text.succession.evident import find_evident
from workbench.text.succession.parts import link_free_parts, link_parts
from workbench.text.succession.placement import Group, Placing
from workbench.text.succession.rarity import read_wordings
from workbench.text.succession.remaining import (
    WEIGHTY,
    is_whole,
    link_between,
    link_few_between,
    link_lead_ins,
    link_without_rivals,
)
from workbench.text.words import signed_words, split_words

_SURE = 0.5
"""Likeness (shared weight of all weight, 0 to 1) from which two clauses are one, whatever stands around them."""
_LIKELY = 0.27
"""The same once all sure ones are linked."""
_SUPPORTED = 0.16
"""The same where the clauses before or after them are linked to each other."""
_HEMMED_IN = 0.36
"""The same where both those before and those after are linked: then stock words are enough."""
_VERY_WEIGHTY = 3.0
"""How many rare words the shared ones must outweigh …"""
_RICH = 0.4
"""… where only so much is shared."""
_SAME = 0.8
"""Likeness from which two clauses are one even in stock words."""
_NOTICED = 0.14
"""Likeness, or share as a part, from which a clause that stays alone names the other as a candidate."""
_CANDIDATES = 3
_IN_PLACE = 0.06
"""What it is worth to a pair, where another is nearly as like, that it stands where it is expected."""
_CHILDREN = 12
"""Sub-paragraphs looked at to see whether two chapeaux hold the same ones."""


def place_clauses(old: Sequence[Clause], new: Sequence[Clause], kin: Collection[tuple[int, int]] = ()) -> Placing:
    """Place all clauses of one sort (headings, or all others).

    `kin` are pairs of headings whose sections hold mostly the same clauses: they are one, whatever their words.
    """
    old_wordings, new_wordings, words = read_wordings([clause.text for clause in old], [clause.text for clause in new])
    placing = Placing(old_wordings, new_wordings)
    for left, right in _identical(*_keys(old, new)):
        placing.join(left, right, is_same=True)
    rest_old = {place: placing.old[place] for place in range(len(old)) if place not in placing.group_of_old}
    rest_new = {place: placing.new[place] for place in range(len(new)) if place not in placing.group_of_new}
    for left, right in kin:
        if left in rest_old and right in rest_new and not placing.has_either(left, right):
            placing.join(left, right)
            placing.pairs[left, right] = find_shared(placing.old[left], placing.new[right], words)
    for (left, right), likeness in find_evident(rest_old, rest_new, words, _SURE).items():
        if not placing.has_either(left, right):
            placing.join(left, right)
            placing.pairs[left, right] = likeness
    settled = placing.group_of_old, placing.group_of_new
    drafts = zip((rest_old, rest_new), settled, strict=True)
    words.find_stock(one.codes for rest, groups in drafts for place, one in rest.items() if place not in groups)
    placing.pairs |= find_pairs(rest_old, rest_new, *settled)
    _link_likest(placing, old, new, _SURE, _SURE)
    link_parts(placing)
    link_free_parts(placing)
    _link_likest(placing, old, new, _LIKELY, _SUPPORTED)
    link_between(placing, old, new)
    link_lead_ins(placing, old, new)
    link_without_rivals(placing, old, new)
    link_few_between(placing, old, new)
    link_parts(placing, is_last=True)
    for group in placing.groups:
        group.score = 1.0 if group.is_same else _group_score(placing, group)
    _leave_rest(placing, rest_old, rest_new)
    return placing


_SIGNS = re.compile(r"[\W_]+")
_ASCII_SIGNS = str.maketrans(dict.fromkeys(filter(_SIGNS.match, map(chr, range(128)))))
_DASH = re.compile(r"[\u2010-\u2015-]")


def _keys(old: Sequence[Clause], new: Sequence[Clause]) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """Give the keys of clauses that may be the same as another, as their letters are; of others what nothing equals."""
    left, right = ([_letters(clause.text) for clause in draft] for draft in (old, new))
    both = {*left}.intersection(right)
    keys = (
        [_key(one) if spelt in both else ("", side, one.id) for one, spelt in zip(clauses, letters, strict=True)]
        for side, clauses, letters in (("old", old, left), ("new", new, right))
    )
    return next(keys), next(keys)


def _letters(text: str) -> str:
    return text.translate(_ASCII_SIGNS) if text.isascii() else _SIGNS.sub("", text)


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
    """Link the likest free pairs first; a place near the expected one, neighbours and then labels break the tie."""
    expected = _expected(placing)
    ranked = []
    for left, right in placing.pairs:
        likeness = placing.likeness(left, right)
        if likeness >= near and not placing.has_either(left, right):
            distance = abs(right - expected.get(left, left))
            tie = (distance, old[left].label != new[right].label, left, right)
            favour = _IN_PLACE if distance <= 1 else 0.0
            ranked.append((-round(likeness + favour, 2), tie, left, right, likeness))
    for _, _, left, right, likeness in sorted(ranked):
        if placing.has_either(left, right):
            continue
        beside = _beside(placing, left, right)
        is_held = _is_held(placing, old, new, left, right) or (beside == 2 and likeness >= _HEMMED_IN)
        weight = placing.pairs[left, right].weight
        is_rich = likeness >= _RICH and weight >= _VERY_WEIGHTY * placing.telling
        is_backed = beside or weight >= WEIGHTY * placing.telling
        is_sure = likeness >= _SAME or is_rich or (likeness >= _SURE and is_backed)
        is_contained = bool(beside) and likeness >= _LIKELY and is_whole(placing, old, new, left, right)
        is_telling = is_sure or is_held or is_contained or placing.is_telling(left, right)
        if is_telling and (likeness >= least or is_held or beside):
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


def _beside(placing: Placing, left: int, right: int) -> int:
    """Of the clauses just before and just after: how many are linked to each other."""
    return sum(_are_linked(placing, left + step, right + step) for step in (-1, 1))


def _is_held(placing: Placing, old: Sequence[Clause], new: Sequence[Clause], left: int, right: int) -> bool:
    """Whether the place of two clauses speaks for them even in stock words: same sub-paragraphs, or the same end."""
    is_last = left + 1 == len(old) and right + 1 == len(new)
    return (is_last and _are_linked(placing, left - 1, right - 1)) or any(
        _are_linked(placing, here, there) for here in _below(old, left) for there in _below(new, right)
    )


def _are_linked(placing: Placing, left: int, right: int) -> bool:
    group = placing.group_of_old.get(left)
    return group is not None and right in group.new


def _below(clauses: Sequence[Clause], place: int) -> Iterable[int]:
    """Places of the first clauses that hang from one."""
    for other in range(place + 1, min(place + _CHILDREN, len(clauses))):
        if clauses[other].parent != clauses[place].id:
            return
        yield other


def _group_score(placing: Placing, group: Group) -> float:
    """Weight of the shared words of all weight."""
    if len(group.old) == len(group.new) == 1:
        return placing.likeness(group.old[0], group.new[0])
    pairs = [(left, right) for left in group.old for right in group.new if (left, right) in placing.pairs]
    shared = sum(2 * placing.pairs[pair].weight for pair in pairs)
    both = sum(placing.old[left].total for left in group.old) + sum(placing.new[right].total for right in group.new)
    return min(1.0, shared / both) if both else 0.0


def _leave_rest(placing: Placing, old: Iterable[int], new: Iterable[int]) -> None:
    """Name the candidates of the clauses left alone: those alone themselves that are somewhat like them."""
    noticed_old: dict[int, list[tuple[float, int]]] = defaultdict(list)
    noticed_new: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for left, right in placing.pairs:
        likeness = placing.likeness(left, right)
        is_free = not placing.has_either(left, right)
        is_noticed = likeness >= (_NOTICED if placing.is_telling(left, right) else _LIKELY)
        if is_noticed and is_free:
            noticed_old[left].append((-likeness, right))
            noticed_new[right].append((-likeness, left))
    for places, left_over, groups, noticed in (
        (old, placing.old_left, placing.group_of_old, noticed_old),
        (new, placing.new_left, placing.group_of_new, noticed_new),
    ):
        for place in places:
            if place not in groups:
                left_over[place] = tuple(other for _, other in sorted(noticed[place])[:_CANDIDATES])
