"""Keeps square brackets whole in a comparison: both marks of a pair are kept, or neither.

The words in a bracket that comes or goes are left as they are matched: an editor marks the brackets, and the names
in them, not the phrase that stood there before.
"""

from collections.abc import Iterator, Sequence

from workbench.text.redline.edits import GONE, Matches, Run, matches_of, runs_of

BRACKETS = frozenset("[]［］")
_CLOSES = {"]": "[", "］": "［"}
_REACH = 80
"""Words within which a bracket that lost its partner is sought again."""


def is_balanced(words: Sequence[str]) -> bool:
    """Whether every square bracket among these words has its partner among them."""
    depth = 0
    for word in words:
        if word in BRACKETS:
            depth += -1 if word in _CLOSES else 1
            if depth < 0:
                return False
    return depth == 0


def _pairs(words: Sequence[str]) -> list[tuple[int, int]]:
    """Places of square brackets that belong together, the inner before the outer."""
    stack: list[int] = []
    pairs: list[tuple[int, int]] = []
    for place, word in enumerate(words):
        if word not in BRACKETS:
            continue
        if word not in _CLOSES:
            stack.append(place)
        elif stack and words[stack[-1]] == _CLOSES[word]:
            pairs.append((stack.pop(), place))
    return pairs


def with_whole_brackets(old: Sequence[str], new: Sequence[str], runs: list[Run]) -> list[Run]:
    """Drop the marks of which one is kept and its partner is not; then match the pairs around the same words.

    Takes time in proportion to the words.
    """
    matches = matches_of(runs, len(old))
    back = _reverse(matches, len(new))
    old_pairs, new_pairs = _pairs(old), _pairs(new)
    _drop_torn(old_pairs, dict(new_pairs), matches, back)
    _drop_torn(new_pairs, dict(old_pairs), back, matches)
    partners = dict(old_pairs)
    for open_at, close_at in new_pairs:
        if back[open_at] != GONE:
            continue
        for candidate in _opens_before(old, matches, _next_match(back, open_at)):
            closing = partners.get(candidate, GONE)
            if closing in _closes_after(old, matches, _last_match(back, close_at)):
                matches[candidate], matches[closing] = open_at, close_at
                back[open_at], back[close_at] = candidate, closing
                break
    _keep_marks_in_place(old, new, matches)
    return runs_of(matches)


def _keep_marks_in_place(old: Sequence[str], new: Sequence[str], matches: Matches) -> None:
    """Match the marks at either end of a change that stand there on both sides, although their partners moved."""
    for start, end, other, other_end in _changes(matches, len(new)):
        while start < end and other < other_end and old[start] == new[other] and old[start] in BRACKETS:
            matches[start] = other
            start, other = start + 1, other + 1
        while start < end and other < other_end and old[end - 1] == new[other_end - 1] and old[end - 1] in BRACKETS:
            end, other_end = end - 1, other_end - 1
            matches[end] = other_end


def _changes(matches: Matches, new_size: int) -> list[tuple[int, int, int, int]]:
    """Say what is taken out and put in between words that are kept: old from, to, new from, to; both not empty."""
    changes: list[tuple[int, int, int, int]] = []
    start = other = 0
    for place, match in enumerate([*matches, new_size]):
        if match != GONE:
            if start < place and other < match:
                changes.append((start, place, other, match))
            start, other = place + 1, match + 1
    return changes


def _reverse(matches: Matches, size: int) -> Matches:
    back = [GONE] * size
    for place, other in enumerate(matches):
        if other != GONE:
            back[other] = place
    return back


def _drop_torn(pairs: Sequence[tuple[int, int]], partners: dict[int, int], here: Matches, there: Matches) -> None:
    for pair in pairs:
        first, last = here[pair[0]], here[pair[1]]
        if first == GONE or partners.get(first) != last:
            for place in pair:
                if here[place] != GONE:
                    there[here[place]] = GONE
                    here[place] = GONE


def _next_match(back: Matches, place: int) -> int:
    """Where the first word after a place that is the same on both sides stands in the old text; else past its end."""
    for at in range(place + 1, min(place + _REACH, len(back))):
        if back[at] != GONE:
            return back[at]
    return GONE


def _last_match(back: Matches, place: int) -> int:
    for at in range(place - 1, max(place - _REACH, -1), -1):
        if back[at] != GONE:
            return back[at]
    return GONE


def _opens_before(old: Sequence[str], matches: Matches, end: int) -> Iterator[int]:
    """Yield the opening marks just before a word of the old text that have no match, the nearest first."""
    for at in range(end - 1, max(end - _REACH, -1), -1):
        if matches[at] != GONE:
            return
        if old[at] in BRACKETS and old[at] not in _CLOSES:
            yield at


def _closes_after(old: Sequence[str], matches: Matches, start: int) -> Iterator[int]:
    """Yield the closing marks just after a word of the old text that have no match, the nearest first."""
    for at in range(start + 1, min(start + _REACH, len(old))):
        if start == GONE or matches[at] != GONE:
            return
        if old[at] in _CLOSES:
            yield at
