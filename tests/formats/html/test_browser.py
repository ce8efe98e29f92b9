"""HTML in a browser nobody here wrote: no fault on any screen, nothing fetched, nothing lost in print."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.formats.browser import CHROMIUM, Browser
from tests.formats.exported import words_of_pdf
from workbench.desk import files
from workbench.desk.exports import exporting
from workbench.formats.pages.page import Page, PageKind, Paragraph, Role, Run, Table
from workbench.formats.writing import print_page

pytestmark = [
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed: make test-tools"),
    pytest.mark.xdist_group("browser"),
]
FAULTS = (Path(__file__).parent / "faults.js").read_text("utf-8").split("\n", 1)[1]
PHONE, DESK = 390, 1280


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


@pytest.fixture(scope="module")
def exports(worked_case_once: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every kind of export of the worked case as HTML."""
    folder = tmp_path_factory.mktemp("exports")
    with files.open_negotiation(worked_case_once) as n:
        for kind in exporting.KINDS:
            exporting.export(n, kind, folder / f"{kind}.html")
    return {kind: folder / f"{kind}.html" for kind in exporting.KINDS}


@pytest.mark.parametrize("kind", exporting.KINDS)
@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_page_has_no_fault_and_fetches_nothing(
    browser: Browser, exports: dict[str, Path], kind: str, width: int, dark: bool
) -> None:
    browser.open(exports[kind], width, dark=dark)
    assert browser.run(FAULTS) == []
    fetched = [
        event["params"]["request"]["url"] for event in browser.events if event["method"] == "Network.requestWillBeSent"
    ]
    assert fetched == [exports[kind].as_uri()]
    said = {"Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown"}
    assert [event for event in browser.events if event["method"] in said] == []


@pytest.mark.parametrize("kind", ["redline", "report", "matrix"])
def test_what_is_printed_holds_every_word_on_paper(browser: Browser, exports: dict[str, Path], kind: str) -> None:
    browser.open(exports[kind], DESK)
    shown = browser.run("() => [...document.querySelectorAll('main, footer')].map(one => one.innerText).join(' ')")
    printed = words_of_pdf(browser.print_pdf()).replace(" ", "")
    missing = [word for word in shown.split() if word not in printed]
    assert missing == []


def test_arabic_reads_from_the_right(browser: Browser, tmp_path: Path) -> None:
    page = Page(PageKind.CLEAN, "الأمن البشري", "A/66/L.55", None, "ar",
                (Paragraph((Run("مفهوم الأمن البشري"),), (Run("1."), Run("\t"))),), ("Record: 3a5f.",))  # fmt: skip
    path = tmp_path / "ar.html"
    path.write_bytes(print_page(page, ".html"))
    browser.open(path, PHONE)
    assert browser.run(FAULTS) == []
    number, words = browser.run(
        "() => ['.number', '.words'].map(one => document.querySelector(one).getBoundingClientRect().right)"
    )
    assert number > words


def test_a_page_of_hostile_words_is_a_page_of_words(browser: Browser, tmp_path: Path) -> None:
    hostile = "<script>document.title='x'</script><img src=x onerror=alert(1)> \"'&amp; ]]> </style></title>"
    heading = Paragraph((Run(hostile),), role=Role.HEADING, depth=4)
    table = Table((hostile, "b"), ((hostile, hostile),), title=hostile)
    page = Page(PageKind.REPORT, hostile, hostile, None, "en", (heading, table), (hostile,), (hostile,))
    path = tmp_path / "hostile.html"
    path.write_bytes(print_page(page, ".html"))
    browser.open(path, PHONE)
    assert browser.run(FAULTS) == []
    assert browser.run("() => document.title") == f"{hostile} – {hostile}"
