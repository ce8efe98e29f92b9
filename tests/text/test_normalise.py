"""What counts as the same words, what is cleaned at import, and what is shown."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.normalise import clean, fold, same_but_punctuation, visible, words_hash

ESC = "\x1b"
DANGEROUS = [
    chr(n) for n in (*range(9), *range(11, 32), *range(127, 160), 0x202A, 0x202D, 0x202E, 0x200B, 0xFEFF, 0xE0041)
]
any_text = st.text() | st.text(
    st.sampled_from([*DANGEROUS, *"a[]م\n\t\u2066\u2067\u2069\u200d\u200f\ufe0f❤👩", "\ud800"])
)


def test_the_hash_holds_over_forms_and_white_space() -> None:
    composed = "Côte d’Ivoire supports"
    assert words_hash(composed) == words_hash(unicodedata.normalize("NFD", f"  {composed.replace(' ', chr(10))} "))
    assert words_hash("shall") != words_hash("should")
    assert words_hash("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.parametrize(
    ("a", "b", "is_same"),
    [
        (
            "in developing and developed countries alike;",
            "in developing, and developed countries alike.",
            True,
        ),
        ("threats — threats that are widespread", "threats: threats that are widespread", True),
        ("“the right”", '"the right"', True),
        ("people’s survival", "people's survival", True),
        ("people’s survival", "peoples survival", False),
        ("[shall] act", "shall act", False),
        ("resolution 64/291", "resolution 64 291", False),
        ("1.5 billion", "15 billion", False),
        ("5 per cent", "5% per cent", False),
        ("the State", "the state", False),
        ("الأمن، البشري", "الأمن البشري", True),
        ("人的安全，", "人的安全。", True),
        ("не влечёт", "не влечёт.", True),
    ],
)
def test_punctuation_is_told_from_words(a: str, b: str, is_same: bool) -> None:
    assert same_but_punctuation(a, b) is is_same


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("CÔTE D’IVOIRE", "cote divoire"),
        ("Türkiye", "turkiye"),
        ("Guinea-Bissau", "guinea bissau"),
        ("U.S.A.", "usa"),
        ("Rev.1 of 14 May", "rev 1 of 14 may"),
        ("A/66/L.55/Rev.1", "a 66 l 55 rev 1"),
        ("ЕГИПЕТ", "египет"),
        ("٣٦", "36"),
        ("  on_behalf_of ", "on behalf of"),
        ("Straße", "strasse"),
        ("—", ""),
    ],
)
def test_names_are_folded_for_looking_up(name: str, folded: str) -> None:
    assert fold(name) == folded


@given(st.text())
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "kept", "notice"),
    [
        (f"a{ESC}[31mred{ESC}[0m", "ared", "2 terminal escapes were removed."),
        (f"{ESC}]0;owned\x07title", "title", "1 terminal escape was removed."),
        (f"{ESC}]0;owned and not ended", "]0;owned and not ended", "1 terminal escape was removed."),
        (f"{ESC}{ESC}[31m[31m", "[31m", "2 terminal escapes were removed."),
        ("a\x00b\x08c\x9bd", "abc", "1 terminal escape"),
        ("a\u202eb\u202c", "ab", "2 characters that override the direction of writing were removed."),
        ("a\u2067b", "ab", "1 character that overrides the direction of writing was removed."),
        ("sec\u200brity\ufeff", "secrity", "2 invisible characters were removed."),
        ("a\ud800b", "a\ufffdb", "1 character that is no valid text was removed."),
    ],
)
def test_what_is_dangerous_is_removed_with_a_count(text: str, kept: str, notice: str) -> None:
    cleaned = clean(text)
    assert cleaned.text == kept
    assert any(said.startswith(notice) for said in cleaned.notices)


@pytest.mark.parametrize(
    "text",
    [
        "[EU, Japan: *inter alia*] [/agreed] [bold]\ttab\nline",
        "الأمن البشري\u200f (A/66/763)\u200e؛",
        "\u2067الأمن\u2069 and \u2066A/66/763\u2069",
        "می\u200cخواهیم",
        "क्\u200dष",
        "👩\u200d❤\ufe0f\u200d👨",
        "葛\U000e0100",
        "人的安全",
    ],
)
def test_what_scripts_need_is_kept_and_shown_as_it_is(text: str) -> None:
    assert clean(text) == (text, ())
    assert visible(text) == text


@given(any_text)
def test_cleaning_what_is_clean_changes_nothing(text: str) -> None:
    once = clean(text).text
    assert clean(once) == (once, ())
    assert visible(once) == once


@given(any_text)
def test_nothing_visible_can_act_on_a_terminal(text: str) -> None:
    shown = visible(text)
    assert not [c for c in shown if (c < " " and c not in "\n\t") or "\x7f" <= c <= "\x9f" or "\u202a" <= c <= "\u202e"]
    assert visible(shown) == shown


def test_controls_are_shown_as_marks() -> None:
    assert visible("a\x1b\r\x7f\x85\u202e\u200b") == "a␛␍␡⟦U+0085⟧⟦U+202E⟧⟦U+200B⟧"


@pytest.mark.parametrize("char", [ESC, "\x1b]", "\u2067", "\u200d", "\u200b", "\x9b", "a\u202e"])
def test_long_runs_of_hostile_characters_are_cleaned(char: str) -> None:
    text = char * 200_000
    assert visible(clean(text).text) == clean(text).text
