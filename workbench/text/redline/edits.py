"""Finds which words of one text are those of another: the bare comparison, before any tidying.

It owns the choice of algorithm. Texts that are nearly the same are compared at once by rapidfuzz. In a
rewriting the most words in common are not the ones a reader sees as kept: there, words that stand once on both
sides are anchors, and diff-match-patch compares what lies between them, on words coded as characters.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from itertools import count, pairwise
from operator import lt
from typing import cast

from diff_match_patch import diff_match_patch
from rapidfuzz.distance import LCSseq

GONE = -1
"""Stands for a word that the new text does not have."""
_LONG = 1500
"""Words on both sides together above which a gap without anchors goes to rapidfuzz."""
_NEARLY = 0.6
"""Share of the longer text's words that must be kept for the longest comparison to be the best one."""
_AT_ONCE = 5000
"""Words up to which a text is compared at once: that takes memory in proportion to their square."""
_SURROGATES = range(0xD800, 0xE000)

Run = tuple[int, int, int]
"""Words kept side by side: old from, old to, new from. A comparison is a list of them, in order."""
Matches = list[int]
"""The same word by word: for every old word the place of the same one in the new text, or `GONE`."""


def match_words(old: Sequence[str], new: Sequence[str]) -> list[Run]:
    """Match the words of two texts, in order, as many as make sense to a reader.

    Deterministic; takes time in proportion to the words and to how much changed.
    """
    longest = max(len(old), len(new))
    if longest <= _AT_ONCE:
        blocks = LCSseq.opcodes(old, new).as_matching_blocks()
        if sum(size for _, _, size in blocks) >= _NEARLY * longest:
            return [(start, start + size, other) for start, other, size in blocks if size]
    return runs_of(_match_by_anchors(old, new))


def _match_by_anchors(old: Sequence[str], new: Sequence[str]) -> Matches:
    codes: dict[str, int] = defaultdict(count().__next__)
    left = [*map(codes.__getitem__, old)]
    right = [*map(codes.__getitem__, new)]
    matches = [GONE] * len(left)
    work = [(0, len(left), 0, len(right))]
    while work:
        gap = _trim(left, right, matches, work.pop())
        if gap[0] == gap[1] or gap[2] == gap[3]:
            continue
        anchors = _anchors(left, right, gap)
        if anchors:
            work.extend(_between(anchors, gap, matches))
        else:
            _fill(left, right, matches, gap)
    return matches


def matches_of(runs: Sequence[Run], size: int) -> Matches:
    """Give for each of the old text's `size` words the place of the same word in the new one, or `GONE`."""
    matches = [GONE] * size
    for start, end, other in runs:
        matches[start:end] = range(other, other + end - start)
    return matches


def runs_of(matches: Matches) -> list[Run]:
    """Find the runs of words kept side by side on both sides."""
    ends = [place for place, (here, after) in enumerate(pairwise(matches), 1) if after != here + 1 or not after]
    runs: list[Run] = []
    start = 0
    for end in (*ends, len(matches)):
        if start < end and matches[start] != GONE:
            runs.append((start, end, matches[start]))
        start = end
    return runs


Gap = tuple[int, int, int, int]
"""Old words from, to; new words from, to."""


def _trim(left: list[int], right: list[int], matches: Matches, gap: Gap) -> Gap:
    """Match what is equal at both ends of a gap and return what is left."""
    a, b, c, d = gap
    while a < b and c < d and left[a] == right[c]:
        matches[a] = c
        a, c = a + 1, c + 1
    while a < b and c < d and left[b - 1] == right[d - 1]:
        b, d = b - 1, d - 1
        matches[b] = d
    return a, b, c, d


def _anchors(left: list[int], right: list[int], gap: Gap) -> list[tuple[int, int]]:
    """Words that stand once on each side of a gap, the longest run of them that keeps its order."""
    a, b, c, d = gap
    if b - a < 2 or d - c < 2:
        return []
    here = _single_places(left, a, b)
    there = _single_places(right, c, d)
    pairs = [(place, there[code]) for code, place in here.items() if there.get(code, GONE) >= 0 and place >= 0]
    pairs.sort()
    return [pairs[index] for index in longest_rise([place for _, place in pairs])]


def _single_places(codes: list[int], start: int, end: int) -> dict[int, int]:
    places: dict[int, int] = {}
    for place in range(start, end):
        code = codes[place]
        places[code] = GONE if code in places else place
    return places


def longest_rise(values: Sequence[int]) -> list[int]:
    """Give the indices of the longest strictly increasing subsequence."""
    if all(map(lt, values, values[1:])):
        return [*range(len(values))]
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, value in enumerate(values):
        at = bisect_left(tails, value)
        before.append(ends[at - 1] if at else GONE)
        if at == len(tails):
            tails.append(value)
            ends.append(index)
        else:
            tails[at] = value
            ends[at] = index
    chain: list[int] = []
    index = ends[-1] if ends else GONE
    while index != GONE:
        chain.append(index)
        index = before[index]
    return chain[::-1]


def heaviest_rise(values: Sequence[int], lengths: Sequence[int]) -> list[int]:
    """Find the longest strictly increasing subsequence, of the longest ones the heaviest."""
    rise = longest_rise(values)
    if len(rise) == len(values):
        return rise
    unit = sum(lengths) + 1
    size = max(values) + 2
    best: list[tuple[int, int]] = [(0, -1)] * size
    chain: list[tuple[int, int]] = []
    for index, value in enumerate(values):
        total, before = _best_below(best, value)
        chain.append((total + unit + lengths[index], before))
        at = value + 1
        while at < size:
            best[at] = max(best[at], (chain[index][0], index), key=lambda found: found[0])
            at += at & -at
    index = max(range(len(values)), key=lambda place: (chain[place][0], -place))
    found: list[int] = []
    while index >= 0:
        found.append(index)
        index = chain[index][1]
    return found[::-1]


def _best_below(best: Sequence[tuple[int, int]], value: int) -> tuple[int, int]:
    """Find the heaviest chain that ends below a value, from a Fenwick tree of maxima."""
    found = (0, -1)
    at = value
    while at > 0:
        found = max(found, best[at], key=lambda chain: chain[0])
        at -= at & -at
    return found


def _between(anchors: list[tuple[int, int]], gap: Gap, matches: Matches) -> list[Gap]:
    """Match the anchors and give the gaps between them."""
    gaps: list[Gap] = []
    a, b, c, d = gap
    for place, other in anchors:
        matches[place] = other
        if place > a and other > c:
            gaps.append((a, place, c, other))
        a, c = place + 1, other + 1
    gaps.append((a, b, c, d))
    return gaps


def _fill(left: list[int], right: list[int], matches: Matches, gap: Gap) -> None:
    """Match inside a gap that has no anchors."""
    a, b, c, d = gap
    shared = set(left[a:b]).intersection(right[c:d])
    if not shared:
        return
    if b - a == 1:
        matches[a] = right.index(left[a], c, d)
    elif d - c == 1:
        matches[left.index(right[c], a, b)] = c
    elif b - a + d - c > _LONG:
        for block in LCSseq.opcodes(left[a:b], right[c:d]):
            if block.tag == "equal":
                for step in range(block.src_end - block.src_start):
                    matches[a + block.src_start + step] = c + block.dest_start + step
    else:
        _fill_with_characters(left, right, matches, gap)


def _fill_with_characters(left: list[int], right: list[int], matches: Matches, gap: Gap) -> None:
    """Code each word as one character, as diff-match-patch's line mode does, and let it compare."""
    a, b, c, d = gap
    letters: dict[int, str] = {}
    for code in (*left[a:b], *right[c:d]):
        letters.setdefault(code, _character(len(letters)))
    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    before = "".join(letters[code] for code in left[a:b])
    after = "".join(letters[code] for code in right[c:d])
    for kind, run in cast("list[tuple[int, str]]", engine.diff_main(before, after, False)):
        if kind == 0:
            matches[a : a + len(run)] = range(c, c + len(run))
        a += len(run) if kind <= 0 else 0
        c += len(run) if kind >= 0 else 0


def _character(number: int) -> str:
    """Give a character for a number, never a surrogate."""
    code = number + 0x20
    return chr(code if code < _SURROGATES.start else code + len(_SURROGATES))
