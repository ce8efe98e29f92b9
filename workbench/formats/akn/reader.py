"""Reads drafts in Akoma Ntoso: recitals, numbered paragraphs, lists with their points, headings, footnotes.

The structure says what is a clause and what its number is; labels are then given by `text.clauses`, as to a draft
in any other format. Elements are known by their local names, so that drafts of the standard are read as well.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date as Date
from pathlib import Path

from lxml import etree

from workbench.errors import UnreadableInput
from workbench.formats.akn.identity import UNDATED
from workbench.formats.akn.names import CLOSING, END, OWN, RECITAL, SPACE
from workbench.formats.guard import read_xml, shown_name
from workbench.formats.incoming import Item, Listener, Words, draft_of, local_name, next_item
from workbench.model.clause import ClauseKind
from workbench.model.draft import DraftText
from workbench.text.normalise import clean

_BODIES = ("mainBody", "body")
_BLOCKS = frozenset(
    {"p", "block", "tblock", "foreign", "table", "ol", "ul", "crossHeading", "listIntroduction", "listWrapUp"}
)
_HOLDERS = frozenset(
    {"content", "intro", "wrapUp", "list", "blockList", "blockContainer", "container", "toc", "recitals", "citations"}
)
"""What holds the words of the element around it, and adds nothing of its own."""
_HEADS = frozenset({"num", "heading", "subheading"})
_LONGEST_LETTER = 4
"""Characters of the longest letter or numeral that numbers a point without brackets: `viii`."""
_SILENT = frozenset({"remark", "num", "heading", "subheading", "meta"})
_APART = frozenset({"p", "block", "td", "th", "li", "item"})
_RECITALS = frozenset({"recital", "citation"})


class _AknListener(Listener):
    """Reads the words of Akoma Ntoso: a footnote stands in its place."""

    def __init__(self, gone: str) -> None:
        super().__init__(gone, _SILENT, _APART)
        self._notes = 0

    def read_note(self, child: etree._Element, words: Words) -> bool:
        if local_name(child) != "authorialNote":
            return False
        said = Words()
        for part in [one for one in child if local_name(one)] or [child]:
            said.add(" " if said.text else "")
            self.read(part, said, is_spaced=part.get(SPACE) == "preserve")
        self._notes += 1
        words.add_note(child.get("marker", "") or str(self._notes), said)
        return True


@dataclass(slots=True)
class _Outline:
    """The clauses of a document in the making."""

    listener: _AknListener
    items: list[Item] = field(default_factory=list)
    front: list[str] = field(default_factory=list)
    waiting: tuple[ClauseKind, etree._Element | None] | None = None
    """The kind and number of an element none of whose words were read yet."""
    tables: int = 0

    def walk(self, element: etree._Element, level: int, inside: bool) -> None:
        """Read what is in an element; `inside`: it belongs to a clause."""
        for child in element:
            local = local_name(child)
            if not local or local in _HEADS:
                continue
            if local in _BLOCKS:
                self._block(child, level, inside)
            elif local in _HOLDERS:
                self.walk(child, level, inside)
            elif local == "formula":
                self.front += filter(None, [self.listener.plain(child)])
            else:
                self._hierarchical(child, level)

    def settle(self, level: int) -> None:
        """Give the number of an element that has no words of its own its place before what is in it."""
        if self.waiting and self.waiting[1] is not None:
            self._say(None, level, *self.waiting)
        self.waiting = None

    def _hierarchical(self, element: etree._Element, level: int) -> None:
        self.settle(level)
        number = _child(element, "num")
        heading = _child(element, "heading")
        if heading is not None:
            self._say(heading, level + 1, ClauseKind.HEADING, number)
            self.walk(element, level + 1, inside=False)
        else:
            self.waiting = _kind(element), number
            self.walk(element, level, inside=True)
        self.settle(level)

    def _block(self, block: etree._Element, level: int, inside: bool) -> None:
        if local_name(block) == "crossHeading":
            self.settle(level)
            self._say(block, level + 1, ClauseKind.HEADING, None)
            return
        self.tables += local_name(block) in ("table", "tblock")
        kind, number = self.waiting or (ClauseKind.CLOSING if inside else ClauseKind.PARAGRAPH, None)
        self.waiting = None
        self._say(block, level, kind, number)

    def _say(self, said: etree._Element | None, level: int, kind: ClauseKind, number: etree._Element | None) -> None:
        before = self.listener.changes.total()
        item = next_item(self.items, kind, _dotted(kind, self.listener.plain(number)), level)
        if said is not None:
            self.listener.read(said, item.words, is_spaced=said.get(SPACE) == "preserve")
            item.is_open = said.get(END) == self.listener.gone
        item.is_changed |= self.listener.changes.total() > before


def read_akn(path: Path, *, as_original: bool = False) -> DraftText:
    """Return the draft of an Akoma Ntoso file, its changes as proposed (`ins` in, `del` out) or as original.

    Raises UnreadableInput as `read_xml` does, and for XML that is no Akoma Ntoso or holds no clause.
    """
    root = read_xml(path)
    document = next((one.getparent() for one in root.iter() if local_name(one) in _BODIES), None)
    if local_name(root) != "akomaNtoso" or document is None:
        raise UnreadableInput(
            f"{shown_name(path)} is XML, but no draft in Akoma Ntoso.",
            "Drafts in XML are those of Akoma Ntoso 3.0: an <akomaNtoso> with a <mainBody> or <body>.",
        )
    outline = _Outline(_AknListener("ins" if as_original else "del"))
    for part in document:
        if local_name(part) in ("preamble", *_BODIES):
            outline.walk(part, 0, inside=False)
            outline.settle(0)
    draft = draft_of(outline.items)
    notices = (*draft.notices, *_notices(outline, as_original=as_original))
    front = (*_front(document), *outline.front, *draft.front)
    return draft.model_copy(update={**_described(document, as_original), "front": front, "notices": notices})


def _described(document: etree._Element, as_original: bool) -> dict[str, object]:
    """Return what the front page and the metadata say of the draft."""
    own = next(document.iter(f"{{{OWN}}}export"), None)
    symbol = _first(document, "docNumber") or _value(document, "FRBRWork", "FRBRnumber", "value")
    if own is not None and as_original:
        symbol = own.get("base", symbol)
    notes = [_AknListener("del").plain(one) for one in document.iterfind("./{*}meta/{*}notes/{*}note")]
    return {
        "symbol": clean(symbol).text.strip() or None,
        "title": clean(_first(document, "docTitle")).text.strip() or None,
        "date": _day(document),
        "illustrative": own is not None and own.get("illustrative") == "yes",
        "note": clean(" ".join(filter(None, notes))).text,
    }


def _front(document: etree._Element) -> Iterator[str]:
    """Yield the paragraphs of the front page that say more than symbol, title and day."""
    for paragraph in document.iterfind("./{*}preface//{*}p"):
        words = _AknListener("del").plain(paragraph)
        said = [_AknListener("del").plain(one) for one in paragraph if local_name(one).startswith("doc")]
        if words and words != " ".join(said):
            yield clean(words).text


def _notices(outline: _Outline, *, as_original: bool) -> Iterator[str]:
    changes = outline.listener.changes
    if changes:
        how = "original: insertions out, deletions in" if as_original else "proposed: insertions in, deletions out"
        yield f"Changes ({changes['ins']:,} insertions, {changes['del']:,} deletions) were read as {how}."
    if outline.tables:
        yield f"Tables ({outline.tables:,}) were read as plain paragraphs."


def _kind(element: etree._Element) -> ClauseKind:
    local, given = local_name(element), element.get("name")
    if local in _RECITALS or (local == "hcontainer" and given == RECITAL):
        return ClauseKind.PREAMBULAR
    return ClauseKind.CLOSING if local == "hcontainer" and given == CLOSING else ClauseKind.PARAGRAPH


def _dotted(kind: ClauseKind, number: str) -> str:
    """Return a number as drafts print it: one without any sign gets its full stop or its brackets."""
    if number.isdecimal() or (kind is ClauseKind.HEADING and number.isalpha()):
        return f"{number}."
    return f"({number})" if number.isalpha() and len(number) <= _LONGEST_LETTER else number


def _child(element: etree._Element, local: str) -> etree._Element | None:
    return next((child for child in element if local_name(child) == local), None)


def _first(document: etree._Element, local: str) -> str:
    return _AknListener("del").plain(document.find(f"./{{*}}preface//{{*}}{local}"))


def _value(document: etree._Element, level: str, local: str, attribute: str) -> str:
    found = document.find(f"./{{*}}meta/{{*}}identification/{{*}}{level}/{{*}}{local}")
    return "" if found is None else found.get(attribute, "")


def _day(document: etree._Element) -> Date | None:
    preface = document.find("./{*}preface//{*}docDate")
    written = preface.get("date", "") if preface is not None else _value(document, "FRBRWork", "FRBRdate", "date")
    try:
        return None if written == UNDATED else Date.fromisoformat(written[:10])
    except ValueError:
        return None
