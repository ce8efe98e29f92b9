"""Compares two clauses and says which words of the one are found in the other, and what they weigh."""

from collections.abc import Set
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from workbench.text.rarity import Wording

_LONE = (0.0, 0.35, 0.7)
"""What of their weight words found alone, or in twos, bring: they may stand there by chance."""
_TELLING = 4.0
"""Weight from which even a lone word is no chance: fewer than one clause in fifty has it."""
_MOVED = 4
"""Words side by side, found out of order, that count."""

Run = tuple[int, int, int]
"""Shared words: place in the left clause, place in the right one, how many."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two clauses share."""

    runs: tuple[Run, ...]
    left_weight: float
    """What the shared words weigh in the left clause."""
    right_weight: float

    rarest: float
    """What the rarest of them weighs."""

    @property
    def weight(self) -> float:
        """What the shared words weigh in both clauses together."""
        return self.left_weight + self.right_weight

    def fresh(self, part: Wording, used: Set[int], on_right: bool) -> tuple[float, int]:
        """Weigh what of the `part` is shared with words of the other clause that are not used yet.

        `used` are places in the other clause, which is the left one or (`on_right`) the right one. Gives
        the weight, and the longest run of such words.
        """
        weight, longest = 0.0, 0
        for run in self.runs:
            start, in_part, size = run[on_right], run[not on_right], run[2]
            step = 0
            while step < size:
                begin = step
                while step < size and start + step not in used:
                    step += 1
                weight += _run_weight(part, in_part + begin, step - begin)
                longest = max(longest, step - begin)
                step += 1
        return weight, longest

    def places(self, on_right: bool = False) -> set[int]:
        """Places of the shared words in the left (or right) clause."""
        return {run[on_right] + step for run in self.runs for step in range(run[2])}


def find_overlap(left: Wording, right: Wording) -> Overlap:
    """Find the words two clauses share: in order, and then longer runs that are out of order."""
    runs = _common_runs(left.codes, right.codes)
    if sum(_run_weight(left, at, size) for at, _, size in runs) < 0.9 * min(left.total, right.total):
        runs += _out_of_order(left, right, runs)
    weights = left.weights if runs else []
    return Overlap(
        tuple(runs),
        sum(_run_weight(left, at, size) for at, _, size in runs),
        sum(_run_weight(right, at, size) for _, at, size in runs),
        max((max(weights[at : at + size]) for at, _, size in runs), default=0.0),
    )


def _common_runs(left: tuple[int, ...], right: tuple[int, ...]) -> list[Run]:
    blocks = LCSseq.opcodes(left, right)
    return [
        (block.src_start, block.dest_start, block.src_end - block.src_start) for block in blocks if block.tag == "equal"
    ]


def _run_weight(wording: Wording, at: int, size: int) -> float:
    weight = wording.weight(at, at + size)
    is_chance = size < len(_LONE) and weight < _TELLING * size
    return _LONE[size] * weight if is_chance else weight


def _out_of_order(left: Wording, right: Wording, runs: list[Run]) -> list[Run]:
    """Compare once more what the first comparison left, for sentences that changed places."""
    here = _left_over(len(left.codes), [(at, size) for at, _, size in runs])
    there = _left_over(len(right.codes), [(other, size) for _, other, size in runs])
    if len(here) < _MOVED or len(there) < _MOVED:
        return []
    found: list[Run] = []
    pairs = _common_runs(tuple(left.codes[at] for at in here), tuple(right.codes[at] for at in there))
    for start, other, size in pairs:
        begin = 0
        for step in range(1, size + 1):
            is_side_by_side = (
                step < size
                and here[start + step] == here[start + step - 1] + 1
                and there[other + step] == there[other + step - 1] + 1
            )
            if not is_side_by_side:
                if step - begin >= _MOVED:
                    found.append((here[start + begin], there[other + begin], step - begin))
                begin = step
    return found


def _left_over(size: int, taken: list[tuple[int, int]]) -> list[int]:
    used = {at + step for at, many in taken for step in range(many)}
    return [at for at in range(size) if at not in used]
