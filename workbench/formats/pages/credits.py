"""Who brought which words: the wordings that a clause went through, laid over each other.

Between the base and the draft a clause may have been reworded several times, by several people. A word that came
is credited to those whose wording first had it, a word that went to those whose wording first lacked it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date

from workbench.formats.pages.page import FACILITATOR
from workbench.model.base import ClauseId
from workbench.model.change import Op
from workbench.text.redline.drawing import draw_redline


@dataclass(frozen=True, slots=True)
class Credit:
    """Who made a change, and when."""

    author: str = FACILITATOR
    on: Date | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """Words that a clause was given, by whom and when; without words, the taking out of the clause."""

    text: str
    credit: Credit


Wordings = Mapping[ClauseId, Sequence[Wording]]
"""By clause of a draft what it was reworded to since the base, the oldest first; by clause of the base who took it
out, as a wording without words."""

Credited = list[Credit | None]
"""For each character of a text who brought it, or who took it out; None where that is not known."""


def credit_words(base: str, wordings: Sequence[Wording]) -> tuple[Credited, Credited]:
    """Return for each character of `base` who took it out, and for each of the last wording who brought it."""
    gone: Credited = [None] * len(base)
    came: Credited = [None] * len(base)
    places: list[int | None] = list(range(len(base)))
    text = base
    for wording in wordings:
        came, places = _reworded(text, wording, came, places, gone)
        text = wording.text
    return gone, came


def _reworded(
    text: str, wording: Wording, came: Credited, places: list[int | None], gone: Credited
) -> tuple[Credited, list[int | None]]:
    """Return whose each character of a wording is and where it stood in the base; note in `gone` what it took out."""
    now_came: Credited = []
    now_places: list[int | None] = []
    at = 0
    for edit in draw_redline(text, wording.text):
        length = len(edit.text)
        if edit.op is Op.INSERT:
            now_came += [wording.credit] * length
            now_places += [None] * length
            continue
        if edit.op is Op.KEEP:
            now_came += came[at : at + length]
            now_places += places[at : at + length]
        else:
            for place in places[at : at + length]:
                if place is not None:
                    gone[place] = wording.credit
        at += length
    return now_came, now_places
