"""Brings what was said on earlier drafts to the clauses of a draft, and says whether it is still fresh.

The rules (what is reasoned is marked so):

- A position follows its clause along the links of succession, through split, merge, move and promotion.
  `dropped`, `added` and `unplaced` end the line.
- Of one holder's positions the latest by day and entry counts among those on one line. Lines that meet in a
  merge are two: both positions come along, until the holder speaks on the merged clause.
- Freshness: the words taken on against the words now. The same, or punctuation alone: `carried` (`current`
  on the very clause); other words: `stale`. The chapeau's words changed, or a split, a merge or a promotion
  is on the line: `confirm`. A part of a split that only leaves words out, or a merged clause that holds all
  the old words in one run beside those of the other clauses merged, is `confirm` too, not `stale`
  (reasoned: nothing that was judged reads differently).
- The chapeau a position was taken under is read from its draft as that draft stands: what a working draft's
  chapeau said earlier is not known here.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date as Date

from workbench.consensus.descent import Descent, successors
from workbench.consensus.freshness import Arrival, Wordings, changes
from workbench.model.base import ClauseId, DelegationId
from workbench.model.clause import Clause
from workbench.model.consensus import Aligned, Taken

__all__ = ["Carried", "carry", "carry_exceptions", "changes"]


class Carried(dict[ClauseId, tuple[Taken, ...]]):
    """The positions that count, by clause; `past` holds those that were superseded since.

    The past matters to whoever aligned itself before a position was superseded: `standing` asks for it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.past: dict[ClauseId, tuple[Taken, ...]] = {}


_Held = dict[DelegationId, tuple[Arrival, ...]]


def carry(
    descent: Descent,
    taken: Mapping[ClauseId, Sequence[Taken]],
    wordings: Mapping[str, str],
    only: Collection[ClauseId] | None = None,
) -> Carried:
    """Return for each clause of a draft the positions that bear on it, with their freshness.

    `taken` is keyed by the clause a position was taken on, `wordings` gives text by `words_hash`; with `only`, it
    is done for these clauses alone. Clauses nobody spoke to are left out. The words that changed are drawn where
    they are asked for (`workbench.consensus.freshness.changes`).
    """
    words = Wordings(descent.clauses, wordings)
    wanted = descent.clauses.keys() if only is None else descent.behind(only)
    held: dict[ClauseId, _Held] = {}
    for step in descent.steps:
        clauses = [clause for clause in step.clauses if clause.id in wanted]
        held = _step(clauses, descent.parents[step.id], held, taken, words)
    carried = Carried()
    for clause in descent.draft.clauses:
        arrivals = held.get(clause.id)
        if arrivals:
            every = [words.judge(clause, one) for line in arrivals.values() for one in line]
            carried[clause.id] = tuple(one for one in every if one.superseded_on is None)
            if len(carried[clause.id]) < len(every):
                carried.past[clause.id] = tuple(one for one in every if one.superseded_on is not None)
    return carried


def carry_exceptions(aligned: Iterable[Aligned], descent: Descent) -> tuple[Aligned, ...]:
    """Return alignments whose exceptions hold for the successors of the excepted clauses too."""
    parents = [descent.parents[step.id] for step in descent.steps]
    return tuple(
        replace(one, except_clauses=successors(one.except_clauses, parents)) if one.except_clauses else one
        for one in aligned
    )


def _step(
    clauses: Iterable[Clause],
    parents: Mapping[ClauseId, Mapping[ClauseId, bool]],
    before: Mapping[ClauseId, _Held],
    taken: Mapping[ClauseId, Sequence[Taken]],
    words: Wordings,
) -> dict[ClauseId, _Held]:
    """Carry what is held one draft on, and add what was said on this draft."""
    after: dict[ClauseId, _Held] = {}
    for clause in clauses:
        held = _gather(clause.id, parents.get(clause.id, {}), before, words)
        native: dict[DelegationId, list[Arrival]] = {}
        for one in taken.get(clause.id, ()):
            native.setdefault(one.holder, []).append(Arrival(one))
        for holder, spoken in native.items():
            held[holder] = _supersede(held.get(holder, ()), spoken)
        if held:
            after[clause.id] = held
    return after


def _gather(
    clause: ClauseId, parents: Mapping[ClauseId, bool], before: Mapping[ClauseId, _Held], words: Wordings
) -> _Held:
    """Return what arrives from the old clauses, each position once."""
    held: _Held = {}
    for old, is_placed in parents.items():
        lines = before.get(old, {})
        if is_placed:
            lines = {who: tuple(words.place(one, old, clause, parents) for one in line) for who, line in lines.items()}
        if not held:
            held = dict(lines)
            continue
        for who, line in lines.items():
            held[who] = _join(held.get(who, ()), line)
    return held


def _join(one: tuple[Arrival, ...], other: tuple[Arrival, ...]) -> tuple[Arrival, ...]:
    """Two lines of one holder that meet. A position that came by both counts as long as it does on either."""
    if not one:
        return other
    joined = {id(arrival.taken): arrival for arrival in one}
    for arrival in other:
        known = joined.get(id(arrival.taken))
        if known is not None:
            days = [day for day in (known.superseded_on, arrival.superseded_on) if day is not None]
            arrival = known._replace(
                superseded_on=max(days) if len(days) == 2 else None,
                is_placed=True,
                anchors=known.anchors | arrival.anchors,
            )
        joined[id(arrival.taken)] = arrival
    return tuple(joined.values())


def _supersede(arrived: Sequence[Arrival], spoken: Sequence[Arrival]) -> tuple[Arrival, ...]:
    """Among what arrived and what was spoken here the later supersedes the earlier; arrivals stand apart."""
    if not arrived and len(spoken) == 1:
        return tuple(spoken)
    here = sorted(spoken, key=_when)
    kept = [_end(one, (other for other in here if _when(other) >= _when(one))) for one in arrived]
    new = [
        _end(one, (*(other for other in arrived if _when(other) > _when(one)), *here[place + 1 :]))
        for place, one in enumerate(here)
    ]
    return (*kept, *new)


def _end(one: Arrival, later: Iterable[Arrival]) -> Arrival:
    """Mark a position with the first day on which another took its place."""
    days = [other.taken.on for other in later]
    if one.superseded_on is not None:
        days.append(one.superseded_on)
    return one._replace(superseded_on=min(days)) if days else one


def _when(one: Arrival) -> tuple[Date, int]:
    return one.taken.on, one.taken.sequence
