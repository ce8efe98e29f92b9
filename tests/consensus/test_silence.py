"""What a silence procedure came to: tables of cases, in the order of events."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from workbench.consensus.silence import is_in_time, judge_silence
from workbench.model.silence import Objection, Silence, SilenceOutcome

OPENED = datetime(2012, 6, 11, 14, tzinfo=UTC)
UNTIL = datetime(2012, 6, 14, 22, tzinfo=UTC)
SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)


def silence(
    *objected: datetime, reworded: datetime | None = None, words_then: str = "h", entered: datetime | None = None
) -> Silence:
    objections = tuple(Objection("CUB", one, entered or one) for one in objected)
    return Silence(
        id="e1",
        draft="d1",
        words_hash="h",
        opened_at=OPENED,
        until=UNTIL,
        zone="UTC",
        by="t",
        objections=objections,
        words_then=words_then,
        reworded_at=reworded,
    )


CASES: dict[str, tuple[Silence, datetime, SilenceOutcome]] = {
    "nothing happened yet": (silence(), UNTIL - SECOND, SilenceOutcome.OPEN),
    "it runs to its last moment": (silence(), UNTIL, SilenceOutcome.OPEN),
    "nobody objected": (silence(), UNTIL + SECOND, SilenceOutcome.ACCEPTED),
    "objected while it runs": (silence(OPENED + HOUR), OPENED + 2 * HOUR, SilenceOutcome.BROKEN),
    "objected at the opening": (silence(OPENED), UNTIL + HOUR, SilenceOutcome.BROKEN),
    "objected at the last moment": (silence(UNTIL), UNTIL + HOUR, SilenceOutcome.BROKEN),
    "objected too late": (silence(UNTIL + SECOND), UNTIL + HOUR, SilenceOutcome.ACCEPTED),
    "objected too early": (silence(OPENED - SECOND), UNTIL + HOUR, SilenceOutcome.ACCEPTED),
    "in time, entered days later": (
        silence(UNTIL - HOUR, entered=UNTIL + 48 * HOUR), UNTIL + 72 * HOUR, SilenceOutcome.BROKEN,
    ),
    "one too late, one in time": (silence(UNTIL + HOUR, UNTIL - HOUR), UNTIL + 2 * HOUR, SilenceOutcome.BROKEN),
    "words changed while it runs": (silence(reworded=OPENED + HOUR), UNTIL + HOUR, SilenceOutcome.VOID),
    "words changed at the last moment": (silence(reworded=UNTIL), UNTIL + HOUR, SilenceOutcome.VOID),
    "words changed after": (silence(reworded=UNTIL + SECOND), UNTIL + HOUR, SilenceOutcome.ACCEPTED),
    "objected, then words changed": (
        silence(OPENED + HOUR, reworded=OPENED + 2 * HOUR), UNTIL + HOUR, SilenceOutcome.BROKEN,
    ),
    "words changed, then objected": (
        silence(OPENED + 2 * HOUR, reworded=OPENED + HOUR), UNTIL + HOUR, SilenceOutcome.VOID,
    ),
    "the words rested on an edit undone since": (silence(words_then="other"), OPENED + HOUR, SilenceOutcome.VOID),
}  # fmt: skip


@pytest.mark.parametrize(("one", "now", "outcome"), CASES.values(), ids=CASES.keys())
def test_what_it_came_to(one: Silence, now: datetime, outcome: SilenceOutcome) -> None:
    assert judge_silence(one, now) is outcome


def test_moments_are_compared_not_clocks() -> None:
    """18:00 in New York on that day is 22:00 UTC: an objection at 23:30 in Vienna came in before."""
    vienna = datetime(2012, 6, 14, 23, 30, tzinfo=ZoneInfo("Europe/Vienna"))
    assert is_in_time(silence(), Objection("AUT", vienna, vienna))
    assert not is_in_time(silence(), Objection("AUT", vienna + HOUR, vienna))
