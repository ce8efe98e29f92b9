"""What the standings on one clause amount to: who is counted where, and who holds it up by their word.

A group's word holds a clause up as long as at least one Member State stands by it, or when it has no Member
States at all (an attendance list, a group of others). Where all its States speak for themselves or are pulled
both ways, the States are what counts (reasoned: a group objects through its members). The word of an observer
is kept and shown, and holds nothing up: only Members take part in a decision (Charter, Article 18).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from workbench.consensus.groups import Groups
from workbench.consensus.standing import FAVOURABLE, Blend, Standings, Voice
from workbench.model.base import DelegationId
from workbench.model.consensus import Freshness, Standing, Via
from workbench.model.statement import BLOCKING, HOLDING_UP, Stance


@dataclass(frozen=True, slots=True)
class Reading:
    """The standings on one clause, counted. Counts and lists of the counted are of Member States."""

    standings: Mapping[DelegationId, Standing]
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
    of_two_minds: tuple[DelegationId, ...] = ()
    """Of the contradictory those that are so by their own word, since clauses they had spoken to were merged."""


class _Inherited(NamedTuple):
    """Member States without a word of their own, as sets in bits, by what their groups make of them."""

    by_stance: Mapping[Stance, int]
    contradictory: int
    stale: int
    confirm: int
    following: Counter[DelegationId]


def unspoken(groups: Groups) -> Reading:
    """Return the reading of a clause nobody has spoken to."""
    counts = dict.fromkeys(Stance, 0)
    return Reading({}, counts, len(groups.member_states), (), (), 0, 0, (), (), (), (), (), {}, False)


def read(standings: Standings) -> Reading:
    """Return what the standings on a clause amount to."""
    groups = standings.groups
    if not standings.words:
        return unspoken(groups)
    inherited = _inherit(standings)
    own = {who: one for who, one in standings.blends.items() if groups.is_state(who)}
    following = inherited.following + _followed(standings, own)
    counts = {stance: mask.bit_count() for stance, mask in inherited.by_stance.items()}
    for one in own.values():
        if one.stance is not None:
            counts[one.stance] += 1
    torn = (
        *(who for who, one in own.items() if one.is_contradictory),
        *groups.named(inherited.contradictory),
    )
    fresh = Counter(one.freshness for one in own.values())
    collective = {who: standings.blends[who] for who in standings.words if who in standings.spoken}
    speaking = {
        **{who: one for who, one in collective.items() if _is_stood_by(who, following, standings)},
        **own,
    }
    return Reading(
        standings,
        counts,
        len(groups.member_states) - sum(counts.values()) - len(torn),
        torn,
        tuple(who for who, one in own.items() if one.stance is None and not one.is_contradictory),
        fresh[Freshness.STALE] + inherited.stale.bit_count(),
        fresh[Freshness.CONFIRM] + inherited.confirm.bit_count(),
        _with_stance(speaking, BLOCKING),
        _with_stance(speaking, HOLDING_UP),
        tuple(who for who, one in collective.items() if one.is_contradictory),
        _stale_holders((*collective.values(), *own.values())),
        _with_stance(_observers(standings), BLOCKING | HOLDING_UP),
        following,
        bool(collective or own),
        tuple(who for who, one in own.items() if one.is_contradictory and standings.via(who) is Via.OWN),
    )


def _inherit(standings: Standings) -> _Inherited:
    """Blend the words of groups for all their States at once, by the rules of `standing`, with sets in bits."""
    groups, on, spoken = standings.groups, standings.on, standings.spoken
    heirs = standings.inheriting & groups.states_mask
    said = dict.fromkeys(Stance, 0)
    fresh = dict.fromkeys(Freshness, 0)
    for group in standings.speaking:
        mask = groups.heirs_mask(group, on, spoken) & heirs
        for voice in standings.words[group]:
            fresh[voice.taken.freshness] |= mask
            if voice.taken.stance is not None:
                said[voice.taken.stance] |= mask
    contradictory = _union(said, FAVOURABLE) & _union(said, BLOCKING)
    left = heirs & ~contradictory
    by_stance = {}
    for stance in reversed(Stance):
        by_stance[stance] = said[stance] & left
        left &= ~said[stance]
    behind: dict[DelegationId, int] = defaultdict(int)
    for group in standings.speaking:
        mask = groups.heirs_mask(group, on, spoken) & heirs & ~contradictory
        for voice in standings.words[group] if mask else ():
            for who in filter(partial(_still_says, standings, voice), voice.chain):
                behind[who] |= mask
    following = Counter({who: mask.bit_count() for who, mask in behind.items()})
    stale = fresh[Freshness.STALE]
    return _Inherited(by_stance, contradictory, stale, fresh[Freshness.CONFIRM] & ~stale, following)


def _union(said: Mapping[Stance, int], stances: Iterable[Stance]) -> int:
    mask = 0
    for stance in stances:
        mask |= said[stance]
    return mask


def _followed(standings: Standings, own: Mapping[DelegationId, Blend]) -> Counter[DelegationId]:
    """Count the States that aligned themselves, by the delegations on their chains that still say the same."""
    following: Counter[DelegationId] = Counter()
    for who, one in own.items():
        if standings.via(who) is Via.ALIGNED and not one.is_contradictory:
            words = standings.words[who]
            following.update(
                {other for voice in words for other in voice.chain[1:] if _still_says(standings, voice, other)}
            )
    return following


def _still_says(standings: Standings, voice: Voice, who: DelegationId) -> bool:
    """Whether a delegation on the chain of a voice says so still.

    One that spoke again after an alignment is no longer followed: who aligned itself stays with the earlier word.
    """
    blend = standings.blends.get(who)
    return blend is not None and blend.stance is voice.taken.stance


def _observers(standings: Standings) -> dict[DelegationId, Blend]:
    groups = standings.groups
    return {who: one for who, one in standings.blends.items() if not groups.is_state(who) and not groups.is_group(who)}


def _is_stood_by(who: DelegationId, following: Mapping[DelegationId, int], standings: Standings) -> bool:
    if who in following:
        return True
    heirs = standings.groups.heirs_mask(who, standings.on, frozenset())
    return not heirs & standings.groups.states_mask


def _with_stance(blends: Mapping[DelegationId, Blend], stances: frozenset[Stance]) -> tuple[DelegationId, ...]:
    return tuple(who for who, one in blends.items() if one.stance in stances)


def _stale_holders(blends: Iterable[Blend]) -> tuple[DelegationId, ...]:
    holders = (
        taken.holder
        for one in blends
        if one.freshness is Freshness.STALE
        for taken in one.positions
        if taken.freshness is Freshness.STALE
    )
    return tuple(dict.fromkeys(holders))
