"""The colours of stances and statuses: which tone a cell has that says nothing but one of them, or its sign.

A tone goes with the word or the sign, never in its place: what is printed without colours says the same.
"""

from enum import StrEnum

from workbench.model.consensus import Status
from workbench.model.statement import Stance


class Tone(StrEnum):
    """How warmly a clause or a delegation stands, warmest first."""

    FOR = "for"
    FINE = "fine"
    OPEN = "open"
    HELD = "held"
    CONDITIONAL = "conditional"
    AGAINST = "against"
    TORN = "torn"


FILLS = {
    Tone.FOR: "#C6E7CE",
    Tone.FINE: "#E2F2E6",
    Tone.OPEN: "#EFEFEF",
    Tone.HELD: "#FFF1C2",
    Tone.CONDITIONAL: "#FAD7B0",
    Tone.AGAINST: "#F3B9B4",
    Tone.TORN: "#D9D4E8",
}
"""Behind black words; the contrast of each with black is above 10 to 1."""

SIGNS = {
    "+": str(Stance.SUPPORT), "~": str(Stance.ACCEPT), "?": str(Stance.RESERVE), "!": str(Stance.AMEND),
    "x": str(Stance.OPPOSE), "*": "pulled both ways", "-": "dissociated", ".": "silent",
}  # fmt: skip
"""The signs of the matrix and what they mean."""
_OF_WORDS = {meaning: sign for sign, meaning in SIGNS.items()} | {str(Status.CONTRADICTORY): "*"}
_TONES = {
    str(Stance.SUPPORT): Tone.FOR,
    str(Stance.ACCEPT): Tone.FINE,
    str(Stance.RESERVE): Tone.HELD,
    str(Stance.AMEND): Tone.CONDITIONAL,
    str(Stance.OPPOSE): Tone.AGAINST,
    "pulled both ways": Tone.TORN,
    "dissociated": Tone.OPEN,
    str(Status.AGREED): Tone.FOR,
    str(Status.NO_OBJECTION): Tone.FINE,
    str(Status.UNTESTED): Tone.OPEN,
    str(Status.STALE): Tone.HELD,
    str(Status.RESERVED): Tone.CONDITIONAL,
    str(Status.CONTRADICTORY): Tone.TORN,
    str(Status.CONTESTED): Tone.AGAINST,
}


def tone_of(cell: str) -> Tone | None:
    """Return the tone of a stance, a status or a sign of the matrix; None for other words.

    >>> tone_of("oppose"), tone_of("too wide")
    (<Tone.AGAINST: 'against'>, None)
    """
    return _TONES.get(SIGNS.get(cell, cell))


def meaning_of(sign: str) -> str:
    """Return what a sign of the matrix means; any other words mean themselves."""
    return SIGNS.get(sign, sign)


def sign_of(word: str) -> str:
    """Return the sign of a stance, or the first letter of other words: what tells colours apart without seeing them.

    >>> sign_of("oppose"), sign_of("agreed")
    ('x', 'A')
    """
    return _OF_WORDS.get(word, word[:1].upper())
