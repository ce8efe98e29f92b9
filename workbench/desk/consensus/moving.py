"""What moved between two drafts: statuses, brackets, and who says something else; and the line over all drafts.

Each draft is measured with all that was said on it and carried to it. Between two drafts on one line of
succession a clause is compared with the one it comes from along that line; between others, along links found
afresh. A clause that comes from several has no one status to move from: it is shown with those it comes from.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date

from workbench.consensus.groups import short_name
from workbench.consensus.nearness import who_moved
from workbench.desk.consensus.measurement import Measured
from workbench.desk.consensus.measuring import measured
from workbench.desk.drafts.comparing import links_between
from workbench.desk.naming import find_delegation, find_draft, labels_of
from workbench.desk.negotiation import Negotiation
from workbench.errors import NotAllowed
from workbench.model.base import ClauseId, DelegationId
from workbench.model.consensus import Standing, Status
from workbench.model.statement import BLOCKING

SILENT, BOTH_WAYS, DISSOCIATED = "silent", "pulled both ways", "dissociated"
"""Said where a delegation has no stance."""

_MOST_DAYS = 60

Parents = Mapping[ClauseId, Sequence[ClauseId]]


@dataclass(frozen=True, slots=True)
class ClauseMovement:
    """What became of one clause. `was` fields are None for a clause that was added, `now` for one dropped."""

    old: tuple[str, ...]
    new: str | None
    was: tuple[Status, ...] | None
    """The status of each clause it comes from."""
    now: Status | None
    brackets_before: int | None
    brackets_now: int | None

    @property
    def is_moved(self) -> bool:
        """Whether its status or its brackets are others, or it came or went."""
        return self.was != (self.now,) or self.brackets_before != self.brackets_now


@dataclass(frozen=True, slots=True)
class StanceMovement:
    """A delegation that says something else than on the clause before."""

    who: str
    clause: str
    """In the new draft."""
    was: str
    """A stance, or `silent`, `pulled both ways`, `dissociated`."""
    now: str


@dataclass(frozen=True, slots=True)
class DraftPoint:
    """One draft on the line of convergence."""

    symbol: str
    date: Date | None
    clauses: int
    agreed: int
    unopposed: int
    """No objection, and not declared agreed."""
    open: int
    """Contested, reserved, contradictory or stale."""
    untested: int
    brackets: int
    objecting: int
    """Delegations that object to any clause that is not agreed."""
    counts: Mapping[Status, int]
    """Clauses by status, every status present, worst first."""
    on: Date | None = None
    """The day on which it is looked at; None for all that is on record."""


@dataclass(frozen=True, slots=True)
class MovementView:
    """Two drafts and what moved between them, and all drafts in the order of tabling."""

    old: str
    """Empty where only the line was asked for, of a draft that follows no other."""
    new: str
    who: str
    """The one delegation looked at; empty for all."""
    clauses: tuple[ClauseMovement, ...]
    """In the order of the new draft; those that were dropped at the end."""
    stances: tuple[StanceMovement, ...]
    """Those that object now first, then those that no longer do; each in the order of the clauses."""
    line: tuple[DraftPoint, ...]
    days: tuple[DraftPoint, ...] = ()
    """Where asked for: the newest draft of each day on which anything was said, decided or tabled."""


def see_movement(
    n: Negotiation,
    old: str | None = None,
    new: str | None = None,
    who: str | None = None,
    as_of: Date | None = None,
    *,
    by_day: bool = False,
) -> MovementView:
    """Return what moved between two drafts: by default the newest one and the one that it is based on.

    With `by_day`, the line over the last days on which anything happened too. Raises NotAllowed where the newest
    follows no draft, or the two are one.
    """
    head = find_draft(n, new, as_of)
    after = measured(n, head.id, as_of=as_of)
    line = tuple(_point(measured(n, one.id, as_of=as_of)) for one in n.heads(as_of))
    days = tuple(_days(n, as_of)) if by_day else ()
    if by_day and old is None and not after.earlier:
        return MovementView("", after.draft.symbol, "", (), (), line, days)
    if old is None and not after.earlier:
        raise NotAllowed(f"{head.symbol} follows no other draft.", "Name two drafts: workbench movement OLD NEW.")
    before = measured(n, find_draft(n, old, as_of).id if old else after.earlier[0].id, as_of=as_of)
    if before.draft.id == after.draft.id:
        raise NotAllowed("A draft does not differ from itself.", "Name two drafts: workbench movement OLD NEW.")
    delegation = find_delegation(n, who) if who else None
    parents = _parents(n, before, after)
    return MovementView(
        old=before.draft.symbol,
        new=after.draft.symbol,
        who=short_name(delegation) if delegation else "",
        clauses=(*_clauses(before, after, parents), *_dropped(before, parents)),
        stances=tuple(_stances(before, after, parents, delegation.id if delegation else None)),
        line=line,
        days=days,
    )


def _days(n: Negotiation, as_of: Date | None) -> Iterator[DraftPoint]:
    """Yield the state of the newest draft at the end of each day on which anything happened, the last of them."""
    first = min((head.date or head.tabled_on for head in n.heads()), default=Date.max)
    days = {*n.file.days(), *(head.date or head.tabled_on for head in n.heads())}
    counted = sorted(day for day in days if first <= day and (as_of is None or day <= as_of))
    for day in counted[-_MOST_DAYS:]:
        yield _point(measured(n, find_draft(n, as_of=day).id, as_of=day))


def _parents(n: Negotiation, before: Measured, after: Measured) -> Parents:
    """Return for every clause of `after` those of `before` that it comes from."""
    if any(one.id == before.draft.id for one in after.earlier):
        old = {clause.id for clause in before.draft.clauses}
        return {clause: tuple(one for one in line if one in old) for clause, line in after.lineage.items()}
    parents: dict[ClauseId, tuple[ClauseId, ...]] = {clause.id: () for clause in after.draft.clauses}
    for link in links_between(n, before.draft, after.draft, after.as_of):
        for new in link.new:
            parents[new] = (*parents[new], *link.old)
    return parents


def _clauses(before: Measured, after: Measured, parents: Parents) -> list[ClauseMovement]:
    labels = labels_of(before.draft)
    found = []
    for clause in after.draft.clauses:
        if clause.id not in after.results:
            continue
        old = [one for one in parents[clause.id] if one in before.results]
        now = after.results[clause.id]
        found.append(
            ClauseMovement(
                old=tuple(labels[one] for one in old),
                new=clause.label,
                was=tuple(before.results[one].status for one in old) if old else None,
                now=now.status,
                brackets_before=sum(before.results[one].brackets for one in old) if old else None,
                brackets_now=now.brackets,
            )
        )
    return found


def _dropped(before: Measured, parents: Parents) -> list[ClauseMovement]:
    kept = {old for olds in parents.values() for old in olds}
    labels = labels_of(before.draft)
    return [
        ClauseMovement((labels[clause],), None, (one.status,), None, one.brackets, None)
        for clause, one in before.results.items()
        if clause not in kept
    ]


def _stances(before: Measured, after: Measured, parents: Parents, only: DelegationId | None) -> list[StanceMovement]:
    labels = labels_of(after.draft)
    found = []
    for moved in who_moved(before.results, after.results, parents):
        if only is None or moved.delegation == only:
            was = before.results[parents[moved.clause][0]].standings.get(moved.delegation)
            now = after.results[moved.clause].standings.get(moved.delegation)
            name = short_name(after.groups.delegation(moved.delegation))
            found.append(StanceMovement(name, labels[moved.clause], _say(was), _say(now)))
    return sorted(found, key=lambda one: (one.now not in BLOCKING, one.was not in BLOCKING))


def _say(standing: Standing | None) -> str:
    if standing is None:
        return SILENT
    if standing.is_contradictory:
        return BOTH_WAYS
    return str(standing.stance) if standing.stance else DISSOCIATED


def _point(found: Measured) -> DraftPoint:
    results = found.results.values()
    every = [one.status for one in results]
    settled = {Status.AGREED, Status.NO_OBJECTION, Status.UNTESTED}
    return DraftPoint(
        symbol=found.draft.symbol,
        date=found.draft.date,
        clauses=len(every),
        agreed=every.count(Status.AGREED),
        unopposed=every.count(Status.NO_OBJECTION),
        open=sum(status not in settled for status in every),
        untested=every.count(Status.UNTESTED),
        brackets=sum(one.brackets for one in results),
        objecting=len({who for one in results if one.status is not Status.AGREED for who in one.blockers}),
        counts={status: every.count(status) for status in Status},
        on=found.as_of,
    )
