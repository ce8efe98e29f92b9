"""A proposal judged as a bridge: whom it wins by their stated demands, whom it loses, and what is left.

Only what was stated is judged. A demand is a run of words that a delegation's own wording puts into the clause
or takes out of it; a proposal meets it when its words have the run, or no longer have it. A delegation that
gave no wording is to be asked, and so is one in favour of words that would change (all reasoned: nobody is
taken to have moved by a machine).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from workbench.consensus.groups import Groups
from workbench.consensus.standing import FAVOURABLE
from workbench.model.base import DelegationId, ProposalId
from workbench.model.change import Op
from workbench.model.consensus import Standing, Via
from workbench.model.proposal import Proposal, ProposalKind
from workbench.text.redline.drawing import draw_redline
from workbench.text.words import compared_words


class Verdict(StrEnum):
    """What a proposal does for a delegation."""

    WON = "won"
    """It sponsors the proposal, or the proposal meets every demand it stated."""
    PARTLY = "partly"
    UNMET = "unmet"
    ASK = "ask"
    """Its demands cannot be read from words, or the words it is in favour of would change."""
    LOST = "lost"
    """It is in favour now, and the proposal takes out the clause or words it had proposed itself."""


@dataclass(frozen=True, slots=True)
class Demand:
    """A run of words to be put in, or to be taken out."""

    op: Op
    words: str


@dataclass(frozen=True, slots=True)
class Judged:
    """One delegation's side of a bridge."""

    delegation: DelegationId
    verdict: Verdict
    met: tuple[Demand, ...] = ()
    unmet: tuple[Demand, ...] = ()
    cure: str = ""
    """What would make it move, in its own words: for whoever asks it."""
    states: int = 0
    """Member States that stand by its word, itself included."""


@dataclass(frozen=True, slots=True)
class Bridge:
    """A proposal, and what it does for each delegation that spoke, groups first."""

    proposal: ProposalId
    judged: tuple[Judged, ...]

    def with_verdict(self, verdict: Verdict) -> tuple[Judged, ...]:
        """Return those with one verdict."""
        return tuple(one for one in self.judged if one.verdict is verdict)


def judge_bridge(proposal: Proposal, text: str, standings: Mapping[DelegationId, Standing], groups: Groups) -> Bridge:
    """Return what a proposal on a clause, whose words now are `text`, does for those that spoke on it.

    Observers are judged too; `states` of an observer is 0. Positions are used as given: private ones are to
    be left out by whoever shows the result to others.
    """
    spoke = [one for one in standings.values() if one.via is not Via.GROUP and one.positions]
    behind = _count_behind(standings, groups)
    judged = [_judge(proposal, text, one, behind.get(one.delegation, 0)) for one in spoke]
    return Bridge(proposal.id, tuple(sorted(judged, key=lambda one: not groups.is_group(one.delegation))))


def demands(text: str, wanted: str) -> tuple[Demand, ...]:
    """Return what a wording asks of a text: runs to put in and runs to take out, in the order of the text."""
    return tuple(
        Demand(edit.op, edit.text.strip())
        for edit in draw_redline(text, wanted)
        if edit.op is not Op.KEEP and compared_words(edit.text)
    )


def _judge(proposal: Proposal, text: str, standing: Standing, states: int) -> Judged:
    taken = standing.positions[0]
    verdict, met, unmet = _weigh(proposal, text, standing, taken.words)
    return Judged(standing.delegation, verdict, met, unmet, taken.cure, states)


def _weigh(
    proposal: Proposal, text: str, standing: Standing, wanted: str
) -> tuple[Verdict, tuple[Demand, ...], tuple[Demand, ...]]:
    """Return the verdict, the demands met and those unmet."""
    in_favour = standing.stance in FAVOURABLE
    if standing.delegation in proposal.sponsors:
        return Verdict.WON, (), ()
    if proposal.kind is ProposalKind.DELETION:
        return (Verdict.LOST if in_favour else Verdict.ASK), (), ()
    if proposal.kind is not ProposalKind.WORDING or not wanted:
        return Verdict.ASK, (), ()
    if in_favour:
        lacking = (one for one in demands(proposal.words, wanted) if one.op is Op.INSERT)
        undone = tuple(one for one in lacking if _times(text, one.words))
        return (Verdict.LOST if undone else Verdict.ASK), (), undone
    asked = demands(text, wanted)
    met = tuple(one for one in asked if _meets(one, text, proposal.words))
    unmet = tuple(one for one in asked if one not in met)
    if not met:
        return (Verdict.UNMET if asked else Verdict.ASK), (), unmet
    return (Verdict.PARTLY if unmet else Verdict.WON), met, unmet


def _meets(demand: Demand, text: str, proposed: str) -> bool:
    before, after = _times(text, demand.words), _times(proposed, demand.words)
    return after > before if demand.op is Op.INSERT else after < before


def _times(text: str, run: str) -> int:
    """How often a run of words stands in a text, case and signs left aside."""
    words, part = compared_words(text), compared_words(run)
    return sum(words[at : at + len(part)] == part for at in range(len(words) - len(part) + 1))


def _count_behind(standings: Mapping[DelegationId, Standing], groups: Groups) -> dict[DelegationId, int]:
    behind: dict[DelegationId, int] = {}
    for who, one in standings.items():
        if groups.is_state(who) and not one.is_contradictory:
            for each in {each for chain in one.chains for each in chain}:
                behind[each] = behind.get(each, 0) + 1
    return behind
