"""Joins pieces that are one thing to a reader: a date, a label, words with a stroke. A redline never cuts them."""

import re
from functools import cache

from workbench.text.force import word_list

_LABEL = re.compile(r"[a-z]|[ivxl]{2,6}|\d{1,3}|[а-я]", re.IGNORECASE)
_DAY = re.compile(r"\d{1,2}(?:er|st|nd|rd|th)?")
_YEAR = re.compile(r"\d{4}")


def join_wholes(gaps: list[str], words: list[str]) -> tuple[list[str], list[str]]:
    """Join the units of a text (as `split_units` gives them) that must stay together.

    `14 May 2012`, `14 de mayo de 2012`, `14 أيار/مايو 2012`, `2012年5月14日`, `(a)` and `and/or` become one word each.
    """
    spans = _date_spans(words) + _label_spans(gaps, words) + _stroke_spans(gaps, words)
    if not spans:
        return gaps, words
    joined_gaps, joined_words = [], []
    at = 0
    for start, end in sorted(spans):
        if start < at:
            continue
        joined_gaps += gaps[at : start + 1]
        joined_words += words[at:start]
        rest = (gap + word for gap, word in zip(gaps[start + 1 : end], words[start + 1 : end], strict=True))
        joined_words.append(words[start] + "".join(rest))
        at = end
    return joined_gaps + gaps[at:], joined_words + words[at:]


def _label_spans(gaps: list[str], words: list[str]) -> list[tuple[int, int]]:
    if "(" not in words:
        return []
    return [
        (at, at + 3)
        for at, word in enumerate(words[:-2])
        if word == "("
        and words[at + 2] == ")"
        and not gaps[at + 1]
        and not gaps[at + 2]
        and _LABEL.fullmatch(words[at + 1])
    ]


def _stroke_spans(gaps: list[str], words: list[str]) -> list[tuple[int, int]]:
    """`and/or`, `regional/subregional/local`; Chinese words have no ends to be seen."""
    spans: list[tuple[int, int]] = []
    for at, word in enumerate(words[:-1]) if "/" in words else ():
        is_close = word == "/" and at > 0 and not gaps[at] and not gaps[at + 1]
        if is_close and _has_ends(words[at - 1]) and _has_ends(words[at + 1]):
            start = spans.pop()[0] if spans and spans[-1][1] == at else at - 1
            spans.append((start, at + 2))
    return spans


def _has_ends(word: str) -> bool:
    return word[:1].isalpha() and word < _CHINESE


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
