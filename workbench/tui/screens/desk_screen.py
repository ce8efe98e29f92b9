"""What all screens share: asking the desk, being read anew, and the acts on the clauses they have chosen."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.app import App
from textual.content import Content
from textual.screen import ModalScreen, Screen

from workbench.errors import WorkbenchError
from workbench.tui import questions
from workbench.tui.clerk import Asker, Clerk

if TYPE_CHECKING:
    from workbench.desk.consensus.unheard import UnheardView
    from workbench.desk.files import Negotiation
    from workbench.desk.views import Done
    from workbench.tui.app import WorkbenchApp

R = TypeVar("R")


class DeskScreen(Asker, Screen[R]):
    """A screen that shows one view of the desk's."""

    PLACE: ClassVar[str] = "anywhere"
    """Where it stands in the registry of actions."""
    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-narrow"), (120, "-wide")]  # noqa: RUF012 — as the base class has it

    @property
    def workbench(self) -> "WorkbenchApp":
        """The app, as what it is."""
        return cast("WorkbenchApp", cast(App[object], self.app))

    def clerk_of(self) -> Clerk:
        """Return the app's clerk."""
        return self.workbench.clerk

    def refused(self, error: WorkbenchError) -> None:
        """Say what the desk refused."""
        self.workbench.tell_error(error)

    def reload(self) -> None:
        """Ask the desk anew; a screen that shows nothing of the file has nothing to ask."""

    def on_screen_resume(self) -> None:
        """Show what is on file now, on coming back too."""
        self.mark_day()
        self.reload()

    def mark_day(self) -> None:
        """Say above everything that an earlier day is shown, if so."""
        day = self.workbench.as_of
        self.set_class(day is not None, "-past")
        self.border_title = Content(f"As the room stood on {day} · Y back to today") if day else ""

    def clauses_meant(self) -> tuple[str, ...]:
        """Return the labels of the clauses that `say`, `agree` and `reopen` are about."""
        return ()

    def draft_meant(self) -> str | None:
        """Return the draft these labels belong to; None for the newest."""
        return self.workbench.draft

    def delegation_meant(self) -> str:
        """Return whose position is likely to be taken, or nothing."""
        return ""

    def done(self, done: "Done | None") -> None:
        """Say what was done, and show it."""
        if done is not None:
            self.workbench.tell(done)
            self.reload()

    def act(self, deed: "Callable[[Negotiation], Done]") -> None:
        """Have the desk do something and say what was done."""
        self.workbench.act(deed)

    def action_say(self) -> None:
        """Take down a position."""
        from workbench.tui.screens.say import SayForm

        form = SayForm(self.clauses_meant(), self.draft_meant(), self.delegation_meant())
        self.app.push_screen(form, self.done)

    def action_agree(self) -> None:
        """Declare agreed."""
        from workbench.tui.screens.agree import AgreeForm

        self.app.push_screen(AgreeForm(self.clauses_meant(), self.draft_meant()), self.done)

    def action_reopen(self) -> None:
        """Open an agreed clause again."""
        from workbench.tui.screens.agree import ReopenForm

        self.app.push_screen(ReopenForm(self.clauses_meant(), self.draft_meant()), self.done)

    def action_propose(self) -> None:
        """Put a proposal on the table, on the first clause meant."""
        from workbench.tui.screens.propose import ProposeForm

        label = next(iter(self.clauses_meant()), "")
        self.app.push_screen(ProposeForm(label, self.draft_meant(), self.delegation_meant()), self.done)

    def hold_pen(self, form: "Callable[[str], Screen[Done | None]]") -> None:
        """Open a form on the working draft looked at; where it is issued, offer to begin a working draft."""
        draft = self.workbench.working_draft()
        if draft is None or self.draft_meant() not in (None, draft):
            self.workbench.action_work()
        else:
            self.app.push_screen(form(draft), self.done)

    def _on_clause(self, form: "Callable[[str, str], Screen[Done | None]]") -> None:
        if label := next(iter(self.clauses_meant()), ""):
            self.hold_pen(lambda draft: form(label, draft))

    def action_reword(self) -> None:
        """Change the words of the clause."""
        from workbench.tui.screens.penholding import RewordForm

        self._on_clause(RewordForm)

    def action_add_clause(self) -> None:
        """Add a clause beside the one meant."""
        from workbench.tui.screens.penholding import AddForm

        self._on_clause(AddForm)

    def action_move_clause(self) -> None:
        """Move the clause."""
        from workbench.tui.screens.penholding import MoveForm

        self._on_clause(MoveForm)

    def action_remove_clause(self) -> None:
        """Take the clause out."""
        from workbench.tui.screens.penholding import RemoveForm

        self._on_clause(RemoveForm)

    def action_align(self) -> None:
        """Take down an alignment."""
        from workbench.tui.screens.align import AlignForm

        self.app.push_screen(AlignForm(self.draft_meant(), self.delegation_meant()), self.done)

    def action_dissociate(self) -> None:
        """Take down a dissociation."""
        from workbench.tui.screens.spoken import DissociateForm

        form = DissociateForm(self.clauses_meant(), self.draft_meant(), self.delegation_meant())
        self.app.push_screen(form, self.done)

    def action_not_spoken(self) -> None:
        """Show who has not spoken: on the clause meant, on any, and in writing."""
        label, draft = next(iter(self.clauses_meant()), None), self.draft_meant()
        day = self.workbench.as_of
        self.ask("not spoken", lambda n: questions.unheard(n, label, draft, day), self._show_unheard)

    def _show_unheard(self, view: "UnheardView") -> None:
        from workbench.tui.screens.details import Details, unheard_details

        self.app.push_screen(Details(f"Who has not spoken · {view.draft}", unheard_details(view)))

    def action_back(self) -> None:
        """Go back to where the user came from."""
        self.app.pop_screen()


class DeskDialog(DeskScreen[R], ModalScreen[R]):
    """A dialog over a screen: no key of the screens below counts while it is open."""
