"""Finds sentences of a clause that changed their place, and perhaps some of their words on the way.

It only says which sentence is which, so that the redline can show the whole of it as moved, with its edits;
words that moved without their sentence are found in `workbench.text.redline.moves`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from workbench.text.redline.edits import Run, heaviest_rise, match_words
from workbench.text.redline.moves import Moves, is_telling
from workbench.text.redline.tidy import tidy_runs

_MANY = 60
"""Sentences on either side up to which all pairs are looked at; longer texts are no single clause."""
_ALIKE = 0.6
"""Share of words, in order, from which two sentences are one."""
_FEWEST = 5
"""Words and signs below which a sentence is too short to be followed."""
_ENDS = frozenset(".;!?。；！？؛؟")

Span = tuple[int, int]
"""Units from, to."""


@dataclass(frozen=True, slots=True)
class Carried:
    """Sentences carried elsewhere: matched words by move, and both texts with those sentences masked."""

    pairs: tuple[tuple[tuple[int, int], ...], ...]
    """For each move: places in the old and the new text of the words that are the same."""
    masked: tuple[list[str], list[str]]

    def with_moves(self, moves: Moves, runs: Sequence[Run]) -> Moves:
        """Give moves that number the carried sentences first; words that are kept after all are left out."""
        here_kept = {place for start, end, _ in runs for place in range(start, end)}
        there_kept = {other + step for start, end, other in runs for step in range(end - start)}
        of_old: dict[int, int] = {}
        of_new: dict[int, int] = {}
        for number, pairs in enumerate(self.pairs, 1):
            for here, there in pairs:
                if here not in here_kept and there not in there_kept:
                    of_old[here] = of_new[there] = number
        shift = len(self.pairs)
        of_old |= {place: number + shift for place, number in moves[0].items() if place not in of_old}
        of_new |= {place: number + shift for place, number in moves[1].items() if place not in of_new}
        return of_old, of_new


def find_carried(old: Sequence[str], new: Sequence[str], runs: Sequence[Run]) -> Carried | None:
    """Find the sentences that stand in another order; None where all kept their order.

    The longer of two that changed places is taken to have stayed. Takes the units of two texts as the
    redline compares them, the last one being the end of the text, and what of them is kept in order.
    """
    kept = sum(end - start for start, end, _ in runs)
    if min(len(old), len(new)) < kept + _FEWEST:
        return None
    here, there = _sentences(old), _sentences(new)
    if min(len(here), len(there)) < 2 or max(len(here), len(there)) > _MANY:
        return None
    plain, plain_new = [*map(str.casefold, old)], [*map(str.casefold, new)]
    pairs = _alike(plain, here, plain_new, there)
    staying = heaviest_rise([there.index(pair[1]) for pair in pairs], [end - start for (start, end), _ in pairs])
    moved = [pair for place, pair in enumerate(pairs) if place not in set(staying)]
    if not moved:
        return None
    moved = [_without_other_ends(old, new, *pair) for pair in moved]
    masked = _masked(old, "old", (pair[0] for pair in moved)), _masked(new, "new", (pair[1] for pair in moved))
    return Carried(tuple(_same_words(plain, plain_new, *pair) for pair in moved), masked)


def _without_other_ends(old: Sequence[str], new: Sequence[str], here: Span, there: Span) -> tuple[Span, Span]:
    """Leave the last signs of two sentences where they are if they differ: they belong to the places."""
    if old[here[1] - 1] == new[there[1] - 1]:
        return here, there
    spans = ((units, span) for units, span in ((old, here), (new, there)))
    one, other = ((start, end - (units[end - 1] in _ENDS)) for units, (start, end) in spans)
    return one, other


def _sentences(units: Sequence[str]) -> list[Span]:
    if len(units) < 2 * _FEWEST or _ENDS.isdisjoint(units):
        return []
    ends = [place for place, unit in enumerate(units, 1) if unit in _ENDS]
    if ends[-1] < len(units) - 1:
        ends.append(len(units) - 1)
    return list(zip([0, *ends], ends, strict=False))


def _alike(old: Sequence[str], here: list[Span], new: Sequence[str], there: list[Span]) -> list[tuple[Span, Span]]:
    """Pair the sentences that are alike, the likest first, none twice; in the order of the old text."""
    if [old[start:end] for start, end in here] == [new[start:end] for start, end in there]:
        return []
    ranked: list[tuple[float, Span, Span]] = []
    right = [(span, new[slice(*span)]) for span in there]
    for span in here:
        words = old[slice(*span)]
        for other, others in right:
            if min(len(words), len(others)) >= _FEWEST:
                likeness = LCSseq.normalized_similarity(words, others, score_cutoff=_ALIKE)
                if likeness and is_telling([word for word in words if word in others]):
                    ranked.append((-likeness, span, other))
    taken: set[tuple[str, Span]] = set()
    pairs: list[tuple[Span, Span]] = []
    for _, span, other in sorted(ranked, key=lambda found: (found[0], abs(found[1][0] - found[2][0]), found)):
        if not taken & {("old", span), ("new", other)}:
            taken |= {("old", span), ("new", other)}
            pairs.append((span, other))
    return sorted(pairs)


def _masked(units: Sequence[str], side: str, spans: Iterable[Span]) -> list[str]:
    """Put in the place of the sentences' words what matches nothing."""
    masked = list(units)
    for start, end in spans:
        masked[start:end] = [f"\0{side} {place}" for place in range(start, end)]
    return masked


def _same_words(old: Sequence[str], new: Sequence[str], here: Span, there: Span) -> tuple[tuple[int, int], ...]:
    words, others = [*old[slice(*here)], ""], [*new[slice(*there)], ""]
    runs = tidy_runs(words, others, match_words(words, others))
    pairs = ((start + step, other + step) for start, end, other in runs for step in range(end - start))
    return tuple((here[0] + at, there[0] + other) for at, other in pairs if words[at])
