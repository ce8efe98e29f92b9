"""Where a clause may stand, and what it is called there."""

import pytest

from workbench.errors import NotAllowed
from workbench.model.clause import Clause
from workbench.text.drafts.clauses import split_clauses
from workbench.text.labels.arrangement import (
    block_of,
    family_of,
    last_of_family,
    name_of_added,
    place_after,
    place_before,
    place_under,
)

REPORT = """36. Human security is as follows:

(a) It upholds dignity;

(b) It protects:

(i) The land;

(ii) The sea;

(c) It lasts;

(c) bis It endures;

37. The Assembly may wish to consider this.
"""
RESOLUTION = """PP1 Recalling its resolutions,

PP2 Reaffirming the Charter,

OP1 Decides to continue;

OP2 Requests a report.
"""

TREATY = """Article 5
Measures

1. Each Party shall act.

2. It shall report.

Article 6
Reports

1. Reports are read.

Article 7

This Convention has no end.
"""


def clauses(text: str) -> dict[str, Clause]:
    return {clause.label: clause for clause in split_clauses(text).clauses}


@pytest.mark.parametrize(
    ("text", "after", "asked", "named"),
    [
        (REPORT, "36 (a)", "", ("36 (a) bis", "(a) bis")),
        (REPORT, "36 (c) bis", "", ("36 (c) ter", "(c) ter")),
        (REPORT, "36 (b) (i)", "", ("36 (b) (i) bis", "(i) bis")),
        (REPORT, "36", "", ("36 bis", "36 bis.")),
        (REPORT, "37", "38", ("38", "38.")),
        (REPORT, "36 (c) bis", "(d)", ("36 (d)", "(d)")),
        (REPORT, "36 (c) bis", "36 (d)", ("36 (d)", "(d)")),
        (RESOLUTION, "PP2", "", ("PP2 bis", "PP2 bis")),
        (RESOLUTION, "PP2", "PP3", ("PP3", "PP3")),
        (RESOLUTION.replace("PP1 ", "").replace("PP2 ", ""), "PP2", "", ("PP2 bis", "")),
        (RESOLUTION, "OP2", "", ("OP2 bis", "OP2 bis")),
        (RESOLUTION, "OP2", "OP3", ("OP3", "OP3")),
        (TREATY, "5 (1)", "", ("5 (1) bis", "1 bis.")),
        (TREATY, "5 (2)", "3", ("5 (3)", "3.")),
        (TREATY, "5 (2)", "5 (3)", ("5 (3)", "3.")),
    ],
)
def test_an_added_clause_follows_as_bis_or_is_called_as_asked(
    text: str, after: str, asked: str, named: tuple[str, str]
) -> None:
    found = clauses(text)
    every = list(found.values())
    assert name_of_added(every, place_after(every, found[after]), asked) == named


def test_paragraphs_of_one_number_in_two_articles_are_no_alternatives() -> None:
    found = clauses(TREATY)
    assert [one.label for one in family_of(list(found.values()), found["5 (1)"])] == ["5 (1)"]


def test_a_paragraph_of_another_article_is_refused() -> None:
    found = clauses(TREATY)
    every = list(found.values())
    with pytest.raises(NotAllowed):
        name_of_added(every, place_after(every, found["5 (2)"]), "6 (3)")


@pytest.mark.parametrize(("after", "asked"), [("36 (a)", "(b)"), ("36 (a)", "37 (d)"), ("36", "37"), ("36 (a)", "OP4")])
def test_a_label_that_is_taken_or_belongs_elsewhere_is_refused(after: str, asked: str) -> None:
    found = clauses(REPORT)
    every = list(found.values())
    with pytest.raises(NotAllowed):
        name_of_added(every, place_after(every, found[after]), asked)


def test_below_a_clause_without_sub_paragraphs_the_first_is_a() -> None:
    found = clauses(REPORT)
    every = list(found.values())
    assert name_of_added(every, place_under(found["37"])) == ("37 (a)", "(a)")
    assert name_of_added(every, place_under(found["36 (a)"])) == ("36 (a) (i)", "(i)")
    with pytest.raises(NotAllowed, match="no label"):
        name_of_added(every, place_under(found["36"]))


def test_a_place_is_behind_all_that_hangs_from_the_clause_before() -> None:
    found = clauses(REPORT)
    every = list(found.values())
    assert [one.label for one in block_of(every, found["36 (b)"].id)] == ["36 (b)", "36 (b) (i)", "36 (b) (ii)"]
    assert place_after(every, found["36 (b)"]).after == found["36 (b) (ii)"].id
    before = place_before(every, found["36 (c)"])
    assert (before.after, before.sibling) == (found["36 (b) (ii)"].id, found["36 (b)"])
    assert place_before(every, found["36"]).after is None


def test_alternatives_follow_one_another() -> None:
    found = clauses(REPORT)
    every = list(found.values())
    assert last_of_family(every, found["36 (c)"]).label == "36 (c) bis"
    assert last_of_family(every, found["36 (a)"]).label == "36 (a)"
