"""Tells the views on one clause as a report of the Secretary-General does: groups first, then States.

Each passage is a sentence; the note at its end holds the count and the names. Reasons and requests stand as they
were entered, none is paraphrased. A standing that is inherited is told with the group it comes from, never as the
State's own word. The order is that of such reports: who supports, who can accept, who asks for a change, who
reserves, who objects. Names and reasons are as received: whoever shows them passes them through the display gate.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from workbench.consensus.bridge import demands
from workbench.consensus.groups import Groups
from workbench.consensus.quantifying import say_number
from workbench.consensus.saying import marks_of, say_date
from workbench.model.base import DelegationId
from workbench.model.change import Op
from workbench.model.consensus import ClauseConsensus, Freshness, Standing, Taken, Via
from workbench.model.quantifier import Quantifier
from workbench.model.statement import Stance
from workbench.text.normalise import fold
from workbench.text.plurals import say_list, spell

_DID = {
    Stance.SUPPORT: ("supported the clause", "supported the clause"),
    Stance.ACCEPT: ("could accept the clause", "could accept the clause"),
    Stance.AMEND: ("asked for a change", "asked for a change"),
    Stance.RESERVE: ("reserved its position", "reserved their positions"),
    Stance.OPPOSE: ("objected to the clause", "objected to the clause"),
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a report, and the note at its end; empty where it has none."""

    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Views:
    """All that one stance on a clause is told by: a paragraph of the report."""

    title: str
    """The stance; `pulled both ways`, `dissociated` or `silent` where there is none."""
    states: int
    """Member States counted under it, those that inherit it among them."""
    passages: tuple[Passage, ...]


def tell_views(
    text: str, result: ClauseConsensus, groups: Groups, scale: Sequence[Quantifier] = ()
) -> tuple[Views, ...]:
    """Return the views on a clause whose words are `text`, a paragraph a stance; without a scale counts are written.

    What is private stays out only if `result` was measured without it.
    """
    teller = _Teller(text, result, groups, scale)
    return tuple(teller.tell())


class _Teller:
    """The views on one clause on their way into sentences."""

    def __init__(self, text: str, result: ClauseConsensus, groups: Groups, scale: Sequence[Quantifier]) -> None:
        self.text = text
        self.result = result
        self.groups = groups
        self.scale = scale
        self.standings = tuple(result.standings.values())

    def tell(self) -> Iterator[Views]:
        """Yield a paragraph for each stance that anybody has, then those that have none."""
        for stance in Stance:
            if passages := tuple(self._stance(stance)):
                yield Views(str(stance), self.result.counts.get(stance, 0), passages)
        both = [one for one in self.standings if one.is_contradictory]
        if both:
            yield Views("pulled both ways", len(self.result.contradictory), tuple(self._both_ways(both)))
        apart = [one for one in self.standings if one.stance is None and not one.is_contradictory]
        if apart:
            yield Views("dissociated", len(self.result.dissociated), (self._dissociated(apart),))
        silent = self.result.silent - len(self.result.dissociated)
        if silent:
            said = f"{self._count(silent)} had not spoken to the clause."
            yield Views("silent", silent, (Passage(said, self._noted(silent, ()) if self.scale else ""),))

    def _stance(self, stance: Stance) -> Iterator[Passage]:
        same = [one for one in self.standings if one.stance is stance]
        own = self._in_order(one for one in same if one.via is Via.OWN)
        for one in own:
            if self.groups.is_group(one.delegation):
                yield from self._group(one, same)
        yield from self._aligned(one for one in same if one.via is Via.ALIGNED)
        states = [one for one in own if self.groups.is_state(one.delegation)]
        if states:
            yield self._states(stance, states)
            yield from self._said(states)
        for one in own:
            if not self.groups.is_group(one.delegation) and not self.groups.is_state(one.delegation):
                did = f"{self._name(one.delegation)}, an observer, {_DID[stance][0]}{_made_up(one.positions)}."
                yield Passage(did, f"{_when(one.positions)}{_marked(one.positions)}.")
                yield from self._said([one])

    def _group(self, one: Standing, same: Collection[Standing]) -> Iterator[Passage]:
        assert one.stance is not None
        speakers = dict.fromkeys(taken.speaker for taken in one.positions if taken.speaker != one.delegation)
        who = _capital(self._the(one.delegation))
        if speakers:
            who = f"{say_list([self._name(each) for each in speakers])}, on behalf of {self._the(one.delegation)},"
        stale = " on words that have changed since" if one.freshness is Freshness.STALE else ""
        followers = [
            each
            for each in same
            if each.via is Via.GROUP
            and self.groups.is_state(each.delegation)
            and any(chain[-1] == one.delegation for chain in each.chains)
        ]
        names = [self._name(each.delegation) for each in self._in_order(followers)]
        behind = self._noted(len(names), names) if names else "No Member State stands by its word alone."
        yield Passage(
            f"{who} {_DID[one.stance][0]}{stale}{_made_up(one.positions)}.",
            f"{_when(one.positions)}{_marked(one.positions)}. {'Standing by its word: ' if names else ''}{behind}",
        )
        yield from self._said([one])

    def _aligned(self, standings: Iterable[Standing]) -> Iterator[Passage]:
        def leader(one: Standing) -> tuple[DelegationId, str]:
            return one.positions[0].holder, say_date(one.positions[0].on)

        for (holder, day), found in groupby(sorted(standings, key=leader), key=leader):
            aligned = self._in_order(found)
            count = sum(self.groups.is_state(one.delegation) for one in aligned)
            names = [self._name(one.delegation) + _marked(one.positions) for one in aligned]
            who, itself = (names[0], "itself") if len(aligned) == 1 else (self._count(count), "themselves")
            if len(aligned) > 1 and count < len(aligned):
                who = say_list([self._the(one.delegation) for one in aligned])
            said = f"{_capital(who)} aligned {itself} with what {self._the(holder)} had said on {day}."
            yield Passage(said, self._noted(count, names))

    def _states(self, stance: Stance, states: Sequence[Standing]) -> Passage:
        names = [
            f"{self._name(one.delegation)}, {say_date(_latest(one.positions).on)}{_marked(one.positions)}"
            for one in states
        ]
        who = self._name(states[0].delegation) if len(states) == 1 else self._count(len(states))
        changed = sum(one.freshness is Freshness.STALE for one in states)
        stale = ", on words that have changed since" if changed == len(states) else ""
        if 0 < changed < len(states):
            stale = f", {spell(changed)} of them on words that have changed since"
        made_up = _made_up([taken for one in states for taken in one.positions])
        return Passage(f"{who} {_DID[stance][len(states) > 1]}{stale}{made_up}.", self._noted(len(states), names, "; "))

    def _said(self, standings: Sequence[Standing]) -> Iterator[Passage]:
        """Yield the reasons and requests of those just named, those that share one told together."""
        said: dict[tuple[str, str], dict[str, None]] = {}
        for one in standings:
            for taken in one.positions:
                name = "It" if len(standings) == 1 else self._name(one.delegation) + _made_up([taken])
                for what in self._words_of(taken):
                    said.setdefault(what, {}).setdefault(name)
        for (words, note), names in said.items():
            yield Passage(f"{say_list(list(names))} {words}", note)

    def _words_of(self, taken: Taken) -> Iterator[tuple[str, str]]:
        """Yield what a position says besides its stance, each with its note."""
        if taken.reason:
            yield f"gave as reason: {_sentence(taken.reason)}", ""
        if taken.words:
            asked = demands(self.text, taken.words) if taken.freshness is not Freshness.STALE else ()
            runs = [f"{'put in' if one.op is Op.INSERT else 'take out'} “{one.words}”" for one in asked]
            request = f"asked to {say_list(runs)}." if runs else "proposed a wording."
            yield request, f"Wording proposed: {_sentence(taken.words)}"
        if taken.cure:
            yield f"would move if: {_sentence(taken.cure)}", ""

    def _both_ways(self, both: Sequence[Standing]) -> Iterator[Passage]:
        own = self._in_order(one for one in both if one.via is not Via.GROUP)
        pulled = self._in_order(one for one in both if one.via is Via.GROUP)
        for one in own:
            who = _capital(self._the(one.delegation))
            yield Passage(f"{who} had said both yes and no to what is now this clause.", f"{_sides(one, self.groups)}.")
        if pulled:
            names = [f"{self._name(one.delegation)} ({_sides(one, self.groups)})" for one in pulled]
            who = self._name(pulled[0].delegation)
            why = "was pulled both ways by its groups, and had not spoken for itself"
            if len(pulled) > 1:
                who = self._count(len(pulled))
                why = "were pulled both ways by their groups, and had not spoken for themselves"
            yield Passage(f"{who} {why}.", self._noted(len(pulled), names, "; "))

    def _dissociated(self, apart: Iterable[Standing]) -> Passage:
        found = self._in_order(apart)
        names = [self._name(one.delegation) + _marked(one.positions) for one in found]
        itself = "itself" if len(found) == 1 else "themselves"
        count = sum(self.groups.is_state(one.delegation) for one in found)
        return Passage(f"{say_list(names)} dissociated {itself} from the clause.", self._noted(count, names))

    def _in_order(self, standings: Iterable[Standing]) -> list[Standing]:
        """Return groups first, then the others, by name."""
        return sorted(
            standings, key=lambda one: (not self.groups.is_group(one.delegation), fold(self._name(one.delegation)))
        )

    def _name(self, who: DelegationId) -> str:
        return self.groups.delegation(who).name

    def _the(self, who: DelegationId) -> str:
        name = self._name(who)
        return f"the {name}" if self.groups.is_group(who) and " " in name and not name.startswith("The ") else name

    def _count(self, count: int) -> str:
        said = say_number(count, self.scale, len(self.groups.member_states))
        return f"{_capital(said)} Member State{'s' if count != 1 else ''}"

    def _noted(self, count: int, names: Sequence[str], between: str = ", ") -> str:
        states = f"{count} Member State{'s' if count != 1 else ''}"
        return f"{states}: {between.join(names)}." if names else f"{states}."


def _latest(positions: Sequence[Taken]) -> Taken:
    return max(positions, key=lambda one: (one.on, one.sequence))


def _when(positions: Sequence[Taken]) -> str:
    """Say when and where what a delegation says was said."""
    said = (", ".join(filter(None, (say_date(one.on), one.forum))) for one in positions)
    return "; ".join(dict.fromkeys(said))


def _sides(one: Standing, groups: Groups) -> str:
    said = (f"{groups.name(each.holder)}: {each.stance}" for each in one.positions if each.stance is not None)
    return ", ".join(dict.fromkeys(said))


def _marked(positions: Sequence[Taken]) -> str:
    marks = dict.fromkeys(mark for one in positions for mark in marks_of(one))
    return f" ({'; '.join(marks)})" if marks else ""


def _made_up(positions: Sequence[Taken]) -> str:
    """Say in brackets that all of some positions are private, or illustrative: the two that no sentence may hide."""
    private, illustrative = all(one.private for one in positions), all(one.illustrative for one in positions)
    marks = [mark for mark, is_so in (("private", private), ("illustrative", illustrative)) if is_so]
    return f" ({'; '.join(marks)})" if marks else ""


def _sentence(text: str) -> str:
    """Return words as they were entered, on one line, with an end."""
    line = " ".join(text.split())
    return line if line.endswith((".", ";", "!", "?", "…")) else f"{line}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
