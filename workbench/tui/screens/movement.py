"""What moved between the draft looked at and the one before: the line of convergence, then clauses and stances."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Footer, Static

from workbench.tui import questions
from workbench.tui.actions import HERE, bindings
from workbench.tui.present import MUTED, STATUS_SIGNS, STRONG, joined, one_line
from workbench.tui.screens.desk_screen import DeskScreen
from workbench.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from workbench.desk.consensus.moving import ClauseMovement, DraftPoint, MovementView

_SIGNS = 40
"""Signs in the line of a draft; where it has more clauses, a sign stands for several."""


@dataclass(frozen=True)
class Move:
    """One line: a title, a clause that moved, or a stance."""

    key: str
    line: Content
    clause: str = ""


class Movement(DeskScreen[None]):
    """How the drafts converge, what stands in the way first, and what moved since the draft before."""

    PLACE = "movement"
    CSS_PATH = "pairs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(HERE["movement"])

    def __init__(self) -> None:
        super().__init__()
        self._by_day = False

    def compose(self) -> ComposeResult:
        """Title, the line of convergence, what moved, keys."""
        yield Static(Content("Reading what moved …"), classes="title", id="title", markup=False)
        yield Static("", id="line", markup=False)
        yield RowList(lambda row, _width: row.line, lambda row: row.key, id="rows")
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Begin in the list."""
        self.query_one("#rows").focus()

    def reload(self) -> None:
        """Ask what moved up to the open draft."""
        draft, day, by_day = self.workbench.draft, self.workbench.as_of, self._by_day
        self.ask("movement", lambda n: questions.movement_of(n, draft, day, by_day=by_day), self._show)

    def _show(self, view: "MovementView | None") -> None:
        if view is None:
            self.query_one("#title", Static).update(Content("There is no draft on the table yet."))
            return
        between = f"{view.old} → {view.new}" if view.old else view.new
        self.query_one("#title", Static).update(joined([Content("What moved"), one_line(between)], " · "))
        points = view.days if self._by_day else view.line
        self.query_one("#line", Static).update(convergence(points, "by day" if self._by_day else "by draft"))
        self.query_one("#rows", RowList).show([*drafts_in_signs(view.line), *moves(view)])

    def action_by_day(self) -> None:
        """Draw the line over days, or over drafts."""
        self._by_day = not self._by_day
        self.reload()

    @on(RowList.Chosen)
    def action_open(self) -> None:
        """Open the clause the line is about."""
        row = self.query_one("#rows", RowList).row
        if row is not None and row.clause:
            self.workbench.show_clause(row.clause)


def convergence(points: "tuple[DraftPoint, ...]", over: str) -> Content:
    """Return the line of convergence in blocks: who objects, what is open, brackets, what is agreed."""
    from workbench.desk.showing import blocks

    rows = []
    for name, values in (
        ("objecting", [point.objecting for point in points]),
        ("open", [point.open for point in points]),
        ("brackets", [point.brackets for point in points]),
        ("agreed", [point.agreed for point in points]),
    ):
        if values:
            numbers = f"{values[0]} → {values[-1]}" if len(values) > 1 else f"{values[0]}"
            rows.append(Content.assemble((f" {name:10}", MUTED), blocks(values[-60:]), f"  {numbers} ", (over, MUTED)))
    return joined(rows, "\n")


def drafts_in_signs(points: "tuple[DraftPoint, ...]") -> list[Move]:
    """Return each draft as a line of signs, a sign a clause, the worst first."""
    rows = [Move("drafts", Content.styled("Draft by draft", "bold underline"))]
    width = max((len(point.symbol) for point in points), default=0)
    for at, point in enumerate(points):
        scale = max(1, -(-point.clauses // _SIGNS))
        signs = [
            Content.styled(sign * -(-point.counts.get(status, 0) // scale), style)  # type: ignore[call-overload]
            for status, (sign, style) in STATUS_SIGNS.items()
        ]
        symbol = one_line(point.symbol).truncate(min(width, 30), ellipsis=True, pad=True)
        line = Content.assemble("  ", symbol, "  ", *signs, "  ", (f"{point.clauses} clauses", MUTED))
        rows.append(Move(f"draft/{at}", line))
    return rows


def moves(view: "MovementView") -> list[Move]:
    """Return the clauses that moved and the stances that did, those that object now first."""
    moved = [one for one in view.clauses if one.is_moved]
    rows = [Move("clauses", Content.styled(f"Clauses that moved: {len(moved)}", "bold underline"))]
    rows += [Move(f"clause/{at}", _clause(one), one.new or "") for at, one in enumerate(moved)]
    rows.append(Move("stances", Content.styled(f"Stances that moved: {len(view.stances)}", "bold underline")))
    for at, stance in enumerate(view.stances):
        said = f": {stance.was} → {stance.now} on {stance.clause}"
        line = joined(["  ", one_line(stance.who, STRONG), one_line(said)])
        rows.append(Move(f"stance/{at}", line, stance.clause))
    return rows


def _clause(one: "ClauseMovement") -> Content:
    name = one.new or " + ".join(one.old)
    was = " + ".join(one.was) if one.was else "added"
    brackets = f"; brackets {one.brackets_before or 0} → {one.brackets_now or 0}"
    changed = (one.brackets_before or 0) != (one.brackets_now or 0)
    now = str(one.now or "dropped")
    moved = f"still {now}" if was == now else f"{was} → {now}"
    return joined(["  ", one_line(name, STRONG), f": {moved}{brackets if changed else ''}"])
