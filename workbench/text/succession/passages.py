"""Finds sentences that left one clause for another while both went on: what a link of whole clauses cannot say.

It reads links and changes none. A passage is taken for certain only where its rare words left the one clause and
came to the other in the same step; what both clauses had all along is no passage.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import log
from typing import NamedTuple

from workbench.model.base import ClauseId
from workbench.model.change import Change, Link, Passage
from workbench.model.clause import Clause
from workbench.text.succession.candidates import find_pairs
from workbench.text.succession.rarity import Wording, weigh_wordings
from workbench.text.words import compared_words

_SENTENCE = re.compile(r"(?<=[.;!?؟؛])\s+|(?<=[。；！？])")
_ENDS = " ;,"
_FOUND = 0.5
"""Share of what left the one clause that must have come to the other."""
_LEFT = 0.5
"""Share of a sentence's weight above which it is not where it was."""
_FEWEST = 4
"""Words below which a sentence is too short to be followed."""
_TELLING = 2
"""Telling words it must bring."""


class _Sentence(NamedTuple):
    clause: ClauseId
    text: str
    wording: Wording
    """Of its words those alone that the clauses linked to its own do not have."""
    total: float
    """What all its words weigh."""


def find_passages(old: Sequence[Clause], new: Sequence[Clause], links: Iterable[Link]) -> tuple[Passage, ...]:
    """Return the sentences that went from a clause of `old` to one of `new` that is not linked to it.

    In the order of the old draft; each sentence goes to one clause. Linear in the words of clauses that changed.
    """
    ties = [link for link in links if link.change is not Change.KEPT]
    old_texts = _texts(old, (one for link in ties for one in link.old))
    new_texts = _texts(new, (one for link in ties for one in link.new))
    if not _may_have_left(old_texts, new_texts, ties):
        return ()
    old_words, new_words = weigh_wordings([text for _, text in old_texts], [text for _, text in new_texts])
    here, there = _bags(old_texts, old_words), _bags(new_texts, new_words)
    kin_of_old = {one: link.new for link in ties for one in link.old}
    kin_of_new = {one: link.old for link in ties for one in link.new}
    gone = [_without(*pair, there, kin_of_old) for pair in zip(old_texts, old_words, strict=True)]
    come = [_without(*pair, here, kin_of_new) for pair in zip(new_texts, new_words, strict=True)]
    telling = log((max(len(gone), len(come)) + 1) / 3)
    found = _found(gone, come, telling)
    taken: set[int] = set()
    passages: list[tuple[int, Passage]] = []
    for share, left, right in sorted(found, key=lambda one: (-one[0], one[1:])):
        if left not in taken:
            taken.add(left)
            went = Passage(old=gone[left].clause, new=come[right].clause, words=gone[left].text, score=round(share, 3))
            passages.append((left, went))
    return tuple(passage for _, passage in sorted(passages, key=lambda one: one[0]))


def split_sentences(text: str) -> list[str]:
    """Cut a clause into its sentences, as passages are followed, without the signs at their ends that may change."""
    return [sentence.strip(_ENDS) for sentence in _SENTENCE.split(text) if len(sentence) > _FEWEST]


def _texts(draft: Sequence[Clause], changed: Iterable[ClauseId]) -> list[tuple[ClauseId, str]]:
    ids = set(changed)
    return [
        (clause.id, sentence)
        for clause in draft
        if clause.id in ids and clause.is_negotiable
        for sentence in _SENTENCE.split(clause.text)
        if len(sentence) > _FEWEST
    ]


def _may_have_left(
    old: Sequence[tuple[ClauseId, str]], new: Sequence[tuple[ClauseId, str]], ties: Sequence[Link]
) -> bool:
    """Whether any sentence is not where it was: a quick look, for most pairs of drafts have none."""
    words_of: dict[ClauseId, set[str]] = defaultdict(set)
    for clause, text in new:
        words_of[clause].update(compared_words(text))
    stayed = {one: set().union(*(words_of[other] for other in link.new)) for link in ties for one in link.old}
    return any(
        2 * len(words - stayed[clause]) >= len(words)
        for clause, text in old
        if len(words := set(compared_words(text))) >= _FEWEST
    )


def _bags(texts: Iterable[tuple[ClauseId, str]], wordings: Iterable[Wording]) -> dict[ClauseId, dict[int, float]]:
    bags: dict[ClauseId, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for (clause, _), wording in zip(texts, wordings, strict=True):
        for code, weight in wording.bag.items():
            bags[clause][code] += weight
    return bags


def _without(
    sentence: tuple[ClauseId, str],
    wording: Wording,
    bags: Mapping[ClauseId, Mapping[int, float]],
    kin: Mapping[ClauseId, Sequence[ClauseId]],
) -> _Sentence:
    """Leave of a sentence what the clauses linked to its own do not have."""
    clause, text = sentence
    others = [bags[one] for one in kin.get(clause, ()) if one in bags]
    bag = {
        code: left
        for code, weight in wording.bag.items()
        if (left := weight - sum(other.get(code, 0.0) for other in others)) > 0
    }
    codes = tuple(code for code in wording.codes if code in bag)
    rest = replace(wording, codes=codes)
    rest.weights = [weight for code, weight in zip(wording.codes, wording.weights, strict=True) if code in bag]
    rest.bag, rest.total = bag, sum(bag.values())
    return _Sentence(clause, text.strip(_ENDS), rest, wording.total)


def _found(gone: Sequence[_Sentence], come: Sequence[_Sentence], telling: float) -> list[tuple[float, int, int]]:
    """Pairs of sentences of which the one is found in the other, with the share that is found."""
    left = {at: one.wording for at, one in enumerate(gone) if one.wording.total >= _LEFT * one.total}
    right = {at: one.wording for at, one in enumerate(come) if one.wording.total > 0}
    found = []
    for (at, to), pair in find_pairs(left, right).items():
        shared = [min(weight, right[to].bag[code]) for code, weight in left[at].bag.items() if code in right[to].bag]
        share = pair.weight / left[at].total
        if share >= _FOUND and sum(weight >= telling for weight in shared) >= _TELLING:
            found.append((share, at, to))
    return found
