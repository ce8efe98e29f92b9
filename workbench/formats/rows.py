"""Reads tables: CSV, XLSX and JSON files (`rows_json`) to rows of strings, with the number of each row."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime
from pathlib import Path

from workbench.errors import BadRow, UnreadableInput
from workbench.formats.apart import read_apart
from workbench.formats.guard import read_archive, read_text, shown_name
from workbench.formats.rows_json import read_json, read_json_lines
from workbench.formats.table import unsafe_cell
from workbench.text.normalise import clean, fold


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as a spreadsheet or editor shows it, and its cells by column."""

    number: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """Return the cell, or an empty string where the column is missing."""
        return self.cells.get(column, "")


def read_rows(path: Path, required: Sequence[str], columns: Mapping[str, str]) -> list[Row]:
    """Read a table whose header names its columns, in any order.

    Empty rows are passed over, and those whose first cell is `#`: what an export says of itself.

    `columns` maps every name a column may have, folded (`workbench.text.normalise.fold`), to ours.
    Raises UnreadableInput for a file that cannot be read and BadRow for a missing or unknown column.
    """
    name = shown_name(path)
    is_sheet = path.suffix.lower() == ".xlsx"
    lines = read_apart(read_cells, list[tuple[int, list[str]]], path, always=is_sheet)
    if not lines:
        raise UnreadableInput(f"{name} is empty.", f"Its first row must name the columns {_and(required)}.")
    header = [columns.get(fold(column), column.strip()) for column in lines[0][1]]
    known = set(columns.values())
    unknown = [one for one in header if one and one not in known]
    missing = [one for one in required if one not in header]
    twice = [one for one, count in Counter(header).items() if one and count > 1]
    if twice:
        raise BadRow(f"{name} has two columns that mean {_and(twice)}.", "Take one of them out. Nothing was imported.")
    if missing:
        raise BadRow(
            f"{name} has no column {_and(missing)}.",
            f"Its first row must name the columns {_and(required)}; it names {_and(header) or 'none'}.",
        )
    if unknown:
        raise BadRow(
            f"{name} has a column that is not known: {_and(unknown)}.",
            f"The columns known are {_and(sorted(set(columns.values())))}.",
        )
    return [
        Row(number, dict(zip(header, (cell.strip() for cell in cells), strict=False)))
        for number, cells in lines[1:]
        if any(cell.strip() for cell in cells) and cells[0].strip() != "#" and _fits(path, number, cells, header)
    ]


def _fits(path: Path, number: int, cells: Sequence[str], header: Sequence[str]) -> bool:
    if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
        raise BadRow(
            f"Row {number} of {shown_name(path)} has {len(cells)} cells, and the header {len(header)} columns.",
            "Put cells that hold commas into double quotation marks. Nothing was imported.",
        )
    return True


def read_cells(path: Path) -> list[tuple[int, list[str]]]:
    """Return the header and the rows, each with its number, in this process."""
    match path.suffix.lower():
        case ".csv":
            return list(enumerate(_csv_cells(path), start=1))
        case ".xlsx":
            return list(enumerate(_sheet_cells(path), start=1))
        case ".jsonl":
            return read_json_lines(path)
        case ".json":
            return read_json(path)
    raise UnreadableInput(f"{shown_name(path)} is no table that can be read.", "Give a .csv, .xlsx, .jsonl or .json.")


def _csv_cells(path: Path) -> Iterator[list[str]]:
    text = clean(read_text(path)).text
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            yield [unsafe_cell(cell.strip()) for cell in cells]
    except csv.Error as error:
        raise UnreadableInput(
            f"{shown_name(path)} is not a well-formed CSV file: {error}.", "Save it again as CSV, in UTF-8."
        ) from error


def _sheet_cells(path: Path) -> list[list[str]]:
    from python_calamine import CalamineError, CalamineWorkbook

    read_archive(path)
    try:
        sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
        rows = sheet.to_python(skip_empty_area=False)
        return [[unsafe_cell(clean(_number(cell)).text.strip()) for cell in cells] for cells in rows]
    except (CalamineError, IndexError) as error:
        raise UnreadableInput(
            f"{shown_name(path)} is not a workbook that can be read.", "Save it again as .xlsx or .csv."
        ) from error


def _number(cell: object) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _and(names: Sequence[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)


def read_day(value: object, place: str) -> Date | None:
    """Return the day written in a cell, None where it is empty; raises BadRow for anything else."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, Date):
        return value
    text = str(value).strip()
    if not text:
        return None
    try:
        return Date.fromisoformat(text.removesuffix(" 00:00:00"))
    except ValueError as error:
        raise BadRow(f"{place}: “{text}” is not a date.", "Write it as 2012-06-04. Nothing was imported.") from error


def read_yes(text: str, place: str, column: str) -> bool:
    """Return whether a cell says yes; an empty one says no. Raises BadRow for anything else."""
    if text.lower() in {"", "no", "n", "false", "0"}:
        return False
    if text.lower() in {"yes", "y", "true", "1", "x"}:
        return True
    raise BadRow(f"{place}: {column} is “{text}”.", "Write yes or no. Nothing was imported.")
