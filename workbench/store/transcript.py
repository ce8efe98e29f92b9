"""A record as JSON, entry by entry, out of a file and into a new one: all of it, verified, or nothing.

An act is written as it is kept. Read back, its JSON is made anew; the hash of its entry says whether it is the same.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from workbench.errors import BadFile
from workbench.store import verification
from workbench.store.chain import COLUMNS, SELECT, Stored, hash_of, read_act, write_act
from workbench.store.connection import create_database

Placed = Iterable[tuple[str, Mapping[str, Any]]]
"""Entries as JSON has them, each with its place in the file in words."""

_KEYS = frozenset(COLUMNS) - {"kind", "body"} | {"act"}
_PAGE = 200
_HINT = "Ask for the file again; nothing was made."
_INSERT = f"insert into record values ({', '.join('?' * len(COLUMNS))})"


def write_entries(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield every entry as a JSON object, the oldest first, withdrawn and private ones too."""
    last, after = 0, f"{SELECT} where sequence > ? order by sequence limit ?"
    while page := connection.execute(after, (last, _PAGE)).fetchall():
        yield from map(_as_json, page)
        last = page[-1][0]


def count_private(connection: sqlite3.Connection) -> int:
    """Return how many entries hold something private, withdrawn ones too."""
    (count,) = connection.execute("""select count(*) from record where instr(body, '"private":true')""").fetchone()
    return int(count)


def make_file(path: Path, entries: Placed) -> int:
    """Make a negotiation file of entries, each given with its place in words; return how many there are.

    Raises BadFile with the place of the first that was changed, does not follow the one before it or is no act,
    and NotAllowed over an existing file; then nothing is made.
    """
    count = 0

    def fill(connection: sqlite3.Connection) -> None:
        nonlocal count
        previous = ""
        for place, entry in entries:
            stored = _stored(entry, place)
            _check_follows(stored, count, previous, place)
            connection.execute(_INSERT, stored)
            count, previous = count + 1, stored[-1]
        if not count:
            raise BadFile("There is no entry in the file.", _HINT)
        try:
            verification.rebuild(connection)
        except (sqlite3.DatabaseError, ValueError, LookupError) as error:
            raise BadFile(f"The entries do not fit together: {error}.", _HINT) from error

    def check(unfinished: Path) -> None:
        if faults := verification.faults_in(unfinished):
            raise BadFile(f"The record does not hold: {'; '.join(faults)}.", _HINT)

    create_database(path, fill, check).close()
    return count


def _as_json(stored: Stored) -> str:
    """Return an entry as JSON, its act as the very text that is kept."""
    shown = dict(zip(COLUMNS, stored, strict=True))
    kind, body = _compact(shown.pop("kind")), shown.pop("body")
    act = f'{{"kind":{kind}{body[1:] if body == "{}" else f",{body[1:]}"}'
    before, after = _compact({key: shown.pop(key) for key in COLUMNS[:6]}), _compact(shown)
    return f'{before[:-1]},"act":{act},{after[1:]}'


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _stored(entry: Mapping[str, Any], place: str) -> Stored:
    """Return the row of an entry; raises BadFile for one that is no entry or was changed since it was written."""
    act, sequence = entry.get("act"), entry.get("sequence")
    words = [entry.get(key) for key in COLUMNS if key in _KEYS - {"sequence", "act"}]
    is_entry = entry.keys() == _KEYS and isinstance(act, dict) and type(sequence) is int
    if not is_entry or not isinstance(act, dict) or not all(isinstance(one, str) for one in words):
        raise BadFile(f"{place} is not an entry.", _HINT)
    kind, own_hash = str(act.get("kind", "")), str(entry["hash"])
    body = _compact({key: act[key] for key in act if key != "kind"})
    known = {**entry, "kind": kind}
    try:
        read = read_act(kind, body)
        for text in (body, write_act(read)):  # numbers may be spelt otherwise; the hash tells which way
            stored = tuple(known.get(key, text) for key in COLUMNS)
            if hash_of(stored) == own_hash:
                return stored
    except ValueError as error:
        reason = "holds no act that is known here"
        raise BadFile(f"{place} {reason}: it is damaged, or of a newer workbench.", _HINT) from error
    raise BadFile(f"{place} was changed after it was written.", _HINT)


def _check_follows(stored: Stored, count: int, previous: str, place: str) -> None:
    if stored[0] != count + 1 or stored[-2] != previous:
        raise BadFile(f"{place} does not follow the entry before it.", _HINT)
