"""Statements as they were made, corrected, withdrawn; and which alignments are in force."""

from datetime import date as Date

from tests.store.conftest import Said
from workbench.model.consensus import Level
from workbench.model.record import ClauseAgreed, EntryWithdrawn, StatementsImported, StatementWithdrawn
from workbench.model.statement import Alignment, Stance
from workbench.store.database import NegotiationFile
from workbench.store.statements import Retraction

EARLY, MIDDLE, LATE = Date(2012, 6, 1), Date(2012, 6, 4), Date(2012, 6, 8)


def stances(file: NegotiationFile, clause: str = "d1.1", until: Date | None = None) -> list[Stance | None]:
    return [one.stance for one in file.taken([clause], until=until).get(clause, [])]


def withdrawal(statement: str, *clauses: str, on: Date = LATE, whole: bool = True) -> StatementWithdrawn:
    return StatementWithdrawn(statement=statement, clauses=clauses, whole=whole, on=on)


def test_statements_are_listed_the_latest_first_by_the_day_they_were_made(file: NegotiationFile, said: Said) -> None:
    made = [said(who, "d1.1", Stance.ACCEPT, on) for who, on in (("CUB", LATE), ("JPN", EARLY), ("CUB", MIDDLE))]
    file.record(StatementsImported(source="x.csv", statements=tuple(made)), by="t")
    assert [one.made for one in file.statements()] == [made[0], made[2], made[1]]
    assert [one.made for one in file.statements(holder="CUB")] == [made[0], made[2]]
    assert [one.made for one in file.statements(on=EARLY)] == [made[1]]
    assert [one.made for one in file.statements(limit=1)] == [made[0]]


def test_a_statement_is_found_by_the_end_of_its_id_as_long_as_it_counts(file: NegotiationFile, said: Said) -> None:
    first, second = said("CUB", "d1.1", Stance.OPPOSE, id="0123abc"), said("JPN", "d1.1", Stance.ACCEPT, id="0123abd")
    entry = file.record(StatementsImported(source="x.csv", statements=(first, second)), by="t")
    (found,) = file.statements(ending="abd")
    assert (found.made, found.entered_at, found.by) == (second, entry.entered_at, "t")
    assert file.statements(ending="xyz") == ()
    file.record(EntryWithdrawn(entry=entry.id), by="t")
    assert file.statements(ending="abd") == ()


def test_what_is_withdrawn_counted_until_that_day_and_the_word_before_counts_again(
    file: NegotiationFile, said: Said
) -> None:
    file.record(said("CUB", "d1.1", Stance.SUPPORT, EARLY), by="t")
    objection = said("CUB", "d1.1", Stance.OPPOSE, MIDDLE)
    file.record(objection, by="t")
    taken_back = file.record(withdrawal(objection.statement.id, "d1.1"), by="t")
    assert stances(file) == [Stance.SUPPORT]
    assert stances(file, until=MIDDLE) == [Stance.OPPOSE]
    assert stances(file, until=LATE) == [Stance.SUPPORT]
    assert [one.stance for one in file.positions(in_force=True)] == [Stance.SUPPORT]
    (found,) = file.statements(on=MIDDLE)
    assert found.retractions == (Retraction(("d1.1",), True, LATE, ""),)
    file.record(EntryWithdrawn(entry=taken_back.id), by="t")
    assert stances(file) == [Stance.OPPOSE]


def test_what_is_withdrawn_on_one_clause_counts_on_the_others(file: NegotiationFile, said: Said) -> None:
    alone = [said("CUB", clause, Stance.OPPOSE).statement for clause in ("d1.1", "d1.2")]
    positions = tuple(position for one in alone for position in one.positions)
    both = said("CUB", "d1.1", Stance.OPPOSE, positions=positions)
    file.record(both, by="t")
    file.record(withdrawal(both.statement.id, "d1.1", whole=False), by="t")
    assert (stances(file), stances(file, "d1.2")) == ([], [Stance.OPPOSE])


def test_a_withdrawn_correction_does_not_bring_back_what_was_wrong(file: NegotiationFile, said: Said) -> None:
    wrong = said("CUB", "d1.1", Stance.OPPOSE, MIDDLE)
    right = said("CUB", "d1.1", Stance.ACCEPT, MIDDLE, corrects=wrong.statement.id)
    file.record_all([wrong, right], by="t")
    (found,) = file.statements(ending=wrong.statement.id)
    assert found.corrected_by == (right.statement.id,)
    file.record(withdrawal(right.statement.id, "d1.1"), by="t")
    assert stances(file) == []


def test_alignments_are_known_from_their_day(file: NegotiationFile, said: Said) -> None:
    alignment = Alignment(with_delegation="NAM", except_clauses=("d1.2",))
    entry = file.record(said("JOR", "d1.1", Stance.ACCEPT, MIDDLE, alignments=(alignment,), private=True), by="t")
    (found,) = file.alignments()
    assert (found.who, found.whom, found.on, found.sequence) == ("JOR", "NAM", MIDDLE, entry.sequence)
    assert (found.private, found.except_clauses, found.statements) == (True, frozenset({"d1.2"}), frozenset())
    assert file.alignments(until=EARLY) == ()
    assert file.alignments(public=True) == ()


def test_an_alignment_is_no_longer_in_force_once_corrected_or_withdrawn(file: NegotiationFile, said: Said) -> None:
    whom = {name: (Alignment(with_delegation=name),) for name in ("NAM", "JPN")}
    wrong = said("JOR", "d1.1", Stance.ACCEPT, EARLY, alignments=whom["NAM"])
    right = said("JOR", "d1.1", Stance.ACCEPT, MIDDLE, alignments=whom["JPN"], corrects=wrong.statement.id)
    file.record_all([wrong, right], by="t")
    assert [one.whom for one in file.alignments()] == ["JPN"]
    assert [one.whom for one in file.alignments(until=EARLY)] == ["NAM"]
    file.record(withdrawal(right.statement.id, "d1.1", whole=False), by="t")
    assert [one.whom for one in file.alignments()] == ["JPN"], "only a word on a clause was taken back"
    file.record(withdrawal(right.statement.id), by="t")
    assert file.alignments() == ()
    assert [one.whom for one in file.alignments(until=MIDDLE)] == ["JPN"]


def test_an_alignment_with_one_statement_means_its_corrections_too(file: NegotiationFile, said: Said) -> None:
    first = said("NAM", "d1.1", Stance.OPPOSE, EARLY)
    second = said("NAM", "d1.1", Stance.RESERVE, EARLY, corrects=first.statement.id)
    third = said("NAM", "d1.1", Stance.ACCEPT, EARLY, corrects=second.statement.id)
    named = (Alignment(with_delegation="NAM", statement=first.statement.id),)
    file.record_all([first, second, said("JOR", "d1.2", Stance.ACCEPT, alignments=named), third], by="t")
    (found,) = file.alignments()
    assert found.statements == {one.statement.id for one in (first, second, third)}


def test_of_what_files_brought_only_what_bears_on_a_clause_is_read(file: NegotiationFile, said: Said) -> None:
    made = [said(who, clause, Stance.ACCEPT, on) for who, clause, on in (
        ("CUB", "d1.1", EARLY), ("JPN", "d1.2", EARLY), ("JPN", "d1.1", LATE))]  # fmt: skip
    declared = ClauseAgreed(draft="d1", words={"d1.2": "h"}, level=Level.INFORMALS, on=EARLY)
    file.record(said("CUB", "d1.1", Stance.OPPOSE, MIDDLE), by="t")
    brought = StatementsImported(source="x.toml", statements=tuple(made), agreements=(declared,))
    entry = file.record(brought, by="t")
    place = entry.sequence
    for _ in ("as entered", "brought back"):
        assert file.imported(["d1.1"], limit=9) == ((place, made[2]), (place, made[0]))
        assert file.imported(["d1.1"], limit=1) == ((place, made[2]),)
        assert file.imported(["d1.2"], limit=9) == ((place, made[1]), (place, declared))
        undone = file.record(EntryWithdrawn(entry=entry.id), by="t")
        assert file.imported(["d1.1", "d1.2"], limit=9) == ()
        file.record(EntryWithdrawn(entry=undone.id), by="t")
