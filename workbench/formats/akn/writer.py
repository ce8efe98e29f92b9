"""Prints pages as Akoma Ntoso: preambular paragraphs as recitals, numbered ones as paragraphs with their points.

A chapeau is the `intro` of a `list`, its sub-paragraphs are `point`s, words after them its `wrapUp`; a heading opens a
`section`. Changes are `ins` and `del` inside the clauses. Square brackets are words.
"""

import re
from dataclasses import dataclass, field

from lxml import etree

from workbench.formats.akn.identity import add_meta, add_preface, statement_name
from workbench.formats.akn.names import AKN, CLOSING, END, OWN, RECITAL, XML, add, name
from workbench.formats.akn.words import Inlines
from workbench.formats.legal import legal
from workbench.formats.pages.page import Page, Paragraph, Role, Run, Table
from workbench.model.change import Op

_NOT_IN_ID = re.compile(r"[\W_]+")
_ENDS = {Op.INSERT: "ins", Op.DELETE: "del"}


def print_akn(page: Page) -> bytes:
    """Return the page as Akoma Ntoso 3.0, valid by its strict schema; the same page gives the same bytes.

    A page that is a draft is a `statement`, any other a `doc`.
    """
    root = etree.Element(name("akomaNtoso"), nsmap={None: AKN, "workbench": OWN})  # type: ignore[dict-item]  # unknown to the stubs
    kind = statement_name(page)
    document = add(root, "statement" if kind == "resolutionDraft" else "doc", name=kind)
    authors = _authors(page)
    add_meta(document, page, authors)
    add_preface(document, page)
    body = _Body(document, Inlines(authors))
    for block in page.blocks:
        if isinstance(block, Table):
            body.add_table(block)
        elif block.role is Role.NOTICE:
            body.add_words(block)
        else:
            body.add(block)
    body.finish()
    for part in document.iterchildren(name("preface"), name("preamble"), name("mainBody")):
        part.set(f"{{{XML}}}lang", page.language)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _authors(page: Page) -> dict[str, str]:
    marks = [mark for one in page.paragraphs for mark in (one.mark, *(run.mark for run in (*one.number, *one.runs)))]
    names = dict.fromkeys(mark.author for mark in marks if mark.author)
    return {author: f"author_{at}" for at, author in enumerate(names, start=1)}


@dataclass(slots=True)
class _Body:
    """The body of a document in the making, and what is open in it."""

    document: etree._Element
    inlines: Inlines
    main: etree._Element = field(init=False)
    recitals: etree._Element | None = None
    sections: list[tuple[int, etree._Element]] = field(default_factory=list)
    clauses: list[tuple[int, etree._Element]] = field(default_factory=list)
    """The numbered paragraph being written and the points open below it, with their depths."""

    def __post_init__(self) -> None:
        self.main = etree.Element(name("mainBody"))

    def add(self, paragraph: Paragraph) -> None:
        match paragraph.role:
            case Role.HEADING:
                self._add_heading(paragraph)
            case Role.PREAMBULAR:
                self._add_recital(paragraph)
            case Role.CLOSING:
                self._add_closing(paragraph)
            case _:
                self._add_clause(paragraph)

    def finish(self) -> None:
        if not len(self.main):
            add(self.main, "p")
        self.document.append(self.main)

    def _place(self) -> etree._Element:
        return self.sections[-1][1] if self.sections else self.main

    def _add_heading(self, paragraph: Paragraph) -> None:
        level = max(paragraph.depth, 1)
        self.sections = [one for one in self.sections if one[0] < level]
        self.clauses = []
        section = self._element(self._place(), "section", "sec", paragraph)
        heading = add(section, "heading")
        self._write(heading, paragraph, section)
        self.sections.append((level, section))

    def _add_recital(self, paragraph: Paragraph) -> None:
        self.clauses = []
        if len(self.main) or self.sections:
            recital = self._element(self._place(), "hcontainer", "rec", paragraph, name=RECITAL)
            self._write(add(add(recital, "content"), "p"), paragraph, recital)
            return
        if self.recitals is None:
            self.recitals = add(add(self.document, "preamble"), "recitals", eId=self.inlines.own_id("recs"))
        recital = self._element(self.recitals, "recital", "rec", paragraph)
        self._write(add(recital, "p"), paragraph, recital)

    def _add_clause(self, paragraph: Paragraph) -> None:
        self.clauses = [one for one in self.clauses if one[0] < paragraph.depth]
        parent = self._list_of(self.clauses[-1][1]) if self.clauses else self._place()
        tag, prefix = ("point", "point") if paragraph.depth else ("paragraph", "para")
        clause = self._element(parent, tag, prefix, paragraph)
        self._write(add(add(clause, "content"), "p"), paragraph, clause)
        self.clauses.append((paragraph.depth, clause))

    def _add_closing(self, paragraph: Paragraph) -> None:
        """Add words that belong to the whole paragraph again: after its points, or beside its own words."""
        self.clauses = [one for one in self.clauses if one[0] <= paragraph.depth]
        if not self.clauses or paragraph.number:
            place = self._list_of(self.clauses[-1][1]) if self.clauses else self._place()
            closing = self._element(place, "hcontainer", "closing", paragraph, name=CLOSING)
            self._write(add(add(closing, "content"), "p"), paragraph, closing)
            return
        clause = self.clauses[-1][1]
        points = clause.find(name("list"))
        holder = clause.find(name("content")) if points is None else points.find(name("wrapUp"))
        if holder is None and points is not None:
            holder = add(points, "wrapUp", eId=self.inlines.own_id(f"{points.get('eId')}__wrapup"))
        if holder is not None:
            self._write(add(holder, "p"), paragraph, clause)

    def _list_of(self, clause: etree._Element) -> etree._Element:
        """Return the list below a clause; its own words become the lead-in. What closed it closes no more."""
        content, points = clause.find(name("content")), clause.find(name("list"))
        if points is None:
            points = add(clause, "list", eId=self.inlines.own_id(f"{clause.get('eId')}__list_1"))
        if content is not None:
            content.tag = name("intro")
            content.set("eId", self.inlines.own_id(f"{points.get('eId')}__intro"))
            points.append(content)
        closed = points.find(name("wrapUp"))
        if closed is not None:
            closed.tag = name("content")
            place = points.index(closed)
            held = etree.Element(name("hcontainer"))
            held.set("name", CLOSING)
            held.set("eId", closed.attrib.pop("eId"))
            points.insert(place, held)
            held.append(closed)
        return points

    def _element(
        self, parent: etree._Element, tag: str, prefix: str, paragraph: Paragraph, **more: str
    ) -> etree._Element:
        """Append an element for a paragraph, with its number and an eId made of it."""
        number = [run for run in paragraph.number if run.text != "\t"]
        printed = "".join(run.text for run in number if run.mark.op is not Op.DELETE)
        token = _NOT_IN_ID.sub("-", legal(printed)).strip("-").lower() or f"nn{len(parent) + 1}"
        above = parent.get("eId")
        made = add(parent, tag, **more)
        made.set("eId", self.inlines.own_id(f"{above}__{prefix}_{token}" if above else f"{prefix}_{token}"))
        if number:
            self.inlines.write(add(made, "num"), number, made.get("eId", ""))
        return made

    def _write(self, into: etree._Element, paragraph: Paragraph, clause: etree._Element) -> None:
        self.inlines.write(into, paragraph.runs, clause.get("eId", ""))
        if paragraph.mark.op in _ENDS:
            into.set(END, _ENDS[paragraph.mark.op])
        for remark in paragraph.remarks:
            day = f" ({remark.on.isoformat()})" if remark.on else ""
            said = add(into, "remark", status="editorial")
            said.text = legal(f"{remark.author}{day}: {remark.text}")

    def add_words(self, paragraph: Paragraph) -> None:
        """Add a paragraph that is no clause."""
        self.inlines.write(self._loose(), paragraph.runs, "words")

    def add_table(self, table: Table) -> None:
        """Add a table, its header a row of `th`."""
        made = add(self._holder(), "table")
        for row, tag in ((table.header, "th"), *((row, "td") for row in table.rows)):
            line = add(made, "tr")
            for cell in row:
                self.inlines.write(add(add(line, tag), "p"), (Run(cell),), "table")

    def _loose(self) -> etree._Element:
        return add(self._holder(), "p")

    def _holder(self) -> etree._Element:
        """Return where blocks that are no clauses may stand: the body itself, or a container in a section."""
        self.clauses = []
        if not self.sections:
            return self.main
        section = self.sections[-1][1]
        last = section[-1]
        if last.tag != name("hcontainer") or last.get("name") != "words":
            own_id = self.inlines.own_id(f"{section.get('eId')}__words_1")
            return add(add(section, "hcontainer", name="words", eId=own_id), "content")
        return last[0]
