"""Where somebody may stand elsewhere after a change of alignments, in a small room."""

from datetime import date

import pytest

from tests.consensus.scene import said
from workbench.consensus.realigning import reaches_back, realigned
from workbench.model.consensus import Aligned
from workbench.model.statement import Stance

DAY = date(2012, 6, 4)


def aligns(who: str, whom: str) -> Aligned:
    return Aligned(who, whom, DAY, 1)


SPOKE = {"a": ("CUB",), "b": ("CUB", "JOR"), "c": ("MLI",), "d": ()}
"""Who took positions that count on four clauses."""


@pytest.mark.parametrize(
    ("was", "now", "moved"),
    [
        ((), (aligns("JOR", "CUB"),), {"a"}),
        ((aligns("JOR", "CUB"),), (), {"a"}),
        ((aligns("JOR", "CUB"),), (aligns("JOR", "MLI"),), {"a", "c"}),
        ((aligns("JOR", "CUB"),), (aligns("JOR", "CUB"),), set()),
        ((), (aligns("JOR", "NAM"),), set()),
        # who follows one that moved moves too, where that one speaks for itself today as well
        ((aligns("EGY", "JOR"),), (aligns("EGY", "JOR"), aligns("JOR", "CUB")), {"a", "b"}),
        # and hears whom the other follows
        ((aligns("MLI", "CUB"),), (aligns("MLI", "CUB"), aligns("JOR", "MLI")), {"a", "c"}),
    ],
    ids=["made", "taken back", "another", "the same", "with one that said nothing", "followed", "at second hand"],
)
def test_only_those_clauses_are_moved_on_which_one_without_a_word_of_its_own_hears_another(
    was: tuple[Aligned, ...], now: tuple[Aligned, ...], moved: set[str]
) -> None:
    assert realigned(was, now, SPOKE) == moved


def test_an_alignment_reaches_back_behind_what_was_said_after_it_and_to_a_statement_by_name() -> None:
    spoken = [said("CUB", Stance.OPPOSE)]
    day = spoken[0].on
    assert reaches_back([Aligned("JOR", "CUB", date(day.year, 1, 1), 9)], spoken)
    assert not reaches_back([Aligned("JOR", "CUB", day, 9), Aligned("JOR", "MLI", date(day.year, 1, 1), 9)], spoken)
    assert reaches_back([Aligned("JOR", "CUB", day, 9, statements=frozenset({"s1"}))], spoken)
