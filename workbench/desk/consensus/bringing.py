"""What would bring consensus: who holds up what, who by moving frees most, which groups are split, who is near whom.

Its views stand here, beside the questions they answer. Counts stand beside every share, objections come first, and
no delegation or group is left out for being small.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date as Date

from workbench.consensus.blockers import held_up_by, smallest_set, who_stands_alone
from workbench.consensus.bridge import Demand, Verdict, judge_bridge
from workbench.consensus.groups import short_name
from workbench.consensus.nearness import Nearness as Near
from workbench.consensus.nearness import Split, agreement_matrix, opposed_on, split_groups, united_against
from workbench.desk.consensus.measurement import Measured
from workbench.desk.consensus.measuring import measured
from workbench.desk.naming import find_delegation, find_draft, labels_of
from workbench.desk.negotiation import Negotiation
from workbench.desk.views import Carried, Judged
from workbench.errors import NotAllowed
from workbench.model.base import ClauseId, DelegationId
from workbench.model.change import Op
from workbench.model.clause import Clause
from workbench.model.consensus import Status, Via
from workbench.model.proposal import Proposal
from workbench.model.statement import Stance

_WORST_FIRST = (Verdict.LOST, Verdict.UNMET, Verdict.PARTLY, Verdict.ASK, Verdict.WON)


@dataclass(frozen=True, slots=True)
class HolderLine:
    """A delegation and the clauses it holds up, by label."""

    name: str
    states: int
    """Member States that it speaks for: those of a group on the day; 1 for a State, 0 for an observer."""
    objects_to: tuple[str, ...]
    reserves_on: tuple[str, ...]
    alone_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SplitLine:
    """A group that does not stand as one on a clause, and by whom."""

    clause: str
    group: str
    states: int
    """Its Member States on the day."""
    stance: Stance | None
    """What the group itself says; None where it has not spoken, or on both sides."""
    objecting: tuple[str, ...]
    in_favour: tuple[str, ...]
    both_ways: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnitedLine:
    """A group whose Member States all object to a clause."""

    clause: str
    group: str
    states: int


@dataclass(frozen=True, slots=True)
class BlockersView:
    """Who holds up a draft. Agreed clauses are held up by nobody."""

    draft: str
    clauses: int
    open: int
    """Clauses that are not agreed."""
    holders: tuple[HolderLine, ...]
    """Those who object to most clauses first."""
    alone: tuple[tuple[str, str], ...]
    """Clause and the one delegation in its way, in the order of the clauses."""
    moving: tuple[str, ...]
    """The smallest set of at most three whose moving frees the most clauses; empty where none would."""
    frees: tuple[str, ...]
    is_best: bool
    """Whether every set was tried; else a better one may exist."""
    united: tuple[UnitedLine, ...]
    splits: tuple[SplitLine, ...]


@dataclass(frozen=True, slots=True)
class NearnessLine:
    """Two delegations over the clauses on which both have a stance."""

    who: str
    whom: str
    opposed: int
    apart: int
    together: int
    shared: int
    share: float | None
    """Of `shared` on which they stand together, 0 to 1; None where they share none."""
    opposed_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NearnessView:
    """How near delegations stand; the most opposed pairs first."""

    draft: str
    clauses: int
    pairs: tuple[NearnessLine, ...]


def see_blockers(n: Negotiation, draft: str | None = None, as_of: Date | None = None) -> BlockersView:
    """Return who holds up which clauses of a draft (the newest by default), and what would free them."""
    head = find_draft(n, draft, as_of)
    return n.kept(("blockers", head.id, as_of), lambda: _blockers(measured(n, head.id, as_of=as_of)))


def _blockers(found: Measured) -> BlockersView:
    labels = labels_of(found.draft)
    alone = who_stands_alone(found.results)
    best = smallest_set(found.results)
    return BlockersView(
        draft=found.draft.symbol,
        clauses=len(found.results),
        open=sum(one.status is not Status.AGREED for one in found.results.values()),
        holders=tuple(_holder(found, who, labels, alone) for who, _, _ in held_up_by(found.results)),
        alone=tuple((labels[clause], _name(found, who)) for clause, who in alone.items()),
        moving=_names(found, best.delegations),
        frees=tuple(labels[clause] for clause in best.clauses),
        is_best=best.is_exact,
        united=tuple(
            UnitedLine(labels[one.clause], _name(found, one.group), one.states)
            for one in united_against(found.results, found.groups, found.on)
        ),
        splits=tuple(
            _split(found, one, labels[one.clause]) for one in split_groups(found.results, found.groups, found.on)
        ),
    )


def _holder(
    found: Measured, who: DelegationId, labels: Mapping[ClauseId, str], alone: Mapping[ClauseId, DelegationId]
) -> HolderLine:
    free = {clause for clause, one in found.results.items() if one.status is Status.AGREED}
    needs = {clause: one.need for clause, one in found.results.items() if clause not in free}
    return HolderLine(
        name=_name(found, who),
        states=_states(found, who),
        objects_to=tuple(labels[clause] for clause, need in needs.items() if who in need.objecting),
        reserves_on=tuple(labels[clause] for clause, need in needs.items() if who in need.reserving),
        alone_on=tuple(labels[clause] for clause in needs if alone.get(clause) == who),
    )


def _split(found: Measured, one: Split, label: str) -> SplitLine:
    return SplitLine(
        clause=label,
        group=_name(found, one.group),
        states=_states(found, one.group),
        stance=one.stance,
        objecting=_names(found, one.objecting),
        in_favour=_names(found, one.in_favour),
        both_ways=_names(found, one.torn),
    )


def see_nearness(
    n: Negotiation,
    who: str | None = None,
    whom: str | None = None,
    draft: str | None = None,
    as_of: Date | None = None,
) -> NearnessView:
    """Return how near delegations stand over all clauses of a draft, inherited standings included.

    All that spoke for themselves and all groups that spoke; one of them beside all others; or two. Pairs that
    share no clause are left out, unless both were named.
    """
    found = measured(n, find_draft(n, draft, as_of).id, as_of=as_of)
    one = find_delegation(n, who).id if who else None
    other = find_delegation(n, whom).id if whom else None
    if one and one == other:
        raise NotAllowed("A delegation is no nearer to itself.", "Name two delegations.")
    chosen = (one, other) if one and other else tuple(dict.fromkeys((*((one,) if one else ()), *_spoke(found))))
    pairs = agreement_matrix(found.results, chosen)
    wanted = {pair: near for pair, near in pairs.items() if other or ((not one or one in pair) and near.shared)}
    where = opposed_on(found.results, [pair for pair, near in wanted.items() if near.opposed])
    labels = labels_of(found.draft)
    lines = sorted(
        (_near(found, pair, near, [labels[clause] for clause in where.get(pair, ())]) for pair, near in wanted.items()),
        key=_most_opposed,
    )
    return NearnessView(found.draft.symbol, len(found.results), tuple(lines))


def _spoke(found: Measured) -> tuple[DelegationId, ...]:
    own = {who for one in found.results.values() for who, each in one.standings.items() if each.via is not Via.GROUP}
    return tuple(sorted(own, key=lambda who: (not found.groups.is_group(who), _name(found, who))))


def _near(found: Measured, pair: tuple[DelegationId, DelegationId], near: Near, where: Iterable[str]) -> NearnessLine:
    one, other = pair
    return NearnessLine(
        who=_name(found, one),
        whom=_name(found, other),
        opposed=near.opposed,
        apart=near.apart,
        together=near.together,
        shared=near.shared,
        share=None if near.share is None else round(near.share, 3),
        opposed_on=tuple(where),
    )


def _most_opposed(line: NearnessLine) -> tuple[float, float, int]:
    return -line.opposed, line.share or 0.0, -line.shared


def bridge_of(found: Measured, proposal: Proposal, clause: Clause, carried: Carried | None) -> tuple[Judged, ...]:
    """Return what a proposal does for each delegation that spoke on its clause: who would be lost first.

    Where the words changed since it was made and it still fits, it is judged as carried onto them.
    """
    result = found.results.get(clause.id)
    if result is None:
        return ()
    judged = proposal.model_copy(update={"words": carried.words}) if carried and carried.fits else proposal
    bridge = judge_bridge(judged, clause.text, result.standings, found.groups)
    return tuple(
        Judged(
            name=_name(found, one.delegation),
            verdict=str(one.verdict),
            stance=result.standings[one.delegation].stance,
            states=one.states,
            met=tuple(_say(demand) for demand in one.met),
            unmet=tuple(_say(demand) for demand in one.unmet),
            cure=one.cure,
        )
        for verdict in _WORST_FIRST
        for one in bridge.with_verdict(verdict)
    )


def _say(demand: Demand) -> str:
    return f"{'put in' if demand.op is Op.INSERT else 'take out'} “{demand.words}”"


def _states(found: Measured, who: DelegationId) -> int:
    return len(found.groups.states(who, found.on)) if found.groups.is_group(who) else int(found.groups.is_state(who))


def _name(found: Measured, who: DelegationId) -> str:
    return short_name(found.groups.delegation(who))


def _names(found: Measured, ids: Iterable[DelegationId]) -> tuple[str, ...]:
    return tuple(_name(found, one) for one in ids)
