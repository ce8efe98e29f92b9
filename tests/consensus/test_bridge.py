"""A proposal judged against what delegations asked for."""

import pytest

from tests.consensus.scene import JUNE, groups, said
from workbench.consensus.bridge import Demand, Judged, Verdict, demands, judge_bridge
from workbench.consensus.standing import stand
from workbench.model.change import Op
from workbench.model.consensus import Taken
from workbench.model.proposal import Proposal, ProposalKind
from workbench.model.statement import Stance

SUPPORT, ACCEPT, RESERVE, AMEND, OPPOSE = Stance
TEXT = "Human security does not entail the use of force and is implemented in accordance with international law"
COERCION = TEXT.replace("force", "force or other coercive measures")
WITHOUT_LAW = TEXT.replace(" in accordance with international law", "")
BOTH = COERCION.replace(" in accordance with international law", "")


def verdict(taken: Taken, words: str, kind: ProposalKind = ProposalKind.WORDING) -> Verdict:
    (one,) = judge(words, taken, kind=kind)
    return one.verdict


def judge(words: str, *taken: Taken, kind: ProposalKind = ProposalKind.WORDING) -> tuple[Judged, ...]:
    proposal = Proposal(
        id="p", kind=kind, draft="A", clause="A.1", base_hash="", words=words, sponsors=("CHE",), on=JUNE
    )
    return judge_bridge(proposal, TEXT, stand("A.1", taken, (), groups(), JUNE), groups()).judged


@pytest.mark.parametrize(
    ("wanted", "proposed", "found"),
    [
        (COERCION, COERCION, Verdict.WON),
        (COERCION, BOTH, Verdict.WON),
        (COERCION, WITHOUT_LAW, Verdict.UNMET),
        (BOTH, COERCION, Verdict.PARTLY),
        (BOTH, TEXT, Verdict.UNMET),
        ("", COERCION, Verdict.ASK),
        (TEXT, COERCION, Verdict.ASK),
    ],
)
def test_who_asked_for_words_is_won_when_the_proposal_has_them(wanted: str, proposed: str, found: Verdict) -> None:
    assert verdict(said("CUB", AMEND)._replace(words=wanted), proposed) is found


@pytest.mark.parametrize(
    ("words", "proposed", "kind", "found"),
    [
        ("", COERCION, ProposalKind.WORDING, Verdict.ASK),
        (TEXT, COERCION, ProposalKind.WORDING, Verdict.ASK),
        (TEXT, WITHOUT_LAW, ProposalKind.WORDING, Verdict.LOST),
        ("", "", ProposalKind.DELETION, Verdict.LOST),
        ("", "A new clause", ProposalKind.ADDITION, Verdict.ASK),
    ],
)
def test_who_is_in_favour_is_lost_with_its_own_words_or_asked(
    words: str, proposed: str, kind: ProposalKind, found: Verdict
) -> None:
    assert verdict(said("EGY", SUPPORT)._replace(words=words), proposed, kind) is found


def test_a_sponsor_is_won() -> None:
    assert verdict(said("CHE", OPPOSE), TEXT) is Verdict.WON


def test_met_and_unmet_demands_are_named_with_those_who_stand_behind() -> None:
    (nam, cuba) = judge(COERCION, said("CUB", AMEND)._replace(words=TEXT), said("NAM", AMEND)._replace(words=BOTH))
    assert (nam.delegation, cuba.delegation) == ("NAM", "CUB")
    assert nam.met == (Demand(Op.INSERT, "or other coercive measures"),)
    assert [(one.op, one.words) for one in nam.unmet] == [(Op.DELETE, "in accordance with international law")]
    assert (nam.states, cuba.states) == (5, 1)


def test_a_demand_is_a_run_of_words_and_signs_alone_are_none() -> None:
    assert demands("States shall act", "States shall act;") == ()
    assert {one.op for one in demands("States shall act", "States should act")} == {Op.INSERT, Op.DELETE}
