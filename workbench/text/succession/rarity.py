"""Weighs the words of two drafts by how rare they are: rare words carry a succession, stock phrases do not."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from math import log
from typing import cast

from workbench.model.bracket import BracketKind, PieceRole
from workbench.text.brackets.parsing import parse_brackets
from workbench.text.succession.stems import shares, stem
from workbench.text.words import compared_words, has_spaces

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


_RARE = 10
"""Clauses of a draft that a rare word may stand in; in short drafts, one in fifty, and two at least."""


def most_for_rare(clauses: int) -> int:
    """Say in how many of so many clauses a rare word may stand."""
    return min(_RARE, max(2, clauses // 50))


class Words:
    """What the words of two drafts weigh: a word the logarithm of how few clauses have it."""

    def __init__(self, drafts: Sequence[Sequence[Sequence[int]]], codes: "_Codes") -> None:
        self._drafts = drafts
        self.clauses = max(map(len, drafts), default=0)
        self.clauses_with = _most((Counter(chain.from_iterable(map(set, draft))) for draft in drafts), len(codes.share))
        """By code, in the draft where more do."""
        rarity = [log((self.clauses + 1) / max(many, 1)) for many in range(self.clauses + 1)]
        self.weight = [
            share * rarity[many] + _FLOOR for share, many in zip(codes.share, self.clauses_with, strict=True)
        ]
        """By code."""
        least = rarity[min(most_for_rare(self.clauses), self.clauses)] + _FLOOR
        self.rare = frozenset(code for code, weight in enumerate(self.weight) if weight >= least)
        self.share = codes.share
        """By code, what of its weight a word keeps however rare it is."""
        self.forms = codes.forms
        """By code the words that have it."""
        self.stock: set[Phrase] = set()

    def find_stock(self, doubted: Iterable[Sequence[int]]) -> None:
        """Find the phrases in some clauses that stand in several clauses of one draft."""
        often = {code for code, many in enumerate(self.clauses_with) if many >= _STOCK_CLAUSES}
        asked = {*filter(often.issuperset, set(chain.from_iterable(map(_phrases, doubted))))}
        for draft in self._drafts if asked else ():
            found = Counter(chain.from_iterable(asked.intersection(_phrases(codes)) for codes in draft))
            self.stock.update(phrase for phrase, many in found.items() if many >= _STOCK_CLAUSES)


@dataclass
class Wording:
    """The words of a clause as succession sees them; what each weighs is found out once it is asked for."""

    text: str
    codes: tuple[int, ...]
    """A number for each word, the same in both drafts."""
    doubted: frozenset[int]
    """Places of words in brackets."""
    of: Words

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words as they are compared, each once."""
        return frozenset(word for word, _ in _read(self.text))

    @cached_property
    def rare(self) -> frozenset[int]:
        """Those of its words that are rare in the two drafts."""
        return self.of.rare.intersection(self.codes)

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
    codes = _Codes()
    read = [[codes.read(text) for text in texts] for texts in (old, new)]
    words = Words([[numbers for numbers, _ in draft] for draft in read], codes)
    left, right = (
        [Wording(text, *numbers, words) for text, numbers in zip(texts, draft, strict=True)]
        for texts, draft in zip((old, new), read, strict=True)
    )
    return left, right, words


class _Codes(dict[str, int | None]):
    """The number of the stem of what stands between two spaces, as each is read once; None if it is not one word."""

    def __init__(self) -> None:
        super().__init__()
        self.share: list[float] = []
        """By number, what of its weight a word keeps."""
        self.forms: list[list[str]] = []
        """By number, the words of that stem."""
        self._of_stem: dict[str, int] = {}
        self._of_word: dict[str, int] = {}

    def __missing__(self, chunk: str) -> int | None:
        words = compared_words(chunk)
        self[chunk] = self.number(words[0]) if len(words) == 1 else None
        return self[chunk]

    def number(self, word: str) -> int:
        """Give the number of a word's stem."""
        if word not in self._of_word:
            root = stem(word)
            code = self._of_word[word] = self._of_stem.setdefault(root, len(self._of_stem))
            if code == len(self.share):
                self.share.append(_NUMBER if root.isdigit() else shares().get(root, 1.0))
                self.forms.append([])
            self.forms[code].append(word)
        return self._of_word[word]

    def read(self, text: str) -> tuple[tuple[int, ...], frozenset[int]]:
        """Give the numbers of a clause's words, and the places of those in brackets."""
        if not _has_brackets(text) and has_spaces(text):
            codes = tuple(map(self.__getitem__, text.split(" ")))
            if None not in codes:
                return cast("tuple[int, ...]", codes), frozenset()
        read = _read(text)
        doubted = frozenset(at for at, (_, is_doubted) in enumerate(read) if is_doubted)
        return tuple(self.number(word) for word, _ in read), doubted


def _read(text: str) -> list[tuple[str, bool]]:
    """Read the words of a clause, and of each whether it is in brackets, other than those around the whole clause."""
    if not _has_brackets(text):
        return [(word, False) for word in compared_words(text)]
    tree = parse_brackets(text)
    words: list[tuple[str, bool]] = []
    for piece in tree.pieces:
        if piece.role is PieceRole.WORDS:
            is_doubted = piece.bracket is not None and tree.brackets[piece.bracket].kind not in _UNDOUBTED
            words += [(word, is_doubted) for word in compared_words(piece.text)]
    return words


def _has_brackets(text: str) -> bool:
    """Whether there may be square brackets in a text."""
    return "[" in text or "［" in text


_UNDOUBTED = (BracketKind.PARAGRAPH, BracketKind.EDITORIAL)


def _most(counts: Iterable[Counter[int]], size: int) -> list[int]:
    most = [0] * size
    for counted in counts:
        for code, many in counted.items():
            most[code] = max(most[code], many)
    return most


Phrase = tuple[int, ...]


def _phrases(codes: Sequence[int]) -> Iterable[Phrase]:
    return zip(*(codes[start:] for start in range(_STOCK_SIZE)), strict=False)


def _weights(codes: Sequence[int], doubted: frozenset[int], words: Words) -> list[float]:
    weights = [*map(words.weight.__getitem__, codes)]
    for at in stock_places(codes, words):
        weights[at] *= _STOCK_WEIGHT
    for at in doubted:
        weights[at] *= _DOUBTED
    return weights


def stock_places(codes: Sequence[int], words: Words) -> set[int]:
    """Return the places of words that stand in a phrase which several clauses share."""
    starts = [at for at, phrase in enumerate(_phrases(codes)) if phrase in words.stock] if words.stock else []
    return {start + step for start in starts for step in range(_STOCK_SIZE)}
