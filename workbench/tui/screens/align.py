"""The form an alignment is taken down with: whom it follows, in what, except for what, and its own remarks."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from workbench.errors import WorkbenchError
from workbench.tui.screens.form import field, row, yes_or_no
from workbench.tui.screens.say import STANCES
from workbench.tui.screens.spoken import NamesForm
from workbench.tui.widgets.letter_picker import LetterPicker
from workbench.tui.widgets.name_input import NameInput

if TYPE_CHECKING:
    from workbench.desk.files import Negotiation
    from workbench.desk.views import Done


class AlignForm(NamesForm):
    """Take down that a delegation aligns itself with what another has said, or with one statement."""

    TITLE_WORDS = "Align with another's word"

    def __init__(self, draft: str | None, who: str = "", whom: str = "", statement: str = "") -> None:
        super().__init__(who)
        self._draft = draft
        self._whom = whom
        self._statement = statement

    def fields(self) -> ComposeResult:
        """Who, with whom, except for what; then what it adds in its national capacity."""
        yield row("Who", NameInput(self._subject, placeholder="name, code or alias", id="who"))
        yield row("With", NameInput(self._whom, placeholder="the delegation or group it follows", id="whom"))
        yield row("Statement", field("statement", self._statement, "its ref or its day; all it said so far if empty"))
        yield row("Except", field("except", placeholder="36 (d), 36 (e); with all it said if empty"))
        yield row("Own remarks", field("remarks", placeholder="36 (d): clauses it speaks on in its national capacity"))
        yield row("Stance", LetterPicker(STANCES, id="stance"))
        yield row("Because", field("because", placeholder="the reason of its remarks"))
        yield row("Would move if", field("cure", placeholder="what would cure it"))
        yield row("Source", field("source", placeholder="document or minute"))
        yield row("Where", field("forum", placeholder="plenary, informals …"))
        yield row("On", field("on", placeholder="2012-06-04; today if empty"))
        yield row("Private", yes_or_no("private"))

    def deed(self) -> "Callable[[Negotiation], Done]":
        """Return the alignment."""
        who = self.named("who", "Who aligns itself is missing.")
        whom = self.named("whom", "With whom is missing.")
        told = {name: self.text_of(name) for name in ("statement", "because", "cure", "source", "forum")}
        excepted, remarks, stance = self.labels_of("except"), self.labels_of("remarks"), self.text_of("stance")
        if bool(remarks) != bool(stance):
            missing = "the stance" if remarks else "the clauses"
            raise WorkbenchError(f"Of its own remarks {missing} are missing.".replace("stance are", "stance is"))
        on, private, draft = self.day_of("on"), self.text_of("private") == "yes", self._draft

        def align(n: "Negotiation") -> "Done":
            from workbench.desk.statements import speaking

            return speaking.align(
                n,
                who,
                whom,
                except_clauses=excepted,
                remarks=tuple((clause, stance) for clause in remarks),
                draft=draft,
                on=on,
                private=private,
                **told,
            )

        return align
