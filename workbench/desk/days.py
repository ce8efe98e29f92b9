"""Days: today's, the day of a draft, and how a day is written."""

from datetime import UTC, datetime, timedelta
from datetime import date as Date

from workbench.consensus.saying import say_date
from workbench.desk.negotiation import Negotiation
from workbench.errors import NotAllowed
from workbench.store.drafts import DraftHead

__all__ = ["day_of_draft", "not_to_come", "say_date", "today"]


def today() -> Date:
    """Return today, where this machine stands."""
    return datetime.now(tz=UTC).astimezone().date()


def not_to_come(day: Date | None) -> Date:
    """Return the day something was said: today where none is given. Raises NotAllowed for a day to come.

    A later word supersedes an earlier one, so a mistyped year would silence a delegation for good. One day of
    grace is given, since it may be tomorrow in the room.
    """
    if day and day > today() + timedelta(days=1):
        raise NotAllowed(f"{say_date(day)} is still to come.", "Give the day on which it was said.")
    return day or today()


def day_of_draft(n: Negotiation, head: DraftHead | None) -> Date:
    """Return the draft's day; an undated one has that of the draft it is based on, and today where none has any.

    Memberships are looked at on this day unless another is asked for (docs/decisions/0003).
    """
    heads = {one.id: one for one in n.heads()}
    while head and head.date is None:
        head = heads.get(head.based_on) if head.based_on else None
    return head.date if head and head.date else today()
