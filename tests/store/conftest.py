"""What the tests of the store share: a file with two working drafts, and statements on their clauses."""

from collections.abc import Callable, Iterator
from datetime import date as Date
from pathlib import Path

import pytest

from workbench.model.change import Change, Link
from workbench.model.clause import Clause, ClauseKind, Emphasis, EmphasisStyle, Footnote
from workbench.model.draft import Draft, DraftState
from workbench.model.record import DraftTabled, NegotiationOpened, StatementMade
from workbench.model.statement import Position, Stance, Statement
from workbench.store.database import NegotiationFile

Said = Callable[..., StatementMade]
DAY = Date(2012, 6, 4)


def clause(clause_id: str) -> Clause:
    return Clause(
        id=clause_id,
        kind=ClauseKind.PARAGRAPH,
        label=clause_id[-1],
        text=f"Words {clause_id[-1]} of {clause_id[:2]}",
        emphasis=(Emphasis(start_at=0, end_at=5, style=EmphasisStyle.ITALIC),),
        footnotes=(Footnote(mark="1", at=7, text="A/59/2005."),),
    )


def draft(draft_id: str, based_on: str | None = None) -> Draft:
    heading = Clause(id=f"{draft_id}.0", kind=ClauseKind.HEADING, label="I", text="Heading")
    return Draft(
        id=draft_id,
        symbol=f"Rev.{draft_id[1:]}",
        based_on=based_on,
        state=DraftState.WORKING,
        front=("Masthead",),
        clauses=(heading, *(clause(f"{draft_id}.{n}") for n in (1, 2))),
    )


@pytest.fixture(scope="session")
def links() -> tuple[Link, ...]:
    return tuple(Link(change=Change.AMENDED, old=(f"d1.{n}",), new=(f"d2.{n}",)) for n in (1, 2))


@pytest.fixture(scope="session")
def opening(links: tuple[Link, ...]) -> tuple[NegotiationOpened | DraftTabled, ...]:
    """The acts every test negotiation begins with: drafts `d1` and `d2`, each of a heading and clauses 1 and 2."""
    tabled = (DraftTabled(draft=draft("d1")), DraftTabled(draft=draft("d2", "d1"), links=links))
    return NegotiationOpened(title="Human security", illustrative=True), *tabled


@pytest.fixture(scope="session")
def copies(
    tmp_path_factory: pytest.TempPathFactory, opening: tuple[NegotiationOpened | DraftTabled, ...]
) -> Callable[[str], NegotiationFile]:
    """Give a copy of the opened negotiation in a folder, written to without waiting for the disk."""
    path = tmp_path_factory.mktemp("opened") / "x.negotiation"
    with NegotiationFile.create(path) as made:
        made.record_all(opening, by="tester")
    content = path.read_bytes()

    def copy(folder: str) -> NegotiationFile:
        path = Path(folder) / "x.negotiation"
        path.write_bytes(content)
        path.chmod(0o600)
        file = NegotiationFile.open(path)
        file._connection.execute("pragma synchronous = off")
        return file

    return copy


@pytest.fixture
def file(tmp_path: Path, copies: Callable[[str], NegotiationFile]) -> Iterator[NegotiationFile]:
    with copies(str(tmp_path)) as opened:
        yield opened


@pytest.fixture(scope="session")
def said() -> Said:
    """Make a statement: who, on which clause, with which stance, and on which day."""
    count = iter(range(10**6))

    def make(holder: str, one: str, stance: Stance | None, on: Date = DAY, **more: object) -> StatementMade:
        number = next(count)
        position = Position(id=f"p{number}", clause=one, stance=stance or Stance.OPPOSE, words_hash="h", cure="cure")
        statement = Statement.model_validate({
            "id": f"s{number}", "speaker": holder, "on": on, "draft": one[:2],
            "positions": (position,) if stance else (), "dissociations": () if stance else (one,), **more,
        })  # fmt: skip
        return StatementMade(statement=statement)

    return make
