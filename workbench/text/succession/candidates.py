"""Finds, for the clauses of one draft, those of the other they might have become, by an index of rare words."""

from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterable
from heapq import nsmallest
from itertools import chain, islice

from workbench.text.succession.evidence import Likeness, find_likeness
from workbench.text.succession.rarity import Wording

_LOOKED_UP = 16
"""Words of a clause that are looked up, the rarest first."""
_LOOKED_AT = 6
"""Clauses compared word by word for each clause, the likeliest as a whole; as many as a part."""
_COMMON = 30
"""Clauses a word may stand in and still be looked up, however small the drafts; in large ones, one in fifty."""
_LEAST = 0.1
"""Share of the looked up words' weight that must be found for two clauses to be compared."""

_NEAR = 0.3
"""Share of the best candidate's weight below which another is not looked at: a part looks up its whole itself."""

Pairs = dict[tuple[int, int], Likeness]


def find_pairs(
    old: dict[int, Wording], new: dict[int, Wording], settled_old: Container[int] = (), settled_new: Container[int] = ()
) -> Pairs:
    """Compare every clause that is not settled with its candidates on the other side, from both sides."""
    found = _candidates(old, new, settled_old)
    found |= {(left, right) for right, left in _candidates(new, old, settled_new)}
    return {(left, right): find_likeness(old[left], new[right]) for left, right in sorted(found)}


def _candidates(here: dict[int, Wording], there: dict[int, Wording], settled: Container[int]) -> set[tuple[int, int]]:
    doubtful = {place: wording for place, wording in here.items() if place not in settled}
    index = _index(there, doubtful.values())
    found: set[tuple[int, int]] = set()
    for place, wording in doubtful.items():
        shared: dict[int, float] = defaultdict(float)
        looked_up = 0.0
        for code, weight in _rarest(wording, index):
            looked_up += weight
            for other in index[code]:
                shared[other] += weight
        found.update((place, other) for other in _likeliest(shared, looked_up, there))
    return found


def _index(wordings: dict[int, Wording], doubtful: Collection[Wording]) -> dict[int, list[int]]:
    """From each word of some clauses to those of the others that have it; words that many have are left out."""
    index: dict[int, list[int]] = defaultdict(list)
    if not doubtful or not wordings:
        return index
    limit = max(_COMMON, len(wordings) // 50)
    words = next(iter(wordings.values())).of
    most = limit + words.clauses - len(wordings)
    asked = {code for code in {*chain.from_iterable(one.codes for one in doubtful)} if words.clauses_with[code] <= most}
    found = {place: asked.intersection(wording.codes) for place, wording in wordings.items()}
    rare = {code for code, many in Counter(chain.from_iterable(found.values())).items() if many <= limit}
    for place, codes in found.items():
        for code in rare & codes:
            index[code].append(place)
    return index


def _rarest(wording: Wording, index: dict[int, list[int]]) -> list[tuple[int, float]]:
    """Choose the words of a clause to look up, with their weights."""
    known = {(-weight, code) for code, weight in zip(wording.codes, wording.weights, strict=True) if code in index}
    weights: dict[int, float] = {}
    for weight, code in sorted(known):
        weights.setdefault(code, -weight)
    return [*islice(weights.items(), _LOOKED_UP)]


def _likeliest(shared: dict[int, float], looked_up: float, there: dict[int, Wording]) -> Iterable[int]:
    """Choose the clauses that share most as a whole, and those most of which is shared."""
    least = max(_LEAST * looked_up, _NEAR * max(shared.values(), default=0.0))
    enough = [other for other, weight in shared.items() if weight >= least]
    near = nsmallest(4 * _LOOKED_AT, enough, key=lambda other: (-shared[other], other))
    parts = sorted(near, key=lambda other: (-shared[other] / there[other].total, other))
    return {*near[:_LOOKED_AT], *parts[:_LOOKED_AT]}
