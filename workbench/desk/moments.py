"""Reads and says moments: a clock's time in a time zone, as people write it.

An hour that a clock skips when it is put forward is refused: no moment is meant. An hour that it goes through
twice is taken as its second run for the end of a silence and as its first for an objection: in doubt the
delegation has the longer time and was in time. Who means the other run writes the offset: `01:30-04:00`.
"""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, available_timezones

from workbench.consensus.saying import say_date
from workbench.errors import NotAllowed, UnknownName


def find_zone(name: str) -> ZoneInfo:
    """Return the time zone of that name in the tz database; raises UnknownName."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:  # not found, no such name possible, a folder of zones
        raise UnknownName(f"There is no time zone “{name}”.", _nearest_zone(name)) from error


def _nearest_zone(name: str) -> str:
    """Return the zones of that city, or how a zone is named."""
    city = "_".join(name.split()).casefold()
    meant = sorted(zone for zone in available_timezones() if city and zone.casefold().endswith(f"/{city}"))
    if meant:
        return f"Did you mean {' or '.join(meant)}?"
    return "Name it by a city: America/New_York, Europe/Zurich, UTC."


def read_moment(text: str, zone: ZoneInfo, *, last: bool = False) -> datetime:
    """Return the moment that `2012-06-14T18:00` names in a time zone; an offset written with it goes before.

    `last` takes the second run of an hour that the clock goes through twice. Raises NotAllowed for what is no
    time, for a day without an hour, and for an hour that the clock skips.
    """
    try:
        read = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise NotAllowed(f"“{text}” is not a time.", "Write it as 2012-06-14T18:00.") from error
    if not any(sign in text.strip() for sign in "T "):
        raise NotAllowed(f"“{text}” has no hour.", f"Write it as {read:%Y-%m-%d}T18:00.")
    if read.tzinfo is not None:
        return read.astimezone(zone)
    there = read.replace(tzinfo=zone, fold=int(last))
    if there.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != read:
        raise NotAllowed(f"On that day the clock in {zone.key} skips {read:%H:%M}.", "Name another hour.")
    return there


def say_moment(moment: datetime, zone: ZoneInfo | None = None) -> str:
    """Return a moment as the clock of a zone shows it: `18:00 on 14 June 2012 (UTC-04:00)`.

    Without a zone the moment's own offset is used.
    """
    there = moment.astimezone(zone or moment.tzinfo)
    offset = f"{there:%z}"
    seconds = f":{there:%S}" if there.second else ""
    return f"{there:%H:%M}{seconds} on {say_date(there.date())} (UTC{offset[:3]}:{offset[3:5]})"
