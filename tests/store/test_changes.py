"""What changed since a reader looked: these clauses, or everything."""

from collections.abc import Callable
from datetime import date as Date

import pytest

from workbench.model.acts import ClauseReworded
from workbench.model.consensus import Level
from workbench.model.delegation import Delegation, DelegationKind
from workbench.model.proposal import Decision, Proposal, Remark
from workbench.model.record import (
    Act,
    ClauseAgreed,
    ClauseReopened,
    DelegationRegistered,
    DraftIssued,
    EntryWithdrawn,
    ProposalBacked,
    ProposalDecided,
    ProposalMade,
    ProposalsReturned,
    StatementMade,
    StatementsImported,
)
from workbench.model.statement import Alignment, Stance
from workbench.store.database import NegotiationFile
from workbench.text.normalise import words_hash

Said = Callable[..., StatementMade]
DAY = Date(2012, 6, 4)
WORDS = words_hash("Words 1 of d1")
REWORDED = ClauseReworded(draft="d1", clause="d1.1", base_hash=WORDS, text="X")
PROPOSAL = Proposal(id="q1", draft="d1", clause="d1.2", base_hash="h", sponsors=("CUB",), on=DAY)
ONE_CLAUSE: dict[str, tuple[Act, set[str]]] = {
    "an agreement": (ClauseAgreed(draft="d1", words={"d1.1": WORDS}, level=Level.INFORMALS, on=DAY), {"d1.1"}),
    "a reopening": (ClauseReopened(draft="d1", clause="d1.1", because="why", on=DAY), {"d1.1"}),
    "a file that came back": (
        ProposalsReturned(
            source="x.docx",
            draft="d1",
            proposals=(PROPOSAL.model_copy(update={"id": "q3"}),),
            remarks=(Remark(who="CUB", clause="d1.1", text="Capital is asked.", on=DAY),),
        ),
        {"d1.1", "d1.2"},
    ),
    "a proposal": (ProposalMade(proposal=PROPOSAL.model_copy(update={"id": "q2"})), {"d1.2"}),
    "a word on a proposal": (ProposalBacked(proposal="q1", who="CUB", stance=Stance.SUPPORT, on=DAY), {"d1.2"}),
    "a decision on a proposal": (ProposalDecided(proposal="q1", decision=Decision.REJECTED, on=DAY), {"d1.2"}),
}
EVERYTHING: dict[str, Act] = {
    "new words": REWORDED,
    "a proposal that brings new words": ProposalDecided(
        proposal="q1", decision=Decision.ACCEPTED, on=DAY, rewording=REWORDED
    ),
    "a draft issued": DraftIssued(draft="d1", symbol="A/66/L.55", date=DAY),
    "a delegation": DelegationRegistered(delegation=Delegation(id="X", name="X", kind=DelegationKind.OBSERVER)),
}


def test_nothing_changed_where_nobody_wrote(file: NegotiationFile) -> None:
    assert file.changed_since(file.token()) == frozenset()


@pytest.mark.parametrize(("act", "clauses"), ONE_CLAUSE.values(), ids=ONE_CLAUSE.keys())
def test_what_is_about_a_clause_changes_that_clause(file: NegotiationFile, act: Act, clauses: set[str]) -> None:
    file.record(ProposalMade(proposal=PROPOSAL), by="t")
    token = file.token()
    entry = file.record(act, by="t")
    assert file.changed_since(token) == frozenset(clauses)
    token = file.token()
    file.record(EntryWithdrawn(entry=entry.id), by="t")
    assert file.changed_since(token) == frozenset(clauses)


@pytest.mark.parametrize("act", EVERYTHING.values(), ids=EVERYTHING.keys())
def test_what_is_about_more_than_clauses_changes_everything(file: NegotiationFile, act: Act) -> None:
    file.record(ProposalMade(proposal=PROPOSAL), by="t")
    token = file.token()
    file.record(act, by="t")
    assert file.changed_since(token) is None


def test_statements_change_the_clauses_they_speak_of(file: NegotiationFile, said: Said) -> None:
    token = file.token()
    file.record(said("CUB", "d1.1", Stance.OPPOSE), by="t")
    rows = (said("JPN", "d2.1", None), said("JPN", "d2.2", Stance.ACCEPT))
    file.record(StatementsImported(source="x.csv", statements=rows), by="t")
    assert file.changed_since(token) == frozenset({"d1.1", "d2.1", "d2.2"})


def test_of_an_alignment_the_clauses_are_not_known_here(file: NegotiationFile, said: Said) -> None:
    token = file.token()
    made = said("JOR", "d1.1", Stance.ACCEPT, alignments=(Alignment(with_delegation="NAM"),))
    file.record(StatementsImported(source="x.csv", statements=(said("JPN", "d1.2", Stance.ACCEPT), made)), by="t")
    assert file.changed_since(token) == frozenset({"d1.1", "d1.2"})


def test_an_undo_and_its_redo_change_what_they_take_and_bring_back(file: NegotiationFile, said: Said) -> None:
    entry = file.record(said("CUB", "d1.1", Stance.OPPOSE), by="t")
    token = file.token()
    withdrawal = file.record(EntryWithdrawn(entry=entry.id), by="t")
    file.record(EntryWithdrawn(entry=withdrawal.id), by="t")
    assert file.changed_since(token) == frozenset({"d1.1"})
