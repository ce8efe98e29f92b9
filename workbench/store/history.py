"""Reads the record itself: its entries, which of them count, and what undo and redo would take.

Entries are read in pages, so that no reader holds the file while its caller thinks: with a rollback journal
an open query keeps every other program from writing.
"""

import json
import sqlite3
from collections.abc import Collection, Iterator

from workbench.model.base import ClauseId, EntryId
from workbench.model.record import Entry, EntryWithdrawn
from workbench.store.chain import SELECT, read_entry
from workbench.store.projections import gone

UNDONE = "undone"
"""The reason that undo gives in `EntryWithdrawn.because`; redo looks for it."""
_PAGE = 200


def read_entries(connection: sqlite3.Connection, *, newest_first: bool, limit: int | None) -> Iterator[Entry]:
    """Yield the entries of the record, withdrawn ones too."""
    left = length(connection) if limit is None else limit
    last = None
    beyond, order = ("<", "desc") if newest_first else (">", "asc")
    while left > 0:
        where = f"where sequence {beyond} ?" if last is not None else "where ? is null"
        page = connection.execute(
            f"{SELECT} {where} order by sequence {order} limit ?", (last, min(left, _PAGE))
        ).fetchall()
        yield from map(read_entry, page)
        if not page:
            return
        left, last = left - len(page), page[-1][0]


def entry_at(connection: sqlite3.Connection, sequence: int) -> Entry:
    """Return the entry of that sequence; raises ValueError where there is none."""
    stored = connection.execute(f"{SELECT} where sequence = ?", (sequence,)).fetchone()
    if stored is None:
        raise ValueError(f"there is no entry {sequence}")
    return read_entry(stored)


def entry_of_id(connection: sqlite3.Connection, entry: EntryId) -> Entry | None:
    """Return the entry of that id, or None."""
    stored = connection.execute(f"{SELECT} where id = ?", (entry,)).fetchone()
    return read_entry(stored) if stored else None


def touching(connection: sqlite3.Connection, clauses: Collection[ClauseId]) -> list[EntryId]:
    """Return the ids of the entries that touched any of the clauses, withdrawn ones too, the oldest first.

    What was said of their proposals and decided on them belongs to them, as long as it counts. Imports of
    statements are left out (`workbench.store.statements.read_imported`): each may hold thousands.
    """
    sql = """with asked (clause) as (select value from json_each(?)), touched_by (entry) as (
        select t.entry from asked a join touched t on t.clause = a.clause
        union select d.entry from asked a join proposal p on p.clause = a.clause join decision d on d.proposal = p.id
        union select b.entry from asked a join proposal p on p.clause = a.clause join backing b on b.proposal = p.id
    ) select r.id from touched_by t join record r on r.sequence = t.entry
    where r.kind <> 'StatementsImported' order by r.sequence"""
    return [entry for (entry,) in connection.execute(sql, (json.dumps(list(clauses)),))]


def head(connection: sqlite3.Connection) -> str:
    """Return the hash of the newest entry; empty where there is none."""
    row = connection.execute("select hash from record order by sequence desc limit 1").fetchone()
    return str(row[0]) if row else ""


def length(connection: sqlite3.Connection) -> int:
    """Return the number of entries: the sequence of the newest, as there are no gaps."""
    (newest,) = connection.execute("select coalesce(max(sequence), 0) from record").fetchone()
    return int(newest)


def token(connection: sqlite3.Connection) -> tuple[int, int]:
    """Return what changes whenever any program writes to the file."""
    (others,) = connection.execute("pragma data_version").fetchone()
    return int(others), length(connection)


def title(connection: sqlite3.Connection) -> str:
    """Return what is negotiated; empty where nobody said."""
    row = connection.execute("select title from opening order by entry desc limit 1").fetchone()
    return str(row[0]) if row else ""


def is_illustrative(connection: sqlite3.Connection) -> bool:
    """Whether the file was made as an illustration."""
    return bool(connection.execute("select max(illustrative) from opening").fetchone()[0])


def withdrawn_ids(connection: sqlite3.Connection) -> frozenset[EntryId]:
    """Return the ids of the entries that do not count now."""
    return frozenset(
        connection.execute("select id from record where sequence = ?", (sequence,)).fetchone()[0]
        for sequence in gone(connection)
    )


def last_undoable(connection: sqlite3.Connection) -> Entry | None:
    """Return the newest act that counts; the opening of the file, its first roster and withdrawals are none."""
    without = gone(connection)
    kinds = """select sequence from record where kind not in ('NegotiationOpened', 'RosterRegistered', 'EntryWithdrawn')
        order by sequence desc limit ?"""
    rows = connection.execute(kinds, (len(without) + 1,)).fetchall()
    found = next((sequence for (sequence,) in rows if sequence not in without), None)
    return entry_at(connection, found) if found else None


def last_redoable(connection: sqlite3.Connection) -> Entry | None:
    """Return the newest undoing that counts, unless an act came after it that was neither undone nor redone."""
    without = gone(connection)
    sequence = length(connection)
    while sequence and _kind(connection, sequence) == "EntryWithdrawn":
        entry = entry_at(connection, sequence)
        if sequence not in without and isinstance(entry.act, EntryWithdrawn):
            if entry.act.because == UNDONE:
                return entry
            if not _brings_back(connection, sequence):
                return None
        sequence -= 1
    return None


def _brings_back(connection: sqlite3.Connection, withdrawal: int) -> bool:
    row = connection.execute("select target from withdrawal where entry = ?", (withdrawal,)).fetchone()
    return row is not None and _kind(connection, row[0]) == "EntryWithdrawn"


def _kind(connection: sqlite3.Connection, sequence: int) -> str:
    row = connection.execute("select kind from record where sequence = ?", (sequence,)).fetchone()
    return str(row[0]) if row else ""
