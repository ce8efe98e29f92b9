"""A list of one-line rows, drawn line by line: 3,000 clauses cost no more than 20.

It owns cursor, marks and scrolling; what a row looks like is the caller's `draw(row, width)`.
"""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

R = TypeVar("R")
GUTTER = 2


class RowList(ScrollView, Generic[R], can_focus=True):
    """Rows of which one is under the cursor and any may be marked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home", "edge(0)", "First", show=False),
        Binding("end", "edge(-1)", "Last", show=False),
        Binding("enter", "choose", "Open", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"row-list--row", "row-list--cursor"}
    DEFAULT_CSS = """
    RowList {
        overflow-x: hidden;
        text-wrap: nowrap;
        text-overflow: ellipsis;
        & > .row-list--cursor {
            background: $block-cursor-blurred-background;
        }
        &:focus > .row-list--cursor {
            background: $block-cursor-background;
            color: $block-cursor-foreground;
        }
    }
    """
    cursor: reactive[int] = reactive(0)

    class Highlighted(Message):
        """Another row is under the cursor."""

        def __init__(self, rows: "RowList[Any]") -> None:
            super().__init__()
            self.rows = rows

        @property
        def control(self) -> "RowList[Any]":
            """The list."""
            return self.rows

    class Chosen(Message):
        """The row under the cursor was chosen, by enter or by a second click."""

        def __init__(self, rows: "RowList[Any]") -> None:
            super().__init__()
            self.rows = rows

        @property
        def control(self) -> "RowList[Any]":
            """The list."""
            return self.rows

    def __init__(
        self,
        draw: Callable[[R, int], Content],
        key: Callable[[R], str],
        *,
        empty: str = "Nothing here.",
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._draw = draw
        self._key = key
        self._empty = empty
        self.rows: tuple[R, ...] = ()
        self.marked: frozenset[str] = frozenset()
        """Keys of the rows marked."""

    def show(self, rows: Sequence[R], keep: str | None = None) -> None:
        """Show these rows; the cursor stays on the row it was on, or goes to the one named `keep`."""
        current = self.row
        wanted = keep or (self._key(current) if current is not None else None)
        self.rows = tuple(rows)
        keys = [self._key(row) for row in self.rows]
        self.marked &= frozenset(keys)
        self.virtual_size = Size(0, len(self.rows))
        at = keys.index(wanted) if wanted in keys else min(self.cursor, max(len(keys) - 1, 0))
        if at == self.cursor:
            self.post_message(self.Highlighted(self))
        self.cursor = at
        self._follow()
        self.refresh()

    @property
    def row(self) -> R | None:
        """The row under the cursor; None in an empty list."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    def toggle_mark(self) -> None:
        """Mark the row under the cursor, or take its mark away, and go on to the next."""
        if self.row is not None:
            self.marked ^= {self._key(self.row)}
            self.refresh()
            self.action_move(1)

    def clear_marks(self) -> None:
        """Take all marks away."""
        self.marked = frozenset()
        self.refresh()

    def go_to(self, wanted: Callable[[R], bool], step: int) -> bool:
        """Move to the next row (`step` 1) or the one before (-1) that is wanted, round the end."""
        count = len(self.rows)
        for distance in range(1, count + 1):
            at = (self.cursor + step * distance) % count
            if wanted(self.rows[at]):
                self.cursor = at
                return True
        return False

    def render_line(self, y: int) -> Strip:
        """Draw one line of the viewport."""
        width = self.scrollable_content_region.width
        at = y + self.scroll_offset.y
        if at >= len(self.rows):
            said = Content.styled(f"  {self._empty}", "$muted") if not self.rows and y == 0 else Content("")
            return Visual.to_strips(self, said, width, 1, self.visual_style, pad=True)[0]
        row = self.rows[at]
        on_cursor = at == self.cursor
        mark = "●" if self._key(row) in self.marked else " "
        content = Content.assemble(f"{'›' if on_cursor else ' '}{mark}", self._draw(row, width - GUTTER))
        style = self.get_visual_style("row-list--cursor" if on_cursor else "row-list--row")
        content = content.truncate(width, ellipsis=True)
        return Visual.to_strips(self, content, width, 1, style, pad=True)[0]

    def watch_cursor(self) -> None:
        """Keep the cursor in sight and tell of the row it is on."""
        self._follow()
        self.refresh()
        self.post_message(self.Highlighted(self))

    def _follow(self) -> None:
        self.scroll_to_region(Region(0, self.cursor, 1, 1), animate=False, force=True)

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.cursor = max(0, min(len(self.rows) - 1, self.cursor + by))

    def action_page(self, by: int) -> None:
        """Move the cursor by a page."""
        self.action_move(by * max(self.size.height - 1, 1))

    def action_edge(self, at: int) -> None:
        """Move the cursor to the first or the last row."""
        self.cursor = 0 if at == 0 else max(len(self.rows) - 1, 0)

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self.row is not None:
            self.post_message(self.Chosen(self))

    def on_click(self, event: events.Click) -> None:
        """Move to the row clicked; a second click on it chooses it."""
        at = event.y + self.scroll_offset.y
        if at < len(self.rows):
            if at == self.cursor and event.chain > 1:
                self.action_choose()
            self.cursor = at
