"""Which lines are headings: of articles, of sections, and bare ones before a number."""

import pytest

from workbench.model.clause import ClauseKind
from workbench.text.drafts.clauses import print_clauses, split_clauses

TREATY = """Draft convention on batteries

The States Parties to this Convention,

Conscious of the harm that cells do,

Have agreed as follows:

{first}
1. The objective of this Convention is to protect people.

2. It applies to all cells.

{second}
1. Each Party shall, in accordance with
Article 5 of the Charter, take measures.
"""


@pytest.mark.parametrize(
    ("first", "second", "titles"),
    [
        ("Article 1\n", "Article 2\n", ["Article 1", "Article 2"]),
        ("Article 1\nObjective", "Article 2\nReporting\n", ["Article 1 Objective", "Article 2 Reporting"]),
        ("Article 1\n\nObjective\n", "ARTICLE II. MEASURES\n", ["Article 1 Objective", "ARTICLE II. MEASURES"]),
        ("Article 1 – Objective\n", "Article 2 bis\n\nTerms\n", ["Article 1 – Objective", "Article 2 bis Terms"]),
        ("Artículo 1. Fines\n", "Artículo 2\nMedidas", ["Artículo 1. Fines", "Artículo 2 Medidas"]),
        ("Статья 1\nЦель\n", "Приложение I\n", ["Статья 1 Цель", "Приложение I"]),
        ("# Article 1\n\n# Objective\n", "## Article 2\n\nMeasures\n", ["Article 1 Objective", "Article 2 Measures"]),
        ("Part I\nGeneral\n\nArticle 1\n", "# Article 2\n", ["Part I General", "Article 1", "Article 2"]),
    ],
)
def test_the_articles_of_a_treaty_are_headings(first: str, second: str, titles: list[str]) -> None:
    clauses = split_clauses(TREATY.format(first=first, second=second)).clauses
    assert [one.text for one in clauses if one.kind is ClauseKind.HEADING] == titles
    assert [one.label for one in clauses if one.kind is ClauseKind.PREAMBULAR] == ["PP1", "PP2"]
    assert clauses[-1].text == "Each Party shall, in accordance with Article 5 of the Charter, take measures."
    assert sum(one.kind is ClauseKind.PARAGRAPH for one in clauses) == 3
    assert split_clauses(print_clauses(clauses)).clauses == clauses


def test_a_heading_after_the_bare_number_of_an_article_is_read_back_as_one_of_its_own() -> None:
    clauses = split_clauses("# Article 1\n\n# \\ Objective\n\n1. Acts.").clauses
    assert [one.text for one in clauses] == ["Article 1", "Objective", "Acts."]
    assert split_clauses(print_clauses(clauses)).clauses == clauses


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        ({"1": "1. One.", "2": "1. One.\n\n2. Two."}, ["1 (1)", "2 (1)", "2 (2)"]),
        ({"1": "1. One.\n\n2. Two.", "2": "3. Three."}, ["1", "2", "3"]),
        ({"1": "One alone.", "2": "1. One:\n\n(a) A;", "2 bis": "1. Two."}, ["1", "2 (1)", "2 (1) (a)", "2 bis (1)"]),
        ({"IV": "1. One.", "V": "1. One.\n\n1 bis. More."}, ["4 (1)", "5 (1)", "5 (1) bis"]),
        ({"1": "In this Convention:\n\n(a) A;\n\n(b) B.", "2": "1. One."}, ["1", "1 (a)", "1 (b)", "2 (1)"]),
    ],
)
def test_a_paragraph_is_named_by_its_article_where_each_begins_with_1(
    articles: dict[str, str], expected: list[str]
) -> None:
    text = "\n\n".join(f"Article {number}\n\n{words}" for number, words in articles.items())
    found = split_clauses(text)
    assert [one.label for one in found.clauses if one.is_negotiable] == expected
    assert split_clauses(print_clauses(found.clauses)).clauses == found.clauses


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Notes A;\n\nI\nStatus\n\n2. Notes B;\n\nII\n\nOther matters\n\n3. Notes C.", ["1", "I", "2", "II", "3"]),
        ("1. Notes A;\n\nInformal system\n\n2. Notes B.", ["1", "H1", "2"]),
        ("I. System\n\n1. Notes A;\n\nInformal system\n\n2. Notes B.", ["I", "1", "H1", "2"]),
        ("1. Urges:\n\nLaw\n\n(a) To act;\n\nMoney\n\n(b) To pay.", ["1", "H1", "1 (a)", "H2", "1 (b)"]),
        ("1. Urges:\n\n(a) To act;\n\nThat is urgent.\n\n2. Notes B.", ["1", "1 (a)", "1 (closing)", "2"]),
        ("1. Notes the end\n\nOf the pages\n\n2. Notes B.", ["1", "2"]),
        ("1. Notes A;\n\n2. Notes B.\n\n82nd plenary meeting", ["1", "2", "2 (closing)"]),
    ],
    ids=["number above title", "bare", "below a section", "in a list", "a sentence", "cut by a page", "nothing after"],
)
def test_a_bare_line_before_a_number_is_a_heading(text: str, expected: list[str]) -> None:
    clauses = split_clauses(text).clauses
    assert [one.label for one in clauses] == expected
    assert split_clauses(print_clauses(clauses)).clauses == clauses


@pytest.mark.parametrize(
    "line", ["Article 5 of the Convention applies;", "Article 5 applies.", "Part of the text", "Articles 5 and 6"]
)
def test_a_sentence_that_begins_with_an_article_is_no_heading(line: str) -> None:
    clauses = split_clauses(f"1. Decides to act:\n\n{line}").clauses
    assert all(one.kind is not ClauseKind.HEADING for one in clauses)
