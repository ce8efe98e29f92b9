"""The record is only added to, in order, all of an act or nothing; undo and redo are entries too."""

import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone

import pytest

from workbench.model.proposal import Decision, Proposal
from workbench.model.record import (
    Act,
    ClauseReopened,
    DraftTabled,
    EntryWithdrawn,
    NegotiationOpened,
    ProposalBacked,
    ProposalDecided,
    ProposalMade,
    StatementMade,
)
from workbench.model.statement import Stance
from workbench.store.database import NegotiationFile

Said = Callable[..., StatementMade]
Opening = tuple[NegotiationOpened | DraftTabled, ...]


def undo(file: NegotiationFile) -> None:
    last = file.last_undoable()
    assert last is not None
    file.record(EntryWithdrawn(entry=last.id, because="undone"), by="t")


def redo(file: NegotiationFile) -> None:
    last = file.last_redoable()
    assert last is not None
    file.record(EntryWithdrawn(entry=last.id, because="brought back"), by="t")


def stances(file: NegotiationFile) -> list[Stance | None]:
    return [one.stance for one in file.positions()]


def test_entries_are_numbered_without_a_gap_and_each_names_the_one_before(file: NegotiationFile) -> None:
    entries = list(file.entries(newest_first=False))
    assert [entry.sequence for entry in entries] == [1, 2, 3]
    assert [entry.previous for entry in entries] == ["", *(entry.hash for entry in entries[:-1])]
    assert file.head() == entries[-1].hash
    assert file.length() == 3
    assert len({entry.replica for entry in entries}) == 1


def test_entries_come_in_either_order_and_as_many_as_asked_for(file: NegotiationFile) -> None:
    file.record_all((NegotiationOpened(title=f"{n}") for n in range(450)), by="t")
    sequences = [entry.sequence for entry in file.entries()]
    assert sequences == list(range(453, 0, -1))
    assert [entry.sequence for entry in file.entries(newest_first=False)] == sequences[::-1]
    assert [entry.sequence for entry in file.entries(limit=2)] == [453, 452]
    assert [entry.sequence for entry in file.entries(limit=250)] == sequences[:250]
    assert list(file.entries(limit=0)) == []


def test_an_entry_is_found_by_its_id(file: NegotiationFile) -> None:
    entry = file.record(NegotiationOpened(title="X"), by="t")
    assert file.entry(entry.id) == entry
    assert file.entry("no such id") is None


@pytest.mark.parametrize("sql", ["delete from record", "update record set by = 'x'"])
def test_the_record_refuses_to_be_changed(file: NegotiationFile, sql: str) -> None:
    with sqlite3.connect(file.path) as raw, pytest.raises(sqlite3.IntegrityError, match="only added to"):
        raw.execute(sql)
    raw.close()


def test_an_act_that_fails_leaves_nothing_behind(file: NegotiationFile, said: Said) -> None:
    head, count = file.head(), file.length()

    def acts_that_break() -> Iterator[Act]:
        yield said("CUB", "d1.1", Stance.OPPOSE)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        file.record_all(acts_that_break(), by="t")
    assert (file.head(), file.length()) == (head, count)
    assert file.taken(["d1.1"]) == {}
    assert file.verify() == ()


def test_made_at_and_entered_at_are_kept_apart(file: NegotiationFile) -> None:
    made_at = datetime(2012, 6, 4, 18, 30, tzinfo=timezone(timedelta(hours=-4)))
    entry = file.record(NegotiationOpened(title="X"), by="t", made_at=made_at)
    kept = next(file.entries())
    assert kept.made_at == made_at
    assert kept.made_at.utcoffset() == timedelta(hours=-4)
    assert abs(kept.entered_at - datetime.now(tz=UTC)) < timedelta(minutes=1)
    assert kept == entry


def test_a_moment_without_a_time_zone_is_local_time(file: NegotiationFile) -> None:
    moment = datetime(2012, 6, 4, 18, 30)  # noqa: DTZ001
    assert file.record(NegotiationOpened(title="X"), by="t", made_at=moment).made_at == moment.astimezone()


def test_a_name_that_is_no_text_does_not_stop_an_entry(file: NegotiationFile) -> None:
    assert file.record(NegotiationOpened(title="X"), by="caf\udce9").by == "caf?"
    assert file.verify() == ()


def test_the_title_is_the_latest_that_counts(file: NegotiationFile) -> None:
    assert (file.title(), file.is_illustrative()) == ("Human security", True)
    renamed = file.record(NegotiationOpened(title="Renamed"), by="t")
    assert file.title() == "Renamed"
    file.record(EntryWithdrawn(entry=renamed.id), by="t")
    assert file.title() == "Human security"


def test_undo_takes_back_one_act_after_another_and_redo_brings_them_back(file: NegotiationFile, said: Said) -> None:
    first, second = (file.record(said("CUB", "d1.1", one), by="t") for one in (Stance.SUPPORT, Stance.OPPOSE))
    undo(file)
    assert file.withdrawn() == {second.id}
    undo(file)
    assert file.withdrawn() == {first.id, second.id}
    assert stances(file) == []
    redo(file)
    assert stances(file) == [Stance.SUPPORT]
    redo(file)
    assert stances(file) == [Stance.SUPPORT, Stance.OPPOSE]
    assert file.last_redoable() is None


def test_what_was_brought_back_can_be_undone_again(file: NegotiationFile, said: Said) -> None:
    file.record(said("CUB", "d1.1", Stance.SUPPORT), by="t")
    for _ in range(3):
        undo(file)
        assert stances(file) == []
        redo(file)
        assert stances(file) == [Stance.SUPPORT]
    assert file.verify() == ()


def test_a_new_act_after_an_undo_leaves_nothing_to_redo(file: NegotiationFile, said: Said) -> None:
    file.record(said("CUB", "d1.1", Stance.SUPPORT), by="t")
    undo(file)
    file.record(said("JPN", "d1.1", Stance.ACCEPT), by="t")
    assert file.last_redoable() is None


def test_a_withdrawal_for_a_reason_is_an_act_too_and_leaves_nothing_to_redo(file: NegotiationFile, said: Said) -> None:
    mistaken = file.record(said("CUB", "d1.1", Stance.SUPPORT), by="t")
    file.record(said("JPN", "d1.1", Stance.ACCEPT), by="t")
    undo(file)
    file.record(EntryWithdrawn(entry=mistaken.id, because="Cuba was not in the room"), by="t")
    assert file.last_redoable() is None


def test_the_opening_of_a_file_is_not_undone(file: NegotiationFile) -> None:
    undo(file)
    undo(file)
    assert file.draft_heads() == ()
    assert file.last_undoable() is None


def test_the_history_of_a_clause_holds_what_touched_it_and_what_became_of_its_proposals(
    file: NegotiationFile, said: Said
) -> None:
    spoken = file.record(said("CUB", "d1.1", Stance.OPPOSE), by="t")
    file.record(said("CUB", "d1.2", Stance.OPPOSE), by="t")
    proposal = Proposal(
        id="q1", draft="d1", clause="d1.1", base_hash="h", sponsors=("CUB",), on=spoken.entered_at.date()
    )
    made = file.record(ProposalMade(proposal=proposal), by="t")
    backed = file.record(
        ProposalBacked(proposal="q1", who="JPN", stance=Stance.OPPOSE, on=spoken.entered_at.date()), by="t"
    )
    today = spoken.entered_at.date()
    decided = file.record(ProposalDecided(proposal="q1", decision=Decision.REJECTED, on=today), by="t")
    reopened = file.record(
        ClauseReopened(draft="d1", clause="d1.1", because="why", on=spoken.entered_at.date()), by="t"
    )
    assert file.touching(["d1.1"]) == [one.id for one in (spoken, made, backed, decided, reopened)]


def test_the_token_changes_whoever_writes(file: NegotiationFile) -> None:
    with NegotiationFile.open(file.path) as other:
        before = file.token()
        assert file.token() == before
        other.record(NegotiationOpened(title="X"), by="t")
        after = file.token()
        assert after != before
        file.record(NegotiationOpened(title="X"), by="t")
        assert file.token() not in (before, after)
