"""Clusters of delegations that stand alike: every two of them, and nobody hidden."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tests.consensus.scene import JUNE, draft, groups, said
from workbench.consensus.blockers import Results
from workbench.consensus.clusters import Clustering, find_clusters
from workbench.consensus.measure import measure
from workbench.consensus.nearness import agreement_matrix
from workbench.model.base import DelegationId
from workbench.model.statement import Stance

SUPPORT, ACCEPT, RESERVE, AMEND, OPPOSE = Stance
STATES = ("CUB", "EGY", "JOR", "THA", "CHE", "ZAF")
CLAUSES = 4
Table = dict[DelegationId, tuple[Stance | None, ...]]
tables = st.fixed_dictionaries({who: st.tuples(*[st.sampled_from([None, *Stance])] * CLAUSES) for who in STATES})


def results(table: Table) -> Results:
    text = draft("A", *(f"words {at}" for at in range(CLAUSES)))
    taken = {
        f"A.{at}": [said(who, row[at - 1], clause=f"A.{at}") for who, row in table.items() if row[at - 1]]
        for at in range(1, CLAUSES + 1)
    }
    return measure(text, taken, aligned=(), groups=groups(members={}), on=JUNE)


def clusters(table: Table, alike: float = 0.8, shared: int = 2) -> Clustering:
    return find_clusters(results(table), STATES, alike, shared)


def sets(found: Clustering) -> list[set[str]]:
    return [set(one.delegations) for one in found.clusters]


def test_who_stands_together_is_one_cluster_and_who_objects_comes_first() -> None:
    table: Table = {
        "CUB": (OPPOSE, SUPPORT, SUPPORT, None),
        "EGY": (AMEND, ACCEPT, SUPPORT, None),
        "JOR": (SUPPORT, SUPPORT, OPPOSE, None),
        "THA": (SUPPORT, SUPPORT, SUPPORT, None),
        "CHE": (ACCEPT, SUPPORT, SUPPORT, SUPPORT),
        "ZAF": (SUPPORT, None, None, None),
    }
    found = clusters(table)
    assert sets(found) == [{"CUB", "EGY"}, {"JOR"}, {"THA", "CHE"}]
    assert found.clusters[0].united == ("A.1",)
    assert found.too_few == ("ZAF",)


def test_a_small_group_that_objects_as_one_is_never_hidden_in_a_large_one() -> None:
    """Two of six against, on one clause of four: alike enough to be joined, and still told first."""
    against: tuple[Stance | None, ...] = (OPPOSE, SUPPORT, SUPPORT, SUPPORT)
    table: Table = dict.fromkeys(STATES, (SUPPORT,) * CLAUSES)
    table |= {"CUB": against, "EGY": against}
    apart = clusters(table, alike=0.8)
    assert sets(apart) == [{"CUB", "EGY"}, {"JOR", "THA", "CHE", "ZAF"}]
    (joined,) = clusters(table, alike=0.75).clusters
    assert joined.objecting == {"A.1": ("CUB", "EGY")}


def test_nobody_is_in_a_cluster_for_being_near_somebody_who_is_near_another() -> None:
    row = (SUPPORT, SUPPORT, SUPPORT, SUPPORT)
    table: Table = dict.fromkeys(STATES, (None,) * CLAUSES)
    table |= {"CUB": row, "EGY": (OPPOSE, *row[1:]), "JOR": (OPPOSE, OPPOSE, *row[2:])}
    found = clusters(table, alike=0.75)
    assert sorted(map(len, sets(found))) == [1, 2]
    assert {"CUB", "JOR"} not in sets(found)


@given(tables, st.sampled_from([0.6, 0.75, 0.8, 1.0]), st.integers(1, 3))
def test_every_two_in_a_cluster_stand_alike_and_no_two_clusters_could_be_one(
    table: Table, alike: float, shared: int
) -> None:
    found = find_clusters(results(table), STATES, alike, shared)
    near = agreement_matrix(results(table), STATES)

    def is_alike(one: str, other: str) -> bool:
        pair = near.get((one, other)) or near[other, one]
        return pair.shared >= shared and pair.together >= alike * pair.shared

    for one in found.clusters:
        assert all(is_alike(a, b) for a, b in combinations(one.delegations, 2))
    for one, other in combinations(found.clusters, 2):
        assert not all(is_alike(a, b) for a in one.delegations for b in other.delegations)


@given(tables, st.permutations(STATES))
def test_each_is_in_one_place_and_the_order_of_asking_does_not_matter(table: Table, order: list[str]) -> None:
    found = clusters(table)
    spoken = {who for who in STATES if any(table[who])}
    placed = [who for one in found.clusters for who in one.delegations] + list(found.too_few)
    assert sorted(placed) == sorted(spoken)
    again = find_clusters(results(table), order, 0.8, 2)
    assert {frozenset(one) for one in sets(again)} == {frozenset(one) for one in sets(found)}


@given(tables)
def test_every_objection_is_told_with_its_cluster(table: Table) -> None:
    found = clusters(table, alike=0.6, shared=1)
    told = {(clause, who) for one in found.clusters for clause, objecting in one.objecting.items() for who in objecting}
    placed = {who for one in found.clusters for who in one.delegations}
    said_so = {
        (f"A.{at}", who)
        for who, row in table.items()
        for at, stance in enumerate(row, 1)
        if stance in (AMEND, OPPOSE) and who in placed
    }
    assert told == said_so
