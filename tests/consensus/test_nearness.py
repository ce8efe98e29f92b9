"""How near delegations stand, which groups are split, who moved."""

from tests.consensus.scene import JUNE, draft, groups, said
from workbench.consensus.measure import measure
from workbench.consensus.nearness import (
    Moved,
    Nearness,
    agreement_matrix,
    nearness,
    opposed_on,
    split_groups,
    who_moved,
)
from workbench.model.consensus import ClauseConsensus, Taken
from workbench.model.statement import Stance

SUPPORT, ACCEPT, RESERVE, AMEND, OPPOSE = Stance


def results(*taken: Taken, name: str = "A") -> dict[str, ClauseConsensus]:
    by_clause: dict[str, list[Taken]] = {}
    for one in taken:
        by_clause.setdefault(one.origin, []).append(one)
    return measure(draft(name, "one", "two", "three"), by_clause, aligned=(), groups=groups(), on=JUNE)


def test_two_delegations_are_compared_on_the_clauses_where_both_have_a_stance() -> None:
    found = results(
        said("CUB", OPPOSE, clause="A.1"),
        said("CHE", SUPPORT, clause="A.1"),
        said("CUB", SUPPORT, clause="A.2"),
        said("CHE", ACCEPT, clause="A.2"),
        said("CUB", RESERVE, clause="A.3"),
        said("EGY", AMEND, clause="A.3"),
    )
    assert nearness(found, "CUB", "CHE") == Nearness(opposed=1, apart=0, together=1)
    assert nearness(found, "CUB", "CHE").share == 0.5
    assert nearness(found, "CUB", "EGY") == Nearness(0, 1, 0)
    assert nearness(found, "CHE", "EGY").share is None
    assert len(agreement_matrix(found, ("CUB", "CHE", "EGY"))) == 3


def test_the_clauses_are_told_on_which_two_are_opposed_and_only_those() -> None:
    found = results(
        said("CUB", OPPOSE, clause="A.1"),
        said("CHE", SUPPORT, clause="A.1"),
        said("CUB", RESERVE, clause="A.2"),
        said("CHE", SUPPORT, clause="A.2"),
        said("CUB", ACCEPT, clause="A.3"),
        said("CHE", AMEND, clause="A.3"),
    )
    assert opposed_on(found, [("CUB", "CHE"), ("CHE", "EGY")]) == {("CUB", "CHE"): ("A.1", "A.3"), ("CHE", "EGY"): ()}
    assert nearness(found, "CUB", "CHE") == Nearness(opposed=2, apart=1, together=0)


def test_members_stand_near_through_their_group_too() -> None:
    assert nearness(results(said("NAM", OPPOSE)), "EGY", "IND").together == 1


def test_a_group_is_split_by_members_that_stand_elsewhere_or_both_ways() -> None:
    found = results(said("NAM", OPPOSE), said("HSN", SUPPORT), said("IND", ACCEPT))
    (hsn, nam) = split_groups(found, groups(), JUNE)
    assert (nam.group, nam.clause, nam.stance) == ("NAM", "A.1", OPPOSE)
    assert (set(nam.objecting), nam.in_favour, nam.torn) == ({"CUB", "EGY", "ZAF"}, ("IND",), ("JOR", "THA"))
    assert (hsn.group, hsn.in_favour, hsn.torn) == ("HSN", ("CHE",), ("JOR", "THA"))


def test_a_silent_group_is_split_when_members_speak_on_both_sides() -> None:
    assert [one.group for one in split_groups(results(said("CUB", OPPOSE), said("EGY", SUPPORT)), groups(), JUNE)] == [
        "NAM"
    ]
    assert split_groups(results(said("CUB", OPPOSE), said("EGY", AMEND)), groups(), JUNE) == ()


def test_who_moved_from_one_draft_to_the_next_is_told() -> None:
    before = results(said("CUB", OPPOSE), said("CHE", SUPPORT), said("NAM", AMEND, clause="A.2"))
    after = results(
        said("CUB", ACCEPT, clause="B.1"),
        said("CHE", SUPPORT, clause="B.1"),
        said("EGY", RESERVE, clause="B.2"),
        said("IND", OPPOSE, clause="B.3"),
        name="B",
    )
    parents = {"B.1": ["A.1"], "B.2": ["A.2"], "B.3": ["A.1", "A.3"]}
    assert who_moved(before, after, parents) == (
        Moved("CUB", "B.1", OPPOSE, ACCEPT),
        Moved("EGY", "B.2", AMEND, RESERVE),
    )
