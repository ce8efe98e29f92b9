"""Writes the paragraphs, tables, footnotes and comments of a Word file, with their tracked changes."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta

from lxml import etree

from workbench.formats.legal import legal
from workbench.formats.pages.columns import column_widths
from workbench.formats.pages.direction import by_direction, is_rtl
from workbench.formats.pages.page import KEPT, Look, Mark, Note, Paragraph, Remark, Run, Runs, Table, plain
from workbench.formats.pages.tones import FILLS, tone_of
from workbench.formats.word.styles import ARABIC_CELL_SIZE, CELL_MARGIN, CELL_SIZE, style_of, word_style
from workbench.formats.word.xml import XML, add, element, name
from workbench.model.change import Op

_TAGS = {
    (Op.INSERT, False): "ins",
    (Op.DELETE, False): "del",
    (Op.INSERT, True): "moveTo",
    (Op.DELETE, True): "moveFrom",
}
_OF_THE_PAGE = {"Symbol", "Day", "Header", "FootnoteText"}
"""Styles of what stands where the page's language has it, whatever its own words are written in."""
_PIECES = re.compile(r"[\t\n]|[^\t\n]+")
_APART = timedelta(minutes=2)
"""What lies between the times of neighbouring paragraphs: see `BodyWriter._signed`."""


class BodyWriter:
    """Appends blocks to a body, and collects the footnotes and comments that belong to them."""

    def __init__(self, body: etree._Element, width: int, *, rtl: bool = False) -> None:
        self.footnotes = _separators()
        self.comments = element("comments")
        self._body, self._width = body, width
        self._ids = self._notes = self._count = 0
        self._page_rtl = rtl
        self._rtl = False

    @property
    def has_comments(self) -> bool:
        """Whether any remark was written."""
        return len(self.comments) > 0

    def write(self, block: Paragraph | Table | tuple[str, str]) -> None:
        """Append a paragraph, a table, or words in a named style."""
        if isinstance(block, Table):
            self._table(block)
        elif isinstance(block, Paragraph):
            self._paragraph(block)
        else:
            self._said(self._body, *block)

    def _said(self, parent: etree._Element, style: str, words: str) -> None:
        made = self._begun(parent, style, words)
        self._runs(made, (Run(words),) if words else ())

    def _begun(self, parent: etree._Element, style: str, words: str, mark: Mark = KEPT) -> etree._Element:
        """Return a new paragraph with its properties; the mark of its end is part of them, as Word writes it."""
        made = add(parent, "p")
        layout = add(made, "pPr")
        add(layout, "pStyle", val=style)
        self._rtl = is_rtl(words) or (self._page_rtl and style in _OF_THE_PAGE)
        if self._rtl:
            add(layout, "bidi")
        if mark.op is not Op.KEEP:
            self._signed(add(layout, "rPr"), mark)
        return made

    def _paragraph(self, block: Paragraph) -> None:
        self._count += 1
        made = self._begun(self._body, style_of(block), plain(block.runs), block.mark)
        closing = self._move_start(made, block.mark)
        comments = [self._comment(made, remark) for remark in block.remarks]
        self._runs(made, block.number + block.runs)
        for number in comments:
            add(made, "commentRangeEnd", id=number)
            run = add(made, "r")
            add(add(run, "rPr"), "rStyle", val="CommentReference")
            add(run, "commentReference", id=number)
        if closing is not None:
            self._body.append(closing)

    def _move_start(self, made: etree._Element, mark: Mark) -> etree._Element | None:
        """Open the range of a move in a paragraph; return the element that closes it after the paragraph."""
        if not mark.move:
            return None
        tag = _TAGS[mark.op, True]
        opening = self._signed(made, mark, f"{tag}RangeStart")
        opening.set(name("name"), mark.move)
        return element(f"{tag}RangeEnd", id=opening.get(name("id")) or "")

    def _signed(self, parent: etree._Element, mark: Mark, tag: str = "") -> etree._Element:
        """Append the element of a change, with its number, author and time.

        Only the day of a change is known. Neighbouring paragraphs are given times of that day two minutes apart,
        since LibreOffice takes neighbouring insertions of one author within a minute for one change, and joins
        paragraphs when that is rejected.
        """
        self._ids += 1
        made = add(parent, tag or _TAGS[mark.op, bool(mark.move)], id=self._ids, author=mark.author)
        if mark.on:
            moment = datetime.combine(mark.on, time(12)) + _APART * (self._count % 2)
            made.set(name("date"), f"{moment.isoformat()}Z")
        return made

    def _runs(self, parent: etree._Element, runs: Runs) -> None:
        """Append runs; neighbours with one mark share one element of change."""
        held: etree._Element = parent
        last = KEPT
        for run in runs:
            if run.mark != last:
                held = parent if run.mark.op is Op.KEEP else self._signed(parent, run.mark)
                last = run.mark
            is_deleted = run.mark.op is Op.DELETE and not run.mark.move
            if run.note:
                self._reference(held, run.note)
            else:
                for words, rtl in by_direction(run.text) if self._rtl else [(run.text, False)]:
                    self._words(held, replace(run, text=words), is_deleted, rtl)

    def _words(self, parent: etree._Element, run: Run, is_deleted: bool, rtl: bool) -> None:
        """Append one run; a change of its look is tracked too."""
        made = add(parent, "r")
        if word_style(run.look) or rtl or run.was is not None:
            layout = _looking(add(made, "rPr"), run.look, rtl)
            if run.was is not None:
                _looking(add(self._signed(layout, run.mark, "rPrChange"), "rPr"), run.was, rtl)
        _text(made, run.text, is_deleted)

    def _reference(self, parent: etree._Element, note: Note) -> None:
        self._notes += 1
        number = self._notes + 1
        run = add(parent, "r")
        add(add(run, "rPr"), "rStyle", val="FootnoteReference")
        add(run, "footnoteReference", id=number)
        before = self._rtl
        made = self._begun(add(self.footnotes, "footnote", id=number), "FootnoteText", plain(note.runs))
        mark = add(made, "r")
        add(add(mark, "rPr"), "rStyle", val="FootnoteReference")
        add(mark, "footnoteRef")
        self._runs(made, (Run(" "), *note.runs))
        self._rtl = before

    def _comment(self, made: etree._Element, remark: Remark) -> int:
        number = len(self.comments)
        comment = add(self.comments, "comment", id=number, author=remark.author, initials=remark.author[:3])
        if remark.on:
            comment.set(name("date"), f"{remark.on.isoformat()}T12:00:00Z")
        before = self._rtl
        self._said(comment, "CommentText", remark.text)
        self._rtl = before
        add(made, "commentRangeStart", id=number)
        return number

    def _table(self, table: Table) -> None:
        if table.title:
            self._said(self._body, "TableTitle", table.title)
        made = add(self._body, "tbl")
        layout = add(made, "tblPr")
        add(layout, "tblStyle", val="Grid")
        if self._page_rtl and not table.upright:  # LibreOffice loses turned cells of a table from the right
            add(layout, "bidiVisual")
        add(layout, "tblW", w=self._width, type="dxa")
        add(layout, "tblLayout", type="fixed")
        add(layout, "tblLook", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1)
        size = ARABIC_CELL_SIZE if self._page_rtl else CELL_SIZE
        widths = [int(one) for one in column_widths(table, self._width, size, 2 * CELL_MARGIN)]
        grid = add(made, "tblGrid")
        for width in widths:
            add(grid, "gridCol", w=width)
        for at in range(1 + len(table.rows)):
            self._row(made, table, at, widths)
        self._said(self._body, "TableText", "")

    def _row(self, made: etree._Element, table: Table, at: int, widths: Sequence[int]) -> None:
        """Append a row of a table: the header, or the one at that place after it."""
        cells = table.rows[at - 1] if at else table.header
        row = add(made, "tr")
        properties = add(row, "trPr")
        add(properties, "cantSplit")
        if at < table.upright:
            add(properties, "trHeight", val=_room_for(cells[1:]), hRule="atLeast")
        if at == 0:
            add(properties, "tblHeader")
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True)):
            box = add(row, "tc")
            layout = add(box, "tcPr")
            add(layout, "tcW", w=width, type="dxa")
            if at and (tone := tone_of(cell)):
                add(layout, "shd", val="clear", color="auto", fill=FILLS[tone].removeprefix("#"))
            if at < table.upright and place:
                add(layout, "textDirection", val="btLr")
            for line in cell.split("\n"):
                self._said(box, "TableText" if at else "TableHead", line)


def _room_for(cells: Sequence[str]) -> int:
    """Return how high a row of turned words must be for the longest of them."""
    return 200 + 110 * max((len(cell) for cell in cells), default=0)


def _looking(layout: etree._Element, look: Look, rtl: bool) -> etree._Element:
    if style := word_style(look):
        add(layout, "rStyle", val=style)
    if rtl:
        add(layout, "rtl")
    return layout


def _text(run: etree._Element, words: str, is_deleted: bool) -> None:
    """Append words to a run; tabs and new lines are elements of their own."""
    for piece in _PIECES.findall(legal(words)):
        if piece in "\t\n":
            add(run, "tab" if piece == "\t" else "br")
        else:
            made = add(run, "delText" if is_deleted else "t")
            made.text = piece
            made.set(f"{{{XML}}}space", "preserve")


def _separators() -> etree._Element:
    """Return a footnotes part with the two notes that Word wants first: the rules above footnotes."""
    root = element("footnotes")
    for number, kind in enumerate(("separator", "continuationSeparator")):
        note = add(root, "footnote", type=kind, id=number)
        add(add(add(note, "p"), "r"), kind)
    return root
