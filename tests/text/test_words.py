"""What a word is, in six languages."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.words import compared_words, is_word, split_gap, split_units, split_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Recalls A/RES/66/290.", ["Recalls", "A/RES/66/290"]),
        ("see A/66/L.55/Rev.1, or 1/CP.21", ["see", "A/66/L.55/Rev.1", "or", "1/CP.21"]),
        ("1,000,000.5 on 2012-05-14 at 12:30", ["1,000,000.5", "on", "2012-05-14", "at", "12:30"]),
        ("people-centred States’ l’État", ["people-centred", "States", "l’État"]),
        ("and/or [shall/should]", ["and", "or", "shall", "should"]),
        ("Российской Федерации", ["Российской", "Федерации"]),
        ("人的安全", ["人", "的", "安", "全"]),
        ("الأَمْن الإنساني", ["الأَمْن", "الإنساني"]),
        ("nin\u0303os", ["nin\u0303os"]),
    ],
)
def test_numbers_dates_symbols_and_marked_letters_are_whole(text: str, words: list[str]) -> None:
    assert [piece for piece in split_words(text) if is_word(piece)] == words


@given(st.text())
def test_the_pieces_join_to_the_text_and_none_begins_with_a_combining_mark(text: str) -> None:
    pieces = split_words(text)
    assert "".join(pieces) == text
    assert all(pieces)
    assert not any(unicodedata.category(piece[0]).startswith("M") for piece in pieces[1:])


@given(st.text())
def test_units_join_to_the_text_and_all_but_the_last_have_a_word(text: str) -> None:
    units = split_units(text)
    assert "".join(units) == text
    words = [split_gap(unit)[1] for unit in units]
    assert words[-1] == ""
    assert "" not in words[:-1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The State shall act.", "the state, shall act"),
        ("الأَمْن", "الأمن"),
        ("l’État", "l'état"),
        ("人的安全。", "人的安全"),
    ],
)
def test_case_signs_and_vowel_marks_do_not_count_when_clauses_are_compared(one: str, other: str) -> None:
    assert compared_words(one) == compared_words(other)


def test_chinese_is_compared_by_neighbouring_characters() -> None:
    assert compared_words("人的安全") == ["人的", "的安", "安全"]
