"""Prints pages as XLSX workbooks: a sheet for the first table, one for all the rest; no cell is ever computed.

Words are written as words whatever they begin with: nothing in a file of others' becomes a formula or a link.
"""

import io
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from workbench.formats.pages.language import is_right_to_left
from workbench.formats.pages.page import Page, PageKind, Paragraph, Role, Table, plain
from workbench.formats.pages.tones import FILLS, Tone, tone_of
from workbench.formats.table import is_count, table_of

_LONGEST = 32_767
"""Characters a cell holds (source: Excel's specifications and limits)."""
_CUT = " … [cut here: a cell holds no more]"
_WIDTH = 14
_A4 = 9
_ACROSS = 220
"""Characters that one page across still shows in a size that can be read."""
_LINE, _MOST_LINES = 15, 27
"""Points of a line, and how many a row can have (source as above)."""


class _Book:
    """A workbook in the making, with the few looks its cells have."""

    def __init__(self, book: Workbook, page: Page) -> None:
        self.book = book
        self.page = page
        self.plain = book.add_format({"text_wrap": True, "valign": "top"})
        self.head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E7ECF3"})
        self._coloured: dict[Tone, Format] = {}

    def add_sheet(self, name: str) -> Worksheet:
        sheet = self.book.add_worksheet(name)
        if is_right_to_left(self.page.language):
            sheet.right_to_left()
        return sheet

    def look(self, cell: str) -> Format:
        """Return how a cell looks that says `cell`."""
        tone = tone_of(cell)
        if tone is None:
            return self.plain
        if tone not in self._coloured:
            wanted = {"text_wrap": True, "valign": "top", "bg_color": FILLS[tone]}
            self._coloured[tone] = self.book.add_format(wanted)
        return self._coloured[tone]


def print_sheets(page: Page) -> bytes:
    """Return the page as an .xlsx, the same bytes for the same page.

    The first table begins in the first cell, so that programs find its header; what the page says of itself
    follows it, in rows that begin with `#`. Pages without a table have a row a paragraph.
    """
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        day = page.date or datetime(1980, 1, 1, tzinfo=UTC).date()
        made = datetime(day.year, day.month, day.day, tzinfo=UTC)
        book.set_properties({"title": page.title, "subject": page.symbol, "created": made})
        looks = _Book(book, page)
        first = table_of(page)
        _print_first(looks, first)
        if sum(1 for _ in page.tables) > 1:
            _print_rest(looks, first)
    return out.getvalue()


def _print_first(looks: _Book, table: Table) -> None:
    page = looks.page
    sheet = looks.add_sheet(page.caption)
    is_matrix = page.kind is PageKind.MATRIX
    widths = _widths(table, is_matrix=is_matrix)
    end = _print_table(looks, sheet, table, 0, widths)
    sheet.freeze_panes(2 if is_matrix else 1, 1)
    _set_paper(sheet, 2 if is_matrix else 1, sum(widths))
    if table.rows:
        sheet.autofilter(0, 0, end - 1, len(table.header) - 1)
    for at, width in enumerate(widths):
        sheet.set_column(at, at, width)
    for at, line in enumerate((*page.notices, *page.colophon), start=end):
        sheet.write_string(at, 0, "#")
        sheet.write_string(at, 1, line[:_LONGEST])


def _widths(table: Table, *, is_matrix: bool) -> list[int]:
    """Return the widths of the columns, in characters."""
    shares = table.shares
    return [44 if is_matrix and not at else min(60, 4 + share * _WIDTH // 2) for at, share in enumerate(shares)]


def _set_paper(sheet: Worksheet, heads: int, width: int) -> None:
    """Lay a sheet out for the printer: A4 on its side, heads on every page, no more pages across than are needed."""
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    sheet.repeat_rows(0, heads - 1)
    sheet.repeat_columns(0)
    sheet.fit_to_pages(-(-width // _ACROSS), 0)
    sheet.set_footer("&C&P / &N")


def _print_table(looks: _Book, sheet: Worksheet, table: Table, row: int, widths: Sequence[int] = ()) -> int:
    """Write a table from a row on, its rows as high as their words in columns of these widths; return the row after."""
    for at, cell in enumerate(table.header):
        sheet.write_string(row, at, cell, looks.head)
    for cells in table.rows:
        row += 1
        lines = max((_lines_of(cell, width) for cell, width in zip(cells, widths, strict=False)), default=1)
        if lines > 1:
            sheet.set_row(row, _LINE * min(lines, _MOST_LINES))
        for at, (name, cell) in enumerate(zip(table.header, cells, strict=True)):
            if is_count(name, cell):
                sheet.write_number(row, at, int(cell), looks.plain)
            else:
                sheet.write_string(row, at, _fitting(cell), looks.look(cell))
    return row + 1


def _lines_of(cell: str, width: int) -> int:
    return sum(1 + len(line) // width for line in cell.split("\n"))


def _print_rest(looks: _Book, first: Table) -> None:
    """Write all that is not the first table below each other: words as rows, tables as tables."""
    sheet = looks.add_sheet("Clause by clause")
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 4, 36)
    row = 0
    for block in looks.page.blocks:
        if block is first:
            continue
        if isinstance(block, Table):
            row = _print_table(looks, sheet, block, row) + 1
        else:
            look = looks.head if block.role is Role.HEADING else looks.plain
            for at, cell in enumerate(_cells(block)):
                sheet.write_string(row, at, _fitting(cell), look)
            row += 1


def _cells(paragraph: Paragraph) -> Iterator[str]:
    yield plain(paragraph.number).strip() or paragraph.label
    yield plain(paragraph.runs)


def _fitting(cell: str) -> str:
    return cell if len(cell) <= _LONGEST else cell[: _LONGEST - len(_CUT)] + _CUT
