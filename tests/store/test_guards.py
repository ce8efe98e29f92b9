"""An act is refused when the file no longer is what it was meant for, whoever asked before."""

from collections.abc import Callable
from datetime import date as Date

import pytest

from workbench.errors import NotAllowed, Outdated, UnknownName, WorkbenchError
from workbench.model.acts import ClauseReworded
from workbench.model.consensus import Level
from workbench.model.draft import Draft
from workbench.model.proposal import Decision, Proposal
from workbench.model.record import (
    Act,
    ClauseAgreed,
    DraftIssued,
    DraftTabled,
    EntryWithdrawn,
    ProposalDecided,
    ProposalMade,
    StatementMade,
    StatementsImported,
)
from workbench.model.statement import Stance
from workbench.store.database import NegotiationFile
from workbench.text.normalise import words_hash

Said = Callable[..., StatementMade]
NOW = words_hash("Words 1 of d1")
DAY = Date(2012, 6, 4)


def tabled(draft: str, symbol: str) -> DraftTabled:
    return DraftTabled(draft=Draft(id=draft, symbol=symbol, clauses=()))


def agreed(clause: str, words: str) -> ClauseAgreed:
    return ClauseAgreed(draft="d1", words={clause: words}, level=Level.INFORMALS, on=DAY)


def reworded(clause: str, base: str) -> ClauseReworded:
    return ClauseReworded(draft="d1", clause=clause, base_hash=base, text="X")


REFUSED: dict[str, tuple[Act, type[WorkbenchError]]] = {
    "a draft with a symbol that is taken": (tabled("d3", "Rev.1"), NotAllowed),
    "a draft that is tabled already": (tabled("d1", "Rev.3"), NotAllowed),
    "issuing under a symbol that is taken": (DraftIssued(draft="d1", symbol="Rev.2", date=DAY), NotAllowed),
    "issuing a draft that is gone": (DraftIssued(draft="d9", symbol="Rev.9", date=DAY), UnknownName),
    "rewording other words": (reworded("d1.1", "h"), Outdated),
    "a draft with a symbol that differs in its letters' case alone": (tabled("d3", "rev.1"), NotAllowed),
    "deciding a proposal that is gone": (
        ProposalDecided(proposal="q9", decision=Decision.REJECTED, on=DAY),
        UnknownName,
    ),
    "rewording a clause that is gone": (reworded("d1.9", NOW), UnknownName),
    "agreeing to other words": (agreed("d1.1", "h"), Outdated),
    "agreeing to a clause that is gone": (agreed("d1.9", "h"), UnknownName),
    "withdrawing what never was": (EntryWithdrawn(entry="no such id"), UnknownName),
}


@pytest.mark.parametrize(("act", "error"), REFUSED.values(), ids=REFUSED.keys())
def test_an_act_that_no_longer_fits_is_refused(file: NegotiationFile, act: Act, error: type[WorkbenchError]) -> None:
    head = file.head()
    with pytest.raises(error) as refused:
        file.record(act, by="t")
    assert type(refused.value) is error
    assert (file.head(), file.verify()) == (head, ())


def test_a_proposal_is_decided_once_and_only_over_the_words_that_were_read(file: NegotiationFile) -> None:
    proposal = Proposal(id="q1", draft="d1", clause="d1.1", base_hash=NOW, words="X", sponsors=("CUB",), on=DAY)
    file.record(ProposalMade(proposal=proposal), by="t")
    with pytest.raises(Outdated):
        file.record(
            ProposalDecided(proposal="q1", decision=Decision.ACCEPTED, on=DAY, rewording=reworded("d1.1", "h")), by="t"
        )
    file.record(ProposalDecided(proposal="q1", decision=Decision.WITHDRAWN, on=DAY), by="t")
    with pytest.raises(NotAllowed, match="withdrawn already"):
        file.record(ProposalDecided(proposal="q1", decision=Decision.REJECTED, on=DAY), by="t")


def test_an_issued_draft_never_changes(file: NegotiationFile) -> None:
    file.record(DraftIssued(draft="d1", symbol="Rev.1", date=DAY), by="t")
    for act in (
        reworded("d1.1", NOW),
        DraftIssued(draft="d1", symbol="Rev.1 again", date=DAY),
    ):
        with pytest.raises(NotAllowed, match="issued"):
            file.record(act, by="t")


def test_an_entry_is_withdrawn_once(file: NegotiationFile, said: Said) -> None:
    entry = file.record(said("CUB", "d1.1", Stance.OPPOSE), by="t")
    file.record(EntryWithdrawn(entry=entry.id), by="one")
    with pytest.raises(Outdated):
        file.record(EntryWithdrawn(entry=entry.id), by="the other")


def test_a_statement_is_recorded_once(file: NegotiationFile, said: Said) -> None:
    made = said("CUB", "d1.1", Stance.OPPOSE)
    with pytest.raises(NotAllowed):
        file.record(StatementsImported(source="x.csv", statements=(made, made)), by="t")
    file.record(made, by="t")
    for again in (made, StatementsImported(source="x.csv", statements=(made,))):
        with pytest.raises(NotAllowed):
            file.record(again, by="t")


def test_acts_of_one_transaction_build_on_one_another(file: NegotiationFile) -> None:
    file.record_all(
        (
            ClauseReworded(draft="d1", clause="d1.1", base_hash=NOW, text="Second words"),
            ClauseReworded(draft="d1", clause="d1.1", base_hash=words_hash("Second words"), text="Third words"),
            agreed("d1.1", words_hash("Third words")),
        ),
        by="t",
    )
    assert file.agreements(["d1.1"])["d1.1"].words_hash == words_hash("Third words")


def test_one_act_that_is_refused_takes_the_others_with_it(file: NegotiationFile, said: Said) -> None:
    head = file.head()
    with pytest.raises(Outdated):
        file.record_all((said("CUB", "d1.1", Stance.OPPOSE), agreed("d1.1", "h")), by="t")
    assert file.head() == head
    assert file.taken(["d1.1"]) == {}
