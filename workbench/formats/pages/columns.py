"""Tells how wide the columns of a table are on paper: as they share it, but none so narrow that it breaks a word."""

import math
import re
import unicodedata
from collections.abc import Iterator, Sequence

from workbench.formats.pages.page import Table

_WORD = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]|[^\\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+")
_LONGEST = 20
"""Characters of a word that is kept whole; an address of the web is longer, and may break."""
_NARROW, _SLIGHT, _BROAD = frozenset("iljtfI.,;:'!|()[]-/"), frozenset("acersz"), frozenset("mwMW%@")
_BOLD = 1.09
"""How much broader bold letters are; they and the widths below are those of Noto Serif, rounded up."""
_LEAST = 0.4
"""What a column takes of its share in which next to nothing stands."""
_UPRIGHT = 1.4
"""Ems across that a turned line takes."""


def column_widths(table: Table, width: float, size: float, padding: float) -> list[float]:
    """Return the width of each column; they add up to `width`.

    `size` is that of the letters and `padding` what lies around the words of a cell, all in one unit. Columns take
    their shares (`Table.widths`), less where few of their cells hold anything; those whose longest word needs more
    take that, and the rest share what is left. Where all words together need more than there is,
    every column gets as much less of what it needs.
    """
    shares = [share * weight for share, weight in zip(table.shares, _weights(table), strict=True)]
    needed = [padding + size * need for need in _needed(table)]
    if sum(needed) >= width:
        return [width * need / sum(needed) for need in needed]
    short: set[int] = set()
    while True:
        left = width - sum(needed[at] for at in short)
        parts = sum(share for at, share in enumerate(shares) if at not in short)
        widths = [needed[at] if at in short else left * share / parts for at, share in enumerate(shares)]
        shorter = {at for at, got in enumerate(widths) if got < needed[at] - 1e-9}
        if not shorter:
            return widths
        short |= shorter


def _weights(table: Table) -> Iterator[float]:
    """Yield for each column how much of its share it takes: a column hardly used leaves its room to the others."""
    for at in range(len(table.header)):
        held = sum(bool(row[at]) for row in table.rows)
        yield max(_LEAST, math.sqrt(held / len(table.rows))) if table.rows else 1.0


def filled(table: Table) -> Table:
    """Return a table without the columns in which nothing stands: paper is narrow."""
    kept = [at for at, _ in enumerate(table.header) if not table.rows or any(row[at] for row in table.rows)]
    return table.of_columns(kept)


def _needed(table: Table) -> Iterator[float]:
    """Yield for each column the width of its longest word, in ems."""
    rows: Sequence[Sequence[str]] = (table.header, *table.rows)
    for at in range(len(table.header)):
        turned = table.upright if at else 0
        words = (
            width_of(word) * (1 if row else _BOLD)
            for row, cells in enumerate(rows)
            if row >= turned
            for word in _WORD.findall(cells[at])
            if len(word) <= _LONGEST
        )
        yield max(words, default=0.0) if not turned else max(_UPRIGHT, max(words, default=0.0))


def width_of(word: str) -> float:
    """Return about how wide a word is in a broad serif font, in ems."""
    return sum(map(_width, word))


def _width(char: str) -> float:
    if char in _NARROW:
        return 0.38
    if char in _SLIGHT:
        return 0.53
    if unicodedata.east_asian_width(char) in "WF":
        return 1.0
    if char in _BROAD:
        return 0.95
    if char.isupper():
        return 0.75
    return 0.0 if unicodedata.combining(char) else 0.63 if char.isalpha() else 0.57
