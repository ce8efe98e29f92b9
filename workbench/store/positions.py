"""Reads positions. Rows go straight into the slotted values, and only those that can still count are made whole."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date as Date
from operator import attrgetter
from typing import Any

from workbench.consensus.descent import Lines
from workbench.consensus.winnowing import days_followed, has_past, winnow
from workbench.model.base import ClauseId, DelegationId
from workbench.model.consensus import Aligned, Freshness, Taken
from workbench.model.statement import Stance
from workbench.store.projections import IN_FORCE

_TAKEN = """select p.id, p.statement, p.holder, s.speaker, p.stance, p."on", p.entry, p.clause, p.words_hash,
    p.reason, p.cure, p.words, s.source, s.forum, p.private, s.illustrative, s.note, p.n
    from position p cross join statement s on s.id = p.statement and +s.entry = p.entry"""
_NUMBERED = "with asked (n) as (select value from json_each(?)) " + _TAKEN.replace(
    "from position p", "from asked a cross join position p on p.n = a.n"
)
FROM_CURRENT = """select c."on", c.entry, a.key, c.position, c.holder, c.since
    from json_each(:line) a cross join current c on c.clause = a.value"""
_FROM_POSITIONS = f"""select p."on", p.entry, a.key, p.n, p.holder, p."on"
    from json_each(:line) a cross join position p on p.clause = a.value where {{known}}{IN_FORCE}"""
_PAST = f"""select p."on", p.entry, json_extract(a.value, '$[0]'), p.n, p.holder, p."on" from json_each(:asked) a
    cross join position p on p.clause = json_extract(a.value, '$[1]') and p.holder = json_extract(a.value, '$[2]')
    where {IN_FORCE.format(corrected="", retracted="")}"""
_OF_STATEMENTS = f"""select p.n, p.clause from json_each(:statements) a
    cross join position p on p.statement = a.value where {{known}}{IN_FORCE}"""
_PAGE = 1_000
_STANCES: dict[str | None, Stance | None] = {None: None, **{str(stance): stance for stance in Stance}}
EACH_ITS_OWN: Lines = {}


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
    lines: Lines = EACH_ITS_OWN,
    aligned: Collection[Aligned] = (),
) -> dict[ClauseId, list[Taken]]:
    """Return positions by the clause they were taken on, the oldest first: those that can still count.

    These are the latest of each holder on each line of clauses; with `until`, as known on that day; with `public`,
    as if private statements had not been made; and those that somebody follows who `aligned` itself before they
    were superseded. A correction made later, or in private, is not known to such a reader either.
    """
    known = {"until": until.isoformat() if until else None}, _known(until, public=public)
    days = days_followed(aligned)
    is_today = not (until or public)
    numbers: set[int] = _of_statements(connection, clauses, aligned, *known)
    for line in _each_line(clauses, lines):
        values = {"line": json.dumps(line), **known[0]}
        sql = FROM_CURRENT if is_today else _FROM_POSITIONS.format(**known[1])
        rows = connection.execute(sql, values).fetchall()
        if is_today and days:
            asked = [(row[2], line[row[2]], row[4]) for row in rows if row[4] in days and has_past(row, days)]
            rows += connection.execute(_PAST, {"asked": json.dumps(asked)}) if asked else ()
        numbers.update(winnow(rows, days))
    return _read_whole(connection, numbers)


def _each_line(clauses: Iterable[ClauseId], lines: Lines) -> Iterator[list[ClauseId]]:
    """Put clauses on their lines, the oldest first; a clause that `lines` lacks is a line of its own."""
    found: dict[ClauseId, list[tuple[int, ClauseId]]] = {}
    for clause in clauses:
        end, place = lines.get(clause) or (clause, 0)
        found.setdefault(end, []).append((place, clause))
    yield from ([clause for _, clause in sorted(line)] for line in found.values())


def _of_statements(
    connection: sqlite3.Connection,
    clauses: Collection[ClauseId],
    aligned: Iterable[Aligned],
    values: Mapping[str, str | None],
    known: Mapping[str, str],
) -> set[int]:
    """Return the numbers of all positions on some clauses in the statements that somebody follows by name."""
    named = sorted({statement for one in aligned for statement in one.statements})
    if not named:
        return set()
    rows = connection.execute(_OF_STATEMENTS.format(**known), {"statements": json.dumps(named), **values})
    wanted = frozenset(clauses)
    return {number for number, clause in rows if clause in wanted}


def _read_whole(connection: sqlite3.Connection, numbers: Iterable[int]) -> dict[ClauseId, list[Taken]]:
    found: dict[ClauseId, list[Taken]] = {}
    days: dict[str, Date] = {}
    for row in connection.execute(_NUMBERED, (json.dumps(sorted(numbers)),)):
        found.setdefault(row[7], []).append(_taken(row, days))
    for held in found.values():
        held.sort(key=attrgetter("on", "sequence"))
    return found


def _known(until: Date | None, *, public: bool) -> Mapping[str, str]:
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


def read_days(connection: sqlite3.Connection) -> tuple[Date, ...]:
    """Return the days on which anything was said, decided, declared, reopened or reworded, in order."""
    tables = ("position", "alignment", "backing", "decision", "agreement", "reopening", "retraction")
    edits = "select date(e.made_at, 'localtime') from {} t join record e on e.sequence = t.entry"
    every = " union ".join(
        (*(f'select "on" from {table}' for table in tables), *map(edits.format, ("rewording", "arrangement")))
    )
    return tuple(Date.fromisoformat(day) for (day,) in connection.execute(f"{every} order by 1"))
