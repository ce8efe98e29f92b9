"""A file of an earlier version: its entries keep their words and their hashes, and it is brought to today's shape.

`version-2.sql` is a whole file of version 2, with an entry of each kind there was then.
"""

import json
import sqlite3
from pathlib import Path

import pytest

from tests.store.test_replay import derived
from workbench.store.chain import SELECT, Stored, hash_of, read_act, write_act
from workbench.store.database import NegotiationFile
from workbench.store.schema import VERSION

OLD = (Path(__file__).parent / "version-2.sql").read_text(encoding="utf-8")
HEAD = "4d9411a3317f1673d4d227872d9a4edae682b724050ebc78ad9435ade69cb181"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old.negotiation"
    with sqlite3.connect(path) as raw:
        raw.executescript(OLD)
    raw.close()
    return path


def entries_of(path: Path) -> list[Stored]:
    with sqlite3.connect(path) as raw:
        found = raw.execute(f"{SELECT} order by sequence").fetchall()
    raw.close()
    return found


def test_an_old_act_written_again_has_its_old_words_and_hash(old: Path) -> None:
    entries = entries_of(old)
    assert len({kind for *_, kind, _, _, _ in entries}) == 19
    for *before, kind, body, previous, own_hash in entries:
        again = write_act(read_act(kind, body))
        assert again == body
        assert hash_of((*before, kind, again, previous, own_hash)) == own_hash


def test_an_old_file_is_brought_to_todays_shape_and_its_record_stays(old: Path) -> None:
    before = entries_of(old)
    with NegotiationFile.open(old) as file:
        assert file.verify() == ()
        assert file.head() == HEAD
        derived_then = derived(old)
        file.rebuild()
        assert derived(old) == derived_then
        assert [clause.text for clause in file.draft("d1").clauses] == ["Other words", "Words 2"]
    assert entries_of(old) == before
    with sqlite3.connect(old) as raw:
        assert raw.execute("pragma user_version").fetchone() == (VERSION,)
    raw.close()


def test_an_old_record_written_out_makes_the_same_negotiation(old: Path, tmp_path: Path) -> None:
    with NegotiationFile.open(old) as file:
        written = [(f"Line {n}", json.loads(one)) for n, one in enumerate(file.transcript(), start=1)]
    NegotiationFile.restore(tmp_path / "again.negotiation", written)
    assert entries_of(tmp_path / "again.negotiation") == entries_of(old)
