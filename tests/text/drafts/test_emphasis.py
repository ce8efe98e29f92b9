"""Marks inside a paragraph: read to spans, printed so that they are read again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.clause import Emphasis, EmphasisStyle
from workbench.text.drafts.emphasis import flatten_emphasis, print_marks, read_marks


@pytest.mark.parametrize(
    ("source", "text", "spans"),
    [
        ("*inter alia*", "inter alia", [("inter alia", "italic")]),
        ("**a *b* c**", "a b c", [("a ", "bold"), ("b", "bold italic"), (" c", "bold")]),
        ("<i>a</i><strong>b</strong>", "ab", [("a", "italic"), ("b", "bold")]),
        ("* Reissued for technical reasons", "* Reissued for technical reasons", []),
        ("2 * 3 * 4", "2 * 3 * 4", []),
        (r"\*a\* [\[] \x", r"*a* [[] \x", []),
        ("a****b", "a****b", []),
        ("</i>a<b>", "</i>a<b>", []),
        ("[/agreed] [bold]", "[/agreed] [bold]", []),
    ],
)
def test_marks_become_spans(source: str, text: str, spans: list[tuple[str, str]]) -> None:
    read = read_marks(source)
    assert read.text == text
    assert [(text[one.start_at : one.end_at], one.style.value) for one in read.emphasis] == spans


def test_only_marks_of_known_footnotes_are_taken() -> None:
    read = read_marks("a<sup>1</sup> m<sup>2</sup>[^1]", ["1"])
    assert (read.text, read.marks) == ("a m<sup>2</sup>", (("1", 1), ("1", 15)))


@given(st.data(), st.text(st.sampled_from("ab *\\<>[]^i/sup1\n")))
def test_what_is_printed_is_read_again(data: st.DataObject, text: str) -> None:
    at = st.integers(0, len(text))
    found = data.draw(st.lists(st.tuples(at, at, st.sampled_from(EmphasisStyle)), max_size=4))
    spans = flatten_emphasis([Emphasis(start_at=min(a, b), end_at=max(a, b), style=style) for a, b, style in found])
    marks = tuple(("1", offset) for offset in sorted(data.draw(st.lists(at, max_size=2))))
    assert read_marks(print_marks(text, spans, marks), ["1"]) == (text, spans, marks)


@given(st.text().map(lambda text: text.replace("<", "")))
def test_any_source_keeps_its_letters(source: str) -> None:
    kept = [char for char in source if char.isalnum()]
    assert [char for char in read_marks(source).text if char.isalnum()] == kept
