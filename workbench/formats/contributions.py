"""Reads tables of written contributions: a row a contribution; names are left as written."""

from dataclasses import dataclass
from datetime import date as Date
from pathlib import Path

from workbench.errors import BadRow, UnreadableInput
from workbench.formats.guard import shown_name
from workbench.formats.rows import read_day, read_rows, read_yes

COLUMNS: dict[str, str] = {
    "who": "who", "delegation": "who", "from": "who",
    "for": "for", "on behalf of": "for",
    "on": "on", "date": "on", "received": "on",
    "source": "source",
    "note": "note",
    "illustrative": "illustrative",
}  # fmt: skip
"""Column names as people write them, and ours: those of `workbench contribution receive`."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One contribution as written; several names in `on_behalf_of` are parted by semicolons."""

    place: str
    who: str
    on_behalf_of: str = ""
    on: Date | None = None
    source: str = ""
    note: str = ""
    illustrative: bool = False


def read_contributions(path: Path) -> tuple[Sent, ...]:
    """Read a table whole, or raise BadRow or UnreadableInput with the place of the fault."""
    rows = read_rows(path, ("who",), COLUMNS)
    if not rows:
        raise UnreadableInput(f"{shown_name(path)} holds no contribution.", "Write one in each row below the header.")
    found = []
    for row in rows:
        place = f"Row {row.number}"
        if not row["who"]:
            raise BadRow(f"{place} has no who.", "Fill it in and import again. Nothing was imported.")
        illustrative = read_yes(row["illustrative"], place, "illustrative")
        day = read_day(row["on"], place)
        found.append(Sent(place, row["who"], row["for"], day, row["source"], row["note"], illustrative))
    return tuple(found)
