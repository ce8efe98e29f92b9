"""Checks a file against its own record: the chain of hashes, and all that is derived from it.

The check reads the file through a connection of its own, in one transaction: what it compares belongs
together, and other programs may read meanwhile. What is derived anew lies in a temporary database, which
SQLite keeps in memory as long as it is small.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import zip_longest
from pathlib import Path

from workbench.store import projections
from workbench.store.chain import SELECT, faults_in_chain, read_entry
from workbench.store.schema import (
    DERIVED_FROM_THESE,
    OF_ALL_ENTRIES,
    OF_COUNTING_ENTRIES,
    PROJECTIONS,
    RECORD,
    statements_of,
)

_DERIVED = (*OF_ALL_ENTRIES, *OF_COUNTING_ENTRIES, *DERIVED_FROM_THESE)


def faults_in(path: Path) -> tuple[str, ...]:
    """Return what does not hold, a sentence each; empty where the file is sound."""
    try:
        with closing(sqlite3.connect("", uri=True, isolation_level=None)) as fresh:
            fresh.execute("attach ? as kept", (f"{path.absolute().as_uri()}?mode=ro",))
            for statement in statements_of(PROJECTIONS):
                fresh.execute(statement)
            fresh.execute("begin")
            return tuple(_faults(fresh))
    except (sqlite3.DatabaseError, ValueError) as error:
        return (f"the file cannot be read whole: {error}",)


def rebuild(connection: sqlite3.Connection) -> None:
    """Derive everything anew from the record; inside the caller's transaction."""
    for table in ("measurement", *reversed(_DERIVED)):
        connection.execute(f"delete from {table}")
    _derive(connection)


def _faults(fresh: sqlite3.Connection) -> Iterator[str]:
    unsound = [str(row[0]) for row in fresh.execute("pragma kept.integrity_check") if row[0] != "ok"]
    found = [*unsound, *_faults_in_shape(fresh), *faults_in_chain(fresh)]
    yield from found
    if not found:
        _derive(fresh)
        yield from (
            f"what is derived from the record in “{table}” does not match it"
            for table in _DERIVED
            if not _is_same(fresh, table)
        )


def _faults_in_shape(fresh: sqlite3.Connection) -> Iterator[str]:
    """Compare tables, indexes and the triggers that guard the record with those the program makes."""
    with closing(sqlite3.connect(":memory:")) as model:
        for statement in statements_of(RECORD + PROJECTIONS):
            model.execute(statement)
        ours = "name not like 'sqlite!_%' escape '!' and tbl_name <> '_sqlite_migrations'"
        wanted = dict(model.execute(f"select type || ' ' || name, sql from sqlite_master where {ours}"))
    kept = dict(fresh.execute(f"select type || ' ' || name, sql from kept.sqlite_master where {ours}"))
    for name in sorted(wanted.keys() | kept.keys()):
        if name not in kept:
            yield f"the {name} is missing"
        elif name not in wanted:
            yield f"the {name} is not the workbench's"
        elif wanted[name] != kept[name]:
            yield f"the {name} was changed"


def _derive(connection: sqlite3.Connection) -> None:
    """Note all entries and apply those that count; which these are, the withdrawals among them tell first."""
    for stored in connection.execute(f"{SELECT} where kind = 'EntryWithdrawn' order by sequence"):
        projections.note(connection, read_entry(stored))
    gone = projections.gone(connection)
    for stored in connection.execute(f"{SELECT} where kind <> 'EntryWithdrawn' order by sequence"):
        entry = read_entry(stored)
        projections.note(connection, entry)
        if entry.sequence not in gone:
            projections.apply(connection, entry)


def _is_same(fresh: sqlite3.Connection, table: str) -> bool:
    """Compare a table in the file with the one derived anew, row by row in an order of their own."""
    anew, kept = (fresh.execute(_content(fresh, database, table)) for database in ("main", "kept"))
    return all(one == other for one, other in zip_longest(anew, kept))


def _content(fresh: sqlite3.Connection, database: str, table: str) -> str:
    """All rows; the number `n` of a position differs from file to file, so `current` names it by its id."""
    if table == "current":
        joined = f"left join {database}.position p on p.n = c.position"
        columns = 'c.clause, c.holder, p.entry, p.id, c."on", c.entry, c.since'
        return f"select {columns} from {database}.current c {joined} order by 1, 2"
    named = [f'"{row[1]}"' for row in fresh.execute(f"pragma main.table_info({table})") if row[1] != "n"]
    return f"select {', '.join(named)} from {database}.{table} order by {', '.join(named)}"
