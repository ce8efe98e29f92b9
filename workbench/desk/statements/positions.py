"""Lists the positions ever taken, whoever's and on whichever clause."""

from datetime import date as Date

from workbench.desk.naming import find_clauses, find_delegation, find_draft, find_value
from workbench.desk.negotiation import Negotiation
from workbench.desk.statements.made import ref_of
from workbench.desk.views import PositionLine
from workbench.errors import WorkbenchError
from workbench.model.base import ClauseId
from workbench.model.consensus import Taken
from workbench.model.statement import Stance


def list_positions(
    n: Negotiation, *, clause: str | None = None, who: str | None = None, stance: str | None = None,
    draft: str | None = None, as_of: Date | None = None,
) -> tuple[PositionLine, ...]:  # fmt: skip
    """Return the positions taken, the corrected and the withdrawn ones left out, in the order they were entered.

    A clause is meant in `draft`, or in any draft that has such a label where none is named. `as_of` leaves out
    what was said, corrected and withdrawn after a day.
    """
    wanted_stance = find_value(Stance, stance, "stance") if stance else None
    holder = find_delegation(n, who).id if who else None
    heads = (find_draft(n, draft),) if draft else n.heads()
    places: dict[ClauseId, tuple[str, str]] = {}
    for head in heads:
        for one in n.draft(head.id).clauses:
            places[one.id] = (one.label, head.symbol)
    wanted = places.keys() & _wanted(n, clause, draft) if clause else places.keys()
    taken = n.file.positions(holder=holder, stance=wanted_stance, in_force=True, until=as_of)
    return tuple(_line(n, one, *places[one.origin]) for one in taken if one.origin in wanted)


def _wanted(n: Negotiation, clause: str, draft: str | None) -> set[ClauseId]:
    found: set[ClauseId] = set()
    heads = (find_draft(n, draft),) if draft else tuple(reversed(n.heads()))
    failure: WorkbenchError | None = None
    for head in heads:
        try:
            found |= {one.id for one in find_clauses(n, head.id, [clause])}
        except WorkbenchError as error:
            failure = failure or error
    if not found and failure:
        raise failure
    return found


def _line(n: Negotiation, taken: Taken, clause: str, draft: str) -> PositionLine:
    groups = n.groups()
    return PositionLine(
        clause=clause,
        draft=draft,
        who=groups.delegation(taken.holder).name,
        speaker=groups.delegation(taken.speaker).name,
        stance=taken.stance,
        words=taken.words,
        because=taken.reason,
        cure=taken.cure,
        source=taken.source,
        forum=taken.forum,
        on=taken.on,
        private=taken.private,
        illustrative=taken.illustrative,
        note=taken.note,
        statement=ref_of(taken.statement),
    )
