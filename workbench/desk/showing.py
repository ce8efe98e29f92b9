"""How things are shown, as the front ends reach it: the display gate that all text of others passes, counts, lists."""

from collections.abc import Sequence

from workbench.text.normalise import visible
from workbench.text.plurals import count_of, say_list, some_of

__all__ = ["blocks", "count_of", "percent", "say_list", "some_of", "visible"]
_BLOCKS = "▁▂▃▄▅▆▇█"


def blocks(values: Sequence[int]) -> str:
    """Return numbers as a line of blocks, the greatest the highest and nought the lowest.

    >>> blocks([0, 4, 8]), blocks([0, 0]), blocks([1, 100])
    ('▁▅█', '▁▁', '▂█')
    """
    greatest = max(values, default=0)
    top = len(_BLOCKS) - 1
    heights = (max(1, round(top * value / greatest)) if value else 0 for value in values)
    return "".join(_BLOCKS[height] for height in heights)


def percent(share: float) -> str:
    """Return a share in per cent; one that is not nothing is not called nothing.

    >>> percent(0.6), percent(0.005), percent(0.0)
    ('60%', 'under 1%', '0%')
    """
    return "under 1%" if 0 < share < 0.01 else f"{share:.0%}"
