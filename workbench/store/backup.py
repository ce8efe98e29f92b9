"""Copies a negotiation file whole while it is in use."""

import sqlite3
from pathlib import Path

from workbench.store.placing import placed
from workbench.store.translation import translated


def back_up(connection: sqlite3.Connection, to: Path) -> None:
    """Copy the database to `to` by SQLite's own backup; it appears there whole or not at all.

    Raises NotAllowed over an existing file and WorkbenchError where nothing can be written.
    """
    with placed(to) as unfinished:
        copy = sqlite3.connect(unfinished)
        try:
            with translated(to):
                connection.backup(copy)
        finally:
            copy.close()
