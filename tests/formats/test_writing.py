"""Exports: what goes into each, what stays out, and how files are written."""

import csv
import io
import json
import os
import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.formats.exported import said_in, words_of_pdf
from workbench.errors import NotAllowed, WorkbenchError
from workbench.formats.pages.credits import Credit, Wording
from workbench.formats.pages.language import tell_language
from workbench.formats.pages.page import Look, Page, PageKind, Role, Table, plain, read_page
from workbench.formats.pages.redlines import redline_page
from workbench.formats.pages.reports import report_page
from workbench.formats.pages.tables import matrix_page, positions_page, streamlining_page
from workbench.formats.pages.texts import agreed_page, clean_page, rolling_page
from workbench.formats.reading import read_draft
from workbench.formats.table import safe_cell, unsafe_cell
from workbench.formats.word.xml import name
from workbench.formats.writing import SUFFIXES, print_page, write_page
from workbench.model.change import Change, Link, Op
from workbench.model.clause import Clause, ClauseKind, Emphasis, EmphasisStyle, Footnote
from workbench.model.consensus import (
    Agreement,
    ClauseConsensus,
    Freshness,
    Level,
    Need,
    Rule,
    Standing,
    Status,
    Taken,
    Via,
)
from workbench.model.draft import Draft
from workbench.model.statement import Stance
from workbench.text.normalise import words_hash

COLOPHON = ("Draft: A/66/L.55.", "Rule: no objection.", "Record: 3a5f0c.")
NAMES = {"CUB": "Cuba", "NAM": "Movement of Non-Aligned Countries", "JOR": "Jordan"}
CANARY = "canary-7c1e"
HOSTILE = (
    "=cmd|'/c calc'!A0 <script>alert(1)</script> [x](javascript:y) ![i](http://x.test/) \x1b[2J\u202egnp\x00 ]]>&amp;"
)


def clause(number: str, text: str, kind: ClauseKind = ClauseKind.SUBPARAGRAPH, **more: object) -> Clause:
    label = "36" if kind is ClauseKind.CHAPEAU else f"36 {number}"
    depth = int(kind is ClauseKind.SUBPARAGRAPH)
    return Clause.model_validate(
        {"id": f"d.{number}", "kind": kind, "label": label, "number": number, "depth": depth, "text": text, **more}
    )


NOTE = Footnote(mark="1", at=34, text="Resolution 60/1.")
CLAUSES = (
    clause("VII.", "Common understanding", ClauseKind.HEADING, label="VII", depth=1),
    clause("36.", "Human security, inter alia, is outlined as follows:", ClauseKind.CHAPEAU,
           emphasis=(Emphasis(start_at=16, end_at=26, style=EmphasisStyle.ITALIC),)),
    clause("(a)", "People live in freedom and dignity;", footnotes=(NOTE,)),
    clause("(b)", "It [shall][should] not [Cuba: ever] replace the State;"),
    clause("(c)", "[Egypt: A whole clause in doubt.] [Cuba: delete]"),
    clause("VIII.", "Activities", ClauseKind.HEADING, label="VIII", depth=1),
)  # fmt: skip
DRAFT = Draft(id="d", symbol="A/66/L.55", title="Human security", date=date(2012, 6, 11), clauses=CLAUSES)


def agreement(number: str, **more: object) -> Agreement:
    quoted = words_hash(next(one.text for one in CLAUSES if one.number == number))
    known = {
        "clause": f"d.{number}",
        "level": Level.AD_REFERENDUM,
        "on": date(2012, 6, 1),
        "words_hash": quoted,
    }
    return Agreement(**{**known, **more})  # type: ignore[arg-type]


def taken(number: str, holder: str, stance: Stance | None, **more: object) -> Taken:
    known = {"position": holder, "statement": holder, "holder": holder, "speaker": holder, "stance": stance,
             "on": date(2012, 6, 4), "sequence": 1, "origin": f"d.{number}"}  # fmt: skip
    return Taken(**{**known, **more})  # type: ignore[arg-type]


def words_of(page: Page) -> list[str]:
    return [plain(one.number) + plain(one.runs) for one in page.paragraphs if one.role is not Role.NOTICE]


def all_pages(draft: Draft, said: Mapping[str, tuple[Taken, ...]], *, include_private: bool = False) -> list[Page]:
    base = draft.model_copy(update={"clauses": draft.clauses[:2], "symbol": "A/66/763"})
    links = [Link(change=Change.KEPT, old=(one.id,), new=(one.id,)) for one in base.clauses]
    links += [Link(change=Change.ADDED, new=(one.id,)) for one in draft.clauses[2:]]
    held = [Agreement(one.id, Level.COMMITTEE, date(2012, 6, 1), words_hash(one.text)) for one in draft.clauses]
    measured = {one.id: consensus(one.id, said.get(one.id, ())) for one in draft.clauses if one.is_negotiable}
    return [
        agreed_page(draft, held, COLOPHON),
        clean_page(draft, COLOPHON),
        rolling_page(draft, None, NAMES, COLOPHON),
        rolling_page(draft, said, NAMES, COLOPHON, include_private=include_private),
        redline_page(base, draft, links, {}, COLOPHON),
        report_page(draft, measured, NAMES, COLOPHON, include_private=include_private),
        positions_page(draft, said, NAMES, COLOPHON, include_private=include_private),
        streamlining_page(base, draft, links, NAMES, COLOPHON),
        matrix_page(draft, ["36 (b)"], ["contested"], [("Cuba", "x")], COLOPHON),
    ]


def consensus(clause_id: str, said: tuple[Taken, ...]) -> ClauseConsensus:
    standings = {one.holder: Standing(one.holder, one.stance, Via.OWN, (one,), (one.holder,)) for one in said}
    if "NAM" in standings:
        standings["JOR"] = Standing("JOR", Stance.AMEND, Via.GROUP, standings["NAM"].positions, ("JOR", "NAM"))
    need = Need(Rule.NO_OBJECTION, False, sentence="Lacks consensus: Cuba objects.")
    return ClauseConsensus(
        clause_id, Status.CONTESTED, need, (), dict.fromkeys(Stance, 1), 190, (), (), 0, 0, standings
    )


SAID = {
    "d.(b)": (
        taken("(b)", "CUB", Stance.OPPOSE, reason="too wide", words="It shall not replace the State;", private=False),
        taken("(b)", "NAM", Stance.AMEND, reason="no agreed definition", illustrative=True),
        taken("(b)", "ISL", Stance.RESERVE, reason=f"private {CANARY}", private=True),
    )
}


def test_the_agreed_text_holds_clauses_agreed_without_condition_in_the_same_words() -> None:
    held = [agreement("36."), agreement("(a)", pending="one delegation"), agreement("(b)", words_hash="0" * 64)]
    page = agreed_page(DRAFT, held, COLOPHON)
    assert words_of(page) == ["VII.\tCommon understanding", "36.\tHuman security, inter alia, is outlined as follows:"]
    assert page.notices == (
        "1 of 4 clauses is agreed; 3 are not in this text: 36 (a), 36 (b), 36 (c).",
        "Agreed on a condition, and so not agreed text: 36 (a).",
    )


def test_words_changed_since_the_agreement_are_not_agreed_text() -> None:
    page = agreed_page(DRAFT, [agreement("(a)", words_changed=True)], COLOPHON)
    assert words_of(page) == []
    assert page.notices[0].startswith("0 of 4 clauses are agreed; 4 are not in this text")


def test_the_clean_text_lifts_brackets_and_says_so() -> None:
    page = clean_page(DRAFT, COLOPHON)
    assert words_of(page)[3] == "(b)\tIt shall not ever replace the State;"
    assert "not an agreed text" in page.notices[0]


def test_the_rolling_text_keeps_brackets_with_attributions_standing_out() -> None:
    page = rolling_page(DRAFT, None, NAMES, COLOPHON)
    assert words_of(page) == [f"{one.number}\t{one.text}" for one in CLAUSES]
    looks = {run.text.strip(): run.look for one in page.paragraphs for run in one.runs}
    assert looks["Cuba:"] is Look.ATTRIBUTION
    assert looks["inter alia"] is Look.ITALIC


def test_the_rolling_text_shows_positions_beside_their_clause_when_asked() -> None:
    page = rolling_page(DRAFT, SAID, NAMES, COLOPHON)
    remarks = next(one.remarks for one in page.paragraphs if one.label == "36 (b)")
    assert [one.author for one in remarks] == ["Cuba", "Movement of Non-Aligned Countries"]
    comments = said_in(print_page(page, ".docx"), ".docx")
    assert 'w:author="Cuba"' in comments
    assert "too wide" in comments


def test_a_position_on_words_that_changed_says_so_wherever_it_is_printed() -> None:
    old = {
        "d.(b)": (taken("(b)", "CUB", Stance.OPPOSE, reason="too wide", freshness=Freshness.STALE, illustrative=True),)
    }
    said = "too wide (on words that changed since; illustrative)"
    table = next(positions_page(DRAFT, old, NAMES, COLOPHON).tables)
    assert table.rows[0][table.header.index("reason")] == said
    assert "would move if" not in table.header  # nobody said; paper has no room for it
    report = report_page(DRAFT, {"d.(b)": consensus("d.(b)", old["d.(b)"])}, NAMES, COLOPHON)
    assert list(report.tables)[1].rows[0][3] == said


def test_the_report_lists_objections_first_and_followers_by_name() -> None:
    page = report_page(DRAFT, {"d.(b)": consensus("d.(b)", SAID["d.(b)"])}, NAMES, COLOPHON)
    rows = list(page.tables)[1].rows
    assert [row[:2] for row in rows] == [("oppose", "Cuba"), ("amend", "Movement of Non-Aligned Countries")]
    assert rows[1][4] == "Jordan"


def test_the_streamlining_table_names_sources_and_owners_of_brackets() -> None:
    page = streamlining_page(
        DRAFT, DRAFT, [Link(change=Change.MERGED, old=("d.(a)", "d.(b)"), new=("d.(b)",), score=0.5)], {}, COLOPHON
    )
    table = next(block for block in page.blocks if isinstance(block, Table))
    assert table.rows == (("36 (b)", "36 (a), 36 (b)", "merged, 50% of its words", "Cuba", CLAUSES[3].text),)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_export_in_every_format_carries_the_colophon_and_no_private_position(suffix: str) -> None:
    for page in all_pages(DRAFT, SAID):
        said = said_in(print_page(page, suffix), suffix)
        assert all(line in said for line in COLOPHON), page.kind
        assert CANARY not in said, page.kind
    shown = [said_in(print_page(page, suffix), suffix) for page in all_pages(DRAFT, SAID, include_private=True)]
    assert sum(CANARY in said for said in shown) >= {".csv": 2, ".xlsx": 2, ".jsonl": 1}.get(suffix, 3)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_same_page_gives_the_same_bytes(suffix: str) -> None:
    for page in all_pages(DRAFT, SAID):
        assert print_page(page, suffix) == print_page(page, suffix)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_hostile_words_stay_words_in_every_format(suffix: str) -> None:
    clauses = (clause("1.", HOSTILE), clause("2.", "Kept."), clause("3.", HOSTILE))
    draft = DRAFT.model_copy(update={"title": HOSTILE, "clauses": clauses, "symbol": "A/66/<L>.1"})
    said = {"d.3.": (taken("3.", "CUB", Stance.OPPOSE, reason=HOSTILE, words=HOSTILE),)}
    for page in all_pages(draft, said):
        content = print_page(page, suffix)
        text = words_of_pdf(content) if suffix == ".pdf" else said_in(content, suffix)
        assert not {"\x1b", "\u202e", "\x00"} & set(text), page.kind
        if suffix == ".html":
            assert "<script" not in text
        if suffix == ".md":
            assert "<script" not in text.replace("\\<", "")
            assert "![i](" not in text
        if suffix == ".csv":
            cells = [cell for row in csv.reader(io.StringIO(text.lstrip("\ufeff"))) for cell in row]
            assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("suffix", [".txt", ".md"])
@pytest.mark.parametrize("kind", ["clean", "rolling"])
def test_a_draft_written_as_text_is_read_as_the_same_clauses(suffix: str, kind: str, tmp_path: Path) -> None:
    page = clean_page(DRAFT, COLOPHON) if kind == "clean" else rolling_page(DRAFT, None, NAMES, COLOPHON)
    write_page(page, tmp_path / f"draft{suffix}")
    read = read_draft(tmp_path / f"draft{suffix}")
    assert (read.symbol, read.title, read.date) == (DRAFT.symbol, DRAFT.title, DRAFT.date)
    assert [(one.number, one.text, one.emphasis) for one in read.clauses] == [
        (one.number, one.text, one.emphasis) for one in page.clauses
    ]
    assert [note.text for one in read.clauses for note in one.footnotes] == ["Resolution 60/1."]
    assert all(line in read.note for line in COLOPHON)


def test_json_holds_every_run_with_its_change() -> None:
    old = DRAFT.model_copy(update={"clauses": CLAUSES[2:3], "symbol": "A/66/763"})
    new = DRAFT.model_copy(update={"clauses": (clause("(a)", "People live in dignity and peace;"),)})
    link = Link(change=Change.AMENDED, old=("d.(a)",), new=("d.(a)",))
    brought = {"d.(a)": [Wording(new.clauses[0].text, Credit("Cuba"))]}
    document = json.loads(print_page(redline_page(old, new, [link], brought, COLOPHON), ".json"))
    assert document["base"] == "A/66/763"
    runs = document["blocks"][0]["runs"]
    assert (
        "".join(run.get("text", "") for run in runs if run.get("op") != "delete") == "People live in dignity and peace;"
    )
    assert {run["author"] for run in runs if "op" in run} == {"Cuba"}


def test_html_stands_alone_and_is_well_formed() -> None:
    class Tags(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.open: list[str] = []

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            named = {name: value or "" for name, value in attrs if name != "xmlns"}
            assert not {"src", "onclick"} & set(named)
            assert not any("http" in value for value in named.values())
            if tag not in {"meta", "col", "wbr"}:
                self.open.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert self.open.pop() == tag

    for page in all_pages(DRAFT, SAID):
        parser = Tags()
        parser.feed(print_page(page, ".html").decode())
        assert parser.open == []


def test_word_parts_name_nobody_and_carry_language_direction_and_table_heads() -> None:
    arabic = clause("(a)", "يهدف الأمن البشري إلى ضمان A/RES/66/290 بقاء الأفراد")
    draft = DRAFT.model_copy(update={"clauses": (CLAUSES[0], arabic)})
    content = print_page(rolling_page(draft, None, NAMES, COLOPHON), ".docx")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
        document = archive.read("word/document.xml").decode()
        for part in archive.namelist():
            etree.fromstring(archive.read(part))
    assert core.count("workbench") == 2
    assert document.count('<w:p><w:pPr><w:pStyle w:val="Clause1"/><w:bidi/>') == 1
    root = etree.fromstring(document.encode())
    runs = [(str(run.xpath("string()")), run.find(f".//{name('rtl')}")) for run in root.iter(name("r"))]
    directions = {words: mark is not None for words, mark in runs}
    assert directions["A/RES/66/290"] is False
    assert directions[" بقاء الأفراد"] is True
    assert 'w:val="Heading1"' in document
    table = said_in(print_page(positions_page(DRAFT, SAID, NAMES, COLOPHON), ".docx"), ".docx")
    assert "<w:tblHeader/>" in table


def test_a_footnote_is_a_real_one_in_word() -> None:
    content = said_in(print_page(rolling_page(DRAFT, None, NAMES, COLOPHON), ".docx"), ".docx")
    assert '<w:footnoteReference w:id="2"/>' in content
    assert "Resolution 60/1." in content


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("The notion of human security is distinct", "en"),
        ("La notion de sécurité humaine est distincte des autres", "fr"),
        ("La noción de seguridad humana es distinta de las otras", "es"),
        ("Концепция безопасности человека", "ru"),
        ("人的安全概念 A/RES/66/290", "zh"),
        ("مفهوم الأمن البشري A/RES/66/290", "ar"),
        ("", "en"),
    ],
)
def test_the_language_of_a_draft_is_told_from_its_words(words: str, language: str) -> None:
    assert tell_language([words]) == language


CAPTIONS = [
    ("en", "Rolling text", "4 June 2012"), ("fr", "Texte évolutif", "4 juin 2012"),
    ("es", "Texto evolutivo", "4 de junio de 2012"), ("ru", "Переходящий текст", "4 июня 2012 года"),
    ("zh", "滚动案文", "2012年6月4日"), ("ar", "النص المتداول", "4 حزيران/يونيه 2012"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "caption", "day"), CAPTIONS)
@pytest.mark.parametrize("suffix", [".docx", ".html", ".pdf"])
def test_a_text_says_in_its_own_language_what_it_is_and_of_which_day(
    language: str, caption: str, day: str, suffix: str
) -> None:
    page = replace(rolling_page(DRAFT, {}, {}, COLOPHON), language=language, date=date(2012, 6, 4))
    content = print_page(page, suffix)
    if suffix == ".pdf":  # poppler puts spaces between scripts, and parts Arabic words by marks of direction
        said = words_of_pdf(content).replace(" ", "").casefold()
        assert all(word.casefold() in said for word in re.split("[ /]", f"{caption} {day}"))
    else:
        assert caption.casefold() in said_in(content, suffix).casefold()
        assert day in said_in(content, suffix)


def test_what_the_workbench_says_of_positions_is_said_in_english() -> None:
    page = replace(rolling_page(DRAFT, {}, {}, COLOPHON), kind=PageKind.REPORT, language="ar")
    assert (page.caption, page.caption_language) == ("Who stands where", "en")


@pytest.mark.parametrize(
    ("cell", "written"),
    [("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), (" =1", "' =1"), ("(a)", "(a)"), ("", "")],
)
def test_a_cell_that_a_spreadsheet_would_compute_gets_an_apostrophe(cell: str, written: str) -> None:
    assert safe_cell(cell) == written


@given(st.text(alphabet="'=+-@ \u00a0a\t\r", max_size=8))
def test_what_was_made_safe_is_read_as_it_was(cell: str) -> None:
    assert unsafe_cell(safe_cell(cell)) == cell


def test_a_file_is_not_replaced_unless_forced(tmp_path: Path) -> None:
    path = tmp_path / "clean.txt"
    path.write_text("mine")
    page = clean_page(DRAFT, COLOPHON)
    with pytest.raises(NotAllowed, match="already there"):
        write_page(page, path)
    assert path.read_text() == "mine"
    write_page(page, path, force=True)
    assert path.read_bytes() == print_page(page, ".txt")
    assert [one.name for one in tmp_path.iterdir()] == ["clean.txt"]


@pytest.mark.parametrize("name", ["draft", "draft.odt", "draft.doc", "missing/draft.txt", "folder.txt"])
def test_what_cannot_be_written_is_said_and_leaves_nothing(name: str, tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(WorkbenchError) as caught:
        write_page(clean_page(DRAFT, COLOPHON), tmp_path / name, force=True)
    assert caught.value.hint
    assert [one.name for one in tmp_path.iterdir()] == ["folder.txt"]


def test_a_write_that_fails_midway_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "clean.txt"
    path.write_text("mine")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WorkbenchError, match="No space left"):
        write_page(clean_page(DRAFT, COLOPHON), path, force=True)
    assert path.read_text() == "mine"
    assert [one.name for one in tmp_path.iterdir()] == ["clean.txt"]


def test_of_merged_clauses_the_first_ends_as_the_draft_has_it() -> None:
    texts = ("People live in freedom;", "They live in dignity;")
    base = DRAFT.model_copy(
        update={"clauses": tuple(clause(f"({n})", one) for n, one in zip("ab", texts, strict=True))}
    )
    merged = DRAFT.model_copy(
        update={"clauses": (clause("(a)", "People live in freedom. They live in dignity;", id="n"),)}
    )
    link = Link(change=Change.MERGED, old=("d.(a)", "d.(b)"), new=("n",))
    first, second = redline_page(base, merged, [link], {}, COLOPHON).paragraphs
    assert (first.mark.op, second.mark.op) == (Op.DELETE, Op.KEEP)
    assert plain(first.runs, Op.DELETE).strip() == "People live in freedom."
    assert plain(second.number + second.runs, Op.DELETE) == "They live in dignity;"


TEXTS = st.lists(st.text(alphabet=st.sampled_from("ab [].;\n\t–人نю\u2029\u202e\x07"), max_size=12), max_size=6)


@given(TEXTS, TEXTS, st.data())
def test_a_redline_gives_back_both_drafts_whatever_was_linked(
    old: list[str], new: list[str], data: st.DataObject
) -> None:
    base = Draft(id="o", symbol="o", clauses=tuple(clause(f"({n})", one, id=f"o.{n}") for n, one in enumerate(old)))
    draft = Draft(id="n", symbol="n", clauses=tuple(clause(f"({n})", one, id=f"n.{n}") for n, one in enumerate(new)))
    olds, news = ([one.id for one in side.clauses] for side in (base, draft))
    ids = st.tuples(
        st.lists(st.sampled_from(olds or [""]), max_size=3), st.lists(st.sampled_from(news or [""]), max_size=3)
    )
    changes = st.sampled_from(list(Change))
    links = [
        Link(change=data.draw(changes), old=tuple(a), new=tuple(b)) for a, b in data.draw(st.lists(ids, max_size=6))
    ]
    page = redline_page(base, draft, links, {}, COLOPHON)
    assert page.tracked
    assert len(page.tracked.rejected) == len(old)
    assert read_page(page, Op.INSERT) == list(page.tracked.rejected)
    assert read_page(page, Op.DELETE) == list(page.tracked.accepted)
    print_page(page, ".docx")
