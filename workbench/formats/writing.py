"""Writes a page to a file, in the format that the file's suffix names, whole or not at all."""

import contextlib
import os
import secrets
import stat
from collections.abc import Callable
from pathlib import Path

from workbench.errors import NotAllowed, WorkbenchError
from workbench.formats.guard import shown_name
from workbench.formats.html.printer import print_html
from workbench.formats.json import print_json, print_json_lines
from workbench.formats.pages.page import Page
from workbench.formats.plain_pages import print_markdown, print_text
from workbench.formats.table import print_csv

_PRINTERS: dict[str, Callable[[Page], str]] = {
    ".txt": print_text,
    ".md": print_markdown,
    ".json": print_json,
    ".jsonl": print_json_lines,
    ".html": print_html,
    ".csv": print_csv,
}
_BINARY = getattr(os, "O_BINARY", 0)
"""Where the system tells text from bytes."""
SUFFIXES = (".docx", ".pdf", ".xlsx", ".xml", *_PRINTERS)
"""The formats that can be written."""


def write_page(page: Page, path: Path, *, force: bool = False, private: bool = False) -> None:
    """Write a page to `path` in the format of its suffix.

    The file appears whole or not at all: it is written under another name, flushed to the disk and renamed.
    A `private` one only its owner may read.
    Raises what `check_target` does, and WorkbenchError for a folder that may not be written or is full, and for a
    page whose tracked changes do not give back both drafts.
    """
    check_target(path, force)
    write_whole(path, print_page(page, path.suffix.lower()), force=force, private=private)


def check_target(path: Path, force: bool) -> None:
    """Raise before any work is done what would keep a page from `path`: an unknown format, a file that is there."""
    if path.suffix.lower() not in SUFFIXES:
        raise WorkbenchError(
            f"“{shown_name(path)}” does not say in what format to write: its suffix is unknown.",
            f"Use one of {' '.join(SUFFIXES)}.",
        )
    refuse_overwriting(path, force)


def print_page(page: Page, suffix: str) -> bytes:
    """Return the page in a format, as the bytes of its file; the same page gives the same bytes."""
    if suffix == ".docx":
        from workbench.formats.word.writer import print_word  # loading lxml takes a while

        return print_word(page)
    if suffix == ".pdf":
        return _print_pdf(page)
    if suffix == ".xlsx":
        from workbench.formats.sheets import print_sheets

        return print_sheets(page)
    if suffix == ".xml":
        from workbench.formats.akn.writer import print_akn

        return print_akn(page)
    return _PRINTERS[suffix](page).encode("utf-8", "replace")


def _print_pdf(page: Page) -> bytes:
    """Return the page as PDF. Raises WorkbenchError where typst, which is large, was left out of the installation."""
    try:
        from workbench.formats.pdf.printer import print_pdf
    except ModuleNotFoundError as error:
        if error.name != "typst":
            raise
        raise WorkbenchError(
            "PDF needs the package typst, which is not installed.",
            "Install it: pip install 'workbench[pdf]'. Or write .docx or .html.",
        ) from error
    return print_pdf(page)


def refuse_overwriting(path: Path, force: bool) -> None:
    """Raise NotAllowed if there is a file at `path` and it may not be replaced, WorkbenchError for what is no file."""
    try:
        kind = path.stat().st_mode
    except FileNotFoundError:
        return
    except (OSError, ValueError) as error:
        raise _unwritten(path, error) from error
    if stat.S_ISDIR(kind):
        raise WorkbenchError(f"“{path}” is a folder.", "Name a file in it.")
    if not stat.S_ISREG(kind):
        raise WorkbenchError(f"“{path}” is no ordinary file.", "Name a file on disk.")
    if not force:
        raise _there(path)


def write_whole(path: Path, content: bytes, *, force: bool = False, private: bool = False) -> None:
    """Write bytes to a file: at no moment are half of them there under its name, or a `private` one open to others."""
    part = path.with_name(f".{secrets.token_hex(6)}.part")
    try:
        mode = 0o600 if private else 0o666
        with os.fdopen(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY | _BINARY, mode), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _put_in_place(part, path, force)
    except OSError as error:
        raise _unwritten(path, error) from error
    finally:
        part.unlink(missing_ok=True)
    _flush_folder(path.parent)


def _flush_folder(folder: Path) -> None:
    """Have the disk keep the new name too, where the system lets a folder be flushed."""
    with contextlib.suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _put_in_place(part: Path, path: Path, force: bool) -> None:
    """Give the finished file its name; without `force` never over a file that came in the meantime."""
    if force:
        part.replace(path)
        return
    try:
        os.link(part, path)
    except FileExistsError as error:
        raise _there(path) from error
    except OSError:  # a file system without hard links
        refuse_overwriting(path, force)
        part.replace(path)


def _unwritten(path: Path, error: OSError | ValueError) -> WorkbenchError:
    reason = getattr(error, "strerror", None) or str(error)
    return WorkbenchError(f"“{path}” could not be written: {reason}.", "Name a folder that is there and has room.")


def _there(path: Path) -> NotAllowed:
    return NotAllowed(f"“{shown_name(path)}” is already there.", "Choose another name, or replace it with --force.")
