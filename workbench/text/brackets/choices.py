"""Reads which neighbouring brackets exclude each other: `[shall][should]`, `[shall] or [should]`.

They do where nothing or a slash stands between them. A word such as "or" may belong to the text: it joins
alternatives only where both cannot stand, elsewhere it is doubtful.
"""

import re
from collections.abc import Sequence

from workbench.model.bracket import Bracket, BracketKind, Doubt, May
from workbench.text.brackets.alternatives import SHORT
from workbench.text.brackets.kinds import Read

_MODALS = frozenset(
    re.findall(
        r"\w+",
        "shall should may must will can could would might doit doivent devrait devraient peut peuvent devra devront"
        " debe deben debería deberían deberá deberán puede pueden podrá podrán должен должна должно должны следует"
        " может могут 应 应当 应该 必须 可 可以 须 يجب ينبغي يجوز يتعين",
    )
)
"""Of two such words in brackets only one can stand, also with a space or an "or" between them."""
OR = re.compile(r",?\s+(?:or|ou|o|или|либо|أو)\s+|\s*或者?\s*")
_NEAR = 8
"""Characters between two alternatives, at most."""


def join_choices(text: str, brackets: list[Bracket], reads: Sequence[Read]) -> tuple[list[Bracket], list[Doubt]]:
    """Make neighbours alternatives of one choice, and name those that may be.

    A space may stand between two that cannot both stay: `[shall] [should]`, `[Option 1: …] [Option 2: …]`.
    """
    chosen = list(brackets)
    doubts: list[Doubt] = []
    last_child: dict[int | None, int] = {}
    for place, bracket in enumerate(brackets):
        before = last_child.get(bracket.parent)
        last_child[bracket.parent] = place
        if before is None or not (_may_choose(bracket) and _may_choose(brackets[before])):
            continue
        start, end = reads[before].ends_at, reads[place].begins_at
        gap = text[start:end] if end - start <= _NEAR else "far"
        is_or = OR.fullmatch(gap) is not None
        if not is_or and gap.strip() not in ("", "/"):
            continue
        is_loose = is_or or (gap and not gap.strip())
        if is_loose and not all(_is_one_of_several(text, reads[at]) for at in (before, place)):
            doubts += [Doubt(brackets[before].start_at, bracket.end_at, May.CHOICE)] if is_or else []
            continue
        first = chosen[before].choice if chosen[before].choice is not None else before
        chosen[before] = chosen[before]._replace(kind=BracketKind.CHOICE, choice=first)
        chosen[place] = bracket._replace(kind=BracketKind.CHOICE, choice=first)
    return chosen, doubts


def _may_choose(bracket: Bracket) -> bool:
    return bracket.kind in (BracketKind.INSERTION, BracketKind.CHOICE)


def _is_one_of_several(text: str, read: Read) -> bool:
    if read.attribution.is_option:
        return True
    start, end = read.start_at + 1 + read.attribution.head, read.end_at - 1 - read.attribution.tail
    return end - start < SHORT and text[start:end].strip().casefold() in _MODALS
