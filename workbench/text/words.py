"""Cuts text into words, in all six languages, so that the pieces join to the text again.

It alone decides what a word is: redline, succession and rebase compare what is cut here.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import chain

_JOINERS = "\u00ad\u200c\u200d\U0001f3fb-\U0001f3ff"
"""Soft hyphen, zero-width non-joiner and joiner, skin tones: part of the character before them."""
_BIDI = "\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
"""Marks of direction and of width zero: they belong to the space between words."""
GAPS = "".join(filter(str.isspace, map(chr, range(0x3001)))) + _BIDI
"""All that a gap between words is made of."""
_HAN = "\u2e80-\u2fdf\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"


@cache
def _marks() -> str:
    """List combining marks (Unicode category M) as the inside of a character class.

    None stands among the Chinese characters and the Hangul syllables, which are left out for speed.
    """
    spans: list[list[int]] = []
    for code in chain(range(0x300, 0x3400), range(0xA000, 0xAC00), range(0xF900, 0x20000), range(0xE0100, 0xE01F0)):
        if unicodedata.category(chr(code))[0] == "M":
            if spans and spans[-1][1] == code - 1:
                spans[-1][1] = code
            else:
                spans.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in spans)


LETTER = f"[^\\W\\d_{_HAN}]"
"""A letter of a script that puts spaces between words, as a pattern."""
ALPHANUMERIC = f"[^\\W_{_HAN}]"
"""The same or a digit."""
HYPHENS = "\\-\u2010\u2011'’ʼ"
"""What joins two words to one, as the inside of a character class."""


@cache
def unit_pattern(*wholes: str) -> re.Pattern[str]:
    """Match one unit: a gap, perhaps empty, and the word or sign after it, or the end of the text.

    `wholes` are patterns of words and signs that stay together.
    """
    rides = f"[{_marks()}{_JOINERS}]"
    gap = f"[\\s{_BIDI}]"
    word = "|".join(
        (
            # A/RES/66/290, FCCC/CP/2015/10/Add.1, 1/CP.21: slashes, a capital first and a digit somewhere
            "(?=[A-Z0-9][A-Za-z0-9.-]{0,30}/)(?=[A-Za-z./-]{0,40}\\d)[A-Z0-9][A-Za-z0-9]*(?:[./-][A-Za-z0-9]+)*",
            *([f"(?:{'|'.join(wholes)})(?!{rides})"] if wholes else []),
            # 1,000.5  2012-05-14  12:30  1 000 (narrow spaces)  20th  3bis
            f"\\d+(?:[.,:/\u00a0\u202f\u2010\u2011-]\\d+)*%?{ALPHANUMERIC}*(?:{rides}+{ALPHANUMERIC}*)*",
            # U.N.  Rev.1  people-centred  l’État
            f"(?:{LETTER}\\.){{2,}}",
            f"{ALPHANUMERIC}+(?:(?:{rides}|\\.(?=\\d)|[{HYPHENS}](?={ALPHANUMERIC})){ALPHANUMERIC}*)*",
            f"[{_HAN}]",
            "[\U0001f1e6-\U0001f1ff]{2}",
            "\\.{2,}",
            f"[^\\s{_BIDI}{_marks()}{_JOINERS}](?:{rides}|(?<=\u200d)[^\\s{_BIDI}\\w])*",
            # a mark whose base is white space, or that has none
            f"{gap}{rides}",
            f"(?<!{gap}){rides}",
        )
    )
    return re.compile(f"{_PLAIN}|{gap}*(?:{word}){rides}*|{gap}+\\Z|(?<!{gap})\\Z")


_PLAIN = " ?[A-Za-zà-öø-ÿА-яёء-غف-ي]+(?=[ ,;:)\\]\n])|[,;:)](?=[ \n])|[一-鿿](?=[一-鿿，。；：、])"
"""The common cases, matched first for speed: letters without marks, signs and characters with a plain end."""


def split_units(text: str) -> list[str]:
    """Cut a text into units: each a gap, perhaps empty, and the word or sign after it.

    Guarantees: the units join to the text; a combining mark stays with its base; numbers, dates written with
    figures and symbols (`A/RES/66/290`) are one unit, and so are words with inner hyphens or apostrophes;
    Chinese is cut by character; other punctuation is cut sign by sign. The last unit is always the end of
    the text: no word, and the white space that ends the text as its gap.

    >>> split_units("Recalls A/RES/66/290, people-centred")
    ['Recalls', ' A/RES/66/290', ',', ' people-centred', '']
    """
    units: list[str] = unit_pattern().findall(text)
    return units


def split_gap(text: str) -> tuple[str, str]:
    """Cut off the gap a text begins with; a combining mark keeps the white space it rides on.

    >>> split_gap("  of the ")
    ('  ', 'of the ')
    """
    end = 1 if text.startswith(" ") else 0
    if not text[end : end + 1].isalnum():
        found = _gap().match(text)
        end = found.end() if found else 0
    return text[:end], text[end:]


@cache
def _gap() -> re.Pattern[str]:
    return re.compile(f"[\\s{_BIDI}]*(?![{_marks()}{_JOINERS}])")


def bare_words(units: Sequence[str]) -> list[str]:
    """Take the gaps off units: words and signs are left, and an empty one for the end of the text."""
    return [unit.lstrip(GAPS) for unit in units]


def split_words(text: str) -> list[str]:
    """Cut a text into words, signs and the gaps between them, none of them empty; they join to the text.

    >>> split_words("Recalls A/RES/66/290, people-centred")
    ['Recalls', ' ', 'A/RES/66/290', ',', ' ', 'people-centred']
    """
    return [piece for unit in split_units(text) for piece in split_gap(unit) if piece]


@lru_cache(maxsize=65536)
def is_word(piece: str) -> bool:
    """Whether a piece is a word or number, not a sign or a gap."""
    return piece[:1].isalnum() or any(character.isalnum() for character in piece)


def compared_words(text: str) -> list[str]:
    """Give the words of a text as succession compares them: without case, signs, gaps or Arabic vowel marks.

    Chinese, which puts no spaces, gives every two neighbouring characters as a word, so that what is
    shared is words rather than characters; a lone character stands for itself.
    """
    if has_spaces(text):
        return list(chain.from_iterable(map(_COMPARED.__getitem__, text.split(" "))))
    words: list[str] = []
    pieces = [piece for piece in bare_words(split_units(text)) if is_word(piece)]
    for place, piece in enumerate(pieces):
        if not _is_han(piece[0]):
            words.append(_compared(piece))
        elif place + 1 < len(pieces) and _is_han(pieces[place + 1][0]):
            words.append(piece[0] + pieces[place + 1][0])
        elif place == 0 or not _is_han(pieces[place - 1][0]):
            words.append(piece[0])
    return words


def has_spaces(text: str) -> bool:
    """Whether the words of a text have spaces between them: none is Chinese."""
    return text.isascii() or not _HAN_PATTERN.search(text)


class _Compared(dict[str, tuple[str, ...]]):
    """The compared words of what stands between two spaces; texts repeat their words."""

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        if chunk.isascii() and chunk.isalpha():
            words: tuple[str, ...] = (chunk.lower(),)
        else:
            words = tuple(_compared(piece) for piece in bare_words(split_units(chunk)) if is_word(piece))
        if len(chunk) <= _REMEMBERED:
            if len(self) >= _MANY:
                self.clear()
            self[chunk] = words
        return words


_COMPARED = _Compared()
_REMEMBERED = 40
"""Characters up to which a word, with the signs at it, is remembered."""
_MANY = 100_000
"""Words remembered at most."""


def signed_words(text: str) -> tuple[str, ...]:
    """Give the words of a text as they are written, and its square brackets; no gaps, no other signs."""
    return tuple(piece for piece in bare_words(split_units(text)) if is_word(piece) or piece in ("[", "]"))


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
