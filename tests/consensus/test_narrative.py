"""The report of views: groups first, counts and names in notes, nothing paraphrased, nothing hidden."""

from collections.abc import Sequence

from tests.consensus.scene import JUNE, day, draft, groups, said
from workbench.consensus.measure import measure
from workbench.consensus.narrative import Views, tell_views
from workbench.consensus.quantifying import Scale, read_scale
from workbench.model.consensus import Aligned, Freshness, Taken
from workbench.model.statement import Stance

SUPPORT, ACCEPT, RESERVE, AMEND, OPPOSE = Stance
WORDS = "Human security is no requirement."


def told(*taken: Taken, aligned: Sequence[Aligned] = (), scale: Scale = ()) -> dict[str, Views]:
    result = measure(draft("A", WORDS), {"A.1": taken}, aligned=aligned, groups=groups(), on=JUNE)["A.1"]
    return {one.title: one for one in tell_views(WORDS, result, groups(), scale)}


def text(views: Views) -> str:
    return " ".join(one.text for one in views.passages)


def notes(views: Views) -> str:
    return " ".join(one.note for one in views.passages)


def test_a_group_is_told_first_with_who_spoke_for_it_and_who_stands_by_it() -> None:
    views = told(said("CUB", OPPOSE), said("NAM", OPPOSE, by="EGY", reason="too vague"))["oppose"]
    assert text(views) == (
        "Egypt, on behalf of the Movement of Non-Aligned Countries, objected to the clause. "
        "It gave as reason: too vague. Cuba objected to the clause."
    )
    assert views.passages[0].note == (
        "4 June 2012. Standing by its word: 5 Member States: Egypt, India, Jordan, South Africa, Thailand."
    )
    assert views.passages[-1].note == "1 Member State: Cuba, 4 June 2012."
    assert views.states == 6


def test_an_inherited_standing_is_never_told_as_a_state_s_own_word() -> None:
    views = told(said("PSIDS", SUPPORT, by="NRU"))
    assert "Fiji" not in text(views["support"])
    assert "Fiji" in notes(views["support"])


def test_states_are_counted_in_the_text_and_named_in_the_note() -> None:
    views = told(*(said(who, SUPPORT) for who in ("FJI", "CHE", "KOR", "CUB")))["support"]
    assert text(views) == "Four Member States supported the clause."
    assert notes(views).startswith("4 Member States: Cuba, 4 June 2012; Fiji, 4 June 2012; Republic of Korea")


def test_with_a_scale_the_count_stays_in_the_note() -> None:
    four = [said(who, SUPPORT) for who in ("FJI", "CHE", "KOR", "CUB")]
    views = told(*four, scale=read_scale("several 3, a number of 4, most"))
    assert text(views["support"]) == "A number of Member States supported the clause."
    assert notes(views["support"]).startswith("4 Member States: ")
    assert text(views["silent"]) == "Most Member States had not spoken to the clause."
    assert notes(views["silent"]) == "6 Member States."


def test_reasons_stand_as_given_and_shared_ones_once() -> None:
    views = told(said("CUB", OPPOSE, reason="too {} vague"), said("IND", OPPOSE, reason="too {} vague"))["oppose"]
    assert text(views) == "Two Member States objected to the clause. Cuba and India gave as reason: too {} vague."


def test_a_request_says_which_words_go_in_and_out_and_has_the_wording_in_its_note() -> None:
    asked = said("CUB", AMEND)._replace(words="Human security is no legal requirement.", cure="name the Charter")
    views = told(asked)["amend"]
    assert "It asked to put in “legal”." in text(views)
    assert "It would move if: name the Charter." in text(views)
    assert "Wording proposed: Human security is no legal requirement." in notes(views)


def test_what_was_said_on_words_that_changed_is_told_as_such() -> None:
    one, other = said("CUB", OPPOSE)._replace(freshness=Freshness.STALE), said("IND", OPPOSE)
    views = told(one, other)["oppose"]
    assert text(views) == ("Two Member States objected to the clause, one of them on words that have changed since.")
    assert "Cuba, 4 June 2012 (on words that changed since); India, 4 June 2012." in notes(views)
    group = told(said("NAM", OPPOSE, by="EGY")._replace(freshness=Freshness.STALE))["oppose"]
    assert "objected to the clause on words that have changed since." in text(group)


def test_private_and_illustrative_words_keep_their_marks_in_text_and_note() -> None:
    view = told(said("CUB", OPPOSE, reason="no")._replace(illustrative=True, private=True))["oppose"]
    assert text(view).startswith("Cuba objected to the clause (private; illustrative).")
    assert "(private; illustrative)" in notes(view)
    mixed = told(said("CUB", OPPOSE, reason="no")._replace(illustrative=True), said("IND", OPPOSE, reason="never"))
    assert "Cuba (illustrative) gave as reason: no." in text(mixed["oppose"])
    assert "India gave as reason: never." in text(mixed["oppose"])


def test_who_aligned_itself_is_told_apart_with_whom() -> None:
    views = told(said("HSN", SUPPORT, by="JOR"), aligned=[Aligned("KOR", "HSN", day(5), 5)])["support"]
    said_so = "Republic of Korea aligned itself with what the Human Security Network had said on 4 June 2012."
    assert said_so in text(views)


def test_who_is_pulled_both_ways_is_named_with_both_sides() -> None:
    views = told(said("NAM", OPPOSE, by="EGY"), said("HSN", SUPPORT, by="CHE"))["pulled both ways"]
    assert text(views) == (
        "Two Member States were pulled both ways by their groups, and had not spoken for themselves."
    )
    assert "Jordan (NAM: oppose, HSN: support)" in notes(views)


def test_an_observer_is_told_as_one() -> None:
    assert text(told(said("PSE", OPPOSE))["oppose"]) == "Palestine, an observer, objected to the clause."


def test_who_dissociated_itself_is_named() -> None:
    assert text(told(said("CUB", None))["dissociated"]) == "Cuba dissociated itself from the clause."


def test_nobody_s_silence_is_told_as_a_view() -> None:
    assert list(told()) == ["silent"]
    assert text(told()["silent"]) == "Ten Member States had not spoken to the clause."
