"""What is measured anew after each act equals what is measured from the beginning, whatever was said and taken back."""

from collections.abc import Callable, Collection
from datetime import date as Date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.conftest import draft
from tests.store.test_replay import HOLDERS, Step, a_clause, a_holder, days, enact, histories, ids
from workbench.desk.consensus import keeping
from workbench.desk.consensus.measurement import Measured
from workbench.desk.consensus.measuring import differs, measured
from workbench.desk.consensus.status import see_status
from workbench.desk.negotiation import Negotiation
from workbench.model.change import Change, Link
from workbench.model.consensus import Taken
from workbench.model.delegation import Delegation, DelegationKind, Membership
from workbench.model.record import (
    Act,
    DraftTabled,
    EntryWithdrawn,
    NegotiationOpened,
    RosterRegistered,
    StatementMade,
    StatementWithdrawn,
)
from workbench.model.statement import Alignment, Position, Stance, Statement
from workbench.store.database import NegotiationFile
from workbench.store.measurements import KeptMeasurement
from workbench.text.normalise import words_hash

DAY = Date(2012, 6, 2)
LINKS = (
    Link(change=Change.MERGED, old=("d1.1", "d1.2"), new=("d2.1",)),
    Link(change=Change.MOVED, old=("d1.2",), new=("d2.2",)),
)
KINDS = {"CUB": DelegationKind.STATE, "JPN": DelegationKind.STATE, "NAM": DelegationKind.GROUP}


@pytest.fixture
def kept_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every measurement is kept, and again as soon as two clauses were measured anew."""
    monkeypatch.setattr(keeping, "MUCH", 0)
    monkeypatch.setattr(keeping, "BEHIND", 2)


@pytest.fixture(scope="session")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with a group of two, and a draft whose clauses came of a merge and a move."""
    path = tmp_path_factory.mktemp("opened") / "x.negotiation"
    with NegotiationFile.create(path) as file:
        roster = RosterRegistered(
            source="x",
            delegations=tuple(Delegation(id=one, name=one, kind=kind) for one, kind in KINDS.items()),
            memberships=tuple(Membership(group="NAM", member=one) for one in ("CUB", "JPN")),
        )
        tabled = (DraftTabled(draft=draft("d1")), DraftTabled(draft=draft("d2", "d1"), links=LINKS))
        file.record_all((NegotiationOpened(title="X"), roster, *tabled), by="t")
    return path


@st.composite
def positions_taken(draw: st.DrawFn) -> StatementMade:
    """One speaks on a clause or two, perhaps correcting what somebody said."""
    clauses = draw(st.lists(a_clause, min_size=1, max_size=2, unique=True))
    return StatementMade(
        statement=Statement(
            id=draw(ids), speaker=draw(a_holder), on=draw(days), draft="d2", private=draw(st.booleans()),
            positions=tuple(
                Position(id=draw(ids), clause=one, stance=draw(st.sampled_from(Stance)), words_hash=words_hash("W"))
                for one in clauses
            ),
        )
    )  # fmt: skip


@st.composite
def alignments_made(draw: st.DrawFn) -> Callable[[NegotiationFile], Act]:
    """One makes another's positions its own: all, all but one clause, or those of one statement."""
    who, whom = draw(st.permutations(HOLDERS))[:2]
    on, excepted, named = draw(days), draw(st.sampled_from(((), ("d1.1",), ("d2.1",)))), draw(st.booleans())
    made, private = draw(ids), draw(st.booleans())

    def act(file: NegotiationFile) -> Act:
        statement = file.statements(holder=whom)[0].made.statement.id if named else None
        aligned = Alignment(with_delegation=whom, statement=statement, except_clauses=excepted)
        return StatementMade(
            statement=Statement(id=made, speaker=who, on=on, draft="d2", private=private, alignments=(aligned,))
        )

    return act


def take_away(file: NegotiationFile, back: int) -> Act:
    """Withdraw one of the latest statements, alignments and all."""
    one = file.statements()[-back].made.statement
    clauses = tuple(position.clause for position in one.positions)
    return StatementWithdrawn(statement=one.id, clauses=clauses, whole=True, because="x", on=Date(2012, 6, 4))


def correct(file: NegotiationFile, back: int) -> Act:
    """Say again what one of the latest statements said, but otherwise."""
    one = file.statements()[-back].made.statement
    positions = tuple(each.model_copy(update={"id": f"{each.id}'", "stance": Stance.ACCEPT}) for each in one.positions)
    said_again = {"id": f"{one.id}'", "corrects": one.id, "positions": positions}
    return StatementMade(statement=one.model_copy(update=said_again))


def take_back(file: NegotiationFile, back: int) -> Act:
    """Withdraw one of the latest entries, but none of those the file was made with."""
    return EntryWithdrawn(entry=list(file.entries(newest_first=False))[4:][-back].id)


spoken: st.SearchStrategy[list[Step]] = st.lists(
    st.one_of(
        positions_taken(),
        positions_taken(),
        alignments_made(),
        st.tuples(st.sampled_from((take_back, take_away, correct)), st.integers(1, 3)).map(
            lambda two: lambda file: two[0](file, two[1])
        ),
    ),
    min_size=5,
    max_size=9,
)

ASKED: tuple[Callable[[Negotiation], Measured], ...] = (
    lambda n: measured(n, "d2"),
    lambda n: measured(n, "d2", as_of=DAY),
    lambda n: measured(n, "d2", public=True),
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(history=histories | spoken)
@pytest.mark.usefixtures("kept_at_once")
def test_after_each_act_all_is_as_measured_from_the_beginning(history: list[Step], opened: Path) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.negotiation"
        path.write_bytes(opened.read_bytes())
        with Negotiation(NegotiationFile.open(path)) as n:
            n.file._connection.execute("pragma synchronous = off")
            for step in (0, *history):
                if step:
                    enact(n.file, [step])
                if {head.id for head in n.heads()} != {"d1", "d2"}:
                    break  # the tabling of one was taken back
                anew, again = FromTheBeginning.open(path), NegotiationFile.open(path)
                with Negotiation(anew) as fresh, Negotiation(again) as next_:
                    status = see_status(fresh)
                    assert see_status(next_) == status  # before what it kept is read whole
                    for ask in ASKED:
                        assert told(ask(n)) == told(ask(next_)) == told(ask(fresh))
                    assert see_status(n) == status
                    assert not differs(n, "d2")


class FromTheBeginning(NegotiationFile):
    """A file in which no measurement is found, and none kept."""

    def kept_measurement(self, draft: str) -> None:
        return None

    def keep_measurement(self, draft: str, measurement: KeptMeasurement) -> None:
        return None


def test_an_alignment_of_an_earlier_day_follows_what_was_said_then(opened: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.negotiation"
    path.write_bytes(opened.read_bytes())

    def says(number: int, who: str, on: int, stance: Stance | None, whom: str = "") -> StatementMade:
        taken = Position(id=f"p{number}", clause="d2.2", stance=stance, words_hash="x") if stance else None
        return StatementMade(
            statement=Statement(
                id=f"s{number}", speaker=who, on=Date(2012, 6, on), draft="d2", positions=(taken,) if taken else (),
                alignments=(Alignment(with_delegation=whom),) if whom else (),
            )
        )  # fmt: skip

    with Negotiation(NegotiationFile.open(path)) as n:
        n.record(says(1, "CUB", 1, Stance.SUPPORT), says(2, "CUB", 3, Stance.OPPOSE))
        assert "JPN" not in measured(n, "d2").results["d2.2"].standings
        n.record(says(3, "JPN", 2, None, "CUB"))
        assert measured(n, "d2").results["d2.2"].standings["JPN"].stance is Stance.SUPPORT
        n.record(says(4, "JPN", 4, None, "CUB"))
        assert measured(n, "d2").results["d2.2"].standings["JPN"].stance is Stance.OPPOSE


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(history=histories | spoken)
def test_what_is_left_unread_would_change_nothing(history: list[Step], opened: Path) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.negotiation"
        path.write_bytes(opened.read_bytes())
        with Negotiation(NegotiationFile.open(path)) as n, Negotiation(ReadWhole.open(path)) as whole:
            n.file._connection.execute("pragma synchronous = off")
            enact(n.file, history)
            if {head.id for head in n.heads()} == {"d1", "d2"}:
                for ask in ASKED[:2]:
                    assert unordered(ask(n)) == unordered(ask(whole))


class ReadWhole(NegotiationFile):
    """A file that reads all positions in force, also those that cannot count."""

    def taken(self, clauses: Collection[str], *, until: Date | None = None, **_: object) -> dict[str, list[Taken]]:
        found: dict[str, list[Taken]] = {}
        for one in self.positions(in_force=True, until=until):
            if one.origin in clauses:
                found.setdefault(one.origin, []).append(one)
        return {clause: sorted(held, key=lambda one: (one.on, one.sequence)) for clause, held in found.items()}


def unordered(found: Measured) -> tuple[object, ...]:
    """Return what does not depend on who was the first to speak among those whose first word counts no longer."""
    standing = {clause: (one.status, dict(one.standings)) for clause, one in found.results.items()}
    return {clause: frozenset(held) for clause, held in found.taken.items()}, standing


def told(found: Measured) -> tuple[object, ...]:
    standing = {clause: tuple(one.standings) for clause, one in found.results.items()}
    return dict(found.taken), found.results, standing, found.spoken, found.proposals, found.agreements, found.on
