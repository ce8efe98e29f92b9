"""Several programs write to one file, and some of them are killed: nothing acknowledged is lost."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.errors import Outdated
from workbench.model.acts import ClauseReworded
from workbench.model.record import StatementMade
from workbench.model.statement import Stance
from workbench.store.database import NegotiationFile
from workbench.text.normalise import words_hash

Said = Callable[..., StatementMade]
WRITER = """
import sys
from datetime import date
from pathlib import Path
from workbench.model.record import StatementMade
from workbench.model.statement import Position, Stance, Statement
from workbench.store.database import NegotiationFile
path, count, name = sys.argv[1:]
with NegotiationFile.open(Path(path)) as file:
    for n in range(int(count)):
        position = Position(id=f"{name}{n}", clause=f"d1.{n % 2 + 1}", stance=Stance.SUPPORT, words_hash="h")
        made = Statement(id=f"{name}{n}", speaker=name, on=date(2012, 6, 4), draft="d1", positions=(position,))
        print(file.record(StatementMade(statement=made), by=name).id, flush=True)
"""


def start_writer(path: Path, count: int, name: str) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-c", WRITER, str(path), str(count), name]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)


def test_two_programs_writing_at_once_lose_nothing(file: NegotiationFile) -> None:
    writers = [start_writer(file.path, 50, name) for name in ("CUB", "JPN")]
    acknowledged = [line.strip() for one in writers for line in one.communicate()[0].splitlines()]
    assert [one.returncode for one in writers] == [0, 0]
    written = [entry for entry in file.entries() if entry.by in {"CUB", "JPN"}]
    assert sorted(acknowledged) == sorted(entry.id for entry in written)
    assert len(written) == 100
    assert file.verify() == ()
    assert {one.holder: one.position for one in file.taken(["d1.2"])["d1.2"]} == {"CUB": "CUB49", "JPN": "JPN49"}


@pytest.mark.parametrize("after", [1, 7, 30])
def test_a_writer_killed_at_any_moment_loses_no_acknowledged_entry(file: NegotiationFile, after: int) -> None:
    killed = start_writer(file.path, 100_000, "CUB")
    assert killed.stdout is not None
    acknowledged = [killed.stdout.readline().strip() for _ in range(after)]
    time.sleep(after / 7_000)
    killed.kill()
    acknowledged += [line.strip() for line in killed.stdout if line.endswith("\n")]
    killed.wait()
    with NegotiationFile.open(file.path) as again:
        written = [entry.id for entry in again.entries() if entry.by == "CUB"]
        assert set(acknowledged) <= set(written)
        assert len(written) - len(acknowledged) in (0, 1)
        assert again.verify() == ()


def test_of_two_edits_of_the_same_words_the_later_is_refused_and_nothing_is_overwritten(
    file: NegotiationFile,
) -> None:
    read = words_hash("Words 1 of d1")
    with NegotiationFile.open(file.path) as other:
        other.record(ClauseReworded(draft="d1", clause="d1.1", base_hash=read, text="Theirs"), by="other")
    with pytest.raises(Outdated):
        file.record(ClauseReworded(draft="d1", clause="d1.1", base_hash=read, text="Mine"), by="me")
    assert [one.text for one in file.draft("d1").clauses if one.id == "d1.1"] == ["Theirs"]


def test_a_reader_that_stops_half_way_keeps_nobody_from_writing(file: NegotiationFile, said: Said) -> None:
    reading = file.entries()
    next(reading)
    with NegotiationFile.open(file.path) as other:
        other.record(said("CUB", "d1.1", Stance.OPPOSE), by="t")
    assert [entry.sequence for entry in reading] == [2, 1]
