"""The record: what was done, by whom and when, newest first; what was taken back stays to be seen."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content

from workbench.tui import questions
from workbench.tui.actions import HERE, bindings
from workbench.tui.present import MUTED, labelled, one_line, plain
from workbench.tui.screens.list_screen import ListScreen
from workbench.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from workbench.desk.views import RecordLine


class Record(ListScreen["RecordLine"]):
    """Entries above, the one under the cursor in full below."""

    PLACE = "record"
    BEGINS = "The record, newest first · u takes back the last act, U brings it back"
    BINDINGS: ClassVar[list[BindingType]] = bindings(HERE["record"])

    def list_of_rows(self) -> "RowList[RecordLine]":
        """Return the list, without its rows."""
        return RowList(_draw, lambda line: line.entry_id, id="rows")

    def reload(self) -> None:
        """Ask for the record."""
        self.ask("record", questions.record, self._show)

    def _show(self, lines: "tuple[RecordLine, ...]") -> None:
        self.rows().show(sorted(lines, key=lambda line: -line.sequence))

    @on(RowList.Highlighted)
    def _show_one(self) -> None:
        line = self.rows().row
        self.tell(_full(line) if line else "")


def _draw(line: "RecordLine", _width: int) -> Content:
    when = f"{line.made_at:%Y-%m-%d %H:%M}"
    gone = Content.styled("taken back  ", "$text-warning") if line.withdrawn else Content("")
    said = one_line(line.sentence, "strike" if line.withdrawn else "")
    return Content.assemble(
        (f"{line.sequence:>5} {when} ", MUTED),
        one_line(line.by, MUTED).truncate(10, ellipsis=True).truncate(11, pad=True),
        gone,
        said,
    )


def _full(line: "RecordLine") -> Content:
    parts = [
        plain(line.sentence),
        labelled("kind", one_line(line.kind)),
        labelled(
            "done",
            line.made_at.isoformat(timespec="seconds"),
            " · entered ",
            line.entered_at.isoformat(timespec="seconds"),
        ),
        labelled("by", one_line(line.by)),
        labelled("hash", line.hash),
    ]
    return Content("\n").join(parts)
