"""Ask the desk how a draft stands, with 1,000,000 positions behind it: from cold, and after one new position.

Run `python bench/desk.py` (minutes: the file is made first) or `python bench/desk.py POSITIONS FILE`, which makes
FILE or, where it is there already, takes it as it is. 193 States, 25 groups, 20 drafts of 3,000 clauses, of which
600 are spoken of again and again. Times are of the processor and noise on a shared machine: look at the ratios.

The plain query is a window over all positions in the same file that keeps each holder's latest one on each clause;
it knows no drafts, groups, alignments or staleness.
"""

import random
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from consensus import GROUPS, STATES, roster
from store import CLAUSES, CONTESTED, DRAFTS, START, drafts

from workbench.cli import collect_seldom
from workbench.desk import files, recording
from workbench.desk.consensus.bringing import see_blockers
from workbench.desk.consensus.matrix import see_matrix
from workbench.desk.consensus.moving import see_movement
from workbench.desk.consensus.standing import see_clause
from workbench.desk.consensus.status import see_status
from workbench.desk.negotiation import Negotiation
from workbench.desk.statements import speaking
from workbench.model.record import NegotiationOpened, RosterRegistered, StatementMade, StatementsImported
from workbench.model.statement import Alignment, Position, Stance, Statement
from workbench.store.database import NegotiationFile
from workbench.text.normalise import words_hash

T = TypeVar("T")
POSITIONS_A_STATEMENT, STATEMENTS_A_FILE = 50, 100
HOLDERS = [f"G{n:02}" for n in range(GROUPS)], [f"S{n:03}" for n in range(STATES - 1)]
"""Groups and States; of two statements one is a group's."""
SILENT = f"S{STATES - 1:03}"
"""The one State that says nothing, and lets others speak."""
LATEST = """select count(*), sum(length(stance)) from (
    select stance, row_number() over (partition by clause, holder order by "on" desc, entry desc, n desc) nth
    from position) where nth = 1"""


def statement(number: int, hashes: list[list[str]]) -> StatementMade:
    """Make a statement on neighbouring clauses of one draft; one in a hundred aligns itself with a group."""
    step, first = number % DRAFTS, random.randrange(CONTESTED - POSITIONS_A_STATEMENT)
    speaker = random.choice(HOLDERS[number // DRAFTS % 2])
    aligned = (Alignment(with_delegation=random.choice(HOLDERS[0])),) if number % 100 == 1 else ()
    return StatementMade(
        statement=Statement(
            id=f"s{number}",
            speaker=speaker,
            on=START + timedelta(days=10 * step + random.randrange(10)),
            draft=f"D{step}",
            alignments=() if speaker in HOLDERS[0] else aligned,
            positions=tuple(
                Position(
                    id=f"p{number}.{place}",
                    clause=f"D{step}.{place}",
                    stance=random.choice(tuple(Stance)),
                    words_hash=hashes[step][place],
                    reason="the sovereignty of States",
                )
                for place in range(first, first + POSITIONS_A_STATEMENT)
            ),
        )
    )


def meetings(positions: int, hashes: list[list[str]]) -> Iterator[StatementsImported]:
    """Yield whole meetings, each as one act."""
    for meeting in range(max(1, positions // (POSITIONS_A_STATEMENT * STATEMENTS_A_FILE))):
        first = meeting * STATEMENTS_A_FILE
        made = tuple(statement(first + place, hashes) for place in range(STATEMENTS_A_FILE))
        yield StatementsImported(source=f"meeting-{meeting}.csv", statements=made)


def make(path: Path, positions: int) -> None:
    """Make the file."""
    people, tabled = roster(), list(drafts())
    hashes = [[words_hash(clause.text) for clause in one.draft.clauses] for one in tabled]
    registered = RosterRegistered(source="made up", delegations=people.delegations, memberships=people.memberships)
    with NegotiationFile.create(path) as file:
        for act in (NegotiationOpened(title="Large"), registered, *tabled, *meetings(positions, hashes)):
            file.record(act, by="bench")


def timed(what: str, act: Callable[[], T], beside: float = 0.0) -> T:
    """Do it, print what it took, and how that is to what a plain query takes; return what it gave."""
    start = time.process_time()
    found = act()
    took = time.process_time() - start
    print(f"{what:<62}{took:9.3f} s{f'{took / beside:8.2f} ×' if beside else ''}", flush=True)
    return found


def plain_query(path: Path) -> float:
    """Say what is in the file, ask it plainly, and return how long that took."""
    plain = sqlite3.connect(path)
    (count,) = plain.execute("select count(*) from position").fetchone()
    print(f"{count:,} positions, {CLAUSES:,} clauses, {DRAFTS} drafts, {STATES} States, {GROUPS} groups")
    start = time.process_time()
    plain.execute(LATEST).fetchall()
    took = time.process_time() - start
    plain.execute("delete from measurement")
    plain.commit()
    plain.close()
    print(f"{'plain SQL: the latest position of each holder, alone':<62}{took:9.3f} s{1:8.2f} ×")
    return took


def measure(path: Path) -> None:
    """Print the figures, each beside the plain query of the same run."""
    with files.open_negotiation(path, by="bench"):
        pass  # an older file is brought to today's shape
    beside = plain_query(path)
    with files.open_negotiation(path, by="bench") as n:
        timed("status of the newest draft, never measured before", lambda: see_status(n), beside)
        timed("  the same, asked again", lambda: see_status(n), beside)
    for what, ask in (
        ("status, by the next program", see_status),
        ("one clause, by the next program", lambda n: see_clause(n, "300")),
        ("the matrix, by the next program", see_matrix),
        ("who holds up what, by the next program", see_blockers),
        ("movement since the draft before, by the next program", see_movement),
    ):
        with files.open_negotiation(path, by="bench") as n:
            timed(what, lambda: ask(n), beside)  # noqa: B023
    with files.open_negotiation(path, by="bench") as n:
        see_status(n)
        after_one(n, beside)
    with files.open_negotiation(path, by="bench") as n:
        timed("status after all that, by the next program", lambda: see_status(n), beside)


def after_one(n: Negotiation, beside: float) -> None:
    """Say something, again and again, and ask how the draft and the clause stand."""
    for clause in ("7", "300", "2500"):
        timed(f"say one thing on clause {clause}", lambda: speaking.say(n, "S007", [clause], "oppose"), beside)  # noqa: B023
        timed("  status after it", lambda: see_status(n), beside)
        timed("  the clause after it", lambda: see_clause(n, clause), beside)  # noqa: B023
    for what, act in (
        ("align one that has spoken with a group", lambda: speaking.align(n, "S008", "G01")),
        ("align a State that said nothing with a group", lambda: speaking.align(n, SILENT, "G01")),
        ("dissociate it from a clause", lambda: speaking.dissociate(n, SILENT, ["300"])),
        ("undo that", lambda: recording.undo(n)),
        ("undo the alignment", lambda: recording.undo(n)),
    ):
        timed(what, act, beside)
        timed("  status after it", lambda: see_status(n), beside)
    for _ in range(3):
        recording.undo(n)


def main(positions: int, path: Path) -> None:
    """Make the file unless it is there, and measure."""
    if not path.exists():
        timed("make the file", lambda: make(path, positions))
    measure(path)


if __name__ == "__main__":
    random.seed(36)
    collect_seldom()
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with TemporaryDirectory() as folder:
        main(wanted, Path(sys.argv[2] if len(sys.argv) > 2 else f"{folder}/large.negotiation"))
