"""Prints the blocks of a page as HTML: paragraphs with their changes, notes and remarks; tables; drawings."""

import re
from collections.abc import Iterator, Sequence
from html import escape

from workbench.formats.charts import draw_chart
from workbench.formats.pages.page import Block, Look, Mark, Note, Page, PageKind, Paragraph, Remark, Role, Run, Table
from workbench.formats.pages.tones import meaning_of, tone_of
from workbench.model.change import Op

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ADDRESS = re.compile(r"https?://[^\s<>]+")
_MOST_HEARD = 20_000
"""Cells of a table up to which what a sign means is said with each of them; in a larger one the key says it once."""


class BlockPrinter:
    """Prints block after block, and keeps what later blocks depend on: notes, levels of headings, counts for ids."""

    def __init__(self, page: Page) -> None:
        self._is_matrix = page.kind is PageKind.MATRIX
        self._notes: list[tuple[Note, Mark]] = []
        self._headings = self._tables = 0
        self._level = 1

    def print(self, block: Block) -> str:
        """Return one block."""
        return "".join(self._table(block)) if isinstance(block, Table) else "".join(self._paragraph(block))

    def notes(self) -> Iterator[str]:
        """Yield the footnotes of all blocks printed so far, each with the way back."""
        if self._notes:
            yield '<section class="notes" aria-label="Footnotes">'
            for at, (note, mark) in enumerate(self._notes, 1):
                words = _changed(f"<sup>{escape(note.mark)}</sup> {''.join(map(self._run, note.runs))}", mark)
                back = f'<a href="#ref{at}" aria-label="back to the text">↩</a>'
                yield f'<p id="note{at}" dir="auto">{words} {back}</p>'
            yield "</section>"

    def _paragraph(self, paragraph: Paragraph) -> Iterator[str]:
        number = self._runs([run for run in paragraph.number if run.text != "\t"])
        words = self._runs(paragraph.runs)
        if paragraph.mark.op is not Op.KEEP:
            words += _changed('<span class="end" role="img" aria-label="end of paragraph">¶</span>', paragraph.mark)
        if told := paragraph.told_of_changes:
            words += f' <span class="told" lang="en" dir="ltr">({escape(told)})</span>'
        if paragraph.role is Role.HEADING:
            yield self._heading(paragraph, f'<span class="number">{number}</span> {words}' if number else words)
        elif paragraph.role is Role.NOTICE:
            yield f'<p class="notice" lang="en" dir="auto">{words}</p>'
        else:
            depth = f' style="--depth:{paragraph.depth}"' if paragraph.depth else ""
            if number:
                words = f'<span class="number">{number}</span><span class="words" dir="auto">{words}</span>'
            kind = f"clause {paragraph.role}{' numbered' if number else ''}"
            direction = "" if number else ' dir="auto"'
            yield f'<p class="{kind}"{depth}{direction}>{words}</p>'
        yield from map(_remark, paragraph.remarks)

    def _heading(self, paragraph: Paragraph, words: str) -> str:
        """Return a heading; below the title, which is the first level, no level is left out on the way down."""
        self._headings += 1
        self._level = min(max(paragraph.depth, 1) + 1, self._level + 1, 6)
        return f'<h{self._level} id="part{self._headings}" dir="auto">{words}</h{self._level}>'

    def _runs(self, runs: Sequence[Run]) -> str:
        return "".join(map(self._run, runs))

    def _run(self, run: Run) -> str:
        words = escape(run.text)
        if run.note:
            self._notes.append((run.note, run.mark))
            at = len(self._notes)
            words = f'<sup><a id="ref{at}" href="#note{at}" role="doc-noteref">{escape(run.note.mark)}</a></sup>'
        for look, tag in ((Look.ITALIC, "em"), (Look.BOLD, "strong")):
            if look in run.look:
                words = f"<{tag}>{words}</{tag}>"
        for look, name in ((Look.ATTRIBUTION, "attribution"), (Look.BRACKET, "bracket")):
            if look in run.look:
                words = f'<span class="{name}">{words}</span>'
        return _changed(words, run.mark)

    def _table(self, table: Table) -> Iterator[str]:
        self._tables += 1
        name = f"table{self._tables}"
        caption = f'<caption id="{name}" lang="en" dir="ltr">{escape(table.title)}</caption>' if table.title else ""
        label = f'aria-labelledby="{name}"' if table.title else 'aria-label="Table"'
        if table.chart and (drawing := draw_chart(table, f"chart{self._tables}")):
            yield f'<figure class="drawing" lang="en" dir="ltr">{drawing}</figure>'
        yield f'<div class="table{" matrix" if self._is_matrix else ""}" role="region" tabindex="0" {label}>'
        yield f'<table style="--columns:{len(table.header)}">{caption}{"" if self._is_matrix else _columns(table)}'
        heads = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in table.header)
        yield f'<thead lang="en" dir="ltr"><tr>{heads}</tr></thead><tbody>\n'
        says = len(table.rows) * len(table.header) <= _MOST_HEARD
        for first, *rest in table.rows:
            cells = "".join(_cell(cell, says) for cell in rest)
            yield f'<tr><th scope="row" dir="auto">{escape(first)}</th>{cells}</tr>\n'
        yield "</tbody></table></div>"


def _columns(table: Table) -> str:
    """Return the columns of a table with their shares of its width."""
    widths = table.shares
    columns = (f'<col style="width:{100 * share / sum(widths):.0f}%">' for share in widths)
    return f"<colgroup>{''.join(columns)}</colgroup>"


def _cell(cell: str, says: bool) -> str:
    tone = tone_of(cell)
    if tone is None:
        kind = ' class="day"' if _DAY.fullmatch(cell) else "" if cell.isascii() else ' dir="auto"'
        return f"<td{kind}>{_ADDRESS.sub(_breakable, escape(cell))}</td>"
    heard = f'<span class="heard"> {meaning_of(cell)}</span>' if says and len(cell) == 1 else ""
    return f'<td class="{tone}">{escape(cell)}{heard}</td>'


def _breakable(address: re.Match[str]) -> str:
    """Return an address with the places at which a line may end."""
    return re.sub("[/_]+", r"\g<0><wbr>", address[0])


def _changed(words: str, mark: Mark) -> str:
    if mark.op is Op.KEEP:
        return words
    tag = "ins" if mark.op is Op.INSERT else "del"
    day = f' datetime="{mark.on.isoformat()}"' if mark.on else ""
    moved = ' class="moved"' if mark.move else ""
    return f'<{tag}{moved} title="{escape(mark.author)}"{day}>{words}</{tag}>'


def _remark(remark: Remark) -> str:
    day = f" ({remark.on.isoformat()})" if remark.on else ""
    return f'<aside dir="auto"><strong>{escape(remark.author)}</strong>{day}: {escape(remark.text)}</aside>'
