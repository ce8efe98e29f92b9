"""Brackets are counted, read as somebody would have them, and resolved one by one."""

import pytest

from workbench.desk import bracketing, drafting, recording, standing
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
    assert dict(view.trend)["A/66/763"] == 0
    assert dict(view.trend)[REV_1] > dict(view.trend)[view.draft] == len(view.brackets)


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
