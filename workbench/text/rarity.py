"""Weighs the words of two drafts by how rare they are: rare words carry a succession, stock phrases do not."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, count
from math import log

from workbench.model.bracket import BracketKind, PieceRole
from workbench.text.bracketing import parse_brackets
from workbench.text.stems import shares, stem
from workbench.text.words import compared_words

_STOCK_SIZE = 3
"""Words side by side that make a phrase."""
_STOCK_CLAUSES = 3
"""Clauses of one draft in which a phrase must stand to be stock."""
_STOCK_WEIGHT = 0.25
"""What of a word's weight is left to it inside a stock phrase."""
_DOUBTED = 0.4
"""What of a word's weight is left to it inside brackets, other than those around the whole clause."""
_FLOOR = 0.05
"""The weight of a word that every clause has."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a clause as succession sees them, with what each weighs."""

    words: tuple[str, ...]
    codes: tuple[int, ...]
    """A number for each word, the same in both drafts."""
    weights: tuple[float, ...]
    """What each word weighs."""
    bag: dict[int, float]
    """What the words of each code weigh together, whatever their order."""
    total: float
    """The weight of all its words."""


def weigh_wordings(old: Sequence[str], new: Sequence[str]) -> tuple[list[Wording], list[Wording]]:
    """Weigh the words of all clauses of two drafts, brackets' marks and attributions left out.

    Words of one stem are one. It weighs the logarithm of how few clauses have it, in the draft where more do;
    inside a phrase that several clauses of a draft share, a quarter of that; words in brackets, and those in
    which any draft asks and decides (`stock.toml`), weigh less too.
    """
    read = [[_read(text) for text in texts] for texts in (old, new)]
    drafts = [[words for words, _ in draft] for draft in read]
    codes = _Codes()
    numbered = [[[*map(codes.__getitem__, words)] for words in draft] for draft in drafts]
    clauses_with = _most(Counter(chain.from_iterable(map(set, draft))) for draft in numbered)
    size = max(len(old), len(new))
    weight = {code: codes.share[code] * log((size + 1) / many) + _FLOOR for code, many in clauses_with.items()}
    stock = _stock(numbered)
    old_words, new_words = (
        [
            _wording(words, codes, _weights(codes, doubts, weight, stock))
            for (words, doubts), codes in zip(draft, numbers, strict=True)
        ]
        for draft, numbers in zip(read, numbered, strict=True)
    )
    return old_words, new_words


def _wording(words: tuple[str, ...], codes: Sequence[int], weights: Sequence[float]) -> Wording:
    bag: dict[int, float] = defaultdict(float)
    for code, weight in zip(codes, weights, strict=True):
        bag[code] += weight
    return Wording(words, tuple(codes), tuple(weights), dict(bag), sum(weights))


class _Codes(dict[str, int]):
    """A number for every stem, by word, and what of its weight each keeps."""

    def __init__(self) -> None:
        super().__init__()
        self.share: dict[int, float] = {}
        self._of_stem: dict[str, int] = defaultdict(count().__next__)

    def __missing__(self, word: str) -> int:
        root = stem(word)
        code = self[word] = self._of_stem[root]
        self.share[code] = shares().get(root, 1.0)
        return code


def _read(text: str) -> tuple[tuple[str, ...], frozenset[int]]:
    """Read the words of a clause, and the places of those in brackets, brackets around the whole clause apart."""
    if "[" not in text and "［" not in text:
        return tuple(compared_words(text)), frozenset()
    tree = parse_brackets(text)
    words: list[str] = []
    doubted: set[int] = set()
    for piece in tree.pieces:
        if piece.role is PieceRole.WORDS:
            found = compared_words(piece.text)
            if piece.bracket is not None and tree.brackets[piece.bracket].kind not in _UNDOUBTED:
                doubted.update(range(len(words), len(words) + len(found)))
            words += found
    return tuple(words), frozenset(doubted)


_UNDOUBTED = (BracketKind.PARAGRAPH, BracketKind.EDITORIAL)


def _most(counts: Iterable[Counter[int]]) -> dict[int, int]:
    most: dict[int, int] = defaultdict(int)
    for counted in counts:
        for code, many in counted.items():
            most[code] = max(most[code], many)
    return most


Phrase = tuple[int, ...]


def _phrases(codes: Sequence[int]) -> Iterable[Phrase]:
    return zip(*(codes[start:] for start in range(_STOCK_SIZE)), strict=False)


def _stock(drafts: Sequence[Sequence[Sequence[int]]]) -> set[Phrase]:
    """Find the phrases that stand in several clauses of one draft."""
    stock: set[Phrase] = set()
    for draft in drafts:
        found = Counter(chain.from_iterable(set(_phrases(codes)) for codes in draft))
        stock.update(phrase for phrase, many in found.items() if many >= _STOCK_CLAUSES)
    return stock


def _weights(
    codes: Sequence[int], doubted: frozenset[int], weight: dict[int, float], stock: set[Phrase]
) -> list[float]:
    weights = [*map(weight.__getitem__, codes)]
    starts = [at for at, phrase in enumerate(_phrases(codes)) if phrase in stock] if stock else []
    for at in {start + step for start in starts for step in range(_STOCK_SIZE)}:
        weights[at] *= _STOCK_WEIGHT
    for at in doubted:
        weights[at] *= _DOUBTED
    return weights
