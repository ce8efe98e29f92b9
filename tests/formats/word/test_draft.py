"""A Word file as a draft: tracked changes as proposed, list numbers, emphasis, footnotes."""

import zipfile
from pathlib import Path

import docx
import pytest

from tests.conftest import Command
from workbench.desk.exports import exporting
from workbench.desk.negotiation import Negotiation
from workbench.errors import UnreadableInput
from workbench.formats.reading import TrackedAs, read_draft
from workbench.formats.word.draft import read_word_text
from workbench.formats.word.styles import APART, styles_part
from workbench.formats.word.xml import name

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def write_word(path: Path, body: str, **parts: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return path


def p(*runs: str, place: tuple[int, int] | None = None, style: str = "", mark: str = "") -> str:
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if place:
        properties += f'<w:numPr><w:ilvl w:val="{place[1]}"/><w:numId w:val="{place[0]}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}<w:rPr>{mark}</w:rPr></w:pPr>{''.join(runs)}</w:p>"


def r(text: str, properties: str = "", tag: str = "t") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def level(depth: int, shape: str, pattern: str) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
    )


NUMBERING = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">'
    + level(0, "decimal", "%1.")
    + level(1, "lowerLetter", "(%2)")
    + level(2, "lowerRoman", "(%3)")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="36"/></w:lvlOverride></w:num></w:numbering>'
)


def test_tracked_changes_are_read_as_proposed_and_reported(tmp_path: Path) -> None:
    body = p(
        r("36. Human security "),
        f"<w:del>{r('does', tag='delText')}</w:del><w:ins>{r('shall')}</w:ins>",
        r(" not replace State security"),
        f"<w:moveFrom>{r(' gone', tag='t')}</w:moveFrom><w:moveTo>{r(' here.')}</w:moveTo>",
    )
    draft = read_draft(write_word(tmp_path / "a.docx", body))
    assert [clause.text for clause in draft.clauses] == ["Human security shall not replace State security here."]
    assert draft.notices == (
        "Tracked changes (1 insertion, 1 deletion, 1 move) were read as proposed: insertions in, deletions out.",
    )


def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next(tmp_path: Path) -> None:
    body = p(r("1. Human "), mark="<w:del/>") + p(r("security.")) + p(f"<w:del>{r('2. Gone.', tag='delText')}</w:del>")
    assert [clause.text for clause in read_draft(write_word(tmp_path / "a.docx", body)).clauses] == ["Human security."]


def test_numbers_of_lists_are_labels(tmp_path: Path) -> None:
    body = "".join(
        [
            p(r("Chapeau:"), place=(2, 0)),
            p(r("One;"), place=(2, 1)),
            p(r("Deeper;"), place=(2, 2)),
            p(r("Two."), place=(2, 1)),
            p(r("Next."), place=(2, 0)),
            p(r("By style."), style="Operative"),
        ]
    )
    styles = (
        f'<w:styles {W}><w:style w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="Operative"><w:basedOn w:val="Base"/></w:style></w:styles>'
    )
    draft = read_draft(write_word(tmp_path / "a.docx", body, numbering=NUMBERING, styles=styles))
    assert [clause.label for clause in draft.clauses] == ["36", "36 (a)", "36 (a) (i)", "36 (b)", "37", "38"]


def test_emphasis_footnotes_headings_and_closing_words_are_kept(tmp_path: Path) -> None:
    body = "".join(
        [
            p(r("I. Introduction"), style="Heading1"),
            p(
                r("1. Act, "),
                r("inter alia", "<w:i/>"),
                r(" [EU: *now*]"),
                '<w:r><w:footnoteReference w:id="2"/></w:r>',
            ),
            p(r("(a) One")),
            p(r("closing words without a stop")),
        ]
    )
    notes = (
        f'<w:footnotes {W}><w:footnote w:id="2"><w:p>{r(" See ")}{r("this", "<w:b/>")}</w:p></w:footnote></w:footnotes>'
    )
    draft = read_draft(write_word(tmp_path / "a.docx", body, footnotes=notes))
    assert [clause.label for clause in draft.clauses] == ["I", "1", "1 (a)", "1 (closing)"]
    clause = draft.clauses[1]
    assert clause.text == "Act, inter alia [EU: *now*]"
    assert [clause.text[one.start_at : one.end_at] for one in clause.emphasis] == ["inter alia"]
    (note,) = clause.footnotes
    assert (note.at, note.text, note.emphasis[0].style) == (len(clause.text), "See this", "bold")


def test_headings_are_known_by_the_styles_of_the_united_nations_and_by_bold(tmp_path: Path) -> None:
    body = "".join(
        [
            p(r("I. Introduction"), style="HCh"),
            p(r("A. Mandate"), style="H1G"),
            p(r("1. Act:")),
            p(r("Money", "<w:b/>")),
            p(r("(a) Pay;")),
            p(r("Law", "<w:b/>")),
            p(r("(b) Sign.")),
            p(r("Done.", "<w:b/>")),
            p(r("2. Report.")),
            p(r("Adopted", "<w:b/>")),
        ]
    )
    draft = read_draft(write_word(tmp_path / "a.docx", body))
    labels = ["I", "I.A", "1", "H1", "1 (a)", "H2", "1 (b)", "1 (closing)", "2", "2 (closing)"]
    assert [clause.label for clause in draft.clauses] == labels


def test_what_is_left_out_is_reported(tmp_path: Path) -> None:
    body = p(r("1. Act."), r(" secretly", "<w:vanish/>"))
    comments = f'<w:comments {W}><w:comment w:id="1"/></w:comments>'
    text, notices = read_word_text(write_word(tmp_path / "a.docx", body, comments=comments, vbaProject="x"))
    assert text == "1. Act."
    assert notices == (
        "The file's macros (1) were left out.",
        "Hidden text (1) was left out.",
        "Left out: 1 comment.",
    )


def test_what_stands_beside_the_paragraphs_is_counted_and_text_boxes_are_read_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{p(r('2. In a box.'))}</w:txbxContent>"
    alternate = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    image = '<w:drawing><x:pic xmlns:x="http://schemas.openxmlformats.org/drawingml/2006/picture"/></w:drawing>'
    body = "".join(
        [
            p(r("1. Act."), f"<w:r>{image}</w:r>", f"<w:r>{image}</w:r>", '<w:r><w:endnoteReference w:id="2"/></w:r>'),
            p(f"<w:r>{alternate}</w:r>"),
            f"<w:tbl><w:tr><w:tc>{p(r('3. In a table.'))}</w:tc></w:tr></w:tbl>",
        ]
    )
    header = f"<w:hdr {W}>{p(r('Draft of 4 June'))}</w:hdr>"
    footer = f"<w:ftr {W}>{p(r('12'))}</w:ftr>"
    text, notices = read_word_text(write_word(tmp_path / "a.docx", body, header1=header, footer1=footer))
    assert text.split("\n\n") == ["1. Act.", "2. In a box.", "3. In a table."]
    assert notices == (
        "Left out: 2 images, 1 endnote, 1 header or footer.",
        "Read as paragraphs, without their layout: 1 table, 1 text box.",
    )


TRACKED = "".join(
    [
        p(
            r("1. States "),
            f"<w:del>{r('may', tag='delText')}</w:del><w:ins>{r('shall')}</w:ins>",
            r(" act"),
            r(" together", "<w:rPrChange><w:rPr/></w:rPrChange>"),
            r(";"),
        ),
        p(f"<w:ins>{r('2. They shall report;')}</w:ins>", mark="<w:ins/>"),
        p(
            f"<w:del>{r('2. They meet', tag='delText')}</w:del>",
            f'<w:del><w:r><w:footnoteReference w:id="2"/></w:r>{r(";", tag="delText")}</w:del>',
            mark="<w:del/>",
        ),
        p(r("3. Nothing else "), mark="<w:ins/>"),
        p(r("follows.")),
    ]
)
NOTES = f'<w:footnotes {W}><w:footnote w:id="2"><w:p>{r("Every year.")}</w:p></w:footnote></w:footnotes>'


@pytest.mark.parametrize(
    ("tracked", "texts", "notes", "said"),
    [
        (
            TrackedAs.PROPOSED,
            ["States shall act together;", "They shall report;", "Nothing else", "follows."],
            [],
            "proposed: insertions in, deletions out",
        ),
        (
            TrackedAs.ORIGINAL,
            ["States may act together;", "They meet;", "Nothing else follows."],
            ["Every year."],
            "original: insertions out, deletions in",
        ),
    ],
)
def test_tracked_changes_are_read_as_proposed_or_as_original_as_the_user_chose(
    tmp_path: Path, tracked: TrackedAs, texts: list[str], notes: list[str], said: str
) -> None:
    draft = read_draft(write_word(tmp_path / "a.docx", TRACKED, footnotes=NOTES), tracked)
    assert [clause.text for clause in draft.clauses] == texts
    assert [note.text for clause in draft.clauses for note in clause.footnotes] == notes
    counted = "4 insertions, 4 deletions, 1 change of look"
    assert draft.notices == (f"Tracked changes ({counted}) were read as {said}.",)


@pytest.mark.parametrize("place", [0, 1])
def test_a_redline_imported_as_original_is_its_base(case: Negotiation, tmp_path: Path, place: int) -> None:
    base, new = case.heads()[place : place + 2]
    exporting.export(case, "redline", tmp_path / "x.docx", draft=new.symbol, base=base.symbol)
    for tracked, head in ((TrackedAs.ORIGINAL, base), (TrackedAs.PROPOSED, new)):
        read = read_draft(tmp_path / "x.docx", tracked)
        expected = case.draft(head.id).clauses
        assert [(one.number, one.text) for one in read.clauses] == [(one.number, one.text) for one in expected]


def test_a_file_written_by_python_docx_is_read(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("I. Introduction", level=1)
    document.add_paragraph("36. Chapeau:")
    document.add_table(rows=1, cols=1).cell(0, 0).text = "(a) In a table;"
    document.save(str(tmp_path / "a.docx"))
    assert [clause.label for clause in read_draft(tmp_path / "a.docx").clauses] == ["I", "36", "36 (a)"]


def test_an_archive_without_a_document_and_a_document_without_words_are_told(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("xl/workbook.xml", "<a/>")
    with pytest.raises(UnreadableInput, match=r"a\.docx holds no Word document\."):
        read_draft(tmp_path / "a.docx")
    with pytest.raises(UnreadableInput, match=r"b\.docx: The text holds no clause\."):
        read_draft(write_word(tmp_path / "b.docx", p()))


def test_a_paragraph_whose_end_moved_away_joins_the_next(tmp_path: Path) -> None:
    body = p(r("1. States "), mark="<w:moveFrom/>") + p(r("act."))
    assert [one.text for one in read_draft(write_word(tmp_path / "a.docx", body)).clauses] == ["States act."]


def test_emphasis_comes_from_character_styles_too_and_marks_of_brackets_are_none(tmp_path: Path) -> None:
    def styled(text: str, style: str, more: str = "") -> str:
        return r(text, f'<w:rStyle w:val="{style}"/>{more}')

    styles = (
        f'<w:styles {W}><w:style w:type="character" w:styleId="Lead"><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Bracket"><w:rPr><w:b/></w:rPr></w:style></w:styles>'
    )
    body = p(
        r("1. "), styled("States", "Lead"), styled(" act, ", "Bracket"), styled("inter alia", "Emphasis"),
        styled(" in peace.", "Lead", '<w:b w:val="0"/>'),
    )  # fmt: skip
    (clause,) = read_draft(write_word(tmp_path / "a.docx", body, styles=styles)).clauses
    found = [(clause.text[one.start_at : one.end_at], str(one.style)) for one in clause.emphasis]
    assert found == [("States", "bold"), ("inter alia", "italic")]


def test_what_an_export_says_of_itself_is_left_out_and_the_title_of_another_file_kept(tmp_path: Path) -> None:
    body = p(r("On peace"), style="Title") + p(r("1. States act."))
    own = body + p(r("Record: abc."), style="ColophonFirst")
    assert "On peace" in str(read_draft(write_word(tmp_path / "theirs.docx", body)).front)
    read = read_draft(write_word(tmp_path / "own.docx", own))
    assert read.front == ()
    assert [one.text for one in read.clauses] == ["States act."]


def test_the_command_reads_as_original_where_asked(case: Negotiation, command: Command, tmp_path: Path) -> None:
    path = write_word(tmp_path / "a.docx", TRACKED)
    done = command("-f", case.path, "draft", "import", path, "--symbol", "X", "--tracked", "as-original")
    assert done.code == 0, done.err
    assert "4 deletions, 1 change of look) were read as original" in " ".join(done.err.split())
    assert case.draft(case.heads()[-1].id).clauses[0].text == "States may act together;"


def test_an_export_is_known_by_its_styles_also_when_another_program_made_ids_of_their_names() -> None:
    named = {
        one.get(name("styleId")): one.find(name("name")) for one in styles_part("en", 9000, "en").iter(name("style"))
    }
    shown = {style: named[style] for style in APART}
    assert {style: "" if one is None else one.get(name("val")) for style, one in shown.items()} == {
        style: style for style in APART
    }
