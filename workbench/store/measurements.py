"""Keeps what was measured of a draft beside the record, for the next program that opens the file.

The store does not know what is in it, and nothing here is true of itself: a measurement counts as it was after one
entry, named by its hash, and by the rules of one program. Whoever reads it sees to what was entered since.
"""

import sqlite3
from typing import NamedTuple

from workbench.model.base import DraftId


class KeptMeasurement(NamedTuple):
    """What was measured of a draft, as it was written."""

    entry: int
    """The sequence of the entry after which it was measured."""
    program: str
    """Which program measured it."""
    body: bytes


def read_measurement(connection: sqlite3.Connection, draft: DraftId) -> KeptMeasurement | None:
    """Return what was measured of a draft on this record; None where nothing is kept."""
    row = connection.execute(
        """select m.entry, m.program, m.body from measurement m
        join record r on r.sequence = m.entry and r.hash = m.hash where m.draft = ?""",
        (draft,),
    ).fetchone()
    return KeptMeasurement(*row) if row else None


def write_measurement(connection: sqlite3.Connection, draft: DraftId, measurement: KeptMeasurement) -> None:
    """Keep what was measured of a draft in the place of what was kept before."""
    connection.execute(
        "insert or replace into measurement select ?, sequence, hash, ?, ? from record where sequence = ?",
        (draft, measurement.program, measurement.body, measurement.entry),
    )


def drafts_measured(connection: sqlite3.Connection) -> tuple[DraftId, ...]:
    """Return the drafts of which something is kept."""
    return tuple(draft for (draft,) in connection.execute("select draft from measurement order by draft"))
