"""Columns on paper: they add up, share as they should, and are never too narrow for a word that they could hold."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.formats.exported import words_of_pdf
from tests.formats.office import need
from workbench.formats.pages.columns import column_widths, filled, width_of
from workbench.formats.pages.page import Page, PageKind, Table
from workbench.formats.writing import print_page
from workbench.model.consensus import Status
from workbench.model.statement import Stance

WORDS = st.text(alphabet="aiмWب ", max_size=30)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(1, 12))
    row = st.tuples(*([WORDS] * columns))
    shares = draw(st.sampled_from([(), tuple(range(1, columns + 1))]))
    return Table(draw(row), tuple(draw(st.lists(row, max_size=4))), shares)


@given(tables())
def test_columns_take_the_width_there_is_and_break_no_word_while_there_is_room(table: Table) -> None:
    widths = column_widths(table, 465.0, 9.0, 9.0)
    assert abs(sum(widths) - 465) < 1e-6
    columns = list(zip(table.header, *table.rows, strict=True))
    words = [
        max((width_of(one) for cell in cells for one in cell.split() if len(one) <= 20), default=0) for cells in columns
    ]
    if sum(9 + 9 * 1.1 * word for word in words) < 465:
        assert all(width > 9 + 9 * word - 1e-6 for width, word in zip(widths, words, strict=True))


def test_columns_that_hold_their_words_take_their_shares() -> None:
    assert column_widths(Table(("a", "b"), (("c", "d"),), (1, 3)), 400.0, 9.0, 9.0) == [100, 300]


def test_a_column_that_is_hardly_used_leaves_room_to_the_others() -> None:
    rows = (("one", ""), ("two", ""), ("three", "x"), ("four", ""))
    assert column_widths(Table(("a", "b"), rows), 400.0, 9.0, 9.0) == [400 / 1.5, 200 / 1.5]


def test_the_heads_of_the_report_stand_whole_in_a_narrow_table() -> None:
    head = (
        "clause",
        "status",
        "oppose",
        "amend",
        "reserve",
        "accept",
        "support",
        "pulled both ways",
        "silent",
        "brackets",
    )
    widths = column_widths(
        Table(head, (("36 (f)", "contradictory", *["120"] * 8),), (5, 6, *[4] * 7, 5)), 465.0, 9.0, 8.5
    )
    assert all(width > 9 * width_of(max(name.split(), key=len)) + 8 for name, width in zip(head, widths, strict=True))
    assert widths[1] > 9 * width_of("contradictory") + 8


def test_an_address_of_the_web_takes_no_room_from_the_other_columns() -> None:
    table = Table(("a", "source"), (("x", "https://example.org/" + "x" * 500),), (1, 1))
    assert column_widths(table, 400.0, 9.0, 9.0) == [200, 200]


def test_turned_heads_need_a_line_across_and_no_more() -> None:
    table = Table(
        ("delegation", "36 (a) bis", "36 (b)"),
        (("status", "contradictory", "agreed"), ("Cuba", "x", "+")),
        (),
        upright=2,
    )
    assert max(column_widths(table, 60.0, 9.0, 0.0)[1:]) < 20


def test_columns_without_words_are_left_out_on_paper() -> None:
    table = Table(("a", "b", "c"), (("1", "", "3"), ("4", "", "")), (1, 2, 3))
    assert filled(table) == Table(("a", "c"), (("1", "3"), ("4", "")), (1, 3))


@pytest.mark.slow
def test_libreoffice_breaks_no_head_and_no_status_of_the_report(tmp_path: Path) -> None:
    head = ("clause", "status", *map(str, Stance), "pulled both ways", "silent", "brackets")
    rows = tuple(("36 (f)", str(status), *["120"] * 7, "4") for status in Status)
    table = Table(head, rows, (5, 6, *[4] * 7, 5))
    page = Page(PageKind.REPORT, "T", "Rev.1", None, "en", (table,), ())
    (tmp_path / "x.docx").write_bytes(print_page(page, ".docx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        need("soffice"),
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "x.docx"),
    ]
    subprocess.run(command, capture_output=True, timeout=180, check=False)
    said = words_of_pdf((tmp_path / "x.pdf").read_bytes()).split()
    assert {word for cell in (*head, *map(str, Status)) for word in cell.split()} <= set(said)
