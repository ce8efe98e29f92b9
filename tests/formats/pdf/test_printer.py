"""PDF: laid out from data, tagged, in six languages, and no letter lost without a word."""

import subprocess
import sys
from datetime import date

import pytest
import typst

from tests.formats.exported import said_in, words_of_pdf
from workbench.errors import WorkbenchError
from workbench.formats.pages.credits import Credit, Wording
from workbench.formats.pages.page import Note, Page, PageKind, Paragraph, Role, Run, Table
from workbench.formats.pages.redlines import redline_page
from workbench.formats.pages.texts import rolling_page
from workbench.formats.pdf import printer
from workbench.formats.writing import print_page
from workbench.model.change import Change, Link
from workbench.model.clause import Clause, ClauseKind
from workbench.model.draft import Draft

COLOPHON = ("Draft: A/66/L.55.", "Rule: no objection.", f"Record: {'3a5f' * 16}.")


def clause(number: str, text: str, **more: object) -> Clause:
    known = {"kind": ClauseKind.SUBPARAGRAPH, "label": f"36 {number}", "depth": 1}
    return Clause.model_validate({"id": number, "number": number, "text": text, **known, **more})


def draft(*clauses: Clause, title: str = "Human security") -> Draft:
    return Draft(id="d", symbol="A/66/L.55", title=title, date=date(2012, 6, 11), clauses=clauses)


def page(*blocks: Paragraph | Table, title: str = "Human security") -> Page:
    return Page(PageKind.REPORT, title, "A/66/L.55", date(2012, 6, 11), "en", blocks, COLOPHON)


def heading(words: str, depth: int) -> Paragraph:
    return Paragraph((Run(words),), role=Role.HEADING, depth=depth)


def tags_of(content: bytes) -> str:
    return subprocess.run(["pdfinfo", "-struct", "-"], input=content, capture_output=True, check=True).stdout.decode()


@pytest.mark.parametrize(
    "text",
    [
        "The notion of human security [Cuba: inter alia] is distinct;",
        "La notion de sécurité humaine est distincte – œuvre, à l’égard des « États »;",
        "La noción de seguridad humana es distinta: ¿cuándo?;",
        "Концепция безопасности человека отлична от ответственности по защите;",
        "人的安全概念不同于保护责任A/RES/66/290；",
    ],
)
def test_words_are_read_from_the_file_as_the_draft_has_them(text: str) -> None:
    made = print_page(rolling_page(draft(clause("(a)", text)), None, {}, COLOPHON), ".pdf")
    assert f"(a) {text}".replace(" ", "") in words_of_pdf(made).replace(" ", "")


def test_arabic_words_are_read_whole_and_the_page_says_its_language() -> None:
    made = print_page(rolling_page(draft(clause("(a)", "مفهوم الأمن البشري")), None, {}, COLOPHON), ".pdf")
    assert "البشري" in words_of_pdf(made)
    assert "/Lang(ar)" in said_in(made, ".pdf")


def test_the_file_is_a_tagged_one_with_title_headings_notes_and_table_heads() -> None:
    noted = Paragraph((Run("Words"), Run("1", note=Note("1", (Run("Resolution 60/1."),)))))
    made = print_page(page(heading("Summary", 1), noted, Table(("clause", "status"), (("36", "agreed"),))), ".pdf")
    said, tags = said_in(made, ".pdf"), tags_of(made)
    assert "<pdfuaid:part>1</pdfuaid:part>" in said
    assert "Human security" in said
    for tag in ("H1", "Note", "Table", "THead", "TH ", "TD"):
        assert tag in tags, tag
    assert words_of_pdf(made).count("Resolution 60/1.") == 1


def test_levels_of_headings_are_never_skipped() -> None:
    tags = tags_of(print_page(page(heading("A", 3), heading("B", 6), heading("C", 1)), ".pdf"))
    assert ["H1" in tags, "H2" in tags, "H3" in tags] == [True, True, False]


def test_a_redline_names_movers_and_authors_in_words() -> None:
    base = draft(clause("(a)", "First words stay here;"), clause("(b)", "Second words move up;"))
    moved = draft(clause("(b)", "Second words move up;"), clause("(a)", "First words remain here;"))
    links = [
        Link(change=Change.MOVED, old=("(b)",), new=("(b)",)),
        Link(change=Change.AMENDED, old=("(a)",), new=("(a)",)),
    ]
    brought = {"(a)": [Wording(moved.clauses[1].text, Credit("Cuba"))]}
    read = words_of_pdf(print_page(redline_page(base, moved, links, brought, COLOPHON), ".pdf"))
    assert "(by Cuba)" in read
    assert "moved here, move 1" in read
    assert "moved away, move 1" in read


def test_words_are_shown_and_never_evaluated() -> None:
    hostile = '#panic("x") $x$ #import "a.typ": * \\ `raw` *b* _i_ <a> @b // c /* d */ = e #sys.inputs.page'
    made = print_page(rolling_page(draft(clause("(a)", hostile), title=hostile), None, {}, COLOPHON), ".pdf")
    assert words_of_pdf(made).count(hostile) >= 2


def test_a_wide_table_is_cut_so_that_no_column_is_lost() -> None:
    header = ("delegation", *(f"c{at}" for at in range(95)))
    read = words_of_pdf(print_page(page(Table(header, (("Cuba", *(f"s{at}" for at in range(95))),))), ".pdf"))
    assert all(f"c{at} " in read and f"s{at} " in f"{read} " for at in range(95))
    assert read.count("Cuba") == 4


def test_letters_that_no_font_has_stop_the_export_and_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    only_its_own = typst.Fonts(include_system_fonts=False)
    monkeypatch.setattr(printer, "installed", lambda: only_its_own)
    with pytest.raises(WorkbenchError, match=r"these letters: .*人 的; nothing was written") as caught:
        print_page(rolling_page(draft(clause("(a)", "人的 😀")), None, {}, COLOPHON), ".pdf")
    assert "fonts-noto-cjk" in caught.value.hint


def test_signs_that_no_font_has_are_printed_as_their_code(monkeypatch: pytest.MonkeyPatch) -> None:
    only_its_own = typst.Fonts(include_system_fonts=False)
    monkeypatch.setattr(printer, "installed", lambda: only_its_own)
    read = words_of_pdf(print_page(rolling_page(draft(clause("(a)", "so 😀 be it;")), None, {}, COLOPHON), ".pdf"))
    assert "so ‹U+1F600› be it;" in read
    assert "no font are printed as their code" in read


def test_a_table_that_would_fill_the_memory_is_refused_with_what_to_do() -> None:
    with pytest.raises(WorkbenchError, match="60,002 cells") as caught:
        print_page(page(Table(("a", "b"), (("x", "y"),) * 30_001)), ".pdf")
    assert ".html" in caught.value.hint


def test_without_typst_a_pdf_is_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "workbench.formats.pdf.printer", raising=False)
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(WorkbenchError, match="package typst") as caught:
        print_page(page(), ".pdf")
    assert "workbench[pdf]" in caught.value.hint
