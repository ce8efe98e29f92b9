"""Numbers as a line of blocks."""

import pytest

from workbench.desk.showing import blocks


@pytest.mark.parametrize(
    ("values", "line"), [([], ""), ([0, 0], "▁▁"), ([0, 4, 8], "▁▅█"), ([1, 100], "▂█"), ([5], "█")]
)
def test_the_greatest_is_highest_and_only_nought_is_lowest(values: list[int], line: str) -> None:
    assert blocks(values) == line
