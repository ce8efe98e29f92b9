"""Keep 1,000,000 positions on 3,000 clauses in 20 drafts: appending, reading a draft's lineage, checking, memory.

Run `python bench/store.py` (about five minutes and 2 GB of disk) or with a smaller number of positions:
`python bench/store.py 100000`. Absolute times are noise on a shared machine: look at the ratios, of which the
first is that of the kept `current` table to the window query that a small database would ask instead.
"""

import json
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from workbench.model.change import Change, Link
from workbench.model.clause import Clause, ClauseKind
from workbench.model.draft import Draft, DraftState
from workbench.model.record import (
    ClauseReworded,
    DraftTabled,
    EntryWithdrawn,
    NegotiationOpened,
    StatementMade,
    StatementsImported,
)
from workbench.model.statement import Position, Stance, Statement
from workbench.store.database import NegotiationFile
from workbench.store.positions import FROM_CURRENT
from workbench.text.normalise import words_hash

T = TypeVar("T")
CLAUSES, DRAFTS, SPEAKERS = 3_000, 20, 60
CONTESTED = 600
"""Clauses that are spoken of, again and again; most of a text never is."""
POSITIONS_A_STATEMENT, STATEMENTS_A_FILE = 50, 100
START = date(2012, 4, 20)
random.seed(36)


def drafts() -> Iterator[DraftTabled]:
    """Yield drafts of as many clauses, each linked to the one before."""
    for step in range(DRAFTS):
        clauses = tuple(
            Clause(
                id=f"D{step}.{n}",
                kind=ClauseKind.PARAGRAPH,
                label=str(n),
                text=f"Recalls the words of paragraph {n}, and those of draft {step if n % 5 == 0 else 0}, in full",
            )
            for n in range(CLAUSES)
        )
        links = tuple(
            Link(change=Change.KEPT, old=(f"D{step - 1}.{n}",), new=(f"D{step}.{n}",)) for n in range(CLAUSES)
        )
        based_on = f"D{step - 1}" if step else None
        state = DraftState.WORKING if step == DRAFTS - 1 else DraftState.ISSUED
        draft = Draft(id=f"D{step}", symbol=f"Rev.{step}", based_on=based_on, state=state, clauses=clauses)
        yield DraftTabled(draft=draft, links=links if step else ())


def statement(number: int, positions: int) -> StatementMade:
    """Make a statement on neighbouring clauses of one draft, by one of those that speak."""
    step, first = number % DRAFTS, random.randrange(CONTESTED - positions)
    return StatementMade(
        statement=Statement(
            id=f"s{number}",
            speaker=f"H{random.randrange(SPEAKERS):03}",
            on=START + timedelta(days=10 * step + random.randrange(10)),
            draft=f"D{step}",
            source="A/66/PV.112",
            positions=tuple(
                Position(
                    id=f"p{number}.{n}",
                    clause=f"D{step}.{first + n}",
                    stance=random.choice(tuple(Stance)),
                    words_hash="0" * 64,
                    reason="the sovereignty of States",
                )
                for n in range(positions)
            ),
        )
    )


def imports(positions: int) -> Iterator[StatementsImported]:
    """Yield whole meetings, one at a time, so that they need not all be in memory."""
    files = max(1, positions // (POSITIONS_A_STATEMENT * STATEMENTS_A_FILE))
    for file in range(files):
        first = file * STATEMENTS_A_FILE
        made = tuple(statement(first + n, POSITIONS_A_STATEMENT) for n in range(STATEMENTS_A_FILE))
        yield StatementsImported(source=f"meeting-{file}.csv", statements=made)


def timed(what: str, act: Callable[[], T], per: int = 0) -> T:
    """Do it, print what it took, and return what it gave."""
    start = time.perf_counter()
    found = act()
    took = time.perf_counter() - start
    rate = f"   {per / took:12,.0f} a second" if per else ""
    print(f"{what:<62}{took:10.4f} s{rate}", flush=True)
    return found


WINDOW = """with asked (clause) as (select value from json_each(:clauses))
    select n.*, s.speaker, s.source, s.forum, s.illustrative, s.note from (
        select p.*, row_number() over (partition by p.clause, p.holder order by p."on" desc, p.entry desc, p.n desc) nth
        from asked join position p on p.clause = asked.clause
    ) n join statement s on s.id = n.statement where nth = 1"""


def compare_with_window(file: NegotiationFile, what: str, asked: list[str]) -> None:
    """Read the latest positions on some clauses from the kept table, and as a window query finds them."""
    plain = sqlite3.connect(file.path)
    clauses = json.dumps(asked)
    rows = timed(f"  window query, rows: {what}", lambda: plain.execute(WINDOW, {"clauses": clauses}).fetchall())
    kept = timed(f"  kept table, rows: {what}", lambda: plain.execute(FROM_CURRENT, {"line": clauses}).fetchall())
    taken = timed(f"  kept table, as values: {what}", lambda: file.taken(asked))
    plain.close()
    assert sum(map(len, taken.values())) == len(rows) == len(kept)
    print(f"    {len(rows):,} of them")


def measure_reading(file: NegotiationFile) -> None:
    """Read what a first screen needs, beside the plain query over the same table in the same file."""
    draft = timed("read the last draft, 3,000 clauses", lambda: file.draft(f"D{DRAFTS - 1}"))
    timed("read its succession", lambda: file.succession(draft.id))
    timed("read the heads of all drafts", file.draft_heads)
    last = [clause.id for clause in draft.clauses]
    lineage = [f"D{step}.{n}" for step in range(DRAFTS) for n in range(CLAUSES)]
    for what, asked in (("the last draft", last), ("its whole lineage", lineage)):
        compare_with_window(file, what, asked)
    day = START + timedelta(days=10 * DRAFTS - 15)
    timed("  latest positions as of a day, the last draft", lambda: file.taken(last, until=day))
    timed("  latest positions, one clause", lambda: file.taken(last[300:301]))
    timed("list what one holder said", lambda: sum(1 for _ in file.positions(holder="H007")))
    timed("ask whether anybody wrote, 1,000 times", lambda: [file.token() for _ in range(1_000)], 1_000)


def measure_writing(file: NegotiationFile) -> None:
    """Write as people do in a meeting: one act after another, each safe on the disk before the next."""
    made = [statement(10**7 + n, 3) for n in range(200)]
    timed("200 statements of 3 positions, one by one", lambda: [file.record(one, by="b") for one in made], 200)
    made = [statement(2 * 10**7 + n, 3) for n in range(200)]
    timed("200 more in one transaction", lambda: file.record_all(made, by="b"), 200)
    token = file.token()
    file.record(statement(3 * 10**7, 3), by="b")
    timed("ask which clauses that changed", lambda: file.changed_since(token))
    last = file.last_undoable()
    assert last is not None
    timed("undo the last", lambda: file.record(EntryWithdrawn(entry=last.id, because="undone"), by="b"))
    clause = file.draft(f"D{DRAFTS - 1}").clauses[1_500]
    edit = ClauseReworded(
        draft=f"D{DRAFTS - 1}", clause=clause.id, base_hash=words_hash(clause.text), text="Other words"
    )
    timed("reword one clause", lambda: file.record(edit, by="b"))


WRITER = """
import sys
from pathlib import Path
from workbench.model.record import NegotiationOpened
from workbench.store.database import NegotiationFile
from workbench.store.positions import FROM_CURRENT
with NegotiationFile.open(Path(sys.argv[1])) as file:
    while True:
        print(file.record(NegotiationOpened(title="X"), by="killed").id, flush=True)
"""


def measure_kills(folder: Path, kills: int) -> None:
    """Kill a writer at random moments, again and again, on one file."""
    path = folder / "killed.negotiation"
    NegotiationFile.create(path).close()
    acknowledged: set[str] = set()
    for _ in range(kills):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True)
        assert writer.stdout is not None
        acknowledged.add(writer.stdout.readline().strip())
        time.sleep(random.random() / 20)
        writer.send_signal(signal.SIGKILL)
        acknowledged |= {line.strip() for line in writer.stdout if line.endswith("\n")}
        writer.wait()
    with NegotiationFile.open(path) as file:
        lost = acknowledged - {entry.id for entry in file.entries()}
        print(f"{kills} kills: {len(acknowledged)} entries acknowledged, {len(lost)} lost, faults: {file.verify()}")


def main(positions: int) -> None:
    """Print the figures."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "large.negotiation"
        with NegotiationFile.create(path) as file:
            file.record(NegotiationOpened(title="X"), by="b")
            timed(f"table {DRAFTS} drafts of {CLAUSES:,}", lambda: [file.record(one, by="b") for one in drafts()])
            count = max(1, positions // (POSITIONS_A_STATEMENT * STATEMENTS_A_FILE))
            timed(
                f"take in {positions:,} positions in {count} files",
                lambda: [None for one in imports(positions) if file.record(one, by="b")],
                positions,
            )
            print(f"file of {path.stat().st_size / 2**20:,.0f} MB; most memory used so far {peak():,.0f} MB")
            measure_reading(file)
            measure_writing(file)
            print(f"most memory used so far {peak():,.0f} MB")
            timed("check the record and all that is derived from it", file.verify)
            timed("derive everything anew", file.rebuild)
            timed("back up", lambda: file.backup(Path(folder) / "copy"))
        timed("open", lambda: NegotiationFile.open(path).close())
        print(f"most memory used in all {peak():,.0f} MB")
        measure_kills(Path(folder), 100)


def peak() -> float:
    """Return the most memory this process held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
