"""Delegations × clauses, drawn line by line: only the cells in sight cost anything.

A cell reads ` x ` for an own (or aligned) word and `(x)` for a group's, followed by `↻` where the words
changed since and `°` where they are to be confirmed. The names and the two head lines stand still.
"""

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from workbench.tui.present import STANCE_SIGNS, STATUS_SIGNS, fold_lines, one_line

if TYPE_CHECKING:
    from workbench.desk.views import MatrixRow, MatrixView

HEAD_LINES = 2
NARROW_NAMES, WIDE_NAMES = 20, 34
WIDE_SCREEN = 120
LEAST_CELL = 5
MOST_CELL = 11
STALE_SIGNS = {"s": "↻", "c": "°"}
CODE_COLOURS = dict(STANCE_SIGNS.values())


class MatrixGrid(ScrollView, can_focus=True):
    """The grid with its cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1, 0)", "Up", show=False),
        Binding("down,j", "move(1, 0)", "Down", show=False),
        Binding("left", "move(0, -1)", "Left", show=False),
        Binding("right", "move(0, 1)", "Right", show=False),
        Binding("pageup", "page(-1, 0)", "Page up", show=False),
        Binding("pagedown", "page(1, 0)", "Page down", show=False),
        Binding("ctrl+left,shift+left", "page(0, -1)", "Page left", show=False),
        Binding("ctrl+right,shift+right", "page(0, 1)", "Page right", show=False),
        Binding("home", "move(0, -1000000)", "First clause", show=False),
        Binding("end", "move(0, 1000000)", "Last clause", show=False),
        Binding("ctrl+home", "move(-1000000, 0)", "First delegation", show=False),
        Binding("ctrl+end", "move(1000000, 0)", "Last delegation", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"grid--head", "grid--name", "grid--cell"}
    DEFAULT_CSS = """
    MatrixGrid {
        overflow: auto auto;
        text-wrap: nowrap;
        text-overflow: clip;
        & > .grid--head { background: $panel; text-style: bold; }
        & > .grid--name { background: $surface; }
    }
    """
    at_row: reactive[int] = reactive(0)
    at_column: reactive[int] = reactive(0)

    class Moved(Message):
        """Another cell is under the cursor."""

    class Chosen(Message):
        """The cell under the cursor was chosen."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows: tuple[MatrixRow, ...] = ()
        self.labels: tuple[str, ...] = ()
        self._heads: tuple[str, ...] = ()
        self._signs: tuple[str, ...] = ()
        self.cell_width = LEAST_CELL

    def show(self, view: "MatrixView", rows: "tuple[MatrixRow, ...]") -> None:
        """Show these rows of the matrix."""
        self.rows = rows
        self.labels = view.labels
        self._heads = _short_labels(view.labels)
        self._signs = tuple(STATUS_SIGNS[status][0] for status in view.statuses)
        longest = max((len(head) for head in self._heads), default=0)
        self.cell_width = max(LEAST_CELL, min(MOST_CELL, longest + 1))
        self._measure()
        self.at_row = max(0, min(self.at_row, len(rows) - 1))
        self.at_column = max(0, min(self.at_column, len(self.labels) - 1))
        self._follow()
        self.refresh()
        self.post_message(self.Moved())

    @property
    def names_width(self) -> int:
        """Columns for the names: more on a wide screen."""
        return WIDE_NAMES if self.size.width >= WIDE_SCREEN else NARROW_NAMES

    def on_resize(self) -> None:
        """Keep the cursor in sight at the new width."""
        self._measure()
        self._follow()

    def _measure(self) -> None:
        width = self.names_width + self.cell_width * len(self.labels)
        self.virtual_size = Size(width, HEAD_LINES + len(self.rows))

    @property
    def row(self) -> "MatrixRow | None":
        """The delegation under the cursor."""
        return self.rows[self.at_row] if self.rows else None

    @property
    def label(self) -> str | None:
        """The clause under the cursor."""
        return self.labels[self.at_column] if self.labels else None

    def render_line(self, y: int) -> Strip:
        """Draw one line of the viewport: the name (or the head's title), then the cells in sight."""
        width = self.scrollable_content_region.width
        first = self.scroll_offset.x // self.cell_width
        columns = range(first, min(first + width // self.cell_width + 1, len(self.labels)))
        at = y - HEAD_LINES + self.scroll_offset.y
        if y < HEAD_LINES:
            return self._drawn(self._head(y, columns), "grid--head")
        if at < len(self.rows):
            return self._drawn(self._row(at, columns), "grid--cell")
        return self._drawn(Content(""), "grid--cell")

    def _drawn(self, content: Content, style: str) -> Strip:
        width = self.scrollable_content_region.width
        return Visual.to_strips(self, content, width, 1, self.get_visual_style(style), pad=True)[0]

    def _head(self, y: int, columns: range) -> Content:
        texts = self._heads if y == 0 else self._signs
        cells = [
            Content.styled(
                fold_lines(texts[at])[: self.cell_width - 1].center(self.cell_width),
                "reverse" if at == self.at_column else "",
            )
            for at in columns
        ]
        return Content.assemble(("Delegation" if y == 0 else "").ljust(self.names_width), *cells)

    def _row(self, at: int, columns: range) -> Content:
        row = self.rows[at]
        on_row = at == self.at_row
        called = f"{row.delegation_id} {row.name}" if row.kind == "group" else row.name
        name = Content.assemble("›" if on_row else " ", one_line(called))
        left = name.truncate(self.names_width - 1, ellipsis=True).truncate(self.names_width, pad=True)
        cells = [
            Content.styled(
                _cell(row, column).center(self.cell_width),
                "bold reverse" if on_row and column == self.at_column else CODE_COLOURS.get(row.codes[column], ""),
            )
            for column in columns
        ]
        return Content.assemble(left.stylize(".grid--name"), *cells)

    def watch_at_row(self) -> None:
        """Follow the cursor."""
        self._moved()

    def watch_at_column(self) -> None:
        """Follow the cursor."""
        self._moved()

    def _moved(self) -> None:
        self._follow()
        self.refresh()
        self.post_message(self.Moved())

    def _follow(self) -> None:
        region = self.scrollable_content_region
        rows_shown = max(region.height - HEAD_LINES, 1)
        columns_shown = max((region.width - self.names_width) // self.cell_width, 1)
        top = _kept_in(self.at_row, self.scroll_offset.y, rows_shown)
        left = _kept_in(self.at_column, self.scroll_offset.x // self.cell_width, columns_shown)
        self.scroll_to(left * self.cell_width, top, animate=False, force=True)

    def action_move(self, down: int, right: int) -> None:
        """Move the cursor by cells."""
        self.at_row = max(0, min(len(self.rows) - 1, self.at_row + down))
        self.at_column = max(0, min(len(self.labels) - 1, self.at_column + right))

    def action_page(self, down: int, right: int) -> None:
        """Move the cursor by pages."""
        region = self.scrollable_content_region
        columns = max((region.width - self.names_width) // self.cell_width - 1, 1)
        self.action_move(down * max(region.height - HEAD_LINES - 1, 1), right * columns)

    def on_click(self, event: events.Click) -> None:
        """Move to the cell clicked; a second click opens its clause."""
        at_row = event.y - HEAD_LINES + self.scroll_offset.y
        at_column = (event.x - self.names_width) // self.cell_width + self.scroll_offset.x // self.cell_width
        if event.y >= HEAD_LINES and at_row < len(self.rows):
            self.at_row = at_row
        if event.x >= self.names_width and at_column < len(self.labels):
            self.at_column = at_column
        if event.chain > 1:
            self.post_message(self.Chosen())


def _cell(row: "MatrixRow", column: int) -> str:
    code = row.codes[column]
    stale = STALE_SIGNS.get(row.stale[column], " ")
    return f"({code}){stale}" if row.own[column] == "g" else f" {code} {stale}"


def _kept_in(at: int, first: int, shown: int) -> int:
    if at < first:
        return at
    return at - shown + 1 if at >= first + shown else first


def _short_labels(labels: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out the paragraph number where all clauses share it: `36 (a)` → `(a)`."""
    heads = {label.split(" ", 1)[0] for label in labels}
    if len(heads) != 1:
        return labels
    return tuple(label.split(" ", 1)[1] if " " in label else label for label in labels)
