"""Who inherits from whom, on which day."""

from datetime import date as Date

import pytest

from tests.consensus.scene import JUNE, day, groups, roster
from workbench.consensus.groups import Groups, short_name
from workbench.model.delegation import Delegation, DelegationKind, Membership, Role


def test_only_members_inherit_not_observers_or_associates() -> None:
    found = groups(more=[Membership(group="HSN", member="IND", role=Role.ASSOCIATE)])
    assert found.states("HSN", JUNE) == ("JOR", "THA", "CHE")
    assert {one.member for one in found.members("HSN", JUNE)} == {"JOR", "THA", "CHE", "ZAF", "IND"}


@pytest.mark.parametrize(
    ("since", "until", "on", "holds"),
    [
        (None, None, Date(2003, 1, 1), True),
        (Date(2011, 5, 1), None, Date(2003, 2, 20), False),
        (Date(2011, 5, 1), None, Date(2011, 5, 1), True),
        (None, Date(2007, 12, 31), Date(2012, 6, 4), False),
        (None, Date(2012, 6, 4), Date(2012, 6, 4), True),
    ],
)
def test_a_membership_holds_from_its_first_day_to_its_last(
    since: Date | None, until: Date | None, on: Date, holds: bool
) -> None:
    found = groups({}, [Membership(group="NAM", member="FJI", since=since, until=until)])
    assert found.states("NAM", on) == (("FJI",) if holds else ())


def test_a_membership_holds_if_one_of_two_sources_that_disagree_says_so() -> None:
    rows = [
        Membership(group="HSN", member="IND", role=Role.OBSERVER, source="one list"),
        Membership(group="HSN", member="IND", role=Role.MEMBER, source="another list"),
    ]
    found = groups({}, rows)
    assert found.states("HSN", JUNE) == ("IND",)
    assert [one.source for one in found.memberships_of("IND", JUNE)] == ["one list", "another list"]


def test_members_of_a_nested_group_inherit_through_it_with_their_chain() -> None:
    found = groups()
    assert found.states("AOSIS", JUNE) == ("NRU", "FJI")
    assert found.heirs("AOSIS", JUNE)["NRU"] == ("NRU", "PSIDS", "AOSIS")
    assert found.heirs("AOSIS", JUNE)["COK"] == ("COK", "PSIDS", "AOSIS")
    assert "NRU" not in found.heirs("AOSIS", JUNE, frozenset({"PSIDS"}))


def test_groups_that_contain_each_other_are_survived() -> None:
    found = groups({"NAM": "HSN CUB", "HSN": "NAM CHE"})
    assert set(found.states("NAM", JUNE)) == {"CUB", "CHE"}
    assert found.heirs("HSN", JUNE)["CUB"] == ("CUB", "NAM", "HSN")


def test_the_shortest_chain_is_told_where_there_are_two() -> None:
    found = groups({"AOSIS": "PSIDS NRU", "PSIDS": "NRU"})
    assert found.heirs("AOSIS", JUNE)["NRU"] == ("NRU", "AOSIS")


def test_members_that_are_not_member_states_are_shown_and_not_counted() -> None:
    found = groups()
    assert "COK" in {one.member for one in found.members("PSIDS", JUNE)}
    assert "COK" in found.heirs("PSIDS", JUNE)
    assert "COK" not in found.states("PSIDS", JUNE)
    assert "COK" not in found.member_states


def test_a_member_that_is_not_on_the_roster_inherits_nothing() -> None:
    assert groups({"NAM": "CUB ATLANTIS"}).states("NAM", JUNE) == ("CUB",)


def test_sets_in_bits_name_the_same_as_the_chains() -> None:
    found = groups()
    for group in found.group_ids:
        mask = found.heirs_mask(group, JUNE, frozenset())
        assert set(found.named(mask)) == set(found.heirs(group, JUNE))
    assert found.named(0) == ()


def test_the_answer_of_one_day_is_not_that_of_another() -> None:
    found = groups({}, [Membership(group="NAM", member="CUB", until=day(4))])
    assert found.states("NAM", day(4)) == ("CUB",)
    assert found.states("NAM", day(5)) == ()


@pytest.mark.parametrize(
    ("token", "name", "aliases", "kind", "short"),
    [
        ("NAM", "Movement of Non-Aligned Countries", (), "group", "NAM"),
        ("G77", "Group of 77 and China", (), "group", "G77"),
        ("ARAB_GROUP", "Group of Arab States", ("LAS", "Arab Group"), "group", "Arab Group"),
        ("FRIENDS_OF", "Friends of Human Security", (), "group", "Friends of Human Security"),
        ("CUB", "Cuba", (), "state", "Cuba"),
    ],
)
def test_groups_are_called_by_their_acronym_if_people_do(
    token: str, name: str, aliases: tuple[str, ...], kind: str, short: str
) -> None:
    assert short_name(Delegation(id=token, name=name, aliases=aliases, kind=DelegationKind(kind))) == short


def test_an_unknown_delegation_bears_its_id_and_counts_for_nothing() -> None:
    found = Groups(roster())
    assert found.name("XYZ") == "XYZ"
    assert not found.is_state("XYZ")
