"""The whole record goes out as JSON and comes in as the same negotiation; a damaged file makes none."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import Command
from workbench.desk import files, recording
from workbench.desk.exports import everything, exporting
from workbench.desk.negotiation import Negotiation
from workbench.desk.statements import speaking
from workbench.errors import BadFile, NotAllowed, UnreadableInput, WorkbenchError
from workbench.model.record import Entry


def written(n: Negotiation, path: Path) -> Path:
    exporting.export(n, "everything", path, include_private=True)
    return path


@pytest.mark.parametrize("suffix", [".jsonl", ".json"])
def test_a_negotiation_comes_back_the_same(case: Negotiation, tmp_path: Path, suffix: str) -> None:
    speaking.say(case, "Cuba", ["36 (c)"], "oppose", because="“so” \\ \u2028 عربي 中文 \U0001f54a", private=True)
    recording.undo(case)
    speaking.say(case, "Cuba", ["36 (c)"], "accept")
    to = tmp_path / "again.negotiation"
    whole = written(case, tmp_path / f"x{suffix}")
    assert whole.stat().st_mode & 0o077 == 0
    said = files.restore(whole, to).sentence
    assert f"{case.file.length()} entries, and its record holds" in said
    with files.open_negotiation(to, by="tester") as again:
        assert recording.verify(again).faults == ()
        assert again.file.head() == case.file.head()
        assert list(again.file.entries()) == list(case.file.entries())
        assert again.heads() == case.heads()
        speaking.say(again, "Egypt", ["36 (c)"], "accept")
        assert recording.verify(again).faults == ()


def test_a_record_with_private_words_leaves_only_when_asked_for_by_name(case: Negotiation, tmp_path: Path) -> None:
    speaking.say(case, "Fiji", ["36 (m)"], "oppose", because="heron", private=True)
    recording.undo(case)  # taken back, it is in the record still
    with pytest.raises(NotAllowed, match="without them it would be another record"):
        exporting.export(case, "everything", tmp_path / "x.jsonl")
    assert not (tmp_path / "x.jsonl").exists()
    assert "heron" in written(case, tmp_path / "y.jsonl").read_text("utf-8")


def test_a_record_without_private_words_needs_no_asking(tmp_path: Path) -> None:
    with files.new_negotiation(tmp_path / "n.negotiation", "Title", by="tester") as n:
        exporting.export(n, "Everything", tmp_path / "x.jsonl")
        with pytest.raises(NotAllowed, match="already there"):
            exporting.export(n, "everything", tmp_path / "x.jsonl")
        with pytest.raises(WorkbenchError, match="in what format"):
            exporting.export(n, "everything", tmp_path / "x.docx")
        with pytest.raises(NotAllowed, match="of all drafts and days"):
            exporting.export(n, "everything", tmp_path / "y.jsonl", as_of=date(2012, 6, 4))


def test_each_line_is_as_the_schema_says(case: Negotiation, tmp_path: Path) -> None:
    head, *entries = written(case, tmp_path / "x.jsonl").read_text("utf-8").splitlines()
    assert json.loads(head)["colophon"][-1] == f"Record: {case.file.head()}."
    assert [Entry.model_validate_json(one) for one in entries] == list(case.file.entries(newest_first=False))
    schema = everything.see_schema()
    assert set(json.loads(entries[0])) == set(schema["$defs"]["Entry"]["required"])
    assert {"NegotiationOpened", "StatementMade", "DraftTabled", "ClauseAgreed", "EntryWithdrawn"} <= set(
        schema["$defs"]["Entry"]["properties"]["act"]["discriminator"]["mapping"]
    )


Lines = list[dict[str, Any]]
Spoil = Callable[[Lines], object]


def reworded(lines: Lines) -> None:
    lines[3]["act"]["draft"]["title"] = "Another"


def changed_again(lines: Lines) -> None:
    lines[3]["hash"] = "0" * 64


def swapped(lines: Lines) -> None:
    lines[4], lines[5] = lines[5], lines[4]


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (reworded, r"Line 4 of x\.jsonl was changed after it was written"),
        (changed_again, r"Line 4 of x\.jsonl was changed after it was written"),
        (swapped, r"Line 5 of x\.jsonl does not follow the entry before it"),
        (lambda lines: lines.pop(5), r"Line 6 of x\.jsonl does not follow the entry before it"),
        (lambda lines: lines.pop(), r"x\.jsonl ends after line \d+, with \d+ of its \d+ entries"),
        (lambda lines: lines.clear(), r"x\.jsonl does not begin as a record of the workbench does"),
        (lambda lines: lines.pop(0), r"x\.jsonl does not begin as a record of the workbench does"),
        (lambda lines: lines[0].update(version=2), r"x\.jsonl does not begin as a record"),
        (lambda lines: lines[2].pop("by"), r"Line 3 of x\.jsonl is not an entry"),
        (lambda lines: lines[2].update(by=7), r"Line 3 of x\.jsonl is not an entry"),
        (lambda lines: lines[2].update(act=[]), r"Line 3 of x\.jsonl is not an entry"),
        (lambda lines: lines[2]["act"].update(kind="TreatySigned"), r"Line 3 of x\.jsonl holds no act that is known"),
        (lambda lines: lines[2]["act"].update(more=1), r"Line 3 of x\.jsonl holds no act that is known"),
    ],
)
def test_a_damaged_file_is_told_with_its_line_and_makes_nothing(
    case: Negotiation, tmp_path: Path, spoil: Spoil, said: str
) -> None:
    path = written(case, tmp_path / "x.jsonl")
    lines = [json.loads(one) for one in path.read_text("utf-8").splitlines()]
    spoil(lines)
    path.write_text("".join(f"{json.dumps(one)}\n" for one in lines), "utf-8")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(BadFile, match=said):
        files.restore(path, tmp_path / "new.negotiation")
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'{"workbench": "record"', "Line 1 of x.jsonl is not JSON"),
        (b"[" * 100_000, "Line 1 of x.jsonl is not JSON"),
        (b"\xff\xfe\x00", "Line 1 of x.jsonl is not JSON"),
        (b"9" * 10_000, "Line 1 of x.jsonl is not JSON"),
        (b"[" + b"[]," * 2_000_000 + b"0]", "Line 1 of x.jsonl holds more than 4,000,000 values at once"),
        (b"", "does not begin as a record"),
    ],
)
def test_a_hostile_file_is_refused_in_a_sentence(command: Command, tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "x.jsonl").write_bytes(content)
    result = command("restore", "x.jsonl", "-f", "new.negotiation")
    assert result.code == 3
    assert said in result.err
    assert "Traceback" not in result.err
    assert not (tmp_path / "new.negotiation").exists()


def test_a_missing_record_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"none\.jsonl cannot be read"):
        files.restore(tmp_path / "none.jsonl", tmp_path / "new.negotiation")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_one_changed_byte_makes_the_same_negotiation_or_none(
    case: Negotiation, tmp_path: Path, data: st.DataObject
) -> None:
    path, to = tmp_path / "x.jsonl", tmp_path / "new.negotiation"
    if not path.exists():
        written(case, path)
    content = path.read_bytes()
    at = data.draw(st.integers(content.index(b"\n"), len(content) - 1))
    spoilt = tmp_path / "spoilt.jsonl"
    spoilt.write_bytes(content[:at] + data.draw(st.binary(max_size=2)) + content[at + 1 :])
    to.unlink(missing_ok=True)
    try:
        files.restore(spoilt, to)
    except WorkbenchError:
        assert not to.exists()
    else:
        with files.open_negotiation(to) as again:
            assert again.file.head() == case.file.head()


def test_the_command_writes_everything_and_reads_it_back(command: Command, worked_case: Path) -> None:
    assert command("-f", worked_case, "export", "everything", "-o", "x.jsonl", "--include-private").code == 0
    assert command("restore", "x.jsonl", "-f", "again.negotiation").code == 0
    first, again = (command("-f", file, "status", "--json").out for file in (worked_case, "again.negotiation"))
    assert first == again
    assert json.loads(command("schema").out)["title"] == "A record of the workbench"
