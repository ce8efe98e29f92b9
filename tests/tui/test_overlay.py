"""Changes laid over one text: nothing of it is lost, and every number stands at what it changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.change import Edit, Op, Redline
from workbench.tui.overlay import Layer, lay_over

WORDS = st.lists(st.tuples(st.booleans(), st.sampled_from(["a ", "bc ", "d e "])), min_size=1, max_size=6)


def change(text: str, old: str, new: str) -> Redline:
    before, after = text.split(old, 1)
    edits = (Edit(Op.KEEP, before), Edit(Op.DELETE, old), Edit(Op.INSERT, new), Edit(Op.KEEP, after))
    return tuple(edit for edit in edits if edit.text)


TEXT = "States [shall][should] act now"


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ([("now", "soon")], "States [shall][should] act −now−{1}+soon+{1}"),
        ([("now", "soon"), ("now", "later")], "States [shall][should] act −now−{1,2}+soon+{1}+later+{2}"),
        ([("now", "soon"), ("now", "soon")], "States [shall][should] act −now−{1,2}+soon+{1,2}"),
        (
            [("[shall][should]", "[may]"), ("[should] act", "acting")],
            "States −[shall]−{1}−[should]−{1,2}+[may]+{1} −act−{2}+acting+{2} now",
        ),
    ],
)
def test_changes_of_one_text_are_told_apart_by_number(changes: list[tuple[str, str]], shown: str) -> None:
    layers = [Layer(at, change(TEXT, old, new)) for at, (old, new) in enumerate(changes, 1)]
    assert lay_over(layers).plain == shown


def test_a_change_of_other_words_is_left_out() -> None:
    layers = [Layer(1, change(TEXT, "now", "soon")), Layer(2, (Edit(Op.KEEP, "Other words"),))]
    assert "Other" not in lay_over(layers).plain


@given(WORDS, WORDS)
def test_every_word_of_the_text_is_shown_once(one: list[tuple[bool, str]], other: list[tuple[bool, str]]) -> None:
    text = "".join(word for _, word in one)
    cut = tuple(Edit(Op.DELETE if gone else Op.KEEP, word) for gone, word in one)
    put = (Edit(Op.KEEP, text), *(Edit(Op.INSERT, f"+{word}") for _, word in other))
    bare = lay_over([Layer(1, cut), Layer(2, put)]).plain
    kept = bare.split("++")[0].replace("{1}", "").replace("−", "")
    assert kept.split() == text.split()
