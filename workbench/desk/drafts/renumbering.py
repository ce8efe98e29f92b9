"""Calls the clauses of a working draft anew, and says what a clause was called before."""

from workbench.desk.naming import working_draft
from workbench.desk.negotiation import Negotiation
from workbench.desk.views import Done
from workbench.errors import NotAllowed
from workbench.model.acts import ClausesRenumbered
from workbench.model.base import DraftId
from workbench.text.labels.labels import parse_label
from workbench.text.labels.renumbering import renumber
from workbench.text.plurals import some_of

_TOLD = 6
"""Clauses that are named with their old and new label; of more, the number is given."""


def renumber_draft(n: Negotiation, working: str) -> Done:
    """Call the clauses of a working draft anew, in order: *bis* and *ter* go, and what follows shifts.

    An alternative that still stands in brackets keeps its sign. Raises NotAllowed where every label is in order.
    """
    head = working_draft(n, working)
    act, waiting = renumbering_of(n, head.id)
    if act is None:
        raise NotAllowed(f"The clauses of {head.symbol} are numbered in order.", *waiting)
    n.record(act)
    return Done(f"{head.symbol} is renumbered: {told_of_renumbering(act)}.", waiting)


def renumbering_of(n: Negotiation, draft: DraftId) -> tuple[ClausesRenumbered | None, tuple[str, ...]]:
    """Return the act that renumbers a draft, None where all is in order; and what a person should know."""
    clauses = n.draft(draft).clauses
    found = renumber(clauses, _first_paragraph(n, draft))
    waiting = (f"In brackets still, so called as before: {', '.join(found.waiting)}.",) if found.waiting else ()
    if not found.names:
        return None, waiting
    was = {clause.id: clause.label for clause in clauses if clause.id in found.names}
    return ClausesRenumbered(draft=draft, names=found.names, was=was), waiting


def _first_paragraph(n: Negotiation, draft: DraftId) -> int | None:
    """Return the number with which the paragraphs began when the draft was tabled: 36 in a draft of paragraph 36."""
    labels = [parse_label(labels[0]) for labels in n.file.labels(draft).values()]
    numbers = [
        int(label.parts[0].value)
        for label in labels
        if len(label.parts) == 1 and label.series in ("", "op") and label.parts[0].value.isdecimal()
    ]
    return min(numbers, default=None)


def told_of_renumbering(act: ClausesRenumbered) -> str:
    """Say which labels become which: `36 (l) bis → 36 (m), 36 (m) → 36 (n)`."""
    renamed = [f"{act.was[one]} → {name.label}" for one, name in act.names.items()]
    return some_of(renamed, _TOLD)
