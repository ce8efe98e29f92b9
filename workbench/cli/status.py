"""Commands that show the state of play: the status of a draft, one clause, the matrix."""

from collections.abc import Iterator, Sequence
from datetime import date as Date

import rich_click as click

from workbench.cli.contract import status_json
from workbench.cli.options import as_of_option, draft_option, json_option, with_negotiation
from workbench.cli.printing import console, put, put_json, put_table, put_text
from workbench.cli.redlines import redline_text
from workbench.desk.consensus import matrix as matrices
from workbench.desk.consensus import standing, unheard
from workbench.desk.consensus import status as states
from workbench.desk.consensus.answering import answer_questions
from workbench.desk.naming import find_value
from workbench.desk.negotiation import Negotiation
from workbench.desk.showing import count_of, some_of
from workbench.desk.views import ClauseView, HolderView, StatusLine, StatusView
from workbench.model.consensus import Freshness, Rule

_SIGNS = (
    "+ support, ~ accept, ? reserve, ! amend, x oppose, * pulled both ways, - dissociated, . silent; "
    "(x) from a group, ↻ the words changed since, ° to be confirmed"
)
_SIGN, _GAP = 4, 2
"""Columns of a sign and of the space behind it, at the most."""
_BESIDE = 60
"""Clauses laid beside each other in a matrix; of more, the number is given."""


@click.command()
@click.argument("draft", required=False)
@click.option("--flagged", is_flag=True, help="Only clauses with a flag.")
@click.option("--rule", default="no objection", metavar="R", help=f"One of: {', '.join(Rule)}; the last are what-ifs.")
@as_of_option
@json_option
@with_negotiation
def status(
    negotiation: Negotiation, draft: str | None, flagged: bool, rule: str, as_of: Date | None, as_json: bool
) -> None:
    """Show what is agreed, who stands in the way, what is undecided and who is silent, clause by clause."""
    view = states.see_status(negotiation, draft, find_value(Rule, rule, "rule"), as_of)
    lines = tuple(line for line in view.clauses if line.is_flagged or not flagged)
    if as_json:
        put_json(status_json(view, lines))
    else:
        put_status(view, lines)


def put_status(view: StatusView, lines: tuple[StatusLine, ...] | None = None) -> None:
    """Print the status report: the four questions first, then the clauses."""
    draft = view.draft
    put(f"{view.title} — {draft.symbol}" + (" (illustrative)" if draft.illustrative else ""), style="bold")
    for answer in answer_questions(view):
        put(f"{answer.short}: {answer.answer}")
    if view.silence:
        put(f"Under silence {view.silence}: any change of words voids it.")
    if view.contributions:
        put(f"Written contributions: {view.contributions}.")
    put(f"Rule: {view.rule}. Memberships on {view.as_of}. Record {view.head[:12]}.", style="dim")
    for line in view.clauses if lines is None else lines:
        put()
        brackets = f"   {count_of(line.brackets, 'bracket')}" if line.brackets else ""
        put(f"{line.label}   {str(line.status).upper()}{brackets}", style="bold")
        put(line.need, indent=4)
        put(_counts(line), style="dim", indent=4)
    if view.illustrative:
        put()
        put("Some drafts and positions here are illustrative: made up for the worked case.", style="dim")


def _counts(line: StatusLine) -> str:
    parts = [
        f"{number} {stance}"
        for stance, number in (
            ("oppose", line.oppose),
            ("amend", line.amend),
            ("reserve", line.reserve),
            ("pulled both ways", len(line.contradictory)),
            ("support", line.support),
            ("accept", line.accept),
            ("dissociated", line.dissociated),
            ("silent", line.silent),
            ("on changed words", line.stale),
            ("to confirm", line.confirm),
        )
        if number
    ]
    return ", ".join(parts)


@click.command()
@click.argument("clause")
@draft_option
@as_of_option
@json_option
@with_negotiation
def show(negotiation: Negotiation, clause: str, draft: str | None, as_of: Date | None, as_json: bool) -> None:
    """Show one clause: its words, what changed, who stands where and why, what it needs."""
    view = standing.see_clause(negotiation, clause, draft, as_of)
    if as_json:
        put_json(view)
    else:
        _put_clause(view)


def _put_clause(view: ClauseView) -> None:
    line = view.line
    put(f"{line.label} of {view.draft}   {str(line.status).upper()}", style="bold")
    if view.called:
        put(f"Called {', '.join(view.called)} before the draft was renumbered.")
    put(line.need)
    put()
    put(view.clause.text, indent=4)
    for footnote in view.clause.footnotes:
        put(f"{footnote.mark} {footnote.text}", style="dim", indent=8)
    if view.before and view.change:
        put()
        put(f"Since {view.before}: {view.change}, from {', '.join(view.before_labels) or 'nothing'}", style="bold")
        put_text(redline_text(view.redline), indent=4)
    for stance in view.stances:
        put()
        put(f"{stance.title}: {count_of(stance.states, 'Member State')}", style="bold")
        for holder in stance.holders:
            _put_holder(holder)
    for proposal in view.proposals:
        put()
        put(f"Proposed by {', '.join(proposal.sponsors)}, undecided:", style="bold")
        put_text(redline_text(proposal.redline), indent=4)
    put()
    put(f"Silent: {len(view.silent)} Member States.")
    if view.history:
        put()
        put("What was done with it", style="bold")
        for sentence in view.history:
            put(sentence, indent=4)


def _put_holder(holder: HolderView) -> None:
    marks = [
        mark
        for mark, is_so in (
            ("on words that changed since", holder.freshness is Freshness.STALE),
            ("to be confirmed", holder.freshness is Freshness.CONFIRM),
            ("private", holder.private),
            ("illustrative", holder.illustrative),
        )
        if is_so
    ]
    put(f"{holder.name} — {holder.chain}" + (f" [{', '.join(marks)}]" if marks else ""), indent=4)
    if holder.because:
        put(f"because {holder.because}", indent=8)
    if holder.cure:
        put(f"would move if {holder.cure}", indent=8)
    if holder.changed:
        put_text(redline_text(holder.changed), indent=8)
    if holder.followers:
        beside = holder.following_uncounted
        uncounted = f"; not counted: {some_of(beside)}" if beside else ""
        put(f"followed by {some_of(holder.following) or 'no Member State'}{uncounted}", style="dim", indent=8)
    if holder.own_way:
        ways = [f"{one.name} ({one.stance or 'pulled both ways'})" for one in holder.own_way]
        put(f"not by {some_of(ways)}", style="dim", indent=8)


@click.command()
@draft_option
@as_of_option
@click.option("--all", "everybody", is_flag=True, help="Also those who said nothing, and every clause.")
@json_option
@with_negotiation
def matrix(negotiation: Negotiation, draft: str | None, as_of: Date | None, everybody: bool, as_json: bool) -> None:
    """Lay delegations against clauses: a sign for every standing; what the signs mean stands below them.

    Of many clauses, the first on which somebody spoke are shown, as many beside each other as there is room for.
    """
    view = matrices.see_matrix(negotiation, draft, as_of)
    if as_json:
        put_json(view)
        return
    rows = [row for row in view.rows if everybody or row.own.strip()]
    spoken = [at for at in range(len(view.labels)) if any(row.own[at] != " " for row in rows)]
    chosen = list(range(len(view.labels))) if everybody or len(view.labels) <= _BESIDE else spoken[:_BESIDE]
    for ats in _in_width(chosen, view.labels, max((len(row.name) for row in rows), default=0)):
        signs = ((row.name, *(_cell(row.codes[at], row.own[at], row.stale[at]) for at in ats)) for row in rows)
        put_table(("", *(view.labels[at] for at in ats)), signs)
        put()
    put(_SIGNS, style="dim")
    if rest := len(view.labels) - len(chosen):
        put(f"{count_of(rest, 'more clause')}, shown with --all.", style="dim")


def _in_width(chosen: Sequence[int], labels: Sequence[str], first: int) -> Iterator[list[int]]:
    """Cut columns into as many tables as the terminal needs; one that is too wide for it stands alone."""
    room = console().width - first - _GAP
    ats: list[int] = []
    used = 0
    for at in chosen:
        width = max(len(labels[at]), _SIGN) + _GAP
        if ats and used + width > room:
            yield ats
            ats, used = [], 0
        ats.append(at)
        used += width
    yield ats


def _cell(code: str, own: str, stale: str) -> str:
    """Return a standing as it is drawn: that of a group in parentheses, then what became of the words."""
    return (f"({code})" if own == "g" else f" {code} ") + {"s": "↻", "c": "°"}.get(stale, "")


@click.command("not-spoken")
@click.argument("clause", required=False)
@draft_option
@as_of_option
@click.option("--all", "everybody", is_flag=True, help="Name all of them.")
@json_option
@with_negotiation
def not_spoken(
    negotiation: Negotiation, clause: str | None, draft: str | None, as_of: Date | None, everybody: bool, as_json: bool
) -> None:
    """Show who has not spoken: on CLAUSE or on each, on any clause at all, and in writing."""
    view = unheard.see_unheard(negotiation, clause, draft, as_of)
    if as_json:
        put_json(view)
        return
    most = len(view.missing) + view.states if everybody or clause else 6
    for one in view.clauses:
        put(f"{one.clause}: {len(one.names)} of {view.states} Member States", style="bold")
        if one.names:
            put(some_of(one.names, most), indent=4)
    put(f"On no clause at all: {len(view.everywhere)} of {view.states}", style="bold")
    put(some_of(view.everywhere, view.states if everybody else 20), indent=4)
    if view.contributions:
        put(f"Written contributions: {view.contributions}", style="bold")
        put(some_of(view.missing, most if everybody else 20), indent=4)
