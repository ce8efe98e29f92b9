"""Lays delegations against clauses: a sign for every standing."""

from datetime import date as Date

from workbench.desk.consensus.measurement import Measured
from workbench.desk.consensus.measuring import measured
from workbench.desk.naming import find_draft
from workbench.desk.negotiation import Negotiation
from workbench.desk.views import MatrixRow, MatrixView
from workbench.model.base import ClauseId, DelegationId
from workbench.model.consensus import Freshness, Rule, Standing, Via
from workbench.model.delegation import Delegation, DelegationKind
from workbench.model.statement import Stance
from workbench.text.normalise import fold

CODES = {
    Stance.SUPPORT: "+",
    Stance.ACCEPT: "~",
    Stance.RESERVE: "?",
    Stance.AMEND: "!",
    Stance.OPPOSE: "x",
}
CONTRADICTORY, DISSOCIATED, SILENT = "*", "-", "."


def see_matrix(n: Negotiation, draft: str | None = None, as_of: Date | None = None) -> MatrixView:
    """Return every delegation's standing on every clause of a draft."""
    head = find_draft(n, draft, as_of)
    return n.kept(("matrix", head.id, as_of), lambda: matrix_of(measured(n, head.id, Rule.NO_OBJECTION, as_of)))


def matrix_of(found: Measured) -> MatrixView:
    """Return every delegation's standing on every clause of a draft as it was measured."""
    clauses = [clause for clause in found.draft.clauses if clause.is_negotiable]
    by_delegation: dict[DelegationId, dict[ClauseId, Standing]] = {}
    for clause in clauses:
        for who, standing in found.results[clause.id].standings.items():
            by_delegation.setdefault(who, {})[clause.id] = standing
    ids = [clause.id for clause in clauses]
    everybody = dict.fromkeys((*by_delegation, *found.groups.member_states))
    rows = [_row(found.groups.delegation(who), ids, by_delegation.get(who, {})) for who in everybody]
    return MatrixView(
        draft=found.draft.symbol,
        labels=tuple(clause.label for clause in clauses),
        statuses=tuple(found.results[clause.id].status for clause in clauses),
        rows=tuple(sorted(rows, key=_place)),
    )


def _row(delegation: Delegation, clauses: list[ClauseId], standings: dict[ClauseId, Standing]) -> MatrixRow:
    held = [standings.get(clause) for clause in clauses]
    return MatrixRow(
        delegation_id=delegation.id,
        name=delegation.name,
        kind=delegation.kind,
        codes="".join(map(_code, held)),
        own="".join(" " if one is None else "g" if one.via is Via.GROUP else "o" for one in held),
        stale="".join(map(_stale, held)),
    )


def _code(one: Standing | None) -> str:
    if one is None:
        return SILENT
    if one.is_contradictory:
        return CONTRADICTORY
    return CODES[one.stance] if one.stance else DISSOCIATED


def _stale(one: Standing | None) -> str:
    if one is None or one.freshness in {Freshness.CURRENT, Freshness.CARRIED}:
        return " "
    return "s" if one.freshness is Freshness.STALE else "c"


def _place(row: MatrixRow) -> tuple[int, str]:
    if row.kind is DelegationKind.GROUP:
        return 0, fold(row.name)
    return (1 if "o" in row.own else 2 if row.own.strip() else 3), fold(row.name)
