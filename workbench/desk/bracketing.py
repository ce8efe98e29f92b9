"""What is not agreed in the words themselves: brackets counted, resolved one by one, and read as somebody would."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date as Date

from workbench.desk.drafting import edit_clause, show_draft
from workbench.desk.naming import find_clauses, find_delegation, find_draft, find_value
from workbench.desk.negotiation import Negotiation
from workbench.desk.views import Done, DraftView
from workbench.errors import NotAllowed, UnknownName
from workbench.model.bracket import BracketKind
from workbench.text.brackets import (
    Resolution,
    agreed_reading,
    bracket_owners,
    clean_reading,
    parse_brackets,
    reading_of,
    resolve,
)
from workbench.text.normalise import words_hash


@dataclass(frozen=True, slots=True)
class BracketLine:
    """One open bracket of a clause."""

    clause: str
    number: int
    """In the order in which the clause's open brackets begin: 1, 2, 3 …"""
    kind: BracketKind
    owners: tuple[str, ...]
    """As written."""
    alternatives: tuple[str, ...]
    text: str
    """With its brackets."""


@dataclass(frozen=True, slots=True)
class BracketsView:
    """The open brackets of a draft."""

    draft: str
    brackets: tuple[BracketLine, ...]
    clauses: int
    """Clauses with an open bracket."""
    owners: dict[str, int]
    """Open brackets by owner, the most first; one of two owners counts for both."""
    trend: tuple[tuple[str, int], ...]
    """Every draft in the order of tabling, with its open brackets."""


def see_brackets(n: Negotiation, draft: str | None = None, as_of: Date | None = None) -> BracketsView:
    """Return the open brackets of a draft, the newest by default, and how their number went from draft to draft."""
    found = n.draft(find_draft(n, draft, as_of).id, as_of)
    lines = tuple(line for clause in found.clauses for line in _lines(clause.label, clause.text))
    owners: Counter[str] = Counter()
    for clause in found.clauses:
        owners += bracket_owners(clause.text)
    counts = ((head.symbol, _count(n, head.id, as_of)) for head in n.heads(as_of))
    return BracketsView(
        draft=found.symbol,
        brackets=lines,
        clauses=len({line.clause for line in lines}),
        owners=dict(owners.most_common()),
        trend=tuple(counts),
    )


def _count(n: Negotiation, draft: str, as_of: Date | None) -> int:
    return sum(1 for clause in n.draft(draft, as_of).clauses for _ in _lines(clause.label, clause.text))


def _lines(label: str, text: str) -> tuple[BracketLine, ...]:
    opened = [bracket for bracket in parse_brackets(text).brackets if bracket.is_open]
    return tuple(
        BracketLine(label, number, one.kind, one.owners, one.alternatives, text[one.start_at : one.end_at])
        for number, one in enumerate(opened, start=1)
    )


def read_draft_as(
    n: Negotiation, reading: str, draft: str | None = None, as_of: Date | None = None
) -> DraftView:
    """Return a draft `clean` (brackets lifted), `agreed` (outside brackets), or as a delegation would have it.

    A delegation's brackets are those that bear its name in any spelling; raises UnknownName for an unknown one.
    """
    view = show_draft(n, draft, as_of)
    read = _reading(n, view, reading)
    return replace(view, clauses=tuple(replace(one, text=read(one.text), emphasis=()) for one in view.clauses))


def _reading(n: Negotiation, view: DraftView, reading: str) -> Callable[[str], str]:
    if reading == "clean":
        return clean_reading
    if reading == "agreed":
        return agreed_reading
    wanted = find_delegation(n, reading).id
    owners = {owner for clause in view.clauses for owner in bracket_owners(clause.text)}
    spelt = next((owner for owner in sorted(owners) if _is(n, owner, wanted)), reading)
    return lambda text: reading_of(text, spelt)


def _is(n: Negotiation, owner: str, wanted: str) -> bool:
    try:
        return find_delegation(n, owner).id == wanted
    except UnknownName:
        return False


def resolve_bracket(
    n: Negotiation, working: str, label: str, number: int, resolution: str, *, alternative: str = ""
) -> Done:
    """Resolve one bracket of a clause of a working draft: keep its words, drop it, or grant the deletion it asks for.

    Raises NotAllowed for a number the clause does not have, UnknownName for an unknown resolution or alternative.
    """
    head = find_draft(n, working)
    (clause,) = find_clauses(n, head.id, [label])
    opened = [bracket for bracket in parse_brackets(clause.text).brackets if bracket.is_open]
    if not 1 <= number <= len(opened):
        raise NotAllowed(
            f"{clause.label} has {len(opened)} open brackets, and no number {number}.",
            "`workbench draft brackets` numbers them.",
        )
    how = find_value(Resolution, resolution, "resolution")
    text = resolve(clause.text, opened[number - 1].start_at, how, alternative)
    if not text.strip():
        raise NotAllowed(f"Nothing would be left of {clause.label}.", "To take it out: workbench draft remove.")
    edited = edit_clause(n, head.symbol, clause.label, text, base_hash=words_hash(clause.text))
    return Done(f"{clause.label}: bracket {number} is resolved ({how}); {len(opened)} were open.", edited.notices)
