"""Reads the tracked changes of a Word file on its own account: what stays if all are accepted, or rejected.

It knows nothing of how files are written here: it follows ISO/IEC 29500-1, 17.13.5. The end of a paragraph that
goes joins its words to the next paragraph.
"""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from workbench.errors import WorkbenchError
from workbench.formats.legal import legal
from workbench.formats.pages.page import Tracked
from workbench.formats.word.styles import APART
from workbench.formats.word.xml import name

_COMES = {name("ins"), name("moveTo")}
_GOES = {name("del"), name("moveFrom")}
_ASIDE = {name("rPr"), name("pPr")}


def check_tracked(file: bytes, tracked: Tracked) -> None:
    """Raise WorkbenchError unless the file reads as both drafts: all changes rejected, all accepted."""
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        document = archive.read("word/document.xml")
    for accept, expected in ((False, tracked.rejected), (True, tracked.accepted)):
        if read_tracked(document, accept=accept) != [legal(words) for words in expected]:
            raise WorkbenchError(
                f"The Word file would not give back {'the draft' if accept else tracked.base} "
                f"when all changes are {'accepted' if accept else 'rejected'}.",
                "Nothing was written; export the drafts clean, and report this as a fault of the workbench.",
            )


def read_tracked(document: bytes, *, accept: bool) -> list[str]:
    """Return the paragraphs of a draft in a document part, with all changes accepted or rejected."""
    going = _GOES if accept else _COMES
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    body = etree.fromstring(document, parser)[0]
    read: list[str] = []
    words = ""
    for paragraph in body.iterchildren(name("p")):
        if _style(paragraph) in APART:
            continue
        words += "".join(_words(paragraph, going))
        if not any(mark.tag in going for mark in paragraph.iterfind(f"{name('pPr')}/{name('rPr')}/*")):
            read.append(words)
            words = ""
    return read


def _style(paragraph: etree._Element) -> str | None:
    style = paragraph.find(f"{name('pPr')}/{name('pStyle')}")
    return None if style is None else style.get(name("val"))


def _words(element: etree._Element, going: set[str]) -> Iterator[str]:
    for child in element:
        if child.tag in going or child.tag in _ASIDE:
            continue
        if child.tag in {name("t"), name("delText")}:
            yield child.text or ""
        elif child.tag == name("tab"):
            yield "\t"
        elif child.tag == name("br"):
            yield "\n"
        else:
            yield from _words(child, going)
