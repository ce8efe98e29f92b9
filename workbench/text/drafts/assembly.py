"""Puts blocks together to clauses: joins what page breaks cut, finds parents, labels and footnotes."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.model.clause import Clause, ClauseKind, Footnote
from workbench.text.drafts.emphasis import Marked, read_marks
from workbench.text.drafts.naming import Row, label_rows
from workbench.text.drafts.preamble import is_preambular, is_recital
from workbench.text.drafts.report_lines import (
    GUARD,
    Block,
    BlockKind,
    article_of,
    begins_lower,
    is_finished,
    is_title,
    join_lines,
)
from workbench.text.drafts.sections import Outline, Place, read_section
from workbench.text.labels.numbering import Ladder, Number, read_number
from workbench.text.plurals import some_of

_LOOK_AHEAD = 40
_DEGREES = 4
_NAMED = 6
"""How many footnotes are named in a notice; of more it is said how many there are."""


@dataclass(slots=True)
class Assembly:
    """Clauses in the making, from blocks in order. `is_numbered`: the text numbers at least one paragraph."""

    blocks: Sequence[Block]
    is_numbered: bool
    _rows: list[Row] = field(default_factory=list)
    _notes: list[tuple[str, str, int]] = field(default_factory=list)
    _outline: Outline = field(default_factory=Outline)
    _ladder: Ladder = field(default_factory=Ladder)
    _open: list[int] = field(default_factory=list)
    """The paragraph being read and the sub-paragraphs open below it."""
    _heading: Row | None = None
    """The newest."""
    _preambular: int = 0
    _operative: int = 0
    _untitled: int = 0
    _article: str = ""

    def clauses(self) -> tuple[tuple[Clause, ...], tuple[str, ...]]:
        """Return the clauses, and a notice for each thing a person should look at."""
        for at, block in enumerate(self.blocks):
            match block.kind:
                case BlockKind.HEADING:
                    self._add_heading(at, block)
                case BlockKind.NOTE:
                    self._notes.append((block.mark, block.text, len(self._rows) - 1))
                case BlockKind.TEXT if block.number is not None and not self._is_year(block):
                    self._add_numbered(at, block.number, block.is_guarded)
                case BlockKind.TEXT:
                    self._add_unnumbered(at, block if block.number is None else block._replace(text=block.source))
                case BlockKind.RULE:
                    pass
        return self._finish()

    def _is_year(self, block: Block) -> bool:
        """Whether a sentence cut by a page break ends in what looks like a paragraph's number."""
        number = block.number
        return number is not None and (number.paragraph or 0) > self._operative + 1000 and self._continues("")

    def _add_heading(self, at: int, block: Block) -> None:
        goes_on = self._list_goes_on(at)
        section = read_section(block)
        if section is None:
            self._untitled += 1
            place, number, title = Place(block.level, f"H{self._untitled}"), "", block.text
        else:
            place, number, title = self._outline.place(section.number), f"{section.number}.", section.title
        title = title.removeprefix(GUARD)
        self._heading = Row(ClauseKind.HEADING, place.label, number, [title], depth=place.depth)
        self._rows.append(self._heading)
        self._article = article_of(block.text)
        if not goes_on:
            self._open = []
            self._ladder = Ladder()

    def _list_goes_on(self, at: int) -> bool:
        """Whether a heading stands inside a list: before its first sub-paragraph, or between two of them."""
        following = next((one.number for one in self.blocks[at + 1 :] if one.kind is BlockKind.TEXT), None)
        if following is None or not following.letter or following.paragraph is not None or not self._open:
            return False
        return self._ladder.expects(following) or (self._leads_in() and any(r.value == 1 for r in following.readings))

    def _is_heading(self, at: int, block: Block) -> bool:
        """Whether a bare line is the heading of the numbered paragraphs after it."""
        if not self.is_numbered or not is_title(block) or self._continues(block.text):
            return False
        following = next((one for one in self.blocks[at + 1 :] if one.kind is BlockKind.TEXT), None)
        return following is not None and following.number is not None and following.number.series != "PP"

    def _add_numbered(self, at: int, number: Number, is_guarded: bool, degree: int = 0) -> None:
        """Add a clause, and those below it whose numbers follow at once: `1. (a) (i) Decides`."""
        if number.letter:
            self._add_subparagraph(at, number)
        else:
            self._add_paragraph(number)
        row = self._rows[-1]
        inner = None if is_guarded or degree == _DEGREES else read_number(number.rest)
        if inner and inner.letter and inner.paragraph is None and any(one.value == 1 for one in inner.readings):
            row.pieces = []
            is_inner_guarded = inner.rest.startswith(GUARD)
            self._add_numbered(at, inner._replace(rest=inner.rest.removeprefix(GUARD)), is_inner_guarded, degree + 1)

    def _add_paragraph(self, number: Number) -> None:
        if number.series == "PP":
            place = self._preambular + 1 if number.paragraph is None else number.paragraph
            number = number._replace(paragraph=place)
            kind, self._preambular = ClauseKind.PREAMBULAR, place
        else:
            kind, self._operative = ClauseKind.PARAGRAPH, number.paragraph or 0
        self._open_row(Row(kind, number.name, number.printed, [number.rest]))

    def _add_subparagraph(self, at: int, number: Number) -> None:
        inner = number if number.paragraph is None else number._replace(paragraph=None)
        following = self._following(at) if len(number.readings) > 1 else []
        depth = self._ladder.place(inner, following, leads_in=self._leads_in())
        del self._open[depth:]
        parent = self._open[-1] if self._open else None
        if parent is not None:
            self._rows[parent].is_led = True
        name = number.name
        if parent is None and number.paragraph is not None:
            name = f"{number.series}{number.paragraph} {name}"
        row = Row(ClauseKind.SUBPARAGRAPH, name, number.printed, [number.rest], parent, depth, article=self._article)
        self._rows.append(row)
        self._open.append(len(self._rows) - 1)

    def _following(self, at: int) -> list[Number]:
        found = []
        for block in self.blocks[at + 1 : at + 1 + _LOOK_AHEAD]:
            if block.kind is BlockKind.HEADING or (block.number and not block.number.letter):
                break
            if block.number:
                found.append(block.number)
        return found

    def _leads_in(self) -> bool:
        return bool(self._rows) and (self._rows[-1].pieces or [""])[-1][-20:].rstrip(" *_]").endswith((":", "："))

    def _open_row(self, row: Row) -> None:
        row.article = self._article
        self._rows.append(row)
        self._open = [len(self._rows) - 1]
        self._ladder = Ladder()

    def _add_unnumbered(self, at: int, block: Block) -> None:
        section = read_section(block) if self.is_numbered else None
        if section is not None and self._outline.expects(section.number):
            self._add_heading(at, block)
            return
        top = self._rows[self._open[0]] if self._open else None
        if self.is_numbered and not block.is_guarded and self._is_recital(block.text, top):
            self._preambular += 1
            self._open_row(Row(ClauseKind.PREAMBULAR, str(self._preambular), "", [block.text]))
        elif section is None and self._is_heading(at, block):
            self._add_heading(at, block._replace(level=self._outline.depth + 1))
        elif not block.is_guarded and self._continues(block.text):
            pieces = self._rows[-1].pieces
            pieces[-1:] = [pieces[-1] if pieces else "", block.text]
        elif top is not None and (top.is_led or top.number) and top.kind is not ClauseKind.PREAMBULAR:
            self._rows.append(Row(ClauseKind.CLOSING, "(closing)", "", [block.text], self._open[0]))
        else:
            self._open_row(Row(ClauseKind.PARAGRAPH, self._position(), "", [block.text]))

    def _is_recital(self, text: str, top: Row | None) -> bool:
        if top is None:
            return is_preambular(text)
        return top.kind is ClauseKind.PREAMBULAR and is_recital(text, (self._rows[-1].pieces or [""])[-1])

    def _position(self) -> str:
        self._operative += 1
        heading = self._heading
        is_under_heading = self.is_numbered and not self._preambular and heading is not None
        return f"{heading.name} (text)" if is_under_heading and heading else str(self._operative)

    def _continues(self, text: str) -> bool:
        """Whether a page break cut the paragraph before: it is unfinished, or this begins in lower case."""
        last = self._rows[-1] if self._rows else None
        if last is None or last.kind is ClauseKind.HEADING or not last.pieces:
            return False
        is_done = is_finished(last.pieces[-1], with_commas=last.kind is ClauseKind.PREAMBULAR)
        if not self.is_numbered:
            return begins_lower(text) and not is_done
        return not is_done or (begins_lower(text) and last.kind is not ClauseKind.SUBPARAGRAPH)

    def _finish(self) -> tuple[tuple[Clause, ...], tuple[str, ...]]:
        names = {mark for mark, _, _ in self._notes}
        marked = [read_marks(join_lines(row.pieces), names) for row in self._rows]
        footnotes, notices = self._attach(marked)
        labels, more = label_rows(self._rows)
        clauses = tuple(
            Clause(
                id=str(at + 1),
                kind=ClauseKind.CHAPEAU if row.is_led and row.kind is ClauseKind.PARAGRAPH else row.kind,
                label=labels[at],
                number=row.number,
                parent=None if row.parent is None else str(row.parent + 1),
                depth=row.depth,
                text=marked[at].text,
                emphasis=marked[at].emphasis,
                footnotes=tuple(footnotes.get(at, ())),
            )
            for at, row in enumerate(self._rows)
        )
        return clauses, (*notices, *more)

    def _attach(self, marked: Sequence[Marked]) -> tuple[dict[int, list[Footnote]], list[str]]:
        """Give each mark the note of its name in order; a mark used again means the last of them."""
        found: dict[int, list[Footnote]] = {}
        notes: dict[str, list[tuple[str, int]]] = {}
        for mark, text, after in self._notes:
            notes.setdefault(mark, []).append((text, max(after, 0)))
        times = dict.fromkeys(notes, 0)
        for at, one in enumerate(marked):
            for mark, offset in one.marks:
                text, _ = notes[mark][min(times[mark], len(notes[mark]) - 1)]
                times[mark] += 1
                found.setdefault(at, []).append(_footnote(mark, offset, text))
        lost = []
        for mark, named in notes.items():
            for text, after in named[times[mark] :] if marked else []:
                found.setdefault(after, []).append(_footnote(mark, len(marked[after].text), text))
                lost.append(mark)
        said = "Footnote {} has no mark in the text; it was put after the clause before it."
        if len(lost) > 1:
            said = "Footnotes {} have no mark in the text; each was put after the clause before it."
        return found, [said.format(some_of(lost, _NAMED))] if lost else []


def _footnote(mark: str, at: int, source: str) -> Footnote:
    marked = read_marks(source)
    return Footnote(mark=mark, at=at, text=marked.text, emphasis=marked.emphasis)
