"""Renumbering: bis and ter go, what follows shifts, alternatives still in brackets keep their sign."""

import pytest

from workbench.model.clause import Clause
from workbench.text.drafts.clauses import split_clauses
from workbench.text.labels.renumbering import renumber


def named(text: str, *, without: tuple[str, ...] = (), first: int | None = None) -> list[tuple[str, str]]:
    """Split a text, leave clauses out, renumber, and give all labels and numbers."""
    clauses = [one for one in split_clauses(text).clauses if one.label not in without]
    return [(one.label, one.number) for one in called_anew(clauses, first)]


def called_anew(clauses: list[Clause], first: int | None = None) -> list[Clause]:
    names = renumber(clauses, first).names
    return [one.model_copy(update=names[one.id].model_dump()) if one.id in names else one for one in clauses]


LETTERS = "36. As follows:\n\n(a) One;\n\n(b) Two;\n\n(b) bis Two again;\n\n(c) Three.\n\n37. End.\n"
OPEN = "36. As follows:\n\n(a) One;\n\n(b) [Two;]\n\n(b) bis [Two again;]\n\n(b) ter [Two once more;]\n\n(c) Three.\n"
NESTED = "OP1 Decides:\n\n(a) That:\n\n(i) One;\n\n(ii) Two;\n\n(b) More.\n\nOP1 bis Requests it.\n\nOP2 Ends.\n"
TREATY = (
    "Article 5\nMeasures\n\n1. One.\n\n1 bis. More.\n\n2. Two.\n\nArticle 6\n\nOne alone.\n\n"
    "Article 8\n\n1. One.\n\n2. Two:\n\n(a) A;\n\n(c) C.\n"
)


@pytest.mark.parametrize(
    ("text", "without", "labels"),
    [
        (LETTERS, (), ["36", "36 (a)", "36 (b)", "36 (c)", "36 (d)", "37"]),
        (LETTERS, ("36 (b)",), ["36", "36 (a)", "36 (b)", "36 (c)", "37"]),
        (LETTERS, ("36 (b) bis",), ["36", "36 (a)", "36 (b)", "36 (c)", "37"]),
        (LETTERS, ("36 (a)", "36 (b) bis"), ["36", "36 (a)", "36 (b)", "37"]),
        (OPEN, (), ["36", "36 (a)", "36 (b)", "36 (b) bis", "36 (b) ter", "36 (c)"]),
        (OPEN, ("36 (b) bis",), ["36", "36 (a)", "36 (b)", "36 (b) bis", "36 (c)"]),
        (OPEN, ("36 (b)",), ["36", "36 (a)", "36 (b)", "36 (b) bis", "36 (c)"]),
        (NESTED, (), ["OP1", "OP1 (a)", "OP1 (a) (i)", "OP1 (a) (ii)", "OP1 (b)", "OP2", "OP3"]),
        (TREATY, (), ["H1", "5 (1)", "5 (2)", "5 (3)", "H2", "6", "H3", "8 (1)", "8 (2)", "8 (2) (a)", "8 (2) (b)"]),
        (TREATY, ("5 (1)", "8 (1)"), ["H1", "5 (1)", "5 (2)", "H2", "6", "H3", "8 (1)", "8 (1) (a)", "8 (1) (b)"]),
        (NESTED, ("OP1 (a) (i)",), ["OP1", "OP1 (a)", "OP1 (a) (i)", "OP1 (b)", "OP2", "OP3"]),
    ],
)
def test_labels_go_and_the_rest_shifts(text: str, without: tuple[str, ...], labels: list[str]) -> None:
    assert [label for label, _ in named(text, without=without)] == labels


def test_numbers_are_printed_as_they_were_printed() -> None:
    assert [number for _, number in named(LETTERS)] == ["36.", "(a)", "(b)", "(c)", "(d)", "37."]
    assert [number for _, number in named(NESTED)] == ["OP1", "(a)", "(i)", "(ii)", "(b)", "OP2", "OP3"]


def test_what_is_in_order_is_left_alone() -> None:
    text = LETTERS.replace("(b) bis Two again;\n\n", "")
    assert renumber(split_clauses(text).clauses).names == {}


def test_paragraphs_begin_where_the_draft_began() -> None:
    text = "7. One.\n\n8. Two.\n\n9. Three.\n"
    assert [label for label, _ in named(text, without=("7",), first=7)] == ["7", "8"]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("أ", "ب", ["(أ)", "(ب)"]),
        ("1", "2", ["(1)", "(2)"]),
        ("а", "в", ["(а)", "(б)"]),
    ],
)
def test_letters_of_other_scripts_follow_their_own_alphabet(first: str, last: str, expected: list[str]) -> None:
    text = f"1. One:\n\n({first}) Two;\n\n({last}) Three.\n"
    assert [number for _, number in named(text)][1:] == expected


def test_renumbering_again_changes_nothing() -> None:
    for text in (LETTERS, OPEN, NESTED):
        once = called_anew(list(split_clauses(text).clauses))
        assert called_anew(once) == once
