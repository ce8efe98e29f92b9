"""Brackets are counted, read as somebody would have them, and resolved one by one."""

import pytest

from workbench.desk import recording
from workbench.desk.consensus import standing
from workbench.desk.drafts import bracketing, drafting
from workbench.desk.negotiation import Negotiation
from workbench.errors import NotAllowed, UnknownName

REV_1 = "Rev.1 of 14 May 2012"


def words(n: Negotiation, reading: str, label: str, draft: str | None = None) -> str:
    view = bracketing.read_draft_as(n, reading, draft)
    return next(one.text for one in view.clauses if one.label == label)


def test_brackets_are_counted_by_clause_owner_and_draft(case: Negotiation) -> None:
    view = bracketing.see_brackets(case)
    assert [one.number for one in view.brackets if one.clause == "36 (c)"] == [1, 2]
    assert view.owners["Cuba"] == 2
    trend = {one.draft: one for one in view.trend}
    assert trend["A/66/763"].brackets == 0
    assert trend[REV_1].brackets > trend[view.draft].brackets == len(view.brackets)
    assert trend[view.draft].owners == view.owners
    assert sum(view.by_clause.values()) == len(view.brackets)
    assert trend[view.draft].clauses == view.clauses == len(view.by_clause)


def test_a_draft_is_read_clean_agreed_and_as_a_delegation_would_have_it(case: Negotiation) -> None:
    clean, agreed = words(case, "clean", "36 (c)"), words(case, "agreed", "36 (c)")
    european, cuban = words(case, "European Union", "36 (c)"), words(case, "CUB", "36 (c)")
    for one in (clean, agreed, european, cuban):
        assert "[" not in one
    assert "international law" in european
    assert "coercive" not in european
    assert "coercive" in cuban
    assert "international law" not in cuban
    assert "international law" in clean
    assert "coercive" not in agreed


def test_a_bracket_is_resolved_in_a_working_draft_and_undone(case: Negotiation) -> None:
    drafting.start_working_draft(case, "Rev.2", "Rev.3, working")
    before = standing.see_clause(case, "36 (c)").clause.text
    bracketing.resolve_bracket(case, "Rev.3", "36 (c)", 2, "keep")
    bracketing.resolve_bracket(case, "Rev.3", "36 (c)", 1, "drop")
    after = standing.see_clause(case, "36 (c)").clause
    assert after.brackets == 0
    assert "and in accordance with international law" in after.text
    assert "coercive" not in after.text
    recording.undo(case)
    recording.undo(case)
    assert standing.see_clause(case, "36 (c)").clause.text == before


def test_what_can_be_read_in_two_ways_is_said_if_the_name_is_somebodys(case: Negotiation) -> None:
    drafting.start_working_draft(case, "Rev.2", "Rev.3, working")
    text = "Cuba: [They act] under: Objectives: [peace], [now] or [later] [extreme - US; G77 delete] [EU to revert]."
    drafting.edit_clause(case, "Rev.3", "36 (d)", text)
    view = bracketing.see_brackets(case, "Rev.3")
    assert [(one.clause, one.words) for one in view.doubts] == [("36 (d)", "Cuba:"), ("36 (d)", "[now] or [later]")]
    assert "[name: …]" in view.doubts[0].said
    assert [one.said for one in view.brackets if one.clause == "36 (d)"][-2:] == [("US", "against: G77"), ("EU",)]


def test_what_cannot_be_resolved_is_said(case: Negotiation) -> None:
    drafting.start_working_draft(case, "Rev.2", "Rev.3, working")
    with pytest.raises(NotAllowed, match="no number 3"):
        bracketing.resolve_bracket(case, "Rev.3", "36 (c)", 3, "keep")
    with pytest.raises(UnknownName, match="resolution"):
        bracketing.resolve_bracket(case, "Rev.3", "36 (c)", 1, "ignore")
    with pytest.raises(NotAllowed, match="never changes"):
        bracketing.resolve_bracket(case, "Rev.2 of", "36 (c)", 1, "keep")
    with pytest.raises(UnknownName):
        bracketing.read_draft_as(case, "Atlantis")


W = "Rev.3, working"
QUOTED = "The Court held that “[the Council] may act” [Cuba: if asked] for x in [0, 1]"


@pytest.fixture
def quoted(case: Negotiation) -> Negotiation:
    """A working draft in which 36 (d) quotes a judgment."""
    drafting.start_working_draft(case, "Rev.2", W)
    drafting.edit_clause(case, W, "36 (d)", QUOTED)
    return case


def test_a_bracket_marked_as_no_negotiation_no_longer_counts_and_stays_in_clean_text(quoted: Negotiation) -> None:
    assert standing.see_clause(quoted, "36 (d)").clause.brackets == 2
    bracketing.mark_bracket(quoted, W, "36 (d)", "1")
    view = standing.see_clause(quoted, "36 (d)")
    assert (view.clause.brackets, view.line.brackets) == (1, 1)
    assert ("36 (d)", "the Council") in bracketing.see_brackets(quoted).marked
    assert words(quoted, "clean", "36 (d)") == "The Court held that “[the Council] may act” if asked for x in [0, 1]"
    assert quoted.file.verify() == ()
    recording.undo(quoted)
    assert standing.see_clause(quoted, "36 (d)").clause.brackets == 2


def test_the_mark_goes_along_to_the_next_draft_as_long_as_the_words_in_the_bracket_stay(quoted: Negotiation) -> None:
    bracketing.mark_bracket(quoted, W, "36 (d)", "[the Council]")
    drafting.issue_draft(quoted, W, "Rev.3")
    drafting.start_working_draft(quoted, "Rev.3", "Rev.4, working")
    assert standing.see_clause(quoted, "36 (d)").clause.brackets == 1
    drafting.edit_clause(quoted, "Rev.4", "36 (d)", QUOTED.replace("the Council", "this Council"))
    assert standing.see_clause(quoted, "36 (d)").clause.brackets == 2
    recording.undo(quoted)
    bracketing.mark_bracket(quoted, "Rev.4", "36 (d)", "the Council", negotiated=True)
    assert standing.see_clause(quoted, "36 (d)").clause.brackets == 2
    assert standing.see_clause(quoted, "36 (d)", "Rev.3").clause.brackets == 1


def test_a_marked_bracket_cannot_be_resolved_and_the_numbers_close_up(quoted: Negotiation) -> None:
    bracketing.mark_bracket(quoted, W, "36 (d)", "1")
    bracketing.resolve_bracket(quoted, W, "36 (d)", 1, "drop")
    assert "“[the Council] may act” for x" in standing.see_clause(quoted, "36 (d)").clause.text
    with pytest.raises(NotAllowed):
        bracketing.resolve_bracket(quoted, W, "36 (d)", 1, "keep")


@pytest.mark.parametrize("which", ["9", "nothing such", "[0, 2]"])
def test_a_mark_needs_a_bracket(quoted: Negotiation, which: str) -> None:
    with pytest.raises(NotAllowed):
        bracketing.mark_bracket(quoted, W, "36 (d)", which)


def test_spellings_of_one_delegation_are_read_and_counted_as_one(case: Negotiation) -> None:
    drafting.start_working_draft(case, "Rev.2", W)
    drafting.edit_clause(case, W, "36 (d)", "a [EU: b] c [European Union: d] e [Cuba: f]")
    assert words(case, "EU", "36 (d)") == "a b c d e"
    assert bracketing.see_brackets(case).owners["EU"] >= 2


def test_brackets_without_a_partner_are_listed_with_their_place(case: Negotiation) -> None:
    drafting.start_working_draft(case, "Rev.2", W)
    drafting.edit_clause(case, W, "36 (d)", "one [two] three] four")
    assert bracketing.see_brackets(case).unbalanced == (("36 (d)", 16, "one [two] three] four"),)
