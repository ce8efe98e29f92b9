"""Pages: what an export says, before any format prints it.

The builders beside this module make a page from drafts and positions; `workbench.formats.writing` prints it.
A page that carries tracked changes also says what must be read from it when all of them are rejected or
accepted, taken from the two drafts themselves, so that a writer can check its own work.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date
from enum import Flag, StrEnum

from workbench.formats.pages.captions import TEXTS, day_in
from workbench.model.change import Op
from workbench.model.clause import Clause


class PageKind(StrEnum):
    """The exports, as the command line names them."""

    AGREED = "agreed"
    CLEAN = "clean"
    ROLLING = "rolling"
    REDLINE = "redline"
    POSITIONS = "positions"
    STREAMLINING = "streamlining"
    REPORT = "report"
    MATRIX = "matrix"
    VIEWS = "views"


_WIDE = frozenset({PageKind.POSITIONS, PageKind.STREAMLINING, PageKind.MATRIX})
_CAPTIONS = {
    PageKind.AGREED: "Agreed text",
    PageKind.CLEAN: "Clean text",
    PageKind.ROLLING: "Rolling text",
    PageKind.REDLINE: "Changes",
    PageKind.POSITIONS: "Compilation of positions",
    PageKind.STREAMLINING: "Streamlining table",
    PageKind.REPORT: "Who stands where",
    PageKind.MATRIX: "Delegations and clauses",
    PageKind.VIEWS: "Report of views",
}


class Look(Flag):
    """How words stand out."""

    PLAIN = 0
    ITALIC = 1
    BOLD = 2
    ATTRIBUTION = 4
    """The names of those who want a bracket."""
    BRACKET = 8
    """A square bracket that stands for disagreement."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What happens to words, or to the end of a paragraph, and by whom."""

    op: Op = Op.KEEP
    author: str = ""
    on: Date | None = None
    move: str = ""
    """The same name where words left and where they arrived; empty where nothing moved."""


KEPT = Mark()
FACILITATOR = "facilitator"
"""The author of changes that no delegation is known to have asked for: the pen-holder's."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look alike and fare alike; or, with a note, the mark of a footnote."""

    text: str
    look: Look = Look.PLAIN
    mark: Mark = KEPT
    note: "Note | None" = None
    was: Look | None = None
    """How words that were kept looked before, where that changed; `mark` then says by whom."""


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its mark as the draft prints it, and its words."""

    mark: str
    runs: Runs


class Role(StrEnum):
    """What a paragraph is on its page."""

    BODY = "body"
    HEADING = "heading"
    PREAMBULAR = "preambular"
    CLOSING = "closing"
    NOTICE = "notice"
    """Said by the workbench, not by the draft."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody says of a paragraph, beside it."""

    author: str
    on: Date | None
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or a heading of level `depth`.

    `number` is what is printed before the words, its last run a tab where there is a number at all.
    `mark` is that of the paragraph's end: inserted, it joins the next paragraph when changes are rejected.
    """

    runs: Runs
    number: Runs = ()
    role: Role = Role.BODY
    depth: int = 0
    label: str = ""
    mark: Mark = KEPT
    remarks: tuple[Remark, ...] = ()

    @property
    def told_of_changes(self) -> str:
        """What colours do not tell: whether it moved, and which delegations brought the words that changed."""
        marks = [run.mark for run in (*self.number, *self.runs)] + [self.mark]
        authors = {mark.author for mark in marks if mark.op is not Op.KEEP} - {FACILITATOR, ""}
        told = [f"by {', '.join(sorted(authors))}"] if authors else []
        if self.mark.move:
            told.insert(0, f"{'moved here' if self.mark.op is Op.INSERT else 'moved away'}, {self.mark.move}")
        return "; ".join(told)


class Chart(StrEnum):
    """How a table is drawn where drawings can be shown."""

    BARS = "bars"
    """A bar a row, in it the numbers of the columns drawn."""
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row; every row is as long as the header. Its first column names the row."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...] = ()
    """The share of each column in the width; equal where none is given."""
    title: str = ""
    chart: Chart | None = None
    drawn: tuple[str, ...] = ()
    """The columns that hold the numbers drawn, in their order along a bar; of a line there is one."""
    upright: int = 0
    """How many rows, the header first, say more than their narrow columns are wide: turned upwards on paper."""

    @property
    def shares(self) -> tuple[int, ...]:
        """The share of each column, where none is given too."""
        return self.widths or (1,) * len(self.header)

    def of_columns(self, places: Sequence[int]) -> "Table":
        """Return the table with some of its columns alone."""
        header, *rows = (tuple(row[at] for at in places) for row in (self.header, *self.rows))
        return replace(self, header=header, rows=tuple(rows), widths=tuple(self.shares[at] for at in places))


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Tracked:
    """What a page with tracked changes must read as: one string a paragraph, its number, a tab, its words."""

    base: str
    """The symbol of the draft against which changes are tracked."""
    rejected: tuple[str, ...]
    accepted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One export, whole."""

    kind: PageKind
    title: str
    symbol: str
    date: Date | None
    language: str
    """ISO 639-1: one of the six official languages."""
    blocks: tuple[Block, ...]
    colophon: tuple[str, ...]
    """Said at the end of every export: head of the record, draft, day, rule."""
    notices: tuple[str, ...] = ()
    """What a reader must know first."""
    tracked: Tracked | None = None
    clauses: tuple[Clause, ...] = ()
    """Of a page that is a draft and nothing else: its clauses, so that it can be printed as drafts are kept."""
    is_illustrative: bool = False

    @property
    def caption(self) -> str:
        """What kind of page it is, in words: those of `caption_language`."""
        return TEXTS.get(self.kind, {}).get(self.language) or _CAPTIONS[self.kind]

    @property
    def caption_language(self) -> str:
        """The language of the caption and the day: the draft's where the page prints a draft, else English."""
        return self.language if self.language in TEXTS.get(self.kind, {}) else "en"

    @property
    def day(self) -> str:
        """The day of the draft as it is written; empty where it has none."""
        return day_in(self.caption_language, self.date) if self.date else ""

    @property
    def dated(self) -> str:
        """What kind of page it is and of which day, as it stands under the symbol."""
        return f"{self.day} · {self.caption.lower()}" if self.date else self.caption

    @property
    def is_wide(self) -> bool:
        """Whether its paper lies on the long side: it is one table of many columns."""
        return self.kind in _WIDE

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        """The paragraphs among the blocks."""
        return (block for block in self.blocks if isinstance(block, Paragraph))

    @property
    def tables(self) -> Iterator[Table]:
        """The tables among the blocks."""
        return (block for block in self.blocks if isinstance(block, Table))


def plain(runs: Sequence[Run], leaving_out: Op | None = None) -> str:
    """Return the words of runs, footnote marks left out, and the runs of one kind of change where named."""
    return "".join(run.text for run in runs if not run.note and run.mark.op is not leaving_out)


def read_page(page: Page, leaving_out: Op) -> list[str]:
    """Return the paragraphs of a page with all changes accepted (deletions left out) or rejected (insertions)."""
    read: list[str] = []
    open_words = ""
    for paragraph in page.paragraphs:
        if paragraph.role is Role.NOTICE:
            continue
        open_words += plain(paragraph.number, leaving_out) + plain(paragraph.runs, leaving_out)
        if paragraph.mark.op is not leaving_out:
            read.append(open_words)
            open_words = ""
    return read
