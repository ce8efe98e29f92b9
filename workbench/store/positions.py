"""Reads what was said: positions, alignments, proposals, agreements. Rows go straight into the slotted values."""

import json
import sqlite3
from collections.abc import Collection, Iterator
from datetime import date as Date
from operator import attrgetter
from typing import Any

from workbench.model.base import ClauseId, DelegationId, ProposalId
from workbench.model.consensus import Agreement, Freshness, Level, Taken
from workbench.model.proposal import Decision, Proposal
from workbench.model.statement import Stance
from workbench.store.projections import IN_FORCE

_TAKEN = """select p.id, p.statement, p.holder, s.speaker, p.stance, p."on", p.entry, p.clause, p.words_hash,
    p.reason, p.cure, p.words, s.source, s.forum, p.private, s.illustrative, s.note, p.n
    from position p cross join statement s on s.id = p.statement and +s.entry = p.entry"""
_ASKED = "with asked (clause) as (select value from json_each(:clauses)) "
FROM_CURRENT = _ASKED + _TAKEN.replace(
    "from position p",
    "from asked a cross join current c on c.clause = a.clause cross join position p on p.n = c.position",
)
_FROM_POSITIONS = (
    _ASKED
    + _TAKEN.replace("from position p", "from asked a cross join position p on p.clause = a.clause")
    + f" where {{known}}{IN_FORCE} order by p.n"
)
_PAGE = 1_000
_STANCES: dict[str | None, Stance | None] = {None: None, **{str(stance): stance for stance in Stance}}


def _taken(row: tuple[Any, ...], days: dict[str, Date]) -> Taken:
    """Make the value, without names: there may be a million of them."""
    (
        position, statement, holder, speaker, stance, on, entry, clause, words_hash,
        reason, cure, words, source, forum, private, illustrative, note, _,
    ) = row  # fmt: skip
    day = days.get(on) or days.setdefault(on, Date.fromisoformat(on))
    return Taken(
        position, statement, holder, speaker, _STANCES[stance], day, entry, clause, words_hash, Freshness.CURRENT,
        reason, cure, words, source, forum, private == 1, illustrative == 1, note,
    )  # fmt: skip


def read_taken(
    connection: sqlite3.Connection,
    clauses: Collection[ClauseId],
    *,
    until: Date | None = None,
    public: bool = False,
    every: bool = False,
) -> dict[ClauseId, list[Taken]]:
    """Return positions by the clause they were taken on, the oldest first.

    By default the latest of each holder on each clause; with `until`, as known on that day; with `public`, as
    if private statements had not been made; with `every`, the superseded ones too, for those who aligned
    themselves before. A correction made later, or in private, is not known to such a reader either.
    """
    found: dict[ClauseId, list[Taken]] = {}
    days: dict[str, Date] = {}
    sql = _FROM_POSITIONS.format(**_known(until, public=public)) if every or until or public else FROM_CURRENT
    values = {"clauses": json.dumps(list(clauses)), "until": until.isoformat() if until else None}
    for row in connection.execute(sql, values):
        found.setdefault(row[7], []).append(_taken(row, days))
    for clause, held in found.items():
        held.sort(key=attrgetter("on", "sequence"))
        if (until or public) and not every:
            found[clause] = list({one.holder: one for one in held}.values())
    return found


def _known(until: Date | None, *, public: bool) -> dict[str, str]:
    """Conditions on positions, and on what corrected or took them back."""
    by_then = ['{}."on" <= :until'] if until else []
    limits = [*by_then, *(["not {}.private"] if public else [])]
    return {
        "known": "".join(f"{limit.format('p')} and " for limit in limits),
        "corrected": "".join(f" and {limit.format('c')}" for limit in limits),
        "retracted": "".join(f" and {limit.format('r')}" for limit in by_then),
    }


def read_positions(
    connection: sqlite3.Connection,
    *,
    clause: ClauseId | None = None,
    holder: DelegationId | None = None,
    stance: Stance | None = None,
    in_force: bool = False,
    until: Date | None = None,
) -> Iterator[Taken]:
    """Yield the positions taken, in the order in which they were entered; in pages.

    With `in_force` those are left out that were corrected or that the delegation withdrew; with `until`, it is as
    known on that day.
    """
    conditions = {"clause": clause, "holder": holder, "stance": stance and str(stance)}
    values: dict[str, object] = {column: value for column, value in conditions.items() if value}
    known = _known(until, public=False)
    where = "".join(f" and p.{column} = :{column}" for column in values)
    where += f" and {known['known']}{IN_FORCE.format(**known) if in_force else 'true'}"
    sql = f"{_TAKEN} where (p.entry, p.n) > (:entry, :n){where} order by p.entry, p.n limit {_PAGE}"
    days: dict[str, Date] = {}
    values |= {"entry": 0, "n": 0, "until": until.isoformat() if until else None}
    while page := connection.execute(sql, values).fetchall():
        yield from (_taken(row, days) for row in page)
        values |= {"entry": page[-1][6], "n": page[-1][17]}


def read_proposals(
    connection: sqlite3.Connection, clauses: Collection[ClauseId] | None = None, *, until: Date | None = None
) -> tuple[tuple[Proposal, Decision | None], ...]:
    """Return the proposals, or those on some clauses, in the order in which they were made.

    Each comes with its latest decision (up to a day, where one is given), or None.
    """
    decided = {
        proposal: Decision(decision)
        for proposal, decision in connection.execute(
            'select proposal, decision from decision where "on" <= ? order by "on", entry', (_day(until),)
        )
    }
    asked = "" if clauses is None else "where clause in (select value from json_each(?))"
    values = () if clauses is None else (json.dumps(list(clauses)),)
    bodies = connection.execute(f"select body from proposal {asked} order by entry, rowid", values)
    proposals = (Proposal.model_validate_json(body) for (body,) in bodies)
    return tuple((proposal, decided.get(proposal.id)) for proposal in proposals)


def read_backings(connection: sqlite3.Connection) -> dict[ProposalId, dict[DelegationId, Stance]]:
    """Return who spoke to each proposal, with the latest stance of each."""
    found: dict[ProposalId, dict[DelegationId, Stance]] = {}
    rows = connection.execute('select proposal, who, stance from backing order by "on", entry')
    for proposal, who, stance in rows:
        found.setdefault(proposal, {})[who] = Stance(stance)
    return found


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
) -> dict[ClauseId, int]:
    """Return the sequence of the newest reopening of each clause that was ever reopened."""
    sql = """select r.clause, max(r.entry) from reopening r join json_each(?) asked on asked.value = r.clause
        where r."on" <= ? group by r.clause"""
    return dict(connection.execute(sql, (json.dumps(list(clauses)), _day(until))))


def read_days(connection: sqlite3.Connection) -> tuple[Date, ...]:
    """Return the days on which anything was said, decided, declared, reopened or reworded, in order."""
    tables = ("position", "alignment", "backing", "decision", "agreement", "reopening")
    edits = "select date(e.made_at, 'localtime') from {} t join record e on e.sequence = t.entry"
    every = " union ".join(
        (*(f'select "on" from {table}' for table in tables), *map(edits.format, ("rewording", "arrangement")))
    )
    return tuple(Date.fromisoformat(day) for (day,) in connection.execute(f"{every} order by 1"))


def _day(until: Date | None) -> str:
    return until.isoformat() if until else "9999"


_AGREED = """with asked (clause) as (select value from json_each(:clauses))
    select g.clause, g.level, g."on", g.words_hash, g.by, g.pending, g.illustrative, g.entry
    from asked a cross join agreement g on g.clause = a.clause
    where g."on" <= :day and g.entry > coalesce(
        (select max(r.entry) from reopening r where r.clause = g.clause and r."on" <= :day), 0)
    order by g.entry"""
_PACKAGES = _ASKED + """select k.entry, k.clause, k.partner from asked a cross join package k on k.clause = a.clause
    order by k.entry, k.rowid"""
