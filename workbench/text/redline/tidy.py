"""Makes a comparison read as an editor would mark it: edits slide, swallow islands, respect brackets.

It works on runs of matched words (`workbench.text.redline.edits`): it moves their ends sideways among equal words or
drops matches, never adds one, so that whatever it does the redline stays true to both texts.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from workbench.text.redline.bracketed import BRACKETS, is_balanced, with_whole_brackets
from workbench.text.redline.edits import Run
from workbench.text.redline.force import common_words
from workbench.text.words import is_word

_ROUNDS = 4
"""Dropping one match may make another pointless; more rounds than this change nothing a reader sees."""
_REACH = 60
"""Words an edit may slide."""
_MEETS = 32
"""What it is worth that an edit slides over all that is kept between it and another."""


def tidy_runs(old: Sequence[str], new: Sequence[str], runs: list[Run]) -> list[Run]:
    """Tidy a comparison. The last unit of both texts is their end and stays matched."""
    tidied = _slide(old, new, runs)
    has_brackets = not (BRACKETS.isdisjoint(old) and BRACKETS.isdisjoint(new))
    for _ in range(_ROUNDS):
        before = tidied
        if has_brackets:
            tidied = with_whole_brackets(old, new, tidied)
        tidied = _without_islands(old, new, tidied)
        if tidied == before:
            break
    return tidied


def _slide(old: Sequence[str], new: Sequence[str], runs: list[Run]) -> list[Run]:
    """Slide pure insertions and deletions to where they meet another edit, or a sentence or a phrase begins."""
    slid = runs[-1:]
    for start, end, other in reversed(runs[:-1]):
        next_start, next_end, next_other = slid[-1]
        other_end = other + end - start
        room = (end - start, next_end - next_start - (len(slid) == 1))
        shift = 0
        if end == next_start:
            shift = _best_shift(new, other_end, next_other, room)
        elif other_end == next_other:
            shift = _best_shift(old, end, next_start, room)
        if shift:
            slid.pop()
            if next_start + shift < next_end:
                slid.append((next_start + shift, next_end, next_other + shift))
        if start < end + shift:
            slid.append((start, end + shift, other))
    return slid[::-1]


def _best_shift(words: Sequence[str], start: int, end: int, room: tuple[int, int]) -> int:
    """How far the edit `words[start:end]` should slide; what it covers may change, the text does not.

    It has as many kept words as `room` says before and behind it.
    """
    if words[start - 1] != words[end - 1] and words[start] != words[end]:
        return 0
    best, best_score = 0, _score(words, start, end)
    for step, most in zip((-1, 1), room, strict=True):
        at = 0
        while abs(at) < min(most, _REACH):
            out, into = (start + at - 1, end + at - 1) if step < 0 else (start + at, end + at)
            if words[out] != words[into]:
                break
            at += step
            score = _MEETS if abs(at) == most else _score(words, start + at, end + at)
            if score > best_score:
                best, best_score = at, score
    return best


def _score(words: Sequence[str], start: int, end: int) -> int:
    """How natural an edit's place is: brackets whole first, then sentences, then phrases."""
    score = 16 if end - start > _REACH or is_balanced(words[start:end]) else 0
    if start == 0 or words[start - 1] in _SENTENCE_ENDS:
        score += 8
    elif words[start] in _SENTENCE_ENDS and end - start > 1:
        score += 7
    elif words[start] in _OPENERS or words[start] in _SEPARATORS:
        score += 4
    elif words[start - 1] in _SEPARATORS:
        score += 3
    elif words[start] in ("and", "or", "et", "ou", "y", "o", "и", "или"):
        score += 2
    return score


_SENTENCE_ENDS = frozenset(".;:!?。；：！？؛؟")
_SEPARATORS = frozenset(",，、،—–")
_OPENERS = frozenset("[(«“（［")
_TYPES = frozenset("\"'-")
"""Quotation marks and dashes, as they are compared."""
_NO_ISLAND = _SENTENCE_ENDS | BRACKETS
"""Signs by which a reader finds his way: they are kept, and the words beside them."""
_FIGURE = re.compile(r"\d")


def _without_islands(old: Sequence[str], new: Sequence[str], runs: list[Run]) -> list[Run]:
    """Fold kept words that stand forlorn between two edits into the edits."""
    kept: list[Run] = []
    folded = 0
    before = (0, 0, 0)
    for run, after in pairwise(runs):
        start, end, other = run
        if (
            end - start <= _ISLAND
            and (start > 0 or other > 0)
            and _NO_ISLAND.isdisjoint(words := old[start:end])
            and _is_small(old, new, (before, run, after), folded)
            and not _stands_apart(old, new, (before, run, after))
        ):
            folded += _edit_size(old, new, before, run) + _count(words)
        else:
            folded = 0
            kept.append(run)
        before = run
    return kept + runs[-1:]


_ISLAND = 8
"""Words that are never an island if there are more of them side by side."""
_CROSSED = 2
"""What words between two edits may weigh, however small the edits: two common words."""


def _stands_apart(old: Sequence[str], new: Sequence[str], runs: tuple[Run, Run, Run]) -> bool:
    """Whether an edit beside a run is read by itself: a figure for another, a quotation mark, one mark of a bracket.

    So are words that only go on one side of it and words that only come on the other: folded, it would go and come.

    A sign alone, such as the comma between two names that go with their bracket, holds a lone bracket apart no more.
    """
    before, run, after = runs
    sides = [_edit(old, new, before, run), _edit(old, new, run, after)]
    if any(_is_figure_or_type(*side) for side in sides):
        return True
    (lost, won), (lost_behind, won_behind) = sides
    if not (won or lost_behind) or not (lost or won_behind):
        return True
    torn = [not (is_balanced(lost) and is_balanced(won)) for lost, won in sides]
    return any(torn) if any(map(is_word, old[run[0] : run[1]])) else all(torn)


def _edit(old: Sequence[str], new: Sequence[str], before: Run, after: Run) -> tuple[Sequence[str], Sequence[str]]:
    return old[before[1] : after[0]], new[before[2] + before[1] - before[0] : after[2]]


def _is_figure_or_type(lost: Sequence[str], won: Sequence[str]) -> bool:
    if len(lost) == len(won) == 1:
        return _FIGURE.search(lost[0]) is not None and _FIGURE.search(won[0]) is not None
    return _TYPES.issuperset(lost) and _TYPES.issuperset(won)


def _is_small(old: Sequence[str], new: Sequence[str], runs: tuple[Run, Run, Run], folded: int) -> bool:
    """Whether a run tells a reader less than the edits before it, with what is folded into them, and behind it."""
    before, run, after = runs
    weight = sum(map(_island_weight, old[run[0] : run[1]]))
    return weight <= _CROSSED or (
        weight <= folded + _edit_reach(before, run)
        and weight <= _edit_reach(run, after)
        and weight <= folded + _edit_size(old, new, before, run)
        and weight <= _edit_size(old, new, run, after)
    )


def _edit_reach(before: Run, after: Run) -> int:
    """How many words and signs an edit between two runs takes out or puts in, whichever are more."""
    return max(after[0] - before[1], after[2] - before[2] - before[1] + before[0])


def _edit_size(old: Sequence[str], new: Sequence[str], before: Run, after: Run) -> int:
    """How many words an edit between two runs takes out or puts in, whichever are more; signs alone are one."""
    new_end = before[2] + before[1] - before[0]
    return max(_count(old[before[1] : after[0]]), _count(new[new_end : after[2]]))


def _count(words: Sequence[str]) -> int:
    return (sum(map(is_word, words)) or 1) if len(words) > 1 else len(words)


@lru_cache(maxsize=65536)
def _island_weight(word: str) -> int:
    """How much it tells a reader that a word is kept: three if it is a telling word, one if it is a common one."""
    return is_word(word) and (1 if word.casefold() in common_words() else 3)
