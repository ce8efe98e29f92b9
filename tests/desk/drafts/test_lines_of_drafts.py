"""What was said, agreed and linked in one draft holds in those that follow it."""

from datetime import date as Date
from pathlib import Path

import pytest

from workbench.desk import files, recording
from workbench.desk.consensus import agreeing, standing, status
from workbench.desk.drafts import comparing, drafting
from workbench.desk.exports import exporting
from workbench.desk.negotiation import Negotiation
from workbench.desk.proposals import accepting, proposing, tabled
from workbench.desk.statements import importing, speaking
from workbench.desk.views import StatusLine
from workbench.errors import BadRow, NotAllowed, UnknownName, WorkbenchError
from workbench.model.change import Change
from workbench.model.consensus import Status
from workbench.model.proposal import Decision
from workbench.model.record import StatementMade
from workbench.model.statement import Stance

FIRST = """Symbol: One
Date: 2012-05-01

1. Decides to protect the coastal waters of small island States from pollution by ships;

2. Invites the Bank to report on lending to fishing communities every second year.
"""
SECOND = FIRST.replace("Symbol: One", "Symbol: Two").replace("2012-05-01", "2012-06-01")


@pytest.fixture
def two(tmp_path: Path) -> Negotiation:
    """Two drafts of two clauses with the same words."""
    negotiation = files.new_negotiation(tmp_path / "x.negotiation", "X", by="tester")
    for name, text in (("one.txt", FIRST), ("two.txt", SECOND)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        drafting.import_draft(negotiation, tmp_path / name)
    return negotiation


def line(n: Negotiation, label: str, draft: str | None = None) -> StatusLine:
    return next(one for one in status.see_status(n, draft).clauses if one.label == label)


def test_what_was_agreed_in_the_draft_before_is_reopened_in_this_one(two: Negotiation, tmp_path: Path) -> None:
    agreeing.agree(two, ["1"], "informals", draft="One")
    assert line(two, "1").status is Status.AGREED
    agreeing.reopen(two, "1", "new instructions")
    assert line(two, "1").agreed is None
    exporting.export(two, "agreed", tmp_path / "agreed.txt")
    assert "coastal waters" not in (tmp_path / "agreed.txt").read_text("utf-8")
    agreeing.agree(two, ["1"], "committee")
    assert line(two, "1").status is Status.AGREED


def test_a_working_draft_has_the_counts_of_the_draft_it_begins_with(case: Negotiation) -> None:
    before = status.see_status(case)
    drafting.start_working_draft(case, "Rev.2", "Rev.3, working")
    after = status.see_status(case)
    assert after.as_of == before.as_of
    for was, now in zip(before.clauses, after.clauses, strict=True):
        assert (was.support, was.amend, was.silent) == (now.support, now.amend, now.silent)


def test_a_clause_reworded_in_a_working_draft_is_amended(two: Negotiation) -> None:
    drafting.start_working_draft(two, "Two", "Three")
    drafting.edit_clause(two, "Three", "1", "Decides to protect the coastal waters of island States;")
    pairing = comparing.compare(two, "Two", "Three").pairings[0]
    assert pairing.change is Change.AMENDED
    assert 0 < pairing.score < 1
    assert standing.see_clause(two, "1").change is Change.AMENDED


def test_a_corrected_link_leaves_the_rest_of_a_split_alone(two: Negotiation) -> None:
    comparing.link_clauses(two, "One", "Two", ["1"], ["1", "2"])
    speaking.say(two, "Egypt", ["1"], "oppose", draft="One")
    assert line(two, "1").oppose == 1
    comparing.link_clauses(two, "One", "Two", ["2"], ["2"])
    assert line(two, "1").oppose == 1
    assert line(two, "2").oppose == 0


def test_links_are_corrected_from_draft_to_draft_alone(case: Negotiation) -> None:
    with pytest.raises(NotAllowed, match="does not follow"):
        comparing.link_clauses(case, "A/66/763", "Rev.2", ["a"], ["a"])


def test_who_follows_an_earlier_word_is_not_shown_behind_the_later_one(two: Negotiation) -> None:
    speaking.say(two, "Egypt", ["1"], "support", on=Date(2012, 6, 2))
    speaking.align(two, "Jordan", "Egypt", on=Date(2012, 6, 3))
    speaking.say(two, "Egypt", ["1"], "oppose", on=Date(2012, 6, 4))
    view = standing.see_clause(two, "1")
    by_stance = {one.stance: one for one in view.stances}
    assert [one.name for one in by_stance[Stance.OPPOSE].holders] == ["Egypt"]
    assert by_stance[Stance.OPPOSE].holders[0].followers == ()
    assert [one.name for one in by_stance[Stance.SUPPORT].holders] == ["Jordan"]


def test_a_proposal_made_apart_outlives_its_sponsors_words_of_the_same_day(two: Negotiation) -> None:
    day = Date(2012, 6, 2)
    speaking.say(two, "Egypt", ["1"], "oppose", on=day)
    proposing.propose(two, "1", ["Egypt", "Cuba"], words="Decides to wait;", on=day)
    speaking.say(two, "Cuba", ["1"], "support", on=Date(2012, 6, 5))
    assert [view.sponsors for view in tabled.list_proposals(two)] == [("Egypt", "Cuba")]


def test_a_proposal_is_decided_once(two: Negotiation) -> None:
    drafting.start_working_draft(two, "Two", "Three")
    proposing.propose(two, "1", ["Egypt"], words="Decides to wait;")
    ref = tabled.list_proposals(two)[0].ref
    proposing.decide_proposal(two, ref, Decision.WITHDRAWN)
    for again in (
        lambda: accepting.accept_proposal(two, ref),
        lambda: proposing.decide_proposal(two, ref, Decision.REJECTED),
    ):
        with pytest.raises(NotAllowed, match="withdrawn already"):
            again()


def test_a_decision_is_unknown_before_its_day(two: Negotiation) -> None:
    proposing.propose(two, "1", ["Egypt"], words="Decides to wait;", on=Date(2012, 6, 2))
    proposing.decide_proposal(two, "1", Decision.REJECTED)
    assert status.see_status(two).proposals == ()
    assert len(status.see_status(two, as_of=Date(2012, 6, 3)).proposals) == 1


def test_a_past_day_knows_the_draft_of_that_day(two: Negotiation) -> None:
    assert status.see_status(two, as_of=Date(2012, 5, 20)).draft.symbol == "One"
    assert status.see_status(two, as_of=Date(2012, 6, 20)).draft.symbol == "Two"


def test_the_sponsor_of_a_private_proposal_is_named_in_no_redline(two: Negotiation, tmp_path: Path) -> None:
    drafting.start_working_draft(two, "Two", "Three")
    proposing.propose(two, "1", ["Mauritius"], words="Decides to wait;", private=True)
    accepting.accept_proposal(two, "1")
    for name, flag in (("without.html", False), ("with.html", True)):
        exporting.export(two, "redline", tmp_path / name, include_private=flag)
        assert ("Mauritius" in (tmp_path / name).read_text("utf-8")) is flag


def test_an_import_with_agreements_is_undone_as_one_act(two: Negotiation, tmp_path: Path) -> None:
    path = tmp_path / "meeting.toml"
    path.write_text(
        '[[statement]]\nwho = "Cuba"\n[[statement.position]]\nclause = "1"\nstance = "support"\n'
        '[[agreement]]\nclauses = ["2"]\nlevel = "informals"\n',
        encoding="utf-8",
    )
    importing.import_positions(two, path)
    assert line(two, "1").support == 1
    assert line(two, "2").status is Status.AGREED
    recording.undo(two)
    assert line(two, "1").support == 0
    assert line(two, "2").status is Status.UNTESTED


TOML = {
    "an unknown key, which might have been private": '[[statement]]\nwho = "Cuba"\nprivte = true\n',
    "private as a word": '[[statement]]\nwho = "Cuba"\nprivate = "no"\n',
    "labels as one string": '[[agreement]]\nclauses = "12"\nlevel = "informals"\n',
    "an exception as a number": '[[statement]]\nwho = "Cuba"\nalign_with = "NAM"\nexcept = 3\n',
    "an unknown level": '[[agreement]]\nclauses = ["1"]\nlevel = "heaven"\n',
}


@pytest.mark.parametrize("text", TOML.values(), ids=TOML.keys())
def test_a_statement_file_that_is_not_what_it_seems_is_refused_whole(
    two: Negotiation, tmp_path: Path, text: str
) -> None:
    path = tmp_path / "meeting.toml"
    path.write_text(text, encoding="utf-8")
    head = two.file.head()
    with pytest.raises(BadRow, match=r"Statement 1|Agreement 1"):
        importing.import_positions(two, path)
    assert two.file.head() == head


def test_nothing_is_recorded_where_no_clause_is_named(two: Negotiation) -> None:
    head = two.file.head()
    with pytest.raises(UnknownName):
        speaking.say(two, "Egypt", [","], "support")
    with pytest.raises(UnknownName):
        speaking.dissociate(two, "Egypt", [])
    assert two.file.head() == head


def test_an_answer_that_was_overtaken_while_it_was_made_is_not_kept(two: Negotiation) -> None:
    def slow() -> int:
        with files.open_negotiation(two.path, by="somebody else") as other:
            speaking.say(other, "Cuba", ["1"], "support")
        two.heads()
        return sum(isinstance(entry.act, StatementMade) for entry in two.file.entries()) - 1

    assert two.kept("count", slow) == 0
    assert two.kept("count", lambda: 7) == 7


def test_an_issued_draft_keeps_what_was_amended_in_it_and_has_a_day(two: Negotiation) -> None:
    drafting.start_working_draft(two, "Two", "Three, working")
    drafting.edit_clause(two, "Three", "1", "Decides to protect the coastal waters of island States;")
    drafting.issue_draft(two, "Three", "Three", Date(2012, 7, 1))
    view = comparing.compare(two, "Two", "Three")
    assert [pairing.change for pairing in view.pairings] == [Change.AMENDED, Change.KEPT]
    assert drafting.list_drafts(two)[-1].date == Date(2012, 7, 1)


def test_a_clause_is_not_edited_to_nothing(two: Negotiation) -> None:
    drafting.start_working_draft(two, "Two", "Three")
    with pytest.raises(NotAllowed, match="without words"):
        drafting.edit_clause(two, "Three", "1", "  ")


def test_a_day_to_come_is_refused(two: Negotiation) -> None:
    with pytest.raises(NotAllowed, match="still to come"):
        speaking.say(two, "Cuba", ["1"], "oppose", on=Date(3012, 1, 1))


def test_only_reopening_takes_an_agreement_down(two: Negotiation) -> None:
    agreeing.agree(two, ["1"], "committee")
    with pytest.raises(NotAllowed, match="higher"):
        agreeing.agree(two, ["1"], "informals")
    agreeing.reopen(two, "1", "new instructions")
    agreeing.agree(two, ["1"], "informals")
    assert line(two, "1").status is Status.AGREED


def june(day: int) -> Date:
    return Date(2012, 6, day)


def test_of_declaring_and_reopening_the_later_day_counts_whenever_it_is_entered(two: Negotiation) -> None:
    agreeing.agree(two, ["1"], "ad referendum", on=june(8))
    agreeing.reopen(two, "1", "new instructions", on=june(10))
    late = agreeing.agree(two, ["1"], "informals", on=june(4))
    assert late.notices == ("1 was opened again since 4 June 2012, so it is open.",)
    levels = [status.see_status(two, as_of=june(day)).clauses[0].agreed for day in (4, 8, 9, 10)]
    assert [one and one.level.value for one in levels] == ["informals", "ad referendum", "ad referendum", None]
    assert agreeing.agree(two, ["1"], "informals", on=june(11)).notices == ()
    assert line(two, "1").status is Status.AGREED


def test_a_lower_level_of_an_earlier_day_leaves_the_higher_one(two: Negotiation) -> None:
    agreeing.agree(two, ["1"], "committee", on=june(8))
    late = agreeing.agree(two, ["1"], "informals", on=june(4))
    assert late.notices == ("1 stays as it was declared on 8 June 2012.",)
    held = line(two, "1").agreed
    assert held is not None
    assert held.level.value == "committee"


def test_a_clause_is_not_reopened_before_it_was_declared(two: Negotiation) -> None:
    agreeing.agree(two, ["1"], "committee", on=june(8))
    with pytest.raises(NotAllowed, match="declared on 8 June 2012"):
        agreeing.reopen(two, "1", "new instructions", on=june(7))


def test_a_dissociated_state_is_counted_apart_from_the_silent(two: Negotiation) -> None:
    speaking.say(two, "Egypt", ["1"], "support", on_behalf_of="NAM")
    speaking.dissociate(two, "Cuba", ["1"])
    found = line(two, "1")
    assert (found.support, found.dissociated, found.silent) == (118, 1, 74)


def test_a_heading_is_told_from_an_unknown_clause(two: Negotiation, tmp_path: Path) -> None:
    path = tmp_path / "headed.txt"
    path.write_text("I. Introduction\n\n1. Decides to meet.\n", encoding="utf-8")
    drafting.import_draft(two, path, symbol="Headed")
    with pytest.raises(UnknownName, match="is a heading"):
        standing.see_clause(two, "I")


def test_a_header_that_names_a_base_nobody_tabled_is_told(tmp_path: Path) -> None:
    path = tmp_path / "two.txt"
    path.write_text(SECOND.replace("Symbol: Two", "Symbol: Two\nBased-on: One"), encoding="utf-8")
    with files.new_negotiation(tmp_path / "y.negotiation", "Y") as negotiation:
        done = drafting.import_draft(negotiation, path)
        assert "not on the table" in done.notices[-1]
        with pytest.raises(UnknownName):
            drafting.import_draft(negotiation, path, symbol="Three", based_on="One")


def test_prose_without_a_number_holds_no_clause(two: Negotiation, tmp_path: Path) -> None:
    path = tmp_path / "prose.txt"
    path.write_text("The meeting was long.\n\nThe coffee was cold.\n", encoding="utf-8")
    with pytest.raises(WorkbenchError, match="holds no clause"):
        drafting.import_draft(two, path, symbol="Prose")


def test_a_proposal_of_the_same_words_is_none(two: Negotiation) -> None:
    words = standing.see_clause(two, "1").clause.text
    with pytest.raises(NotAllowed, match="already"):
        proposing.propose(two, "1", ["Cuba"], words=words)
