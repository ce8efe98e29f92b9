"""What leaves the file: agreed text only when agreed, comments when asked for; what is private is in test_canary."""

import zipfile
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from tests.formats.exported import said_in
from workbench.desk import files
from workbench.desk.consensus import agreeing
from workbench.desk.consensus.measuring import measured
from workbench.desk.exports import exporting
from workbench.desk.negotiation import Negotiation
from workbench.desk.statements import speaking
from workbench.errors import NotAllowed, WorkbenchError
from workbench.formats.word.xml import name

CANARY = "kingfisher"
JUNE = date(2012, 6, 20)


def test_agreed_text_holds_no_conditional_clause_and_says_how_many_are_missing(
    case: Negotiation, tmp_path: Path
) -> None:
    path = tmp_path / "agreed.txt"
    exporting.export(case, "agreed", path)
    text = path.read_text("utf-8")
    assert "freedom and dignity" in text  # (a) is agreed
    assert "distinct from the responsibility to protect" not in text  # (b) only pending
    assert "2 of 14 clauses" in text


def test_reopened_text_is_no_longer_exported_as_agreed(case: Negotiation, tmp_path: Path) -> None:
    agreeing.reopen(case, "36 (a)", "new instructions")
    exporting.export(case, "agreed", tmp_path / "agreed.txt")
    assert "freedom and dignity" not in (tmp_path / "agreed.txt").read_text("utf-8")


def test_an_existing_file_is_kept_unless_forced(case: Negotiation, tmp_path: Path) -> None:
    path = tmp_path / "clean.md"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(NotAllowed):
        exporting.export(case, "clean", path)
    assert path.read_text("utf-8") == "mine"
    exporting.export(case, "clean", path, force=True)
    assert path.read_text("utf-8") != "mine"


def test_an_unknown_format_or_kind_is_said(case: Negotiation, tmp_path: Path) -> None:
    with pytest.raises(WorkbenchError, match="suffix"):
        exporting.export(case, "clean", tmp_path / "clean.xyz")
    with pytest.raises(WorkbenchError, match="kind of export") as refused:
        exporting.export(case, "everythin", tmp_path / "clean.txt")
    assert refused.value.hint.startswith("Did you mean everything?")
    assert list(tmp_path.glob("clean*")) == []


def test_a_redline_of_a_first_draft_needs_a_base(tmp_path: Path) -> None:
    draft = tmp_path / "one.txt"
    draft.write_text("1. Decides to meet;\n\n2. Decides to part.\n", encoding="utf-8")
    with files.new_negotiation(tmp_path / "x.negotiation", "X") as negotiation:
        from workbench.desk.drafts.drafting import import_draft

        import_draft(negotiation, draft, symbol="One")
        with pytest.raises(NotAllowed, match="follows no other"):
            exporting.export(negotiation, "redline", tmp_path / "x.docx")


def comments_in(path: Path) -> list[tuple[str, str, str]]:
    """The comments of a Word file: whose, of which day, what they say."""
    with zipfile.ZipFile(path) as archive:
        if "word/comments.xml" not in archive.namelist():
            return []
        root = etree.fromstring(archive.read("word/comments.xml"))
    return [
        (one.get(name("author"), ""), one.get(name("date"), "")[:10], str(one.xpath("string()")))
        for one in root.iter(name("comment"))
    ]


@pytest.mark.parametrize("kind", ["clean", "rolling", "redline"])
def test_positions_stand_beside_their_clause_as_comments_when_asked(
    case: Negotiation, tmp_path: Path, kind: str
) -> None:
    speaking.say(case, "Fiji", ["36 (m)"], "oppose", because="The reef is not named", cure="Name it", on=JUNE)
    speaking.say(case, "Palau", ["36 (m)"], "reserve", because=f"The {CANARY} flew", private=True, on=JUNE)
    exporting.export(case, kind, tmp_path / "plain.docx")
    assert comments_in(tmp_path / "plain.docx") == []
    exporting.export(case, kind, tmp_path / "x.docx", comments=True)
    said = comments_in(tmp_path / "x.docx")
    assert ("Fiji", "2012-06-20", "oppose — The reef is not named — would move if: Name it") in said
    measured_here = measured(case, case.heads()[-1].id, public=True)
    assert len(said) == sum(len(found) for found in measured_here.taken.values())
    assert CANARY not in said_in((tmp_path / "x.docx").read_bytes(), ".docx")
    exporting.export(case, kind, tmp_path / "private.docx", comments=True, include_private=True)
    assert ("Palau", "2012-06-20", f"reserve — The {CANARY} flew (private)") in comments_in(tmp_path / "private.docx")


def test_comments_on_what_is_no_text_are_refused(case: Negotiation, tmp_path: Path) -> None:
    with pytest.raises(NotAllowed, match="no clauses in “matrix”"):
        exporting.export(case, "matrix", tmp_path / "x.docx", comments=True)


def test_the_report_of_views_has_its_counts_and_names_in_real_footnotes(case: Negotiation, tmp_path: Path) -> None:
    exporting.export(case, "views", tmp_path / "views.docx", clauses=["36 (c)"])
    with zipfile.ZipFile(tmp_path / "views.docx") as archive:
        notes = archive.read("word/footnotes.xml").decode("utf-8")
        body = archive.read("word/document.xml").decode("utf-8")
    assert "1 Member State: Cuba, 14 June 2012 (illustrative)." in notes
    assert "Egypt, on behalf of the Movement of Non-Aligned Countries, asked for a change (illustrative)." in body
    assert body.count("<w:footnoteReference") == notes.count("<w:footnoteRef/>")


def test_an_export_of_an_earlier_day_holds_nothing_said_later(case: Negotiation, tmp_path: Path) -> None:
    exporting.export(case, "views", tmp_path / "then.txt", clauses=["36 (c)"], as_of=date(2012, 5, 1))
    text = (tmp_path / "then.txt").read_text(encoding="utf-8")
    assert "13 June 2012" not in text
    assert "26 April 2012" in text


@pytest.mark.parametrize("kind", exporting.KINDS)
def test_a_word_export_is_a_clean_copy_unless_more_was_asked_for(case: Negotiation, tmp_path: Path, kind: str) -> None:
    exporting.export(case, kind, tmp_path / "x.docx")
    with zipfile.ZipFile(tmp_path / "x.docx") as archive:
        parts = {part: archive.read(part).decode() for part in archive.namelist()}
    tracked = {"ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange"} if kind != "redline" else set()
    residues = tracked | {"commentReference", "vanish", "rsids", "proofErr", "bookmarkStart"}
    found = {
        (part, etree.QName(one).localname)
        for part, content in parts.items()
        for one in etree.fromstring(content.encode()).iter("{*}*")
        if etree.QName(one).localname in residues or any("rsid" in str(key) for key in one.attrib)
    }
    assert found == set()
    assert not {part for part in parts if "comments" in part or "custom" in part}
    core = etree.fromstring(parts["docProps/core.xml"].encode())
    people = {one.text for one in core.iter("{*}creator", "{*}lastModifiedBy")}
    assert people == {"workbench"}
