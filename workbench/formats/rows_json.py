"""Reads tables from JSON: an object a row, a line each (.jsonl) or in one list (.json); or a page that was exported."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from workbench.errors import BadRow, UnreadableInput
from workbench.formats.guard import read_text, shown_name
from workbench.text.normalise import clean

_OBJECTS = "Each row must be an object: {“who”: “Cuba”, …}."


def read_json_lines(path: Path) -> list[tuple[int, list[str]]]:
    """Return the columns, then the cells of each line with its number. Raises BadRow for a line that is no object."""
    rows: dict[int, Mapping[str, Any]] = {}
    for number, line in enumerate(clean(read_text(path)).text.split("\n"), start=1):
        if line.strip():
            place = f"Line {number} of {shown_name(path)}"
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise BadRow(f"{place} is not JSON.", "Each line must hold one object.") from error
            rows[number] = _object(row, place)
    return list(_cells(rows, path))


def read_json(path: Path) -> list[tuple[int, list[str]]]:
    """Return the columns, then the cells of each row with its number, of a list or of an exported page's table."""
    name = shown_name(path)
    try:
        value = json.loads(read_text(path))
    except (ValueError, RecursionError) as error:
        line = f", in line {error.lineno:,}" if isinstance(error, json.JSONDecodeError) else ""
        raise UnreadableInput(f"{name} is not well-formed JSON{line}.", "Write it anew, or give a .jsonl.") from error
    if isinstance(value, dict):
        value = _rows_of_page(value)
    if not isinstance(value, list):
        raise UnreadableInput(f"{name} holds no list of rows.", _OBJECTS)
    rows = {number: _object(row, f"Row {number} of {name}") for number, row in enumerate(value, start=1)}
    return list(_cells(rows, path))


def _rows_of_page(page: Mapping[str, Any]) -> list[dict[str, Any]] | None:
    """Return the rows of the first table of an exported page as objects; None where it has none."""
    blocks = page.get("blocks")
    for block in blocks if isinstance(blocks, list) else ():
        if isinstance(block, dict) and isinstance(block.get("header"), list) and isinstance(block.get("rows"), list):
            header = [str(name) for name in block["header"]]
            return [dict(zip(header, row, strict=False)) for row in block["rows"] if isinstance(row, list)]
    return None


def _object(row: object, place: str) -> Mapping[str, Any]:
    if not isinstance(row, dict):
        raise BadRow(f"{place} is not an object.", _OBJECTS)
    return row


def _cells(rows: Mapping[int, Mapping[str, Any]], path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield the columns and then each row; an object with the key `#` is what an export says of itself."""
    said = {number: row for number, row in rows.items() if "#" not in row}
    names = list(dict.fromkeys(name for row in said.values() for name in row))
    if said:
        yield 0, [clean(name).text for name in names]
    for number, row in said.items():
        yield number, [_cell(row.get(name), name, f"Row {number} of {shown_name(path)}") for name in names]


def _cell(value: object, name: str, place: str) -> str:
    if value is None or value is False:
        return ""
    if isinstance(value, list | dict):
        raise BadRow(f"{place} has more than one value under “{name}”.", "Write one there. Nothing was imported.")
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "yes" if value is True else clean(str(value)).text
