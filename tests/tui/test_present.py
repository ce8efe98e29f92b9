"""The one gate: text of others comes out as it is, dangerous characters made visible, never parsed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.change import Edit, Op
from workbench.tui import present

HOSTILE = ("[/x]", "[bold]red[/bold]", "[Parties] [shall][should] act", "[@click=app.quit]x[/]", "$error [", "[[")


SEEN = st.characters(categories=["L", "N", "P", "S", "Zs"], exclude_characters="\u115f\u1160\u3164\uffa0")
"""Characters that leave a trace on the screen; the four are letters that are drawn as nothing."""


@given(st.text(alphabet=SEEN))
def test_text_that_is_seen_does_not_change(text: str) -> None:
    assert present.plain(text).plain == text


@given(st.text())
def test_dangerous_characters_do_not_reach_the_screen(text: str) -> None:
    shown = present.plain(text).plain
    assert "\x1b" not in shown
    assert "\u202e" not in shown


@pytest.mark.parametrize("text", HOSTILE)
def test_square_brackets_are_kept_to_the_letter(text: str) -> None:
    assert present.plain(text, "bold").plain == text
    assert present.names([text, text]).plain == f"{text}, {text}"


@given(st.lists(st.tuples(st.sampled_from(list(Op)), st.text(alphabet="ab [](){}\n"))))
def test_a_redline_shows_every_word_of_every_edit(parts: list[tuple[Op, str]]) -> None:
    edits = tuple(Edit(op, text) for op, text in parts)
    shown = present.redline(edits).plain
    for edit in edits:
        assert edit.text.strip() in shown


def test_a_redline_is_readable_without_colour() -> None:
    edits = (Edit(Op.KEEP, "Parties "), Edit(Op.DELETE, "should "), Edit(Op.INSERT, "shall ", None, "force"))
    assert present.redline(edits).plain == "Parties −should− +shall+ (force) "


def test_a_brief_redline_keeps_the_changes_and_some_words_around_them() -> None:
    long = "word " * 60
    edits = (Edit(Op.KEEP, long), Edit(Op.INSERT, "new"), Edit(Op.KEEP, f" {long}"))
    shown = present.brief_redline(edits).plain
    assert "+new+" in shown
    assert "…" in shown
    assert len(shown) < 120


def test_every_stance_and_status_has_a_sign_of_its_own() -> None:
    for signs in (present.STATUS_SIGNS, present.STANCE_SIGNS):
        drawn = [sign for sign, _ in signs.values()]
        assert len(set(drawn)) == len(drawn)
