"""Which positions can still count, found from little of each, so that the others need not be read whole.

Of one holder's positions on an unbroken line of clauses only the latest counts. Who aligned itself with a holder
follows what that one had said up to then, so of a holder that is followed the latest up to each such day is kept
too, and all of a statement that is followed by name.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable

from workbench.consensus.descent import Lines
from workbench.model.base import ClauseId, DelegationId, StatementId
from workbench.model.consensus import Aligned

Row = tuple[ClauseId, DelegationId, str, int, int, StatementId]
"""The clause it was taken on, holder, day in ISO 8601, sequence of its entry, its own number, its statement."""
_Rank = tuple[str, int, int, int]


def winnow(rows: Iterable[Row], lines: Lines, aligned: Collection[Aligned] = ()) -> list[int]:
    """Return the numbers of the positions that can still count; a clause that `lines` lacks is a line of its own."""
    days = days_followed(aligned)
    named = {statement for one in aligned for statement in one.statements}
    latest: dict[tuple[ClauseId, DelegationId, int], _Rank] = {}
    kept: set[int] = set()
    never: _Rank = ("", -1, -1, -1)
    for clause, holder, on, entry, number, statement in rows:
        end, place = lines.get(clause) or (clause, 0)
        if holder in days:
            key = (end, holder, bisect_left(days[holder], on))
            if statement in named:
                kept.add(number)
        else:
            key = (end, holder, 0)
        rank = (on, entry, place, number)
        if rank > latest.get(key, never):
            latest[key] = rank
    return sorted(kept.union(rank[-1] for rank in latest.values()))


def days_followed(aligned: Iterable[Aligned]) -> dict[DelegationId, list[str]]:
    """Return of every holder that is followed the days up to which it is, in order."""
    days: dict[DelegationId, set[str]] = defaultdict(set)
    for one in aligned:
        days[one.whom].add(one.on.isoformat())
    return {holder: sorted(found) for holder, found in days.items()}
