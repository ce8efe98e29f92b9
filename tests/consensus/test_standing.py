"""Where a delegation stands: its own word, whom it aligned itself with, its groups."""

from collections.abc import Mapping, Sequence

import pytest

from tests.consensus.scene import JUNE, MEMBERS, day, groups, said
from workbench.consensus.standing import stand
from workbench.model.consensus import Aligned, Freshness, Standing, Taken, Via
from workbench.model.delegation import Membership
from workbench.model.statement import Stance

SUPPORT, ACCEPT, RESERVE, AMEND, OPPOSE = Stance


def standings(
    taken: Sequence[Taken], aligned: Sequence[Aligned] = (), members: Mapping[str, str] = MEMBERS
) -> Mapping[str, Standing]:
    return stand("A.1", taken, aligned, groups(members), JUNE)


def aligns(who: str, whom: str, on: int = 10, number: int = 0, **more: object) -> Aligned:
    return Aligned(who, whom, day(on), number or on, **more)  # type: ignore[arg-type]


def test_a_members_own_word_counts_before_that_of_its_group() -> None:
    found = standings([said("NAM", OPPOSE, 6, by="EGY"), said("IND", SUPPORT, 4)])
    assert (found["IND"].stance, found["IND"].via, found["IND"].chain) == (SUPPORT, Via.OWN, ("IND",))
    assert (found["EGY"].stance, found["EGY"].via, found["EGY"].chain) == (OPPOSE, Via.GROUP, ("EGY", "NAM"))


def test_speaking_for_a_group_is_no_word_of_ones_own() -> None:
    found = standings([said("NAM", OPPOSE, by="EGY")])
    assert found["EGY"].via is Via.GROUP


def test_the_later_word_counts_and_of_two_on_one_day_the_later_entry() -> None:
    earlier = said("CUB", OPPOSE, 4, number=9)
    assert standings([said("CUB", SUPPORT, 5, number=1), earlier])["CUB"].stance is SUPPORT
    assert standings([said("CUB", SUPPORT, 4, number=10), earlier])["CUB"].stance is SUPPORT
    assert standings([said("CUB", SUPPORT, 4, number=8), earlier])["CUB"].stance is OPPOSE


def test_a_word_on_the_merged_clause_ends_earlier_ones_on_its_parts_and_not_later_ones() -> None:
    parts = [said("CUB", SUPPORT, 4, clause="Z.1"), said("CUB", OPPOSE, 6, clause="Z.2")]
    assert standings(parts)["CUB"].is_contradictory
    assert standings([*parts, said("CUB", ACCEPT, 7)])["CUB"].stance is ACCEPT
    assert standings([*parts, said("CUB", ACCEPT, 5)])["CUB"].stance is OPPOSE


def test_an_observer_of_a_group_is_not_bound_until_it_aligns_itself() -> None:
    word = [said("HSN", SUPPORT, 4, by="JOR")]
    assert "ZAF" not in standings(word, members={"HSN": "JOR"})
    found = standings(word, [aligns("ZAF", "HSN")], members={"HSN": "JOR"})
    assert (found["ZAF"].stance, found["ZAF"].via, found["ZAF"].chain) == (SUPPORT, Via.ALIGNED, ("ZAF", "HSN"))


def test_groups_on_opposite_sides_pull_their_member_both_ways_until_it_speaks() -> None:
    pulled = [said("NAM", OPPOSE, by="EGY"), said("HSN", SUPPORT, by="THA")]
    jordan = standings(pulled)["JOR"]
    assert jordan.is_contradictory
    assert jordan.stance is None
    assert {one.holder for one in jordan.positions} == {"NAM", "HSN"}
    assert set(jordan.chains) == {("JOR", "NAM"), ("JOR", "HSN")}
    settled = standings([*pulled, said("JOR", ACCEPT)])["JOR"]
    assert (settled.stance, settled.is_contradictory, settled.via) == (ACCEPT, False, Via.OWN)


@pytest.mark.parametrize(
    ("one", "other", "stance"),
    [
        (SUPPORT, SUPPORT, SUPPORT),
        (SUPPORT, ACCEPT, ACCEPT),
        (SUPPORT, RESERVE, RESERVE),
        (ACCEPT, RESERVE, RESERVE),
        (RESERVE, AMEND, AMEND),
        (RESERVE, OPPOSE, OPPOSE),
        (AMEND, OPPOSE, OPPOSE),
        (SUPPORT, AMEND, None),
        (ACCEPT, AMEND, None),
        (SUPPORT, OPPOSE, None),
        (ACCEPT, OPPOSE, None),
    ],
)
def test_of_two_groups_the_more_cautious_stance_counts_unless_they_stand_on_opposite_sides(
    one: Stance, other: Stance, stance: Stance | None
) -> None:
    for first, second in ((one, other), (other, one)):
        found = standings([said("NAM", first), said("HSN", second)])["JOR"]
        assert (found.stance, found.is_contradictory) == (stance, stance is None)


def test_a_standing_on_two_groups_is_as_fresh_as_the_worse_of_them() -> None:
    stale = [
        Taken("p", "s", "NAM", "NAM", SUPPORT, day(4), 1, "A.1", freshness=Freshness.STALE),
        said("HSN", SUPPORT),
    ]
    found = standings(stale)
    assert (found["JOR"].freshness, found["CHE"].freshness) == (Freshness.STALE, Freshness.CURRENT)


def test_a_nearer_groups_word_hides_that_of_the_group_behind_it() -> None:
    found = standings([said("AOSIS", OPPOSE), said("PSIDS", SUPPORT)])
    assert (found["NRU"].stance, found["NRU"].chain) == (SUPPORT, ("NRU", "PSIDS"))
    assert standings([said("AOSIS", OPPOSE)])["NRU"].chain == ("NRU", "PSIDS", "AOSIS")


def test_a_group_says_what_it_says_and_inherits_nothing() -> None:
    assert "PSIDS" not in standings([said("AOSIS", OPPOSE)])


def test_a_member_that_is_no_member_state_has_a_standing_too() -> None:
    assert standings([said("PSIDS", SUPPORT)])["COK"].stance is SUPPORT


class TestAlignment:
    def test_it_follows_what_was_said_up_to_its_day_and_nothing_later(self) -> None:
        words = [said("HSN", SUPPORT, 4), said("HSN", OPPOSE, 12)]
        assert standings(words, [aligns("CUB", "HSN", 10)])["CUB"].stance is SUPPORT
        assert standings(words, [aligns("CUB", "HSN", 12)])["CUB"].stance is OPPOSE
        assert "CUB" not in standings(words, [aligns("CUB", "HSN", 3)], members={})

    def test_it_does_not_reach_the_excepted_clause(self) -> None:
        excepted = aligns("KOR", "HSN", except_clauses=frozenset({"A.1"}))
        assert "KOR" not in standings([said("HSN", SUPPORT)], [excepted])
        other = aligns("KOR", "HSN", except_clauses=frozenset({"A.2"}))
        assert standings([said("HSN", SUPPORT)], [other])["KOR"].stance is SUPPORT

    def test_stricter_national_remarks_count_before_it(self) -> None:
        found = standings([said("HSN", SUPPORT), said("KOR", AMEND, 2)], [aligns("KOR", "HSN")])
        assert (found["KOR"].stance, found["KOR"].via) == (AMEND, Via.OWN)

    def test_it_counts_before_the_groups_of_a_member(self) -> None:
        found = standings([said("NAM", OPPOSE), said("CHE", SUPPORT)], [aligns("IND", "CHE")])
        assert (found["IND"].stance, found["IND"].via) == (SUPPORT, Via.ALIGNED)

    def test_the_latest_that_bears_on_the_clause_counts(self) -> None:
        words = [said("HSN", SUPPORT), said("CUB", OPPOSE)]
        later = [aligns("KOR", "CUB", 8), aligns("KOR", "HSN", 9)]
        assert standings(words, later)["KOR"].stance is SUPPORT
        elsewhere = [aligns("KOR", "CUB", 8), aligns("KOR", "PSIDS", 9)]
        assert standings(words, elsewhere)["KOR"].stance is OPPOSE

    def test_a_later_exception_ends_the_earlier_whole_one(self) -> None:
        acts = [aligns("KOR", "HSN", 8), aligns("KOR", "HSN", 9, except_clauses=frozenset({"A.1"}))]
        assert "KOR" not in standings([said("HSN", SUPPORT)], acts)

    def test_it_may_name_one_statement(self) -> None:
        words = [said("HSN", SUPPORT, 4, statement="first"), said("HSN", AMEND, 6, statement="second")]
        assert standings(words, [aligns("KOR", "HSN", statements=frozenset({"first"}))])["KOR"].stance is SUPPORT
        assert "KOR" not in standings(words, [aligns("KOR", "HSN", statements=frozenset({"third"}))])

    def test_it_is_followed_from_one_to_the_next(self) -> None:
        found = standings([said("HSN", SUPPORT)], [aligns("KOR", "CUB", 9), aligns("CUB", "HSN", 8)])
        assert found["KOR"].chain == ("KOR", "CUB", "HSN")
        later = [aligns("KOR", "CUB", 8), aligns("CUB", "HSN", 9)]
        assert "KOR" not in standings([said("HSN", SUPPORT)], later)

    def test_a_circle_says_nothing_and_ends(self) -> None:
        circle = [aligns("KOR", "CUB", 9), aligns("CUB", "KOR", 9), aligns("KOR", "KOR", 9)]
        assert not {"KOR", "CUB"} & set(standings([said("HSN", SUPPORT)], circle))

    def test_many_that_align_with_each_other_are_settled_at_once(self) -> None:
        many = [f"X{number}" for number in range(40)]
        circle = [aligns(one, other, 9) for one in many for other in many]
        assert set(standings([said("CUB", SUPPORT)], circle, members={})) == {"CUB"}

    def test_two_in_one_act_weigh_the_same(self) -> None:
        words = [said("HSN", SUPPORT), said("CUB", OPPOSE)]
        act = [aligns("KOR", "HSN", 9, 9), aligns("KOR", "CUB", 9, 9)]
        assert standings(words, act)["KOR"].is_contradictory

    def test_a_group_that_aligns_itself_takes_its_members_along(self) -> None:
        found = standings([said("NAM", RESERVE)], [aligns("PSIDS", "NAM")])
        assert (found["PSIDS"].via, found["NRU"].via) == (Via.ALIGNED, Via.GROUP)
        assert found["NRU"].chain == ("NRU", "PSIDS", "NAM")


class TestDissociation:
    def test_who_dissociates_itself_is_not_bound_by_its_groups(self) -> None:
        found = standings([said("NAM", OPPOSE, 6), said("IND", None, 4)])["IND"]
        assert (found.stance, found.is_contradictory, found.via) == (None, False, Via.OWN)

    def test_it_ends_when_the_delegation_speaks_again(self) -> None:
        assert standings([said("IND", None, 4), said("IND", ACCEPT, 5)])["IND"].stance is ACCEPT

    def test_a_group_that_dissociates_itself_gives_its_members_nothing(self) -> None:
        found = standings([said("AOSIS", OPPOSE), said("PSIDS", None)])
        assert found["PSIDS"].stance is None
        assert "NRU" not in found


def test_one_group_statement_is_inherited_by_those_who_were_members_on_the_day() -> None:
    rows = [
        Membership(group="NAM", member="IND", until=day(5)),
        Membership(group="NAM", member="FJI", since=day(6)),
    ]
    found = groups({}, rows)
    word = [said("NAM", OPPOSE, 5)]
    assert set(stand("A.1", word, (), found, day(5))) == {"NAM", "IND"}
    assert set(stand("A.1", word, (), found, day(6))) == {"NAM", "FJI"}


def test_standings_are_a_mapping_made_when_asked_for() -> None:
    found = standings([said("NAM", OPPOSE), said("CHE", SUPPORT)])
    assert len(found) == len(list(found)) == 8
    assert "CHE" in found
    assert "KOR" not in found
    with pytest.raises(KeyError):
        found["KOR"]


def test_of_two_words_in_one_act_who_follows_both_by_name_follows_the_later() -> None:
    first = said("EGY", SUPPORT, 4, number=9, statement="s1")._replace(superseded_on=day(4))
    second = said("EGY", OPPOSE, 4, number=9, statement="s2")
    following = aligns("KOR", "EGY", statements=frozenset({"s1", "s2"}))
    found = stand("A.1", [second], [following], groups(MEMBERS), JUNE, past=[first])
    assert (found["EGY"].stance, found["KOR"].stance) == (OPPOSE, OPPOSE)
