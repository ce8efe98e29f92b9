"""Prints pages as Word files: A4, named styles, real headings, tables and footnotes, real tracked changes.

A page with tracked changes is read back before it leaves (`workbench.formats.word.tracked`).
"""

from collections.abc import Iterable

from lxml import etree

from workbench.consensus.saying import say_date
from workbench.formats.pages.language import is_right_to_left
from workbench.formats.pages.page import Page, Paragraph, Table
from workbench.formats.word.body import BodyWriter
from workbench.formats.word.package import pack, relation_of
from workbench.formats.word.styles import styles_part
from workbench.formats.word.tracked import check_tracked
from workbench.formats.word.xml import R, add, element, serialized

_SHORT, _LONG = 11906, 16838
"""A4 in twentieths of a point."""
_MARGIN = 1304


def print_word(page: Page) -> bytes:
    """Return the page as a .docx, the same bytes for the same page.

    Footnotes are numbered by Word in the order in which they stand. Raises WorkbenchError if rejecting or
    accepting all tracked changes in the file would not give back the two drafts.
    """
    width = (_LONG if page.is_wide else _SHORT) - 2 * _MARGIN
    root = element("document")
    body = add(root, "body")
    writer = BodyWriter(body, width, rtl=is_right_to_left(page.language))
    for block in _whole(page):
        writer.write(block)
    _section(body, page)
    parts = {
        "document": serialized(root),
        "styles": serialized(styles_part(page.language, width, page.caption_language)),
        "settings": serialized(_settings(page)),
        "footnotes": serialized(writer.footnotes),
        "header": serialized(_header(page)),
        "footer": serialized(_footer()),
    }
    if writer.has_comments:
        parts["comments"] = serialized(writer.comments)
    made = pack(parts, page.title, page.date)
    if page.tracked:
        check_tracked(made, page.tracked)
    return made


def _whole(page: Page) -> Iterable[Paragraph | Table | tuple[str, str]]:
    """Yield what the file says in order: blocks, and what is said around them as style and words."""
    yield "Symbol", page.symbol
    is_said = not page.date or say_date(page.date) in page.symbol or page.day in page.symbol
    yield "Day", page.caption if is_said else f"{page.caption}\t{page.day}"
    yield "Title", page.title
    if page.tracked:
        yield "Notice", f"Changes are tracked against {page.tracked.base}."
    for line in page.notices:
        yield "Notice", line
    yield from page.blocks
    for at, line in enumerate(page.colophon or ("",)):
        yield "Colophon" if at else "ColophonFirst", line


def _section(body: etree._Element, page: Page) -> None:
    section = add(body, "sectPr")
    for kind, part in (("default", "header"), ("default", "footer"), ("first", "footer")):
        add(section, f"{part}Reference", type=kind).set(f"{{{R}}}id", relation_of(part))
    if page.is_wide:
        add(section, "pgSz", w=_LONG, h=_SHORT, orient="landscape")
    else:
        add(section, "pgSz", w=_SHORT, h=_LONG)
    add(
        section,
        "pgMar",
        top=_MARGIN,
        right=_MARGIN,
        bottom=_MARGIN,
        left=_MARGIN,
        header=680,
        footer=680,
        gutter=0,
    )
    add(section, "titlePg")
    if is_right_to_left(page.language):
        add(section, "bidi")


def _settings(page: Page) -> etree._Element:
    root = element("settings")
    if page.tracked:
        add(root, "trackRevisions")
    notes = add(root, "footnotePr")
    for number in (0, 1):
        add(notes, "footnote", id=number)
    compat = add(root, "compat")
    add(
        compat,
        "compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val="15",
    )
    return root


def _header(page: Page) -> etree._Element:
    root = element("hdr")
    BodyWriter(root, 0, rtl=is_right_to_left(page.language)).write(("Header", page.symbol))
    return root


def _footer() -> etree._Element:
    root = element("ftr")
    paragraph = add(root, "p")
    add(add(paragraph, "pPr"), "pStyle", val="Footer")
    field = add(paragraph, "fldSimple", instr=" PAGE ")
    add(add(field, "r"), "t").text = "1"
    return root
