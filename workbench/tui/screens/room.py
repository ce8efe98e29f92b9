"""Who is where in the room: who stands in the way, what is undecided, who is silent."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content

from workbench.tui import questions
from workbench.tui.actions import HERE, bindings
from workbench.tui.present import MUTED, STRONG, illustrative_tag, joined, labelled, names, one_line, plain, redline
from workbench.tui.screens.list_screen import ListScreen
from workbench.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from workbench.desk.views import StatusView
    from workbench.desk.views.contributions import ContributionsView


NOTHING = Content("")


@dataclass(frozen=True)
class Answer:
    """One line of the room: what it says, the clause it leads to, and what is told of it below."""

    key: str
    line: Content
    clause: str = ""
    more: Content = NOTHING


class Room(ListScreen[Answer]):
    """The four questions with all their names."""

    PLACE = "room"
    BEGINS = "Who stands in the way, what is undecided, who has not spoken"
    BINDINGS: ClassVar[list[BindingType]] = bindings(HERE["room"])

    def __init__(self) -> None:
        super().__init__()
        self._answers: list[Answer] = []

    def list_of_rows(self) -> "RowList[Answer]":
        """Return the list, without its rows."""
        return RowList(lambda row, _width: row.line, lambda row: row.key, id="rows")

    def reload(self) -> None:
        """Ask how the open draft stands."""
        draft, day = self.workbench.draft, self.workbench.as_of
        self.ask("status", lambda n: questions.status_of(n, draft, day), self._show)

    def _show(self, view: "StatusView | None") -> None:
        self.workbench.status = view
        if view is not None:
            self._answers = answers(view)
            day = self.workbench.as_of
            self.ask("contributions", lambda n: questions.contributions(n, day), self._show_all)

    def _show_all(self, sent: "ContributionsView") -> None:
        self.rows().show([*self._answers, *contribution_answers(sent)])

    def action_part(self) -> None:
        """Go to the next heading; from the last one to the first."""
        rows = self.rows()
        rows.go_to(lambda row: row.key.startswith("title/"), 1)

    def action_receive(self) -> None:
        """Take down a contribution."""
        from workbench.tui.screens.contributed import ReceiveForm

        self.app.push_screen(ReceiveForm(), self.done)

    def action_invite(self) -> None:
        """Take down an invitation."""
        from workbench.tui.screens.contributed import InviteForm

        self.app.push_screen(InviteForm(), self.done)

    @on(RowList.Highlighted)
    def _show_more(self) -> None:
        row = self.rows().row
        self.tell(row.more if row else "")

    @on(RowList.Chosen)
    def action_open(self) -> None:
        """Open the clause the line is about."""
        row = self.rows().row
        if row is not None and row.clause:
            self.workbench.show_clause(row.clause)


def answers(view: "StatusView") -> list[Answer]:
    """Return the lines of the room for a draft."""
    rows = [_title("block", f"In the way: {len(view.hardest)}")]
    for name, blocks, alone in view.hardest:
        blocked = [line for line in view.clauses if name in line.blockers]
        alone_on = [line.label for line in blocked if line.stands_alone == name]
        said = f"{blocks} {'clause' if blocks == 1 else 'clauses'}" + (
            f", alone on {', '.join(alone_on)}" if alone_on else (f", alone on {alone}" if alone else "")
        )
        more = Content("\n").join(joined([one_line(line.label, STRONG), " ", one_line(line.need)]) for line in blocked)
        line = joined([Content("  "), one_line(name, STRONG), Content("  "), one_line(said)])
        rows.append(Answer(f"block/{name}", line, blocked[0].label if blocked else "", more))
    rows.append(_title("proposals", f"Proposals undecided: {len(view.proposals)}"))
    for one in view.proposals:
        line = joined(
            [
                Content("  "),
                one_line(one.clause, STRONG),
                Content("  "),
                names(one.sponsors),
                Content("  "),
                one_line(one.reason, MUTED),
            ]
        )
        more = redline(one.redline) if one.redline else plain(one.words)
        rows.append(Answer(f"proposal/{one.proposal_id}", line, one.clause, more))
    rows.append(_title("stale", f"Spoke on words that changed since: {len(view.spoke_before_changes)}"))
    rows += [Answer(f"stale/{name}", joined([Content("  "), one_line(name)])) for name in view.spoke_before_changes]
    rows.append(_title("silent", f"Not spoken: {len(view.never_spoken)} of {view.states} States"))
    everybody = labelled("Not spoken", names(view.never_spoken))
    rows += [
        Answer(f"silent/{name}", joined([Content("  "), one_line(name)]), more=everybody) for name in view.never_spoken
    ]
    return rows


def contribution_answers(view: "ContributionsView") -> list[Answer]:
    """Return the lines on written contributions: those received, and in one line those missing."""
    rows = [_title("contributions", f"Written contributions: {view.sentence or 'none asked for'}")]
    for at, one in enumerate(view.received):
        day = [Content(f"  {one.on}")] if one.on else []
        behalf = [Content.styled(f"  for {len(one.on_behalf_of)}", MUTED)] if one.on_behalf_of else []
        late = [Content.styled("  late", "$text-warning")] if one.late else []
        made_up = [Content("  "), illustrative_tag()] if one.illustrative else []
        line = joined([Content("  "), one_line(one.who, STRONG), *day, *behalf, *late, *made_up])
        said = [
            labelled(label, plain(text))
            for label, text in (("For", ", ".join(one.on_behalf_of)), ("Note", one.note), ("Source", one.source))
            if text
        ]
        rows.append(Answer(f"contribution/{at}", line, more=joined(said, "\n")))
    if view.missing:
        line = joined([Content("  missing  "), names(view.missing, 3)])
        rows.append(Answer("contributions missing", line, more=labelled("Missing", names(view.missing))))
    return rows


def _title(key: str, text: str) -> Answer:
    return Answer(f"title/{key}", Content.styled(text, "bold underline"))
