"""Finds, for the clauses of one draft, those of the other they might have become, by an index of rare words."""

from collections import defaultdict
from collections.abc import Sequence

from workbench.text.evidence import Overlap, find_overlap
from workbench.text.rarity import Wording

_LOOKED_AT = 6
"""Clauses compared word by word for each clause, the likeliest as a whole; half as many as a part."""
_COMMON = 30
"""Clauses a word may stand in and still be looked up, however small the drafts; in large ones, one in fifty."""
_LEAST = 0.1
"""Share of the weight that must be the same words for two clauses to be compared."""

Pairs = dict[tuple[int, int], Overlap]


def find_pairs(old: dict[int, Wording], new: dict[int, Wording]) -> Pairs:
    """Compare every clause with its candidates on the other side, from both sides."""
    found = _candidates(old, new) | {(left, right) for right, left in _candidates(new, old)}
    return {(left, right): find_overlap(old[left], new[right]) for left, right in sorted(found)}


def _candidates(here: dict[int, Wording], there: dict[int, Wording]) -> set[tuple[int, int]]:
    index = _index(there)
    found: set[tuple[int, int]] = set()
    for place, wording in here.items():
        shared: dict[int, float] = defaultdict(float)
        weights = _word_weights(wording)
        for code, weight in weights.items():
            for other in index.get(code, ()):
                shared[other] += weight
        found.update((place, other) for other in _likeliest(shared, wording, there))
    return found


def _index(wordings: dict[int, Wording]) -> dict[int, list[int]]:
    index: dict[int, list[int]] = defaultdict(list)
    for place, wording in wordings.items():
        for code in set(wording.codes):
            index[code].append(place)
    limit = max(_COMMON, len(wordings) // 50)
    return {code: places for code, places in index.items() if len(places) <= limit}


def _word_weights(wording: Wording) -> dict[int, float]:
    weights: dict[int, float] = {}
    for at, code in enumerate(wording.codes):
        weights[code] = max(weights.get(code, 0.0), wording.weight(at, at + 1))
    return weights


def _likeliest(shared: dict[int, float], wording: Wording, there: dict[int, Wording]) -> Sequence[int]:
    as_whole = {other: 2 * weight / (wording.total + there[other].total) for other, weight in shared.items()}
    as_part = {other: weight / min(wording.total, there[other].total) for other, weight in shared.items()}
    whole = sorted((other for other in shared if as_whole[other] > _LEAST), key=lambda o: (-as_whole[o], o))
    part = sorted((other for other in shared if as_part[other] > 3 * _LEAST), key=lambda o: (-as_part[o], o))
    return [*whole[:_LOOKED_AT], *part[:_LOOKED_AT]]
