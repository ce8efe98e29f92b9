"""A proposal on words that changed since: shown where it fits, never guessed where it does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.redline.drawing import accepted as accept
from workbench.text.redline.drawing import rejected
from workbench.text.redline.rebase import rebase

BASE = "States should cooperate in the field, upon request, and report every two years."


@pytest.mark.parametrize(
    ("accepted", "proposal", "words"),
    [
        pytest.param(
            BASE.replace("should", "shall"),
            BASE.replace("two years", "four years"),
            "States shall cooperate in the field, upon request, and report every four years.",
            id="changes apart from each other both stand",
        ),
        pytest.param(
            "Recalling the Charter, " + BASE,
            BASE.replace(", upon request,", ""),
            "Recalling the Charter, States should cooperate in the field and report every two years.",
            id="a deletion fits behind an insertion",
        ),
        pytest.param(
            BASE.replace("should", "shall"),
            BASE.replace("should", "shall").replace("two", "three"),
            "States shall cooperate in the field, upon request, and report every three years.",
            id="what both changed alike is no collision",
        ),
        pytest.param(BASE, BASE.replace("field", "region"), BASE.replace("field", "region"), id="nothing accepted"),
    ],
)
def test_a_proposal_that_meets_no_accepted_change_fits(accepted: str, proposal: str, words: str) -> None:
    rebased = rebase(BASE, accepted, proposal)
    assert rebased.fits
    assert rebased.words == words


@pytest.mark.parametrize(
    ("accepted", "proposal"),
    [
        pytest.param(BASE.replace("should", "shall"), BASE.replace("should", "may"), id="the same word"),
        pytest.param(
            BASE.replace("should", "shall"), BASE.replace("cooperate", "work together"), id="the word beside it"
        ),
        pytest.param(BASE.replace(", upon request,", ""), BASE.replace("upon request", "on demand"), id="words gone"),
        pytest.param(BASE + " Now.", BASE + " Later.", id="insertions at one place"),
        pytest.param("Quite other words were agreed.", BASE.replace("two", "three"), id="a clause written anew"),
    ],
)
def test_a_proposal_that_meets_an_accepted_change_does_not_fit_and_stays_as_made(accepted: str, proposal: str) -> None:
    rebased = rebase(BASE, accepted, proposal)
    assert not rebased.fits
    assert rebased.words == proposal


WORDS = st.lists(st.sampled_from(["States", "shall", "should", "act", "now", ",", "[", "]", "الأمن", "人"]), max_size=9)


@given(WORDS, WORDS, WORDS)
def test_the_redline_always_runs_from_the_accepted_words_to_those_shown(
    base: list[str], accepted: list[str], proposal: list[str]
) -> None:
    rebased = rebase(" ".join(base), " ".join(accepted), " ".join(proposal))
    assert rejected(rebased.redline) == " ".join(accepted)
    assert accept(rebased.redline) == rebased.words
