"""Opens the database: what is checked before SQLite may touch a file, and how the connection is set.

The journal is a rollback journal with `synchronous=EXTRA`, and every act takes the write lock at its beginning:
see docs/decisions/0002. sqlite-utils is imported when a file is opened, not before: it takes longer than
drawing the first screen may.
"""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import BadFile, WorkbenchError
from workbench.store.backup import back_up
from workbench.store.placing import placed
from workbench.store.schema import APPLICATION_ID, VERSION
from workbench.store.translation import readable, translated

if TYPE_CHECKING:
    from sqlite_utils import Database

PATIENCE = 10.0
"""Seconds to wait for another program's act to end."""

_HEADER = b"SQLite format 3\x00"
_HEADER_LENGTH = 100
_VERSION_AT, _APPLICATION_AT = 60, 68
"""Offsets of four bytes each, big-endian (sqlite.org/fileformat2.html, 1.3)."""


def create_database(
    path: Path,
    fill: Callable[[sqlite3.Connection], None] | None = None,
    check: Callable[[Path], None] | None = None,
) -> "Database":
    """Make a new file, readable by its owner alone, and open it; raises NotAllowed over an existing one.

    It gets its name once `fill` wrote to it, in one transaction, and `check` read it; if one raises, there is none.
    """
    with placed(path) as unfinished:
        database = connect(unfinished)
        try:
            with translated(path):
                database.conn.execute(f"pragma application_id = {APPLICATION_ID}")
                _migrate(database)
                if fill:
                    database.conn.execute("begin immediate")
                    fill(database.conn)
                    database.conn.execute("commit")
        finally:
            database.close()
        if check:
            check(unfinished)
    return connect(path)


def open_database(path: Path) -> "Database":
    """Open a negotiation file; raises WorkbenchError if it is missing and BadFile if it is none, or newer.

    A file of an older version is backed up beside itself, then brought to this one.
    """
    version = _version_of(path)
    database = connect(path)
    try:
        if version < VERSION:
            with translated(path):
                back_up(database.conn, _free_name(path.with_name(f"{path.name}.version-{version}")))
                _migrate(database)
    except BaseException:
        database.close()
        raise
    return database


def connect(path: Path) -> "Database":
    """Return a connection set as every connection to a negotiation file must be."""
    from sqlite_utils import Database

    with readable(path):
        connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
        try:
            connection.execute("pragma foreign_keys = on")
            connection.execute("pragma synchronous = extra")
            connection.execute("pragma trusted_schema = off")
            if connection.execute("pragma journal_mode").fetchone() != ("delete",):
                connection.execute("pragma journal_mode = delete")
        except BaseException:
            connection.close()
            raise
        return Database(connection, execute_plugins=False)


def _version_of(path: Path) -> int:
    """Read the version from the file's own first bytes: SQLite itself would tidy up in a file it opens."""
    try:
        if path.is_fifo():  # opening one waits for its writer, for ever
            raise BadFile(f"{path} is not a negotiation file.", "Name another with -f FILE; it was not touched.")
        with path.open("rb") as file:
            header = file.read(_HEADER_LENGTH)
    except FileNotFoundError as error:
        raise WorkbenchError(
            f"There is no file {path}.", "`workbench new FILE --title T` makes one; -f FILE names another."
        ) from error
    except OSError as error:
        raise WorkbenchError(f"{path} cannot be read: {error.strerror}.", "Name a negotiation file.") from error
    application, version = (int.from_bytes(header[at : at + 4], "big") for at in (_APPLICATION_AT, _VERSION_AT))
    if not header.startswith(_HEADER) or len(header) < _HEADER_LENGTH or application != APPLICATION_ID:
        raise BadFile(f"{path} is not a negotiation file.", "Name another with -f FILE; it was not touched.")
    if version > VERSION:
        raise BadFile(
            f"{path} was made by a newer workbench (file version {version}, this program knows {VERSION}).",
            "Update the workbench; the file was not touched.",
        )
    return version


def _free_name(wanted: Path) -> Path:
    number = 1
    name = wanted
    while name.exists():
        number += 1
        name = wanted.with_name(f"{wanted.name}-{number}")
    return name


def _migrate(database: "Database") -> None:
    from workbench.store.migrations import migrations

    database.conn.execute("begin immediate")
    try:
        migrations.apply(database)
        database.conn.execute(f"pragma user_version = {VERSION}")
        database.conn.execute("commit")
    except BaseException:
        database.conn.rollback()
        raise
