"""Counts what a Word file holds beside its paragraphs, so that an import can say what came along and what did not."""

from collections import Counter
from collections.abc import Iterator, Mapping

from lxml import etree

from workbench.formats.word.xml import name

FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""What stands in for a thing where a program does not know it: the same once more."""
_PICTURES = {
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic",
    "{urn:schemas-microsoft-com:vml}imagedata",
}
_DRAWN = {name("drawing"), name("pict")}
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_LEFT_OUT = ("image", "drawing", "equation", "endnote", "header or footer", "comment")
_FLATTENED = ("table", "text box")
_PLURALS = {"text box": "text boxes", "header or footer": "headers and footers"}
_CHANGES = {
    "insertion": ("ins",),
    "deletion": ("del",),
    "move": ("moveFromRangeStart",),
    "change of look": ("rPrChange",),
    "change of layout": ("pPrChange", "tblPrChange", "sectPrChange", "trPrChange", "tcPrChange"),
}
_CHANGES_PLURAL = {"change of look": "changes of look", "change of layout": "changes of layout"}


def live(body: etree._Element, *tags: str) -> Iterator[etree._Element]:
    """Yield the elements of these qualified names that count: none that only stand in for another."""
    return (one for one in body.iter(*tags) if not any(True for _ in one.iterancestors(FALLBACK)))


def count_changes(body: etree._Element) -> str:
    """Return the tracked changes of a document in words, `3 insertions, 1 move`; empty where there are none."""
    counts = {what: sum(1 for _ in body.iter(*map(name, tags))) for what, tags in _CHANGES.items()}
    if not counts["move"]:  # some programs mark no range around what they moved
        counts["move"] = sum(1 for _ in body.iter(name("moveFrom")))
    return _listed(counts, _CHANGES_PLURAL)


def take_stock(body: etree._Element, parts: Mapping[str, bytes], *, without: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield what was left out and what was read without its layout, by count; of `without` nothing is said."""
    counts = Counter(_kind(one) for one in live(body, *_DRAWN))
    counts["table"] = sum(1 for _ in live(body, name("tbl")))
    counts["text box"] = sum(1 for _ in live(body, name("txbxContent")))
    counts["equation"] = sum(1 for _ in live(body, _MATHS))
    counts["endnote"] = sum(1 for _ in live(body, name("endnoteReference")))
    counts["comment"] = parts.get("word/comments.xml", b"").count(b"<w:comment ")
    counts["header or footer"] = sum(_is_heading_page(part, content) for part, content in parts.items())
    for kinds, said in ((_LEFT_OUT, "Left out"), (_FLATTENED, "Read as paragraphs, without their layout")):
        if listed := _listed({kind: counts[kind] for kind in kinds if kind not in without}, _PLURALS):
            yield f"{said}: {listed}."


def _kind(drawn: etree._Element) -> str:
    """Tell an image from a text box, counted by its words, and from other drawings."""
    if next(drawn.iter(*_PICTURES), None) is not None:
        return "image"
    return "box" if next(drawn.iter(name("txbxContent")), None) is not None else "drawing"


def _is_heading_page(part: str, content: bytes) -> bool:
    """Whether a part is a header or footer that says something; a page number alone is nothing."""
    if not part.startswith(("word/header", "word/footer")) or not part.endswith(".xml"):
        return False
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return False
    return any(character.isalpha() for words in root.iter(name("t")) for character in words.text or "")


def _listed(counts: Mapping[str, int], plurals: Mapping[str, str]) -> str:
    return ", ".join(
        f"{count:,} {what if count == 1 else plurals.get(what, f'{what}s')}" for what, count in counts.items() if count
    )
