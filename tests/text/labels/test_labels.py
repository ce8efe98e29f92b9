"""How people name clauses, and which clause they mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import UnknownName
from workbench.text.labels.labels import find_label, parse_label, print_label

PARAGRAPH_36 = ["36", *(f"36 ({letter})" for letter in "abcdefghijkl")]
REPORT = [
    "I",
    "VIII",
    "VIII.A",
    "4",
    "4 (a)",
    "4 (closing)",
    *PARAGRAPH_36,
    "36 (l) bis",
    "63",
    "63 (a)",
    "63 (e)",
]
TREATY = ["PP1", "5 (1)", "5 (2)", "5 (2) (a)", "5 bis (1)", "6", "7 (8)"]
RESOLUTION = ["PP1", "PP2", "PP4", "PP4 alt", "OP1", "OP3", "OP3 bis", "OP3 (a)", "OP10"]


@pytest.mark.parametrize(
    ("labels", "query", "meant"),
    [
        (REPORT, "36(a)", "36 (a)"),
        (REPORT, "36.A", "36 (a)"),
        (REPORT, "36a", "36 (a)"),
        (REPORT, "para. 36 (a)", "36 (a)"),
        (REPORT, "§36", "36"),
        (REPORT, "OP36", "36"),
        (REPORT, "l", "36 (l)"),
        (REPORT, "(L) BIS", "36 (l) bis"),
        (REPORT, "lbis", "36 (l) bis"),
        (REPORT, "36 (l)bis", "36 (l) bis"),
        (REPORT, "closing", "4 (closing)"),
        (REPORT, "i", "36 (i)"),
        (REPORT, "I", "I"),
        (REPORT, "viii.a", "VIII.A"),
        (REPORT, "viii", "VIII"),
        (RESOLUTION, "op3bis", "OP3 bis"),
        (RESOLUTION, "3 bis", "OP3 bis"),
        (RESOLUTION, "OP 3.", "OP3"),
        (RESOLUTION, "pp 4", "PP4"),
        (RESOLUTION, "pp4alt", "PP4 alt"),
        (RESOLUTION, "10", "OP10"),
        (TREATY, "5.2", "5 (2)"),
        (TREATY, "Article 5, paragraph 2 (a)", "5 (2) (a)"),
        (TREATY, "art. 6", "6"),
        (TREATY, "5 bis (1)", "5 bis (1)"),
        (TREATY, "статья 5.1", "5 (1)"),
        (["36 (а)", "36 (б)"], "36(б)", "36 (б)"),
        (["36 (أ)", "36 (ب)"], "٣٦ ب", "36 (ب)"),
        (["36", "36 #2"], "36 #2", "36 #2"),
        (["36", "36 #2"], "36", "36"),
    ],
)
def test_a_name_finds_its_clause(labels: list[str], query: str, meant: str) -> None:
    assert find_label(query, labels) == meant


@pytest.mark.parametrize(
    ("labels", "query", "message", "hint"),
    [
        (PARAGRAPH_36, "36 (z)", "There is no clause 36 (z) in this draft.", "Did you mean 36"),
        (REPORT, "64", "There is no clause 64 in this draft.", "Did you mean 4, 36 or 63?"),
        (REPORT, "a", "“a” may be 4 (a), 36 (a) or 63 (a).", "Give the whole label."),
        (RESOLUTION, "PP3", "There is no clause PP3 in this draft.", "Did you mean PP1"),
        (PARAGRAPH_36, "()", "“()” names no clause.", "Give a label such as"),
        (PARAGRAPH_36, "", "“” names no clause.", "Give a label such as"),
        ([], "36", "There is no clause 36 in this draft.", "It holds no clauses."),
        (TREATY, "article 5", "There is no clause 5 in this draft.", "Did you mean 5 (1) or 5 (2)?"),
    ],
)
def test_an_unknown_or_ambiguous_name_is_told_with_the_nearest(
    labels: list[str], query: str, message: str, hint: str
) -> None:
    with pytest.raises(UnknownName) as error:
        find_label(query, labels)
    assert error.value.message == message
    assert error.value.hint.startswith(hint)


parts = st.sampled_from(["", " (a)", " (i)", " (c) bis", " (d) alt 2", " (closing)", " (б)"])
written = st.builds(
    lambda series, number, suffix, part: f"{series}{number}{suffix}{part}",
    st.sampled_from(["", "PP", "OP"]),
    st.integers(1, 3000),
    st.sampled_from(["", " bis", " ter", " alt"]),
    parts,
) | st.sampled_from(["I", "VIII", "VIII.A", "X.D"])


@given(written)
def test_a_label_read_and_written_is_the_same(label: str) -> None:
    assert print_label(parse_label(label)) == label


@given(st.lists(written, min_size=1, unique=True))
def test_every_label_of_a_draft_finds_itself_however_spelt(labels: list[str]) -> None:
    for label in labels:
        assert find_label(label, labels) == label
        if not label.isupper() and not {"I", "VIII"} & set(labels):
            assert find_label(label.replace(" ", "").lower(), labels) == label


@given(st.text(), st.lists(st.text(max_size=6).filter(lambda label: any(map(str.isalnum, label)))))
def test_any_text_names_a_label_or_is_told_unknown(query: str, labels: list[str]) -> None:
    try:
        found = find_label(query, labels)
    except UnknownName:
        return
    assert found in labels
