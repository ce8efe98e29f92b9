"""Finds words that moved inside a text: taken out in one place, put in at another."""

from collections import defaultdict
from collections.abc import Sequence

from workbench.text.edits import GONE, Matches
from workbench.text.force import common_words
from workbench.text.words import is_word

_SEED = 4
"""Words that must be the same side by side before a move is looked at."""
_TELLING = 3
"""Words of a move that must not be common ones."""

Moves = tuple[dict[int, int], dict[int, int]]
"""For words taken out and words put in: the number of the move each belongs to."""


def find_moves(old: Sequence[str], new: Sequence[str], matches: Matches) -> Moves:
    """Number the runs of words that were deleted in one place and inserted in another, the longest first."""
    kept = set(matches)
    hunk_of_old, hunk_of_new = _hunks(matches, len(new))
    seeds: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(old) - _SEED):
        if all(matches[at + step] == GONE for step in range(_SEED)):
            seeds[tuple(old[at : at + _SEED])].append(at)
    found: list[tuple[int, int, int]] = []
    at = 0
    while seeds and at <= len(new) - _SEED:
        size, start = 0, 0
        if at not in kept:
            for place in seeds.get(tuple(new[at : at + _SEED]), ()):
                if hunk_of_old[place] != hunk_of_new[at]:
                    reach = _reach(old, new, matches, kept, place, at)
                    size, start = max((size, start), (reach, place))
        if size >= _SEED:
            found.append((size, start, at))
        at += max(size, 1)
    return _numbered(old, found)


def _hunks(matches: Matches, new_size: int) -> tuple[list[int], list[int]]:
    """For each word the number of kept words before it: edits with the same number touch."""
    of_old, of_new = [], [0] * new_size
    kept = 0
    for other in matches:
        kept += other != GONE
        of_old.append(kept)
        if other != GONE:
            of_new[other] = 1
    total = 0
    for place in range(new_size):
        total += of_new[place]
        of_new[place] = total
    return of_old, of_new


def _reach(old: Sequence[str], new: Sequence[str], matches: Matches, kept: set[int], place: int, at: int) -> int:
    """How many deleted words from `place` on are the inserted ones from `at` on."""
    size = 0
    while (
        place + size < len(old) - 1
        and at + size < len(new) - 1
        and old[place + size] == new[at + size]
        and matches[place + size] == GONE
        and at + size not in kept
    ):
        size += 1
    return size


def _numbered(old: Sequence[str], found: list[tuple[int, int, int]]) -> Moves:
    """Take the longest first, no word twice, and number them as they stand in the old text."""
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    moves: list[tuple[int, int, int]] = []
    for size, start, at in sorted(found, key=lambda move: (-move[0], move[1], move[2])):
        here, there = range(start, start + size), range(at, at + size)
        if _is_telling(old[start : start + size]) and taken_old.isdisjoint(here) and taken_new.isdisjoint(there):
            taken_old.update(here)
            taken_new.update(there)
            moves.append((start, size, at))
    of_old: dict[int, int] = {}
    of_new: dict[int, int] = {}
    for number, (start, size, at) in enumerate(sorted(moves), 1):
        of_old.update(dict.fromkeys(range(start, start + size), number))
        of_new.update(dict.fromkeys(range(at, at + size), number))
    return of_old, of_new


def _is_telling(words: Sequence[str]) -> bool:
    common = common_words()
    return sum(is_word(word) and word.casefold() not in common for word in words) >= _TELLING
