"""Cuts text into words, in all six languages, so that the pieces join to the text again.

It alone decides what a word is: redline, succession and rebase compare what is cut here.
"""

import re
import sys
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import Any

_JOINERS = "\u00ad\u200c\u200d\U0001f3fb-\U0001f3ff"
"""Soft hyphen, zero-width non-joiner and joiner, skin tones: part of the character before them."""
_BIDI = "\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
"""Marks of direction and of width zero: they belong to the space between words."""
_HAN = "\u2e80-\u2fdf\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_DASHES = "\\-\u2010\u2011"
_APOSTROPHES = "'’ʼ"


@cache
def _marks() -> str:
    """List combining marks (Unicode category M) as the inside of a character class."""
    spans: list[list[int]] = []
    for code in (*range(0x300, 0x20000), *range(0xE0100, 0xE01F0)):
        if unicodedata.category(chr(code))[0] == "M":
            if spans and spans[-1][1] == code - 1:
                spans[-1][1] = code
            else:
                spans.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in spans)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Two patterns: one word, sign or gap; and a gap (perhaps empty) with the word or sign after it."""
    plain, mark = f"[^\\W_{_HAN}]", f"[{_marks()}{_JOINERS}]"
    ride = f"{mark}*"
    letters = f"{plain}+(?:{mark}+{plain}*)*"  # unrolled: a group repeated letter by letter takes memory for each
    gap = f"[\\s{_BIDI}]"
    core = "|".join(
        (
            # the common case first, for speed: letters without marks, then a plain end
            "[A-Za-zà-öø-ÿА-яء-غف-ي]+(?=[ ,;:)\\]\n])",
            # A/RES/66/290, FCCC/CP/2015/10/Add.1, 1/CP.21: slashes, a capital first and a digit somewhere
            f"(?=[A-Z0-9][A-Za-z0-9.-]{{0,30}}/)(?=[A-Za-z./-]{{0,40}}\\d)[A-Z0-9][A-Za-z0-9]*(?:[./-][A-Za-z0-9]+)*{ride}",
            # 1,000.5  2012-05-14  12:30  1 000 (narrow spaces)  20th  3bis
            f"\\d+(?:[.,:/\u00a0\u202f\u2010\u2011-]\\d+)*%?(?:{letters})?{ride}",
            # U.N.  Rev.1  people-centred  l’État
            f"(?:[^\\W\\d_{_HAN}]\\.){{2,}}{ride}",
            f"{letters}(?:\\.\\d+{ride}|[{_DASHES}{_APOSTROPHES}]{letters})*",
            f"[{_HAN}]{ride}",
            f"[\U0001f1e6-\U0001f1ff]{{2}}{ride}",
            f"\\.{{2,}}{ride}",
            f"[^\\s{_BIDI}{_marks()}{_JOINERS}]{ride}(?:(?<=\u200d)[^\\s{_BIDI}\\w]{ride})*",
            # a mark whose base is white space, or that has none
            f"{gap}[{_marks()}{_JOINERS}]+",
            f"(?<!{gap})[{_marks()}{_JOINERS}]+",
        )
    )
    return re.compile(f"{gap}+{ride}|{core}"), re.compile(f"({gap}*)({core}|\\Z)")


def split_words(text: str) -> list[str]:
    """Cut a text into words, signs and the gaps between them.

    Guarantees: the pieces join to the text; none is empty; a combining mark stays with its base; numbers,
    dates written with figures and symbols (`A/RES/66/290`) are one piece, and so are words with inner
    hyphens or apostrophes; Chinese is cut by character; other punctuation is cut sign by sign.

    >>> split_words("Recalls A/RES/66/290, people-centred")
    ['Recalls', ' ', 'A/RES/66/290', ',', ' ', 'people-centred']
    """
    return _patterns()[0].findall(text)


def split_units(text: str) -> tuple[list[str], list[str]]:
    """Cut a text into gaps and, each after its gap, words and signs: two lists of one length.

    The last unit is always an empty word, with the white space that ends the text as its gap. A comparison
    looks at words alone; the gaps are there to give back the text: `gaps[0] + words[0] + gaps[1] + …`.
    """
    gaps: list[str] = []
    words: list[str] = []
    gap = ""
    for cut in map(_CHUNKS.__getitem__, text.split(" ")):
        if cut is None:
            return _split_units_whole(text)
        first_gap, rest_gaps, chunk_words, last_gap = cut
        if not chunk_words:
            gap += last_gap + " "
            continue
        gaps.append(gap + first_gap if first_gap else gap)
        if rest_gaps:
            gaps += rest_gaps
        words += chunk_words
        gap = last_gap + " " if last_gap else " "
    gaps.append(gap[:-1])
    words.append("")
    return gaps, words


def _split_units_whole(text: str) -> tuple[list[str], list[str]]:
    """Cut a text without looking at its spaces first: where a combining mark stands on one."""
    found = _patterns()[1].findall(text)
    if not found or found[-1][1]:
        found.append(("", ""))
    elif len(found) > 1 and not found[-2][1]:
        found.pop()
    return [gap for gap, _ in found], [sys.intern(word) for _, word in found]


_Cut = tuple[str, tuple[str, ...], tuple[str, ...], str]
"""Between two spaces: the gap before the first word, those before the others, the words, the gap at the end."""


class _Chunks(dict[str, _Cut | None]):
    """What stands between two spaces, cut once: texts repeat their words. None where a mark rides on the space."""

    def __missing__(self, chunk: str) -> _Cut | None:
        cut: _Cut | None = None
        if not _starts_with_mark(chunk):
            gaps, words = _split_units_whole(chunk)
            first_gap = gaps[0] if len(words) > 1 else ""
            cut = (first_gap, tuple(gaps[1:-1]), tuple(words[:-1]), gaps[-1])
        if len(chunk) <= REMEMBERED:
            keep_small(self)
            self[chunk] = cut
        return cut


REMEMBERED = 40
"""Characters up to which a word, with the signs at it, is remembered."""
_MANY = 100_000
"""Words remembered at most."""


def keep_small(known: dict[str, Any]) -> None:
    """Forget what is remembered of words once it is too much."""
    if len(known) >= _MANY:
        known.clear()


@cache
def _mark_first() -> re.Pattern[str]:
    return re.compile(f"[{_marks()}{_JOINERS}]")


def _starts_with_mark(chunk: str) -> bool:
    return not chunk.isascii() and _mark_first().match(chunk) is not None


_CHUNKS = _Chunks()


def _chunk_words(chunk: str) -> Sequence[str]:
    cut = _CHUNKS[chunk]
    return _split_units_whole(chunk)[1] if cut is None else cut[2]


@lru_cache(maxsize=65536)
def is_word(piece: str) -> bool:
    """Whether a piece is a word or number, not a sign or a gap."""
    return piece[:1].isalnum() or any(character.isalnum() for character in piece)


def compared_words(text: str) -> list[str]:
    """Give the words of a text as succession compares them: without case, signs, gaps or Arabic vowel marks.

    Chinese, which puts no spaces, gives every two neighbouring characters as a word, so that what is
    shared is words rather than characters; a lone character stands for itself.
    """
    if text.isascii() or not _HAN_PATTERN.search(text):
        return list(chain.from_iterable(map(_COMPARED.__getitem__, text.split(" "))))
    words: list[str] = []
    pieces = [piece for piece in split_units(text)[1] if is_word(piece)]
    for place, piece in enumerate(pieces):
        if not _is_han(piece[0]):
            words.append(_compared(piece))
        elif place + 1 < len(pieces) and _is_han(pieces[place + 1][0]):
            words.append(piece[0] + pieces[place + 1][0])
        elif place == 0 or not _is_han(pieces[place - 1][0]):
            words.append(piece[0])
    return words


class _Compared(dict[str, tuple[str, ...]]):
    """The compared words of what stands between two spaces."""

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        words = tuple(_compared(piece) for piece in _chunk_words(chunk) if is_word(piece))
        if len(chunk) <= REMEMBERED:
            keep_small(self)
            self[chunk] = words
        return words


_COMPARED = _Compared()


def signed_words(text: str) -> tuple[str, ...]:
    """Give the words of a text as they are written, and its square brackets; no gaps, no other signs."""
    return tuple(chain.from_iterable(map(_SIGNED.__getitem__, text.split(" "))))


class _Signed(dict[str, tuple[str, ...]]):
    """The words and square brackets of what stands between two spaces."""

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        words = tuple(piece for piece in _chunk_words(chunk) if is_word(piece) or piece in ("[", "]"))
        if len(chunk) <= REMEMBERED:
            keep_small(self)
            self[chunk] = words
        return words


_SIGNED = _Signed()


@lru_cache(maxsize=65536)
def _compared(word: str) -> str:
    if word.isascii():
        return word.casefold()
    apart = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return plain.replace("\u0640", "").replace("’", "'") or word


def _is_han(character: str) -> bool:
    return character >= "\u2e80" and _HAN_PATTERN.match(character) is not None


_HAN_PATTERN = re.compile(f"[{_HAN}]")
