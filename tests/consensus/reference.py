"""The rules once more, slow and obvious: no index, no cache, every question asked anew from the beginning.

It shares with the program the nouns, the comparison of words, and nothing else.
"""

from dataclasses import dataclass, field
from datetime import date as Date

from workbench.model.change import Change, Link, Succession
from workbench.model.clause import Clause
from workbench.model.consensus import Agreement, Aligned, Freshness, Status, Taken, Via
from workbench.model.delegation import DelegationKind, Role, Roster
from workbench.model.draft import Draft
from workbench.model.statement import Stance
from workbench.text.normalise import same_but_punctuation, words_hash

Heard = list[tuple[tuple[str, ...], Taken]]
"""Positions with the way they came, from who follows to the holder."""


@dataclass
class World:
    """A negotiation, whole. `drafts` are in order, the last is looked at."""

    roster: Roster
    drafts: list[Draft]
    successions: dict[str, Succession]
    taken: list[Taken]
    aligned: list[Aligned]
    wordings: dict[str, str]
    on: Date
    agreements: dict[str, Agreement] = field(default_factory=dict)


@dataclass
class Stands:
    """A standing."""

    stance: Stance | None
    via: Via
    positions: set[str]
    is_contradictory: bool
    freshness: Freshness


# Who belongs where


def kind(world: World, who: str) -> DelegationKind:
    return next(one.kind for one in world.roster.delegations if one.id == who)


def groups_joined(world: World, who: str) -> set[str]:
    return {
        row.group
        for row in world.roster.memberships
        if row.member == who and row.role is Role.MEMBER and row.holds_on(world.on)
    }


def groups_heard(world: World, who: str, spoken: set[str], behind: tuple[str, ...] = ()) -> set[str]:
    """Groups whose word comes to `who`: the nearest that has spoken on every path."""
    heard = set()
    for group in groups_joined(world, who):
        if group in spoken:
            heard.add(group)
        elif group not in behind:
            heard |= groups_heard(world, group, spoken, (*behind, who, group))
    return heard


# What was said


def when(one: Taken) -> tuple[Date, int]:
    return one.on, one.sequence


def links_to(world: World, clause: str) -> list[Link]:
    """Links that bring something to a clause."""
    ends = (Change.ADDED, Change.DROPPED, Change.UNPLACED)
    return [
        link
        for one in world.drafts
        if one.id in world.successions and any(clause == each.id for each in one.clauses)
        for link in world.successions[one.id].links
        if clause in link.new and link.change not in ends
    ]


def counting(world: World, clause: str, holder: str, until: Date) -> list[Taken]:
    """A holder's positions that count on a clause, of all it said up to a day."""
    arrived: list[Taken] = []
    for link in links_to(world, clause):
        for old in link.old:
            arrived += [one for one in counting(world, old, holder, until) if one not in arrived]
    here = [one for one in world.taken if one.origin == clause and one.holder == holder and one.on <= until]
    if not here:
        return arrived
    latest = sorted(here, key=when)[-1]
    return [one for one in arrived if when(one) > when(latest)] or [latest]


# Whether the words are the same


def find(world: World, clause: str) -> Clause:
    return next(each for one in world.drafts for each in one.clauses if each.id == clause)


def chapeaux(world: World, clause: Clause) -> list[str]:
    if clause.parent is None:
        return []
    above = find(world, clause.parent)
    return [above.text, *chapeaux(world, above)] if above.is_negotiable else chapeaux(world, above)


def stood_on(world: World, clause: str, taken: Taken) -> tuple[bool, list[str]] | None:
    """Whether a position was moved on its way to a clause, and all wordings it stands on; None: it never came."""
    if clause == taken.origin:
        return False, [world.wordings[taken.words_hash]]
    ways = []
    links = links_to(world, clause)
    parents = {old for link in links for old in link.old}
    for old in parents:
        before = stood_on(world, old, taken)
        if before is None:
            continue
        moved, wordings = before
        placed = any(link.change in (Change.SPLIT, Change.MERGED, Change.PROMOTED) for link in links if old in link.old)
        was, now = find(world, old).text, find(world, clause).text
        if (
            placed
            and any(same_but_punctuation(one, was) for one in wordings)
            and is_rearranged(was, now, [find(world, one).text for one in parents if one != old])
        ):
            wordings = [*wordings, now]
        ways.append((moved or placed, wordings))
    if not ways:
        return None
    return any(moved for moved, _ in ways) or len(ways) > 1, [one for _, each in ways for one in each]


def is_rearranged(was: str, now: str, others: list[str]) -> bool:
    old, new = was.replace(",", "").split(), now.replace(",", "").split()
    if any(old[at : at + len(new)] == new for at in range(len(old))):
        return True
    for at in range(len(new)):
        if new[at : at + len(old)] == old:
            rest = new[:at] + new[at + len(old) :]
            spare = " ".join(others).replace(",", "").split()
            return all(rest.count(word) <= spare.count(word) for word in rest)
    return False


def freshness(world: World, clause: str, taken: Taken) -> Freshness:
    now = find(world, clause)
    came = stood_on(world, clause, taken)
    assert came is not None
    moved, wordings = came
    if taken.origin == clause:
        if words_hash(now.text) == taken.words_hash:
            return Freshness.CURRENT
        return Freshness.CARRIED if same_but_punctuation(wordings[0], now.text) else Freshness.STALE
    if not any(same_but_punctuation(one, now.text) for one in wordings):
        return Freshness.STALE
    was, is_now = chapeaux(world, find(world, taken.origin)), chapeaux(world, now)
    same = len(was) == len(is_now) and all(same_but_punctuation(*pair) for pair in zip(was, is_now, strict=True))
    return Freshness.CARRIED if same and not moved else Freshness.CONFIRM


# Where everybody stands


def is_excepted(world: World, clause: str, one: Aligned) -> bool:
    if clause in one.except_clauses:
        return True
    return any(is_excepted(world, old, one) for link in links_to(world, clause) for old in link.old)


def follows(world: World, clause: str, who: str, until: Date, asked: tuple[tuple[str, Date], ...] = ()) -> Heard:
    """What `who` follows: its latest alignment up to a day that says anything on the clause."""
    acts = [one for one in world.aligned if one.who == who and one.on <= until]
    refused: set[str] = set()
    for moment in sorted({(one.on, one.sequence) for one in acts}, reverse=True):
        together = [one for one in acts if (one.on, one.sequence) == moment]
        heard: Heard = []
        for one in together:
            if one.whom in refused or is_excepted(world, clause, one):
                continue
            if one.statements:
                named = [
                    each
                    for each in sorted(reaching(world, clause), key=when)
                    if each.holder == one.whom and each.statement in one.statements
                ]
                heard += [
                    ((who, one.whom), each)
                    for place, each in enumerate(named)
                    if all(later.origin != each.origin for later in named[place + 1 :])
                ]
            elif own := counting(world, clause, one.whom, one.on):
                heard += [((who, one.whom), each) for each in own]
            elif (one.whom, one.on) not in asked:
                further = follows(world, clause, one.whom, one.on, (*asked, (who, until)))
                heard += [((who, *way), each) for way, each in further]
        if heard:
            return heard
        refused |= {one.whom for one in together if is_excepted(world, clause, one)}
    return []


def reaching(world: World, clause: str) -> list[Taken]:
    return [one for one in world.taken if stood_on(world, clause, one) is not None]


def word(world: World, clause: str, who: str) -> tuple[Via, list[Taken]]:
    own = counting(world, clause, who, Date.max)
    if own:
        return Via.OWN, own
    return Via.ALIGNED, [taken for _, taken in follows(world, clause, who, Date.max)]


def standing(world: World, clause: str, who: str) -> Stands | None:
    via, positions = word(world, clause, who)
    if not positions and kind(world, who) is not DelegationKind.GROUP:
        via = Via.GROUP
        all_groups = [one.id for one in world.roster.delegations if one.kind is DelegationKind.GROUP]
        spoken = {group for group in all_groups if word(world, clause, group)[1]}
        for group in groups_heard(world, who, spoken):
            said = word(world, clause, group)[1]
            if any(one.stance is not None for one in said):
                positions += said
    if not positions:
        return None
    stances = {one.stance for one in positions} - {None}
    blocked = bool(stances & {Stance.AMEND, Stance.OPPOSE})
    favoured = bool(stances & {Stance.SUPPORT, Stance.ACCEPT})
    coldest = None
    for stance in (Stance.SUPPORT, Stance.ACCEPT, Stance.RESERVE, Stance.AMEND, Stance.OPPOSE):
        if stance in stances:
            coldest = stance
    fresh = Freshness.CURRENT
    for worse in (Freshness.CARRIED, Freshness.CONFIRM, Freshness.STALE):
        if any(freshness(world, clause, one) is worse for one in positions):
            fresh = worse
    return Stands(
        None if blocked and favoured else coldest,
        via,
        {one.position for one in positions},
        blocked and favoured,
        fresh,
    )


# The consensus


def stands_behind(world: World, clause: str, group: str, state: str) -> bool:
    """Whether a State's standing rests on what a group still says, through groups or alignments."""
    found = standing(world, clause, state)
    if found is None or found.via is Via.OWN or found.is_contradictory:
        return False
    says = standing(world, clause, group)
    return says is not None and any(
        group in way[1:] and taken.stance is says.stance for way, taken in heard(world, clause, state)
    )


def heard(world: World, clause: str, who: str) -> Heard:
    """All ways on which words come to a delegation, from it to the holders, with the words."""
    if own := counting(world, clause, who, Date.max):
        return [((who,), one) for one in own]
    if word(world, clause, who)[1]:
        return follows(world, clause, who, Date.max)
    all_groups = [one.id for one in world.roster.delegations if one.kind is DelegationKind.GROUP]
    spoken = {group for group in all_groups if word(world, clause, group)[1]}
    return [
        ((who, *way), taken) for group in groups_heard(world, who, spoken) for way, taken in heard(world, clause, group)
    ]


def status(world: World, clause: str) -> Status:
    agreement = world.agreements.get(clause)
    if agreement and not agreement.pending and not agreement.package and not agreement.words_changed:
        return Status.AGREED
    held = {one.id: standing(world, clause, one.id) for one in world.roster.delegations}
    states = [one for one in held if kind(world, one) is DelegationKind.STATE]
    if holding(world, clause, {Stance.AMEND, Stance.OPPOSE}):
        return Status.CONTESTED
    if holding(world, clause, {Stance.RESERVE}):
        return Status.RESERVED
    counted = [one for who, one in held.items() if one and kind(world, who) is not DelegationKind.OBSERVER]
    if any(one.is_contradictory for one in counted):
        return Status.CONTRADICTORY
    if any(one.freshness is Freshness.STALE for one in counted):
        return Status.STALE
    assert states
    return Status.NO_OBJECTION if counted else Status.UNTESTED


def holding(world: World, clause: str, stances: set[Stance]) -> set[str]:
    """Who holds a clause up with one of these stances."""
    found = set()
    states = [one.id for one in world.roster.delegations if one.kind is DelegationKind.STATE]
    for one in world.roster.delegations:
        held = standing(world, clause, one.id)
        if held is None or held.stance not in stances or held.via is Via.GROUP:
            continue
        if one.kind is DelegationKind.STATE:
            found.add(one.id)
        elif one.kind is DelegationKind.GROUP:
            members = [state for state in states if one.id in groups_heard_of(world, state)]
            if not members or any(stands_behind(world, clause, one.id, state) for state in states):
                found.add(one.id)
    return found


def groups_heard_of(world: World, state: str) -> set[str]:
    """All groups a State belongs to, directly or through others."""
    found: set[str] = set()
    new = groups_joined(world, state)
    while new:
        found |= new
        new = {above for group in new for above in groups_joined(world, group)} - found
    return found


def condition_is_met(world: World, clause: str) -> bool:
    """Whether an agreement waits for something and all of it is there."""
    agreement = world.agreements.get(clause)
    if agreement is None or agreement.words_changed or not (agreement.pending or agreement.package):
        return False
    named = [one.id for one in world.roster.delegations if one.id in agreement.pending.replace("’s", "").split()]
    for who in named:
        found = standing(world, clause, who)
        if found is None or found.stance not in (Stance.SUPPORT, Stance.ACCEPT) or found.freshness is Freshness.STALE:
            return False
    for partner in agreement.package:
        other = world.agreements.get(partner)
        if other is None or other.pending or other.words_changed:
            return False
    return bool(named) or not agreement.pending
