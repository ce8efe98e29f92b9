"""What is measured anew after each act equals what is measured from the beginning, whatever was said and taken back."""

from collections.abc import Callable, Collection
from datetime import date as Date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings

from tests.store.conftest import draft
from tests.store.test_replay import Step, enact, histories
from workbench.desk.consensus.measuring import Measured, measured
from workbench.desk.consensus.status import see_status
from workbench.desk.negotiation import Negotiation
from workbench.model.change import Change, Link
from workbench.model.consensus import Taken
from workbench.model.delegation import Delegation, DelegationKind, Membership
from workbench.model.record import DraftTabled, NegotiationOpened, RosterRegistered
from workbench.store.database import NegotiationFile

DAY = Date(2012, 6, 2)
LINKS = (
    Link(change=Change.MERGED, old=("d1.1", "d1.2"), new=("d2.1",)),
    Link(change=Change.MOVED, old=("d1.2",), new=("d2.2",)),
)
KINDS = {"CUB": DelegationKind.STATE, "JPN": DelegationKind.STATE, "NAM": DelegationKind.GROUP}


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


ASKED: tuple[Callable[[Negotiation], Measured], ...] = (
    lambda n: measured(n, "d2"),
    lambda n: measured(n, "d2", as_of=DAY),
    lambda n: measured(n, "d2", public=True),
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(history=histories)
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
                with Negotiation(NegotiationFile.open(path)) as fresh:
                    for ask in ASKED:
                        assert told(ask(n)) == told(ask(fresh))
                    assert see_status(n) == see_status(fresh)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(history=histories)
def test_what_is_left_unread_would_change_nothing(history: list[Step], opened: Path) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.negotiation"
        path.write_bytes(opened.read_bytes())
        with Negotiation(NegotiationFile.open(path)) as n, Negotiation(ReadWhole.open(path)) as whole:
            n.file._connection.execute("pragma synchronous = off")
            enact(n.file, history)
            if {head.id for head in n.heads()} == {"d1", "d2"}:
                for ask in ASKED[:2]:
                    assert told(ask(n)) == told(ask(whole))


class ReadWhole(NegotiationFile):
    """A file that reads all positions in force, also those that cannot count."""

    def taken(self, clauses: Collection[str], *, until: Date | None = None, **_: object) -> dict[str, list[Taken]]:
        found: dict[str, list[Taken]] = {}
        for one in self.positions(in_force=True, until=until):
            if one.origin in clauses:
                found.setdefault(one.origin, []).append(one)
        return {clause: sorted(held, key=lambda one: (one.on, one.sequence)) for clause, held in found.items()}


def told(found: Measured) -> tuple[object, ...]:
    return dict(found.taken), found.results, found.proposals, found.agreements, found.on
