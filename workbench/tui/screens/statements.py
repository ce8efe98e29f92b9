"""The statements made: each with what it says and what became of it; corrected, withdrawn or followed from here."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Static

from workbench.tui import questions
from workbench.tui.actions import HERE, bindings
from workbench.tui.present import MUTED, STRONG, joined, labelled, one_line, plain
from workbench.tui.screens.form import Form, field, row
from workbench.tui.screens.list_screen import ListScreen
from workbench.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from workbench.desk.files import Negotiation
    from workbench.desk.views import Done, StatementLine, StatementView


class Statements(ListScreen["StatementLine"]):
    """Statements above, the latest first; the one under the cursor in full below."""

    PLACE = "statements"
    BINDINGS: ClassVar[list[BindingType]] = bindings(HERE["statements"])

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[StatementLine, ...] = ()
        self._wanted = ""

    def above(self) -> ComposeResult:
        """Yield the filter."""
        yield Input(placeholder="filter: who, clause, day, words", compact=True, id="find")

    def list_of_rows(self) -> "RowList[StatementLine]":
        """Return the list, without its rows."""
        return RowList(
            _draw, lambda line: line.ref, empty="Nothing has been said yet. s takes down a position.", id="rows"
        )

    def reload(self) -> None:
        """Ask what was said."""
        day = self.workbench.as_of
        self.ask("statements", lambda n: questions.statements(n, day), self._show)

    def _show(self, lines: "tuple[StatementLine, ...]") -> None:
        self._all = lines
        self._show_rows()

    def _show_rows(self) -> None:
        shown = [one for one in self._all if self._wanted in f"{one.says} {one.speaker} {one.on} {one.ref}".casefold()]
        self.rows().show(shown)
        self.entitle(f"Statements, the latest first · {len(shown)} of {len(self._all)}")
        self._ask_for_one()

    @on(Input.Changed, "#find")
    def _typed(self, event: Input.Changed) -> None:
        self._wanted = event.value.casefold().strip()
        self._show_rows()

    @on(Input.Submitted, "#find")
    def _leave_filter(self) -> None:
        self.rows().focus()

    def action_filter(self) -> None:
        """Go to the filter."""
        self.query_one("#find").focus()

    @on(RowList.Highlighted)
    def _ask_for_one(self) -> None:
        line = self.rows().row
        if line is None:
            self.tell("")
            return
        ref, day = line.ref, self.workbench.as_of
        self.ask("statement", lambda n: questions.statement(n, ref, day), self._show_one)

    def _show_one(self, view: "StatementView") -> None:
        self.tell(_full(view))

    @on(RowList.Chosen)
    def action_open(self) -> None:
        """Open the first clause it speaks of, in its draft."""
        line = self.rows().row
        if line is not None and line.clauses:
            self.workbench.show_clause(line.clauses[0], line.draft)

    def action_correct(self) -> None:
        """Take down what it should have said."""
        from workbench.tui.screens.say import CorrectForm

        if (line := self.rows().row) is not None:
            behalf = line.who if line.who != line.speaker else ""
            form = CorrectForm(line.clauses, line.draft, line.speaker, behalf, line.ref)
            self.app.push_screen(form, self.done)

    def action_withdraw(self) -> None:
        """Take down that the delegation takes it back."""
        if (line := self.rows().row) is not None:
            self.app.push_screen(WithdrawForm(line.ref, line.says), self.done)

    def action_align(self) -> None:
        """Take down that somebody aligns itself with this very statement."""
        from workbench.tui.screens.align import AlignForm

        if (line := self.rows().row) is not None:
            self.app.push_screen(AlignForm(line.draft, whom=line.who, statement=line.ref), self.done)


class WithdrawForm(Form):
    """Take down that a delegation withdraws what it said, whole or on some clauses."""

    TITLE_WORDS = "Withdraw what was said"

    def __init__(self, ref: str, says: str) -> None:
        super().__init__(says)
        self._ref = ref

    def fields(self) -> ComposeResult:
        """On what, why, when."""
        yield row("Clauses", field("clauses", placeholder="36 (a); all it said if empty"))
        yield row("Because", field("because", placeholder="the reason given"))
        yield row("On", field("on", placeholder="2012-06-04; today if empty"))
        said = "It counted until that day; an earlier word counts again. For a slip of the pen there is undo."
        yield row("", Static(Content(said), classes="note"))

    def deed(self) -> "Callable[[Negotiation], Done]":
        """Return the withdrawal."""
        ref, clauses, because, day = self._ref, self.labels_of("clauses"), self.text_of("because"), self.day_of("on")

        def withdraw(n: "Negotiation") -> "Done":
            from workbench.desk.statements import made

            return made.withdraw_statement(n, ref, clauses, because=because, on=day)

        return withdraw


def _draw(line: "StatementLine", _width: int) -> Content:
    fate = "withdrawn  " if line.withdrawn else "corrected  " if line.corrected_by else ""
    return Content.assemble(
        (f"{line.ref} {line.on} ", MUTED),
        Content.styled(fate, "$text-warning"),
        one_line(line.says, "strike" if line.withdrawn else ""),
    )


def _full(view: "StatementView") -> Content:
    line = view.line
    parts = [
        joined([one_line(line.says, STRONG)]),
        Content(f"made on {line.on} · entered on {line.entered_at:%Y-%m-%d %H:%M}"),
    ]
    for label, text in (
        ("entered by", line.by),
        ("where", line.forum),
        ("source", line.source),
        ("note", line.note),
        ("corrects", line.corrects),
        ("corrected by", ", ".join(line.corrected_by)),
    ):
        if text:
            parts.append(labelled(label, one_line(text)))
    for one in view.positions:
        parts.append(joined([one_line(one.clause, STRONG), f" {one.stance}", " (withdrawn)" if one.withdrawn else ""]))
        for label, text in (("because", one.because), ("would move if", one.cure), ("proposes", one.words)):
            if text:
                parts.append(labelled(f"  {label}", plain(text)))
    parts += [plain(sentence) for sentence in view.history]
    if line.private:
        parts.append(Content("private: leaves in no export unless asked for by name"))
    if line.illustrative:
        parts.append(Content("illustrative: made up to show the workbench"))
    return Content("\n").join(parts)
