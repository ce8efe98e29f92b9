"""Finds words that moved inside a text: taken out in one place, put in at another."""

from collections import defaultdict
from collections.abc import Sequence

from workbench.text.redline.edits import Run
from workbench.text.redline.force import common_words
from workbench.text.words import is_word

_SEED = 4
"""Words that must be the same side by side before a move is looked at."""
_TELLING = 3
"""Words of a move that must not be common ones."""

Moves = tuple[dict[int, int], dict[int, int]]
"""For words taken out and words put in: the number of the move each belongs to."""


def find_moves(old: Sequence[str], new: Sequence[str], runs: list[Run]) -> Moves:
    """Find the runs of words deleted in one place and inserted in another; the longest count first.

    Case is left aside: what moved to the beginning of a sentence is written large there.
    """
    hunks = _hunks(runs, len(old), len(new))
    if max((end - start for start, end, _, _ in hunks), default=0) < _SEED:
        return {}, {}
    old, new = [*map(str.casefold, old)], [*map(str.casefold, new)]
    seeds: dict[tuple[str, ...], list[tuple[int, int, int]]] = defaultdict(list)
    for number, (start, end, _, _) in enumerate(hunks):
        for at in range(start, end - _SEED + 1):
            seeds[tuple(old[at : at + _SEED])].append((number, at, end))
    found: list[tuple[int, int, int]] = []
    for number, (_, _, at, end) in enumerate(hunks) if seeds else ():
        while at <= end - _SEED:
            size, start = 0, 0
            for other, place, stop in seeds.get(tuple(new[at : at + _SEED]), ()):
                if other != number:
                    reach = _reach(old, new, place, stop, at, end)
                    size, start = max((size, start), (reach, place))
            if size:
                found.append((size, start, at))
            at += max(size, 1)
    return _numbered(old, found)


def _hunks(runs: list[Run], old_size: int, new_size: int) -> list[tuple[int, int, int, int]]:
    """Say what was taken out and put in between kept runs: old from, to, new from, to."""
    hunks: list[tuple[int, int, int, int]] = []
    old_at = new_at = 0
    for start, end, other in [*runs, (old_size, old_size, new_size)]:
        if start > old_at or other > new_at:
            hunks.append((old_at, start, new_at, other))
        old_at, new_at = end, other + end - start
    return hunks


def _reach(old: Sequence[str], new: Sequence[str], place: int, stop: int, at: int, end: int) -> int:
    """How many deleted words from `place` on are the inserted ones from `at` on."""
    size = 0
    while place + size < stop and at + size < end and old[place + size] == new[at + size]:
        size += 1
    return size


def _numbered(old: Sequence[str], found: list[tuple[int, int, int]]) -> Moves:
    """Take the longest first, no word twice, and number them as they stand in the old text."""
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    moves: list[tuple[int, int, int]] = []
    for size, start, at in sorted(found, key=lambda move: (-move[0], move[1], move[2])):
        here, there = range(start, start + size), range(at, at + size)
        if is_telling(old[start : start + size]) and taken_old.isdisjoint(here) and taken_new.isdisjoint(there):
            taken_old.update(here)
            taken_new.update(there)
            moves.append((start, size, at))
    of_old: dict[int, int] = {}
    of_new: dict[int, int] = {}
    for number, (start, size, at) in enumerate(sorted(moves), 1):
        of_old.update(dict.fromkeys(range(start, start + size), number))
        of_new.update(dict.fromkeys(range(at, at + size), number))
    return of_old, of_new


def is_telling(words: Sequence[str]) -> bool:
    """Whether enough of these words are not common ones."""
    common = common_words()
    return sum(is_word(word) and word.casefold() not in common for word in words) >= _TELLING
