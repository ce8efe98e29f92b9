"""Who stands alike over all clauses: clusters of Member States and observers, those that object first.

All counts are of Member States, and observers are named beside them. What any of a cluster objects to is told with it,
and groups are named where all of their States that stand somewhere are in it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date

from workbench.consensus.clusters import Cluster, find_clusters
from workbench.desk.consensus.measurement import Measured
from workbench.desk.consensus.measuring import measured
from workbench.desk.naming import find_draft, labels_of
from workbench.desk.negotiation import Negotiation
from workbench.errors import NotAllowed
from workbench.model.base import ClauseId, DelegationId

ALIKE, SHARED = 80, 3
"""By default: together on four clauses of five, of three shared or more."""


@dataclass(frozen=True, slots=True)
class ObjectionLine:
    """A clause that members of a cluster object to."""

    clause: str
    objecting: int
    """Member States."""
    names: tuple[str, ...]
    observers: tuple[str, ...] = ()
    """Those that object too."""


@dataclass(frozen=True, slots=True)
class ClusterLine:
    """Delegations every two of which stand alike."""

    names: tuple[str, ...]
    """Of the Member States."""
    states: int
    share: float
    """Of all Member States, 0 to 1."""
    alike: int
    """Per cent of shared clauses on which the two that stand farthest apart stand together."""
    groups: tuple[tuple[str, int], ...]
    """Groups of two States and more, all of whose States that stand somewhere are in it, with how many those are."""
    united: tuple[str, ...]
    """Clauses to which all its Member States object; of observers alone, all of these."""
    objections: tuple[ObjectionLine, ...]
    """Every clause to which any of them objects."""
    observers: tuple[str, ...] = ()
    """Those among them, which are not counted."""


@dataclass(frozen=True, slots=True)
class ClustersView:
    """The clusters of a draft; those that object to most clauses as one come first."""

    draft: str
    alike: int
    shared: int
    states: int
    clusters: tuple[ClusterLine, ...]
    too_few: tuple[str, ...]
    """Member States with a stance on too few clauses to say."""
    observers_too_few: tuple[str, ...]
    silent: int
    """Member States without a stance on any clause."""


def see_clusters(
    n: Negotiation,
    draft: str | None = None,
    as_of: Date | None = None,
    *,
    alike: int = ALIKE,
    shared: int = SHARED,
) -> ClustersView:
    """Return who stands alike on a draft (the newest by default), inherited standings included.

    `alike` is the per cent of shared clauses on which two must stand together, `shared` how many they must share; a
    draft with fewer clauses asks for as many as it has. Raises NotAllowed for numbers that mean nothing.
    """
    if not 50 < alike <= 100:
        raise NotAllowed(f"{alike} per cent is not alike.", "Give more than 50, and at most 100.")
    if shared < 1:
        raise NotAllowed("Delegations that share no clause cannot be compared.", "Give 1 or more.")
    head = find_draft(n, draft, as_of)
    return n.kept(
        ("clusters", head.id, as_of, alike, shared),
        lambda: _view(measured(n, head.id, as_of=as_of), alike, shared),
    )


def _view(found: Measured, alike: int, shared: int) -> ClustersView:
    groups = found.groups
    least = max(1, min(shared, len(found.results)))
    standing = {who for result in found.results.values() for who in result.standings}
    asked = [who for who in groups.delegations if who in standing and not groups.is_group(who)]
    clustering = find_clusters(found.results, asked, alike / 100, least)
    labels = labels_of(found.draft)
    placed = {who for one in clustering.clusters for who in one.delegations} | set(clustering.too_few)
    belonging = {
        group: states
        for group in sorted(groups.group_ids)
        if len(states := frozenset(groups.states(group, found.on)) & placed) > 1
    }
    return ClustersView(
        draft=found.draft.symbol,
        alike=alike,
        shared=least,
        states=len(groups.member_states),
        clusters=tuple(_line(found, one, labels, belonging) for one in clustering.clusters),
        too_few=_states(found, clustering.too_few),
        observers_too_few=_observers(found, clustering.too_few),
        silent=sum(who not in placed for who in groups.member_states),
    )


def _line(
    found: Measured,
    one: Cluster,
    labels: Mapping[ClauseId, str],
    belonging: Mapping[DelegationId, frozenset[DelegationId]],
) -> ClusterLine:
    members = frozenset(one.delegations)
    whole = sorted(
        ((found.groups.name(group), len(who)) for group, who in belonging.items() if who <= members),
        key=lambda pair: (-pair[1], pair[0]),
    )
    objections = tuple(
        ObjectionLine(labels[clause], len(states), states, _observers(found, who))
        for clause, who in one.objecting.items()
        for states in [_states(found, who)]
    )
    counted = _states(found, one.delegations)
    every = len(found.groups.member_states)
    return ClusterLine(
        names=counted,
        states=len(counted),
        share=round(len(counted) / every, 3) if every else 0.0,
        alike=int(100 * one.least),
        groups=tuple(whole),
        united=tuple(each.clause for each in objections if each.objecting == len(counted) and (counted or one.united)),
        objections=objections,
        observers=_observers(found, one.delegations),
    )


def _states(found: Measured, ids: tuple[DelegationId, ...]) -> tuple[str, ...]:
    return tuple(sorted(found.groups.name(one) for one in ids if found.groups.is_state(one)))


def _observers(found: Measured, ids: tuple[DelegationId, ...]) -> tuple[str, ...]:
    return tuple(sorted(found.groups.name(one) for one in ids if not found.groups.is_state(one)))
