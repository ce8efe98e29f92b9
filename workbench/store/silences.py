"""Reads silence procedures, their objections, and whether the words they were about changed since."""

import sqlite3
from collections.abc import Iterator
from datetime import datetime

from workbench.model.base import DraftId, EntryId
from workbench.model.silence import Objection, Silence
from workbench.store.drafts import words_of_draft
from workbench.text.normalise import words_hash, words_hash_of_all


def read_silences(connection: sqlite3.Connection) -> tuple[Silence, ...]:
    """Return the silence procedures that count, in the order in which they were entered."""
    rows = connection.execute(
        "select entry, id, draft, words_hash, opened_at, until, zone, by from silence order by entry"
    ).fetchall()
    return tuple(
        Silence(
            id=silence,
            draft=draft,
            words_hash=words,
            opened_at=datetime.fromisoformat(opened_at),
            until=datetime.fromisoformat(until),
            zone=zone,
            by=by,
            objections=tuple(sorted(_objections(connection, silence), key=lambda one: one.made_at)),
            words_then=words_hash_of_all(words_of_draft(connection, draft, before=entry)),
            words_now=words_hash_of_all(words_of_draft(connection, draft)),
            reworded_at=_reworded_at(connection, draft, entry),
        )
        for entry, silence, draft, words, opened_at, until, zone, by in rows
    )


def _objections(connection: sqlite3.Connection, silence: EntryId) -> Iterator[Objection]:
    sql = "select who, made_at, entered_at, because from breaking where silence = ? order by entry"
    for who, made_at, entered_at, because in connection.execute(sql, (silence,)):
        yield Objection(who, datetime.fromisoformat(made_at), datetime.fromisoformat(entered_at), because)


def _reworded_at(connection: sqlite3.Connection, draft: DraftId, opening: int) -> datetime | None:
    """Return when the draft first got other words after an entry, or None; edits that were undone do not count."""
    changes = (_first_rewording(connection, draft, opening), _first_arrangement(connection, draft, opening))
    first = min((change for change in changes if change), default=None)
    return datetime.fromisoformat(first[1]) if first else None


def _first_rewording(connection: sqlite3.Connection, draft: DraftId, opening: int) -> tuple[int, str] | None:
    sql = """select r.entry, r.text, e.made_at, coalesce(
            (select b.text from rewording b where b.clause = r.clause and b.entry < :opening
                order by b.entry desc limit 1), (select c.text from clause c where c.id = r.clause)
        ) from rewording r join record e on e.sequence = r.entry
        where r.draft = :draft and r.entry > :opening order by r.entry"""
    for entry, text, made_at, was in connection.execute(sql, {"draft": draft, "opening": opening}):
        if was is None or words_hash(text) != words_hash(was):
            return entry, made_at
    return None


def _first_arrangement(connection: sqlite3.Connection, draft: DraftId, opening: int) -> tuple[int, str] | None:
    """Find the first clause added, removed or moved; other labels alone are no other words."""
    sql = """select a.entry, e.made_at from arrangement a join record e on e.sequence = a.entry
        where a.draft = ? and a.entry > ? and a.kind <> 'ClausesRenumbered' order by a.entry limit 1"""
    found: tuple[int, str] | None = connection.execute(sql, (draft, opening)).fetchone()
    return found
