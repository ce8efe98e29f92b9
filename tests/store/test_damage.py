"""Whatever is changed behind the record, with the guards on it taken away, is found."""

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from datetime import date as Date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.model.acts import (
    BracketMarked,
    ClauseRemoved,
    ClauseReworded,
    ContributionsInvited,
    ContributionsReceived,
    ForceWordsSet,
    PassageSet,
    QuantifiersSet,
)
from workbench.model.consensus import Level
from workbench.model.contribution import Contribution, Invitation
from workbench.model.delegation import Delegation, DelegationKind, Membership
from workbench.model.proposal import Decision, Proposal
from workbench.model.quantifier import Quantifier
from workbench.model.record import (
    ClauseAgreed,
    ClauseReopened,
    DraftIssued,
    DraftTabled,
    EntryWithdrawn,
    NegotiationOpened,
    ProposalBacked,
    ProposalDecided,
    ProposalMade,
    RosterRegistered,
    SilenceBroken,
    SilenceOpened,
    StatementMade,
    StatementWithdrawn,
)
from workbench.model.statement import Alignment, Stance
from workbench.store.chain import SELECT, hash_of
from workbench.store.database import NegotiationFile
from workbench.store.schema import DERIVED_FROM_THESE, OF_ALL_ENTRIES, OF_COUNTING_ENTRIES, RECORD, statements_of
from workbench.text.normalise import words_hash, words_hash_of_all

Said = Callable[..., StatementMade]
Opening = tuple[NegotiationOpened | DraftTabled, ...]
TRIGGERS = [one for one in statements_of(RECORD) if one.startswith("create trigger")]
COLUMNS = ("id", "replica", "made_at", "entered_at", "by", "kind", "body", "previous", "hash")
ENTRIES = 9
DAY = Date(2012, 6, 4)


def change_behind_the_record(path: Path, *statements: str) -> None:
    """Take the guards away, change, and put them back, as somebody who hides his tracks would."""
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("pragma synchronous = off")
    for name in ("record_is_not_updated", "record_is_not_deleted"):
        raw.execute(f"drop trigger {name}")
    for statement in (*statements, *TRIGGERS):
        raw.execute(statement)
    raw.close()


a_sequence = st.integers(1, ENTRIES)
edits = st.builds(
    lambda column, at: [f"""update record set "{column}" = "{column}" || ' ' where sequence = {at}"""],
    st.sampled_from(COLUMNS),
    a_sequence,
)
deletions = st.builds(lambda at: [f"delete from record where sequence = {at}"], a_sequence)
closed_up = st.builds(
    lambda at: [
        f"delete from record where sequence = {at}",
        f"update record set sequence = sequence - 1 where sequence > {at}",
    ],
    a_sequence,
)
truncations = st.builds(lambda at: [f"delete from record where sequence >= {at}"], st.integers(2, ENTRIES))
swaps = st.builds(
    lambda one, other: [
        f"update record set sequence = -1 where sequence = {one}",
        f"update record set sequence = {one} where sequence = {other}",
        f"update record set sequence = {other} where sequence = -1",
    ],
    st.integers(1, 4),
    st.integers(5, ENTRIES),
)
insertions = st.builds(
    lambda at: [
        f"update record set sequence = -sequence where sequence > {at}",
        "update record set sequence = 1 - sequence where sequence < 0",
        "insert into record select sequence + 1, 'new', replica, made_at, entered_at, by, kind, body, hash, 'new' "
        f"from record where sequence = {at}",
    ],
    a_sequence,
)
changes = st.one_of(edits, deletions, closed_up, truncations, swaps, insertions)


@pytest.fixture(scope="module")
def nine_entries(tmp_path_factory: pytest.TempPathFactory, opening: Opening, said: Said) -> bytes:
    """A file of nine entries, two of them withdrawn."""
    with NegotiationFile.create(tmp_path_factory.mktemp("nine") / "x.negotiation") as file:
        file.record_all(opening, by="t")
        spoken = [file.record(said("CUB", f"d1.{n}", Stance.OPPOSE), by="t") for n in (1, 2, 1)]
        withdrawn = file.record(EntryWithdrawn(entry=spoken[0].id), by="t")
        file.record(EntryWithdrawn(entry=spoken[1].id), by="t")
        file.record(EntryWithdrawn(entry=withdrawn.id), by="t")
        assert file.length() == ENTRIES
        assert file.verify() == ()
    return file.path.read_bytes()


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(change=changes)
def test_a_change_behind_the_record_is_found(change: list[str], nine_entries: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.negotiation"
        path.write_bytes(nine_entries)
        change_behind_the_record(path, *change)
        with NegotiationFile.open(path) as file:
            assert file.verify() != ()


def test_putting_the_guards_back_is_no_fault(file: NegotiationFile) -> None:
    change_behind_the_record(file.path)
    assert file.verify() == ()


FAULTS = {
    "an entry changed": ("update record set by = 'x' where sequence = 2", "entry 2 was changed after it was written"),
    "an entry missing": ("delete from record where sequence = 2", "entry 2 is missing before entry 3"),
    "the newest entry missing": (
        "delete from record where sequence = 3",
        "what is derived from the record in “newest” does not match it",
    ),
}


@pytest.mark.parametrize(("sql", "said_of_it"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_said_in_words(file: NegotiationFile, sql: str, said_of_it: str) -> None:
    change_behind_the_record(file.path, sql)
    assert said_of_it in file.verify()


def test_an_entry_changed_with_its_hash_made_to_match_breaks_the_chain_after_it(file: NegotiationFile) -> None:
    raw = sqlite3.connect(file.path)
    stored = list(raw.execute(f"{SELECT} where sequence = 2").fetchone())
    raw.close()
    stored[5] = "somebody else"
    change_behind_the_record(
        file.path, f"update record set by = '{stored[5]}', hash = '{hash_of(tuple(stored))}' where sequence = 2"
    )
    assert file.verify() == ("entry 3 does not follow the entry before it",)


def test_guards_that_were_taken_away_are_missed(file: NegotiationFile) -> None:
    raw = sqlite3.connect(file.path)
    raw.execute("drop trigger record_is_not_updated")
    raw.execute("create trigger mine after insert on record begin select 1; end")
    raw.close()
    assert file.verify() == (
        "the trigger mine is not the workbench's",
        "the trigger record_is_not_updated is missing",
    )


@pytest.fixture
def full_file(file: NegotiationFile, said: Said) -> NegotiationFile:
    """A file with something in every table."""
    state = Delegation(id="CUB", name="Cuba", kind=DelegationKind.STATE)
    membership = Membership(group="NAM", member="CUB")
    alignment = Alignment(with_delegation="NAM")
    words = words_hash("Words 1 of d1")
    proposal = Proposal(id="q1", draft="d1", clause="d1.1", base_hash=words, sponsors=("CUB",), on=DAY)
    withdrawn = file.record(NegotiationOpened(title="X"), by="t")
    stated = said("CUB", "d1.2", Stance.ACCEPT)
    file.record_all(
        (
            EntryWithdrawn(entry=withdrawn.id),
            RosterRegistered(source="x", delegations=(state,), memberships=(membership,)),
            said("CUB", "d1.1", Stance.AMEND, alignments=(alignment,)),
            stated,
            ProposalMade(proposal=proposal),
            ProposalBacked(proposal="q1", who="CUB", stance=Stance.SUPPORT, on=DAY),
            ProposalDecided(proposal="q1", decision=Decision.REJECTED, on=DAY),
            StatementWithdrawn(statement=stated.statement.id, clauses=(), whole=True, on=DAY),
            ClauseAgreed(draft="d1", words={"d1.1": words}, level=Level.INFORMALS, package=("d1.2",), on=DAY),
            ClauseReopened(draft="d1", clause="d1.1", because="why", on=DAY),
            ClauseReworded(draft="d1", clause="d1.1", base_hash=words, text="Other words"),
            ClauseRemoved(draft="d1", words={"d1.2": words_hash("Words 2 of d1")}),
            BracketMarked(draft="d1", clause="d1.1", content="sic"),
            DraftIssued(draft="d1", symbol="A/66/L.55", date=DAY),
        ),
        by="t",
    )
    until = datetime(2099, 6, 14, 22, tzinfo=UTC)
    now = words_hash_of_all(clause.text for clause in file.draft("d1").clauses)
    silence = file.record(SilenceOpened(draft="d1", words_hash=now, until=until, zone="UTC"), by="t")
    file.record(SilenceBroken(silence=silence.id, who="CUB", made_at=until, because="why"), by="t")
    file.record(ContributionsInvited(invitation=Invitation(subject="x")), by="t")
    file.record(ContributionsReceived(contributions=(Contribution(who="CUB"),)), by="t")
    file.record(ForceWordsSet(words={"act": {"english": ("decides",)}}), by="t")
    file.record(PassageSet(old="d1", new="d2", clause="d1.1", words="Words"), by="t")
    file.record(QuantifiersSet(scale=(Quantifier(word="a number of", at_least=4),)), by="t")
    return file


@pytest.mark.parametrize("table", [*OF_ALL_ENTRIES, *OF_COUNTING_ENTRIES, *DERIVED_FROM_THESE])
def test_a_derived_table_that_was_emptied_is_found_and_can_be_rebuilt(full_file: NegotiationFile, table: str) -> None:
    assert full_file.verify() == ()
    change_behind_the_record(full_file.path, f"delete from {table}")
    assert f"what is derived from the record in “{table}” does not match it" in full_file.verify()
    full_file.rebuild()
    assert full_file.verify() == ()


def test_a_row_counted_twice_is_found(file: NegotiationFile, said: Said) -> None:
    file.record(said("CUB", "d1.1", Stance.OPPOSE), by="t")
    change_behind_the_record(file.path, "insert into statement select * from statement")
    assert "what is derived from the record in “statement” does not match it" in file.verify()


def test_a_changed_stance_is_found(file: NegotiationFile, said: Said) -> None:
    file.record(said("CUB", "d1.1", Stance.OPPOSE), by="t")
    change_behind_the_record(file.path, "update position set stance = 'support'")
    assert "what is derived from the record in “position” does not match it" in file.verify()


def test_checking_changes_nothing(file: NegotiationFile) -> None:
    before = file.path.read_bytes()
    assert file.verify() == ()
    assert file.path.read_bytes() == before
