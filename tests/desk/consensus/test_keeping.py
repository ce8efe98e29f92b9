"""What is kept in the file of how a draft stands is believed only while it holds."""

import sqlite3
from pathlib import Path

import pytest

from workbench.desk import files, recording
from workbench.desk.consensus import keeping, measuring
from workbench.desk.consensus.measurement import Asked, LaterTaken, Measured
from workbench.desk.consensus.measuring import measured
from workbench.desk.consensus.standing import see_clause
from workbench.desk.consensus.status import see_status
from workbench.desk.demo import make_worked_case
from workbench.desk.statements import speaking
from workbench.model.consensus import Rule, Status
from workbench.store.database import NegotiationFile


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The worked case, taken for one on which much was said, and measured once."""
    monkeypatch.setattr(keeping, "MUCH", 0)
    path = tmp_path / "large.negotiation"
    make_worked_case(path).close()
    with files.open_negotiation(path) as n:
        see_status(n)
    return path


@pytest.fixture
def measured_from_the_beginning(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The drafts that are measured from the beginning."""
    asked: list[str] = []
    measure_all = measuring._measure_all

    def told(n: files.Negotiation, one: Asked) -> Measured:
        asked.append(one.draft)
        return measure_all(n, one)

    monkeypatch.setattr(measuring, "_measure_all", told)
    return asked


def test_the_next_program_takes_up_what_was_kept_and_what_was_said_since(
    large: Path, measured_from_the_beginning: list[str]
) -> None:
    with files.open_negotiation(large) as n:
        before = see_status(n)
        speaking.say(n, "Japan", ["36 (a)"], "oppose", because="illustrative")
    with files.open_negotiation(large) as n:
        now = see_status(n)
        assert see_clause(n, "36 (a)").line == now.clauses[1]
    assert measured_from_the_beginning == []
    assert "Japan" not in before.clauses[1].blockers
    assert "Japan" in now.clauses[1].blockers
    assert now.counts[Status.CONTESTED] >= before.counts[Status.CONTESTED]


def test_all_that_is_shown_of_it_is_as_measured_from_the_beginning(large: Path) -> None:
    with files.open_negotiation(large) as n:
        draft = n.heads()[-1].id
        taken_up = measured(n, draft)
        assert isinstance(next(iter(taken_up.taken.values())), LaterTaken)
        anew = measuring._measure_all(n, Asked(draft, Rule.NO_OBJECTION, None, public=False))
        assert taken_up.results == anew.results
        assert dict(taken_up.taken) == dict(anew.taken)


@pytest.mark.parametrize(
    "change",
    [
        "update measurement set hash = 'another'",
        "update measurement set program = 'another'",
        "update measurement set body = x'00'",
        "update measurement set body = substr(body, 1, 100)",
        "delete from measurement",
    ],
)
def test_what_does_not_hold_is_not_believed(large: Path, measured_from_the_beginning: list[str], change: str) -> None:
    with files.open_negotiation(large) as n:
        before = see_status(n)
    with sqlite3.connect(large) as raw:
        raw.execute(change)
    raw.close()
    with files.open_negotiation(large) as n:
        assert see_status(n) == before
    assert len(measured_from_the_beginning) == 1


def test_a_check_finds_what_was_put_in_its_place(large: Path) -> None:
    with files.open_negotiation(large) as n:
        assert recording.verify(n).faults == ()
        draft = n.heads()[-1].id
        kept = keeping.kept_of(measured(n, draft))
        one = next(clause for clause, found in kept.results.items() if found.blockers)
        kept.spoken.pop(one)
        row = n.file.kept_measurement(draft)
        assert row is not None
        n.file.keep_measurement(draft, row._replace(body=keeping.written(kept)))
    with files.open_negotiation(large) as n:
        (fault,) = recording.verify(n).faults
        assert fault == f"what is kept of how {n.heads()[-1].symbol} stands does not match the record"


def test_a_file_that_another_program_writes_to_is_read_all_the_same(large: Path) -> None:
    with sqlite3.connect(large) as raw:
        raw.execute("delete from measurement")
    raw.close()
    holder = sqlite3.connect(large, isolation_level=None)
    holder.execute("begin immediate")  # another program writes, for as long as it likes
    with files.open_negotiation(large) as n:
        assert see_status(n).clauses
        assert n.file.drafts_measured() == ()
    holder.close()


def test_of_little_nothing_is_kept(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with sqlite3.connect(large) as raw:
        raw.execute("delete from measurement")
    raw.close()
    monkeypatch.setattr(keeping, "MUCH", 10_000)
    before = large.read_bytes()
    with files.open_negotiation(large) as n:
        see_status(n)
    assert large.read_bytes() == before


def test_what_is_derived_anew_forgets_it(large: Path) -> None:
    with NegotiationFile.open(large) as file:
        assert file.drafts_measured()
        file.rebuild()
        assert file.drafts_measured() == ()
        assert file.verify() == ()
