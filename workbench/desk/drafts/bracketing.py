"""What is not agreed in the words themselves: brackets counted, resolved one by one, and read as somebody would."""

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date as Date

from workbench.consensus.groups import short_name
from workbench.desk.drafts.drafting import edit_clause, show_draft
from workbench.desk.naming import find_clauses, find_delegation, find_draft, find_value, known_delegation, working_draft
from workbench.desk.negotiation import Negotiation
from workbench.desk.views import Done, DraftView
from workbench.errors import NotAllowed, Outdated
from workbench.model.acts import BracketMarked
from workbench.model.base import DraftId
from workbench.model.bracket import Bracket, BracketKind, May
from workbench.model.clause import Clause
from workbench.text.brackets import (
    Resolution,
    agreed_reading,
    bracket_owners,
    clean_reading,
    open_brackets,
    parse_brackets,
    reading_of,
    resolve,
)
from workbench.text.plurals import count_of


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
    against: tuple[str, ...] = ()
    """Who would not have done what it asks."""
    reserving: tuple[str, ...] = ()
    """Who is not ready to say."""

    @property
    def said(self) -> tuple[str, ...]:
        """Everybody it names, and how: `US`, `against: G77`, `not ready: Cuba`."""
        against = (f"against: {', '.join(self.against)}",) if self.against else ()
        return (*self.owners, *against, *((f"not ready: {', '.join(self.reserving)}",) if self.reserving else ()))


@dataclass(frozen=True, slots=True)
class DoubtLine:
    """Words beside a bracket that can be read in two ways, and were left as words."""

    clause: str
    may_be: May
    words: str

    @property
    def said(self) -> str:
        """What it may be, and how to write it so that it can be read in one way only."""
        if self.may_be is May.CHOICE:
            return f"“{self.words}” in {self.clause} may be a choice of one; write [a][b], or [a/b], if it is."
        return f"“{self.words}” in {self.clause} may name whose the bracket is; write [name: …] if it does."


@dataclass(frozen=True, slots=True)
class BracketCount:
    """How many open brackets a draft has, in all and by owner."""

    draft: str
    brackets: int
    clauses: int
    """Clauses with an open bracket."""
    owners: dict[str, int]
    """By the delegation's short name, or as written where nobody is called so; one of two owners counts for both."""


@dataclass(frozen=True, slots=True)
class BracketsView:
    """The open brackets of a draft."""

    draft: str
    brackets: tuple[BracketLine, ...]
    clauses: int
    """Clauses with an open bracket."""
    by_clause: dict[str, int]
    """Open brackets by clause, in the order of the draft; clauses without any are left out."""
    owners: dict[str, int]
    """Open brackets by owner, the most first."""
    trend: tuple[BracketCount, ...]
    """Every draft in the order of tabling."""
    unbalanced: tuple[tuple[str, int, str], ...]
    """Brackets without a partner: clause, which character of it (from 1), and the words around."""
    marked: tuple[tuple[str, str], ...]
    """Brackets that were marked as no negotiation: clause and content."""
    doubts: tuple[DoubtLine, ...] = ()
    """What was left as words because it can be read in two ways."""


def see_brackets(n: Negotiation, draft: str | None = None, as_of: Date | None = None) -> BracketsView:
    """Return the open brackets of a draft, the newest by default, and how their number went from draft to draft."""
    found = n.draft(find_draft(n, draft, as_of).id, as_of)
    lines = tuple(line for clause in found.clauses for line in _lines(clause))
    count = _count(n, found.id, as_of)
    return BracketsView(
        draft=found.symbol,
        brackets=lines,
        clauses=count.clauses,
        by_clause=dict(Counter(line.clause for line in lines)),
        owners=count.owners,
        trend=tuple(_count(n, head.id, as_of) for head in n.heads(as_of)),
        unbalanced=tuple(place for clause in found.clauses for place in _unbalanced(clause)),
        marked=tuple((clause.label, content) for clause in found.clauses for content in _marked(clause)),
        doubts=tuple(line for clause in found.clauses for line in _doubts(n, clause)),
    )


def _count(n: Negotiation, draft: DraftId, as_of: Date | None) -> BracketCount:
    def count() -> BracketCount:
        found = n.draft(draft, as_of)
        numbers = [len(open_brackets(clause.text, clause.editorial)) for clause in found.clauses]
        owners: Counter[str] = Counter()
        for clause, number in zip(found.clauses, numbers, strict=True):
            if number:
                owners += bracket_owners(clause.text, clause.editorial)
        named: Counter[str] = Counter()
        for owner, times in owners.items():
            named[_owner(n, owner)] += times
        return BracketCount(found.symbol, sum(numbers), sum(map(bool, numbers)), dict(named.most_common()))

    return n.kept(("bracket count", draft, as_of), count)


def _owner(n: Negotiation, written: str) -> str:
    delegation = known_delegation(n, written)
    return short_name(delegation) if delegation else written


def _lines(clause: Clause) -> tuple[BracketLine, ...]:
    text = clause.text
    return tuple(
        BracketLine(
            clause=clause.label,
            number=number,
            kind=one.kind,
            owners=one.owners,
            alternatives=one.alternatives,
            text=text[one.start_at : one.end_at],
            against=one.against,
            reserving=one.reserving,
        )
        for number, one in enumerate(open_brackets(text, clause.editorial), start=1)
    )


def _doubts(n: Negotiation, clause: Clause) -> tuple[DoubtLine, ...]:
    """Return what is doubtful; a name that is nobody's, as in `Objectives: [peace]`, raises no doubt."""
    return tuple(
        DoubtLine(clause.label, one.may_be, " ".join(clause.text[one.start_at : one.end_at].split()))
        for one in parse_brackets(clause.text, clause.editorial).doubts
        if not one.names or any(known_delegation(n, name) for name in one.names)
    )


def _unbalanced(clause: Clause) -> tuple[tuple[str, int, str], ...]:
    text = clause.text
    return tuple(
        (clause.label, at + 1, " ".join(text[max(at - _AROUND, 0) : at + _AROUND].split()))
        for at in parse_brackets(text, clause.editorial).unbalanced
    )


_AROUND = 30
"""Characters shown on either side of a bracket without a partner."""


def _marked(clause: Clause) -> tuple[str, ...]:
    """Return the contents marked that still stand in brackets in the clause."""
    return tuple(content for content in sorted(clause.editorial) if f"[{content}]" in clause.text)


def read_draft_as(n: Negotiation, reading: str, draft: str | None = None, as_of: Date | None = None) -> DraftView:
    """Return a draft `clean` (brackets lifted), `agreed` (outside brackets), or as a delegation would have it.

    `rolling` is the draft as it is. A delegation's brackets are those that bear its name in any spelling; raises
    UnknownName for an unknown one.
    """
    view = show_draft(n, draft, as_of)
    if reading == "rolling":
        return view
    read = _reading(n, view, reading)
    clauses = (replace(one, text=read(one.text, one.editorial), emphasis=()) for one in view.clauses)
    return replace(view, clauses=tuple(clauses))


def _reading(n: Negotiation, view: DraftView, reading: str) -> Callable[[str, Collection[str]], str]:
    if reading == "clean":
        return clean_reading
    if reading == "agreed":
        return agreed_reading
    wanted = find_delegation(n, reading).id
    owners = {owner for clause in view.clauses for owner in bracket_owners(clause.text, clause.editorial)}
    spelt = [owner for owner in sorted(owners) if (found := known_delegation(n, owner)) and found.id == wanted]
    return lambda text, editorial: reading_of(text, spelt or [reading], editorial)


def resolve_bracket(
    n: Negotiation,
    working: str,
    label: str,
    number: int,
    resolution: str,
    *,
    alternative: str = "",
    seen: str | None = None,
) -> Done:
    """Resolve one bracket of a clause of a working draft: keep its words, drop it, or grant the deletion it asks for.

    Raises NotAllowed for a number the clause does not have, UnknownName for an unknown resolution or alternative,
    and Outdated where the bracket is no longer the one that was `seen`.
    """
    head = working_draft(n, working)
    (clause,) = find_clauses(n, head.id, [label])
    opened = _numbered(clause, number)
    one = opened[number - 1]
    if seen is not None and clause.text[one.start_at : one.end_at] != seen:
        raise Outdated(f"The brackets of {clause.label} changed in the meantime.", "Go back and look at it again.")
    how = find_value(Resolution, resolution, "resolution")
    text = resolve(clause.text, one.start_at, how, alternative, clause.editorial)
    if not text.strip():
        raise NotAllowed(f"Nothing would be left of {clause.label}.", "To take it out: workbench draft remove.")
    edited = edit_clause(n, head.symbol, clause.label, text, read=clause.text)
    left = len(open_brackets(text, clause.editorial))
    said = f"{clause.label}: bracket {number} is resolved ({how}); {count_of(left, 'bracket')} left."
    return Done(said, edited.notices)


def _numbered(clause: Clause, number: int) -> tuple[Bracket, ...]:
    opened = open_brackets(clause.text, clause.editorial)
    if not 1 <= number <= len(opened):
        raise NotAllowed(
            f"{clause.label} has {count_of(len(opened), 'open bracket')}, and no number {number}.",
            "`workbench draft brackets` numbers them.",
        )
    return opened


def mark_bracket(n: Negotiation, draft: str | None, label: str, which: str, *, negotiated: bool = False) -> Done:
    """Say that a bracket is no negotiation: a quotation, a formula. It no longer counts, flags, or goes in clean text.

    `which` is its number among the open ones, or the words in it. It stays so in later drafts as long as the words
    in the bracket do. With `negotiated` it counts again. Raises NotAllowed where no such bracket stands there.
    """
    head = find_draft(n, draft)
    (clause,) = find_clauses(n, head.id, [label])
    if which.isdecimal() and not negotiated:
        one = _numbered(clause, int(which))[int(which) - 1]
        content = clause.text[one.start_at + 1 : one.end_at - 1]
    else:
        content = _content(clause, which)
    if (content in clause.editorial) is not negotiated:
        raise NotAllowed(f"[{content}] in {clause.label} is so already.", "`workbench draft brackets` shows which are.")
    n.record(BracketMarked(draft=head.id, clause=clause.id, content=content, editorial=not negotiated))
    said = "counts as negotiated again" if negotiated else "is no negotiation"
    return Done(f"[{content}] in {clause.label} {said}, here and in later drafts as long as its words stay.")


def _content(clause: Clause, written: str) -> str:
    """Return the content of the bracket that holds these words."""
    wanted = written.strip().removeprefix("[").removesuffix("]").strip()
    found = (clause.text[one.start_at + 1 : one.end_at - 1] for one in parse_brackets(clause.text).brackets)
    content = next((one for one in found if one.strip() == wanted), None)
    if content is None:
        raise NotAllowed(f"No bracket of {clause.label} holds “{wanted}”.", "`workbench draft brackets` numbers them.")
    return content
