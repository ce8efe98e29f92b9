"""Reads invitations and contributions, and the user's words for numbers."""

import sqlite3

from workbench.model.acts import QuantifiersSet
from workbench.model.contribution import Contribution, Invitation


def read_invitations(connection: sqlite3.Connection) -> tuple[Invitation, ...]:
    """Return the invitations to contribute that count, in the order in which they were entered."""
    rows = connection.execute("select body from invitation order by entry, rowid")
    return tuple(Invitation.model_validate_json(body) for (body,) in rows)


def read_contributions(connection: sqlite3.Connection) -> tuple[Contribution, ...]:
    """Return the contributions received that count, in the order in which they were entered."""
    rows = connection.execute("select body from contribution order by entry, rowid")
    return tuple(Contribution.model_validate_json(body) for (body,) in rows)


def read_scale(connection: sqlite3.Connection) -> QuantifiersSet:
    """Return the words for numbers set last; none where nobody set any."""
    row = connection.execute("select body from scale order by entry desc limit 1").fetchone()
    return QuantifiersSet.model_validate_json(row[0]) if row else QuantifiersSet()
