"""The Secretary-General's report A/66/763, whole, as a PDF gives it: what the import must get right."""

import os
import re

import pytest

from tests.conftest import REPORT as FILE
from workbench.model.clause import Clause, ClauseKind
from workbench.text.drafts.clauses import keep_under, print_clauses, split_clauses

if not FILE.exists() and not os.environ.get("CI"):
    pytest.skip(f"the real report is not here: {FILE}", allow_module_level=True)

SOURCE = FILE.read_text(encoding="utf-8")
REPORT = split_clauses(SOURCE)
CLAUSES = {clause.label: clause for clause in REPORT.clauses}


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def below(label: str) -> list[str]:
    return [clause.label for clause in REPORT.clauses if clause.parent == CLAUSES[label].id]


def emphasized(clause: Clause) -> list[str]:
    return [clause.text[one.start_at : one.end_at] for one in clause.emphasis]


def test_it_has_sixty_three_paragraphs_in_sequence() -> None:
    numbered = [clause.label for clause in REPORT.clauses if clause.label.isdecimal()]
    assert numbered == [str(n) for n in range(1, 64)]


def test_it_has_ten_sections_and_four_below_the_eighth() -> None:
    headings = [(clause.label, clause.depth) for clause in REPORT.clauses if clause.kind is ClauseKind.HEADING]
    eighth = [("VIII", 1), *((f"VIII.{letter}", 2) for letter in "ABCD")]
    roman = "I II III IV V VI VII"
    assert headings == [*((number, 1) for number in roman.split(" ")), *eighth, ("IX", 1), ("X", 1)]


@pytest.mark.parametrize(
    ("label", "across", "end"),
    [
        ("8", "with a view to enhancing the capacities", "with full respect for national sovereignty."),
        ("14", "noted that human security should", "as agreed upon by Member States."),
        ("20", "capacities of Governments and people", "free from poverty and despair."),
        ("27", "causes and manifestations of threats", "requiring collaborative responses."),
        ("28", "", "well-being of individuals and communities."),
        ("42", "initiatives are helping to rebuild", "sustainable peace and development."),
        ("46", "capacity gaps of conflict-affected countries", "strengthens local and national capacities."),
        ("55", "strengthening preparedness to identify", "long-term prosperity and development."),
    ],
)
def test_a_paragraph_that_a_page_break_cut_is_whole(label: str, across: str, end: str) -> None:
    assert across in CLAUSES[label].text
    assert CLAUSES[label].text.endswith(end)


@pytest.mark.parametrize(("label", "letters"), [("36", "abcdefghijkl"), ("63", "abcde")])
def test_chapeaux_have_their_sub_paragraphs(label: str, letters: str) -> None:
    assert CLAUSES[label].kind is ClauseKind.CHAPEAU
    assert below(label) == [f"{label} ({letter})" for letter in letters]


def test_paragraph_4_closes_with_a_sentence_of_its_own() -> None:
    assert below("4") == ["4 (a)", "4 (b)", "4 (c)", "4 (d)", "4 (closing)"]
    assert CLAUSES["4 (closing)"].kind is ClauseKind.CLOSING
    assert CLAUSES["4 (closing)"].text.startswith("The report closes with a set of recommendations")


def test_the_two_footnotes_are_attached_to_paragraphs_1_and_42() -> None:
    noted = {clause.label: clause.footnotes for clause in REPORT.clauses if clause.footnotes}
    assert list(noted) == ["1", "42"]
    (first,), (second,) = noted["1"], noted["42"]
    assert first.text.endswith("the Friends of Human Security and the European Union.")
    assert first.at == len(CLAUSES["1"].text)
    assert CLAUSES["42"].text[: second.at].endswith("the combined gains of our efforts.")
    assert second.text[second.emphasis[0].start_at : second.emphasis[0].end_at] == (
        "World Development Report 2011: Conflict, Security, and Development"
    )


def test_inter_alia_stands_out() -> None:
    assert emphasized(CLAUSES["45"]) == ["inter alia"]
    assert [clause.label for clause in REPORT.clauses if clause.emphasis] == ["45"]


def test_the_masthead_is_kept_apart() -> None:
    assert REPORT.title == "Follow-up to General Assembly resolution 64/291 on human security"
    assert str(REPORT.date) == "2012-04-05"
    assert REPORT.front[0] == "General Assembly"
    assert REPORT.front[-1].startswith("The present report has been prepared pursuant")
    assert REPORT.notices == ()


def test_every_word_of_the_body_is_in_exactly_one_clause() -> None:
    masthead, _, body = SOURCE.partition("## I. Introduction")
    notes = re.compile(r"^---\n\n<sup>(\d)</sup> (.*)$", re.MULTILINE)
    without_notes = re.sub(r"</?sup>\d?", "", notes.sub("", "I. Introduction" + body))
    found = " ".join(f"{clause.number} {clause.text}" for clause in REPORT.clauses)
    assert words(found) == words(without_notes)
    assert [words(note.text) for clause in REPORT.clauses for note in clause.footnotes] == [
        words(note[2]) for note in notes.finditer(body)
    ]
    assert words(" ".join(REPORT.front)) == words(masthead)


def test_paragraph_36_alone_has_thirteen_clauses() -> None:
    kept = keep_under(REPORT, "36")
    assert [clause.label for clause in kept.clauses] == ["36", *(f"36 ({letter})" for letter in "abcdefghijkl")]
    assert [clause.parent for clause in kept.clauses] == [None, *["1"] * 12]
    assert [clause.id for clause in kept.clauses] == [str(n) for n in range(1, 14)]


def test_printed_and_split_it_is_the_same() -> None:
    assert split_clauses(print_clauses(REPORT.clauses)).clauses == REPORT.clauses
