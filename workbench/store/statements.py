"""Reads statements: as they were made, what became of them since, and the alignments in them."""

import json
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime
from typing import cast

from workbench.model.base import ClauseId, DelegationId, StatementId
from workbench.model.consensus import Aligned
from workbench.model.record import ClauseAgreed, StatementMade
from workbench.store.chain import read_act


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
    until: Date | None = None,
    limit: int | None = None,
) -> tuple[Recorded, ...]:
    """Return the statements that count, the latest first by the day they were made.

    They are restricted to one holder's, to ids with an ending, to a day; to what was known on a day; and to so many.
    """
    conditions = {
        "coalesce(on_behalf_of, speaker) = ?": holder,
        "id like '%' || ?": ending,
        '"on" = ?': on and on.isoformat(),
        '"on" <= ?': until and until.isoformat(),
    }
    given = {condition: value for condition, value in conditions.items() if value}
    where = f" where {' and '.join(given)}" if given else ""
    found = connection.execute(
        f'select id, entry from statement{where} order by "on" desc, entry desc, rowid desc limit ?',
        (*given.values(), -1 if limit is None else limit),
    ).fetchall()
    return tuple(_recorded(connection, statement, entry, until) for statement, entry in found)


def read_imported(
    connection: sqlite3.Connection, clauses: Collection[ClauseId], *, limit: int, until: Date | None = None
) -> tuple[tuple[int, StatementMade | ClauseAgreed], ...]:
    """Return what files brought on any of the clauses, as far as it counts, each with the sequence of its entry.

    Of the statements so many, the latest up to a day; each is taken out of its entry, which may be large.
    """
    asked = (json.dumps(list(clauses)),)
    day = until.isoformat() if until else "9999"
    said = connection.execute(_IMPORTED, (*asked, day, limit)).fetchall()
    declared = connection.execute(_DECLARED, asked).fetchall()
    return (
        *((entry, _made(connection, statement, entry)[0]) for statement, entry in said),
        *((entry, ClauseAgreed.model_validate_json(body)) for entry, body in declared),
    )


_IMPORTED = """with asked (clause) as (select value from json_each(?))
    select p.statement, p.entry from asked a cross join position p on p.clause = a.clause
    cross join record r on r.sequence = p.entry where r.kind = 'StatementsImported'
    and p."on" <= ? group by p.statement, p.entry order by max(p."on") desc, p.entry desc, max(p.n) desc limit ?"""
_DECLARED = """with asked (clause) as (select value from json_each(?)), brought (entry) as (
        select g.entry from asked a join agreement g on g.clause = a.clause)
    select r.sequence, j.value from record r join json_each(r.body, '$.agreements') j
    where r.sequence in (select entry from brought) and r.kind = 'StatementsImported'"""
_MADE = """select case kind when 'StatementsImported' then json_extract(body, '$.statements[' || (
        select count(*) from statement o where o.entry = s.entry and o.rowid < s.rowid) || ']') else body end,
    r.entered_at, r.by from statement s join record r on r.sequence = s.entry where s.id = ? and s.entry = ?"""
"""The rows of an entry's statements lie in the order in which it holds them."""


def _made(connection: sqlite3.Connection, statement: StatementId, entry: int) -> tuple[StatementMade, datetime, str]:
    body, entered_at, by = connection.execute(_MADE, (statement, entry)).fetchone()
    return cast(StatementMade, read_act("StatementMade", body)), datetime.fromisoformat(entered_at), by


def _recorded(connection: sqlite3.Connection, statement: StatementId, sequence: int, until: Date | None) -> Recorded:
    made, entered_at, by = _made(connection, statement, sequence)
    values = (statement, until.isoformat() if until else "9999")
    corrections = connection.execute('select id from statement where corrects = ? and "on" <= ? order by entry', values)
    taken_back: dict[int, Retraction] = {}
    for entry, clause, on, because in connection.execute(_RETRACTED, values):
        before = taken_back.get(entry)
        clauses = (*(before.clauses if before else ()), *([clause] if clause else ()))
        whole = clause is None or (before is not None and before.whole)
        taken_back[entry] = Retraction(clauses, whole, Date.fromisoformat(on), because)
    return Recorded(made, sequence, entered_at, by, tuple(one for (one,) in corrections), tuple(taken_back.values()))


_RETRACTED = """select entry, clause, "on", because from retraction where statement = ? and "on" <= ?
    order by "on", entry, rowid"""


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
            made_in=made_in,
            named=named,
        )
        for made_in, who, whom, on, entry, named, private, excepted in rows
    )


def _with_corrections(
    statement: StatementId, corrections: list[tuple[StatementId, StatementId]]
) -> frozenset[StatementId]:
    found = {statement}
    while more := {one for one, corrected in corrections if corrected in found} - found:
        found |= more
    return frozenset(found)


_ALIGNED = """select a.statement, a.who, a.whom, a."on", a.entry, a.named, a.private, a.except_clauses from alignment a
    where a."on" <= :until and a.private <= :private
    and not exists (
        select 1 from retraction r where r.statement = a.statement and r.clause is null and r."on" <= :until)
    and not exists (
        select 1 from statement c cross join alignment b on b.statement = c.id and b.entry = c.entry
        where c.corrects = a.statement and b.who = a.who and c."on" <= :until and c.private <= :private)
    order by a."on", a.entry, a.rowid"""
