"""What most screens are: a list above and, below, all there is to read of what is under its cursor."""

from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Static

from workbench.tui.screens.desk_screen import DeskScreen
from workbench.tui.widgets.row_list import RowList

T = TypeVar("T")
NO_DRAFT = "There is no draft on the table yet. T tables one."


class ListScreen(DeskScreen[None], Generic[T]):
    """A title, a list of T, one of them in full, keys."""

    CSS_PATH = "pairs.tcss"
    BEGINS: ClassVar[str] = "Reading …"
    """The title until there is an answer."""
    PANE_TAKES_FOCUS: ClassVar[bool] = False
    """Whether what stands below is scrolled by its own keys."""

    def compose(self) -> ComposeResult:
        """Title, what stands above the list, list, one in full, keys."""
        yield Static(Content(self.BEGINS), id="title", classes="title", markup=False)
        yield from self.above()
        yield self.list_of_rows()
        with VerticalScroll(id="pane", can_focus=self.PANE_TAKES_FOCUS):
            yield Static("", id="more", markup=False)
        yield Footer(show_command_palette=False, compact=True)

    def above(self) -> ComposeResult:
        """Yield what stands between title and list: nothing, or a filter."""
        yield from ()

    def list_of_rows(self) -> RowList[T]:
        """Return the list, without its rows."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Begin in the list."""
        self.rows().focus()

    def rows(self) -> RowList[T]:
        """Return the list."""
        return self.query_one("#rows", RowList)

    def entitle(self, title: Content | str) -> None:
        """Put a title above the list."""
        self.query_one("#title", Static).update(Content(title) if isinstance(title, str) else title)

    def tell(self, more: Content | str) -> None:
        """Put what there is to read below the list, from its beginning."""
        self.query_one("#more", Static).update(Content(more) if isinstance(more, str) else more)
        self.query_one("#pane").scroll_home(animate=False)
