"""Reads what was said: positions, alignments, proposals, agreements. Rows go straight into the slotted values."""

import json
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date as Date

from workbench.model.base import ClauseId, DelegationId
from workbench.model.consensus import Agreement, Aligned, Level, Taken
from workbench.model.proposal import Decision, Proposal
from workbench.model.statement import Stance
from workbench.store.projections import NOT_CORRECTED

_TAKEN = """select p.id, p.statement, p.holder, s.speaker, p.stance, p."on", p.entry, p.clause, p.words_hash,
    p.reason, p.cure, p.words, s.source, s.forum, p.private, s.illustrative, s.note
    from position p join statement s on s.id = p.statement and s.entry = p.entry"""
_STANCES: dict[str | None, Stance | None] = {None: None, **{str(stance): stance for stance in Stance}}


def _taken(row: tuple[object, ...], days: dict[str, Date]) -> Taken:
    (
        position, statement, holder, speaker, stance, on, entry, clause, words_hash,
        reason, cure, words, source, forum, private, illustrative, note,
    ) = row  # fmt: skip
    day = days.get(on) or days.setdefault(on, Date.fromisoformat(on))  # type: ignore[arg-type, call-overload]
    return Taken(
        position, statement, holder, speaker, _STANCES[stance], day, entry, clause, words_hash,  # type: ignore[arg-type, index]
        reason=reason, cure=cure, words=words, source=source, forum=forum,  # type: ignore[arg-type]
        private=bool(private), illustrative=bool(illustrative), note=note,  # type: ignore[arg-type]
    )  # fmt: skip


@contextmanager
def _asked(connection: sqlite3.Connection, clauses: Collection[ClauseId]) -> Iterator[str]:
    """Give a table of the clauses asked for, in this connection's memory."""
    connection.execute("create temp table if not exists asked (clause text primary key) without rowid")
    connection.executemany("insert or ignore into temp.asked values (?)", ((clause,) for clause in clauses))
    try:
        yield "temp.asked"
    finally:
        connection.execute("delete from temp.asked")


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
    themselves before.
    """
    found: dict[ClauseId, list[Taken]] = {}
    days: dict[str, Date] = {}
    with _asked(connection, clauses) as asked:
        if every or until or public:
            where = [NOT_CORRECTED]
            where += ['p."on" <= :until'] if until else []
            where += ["not p.private"] if public else []
            sql = f"{_TAKEN} join {asked} a on a.clause = p.clause where {' and '.join(where)}"
        else:
            sql = _TAKEN.replace("from position p", f"from {asked} a join current c on c.clause = a.clause "
                                 "join position p on p.rowid = c.position")  # fmt: skip
        values = {"until": until.isoformat()} if until else {}
        for row in connection.execute(sql, values):
            taken = _taken(row, days)
            found.setdefault(taken.origin, []).append(taken)
    for clause, held in found.items():
        held.sort(key=lambda one: (one.on, one.sequence))
        if (until or public) and not every:
            found[clause] = list({one.holder: one for one in held}.values())
    return found


def read_positions(
    connection: sqlite3.Connection,
    *,
    clause: ClauseId | None = None,
    holder: DelegationId | None = None,
    stance: Stance | None = None,
) -> Iterator[Taken]:
    """Yield every position taken and not withdrawn, in the order in which they were entered."""
    conditions = {"p.clause": clause, "p.holder": holder, "p.stance": stance and str(stance)}
    given = {column: value for column, value in conditions.items() if value}
    where = " where " + " and ".join(f"{column} = ?" for column in given) if given else ""
    days: dict[str, Date] = {}
    for row in connection.execute(f"{_TAKEN}{where} order by p.entry, p.rowid", tuple(given.values())):
        yield _taken(row, days)


def read_alignments(connection: sqlite3.Connection, *, until: Date | None = None) -> tuple[Aligned, ...]:
    """Return the alignments in force, the oldest first."""
    rows = connection.execute(
        'select who, whom, "on", entry, named, private, except_clauses from alignment order by "on", entry, rowid'
    )
    return tuple(
        Aligned(
            who=who,
            whom=whom,
            on=Date.fromisoformat(on),
            sequence=entry,
            statement=named,
            private=bool(private),
            except_clauses=frozenset(json.loads(excepted)),
        )
        for who, whom, on, entry, named, private, excepted in rows
        if until is None or on <= until.isoformat()
    )


def read_proposals(connection: sqlite3.Connection) -> tuple[tuple[Proposal, Decision | None], ...]:
    """Return all proposals in the order in which they were made, each with its latest decision or None."""
    decided = {
        proposal: Decision(decision)
        for proposal, decision in connection.execute("select proposal, decision from decision order by entry")
    }
    bodies = connection.execute("select body from proposal order by entry, rowid")
    proposals = (Proposal.model_validate_json(body) for (body,) in bodies)
    return tuple((proposal, decided.get(proposal.id)) for proposal in proposals)


def read_agreements(
    connection: sqlite3.Connection, clauses: Collection[ClauseId], *, until: Date | None = None
) -> dict[ClauseId, Agreement]:
    """Return the latest declaration on each clause that was not reopened since."""
    day = until.isoformat() if until else "9999"
    reopened: dict[ClauseId, int] = {}
    found: dict[ClauseId, Agreement] = {}
    for clause, entry in connection.execute(
        'select clause, max(entry) from reopening where "on" <= ? group by clause', (day,)
    ):
        reopened[clause] = entry
    rows = connection.execute(
        'select clause, entry, level, "on", words_hash, by, pending, illustrative from agreement '
        'where "on" <= ? order by entry',
        (day,),
    )
    for clause, entry, level, on, words, by, pending, illustrative in rows:
        if clause in clauses and entry > reopened.get(clause, 0):
            found[clause] = Agreement(
                clause=clause,
                level=Level(level),
                on=Date.fromisoformat(on),
                words_hash=words,
                by=by,
                pending=pending,
                illustrative=bool(illustrative),
            )
    return found
