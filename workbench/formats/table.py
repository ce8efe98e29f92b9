"""Owns what a page says in rows, and prints it as CSV, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterator

from workbench.formats.pages.page import Page, Role, Table, plain
from workbench.model.change import Op
from workbench.model.consensus import Status
from workbench.model.statement import Stance

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet compute a cell (OWASP's list): such a cell gets an apostrophe before it."""
_BEFORE = "' \u00a0"
"""What may stand before it: apostrophes too, so that taking one off gives back the cell."""
_COUNTED = frozenset({*map(str, Stance), *map(str, Status), "pulled both ways", "silent", "brackets"})
"""Columns that hold numbers, in the tables that have them."""


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
    return f"'{cell}" if cell.startswith(_FORMULA) or cell.lstrip(_BEFORE).startswith(_FORMULA) else cell


def unsafe_cell(cell: str) -> str:
    """Return the cell that was made safe; any other as it is.

    >>> unsafe_cell("'=HYPERLINK(1)"), unsafe_cell("'s-Hertogenbosch")
    ('=HYPERLINK(1)', "'s-Hertogenbosch")
    """
    return cell[1:] if cell.startswith("'") and safe_cell(cell[1:]) == cell else cell


def table_of(page: Page) -> Table:
    """Return the table that a page is: its first, or of a draft a row a clause; changes have both wordings."""
    if table := next(page.tables, None):
        return table
    if page.tracked:
        changed = tuple(
            (one.label, str(one.mark.op), plain(one.runs, Op.INSERT), plain(one.runs, Op.DELETE))
            for one in page.paragraphs
        )
        return Table(("clause", "end", "old", "new"), changed, (2, 1, 8, 8))
    said = (one for one in page.paragraphs if one.role is not Role.NOTICE)
    rows = tuple((one.label, plain(one.number).strip(), plain(one.runs)) for one in said)
    return Table(("clause", "number", "text"), rows, (2, 1, 12))


def is_count(column: str, cell: str) -> bool:
    """Whether a cell is a number to count with, by its column: labels of clauses look like numbers too."""
    return column in _COUNTED and cell.isascii() and cell.isdecimal()


def _rows(page: Page) -> Iterator[tuple[str, ...]]:
    for table in page.tables if any(page.tables) else (table_of(page),):
        yield table.header
        yield from table.rows
