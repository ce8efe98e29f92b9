"""Which of a delegation's words counts: by day, then by entry, corrections first, nothing ever lost."""

from collections.abc import Callable
from datetime import date as Date

import pytest

from workbench.model.consensus import Aligned, Level, Taken
from workbench.model.proposal import Decision, Proposal
from workbench.model.record import (
    ClauseAgreed,
    ClauseReopened,
    EntryWithdrawn,
    ProposalBacked,
    ProposalDecided,
    ProposalMade,
    StatementMade,
    StatementsImported,
)
from workbench.model.statement import Stance
from workbench.store.database import NegotiationFile
from workbench.text.normalise import words_hash

Said = Callable[..., StatementMade]
EARLY, MIDDLE, LATE = Date(2012, 6, 1), Date(2012, 6, 2), Date(2012, 6, 3)


def stances(file: NegotiationFile, clause: str = "d1.1", **how: object) -> list[Stance | None]:
    found = file.taken([clause], **how)  # type: ignore[arg-type]
    return [one.stance for one in found.get(clause, [])]


def test_the_latest_position_counts_by_day_and_then_by_entry(file: NegotiationFile, said: Said) -> None:
    file.record(said("CUB", "d1.1", Stance.SUPPORT, LATE), by="t")
    file.record(said("CUB", "d1.1", Stance.OPPOSE, EARLY), by="t")
    assert stances(file) == [Stance.SUPPORT]
    file.record(said("CUB", "d1.1", Stance.RESERVE, LATE), by="t")
    assert stances(file) == [Stance.RESERVE]
    assert stances(file, until=MIDDLE) == [Stance.OPPOSE]
    followed = [Aligned("JPN", "CUB", day, 9) for day in (EARLY, LATE)]
    assert stances(file, aligned=followed) == [Stance.OPPOSE, Stance.RESERVE]
    assert stances(file, aligned=followed[:1]) == [Stance.OPPOSE, Stance.RESERVE]
    assert stances(file, aligned=followed[1:]) == [Stance.RESERVE]


def test_a_statement_that_is_followed_by_name_is_read_though_its_holder_spoke_again(
    file: NegotiationFile, said: Said
) -> None:
    first = said("CUB", "d1.1", Stance.SUPPORT, EARLY)
    file.record(first, by="t")
    file.record(said("CUB", "d1.1", Stance.OPPOSE, MIDDLE), by="t")
    named = [Aligned("JPN", "CUB", LATE, 9, statements=frozenset({first.statement.id}))]
    assert stances(file, aligned=named) == [Stance.SUPPORT, Stance.OPPOSE]
    assert file.taken(["d1.2"], aligned=named) == {}


def test_of_two_statements_in_one_file_on_one_day_the_lower_row_counts(file: NegotiationFile, said: Said) -> None:
    rows = tuple(said("CUB", "d1.1", one) for one in (Stance.SUPPORT, Stance.OPPOSE))
    file.record(StatementsImported(source="meeting.csv", statements=rows), by="t")
    assert stances(file) == [Stance.OPPOSE]


def test_only_the_clauses_asked_for_are_read(file: NegotiationFile, said: Said) -> None:
    for clause in ("d1.1", "d1.2", "d2.1"):
        file.record(said("CUB", clause, Stance.OPPOSE), by="t")
    assert file.taken(["d1.1", "d2.1", "no such clause"]).keys() == {"d1.1", "d2.1"}
    assert file.taken([]) == {}


def test_a_position_comes_with_what_its_statement_says(file: NegotiationFile, said: Said) -> None:
    made = said(
        "EGY", "d1.1", Stance.AMEND, LATE, on_behalf_of="NAM", forum="GA", source="A/66/PV.112", private=True,
        illustrative=True, note="a note",
    )  # fmt: skip
    position = made.statement.positions[0].model_copy(update={"reason": "why", "proposal": "q1"})
    statement = made.statement.model_copy(update={"positions": (position,)})
    proposal = Proposal(
        id="q1", draft="d1", clause="d1.1", base_hash="h", words="New words", sponsors=("NAM",), on=LATE
    )
    entry = file.record(StatementMade(statement=statement, proposals=(proposal,)), by="t")
    assert file.taken(["d1.1"])["d1.1"] == [
        Taken(
            position.id, statement.id, "NAM", "EGY", Stance.AMEND, LATE, entry.sequence, "d1.1", "h", reason="why",
            cure="cure", words="New words", source="A/66/PV.112", forum="GA", private=True, illustrative=True,
            note="a note",
        )
    ]  # fmt: skip
    (recorded,) = file.statements(ending=statement.id)
    assert recorded.made == StatementMade(statement=statement, proposals=(proposal,))


def test_a_dissociation_stands_among_the_positions_without_a_stance(file: NegotiationFile, said: Said) -> None:
    file.record(said("JOR", "d1.1", Stance.SUPPORT, EARLY), by="t")
    file.record(said("JOR", "d1.1", None, LATE), by="t")
    assert stances(file) == [None]
    assert stances(file, until=EARLY) == [Stance.SUPPORT]


def test_a_private_position_hides_nothing_from_the_public_reading(file: NegotiationFile, said: Said) -> None:
    file.record(said("CUB", "d1.1", Stance.SUPPORT, EARLY), by="t")
    file.record(said("CUB", "d1.1", Stance.OPPOSE, MIDDLE, private=True), by="t")
    assert stances(file) == [Stance.OPPOSE]
    assert stances(file, public=True) == [Stance.SUPPORT]


def test_a_correction_takes_the_place_of_what_it_corrects_whatever_its_day(file: NegotiationFile, said: Said) -> None:
    wrong = said("CUB", "d1.1", Stance.OPPOSE, LATE)
    file.record(wrong, by="t")
    file.record(said("CUB", "d1.1", Stance.ACCEPT, EARLY, corrects=wrong.statement.id), by="t")
    assert stances(file) == [Stance.ACCEPT]
    assert stances(file, aligned=[Aligned("JPN", "CUB", EARLY, 9)]) == [Stance.ACCEPT]


def test_a_correction_of_one_statement_leaves_another_one_in_force(file: NegotiationFile, said: Said) -> None:
    wrong = said("CUB", "d1.1", Stance.OPPOSE, LATE)
    file.record(said("CUB", "d1.1", Stance.RESERVE, MIDDLE), by="t")
    file.record(wrong, by="t")
    file.record(said("CUB", "d1.1", Stance.ACCEPT, EARLY, corrects=wrong.statement.id), by="t")
    assert stances(file) == [Stance.RESERVE]


def test_a_correction_speaks_only_of_its_own_clauses(file: NegotiationFile, said: Said) -> None:
    wrong = said("CUB", "d1.1", Stance.OPPOSE, LATE)
    file.record(wrong, by="t")
    file.record(said("CUB", "d1.2", Stance.ACCEPT, LATE, corrects=wrong.statement.id), by="t")
    assert (stances(file), stances(file, "d1.2")) == ([Stance.OPPOSE], [Stance.ACCEPT])


def test_a_correction_made_later_was_not_known_before(file: NegotiationFile, said: Said) -> None:
    wrong = said("CUB", "d1.1", Stance.OPPOSE, EARLY)
    file.record(wrong, by="t")
    file.record(said("CUB", "d1.1", Stance.ACCEPT, LATE, corrects=wrong.statement.id), by="t")
    assert stances(file, until=MIDDLE) == [Stance.OPPOSE]
    assert stances(file, until=LATE) == [Stance.ACCEPT]


def test_a_private_correction_is_not_known_in_public(file: NegotiationFile, said: Said) -> None:
    wrong = said("CUB", "d1.1", Stance.OPPOSE, EARLY)
    file.record(wrong, by="t")
    file.record(said("CUB", "d1.1", Stance.ACCEPT, LATE, corrects=wrong.statement.id, private=True), by="t")
    assert stances(file) == [Stance.ACCEPT]
    assert stances(file, public=True) == [Stance.OPPOSE]


def test_a_withdrawn_correction_leaves_what_it_corrected(file: NegotiationFile, said: Said) -> None:
    wrong = said("CUB", "d1.1", Stance.OPPOSE, LATE)
    file.record(wrong, by="t")
    correction = file.record(said("CUB", "d1.1", Stance.ACCEPT, EARLY, corrects=wrong.statement.id), by="t")
    file.record(EntryWithdrawn(entry=correction.id), by="t")
    assert stances(file) == [Stance.OPPOSE]


def test_a_withdrawn_position_uncovers_the_one_before(file: NegotiationFile, said: Said) -> None:
    file.record(said("CUB", "d1.1", Stance.SUPPORT), by="t")
    later = file.record(said("CUB", "d1.1", Stance.OPPOSE), by="t")
    withdrawal = file.record(EntryWithdrawn(entry=later.id), by="t")
    assert stances(file) == [Stance.SUPPORT]
    file.record(EntryWithdrawn(entry=withdrawal.id), by="t")
    assert stances(file) == [Stance.OPPOSE]


LISTINGS = {
    "of a clause": ({"clause": "d1.1"}, ["CUB", "JPN"]),
    "of a holder": ({"holder": "CUB"}, ["CUB", "CUB"]),
    "of a stance": ({"stance": Stance.OPPOSE}, ["CUB"]),
    "of all three": ({"clause": "d1.1", "holder": "JPN", "stance": Stance.ACCEPT}, ["JPN"]),
    "of all": ({}, ["CUB", "CUB", "JPN"]),
}


@pytest.mark.parametrize(("asked", "holders"), LISTINGS.values(), ids=LISTINGS.keys())
def test_positions_are_listed_in_the_order_of_entry(
    file: NegotiationFile, said: Said, asked: dict[str, object], holders: list[str]
) -> None:
    file.record(said("CUB", "d1.1", Stance.OPPOSE), by="t")
    file.record(said("CUB", "d1.2", Stance.ACCEPT), by="t")
    file.record(said("JPN", "d1.1", Stance.ACCEPT), by="t")
    assert [one.holder for one in file.positions(**asked)] == holders  # type: ignore[arg-type]


def test_a_long_listing_is_whole_and_keeps_nobody_from_writing(file: NegotiationFile, said: Said) -> None:
    rows = tuple(said(f"S{n}", "d1.1", Stance.ACCEPT) for n in range(2_500))
    file.record(StatementsImported(source="x.csv", statements=rows), by="t")
    listed = file.positions()
    first = next(listed)
    with NegotiationFile.open(file.path) as other:
        other.record(said("JPN", "d1.2", Stance.OPPOSE), by="t")
    assert [first.holder, *(one.holder for one in listed)] == [*(f"S{n}" for n in range(2_500)), "JPN"]


def agree(file: NegotiationFile, level: Level, on: Date, pending: str = "") -> None:
    words = {"d1.1": words_hash("Words 1 of d1")}
    file.record(ClauseAgreed(draft="d1", words=words, level=level, on=on, pending=pending), by="chair")


def test_an_agreement_stands_until_the_clause_is_reopened(file: NegotiationFile) -> None:
    agree(file, Level.INFORMALS, EARLY, "one delegation")
    agree(file, Level.COMMITTEE, MIDDLE)
    found = file.agreements(["d1.1", "d1.2"])
    assert found.keys() == {"d1.1"}
    assert (found["d1.1"].level, found["d1.1"].by, found["d1.1"].on) == (Level.COMMITTEE, "chair", MIDDLE)
    assert file.agreements(["d1.1"], until=EARLY)["d1.1"].pending == "one delegation"
    reopened = file.record(ClauseReopened(draft="d1", clause="d1.1", because="why", on=LATE), by="t")
    assert file.agreements(["d1.1"]) == {}
    assert file.agreements(["d1.1"], until=MIDDLE)["d1.1"].level is Level.COMMITTEE
    file.record(EntryWithdrawn(entry=reopened.id), by="t")
    assert file.agreements(["d1.1"])["d1.1"].level is Level.COMMITTEE


def test_a_clause_agreed_again_after_it_was_reopened_is_agreed(file: NegotiationFile) -> None:
    agree(file, Level.COMMITTEE, EARLY)
    file.record(ClauseReopened(draft="d1", clause="d1.1", because="why", on=MIDDLE), by="t")
    agree(file, Level.INFORMALS, LATE)
    assert file.agreements(["d1.1"])["d1.1"].level is Level.INFORMALS


def test_a_proposal_comes_with_its_latest_decision(file: NegotiationFile) -> None:
    offered = [
        Proposal(id=f"q{n}", draft="d1", clause=f"d1.{n}", base_hash="h", sponsors=("CUB",), on=EARLY) for n in (1, 2)
    ]
    file.record_all([ProposalMade(proposal=one) for one in offered], by="t")
    wrong = file.record(ProposalDecided(proposal="q1", decision=Decision.REJECTED, on=MIDDLE), by="t")
    file.record(EntryWithdrawn(entry=wrong.id), by="t")
    file.record(ProposalDecided(proposal="q1", decision=Decision.ACCEPTED, on=LATE), by="t")
    assert file.proposals(until=MIDDLE) == ((offered[0], None), (offered[1], None))
    assert file.proposals() == ((offered[0], Decision.ACCEPTED), (offered[1], None))
    assert file.proposals(["d1.2"]) == ((offered[1], None),)


def test_the_latest_word_of_each_delegation_on_a_proposal_counts(file: NegotiationFile) -> None:
    for who, stance, on in (
        ("CUB", Stance.SUPPORT, LATE),
        ("CUB", Stance.OPPOSE, EARLY),
        ("JPN", Stance.ACCEPT, EARLY),
        ("JPN", Stance.OPPOSE, EARLY),
    ):
        file.record(ProposalBacked(proposal="q1", who=who, stance=stance, on=on), by="t")
    assert file.backings() == {"q1": {"CUB": Stance.SUPPORT, "JPN": Stance.OPPOSE}}
