"""Opens the database: what is checked before, how it is set, and what its errors mean to a person.

The journal is a rollback journal with `synchronous=EXTRA`, and every act takes the write lock at its beginning:
see docs/decisions/0002.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from workbench.errors import BadFile, NotAllowed, WorkbenchError
from workbench.store.migrations import APPLICATION_ID, VERSION, migrations

PATIENCE = 10.0
"""Seconds to wait for another program's act to end."""

_HEADER = b"SQLite format 3\x00"


def create_database(path: Path) -> Database:
    """Make a new file, readable by its owner alone, and open it; raises NotAllowed over an existing one."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError as error:
        raise NotAllowed(f"{path} is already there.", "Choose another name; nothing was changed.") from error
    except OSError as error:
        raise WorkbenchError(
            f"{path} cannot be made: {error.strerror}.", "Choose a folder that exists and can be written to."
        ) from error
    database = _connect(path)
    try:
        with translated(path):
            database.conn.execute(f"pragma application_id = {APPLICATION_ID}")
            _migrate(database)
    except BaseException:
        database.close()
        path.unlink(missing_ok=True)
        raise
    return database


def open_database(path: Path) -> Database:
    """Open a negotiation file; raises WorkbenchError if it is missing and BadFile if it is none, or newer."""
    _check_header(path)
    database = _connect(path)
    try:
        with translated(path):
            _check_kind(database.conn, path)
            if migrations.pending(database):
                _migrate(database)
    except BaseException:
        database.close()
        raise
    return database


def _connect(path: Path) -> Database:
    with translated(path):
        connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
        connection.execute("pragma foreign_keys = on")
        connection.execute("pragma synchronous = extra")
        connection.execute("pragma trusted_schema = off")
        return Database(connection)


def _check_header(path: Path) -> None:
    try:
        with path.open("rb") as file:
            header = file.read(len(_HEADER))
    except FileNotFoundError as error:
        raise WorkbenchError(
            f"There is no file {path}.", "`workbench new FILE --title T` makes one; -f FILE names another."
        ) from error
    except OSError as error:
        raise WorkbenchError(f"{path} cannot be read: {error.strerror}.", "Name a negotiation file.") from error
    if header != _HEADER:
        raise _no_negotiation(path)


def _check_kind(connection: sqlite3.Connection, path: Path) -> None:
    (application,) = connection.execute("pragma application_id").fetchone()
    (version,) = connection.execute("pragma user_version").fetchone()
    if application != APPLICATION_ID:
        raise _no_negotiation(path)
    if version > VERSION:
        raise BadFile(
            f"{path} was made by a newer workbench (file version {version}, this program knows {VERSION}).",
            "Update the workbench; the file was not touched.",
        )


def _no_negotiation(path: Path) -> BadFile:
    return BadFile(f"{path} is not a negotiation file.", "Name another with -f FILE; it was not touched.")


def _migrate(database: Database) -> None:
    database.conn.execute("begin immediate")
    try:
        migrations.apply(database)
        database.conn.execute(f"pragma user_version = {VERSION}")
        database.conn.execute("commit")
    except BaseException:
        database.conn.rollback()
        raise


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into ours: what happened to which file, and what to do next."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise _operational(path, error) from error
    except sqlite3.DatabaseError as error:
        raise BadFile(f"{path} is damaged: {error}.", "Restore a backup; the file was not changed.") from error


def _operational(path: Path, error: sqlite3.OperationalError) -> WorkbenchError:
    match error.sqlite_errorcode & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return WorkbenchError(
                f"Another program is writing to {path}.", "Try again in a moment; nothing was changed."
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_CANTOPEN:
            return WorkbenchError(f"{path} cannot be written to.", "Copy it to a folder of your own.")
        case sqlite3.SQLITE_FULL:
            return WorkbenchError("The disk is full.", "Make room and try again; nothing was lost or changed.")
    return BadFile(f"{path} cannot be used: {error}.", "Restore a backup if this goes on.")
