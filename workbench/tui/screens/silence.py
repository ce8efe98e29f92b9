"""Silence procedures: each with what came of it, and the forms that open one, break one, and write its letter."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input

from workbench.errors import WorkbenchError
from workbench.tui import questions
from workbench.tui.actions import HERE, bindings
from workbench.tui.present import MUTED, STRONG, joined, labelled, one_line, plain
from workbench.tui.screens.form import Form, field, row, yes_or_no
from workbench.tui.screens.list_screen import ListScreen
from workbench.tui.screens.spoken import NamesForm
from workbench.tui.widgets.name_input import NameInput
from workbench.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from workbench.desk.consensus.silence import SilenceView
    from workbench.desk.files import Negotiation
    from workbench.desk.views import Done

OUTCOME_SIGNS = {
    "open": ("…", "$text-primary"),
    "broken": ("✗", "$text-error"),
    "accepted": ("✓", "$text-success"),
    "void": ("−", "$text-warning"),
}
"""Sign and colour of what a silence came to; the word always stands beside it."""


class SilenceScreen(ListScreen["SilenceView"]):
    """The silence procedures, the newest first, and what came of the one under the cursor."""

    PLACE = "silence"
    BEGINS = "Silence procedures, the newest first"
    BINDINGS: ClassVar[list[BindingType]] = bindings(HERE["silence"])

    def list_of_rows(self) -> "RowList[SilenceView]":
        """Return the list, without its rows."""
        return RowList(
            lambda one, _width: silence_line(one),
            lambda one: one.silence_id,
            empty="None was opened. Press o to put a draft to all until a time.",
            id="rows",
        )

    def reload(self) -> None:
        """Ask for the procedures."""
        self.ask("silences", questions.silences, self._show)

    def _show(self, views: "tuple[SilenceView, ...]") -> None:
        self.rows().show(views)

    @on(RowList.Highlighted)
    def _show_one(self) -> None:
        view = self._chosen()
        self.tell(silence_told(view) if view else "")

    def _chosen(self) -> "SilenceView | None":
        return self.rows().row

    def _draft(self) -> str:
        view = self._chosen()
        return view.draft if view else ""

    def action_open_silence(self) -> None:
        """Put a draft to all."""
        status = self.workbench.status
        draft = self.draft_meant() or (status.draft.symbol if status else None)
        self.app.push_screen(OpenSilence(draft), self.done)

    def action_break_silence(self) -> None:
        """Take down an objection."""
        self.app.push_screen(BreakSilence(self._draft()), self.done)

    def action_letter(self) -> None:
        """Write the letter to a file."""
        self.app.push_screen(SilenceLetter(self._draft()), self.done)


def silence_line(view: "SilenceView") -> Content:
    """Return a procedure on one line: what came of it, the draft, who objected."""
    sign, style = OUTCOME_SIGNS[view.outcome]
    outcome = Content.styled(f"{sign} {view.outcome}", style).truncate(11, pad=True)
    return Content.assemble(outcome, one_line(view.draft, STRONG), "  ", one_line(view.sentence, MUTED))


def silence_told(view: "SilenceView") -> Content:
    """Return a procedure in full: its times, what came of it, each objection with both its times."""
    lines = [
        one_line(view.sentence, STRONG),
        labelled("Opened", one_line(view.opened)),
        labelled("Until", one_line(f"{view.ends}, {view.zone}")),
    ]
    for one in view.objections:
        late = "" if one.in_time else "  (does not count: not while silence ran)"
        when = one_line(f"at {one.made}, entered at {one.entered}{late}")
        lines.append(Content.assemble(one_line(one.who, STRONG), " ", when))
        if one.because:
            lines.append(labelled("    because", plain(one.because)))
    return joined(lines, "\n")


class OpenSilence(Form):
    """Put a draft to all until a time."""

    TITLE_WORDS = "Open silence"

    def __init__(self, draft: str | None) -> None:
        super().__init__(draft or "")

    def fields(self) -> ComposeResult:
        """Draft, until, zone, opened."""
        yield row("Draft", field("draft", self._subject, "symbol of the draft that is put to all"))
        yield row("Until", field("until", placeholder="2012-06-14T18:00"))
        yield row("Zone", field("zone", placeholder="Europe/Zurich; Headquarters, America/New_York, if empty"))
        yield row("Opened", field("opened", placeholder="when it was put to all; now if empty"))

    def on_mount(self) -> None:
        """Begin at the time."""
        super().on_mount()
        self.query_one("#until" if self._subject else "#draft", Input).focus()

    def deed(self) -> "Callable[[Negotiation], Done]":
        """Return the opening."""
        draft, until, zone, opened = (self.text_of(name) for name in ("draft", "until", "zone", "opened"))
        for given, missing in ((draft, "Which draft is missing."), (until, "Until when is missing.")):
            if not given:
                raise WorkbenchError(missing, "Type it.")

        def open_silence(n: "Negotiation") -> "Done":
            from workbench.desk.consensus import silence

            return silence.open_silence(n, draft, until, zone or silence.HEADQUARTERS, opened=opened or None)

        return open_silence


class BreakSilence(NamesForm):
    """Take down that a delegation objects."""

    TITLE_WORDS = "Break silence"

    def fields(self) -> ComposeResult:
        """Who, because, when."""
        yield row("Who", NameInput(placeholder="name, code or alias", id="who"))
        yield row("Because", field("because", placeholder="the reason it gives"))
        yield row("At", field("at", placeholder="2012-06-14T17:40, by the clock of the silence's zone; now if empty"))

    def deed(self) -> "Callable[[Negotiation], Done]":
        """Return the objection."""
        who, draft = self.named("who", "Who objects is missing."), self._subject
        because, at = self.text_of("because"), self.text_of("at")

        def break_silence(n: "Negotiation") -> "Done":
            from workbench.desk.consensus import silence

            return silence.break_silence(n, who, because, at=at or None, draft=draft or None)

        return break_silence


class SilenceLetter(Form):
    """Write the letter that tells all what came of a silence."""

    TITLE_WORDS = "Letter on the silence procedure"

    def fields(self) -> ComposeResult:
        """File, overwrite."""
        yield row("File", field("path", "letter.txt"))
        yield row("Overwrite", yes_or_no("force"))

    def on_mount(self) -> None:
        """Begin at the file."""
        super().on_mount()
        self.query_one("#path", Input).focus()

    def deed(self) -> "Callable[[Negotiation], Done]":
        """Return the writing; what it wrote is told as a deed."""
        path, force, draft = self.text_of("path"), self.text_of("force") == "yes", self._subject
        if not path:
            raise WorkbenchError("No file is named.", "Type where to write it.")

        def write(n: "Negotiation") -> "Done":
            from workbench.desk.consensus import silence
            from workbench.desk.views import Done

            return Done(silence.save_letter(n, Path(path).expanduser(), draft or None, force=force).sentence)

        return write
