"""Puts a finished file under its name: it appears there whole or not at all, and never in place of another."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from workbench.errors import NotAllowed, WorkbenchError


@contextmanager
def placed(to: Path) -> Iterator[Path]:
    """Give an empty file beside `to`, readable by its owner alone; when the block ends well it becomes `to`.

    Raises NotAllowed if there is a file of that name before or after the block, and WorkbenchError where
    nothing can be written. What was begun is removed in either case.
    """
    if os.path.lexists(to):
        raise _taken(to)
    try:
        handle, name = tempfile.mkstemp(prefix=f".{to.name}.", suffix=".unfinished", dir=to.parent)
    except OSError as error:
        raise _unwritable(to, error) from error
    os.close(handle)
    unfinished = Path(name)
    try:
        yield unfinished
        _place(unfinished, to)
    except FileExistsError as error:
        raise _taken(to) from error
    except OSError as error:
        raise _unwritable(to, error) from error
    finally:
        unfinished.unlink(missing_ok=True)


def _place(unfinished: Path, to: Path) -> None:
    with unfinished.open("rb+") as file:
        os.fsync(file.fileno())
    try:
        to.hardlink_to(unfinished)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links: take the name first, then fill it
        os.close(os.open(to, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        unfinished.replace(to)
    _keep_name(to.parent)


def _keep_name(folder: Path) -> None:
    """Make the new name survive a loss of power; where folders cannot be opened, the system sees to it."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _taken(to: Path) -> NotAllowed:
    return NotAllowed(f"{to} is already there.", "Choose another name; nothing was changed.")


def _unwritable(to: Path, error: OSError) -> WorkbenchError:
    return WorkbenchError(
        f"{to} cannot be made: {error.strerror}.", "Choose a folder that exists and can be written to."
    )
