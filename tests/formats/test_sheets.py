"""Workbooks: the words are there as words, whatever they begin with, and the header is where programs look."""

import re
import shutil
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from workbench.formats.pages.page import Page, PageKind, Table
from workbench.formats.pages.runs import heading
from workbench.formats.writing import print_page, write_page

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x.example","y")', "{=1+1}", "http://x.example", "007")


def page(*tables: Table, kind: PageKind = PageKind.POSITIONS, language: str = "en") -> Page:
    blocks = tuple(block for table in tables for block in (heading("Next"), table))
    return Page(
        kind=kind, title="T", symbol="Rev.1", date=date(2012, 6, 4), language=language, blocks=blocks,
        colophon=("Record: abc.",), notices=("Read this first.",),
    )  # fmt: skip


def cells(path: Path, sheet: int = 0) -> list[list[object]]:
    found = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(sheet).to_python(skip_empty_area=False)
    return [list(row) for row in found]


@pytest.mark.parametrize("words", FORMULAS)
def test_words_of_others_are_never_a_formula_a_link_or_a_number(tmp_path: Path, words: str) -> None:
    write_page(page(Table(("clause", "reason"), ((words, words),))), tmp_path / "x.xlsx")
    assert cells(tmp_path / "x.xlsx")[:2] == [["clause", "reason"], [words, words]]
    with zipfile.ZipFile(tmp_path / "x.xlsx") as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet
        assert "<hyperlink" not in sheet
        assert not [name for name in archive.namelist() if "rels" in name and b"External" in archive.read(name)]


def test_what_the_page_says_of_itself_follows_the_rows(tmp_path: Path) -> None:
    write_page(page(Table(("clause", "reason"), (("36 (a)", "why"),))), tmp_path / "x.xlsx")
    assert cells(tmp_path / "x.xlsx")[2:] == [["#", "Read this first."], ["#", "Record: abc."]]


def test_counts_are_numbers_and_labels_are_words(tmp_path: Path) -> None:
    table = Table(("clause", "oppose", "silent"), (("36", "2", "191"),))
    write_page(page(table, kind=PageKind.REPORT), tmp_path / "x.xlsx")
    assert cells(tmp_path / "x.xlsx")[1] == ["36", 2.0, 191.0]


def test_further_tables_stand_below_each_other_on_a_second_sheet(tmp_path: Path) -> None:
    tables = (Table(("a",), (("1",),)), Table(("b",), (("2",),)), Table(("c",), (("3",),)))
    write_page(page(*tables, kind=PageKind.REPORT), tmp_path / "x.xlsx")
    said = [cell for row in cells(tmp_path / "x.xlsx", 1) for cell in row if cell]
    assert said == ["Next", "Next", "b", "2", "Next", "c", "3"]


def test_more_than_a_cell_holds_is_cut_and_says_so(tmp_path: Path) -> None:
    write_page(page(Table(("clause",), (("x" * 40_000,),))), tmp_path / "x.xlsx")
    (cell,) = cells(tmp_path / "x.xlsx")[1][:1]
    assert len(str(cell)) == 32_767
    assert str(cell).endswith("[cut here: a cell holds no more]")


def test_stances_are_coloured_and_panes_frozen_and_arabic_runs_from_the_right(tmp_path: Path) -> None:
    matrix = Table(("delegation", "36 (a)"), (("status", "contested"), ("Cuba", "x")))
    write_page(page(matrix, kind=PageKind.MATRIX, language="ar"), tmp_path / "x.xlsx")
    with zipfile.ZipFile(tmp_path / "x.xlsx") as archive:
        sheet, styles = (archive.read(f"xl/{name}.xml").decode() for name in ("worksheets/sheet1", "styles"))
    assert 'ySplit="2"' in sheet
    assert 'xSplit="1"' in sheet
    assert 'rightToLeft="1"' in sheet
    assert "FFF3B9B4" in styles


def test_a_sheet_is_laid_out_for_the_printer(tmp_path: Path) -> None:
    write_page(page(Table(("clause", "reason"), (("36", "why"),))), tmp_path / "x.xlsx")
    with zipfile.ZipFile(tmp_path / "x.xlsx") as archive:
        sheet, book = (archive.read(f"xl/{name}.xml").decode() for name in ("worksheets/sheet1", "workbook"))
    assert 'paperSize="9"' in sheet
    assert 'orientation="landscape"' in sheet
    assert 'fitToHeight="0"' in sheet
    assert "_xlnm.Print_Titles" in book


def formulas_in(path: Path, home: Path) -> list[str]:
    """The cells of a table that LibreOffice takes for formulas or links."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed: make test-tools")
    profile = f"-env:UserInstallation={(home / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "fods", "--outdir", str(home / "out"), str(path)]
    subprocess.run(command, capture_output=True, timeout=180, check=False)
    written = home / "out" / f"{path.stem}.fods"
    if not written.exists():
        pytest.skip("LibreOffice Calc is not installed: make test-tools")
    body = written.read_text("utf-8").partition("<office:body")[2]
    return re.findall(r'(?:table:formula|xlink:href)="([^"]*)"', body)


def test_libreoffice_finds_no_formula_in_what_others_wrote(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "control.xlsx") as control:
        control.add_worksheet().write_formula(0, 0, "=1+1")
    assert len(formulas_in(tmp_path / "control.xlsx", tmp_path)) == 1
    written = page(Table(("clause", "reason"), tuple((words, words) for words in FORMULAS)))
    for suffix in (".xlsx", ".csv"):
        write_page(written, tmp_path / f"words{suffix}")
        assert formulas_in(tmp_path / f"words{suffix}", tmp_path) == []


def test_the_same_page_gives_the_same_bytes() -> None:
    one = page(Table(("clause",), (("36 (a)",),)))
    assert print_page(one, ".xlsx") == print_page(one, ".xlsx")
