"""Weighs the words of two drafts by how rare they are: rare words carry a succession, stock phrases do not."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, count
from math import log

from workbench.model.bracket import BracketKind, PieceRole
from workbench.text.brackets.parsing import parse_brackets
from workbench.text.succession.stems import shares, stem
from workbench.text.words import compared_words

_STOCK_SIZE = 3
"""Words side by side that make a phrase."""
_STOCK_CLAUSES = 3
"""Clauses of one draft in which a phrase must stand to be stock."""
_STOCK_WEIGHT = 0.25
"""What of a word's weight is left to it inside a stock phrase."""
_DOUBTED = 0.4
"""What of a word's weight is left to it inside brackets, other than those around the whole clause."""
_NUMBER = 0.3
"""What of its weight a bare number keeps: days, years and paragraphs cited are brought up to date in every draft."""
_FLOOR = 0.05
"""The weight of a word that every clause has."""


class Words:
    """What the words of two drafts weigh: a word the logarithm of how few clauses have it."""

    def __init__(
        self, drafts: Sequence[Sequence[Sequence[int]]], codes: Mapping[str, int], share: Mapping[int, float]
    ) -> None:
        self._drafts = drafts
        self._codes = codes
        self._clauses = max(map(len, drafts), default=0)
        self._clauses_with = _most(Counter(chain.from_iterable(map(set, draft))) for draft in drafts)
        rarity = [log((self._clauses + 1) / many) for many in range(1, self._clauses + 1)]
        self.weight = {code: share[code] * rarity[many - 1] + _FLOOR for code, many in self._clauses_with.items()}
        self.stock: set[Phrase] = set()

    @cached_property
    def rank(self) -> dict[str, int]:
        """Give each word its place among all, the rarest first, of equally rare ones the longest."""
        known = sorted(self._codes, key=lambda word: (-self.weight[self._codes[word]], -len(word), word))
        return {word: place for place, word in enumerate(known)}

    def rare(self, most: int) -> frozenset[int]:
        """Give the words that stand in few clauses of a draft: `most`, or fewer where there are not many."""
        most = min(most, max(2, self._clauses // 50))
        return frozenset(code for code, many in self._clauses_with.items() if many <= most)

    def find_stock(self, doubted: Iterable[Sequence[int]]) -> None:
        """Find the phrases in some clauses that stand in several clauses of one draft."""
        asked = set(chain.from_iterable(map(_phrases, doubted)))
        for draft in self._drafts if asked else ():
            found = Counter(chain.from_iterable(asked.intersection(_phrases(codes)) for codes in draft))
            self.stock.update(phrase for phrase, many in found.items() if many >= _STOCK_CLAUSES)


@dataclass
class Wording:
    """The words of a clause as succession sees them; what each weighs is found out once it is asked for."""

    words: tuple[str, ...]
    codes: Sequence[int]
    """A number for each word, the same in both drafts."""
    doubted: frozenset[int]
    """Places of words in brackets."""
    of: Words

    @cached_property
    def weights(self) -> list[float]:
        """What each word weighs here: less in a stock phrase, and in brackets."""
        return _weights(self.codes, self.doubted, self.of)

    @cached_property
    def bag(self) -> dict[int, float]:
        """What the words of each code weigh together, whatever their order."""
        bag: dict[int, float] = defaultdict(float)
        for code, weight in zip(self.codes, self.weights, strict=True):
            bag[code] += weight
        return dict(bag)

    @cached_property
    def total(self) -> float:
        """The weight of all its words."""
        return sum(self.weights)


def weigh_wordings(old: Sequence[str], new: Sequence[str]) -> tuple[list[Wording], list[Wording]]:
    """Read the words of all clauses as `read_wordings` does, their stock phrases known."""
    left, right, words = read_wordings(old, new)
    words.find_stock(wording.codes for wording in (*left, *right))
    return left, right


def read_wordings(old: Sequence[str], new: Sequence[str]) -> tuple[list[Wording], list[Wording], Words]:
    """Read the words of all clauses of two drafts, brackets' marks and attributions left out.

    Words of one stem are one. It weighs the logarithm of how few clauses have it, in the draft where more do;
    inside a phrase that several clauses of a draft share, a quarter of that; words in brackets, and those in
    which any draft asks and decides (`stock.toml`), weigh less too.
    """
    read = [[_read(text) for text in texts] for texts in (old, new)]
    codes = _Codes()
    numbered = [[[*map(codes.__getitem__, words)] for words, _ in draft] for draft in read]
    weighed = Words(numbered, codes, codes.share)
    left, right = (
        [Wording(words, numbers, doubts, weighed) for (words, doubts), numbers in zip(*draft, strict=True)]
        for draft in zip(read, numbered, strict=True)
    )
    return left, right, weighed


class _Codes(dict[str, int]):
    """A number for every stem, by word, and what of its weight each keeps."""

    def __init__(self) -> None:
        super().__init__()
        self.share: dict[int, float] = {}
        self._of_stem: dict[str, int] = defaultdict(count().__next__)

    def __missing__(self, word: str) -> int:
        root = stem(word)
        code = self[word] = self._of_stem[root]
        self.share[code] = _NUMBER if root.isdigit() else shares().get(root, 1.0)
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


def _weights(codes: Sequence[int], doubted: frozenset[int], words: Words) -> list[float]:
    weights = [*map(words.weight.__getitem__, codes)]
    starts = [at for at, phrase in enumerate(_phrases(codes)) if phrase in words.stock] if words.stock else []
    for at in {start + step for start in starts for step in range(_STOCK_SIZE)}:
        weights[at] *= _STOCK_WEIGHT
    for at in doubted:
        weights[at] *= _DOUBTED
    return weights
