"""Finds the clauses whose successor is beyond doubt, so that only the others need be weighed against each other.

Most clauses of a long draft are of these, however much each was edited: they share their rare words with one
clause of the other draft and hardly any with a second one.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Set
from itertools import chain

from workbench.text.succession.evidence import Likeness, find_shared
from workbench.text.succession.rarity import Wording, Words

_RARE = 10
"""Clauses of a draft that a rare word may stand in; in short drafts, one in fifty, and two at least."""
_FEWEST = 3
"""Rare words that two such clauses must share …"""
_MOST = 0.5
"""… this much of those that each has …"""
_RIVAL = 0.5
"""… while any other clause shares no more than this much of that."""


def find_evident(
    old: dict[int, Wording], new: dict[int, Wording], words: Words, least: float
) -> dict[tuple[int, int], Likeness]:
    """Find the pairs that are each other's only likely one, and at least so much alike."""
    rare = words.rare(_RARE)
    left, right = ({at: rare.intersection(one.codes) for at, one in draft.items()} for draft in (old, new))
    forth, back = _only_likely(left, right), _only_likely(right, left)
    pairs = (pair for pair in forth.items() if back.get(pair[1]) == pair[0])
    alike = {(one, other): find_shared(old[one], new[other], words) for one, other in pairs}
    return {pair: likeness for pair, likeness in alike.items() if likeness.share >= least}


def _only_likely(here: Mapping[int, Set[int]], there: Mapping[int, Set[int]]) -> dict[int, int]:
    """For the clauses of one side the one clause of the other that they share rare words with."""
    index: dict[int, list[int]] = defaultdict(list)
    for place, codes in there.items():
        for code in codes:
            index[code].append(place)
    found: dict[int, int] = {}
    for place, codes in here.items():
        shared = Counter(chain.from_iterable([index[code] for code in codes if code in index]))
        most = max(shared.values(), default=0)
        if most >= _FEWEST:
            likely = [other for other, many in shared.items() if many > _RIVAL * most]
            if len(likely) == 1 and most >= _MOST * max(len(codes), len(there[likely[0]])):
                found[place] = likely[0]
    return found
