"""Owns the numbers that paragraphs begin with: reading them, and how deep a sub-paragraph's lies.

Degrees follow the UN Editorial Manual: 1. (a) (i) a. i.; alternatives and insertions take bis, ter … or alt.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from workbench.text.labels.counting import letters, roman
from workbench.text.labels.labels import SUFFIXES

_SIGN = rf"(?:alt(?:\.?\s?\d{{1,2}}(?!\d))?|{'|'.join(one for one in SUFFIXES if one != 'alt')})"
_SUFFIX = rf"(?:\s*\(?\*?{_SIGN}(?![^\W_])\*?\)?)+"
_END = r"(?=\s|$)"
_LETTER = r"(?P<letter>[^\W\d_]ـ?|[ivxlc]{2,6}|[IVXLC]{2,6}|(?P<twin>[a-z])(?P=twin)|\d{1,3})"
_SUB = rf"(?P<open>[(（])\s?{_LETTER}\s?[)）]"
_PARAGRAPH = re.compile(
    rf"(?:(?P<series>PP|OP)\s?)?(?P<number>\d{{1,4}})(?:(?P<before>{_SUFFIX})(?=[.．:\s]|$))?"
    rf"(?:\s?{_SUB})?(?P<stop>[.．、:]|\s?[-–](?=\s+[\u0600-\u06ff]))?(?P<after>{_SUFFIX}[.:]?{_END})?",
    re.IGNORECASE,
)
_SUBPARAGRAPH = re.compile(rf"{_SUB}(?P<after>{_SUFFIX}[.:]?{_END})?", re.IGNORECASE)
_DEGREE = re.compile(rf"(?P<letter>[a-z]|[ivx]{{2,5}})(?P<stop>[.)])(?P<after>{_SUFFIX}[.:]?{_END})?{_END}")
_OPENING = re.compile(r"(?P<brackets>\[*+)(?P<stars>\*{0,3}+)(?P<more>\[*+)(?=[^\W_]|[(（])")

_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_ARABIC = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_CHINESE = "一二三四五六七八九十"
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


class Reading(NamedTuple):
    """One way to understand a number: the row it belongs to (`(letter`, `.roman` …) and its place there."""

    row: str
    value: int


class Number(NamedTuple):
    """What a paragraph begins with."""

    series: str
    """`PP`, `OP` or empty."""
    paragraph: int | None
    letter: str
    """Of a sub-paragraph: `a`, `iv`; empty for a paragraph."""
    readings: tuple[Reading, ...]
    suffix: str
    """`bis`, `alt 2` or empty."""
    printed: str
    rest: str
    """The text after it, with the brackets and marks of emphasis that stood before it."""

    @property
    def name(self) -> str:
        """The label's own part: `36 bis`, `(c) alt`."""
        own = f"({self.letter})" if self.letter else f"{self.paragraph}"
        return f"{own} {self.suffix}".strip()


def read_number(text: str) -> Number | None:
    """Read the number that a paragraph begins with, or return None where it begins with none.

    Square brackets before it belong to the text: `[(m) States …]` is the text `[States …]` numbered `(m)`,
    just as `(m) [States …]` is.

    >>> read_number("(c) bis [Cuba: States act]")[-2:]
    ('(c) bis', '[Cuba: States act]')
    """
    opening = _OPENING.match(text)
    if opening is None:
        return None
    body = text[opening.end() :]
    found = _read_paragraph(body) or _read_subparagraph(body)
    if found is None:
        return None
    rest, stars = found.rest, opening["stars"]
    if stars and rest.startswith(stars) and not rest[len(stars) :].startswith("*"):
        rest, stars = rest[len(stars) :], ""
    return found._replace(rest=opening["brackets"] + opening["more"] + stars + rest.lstrip())


def _read_paragraph(body: str) -> Number | None:
    found = _PARAGRAPH.match(body)
    if found is None:
        return None
    rest, series, letter = body[found.end() :], (found["series"] or "").upper(), found["letter"] or ""
    is_wide = found["stop"] in ("．", "、")
    if not (found["stop"] or series or (letter and found["before"]) or (letter and found["after"])):
        return None
    if not is_wide and _runs_on(rest):
        return None
    value, suffix = int(found["number"]), _suffix(found["before"], found["after"])
    if letter:
        inner = f"{value} ({_plain_letter(letter)})"
        return Number(
            series,
            value,
            _plain_letter(letter),
            _readings("(", letter),
            suffix,
            f"{series}{inner} {suffix}".strip(),
            rest,
        )
    stop = "" if series else (found["stop"] or ".").strip()
    own = found["number"]
    printed = f"{series}{own} {suffix}".strip() + (stop if series or stop != "-" else " -")
    return Number(series, value, "", (), suffix, printed, rest)


def _read_subparagraph(body: str) -> Number | None:
    found = _SUBPARAGRAPH.match(body)
    row = "("
    if found is None:
        found = _DEGREE.match(body)
        row = found["stop"] if found else ""
    if found is None:
        return None
    letter, suffix = found["letter"], _suffix(found["after"])
    own = f"{found['open']}{letter}{'）' if found['open'] == '（' else ')'}" if row == "(" else f"{letter}{row}"
    readings = _readings(row, letter)
    rest = body[found.end() :]
    if not readings or _runs_on(rest):
        return None
    return Number("", None, _plain_letter(letter), readings, suffix, f"{own} {suffix}".strip(), body[found.end() :])


def _runs_on(rest: str) -> bool:
    """Whether a word goes on where a number should have ended: `1.5 billion`, `(s)he`."""
    return rest[:1].isascii() and rest[:1].isalnum()


def _suffix(*found: str | None) -> str:
    words = re.findall(r"[^\W\d_]+|\d+", " ".join(one for one in found if one).lower())
    return " ".join(words)


def _plain_letter(letter: str) -> str:
    return unicodedata.normalize("NFKC", letter).replace("ـ", "")


def _readings(row: str, letter: str) -> tuple[Reading, ...]:
    plain = _plain_letter(letter)
    case = "upper " if plain.isupper() else ""
    plain = plain.lower()
    found = []
    if plain.isdecimal():
        return (Reading(f"{row}digit", int(plain)),)
    if plain.isascii() and len(set(plain)) == 1 and len(plain) <= 2:
        found.append(Reading(f"{row}{case}letter", ord(plain[0]) - 96 + 26 * (len(plain) - 1)))
    if as_roman := roman_value(plain):
        found.append(Reading(f"{row}{case}roman", as_roman))
    for alphabet in (_RUSSIAN, _ARABIC, _CHINESE):
        if len(plain) == 1 and plain in alphabet:
            found.append(Reading(f"{row}{case}{alphabet[0]}", alphabet.index(plain) + 1))
    if not found and len(plain) == 1:
        found.append(Reading(f"{row}{case}other", ord(plain)))
    return tuple(found)


def roman_value(text: str) -> int:
    """Return the value of a roman numeral up to 399 in either case, or 0 where it is none."""
    plain = text.lower()
    if not re.fullmatch(r"c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", plain):
        return 0
    values = [_ROMAN[sign] for sign in plain]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def print_value(row: str, value: int) -> str | None:
    """Return the letter, numeral or digits at a place of a row; None where the row does not go so far.

    >>> [print_value(row, value) for row, value in (("(letter", 4), ("(letter", 27), ("(roman", 9), ("(а", 2))]
    ['d', 'aa', 'ix', 'б']
    """
    kind = row[1:]
    is_upper = kind.startswith("upper ")
    kind = kind.removeprefix("upper ")
    text = _at(kind, value)
    return text.upper() if text and is_upper else text


def _at(kind: str, value: int) -> str | None:
    if kind == "digit":
        return str(value)
    if kind == "letter":
        return letters(value) if value <= 52 else None
    if kind == "roman":
        return roman(value) if value < 400 else None
    alphabet = next((one for one in (_RUSSIAN, _ARABIC, _CHINESE) if one[0] == kind), "")
    return alphabet[value - 1] if 0 < value <= len(alphabet) else None


class Ladder:
    """The degrees open below one paragraph: places each sub-paragraph by sequence, then by nesting."""

    def __init__(self) -> None:
        self._rows: list[Reading] = []

    def expects(self, number: Number) -> bool:
        """Whether a number is the next one of a degree that is open."""
        return any(Reading(row.row, row.value + 1) in number.readings for row in self._rows)

    def place(self, number: Number, following: Sequence[Number], *, leads_in: bool) -> int:
        """Return the depth (1 for the first degree) of the next sub-paragraph.

        `following` are the numbers after it, to tell the letter (i) after (h) from the numeral;
        `leads_in` says that the words before it end in a colon.
        """
        depth, reading = self._choose(number, following, leads_in)
        del self._rows[depth - 1 :]
        self._rows.append(reading)
        return depth

    def _choose(self, number: Number, following: Sequence[Number], leads_in: bool) -> tuple[int, Reading]:
        open_rows = list(enumerate(self._rows, start=1))[::-1]
        rows = {row.row for row in self._rows}
        steps = [(d, r) for d, row in open_rows for r in number.readings if r == Reading(row.row, row.value + 1)]
        starts = [(len(self._rows) + 1, r) for r in number.readings if r.value == 1 and r.row not in rows]
        if steps and starts:
            return starts[0] if _starts_row(steps[0][1], starts[0][1], following, leads_in) else steps[0]
        again = [
            (d, r) for d, row in open_rows for r in number.readings if r == row and (number.suffix or not leads_in)
        ]
        jumps = [(d, r) for d, row in open_rows for r in number.readings if r.row == row.row and r.value > row.value]
        back = [(d, r) for d, row in open_rows for r in number.readings if r.row == row.row and not leads_in]
        nested = [(len(self._rows) + 1, r) for r in number.readings]
        suffixed = again if number.suffix else []
        return (*suffixed, *steps, *starts, *again, *jumps, *back, *nested)[0]


def _starts_row(step: Reading, start: Reading, following: Sequence[Number], leads_in: bool) -> bool:
    for number in following:
        if Reading(start.row, 2) in number.readings:
            return True
        if Reading(step.row, step.value + 1) in number.readings:
            return False
    return leads_in
