"""What an error of SQLite means to a person: what happened to which file, and what to do next."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workbench.errors import RESTORE, BadFile, WorkbenchError


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into ours: BadFile for a damaged file, WorkbenchError where the surroundings fail."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise _operational(path, error) from error
    except sqlite3.DatabaseError as error:
        raise BadFile(f"{path} is damaged: {error}.", RESTORE) from error


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Like `translated`, and what was read but makes no sense (`ValueError`) is damage too."""
    try:
        with translated(path):
            yield
    except ValueError as error:
        raise BadFile(f"{path} is damaged: something in it cannot be read.", RESTORE) from error


def _operational(path: Path, error: sqlite3.OperationalError) -> WorkbenchError:
    match getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return WorkbenchError(
                f"Another program is writing to {path}.", "Try again in a moment; nothing was changed."
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_CANTOPEN:
            return WorkbenchError(f"{path} cannot be written to.", "Copy it to a folder of your own.")
        case sqlite3.SQLITE_FULL:
            return WorkbenchError("The disk is full.", "Make room and try again; nothing was lost or changed.")
        case sqlite3.SQLITE_IOERR:
            return WorkbenchError(
                f"{path} cannot be read or written: {error}.",
                "See to the disk or the network folder; nothing was changed.",
            )
    return BadFile(f"{path} cannot be used: {error}.", "Restore a backup if this goes on.")
