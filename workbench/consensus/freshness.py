"""Whether a position still stands on the words it was taken on. It compares words; lines are `staleness`'s.

The rules stand in `staleness`. Every comparison of two wordings is made once.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date as Date
from typing import NamedTuple

from workbench.model.base import ClauseId, WordsHash
from workbench.model.change import Redline
from workbench.model.clause import Clause
from workbench.model.consensus import Freshness, Taken
from workbench.text.normalise import same_but_punctuation, words_hash
from workbench.text.redline.drawing import draw_redline
from workbench.text.words import compared_words

_Places = tuple[WordsHash, ClauseId, ClauseId, bool, frozenset[ClauseId]]
"""The words taken on, the clause taken on, that it came to, and how: all that a position's freshness depends on."""
_FRESHNESS_AT = Taken._fields.index("freshness")
"""`superseded_on` is the last; `_replace` takes three times as long, and a draft has hundreds of thousands."""


class Arrival(NamedTuple):
    """A position on its way through the drafts."""

    taken: Taken
    superseded_on: Date | None = None
    is_placed: bool = False
    """A split, a merge or a promotion lies behind it."""
    anchors: frozenset[ClauseId] = frozenset()
    """Clauses whose words only rearrange those it was taken on, by a split or a merge: it stands on them too."""


class Wordings:
    """The words of all clauses of a line of drafts, and those positions were taken on."""

    def __init__(self, clauses: Mapping[ClauseId, Clause], wordings: Mapping[WordsHash, str]) -> None:
        self._clauses = clauses
        self._wordings = wordings
        self._hashes: dict[ClauseId, WordsHash] = {}
        self._by_hash: dict[WordsHash, str] = {}
        self._same: dict[tuple[WordsHash, ClauseId], bool] = {}
        self._chapeaux: dict[tuple[ClauseId | None, ClauseId | None], bool] = {}
        self._judged: dict[_Places, Freshness] = {}

    def place(self, arrival: Arrival, old: ClauseId, new: ClauseId, parents: Iterable[ClauseId]) -> Arrival:
        """Take a position through a split, merge or promotion, anchored anew if words only moved."""
        anchors = arrival.anchors
        if self._stands(arrival, old) and self._is_rearranged(old, new, parents):
            anchors |= {new}
        return arrival._replace(is_placed=True, anchors=anchors)

    def judge(self, clause: Clause, arrival: Arrival) -> Taken:
        """Return the position as it bears on the clause it came to, with its freshness."""
        taken, superseded_on, is_placed, anchors = arrival
        places = (taken.words_hash, taken.origin, clause.id, is_placed, anchors)
        freshness = self._judged.get(places)
        if freshness is None:
            freshness = self._judged[places] = self._freshness(clause, arrival)
        if freshness is taken.freshness and superseded_on == taken.superseded_on:
            return taken
        return Taken._make((*taken[:_FRESHNESS_AT], freshness, *taken[_FRESHNESS_AT + 1 : -1], superseded_on))

    def _freshness(self, clause: Clause, arrival: Arrival) -> Freshness:
        taken = arrival.taken
        taken_on = self._taken_on(taken)
        if taken.origin == clause.id:
            if taken_on == self._hash(clause.id):
                return Freshness.CURRENT
            return Freshness.CARRIED if self._are_same(taken_on, clause.id) else Freshness.STALE
        if not self._stands(arrival, clause.id):
            return Freshness.STALE
        origin = self._clauses[taken.origin]
        is_same_place = not arrival.is_placed and self._has_same_chapeau(origin.parent, clause.parent)
        return Freshness.CARRIED if is_same_place else Freshness.CONFIRM

    def _stands(self, arrival: Arrival, clause: ClauseId) -> bool:
        if self._are_same(self._taken_on(arrival.taken), clause):
            return True
        return any(self._are_same(self._hash(anchor), clause) for anchor in arrival.anchors)

    def _taken_on(self, taken: Taken) -> WordsHash:
        return taken.words_hash or self._hash(taken.origin)

    def _hash(self, clause: ClauseId) -> WordsHash:
        if clause not in self._hashes:
            text = self._clauses[clause].text
            self._hashes[clause] = words_hash(text)
            self._by_hash[self._hashes[clause]] = text
        return self._hashes[clause]

    def _are_same(self, words: WordsHash, clause: ClauseId) -> bool:
        """Whether words, by their hash, are a clause's, punctuation left aside. Unknown words differ."""
        if words == self._hash(clause):
            return True
        key = (words, clause)
        if key not in self._same:
            text = self._wordings.get(words, self._by_hash.get(words))
            self._same[key] = text is not None and same_but_punctuation(text, self._clauses[clause].text)
        return self._same[key]

    def _is_rearranged(self, old: ClauseId, new: ClauseId, parents: Iterable[ClauseId]) -> bool:
        """Whether the new words are a run of the old, or all the old beside words of other parents."""
        was, now = (compared_words(self._clauses[one].text) for one in (old, new))
        if _is_run(now, was):
            return True
        others = Counter[str]()
        for one in parents:
            if one != old:
                others.update(compared_words(self._clauses[one].text))
        return _is_run(was, now) and not (Counter(now) - Counter(was)) - others

    def _has_same_chapeau(self, before: ClauseId | None, now: ClauseId | None) -> bool:
        """Whether the words a clause hangs from are the same, up to the paragraph; headings do not count."""
        key = (before, now)
        if key not in self._chapeaux:
            was, is_now = self._above(before), self._above(now)
            self._chapeaux[key] = len(was) == len(is_now) and all(map(same_but_punctuation, was, is_now))
        return self._chapeaux[key]

    def _above(self, clause: ClauseId | None) -> list[str]:
        words: list[str] = []
        seen: set[ClauseId] = set()
        while clause is not None and clause in self._clauses and clause not in seen:
            seen.add(clause)
            above = self._clauses[clause]
            if above.is_negotiable:
                words.append(above.text)
            clause = above.parent
        return words


def _is_run(part: list[str], whole: list[str]) -> bool:
    return bool(part) and "\n".join(("", *part, "")) in "\n".join(("", *whole, ""))


def changes(taken: Taken, now: str, wordings: Mapping[WordsHash, str]) -> Redline:
    """Return the redline from the words a position was taken on to the words now; empty where none changed.

    Empty too where the words taken on are not among `wordings` (text by `words_hash`).
    """
    before = wordings.get(taken.words_hash)
    if before is None or words_hash(now) == taken.words_hash:
        return ()
    return draw_redline(before, now)
