"""Owns what counts as the same words, what is cleaned from text that comes in, and the one display gate.

Text is stored as received (after `clean`); forms made here by folding serve comparing, hashing and looking
up only, and are never stored in its place.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from workbench.text.controls import LINE_ENDS, Danger, find_dangers, is_suspicious, remove_escapes

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼ＇`´"), "'")
_MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u061c"))
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "&": " and "})
_ACRONYM_DOT = re.compile(r"(?<=\b[^\W\d_])\.(?=[^\W\d_]\b)")
_NOT_WORD = re.compile(r"[\W_]+")
# Brackets and signs that carry meaning are words here; so is what stands inside a number or a word.
_PUNCTUATION = re.compile(r"(?:(?<!\d)[^\w\s\[\]%‰$€£¥§&@#+=<>°']|[^\w\s\[\]%‰$€£¥§&@#+=<>°'](?!\d)|(?<!\w)'|'(?!\w))+")


class Cleaned(NamedTuple):
    """Text that is safe to keep, and what was done to it: a sentence each, empty where nothing was."""

    text: str
    notices: tuple[str, ...] = ()


def words_hash(text: str) -> str:
    r"""Return the hexadecimal SHA-256 of the words: NFC, runs of white space as one space, none at the ends.

    >>> words_hash("Human  security\n") == words_hash("Human security")
    True
    """
    folded = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()


def words_hash_of_all(texts: Iterable[str]) -> str:
    """Return one hash of the words of several texts, in their order: of a whole draft, clause by clause."""
    return words_hash("\n".join(words_hash(text) for text in texts))


def same_but_punctuation(a: str, b: str) -> bool:
    """Whether two texts hold the same words, punctuation, white space and direction marks left aside.

    Case, square brackets, signs such as `%`, and what stands between digits (`64/291`) count as words.

    >>> same_but_punctuation("widespread and cross cutting;", "widespread, and cross-cutting.")
    True
    >>> same_but_punctuation("States [shall] act", "States shall act")
    False
    """
    return a == b or _words_alone(a) == _words_alone(b)


def _words_alone(text: str) -> list[str]:
    plain = unicodedata.normalize("NFC", text).translate(_MARKS).translate(_DASHES).translate(_APOSTROPHES)
    return _PUNCTUATION.sub(" ", plain).replace("[", " [ ").replace("]", " ] ").split()


def fold(text: str) -> str:
    """Return the form under which names are looked up: case, accents and punctuation off, digits as 0-9.

    >>> fold("Côte d’Ivoire"), fold(" U.K. "), fold("A/66/763"), fold("Group of 77 & China")
    ('cote divoire', 'uk', 'a 66 763', 'group of 77 and china')
    """
    plain = text.casefold().translate(_LETTERS)
    if not plain.isascii():
        plain = "".join(
            _digit(char)
            for char in unicodedata.normalize("NFKD", plain)
            if not unicodedata.combining(char) and unicodedata.category(char) != "Cf"
        )
    plain = _ACRONYM_DOT.sub("", plain.casefold().translate(_APOSTROPHES).replace("'", ""))
    return _NOT_WORD.sub(" ", plain).strip()


def _digit(char: str) -> str:
    return str(unicodedata.decimal(char)) if char.isdecimal() else char


def clean(text: str) -> Cleaned:
    r"""Return text as it may be kept, with a notice for what was taken out of it.

    Guarantees: ends of lines are `\n`; no terminal escape or control but tab and newline is left; nothing
    that overrides the direction of writing, no isolate without its partner, no invisible character but
    those that scripts need (RLM, LRM, ALM; ZWJ and ZWNJ after letters that join, or in emoji); everything
    else is as it was. Cleaning what is clean changes nothing. Linear time.

    >>> clean("agreed\x1b[2J text")
    Cleaned(text='agreed text', notices=('1 terminal escape was removed.',))
    """
    text = LINE_ENDS.sub(lambda found: "\n\n" if found[0] == "\f" else "\n", text)
    if not is_suspicious(text):
        return Cleaned(text)
    text, escapes = remove_escapes(text)
    dangers = find_dangers(text)
    kept, start = [], 0
    for at, danger in dangers:
        kept += [text[start:at], "\ufffd" if danger is Danger.BROKEN else ""]
        start = at + 1
    return Cleaned("".join(kept) + text[start:], _notices(escapes, [danger for _, danger in dangers]))


def _notices(escapes: int, dangers: list[Danger]) -> tuple[str, ...]:
    counts = [("terminal escape", escapes)] + [(str(danger), dangers.count(danger)) for danger in Danger]
    return tuple(
        f"{count:,} {_plural(name, count)} {'was' if count == 1 else 'were'} removed."
        for name, count in counts
        if count
    )


def _plural(name: str, count: int) -> str:
    if count == 1:
        return name
    for one, many in (("character", "characters"), ("escape", "escapes"), ("that overrides", "that override")):
        name = name.replace(one, many)
    return name.replace("that is no", "that are no")


def visible(text: str) -> str:
    r"""Return text as it may be sent to a screen: whatever could act on it or hide is shown as a mark.

    Controls become their pictures (`␛`), other dangers their code (`⟦U+202E⟧`); newlines and tabs stay, and
    so does all that `clean` keeps. Showing what is visible changes nothing.

    >>> visible("a\x1b[2J \u202eb")
    'a␛[2J ⟦U+202E⟧b'
    """
    if not is_suspicious(text):
        return text
    shown, start = [], 0
    for at, _ in find_dangers(text):
        shown += [text[start:at], _mark(text[at])]
        start = at + 1
    return "".join(shown) + text[start:]


def _mark(char: str) -> str:
    if char == "\x7f":
        return "␡"
    return chr(0x2400 + ord(char)) if char < " " else f"⟦U+{ord(char):04X}⟧"
