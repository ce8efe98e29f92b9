"""What is derived equals the record replayed, whatever was said, withdrawn and brought back."""

import json
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from datetime import date as Date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from workbench.errors import WorkbenchError
from workbench.model.acts import (
    BracketMarked,
    ClauseAdded,
    ClauseMoved,
    ClauseRemoved,
    ClauseReworded,
    ClausesRenumbered,
    ContributionsInvited,
    ContributionsReceived,
    ForceWordsSet,
    Name,
    PassageSet,
    QuantifiersSet,
)
from workbench.model.change import Change, Link
from workbench.model.clause import Clause, ClauseKind
from workbench.model.consensus import Level, Taken
from workbench.model.contribution import Contribution, Invitation
from workbench.model.delegation import Delegation, DelegationKind, Membership, Role
from workbench.model.proposal import Decision, Proposal
from workbench.model.quantifier import Quantifier
from workbench.model.record import (
    Act,
    ClauseAgreed,
    ClauseReopened,
    DelegationRegistered,
    DraftIssued,
    EntryWithdrawn,
    MembershipSet,
    ProposalBacked,
    ProposalDecided,
    ProposalMade,
    ProposalsReturned,
    RosterRegistered,
    SilenceBroken,
    SilenceOpened,
    StatementMade,
    StatementsImported,
    StatementWithdrawn,
    SuccessionSet,
)
from workbench.model.statement import Alignment, Position, Stance, Statement
from workbench.store.database import NegotiationFile
from workbench.store.schema import DERIVED_FROM_THESE, OF_ALL_ENTRIES, OF_COUNTING_ENTRIES
from workbench.text.normalise import words_hash, words_hash_of_all

CLAUSES = ("d1.1", "d1.2", "d2.1", "d2.2")
HOLDERS = ("CUB", "NAM", "JPN")
DAY = Date(2012, 6, 4)
UNTIL = datetime(2099, 6, 14, 22, tzinfo=UTC)
Copies = Callable[[str], NegotiationFile]
Step = Act | int | Callable[[NegotiationFile], Act]
"""An act; or one that quotes the words it finds; or the number of an entry to withdraw."""

days = st.dates(Date(2012, 6, 1), Date(2012, 6, 4))
a_clause = st.sampled_from(CLAUSES)
a_holder = st.sampled_from(HOLDERS)
ids = st.uuids().map(lambda one: one.hex)
a_statement_id = st.sampled_from([f"s{n}" for n in range(8)])
a_proposal_id = st.sampled_from(("q1", "q2"))
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


alignments = st.builds(
    Alignment,
    with_delegation=a_holder,
    except_clauses=st.sampled_from(((), ("d1.1",))),
    statement=st.none() | a_statement_id,
)


@st.composite
def proposals(draw: st.DrawFn) -> Proposal:
    return Proposal(
        id=draw(a_proposal_id), draft="d1", clause=draw(a_clause), base_hash="h", words=draw(words), sponsors=("CUB",),
        on=draw(days), private=draw(st.booleans()),
    )  # fmt: skip


@st.composite
def statements(draw: st.DrawFn) -> StatementMade:
    """Statements share few ids, clauses, holders and days, so that they correct and supersede one another."""
    offered = tuple(draw(st.lists(proposals(), max_size=1)))
    positions = tuple(
        Position(
            id=draw(ids),
            clause=one,
            stance=draw(st.sampled_from(Stance)),
            words_hash=words_hash("Words"),
            reason=draw(words),
            proposal=offered[0].id if offered else None,
        )
        for one in draw(st.lists(a_clause, max_size=3, unique=True))
    )
    statement = Statement(
        id=draw(a_statement_id),
        speaker=draw(a_holder),
        on_behalf_of=draw(st.none() | st.just("NAM")),
        on=draw(days),
        draft="d2",
        private=draw(st.booleans()),
        positions=positions,
        alignments=tuple(draw(st.lists(alignments, max_size=1))),
        dissociations=tuple(draw(st.lists(a_clause, max_size=1))),
        corrects=draw(st.none() | a_statement_id),
    )
    return StatementMade(statement=statement, proposals=offered)


def now(file: NegotiationFile, clause: str) -> str:
    return {one.id: words_hash(one.text) for one in file.draft(clause[:2]).clauses}[clause]


states = a_holder.map(lambda one: Delegation(id=one, name=one, kind=DelegationKind.STATE))
memberships = st.builds(
    Membership, group=st.just("NAM"), member=a_holder, role=st.sampled_from(Role), since=st.none() | days, source=words
)
acts: st.SearchStrategy[Act] = st.one_of(
    statements(),
    st.lists(statements(), max_size=3).map(lambda made: StatementsImported(source="x.csv", statements=tuple(made))),
    st.just(SuccessionSet(old="d1", new="d2", links=(Link(change=Change.ADDED, new=("d2.2",), by_user=True),))),
    states.map(lambda one: DelegationRegistered(delegation=one)),
    memberships.map(lambda one: MembershipSet(membership=one)),
    st.tuples(st.lists(states, max_size=2), st.lists(memberships, max_size=2)).map(
        lambda two: RosterRegistered(source="x", delegations=tuple(two[0]), memberships=tuple(two[1]))
    ),
    st.builds(
        StatementWithdrawn,
        statement=a_statement_id,
        clauses=st.lists(a_clause, max_size=2, unique=True).map(tuple),
        whole=st.booleans(),
        because=words,
        on=days,
    ),
    proposals().map(lambda one: ProposalMade(proposal=one)),
    st.builds(
        ProposalsReturned,
        source=words,
        draft=st.just("d1"),
        proposals=st.lists(proposals(), max_size=2).map(tuple),
        remarks=st.just(()),
    ),
    st.tuples(a_proposal_id, st.sampled_from(Decision)).map(
        lambda two: ProposalDecided(proposal=two[0], decision=two[1], on=DAY)
    ),
    st.builds(ProposalBacked, proposal=a_proposal_id, who=a_holder, stance=st.sampled_from(Stance), on=days),
    a_clause.map(lambda one: ClauseReopened(draft=one[:2], clause=one, because="why", on=DAY)),
    st.builds(BracketMarked, draft=st.just("d1"), clause=a_clause, content=words, editorial=st.booleans()),
    st.builds(
        ContributionsInvited,
        invitation=st.builds(Invitation, subject=words, whom=st.lists(a_holder, max_size=2).map(tuple), until=days),
    ),
    st.lists(st.builds(Contribution, who=a_holder, on=st.none() | days), max_size=2).map(
        lambda two: ContributionsReceived(contributions=tuple(two))
    ),
    st.integers(2, 9).map(lambda least: QuantifiersSet(scale=(Quantifier(word="a number of", at_least=least),))),
    st.builds(ForceWordsSet, words=st.dictionaries(words, st.dictionaries(words, st.just(("shall",)), max_size=1))),
    a_clause.map(lambda one: PassageSet(old="d1", new="d2", clause=one, words="Words", to="d2.1")),
    st.just(DraftIssued(draft="d2", symbol="A/66/L.55", date=DAY)),
)


def reword(clause: str, text: str) -> Callable[[NegotiationFile], Act]:
    return lambda file: ClauseReworded(draft=clause[:2], clause=clause, base_hash=now(file, clause), text=text)


def accept(proposal: str, clause: str, text: str) -> Callable[[NegotiationFile], Act]:
    return lambda file: ProposalDecided(
        proposal=proposal,
        decision=Decision.ACCEPTED,
        on=DAY,
        rewording=ClauseReworded(draft=clause[:2], clause=clause, base_hash=now(file, clause), text=text),
    )


Arranging = ClauseAdded | ClauseRemoved | ClauseMoved


def add(draft: str, number: int, text: str) -> Callable[[NegotiationFile], Arranging]:
    """Add a clause of one of a few names behind the first one there, below it or beside it."""

    def act(file: NegotiationFile) -> Arranging:
        first = file.draft(draft).clauses[0]
        is_below = number % 2 == 0
        clause = Clause(
            id=f"{draft}.new{number}",
            kind=ClauseKind.SUBPARAGRAPH if is_below else ClauseKind.PARAGRAPH,
            label=f"new {number}",
            parent=first.id if is_below else None,
            depth=int(is_below),
            text=text,
        )
        return ClauseAdded(draft=draft, clause=clause, after=first.id, base_hash=words_hash(first.text))

    return act


def remove(draft: str, at: int) -> Callable[[NegotiationFile], Arranging]:
    def act(file: NegotiationFile) -> Arranging:
        clauses = file.draft(draft).clauses
        one = clauses[at % max(len(clauses), 1)]
        going = [one, *(other for other in clauses if other.parent == one.id)]
        return ClauseRemoved(draft=draft, words={other.id: words_hash(other.text) for other in going})

    return act


def move(draft: str, at: int, to: int) -> Callable[[NegotiationFile], Arranging]:
    def act(file: NegotiationFile) -> Arranging:
        clauses = file.draft(draft).clauses
        one = clauses[at % max(len(clauses), 1)]
        left = [other for other in clauses if other.id != one.id and other.parent != one.id]
        after = left[to % len(left)] if left and to else None
        going = [one, *(other for other in clauses if other.parent == one.id)]
        return ClauseMoved(
            draft=draft, words={other.id: words_hash(other.text) for other in going},
            after=after.id if after else None, base_hash=words_hash(after.text) if after else "",
            becomes=ClauseKind.PARAGRAPH,
        )  # fmt: skip

    return act


def renumber(draft: str) -> Callable[[NegotiationFile], Act]:
    """Call everything by its place, as seen by somebody who reads the file now."""

    def act(file: NegotiationFile) -> Act:
        clauses = file.draft(draft).clauses
        names = {one.id: Name(label=f"R{at}") for at, one in enumerate(clauses)}
        return ClausesRenumbered(draft=draft, names=names, was={one.id: one.label for one in clauses})

    return act


def accept_arranged(
    proposal: str, arranging: Callable[[NegotiationFile], Arranging]
) -> Callable[[NegotiationFile], Act]:
    return lambda file: ProposalDecided(
        proposal=proposal, decision=Decision.ACCEPTED, on=DAY, arranging=arranging(file)
    )


def agree(clause: str, level: Level, package: list[str]) -> Callable[[NegotiationFile], Act]:
    return lambda file: ClauseAgreed(
        draft=clause[:2], words={clause: now(file, clause)}, level=level, package=tuple(package), on=DAY
    )


def open_silence(draft: str) -> Callable[[NegotiationFile], Act]:
    return lambda file: SilenceOpened(
        draft=draft,
        words_hash=words_hash_of_all(clause.text for clause in file.draft(draft).clauses),
        until=UNTIL,
        zone="UTC",
    )


def break_silence(holder: str, at: int) -> Callable[[NegotiationFile], Act]:
    def act(file: NegotiationFile) -> Act:
        opened = [entry.id for entry in file.entries() if isinstance(entry.act, SilenceOpened)]
        silence = opened[at % len(opened)] if opened else "none"
        return SilenceBroken(silence=silence, who=holder, made_at=UNTIL)

    return act


a_draft = st.sampled_from(["d1", "d2"])
a_place = st.integers(0, 5)
arrangings = st.one_of(
    st.builds(add, a_draft, st.integers(1, 4), words),
    st.builds(remove, a_draft, a_place),
    st.builds(move, a_draft, a_place, a_place),
)
steps: st.SearchStrategy[Step] = st.one_of(
    acts,
    arrangings,
    st.builds(renumber, a_draft),
    st.builds(accept_arranged, a_proposal_id, arrangings),
    st.builds(reword, a_clause, words),
    st.builds(accept, a_proposal_id, a_clause, words),
    st.builds(agree, a_clause, st.sampled_from(Level), st.lists(a_clause, max_size=2, unique=True)),
    st.builds(open_silence, st.sampled_from(["d1", "d2"])),
    st.builds(break_silence, a_holder, st.integers(0, 5)),
    st.integers(3, 30),
)
histories = st.lists(steps, max_size=16)


def enact(file: NegotiationFile, history: list[Step]) -> None:
    """Do it all; what the guards refuse is left out, as at the desk."""
    for step in history:
        try:
            if isinstance(step, int):
                entries = list(file.entries(newest_first=False))
                file.record(EntryWithdrawn(entry=entries[step % len(entries)].id), by="tester")
            else:
                file.record(step(file) if callable(step) else step, by="tester")
        except (WorkbenchError, LookupError):
            continue


def derived(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All derived tables, with a position's number, which differs from file to file, put as its id."""
    with sqlite3.connect(path) as raw:
        numbers = dict(raw.execute("select n, id || ' ' || entry from position"))
        tables = (*OF_ALL_ENTRIES, *OF_COUNTING_ENTRIES, *DERIVED_FROM_THESE)
        found = {table: raw.execute(f"select * from {table}").fetchall() for table in tables}
    raw.close()
    found["position"] = [(*row[:-1], numbers[row[-1]]) for row in found["position"]]
    found["current"] = [(*row[:2], numbers[row[2]], *row[3:]) for row in found["current"]]
    return {table: sorted(rows, key=repr) for table, rows in found.items()}


slow = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)


@slow
@given(history=histories)
def test_what_is_derived_equals_the_record_replayed(history: list[Step], copies: Copies) -> None:
    with TemporaryDirectory() as folder, copies(folder) as file:
        enact(file, history)
        assert file.verify() == ()
        before = derived(file.path)
        file.rebuild()
        assert derived(file.path) == before


@slow
@given(history=histories)
def test_the_latest_positions_are_those_a_slow_reading_finds(history: list[Step], copies: Copies) -> None:
    with TemporaryDirectory() as folder, copies(folder) as file:
        enact(file, history)
        in_force = uncorrected(file)
        assert {clause: sorted(map(key, held)) for clause, held in file.taken(CLAUSES).items()} == latest(in_force)
        assert list(file.positions(in_force=True)) == in_force


def uncorrected(file: NegotiationFile) -> list[Taken]:
    """Take away what a counting correction speaks of anew and what was withdrawn, reading entries and not tables."""
    gone = file.withdrawn()
    corrected = set()
    retracted = set()
    for entry in file.entries():
        if entry.id in gone:
            continue
        act = entry.act
        if isinstance(act, StatementWithdrawn):
            retracted |= {(act.statement, clause) for clause in act.clauses}
        for made in act.statements if isinstance(act, StatementsImported) else [act]:
            if isinstance(made, StatementMade) and made.statement.corrects:
                one = made.statement
                spoken = {*(position.clause for position in one.positions), *one.dissociations}
                corrected |= {(one.corrects, one.holder, clause) for clause in spoken}
    return [
        one
        for one in file.positions()
        if (one.statement, one.holder, one.origin) not in corrected and (one.statement, one.origin) not in retracted
    ]


def latest(taken: list[Taken]) -> dict[str, list[tuple[object, ...]]]:
    held: dict[tuple[str, str], Taken] = {}
    for one in sorted(taken, key=lambda one: (one.on, one.sequence)):
        held[one.origin, one.holder] = one
    found: dict[str, list[tuple[object, ...]]] = {}
    for one in held.values():
        found.setdefault(one.origin, []).append(key(one))
    return {clause: sorted(rows) for clause, rows in found.items()}


def key(one: Taken) -> tuple[object, ...]:
    return one.holder, one.on, one.sequence, one.position


@slow
@given(act=acts)
def test_an_act_reads_back_as_it_was_written(act: Act, copies: Copies) -> None:
    with TemporaryDirectory() as folder, copies(folder) as file:
        try:
            entry = file.record(act, by="tester")
        except WorkbenchError:
            assume(False)
        assert next(file.entries()) == entry
        assert entry.act == act


@slow
@given(history=histories, undone=st.integers(1, 5))
def test_undoing_and_redoing_as_often_leaves_all_as_it_was(history: list[Step], undone: int, copies: Copies) -> None:
    with TemporaryDirectory() as folder, copies(folder) as file:
        enact(file, history)
        before = {table: rows for table, rows in derived(file.path).items() if table not in OF_ALL_ENTRIES}
        taken_back = 0
        while taken_back < undone and (last := file.last_undoable()):
            file.record(EntryWithdrawn(entry=last.id, because="undone"), by="tester")
            taken_back += 1
        while redoable := file.last_redoable():
            file.record(EntryWithdrawn(entry=redoable.id, because="brought back"), by="tester")
            taken_back -= 1
        assert taken_back == 0
        assert {table: rows for table, rows in derived(file.path).items() if table not in OF_ALL_ENTRIES} == before


@slow
@given(history=histories)
def test_a_record_written_out_and_read_in_makes_the_same_negotiation(history: list[Step], copies: Copies) -> None:
    with TemporaryDirectory() as folder, copies(folder) as file:
        enact(file, history)
        other = Path(folder) / "other.negotiation"
        read = ((f"Entry {n}", json.loads(one)) for n, one in enumerate(file.transcript(), start=1))
        assert NegotiationFile.restore(other, read) == file.length()
        with NegotiationFile.open(other) as again:
            assert again.verify() == ()
            assert again.head() == file.head()
            assert list(again.entries()) == list(file.entries())
        assert derived(other) == derived(file.path)
