"""Words for how many: the scale by which a report of views says "a number of" instead of a count."""

from workbench.model.base import Frozen


class Quantifier(Frozen):
    """One word of the user's scale, and from how many Member States on it is used."""

    word: str
    """As it stands before "Member States": `several`, `a number of`, `most`."""
    at_least: int
