"""Reads a draft from a file, by the suffix of its name."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path

from workbench.errors import UnreadableInput
from workbench.formats.apart import read_apart
from workbench.formats.guard import read_text, shown_name
from workbench.formats.markdown import split_markdown
from workbench.model.draft import DraftText
from workbench.text.drafts.clauses import split_clauses


class TrackedAs(StrEnum):
    """How a file with tracked changes is read."""

    PROPOSED = "as-proposed"
    ORIGINAL = "as-original"


def read_draft(path: Path, tracked: TrackedAs = TrackedAs.PROPOSED) -> DraftText:
    """Return what a file holds: header or masthead, clauses, notices of what was left out.

    The file is only read; tracked changes in it are accepted, or rejected where `tracked` asks for the original.
    Raises UnreadableInput for a file that is missing, empty, binary, damaged, hostile or of another kind, and for
    one without any clause.
    """
    return read_apart(read_here, DraftText, path, tracked)


def read_here(path: Path, tracked: str) -> DraftText:
    """Do what `read_draft` does, in this process."""
    read = _READERS.get(path.suffix.lower())
    if read is None:
        known = ", ".join(_READERS)
        what = f"A {path.suffix} file" if path.suffix else "A file without a suffix"
        raise UnreadableInput(
            f"{shown_name(path)} cannot be imported: {what.lower()} is no draft.",
            _NEXT.get(path.suffix.lower(), f"Drafts are read from {known}."),
        )
    return read(path, TrackedAs(tracked))


def _read_plain(path: Path, _: TrackedAs) -> DraftText:
    return _named(path, split_clauses, read_text(path))


def _read_markdown(path: Path, _: TrackedAs) -> DraftText:
    return _named(path, split_markdown, read_text(path))


def _read_word(path: Path, tracked: TrackedAs) -> DraftText:
    from workbench.formats.word.draft import read_word_text

    text, notices = read_word_text(path, as_original=tracked is TrackedAs.ORIGINAL)
    draft = _named(path, split_clauses, text)
    return draft.model_copy(update={"notices": (*notices, *draft.notices)})


def _read_xml(path: Path, tracked: TrackedAs) -> DraftText:
    from workbench.formats.akn.reader import read_akn

    try:
        return read_akn(path, as_original=tracked is TrackedAs.ORIGINAL)
    except UnreadableInput as error:
        raise _naming(path, error) from error


def _read_html(path: Path, tracked: TrackedAs) -> DraftText:
    from workbench.formats.html.reader import read_html

    try:
        return read_html(path, as_original=tracked is TrackedAs.ORIGINAL)
    except UnreadableInput as error:
        raise _naming(path, error) from error


def _named(path: Path, split: Callable[[str], DraftText], text: str) -> DraftText:
    """Split the text; where that fails, the message begins with the file's name."""
    try:
        return split(text)
    except UnreadableInput as error:
        raise _naming(path, error) from error


def _naming(path: Path, error: UnreadableInput) -> UnreadableInput:
    """Return the error with the file's name in its message, unless it stands there."""
    name = shown_name(path)
    return error if name in error.message else UnreadableInput(f"{name}: {error.message}", error.hint)


_READERS: Mapping[str, Callable[[Path, TrackedAs], DraftText]] = {
    ".txt": _read_plain,
    ".md": _read_markdown,
    ".docx": _read_word,
    ".xml": _read_xml,
    ".html": _read_html,
    ".htm": _read_html,
}
_NEXT = {
    ".doc": "Open it in Word and save it as .docx.",
    ".odt": "Open it in LibreOffice and save it as .docx.",
    ".rtf": "Open it in Word or LibreOffice and save it as .docx.",
    ".pdf": "A PDF does not say where a paragraph ends: ask for the Word file, or save its text as .txt and check it.",
}
"""What to do with a file of a kind that is not read."""
