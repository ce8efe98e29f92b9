"""Which positions can still count, found from little of each, so that the others need not be read whole.

Of one holder's positions on an unbroken line of clauses only the latest counts. Who aligned itself with a holder
follows what that one had said up to then, so of a holder that is followed the latest up to each such day is kept
too. A statement that is followed by name is kept whole: that is its reader's to do.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from workbench.model.base import DelegationId
from workbench.model.consensus import Aligned

Days = Mapping[DelegationId, list[str]]
"""Of every holder that is followed the days up to which it is, in order, in ISO 8601."""


Row = tuple[str, int, int, int, DelegationId, str]
"""Of a position: its day in ISO 8601, the sequence of its entry, the place of its clause on the line (the oldest
first), its own number, its holder; and the day of the holder's first position in force on the clause."""


def winnow(line: list[Row], days: Days) -> Collection[int]:
    """Return the numbers of the positions on one line that can still count; puts the line in order."""
    line.sort()
    latest: dict[object, int] = {row[4]: row[3] for row in line}  # of each holder the last is the latest
    if days:
        latest.update(((row[4], bisect_left(days[row[4]], row[0])), row[3]) for row in line if row[4] in days)
    return set(latest.values())


def days_followed(aligned: Iterable[Aligned]) -> Days:
    """Return of every holder that is followed the days up to which it is."""
    days: dict[DelegationId, set[str]] = defaultdict(set)
    for one in aligned:
        days[one.whom].add(one.on.isoformat())
    return {holder: sorted(found) for holder, found in days.items()}


def has_past(row: Row, days: Days) -> bool:
    """Whether a holder that is followed was so up to a day on which it had said something else on the clause."""
    followed = days[row[4]]
    at = bisect_left(followed, row[5])
    return at < len(followed) and followed[at] < row[0]
