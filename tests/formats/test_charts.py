"""Drawings: every number has its length, its sign and its words; what cannot be taken in is not drawn."""

from lxml import etree

from workbench.formats.charts import draw_chart
from workbench.formats.pages.page import Chart, Table
from workbench.formats.pages.tones import FILLS

SVG = "{http://www.w3.org/2000/svg}"
ROWS = (("36 (a)", "agreed", "30", "0", "10"), ("36 <b>", "contested", "0", "5", "0"))
BARS = Table(("clause", "status", "oppose", "support", "silent"), ROWS, (), "On each clause", Chart.BARS,
             ("oppose", "support", "silent"))  # fmt: skip


def parsed(drawing: str) -> etree._Element:
    return etree.fromstring(drawing.encode())


def test_a_bar_is_as_long_as_its_number_and_says_it() -> None:
    bars = [one for one in parsed(draw_chart(BARS, "c")).iter(f"{SVG}rect") if one.find(f"{SVG}title") is not None]
    told = {str(one.findtext(f"{SVG}title")): float(one.get("width", "0")) for one in bars}
    assert set(told) == {"36 (a): 30 oppose", "36 (a): 10 silent", "36 <b>: 5 support"}
    assert round(told["36 (a): 30 oppose"] / told["36 <b>: 5 support"]) == 6


def test_signs_stand_beside_colours() -> None:
    words = [one.text for one in parsed(draw_chart(BARS, "c")).iter(f"{SVG}text")]
    assert {"x", "+", ".", "x 30", "oppose", "support", "silent", "36 <b>"} <= set(words)


def test_a_drawing_is_named_and_described() -> None:
    root = parsed(draw_chart(BARS, "c"))
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert root.get("aria-labelledby", "").split() == ids == ["c-title", "c-told"]
    assert root.findtext(f"{SVG}title") == "On each clause"


def test_a_line_rises_with_its_numbers() -> None:
    table = Table(("draft", "brackets"), (("S", "0"), ("Rev.1", "21"), ("Rev.2", "4")), (), "Brackets", Chart.LINE,
                  ("brackets",))  # fmt: skip
    root = parsed(draw_chart(table, "c"))
    heights = [float(one.get("cy", "0")) for one in root.iter(f"{SVG}circle")]
    assert heights[1] < heights[2] < heights[0]
    assert root.findtext(f"{SVG}desc") == "From S to Rev.2: 0, 21, 4."


def test_nothing_is_drawn_of_no_rows_of_too_many_or_of_a_table_without_a_chart() -> None:
    many = Table(BARS.header, ROWS * 50, (), "", Chart.BARS, BARS.drawn)
    assert draw_chart(many, "c") == draw_chart(Table(BARS.header, ()), "c") == draw_chart(Table(("a",), (("b",),)), "c")
    assert draw_chart(many, "c") == ""


def test_every_colour_is_readable_behind_black_words() -> None:
    def light(value: str) -> float:
        part = int(value, 16) / 255
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    black = 0.0056  # of #111
    for tone, fill in FILLS.items():
        red, green, blue = (light(fill[at : at + 2]) for at in (1, 3, 5))
        assert (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) / (black + 0.05) > 7, tone
