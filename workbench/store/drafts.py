"""Reads drafts, their clauses and their succession."""

import json
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime

from workbench.model.base import ClauseId, DraftId, WordsHash
from workbench.model.change import Link, Succession
from workbench.model.clause import Clause
from workbench.model.draft import Draft, DraftState, Origin
from workbench.store.arranging import NEVER, arrange, follow, labels_over_time, read_arranged
from workbench.store.rewording import reword


@dataclass(frozen=True, slots=True)
class DraftHead:
    """A draft without its clauses."""

    id: DraftId
    symbol: str
    title: str
    date: Date | None
    origin: Origin | None
    based_on: DraftId | None
    state: DraftState
    illustrative: bool
    note: str
    clauses: int
    """Negotiated ones: headings are not counted."""
    sequence: int
    """Of the entry that tabled it."""
    tabled_on: Date
    """The day of that entry: of a working draft, the day on which it was begun."""

    def is_known_on(self, day: Date) -> bool:
        """Whether it was on the table: by the date it bears; of a working draft, by the day it was begun."""
        if self.state is DraftState.WORKING:
            return self.tabled_on <= day
        return self.date is None or self.date <= day


_HEADS = """select d.id, d.symbol, d.title, d.date, d.origin, d.based_on, d.state, d.illustrative, d.note,
    d.clauses + (select count(*) from clause c where c.draft = d.id and c.place < 0 and c.kind <> 'heading')
        - (select count(distinct a.clause) from arrangement a join clause c on c.id = a.clause
            where a.draft = d.id and a.kind = 'ClauseRemoved' and c.kind <> 'heading'),
    d.entry, e.made_at, i.symbol, i.date from draft d join record e on e.sequence = d.entry
    left join issue i on i.entry = (select max(entry) from issue where draft = d.id and date <= :as_of)"""


def draft_heads(connection: sqlite3.Connection, as_of: Date | None = None) -> tuple[DraftHead, ...]:
    """Return the drafts on the table in the order of tabling, or those that were there on a day, as they were then."""
    rows = connection.execute(f"{_HEADS} order by d.entry", {"as_of": _day(as_of)})
    return tuple(head for head in map(_head, rows) if as_of is None or head.is_known_on(as_of))


def _head(row: tuple[object, ...]) -> DraftHead:
    draft, symbol, title, date, origin, based_on, state, illustrative, note, clauses, entry, made_at, issued, day = row
    return DraftHead(
        id=str(draft),
        symbol=str(issued or symbol),
        title=str(title),
        date=Date.fromisoformat(str(day or date)) if day or date else None,
        origin=Origin(str(origin)) if origin else None,
        based_on=str(based_on) if based_on else None,
        state=DraftState.ISSUED if issued else DraftState(str(state)),
        illustrative=bool(illustrative),
        note=str(note),
        clauses=int(str(clauses)),
        sequence=int(str(entry)),
        tabled_on=_day_there(str(made_at)),
    )


def _day(as_of: Date | None) -> str:
    return as_of.isoformat() if as_of else "9999"


def _day_there(moment: str) -> Date:
    """Return the day that a moment fell on where this machine stands, as the days of acts are written."""
    return datetime.fromisoformat(moment).astimezone().date()


def edits_end(connection: sqlite3.Connection, draft: DraftId, as_of: Date) -> int | None:
    """Return the first entry that changed a working draft after a day; None if that day knew all there is.

    Before that entry the draft was as the day knew it. An act counts on the day it names, else on the day it was
    made. What was entered after it is left out even if it names an earlier day: it rested on later words. Once a
    draft is issued its words are those issued, whenever they were entered.
    """
    values = {"draft": draft, "as_of": _day(as_of)}
    if connection.execute("select 1 from issue where draft = :draft and date <= :as_of", values).fetchone():
        return None
    rows = connection.execute(
        """select r.entry, e.made_at, d."on" from (
                select entry from rewording where draft = :draft
                union select entry from arrangement where draft = :draft
            ) r join record e on e.sequence = r.entry left join decision d on d.entry = r.entry order by r.entry""",
        values,
    )
    days = ((entry, Date.fromisoformat(on) if on else _day_there(made_at)) for entry, made_at, on in rows)
    return next((entry for entry, day in days if day > as_of), None)


def read_draft(connection: sqlite3.Connection, draft: DraftId, as_of: Date | None = None) -> Draft:
    """Return a draft, whole, with its words as they are now, or as they were on a day.

    Raises KeyError if there is none of that id. On a day before it was tabled it has the words it was tabled with.
    """
    row = connection.execute(f"{_HEADS} where d.id = :draft", {"draft": draft, "as_of": _day(as_of)}).fetchone()
    if row is None:
        raise KeyError(draft)
    head = _head(row)
    (front,) = connection.execute("select front from draft where id = ?", (draft,)).fetchone()
    return Draft(
        id=head.id,
        symbol=head.symbol,
        title=head.title,
        date=head.date,
        origin=head.origin,
        based_on=head.based_on,
        state=head.state,
        illustrative=head.illustrative,
        note=head.note,
        front=tuple(json.loads(front)),
        clauses=_clauses(connection, draft, edits_end(connection, draft, as_of) if as_of else None),
    )


def _clauses(connection: sqlite3.Connection, draft: DraftId, before: int | None = None) -> tuple[Clause, ...]:
    """Return the clauses of a draft as they are now, or as they were before an entry."""
    texts = connection.execute(
        "select clause, text from rewording where draft = ? and entry < ? order by entry",
        (draft, NEVER if before is None else before),
    )
    reworded = dict(texts)
    arranged = read_arranged(connection, draft, before)
    clauses = arrange(_tabled(connection, draft), arranged)
    return tuple(reword(one, reworded[one.id]) if one.id in reworded else one for one in clauses)


def _tabled(connection: sqlite3.Connection, draft: DraftId) -> tuple[Clause, ...]:
    rows = connection.execute(
        "select id, kind, label, number, parent, depth, text, extra from clause "
        "where draft = ? and place >= 0 order by place",
        (draft,),
    )
    return tuple(
        Clause(
            id=clause,
            kind=kind,
            label=label,
            number=number,
            parent=parent,
            depth=depth,
            text=text,
            **(json.loads(extra) if extra else {}),
        )
        for clause, kind, label, number, parent, depth, text, extra in rows
    )


def read_labels(connection: sqlite3.Connection, draft: DraftId) -> dict[ClauseId, tuple[str, ...]]:
    """Return all labels that each clause of a draft ever had, the newest last; of removed clauses too."""
    return labels_over_time(_tabled(connection, draft), read_arranged(connection, draft))


def read_markings(connection: sqlite3.Connection) -> dict[ClauseId, dict[str, tuple[int, bool]]]:
    """Return what was said of brackets, by clause and content: the newest entry, and whether it is no negotiation."""
    found: dict[ClauseId, dict[str, tuple[int, bool]]] = {}
    for entry, clause, content, editorial in connection.execute("select * from marking order by entry"):
        found.setdefault(clause, {})[content] = (entry, bool(editorial))
    return found


def words_now(connection: sqlite3.Connection, clause: ClauseId) -> str | None:
    """Return the words of a clause as they are now, or None if there is no such clause, or no longer."""
    sql = """select coalesce(
        (select r.text from rewording r where r.clause = c.id order by r.entry desc limit 1), c.text
    ) from clause c where c.id = ?
        and not exists (select 1 from arrangement a where a.clause = c.id and a.kind = 'ClauseRemoved')"""
    row = connection.execute(sql, (clause,)).fetchone()
    return None if row is None else str(row[0])


def words_of_draft(connection: sqlite3.Connection, draft: DraftId, before: int | None = None) -> list[str]:
    """Return the words of all clauses of a draft in order, headings too, as they are now or before an entry."""
    return [clause.text for clause in _clauses(connection, draft, before)]


def read_wordings(connection: sqlite3.Connection, hashes: Collection[WordsHash]) -> dict[WordsHash, str]:
    """Return the words that were ever worded, by hash."""
    asked = "with asked (hash) as (select value from json_each(?))"
    sql = f"{asked} select w.hash, w.text from asked a cross join wording w on w.hash = a.hash"
    return dict(connection.execute(sql, (json.dumps(list(hashes)),)))


def read_succession(connection: sqlite3.Connection, new: DraftId, as_of: Date | None = None) -> Succession | None:
    """Return how a draft came from the one it is based on, the user's corrections laid over; None without one.

    The corrections are those of today; on a past day, clauses added, removed and moved since are left as they were.
    """
    row = connection.execute("select based_on from draft where id = ?", (new,)).fetchone()
    if row is None or row[0] is None:
        return None
    old: DraftId = row[0]
    rows = connection.execute(
        "select entry, by_user, body from link where new_draft = ? and old_draft = ? order by entry, rowid", (new, old)
    ).fetchall()
    links = [Link.model_validate_json(body) for _, by_user, body in rows if not by_user]
    for entry in sorted({entry for entry, by_user, _ in rows if by_user}):
        said = [Link.model_validate_json(body) for one, by_user, body in rows if by_user and one == entry]
        was, became = {one for link in said for one in link.old}, {one for link in said for one in link.new}
        links = [link for link in links if not (was & set(link.old) or became & set(link.new))] + said
    ends = (edits_end(connection, one, as_of) if as_of else None for one in (old, new))
    arranged = (read_arranged(connection, one, end) for one, end in zip((old, new), ends, strict=True))
    return Succession(old=old, new=new, links=follow(links, *arranged))
