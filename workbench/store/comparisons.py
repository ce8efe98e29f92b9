"""Reads what a person said of comparisons: the words of force to be pointed out, and sentences that went elsewhere."""

import sqlite3

from workbench.model.acts import ForceWordsSet, PassageSet
from workbench.model.base import DraftId


def read_force_words(connection: sqlite3.Connection) -> ForceWordsSet:
    """Return the words of force set last; none where the program's own are in use."""
    row = connection.execute("select body from force order by entry desc limit 1").fetchone()
    return ForceWordsSet.model_validate_json(row[0]) if row else ForceWordsSet()


def read_passages(connection: sqlite3.Connection, old: DraftId) -> tuple[PassageSet, ...]:
    """Return what was said of the sentences of a draft, in the order in which it was entered."""
    rows = connection.execute("select body from passage where old_draft = ? order by entry, rowid", (old,))
    return tuple(PassageSet.model_validate_json(body) for (body,) in rows)
