"""A negotiation file is made whole, opened only if it is one, and never written over."""

import os
import resource
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from workbench.errors import BadFile, NotAllowed, WorkbenchError
from workbench.model.record import NegotiationOpened, StatementMade
from workbench.model.statement import Stance
from workbench.store import connection, migrations
from workbench.store.database import NegotiationFile, sqlite_version
from workbench.store.schema import APPLICATION_ID, VERSION

Said = Callable[..., StatementMade]


def change(path: Path, *statements: str) -> None:
    with sqlite3.connect(path) as raw:
        for statement in statements:
            raw.execute(statement)
    raw.close()


def asked(path: Path, pragma: str) -> object:
    raw = sqlite3.connect(path)
    try:
        return raw.execute(f"pragma {pragma}").fetchone()[0]
    finally:
        raw.close()


def test_a_new_file_is_its_owners_alone_and_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "x.negotiation"
    NegotiationFile.create(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert asked(path, "application_id") == APPLICATION_ID
    assert asked(path, "user_version") == VERSION
    assert asked(path, "journal_mode") == "delete"
    assert sqlite_version() == sqlite3.sqlite_version


def test_a_connection_is_set_to_lose_nothing(file: NegotiationFile) -> None:
    opened = connection.open_database(file.path)
    try:
        (synchronous,), (foreign_keys,) = (
            opened.conn.execute(f"pragma {name}").fetchone() for name in ("synchronous", "foreign_keys")
        )
    finally:
        opened.close()
    assert (synchronous, foreign_keys) == (3, 1)


def test_every_derived_row_is_of_an_entry_in_the_record(file: NegotiationFile, said: Said) -> None:
    file.record(said("CUB", "d1.1", Stance.OPPOSE), by="t")
    with sqlite3.connect(file.path) as raw:
        assert raw.execute("pragma foreign_key_check").fetchall() == []
        raw.execute("pragma foreign_keys = on")
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            raw.execute("insert into issue values (99, 'd1', 'A/66/L.55', '2012-06-20')")
    raw.close()


def test_making_a_file_leaves_nothing_else_behind(tmp_path: Path) -> None:
    NegotiationFile.create(tmp_path / "x.negotiation").close()
    assert [path.name for path in tmp_path.iterdir()] == ["x.negotiation"]


def test_a_file_is_never_written_over(file: NegotiationFile) -> None:
    before = file.path.read_bytes()
    for act in (NegotiationFile.create, file.backup):
        with pytest.raises(NotAllowed, match="already there"):
            act(file.path)
    assert file.path.read_bytes() == before
    assert [path.name for path in file.path.parent.iterdir()] == [file.path.name]


def test_a_link_to_nowhere_is_not_written_through(tmp_path: Path) -> None:
    link = tmp_path / "x.negotiation"
    link.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(NotAllowed):
        NegotiationFile.create(link)
    assert not (tmp_path / "elsewhere").exists()


def test_a_file_in_no_folder_cannot_be_made(tmp_path: Path) -> None:
    with pytest.raises(WorkbenchError) as refused:
        NegotiationFile.create(tmp_path / "none" / "x.negotiation")
    assert "folder" in refused.value.hint


def test_a_file_system_without_hard_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    path = tmp_path / "x.negotiation"
    with NegotiationFile.create(path) as made:
        made.record(NegotiationOpened(title="X"), by="t")
        with pytest.raises(NotAllowed):
            made.backup(path)
    assert [found.name for found in tmp_path.iterdir()] == ["x.negotiation"]


def test_a_name_taken_meanwhile_is_not_written_over(file: NegotiationFile, monkeypatch: pytest.MonkeyPatch) -> None:
    to = file.path.with_name("copy")
    real_fsync = os.fsync

    def somebody_is_faster(handle: int) -> None:
        to.write_text("somebody else's")
        real_fsync(handle)

    monkeypatch.setattr(os, "fsync", somebody_is_faster)
    with pytest.raises(NotAllowed):
        file.backup(to)
    assert to.read_text() == "somebody else's"
    assert len(list(file.path.parent.iterdir())) == 2


def test_a_missing_file_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(WorkbenchError) as refused:
        NegotiationFile.open(tmp_path / "none.negotiation")
    assert refused.value.exit_code == 1
    assert "workbench new" in refused.value.hint


NO_NEGOTIATIONS = {
    "empty": b"",
    "text": b"Draft resolution",
    "SQLite's mark alone": b"SQLite format 3\x00",
    "the first page of nothing": b"SQLite format 3\x00" + bytes(84),
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(200),
}


@pytest.mark.parametrize("content", NO_NEGOTIATIONS.values(), ids=NO_NEGOTIATIONS.keys())
def test_a_file_that_is_no_negotiation_is_refused_untouched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.negotiation"
    path.write_bytes(content)
    with pytest.raises(BadFile, match="is not a negotiation file") as refused:
        NegotiationFile.open(path)
    assert refused.value.exit_code == 3
    assert refused.value.hint
    assert path.read_bytes() == content


def test_another_programs_database_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "x.negotiation"
    change(path, "create table t (a)", "pragma application_id = 7")
    before = path.read_bytes()
    with pytest.raises(BadFile, match="is not a negotiation file"):
        NegotiationFile.open(path)
    assert path.read_bytes() == before


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WorkbenchError, match="cannot be read"):
        NegotiationFile.open(tmp_path)


@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_a_newer_file_is_refused_and_left_untouched(file: NegotiationFile, journal: str) -> None:
    path = file.path
    file.close()
    change(path, f"pragma user_version = {VERSION + 1}", f"pragma journal_mode = {journal}")
    before = path.read_bytes()
    with pytest.raises(BadFile, match="newer") as refused:
        NegotiationFile.open(path)
    assert refused.value.exit_code == 3
    assert path.read_bytes() == before
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_a_file_that_another_tool_set_to_wal_is_set_back(file: NegotiationFile) -> None:
    file.close()
    change(file.path, "pragma journal_mode = wal")
    NegotiationFile.open(file.path).close()
    assert asked(file.path, "journal_mode") == "delete"


def what_stands(path: Path) -> object:
    """What a reader sees of a file; None where it is refused or found to be damaged."""
    try:
        with NegotiationFile.open(path) as file:
            if file.verify():
                return None
            return list(file.entries()), [file.draft(head.id) for head in file.draft_heads()], file.roster()
    except BadFile:
        return None


def test_damage_anywhere_is_found_unless_it_fell_on_empty_space(file: NegotiationFile) -> None:
    path = file.path
    file.close()
    content, whole = path.read_bytes(), what_stands(path)
    found = 0
    for at in range(0, len(content), 900):
        path.write_bytes(content[:at] + b"\xff" * 100 + content[at + 100 :])
        seen = what_stands(path)
        assert seen in (None, whole)
        found += seen is None
    assert found > 10


def test_a_file_cut_short_is_refused(file: NegotiationFile) -> None:
    path = file.path
    file.close()
    path.write_bytes(path.read_bytes()[:6000])
    with pytest.raises(BadFile), NegotiationFile.open(path) as damaged:
        list(damaged.entries())


NONSENSE = {
    "an entry": "update record set body = '{' where sequence = 2",
    "an unknown kind": "update record set kind = 'Future' where sequence = 2",
    "a moment": "update record set made_at = 'yesterday' where sequence = 2",
}


@pytest.mark.parametrize("sql", NONSENSE.values(), ids=NONSENSE.keys())
def test_an_entry_that_makes_no_sense_is_damage(file: NegotiationFile, sql: str) -> None:
    change(file.path, "drop trigger record_is_not_updated", sql)
    with pytest.raises(BadFile):
        list(file.entries())
    assert file.verify() != ()


def test_a_derived_row_that_makes_no_sense_is_damage(file: NegotiationFile) -> None:
    change(file.path, "update draft set origin = 'nobody'")
    with pytest.raises(BadFile):
        file.draft_heads()


def test_a_missing_table_is_damage(file: NegotiationFile) -> None:
    change(file.path, "drop table position")
    with pytest.raises(BadFile):
        file.taken(["d1.1"])
    assert "the table position is missing" in file.verify()


def test_a_writer_that_waits_too_long_is_told_and_nothing_changes(
    file: NegotiationFile, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "PATIENCE", 0.05)
    other = sqlite3.connect(file.path, isolation_level=None)
    other.execute("begin immediate")
    head = file.head()
    with NegotiationFile.open(file.path) as impatient, pytest.raises(WorkbenchError, match="Another program") as told:
        impatient.record(said("CUB", "d1.1", Stance.OPPOSE), by="t")
    assert told.value.exit_code == 1
    assert told.value.hint
    other.execute("rollback")
    other.close()
    assert file.head() == head
    file.record(said("CUB", "d1.1", Stance.OPPOSE), by="t")


def test_a_full_disk_loses_nothing(file: NegotiationFile, said: Said) -> None:
    head = file.head()
    file._connection.execute("pragma max_page_count = 1")
    with pytest.raises(WorkbenchError, match="disk is full") as told:
        file.record_all([said("CUB", "d1.1", Stance.OPPOSE, note="x" * 9_000) for _ in range(9)], by="t")
    assert not isinstance(told.value, BadFile)
    file._connection.execute("pragma max_page_count = 100000")
    assert file.head() == head
    file.record(said("CUB", "d1.1", Stance.OPPOSE), by="t")
    assert file.verify() == ()


def test_a_disk_that_fills_up_half_way_leaves_the_file_as_it_was(file: NegotiationFile, said: Said) -> None:
    before = file.path.read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + 50_000, hard))
    try:
        with pytest.raises(WorkbenchError) as told:
            file.record_all([said("CUB", "d1.1", Stance.OPPOSE, note="x" * 9_000) for _ in range(400)], by="t")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert not isinstance(told.value, BadFile)
    assert file.path.read_bytes() == before
    assert [one.name for one in file.path.parent.iterdir()] == [file.path.name]


def test_a_file_that_may_not_be_written_to_can_be_read(file: NegotiationFile, said: Said) -> None:
    file._connection.execute("pragma query_only = on")
    with pytest.raises(WorkbenchError, match="cannot be written to"):
        file.record(said("CUB", "d1.1", Stance.OPPOSE), by="t")
    assert file.title() == "Human security"


def test_a_backup_made_during_use_is_the_same_negotiation(file: NegotiationFile, said: Said, tmp_path: Path) -> None:
    copy = tmp_path / "copy.negotiation"
    file.record(said("CUB", "d1.1", Stance.OPPOSE), by="t")
    file.backup(copy)
    file.record(said("CUB", "d1.1", Stance.ACCEPT), by="t")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with NegotiationFile.open(copy) as other:
        assert list(other.entries()) == list(file.entries())[1:]
        assert other.verify() == ()


def test_a_backup_that_cannot_be_written_leaves_nothing(file: NegotiationFile, tmp_path: Path) -> None:
    with pytest.raises(WorkbenchError):
        file.backup(tmp_path / "none" / "copy")
    assert [path.name for path in tmp_path.iterdir()] == ["x.negotiation"]


def record_of(path: Path) -> list[tuple[object, ...]]:
    raw = sqlite3.connect(path)
    try:
        return raw.execute("select * from record order by sequence").fetchall()
    finally:
        raw.close()


def a_next_version(monkeypatch: pytest.MonkeyPatch, step: Callable[[Database], None]) -> None:
    following = Migrations("workbench")
    following(name="0001-the-record-and-what-is-derived-from-it")(migrations._first)
    following(name="0002-a-step")(step)
    monkeypatch.setattr(migrations, "migrations", following)
    monkeypatch.setattr(connection, "VERSION", VERSION + 1)


def test_an_older_file_is_backed_up_and_then_brought_up(file: NegotiationFile, monkeypatch: pytest.MonkeyPatch) -> None:
    file.close()
    before = record_of(file.path)

    def add_a_table(database: Database) -> None:
        database.conn.execute("create table remark (entry integer)")

    a_next_version(monkeypatch, add_a_table)
    for _ in range(2):
        with NegotiationFile.open(file.path) as brought_up:
            assert brought_up.title() == "Human security"
    assert asked(file.path, "user_version") == VERSION + 1
    names = sorted(path.name for path in file.path.parent.iterdir())
    assert names == ["x.negotiation", f"x.negotiation.version-{VERSION}"]
    backup = file.path.parent / names[1]
    assert (record_of(backup), asked(backup, "user_version")) == (before, VERSION)


def test_a_migration_that_fails_leaves_the_file_as_it_was(
    file: NegotiationFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.close()
    before = file.path.read_bytes()

    def break_off(database: Database) -> None:
        database.conn.execute("drop table position")
        raise KeyboardInterrupt

    a_next_version(monkeypatch, break_off)
    for _ in range(2):
        with pytest.raises(KeyboardInterrupt):
            NegotiationFile.open(file.path)
    assert file.path.read_bytes() == before
