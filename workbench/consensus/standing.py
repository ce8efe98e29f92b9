"""Where every delegation stands on a clause: its own word, else whom it aligned itself with, else its groups.

The rules (what is reasoned is marked so):

- A delegation's own latest position counts, whenever it aligned itself and whatever its groups say.
- Else the latest alignment that bears on the clause: the positions the other had taken, or was itself aligned
  with, up to that day (the day included); where a statement is named only those in it, as it was corrected; not
  on excepted clauses. An exception also ends older alignments with the same delegation there (reasoned).
  Alignments made in one act weigh the same and are blended like groups.
- Else the positions of the groups it is a member of on the day looked at; observers and associates inherit
  nothing, nor do groups. A nearer group's word hides the farther one's behind it.
- Words on opposite sides (support or accept; amend or oppose) make it contradictory: no stance, counted for
  neither, until it speaks for itself. On the same side the more cautious stance counts; `reserve` weighs more
  than support and less than an objection (reasoned: who waits for instructions has not yet agreed, and a
  reservation takes nothing away from an objection).
- A dissociation binds to nothing: an own standing without a stance. A group that dissociates itself gives its
  members nothing on that clause, not even what a farther group says.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date as Date
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from workbench.consensus.groups import Chain, Groups
from workbench.model.base import ClauseId, DelegationId
from workbench.model.consensus import Aligned, Freshness, Standing, Taken, Via
from workbench.model.statement import BLOCKING, Stance

FAVOURABLE = frozenset({Stance.SUPPORT, Stance.ACCEPT})
"""The side opposite to `BLOCKING`; `reserve` is on neither."""
_CAUTION: dict[Stance | None, int] = {None: -1, **{stance: rank for rank, stance in enumerate(Stance)}}
_FRESHNESS = {freshness: rank for rank, freshness in enumerate(Freshness)}


class Voice(NamedTuple):
    """A position with the chain it came by, from the delegation that stands by it to its holder."""

    chain: Chain
    taken: Taken


Word = tuple[Voice, ...]
"""What a delegation says by itself: several voices after a merge, or through one act of alignment."""


class Blend(NamedTuple):
    """What several voices amount to."""

    stance: Stance | None
    is_contradictory: bool
    freshness: Freshness
    order: tuple[int, ...]
    """Places of the voices, the most cautious first."""
    positions: tuple[Taken, ...]
    """In that order, each once."""


class Alignments:
    """Alignments by who made them, the latest act first. One serves all clauses of a draft."""

    def __init__(self, aligned: Iterable[Aligned]) -> None:
        made: dict[DelegationId, list[Aligned]] = defaultdict(list)
        for one in aligned:
            made[one.who].append(one)
        self.by_who: dict[DelegationId, tuple[tuple[Aligned, ...], ...]] = {
            who: _acts(alignments) for who, alignments in made.items()
        }


def _acts(alignments: list[Aligned]) -> tuple[tuple[Aligned, ...], ...]:
    latest_first = sorted(alignments, key=_when, reverse=True)
    return tuple(tuple(act) for _, act in groupby(latest_first, key=_when))


def _when(one: Aligned | Taken) -> tuple[Date, int]:
    return one.on, one.sequence


class Standings(Mapping[DelegationId, Standing]):
    """The standing of every delegation that has one on a clause, made when it is asked for.

    First those that spoke or aligned themselves, then those that inherit, in the order of the roster.
    """

    def __init__(
        self, words: Mapping[DelegationId, Word], aligned: Collection[DelegationId], groups: Groups, on: Date
    ) -> None:
        self.blends = {who: blend(word) for who, word in words.items()}
        """What each delegation that spoke or aligned itself says."""
        self.words = words
        self.groups = groups
        self.on = on
        self._aligned = aligned
        self.spoken = frozenset(who for who in words if groups.is_group(who))
        self.speaking = tuple(
            group for group in sorted(self.spoken) if any(voice.taken.stance is not None for voice in words[group])
        )
        """Groups whose word is inherited: those that did not merely dissociate themselves."""

    def via(self, who: DelegationId) -> Via:
        """Return how a delegation that has a standing came to it."""
        if who not in self.words:
            return Via.GROUP
        return Via.ALIGNED if who in self._aligned else Via.OWN

    @cached_property
    def inheriting(self) -> int:
        """Those without a word of their own whose groups have one, in the bits of `Groups.bits`."""
        mask = 0
        for group in self.speaking:
            mask |= self.groups.heirs_mask(group, self.on, self.spoken)
        for who in self.words:
            mask &= ~self.groups.bits.get(who, 0)
        return mask

    def __getitem__(self, who: DelegationId) -> Standing:
        if who in self.words:
            return _stands(who, self.via(who), self.blends[who], self.words[who])
        voices = self._inherited(who)
        if not voices:
            raise KeyError(who)
        return _stands(who, Via.GROUP, blend(voices), voices)

    def _inherited(self, who: DelegationId) -> Word:
        voices: list[Voice] = []
        for group in self.speaking:
            chain = self.groups.heirs(group, self.on, self.spoken).get(who)
            if chain is not None:
                voices += (Voice((*chain, *one.chain[1:]), one.taken) for one in self.words[group])
        return tuple(voices)

    def __iter__(self) -> Iterator[DelegationId]:
        yield from self.words
        yield from self.groups.named(self.inheriting)

    def __len__(self) -> int:
        return len(self.words) + self.inheriting.bit_count()

    def __contains__(self, who: object) -> bool:
        return who in self.words or bool(self.groups.bits.get(str(who), 0) & self.inheriting)


def stand(
    clause: ClauseId,
    taken: Sequence[Taken],
    aligned: Sequence[Aligned] | Alignments,
    groups: Groups,
    on: Date,
    past: Sequence[Taken] = (),
) -> Standings:
    """Return the standing of every delegation that has one on a clause: States, groups, observers.

    `taken` holds the positions that count on the clause and `past` those that were superseded
    (`staleness.carry`); earlier ones among `taken` do no harm. `on` is the day memberships are looked at;
    positions and alignments are given as far as they shall count, whatever their day.
    """
    alignments = aligned if isinstance(aligned, Alignments) else Alignments(aligned)
    said = _by_holder(taken)
    words: dict[DelegationId, Word] = {
        holder: (
            (Voice((holder,), held[0]),)
            if len(held) == 1 and held[0].superseded_on is None
            else tuple(Voice((holder,), one) for one in counting(clause, held))
        )
        for holder, held in said.items()
    }
    following: set[DelegationId] = set()
    if said:
        every = _by_holder((*past, *taken)) if past else said  # of two in one act the later stands last
        for who in alignments.by_who:
            if who not in words and (word := _Follower(clause, every, alignments).follow(who, Date.max)):
                words[who] = word
                following.add(who)
    return Standings(words, following, groups, on)


def _by_holder(taken: Iterable[Taken]) -> dict[DelegationId, list[Taken]]:
    said: dict[DelegationId, list[Taken]] = {}
    for one in taken:
        said.setdefault(one.holder, []).append(one)
    return said


def counting(clause: ClauseId, held: Sequence[Taken], until: Date = Date.max) -> tuple[Taken, ...]:
    """Return those of one holder's positions that count as of a day: mostly one, the latest.

    Several count where clauses were merged and the holder had spoken on more than one of them, and not on the
    merged clause since.
    """
    if len(held) == 1 and held[0].superseded_on is None and held[0].on <= until:
        return (held[0],)
    latest: dict[ClauseId, Taken] = {}
    for one in sorted(held, key=_when):
        if one.on <= until and (one.superseded_on is None or one.superseded_on > until):
            latest[one.origin] = one
    here = latest.pop(clause, None)
    if here is None:
        return tuple(latest.values())
    later = tuple(one for one in latest.values() if _when(one) > _when(here))
    return later or (here,)


class _Follower:
    """Finds what a delegation follows on one clause. Each question, who and up to when, is asked once."""

    def __init__(self, clause: ClauseId, said: Mapping[DelegationId, Sequence[Taken]], alignments: Alignments) -> None:
        self._clause = clause
        self._said = said
        self._acts = alignments.by_who
        self._asked: dict[tuple[DelegationId, Date], Word] = {}

    def follow(self, who: DelegationId, until: Date) -> Word:
        """Return the voices `who` follows by its latest act of alignment that bears on the clause."""
        if (who, until) in self._asked:
            return self._asked[who, until]
        self._asked[who, until] = ()  # a circle of alignments says nothing
        refused: set[DelegationId] = set()
        for act in self._acts.get(who, ()):
            if act[0].on > until:
                continue
            bearing = [one for one in act if self._clause not in one.except_clauses]
            word = tuple(voice for one in bearing if one.whom not in refused for voice in self._hear(one))
            if word:
                self._asked[who, until] = word
                return word
            refused.update(one.whom for one in act if self._clause in one.except_clauses)
        return ()

    def _hear(self, one: Aligned) -> Word:
        held = self._said.get(one.whom, ())
        if one.statements:
            named = {each.origin: each for each in sorted(held, key=_when) if each.statement in one.statements}
            return tuple(Voice((one.who, one.whom), each) for each in named.values())
        if own := counting(self._clause, held, one.on):
            return tuple(Voice((one.who, one.whom), each) for each in own)
        return tuple(Voice((one.who, *voice.chain), voice.taken) for voice in self.follow(one.whom, one.on))


def blend(voices: Sequence[Voice]) -> Blend:
    """Return what voices amount to: a stance, or a contradiction; with the worst freshness among them."""
    if len(voices) == 1:
        taken = voices[0].taken
        return Blend(taken.stance, False, taken.freshness, (0,), (taken,))
    order = tuple(sorted(range(len(voices)), key=lambda place: -_CAUTION[voices[place].taken.stance]))
    positions = tuple({id(voices[place].taken): voices[place].taken for place in order}.values())
    stances = {one.stance for one in positions}
    is_contradictory = not stances.isdisjoint(FAVOURABLE) and not stances.isdisjoint(BLOCKING)
    worst = max((one.freshness for one in positions), key=_FRESHNESS.__getitem__)
    return Blend(None if is_contradictory else positions[0].stance, is_contradictory, worst, order, positions)


def _stands(who: DelegationId, via: Via, found: Blend, voices: Sequence[Voice]) -> Standing:
    if len(voices) == 1:
        chains: tuple[Chain, ...] = (voices[0].chain,)
    else:
        chains = tuple(dict.fromkeys(voices[place].chain for place in found.order))
    return Standing(who, found.stance, via, found.positions, chains[0], chains, found.is_contradictory, found.freshness)
