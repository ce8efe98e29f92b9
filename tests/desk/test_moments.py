"""Clock times become moments, across the nights on which clocks are put forward and back."""

from datetime import UTC, datetime

import pytest

from workbench.desk.moments import find_zone, read_moment, say_moment
from workbench.errors import NotAllowed, UnknownName

NEW_YORK = find_zone("America/New_York")

MOMENTS = {
    "in summer": ("2012-06-14T18:00", datetime(2012, 6, 14, 22, tzinfo=UTC)),
    "in winter": ("2012-12-14T18:00", datetime(2012, 12, 14, 23, tzinfo=UTC)),
    "the evening before clocks go forward": ("2012-03-10T18:00", datetime(2012, 3, 10, 23, tzinfo=UTC)),
    "the evening after": ("2012-03-11T18:00", datetime(2012, 3, 11, 22, tzinfo=UTC)),
    "with an offset": ("2012-06-14T18:00+02:00", datetime(2012, 6, 14, 16, tzinfo=UTC)),
    "in UTC": ("2012-06-14T18:00Z", datetime(2012, 6, 14, 18, tzinfo=UTC)),
    "with a space and seconds": ("2012-06-14 18:00:30", datetime(2012, 6, 14, 22, 0, 30, tzinfo=UTC)),
}


@pytest.mark.parametrize(("text", "moment"), MOMENTS.values(), ids=MOMENTS.keys())
def test_a_clocks_time_is_a_moment(text: str, moment: datetime) -> None:
    assert read_moment(text, NEW_YORK).astimezone(UTC) == moment


@pytest.mark.parametrize(("last", "hour"), [(False, 5), (True, 6)])
def test_an_hour_that_comes_twice_is_its_first_run_or_its_last(last: bool, hour: int) -> None:
    read = read_moment("2012-11-04T01:30", NEW_YORK, last=last)
    assert read.astimezone(UTC) == datetime(2012, 11, 4, hour, 30, tzinfo=UTC)
    named = read_moment("2012-11-04T01:30-04:00", NEW_YORK, last=last)
    assert named.astimezone(UTC) == datetime(2012, 11, 4, 5, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("2012-03-11T02:30", "skips 02:30"),
        ("2012-06-14", "has no hour"),
        ("tomorrow", "not a time"),
        ("", "not a time"),
    ],
)
def test_what_is_no_moment_is_refused(text: str, part: str) -> None:
    with pytest.raises(NotAllowed, match=part):
        read_moment(text, NEW_YORK)


@pytest.mark.parametrize("name", ["Turtle Bay", "", "../etc/passwd", "America", "/etc/localtime", "a\0b"])
def test_a_zone_that_is_not_known_is_refused(name: str) -> None:
    with pytest.raises(UnknownName):
        find_zone(name)


def test_a_moment_is_said_with_its_offset() -> None:
    moment = datetime(2012, 11, 4, 6, 30, tzinfo=UTC)
    assert say_moment(moment, NEW_YORK) == "01:30 on 4 November 2012 (UTC-05:00)"
    assert say_moment(moment, find_zone("Asia/Kathmandu")) == "12:15 on 4 November 2012 (UTC+05:45)"
