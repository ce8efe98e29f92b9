"""The room as it stood on an earlier day: the words of a working draft too, not today's."""

from collections.abc import Iterator
from datetime import UTC, datetime
from datetime import date as Date
from pathlib import Path

import pytest

from workbench.desk import files, recording
from workbench.desk.consensus import bringing, matrix
from workbench.desk.consensus import standing as standings
from workbench.desk.consensus.status import see_status
from workbench.desk.drafts import arranging, bracketing, comparing, drafting
from workbench.desk.exports import exporting, narrating
from workbench.desk.negotiation import Negotiation
from workbench.desk.proposals import proposing, tabled
from workbench.desk.statements import made, positions, speaking
from workbench.errors import UnknownName
from workbench.model.acts import ClauseReworded
from workbench.model.change import Change
from workbench.model.consensus import Status
from workbench.model.draft import DraftState
from workbench.model.proposal import Decision
from workbench.model.record import ClauseAgreed, DraftIssued, DraftTabled
from workbench.text.normalise import words_hash

FIRST, SECOND, THIRD = "Calls for action;", "Calls for [urgent] action;", "Calls for urgent action;"


def june(day: int) -> Date:
    return Date(2012, 6, day)


def noon(day: int) -> datetime:
    return datetime(2012, 6, day, 12, tzinfo=UTC)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Negotiation]:
    """Rev.1 of 1 June; a working draft begun on the 2nd and edited on the 4th and the 8th, issued on the 10th."""
    path = tmp_path / "rev1.txt"
    path.write_text(f"Symbol: Rev.1\nDate: 2012-06-01\n\n1. {FIRST}\n\n2. Decides to meet.\n", encoding="utf-8")
    with files.new_negotiation(tmp_path / "x.negotiation", "x", by="test") as n:
        drafting.import_draft(n, path)
        drafting.start_working_draft(n, "Rev.1", "Rev.2, working")
        tabled = next(n.file.entries(limit=1)).act
        assert isinstance(tabled, DraftTabled)
        recording.undo(n)
        n.file.record(tabled, by="test", made_at=noon(2))
        clause = tabled.draft.clauses[0].id
        for day, was, now in ((4, FIRST, SECOND), (8, SECOND, THIRD)):
            edit = ClauseReworded(draft=tabled.draft.id, clause=clause, base_hash=words_hash(was), text=now)
            n.file.record(edit, by="test", made_at=noon(day))
        yield n


def words(n: Negotiation, day: int, draft: str | None = None) -> str:
    return drafting.show_draft(n, draft, june(day)).clauses[0].text


@pytest.mark.parametrize(
    ("day", "draft", "text"),
    [
        (1, "Rev.1", FIRST),
        (2, "Rev.2, working", FIRST),
        (3, "Rev.2, working", FIRST),
        (4, "Rev.2, working", SECOND),
        (7, "Rev.2, working", SECOND),
        (8, "Rev.2, working", THIRD),
    ],
)
def test_a_working_draft_has_the_words_of_the_day(room: Negotiation, day: int, draft: str, text: str) -> None:
    view = drafting.show_draft(room, as_of=june(day))
    assert (view.draft.symbol, view.clauses[0].text) == (draft, text)


def test_brackets_are_counted_in_the_words_of_the_day(room: Negotiation) -> None:
    assert [see_status(room, as_of=june(day)).brackets for day in (3, 4, 8)] == [0, 1, 0]
    assert [len(bracketing.see_brackets(room, as_of=june(day)).brackets) for day in (3, 4, 8)] == [0, 1, 0]
    trend = bracketing.see_brackets(room, as_of=june(4)).trend
    assert [(one.draft, one.brackets) for one in trend] == [("Rev.1", 0), ("Rev.2, working", 1)]


def test_clauses_added_removed_and_renumbered_later_are_not_there_yet(room: Negotiation) -> None:
    """What is done to the structure today leaves an earlier day as it was, with what was said on it."""
    speaking.say(room, "Cuba", ["2"], "oppose", draft="Rev.1", because="no", on=june(3))
    arranging.add_clause(room, "Rev.2, working", "Requests a report.", after="1")
    arranging.remove_clause(room, "Rev.2, working", "2")
    then = see_status(room, as_of=june(9))
    assert [(line.label, line.status) for line in then.clauses] == [("1", Status.UNTESTED), ("2", Status.CONTESTED)]
    assert then.draft.clauses == 2
    assert [line.text for line in see_status(room).clauses] == [THIRD, "Requests a report."]


def test_nothing_was_on_the_table_before_the_first_draft(room: Negotiation) -> None:
    with pytest.raises(UnknownName, match="No draft was on the table"):
        see_status(room, as_of=Date(2012, 5, 31))


def test_a_draft_issued_since_is_the_working_draft_it_was(room: Negotiation) -> None:
    (_, head) = room.heads()
    room.file.record(DraftIssued(draft=head.id, symbol="Rev.2", date=june(10)), by="test", made_at=noon(12))
    then = drafting.show_draft(room, "Rev.2", june(5)).draft
    assert (then.symbol, then.state) == ("Rev.2, working", DraftState.WORKING)
    assert words(room, 5, "Rev.2") == SECOND
    issued = drafting.show_draft(room, "Rev.2", june(10)).draft
    assert (issued.symbol, issued.state) == ("Rev.2", DraftState.ISSUED)


def test_an_issued_draft_has_its_issued_words_whenever_they_were_entered(room: Negotiation) -> None:
    (_, head) = room.heads()
    room.file.record(DraftIssued(draft=head.id, symbol="Rev.2", date=june(5)), by="test", made_at=noon(12))
    assert words(room, 5, "Rev.2") == THIRD


def test_an_edit_taken_back_was_never_made(room: Negotiation) -> None:
    recording.undo(room)
    assert words(room, 30) == SECOND


def test_what_was_agreed_on_a_day_is_agreed_on_the_words_of_that_day(room: Negotiation) -> None:
    (_, head) = room.heads()
    recording.undo(room)
    clause = room.draft(head.id).clauses[0]
    agreed = ClauseAgreed(draft=head.id, words={clause.id: words_hash(SECOND)}, level="informals", on=june(6))
    room.file.record(agreed, by="test", made_at=noon(6))
    edit = ClauseReworded(draft=head.id, clause=clause.id, base_hash=words_hash(SECOND), text=THIRD)
    room.file.record(edit, by="test", made_at=noon(8))
    statuses = [see_status(room, as_of=june(day)).clauses[0].status for day in (5, 6, 8)]
    assert statuses == [Status.UNTESTED, Status.AGREED, Status.UNTESTED]
    assert "words changed since agreed" in see_status(room, as_of=june(8)).clauses[0].flags


def test_drafts_are_listed_and_compared_as_of_a_day(room: Negotiation) -> None:
    assert [(one.symbol, one.brackets) for one in drafting.list_drafts(room, june(1))] == [("Rev.1", 0)]
    assert [one.brackets for one in drafting.list_drafts(room, june(4))] == [0, 1]
    arranging.add_clause(room, "Rev.2, working", "Requests a report.", after="1")
    changes = [comparing.compare(room, "Rev.1", "Rev.2", june(day)).counts for day in (3, 4)]
    assert changes == [{"kept": 2}, {"amended": 1, "kept": 1}]
    assert comparing.compare(room, "Rev.1", "Rev.2").counts[Change.ADDED] == 1
    assert standings.see_clause(room, "1", as_of=june(3)).change == "kept"
    assert standings.see_clause(room, "1").change == "amended"


def test_proposals_are_listed_as_they_were_on_a_day(room: Negotiation) -> None:
    proposing.propose(room, "1", ["Cuba"], words="Calls for no action;", draft="Rev.1", on=june(3))
    (ref,) = [one.ref for one in tabled.list_proposals(room, draft="Rev.1")]
    proposing.back_proposal(room, ref, "Mexico", "support", draft="Rev.1", on=june(5))
    proposing.decide_proposal(room, ref, Decision.REJECTED, draft="Rev.1", on=june(7))
    then = [tabled.list_proposals(room, draft="Rev.1", as_of=june(day), decided=True) for day in (2, 3, 5, 7)]
    assert [[(one.supporters, one.decision) for one in views] for views in then] == [
        [], [((), None)], [(("Mexico",), None)], [(("Mexico",), Decision.REJECTED)],
    ]  # fmt: skip
    assert not tabled.list_proposals(room, draft="Rev.1", as_of=june(7))
    with pytest.raises(UnknownName, match="was made after 2 June 2012"):
        tabled.show_proposal(room, ref, draft="Rev.1", as_of=june(2))


def test_statements_and_the_history_of_a_clause_end_with_the_day(room: Negotiation) -> None:
    speaking.say(room, "Cuba", ["1"], "oppose", draft="Rev.1", because="no", on=june(3))
    ref = made.list_statements(room)[0].ref
    speaking.say(room, "Cuba", ["1"], "support", corrects=ref, on=june(5))
    made.withdraw_statement(room, ref, on=june(6))
    then = [made.list_statements(room, as_of=june(day)) for day in (2, 3, 5, 6)]
    assert [[bool(one.corrected_by) for one in lines] for lines in then] == [[], [False], [False, True], [False, True]]
    assert [made.show_statement(room, ref, june(day)).history for day in (5, 6)] == [(), ("6 June 2012: withdrawn",)]
    history = standings.see_clause(room, "1", as_of=june(4)).history
    assert [one.split(":")[0] for one in history] == ["4 June 2012", "3 June 2012"]


def test_every_question_is_asked_of_the_same_day(room: Negotiation, tmp_path: Path) -> None:
    speaking.say(room, "Cuba", ["1"], "oppose", draft="Rev.1", because="no", on=june(3))
    speaking.say(room, "Cuba", ["1"], "support", draft="Rev.1", on=june(7))
    speaking.say(room, "Mexico", ["1"], "support", draft="Rev.1", on=june(7))
    day = june(5)
    assert bringing.see_blockers(room, as_of=day).holders[0].name == "Cuba"
    assert not bringing.see_blockers(room).holders
    assert not bringing.see_nearness(room, as_of=day).pairs
    assert bringing.see_nearness(room).pairs
    assert len(positions.list_positions(room, as_of=day)) == 1
    assert matrix.see_matrix(room, as_of=day).rows[0].codes == "x."
    assert standings.see_clause(room, "1", as_of=day).clause.text == SECOND
    assert [one.title for one in narrating.see_views(room, clauses=["1"], as_of=day).clauses[0].views] == [
        "oppose", "silent",
    ]  # fmt: skip
    exporting.export(room, "clean", tmp_path / "then.txt", as_of=day)
    text = (tmp_path / "then.txt").read_text(encoding="utf-8")
    assert "As the room stood on 5 June 2012." in text
    assert "Rev.2, working" in text
