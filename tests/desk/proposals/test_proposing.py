"""Proposals are laid beside each other; accepting one changes the words, and the others are shown on them."""

import pytest

from workbench.desk import recording
from workbench.desk.consensus import standing, status
from workbench.desk.drafts import arranging, drafting, renumbering
from workbench.desk.negotiation import Negotiation
from workbench.desk.proposals import accepting, proposing, tabled
from workbench.desk.statements import speaking
from workbench.errors import NotAllowed, UnknownName
from workbench.model.change import Op
from workbench.model.proposal import Decision

D_WORDS = "Human security and State security depend upon each other, and neither replaces the other;"


@pytest.fixture
def working(case: Negotiation) -> Negotiation:
    """The worked case with a working draft on the table."""
    drafting.start_working_draft(case, "Rev.2", "Rev.3, working")
    return case


def refs(n: Negotiation, clause: str) -> dict[str, str]:
    return {view.sponsors[0]: view.ref for view in tabled.list_proposals(n, clause=clause)}


def test_a_working_draft_carries_everything_unchanged(case: Negotiation) -> None:
    before = status.see_status(case)
    drafting.start_working_draft(case, "Rev.2", "Rev.3, working")
    after = status.see_status(case)
    assert [line.status for line in after.clauses] == [line.status for line in before.clauses]
    assert len(after.proposals) == len(before.proposals)


def test_in_an_issued_draft_nothing_is_accepted(case: Negotiation) -> None:
    with pytest.raises(NotAllowed, match="never changes") as refused:
        accepting.accept_proposal(case, refs(case, "c")["NAM"])
    assert 'workbench draft work "Rev.2 of 11 June 2012" --symbol S' in refused.value.hint


@pytest.mark.parametrize(
    ("because", "words", "asked"),
    [
        ("", "", ("Not given: a reason and what would cure it. The room will ask.",)),
        ("", D_WORDS, ("Not given: a reason. The room will ask.",)),
        ("too vague", "", ("Not given: what would cure it. The room will ask.",)),
        ("too vague", D_WORDS, ()),
    ],
)
def test_who_gives_the_wording_wanted_is_not_asked_for_a_cure(
    case: Negotiation, because: str, words: str, asked: tuple[str, ...]
) -> None:
    assert speaking.say(case, "Peru", ["d"], "amend", because=because, words=words).notices == asked


def test_accepting_puts_the_words_in_and_undo_takes_them_out(working: Negotiation) -> None:
    ref = refs(working, "c")["NAM"]
    before = standing.see_clause(working, "c").clause.text
    accepting.accept_proposal(working, ref)
    after = standing.see_clause(working, "c")
    assert after.clause.text != before
    assert "".join(edit.text for edit in after.redline if edit.op is not Op.DELETE) == after.clause.text
    assert ref not in {view.ref for view in after.proposals}
    recording.undo(working)
    assert standing.see_clause(working, "c").clause.text == before
    assert ref in {view.ref for view in standing.see_clause(working, "c").proposals}
    assert working.file.verify() == ()


def test_the_other_proposal_is_shown_on_the_accepted_words_and_never_applied(working: Negotiation) -> None:
    by = refs(working, "l")
    accepted = accepting.accept_proposal(working, by["PSIDS"])
    assert [one.ref for one in accepted.others] == [by["G77"]]
    now = standing.see_clause(working, "l").clause.text
    carried = accepted.others[0]
    assert "".join(edit.text for edit in carried.redline if edit.op is not Op.INSERT) == now
    view = tabled.show_proposal(working, by["G77"])
    assert view.decision is None
    assert view.carried is not None
    assert view.carried.fits == carried.fits
    with pytest.raises(NotAllowed, match="changed since"):
        accepting.accept_proposal(working, by["G77"])


def test_two_changes_apart_from_each_other_are_accepted_one_after_the_other(working: Negotiation) -> None:
    text = standing.see_clause(working, "b").clause.text
    proposing.propose(working, "b", ["Cuba"], words=text.replace("distinct", "wholly distinct"))
    proposing.propose(working, "b", ["Japan"], words=text.replace("implementation", "application"))
    by = refs(working, "b")
    assert tabled.show_proposal(working, by["Cuba"]).collides == ()
    accepting.accept_proposal(working, by["Cuba"])
    accepting.accept_proposal(working, by["Japan"], carried=True)
    now = standing.see_clause(working, "b").clause.text
    assert "wholly distinct" in now
    assert "application" in now


def test_changes_of_the_same_words_collide(case: Negotiation) -> None:
    text = standing.see_clause(case, "b").clause.text
    proposing.propose(case, "b", ["Cuba"], words=text.replace("distinct", "different"))
    proposing.propose(case, "b", ["Japan"], words=text.replace("distinct", "separate"))
    by = refs(case, "b")
    assert tabled.show_proposal(case, by["Cuba"]).collides == (by["Japan"],)


def test_identical_proposals_are_found(case: Negotiation) -> None:
    proposing.propose(case, "d", ["Cuba"], words=D_WORDS)
    done = proposing.propose(case, "d", ["Japan", "Mexico"], words=f" {D_WORDS} ")
    by = refs(case, "d")
    assert by["Cuba"] in done.notices[0]
    assert tabled.show_proposal(case, by["Japan"]).identical == (by["Cuba"],)


def test_supporters_and_opponents_stand_beside_a_proposal(case: Negotiation) -> None:
    ref = refs(case, "g")["Cuba"]
    proposing.back_proposal(case, ref, "Iran", "support")
    proposing.back_proposal(case, ref, "Japan", "support")
    proposing.back_proposal(case, ref, "Japan", "oppose")
    view = tabled.show_proposal(case, "g")
    assert view.supporters == ("Iran (Islamic Republic of)",)
    assert view.opponents == ("Japan",)


@pytest.mark.parametrize("decision", [Decision.REJECTED, Decision.WITHDRAWN])
def test_a_decided_proposal_is_no_longer_open_but_listed_when_asked_for(case: Negotiation, decision: Decision) -> None:
    ref = refs(case, "g")["Cuba"]
    proposing.decide_proposal(case, ref, decision, because="overtaken")
    assert tabled.list_proposals(case, clause="g") == ()
    found = {view.ref: view.decision for view in tabled.list_proposals(case, clause="g", decided=True)}
    assert found[ref] is decision
    assert status.see_status(case).clauses[7].proposals == 0


def test_a_later_word_without_the_proposal_supersedes_it(case: Negotiation) -> None:
    assert refs(case, "g")
    speaking.say(case, "Cuba", ["g"], "accept")
    assert refs(case, "g") == {}


def test_deletion_addition_and_move_are_proposed_too(case: Negotiation) -> None:
    proposing.propose(case, "a", ["Cuba"], kind="deletion")
    proposing.propose(case, "e", ["Fiji"], kind="addition", words="Human security rests upon a living ocean;")
    proposing.propose(case, "j", ["Mexico"], kind="move", after="a")
    deletion, addition, move = (tabled.list_proposals(case, clause=label)[0] for label in "aej")
    assert [edit.op for edit in deletion.redline] == [Op.DELETE]
    assert {edit.op for edit in addition.redline} == {Op.KEEP, Op.INSERT}
    assert move.redline == ()


@pytest.mark.parametrize(
    ("kind", "words", "after"), [("wording", "", None), ("addition", "", None), ("move", "", None)]
)
def test_half_a_proposal_is_refused(case: Negotiation, kind: str, words: str, after: str | None) -> None:
    with pytest.raises(NotAllowed):
        proposing.propose(case, "a", ["Cuba"], kind=kind, words=words, after=after)


def test_a_clause_with_two_open_proposals_asks_which(case: Negotiation) -> None:
    with pytest.raises(UnknownName, match="2 open proposals"):
        tabled.show_proposal(case, "l")
    with pytest.raises(UnknownName, match="no proposal"):
        tabled.show_proposal(case, "zzzzzz")


def test_a_move_says_where_to_and_keeps_up_with_the_labels(working: Negotiation) -> None:
    proposing.propose(working, "j", ["Pakistan"], kind="move", after="d")
    ref = refs(working, "j")["Pakistan"]
    assert tabled.show_proposal(working, ref).after == "36 (d)"
    arranging.add_clause(working, "Rev.3, working", "New words;", after="36 (a)")
    renumbering.renumber_draft(working, "Rev.3, working")
    assert tabled.show_proposal(working, ref).after == "36 (e)"
    arranging.remove_clause(working, "Rev.3, working", "36 (e)")
    assert tabled.show_proposal(working, ref).after == ""


def test_a_proposal_on_a_clause_taken_out_since_is_not_called_unknown(working: Negotiation) -> None:
    proposing.propose(working, "j", ["Pakistan"], kind="deletion", draft="Rev.2")
    ref = refs(working, "j")["Pakistan"]
    arranging.remove_clause(working, "Rev.3, working", "36 (j)")
    drafting.issue_draft(working, "Rev.3, working", "Rev.3")
    with pytest.raises(UnknownName, match=r"not in Rev\.3") as refused:
        tabled.show_proposal(working, ref)
    assert "--draft" in refused.value.hint
    assert tabled.show_proposal(working, ref, draft="Rev.2").clause == "36 (j)"


def test_a_proposal_whose_every_change_is_in_the_words_stays_met_when_others_are_accepted(working: Negotiation) -> None:
    words = standing.see_clause(working, "j").clause.text
    for who, was, becomes in (
        (["Japan"], "proactive", "proactive and preventive"),
        (["Chile", "Peru"], "proactive", "proactive and preventive"),
        (["Mexico"], "where possible", "wherever possible"),
    ):
        proposing.propose(working, "j", who, words=words.replace(was, becomes))
    by = refs(working, "j")
    accepted = accepting.accept_proposal(working, by["Japan"])
    assert [one.ref for one in accepted.others] == [by["Mexico"]]
    assert "is met with it" in accepted.done.notices[0]
    accepting.accept_proposal(working, by["Mexico"], carried=True)
    assert refs(working, "j") == {}
    recording.undo(working)
    recording.undo(working)
    assert set(refs(working, "j")) == {"Japan", "Chile", "Mexico"}
