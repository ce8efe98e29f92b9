"""Reads statements: as they were made, what became of them since, and the alignments in them."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime

from workbench.model.base import ClauseId, DelegationId, StatementId
from workbench.model.consensus import Aligned
from workbench.model.record import StatementMade, StatementsImported
from workbench.store.history import entry_at


@dataclass(frozen=True, slots=True)
class Retraction:
    """What a delegation took back of a statement, when and why."""

    clauses: tuple[ClauseId, ...]
    whole: bool
    on: Date
    because: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """A statement as it lies in the record, and what became of it since."""

    made: StatementMade
    sequence: int
    """Of its entry."""
    entered_at: datetime
    by: str
    corrected_by: tuple[StatementId, ...]
    retractions: tuple[Retraction, ...]


def read_statements(
    connection: sqlite3.Connection,
    *,
    holder: DelegationId | None = None,
    ending: str = "",
    on: Date | None = None,
    limit: int | None = None,
) -> tuple[Recorded, ...]:
    """Return the statements that count, the latest first by the day they were made.

    They are restricted to one holder's, to ids with an ending, to a day; and to so many.
    """
    conditions = {
        "coalesce(on_behalf_of, speaker) = ?": holder,
        "id like '%' || ?": ending,
        '"on" = ?': on and on.isoformat(),
    }
    given = {condition: value for condition, value in conditions.items() if value}
    where = f" where {' and '.join(given)}" if given else ""
    found = connection.execute(
        f'select id, entry from statement{where} order by "on" desc, entry desc, rowid desc limit ?',
        (*given.values(), -1 if limit is None else limit),
    ).fetchall()
    recorded = {
        (made.statement.id, entry): (made, entered_at, by)
        for entry in {entry for _, entry in found}
        for made, entered_at, by in _made(connection, entry)
    }
    return tuple(_recorded(connection, entry, *recorded[statement, entry]) for statement, entry in found)


def _made(connection: sqlite3.Connection, sequence: int) -> Iterator[tuple[StatementMade, datetime, str]]:
    entry = entry_at(connection, sequence)
    acts = entry.act.statements if isinstance(entry.act, StatementsImported) else (entry.act,)
    yield from ((one, entry.entered_at, entry.by) for one in acts if isinstance(one, StatementMade))


def _recorded(
    connection: sqlite3.Connection, sequence: int, made: StatementMade, entered_at: datetime, by: str
) -> Recorded:
    values = (made.statement.id,)
    corrections = connection.execute("select id from statement where corrects = ? order by entry", values)
    taken_back: dict[int, Retraction] = {}
    for entry, clause, on, because in connection.execute(_RETRACTED, values):
        before = taken_back.get(entry)
        clauses = (*(before.clauses if before else ()), *([clause] if clause else ()))
        whole = clause is None or (before is not None and before.whole)
        taken_back[entry] = Retraction(clauses, whole, Date.fromisoformat(on), because)
    return Recorded(
        made, sequence, entered_at, by, tuple(one for (one,) in corrections), tuple(taken_back.values())
    )


_RETRACTED = 'select entry, clause, "on", because from retraction where statement = ? order by "on", entry, rowid'


def read_alignments(
    connection: sqlite3.Connection, *, until: Date | None = None, public: bool = False
) -> tuple[Aligned, ...]:
    """Return the alignments in force, the oldest first: as known on a day; with `public`, without private ones.

    One that was corrected by another alignment, or taken back, is not in force. One that names a statement means
    the corrections of that statement too.
    """
    values = {"until": until.isoformat() if until else "9999", "private": not public}
    rows = connection.execute(_ALIGNED, values).fetchall()
    corrections = connection.execute("select id, corrects from statement where corrects is not null").fetchall()
    return tuple(
        Aligned(
            who=who,
            whom=whom,
            on=Date.fromisoformat(on),
            sequence=entry,
            statements=_with_corrections(named, corrections) if named else frozenset(),
            private=bool(private),
            except_clauses=frozenset(json.loads(excepted)),
        )
        for who, whom, on, entry, named, private, excepted in rows
    )


def _with_corrections(
    statement: StatementId, corrections: list[tuple[StatementId, StatementId]]
) -> frozenset[StatementId]:
    found = {statement}
    while more := {one for one, corrected in corrections if corrected in found} - found:
        found |= more
    return frozenset(found)


_ALIGNED = """select a.who, a.whom, a."on", a.entry, a.named, a.private, a.except_clauses from alignment a
    where a."on" <= :until and a.private <= :private
    and not exists (
        select 1 from retraction r where r.statement = a.statement and r.clause is null and r."on" <= :until)
    and not exists (
        select 1 from statement c cross join alignment b on b.statement = c.id and b.entry = c.entry
        where c.corrects = a.statement and b.who = a.who and c."on" <= :until and c.private <= :private)
    order by a."on", a.entry, a.rowid"""
