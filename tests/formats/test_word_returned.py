"""Files that delegations send back: changes and comments with their people, against the clauses they touch."""

import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from workbench.errors import UnreadableInput
from workbench.formats.pages.credits import Credit, Wording
from workbench.formats.pages.redlines import redline_page
from workbench.formats.pages.texts import rolling_page
from workbench.formats.word.placing import place_paragraphs
from workbench.formats.word.returned import ReturnedChange, read_returned
from workbench.formats.writing import write_page
from workbench.model.change import Change, Link, Op
from workbench.model.clause import Clause, ClauseKind
from workbench.model.consensus import Taken
from workbench.model.draft import Draft
from workbench.model.statement import Stance

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORDS = (
    ("36.", "Human security is outlined as follows:"),
    ("(a)", "People live in freedom and dignity;"),
    ("(b)", "It does not replace State security;"),
)
Write = Callable[[str], Path]


def clauses(prefix: str, words: tuple[tuple[str, str], ...]) -> tuple[Clause, ...]:
    return tuple(
        Clause(id=f"{prefix}.{number}", kind=ClauseKind.SUBPARAGRAPH, label=f"36 {number}", number=number, text=text)
        for number, text in words
    )


BASE = Draft(id="o", symbol="Rev.1", clauses=clauses("o", WORDS))


@pytest.fixture
def returned(tmp_path: Path) -> Write:
    """A .docx made of paragraphs in Word's own XML."""

    def write(paragraphs: str) -> Path:
        out = BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr(
                "word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{paragraphs}</w:body></w:document>'
            )
        path = tmp_path / "returned.docx"
        path.write_bytes(out.getvalue())
        return path

    return write


def words(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def paragraph(inside: str, mark: str = "") -> str:
    return f"<w:p><w:pPr><w:rPr>{mark}</w:rPr></w:pPr>{inside}</w:p>"


def test_a_redline_read_back_gives_changes_with_authors_and_days(tmp_path: Path) -> None:
    new = clauses("n", (*WORDS[:2], ("(b)", "It does not replace the security of States;"), ("(c)", "It is owned.")))
    draft = Draft(id="n", symbol="Rev.2", date=date(2012, 6, 11), clauses=new)
    links = [Link(change=Change.KEPT, old=(f"o.{n}",), new=(f"n.{n}",)) for n, _ in WORDS]
    links.append(Link(change=Change.ADDED, new=("n.(c)",)))
    brought = {
        one.id: [Wording(one.text, Credit(who, draft.date))]
        for one, who in zip(new[2:], ("Egypt", "Cuba"), strict=True)
    }
    write_page(redline_page(BASE, draft, links, brought, ("End.",)), tmp_path / "x.docx")
    read = read_returned(tmp_path / "x.docx")
    assert [(one.number, one.original, one.proposed) for one in read.paragraphs] == [
        ("36.", WORDS[0][1], WORDS[0][1]),
        ("(a)", WORDS[1][1], WORDS[1][1]),
        ("(b)", WORDS[2][1], "It does not replace the security of States;"),
        ("(c)", "", "It is owned."),
    ]
    assert read.authors == ("Egypt", "Cuba")
    assert {one.at.date() for one in read.paragraphs[2].changes if one.at} == {date(2012, 6, 11)}
    placed = place_paragraphs(read, BASE.clauses).placed
    assert [(one.clause, one.after, one.is_addition) for one in placed] == [
        ("o.(b)", None, False),
        (None, "o.(b)", True),
    ]


def test_a_comment_is_a_remark_with_the_words_it_stands_on(tmp_path: Path) -> None:
    said = Taken("p", "s", "CUB", "CUB", Stance.OPPOSE, date(2012, 6, 4), 1, "o.(a)", reason="too wide")
    page = rolling_page(BASE, {"o.(a)": (said,)}, {"CUB": "Cuba"}, ("End.",))
    write_page(page, tmp_path / "x.docx")
    (placed,) = place_paragraphs(read_returned(tmp_path / "x.docx"), BASE.clauses).placed
    (remark,) = placed.paragraph.remarks
    assert placed.clause == "o.(a)"
    assert (remark.author, remark.text) == ("Cuba", "oppose — too wide")
    assert remark.about.endswith("freedom and dignity;")


def test_a_change_without_tracking_is_found_by_the_number(returned: Write) -> None:
    path = returned(
        paragraph(words("36. Human security is outlined as follows:"))
        + paragraph(words("(a) People live in fear;"))
        + paragraph(words("(b) It does not replace State security;"))
    )
    (placed,) = place_paragraphs(read_returned(path), BASE.clauses).placed
    assert (placed.clause, placed.is_silent_change) == ("o.(a)", True)


def test_an_insertion_that_another_deleted_is_neither_original_nor_proposed(returned: Write) -> None:
    inner = '<w:del w:author="B"><w:r><w:delText>not </w:delText></w:r></w:del>'
    path = returned(paragraph(words("States ") + f'<w:ins w:author="A">{inner}</w:ins>' + words("act.")))
    (read,) = read_returned(path).paragraphs
    assert (read.original, read.proposed) == ("States act.", "States act.")
    assert read.changes == (
        ReturnedChange(Op.INSERT, "not ", "A", None),
        ReturnedChange(Op.DELETE, "not ", "B", None),
    )


def test_what_was_not_read_is_said_and_what_belongs_nowhere_is_named(returned: Write) -> None:
    inserted = '<w:ins w:author="A">' + words("x") + "</w:ins>"
    path = returned(
        paragraph("<w:r><w:drawing/></w:r>" + inserted + words("Quite other words"))
        + "<w:tbl><w:tr><w:tc>" + paragraph(words("cell")) + "</w:tc></w:tr></w:tbl>"
    )  # fmt: skip
    read = read_returned(path)
    assert read.notices == ("Left out: 1 drawing.", "Read as paragraphs, without their layout: 1 table.")
    (placed,) = place_paragraphs(read, BASE.clauses).placed
    assert placed.clause is None


def test_a_paragraph_that_was_split_is_the_one_it_was(returned: Write) -> None:
    end = '<w:ins w:author="A"/>'
    added = '<w:ins w:author="A">' + words("(b) ") + "</w:ins>"
    path = returned(
        paragraph(words("(a) People live "), end)
        + paragraph(added + words("in freedom and dignity;"))
        + paragraph('<w:ins w:author="A">' + words("(c) New.") + "</w:ins>", end)
        + paragraph(words("(b) It does not replace State security;"))
    )
    read = read_returned(path)
    assert [(one.original, one.proposed) for one in read.paragraphs] == [
        (WORDS[1][1], "People live\nin freedom and dignity;"),
        ("", "New."),
        (WORDS[2][1], WORDS[2][1]),
    ]
    assert [(one.clause, one.is_silent_change) for one in place_paragraphs(read, BASE.clauses).placed] == [
        ("o.(a)", False),
        (None, False),
    ]


def test_a_file_without_a_document_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/styles.xml", "<x/>")
    with pytest.raises(UnreadableInput, match="no Word document"):
        read_returned(path)


def test_what_each_author_proposes_is_read_apart_from_the_others(returned: Write) -> None:
    path = returned(
        paragraph(
            words("States ")
            + '<w:ins w:author="A"><w:r><w:t>shall </w:t></w:r></w:ins>'
            + '<w:del w:author="B"><w:r><w:delText>may </w:delText></w:r></w:del>'
            + words("act.")
        )
    )
    (read,) = read_returned(path).paragraphs
    assert read.proposed == "States shall act."
    assert read.proposed_by({"A"}) == "States shall may act."
    assert read.proposed_by({"B"}) == "States act."
    assert read.proposed_by({"A", "B"}) == read.proposed
    assert read.proposed_by(set()) == read.original


def test_clauses_left_out_and_paragraphs_of_no_clause_are_named(returned: Write) -> None:
    path = returned(paragraph(words("Note verbale")) + paragraph(words("(a) People live in freedom and dignity;")))
    placing = place_paragraphs(read_returned(path), BASE.clauses)
    assert [one.original for one in placing.strange] == ["Note verbale"]
    assert placing.missing == ("o.36.", "o.(b)")
    assert placing.placed == ()
