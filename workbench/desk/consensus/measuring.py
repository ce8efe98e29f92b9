"""Gathers what the rules need about one draft and has them measured; the one way from the file to a consensus.

The day: statements count up to `as_of`, memberships are looked at on `as_of`, and a working draft has the words
it had then. Where none is given all statements count, the words are those of now, and memberships are those of
the draft's own day (`workbench.desk.days.day_of_draft`).
"""

import gc
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date as Date
from typing import TypeVar

from workbench.consensus.descent import Descent
from workbench.consensus.measure import measure
from workbench.consensus.realigning import reaches_back, realigned
from workbench.consensus.staleness import Carried, carry, carry_exceptions
from workbench.desk.consensus.gathering import agreements_on, undecided
from workbench.desk.consensus.keeping import keep, kept_of, take_up
from workbench.desk.consensus.measurement import (
    Asked,
    Details,
    LaterStandings,
    LaterTaken,
    Measured,
    Unkept,
    spoken_in,
)
from workbench.desk.days import day_of_draft
from workbench.desk.negotiation import Negotiation
from workbench.model.base import ClauseId, DraftId
from workbench.model.change import Succession
from workbench.model.consensus import Agreement, Aligned, Rule
from workbench.model.draft import Draft
from workbench.text.brackets import count_brackets

T = TypeVar("T")


def measured(
    n: Negotiation,
    draft: DraftId,
    rule: Rule = Rule.NO_OBJECTION,
    as_of: Date | None = None,
    *,
    public: bool = False,
) -> Measured:
    """Return the consensus on a draft; with `public` as if nothing private were said.

    It is kept until the file changes. After words alone were said, the clauses they bear on are measured anew;
    what was measured by an earlier program on the same record is taken up as it was kept in the file.
    """
    asked = Asked(draft, rule, as_of, public)
    return n.renewed(
        ("measured", asked),
        lambda: (_taken_up(n, asked) if asked.is_plain else None) or _measure_all(n, asked),
        lambda was, said: _measure_anew(n, asked, was, said),
        lambda made, entry: keep(n.file, made, entry) if asked.is_plain else None,
    )


def differs(n: Negotiation, draft: DraftId) -> bool:
    """Whether what is kept in the file of how a draft stands is not what is measured from the beginning."""
    asked = Asked(draft, Rule.NO_OBJECTION, None, public=False)
    found = _taken_up(n, asked)
    if found is None:
        return False
    return kept_of(found) != kept_of(_measure_all(n, asked))


def _measure_all(n: Negotiation, asked: Asked) -> Measured:
    with _nothing_collected():
        descent = _descent_of(n, asked)
        every = [clause.id for clause in descent.draft.clauses]
        return _measured(n, asked, descent, every, agreements_on(n, asked, descent, every))


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Have the interpreter look for no garbage: a million values are made, none in a circle, and most are kept."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _taken_up(n: Negotiation, asked: Asked) -> Measured | None:
    """Take up what was kept in the file, brought to the newest entry; None where nothing that holds is kept."""
    kept = take_up(n.file, asked.draft)
    said = n.file.changed_since((0, kept.entry)) if kept else None
    if kept is None or said is None or kept.on != _day(n, asked):
        return None
    descent = _descent_of(n, asked)
    details = Details(kept.standing, lambda only: _measured(n, asked, descent, only, kept.agreements))
    found = Measured(
        descent=descent,
        on=kept.on,
        taken={clause: LaterTaken(clause, details) for clause in kept.spoken},
        past={},
        spoken=kept.spoken,
        results={
            clause: replace(one, standings=LaterStandings(clause, kept.standing[clause], details))
            for clause, one in kept.results.items()
        },
        proposals=kept.proposals,
        agreements=kept.agreements,
        aligned=kept.aligned,
        groups=n.groups(),
    )
    return _measure_anew(n, asked, found, said)


def _measure_anew(n: Negotiation, asked: Asked, was: Measured, said: Collection[ClauseId]) -> Measured:
    """Measure the clauses anew that something was said on, on the same drafts, and those that alignments move."""
    descent = was.descent
    aligned = n.file.alignments(until=asked.as_of, public=asked.public)
    touched = descent.reached(said)
    agreements = _exchanged(was.agreements, agreements_on(n, asked, descent, touched), touched)
    together = {clause for clause, one in agreements.items() if not touched.isdisjoint(one.package)}
    said_on = touched | together
    moved = realigned(was.aligned, aligned, {clause: one.holders for clause, one in was.spoken.items()}) - said_on
    only = said_on | moved
    if not only and aligned == was.aligned:
        return was
    part = _measured(n, asked, descent, only, agreements, _known(was, aligned, moved))
    was.unkept.clauses.update(only)
    return replace(
        part,
        taken=_exchanged(was.taken, part.taken, only),
        past=_exchanged(was.past, part.past, only),
        spoken=_exchanged(was.spoken, part.spoken, only),
        results={**was.results, **part.results},
        proposals=_exchanged(was.proposals, part.proposals, only),
        unkept=was.unkept,
    )


def _known(was: Measured, aligned: Collection[Aligned], moved: Collection[ClauseId]) -> Carried:
    """Return what was said on the clauses that alignments move, where it was read and no older words are asked for."""
    made = [one for one in aligned if one not in was.aligned]
    known = Carried()
    for clause in moved:
        held, past = was.taken[clause], was.past.get(clause, ())
        if not isinstance(held, LaterTaken) and not reaches_back(made, held):
            known[clause], known.past[clause] = tuple(held), tuple(past)
    return known


def _exchanged(was: Mapping[ClauseId, T], now: Mapping[ClauseId, T], only: Collection[ClauseId]) -> dict[ClauseId, T]:
    return {**{clause: one for clause, one in was.items() if clause not in only}, **now}


def _measured(
    n: Negotiation,
    asked: Asked,
    descent: Descent,
    only: Collection[ClauseId],
    agreements: Mapping[ClauseId, Agreement],
    known: Carried | None = None,
) -> Measured:
    """Measure some clauses of a draft; what was said on those `known` need not be read again."""
    alignments = n.file.alignments(until=asked.as_of, public=asked.public)
    taken = _said(n, asked, descent, [one for one in only if known is None or one not in known], alignments)
    if known:
        taken.update(known)
        taken.past.update(known.past)
    proposals = undecided(n, asked, descent, taken, only)
    on = _day(n, asked)
    results = measure(
        descent.draft,
        taken,
        aligned=carry_exceptions(alignments, descent),
        groups=n.groups(),
        on=on,
        rule=asked.rule,
        agreements=agreements,
        proposals={clause: len(found) for clause, found in proposals.items()},
        brackets=n.lasting(
            ("brackets of clauses", asked.draft, asked.as_of),
            lambda: {one.id: count_brackets(one.text, one.editorial) for one in descent.draft.clauses},
        ),
        only=only,
    )
    return Measured(
        descent, on, taken, taken.past, spoken_in(taken), results, proposals, agreements, alignments, n.groups(),
        asked.as_of, Unkept(is_whole=True),
    )  # fmt: skip


def _said(
    n: Negotiation, asked: Asked, descent: Descent, only: Collection[ClauseId], aligned: Collection[Aligned]
) -> Carried:
    """Read what was said on some clauses and those they come from, and carry it to them."""
    raw = n.file.taken(
        descent.behind(only), until=asked.as_of, public=asked.public, lines=descent.lines, aligned=aligned
    )
    hashes = {taken.words_hash for held in raw.values() for taken in held}
    return carry(descent, raw, n.file.wordings(hashes), only)


def _day(n: Negotiation, asked: Asked) -> Date:
    return asked.as_of or day_of_draft(n, next(head for head in n.heads() if head.id == asked.draft))


def _descent_of(n: Negotiation, asked: Asked) -> Descent:
    return n.lasting(("descent", asked.draft, asked.as_of), lambda: _descent(n, asked.draft, asked.as_of))


def _descent(n: Negotiation, draft: DraftId, as_of: Date | None) -> Descent:
    earlier: list[Draft] = []
    successions: dict[DraftId, Succession] = {}
    now = n.draft(draft, as_of)
    while now.based_on and (succession := n.succession(now.id, as_of)):
        successions[now.id] = succession
        now = n.draft(now.based_on, as_of)
        earlier.append(now)
    return Descent(n.draft(draft, as_of), earlier, successions)
