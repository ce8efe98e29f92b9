"""Numbers as a line of blocks, shares in per cent, names in a line."""

import pytest

from workbench.desk.showing import blocks, percent, some_of


@pytest.mark.parametrize(
    ("values", "line"), [([], ""), ([0, 0], "▁▁"), ([0, 4, 8], "▁▅█"), ([1, 100], "▂█"), ([5], "█")]
)
def test_the_greatest_is_highest_and_only_nought_is_lowest(values: list[int], line: str) -> None:
    assert blocks(values) == line


@pytest.mark.parametrize(
    ("share", "said"), [(0.0, "0%"), (1 / 193, "under 1%"), (0.01, "1%"), (0.5, "50%"), (1.0, "100%")]
)
def test_a_single_state_is_not_none(share: float, said: str) -> None:
    assert percent(share) == said


@pytest.mark.parametrize(("names", "said"), [("", ""), ("A", "A"), ("ABC", "A, B, C"), ("ABCD", "A, B and 2 others")])
def test_nobody_is_one_others(names: str, said: str) -> None:
    assert some_of(list(names), 2) == said
