"""Cuts a text into the units a redline is made of: words with the gap before them, and what must stay together.

A date, a label in parentheses, words with a stroke between them are one thing to a reader: no edit cuts them.
"""

import re
import unicodedata
from functools import cache, lru_cache
from itertools import chain

from workbench.text.redline.force import word_list
from workbench.text.words import REMEMBERED, keep_small, split_units

_LABEL = re.compile(r"[a-z]|[ivxl]{2,6}|\d{1,3}|[а-я]", re.IGNORECASE)
_DAY = re.compile(r"\d{1,2}(?:er|st|nd|rd|th)?")
_THOUSANDS = re.compile(r"\d \d{3}\b")
_YEAR = re.compile(r"\d{4}")
_TYPES = str.maketrans(
    dict.fromkeys("“”„«»‟〝〞＂", '"') | dict.fromkeys("‘’‚‛ʼ`´", "'") | dict.fromkeys("‐‑‒–—―−", "-")
)


def cut_units(text: str) -> tuple[list[str], list[str]]:
    """Cut a text into units, and say of each what is compared.

    The units join to the text: each is a gap (perhaps empty) and a word, sign, or whole: `14 May 2012`,
    `14 de mayo de 2012`, `14 أيار/مايو 2012`, `2012年5月14日`, `1 500 000`, `(a)`, `and/or`. The last one is the end of
    the text, an empty word. What is compared leaves the gap out and takes quotes, dashes and ways of writing an
    accent as one.
    """
    chunks = text.split(" ")
    try:
        units = [*chain.from_iterable(map(_UNITS.__getitem__, chunks)), ""]
        codes = [*chain.from_iterable(map(_CODES.__getitem__, chunks)), ""]
        units[0] = units[0][1:]
    except KeyError:
        gaps, words = split_units(text)
        units, codes = [gap + word for gap, word in zip(gaps, words, strict=True)], [*map(typeless, words)]
    return _joined(text, units, codes)


class _Units(dict[str, tuple[str, ...]]):
    """The units of what stands between two spaces, the first of which is in its unit; cut once."""

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        gaps, words = split_units(f" {chunk}")
        if len(words) < 2 or not gaps[0].startswith(" ") or gaps[-1]:
            raise KeyError(chunk)  # white space of another kind: to be cut with what stands around it
        units = tuple(gap + word for gap, word in zip(gaps[:-1], words, strict=False))
        _keep(self, chunk, units)
        return units


class _Codes(dict[str, tuple[str, ...]]):
    """What is compared of the same."""

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        codes = tuple(map(typeless, split_units(f" {chunk}")[1][:-1]))
        _keep(self, chunk, codes)
        return codes


def _keep(known: dict[str, tuple[str, ...]], chunk: str, cut: tuple[str, ...]) -> None:
    if len(chunk) <= REMEMBERED:
        keep_small(known)
        known[chunk] = cut


_UNITS, _CODES = _Units(), _Codes()


@lru_cache(maxsize=65536)
def typeless(text: str) -> str:
    """Return a text with quotes, dashes and accents written in one way."""
    return text if text.isascii() else unicodedata.normalize("NFC", text).translate(_TYPES)


def _joined(text: str, units: list[str], codes: list[str]) -> tuple[list[str], list[str]]:
    spans = _date_spans(codes)
    if "(" in text:
        spans += _label_spans(units)
    if "/" in text:
        spans += _stroke_spans(units)
    if not text.isascii() and _THOUSANDS.search(text):
        spans += _thousand_spans(units)
    if not spans:
        return units, codes
    joined_units: list[str] = []
    joined_codes: list[str] = []
    at = 0
    for start, end in sorted(spans):
        if start < at:
            continue
        joined_units += units[at:start]
        joined_codes += codes[at:start]
        joined_units.append("".join(units[start:end]))
        joined_codes.append(codes[start] + typeless("".join(units[start + 1 : end])))
        at = end
    return joined_units + units[at:], joined_codes + codes[at:]


def _label_spans(units: list[str]) -> list[tuple[int, int]]:
    return [
        (at - 1, at + 2)
        for at, unit in enumerate(units[:-1])
        if at and units[at + 1] == ")" and units[at - 1][-1] == "(" and _LABEL.fullmatch(unit)
    ]


def _thousand_spans(units: list[str]) -> list[tuple[int, int]]:
    """`1 500 000`, as French, Russian and Spanish write it."""
    spans: list[tuple[int, int]] = []
    for at in range(1, len(units)):
        if re.fullmatch(r" \d{3}", units[at]) and re.fullmatch(r" ?\d{1,3}", units[at - 1]):
            start = spans.pop()[0] if spans and spans[-1][1] == at else at - 1
            spans.append((start, at + 1))
    return spans


def _stroke_spans(units: list[str]) -> list[tuple[int, int]]:
    """`and/or`, `regional/subregional/local`; Chinese words have no ends to be seen."""
    spans: list[tuple[int, int]] = []
    for at, unit in enumerate(units[:-1]):
        if unit == "/" and at and _has_ends(units[at - 1][-1]) and _has_ends(units[at + 1][:1]):
            start = spans.pop()[0] if spans and spans[-1][1] == at else at - 1
            spans.append((start, at + 2))
    return spans


def _has_ends(letter: str) -> bool:
    return letter.isalpha() and letter < _CHINESE


_CHINESE = "\u2e80"
"""From here on, words are cut by character."""


def _date_spans(words: list[str]) -> list[tuple[int, int]]:
    months = _months()
    if months.isdisjoint(words) and "年" not in words:
        return []
    spans: list[tuple[int, int]] = []
    for at, word in enumerate(words):
        span = None
        if word in months:
            span = _around_month(words, at)
        elif word == "年" and at and words[at - 1].isdecimal():
            span = _around_year(words, at)
        if span and (not spans or span[0] >= spans[-1][1]):
            spans.append(span)
    return spans


def _around_month(words: list[str], at: int) -> tuple[int, int] | None:
    """Day, month and perhaps year around the place of a month's name."""
    start = at - 1
    if start > 0 and words[start] == "de":
        start -= 1
    if start < 0 or not _DAY.fullmatch(words[start]):
        return None
    end = at + 1
    if words[end : end + 1] == ["/"] and words[end + 1] in _months():
        end += 2
    year = end + 1 if words[end : end + 1] == ["de"] else end
    has_year = year < len(words) and _YEAR.fullmatch(words[year]) is not None
    return start, year + 1 if has_year else end


def _around_year(words: list[str], at: int) -> tuple[int, int]:
    """`2012年`, `2012年5月`, `2012年5月14日`."""
    end = at + 1
    for sign in "月日":
        if words[end + 1 : end + 2] == [sign] and words[end].isdecimal():
            end += 2
    return at - 1, end


@cache
def _months() -> frozenset[str]:
    return frozenset(word_list("months"))
