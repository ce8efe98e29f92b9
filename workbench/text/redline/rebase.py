"""Carries a proposal onto words accepted since. It only shows how that would look: a person decides.

A three-way comparison on whole words: what the proposal changed is laid over what was accepted, and fits
only where the two did not touch the same or neighbouring words. Patches that look for a place of their own
are not used on official text: they may land on another clause and report success.
"""

from dataclasses import dataclass
from itertools import pairwise

from workbench.model.change import Redline
from workbench.text.redline.drawing import draw_redline
from workbench.text.redline.edits import match_words
from workbench.text.redline.wholes import cut_units


@dataclass(frozen=True, slots=True)
class Rebased:
    """How a proposal would look on the accepted words."""

    words: str
    """The whole new wording; where it does not fit, the proposal's own."""
    redline: Redline
    """From the accepted words to these."""
    fits: bool
    """Whether every change of the proposal found its place without meeting an accepted change."""


def rebase(base: str, accepted: str, proposal: str) -> Rebased:
    """Show a proposal made on `base` on the `accepted` words.

    Both sides' changes stand in the result if they are apart by at least a kept word, or are the same.
    Otherwise `fits` is false and the proposal is given as it was made, for a person to compare.
    """
    if accepted in (base, proposal):
        return Rebased(proposal, draw_redline(accepted, proposal), True)
    units = [cut_units(text)[0] for text in (base, accepted, proposal)]
    merged = _merge(*units)
    words = proposal if merged is None else "".join(merged)
    return Rebased(words, draw_redline(accepted, words), merged is not None)


Change = tuple[int, int, list[str]]
"""Units of the base from, to, and what stands in their place."""


def _merge(base: list[str], accepted: list[str], proposal: list[str]) -> list[str] | None:
    """Give the base with the changes of both, or None where they meet."""
    theirs, ours = _changes(base, accepted), _changes(base, proposal)
    changes = sorted([*theirs, *(change for change in ours if change not in theirs)], key=lambda change: change[:2])
    if any(after[0] <= before[1] for before, after in pairwise(changes)):
        return None
    out: list[str] = []
    at = 0
    for start, end, put in changes:
        out += base[at:start] + put
        at = end
    return out + base[at:]


def _changes(base: list[str], other: list[str]) -> list[Change]:
    """List what another wording puts in place of which units of the base."""
    changes: list[Change] = []
    at = other_at = 0
    for start, end, match in [*match_words(base, other), (len(base), len(base), len(other))]:
        if start > at or match > other_at:
            changes.append((at, start, other[other_at:match]))
        at, other_at = end, match + end - start
    return changes
