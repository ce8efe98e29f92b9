"""Links what remains once all likely pairs are linked: what stands between two that stayed, and what leads in.

Here the place speaks as well as the words, so less of them is enough.
"""

from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise, product

from workbench.model.clause import Clause, ClauseKind
from workbench.text.redline.edits import longest_rise
from workbench.text.succession.evidence import find_likeness
from workbench.text.succession.placement import Group, Placing
from workbench.text.succession.rarity import Wording, stock_places

WEIGHTY = 2.0
"""Where none of the words they share is rare and no neighbour speaks for them, how many rare ones they outweigh."""
_BETWEEN = 0.25
"""Likeness of two clauses that are left between the same two that stayed in order, from which they are one."""
_BETWEEN_MANY = 0.3
"""The same without a rare word, where more than a few are left …"""
_FEW = 3
"""… of either draft."""
_PLAIN = 0.45
"""Share of the words of two clauses, rare or not, from which the last few left there are one …"""
_PLAIN_LEAST = 3.0
"""… and how many words, stock apart, one must have to be contained in another."""
_PLAIN_OWN = 1.0
"""How many of the shared words must stand outside phrases that several clauses share."""
_OPENING = 8
"""Words with which two clauses begin alike, stock phrases or not."""
_ALONE = 0.4
"""Likeness of two clauses that have no rival, from which they are one even in stock words …"""
_RIVAL = 0.6
"""… and how much of that a rival may reach."""
_ALL = 0.9
"""Share of the lesser clause's weight from which the other contains it: that makes up for rare words."""


def is_whole(placing: Placing, old: Sequence[Clause], new: Sequence[Clause], left: int, right: int) -> bool:
    """Whether the one clause is contained in the other, or differs from it in numbers alone.

    What but leads in (`Requests States:`) may be contained anywhere: that says nothing.
    """
    here, there = placing.old[left], placing.new[right]
    if _but_numbers(here) == _but_numbers(there):
        return True
    total, lesser = min((here.total, old[left]), (there.total, new[right]), key=lambda side: side[0])
    return not _leads_in(lesser) and placing.pairs[left, right].weight >= _ALL * total


def _but_numbers(wording: Wording) -> list[int]:
    return [code for code in wording.codes if not any(map(str.isdigit, wording.of.forms[code][0]))]


def _leads_in(clause: Clause) -> bool:
    return clause.text.endswith((":", "："))


def link_between(placing: Placing, old: Sequence[Clause], new: Sequence[Clause]) -> None:
    """Link what is left between the same two clauses that stayed in order, where they share more than stock."""
    gap_of_old, gap_of_new = _gaps(placing)
    left_over = Counter(gap_of_old[at] for at in range(len(old)) if at not in placing.group_of_old)
    come = Counter(gap_of_new[at] for at in range(len(new)) if at not in placing.group_of_new)
    ranked = []
    for left, right in placing.pairs:
        likeness = placing.likeness(left, right)
        if likeness < _BETWEEN or placing.has_either(left, right):
            continue
        gap = gap_of_old[left]
        if gap == gap_of_new[right]:
            least = _BETWEEN if left_over[gap] <= _FEW and come[gap] <= _FEW else _BETWEEN_MANY
            is_weighty = likeness >= least and placing.pairs[left, right].weight >= WEIGHTY * placing.telling
            if is_weighty or placing.is_telling(left, right) or is_whole(placing, old, new, left, right):
                ranked.append((-likeness, left, right))
    for _, left, right in sorted(ranked):
        if not placing.has_either(left, right):
            placing.join(left, right)


def link_few_between(placing: Placing, old: Sequence[Clause], new: Sequence[Clause]) -> None:
    """Link the last few between two that stayed by their words as such, however common these are in the drafts."""
    gap_of_old, gap_of_new = _gaps(placing)
    left_over, come = defaultdict[int, list[int]](list), defaultdict[int, list[int]](list)
    for free, gaps, groups in ((left_over, gap_of_old, placing.group_of_old), (come, gap_of_new, placing.group_of_new)):
        for at, gap in enumerate(gaps):
            if at not in groups:
                free[gap].append(at)
    ranked = []
    for gap, lefts in left_over.items():
        if len(lefts) > _FEW or len(come[gap]) > _FEW:
            continue
        for left, right in product(lefts, come[gap]):
            share = _plain_share(placing.old[left], placing.new[right])
            are_recitals = [one.kind is ClauseKind.PREAMBULAR for one in (old[left], new[right])]
            if share >= _PLAIN and len({*are_recitals}) == 1:
                ranked.append((-share, left, right))
    for _, left, right in sorted(ranked):
        if not placing.has_either(left, right):
            placing.pairs.setdefault((left, right), find_likeness(placing.old[left], placing.new[right]))
            placing.join(left, right)


def _gaps(placing: Placing) -> tuple[list[int], list[int]]:
    """For each clause of both drafts how many of those that stayed in order come before it."""
    groups = sorted(placing.groups, key=lambda group: group.old[0])
    stayed = [groups[at] for at in longest_rise([group.new[0] for group in groups])]
    olds, news = [group.old[0] for group in stayed], [group.new[0] for group in stayed]
    return [bisect(olds, at) for at in range(len(placing.old))], [bisect(news, at) for at in range(len(placing.new))]


def _plain_share(left: Wording, right: Wording) -> float:
    """Share of two clauses' words that both have, or 1 where one has all of the other's; 0 for stock phrases alone."""
    here, there = _plain_bag(left.codes, left), _plain_bag(right.codes, right)
    totals = sum(here.values()), sum(there.values())
    shared, own = _shared(here, there), _shared(_own_bag(left), _own_bag(right))
    if own < _PLAIN_OWN and (not left.codes or left.codes[:_OPENING] != right.codes[:_OPENING]):
        return 0.0
    is_contained = min(totals) >= _PLAIN_LEAST and shared >= _ALL * min(totals)
    return 1.0 if is_contained else 2 * shared / sum(totals)


def _plain_bag(codes: Iterable[int], wording: Wording) -> dict[int, float]:
    bag: dict[int, float] = defaultdict(float)
    for code in codes:
        bag[code] += wording.of.share[code]
    return bag


def _own_bag(wording: Wording) -> dict[int, float]:
    stock = stock_places(wording.codes, wording.of)
    return _plain_bag((code for at, code in enumerate(wording.codes) if at not in stock), wording)


def _shared(here: Mapping[int, float], there: Mapping[int, float]) -> float:
    return sum(min(weight, there[code]) for code, weight in here.items() if code in there)


def link_without_rivals(placing: Placing, old: Sequence[Clause], new: Sequence[Clause]) -> None:
    """Link clauses that remain and are much more like each other than like any third one; not two that lead in."""
    free = {pair: one.share for pair, one in placing.pairs.items() if not placing.has_either(*pair)}
    ranked = sorted(free.items(), key=lambda one: (-one[1], one[0]))
    best: dict[int, list[float]] = defaultdict(list)
    for (left, right), share in ranked:
        best[left].append(share)
        best[~right].append(share)
    for (left, right), share in ranked:
        others = [*best[left][:2], *best[~right][:2]]
        if (
            share >= _ALONE
            and not _leads_in(old[left])
            and not _leads_in(new[right])
            and all(other == share or other <= _RIVAL * share for other in others)
        ):
            placing.join(left, right)


def link_lead_ins(placing: Placing, old: Sequence[Clause], new: Sequence[Clause]) -> None:
    """Link lead-ins that were made out of a paragraph, or went into one, together with their first sub-paragraph."""
    for at in _lead_ins(new, placing.group_of_new):
        left, *others = placing.group_of_new[at + 1].old
        if not others and not old[left].parent:
            _link_lead_in(placing, left, at, placing.new[at].total)
    for at in _lead_ins(old, placing.group_of_old):
        right, *others = placing.group_of_old[at + 1].new
        if not others and not new[right].parent:
            _link_lead_in(placing, at, right, placing.old[at].total)


def _lead_ins(clauses: Sequence[Clause], groups: Mapping[int, Group]) -> Iterable[int]:
    """Yield the places of free clauses whose first sub-paragraph is linked to one that is not quite the same."""
    for at, (one, first) in enumerate(pairwise(clauses)):
        group = groups.get(at + 1)
        if first.parent == one.id and at not in groups and group and not group.is_same:
            yield at


def _link_lead_in(placing: Placing, left: int, right: int, total: float) -> None:
    likeness = find_likeness(placing.old[left], placing.new[right])
    if likeness.weight >= _ALL * total:
        placing.pairs[left, right] = likeness
        placing.join(left, right)
