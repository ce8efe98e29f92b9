"""Who stands in the way, who stands alone, and who by moving would free the most."""

from collections.abc import Mapping
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.consensus.blockers import held_up_by, smallest_set, who_stands_alone
from workbench.model.consensus import ClauseConsensus, Need, Rule, Status

Held = Mapping[str, tuple[str, str]]
"""Clause → who objects and who reserves, as ids parted by spaces."""


def results(held: Held, status: Status = Status.CONTESTED) -> dict[str, ClauseConsensus]:
    return {
        clause: ClauseConsensus(
            clause=clause,
            status=status,
            need=Need(Rule.NO_OBJECTION, False, tuple(objecting.split()), tuple(reserving.split())),
            flags=(),
            counts={},
            silent=0,
            contradictory=(),
            blockers=tuple(objecting.split()),
            stale=0,
            confirm=0,
        )
        for clause, (objecting, reserving) in held.items()
    }


HELD = {
    "a": ("CUB", ""),
    "b": ("CUB NAM", ""),
    "c": ("NAM", "CHE"),
    "d": ("", "CHE"),
    "e": ("", ""),
    "f": ("EGY CUB", ""),
}


def test_who_alone_objects_stands_alone_and_who_alone_reserves_where_nobody_objects() -> None:
    assert who_stands_alone(results(HELD)) == {"a": "CUB", "c": "NAM", "d": "CHE"}


def test_who_objects_to_most_comes_first_and_who_only_reserves_last() -> None:
    assert held_up_by(results(HELD)) == [("CUB", 3, 1), ("NAM", 2, 1), ("EGY", 1, 0), ("CHE", 2, 1)]


@pytest.mark.parametrize(
    ("at_most", "who", "clauses"),
    [
        (0, (), ()),
        (1, ("CHE",), ("d",)),
        (2, ("CHE", "CUB"), ("a", "d")),
        (3, ("CHE", "CUB", "NAM"), ("a", "b", "c", "d")),
        (9, ("CHE", "CUB", "EGY", "NAM"), ("a", "b", "c", "d", "f")),
    ],
)
def test_the_smallest_set_frees_the_most_clauses(at_most: int, who: tuple[str, ...], clauses: tuple[str, ...]) -> None:
    found = smallest_set(results(HELD), at_most)
    assert (found.delegations, found.clauses, found.is_exact) == (who, clauses, True)


def test_an_agreed_clause_is_held_up_by_nobody() -> None:
    agreed = results(HELD, Status.AGREED)
    assert (who_stands_alone(agreed), held_up_by(agreed), smallest_set(agreed).clauses) == ({}, [], ())


def test_among_many_a_good_set_is_found_and_said_not_to_be_exact() -> None:
    many = {f"c{number}": (f"S{number} S{number + 1}", "") for number in range(200)} | {"x": ("CUB", "")}
    found = smallest_set(results(many), 3)
    assert not found.is_exact
    assert len(found.delegations) <= 3
    assert len(found.clauses) >= 2


@settings(max_examples=60, deadline=None)
@given(
    held=st.dictionaries(
        st.sampled_from("abcdefgh"), st.lists(st.sampled_from("PQRST"), unique=True).map(" ".join), max_size=8
    ),
    at_most=st.integers(0, 5),
)
def test_no_set_of_that_size_frees_more_and_no_smaller_one_as_many(held: dict[str, str], at_most: int) -> None:
    found = smallest_set(results({clause: (who, "") for clause, who in held.items()}), at_most)
    assert len(found.delegations) <= at_most
    for size in range(at_most + 1):
        for some in combinations("PQRST", size):
            freed = [clause for clause, who in held.items() if who and set(who.split()) <= set(some)]
            assert len(freed) <= len(found.clauses)
            assert len(freed) < len(found.clauses) or size >= len(found.delegations)
