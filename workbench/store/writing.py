"""Appends an act to the record: checked, chained to the entry before it, and derived from at once."""

import sqlite3
from datetime import UTC, datetime
from functools import partial

from uuid6 import uuid7

from workbench.model.record import Act, Entry
from workbench.store import guards, projections
from workbench.store.chain import COLUMNS, hash_of, write_act
from workbench.store.history import entry_at

_INSERT = f"insert into record values ({', '.join('?' * len(COLUMNS))})"


def append(connection: sqlite3.Connection, act: Act, *, by: str, made_at: datetime | None) -> Entry:
    """Write an act as the next entry, inside the caller's transaction, which holds the write lock.

    A `made_at` without a time zone is taken as local time; without any, the act was made now.
    """
    guards.check(connection, act)
    entry = _next_entry(connection, act, by, made_at)
    projections.derive(connection, entry, partial(entry_at, connection))
    return entry


def _next_entry(connection: sqlite3.Connection, act: Act, by: str, made_at: datetime | None) -> Entry:
    last = connection.execute("select sequence, hash, replica from record order by sequence desc limit 1").fetchone()
    sequence, previous, replica = last or (0, "", uuid7().hex)
    entered_at = datetime.now(tz=UTC)
    entry = Entry(
        id=str(uuid7()),
        replica=replica,
        sequence=sequence + 1,
        made_at=_with_zone(made_at) if made_at else entered_at,
        entered_at=entered_at,
        by=by.encode(errors="replace").decode(),  # a name from the system may hold what no text may
        act=act,
        previous=previous,
        hash="",
    )
    stored = (
        entry.sequence, entry.id, entry.replica, entry.made_at.isoformat(), entry.entered_at.isoformat(),
        entry.by, act.kind, write_act(act), entry.previous,
    )  # fmt: skip
    own_hash = hash_of((*stored, ""))
    connection.execute(_INSERT, (*stored, own_hash))
    return entry.model_copy(update={"hash": own_hash})


def _with_zone(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.astimezone()
