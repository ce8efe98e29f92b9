"""Reads a draft from a file, by the suffix of its name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from workbench.errors import UnreadableInput
from workbench.formats.apart import read_apart
from workbench.formats.guard import read_text, shown_name
from workbench.formats.markdown import split_markdown
from workbench.model.draft import DraftText
from workbench.text.clauses import split_clauses


class TrackedAs(StrEnum):
    """How a file with tracked changes is read."""

    PROPOSED = "as-proposed"
    ORIGINAL = "as-original"


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str
    read: Callable[[Path, TrackedAs], DraftText]


def read_draft(path: Path, tracked: TrackedAs = TrackedAs.PROPOSED) -> DraftText:
    """Return what a .txt, .md or .docx file holds: header or masthead, clauses, notices of what was left out.

    The file is only read; tracked changes in it are accepted, or rejected where `tracked` asks for the original.
    Raises UnreadableInput for a file that is missing, empty, binary, damaged, hostile or of another kind, and for
    one without any clause.
    """
    return read_apart(read_here, DraftText, path, tracked)


def read_here(path: Path, tracked: str) -> DraftText:
    """Do what `read_draft` does, in this process."""
    kind = _KINDS.get(path.suffix.lower())
    if kind is None:
        known = ", ".join(_KINDS)
        what = f"A {path.suffix} file" if path.suffix else "A file without a suffix"
        raise UnreadableInput(
            f"{shown_name(path)} cannot be imported: {what.lower()} is no draft.",
            f"Drafts are read from {known}.",
        )
    return kind.read(path, TrackedAs(tracked))


def _read_plain(path: Path, _: TrackedAs) -> DraftText:
    return _named(path, split_clauses, read_text(path))


def _read_markdown(path: Path, _: TrackedAs) -> DraftText:
    return _named(path, split_markdown, read_text(path))


def _read_word(path: Path, tracked: TrackedAs) -> DraftText:
    from workbench.formats.word.draft import read_word_text

    text, notices = read_word_text(path, as_original=tracked is TrackedAs.ORIGINAL)
    draft = _named(path, split_clauses, text)
    return draft.model_copy(update={"notices": (*notices, *draft.notices)})


def _named(path: Path, split: Callable[[str], DraftText], text: str) -> DraftText:
    """Split the text; where that fails, the message begins with the file's name."""
    try:
        return split(text)
    except UnreadableInput as error:
        raise UnreadableInput(f"{shown_name(path)}: {error.message}", error.hint) from error


_KINDS: Mapping[str, _Kind] = {
    ".txt": _Kind("plain text", _read_plain),
    ".md": _Kind("Markdown", _read_markdown),
    ".docx": _Kind("Word", _read_word),
}
