"""Draws tables of numbers as SVG, by hand: bars and lines for HTML and PDF, never without the table beside them.

A drawing has a title and a description for those who cannot see it, and signs beside the colours for those who
cannot tell them apart. Words and lines take the colour of the page around them.
"""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import chain

from workbench.formats.pages.page import Chart, Table
from workbench.formats.pages.tones import FILLS, Tone, sign_of, tone_of

_MOST_ROWS = 80
"""Rows that can still be taken in at a glance; of a longer table nothing is drawn."""
_WIDTH, _LABELS, _ROW, _LETTER = 760, 200, 24, 6.6
"""Units of the drawing: its width, that of the names of rows at most, the height of a row, the width of a letter."""
_HEIGHT = 180
"""Of the field of a line."""


def draw_chart(table: Table, name: str) -> str:
    """Return the drawing of a table, or nothing where it has none or too many rows; `name` begins its ids."""
    if not table.chart or not 0 < len(table.rows) <= _MOST_ROWS:
        return ""
    columns = [table.header.index(one) for one in table.drawn]
    numbers = [[_number(row[column]) for column in columns] for row in table.rows]
    labels = [row[0] for row in table.rows]
    if table.chart is Chart.LINE:
        height = _HEIGHT + (80 if _is_slanted(len(labels)) else 36)
        body = _line(labels, [one[0] for one in numbers])
        told = f"From {labels[0]} to {labels[-1]}: {', '.join(str(one[0]) for one in numbers)}."
    else:
        legend, top = _legend(table.drawn)
        height = top + _ROW * len(labels) + 4
        body = chain([legend], _bars(labels, numbers, table.drawn, top))
        told = f"A bar a row ({len(labels)}), by {', '.join(table.drawn)}; the table beside it has the numbers."
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img" '
        f'aria-labelledby="{name}-title {name}-told" font-family="Libertinus Serif, serif" font-size="12">'
        f'<title id="{name}-title">{escape(table.title)}</title><desc id="{name}-told">{escape(told)}</desc>'
        f"{''.join(body)}</svg>"
    )


def _number(cell: str) -> int:
    return int(cell) if cell.isascii() and cell.isdecimal() else 0


def _legend(drawn: Sequence[str]) -> tuple[str, int]:
    """Return the key to the colours and signs, and how far down it reaches."""
    parts: list[str] = []
    x, y = 0.0, 4
    for one in drawn:
        width = 30 + len(one) * _LETTER + 14
        if x + width > _WIDTH:
            x, y = 0.0, y + 22
        parts.append(f'<rect x="{x:.0f}" y="{y}" width="24" height="16" fill="{_fill(one)}"/>')
        parts.append(_text(x + 12, y + 12, sign_of(one), "middle", "#111") + _text(x + 30, y + 12, one))
        x += width
    return "".join(parts), y + 30


def _bars(labels: Sequence[str], numbers: Sequence[Sequence[int]], drawn: Sequence[str], top: int) -> Iterator[str]:
    most = max(1, *map(sum, numbers))
    left = min(_LABELS, max(map(len, labels)) * _LETTER + 16)
    for at, (label, row) in enumerate(zip(labels, numbers, strict=True)):
        y = top + _ROW * at
        yield _text(left - 8, y + 14, _fitting(label, left - 8), "end")
        x = left
        for name, number in zip(drawn, row, strict=True):
            if number:
                width = (_WIDTH - left) * number / most
                yield _segment(x, y, width, f"{label}: {number} {name}", _fill(name))
                said = f"{sign_of(name)} {number}"
                if width > (len(said) + 1) * _LETTER:
                    yield _text(x + width / 2, y + 14, said, "middle", "#111")
                x += width


def _segment(x: float, y: float, width: float, told: str, fill: str) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y}" width="{width:.1f}" height="{_ROW - 4}" fill="{fill}" stroke="#555" '
        f'stroke-width=".5"><title>{escape(told)}</title></rect>'
    )


def _line(labels: Sequence[str], numbers: Sequence[int]) -> Iterator[str]:
    most = max(1, *numbers)
    left, right, top = 70.0, _WIDTH - 70.0, 24.0
    step = (right - left) / max(1, len(numbers) - 1)
    points = [(left + step * at, top + (_HEIGHT - top) * (1 - one / most)) for at, one in enumerate(numbers)]
    yield f'<path d="M{left:.0f} {_HEIGHT}H{right:.0f}" stroke="currentColor" stroke-width=".5" fill="none"/>'
    drawn = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    yield f'<polyline points="{drawn}" stroke="currentColor" stroke-width="2" fill="none"/>'
    slanted = _is_slanted(len(numbers))
    for (x, y), label, number in zip(points, labels, numbers, strict=True):
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="currentColor"/>'
        yield _text(x, y - 9, str(number), "middle")
        words = _text(0, 0, _fitting(label, 90 if slanted else step), "end" if slanted else "middle")
        turned = " rotate(-40)" if slanted else ""
        yield f'<g transform="translate({x:.1f} {_HEIGHT + 20}){turned}">{words}</g>'


def _is_slanted(points: int) -> bool:
    """Whether the names below a line are too many to stand beside each other."""
    return points > 5


def _text(x: float, y: float, words: str, anchor: str = "start", fill: str = "currentColor") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{fill}">{escape(words)}</text>'


def _fitting(words: str, width: float) -> str:
    most = max(1, int(width / _LETTER))
    return words if len(words) <= most else f"{words[: most - 1]}…"


def _fill(name: str) -> str:
    return FILLS[tone_of(name) or Tone.OPEN]
