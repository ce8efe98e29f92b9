"""Writes and reads a whole record as JSON Lines (a line an entry) or as one JSON list of the same values.

The first value says what the file is and how many entries follow; every other is an entry as `model.record.Entry`
describes it. An act is written byte for byte as the negotiation file keeps it, so that the hashes hold.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from pydantic import ValidationError
from pydantic.json_schema import models_json_schema

from workbench.errors import BadFile, UnreadableInput
from workbench.formats.guard import MEGABYTE, read_text, shown_name
from workbench.formats.writing import refuse_overwriting, write_whole
from workbench.model.base import Frozen
from workbench.model.record import Entry

SUFFIXES = (".jsonl", ".json")
LINE_LIMIT = 64 * MEGABYTE
"""Bytes of one entry; a draft of 3,000 clauses takes some two."""
VALUE_LIMIT = 4_000_000
"""Values that are parsed at once; a draft of 200,000 clauses holds some three million. Each takes up to 200 bytes."""

_HINT = "Ask for the file again; nothing was made."


class RecordHead(Frozen):
    """The first value of the file."""

    workbench: Literal["record"] = "record"
    version: Literal[1] = 1
    title: str
    """What is negotiated."""
    entries: int
    """How many follow."""
    head: str
    """Hash of the last of them."""
    colophon: tuple[str, ...] = ()
    """Said at the end of every export: draft, day, rule, record."""


def write_record(
    title: str, entries: Sequence[str], colophon: Sequence[str], path: Path, *, force: bool = False
) -> RecordHead:
    """Write a record whole or not at all, for its owner alone to read, and return what it says first.

    `entries` are JSON objects, at least one, in their order. Raises NotAllowed as `write_page` does.
    """
    refuse_overwriting(path, force)
    newest = json.loads(entries[-1])["hash"]
    said = (*colophon, f"Record: {newest}.")
    head = RecordHead(title=title, entries=len(entries), head=newest, colophon=said)
    values = (head.model_dump_json(), *entries)
    is_list = path.suffix.lower() == ".json"
    text = (",\n" if is_list else "\n").join(values)
    write_whole(path, (f"[\n{text}\n]\n" if is_list else f"{text}\n").encode(), force=force, private=True)
    return head


def read_record(path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the entries of a record, each with its place in words (`Line 7 of x.jsonl`).

    That they follow each other and were not changed is for the store to check; here, that all of them are there.
    Raises BadFile with the place of what is no entry, UnreadableInput for a file that cannot be read.
    """
    name = shown_name(path)
    values = _listed(path) if path.suffix.lower() == ".json" else _lines(path)
    place, first = next(values, ("", None))
    try:
        head = RecordHead.model_validate(first)
    except ValidationError as error:
        said = first.get("version") if isinstance(first, dict) and first.get("workbench") == "record" else None
        hint = "It was made by a newer workbench: bring this one up to date." if said not in (None, 1) else _HINT
        raise BadFile(f"{name} does not begin as a record of the workbench does.", hint) from error
    count, last = 0, ""
    for place, value in values:
        if not isinstance(value, dict):
            raise BadFile(f"{place} is not an entry.", _HINT)
        count, last = count + 1, str(value.get("hash", ""))
        yield place, value
    if (count, last) != (head.entries, head.head):
        after = f"after {place[:1].lower()}{place[1:].partition(' of ')[0]}" if count else "at once"
        raise BadFile(f"{name} ends {after}, with {count:,} of its {head.entries:,} entries.", _HINT)


def record_schema() -> dict[str, Any]:
    """Return the JSON schema of every value in the file."""
    refs, schema = models_json_schema([(RecordHead, "serialization"), (Entry, "serialization")])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A record of the workbench",
        "description": "Of JSON Lines, the schema of each line: the first is a RecordHead, every other an Entry. "
        "A .json file is a list of the same values.",
        "anyOf": list(refs.values()),
        **schema,
    }


def _lines(path: Path) -> Iterator[tuple[str, Any]]:
    name = shown_name(path)
    try:
        if path.is_fifo():  # opening one waits for its writer, for ever
            raise UnreadableInput(f"{name} is no ordinary file.", "Name a file on disk.")
        with path.open("rb") as file:
            number = 0
            while line := file.readline(LINE_LIMIT + 1):
                number += 1
                if len(line) > LINE_LIMIT:
                    raise BadFile(f"Line {number:,} of {name} is longer than any entry.", _HINT)
                if line.strip():
                    yield f"Line {number:,} of {name}", _parsed(line, f"Line {number:,} of {name}")
    except OSError as error:
        reason = f"{name} cannot be read: {error.strerror}."
        raise UnreadableInput(reason, "Check the path and the spelling.") from error


def _parsed(line: bytes, place: str) -> Any:
    _check_values(line, place)
    try:
        return json.loads(line.removeprefix(b"\xef\xbb\xbf").decode())
    except (ValueError, RecursionError) as error:
        raise BadFile(f"{place} is not JSON.", _HINT) from error


def _check_values(content: bytes, place: str) -> None:
    """Raise BadFile for more values than an entry has, before they are parsed: each follows one of three signs."""
    if sum(map(content.count, (b",", b"[", b"{"))) > VALUE_LIMIT:
        raise BadFile(f"{place} holds more than {VALUE_LIMIT:,} values at once.", _HINT)


def _listed(path: Path) -> Iterator[tuple[str, Any]]:
    name = shown_name(path)
    text = read_text(path)
    _check_values(text.encode("utf-8", "surrogatepass"), name)
    try:
        values = json.loads(text)
    except json.JSONDecodeError as error:
        raise BadFile(f"Line {error.lineno:,} of {name} is not JSON.", _HINT) from error
    except (ValueError, RecursionError) as error:
        raise BadFile(f"{name} is not JSON.", _HINT) from error
    for number, value in enumerate(values if isinstance(values, list) else ()):
        yield f"Entry {number:,} of {name}", value
