"""Checks a file against its own record: the chain of hashes, and all that is derived from it."""

import sqlite3
from collections.abc import Iterator

from workbench.store import projections
from workbench.store.chain import SELECT, faults_in_chain, read_entry
from workbench.store.schema import (
    DERIVED_FROM_THESE,
    OF_ALL_ENTRIES,
    OF_COUNTING_ENTRIES,
    PROJECTIONS,
    statements_of,
)


def faults_in(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return what does not hold, a sentence each; empty where the file is sound."""
    try:
        faults = [str(row[0]) for row in connection.execute("pragma integrity_check") if row[0] != "ok"]
        faults += faults_in_chain(connection)
        return tuple(faults or _faults_in_projections(connection))
    except (sqlite3.DatabaseError, ValueError) as error:
        return (f"the file cannot be read whole: {error}",)


def _faults_in_projections(connection: sqlite3.Connection) -> Iterator[str]:
    fresh = sqlite3.connect(":memory:")
    try:
        for statement in statements_of(PROJECTIONS):
            fresh.execute(statement)
        _copy_record(connection, fresh)
        _derive(fresh)
        for table in (*OF_ALL_ENTRIES, *OF_COUNTING_ENTRIES, *DERIVED_FROM_THESE):
            if _content(connection, table) != _content(fresh, table):
                yield f"what is derived from the record in “{table}” does not match it"
    finally:
        fresh.close()


def rebuild(connection: sqlite3.Connection) -> None:
    """Derive everything anew from the record; inside the caller's transaction."""
    for table in (*OF_ALL_ENTRIES, *OF_COUNTING_ENTRIES, *DERIVED_FROM_THESE):
        connection.execute(f"delete from {table}")
    _derive(connection)


def _derive(connection: sqlite3.Connection) -> None:
    entries = connection.execute(f"{SELECT} order by sequence").fetchall()
    for stored in entries:
        projections.note(connection, read_entry(stored))
    gone = projections.gone(connection)
    for stored in entries:
        if stored[0] not in gone:
            projections.apply(connection, read_entry(stored))


def _copy_record(connection: sqlite3.Connection, fresh: sqlite3.Connection) -> None:
    (shape,) = connection.execute("select sql from sqlite_master where name = 'record'").fetchone()
    fresh.execute(shape)
    marks = ", ".join("?" * 10)
    fresh.executemany(f"insert into record values ({marks})", connection.execute(f"{SELECT} order by sequence"))


def _content(connection: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    """All rows of a table in an order of their own; `current` names positions by id, as row numbers differ."""
    if table == "current":
        sql = "select c.clause, c.holder, p.id from current c left join position p on p.rowid = c.position"
    else:
        sql = f"select * from {table}"
    return sorted(connection.execute(sql), key=repr)
