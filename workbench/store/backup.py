"""Copies a negotiation file whole while it is in use."""

import os
import sqlite3
from pathlib import Path

from workbench.errors import NotAllowed, WorkbenchError


def back_up(connection: sqlite3.Connection, to: Path) -> None:
    """Copy the database to `to` by SQLite's own backup; it appears there whole or not at all.

    Raises NotAllowed over an existing file and WorkbenchError where nothing can be written.
    """
    if to.exists():
        raise NotAllowed(f"{to} is already there.", "Choose another name; nothing was changed.")
    unfinished = to.with_name(f".{to.name}.{os.getpid()}.unfinished")
    try:
        os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        copy = sqlite3.connect(unfinished)
        try:
            connection.backup(copy)
        finally:
            copy.close()
        with unfinished.open("rb+") as file:
            os.fsync(file.fileno())
        unfinished.rename(to)
    except OSError as error:
        raise WorkbenchError(f"{to} cannot be written: {error.strerror}.", "Choose another folder.") from error
    finally:
        unfinished.unlink(missing_ok=True)
