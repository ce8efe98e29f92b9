"""Reads a Word file that a delegation sent back: who changed what, and who remarked on what, paragraph by paragraph.

Nothing is decided here: to which clauses they belong is proposed by `workbench.formats.word.placing`. Hostile
archives and XML are refused by `workbench.formats.guard` before anything is parsed.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from lxml import etree

from workbench.errors import UnreadableInput
from workbench.formats.apart import read_apart
from workbench.formats.guard import parse_xml, read_archive, shown_name
from workbench.formats.word.inventory import FALLBACK, live, take_stock
from workbench.formats.word.lists import Lists, list_place, read_style_lists
from workbench.formats.word.sent import Sent, Settled, settle
from workbench.formats.word.styles import APART
from workbench.formats.word.xml import name
from workbench.model.change import Op
from workbench.text.labels.numbering import read_number

_OPS = {name("ins"): Op.INSERT, name("moveTo"): Op.INSERT, name("del"): Op.DELETE, name("moveFrom"): Op.DELETE}
_MOVES = {name("moveTo"), name("moveFrom")}
_SIGNS = {name("tab"): "\t", name("br"): "\n", name("cr"): "\n", name("noBreakHyphen"): "\u2011"}
_WORDS = {name("t"), name("delText")}
_ASIDE = {name("pPr"), name("rPr"), name("p"), FALLBACK}
_BREAK = "\u2029"
"""Stands in the words of a paragraph where its end was put in."""


@dataclass(frozen=True, slots=True)
class ReturnedChange:
    """One tracked change inside a paragraph, or of its end (then its text is a new line)."""

    op: Op
    text: str
    author: str
    at: datetime | None
    is_move: bool = False


@dataclass(frozen=True, slots=True)
class ReturnedRemark:
    """One comment, and the words it stands on."""

    author: str
    at: datetime | None
    text: str
    about: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that fared alike: untouched, or inserted or deleted by somebody (or both, by two)."""

    text: str
    marks: tuple[tuple[Op, str], ...] = ()
    """What was done with them, and by whom."""


@dataclass(frozen=True, slots=True)
class ReturnedParagraph:
    """One paragraph as it was and as it is proposed; empty on the side where it does not stand."""

    number: str
    """What is printed before the original words (before the proposed ones, where there are none)."""
    original: str
    proposed: str
    """Of a paragraph that was split, with a line for each part."""
    changes: tuple[ReturnedChange, ...] = ()
    remarks: tuple[ReturnedRemark, ...] = ()
    pieces: tuple[Piece, ...] = ()

    def proposed_by(self, authors: Collection[str]) -> str:
        """Return the words as some of the authors alone propose them, the changes of all others rejected."""
        stay = (
            piece.text
            for piece in self.pieces
            if all((op is Op.INSERT) == (author in authors) for op, author in piece.marks)
        )
        return _proposed("".join(stay))[1]

    @property
    def is_touched(self) -> bool:
        """Whether somebody changed it or remarked on it."""
        return bool(self.changes or self.remarks)


@dataclass(frozen=True, slots=True)
class Returned:
    """A returned file: its paragraphs in order, who wrote in it, and what was not read."""

    paragraphs: tuple[ReturnedParagraph, ...]
    authors: tuple[str, ...]
    """Of changes, then of remarks, in the order in which they appear."""
    notices: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    """What the file says of itself, where it is an export: its base, its draft."""
    settled: Settled = field(default_factory=Settled)
    """The changes that it was sent out with and that were still open in it."""


@dataclass(slots=True)
class _Reading:
    """A paragraph in the making, and the comments that stand open in it."""

    original: str = ""
    proposed: str = ""
    changes: list[ReturnedChange] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    about: dict[str, str] = field(default_factory=dict)
    pieces: list[Piece] = field(default_factory=list)

    def read(self, words: str, marks: tuple[etree._Element, ...]) -> None:
        """Take in words under the tracked changes around them: inserted ones were not, deleted ones go."""
        ops = {_OPS[mark.tag] for mark in marks}
        if Op.INSERT not in ops:
            self.original += words
        if Op.DELETE not in ops:
            self.proposed += words
        for number in self.about:
            self.about[number] += words
        self.pieces.append(Piece(words, tuple((_OPS[mark.tag], mark.get(name("author"), "")) for mark in marks)))
        for mark in marks:
            change = _change(mark, words)
            last = self.changes[-1] if self.changes else None
            if last and (last.op, last.author, last.at) == (change.op, change.author, change.at) and len(marks) == 1:
                change = ReturnedChange(change.op, last.text + words, change.author, change.at, change.is_move)
                self.changes.pop()
            self.changes.append(change)


def read_returned(path: Path, sent: Sent | None = None) -> Returned:
    """Read a returned .docx, the changes that were `sent` with it settled and so nobody's.

    Raises UnreadableInput as `read_archive` does, and for one without a document.
    """
    return read_apart(read_here, Returned, path, *([sent.printed()] if sent else []))


def read_here(path: Path, sent: str = "") -> Returned:
    """Do what `read_returned` does, in this process."""
    archive, shown = read_archive(path), shown_name(path)

    def part(inside: str) -> etree._Element | None:
        content = archive.parts.get(f"word/{inside}.xml")
        return None if content is None else parse_xml(content, shown)

    root = part("document")
    body = None if root is None else root.find(name("body"))
    if body is None:
        raise UnreadableInput(f"{shown} holds no Word document.", "Save it from Word as .docx anew.")
    settled = settle(body, Sent.read(sent)) if sent else Settled()
    remarks = dict(_remarks(part("comments")))
    lists = Lists.read(part("numbering")), read_style_lists(part("styles"))
    paragraphs = tuple(_paragraphs(body, remarks, *lists))
    wrote = [one.author for paragraph in paragraphs for one in paragraph.changes]
    wrote += [one.author for paragraph in paragraphs for one in paragraph.remarks]
    stock = take_stock(body, archive.parts, without=("comment", "header or footer"))
    notices = (*archive.notices, *stock)
    return Returned(paragraphs, tuple(dict.fromkeys(wrote)), notices, tuple(_said(body)), settled)


def _said(body: etree._Element) -> Iterator[str]:
    for paragraph in live(body, name("p")):
        if _style(paragraph) in APART:
            yield "".join(words.text or "" for words in paragraph.iter(name("t")))


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{name('pPr')}/{name('pStyle')}")
    return "" if style is None else style.get(name("val"), "")


def _paragraphs(
    body: etree._Element, remarks: Mapping[str, ReturnedRemark], lists: Lists, style_lists: dict[str, tuple[str, int]]
) -> Iterator[ReturnedParagraph]:
    """Yield paragraphs that say something; one whose end comes or goes says so with a new line.

    One that was split is one paragraph still, since it was one: its proposed words have a line a part.
    """
    reading, counted = _Reading(), ""
    for paragraph in live(body, name("p")):
        if _style(paragraph) in APART:
            continue
        _read(paragraph, reading, ())
        ends = [mark for mark in paragraph.iterfind(f"{name('pPr')}/{name('rPr')}/*") if mark.tag in _OPS]
        reading.changes += [_change(mark, "\n") for mark in ends]
        place = list_place(paragraph, style_lists)
        if place and (reading.original or reading.proposed):
            counted = counted or lists.next_number(*place)
        came = [mark for mark in ends if _OPS[mark.tag] is Op.INSERT]
        if reading.original.strip() and came:
            reading.proposed += _BREAK
            reading.pieces.append(Piece(_BREAK, ((Op.INSERT, came[0].get(name("author"), "")),)))
            continue
        yield from _finished(reading, remarks, counted)
        reading, counted = _Reading(), ""
    yield from _finished(reading, remarks, counted)


def _finished(reading: _Reading, remarks: Mapping[str, ReturnedRemark], counted: str) -> Iterator[ReturnedParagraph]:
    number, original = _split_number(reading.original)
    came, proposed = _proposed(reading.proposed)
    said = tuple(
        ReturnedRemark(remarks[one].author, remarks[one].at, remarks[one].text, reading.about[one].strip())
        for one in reading.remarks
        if one in remarks
    )
    if original or proposed or said:
        yield ReturnedParagraph(
            counted or number or came, original, proposed, tuple(reading.changes), said, tuple(reading.pieces)
        )


def _proposed(words: str) -> tuple[str, str]:
    """Return the number typed before proposed words, and the words with a line for each part of a split."""
    parts = [_split_number(part) for part in words.split(_BREAK)]
    return parts[0][0], "\n".join(words for _, words in parts)


def _split_number(words: str) -> tuple[str, str]:
    """Return the number typed before words and the words."""
    found = read_number(words.strip())
    return (found.printed, found.rest.strip()) if found else ("", words.strip())


def _read(element: etree._Element, reading: _Reading, marks: tuple[etree._Element, ...]) -> None:
    for child in element:
        if child.tag in _ASIDE:
            continue
        if child.tag in _WORDS or child.tag in _SIGNS:
            reading.read(child.text or "" if child.tag in _WORDS else _SIGNS[child.tag], marks)
        elif child.tag == name("commentRangeStart"):
            reading.about[child.get(name("id"), "")] = ""
        elif child.tag == name("commentReference"):
            reading.about.setdefault(child.get(name("id"), ""), "")
            reading.remarks.append(child.get(name("id"), ""))
        else:
            _read(child, reading, (*marks, child) if child.tag in _OPS else marks)


def _change(mark: etree._Element, words: str) -> ReturnedChange:
    return ReturnedChange(_OPS[mark.tag], words, mark.get(name("author"), ""), _moment(mark), mark.tag in _MOVES)


def _moment(mark: etree._Element) -> datetime | None:
    try:
        return datetime.fromisoformat(mark.get(name("date"), ""))
    except ValueError:
        return None


def _remarks(part: etree._Element | None) -> Iterator[tuple[str, ReturnedRemark]]:
    for one in () if part is None else part.iter(name("comment")):
        text = "\n".join("".join(words.text or "" for words in line.iter(name("t"))) for line in one.iter(name("p")))
        yield one.get(name("id"), ""), ReturnedRemark(one.get(name("author"), ""), _moment(one), text.strip(), "")
