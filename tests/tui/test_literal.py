"""Every widget that shows text of others shows it to the letter: nothing is parsed, lost, or sent to the terminal."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets import Static

from workbench.consensus.narrative import Passage, Views
from workbench.desk.consensus.clustering import ClusterLine, ObjectionLine
from workbench.desk.consensus.silence import ObjectionView, SilenceView
from workbench.desk.consensus.unheard import SilentOn, UnheardView
from workbench.desk.drafts.bracketing import BracketCount, BracketLine, BracketsView
from workbench.desk.showing import visible
from workbench.desk.views import (
    AgreementView,
    Carried,
    ClauseText,
    ClauseView,
    DelegationLine,
    DraftLine,
    HolderView,
    MatrixRow,
    MatrixView,
    Pairing,
    ProposalView,
    RecordLine,
    StanceView,
    StatusLine,
    StatusView,
)
from workbench.desk.views.contributions import ContributionLine, ContributionsView
from workbench.desk.views.narratives import ClauseViews
from workbench.errors import WorkbenchError
from workbench.model.bracket import BracketKind
from workbench.model.change import Change, Edit, Op
from workbench.model.clause import ClauseKind, Footnote
from workbench.model.consensus import Freshness, Level, Rule, Status, Via
from workbench.model.delegation import DelegationKind
from workbench.model.draft import DraftState
from workbench.model.proposal import ProposalKind
from workbench.model.silence import SilenceOutcome
from workbench.model.statement import Stance
from workbench.tui import bracket_words, proposal_words
from workbench.tui.screens import (
    alike,
    clause_words,
    compare,
    delegations,
    details,
    drafts,
    link,
    record,
    room,
    sentences,
    silence,
    views,
)
from workbench.tui.widgets import name_input
from workbench.tui.widgets.matrix_grid import MatrixGrid
from workbench.tui.widgets.position_list import PositionList
from workbench.tui.widgets.row_list import RowList

MOMENT = datetime(2012, 6, 4, tzinfo=UTC)
DAY = date(2012, 6, 4)
HOSTILE = ("[/x]", "[bold]", "[Parties] [shall][should]", "a\x1b[31mb\x9b2Jc", "\u202eevil\u202c", "[@click=x]y[/]")


def holder(text: str, followers: tuple[HolderView, ...] = ()) -> HolderView:
    return HolderView(
        delegation_id="X", name=text, kind=DelegationKind.STATE, stance=Stance.OPPOSE, via=Via.OWN, chain=text,
        contradictory=False, dissociated=False, freshness=Freshness.STALE, because=text, cure=text, words=text,
        proposal_redline=(), source=text, forum=text, on=DAY, private=True, illustrative=True, note=text,
        changed=(Edit(Op.DELETE, text),), followers=followers, own_way=followers,
    )  # fmt: skip


def proposal(text: str) -> ProposalView:
    edits = (Edit(Op.INSERT, text),)
    return ProposalView(text, ProposalKind.WORDING, text, text, text, edits, (text,), text, DAY, None, True, True)


def carried(text: str) -> tuple[Carried | None, ...]:
    return tuple(one.carried for one in beside(text))


def beside(text: str) -> tuple[ProposalView, ...]:
    laid = Carried(text, (text,), fits=False, words=text, redline=(Edit(Op.DELETE, text), Edit(Op.INSERT, text)))
    one = replace(proposal(text), ref="one", collides=("two",), identical=("two",), supporters=(text,))
    return one, replace(one, ref="two", opponents=(text,), carried=laid)


def line(text: str) -> StatusLine:
    agreed = AgreementView(Level.COMMITTEE, DAY, text, text, True, True)
    return StatusLine(
        label=text, kind=ClauseKind.PARAGRAPH, depth=0, text=text, status=Status.CONTESTED, flags=(text,), need=text,
        support=1, accept=0, reserve=0, amend=0, oppose=1, silent=0, contradictory=(text,), blockers=(text,), stale=0,
        confirm=0, brackets=1, proposals=1, agreed=agreed, stands_alone=text,
    )  # fmt: skip


def clause_view(text: str) -> ClauseView:
    words = ClauseText(
        text, ClauseKind.PARAGRAPH, text, 0, None, text, (), (Footnote(mark=text, at=0, text=text),), 1, (0,)
    )
    stance = StanceView(Stance.OPPOSE, "oppose", 1, (holder(text, (holder(text),)),))
    return ClauseView(
        draft=text, line=line(text), clause=words, chapeau=text, before=text, change=Change.AMENDED,
        before_labels=(text,), redline=(Edit(Op.KEEP, text),), stances=(stance,), silent=(text,),
        proposals=(proposal(text),), history=(text,), previous_label=None, next_label=None,
    )  # fmt: skip


def draft_line(text: str) -> DraftLine:
    return DraftLine(text, text, DAY, None, text, DraftState.ISSUED, True, 1, 1, text)


def status_view(text: str) -> StatusView:
    return StatusView(
        draft=draft_line(text), title=text, rule=Rule.NO_OBJECTION, as_of=DAY, counts=dict.fromkeys(Status, 1),
        brackets=1, clauses=(line(text),), proposals=(proposal(text),), never_spoken=(text,),
        spoke_before_changes=(text,), hardest=((text, 1, 1),), states=193, head="", illustrative=True,
    )  # fmt: skip


def delegation(text: str) -> DelegationLine:
    return DelegationLine(text, text, DelegationKind.GROUP, text, (text,), (text,), 1, text, text)


def record_line(text: str) -> RecordLine:
    now = datetime(2012, 6, 4, tzinfo=UTC)
    return RecordLine(1, text, now, now, text, text, text, True, text)


def pairing(text: str) -> Pairing:
    edits = (Edit(Op.KEEP, text), Edit(Op.INSERT, text))
    return Pairing(Change.UNPLACED, (text,), (text,), 0.5, edits, (text,), (text,), True)


def silence_view(text: str) -> SilenceView:
    objection = ObjectionView(text, MOMENT, MOMENT, text, True, text, text)
    return SilenceView(
        text, text, SilenceOutcome.BROKEN, MOMENT, MOMENT, text, text, text, (objection,), False, None, text, text, text
    )


def cluster_of(text: str) -> ClusterLine:
    objections = (ObjectionLine(text, 1, (text,)), ObjectionLine("x", 0, (), (text,)))
    return ClusterLine((text, "x"), 2, 0.5, 100, ((text, 2),), (text,), objections, (text,))


def unheard_view(text: str) -> UnheardView:
    return UnheardView(text, 1, (SilentOn(text, (text,)),), (text,), text, (text,))


def contributions_view(text: str) -> ContributionsView:
    line = ContributionLine(text, (text,), DAY, True, text, text, True)
    return ContributionsView((), (line,), 1, (), (text,), text)


def clause_views(text: str) -> ClauseViews:
    return ClauseViews(text, text, Status.CONTESTED, (Views(text, 1, (Passage(text, text),)),))


def brackets(text: str) -> BracketsView:
    one = BracketLine(text, 1, BracketKind.INSERTION, (text,), (), text)
    return BracketsView(
        draft=text, brackets=(one,), clauses=1, by_clause={text: 1}, owners={text: 1},
        trend=(BracketCount(text, 1, 1, {text: 1}),), unbalanced=((text, 1, text),), marked=((text, text),),
    )  # fmt: skip


DRAWN: dict[str, Callable[[str], Content]] = {
    "draft heading": lambda text: sentences.draft_heading(status_view(text)),
    "in the way": lambda text: sentences.blockers_line(status_view(text)),
    "undecided": lambda text: sentences.undecided_line(status_view(text)),
    "silent": lambda text: sentences.silent_line(status_view(text)),
    "preview": lambda text: sentences.preview(line(text)),
    "clause words": lambda text: clause_words.clause_words(clause_view(text), way="words"),
    "clause redline": lambda text: clause_words.clause_words(clause_view(text), way="redline"),
    "clause heading": lambda text: clause_words.clause_heading(clause_view(text), is_illustrative=True),
    "clause need": lambda text: clause_words.clause_need(clause_view(text)),
    "holder": lambda text: details.holder_details(holder(text, (holder(text),))),
    "delegation": lambda text: details.delegation_details(delegation(text)),
    "pairing": lambda text: compare.pairing_words(pairing(text)),
    "record": lambda text: record._full(record_line(text)),
    "proposal": lambda text: proposal_words.proposal_full(beside(text)[0], beside(text)),
    "carried proposals": lambda text: proposal_words.carried_words([on for on in carried(text) if on]),
    "proposals laid over": lambda text: proposal_words.proposals_laid(beside(text)),
    "cluster": lambda text: alike.cluster_told(cluster_of(text)),
    "silence": lambda text: silence.silence_told(silence_view(text)),
    "not spoken": lambda text: details.unheard_details(unheard_view(text)),
    "views": lambda text: views.told(clause_views(text)),
    "link": lambda text: link._proposed(pairing(text)),
    "suggestion": lambda text: name_input._described(delegation(text)),
}
DRAWN |= {
    "brackets counted": lambda text: bracket_words.bracket_summary(brackets(text)),
    "brackets from draft to draft": lambda text: Content("\n").join(bracket_words.trend_lines(brackets(text))),
}
ROWS: dict[str, Callable[[str], Content]] = {
    "clause": lambda text: sentences.clause_row(line(text), 150, 30),
    "draft": lambda text: drafts._draw(draft_line(text), 150),
    "delegation": lambda text: delegations._draw(delegation(text), 150),
    "record": lambda text: record._draw(record_line(text), 150),
    "proposal": lambda text: proposal_words.proposal_row(beside(text)[0], 1, 150),
    "cluster": lambda text: alike.cluster_line(cluster_of(text)),
    "silence": lambda text: silence.silence_line(silence_view(text)),
    "contribution": lambda text: room.contribution_answers(contributions_view(text))[1].line,
    "views": lambda text: views.clause_line(line(text)),
    "bracket": lambda text: bracket_words.bracket_row(brackets(text).brackets[0], 150),
    "answers": lambda text: room.answers(status_view(text))[1].line,
}


class Host(App[None]):
    """Shows every widget that draws text of others, over each other."""

    CSS = "Screen { layout: horizontal; } Screen > * { width: 1fr; height: 100%; }"

    def __init__(self) -> None:
        super().__init__()
        self.rows: RowList[str] = RowList(lambda one, width: sentences.clause_row(line(one), width, 30), str)
        self.grid, self.people = MatrixGrid(), PositionList()
        self.said = Static(markup=False)

    def compose(self) -> ComposeResult:
        yield from (self.rows, self.grid, self.people, self.said)

    def show(self, text: str) -> None:
        row = MatrixRow("X", text, DelegationKind.STATE, "x", "g", "s")
        self.rows.show([text])
        self.grid.show(MatrixView(text, (text,), (Status.CONTESTED,), (row,)), (row,))
        self.people.show(clause_view(text))
        self.people.toggle_all()
        self.said.update(DRAWN["preview"](text))


def text_of(app: App[Any]) -> str:
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


def assert_literal(shown: str, text: str, times: int = 1) -> None:
    assert not set(shown) & {"\x1b", "\x9b", "\u202e", "\u202c"}
    assert " ".join(shown.split()).count(" ".join(visible(text).split())) >= times


@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize("text", HOSTILE)
def test_what_screens_draw_holds_the_text_to_the_letter(name: str, text: str) -> None:
    assert_literal(DRAWN[name](text).plain, text)


@pytest.mark.parametrize("name", ROWS)
@pytest.mark.parametrize("text", HOSTILE)
def test_rows_hold_the_text_to_the_letter(name: str, text: str) -> None:
    assert_literal(ROWS[name](text).plain, text)


async def test_widgets_send_the_text_to_the_terminal_to_the_letter() -> None:
    app = Host()
    async with app.run_test(size=(240, 60)) as pilot:
        for text in HOSTILE:
            app.show(text)
            await pilot.pause()
            assert_literal(text_of(app), text, times=8)


async def test_notices_and_details_show_the_text_to_the_letter(case: Path, open_app: Any, press: Any) -> None:
    async with open_app(case, (120, 40)) as pilot:
        for text in HOSTILE:
            pilot.app.clear_notifications()
            pilot.app.tell_error(WorkbenchError(f"said {text}", f"hint {text}"))
            pilot.app.push_screen(details.Details(text, details.holder_details(holder(text))))
            shown = await press(pilot)
            assert_literal(shown, text, times=6)
            assert f"said {' '.join(visible(text).split())} hint" in shown
            await press(pilot, "escape")
