"""Calls the clauses of a draft anew, in their order: *bis* and *ter* go, and what follows shifts (Editorial Manual).

A paragraph that is called *bis* and still stands in brackets of its own is an alternative nobody has chosen yet:
it keeps its sign. What has no number of a kind known here keeps its name.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from workbench.model.acts import Name
from workbench.model.base import ClauseId
from workbench.model.bracket import BracketKind
from workbench.model.clause import Clause, ClauseKind
from workbench.text.brackets import parse_brackets
from workbench.text.labels.arrangement import suffixed
from workbench.text.labels.labels import SUFFIXES, Label, Part, parse_label, print_label
from workbench.text.labels.numbering import print_value, read_number

_LAST_TOKEN = re.compile(r"[^\W_]+(?=[^\w]*$)")
_SIGNS = [sign for sign in SUFFIXES if sign != "alt"]
_PARAGRAPHS = (ClauseKind.PARAGRAPH, ClauseKind.CHAPEAU)


class Renumbering(NamedTuple):
    """What clauses are to be called."""

    names: dict[ClauseId, Name]
    """Of those whose name changes."""
    waiting: tuple[str, ...]
    """Labels of the alternatives that are still in brackets."""


def renumber(clauses: Sequence[Clause], first: int | None = None) -> Renumbering:
    """Return new names for the clauses of a draft.

    Sub-paragraphs begin with the first letter or numeral of their kind, preambular paragraphs with 1, other
    paragraphs with `first`, or the lowest number among them.
    """
    names: dict[ClauseId, Name] = {}
    waiting: list[str] = []
    for siblings in _rows(clauses):
        start = _start(siblings, first)
        row = _row(siblings)
        for clause, value, suffix in _counted(siblings, start):
            if suffix:
                waiting.append(clause.label)
            name = _named(clause, row, value, suffix)
            if name:
                names[clause.id] = name
    return Renumbering(_changed(clauses, names), tuple(waiting))


def _start(siblings: Sequence[Clause], first: int | None) -> int:
    if siblings[0].kind not in _PARAGRAPHS or _article(siblings[0]):
        return 1
    return _lowest(siblings) if first is None else first


def _rows(clauses: Sequence[Clause]) -> list[list[Clause]]:
    """Gather the clauses that are counted together: those of one degree below one clause, or in one article."""
    is_treaty = any(map(_article, clauses))
    rows: dict[tuple[str | None, str, tuple[Part, ...]], list[Clause]] = {}
    for clause in clauses:
        if clause.kind in (ClauseKind.HEADING, ClauseKind.CLOSING) or not _is_counted(clause, is_treaty):
            continue
        kind = "paragraph" if clause.kind in _PARAGRAPHS else str(clause.kind)
        rows.setdefault((clause.parent, kind, _article(clause)), []).append(clause)
    return list(rows.values())


def _article(clause: Clause) -> tuple[Part, ...]:
    """Return the article that a paragraph is counted in; nothing where paragraphs are not counted by article."""
    return parse_label(clause.label).parts[:-1] if clause.kind in _PARAGRAPHS else ()


def _is_counted(clause: Clause, is_treaty: bool) -> bool:
    if clause.kind is ClauseKind.SUBPARAGRAPH:
        return bool(_readings(clause))
    *outer, own = parse_label(clause.label).parts
    return len(outer) <= 1 and own.value.isdecimal() and (not is_treaty or bool(clause.number))


def _readings(clause: Clause) -> dict[str, int]:
    number = read_number(f"{clause.number} .")
    return {reading.row: reading.value for reading in number.readings} if number else {}


def _lowest(siblings: Iterable[Clause]) -> int:
    return min(int(parse_label(clause.label).parts[0].value) for clause in siblings)


def _row(siblings: Sequence[Clause]) -> str:
    """Choose the row of letters or numerals that most siblings can be read in, the lower ones if several."""
    times: Counter[str] = Counter()
    sums: Counter[str] = Counter()
    for clause in siblings:
        for row, value in _readings(clause).items():
            times[row] += 1
            sums[row] += value
    return min(times, key=lambda row: (-times[row], sums[row]), default="")


def _counted(siblings: Sequence[Clause], start: int) -> Iterable[tuple[Clause, int, str]]:
    """Yield each with its value, and the sign it keeps where it is an alternative of the one before, in brackets."""
    value, alternatives, head = start - 1, 0, ""
    for clause in siblings:
        own, suffix = parse_label(clause.label).parts[-1]
        if suffix and not suffix.startswith("#") and own == head and is_alternative(clause):
            sign = suffix if suffix.startswith("alt") else _SIGNS[min(alternatives, len(_SIGNS) - 1)]
            alternatives += 1
            yield clause, value, sign
        else:
            value, alternatives, head = value + 1, 0, own
            yield clause, value, ""


def is_alternative(clause: Clause) -> bool:
    """Whether a clause stands in brackets as a whole: nobody has chosen it yet."""
    return any(one.kind is BracketKind.PARAGRAPH for one in parse_brackets(clause.text, clause.editorial).brackets)


def _named(clause: Clause, row: str, value: int, suffix: str) -> Name | None:
    """Name a clause by itself; what it hangs from is put before it later."""
    if clause.kind is ClauseKind.SUBPARAGRAPH:
        letter = print_value(row, value)
        if letter is None:
            return None
        own = Label("", (Part("1"), Part(letter, suffix)))
        return Name(label=print_label(own)[2:], number=suffixed(_with_value(clause.number, letter), suffix))
    series, (*outer, _) = parse_label(clause.label)
    label = print_label(Label(series, (*outer, Part(str(value), suffix))))
    return Name(label=label, number=suffixed(_with_value(clause.number, str(value)), suffix))


def _with_value(number: str, value: str) -> str:
    """Put another value where the last one is printed, in the digits of its script.

    >>> _with_value("(c)", "d"), _with_value("36 bis.", "37"), _with_value("OP3", "4"), _with_value("٣٦.", "37")
    ('(d)', '37.', 'OP4', '٣٧.')
    """
    bare = suffixed(number, "")
    found = _LAST_TOKEN.search(bare)
    if not found:
        return bare
    token, at = found[0], found.start()
    if value.isdecimal():
        at += len(token) - len(token.lstrip("OP"))
        zero = ord(token[-1]) - unicodedata.decimal(token[-1]) if token[-1].isdecimal() else ord("0")
        value = "".join(chr(zero + int(digit)) for digit in value)
    return bare[:at] + value + bare[found.end() :]


def _changed(clauses: Sequence[Clause], names: dict[ClauseId, Name]) -> dict[ClauseId, Name]:
    """Put the names of parents before those below them; leave out what is called as before."""
    whole: dict[ClauseId, str] = {}
    old = {clause.id: clause.label for clause in clauses}
    changed: dict[ClauseId, Name] = {}
    for clause in clauses:
        name = names.get(clause.id) or Name(label="", number=clause.number)
        parent = whole.get(clause.parent or "", "")
        if name.label:
            label = f"{parent} {name.label}" if parent and clause.kind is ClauseKind.SUBPARAGRAPH else name.label
        else:
            was = old.get(clause.parent or "", "")
            label = parent + clause.label[len(was) :] if was and clause.label.startswith(was) else clause.label
        whole[clause.id] = label
        if (label, name.number) != (clause.label, clause.number):
            changed[clause.id] = Name(label=label, number=name.number)
    return changed
