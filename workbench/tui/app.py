"""The app: opens the file in the clerk's thread, changes screens, says what was done. It holds no rules."""

from collections.abc import Callable
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.command import Provider
from textual.screen import Screen

from workbench.errors import WorkbenchError
from workbench.tui import questions
from workbench.tui.actions import ANYWHERE, bindings
from workbench.tui.clerk import Asker, Clerk, Urgency
from workbench.tui.doors import main_screen
from workbench.tui.hints import for_screen
from workbench.tui.palette import Actions, Clauses
from workbench.tui.present import fold_lines, plain
from workbench.tui.screens.desk_screen import DeskScreen
from workbench.tui.screens.overview import Overview
from workbench.tui.theme import DARK, THEMES, other_theme

if TYPE_CHECKING:
    from datetime import date as Date

    from workbench.desk.files import Negotiation
    from workbench.desk.views import Done, StatusView

POLL_S = 1.5


class WorkbenchApp(Asker, App[WorkbenchError]):
    """One negotiation file on the screen."""

    TITLE = "workbench"
    CSS_PATH: ClassVar[list[str | PurePath]] = ["app.tcss", "screens/overview.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings(ANYWHERE)
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {Actions, Clauses}
    ENABLE_COMMAND_PALETTE = True

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.clerk = Clerk(path)
        self.path = path
        self.draft: str | None = None
        """Symbol of the draft looked at; None for the newest."""
        self.as_of: Date | None = None
        """The earlier day looked at; None for today."""
        self._draft_today: str | None = None
        """Looked at before an earlier day was, and so again after it; drafts had other names then."""
        self.status: StatusView | None = None
        """What the first screen last showed: for walking from flag to flag and for the palette."""
        self.kept_forms: dict[tuple[str, str], dict[str, str]] = {}
        """What was typed into forms that were left without saving."""
        self._token: str | None = None
        self._warned = False
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK.name

    def get_default_screen(self) -> Screen[None]:
        """Begin with the overview, drawn before anything heavy is read."""
        return Overview()

    def on_ready(self) -> None:
        """Look for changes by others, now and then."""
        self.set_interval(POLL_S, self._poll)

    def on_mount(self) -> None:
        """Let the clerk open the file once the first screen is painted."""
        self.call_after_refresh(self.clerk.start)

    def on_unmount(self) -> None:
        """Let deeds under way end."""
        self.clerk.end()

    def clerk_of(self) -> Clerk:
        """Return the clerk."""
        return self.clerk

    def refused(self, error: WorkbenchError) -> None:
        """Say what the desk refused."""
        self.tell_error(error)

    def tell_error(self, error: WorkbenchError) -> None:
        """Show an error; that a file cannot be opened at all ends the app and is the caller's to tell."""
        if self.clerk.failed is not None:
            self.exit(self.clerk.failed)
            return
        said = plain(f"{error.message} {for_screen(error.hint)}".strip()).plain
        self.notify(said, severity="error", timeout=12, markup=False)

    def tell(self, done: "Done") -> None:
        """Say what was done and what should be known besides."""
        self.tell_line(done.sentence)
        for notice in filter(None, map(for_screen, done.notices)):
            self.notify(fold_lines(notice), severity="warning", timeout=8, markup=False)

    def tell_line(self, sentence: str) -> None:
        """Say a sentence."""
        self.notify(fold_lines(sentence), markup=False)

    def act(self, deed: "Callable[[Negotiation], Done]") -> None:
        """Have the desk do something, say what was done, show it."""
        self.ask("deed", deed, self._acted, urgency=Urgency.DEED)

    def _acted(self, done: "Done") -> None:
        self.tell(done)
        self._reload()

    def _poll(self) -> None:
        if not self.clerk.unanswered:
            self.ask("token", questions.token, self._seen, urgency=Urgency.POLL)

    def _seen(self, token: str) -> None:
        changed = self._token is not None and token != self._token
        self._token = token
        if changed:
            self._reload()

    def _reload(self) -> None:
        if isinstance(self.screen, DeskScreen):
            self.screen.reload()

    def show_clause(self, label: str, draft: str | None = None) -> None:
        """Open a clause of a draft; of the one looked at where none is named."""
        from workbench.tui.screens.clause import ClauseScreen

        self.push_screen(ClauseScreen(label, draft or self.draft))

    def show_draft(self, symbol: str | None) -> None:
        """Look at another draft from now on."""
        if symbol is not None:
            self.draft = symbol
            self._reload()

    def action_go(self, place: str) -> None:
        """Open one of the main screens, unless it is open."""
        if not (isinstance(self.screen, DeskScreen) and place == self.screen.PLACE):
            self.push_screen(main_screen(place))

    def action_drafts(self) -> None:
        """Choose the draft to look at."""
        from workbench.tui.screens.drafts import DraftPicker

        self.push_screen(DraftPicker("Look at which draft?", self.draft), self.show_draft)

    def action_look_back(self) -> None:
        """Look at the room of an earlier day, or at today's again."""
        from workbench.tui.screens.look_back import LookBack

        if self.as_of is not None:
            self._look(None)
        else:
            form = LookBack(self.draft)
            self.push_screen(form, lambda done: self._look(form.chosen) if done else None)

    def _look(self, day: "Date | None") -> None:
        if day is None:
            self.draft = self._draft_today
        else:
            self._draft_today = self.draft
        self.as_of = day
        if isinstance(self.screen, DeskScreen):
            self.screen.mark_day()
        self._reload()

    def action_table(self) -> None:
        """Read a draft from a file."""
        from workbench.tui.screens.drafts import TableForm

        self.push_screen(TableForm(), self._tabled)

    def _tabled(self, done: "Done | None") -> None:
        if done is not None:
            self.draft = None
            self._acted(done)

    def action_work(self) -> None:
        """Begin a working draft with the words of the one looked at."""
        from workbench.tui.screens.drafts import WorkForm

        base = self.draft or (self.status.draft.symbol if self.status else None)
        self.push_screen(WorkForm(base), self.begun)

    def working_draft(self) -> str | None:
        """Return the symbol of the draft looked at where it is a working draft."""
        line = self.status.draft if self.status else None
        return line.symbol if line and line.state == "working" else None

    def action_issue(self) -> None:
        """Freeze the working draft looked at."""
        from workbench.tui.screens.penholding import IssueForm

        if (draft := self.working_draft()) is None:
            self.tell_line("The draft looked at is no working draft. N begins one.")
            return
        self.push_screen(IssueForm(draft), self._tabled)

    def begun(self, done: "Done | None") -> None:
        """Say that a working draft was begun, and look at it: it is the newest."""
        self._tabled(done)

    def action_take_in(self) -> None:
        """Read positions from a file."""
        from workbench.tui.screens.spoken import TakeInForm

        self.push_screen(TakeInForm(), lambda done: self._acted(done) if done else None)

    def action_export(self) -> None:
        """Write a file."""
        from workbench.tui.screens.export import ExportForm

        self.push_screen(ExportForm(self.draft), lambda done: self.tell(done) if done else None)

    def action_undo(self) -> None:
        """Take back the last act."""
        self.act(questions.undo)

    def action_redo(self) -> None:
        """Bring back what was taken back."""
        self.act(questions.redo)

    def action_theme(self) -> None:
        """Change between dark and light."""
        self.theme = other_theme(self.theme)

    def action_help(self) -> None:
        """Show the keys."""
        from workbench.tui.screens.help import Help

        self.push_screen(Help(self.screen.PLACE if isinstance(self.screen, DeskScreen) else "anywhere"))

    def action_leave(self) -> None:
        """Leave; forms with unsaved words are named first."""
        if self.kept_forms and not self._warned:
            self._warned = True
            named = ", ".join(" ".join(key).strip() for key in self.kept_forms)
            self.tell_line(f"What you typed in a form was not saved ({named}). Press q again to leave it.")
            return
        self.exit()


def run(path: Path) -> int:
    """Show a negotiation file until the user leaves.

    Raises WorkbenchError for a file that cannot be opened, for the caller to tell.
    """
    error = WorkbenchApp(path).run()
    if error is not None:
        raise error
    return 0
