"""Forms on written contributions: one that came in, and whom they are asked of."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from workbench.tui.screens.form import field, row
from workbench.tui.screens.spoken import NamesForm
from workbench.tui.widgets.name_input import NameInput

if TYPE_CHECKING:
    from workbench.desk.files import Negotiation
    from workbench.desk.views import Done


class ReceiveForm(NamesForm):
    """Take down that a contribution came in."""

    TITLE_WORDS = "Written contribution received"

    def fields(self) -> ComposeResult:
        """From whom, for whom, when, from where."""
        yield row("From", NameInput(placeholder="name, code or alias", id="who"))
        yield row("For", field("for", placeholder="of a group: for whom it wrote, parted by ; else its members"))
        yield row("On", field("on", placeholder="2012-06-04; empty where the day is not known"))
        yield row("Source", field("source", placeholder="document or note"))
        yield row("Note", field("note"))

    def deed(self) -> "Callable[[Negotiation], Done]":
        """Return the receipt."""
        who, on = self.named("who", "From whom is missing."), self.day_of("on")
        behalf = tuple(name.strip() for name in self.text_of("for").split(";") if name.strip())
        source, note = self.text_of("source"), self.text_of("note")

        def receive(n: "Negotiation") -> "Done":
            from workbench.desk.statements import contributing

            return contributing.receive(n, [who], on_behalf_of=behalf, on=on, source=source, note=note)

        return receive


class InviteForm(NamesForm):
    """Take down who is invited to contribute."""

    TITLE_WORDS = "Invite to contribute in writing"
    AUTO_FOCUS = "#whom"

    def fields(self) -> ComposeResult:
        """Whom, on what, when, until when."""
        yield row("Whom", field("whom", placeholder="names parted by ;  all Member States if empty"))
        yield row("On what", field("subject", placeholder="what they are asked to write on"))
        yield row("Invited on", field("on", placeholder="2012-06-04; empty where the day is not known"))
        yield row("Until", field("until", placeholder="the last day, if there is one"))
        yield row("Source", field("source", placeholder="document or note"))
        yield Static(Content("Who is missing then stands under Who (w) and Not spoken (W)."), classes="note")

    def on_mount(self) -> None:
        """Begin at whom."""
        super().on_mount()
        self.query_one("#whom", Input).focus()

    def deed(self) -> "Callable[[Negotiation], Done]":
        """Return the invitation."""
        whom = tuple(name.strip() for name in self.text_of("whom").split(";") if name.strip())
        subject, source = self.text_of("subject"), self.text_of("source")
        on, until = self.day_of("on"), self.day_of("until")

        def invite(n: "Negotiation") -> "Done":
            from workbench.desk.statements import contributing

            return contributing.invite(n, whom, subject=subject, on=on, until=until, source=source)

        return invite
