"""Settles in a returned file the tracked changes that it was sent out with, so that those made since are left.

A change was sent where its author and day are ours and its words are among those that the redline tracked; when it
came back is no matter, and no mark in the file is needed: Word and LibreOffice keep all three.
"""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import groupby

from lxml import etree

from workbench.formats.legal import legal
from workbench.formats.pages.page import FACILITATOR, Page
from workbench.formats.word.xml import name
from workbench.model.change import Op

_COMES, _GOES = {name("ins"), name("moveTo")}, {name("del"), name("moveFrom")}
_WORDS = (name("t"), name("delText"))
_REMARKS = (name("commentRangeStart"), name("commentReference"))
_BETWEEN = "\x00"
"""Stands between words that do not follow each other; no file of Word holds one."""


@dataclass(frozen=True, slots=True)
class Sent:
    """The tracked changes of a redline, and whether a reader takes them as accepted or as rejected."""

    inserted: str
    deleted: str
    signed: frozenset[tuple[str, str]]
    """Names and days under which words go out; those of the facilitator are of any day."""
    accept: bool = True
    unless: frozenset[str] = frozenset()
    """Authors whose changes are known not to be ours, whatever they are called."""

    def holds(self, op: Op, words: Collection[str], author: str, day: str) -> bool:
        """Whether a change was among those sent."""
        is_signed = author == FACILITATOR or (author, day) in self.signed
        if author in self.unless or not is_signed:
            return False
        among = self.inserted if op is Op.INSERT else self.deleted
        return all(one in among for one in words)

    def printed(self) -> str:
        """Return it as JSON."""
        signed = sorted(self.signed)
        return json.dumps([self.inserted, self.deleted, signed, self.accept, sorted(self.unless)])

    @classmethod
    def read(cls, printed: str) -> "Sent":
        """Return what `printed` made JSON of."""
        inserted, deleted, signed, accept, unless = json.loads(printed)
        return cls(inserted, deleted, frozenset((who, day) for who, day in signed), accept, frozenset(unless))


@dataclass(frozen=True, slots=True)
class Settled:
    """How many of the changes that were sent stood open in a file, and all their words, without the space between."""

    count: int = 0
    inserted: str = ""
    deleted: str = ""


def tracked_words(page: Page, op: Op) -> str:
    """Return the words that a page inserts, or deletes, with a sign between those that do not follow each other."""
    found: list[str] = []
    for paragraph in page.paragraphs:
        for is_of, runs in groupby((*paragraph.number, *paragraph.runs), key=lambda run: run.mark.op is op):
            if is_of:
                found.append(legal("".join(run.text for run in runs if not run.note)))
    return _BETWEEN.join(found)


def settle(body: etree._Element, sent: Sent) -> Settled:
    """Accept or reject in a document what was sent; return what that was.

    A paragraph whose end goes is joined to the next, which keeps its own look.
    """
    count, still = 0, {Op.INSERT: "", Op.DELETE: ""}
    for mark in list(body.iter(*_COMES, *_GOES)):
        op = Op.INSERT if mark.tag in _COMES else Op.DELETE
        words = [one.text for one in mark.iter(*_WORDS) if one.text]
        if not sent.holds(op, words, mark.get(name("author"), ""), mark.get(name("date"), "")[:10]):
            continue
        count += 1
        still[op] += "".join("".join(words).split())
        stays = (op is Op.INSERT) is sent.accept
        holder = mark.getparent()
        if holder is None:
            continue
        if len(mark) or holder.tag != name("rPr"):
            _unwrap(holder, mark, list(mark) if stays else list(_remarks(mark)))
        else:
            holder.remove(mark)
            if not stays:
                _join(next(mark_holder for mark_holder in holder.iterancestors(name("p"))))
    return Settled(count, still[Op.INSERT], still[Op.DELETE])


def _unwrap(holder: etree._Element, mark: etree._Element, kept: list[etree._Element]) -> None:
    at = holder.index(mark)
    holder.remove(mark)
    holder[at:at] = kept


def _remarks(mark: etree._Element) -> Iterator[etree._Element]:
    """Yield where comments stand, so that they outlive the words that go."""
    return mark.iter(*_REMARKS)


def _join(paragraph: etree._Element) -> None:
    """Put the words of a paragraph before those of the next; the last of all keeps its own."""
    after = paragraph.getnext()
    while after is not None and after.tag != name("p") and after.tag != name("tbl"):
        after = after.getnext()
    if after is None or after.tag != name("p"):
        return
    layout = after.find(name("pPr"))
    at = 0 if layout is None else after.index(layout) + 1
    after[at:at] = [child for child in paragraph if child.tag != name("pPr")]
    holder = paragraph.getparent()
    if holder is not None:
        holder.remove(paragraph)
