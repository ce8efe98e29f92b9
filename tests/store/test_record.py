"""The record is the truth: what is derived from it follows, nothing is lost, and every change behind it shows."""

import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date as Date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.errors import BadFile, NotAllowed, WorkbenchError
from workbench.model.change import Change, Link
from workbench.model.clause import Clause, ClauseKind
from workbench.model.consensus import Level
from workbench.model.delegation import Delegation, DelegationKind, Membership, Role
from workbench.model.draft import Draft, DraftState
from workbench.model.proposal import Decision, Proposal
from workbench.model.record import (
    Act,
    ClauseAgreed,
    ClauseReopened,
    ClauseReworded,
    DelegationRegistered,
    DraftIssued,
    DraftTabled,
    EntryWithdrawn,
    MembershipSet,
    NegotiationOpened,
    ProposalDecided,
    StatementMade,
    StatementsImported,
    SuccessionSet,
)
from workbench.model.statement import Alignment, Position, Stance, Statement
from workbench.store.database import NegotiationFile
from workbench.text.normalise import words_hash

CLAUSES = ("d1.1", "d1.2", "d2.1", "d2.2")
HOLDERS = ("CUB", "NAM", "JPN")
DAY = Date(2012, 6, 4)


def clause(clause_id: str, text: str) -> Clause:
    return Clause(id=clause_id, kind=ClauseKind.PARAGRAPH, label=clause_id[-1], text=text)


def draft(draft_id: str, based_on: str | None = None) -> Draft:
    return Draft(
        id=draft_id,
        symbol=f"Rev.{draft_id[1:]}",
        based_on=based_on,
        state=DraftState.WORKING,
        clauses=tuple(clause(f"{draft_id}.{n}", f"Words {n} of {draft_id}") for n in (1, 2)),
    )


LINKS = tuple(Link(change=Change.AMENDED, old=(f"d1.{n}",), new=(f"d2.{n}",)) for n in (1, 2))
TABLED = (DraftTabled(draft=draft("d1")), DraftTabled(draft=draft("d2", "d1"), links=LINKS))
days = st.dates(Date(2012, 6, 1), Date(2012, 6, 4))
a_clause = st.sampled_from(CLAUSES)
ids = st.uuids().map(lambda one: one.hex)


@st.composite
def statements(draw: st.DrawFn) -> StatementMade:
    statement_id, on, holder = draw(ids), draw(days), draw(st.sampled_from(HOLDERS))
    touched = draw(st.lists(a_clause, max_size=3, unique=True))
    proposals = tuple(
        Proposal(
            id=draw(ids), draft=one[:2], clause=one, base_hash="h", words="Other words", sponsors=(holder,), on=on
        )
        for one in touched
        if draw(st.booleans())
    )
    positions = tuple(
        Position(
            id=draw(ids),
            clause=one,
            stance=draw(st.sampled_from(Stance)),
            words_hash=words_hash("Words"),
            proposal=next((proposal.id for proposal in proposals if proposal.clause == one), None),
        )
        for one in touched
    )
    return StatementMade(
        statement=Statement(
            id=statement_id,
            speaker=holder,
            on=on,
            draft="d2",
            private=draw(st.booleans()),
            positions=positions,
            alignments=(Alignment(with_delegation="NAM"),) if draw(st.booleans()) else (),
            dissociations=tuple(draw(st.lists(a_clause, max_size=1))) if draw(st.booleans()) else (),
        ),
        proposals=proposals,
    )


acts: st.SearchStrategy[Act] = st.one_of(
    statements(),
    st.lists(statements(), max_size=3).map(lambda made: StatementsImported(source="x.csv", statements=tuple(made))),
    a_clause.map(lambda one: ClauseReworded(draft=one[:2], clause=one, base_hash="h", text=f"Reworded {one}")),
    a_clause.map(lambda one: ClauseAgreed(draft=one[:2], words={one: "h"}, level=Level.INFORMALS, on=DAY)),
    a_clause.map(lambda one: ClauseReopened(draft=one[:2], clause=one, because="why", on=DAY)),
    st.just(DraftIssued(draft="d2", symbol="Rev.2 final")),
    st.just(SuccessionSet(old="d1", new="d2", links=(Link(change=Change.ADDED, new=("d2.2",), by_user=True),))),
    st.sampled_from(HOLDERS).map(
        lambda one: DelegationRegistered(delegation=Delegation(id=one, name=one, kind=DelegationKind.STATE))
    ),
    st.sampled_from(HOLDERS).map(
        lambda one: MembershipSet(membership=Membership(group="NAM", member=one, role=Role.MEMBER))
    ),
    ids.map(lambda one: ProposalDecided(proposal=one, decision=Decision.REJECTED)),
)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[NegotiationFile]:
    with NegotiationFile.create(tmp_path / "x.negotiation") as made:
        made.record_all((NegotiationOpened(title="X"), *TABLED), by="tester")
        yield made


def said(holder: str, one: str, stance: Stance, on: Date = DAY, *, private: bool = False) -> StatementMade:
    position = Position(id=f"{holder}{one}{stance}{on}", clause=one, stance=stance, words_hash="h")
    statement_id = f"s{holder}{one}{stance}{on}"
    statement = Statement(
        id=statement_id, speaker=holder, on=on, draft="d1", private=private, positions=(position,)
    )
    return StatementMade(statement=statement)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(history=st.lists(st.one_of(acts, st.integers(0, 30)), max_size=14))
def test_what_is_derived_equals_the_record_replayed_whatever_was_withdrawn(history: list[Act | int]) -> None:
    with TemporaryDirectory() as folder, NegotiationFile.create(Path(folder) / "x.negotiation") as file:
        file.record_all((NegotiationOpened(title="X"), *TABLED), by="tester")
        for step in history:
            if isinstance(step, int):
                entries = list(file.entries(newest_first=False))
                file.record(EntryWithdrawn(entry=entries[step % len(entries)].id), by="tester")
            else:
                file.record(step, by="tester")
        assert file.verify() == ()
        before = (file.draft_heads(), file.taken(CLAUSES), file.alignments(), file.proposals(), file.roster())
        file.rebuild()
        assert (file.draft_heads(), file.taken(CLAUSES), file.alignments(), file.proposals(), file.roster()) == before


@settings(max_examples=40, deadline=None)
@given(act=acts)
def test_an_act_reads_back_as_it_was_written(act: Act) -> None:
    with TemporaryDirectory() as folder, NegotiationFile.create(Path(folder) / "x.negotiation") as file:
        file.record(act, by="tester")
        assert next(file.entries()).act == act


def test_the_latest_position_counts_by_day_and_then_by_entry(file: NegotiationFile) -> None:
    file.record(said("CUB", "d1.1", Stance.SUPPORT, Date(2012, 6, 3)), by="t")
    file.record(said("CUB", "d1.1", Stance.OPPOSE, Date(2012, 6, 1)), by="t")
    assert [one.stance for one in file.taken(["d1.1"])["d1.1"]] == [Stance.SUPPORT]
    file.record(said("CUB", "d1.1", Stance.RESERVE, Date(2012, 6, 3)), by="t")
    assert [one.stance for one in file.taken(["d1.1"])["d1.1"]] == [Stance.RESERVE]
    as_known = file.taken(["d1.1"], until=Date(2012, 6, 2))["d1.1"]
    assert [one.stance for one in as_known] == [Stance.OPPOSE]
    assert len(file.taken(["d1.1"], every=True)["d1.1"]) == 3


def test_a_private_position_hides_nothing_from_the_public_reading(file: NegotiationFile) -> None:
    file.record(said("CUB", "d1.1", Stance.SUPPORT, Date(2012, 6, 1)), by="t")
    file.record(said("CUB", "d1.1", Stance.OPPOSE, Date(2012, 6, 2), private=True), by="t")
    assert [one.stance for one in file.taken(["d1.1"])["d1.1"]] == [Stance.OPPOSE]
    assert [one.stance for one in file.taken(["d1.1"], public=True)["d1.1"]] == [Stance.SUPPORT]


def test_a_correction_takes_the_place_of_what_it_corrects(file: NegotiationFile) -> None:
    wrong = said("CUB", "d1.1", Stance.OPPOSE, Date(2012, 6, 3))
    right = said("CUB", "d1.1", Stance.ACCEPT, Date(2012, 6, 1))
    corrected = right.statement.model_copy(update={"corrects": wrong.statement.id})
    file.record(wrong, by="t")
    file.record(StatementMade(statement=corrected), by="t")
    assert [one.stance for one in file.taken(["d1.1"])["d1.1"]] == [Stance.ACCEPT]


def test_a_withdrawn_position_uncovers_the_one_before(file: NegotiationFile) -> None:
    file.record(said("CUB", "d1.1", Stance.SUPPORT), by="t")
    later = file.record(said("CUB", "d1.1", Stance.OPPOSE), by="t")
    withdrawal = file.record(EntryWithdrawn(entry=later.id), by="t")
    assert [one.stance for one in file.taken(["d1.1"])["d1.1"]] == [Stance.SUPPORT]
    file.record(EntryWithdrawn(entry=withdrawal.id), by="t")
    assert [one.stance for one in file.taken(["d1.1"])["d1.1"]] == [Stance.OPPOSE]


def test_a_users_correction_of_the_succession_is_laid_over_the_programs(file: NegotiationFile) -> None:
    link = Link(change=Change.MERGED, old=("d1.1", "d1.2"), new=("d2.1",), by_user=True)
    added = Link(change=Change.ADDED, new=("d2.2",), by_user=True)
    entry = file.record(SuccessionSet(old="d1", new="d2", links=(link, added)), by="t")
    found = file.succession("d2")
    assert found is not None
    assert found.links == (link, added)
    file.record(EntryWithdrawn(entry=entry.id), by="t")
    again = file.succession("d2")
    assert again is not None
    assert again.links == LINKS


DAMAGE = {
    "an entry edited": "update record set body = replace(body, 'Words 1', 'Words 9') where sequence = 2",
    "an author changed": "update record set by = 'somebody else' where sequence = 3",
    "an entry deleted": "delete from record where sequence = 2",
    "the newest entry deleted": "delete from record where sequence = 4",
    "two entries swapped": "update record set sequence = 5 - sequence where sequence in (2, 3)",
    "an entry inserted": "insert into record select 9, 'x', replica, made_at, entered_at, by, kind, body, hash, 'y' "
    "from record where sequence = 4",
    "a derived stance changed": "update position set stance = 'support'",
    "a derived word changed": "update clause set text = 'Other words' where id = 'd1.1'",
}


@pytest.mark.parametrize("sql", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_change_behind_the_record_is_found(file: NegotiationFile, sql: str) -> None:
    file.record(said("CUB", "d1.1", Stance.OPPOSE), by="t")
    assert file.verify() == ()
    with sqlite3.connect(file.path) as raw:
        raw.execute("drop trigger record_is_not_updated")
        raw.execute("drop trigger record_is_not_deleted")
        raw.execute(sql if "5 - sequence" not in sql else "update record set sequence = -sequence where sequence < 4")
    raw.close()
    assert file.verify() != ()


def test_the_record_refuses_to_be_changed(file: NegotiationFile) -> None:
    with sqlite3.connect(file.path) as raw, pytest.raises(sqlite3.IntegrityError):
        raw.execute("delete from record")
    raw.close()


def test_an_act_that_fails_leaves_nothing_behind(file: NegotiationFile) -> None:
    head, count = file.head(), file.length()
    good = said("CUB", "d1.1", Stance.OPPOSE)

    def acts_that_break() -> Iterator[Act]:
        yield good
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        file.record_all(acts_that_break(), by="t")
    assert (file.head(), file.length()) == (head, count)
    assert file.taken(["d1.1"]) == {}
    assert file.verify() == ()


def test_a_file_is_its_owners_alone(file: NegotiationFile) -> None:
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600


def test_a_file_is_never_written_over(file: NegotiationFile) -> None:
    with pytest.raises(NotAllowed):
        NegotiationFile.create(file.path)
    with pytest.raises(NotAllowed):
        file.backup(file.path)


def test_a_newer_file_is_refused_and_left_untouched(file: NegotiationFile) -> None:
    path = file.path
    file.close()
    with sqlite3.connect(path) as raw:
        raw.execute("pragma user_version = 99")
    raw.close()
    before = path.read_bytes()
    with pytest.raises(BadFile, match="newer"):
        NegotiationFile.open(path)
    assert path.read_bytes() == before


def test_a_backup_made_during_use_is_the_same_negotiation(file: NegotiationFile, tmp_path: Path) -> None:
    copy = tmp_path / "copy.negotiation"
    file.backup(copy)
    with NegotiationFile.open(copy) as other:
        assert other.head() == file.head()
        assert other.verify() == ()


def test_the_token_changes_when_another_program_writes(file: NegotiationFile) -> None:
    with NegotiationFile.open(file.path) as other:
        before = file.token()
        assert file.token() == before
        other.record(said("CUB", "d1.1", Stance.OPPOSE), by="t")
        assert file.token() != before


WRITER = """
import sys
from datetime import date
from pathlib import Path
from workbench.model.record import NegotiationOpened
from workbench.store.database import NegotiationFile
with NegotiationFile.open(Path(sys.argv[1])) as file:
    for n in range(int(sys.argv[2])):
        entry = file.record(NegotiationOpened(title=f"act {n}"), by=sys.argv[3])
        print(entry.id, flush=True)
"""


def writer(path: Path, count: int, by: str) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-c", WRITER, str(path), str(count), by]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)


def test_two_programs_writing_at_once_lose_nothing(file: NegotiationFile) -> None:
    writers = [writer(file.path, 40, name) for name in ("one", "two")]
    acknowledged = {line.strip() for one in writers for line in one.communicate()[0].splitlines()}
    assert [one.returncode for one in writers] == [0, 0]
    assert acknowledged == {entry.id for entry in file.entries() if entry.by in {"one", "two"}}
    assert len(acknowledged) == 80
    assert file.verify() == ()


@pytest.mark.parametrize("after", [3, 11, 24])
def test_a_writer_killed_at_any_moment_loses_no_acknowledged_entry(file: NegotiationFile, after: int) -> None:
    killed = writer(file.path, 10_000, "killed")
    assert killed.stdout is not None
    acknowledged = [killed.stdout.readline().strip() for _ in range(after)]
    time.sleep(0.001 * after)
    killed.kill()
    acknowledged += [line.strip() for line in killed.stdout.read().splitlines() if len(line.strip()) == 36]
    killed.wait()
    with NegotiationFile.open(file.path) as again:
        assert set(acknowledged) <= {entry.id for entry in again.entries()}
        assert again.verify() == ()


def test_a_missing_file_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(WorkbenchError) as refused:
        NegotiationFile.open(tmp_path / "none.negotiation")
    assert "workbench new" in refused.value.hint
