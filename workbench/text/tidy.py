"""Makes a comparison read as an editor would mark it: edits slide, swallow islands, respect brackets.

It works on matches (`workbench.text.edits`): it moves them sideways among equal words or drops them,
never adds one, so that whatever it does the redline stays true to both texts.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from workbench.text.edits import GONE, Matches
from workbench.text.force import common_words
from workbench.text.words import is_word

_SHORT_BRACKET = 6
"""Words kept inside brackets that came or went, up to which the whole bracket counts as replaced."""
_ROUNDS = 4
"""Dropping one match may make another pointless; more rounds than this change nothing a reader sees."""
_REACH = 60
"""Words an edit may slide."""

Run = tuple[int, int, int]
"""Kept words: old from, old to, new from."""


def tidy_matches(old: Sequence[str], new: Sequence[str], matches: Matches) -> None:
    """Tidy a comparison in place. The last unit of both texts is their end and stays matched."""
    _slide(old, new, matches)
    for _ in range(_ROUNDS):
        before = matches.count(GONE)
        _drop_torn_brackets(old, new, matches)
        _drop_islands(old, new, matches)
        if matches.count(GONE) == before:
            break


def kept_runs(matches: Matches) -> list[Run]:
    """Find the runs of words kept side by side on both sides."""
    ends = [place for place, (here, after) in enumerate(pairwise(matches), 1) if after != here + 1 or not after]
    runs: list[Run] = []
    start = 0
    for end in (*ends, len(matches)):
        if start < end and matches[start] != GONE:
            runs.append((start, end, matches[start]))
        start = end
    return runs


def _slide(old: Sequence[str], new: Sequence[str], matches: Matches) -> None:
    """Slide pure insertions and deletions to where a sentence, a bracket or a phrase begins."""
    runs = kept_runs(matches)
    for index in range(len(runs) - 1):
        start, end, other = runs[index]
        next_start, next_end, next_other = runs[index + 1]
        other_end = other + end - start
        if end == next_start:
            shift = _best_shift(new, other_end, next_other, end - start, next_end - next_start - 1)
        elif other_end == next_other:
            shift = _best_shift(old, end, next_start, end - start, next_end - next_start - 1)
        else:
            continue
        _move_boundary(matches, runs, index, shift)


def _move_boundary(matches: Matches, runs: list[Run], index: int, shift: int) -> None:
    """Give `shift` words of the run after the edit to the run before it (or, if negative, the reverse)."""
    start, end, other = runs[index]
    next_start, next_end, next_other = runs[index + 1]
    other_end = other + end - start
    for place in range(min(end, end + shift), max(next_start, next_start + shift)):
        matches[place] = GONE
    matches[end : end + max(shift, 0)] = range(other_end, other_end + max(shift, 0))
    if shift < 0:
        matches[next_start + shift : next_start] = range(next_other + shift, next_other)
    runs[index] = (start, end + shift, other)
    runs[index + 1] = (next_start + shift, next_end, next_other + shift)


def _best_shift(words: Sequence[str], start: int, end: int, left: int, right: int) -> int:
    """How far the edit `words[start:end]` should slide; what it covers may change, the text does not."""
    best, best_score = 0, _score(words, start, end)
    for step in (-1, 1):
        at = 0
        room = min(left if step < 0 else right, _REACH)
        while abs(at) < room:
            out, into = (start + at - 1, end + at - 1) if step < 0 else (start + at, end + at)
            if words[out] != words[into]:
                break
            at += step
            score = _score(words, start + at, end + at)
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
_CLOSES = {"]": "[", "］": "［"}
_BRACKETS = frozenset("[]［］")
_FIGURE = re.compile(r"\d")


def is_balanced(words: Sequence[str]) -> bool:
    """Whether every square bracket among these words has its partner among them."""
    depth = 0
    for word in words:
        if word in _BRACKETS:
            depth += -1 if word in _CLOSES else 1
            if depth < 0:
                return False
    return depth == 0


def bracket_pairs(words: Sequence[str]) -> list[tuple[int, int]]:
    """Places of square brackets that belong together, the inner before the outer."""
    stack: list[int] = []
    pairs: list[tuple[int, int]] = []
    for place, word in enumerate(words):
        if word not in _BRACKETS:
            continue
        if word not in _CLOSES:
            stack.append(place)
        elif stack and words[stack[-1]] == _CLOSES[word]:
            pairs.append((stack.pop(), place))
    return pairs


def _drop_torn_brackets(old: Sequence[str], new: Sequence[str], matches: Matches) -> None:
    """Where one bracket of a pair is kept and its partner is not, or a short or chosen one came or went."""
    if _BRACKETS.isdisjoint(old) and _BRACKETS.isdisjoint(new):
        return
    old_pairs, new_pairs = bracket_pairs(old), bracket_pairs(new)
    if not old_pairs and not new_pairs:
        return
    back = _reverse(matches, len(new))
    partner_in_new = dict(new_pairs)
    for open_at, close_at in old_pairs:
        if matches[open_at] == GONE or partner_in_new.get(matches[open_at]) != matches[close_at]:
            _drop_bracket(old, open_at, close_at, matches, back)
    partner_in_old = dict(old_pairs)
    for open_at, close_at in new_pairs:
        if back[open_at] == GONE or partner_in_old.get(back[open_at]) != back[close_at]:
            _drop_bracket(new, open_at, close_at, back, matches)


def _reverse(matches: Matches, size: int) -> Matches:
    back = [GONE] * size
    for place, other in enumerate(matches):
        if other != GONE:
            back[other] = place
    return back


def _drop_bracket(words: Sequence[str], open_at: int, close_at: int, here: Matches, there: Matches) -> None:
    """Drop the brackets' own matches, and those inside when they are few or part of a choice."""
    kept = [place for place in range(open_at + 1, close_at) if here[place] != GONE]
    is_choice = words[close_at + 1 : close_at + 2] == ["["] or (open_at > 0 and words[open_at - 1] == "]")
    if len(kept) > _SHORT_BRACKET and not (is_choice and len(kept) < 4 * _SHORT_BRACKET):
        kept = []
    for place in (open_at, *kept, close_at):
        if here[place] != GONE:
            there[here[place]] = GONE
            here[place] = GONE


def _drop_islands(old: Sequence[str], new: Sequence[str], matches: Matches) -> None:
    """Fold kept words that stand forlorn between two edits into the edits."""
    runs = kept_runs(matches)
    left_size = 0
    old_at = new_at = 0
    for index, (start, end, other) in enumerate(runs):
        left_size += max(_count(old, old_at, start), _count(new, new_at, other))
        before = (old_at, new_at)
        old_at, new_at = end, other + end - start
        is_between = (start > 0 or other > 0) and index + 1 < len(runs)
        if is_between and end - start <= _ISLAND:
            right_old, _, right_new = runs[index + 1]
            right = max(_count(old, old_at, right_old), _count(new, new_at, right_new))
            swapped = _is_figure_swap(old, before[0], start, new, before[1], other)
            swapped = swapped or _is_figure_swap(old, end, right_old, new, new_at, right_new)
            if not swapped and _is_island(tuple(old[start:end]), left_size, right):
                matches[start:end] = [GONE] * (end - start)
                left_size += _count(old, start, end)
                continue
        left_size = 0


_ISLAND = 8


def _is_figure_swap(old: Sequence[str], start: int, end: int, new: Sequence[str], other: int, other_end: int) -> bool:
    """Whether one number, date or symbol gave way to one other: an edit that is read by itself."""
    return (
        end - start == other_end - other == 1
        and _FIGURE.search(old[start]) is not None
        and _FIGURE.search(new[other]) is not None
    )


def _count(words: Sequence[str], start: int, end: int) -> int:
    return sum(map(is_word, words[start:end])) or (1 if end > start else 0)


def _is_island(words: tuple[str, ...], left: int, right: int) -> bool:
    """Whether kept words between edits of `left` and `right` words only get in the reader's way."""
    if any(word in _SENTENCE_ENDS or word in _BRACKETS for word in words):
        return False
    plain = [word for word in words if is_word(word)]
    common = sum(map(_is_common, plain))
    if len(plain) <= 2 and common == len(plain):
        return True
    return 3 * (len(plain) - common) + common <= min(left, right)


@lru_cache(maxsize=4096)
def _is_common(word: str) -> bool:
    return word.casefold() in common_words()
