"""Who has not spoken: on a clause, on any clause, and in writing."""

from dataclasses import dataclass
from datetime import date as Date

from workbench.desk.consensus.measuring import measured
from workbench.desk.consensus.standing import silent_on
from workbench.desk.consensus.status import never_spoken
from workbench.desk.naming import find_clauses, find_draft
from workbench.desk.negotiation import Negotiation
from workbench.desk.statements.contributing import see_contributions


@dataclass(frozen=True, slots=True)
class SilentOn:
    """A clause and the Member States without any standing on it."""

    clause: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnheardView:
    """Who has not spoken. Silence is neither support nor objection."""

    draft: str
    states: int
    clauses: tuple[SilentOn, ...]
    """The clauses asked for, or all; those with most silent first."""
    everywhere: tuple[str, ...]
    """Member States without any standing on any clause."""
    contributions: str
    """What became of the written contributions, in a line; empty where none were asked for."""
    missing: tuple[str, ...]
    """Invited to contribute in writing, and not heard."""


def see_unheard(
    n: Negotiation, clause: str | None = None, draft: str | None = None, as_of: Date | None = None
) -> UnheardView:
    """Return who has not spoken on a clause (on each, where none is named), on any clause, and in writing."""
    head = find_draft(n, draft, as_of)
    chosen = {one.id for one in find_clauses(n, head.id, [clause] if clause else [], as_of)}
    found = measured(n, head.id, as_of=as_of)
    sent = see_contributions(n, as_of)
    lines = [
        SilentOn(one.label, silent_on(found, one))
        for one in found.draft.clauses
        if one.id in found.results and (not chosen or one.id in chosen)
    ]
    return UnheardView(
        draft=found.draft.symbol,
        states=len(found.groups.member_states),
        clauses=tuple(sorted(lines, key=lambda line: -len(line.names))),
        everywhere=never_spoken(found),
        contributions=sent.sentence,
        missing=sent.missing,
    )
