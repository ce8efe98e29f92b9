"""What the standings on one clause amount to: who is counted where, and who holds it up by their word.

A group's word holds a clause up as long as at least one Member State stands by it, or when it has no Member
States at all (an attendance list, a group of others). Where all its States speak for themselves or are pulled
both ways, the States are what counts (reasoned: a group objects through its members). The word of an observer
is kept and shown, and holds nothing up: only Members take part in a decision (Charter, Article 18).
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date

from workbench.consensus.groups import Groups
from workbench.model.base import DelegationId
from workbench.model.consensus import Freshness, Standing, Via
from workbench.model.statement import BLOCKING, HOLDING_UP, Stance


@dataclass(frozen=True, slots=True)
class Reading:
    """The standings on one clause, counted. Counts and lists of the counted are of Member States."""

    standings: dict[DelegationId, Standing]
    counts: dict[Stance, int]
    silent: int
    """Without a stance: not spoken, or dissociated."""
    contradictory: tuple[DelegationId, ...]
    dissociated: tuple[DelegationId, ...]
    stale: int
    confirm: int
    blockers: tuple[DelegationId, ...]
    """Groups first, then States, by their own or aligned word."""
    reserving: tuple[DelegationId, ...]
    torn: tuple[DelegationId, ...]
    """Groups whose own word is on both sides, since clauses they had spoken to were merged."""
    stale_holders: tuple[DelegationId, ...]
    """Groups and States by whose word somebody stands on words that changed since."""
    observers: tuple[DelegationId, ...]
    """Observers that object or reserve by their own word: on record, not counted."""
    following: Mapping[DelegationId, int]
    """How many Member States stand by the word of each group, itself not counted."""
    is_spoken_to: bool
    """Whether a Member State or a group has said anything on it."""


def unspoken(groups: Groups) -> Reading:
    """Return the reading of a clause nobody has spoken to."""
    counts = dict.fromkeys(Stance, 0)
    return Reading({}, counts, len(groups.member_states), (), (), 0, 0, (), (), (), (), (), {}, False)


def read(standings: dict[DelegationId, Standing], groups: Groups, on: Date) -> Reading:
    """Return what the standings on a clause amount to; `on` is the day memberships are looked at."""
    if not standings:
        return unspoken(groups)
    by_kind: tuple[list[Standing], list[Standing], list[Standing]] = ([], [], [])
    for one in standings.values():
        place = 1 if groups.is_state(one.delegation) else 0 if groups.is_group(one.delegation) else 2
        by_kind[place].append(one)
    collective, states, others = by_kind
    counts = dict.fromkeys(Stance, 0)
    for one in states:
        if one.stance is not None:
            counts[one.stance] += 1
    following = _following(states) if collective else {}
    speaking = [one for one in collective if _is_stood_by(one, following, groups, on)]
    speaking += [one for one in states if one.via is not Via.GROUP]
    torn = tuple(one.delegation for one in states if one.is_contradictory)
    return Reading(
        standings,
        counts,
        len(groups.member_states) - sum(counts.values()) - len(torn),
        torn,
        tuple(one.delegation for one in states if one.stance is None and not one.is_contradictory),
        sum(one.freshness is Freshness.STALE for one in states),
        sum(one.freshness is Freshness.CONFIRM for one in states),
        _with_stance(speaking, BLOCKING),
        _with_stance(speaking, HOLDING_UP),
        tuple(one.delegation for one in collective if one.is_contradictory),
        _stale_holders(collective + states),
        _with_stance([one for one in others if one.via is not Via.GROUP], BLOCKING | HOLDING_UP),
        following,
        bool(collective or states),
    )


def _following(states: list[Standing]) -> Counter[DelegationId]:
    """Count the States that stand, not contradictory, by the word of each delegation on their chains."""
    following: Counter[DelegationId] = Counter()
    for one in states:
        if one.via is not Via.OWN and not one.is_contradictory:
            following.update({who for chain in one.chains for who in chain[1:]})
    return following


def _is_stood_by(one: Standing, following: Mapping[DelegationId, int], groups: Groups, on: Date) -> bool:
    return one.delegation in following or not groups.states(one.delegation, on)


def _with_stance(standings: list[Standing], stances: frozenset[Stance]) -> tuple[DelegationId, ...]:
    return tuple(one.delegation for one in standings if one.stance in stances)


def _stale_holders(standings: list[Standing]) -> tuple[DelegationId, ...]:
    holders = (
        taken.holder
        for one in standings
        if one.freshness is Freshness.STALE
        for taken in one.positions
        if taken.freshness is Freshness.STALE
    )
    return tuple(dict.fromkeys(holders))
