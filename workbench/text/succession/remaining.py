"""Links what remains once all likely pairs are linked: what stands between two that stayed, and what leads in.

Here the place speaks as well as the words, so less of them is enough.
"""

from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from workbench.model.clause import Clause
from workbench.text.redline.edits import longest_rise
from workbench.text.succession.evidence import find_likeness
from workbench.text.succession.placement import Group, Placing
from workbench.text.succession.rarity import Wording

WEIGHTY = 2.0
"""Where none of the words they share is rare and no neighbour speaks for them, how many rare ones they outweigh."""
_BETWEEN = 0.25
"""Likeness of two clauses that are left between the same two that stayed in order, from which they are one."""
_BETWEEN_MANY = 0.3
"""The same without a rare word, where more than a few are left …"""
_FEW = 3
"""… of either draft."""
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


def _but_numbers(wording: Wording) -> list[str]:
    return [word for word in wording.words if not any(map(str.isdigit, word))]


def _leads_in(clause: Clause) -> bool:
    return clause.text.endswith((":", "："))


def link_between(placing: Placing, old: Sequence[Clause], new: Sequence[Clause]) -> None:
    """Link what is left between the same two clauses that stayed in order, where they share more than stock."""
    groups = sorted(placing.groups, key=lambda group: group.old[0])
    stayed = [groups[at] for at in longest_rise([group.new[0] for group in groups])]
    olds, news = [group.old[0] for group in stayed], [group.new[0] for group in stayed]
    left_over = Counter(bisect(olds, at) for at in range(len(placing.old)) if at not in placing.group_of_old)
    come = Counter(bisect(news, at) for at in range(len(placing.new)) if at not in placing.group_of_new)
    ranked = []
    for left, right in placing.pairs:
        likeness = placing.likeness(left, right)
        if likeness < _BETWEEN or placing.has_either(left, right):
            continue
        gap = bisect(olds, left)
        if gap == bisect(news, right):
            least = _BETWEEN if left_over[gap] <= _FEW and come[gap] <= _FEW else _BETWEEN_MANY
            is_weighty = likeness >= least and placing.pairs[left, right].weight >= WEIGHTY * placing.telling
            if is_weighty or placing.is_telling(left, right) or is_whole(placing, old, new, left, right):
                ranked.append((-likeness, left, right))
    for _, left, right in sorted(ranked):
        if not placing.has_either(left, right):
            placing.join(left, right)


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
