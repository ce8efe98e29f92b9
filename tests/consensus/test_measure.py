"""The status of a clause, who holds it up, and the sentence of what it needs."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date as Date

import pytest

from tests.consensus.scene import JUNE, MEMBERS, NAMES, draft, groups, said
from workbench.consensus.groups import Groups
from workbench.consensus.measure import measure
from workbench.model.clause import Clause, ClauseKind
from workbench.model.consensus import (
    Agreement,
    Aligned,
    ClauseConsensus,
    Freshness,
    Level,
    Rule,
    Status,
    Taken,
)
from workbench.model.delegation import Delegation, DelegationKind, Membership, Roster
from workbench.model.draft import Draft
from workbench.model.statement import Stance

SUPPORT, ACCEPT, RESERVE, AMEND, OPPOSE = Stance
AGREED = Agreement("A.1", Level.AD_REFERENDUM, Date(2012, 6, 12), "")


def clause(
    *taken: Taken,
    members: Mapping[str, str] = MEMBERS,
    text: str = "one",
    agreement: Agreement | None = None,
    aligned: Sequence[Aligned] = (),
    proposals: int = 0,
    brackets: int = 0,
    rule: Rule = Rule.NO_OBJECTION,
) -> ClauseConsensus:
    results = measure(
        draft("A", text),
        {"A.1": taken},
        aligned=aligned,
        groups=groups(members),
        on=JUNE,
        rule=rule,
        agreements={"A.1": agreement} if agreement else {},
        proposals={"A.1": proposals},
        brackets={"A.1": brackets},
    )
    return results["A.1"]


def stale(one: Taken) -> Taken:
    return one._replace(freshness=Freshness.STALE)


@pytest.mark.parametrize(
    ("taken", "status"),
    [
        ([], Status.UNTESTED),
        ([said("CUB", SUPPORT)], Status.NO_OBJECTION),
        ([said("CUB", ACCEPT), said("NAM", SUPPORT)], Status.NO_OBJECTION),
        ([said("CUB", RESERVE), said("NAM", SUPPORT)], Status.RESERVED),
        ([said("CUB", AMEND), said("EGY", RESERVE)], Status.CONTESTED),
        ([said("CUB", OPPOSE)], Status.CONTESTED),
        ([said("NAM", OPPOSE)], Status.CONTESTED),
        ([stale(said("CUB", OPPOSE))], Status.CONTESTED),
        ([stale(said("CUB", SUPPORT))], Status.STALE),
        ([stale(said("CUB", SUPPORT)), said("CUB", SUPPORT, 5)], Status.NO_OBJECTION),
        ([said("CUB", None)], Status.NO_OBJECTION),
        ([said("PSE", OPPOSE)], Status.UNTESTED),
        ([said("ARAB_GROUP", OPPOSE)], Status.CONTESTED),
    ],
    ids=lambda value: str(value) if isinstance(value, Status) else None,
)
def test_the_status_is_the_worst_that_applies(taken: list[Taken], status: Status) -> None:
    assert clause(*taken).status is status


def test_a_groups_objection_blocks_as_long_as_a_member_stands_by_it() -> None:
    members = {"NAM": "JOR CUB", "HSN": "JOR"}
    pulled = [said("NAM", OPPOSE), said("HSN", SUPPORT)]
    with_cuba = clause(*pulled, members=members)
    assert (with_cuba.status, with_cuba.blockers) == (Status.CONTESTED, ("NAM",))
    assert with_cuba.contradictory == ("JOR",)
    without = clause(*pulled, said("CUB", ACCEPT), members=members)
    assert (without.status, without.blockers, without.contradictory) == (Status.CONTRADICTORY, (), ("JOR",))


def test_contradictory_comes_before_stale() -> None:
    pulled = [stale(said("NAM", OPPOSE)), said("HSN", SUPPORT)]
    assert clause(*pulled, members={"NAM": "JOR", "HSN": "JOR"}).status is Status.CONTRADICTORY


def test_a_twelve_member_group_unanimous_against_blocks_whatever_the_others_say() -> None:
    """The Pacific SIDS: fourteen members in later lists, twelve of them in the denominator."""
    states = tuple(f"P{number}" for number in range(12))
    others = tuple(f"X{number}" for number in range(181))
    kinds = {**dict.fromkeys((*states, *others), "state"), "COK": "observer", "NIU": "observer", "PSIDS": "group"}
    found = Groups(
        Roster(
            delegations=tuple(Delegation(id=one, name=one, kind=DelegationKind(kind)) for one, kind in kinds.items()),
            memberships=tuple(Membership(group="PSIDS", member=one) for one in (*states, "COK", "NIU")),
        )
    )
    taken = [said("PSIDS", OPPOSE), *(said(one, SUPPORT) for one in others)]
    for rule in Rule:
        (one,) = measure(draft("A", "one"), {"A.1": taken}, aligned=(), groups=found, on=JUNE, rule=rule).values()
        assert (one.status, one.blockers, one.counts[OPPOSE]) == (Status.CONTESTED, ("PSIDS",), 12)
        assert len(one.standings) == 181 + 1 + 14


def test_the_counts_are_of_member_states_and_add_up() -> None:
    one = clause(
        said("NAM", SUPPORT), said("HSN", OPPOSE), said("IND", RESERVE), said("EGY", None), said("PSE", OPPOSE)
    )
    assert one.counts == {SUPPORT: 2, ACCEPT: 0, RESERVE: 1, AMEND: 0, OPPOSE: 1}
    assert set(one.contradictory) == {"JOR", "THA"}
    assert one.dissociated == ("EGY",)
    assert sum(one.counts.values()) + one.silent + len(one.contradictory) == len(NAMES)


@pytest.mark.parametrize("hsn", Stance)
@pytest.mark.parametrize("nam", Stance)
def test_a_state_in_two_groups_is_counted_once_where_it_stands(nam: Stance, hsn: Stance) -> None:
    confirm = said("NAM", nam)._replace(freshness=Freshness.CONFIRM)
    one = clause(confirm, stale(said("HSN", hsn)), said("CHE", ACCEPT))
    states = [standing for who, standing in one.standings.items() if who in NAMES]
    assert len(states) == 7
    assert one.counts == {stance: sum(each.stance is stance for each in states) for stance in Stance}
    assert len(one.contradictory) == sum(each.is_contradictory for each in states)
    assert (one.stale, one.confirm) == (2, 4)


def test_headings_are_not_negotiated() -> None:
    heading = Clause(id="A.9", kind=ClauseKind.HEADING, label="I", text="Introduction")
    only = Draft(id="A", symbol="A", clauses=(heading,))
    assert measure(only, {}, aligned=(), groups=groups(), on=JUNE) == {}


class TestAgreement:
    def test_a_declared_clause_without_anything_open_has_no_flags(self) -> None:
        one = clause(said("CUB", SUPPORT), agreement=AGREED)
        assert (one.status, one.flags, one.need.is_met) == (Status.AGREED, (), True)
        assert one.need.sentence == "Agreed ad referendum on 12 June 2012."

    def test_a_conditional_one_is_not_agreed_text(self) -> None:
        pending = replace(AGREED, level=Level.INFORMALS, pending="Cuba’s instructions")
        one = clause(said("EGY", SUPPORT), agreement=pending)
        assert (one.status, one.need.pending, one.need.is_met) == (Status.NO_OBJECTION, "Cuba’s instructions", False)
        assert one.flags == ("lacks consensus", "agreed pending Cuba’s instructions")
        assert one.need.sentence == (
            "Agreed in informals pending Cuba’s instructions: not agreed text until then."
            " Nobody objects (1 in support, 9 silent)."
        )

    def test_one_whose_words_changed_is_not_agreed_any_more(self) -> None:
        one = clause(said("EGY", SUPPORT), agreement=replace(AGREED, words_changed=True))
        assert one.status is Status.NO_OBJECTION
        assert one.flags == ("lacks consensus", "words changed since agreed")

    def test_an_objection_beside_it_is_not_hidden(self) -> None:
        one = clause(said("CUB", OPPOSE), agreement=AGREED)
        assert (one.status, one.flags) == (Status.AGREED, ("objection on record",))
        assert one.need.sentence == "Agreed ad referendum on 12 June 2012. Still open: Cuba objects."

    def test_a_dissociation_after_adoption_marks_the_paragraph(self) -> None:
        one = clause(said("CUB", None), agreement=replace(AGREED, level=Level.ADOPTED))
        assert (one.status, one.flags, one.dissociated) == (Status.AGREED, ("dissociation",), ("CUB",))


@pytest.mark.parametrize(
    ("more", "flags"),
    [
        ({}, ("lacks consensus",)),
        ({"proposals": 1}, ("lacks consensus", "1 proposal undecided")),
        ({"proposals": 2, "brackets": 1}, ("lacks consensus", "2 proposals undecided", "brackets")),
        ({"text": "one [two"}, ("lacks consensus", "unbalanced bracket")),
    ],
)
def test_what_is_open_is_flagged(more: dict[str, int], flags: tuple[str, ...]) -> None:
    assert clause(**more).flags == flags  # type: ignore[arg-type]


def test_stale_and_unconfirmed_positions_are_flagged() -> None:
    confirm = said("EGY", SUPPORT)._replace(freshness=Freshness.CONFIRM)
    one = clause(stale(said("CUB", SUPPORT)), confirm)
    assert one.flags == ("lacks consensus", "stale positions", "to confirm")
    assert (one.stale, one.confirm, one.need.to_confirm) == (1, 1, ("CUB",))


@pytest.mark.parametrize(
    ("taken", "more", "sentence"),
    [
        ([], {}, "Lacks consensus: nobody has spoken to it."),
        ([said("CUB", OPPOSE)], {}, "Lacks consensus: Cuba objects."),
        ([said("CUB", OPPOSE), said("EGY", AMEND)], {}, "Lacks consensus: Cuba and Egypt object."),
        (
            [said("CUB", OPPOSE, reason="Keep apart from intervention."), said("CHE", AMEND)],
            {"proposals": 1, "brackets": 2},
            "Lacks consensus: Cuba objects (Keep apart from intervention) and Switzerland objects;"
            " 1 proposal undecided; 2 brackets open.",
        ),
        (
            [said("NAM", OPPOSE, by="EGY"), said("HSN", SUPPORT), said("CUB", AMEND)],
            {"proposals": 2},
            "Lacks consensus: NAM objects (3 States follow Egypt’s statement of 4 June 2012) and Cuba objects;"
            " Jordan and Thailand are pulled both ways; 2 proposals undecided.",
        ),
        (
            [said("CUB", RESERVE, reason="Instructions are awaited.")],
            {},
            "Lacks consensus: Cuba reserves its position (Instructions are awaited).",
        ),
        (
            [said("CUB", RESERVE), said("EGY", RESERVE)],
            {},
            "Lacks consensus: Cuba and Egypt reserve their positions.",
        ),
        (
            [stale(said("CUB", SUPPORT))],
            {},
            "Lacks consensus: the words have changed since Cuba spoke.",
        ),
        (
            [stale(said("CUB", OPPOSE))],
            {},
            "Lacks consensus: Cuba objects (on words that have changed since).",
        ),
        (
            [said("NAM", SUPPORT), said("CHE", ACCEPT)],
            {},
            "Lacks only its declaration: nobody objects (6 in support, 1 can accept it, 3 silent), "
            "so it is ready to be declared agreed.",
        ),
        (
            [said("NAM", SUPPORT)],
            {"brackets": 1, "proposals": 2},
            "Nobody objects (6 in support, 4 silent), but 2 proposals undecided and 1 bracket open.",
        ),
        (
            [said("PSE", OPPOSE)],
            {},
            "Lacks consensus: no Member State has spoken to it (Palestine objects or reserves as an observer).",
        ),
        (
            [said(one, OPPOSE) for one in NAMES],
            {},
            "Lacks consensus: Cuba, Egypt, Jordan, Thailand and 6 others object.",
        ),
        (
            [said("CUB", OPPOSE, reason="Told in confidence.", private=True)],
            {},
            "Lacks consensus: Cuba objects.",
        ),
        ([said("CUB", SUPPORT)], {"rule": Rule.MAJORITY}, "Would pass by a simple majority: 1 in favour, 0 against."),
        (
            [said("CUB", SUPPORT), said("EGY", ACCEPT), said("CHE", OPPOSE), said("KOR", AMEND), said("IND", RESERVE)],
            {"rule": Rule.TWO_THIRDS},
            "Would not pass by two-thirds: 2 in favour, 2 against; 2 more in favour needed.",
        ),
    ],
)
def test_the_need_is_said_in_plain_words(taken: list[Taken], more: dict[str, object], sentence: str) -> None:
    assert clause(*taken, **more).need.sentence == sentence  # type: ignore[arg-type]


def test_a_merge_that_sets_a_group_against_itself_is_said() -> None:
    one = clause(said("NAM", SUPPORT, clause="B.1"), said("NAM", OPPOSE, 5, clause="B.2"))
    assert one.status is Status.CONTRADICTORY
    assert one.need.contradictory[0] == "NAM"
    assert one.need.sentence.startswith("Lacks consensus: NAM says both yes and no; Cuba, Egypt, Jordan, Thailand")


def test_who_aligned_itself_with_an_objection_objects() -> None:
    cuba = stale(said("CUB", OPPOSE, reason="Too early."))
    one = clause(cuba, aligned=[Aligned("KOR", "CUB", JUNE, 9)])
    assert one.blockers == ("CUB", "KOR")
    assert one.need.sentence == (
        "Lacks consensus: Cuba objects (1 State follows its statement of 4 June 2012,"
        " on words that have changed since: Too early)"
        " and Republic of Korea objects (aligned with Cuba, on words that have changed since)."
    )
