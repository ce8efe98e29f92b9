"""Words for how many: a word never contradicts its count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.consensus.quantifying import Scale, read_scale, say_number, say_scale
from workbench.errors import NotAllowed
from workbench.model.quantifier import Quantifier
from workbench.text.plurals import spell

USUAL = read_scale("some 2, several 4, a number of 8, many 40, most, nearly all, all")
STATES = 193
PLAIN = ("a number of", "numerous", "many", "a large number of")


@st.composite
def scales(draw: st.DrawFn) -> Scale:
    numbers = sorted(draw(st.sets(st.integers(3, 120), max_size=4)))
    words = ["some", *PLAIN] if draw(st.booleans()) else list(PLAIN)
    shares = draw(st.lists(st.sampled_from(("most", "nearly all", "all")), unique=True))
    named = [Quantifier(word=word, at_least=number) for word, number in zip(words, numbers, strict=False)]
    order = [word for word in ("most", "nearly all", "all") if word in shares]
    return (*named, *(Quantifier(word=word, at_least=2) for word in order))


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "one"),
        (2, "some"),
        (4, "several"),
        (8, "a number of"),
        (40, "many"),
        (96, "many"),
        (97, "most"),
        (173, "most"),
        (174, "nearly all"),
        (192, "nearly all"),
        (193, "all"),
    ],
)
def test_a_scale_says_how_many_of_all_member_states(count: int, said: str) -> None:
    assert say_number(count, USUAL, STATES) == said


@given(st.integers(0, STATES))
def test_without_a_scale_the_count_is_written(count: int) -> None:
    assert say_number(count, (), STATES) == spell(count)


@given(scales(), st.integers(1, STATES), st.integers(1, STATES))
def test_a_larger_count_never_gets_a_weaker_word(scale: Scale, one: int, other: int) -> None:
    words = [each.word for each in scale]
    fewer, more = (say_number(count, scale, STATES) for count in sorted((one, other)))
    if fewer in words and more in words:
        assert words.index(fewer) <= words.index(more)


@given(scales(), st.integers(1, 300), st.integers(1, 300))
def test_no_word_contradicts_its_count(scale: Scale, one: int, other: int) -> None:
    count, states = sorted((one, other))
    said = say_number(count, scale, states)
    held = {each.word: each.at_least for each in scale}
    if said in held:
        assert count >= held[said]
        assert count > 1
        assert said != "most" or 2 * count > states
        assert said != "nearly all" or 10 * count >= 9 * states
        assert said != "all" or count == states
        assert said != "some" or 2 * count <= states
    else:
        assert said == spell(count)


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        ("", "no word"),
        ("several", "needs a number"),
        ("12", "not a word"),
        ("several 2", "cannot mean 2"),
        ("some 1", "cannot mean 1"),
        ("many 9, several 9", "would not say more"),
        ("many 40, several 4", "would not say more"),
        ("most, many 150", "would not say more"),
        ("all, most", "would not say more"),
    ],
)
def test_a_scale_that_would_contradict_itself_is_refused(written: str, complaint: str) -> None:
    with pytest.raises(NotAllowed, match=complaint):
        read_scale(written)


@given(scales().filter(bool))
def test_a_scale_reads_back_as_it_was_written(scale: Scale) -> None:
    assert read_scale(say_scale(scale)) == scale
