"""Reads what was declared agreed, in which package, and what was opened again.

Of declarations and reopenings the later by day counts, on one day the later entry: as with what delegations say.
"""

import json
import sqlite3
from collections.abc import Collection
from datetime import date as Date

from workbench.model.base import ClauseId
from workbench.model.consensus import Agreement, Level


def read_agreements(
    connection: sqlite3.Connection, clauses: Collection[ClauseId], *, until: Date | None = None
) -> dict[ClauseId, Agreement]:
    """Return the latest declaration on each clause that was not reopened since."""
    values = {"clauses": json.dumps(list(clauses)), "day": _day(until)}
    packages: dict[tuple[int, ClauseId], tuple[ClauseId, ...]] = {}
    for entry, clause, partner in connection.execute(_PACKAGES, values):
        packages[entry, clause] = (*packages.get((entry, clause), ()), partner)
    return {
        clause: Agreement(
            clause=clause,
            level=Level(level),
            on=Date.fromisoformat(on),
            words_hash=words,
            by=by,
            pending=pending,
            package=packages.get((entry, clause), ()),
            illustrative=bool(illustrative),
            sequence=entry,
        )
        for clause, level, on, words, by, pending, illustrative, entry in connection.execute(_AGREED, values)
    }


def read_reopenings(
    connection: sqlite3.Connection, clauses: Collection[ClauseId], *, until: Date | None = None
) -> dict[ClauseId, tuple[Date, int]]:
    """Return the day and the sequence of the latest reopening of each clause that was ever reopened."""
    sql = """select r.clause, r."on", r.entry from reopening r join json_each(?) asked on asked.value = r.clause
        where r."on" <= ? order by r."on", r.entry"""
    rows = connection.execute(sql, (json.dumps(list(clauses)), _day(until)))
    return {clause: (Date.fromisoformat(on), entry) for clause, on, entry in rows}


def _day(until: Date | None) -> str:
    return until.isoformat() if until else "9999"


_AGREED = """with asked (clause) as (select value from json_each(:clauses))
    select g.clause, g.level, g."on", g.words_hash, g.by, g.pending, g.illustrative, g.entry
    from asked a cross join agreement g on g.clause = a.clause
    where g."on" <= :day and not exists (
        select 1 from reopening r
        where r.clause = g.clause and r."on" <= :day and (r."on", r.entry) > (g."on", g.entry))
    order by g."on", g.entry, g.rowid"""
_PACKAGES = """with asked (clause) as (select value from json_each(:clauses))
    select k.entry, k.clause, k.partner from asked a cross join package k on k.clause = a.clause
    order by k.entry, k.rowid"""
