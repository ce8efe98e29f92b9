"""Reads drafts in HTML as text alone: nothing in the page is run, fetched or followed.

Paragraphs, headings and lists become clauses; numbers of ordered lists are written out. Scripts, styles and text that
an element hides are left out; what only a style sheet hides is read. A page that the workbench wrote says more, by its
classes, and is read as the same draft.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date as Date
from pathlib import Path

from lxml import etree, html

from workbench.errors import UnreadableInput
from workbench.formats.guard import read_bytes, shown_name
from workbench.formats.html.lists import ItemNumbers
from workbench.formats.html.notes import find_notes
from workbench.formats.incoming import Item, Listener, Styles, Words, draft_of, local_name, next_item
from workbench.model.clause import ClauseKind
from workbench.model.draft import DraftText
from workbench.text.normalise import clean

_UNSEEN = frozenset({"script", "style", "template", "noscript", "head", "title", "meta", "link", "iframe", "object"})
_UNSEEN |= {"select", "input", "button", "textarea", "datalist", "svg", "math", "canvas", "audio", "video", "nav"}
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl",
     "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
     "html", "li", "main", "menu", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
     "thead", "tr", "ul"}
)  # fmt: skip
_HEADING = re.compile("h([1-6])")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0(?![.\d])", re.I)
_CHARSET = re.compile(rb"""charset\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
_NOT_SET = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What a page may hold and the parser hands out, but does not take back."""
_DEPTH = re.compile(r"--depth:\s*(\d)")
_KINDS = {"preambular": ClauseKind.PREAMBULAR, "closing": ClauseKind.CLOSING, "body": ClauseKind.PARAGRAPH}
_OF_OURS = frozenset({"notice", "told", "end", "number"})
"""Classes of what the workbench says on its own pages, or says apart."""


class _HtmlListener(Listener):
    """Reads words of a page: what is hidden or works is left out and counted, marks of footnotes are followed."""

    def __init__(self, gone: str, notes: dict[etree._Element, etree._Element], *, is_ours: bool) -> None:
        super().__init__(gone, _UNSEEN, _BLOCKS)
        self._is_ours = is_ours
        self.seen: Counter[str] = Counter()
        self._notes = notes

    def read_child(self, child: etree._Element, words: Words, styles: Styles) -> None:
        """Add an element among words, unless nobody sees it."""
        if is_hidden(child):
            self.seen["hidden"] += 1
        elif not _OF_OURS & _classes(child):
            self.seen[local_name(child)] += 1
            super().read_child(child, words, styles)

    def read_note(self, child: etree._Element, words: Words) -> bool:
        """Read the mark of a footnote as the footnote; a number that leads back from one is passed over."""
        holder = child if child in self._notes else None
        if holder is None and local_name(child) in ("sup", "span") and len(child) == 1 and child[0] in self._notes:
            holder = child[0]
        if holder is None:
            return False
        said = Words()
        self.read(self._notes[holder], said, is_spaced=self._is_ours)
        mark = _words_of(holder)
        said_mark = re.compile(rf"\s*\[?{re.escape(mark.strip('[]()'))}[\]).]?\s*")
        if found := said_mark.match(said.text):
            said.cut(found.end())
        said.strip()
        words.add_note(mark, said)
        return True


@dataclass(slots=True)
class _Flow:
    """The paragraphs of a page in the making."""

    listener: _HtmlListener
    apart: frozenset[etree._Element]
    """What is read elsewhere: footnotes."""
    is_ours: bool
    items: list[Item] = field(default_factory=list)
    numbers: ItemNumbers = field(default_factory=ItemNumbers)
    number: str = ""
    """Of a list item none of whose words were read yet."""

    def walk(self, element: etree._Element, lists: int = 0) -> None:
        """Read what is in a block: its blocks one by one, and words between them as paragraphs of their own."""
        loose = etree.Element("p")
        loose.text = _settable(element.text)
        for child in list(element):
            if not _holds_blocks(child):
                loose.append(child)
                continue
            self._say(loose)
            loose = etree.Element("p")
            loose.text = _settable(child.tail)
            self._block(child, lists)
        self._say(loose)

    def _block(self, block: etree._Element, lists: int) -> None:
        local = local_name(block)
        if block in self.apart or local in _UNSEEN or (self.is_ours and local in ("header", "footer", "aside")):
            return
        if is_hidden(block):
            self.listener.seen["hidden"] += 1
            return
        self.listener.seen[local] += 1
        if local in ("ins", "del"):
            self.listener.changes[local] += 1
        if local == self.listener.gone:
            return
        if heading := _HEADING.fullmatch(local):
            self._say(block, ClauseKind.HEADING, level=max(int(heading[1]) - self.is_ours, 1))
        elif self.is_ours and "clause" in _classes(block):
            kind = next((_KINDS[one] for one in _classes(block) if one in _KINDS), ClauseKind.PARAGRAPH)
            depth = _DEPTH.search(block.get("style", ""))
            self._say(block, kind, level=int(depth[1]) if depth else 0)
        elif local == "li":
            self.number = self.numbers.of(block, lists)
            self.walk(block, lists)
            self.number = ""
        else:
            self.walk(block, lists + (local in ("ol", "ul", "menu")))

    def _say(self, block: etree._Element, kind: ClauseKind = ClauseKind.PARAGRAPH, level: int = 0) -> None:
        before = self.listener.changes.total()
        number, self.number = self.number, ""
        own = next((one for one in block.iter("span") if "number" in _classes(one)), None) if self.is_ours else None
        if own is not None:
            number = self.listener.plain(own)
        words = Words()
        self.listener.read(block, words, is_spaced=self.is_ours)
        is_open = self.is_ours and _ends_in(block, self.listener.gone)
        begins_apart, ends_apart = words.text.startswith(" "), is_open and words.text.endswith(" ")
        words.strip()
        is_changed = self.listener.changes.total() > before
        if not words.text.strip() and not is_changed:
            self.number = number
            return
        item = next_item(self.items, kind, number, level)
        item.is_typed = not self.is_ours
        if begins_apart and item.words.text:  # it goes on in a paragraph whose end is left out
            item.words.add(" ")
        item.words.join(words)
        if ends_apart:
            item.words.add(" ")
        item.is_changed |= is_changed
        item.is_open = is_open


def _settable(text: str | None) -> str | None:
    return _NOT_SET.sub("", clean(text).text) if text else text


def read_html(path: Path, *, as_original: bool = False) -> DraftText:
    """Return the draft of an HTML page, its changes as proposed (`ins` in, `del` out) or as original.

    Raises UnreadableInput as `read_bytes` does, and for a page without any clause.
    """
    root = _parsed(path)
    notes, apart = find_notes(root)
    is_ours = root.find(".//main") is not None and root.find(".//header/p[@class='symbol']") is not None
    flow = _Flow(_HtmlListener("ins" if as_original else "del", notes, is_ours=is_ours), apart, is_ours)
    body = root.find(".//main") if is_ours else root.find("body")
    flow.walk(root if body is None else body)
    draft = draft_of(flow.items)
    said = _described(root, as_original) if is_ours else {"title": draft.title or _title(root)}
    notices = (*draft.notices, *_notices(flow.listener, as_original=as_original))
    return draft.model_copy(update={**said, "notices": notices})


def is_hidden(element: etree._Element) -> bool:
    """Whether an element says itself that nobody is to see it."""
    return local_name(element) != "" and (
        element.get("hidden") is not None or _HIDDEN.search(element.get("style", "")) is not None
    )


def _holds_blocks(element: etree._Element) -> bool:
    """Whether an element is a block, or an inline one around blocks."""
    local = local_name(element)
    return local in _BLOCKS or (local not in _UNSEEN and any(local_name(one) in _BLOCKS for one in element.iter()))


def _classes(element: etree._Element) -> set[str]:
    return set(element.get("class", "").split()) if local_name(element) else set()


def _ends_in(block: etree._Element, gone: str) -> bool:
    """Whether the end of a paragraph is among what is left out, as our own pages mark it."""
    ends = (one for one in block.iter("span") if "end" in _classes(one))
    return any(local_name(above) == gone for end in ends for above in end.iterancestors())


def _parsed(path: Path) -> etree._Element:
    content, name = read_bytes(path), shown_name(path)
    text = _decoded(content)
    if "\0" in text or not text.strip():
        raise UnreadableInput(f"{name} is no page in HTML.", "Save it anew from the browser, or its text as .txt.")
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableInput(f"{name} is no page in HTML.", "Save the page anew from the browser.") from error


def _decoded(content: bytes) -> str:
    """Return the text of a page: in UTF-8, or in the encoding it names."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        named = _CHARSET.search(content[:2048])
        try:
            return content.decode(named[1].decode("ascii") if named else "windows-1252", "replace")
        except (LookupError, UnicodeDecodeError):
            return content.decode("windows-1252", "replace")


def _title(root: etree._Element) -> str | None:
    found = root.find(".//title")
    return (None if found is None else _words_of(found)) or None


def _words_of(element: etree._Element) -> str:
    return clean(" ".join("".join(map(str, element.itertext())).split())).text


def _described(root: etree._Element, as_original: bool) -> dict[str, object]:
    """Return what a page of ours says of the draft in its header and its footer."""
    listener = _HtmlListener("del", {}, is_ours=True)

    def said(path: str) -> str:
        return clean(listener.plain(root.find(path))).text

    notices = [_words_of(one) for one in root.iterfind(".//header/p[@class='notice']")]
    day = root.find(".//header//time")
    colophon = [clean(listener.plain(one)).text for one in root.iterfind(".//footer/p")]
    return {
        "symbol": None if as_original else said(".//header/p[@class='symbol']") or None,
        "title": said(".//header/h1") or None,
        "date": Date.fromisoformat(day.get("datetime", "")) if day is not None else None,
        "illustrative": any(one.startswith("Illustrative") for one in notices),
        "note": " ".join((*notices, *colophon)),
        "front": (),
    }


def _notices(listener: _HtmlListener, *, as_original: bool) -> Iterator[str]:
    changes, seen = listener.changes, listener.seen
    if changes:
        how = "original: insertions out, deletions in" if as_original else "proposed: insertions in, deletions out"
        yield f"Changes ({changes['ins']:,} insertions, {changes['del']:,} deletions) were read as {how}."
    if struck := seen["s"] + seen["strike"]:
        yield f"Words struck out by hand ({struck:,}) were read as words: the page does not say that they are changes."
    for tags, what in ((("script",), "Scripts"), (("img", "picture", "svg"), "Pictures"), (("hidden",), "Hidden text")):
        if count := sum(seen[tag] for tag in tags):
            yield f"{what} ({count:,}) {'was' if what == 'Hidden text' else 'were'} left out."
    if seen["table"]:
        yield f"Tables ({seen['table']:,}) were read as plain paragraphs."
