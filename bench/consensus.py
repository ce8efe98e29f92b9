"""Measure a draft of 3,000 clauses, 193 States and 25 groups: from cold, one clause again, and beside plain SQL.

Run `python bench/consensus.py`. Times are of the processor, and still noise on a shared machine: look
at the ratios.

The plain query is what a spreadsheet or a small database would do for the first step alone: a window over all
positions that keeps each holder's latest one for each clause; it knows no groups, alignments or staleness.
"""

import random
import sqlite3
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeVar

from workbench.consensus.descent import Descent
from workbench.consensus.groups import Groups
from workbench.consensus.measure import measure
from workbench.consensus.staleness import carry, carry_exceptions
from workbench.model.change import Change, Link, Succession
from workbench.model.clause import Clause, ClauseKind
from workbench.model.consensus import Aligned, Taken
from workbench.model.delegation import Delegation, DelegationKind, Membership, Roster
from workbench.model.draft import Draft
from workbench.model.statement import Stance
from workbench.text.normalise import words_hash

T = TypeVar("T")
STATES, GROUPS, CLAUSES, DRAFTS = 193, 25, 3_000, 3
POSITIONS_PER_CLAUSE = 25
START = date(2012, 4, 20)
random.seed(36)


def roster() -> Roster:
    """193 States, each in five groups or so; the last two groups are inside others."""
    states = [f"S{number:03}" for number in range(STATES)]
    names = [f"G{number:02}" for number in range(GROUPS)]
    members = {(group, state) for group in names for state in random.sample(states, random.randint(5, 75))}
    members |= {(names[0], names[-1]), (names[1], names[-2])}
    kinds = [(one, DelegationKind.STATE) for one in states] + [(one, DelegationKind.GROUP) for one in names]
    return Roster(
        delegations=tuple(Delegation(id=one, name=one, kind=kind) for one, kind in kinds),
        memberships=tuple(Membership(group=group, member=one) for group, one in sorted(members)),
    )


def drafts() -> tuple[list[Draft], dict[str, Succession]]:
    """Drafts in which one clause in five is amended at each step."""
    texts = [f"Clause {number} recalls the words of paragraph {number}" for number in range(CLAUSES)]
    found: list[Draft] = []
    successions: dict[str, Succession] = {}
    for step in range(DRAFTS):
        name = f"D{step}"
        clauses = tuple(
            Clause(id=f"{name}.{number}", kind=ClauseKind.PARAGRAPH, label=str(number), text=text)
            for number, text in enumerate(texts)
        )
        if found:
            links = tuple(
                Link(change=Change.KEPT, old=(f"{found[-1].id}.{number}",), new=(f"{name}.{number}",))
                for number in range(CLAUSES)
            )
            successions[name] = Succession(old=found[-1].id, new=name, links=links)
        found.append(Draft(id=name, symbol=name, clauses=clauses))
        texts = [text + f" and of draft {step}" if random.random() < 0.2 else text for text in texts]
    return found, successions


def positions(found: list[Draft]) -> dict[str, list[Taken]]:
    """On every clause of every draft as many positions, half of them of groups."""
    holders = [f"S{number:03}" for number in range(STATES)]
    groups = [f"G{number:02}" for number in range(GROUPS)]
    taken: dict[str, list[Taken]] = {}
    number = 0
    for step, draft in enumerate(found):
        for clause in draft.clauses:
            hashed = words_hash(clause.text)
            for _ in range(POSITIONS_PER_CLAUSE):
                number += 1
                holder = random.choice(groups if number % 2 else holders)
                stance = random.choice(tuple(Stance))
                day = START + timedelta(days=20 * step + random.randint(0, 15))
                one = Taken(f"p{number}", f"s{number}", holder, holder, stance, day, number, clause.id, hashed)
                taken.setdefault(clause.id, []).append(one)
    return taken


def timed(what: str, act: Callable[[], T]) -> T:
    """Do it, print what it took, and return what it gave."""
    start = time.process_time()
    found = act()
    print(f"{what:<58}{time.process_time() - start:9.4f} s")
    return found


def main() -> None:
    """Print the figures."""
    found, successions = drafts()
    taken = positions(found)
    people = roster()
    draft, earlier = found[-1], found[:-1]
    wordings = {words_hash(one.text): one.text for each in found for one in each.clauses}
    aligned = [
        Aligned(f"S{random.randrange(STATES):03}", f"G{random.randrange(GROUPS):02}", date(2012, 6, 1), number)
        for number in range(40)
    ]
    on = date(2012, 6, 15)
    print(f"{sum(map(len, taken.values())):,} positions, {CLAUSES:,} clauses, {STATES} States, {GROUPS} groups")
    descent = Descent(draft, earlier, successions)
    carried = timed("carry positions through the drafts", lambda: carry(descent, taken, wordings))
    print(f"  {sum(map(len, carried.values())):,} count on this draft")
    alignments = carry_exceptions(aligned, descent)
    groups = Groups(people)
    timed("measure the draft from cold", lambda: measure(draft, carried, aligned=alignments, groups=groups, on=on))
    timed("measure it again", lambda: measure(draft, carried, aligned=alignments, groups=groups, on=on))
    one = {draft.clauses[1_500].id}
    timed(
        "measure one clause again, after a new position",
        lambda: measure(draft, carried, aligned=alignments, groups=groups, on=on, only=one),
    )
    timed("measure a draft nobody has spoken to", lambda: measure(draft, {}, aligned=(), groups=groups, on=on))
    timed("plain SQL: the latest position of each holder, alone", query(taken))


def query(taken: dict[str, list[Taken]]) -> Callable[[], list[tuple[str, str, str]]]:
    """A window query over the same positions, their clauses already brought to the last draft."""
    database = sqlite3.connect(":memory:")
    database.execute("create table position (clause, holder, stance, day, sequence)")
    database.executemany(
        "insert into position values (?, ?, ?, ?, ?)",
        (
            (clause.partition(".")[2], one.holder, str(one.stance), one.on.isoformat(), one.sequence)
            for clause, held in taken.items()
            for one in held
        ),
    )
    latest = """
        select clause, holder, stance from (
            select *, row_number() over (
                partition by clause, holder order by day desc, sequence desc
            ) as place from position
        ) where place = 1
    """
    return lambda: database.execute(latest).fetchall()


if __name__ == "__main__":
    main()
