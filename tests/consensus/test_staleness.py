"""What becomes of a position when the words, the chapeau or the place of its clause change."""

import pytest

from tests.consensus.scene import JUNE, day, draft, groups, said, succession
from workbench.consensus.descent import Descent
from workbench.consensus.staleness import Carried, carry, carry_exceptions, changes
from workbench.consensus.standing import stand
from workbench.model.base import ClauseId
from workbench.model.change import Change, Op, Succession
from workbench.model.consensus import Aligned, Freshness, Taken
from workbench.model.draft import Draft
from workbench.model.statement import Stance
from workbench.text.normalise import words_hash

SUPPORT, ACCEPT, RESERVE, AMEND, OPPOSE = Stance
HEAD = "Guided by the Outcome,"
ALIKE = ("the right of people to live in freedom", "the notion is distinct")


def carried(drafts: list[Draft], links: list[Succession], *taken: Taken) -> Carried:
    by_clause: dict[ClauseId, list[Taken]] = {}
    for one in taken:
        by_clause.setdefault(one.origin, []).append(one)
    texts = [clause.text for one in drafts for clause in one.clauses]
    return carry(
        Descent(drafts[-1], drafts[:-1], {one.new: one for one in links}),
        by_clause,
        {words_hash(text): text for text in texts},
    )


def kept(*places: int) -> Succession:
    return succession("A", "B", *((Change.KEPT, [f"A.{one}"], [f"B.{one}"]) for one in places))


@pytest.mark.parametrize(
    ("was", "now", "chapeau_now", "freshness"),
    [
        ("States shall act", "States shall act", HEAD, Freshness.CARRIED),
        ("States shall act", "States shall act;", HEAD, Freshness.CARRIED),
        ("States shall act", "States should act", HEAD, Freshness.STALE),
        ("States shall act", "States [shall] act", HEAD, Freshness.STALE),
        ("States shall act", "States shall act", "Guided by the Outcome", Freshness.CARRIED),
        ("States shall act", "States shall act", "Recalling the Outcome,", Freshness.CONFIRM),
        ("States shall act", "States should act", "Recalling the Outcome,", Freshness.STALE),
    ],
)
def test_words_and_chapeau_decide_how_fresh_a_position_is(
    was: str, now: str, chapeau_now: str, freshness: Freshness
) -> None:
    drafts = [draft("A", was, chapeau=HEAD), draft("B", now, chapeau=chapeau_now)]
    found = carried(drafts, [kept(0, 1)], said("CUB", SUPPORT, text=was))
    assert [one.freshness for one in found["B.1"]] == [freshness]


def test_on_the_very_clause_a_position_is_current_until_the_working_draft_is_reworded() -> None:
    now = draft("A", "States shall act")
    for words, freshness in (
        ("States shall act", Freshness.CURRENT),
        ("States shall act.", Freshness.STALE),
        ("States should act", Freshness.STALE),
    ):
        (found,) = carried([now], [], said("CUB", SUPPORT, text=words))["A.1"]
        assert found.freshness is freshness, words
    taken = said("CUB", SUPPORT, text="States shall act.")
    (known,) = carry(Descent(now, (), {}), {"A.1": [taken]}, {taken.words_hash: "States shall act."})["A.1"]
    assert known.freshness is Freshness.CARRIED


def test_a_position_without_a_hash_was_taken_on_the_words_of_its_draft() -> None:
    drafts = [draft("A", "one"), draft("B", "two")]
    (found,) = carried(drafts, [kept(1)], said("CUB", SUPPORT))["B.1"]
    assert found.freshness is Freshness.STALE


def test_words_that_come_back_are_fresh_again() -> None:
    drafts = [draft("A", "one"), draft("B", "two"), draft("C", "one")]
    links = [kept(1), succession("B", "C", (Change.AMENDED, ["B.1"], ["C.1"]))]
    (found,) = carried(drafts, links, said("CUB", SUPPORT, text="one"))["C.1"]
    assert (found.freshness, found.origin) == (Freshness.CARRIED, "A.1")


@pytest.mark.parametrize("change", [Change.DROPPED, Change.ADDED, Change.UNPLACED])
def test_a_dropped_added_or_unplaced_clause_ends_the_line(change: Change) -> None:
    links = [succession("A", "B", (change, ["A.1"], ["B.1"]))]
    assert carried([draft("A", "one"), draft("B", "one")], links, said("CUB", SUPPORT, text="one")) == {}


def test_after_a_split_each_part_asks_to_be_confirmed_and_a_reworded_part_is_stale() -> None:
    drafts = [
        draft("A", "force is not entailed. No obligation is entailed"),
        draft("B", "force is not entailed;", "no obligation [is][shall be] entailed"),
    ]
    links = [succession("A", "B", (Change.SPLIT, ["A.1"], ["B.1", "B.2"]))]
    found = carried(drafts, links, said("CUB", OPPOSE, text=drafts[0].clauses[0].text))
    assert [found[one][0].freshness for one in ("B.1", "B.2")] == [Freshness.CONFIRM, Freshness.STALE]


def test_a_merge_of_a_supported_and_an_opposed_clause_gives_both_positions() -> None:
    drafts = [draft("A", *ALIKE), draft("B", f"{ALIKE[0]}; {ALIKE[1]}")]
    links = [succession("A", "B", (Change.MERGED, ["A.1", "A.2"], ["B.1"]))]
    taken = [
        said("CUB", SUPPORT, 4, clause="A.1", text=ALIKE[0]),
        said("CUB", OPPOSE, 5, clause="A.2", text=ALIKE[1]),
    ]
    both = carried(drafts, links, *taken)["B.1"]
    assert {(one.stance, one.freshness) for one in both} == {
        (SUPPORT, Freshness.CONFIRM),
        (OPPOSE, Freshness.CONFIRM),
    }
    cuba = stand("B.1", both, (), groups(), JUNE)["CUB"]
    assert (cuba.is_contradictory, cuba.stance) == (True, None)

    spoken = carried(drafts, links, *taken, said("CUB", ACCEPT, 6, clause="B.1"))["B.1"]
    assert [one.stance for one in spoken] == [ACCEPT]
    assert stand("B.1", spoken, (), groups(), JUNE)["CUB"].stance is ACCEPT


def test_a_merge_that_adds_words_is_stale() -> None:
    drafts = [draft("A", *ALIKE), draft("B", f"{ALIKE[0]} unless {ALIKE[1]}")]
    links = [succession("A", "B", (Change.MERGED, ["A.1", "A.2"], ["B.1"]))]
    (found,) = carried(drafts, links, said("CUB", SUPPORT, text=ALIKE[0]))["B.1"]
    assert found.freshness is Freshness.STALE


def test_words_promoted_to_the_chapeau_bring_their_positions() -> None:
    drafts = [draft("A", "as a notion", chapeau=HEAD), draft("B", "more", chapeau=f"{HEAD} as a notion")]
    links = [
        succession("A", "B", (Change.AMENDED, ["A.0"], ["B.0"]), (Change.PROMOTED, ["A.1"], ["B.0"])),
    ]
    found = carried(
        drafts,
        links,
        said("CUB", SUPPORT, clause="A.0", text=HEAD),
        said("CUB", OPPOSE, clause="A.1", text="as a notion"),
    )["B.0"]
    assert [(one.stance, one.freshness) for one in found] == [
        (SUPPORT, Freshness.STALE),
        (OPPOSE, Freshness.CONFIRM),
    ]


def test_a_move_to_another_chapeau_asks_to_be_confirmed_and_within_one_does_not() -> None:
    was = draft("A", "one", "two", chapeau=HEAD)
    now = draft("B", "two", "one", chapeau=HEAD)
    moved = succession(
        "A",
        "B",
        (Change.KEPT, ["A.0"], ["B.0"]),
        (Change.MOVED, ["A.1"], ["B.2"]),
        (Change.KEPT, ["A.2"], ["B.1"]),
    )
    (within,) = carried([was, now], [moved], said("CUB", SUPPORT, text="one"))["B.2"]
    assert within.freshness is Freshness.CARRIED
    apart = draft("B", "two", "one")
    (elsewhere,) = carried([was, apart], [moved], said("CUB", SUPPORT, text="one"))["B.2"]
    assert elsewhere.freshness is Freshness.CONFIRM


def test_along_a_line_the_latest_word_counts_even_if_it_was_on_the_earlier_draft() -> None:
    drafts = [draft("A", "one"), draft("B", "one")]
    on_the_new = said("CUB", SUPPORT, 8, clause="B.1", text="one")
    for on, stance in ((7, SUPPORT), (9, OPPOSE)):
        found = carried(drafts, [kept(1)], said("CUB", OPPOSE, on, text="one"), on_the_new)
        assert [one.stance for one in found["B.1"]] == [stance]


def test_superseded_positions_are_kept_for_those_who_had_aligned_themselves() -> None:
    drafts = [draft("A", "one"), draft("B", "one")]
    found = carried(
        drafts, [kept(1)], said("HSN", SUPPORT, 4, text="one"), said("HSN", OPPOSE, 8, clause="B.1", text="one")
    )
    (past,) = found.past["B.1"]
    assert (past.stance, past.superseded_on) == (SUPPORT, day(8))
    aligned = [Aligned("KOR", "HSN", day(6), 6)]
    standing = stand("B.1", found["B.1"], aligned, groups(), JUNE, past=found.past["B.1"])
    assert (standing["KOR"].stance, standing["HSN"].stance) == (SUPPORT, OPPOSE)


def test_an_exception_goes_with_its_clause_through_moves_splits_and_merges() -> None:
    drafts = [draft("A", "one", "two"), draft("B", "one", "two", "three"), draft("C", "all", "rest")]
    links = {
        "B": succession("A", "B", (Change.SPLIT, ["A.1"], ["B.1", "B.2"]), (Change.KEPT, ["A.2"], ["B.3"])),
        "C": succession("B", "C", (Change.MERGED, ["B.2", "B.3"], ["C.1"]), (Change.DROPPED, ["B.1"], [])),
    }
    excepting = Aligned("KOR", "HSN", day(6), 6, except_clauses=frozenset({"A.1"}))
    whole = Aligned("IND", "HSN", day(6), 7)
    found = carry_exceptions([excepting, whole], Descent(drafts[-1], drafts[:-1], links))
    assert [one.except_clauses for one in found] == [frozenset({"A.1", "B.1", "B.2", "C.1"}), frozenset()]


def test_the_words_that_changed_are_drawn_when_asked_for() -> None:
    taken = said("CUB", SUPPORT, text="States shall act")
    words = {taken.words_hash: "States shall act"}
    edits = changes(taken, "States should act", words)
    assert {(one.op, one.text.strip()) for one in edits if one.op is not Op.KEEP} == {
        (Op.DELETE, "shall"),
        (Op.INSERT, "should"),
    }
    assert changes(taken, "States shall act", words) == ()
    assert changes(taken, "States should act", {}) == ()


def test_drafts_that_claim_to_come_from_each_other_end() -> None:
    drafts = [draft("A", "one"), draft("B", "one")]
    links = [kept(1), succession("B", "A", (Change.KEPT, ["B.1"], ["A.1"]))]
    assert len(carried(drafts, links, said("CUB", SUPPORT, text="one"))["B.1"]) == 1
