"""Reads the words of an Akoma Ntoso element: emphasis, footnotes, ends of lines, and of changes one side."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from workbench.formats.akn.names import SPACE, local_name
from workbench.model.clause import Emphasis, EmphasisStyle, Footnote
from workbench.text.emphasis import flatten_emphasis

_SPACES = re.compile("[ \t\r\n]+")
_NO_MARK = re.compile(r"[^\w*†‡]")
_LONGEST_MARK = 8
_STYLES = {"i": EmphasisStyle.ITALIC, "b": EmphasisStyle.BOLD}
_SILENT = frozenset({"remark", "num", "heading", "subheading", "meta"})
_APART = frozenset({"p", "block", "td", "th", "li", "item"})


@dataclass(slots=True)
class Words:
    """The words of one clause in the making."""

    text: str = ""
    emphasis: list[Emphasis] = field(default_factory=list)
    footnotes: list[Footnote] = field(default_factory=list)
    is_spaced: bool = False
    """White space is kept as it stands."""

    def add(self, piece: str, styles: frozenset[EmphasisStyle]) -> None:
        """Add words as the layout of the file allows: white space folds unless it is kept."""
        if not self.is_spaced:
            piece = _SPACES.sub(" ", piece)
            if not self.text or self.text[-1] in " \n":
                piece = piece.lstrip(" ")
        self._append(piece, styles)

    def _append(self, piece: str, styles: frozenset[EmphasisStyle]) -> None:
        start, self.text = len(self.text), self.text + piece
        self.emphasis += [Emphasis(start_at=start, end_at=len(self.text), style=style) for style in styles if piece]

    def end_line(self, styles: frozenset[EmphasisStyle]) -> None:
        """End a line; its white space at the end goes, as that at the beginning of the next."""
        self._trim()
        self._append("\n", styles)

    def finish(self) -> None:
        """Take off the white space that only the layout of the file put at the end."""
        self._trim()

    def spans(self) -> tuple[Emphasis, ...]:
        """Return the emphasis, in order and without overlap, inside the words."""
        end = len(self.text)
        inside = [one.model_copy(update={"end_at": min(one.end_at, end)}) for one in self.emphasis]
        return flatten_emphasis([one for one in inside if one.start_at < one.end_at])

    def _trim(self) -> None:
        if not self.is_spaced:
            self.text = self.text.rstrip(" ")


@dataclass(slots=True)
class Listener:
    """Reads words as one side of the changes has them: `gone` names what is left out, `ins` or `del`."""

    gone: str
    changes: Counter[str] = field(default_factory=Counter)
    notes: int = 0

    def read(self, element: etree._Element, words: Words) -> None:
        """Add the words of an element to others."""
        was, words.is_spaced = words.is_spaced, element.get(SPACE) == "preserve"
        self._read(element, words, frozenset())
        words.finish()
        words.is_spaced = was

    def plain(self, element: etree._Element | None) -> str:
        """Return the words of an element alone; empty where there is none."""
        words = Words()
        if element is not None:
            self.read(element, words)
        return words.text.strip()

    def _read(self, element: etree._Element, words: Words, styles: frozenset[EmphasisStyle]) -> None:
        words.add(element.text or "", styles)
        for child in element:
            self._child(child, words, styles)
            words.add(child.tail or "", styles)

    def _child(self, child: etree._Element, words: Words, styles: frozenset[EmphasisStyle]) -> None:
        local = local_name(child)
        if local in ("ins", "del"):
            self.changes[local] += 1
        if not local or local in _SILENT or local == self.gone:
            return
        if local in ("eol", "br"):
            words.end_line(styles)
        elif local == "authorialNote":
            self._note(child, words)
        else:
            if local in _APART and words.text and not words.text.endswith((" ", "\n")):
                words.add(" ", frozenset())
            self._read(child, words, styles | {_STYLES[local]} if local in _STYLES else styles)

    def _note(self, note: etree._Element, words: Words) -> None:
        said = Words()
        for part in _paragraphs(note):
            if said.text:
                said.add(" ", frozenset())
            self.read(part, said)
        if not said.text.strip():
            return
        self.notes += 1
        mark = _NO_MARK.sub("", note.get("marker", ""))[:_LONGEST_MARK] or str(self.notes)
        words.footnotes.append(Footnote(mark=mark, at=len(words.text), text=said.text, emphasis=said.spans()))


def _paragraphs(note: etree._Element) -> Iterator[etree._Element]:
    found = [child for child in note if local_name(child)]
    yield from found or [note]
