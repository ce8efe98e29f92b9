"""The record as bytes: how an act is written, how entries are chained by hash, and how they are read back.

The hash of an entry is SHA-256 over the JSON list of its columns as stored, the hash of the entry before it
among them, so any change, removal, insertion or reordering shows.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from typing import Any, cast, get_args

from workbench.model.base import Frozen
from workbench.model.record import Act, Entry

COLUMNS = ("sequence", "id", "replica", "made_at", "entered_at", "by", "kind", "body", "previous", "hash")
SELECT = f"select {', '.join(COLUMNS)} from record"

_KINDS: dict[str, type[Frozen]] = {one.model_fields["kind"].default: one for one in get_args(get_args(Act)[0])}

Stored = tuple[Any, ...]
"""One row of the record, in the order of COLUMNS."""


def hash_of(stored: Stored) -> str:
    """Return the hash of an entry from all its columns but the last."""
    columns = json.dumps(stored[:-1], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(columns.encode("utf-8", "surrogatepass")).hexdigest()


def write_act(act: Act) -> str:
    """Return an act as JSON."""
    return act.model_dump_json(exclude={"kind"})


def read_act(kind: str, body: str) -> Act:
    """Return the act of an entry; raises ValueError if it is none."""
    if kind not in _KINDS:
        raise ValueError(f"no act is called {kind}")
    return cast(Act, _KINDS[kind].model_validate_json(body))


def read_entry(stored: Stored) -> Entry:
    """Return an entry from its row."""
    sequence, entry_id, replica, made_at, entered_at, by, kind, body, previous, own_hash = stored
    return Entry(
        id=entry_id,
        replica=replica,
        sequence=sequence,
        made_at=datetime.fromisoformat(made_at),
        entered_at=datetime.fromisoformat(entered_at),
        by=by,
        act=read_act(kind, body),
        previous=previous,
        hash=own_hash,
    )


def faults_in_chain(connection: sqlite3.Connection) -> Iterator[str]:
    """Say what is wrong with the chain, one sentence a fault; nothing where it holds.

    Entries cut off at the end leave a chain that holds; that they are missing shows in what is derived from
    them, the hash of the newest entry first of all.
    """
    previous, expected = "", 1
    for stored in connection.execute(f"{SELECT} order by sequence"):
        sequence, own_hash = stored[0], stored[-1]
        if sequence != expected:
            yield f"entry {expected} is missing before entry {sequence}"
        if stored[-2] != previous:
            yield f"entry {sequence} does not follow the entry before it"
        if hash_of(stored) != own_hash:
            yield f"entry {sequence} was changed after it was written"
        previous, expected = own_hash, sequence + 1
