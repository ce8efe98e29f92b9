"""The pen-holder adds, removes and moves clauses of a working draft; what was said follows the clauses."""

from collections.abc import Callable

import pytest

from workbench.desk import recording
from workbench.desk.consensus import silence, standing
from workbench.desk.drafts import arranging, comparing, drafting
from workbench.desk.negotiation import Negotiation
from workbench.desk.proposals import accepting, proposing, tabled
from workbench.errors import NotAllowed, Outdated, UnknownName
from workbench.model.change import Change
from workbench.model.proposal import Decision
from workbench.model.silence import SilenceOutcome

W = "Rev.3, working"


@pytest.fixture
def working(case: Negotiation) -> Negotiation:
    """The worked case with a working draft on the table."""
    drafting.start_working_draft(case, "Rev.2", W)
    return case


def labels(n: Negotiation, draft: str = W) -> list[str]:
    return [one.label for one in drafting.show_draft(n, draft).clauses]


def became(n: Negotiation) -> dict[tuple[str, ...], Change]:
    pairings = comparing.compare(n, "Rev.2", W).pairings
    return {one.new or one.old: one.change for one in pairings if one.change is not Change.KEPT}


def add(n: Negotiation) -> None:
    arranging.add_clause(n, W, "Human security rests upon a living ocean;", after="36 (c)")


def remove(n: Negotiation) -> None:
    arranging.remove_clause(n, W, "36 (d)")


def move(n: Negotiation) -> None:
    arranging.move_clause(n, W, "36 (j)", after="36 (a)")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (add, {("36 (c) bis",): Change.ADDED}),
        (remove, {("36 (d)",): Change.DROPPED}),
        (move, {("36 (j)",): Change.MOVED}),
    ],
)
def test_the_succession_follows_and_undo_brings_all_back(
    working: Negotiation, change: Callable[[Negotiation], None], expected: dict[tuple[str, ...], Change]
) -> None:
    before = drafting.show_draft(working, W)
    change(working)
    assert became(working) == expected
    assert working.file.verify() == ()
    recording.undo(working)
    assert drafting.show_draft(working, W) == before
    assert became(working) == {}
    recording.redo(working)
    assert became(working) == expected


def test_a_clause_stands_where_it_was_put(working: Negotiation) -> None:
    add(working)
    arranging.add_clause(working, W, "It endures;", after="36 (c)")
    move(working)
    arranging.move_clause(working, W, "36 (m)", after="36")
    assert labels(working)[:6] == ["36", "36 (m)", "36 (a)", "36 (j)", "36 (b)", "36 (c)"]
    assert labels(working)[6:8] == ["36 (c) bis", "36 (c) ter"]
    assert drafting.list_drafts(working)[-1].clauses == 16


def test_a_clause_goes_with_all_below_it(working: Negotiation) -> None:
    arranging.add_clause(working, W, "The land;", under="36 (b)")
    arranging.add_clause(working, W, "The sea;", after="36 (b) (i)", label="(ii)")
    assert drafting.show_draft(working, W).clauses[2].label == "36 (b)"
    done = arranging.remove_clause(working, W, "36 (b)")
    assert "with the 2 below it" in done.sentence
    assert not [label for label in labels(working) if label.startswith("36 (b)")]


def test_positions_stay_with_a_clause_that_moves_and_an_added_one_is_untested(working: Negotiation) -> None:
    before = standing.see_clause(working, "36 (j)").stances
    move(working)
    add(working)
    after = standing.see_clause(working, "36 (j)")
    assert [one.states for one in after.stances] == [one.states for one in before]
    assert after.change is Change.MOVED
    assert standing.see_clause(working, "36 (c) bis").line.status == "untested"


def test_what_was_agreed_or_proposed_is_named_when_a_clause_goes(working: Negotiation) -> None:
    assert any("open proposal" in notice for notice in arranging.remove_clause(working, W, "36 (g)").notices)


@pytest.mark.parametrize("change", [add, remove, move])
def test_silence_is_void_once_a_clause_comes_goes_or_moves(
    working: Negotiation, change: Callable[[Negotiation], None]
) -> None:
    silence.open_silence(working, W, "2099-06-14T18:00")
    change(working)
    assert silence.see_silences(working)[0].outcome is SilenceOutcome.VOID
    recording.undo(working)
    assert silence.see_silences(working)[0].outcome is SilenceOutcome.OPEN


@pytest.mark.parametrize(
    "attempt",
    [
        lambda n: arranging.add_clause(n, "Rev.2", "Words;", after="36 (a)"),
        lambda n: arranging.add_clause(n, W, "  ", after="36 (a)"),
        lambda n: arranging.add_clause(n, W, "Words;"),
        lambda n: arranging.add_clause(n, W, "Words;", after="36 (a)", before="36 (c)"),
        lambda n: arranging.remove_clause(n, W, "36"),
        lambda n: arranging.move_clause(n, W, "36 (b)", after="36 (a)"),
        lambda n: arranging.move_clause(n, W, "36 (b)", after="36 (b)"),
        lambda n: arranging.move_clause(n, W, "36", under="36 (b)"),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_no_entry(
    working: Negotiation, attempt: Callable[[Negotiation], object]
) -> None:
    before = working.file.length()
    with pytest.raises(NotAllowed):
        attempt(working)
    assert working.file.length() == before


def test_a_removal_does_not_land_on_words_changed_meanwhile(working: Negotiation) -> None:
    draft = working.draft(working.heads()[-1].id)
    clause = next(one for one in draft.clauses if one.label == "36 (d)")
    act = arranging.removal(draft, clause)
    drafting.edit_clause(working, W, "36 (d)", "Other words;")
    with pytest.raises(Outdated):
        working.record(act)


def test_a_draft_that_follows_keeps_its_succession(working: Negotiation) -> None:
    drafting.issue_draft(working, W, "Rev.3")
    drafting.start_working_draft(working, "Rev.3", "Rev.4, working")
    arranging.remove_clause(working, "Rev.4, working", "36 (d)")
    changes = {one.old: one.change for one in comparing.compare(working, "Rev.3", "Rev.4, working").pairings}
    assert changes["36 (d)",] is Change.DROPPED
    with pytest.raises(UnknownName):
        standing.see_clause(working, "36 (d)", "Rev.4")


def ref_on(n: Negotiation, clause: str, sponsor: str) -> str:
    found = tabled.list_proposals(n, draft=W, clause=clause)
    return next(one.ref for one in found if one.sponsors[0] == sponsor)


def test_an_accepted_deletion_takes_the_clause_out_and_lists_what_no_longer_fits(working: Negotiation) -> None:
    proposing.propose(working, "36 (l)", ["Cuba"], kind="deletion", draft=W)
    accepted = accepting.accept_proposal(working, ref_on(working, "36 (l)", "Cuba"))
    assert "36 (l)" not in labels(working)
    assert {one.sponsors[0] for one in accepted.others} == {"PSIDS", "G77"}
    for one in accepted.others:
        assert not one.fits
        assert {edit.op for edit in one.redline} > {"keep"}
    recording.undo(working)
    assert "36 (l)" in labels(working)
    assert len(tabled.list_proposals(working, draft=W, clause="36 (l)")) == 3


def test_a_deletion_of_words_changed_since_asks_first(working: Negotiation) -> None:
    proposing.propose(working, "36 (d)", ["Cuba"], kind="deletion", draft=W)
    drafting.edit_clause(working, W, "36 (d)", "Other words;")
    ref = ref_on(working, "36 (d)", "Cuba")
    with pytest.raises(NotAllowed, match="changed since"):
        accepting.accept_proposal(working, ref)
    accepting.accept_proposal(working, ref, carried=True)
    assert "36 (d)" not in labels(working)


def test_an_accepted_addition_closes_the_identical_one_and_shows_the_other(working: Negotiation) -> None:
    for who, words in (("Fiji", "The ocean lives;"), ("Palau", "The ocean lives;"), ("Nauru", "The ocean matters;")):
        proposing.propose(working, "36 (e)", [who], kind="addition", words=words, draft=W)
    accepted = accepting.accept_proposal(working, ref_on(working, "36 (e)", "Fiji"))
    assert "36 (e) bis" in labels(working)
    assert [one.sponsors for one in accepted.others] == [("Nauru",)]
    left = tabled.list_proposals(working, draft=W, clause="36 (e)")
    assert [one.sponsors for one in left] == [("Nauru",)]
    accepting.accept_proposal(working, left[0].ref)
    assert labels(working)[labels(working).index("36 (e)") :][:3] == ["36 (e)", "36 (e) bis", "36 (e) ter"]


def test_an_accepted_move_moves_and_names_the_other(working: Negotiation) -> None:
    proposing.propose(working, "36 (j)", ["Mexico"], kind="move", after="36", draft=W)
    proposing.propose(working, "36 (j)", ["Chile"], kind="move", after="36 (b)", draft=W)
    accepted = accepting.accept_proposal(working, ref_on(working, "36 (j)", "Mexico"))
    assert labels(working)[:2] == ["36", "36 (j)"]
    assert "Chile would move it too" in accepted.done.notices[0]
    (closed,) = [one for one in tabled.list_proposals(working, draft=W, clause="j", decided=True) if one.decision]
    assert closed.decision is Decision.ACCEPTED


def test_a_move_behind_a_clause_that_is_gone_is_refused(working: Negotiation) -> None:
    proposing.propose(working, "36 (j)", ["Mexico"], kind="move", after="36 (d)", draft=W)
    remove(working)
    with pytest.raises(NotAllowed, match="should follow"):
        accepting.accept_proposal(working, ref_on(working, "36 (j)", "Mexico"))
