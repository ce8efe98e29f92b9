"""Keeps the tables that are derived from the record: adding what an entry makes, and taking it out again.

Every row carries the sequence of its entry and no row is ever updated, so the tables are a function of the
set of entries that count, whatever the order in which entries were withdrawn and brought back. `current`
alone is settled: it names the latest position of each holder on each clause.
"""

import sqlite3
from collections.abc import Callable, Iterator
from itertools import groupby
from operator import itemgetter

from workbench.model.acts import ClauseAdded, ClauseRemoved, ClauseReworded
from workbench.model.record import (
    Act,
    DraftTabled,
    Entry,
    EntryWithdrawn,
    ProposalDecided,
    StatementMade,
    StatementsImported,
    StatementWithdrawn,
)
from workbench.model.touched import clauses_touched
from workbench.store.rows import rows_of
from workbench.text.normalise import words_hash

Entries = Callable[[int], Entry]


def derive(connection: sqlite3.Connection, entry: Entry, others: Entries) -> None:
    """Bring the tables up to a new entry; `others` reads an entry by its sequence."""
    if not isinstance(entry.act, EntryWithdrawn):
        note(connection, entry)
        apply(connection, entry)
        return
    before = gone(connection)
    note(connection, entry)
    after = gone(connection)
    for sequence in sorted(before ^ after):
        (revert if sequence in after else apply)(connection, others(sequence))


def note(connection: sqlite3.Connection, entry: Entry) -> None:
    """Keep what holds of an entry whether it counts or not: its hash, wordings, clauses touched, a withdrawal."""
    sequence = entry.sequence
    connection.execute(_NEWEST, (sequence, entry.hash))
    connection.executemany("insert or ignore into wording values (?, ?)", _wordings(entry.act))
    touched = ((clause, sequence) for clause in clauses_touched(entry.act))
    connection.executemany("insert or ignore into touched values (?, ?)", touched)
    if isinstance(entry.act, EntryWithdrawn):
        target = "select ?, sequence from record where id = ? and sequence < ?"
        connection.execute(f"insert into withdrawal {target}", (sequence, entry.act.entry, sequence))


def apply(connection: sqlite3.Connection, entry: Entry) -> None:
    """Add the rows of an entry that counts."""
    for table, rows in groupby(rows_of(entry), key=itemgetter(0)):
        marks = ", ".join("?" * _width(connection, table))
        values = ((entry.sequence, *row) for _, row in rows)
        connection.executemany(f"insert into {table} values ({marks})", values)
    if _may_move_current(entry.act):
        _unsettle(connection, entry)
        _settle(connection)


def revert(connection: sqlite3.Connection, entry: Entry) -> None:
    """Take out the rows of an entry that counts no longer, and bring to light what they hid."""
    may_move_current = _may_move_current(entry.act)
    if may_move_current:
        _unsettle(connection, entry)
    for table, _ in groupby(rows_of(entry), key=itemgetter(0)):
        connection.execute(f"delete from {table} where entry = ?", (entry.sequence,))
    if may_move_current:
        _settle(connection)


def gone(connection: sqlite3.Connection) -> set[int]:
    """Return the sequences of the entries that do not count now, withdrawals among them."""
    found: set[int] = set()
    for withdrawal, target in connection.execute("select entry, target from withdrawal order by entry desc"):
        if withdrawal not in found:
            found.add(target)
    return found


_NEWEST = """insert into newest values (1, ?, ?)
    on conflict do update set entry = excluded.entry, hash = excluded.hash where excluded.entry > entry"""

IN_FORCE = """not exists (
    select 1 from statement c cross join position q on q.statement = c.id and +q.entry = c.entry
    where c.corrects = p.statement and q.clause = p.clause and q.holder = p.holder{corrected}
) and not exists (select 1 from retraction r where r.statement = p.statement and r.clause = p.clause{retracted})"""
"""A correction takes the place of what it corrects on the same clauses, whatever their days; what was withdrawn
counts no longer, and what a withdrawn correction had corrected does not come back.

`{corrected}` and `{retracted}` narrow corrections `c` and retractions `r` to those that are known to the reader.
"""

_SETTLED = f"""insert into current select clause, holder, n, "on", entry, since from (
    select p.clause, p.holder, p.n, p."on", p.entry, min(p."on") over (partition by p.clause, p.holder) since,
        row_number() over (partition by p.clause, p.holder order by p."on" desc, p.entry desc, p.n desc) nth
    from unsettled u cross join position p on p.clause = u.clause and p.holder = u.holder
    where {IN_FORCE.format(corrected="", retracted="")}
) where nth = 1"""


def _may_move_current(act: Act) -> bool:
    return isinstance(act, StatementMade | StatementsImported | StatementWithdrawn)


def _unsettle(connection: sqlite3.Connection, entry: Entry) -> None:
    """Forget the latest position where an entry spoke of a clause for a holder, or took such a word back."""
    connection.execute(
        "create temp table if not exists unsettled (clause text, holder text, primary key (clause, holder)) "
        "without rowid"
    )
    connection.execute(
        """insert or ignore into unsettled select clause, holder from position where entry = :entry
        union select p.clause, p.holder from retraction r join position p on p.statement = r.statement
        where r.entry = :entry and p.clause = r.clause""",
        {"entry": entry.sequence},
    )
    connection.execute("delete from current where (clause, holder) in (select clause, holder from unsettled)")


def _settle(connection: sqlite3.Connection) -> None:
    """Find the latest position where it was forgotten: by day, then by entry."""
    connection.execute(_SETTLED)
    connection.execute("delete from unsettled")


def _width(connection: sqlite3.Connection, table: str) -> int:
    (columns,) = connection.execute("select count(*) from pragma_table_info(?)", (table,)).fetchone()
    return int(columns)


def _wordings(act: Act) -> Iterator[tuple[str, str]]:
    match act:
        case DraftTabled(draft=draft):
            yield from ((words_hash(clause.text), clause.text) for clause in draft.clauses)
        case (
            ClauseReworded(text=text)
            | ProposalDecided(rewording=ClauseReworded(text=text))
            | ClauseRemoved(kept=ClauseReworded(text=text))
        ):
            yield words_hash(text), text
        case ClauseAdded(clause=clause) | ProposalDecided(arranging=ClauseAdded(clause=clause)):
            yield words_hash(clause.text), clause.text
