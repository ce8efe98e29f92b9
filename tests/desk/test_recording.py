"""Moments are told by the clock of the machine on which the record is read."""

import time
from datetime import timedelta

import pytest

from workbench.desk import recording
from workbench.desk.negotiation import Negotiation
from workbench.desk.statements import made


def test_the_record_and_the_statements_tell_the_same_clock(case: Negotiation, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as there:
        there.setenv("TZ", "Asia/Tokyo")
        time.tzset()
        entry, statement = recording.see_record(case, 1)[0], made.list_statements(case, limit=1)[0]
    time.tzset()
    told = {moment.utcoffset() for moment in (entry.made_at, entry.entered_at, statement.entered_at)}
    assert told == {timedelta(hours=9)}
