"""Declares clauses agreed, and opens them again. A person declares; the program says what stands in the way."""

from collections.abc import Mapping, Sequence
from datetime import date as Date

from workbench.desk.days import not_to_come, today
from workbench.desk.measuring import measured
from workbench.desk.naming import find_clauses, find_draft, find_value, named_clauses
from workbench.desk.negotiation import Negotiation
from workbench.desk.views import Done
from workbench.errors import NotAllowed
from workbench.formats.statements import Declared
from workbench.model.base import ClauseId, DraftId
from workbench.model.consensus import ClauseConsensus, Level
from workbench.model.record import ClauseAgreed, ClauseReopened
from workbench.text.normalise import clean, words_hash


def agree(
    n: Negotiation,
    clauses: Sequence[str],
    level: str,
    *,
    pending: str = "",
    draft: str | None = None,
    on: Date | None = None,
    ask: bool = False,
) -> Done:
    """Declare clauses agreed at a level, on the words they have now; with `pending`, conditionally.

    With `ask`, a clause that somebody objects to is not declared: NotAllowed says who objects, for a front
    end to ask the person first. Without it the objections are told in the notices.
    """
    head = find_draft(n, draft)
    declared = Declared("", head.symbol, tuple(clauses), level, pending, on)
    act = clauses_agreed(n, declared)
    results = measured(n, head.id).results
    _check_not_lowered(n, head.id, results, act)
    objections = [
        f"{clause.label}: {results[clause.id].need.sentence}"
        for clause in n.draft(head.id).clauses
        if clause.id in act.words and results[clause.id].blockers
    ]
    if ask and objections:
        raise NotAllowed(" ".join(objections), "Declare it all the same?")
    n.record(act)
    labels = [clause.label for clause in n.draft(head.id).clauses if clause.id in act.words]
    condition = f", pending {act.pending}: not agreed text until then" if act.pending else ""
    return Done(f"Agreed {_at(act.level)}: {', '.join(labels)}{condition}.", tuple(objections))


def _check_not_lowered(
    n: Negotiation, draft: DraftId, results: Mapping[ClauseId, ClauseConsensus], act: ClauseAgreed
) -> None:
    """Refuse a level below the one declared: only reopening, with its reason, takes an agreement down."""
    levels = list(Level)
    for clause in n.draft(draft).clauses:
        held = results[clause.id].agreement if clause.id in act.words else None
        if held and not held.words_changed and levels.index(act.level) < levels.index(held.level):
            raise NotAllowed(
                f"{clause.label} is agreed {_at(held.level)} already, which is higher.",
                "Reopen it first, with a reason: it loses its level then.",
            )


def clauses_agreed(n: Negotiation, declared: Declared) -> ClauseAgreed:
    """Return the act that declares what is written; raises WorkbenchError for unknown names."""
    head = find_draft(n, declared.draft or None)
    found = named_clauses(n, head.id, declared.clauses)
    return ClauseAgreed(
        draft=head.id,
        words={clause.id: words_hash(clause.text) for clause in found},
        level=find_value(Level, declared.level, "level"),
        pending=clean(declared.pending).text.strip(),
        on=not_to_come(declared.on),
        illustrative=declared.illustrative,
    )


def reopen(n: Negotiation, clause: str, because: str, draft: str | None = None) -> Done:
    """Open an agreed clause again, for a reason; its history stays. Raises NotAllowed if it is not agreed."""
    head = find_draft(n, draft)
    (found,) = find_clauses(n, head.id, [clause])
    if measured(n, head.id).results[found.id].agreement is None:
        raise NotAllowed(f"{found.label} is not declared agreed, so there is nothing to reopen.")
    if not because.strip():
        raise NotAllowed("Reopening a clause needs a reason.", "Say why: --because T.")
    n.record(ClauseReopened(draft=head.id, clause=found.id, because=clean(because).text.strip(), on=today()))
    return Done(f"{found.label} is open again: {because.strip()}")


def _at(level: Level) -> str:
    return {
        Level.INFORMALS: "in informals",
        Level.AD_REFERENDUM: "ad referendum",
        Level.COMMITTEE: "in committee",
        Level.ADOPTED: "and adopted",
    }[level]
