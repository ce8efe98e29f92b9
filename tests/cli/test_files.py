"""Backups are restored whole, and words are found wherever they stand."""

import json
import sqlite3
from pathlib import Path

from tests.conftest import Command


def test_a_backup_is_restored_with_the_same_head(command: Command, worked_case: Path, tmp_path: Path) -> None:
    copy, again = tmp_path / "copy.negotiation", tmp_path / "again.negotiation"
    assert command("backup", copy, "-f", worked_case).code == 0
    command("say", "Cuba", "a", "oppose", "-f", worked_case)
    assert command("restore", copy, "-f", again).code == 0
    heads = [json.loads(command("status", "--json", "-f", path).out)["head"] for path in (copy, again, worked_case)]
    assert heads[0] == heads[1] != heads[2]


def test_a_backup_beside_its_file_says_that_there_are_two_now(
    command: Command, worked_case: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "safe"
    elsewhere.mkdir()
    assert "-f FILE" not in command("backup", elsewhere / "copy.negotiation", "-f", worked_case).err
    assert "-f FILE" in command("backup", worked_case.with_name("copy.negotiation"), "-f", worked_case).err


def test_restoring_writes_over_nothing(command: Command, worked_case: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.negotiation"
    command("backup", copy, "-f", worked_case)
    before = worked_case.read_bytes()
    assert command("restore", copy, "-f", worked_case).code == 1
    assert worked_case.read_bytes() == before


def test_a_backup_whose_record_does_not_hold_is_not_restored(
    command: Command, worked_case: Path, tmp_path: Path
) -> None:
    with sqlite3.connect(worked_case) as raw:
        raw.execute("update position set reason = 'something else'")
    raw.close()
    refused = command("restore", worked_case, "-f", tmp_path / "again.negotiation")
    assert refused.code == 3
    assert not (tmp_path / "again.negotiation").exists()


def test_words_are_found_in_drafts_and_in_what_was_said(command: Command, worked_case: Path) -> None:
    found = json.loads(command("search", "coercive measure", "--json", "-f", worked_case).out)
    assert {(one["where"], one["clause"]) for one in found} >= {("clause", "36 (c)"), ("reason", "36 (c)")}
    assert {"Cuba"} <= {one["who"] for one in found}
    assert "nowhere" in command("search", "kangaroo", "-f", worked_case).err
