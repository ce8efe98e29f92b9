"""Written contributions: a State is heard by its own, or through a group that wrote for it."""

from datetime import date as Date

import pytest

from tests.consensus.scene import JUNE, day, groups
from workbench.consensus.contributions import hear, is_late
from workbench.model.contribution import Contribution, Invitation

ALL = Invitation(subject="the notion")


def sent(who: str, *behalf: str, on: Date | None = None) -> Contribution:
    return Contribution(who=who, on_behalf_of=behalf, on=on)


def test_all_member_states_are_invited_where_none_is_named() -> None:
    heard = hear([ALL], [], groups(), JUNE)
    assert set(heard.invited) == set(heard.missing) == set(groups().member_states)


def test_who_wrote_is_heard_and_nobody_else() -> None:
    heard = hear([ALL], [sent("CUB")], groups(), JUNE)
    assert heard.contributed == ("CUB",)
    assert "CUB" not in heard.missing
    assert "EGY" in heard.missing


def test_a_group_is_heard_for_its_member_states_but_not_for_its_observers() -> None:
    heard = hear([ALL], [sent("HSN")], groups(), JUNE)
    assert set(heard.through) == {"JOR", "THA", "CHE"}
    assert "ZAF" in heard.missing


def test_where_the_source_names_for_whom_a_group_wrote_these_count() -> None:
    heard = hear([ALL], [sent("HSN", "JOR", "ZAF")], groups(), JUNE)
    assert set(heard.through) == {"JOR", "ZAF"}
    assert "THA" in heard.missing


def test_a_state_that_wrote_itself_is_not_counted_through_its_group_too() -> None:
    heard = hear([ALL], [sent("HSN"), sent("JOR")], groups(), JUNE)
    assert "JOR" not in heard.through


def test_an_invited_group_is_missing_until_it_wrote() -> None:
    invitation = Invitation(subject="x", whom=("NAM", "CUB"))
    assert hear([invitation], [sent("CUB")], groups(), JUNE).missing == ("NAM",)


@pytest.mark.parametrize(
    ("on", "until", "late"),
    [(day(4), day(4), False), (day(5), day(4), True), (None, day(4), False), (day(5), None, False)],
)
def test_a_contribution_is_late_after_the_last_day(on: Date | None, until: Date | None, late: bool) -> None:
    assert is_late(sent("CUB", on=on), [Invitation(subject="x", until=until)]) is late


def test_an_invitation_of_others_makes_nobody_late() -> None:
    assert not is_late(sent("CUB", on=day(9)), [Invitation(subject="x", whom=("EGY",), until=day(4))])
