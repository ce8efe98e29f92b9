"""Where a clause may stand among the others, and what it is called there. Pure: nothing is changed here."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from workbench.errors import NotAllowed
from workbench.model.base import ClauseId
from workbench.model.clause import Clause, ClauseKind
from workbench.text.labels.labels import SUFFIXES, Label, Part, parse_label, print_label

_STOP = re.compile(r"[.:．、]*$")
_SIGN = re.compile(rf"\s*(?:{'|'.join(SUFFIXES)})(?:\s\d+)?(?=[.:．、]*$)", re.IGNORECASE)


class Place(NamedTuple):
    """A place for a clause: the one just before it in the whole list, and what it hangs from."""

    after: ClauseId | None
    parent: ClauseId | None
    depth: int
    kind: ClauseKind
    sibling: Clause | None
    """The clause of its own degree that it follows; None where it is the first of them."""


def block_of(clauses: Sequence[Clause], clause: ClauseId) -> tuple[Clause, ...]:
    """Return a clause with all below it, in order."""
    ids = {clause}
    found = []
    for one in clauses:
        if one.id == clause or one.parent in ids:
            ids.add(one.id)
            found.append(one)
    return tuple(found)


def place_after(clauses: Sequence[Clause], sibling: Clause) -> Place:
    """Return the place behind a clause and all below it."""
    kind = ClauseKind.PARAGRAPH if sibling.kind in (ClauseKind.CHAPEAU, ClauseKind.CLOSING) else sibling.kind
    if sibling.kind is ClauseKind.CLOSING:
        parent = next((one for one in clauses if one.id == sibling.parent), None)
        if parent:
            return place_after(clauses, parent)
    last = block_of(clauses, sibling.id)[-1]
    return Place(last.id, sibling.parent, sibling.depth, kind, sibling)


def last_of_family(clauses: Sequence[Clause], clause: Clause) -> Clause:
    """Return the last of a clause and the *bis*, *ter* … that follow it: another one comes behind them."""
    beside = [one for one in clauses if (one.parent, one.depth) == (clause.parent, clause.depth)]
    last = clause
    for one in beside[beside.index(clause) + 1 :]:
        if not _is_of_family(one, clause):
            break
        last = one
    return last


def family_of(clauses: Sequence[Clause], clause: Clause) -> tuple[Clause, ...]:
    """Return a clause with its alternatives, in order: the one that bears the number, its *bis*, *ter* …."""
    own = parse_label(clause.label)
    beside = (one for one in clauses if (one.parent, one.depth) == (clause.parent, clause.depth) and one.is_negotiable)
    return tuple(one for one in beside if _same_number(parse_label(one.label), own))


def _same_number(one: Label, other: Label) -> bool:
    numbers = [(label.series, label.parts[:-1], label.parts[-1].value) for label in (one, other)]
    return numbers[0] == numbers[1]


def _is_of_family(one: Clause, clause: Clause) -> bool:
    own, other = parse_label(one.label), parse_label(clause.label)
    return _same_number(own, other) and bool(own.parts[-1].suffix) and one.is_negotiable


def place_under(parent: Clause) -> Place:
    """Return the place of the first sub-paragraph below a clause."""
    if parent.kind in (ClauseKind.PREAMBULAR, ClauseKind.CLOSING, ClauseKind.HEADING):
        raise NotAllowed(f"{parent.label} has no sub-paragraphs.", "Let it stand after a clause instead.")
    return Place(parent.id, parent.id, parent.depth + 1, ClauseKind.SUBPARAGRAPH, None)


def place_before(clauses: Sequence[Clause], clause: Clause) -> Place:
    """Return the place in front of a clause, of its own degree."""
    at = next(at for at, one in enumerate(clauses) if one.id == clause.id)
    before = [one for one in clauses[:at] if (one.parent, one.depth) == (clause.parent, clause.depth)]
    sibling = next((one for one in reversed(before) if one.is_negotiable and one.kind is not ClauseKind.CLOSING), None)
    kind = ClauseKind.PARAGRAPH if clause.kind is ClauseKind.CHAPEAU else clause.kind
    return Place(clauses[at - 1].id if at else None, clause.parent, clause.depth, kind, sibling)


def name_of_added(clauses: Sequence[Clause], place: Place, asked: str = "") -> tuple[str, str]:
    """Return the label and the printed number of a clause that is added at a place.

    It follows its sibling as *bis*, *ter* … (Editorial Manual) unless another label is asked for; the first
    sub-paragraph of a clause is (a). Raises NotAllowed where a label is taken, belongs elsewhere, or is needed.
    """
    taken = {clause.label for clause in clauses}
    parent = next((clause for clause in clauses if clause.id == place.parent), None)
    if asked:
        return _asked(asked, taken, parent, place, _model(clauses, place))
    if place.sibling:
        return _following(place.sibling, taken)
    if place.kind is ClauseKind.SUBPARAGRAPH and parent and not _has_below(clauses, parent):
        letter = "(a)" if place.depth == 1 else "(i)"
        return f"{parent.label} {letter}", letter
    raise NotAllowed("It would be the first there, and follows no label.", "Name it: --label L.")


def _has_below(clauses: Sequence[Clause], parent: Clause) -> bool:
    return any(one.parent == parent.id and one.kind is ClauseKind.SUBPARAGRAPH for one in clauses)


def _model(clauses: Sequence[Clause], place: Place) -> Clause | None:
    """Find a clause of the same degree, to print a number as it does."""
    alike = (one for one in clauses if one.parent == place.parent and one.kind is place.kind)
    return place.sibling or next(alike, None)


def _following(sibling: Clause, taken: set[str]) -> tuple[str, str]:
    label = parse_label(sibling.label)
    *outer, own = label.parts
    used = own.suffix.split()[0] if own.suffix else ""
    signs = [sign for sign in SUFFIXES if sign != "alt"]
    for sign in signs[signs.index(used) + 1 if used in signs else 0 :]:
        name = print_label(Label(label.series, (*outer, Part(own.value, sign))))
        if name not in taken:
            return name, suffixed(sibling.number, sign)
    raise NotAllowed(f"Too many clauses follow {sibling.label} already.", "Name it: --label L.")


def suffixed(number: str, sign: str) -> str:
    """Return a printed number with another *bis* or none.

    >>> suffixed("(c) bis", "ter"), suffixed("36.", "bis"), suffixed("OP3", "bis"), suffixed("(c) ter", "")
    ('(c) ter', '36 bis.', 'OP3 bis', '(c)')
    """
    if not number:
        return ""
    bare = _SIGN.sub("", number)
    stop = _STOP.search(bare)
    at = stop.start() if stop else len(bare)
    return f"{bare[:at]} {sign}".rstrip() + bare[at:]


def _asked(asked: str, taken: set[str], parent: Clause | None, place: Place, model: Clause | None) -> tuple[str, str]:
    label = parse_label(asked)
    own = label.parts[-1]
    beside = parse_label(model.label).parts[:-1] if model else ()
    whole = parse_label(parent.label).parts if parent else beside
    series = parse_label(model.label).series if model else label.series
    if (len(label.parts) > 1 and label.parts[:-1] != whole) or (label.series and label.series != series):
        there = parent.label if parent else "the draft itself"
        raise NotAllowed(f"{asked} does not belong below {there}, where it would stand.", "Give its own part only.")
    is_sub = place.kind is ClauseKind.SUBPARAGRAPH
    ending = print_label(Label("", (Part("1"), own)))[2:] if is_sub else ""
    name = f"{parent.label} {ending}" if is_sub and parent else print_label(Label(series, (*whole, own)))
    if name in taken:
        raise NotAllowed(f"There is a clause {name} already.", "Give another label.")
    if is_sub:
        return name, ending
    if not model or not model.number:
        return name, ""
    prefix = series.upper() if model.number.startswith(series.upper()) else ""
    stop = _STOP.search(model.number)
    return name, f"{prefix}{own.value} {own.suffix}".rstrip() + (stop[0] if stop else "")
