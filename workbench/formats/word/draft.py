"""Reads the text of a draft from a .docx: with its tracked changes accepted, as proposed, or rejected, as original."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from lxml import etree

from workbench.errors import UnreadableInput
from workbench.formats.guard import Archive, parse_xml, read_archive, shown_name
from workbench.formats.word.inventory import FALLBACK, count_changes, live, take_stock
from workbench.formats.word.lists import Lists, list_place, read_style_lists
from workbench.formats.word.styles import APART, COLOPHON, MARKING
from workbench.formats.word.xml import name
from workbench.model.clause import Emphasis, EmphasisStyle
from workbench.text.drafts.clauses import guard_paragraph
from workbench.text.drafts.emphasis import print_marks
from workbench.text.drafts.report_lines import GUARD, is_finished
from workbench.text.labels.numbering import read_number

_ASIDE = {name("pPr"), name("rPr"), name("p"), FALLBACK}
_COMES, _GOES = frozenset({name("ins"), name("moveTo")}), frozenset({name("del"), name("moveFrom")})
_WORDS = {name("t"), name("delText")}
_SIGNS = {name("tab"): "\t", name("br"): "\n", name("cr"): "\n", name("noBreakHyphen"): "\u2011"}
_HEADING = re.compile(r"heading\s?(?P<level>[1-6])|H(?P<un>M|Ch|1|23|4|56)G?$", re.IGNORECASE)
_UN_LEVELS = {"m": 1, "ch": 1, "1": 2, "23": 3, "4": 4, "56": 5}
"""Levels of the headings of the templates of New York (`HCh`, `H1`, `H23`) and of Geneva (`HChG`)."""
_BOLD_LINE = re.compile(rf"{re.escape(GUARD)}(\*\*[^*\n]{{1,120}}\*\*)")
_BOLD_LEVEL = 3
_STYLES = {
    (True, False): EmphasisStyle.ITALIC,
    (False, True): EmphasisStyle.BOLD,
    (True, True): EmphasisStyle.BOLD_ITALIC,
}


@dataclass(slots=True)
class _Words:
    """The words of one paragraph in the making."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    emphasis: list[Emphasis] = field(default_factory=list)
    marks: list[tuple[str, int]] = field(default_factory=list)

    def add(self, piece: str, style: EmphasisStyle | None) -> None:
        if piece and style is not None:
            end = self.length + len(piece)
            self.emphasis.append(Emphasis(start_at=self.length, end_at=end, style=style))
        self.pieces.append(piece)
        self.length += len(piece)

    def printed(self) -> str:
        return print_marks("".join(self.pieces), self.emphasis, self.marks).strip()


@dataclass(slots=True)
class _Document:
    body: etree._Element
    lists: Lists
    style_lists: dict[str, tuple[str, int]]
    notes: dict[str, etree._Element]
    looks: dict[str, tuple[bool, bool]]
    """Of character styles, whether they are italic and whether bold."""
    seen: Counter[str] = field(default_factory=Counter)
    left_out: frozenset[str] = _GOES
    """The tracked changes whose words, or paragraph ends, are not read."""
    noted: list[str] = field(default_factory=list)
    """The ids of the footnotes met so far; a footnote's mark is its place here."""


def read_word_text(path: Path, *, as_original: bool = False) -> tuple[str, tuple[str, ...]]:
    """Return the text of a .docx as `split_clauses` reads it, with a notice for each thing changed or left out.

    Its tracked changes are accepted, or rejected for the original. Numbers of lists are written out, italics and
    bold are marks, footnotes follow their paragraph. Raises UnreadableInput as `read_archive` does, and for an
    archive that holds no Word document.
    """
    archive, shown = read_archive(path), shown_name(path)
    document = _open(archive, shown)
    document.left_out = _COMES if as_original else _GOES
    text = "\n\n".join(_with_bold_headings([*_blocks(document)]))
    return text, (*archive.notices, *_notices(document, archive))


def _open(archive: Archive, shown: str) -> _Document:
    def part(inside: str) -> etree._Element | None:
        content = archive.parts.get(f"word/{inside}.xml")
        return None if content is None else parse_xml(content, shown)

    root = part("document")
    body = None if root is None else root.find(name("body"))
    if body is None:
        raise UnreadableInput(f"{shown} holds no Word document.", "Save it from Word as .docx anew.")
    footnotes = part("footnotes")
    notes = [] if footnotes is None else list(footnotes.iter(name("footnote")))
    styles = part("styles")
    return _Document(
        body,
        Lists.read(part("numbering")),
        read_style_lists(styles),
        {note.get(name("id"), ""): note for note in notes},
        _looks(styles),
    )


def _looks(styles: etree._Element | None) -> dict[str, tuple[bool, bool]]:
    """Return what character styles make of words; those that mark brackets and their owners are no emphasis."""
    looks = {"Emphasis": (True, False), "Strong": (False, True), "StrongEmphasis": (True, True)}
    for style in () if styles is None else styles.iter(name("style")):
        if style.get(name("type")) == "character" and style.get(name("styleId")) not in MARKING:
            looks[style.get(name("styleId"), "")] = (_is_on(style, "i"), _is_on(style, "b"))
    return looks


def _blocks(document: _Document) -> Iterator[str]:
    """Yield paragraphs, one whose end is deleted together with the next, and footnotes after them.

    What an export says of itself is left out: known by its colophon, since others too have a style `Title`.
    """
    words, first, before = _Words(), None, ""
    apart = APART if any(_style(one) in COLOPHON for one in document.body.iter(name("p"))) else frozenset[str]()
    for paragraph in live(document.body, name("p")):
        if _style(paragraph) in apart:
            continue
        first = paragraph if first is None or not words.length else first
        _read(paragraph, words, document, None)
        if any(mark.tag in document.left_out for mark in paragraph.iterfind(f"{name('pPr')}/{name('rPr')}/*")):
            continue
        for block in _print(first, words, document, before):
            yield (before := block)
        words, first = _Words(), None
    if first is not None:
        yield from _print(first, words, document, before)


def _with_bold_headings(blocks: Sequence[str]) -> Iterator[str]:
    """Yield the blocks; a short bold line that no stop ends, before a numbered one, is a heading without its style."""
    for block, following in pairwise((*blocks, "")):
        bold = _BOLD_LINE.fullmatch(block)
        is_heading = bold is not None and not is_finished(block, with_commas=True) and read_number(following)
        yield f"{'#' * _BOLD_LEVEL} {bold[1]}" if bold and is_heading else block


def _print(paragraph: etree._Element, words: _Words, document: _Document, before: str) -> Iterator[str]:
    printed = words.printed()
    if not printed:
        return
    place = list_place(paragraph, document.style_lists)
    number = document.lists.next_number(*place) if place else ""
    if level := _level(paragraph):
        yield " ".join(part for part in ("#" * level, number, printed) if part)
    else:
        yield f"{number} {printed}" if number else guard_paragraph(printed, before)
    for mark, _ in words.marks:
        note = _Words()
        for one in document.notes[document.noted[int(mark) - 1]].iter(name("p")):
            _read(one, note, document, None)
            note.add(" ", None)
        yield f"<sup>{mark}</sup> {note.printed()}"


def _level(paragraph: etree._Element) -> int:
    """Return the level of a heading by its style, 0 for any other paragraph."""
    heading = _HEADING.match(_style(paragraph))
    if heading is None:
        return 0
    return int(heading["level"]) if heading["level"] else _UN_LEVELS[heading["un"].lower()]


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{name('pPr')}/{name('pStyle')}")
    return "" if style is None else style.get(name("val"), "")


def _read(element: etree._Element, words: _Words, document: _Document, style: EmphasisStyle | None) -> None:
    """Add the words of an element and all below it but nested paragraphs, which are read in their own turn."""
    for child in element:
        if child.tag in _ASIDE or child.tag in document.left_out:
            continue
        if child.tag == name("r"):
            if _is_on(child, "vanish"):
                document.seen["hidden"] += 1
                continue
            _read(child, words, document, _emphasis(child, document))
        elif child.tag in _WORDS:
            words.add(child.text or "", style)
        elif child.tag in _SIGNS:
            words.add(_SIGNS[child.tag], style)
        elif child.tag == name("footnoteReference"):
            _note(child.get(name("id"), ""), words, document)
        else:
            _read(child, words, document, style)


def _note(note_id: str, words: _Words, document: _Document) -> None:
    note = document.notes.get(note_id)
    if note is not None and any((one.text or "").strip() for one in note.iter(name("t"))):
        document.noted.append(note_id)
        words.marks.append((str(len(document.noted)), words.length))


def _emphasis(run: etree._Element, document: _Document) -> EmphasisStyle | None:
    """Return how a run stands out: by its character style, unless it says itself that it does or does not."""
    style = run.find(f"{name('rPr')}/{name('rStyle')}")
    italic, bold = document.looks.get("" if style is None else style.get(name("val"), ""), (False, False))
    return _STYLES.get((_is_on(run, "i", italic), _is_on(run, "b", bold)))


def _is_on(run: etree._Element, property_name: str, default: bool = False) -> bool:
    found = run.find(f"{name('rPr')}/{name(property_name)}")
    return default if found is None else found.get(name("val"), "true") not in ("0", "false", "off", "none")


def _notices(document: _Document, archive: Archive) -> Iterator[str]:
    if changes := count_changes(document.body):
        proposed, original = "proposed: insertions in, deletions out", "original: insertions out, deletions in"
        yield f"Tracked changes ({changes}) were read as {original if document.left_out is _COMES else proposed}."
    if document.seen["hidden"]:
        yield f"Hidden text ({document.seen['hidden']:,}) was left out."
    own = ("header or footer",) if any(_style(one) in COLOPHON for one in document.body.iter(name("p"))) else ()
    yield from take_stock(document.body, archive.parts, without=own)
