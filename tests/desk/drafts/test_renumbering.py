"""Alternatives are resolved and the draft is renumbered; what a clause was called stays within reach."""

import pytest

from workbench.desk import recording
from workbench.desk.consensus import standing
from workbench.desk.drafts import arranging, comparing, drafting
from workbench.desk.drafts.renumbering import renumber_draft
from workbench.desk.negotiation import Negotiation
from workbench.errors import NotAllowed, UnknownName

W = "Rev.3, working"


@pytest.fixture
def working(case: Negotiation) -> Negotiation:
    """The worked case with a working draft in which 36 (l) has an alternative."""
    drafting.start_working_draft(case, "Rev.2", W)
    arranging.add_clause(case, W, "[Human security begins with the climate;]", after="36 (l)")
    return case


def labels(n: Negotiation, draft: str) -> list[str]:
    return [one.label for one in drafting.show_draft(n, draft).clauses]


def test_an_alternative_in_brackets_keeps_its_bis(working: Negotiation) -> None:
    with pytest.raises(NotAllowed, match="in order") as refused:
        renumber_draft(working, W)
    assert "36 (l) bis" in refused.value.hint


def test_where_both_stay_the_second_is_a_paragraph_of_its_own_and_the_rest_shifts(working: Negotiation) -> None:
    drafting.edit_clause(working, W, "36 (l) bis", "Human security begins with the climate;")
    done = drafting.issue_draft(working, W, "Rev.3", renumber=True)
    assert "36 (l) bis → 36 (m), 36 (m) → 36 (n)" in done.notices[0]
    assert labels(working, "Rev.3")[-3:] == ["36 (l)", "36 (m)", "36 (n)"]
    view = standing.see_clause(working, "36 (m)")
    assert view.called == ("36 (l) bis",)
    assert view.clause.number == "(m)"
    assert standing.see_clause(working, "36 (n)").before_labels == ("36 (m)",)
    with pytest.raises(UnknownName, match=r"36 \(l\) bis is called 36 \(m\)"):
        standing.see_clause(working, "36 (l) bis")


@pytest.mark.parametrize(("taken", "left"), [("36 (l)", "climate change"), ("36 (l) bis", "begins with the climate")])
def test_one_alternative_is_taken_and_the_other_goes(working: Negotiation, taken: str, left: str) -> None:
    arranging.take_alternative(working, W, taken)
    drafting.issue_draft(working, W, "Rev.3", renumber=True)
    assert labels(working, "Rev.3")[-2:] == ["36 (l)", "36 (m)"]
    clause = standing.see_clause(working, "36 (l)").clause
    assert left in clause.text
    assert not clause.text.startswith("[")
    assert working.file.verify() == ()


def test_taking_is_one_act_and_undone_as_one(working: Negotiation) -> None:
    before = drafting.show_draft(working, W)
    arranging.take_alternative(working, W, "36 (l) bis")
    recording.undo(working)
    assert drafting.show_draft(working, W) == before
    with pytest.raises(NotAllowed, match="no alternative"):
        arranging.take_alternative(working, W, "36 (a)")


def test_positions_stay_with_their_clauses_under_new_labels(working: Negotiation) -> None:
    before = [one.states for one in standing.see_clause(working, "36 (k)", W).stances]
    arranging.remove_clause(working, W, "36 (a)")
    renumber_draft(working, W)
    assert [one.states for one in standing.see_clause(working, "36 (j)", W).stances] == before
    pairings = {one.old: one.new for one in comparing.compare(working, "Rev.2", W).pairings}
    assert pairings["36 (k)",] == ("36 (j)",)
    recording.undo(working)
    assert labels(working, W)[1] == "36 (b)"
