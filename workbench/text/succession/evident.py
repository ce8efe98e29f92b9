"""Finds the clauses whose successor is beyond doubt, so that only the others need be weighed against each other.

Most clauses of a long draft are of these, however much each was edited: they share their rare words with one
clause of the other draft and hardly any with a second one.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Set
from itertools import chain

from workbench.text.succession.evidence import Likeness, find_shared
from workbench.text.succession.rarity import Wording, Words, most_for_rare

_FEWEST = 3
"""Rare words that two such clauses must share …"""
_MOST = 0.5
"""… this much of those that each has …"""
_RIVAL = 0.5
"""… while any other clause shares no more than this much of that."""

_Shared = dict[int, list[tuple[int, int]]]
"""By place of a clause those of the other draft that share several rare words with it: how many, and its place."""


def find_evident(
    old: dict[int, Wording], new: dict[int, Wording], words: Words, least: float
) -> dict[tuple[int, int], Likeness]:
    """Find the pairs that are each other's only likely one, and at least so much alike.

    They are looked for twice: among the few that the first time leaves, more words are rare.
    """
    left, right = ({at: one.rare for at, one in draft.items()} for draft in (old, new))
    found = _alike(_only_likely_pairs(left, right), old, new, words, least)
    old = {at: old[at] for at in sorted(old.keys() - {one for one, _ in found})}
    new = {at: new[at] for at in sorted(new.keys() - {other for _, other in found})}
    rare = _rare_among(old.values(), new.values())
    left, right = ({at: rare.intersection(one.codes) for at, one in draft.items()} for draft in (old, new))
    return found | _alike(_only_likely_pairs(left, right), old, new, words, least)


def _alike(
    pairs: Iterable[tuple[int, int]], old: dict[int, Wording], new: dict[int, Wording], words: Words, least: float
) -> dict[tuple[int, int], Likeness]:
    alike = {(one, other): find_shared(old[one], new[other], words) for one, other in pairs}
    return {pair: likeness for pair, likeness in alike.items() if likeness.share >= least}


def _rare_among(old: Collection[Wording], new: Collection[Wording]) -> frozenset[int]:
    """Find the words that few clauses have of what is left of either draft."""
    here, there = (Counter(chain.from_iterable({*one.codes} for one in draft)) for draft in (old, new))
    most = most_for_rare(max(len(old), len(new)))
    return frozenset(code for code in here.keys() & there.keys() if max(here[code], there[code]) <= most)


def _only_likely_pairs(left: Mapping[int, Set[int]], right: Mapping[int, Set[int]]) -> Iterable[tuple[int, int]]:
    """Yield the pairs of clauses that share enough rare words, and either hardly any with another one."""
    forth, back = _shared(left, right)
    likely, likely_back = _only_likely(forth), _only_likely(back)
    for one, (many, other) in likely.items():
        if likely_back.get(other) == (many, one) and many >= _MOST * max(len(left[one]), len(right[other])):
            yield one, other


def _shared(left: Mapping[int, Set[int]], right: Mapping[int, Set[int]]) -> tuple[_Shared, _Shared]:
    """Count the rare words that the clauses of two drafts share, seen from both."""
    index: dict[int, list[int]] = defaultdict(list)
    for place, codes in right.items():
        for code in codes:
            index[code].append(place)
    forth: _Shared = {}
    back: _Shared = defaultdict(list)
    for place, codes in left.items():
        shared = Counter(chain.from_iterable([index[code] for code in codes if code in index]))
        forth[place] = [(many, other) for other, many in shared.items() if many > _RIVAL * _FEWEST]
        for many, other in forth[place]:
            back[other].append((many, place))
    return forth, back


def _only_likely(shared: _Shared) -> dict[int, tuple[int, int]]:
    """Find the one that shares enough with a clause, and more by far than any other."""
    found: dict[int, tuple[int, int]] = {}
    for place, others in shared.items():
        most = max(others, default=(0, 0))
        if most[0] >= _FEWEST and sum(many > _RIVAL * most[0] for many, _ in others) == 1:
            found[place] = most
    return found
