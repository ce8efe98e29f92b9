"""Prints pages as CSV: the rows of their tables, or a row a clause; safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterator

from workbench.formats.pages.page import Page, Role, plain
from workbench.model.change import Op

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet compute a cell (OWASP's list): such a cell gets an apostrophe before it."""


def print_csv(page: Page) -> str:
    """Return CSV in the form of RFC 4180, with a byte order mark so that spreadsheets read it as UTF-8.

    What is said of the whole (notices, colophon) follows the rows, each in a row that begins with `#`.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in (*_rows(page), *(("#", line) for line in (*page.notices, *page.colophon))):
        writer.writerow([safe_cell(cell) for cell in row])
    return "\ufeff" + out.getvalue()


def safe_cell(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula.

    >>> safe_cell("=HYPERLINK(1)"), safe_cell("(a)")
    ("'=HYPERLINK(1)", '(a)')
    """
    return f"'{cell}" if cell.lstrip(" \u00a0").startswith(_FORMULA) or cell.startswith(_FORMULA) else cell


def _rows(page: Page) -> Iterator[tuple[str, ...]]:
    if any(page.tables):
        for table in page.tables:
            yield table.header
            yield from table.rows
    elif page.tracked:
        yield "clause", "end", "old", "new"
        for paragraph in page.paragraphs:
            old, new = plain(paragraph.runs, Op.INSERT), plain(paragraph.runs, Op.DELETE)
            yield paragraph.label, str(paragraph.mark.op), old, new
    else:
        yield "clause", "number", "text"
        for paragraph in page.paragraphs:
            if paragraph.role is not Role.NOTICE:
                yield paragraph.label, plain(paragraph.number).strip(), plain(paragraph.runs)
