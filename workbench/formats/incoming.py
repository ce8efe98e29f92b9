"""Clauses in the making, from files whose structure says where a paragraph begins: words, footnotes, changes, ends.

A reader of a format finds the paragraphs; here they become the draft, by the rules of `text.clauses` as everywhere.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from workbench.model.clause import Clause, ClauseKind, Emphasis, EmphasisStyle, Footnote
from workbench.model.draft import DraftText
from workbench.text.drafts.clauses import guard_paragraph, print_clauses, print_notes, print_words, split_clauses
from workbench.text.drafts.emphasis import flatten_emphasis
from workbench.text.drafts.preamble import is_preambular

Styles = frozenset[EmphasisStyle]
PLAIN: Styles = frozenset()
_SPACES = re.compile("[ \t\r\n]+")
_NO_MARK = re.compile(r"[^\w*†‡]")
_LONGEST_MARK = 8
_STYLES = {
    "i": EmphasisStyle.ITALIC, "em": EmphasisStyle.ITALIC, "b": EmphasisStyle.BOLD, "strong": EmphasisStyle.BOLD,
}  # fmt: skip
_BREAKS = frozenset({"eol", "br"})


@dataclass(slots=True)
class Words:
    """The words of one clause in the making."""

    text: str = ""
    emphasis: list[Emphasis] = field(default_factory=list)
    footnotes: list[Footnote] = field(default_factory=list)
    is_spaced: bool = False
    """White space is kept as it stands."""

    def add(self, piece: str, styles: Styles = PLAIN) -> None:
        """Add words as the layout of the file allows: white space folds unless it is kept."""
        if not self.is_spaced:
            piece = _SPACES.sub(" ", piece)
            if not self.text or self.text[-1] in " \n":
                piece = piece.lstrip(" ")
        self._append(piece, styles)

    def add_note(self, mark: str, said: "Words") -> None:
        """Add a footnote at this place, unless it says nothing."""
        if said.text.strip():
            mark = _NO_MARK.sub("", mark)[:_LONGEST_MARK] or "*"
            note = Footnote(mark=mark, at=len(self.text), text=said.text, emphasis=said.spans())
            self.footnotes.append(note)

    def end_line(self, styles: Styles) -> None:
        """End a line; its white space at the end goes, as that at the beginning of the next."""
        self.trim()
        self._append("\n", styles)

    def trim(self) -> None:
        """Take off the white space that only the layout of the file put at the end."""
        if not self.is_spaced:
            self.text = self.text.rstrip(" ")

    def cut(self, start: int) -> None:
        """Take off what stands before an offset."""
        self.text = self.text[start:]
        moved = [(max(one.start_at - start, 0), one.end_at - start, one.style) for one in self.emphasis]
        self.emphasis = [Emphasis(start_at=a, end_at=b, style=style) for a, b, style in moved if a < b]
        self.footnotes = [one.model_copy(update={"at": max(one.at - start, 0)}) for one in self.footnotes]

    def strip(self) -> None:
        """Take off white space at both ends."""
        self.cut(len(self.text) - len(self.text.lstrip(" ")))
        self.text = self.text.rstrip(" ")
        end = len(self.text)
        self.footnotes = [one.model_copy(update={"at": min(one.at, end)}) for one in self.footnotes]

    def join(self, other: "Words") -> None:
        """Add the words of another."""
        start, self.text = len(self.text), self.text + other.text
        for one in other.emphasis:
            moved = {"start_at": one.start_at + start, "end_at": one.end_at + start}
            self.emphasis.append(one.model_copy(update=moved))
        self.footnotes += [one.model_copy(update={"at": one.at + start}) for one in other.footnotes]

    def spans(self) -> tuple[Emphasis, ...]:
        """Return the emphasis, in order and without overlap, inside the words."""
        end = len(self.text)
        inside = [one.model_copy(update={"end_at": min(one.end_at, end)}) for one in self.emphasis]
        return flatten_emphasis([one for one in inside if one.start_at < one.end_at])

    def _append(self, piece: str, styles: Styles) -> None:
        start, self.text = len(self.text), self.text + piece
        self.emphasis += [Emphasis(start_at=start, end_at=len(self.text), style=style) for style in styles if piece]


class Listener:
    """Reads words as one side of the changes has them: `gone` names what is left out, `ins` or `del`.

    `silent` are elements whose words are none of the clause's, `apart` those that part words by a space.
    """

    def __init__(self, gone: str, silent: Collection[str], apart: Collection[str]) -> None:
        self.gone = gone
        self.changes: Counter[str] = Counter()
        self._silent, self._apart = frozenset(silent), frozenset(apart)

    def read(self, element: etree._Element, words: Words, *, is_spaced: bool = False) -> None:
        """Add the words of an element to others."""
        was, words.is_spaced = words.is_spaced, is_spaced
        self.read_inside(element, words, PLAIN)
        words.trim()
        words.is_spaced = was

    def plain(self, element: etree._Element | None) -> str:
        """Return the words of an element alone; empty where there is none."""
        words = Words()
        if element is not None:
            self.read(element, words)
        return words.text.strip()

    def read_inside(self, element: etree._Element, words: Words, styles: Styles) -> None:
        """Add what stands in an element, in the styles that hold around it."""
        words.add(element.text or "", styles)
        for child in element:
            self.read_child(child, words, styles)
            words.add(child.tail or "", styles)

    def read_child(self, child: etree._Element, words: Words, styles: Styles) -> None:
        """Add an element among words, without what follows it."""
        local = local_name(child)
        if local in ("ins", "del"):
            self.changes[local] += 1
        if not local or local in self._silent or local == self.gone:
            return
        if local in _BREAKS:
            words.end_line(styles)
        elif not self.read_note(child, words):
            if local in self._apart and words.text and not words.text.endswith((" ", "\n")):
                words.add(" ")
            self.read_inside(child, words, styles | {_STYLES[local]} if local in _STYLES else styles)

    def read_note(self, child: etree._Element, words: Words) -> bool:
        """Read an element that is a footnote, or the mark of one; return whether it was."""
        raise NotImplementedError


@dataclass(slots=True)
class Item:
    """A clause in the making: a paragraph of the file, or several whose ends are left out."""

    kind: ClauseKind
    number: str
    level: int = 0
    is_typed: bool = False
    """The file says no more than its words: they may begin with a number."""
    words: Words = field(default_factory=Words)
    is_changed: bool = False
    """Words or a number of it were left out as changes."""
    is_open: bool = False
    """Its end is left out: what follows goes on in it."""


def next_item(items: list[Item], kind: ClauseKind, number: str, level: int) -> Item:
    """Return the item that a paragraph goes into: a new one, or the one before where its end is left out."""
    if not items or not items[-1].is_open:
        items.append(Item(kind, number, level))
    item = items[-1]
    if not item.number and not item.words.text:
        item.kind, item.number, item.level = kind, number, level
    return item


def draft_of(items: Iterable[Item]) -> DraftText:
    """Return the draft that items make; what holds nothing on the side that was read is none.

    Raises UnreadableInput where there is no clause.
    """
    held = (one for one in items if one.words.text.strip() or (one.number and not one.is_changed))
    return split_clauses("\n\n".join(_printed(held)))


def _printed(items: Iterable[Item]) -> Iterator[str]:
    before = ""
    for item in items:
        words = item.words
        kind = item.kind
        if item.is_changed and not item.number and is_preambular(words.text):
            kind = ClauseKind.PREAMBULAR  # the file says what it became, its words what it was
        clause = Clause(
            id="1", kind=kind, label="", number=item.number, depth=item.level,
            text=words.text, emphasis=words.spans(), footnotes=tuple(words.footnotes),
        )  # fmt: skip
        if item.is_typed and not item.number:
            said = print_words(clause)
            yield f"{'#' * item.level} {said}" if kind is ClauseKind.HEADING else guard_paragraph(said, before)
            yield from print_notes(clause)
            before = said
        else:
            yield print_clauses((clause,)).removesuffix("\n")
            before = ""


def local_name(element: etree._Element) -> str:
    """Return an element's name without its namespace; empty for a comment or a processing instruction."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""  # QName refuses what HTML allows
