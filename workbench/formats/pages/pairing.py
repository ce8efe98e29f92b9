"""Lays the clauses of two drafts in one order, in which each draft's own order is kept.

A row is a paragraph that stayed (old and new clauses), one that went, one that came, or one end of a move.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from workbench.model.base import ClauseId
from workbench.model.change import Change, Link
from workbench.model.clause import Clause
from workbench.text.words import split_words


@dataclass(frozen=True, slots=True)
class Row:
    """Clauses that share a place on the page: at most one on one side where both sides have some."""

    old: tuple[Clause, ...] = ()
    new: tuple[Clause, ...] = ()
    move: str = ""
    """For the end of a move: its name, the same at both ends. Both clauses are given at both."""
    is_departure: bool = False
    """For the end of a move: whether this is the place it left."""


@dataclass(frozen=True, slots=True)
class _Pair:
    old: tuple[int, ...]
    new: tuple[int, ...]
    weight: int
    """Characters that stay in place, and one."""


def lay_rows(old: Sequence[Clause], new: Sequence[Clause], links: Sequence[Link]) -> list[Row]:
    """Return rows such that reading their old clauses gives `old` in order, and their new ones `new`.

    Clauses of which parts became neighbours (a split, a merger) share a row; those out of order are moved.
    """
    pairs = _pairs(old, new, links)
    stayed = _in_one_order(pairs)
    kept = set(stayed)
    moved = [_narrowed(pair, old, new) for pair in pairs if pair not in kept]
    moved.sort(key=lambda pair: pair.new)
    rows: list[Row] = []
    old_at = new_at = 0
    departures = {pair.old[0]: (f"move {count}", pair) for count, pair in enumerate(moved, 1)}
    arrivals = {pair.new[0]: (f"move {count}", pair) for count, pair in enumerate(moved, 1)}
    for pair in (*stayed, _Pair((len(old),), (len(new),), 0)):
        rows += [_side(old[at], departures.get(at), old, new, True) for at in range(old_at, pair.old[0])]
        rows += [_side(new[at], arrivals.get(at), old, new, False) for at in range(new_at, pair.new[0])]
        if pair.weight:
            rows.append(Row(tuple(old[at] for at in pair.old), tuple(new[at] for at in pair.new)))
        old_at, new_at = pair.old[-1] + 1, pair.new[-1] + 1
    return rows


def _side(
    clause: Clause,
    move: tuple[str, _Pair] | None,
    old: Sequence[Clause],
    new: Sequence[Clause],
    is_departure: bool,
) -> Row:
    if move:
        name, pair = move
        return Row((old[pair.old[0]],), (new[pair.new[0]],), name, is_departure)
    return Row(old=(clause,)) if is_departure else Row(new=(clause,))


def _pairs(old: Sequence[Clause], new: Sequence[Clause], links: Sequence[Link]) -> list[_Pair]:
    old_place = {clause.id: at for at, clause in enumerate(old)}
    new_place = {clause.id: at for at, clause in enumerate(new)}
    moved = _moved(old, links)
    pairs, used_old, used_new = [], set[int](), set[int]()
    for link in links:
        before = _places(link.old, old_place, used_old)
        after = _places(link.new, new_place, used_new)
        if not before or not after:
            continue
        weight = 1 + sum(len(old[at].text) for at in before if old[at].id not in moved)
        pair = _Pair(before, after, weight)
        if not _may_join([old[at] for at in before], [new[at] for at in after], before, after):
            pair = _narrowed(pair, old, new)
        pairs.append(pair)
        used_old.update(pair.old)
        used_new.update(pair.new)
    return sorted(pairs, key=lambda pair: pair.new)


def _moved(old: Sequence[Clause], links: Sequence[Link]) -> set[ClauseId]:
    """Clauses of `old` that moved, with those that hang from them."""
    moved = {one for link in links if link.change is Change.MOVED for one in link.old}
    for clause in old:
        if clause.parent in moved:
            moved.add(clause.id)
    return moved


def _places(ids: Sequence[ClauseId], places: dict[ClauseId, int], used: set[int]) -> tuple[int, ...]:
    return tuple(sorted({places[one] for one in ids if one in places} - used))


def _may_join(old: Sequence[Clause], new: Sequence[Clause], before: Sequence[int], after: Sequence[int]) -> bool:
    """Whether clauses may share a row: one on a side, the others neighbours, and no footnotes where there are several.

    Footnotes stand in the way since pandoc loses the words before a joined paragraph that holds one.
    """
    if len(old) == len(new) == 1:
        return True
    if min(len(old), len(new)) > 1 or any(clause.footnotes for clause in (*old, *new)):
        return False
    return _are_neighbours(before) and _are_neighbours(after)


def _are_neighbours(places: Sequence[int]) -> bool:
    return all(after == before + 1 for before, after in pairwise(places))


def _narrowed(pair: _Pair, old: Sequence[Clause], new: Sequence[Clause]) -> _Pair:
    """Return the pair with one clause a side: the two that share most words, the first of equals."""
    if len(pair.old) == len(pair.new) == 1:
        return pair
    words = {("old", at): set(split_words(old[at].text)) for at in pair.old}
    words |= {("new", at): set(split_words(new[at].text)) for at in pair.new}
    both = [(a, b) for a in pair.old for b in pair.new]
    best = max(both, key=lambda ends: len(words["old", ends[0]] & words["new", ends[1]]))
    return _Pair((best[0],), (best[1],), pair.weight)


def _in_one_order(pairs: Sequence[_Pair]) -> list[_Pair]:
    """Return the heaviest choice of pairs whose old places rise as their new places do; `pairs` rise in new.

    Keeps, for each length of old text passed, the best chain that ends there (a Fenwick tree of maxima), so
    that thousands of clauses take milliseconds.
    """
    size = max((pair.old[-1] for pair in pairs), default=0) + 2
    tree: list[tuple[int, int]] = [(0, -1)] * (size + 1)
    chains: list[tuple[int, int]] = []
    for number, pair in enumerate(pairs):
        weight, before = _best(tree, pair.old[0])
        chains.append((weight + pair.weight, before))
        at = pair.old[-1] + 1
        while at <= size:
            tree[at] = max(tree[at], (weight + pair.weight, number))
            at += at & -at
    chosen = []
    at = _best(tree, size)[1]
    while at >= 0:
        chosen.append(pairs[at])
        at = chains[at][1]
    return chosen[::-1]


def _best(tree: Sequence[tuple[int, int]], at: int) -> tuple[int, int]:
    best = (0, -1)
    while at > 0:
        best = max(best, tree[at])
        at -= at & -at
    return best
