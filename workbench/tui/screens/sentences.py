"""How the first screen says its answers: lines made of a view, without a widget or a rule."""

from typing import TYPE_CHECKING

from textual.content import Content

from workbench.desk.showing import count_of
from workbench.tui.present import (
    MUTED,
    STATUS_SIGNS,
    STRONG,
    illustrative_tag,
    joined,
    labelled,
    names,
    one_line,
    plain,
    status_tag,
)

if TYPE_CHECKING:
    from workbench.desk.views import StatusLine, StatusView

MARKS_WIDTH = 14
"""Holds the marks of a clause with several proposals and brackets that every State spoke to before it changed."""
NOTHING = Content.styled("nobody", MUTED)


def draft_heading(view: "StatusView") -> Content:
    """Return what is looked at: the negotiation, the draft, its day, and whether it is made up."""
    draft = view.draft
    parts = [one_line(draft.symbol), *([one_line(str(draft.date))] * bool(draft.date)), one_line(view.title)]
    if view.illustrative:
        parts.insert(1, illustrative_tag())
    return joined(parts, " · ")


def agreed_line(view: "StatusView") -> Content:
    """Return the counts of clauses by status, the agreed first, and the open brackets."""
    counts = {str(status): number for status, number in view.counts.items()}
    parts = [
        joined([Content.styled(f"{STATUS_SIGNS[status][0]} {counts.get(status, 0)} {status}", STATUS_SIGNS[status][1])])
        for status in reversed(STATUS_SIGNS)
        if status == "agreed" or counts.get(status, 0)
    ]
    conditional = sum(1 for line in view.clauses if line.agreed and line.agreed.pending)
    if conditional:
        parts.append(Content(f"{conditional} conditional"))
    parts.append(Content(count_of(view.brackets, "bracket")))
    return labelled(count_of(len(view.clauses), "clause"), joined(parts, " · "))


def blockers_line(view: "StatusView") -> Content:
    """Return who stands in the way of most clauses, and of how many alone."""
    parts = [_blocker(*one) for one in view.hardest]
    return labelled("In the way", joined(parts, " · ") if parts else NOTHING)


def _blocker(name: str, blocks: int, alone: int) -> Content:
    said = f" {blocks}" + (f" ({alone} alone)" if alone else "")
    return joined([one_line(name, STRONG), Content(said)])


def undecided_line(view: "StatusView") -> Content:
    """Return the proposals without a decision: the clause and who is behind each."""
    parts = [joined([one_line(one.clause, STRONG), " ", names(one.sponsors, 2)]) for one in view.proposals]
    count = Content.styled(f"{len(parts)}", STRONG)
    return labelled("Proposals undecided", joined([count, *([Content(" · "), joined(parts, " · ")] if parts else [])]))


def silent_line(view: "StatusView") -> Content:
    """Return how many States have not spoken, and who spoke on words that changed since."""
    silent = Content.assemble((f"{len(view.never_spoken)}", STRONG), f" of {view.states} States")
    parts = [labelled("Not spoken", silent)]
    if view.spoke_before_changes:
        count = Content.styled(f"{len(view.spoke_before_changes)}", STRONG)
        parts.append(labelled("On changed words", count, " ", names(view.spoke_before_changes)))
    if view.silence:
        parts.insert(1, Content.assemble("Under silence ", one_line(view.silence)))
    return joined(parts, " · ")


def clause_row(line: "StatusLine", width: int, label_width: int) -> Content:
    """Return a clause on one line: status, label, who is in the way, what is open, first words."""
    status = status_tag(line.status).truncate(16, pad=True)
    label = one_line(line.label, STRONG).truncate(label_width, ellipsis=True).truncate(label_width + 1, pad=True)
    who_width = 25 if width < 90 else 36
    who = in_the_way(line).truncate(who_width - 1, ellipsis=True).truncate(who_width, pad=True)
    marks = open_marks(line).truncate(MARKS_WIDTH, ellipsis=True).truncate(MARKS_WIDTH + 1, pad=True)
    return Content.assemble(status, label, who, marks, one_line(line.text[: 2 * width], MUTED))


def in_the_way(line: "StatusLine") -> Content:
    """Return who blocks a clause; else what its agreement waits for, or who is pulled both ways on it."""
    if line.stands_alone:
        return joined([one_line(line.stands_alone), Content(" alone")])
    if line.blockers:
        return names(line.blockers, 2)
    if line.reserving:
        return joined([names(line.reserving, 2), Content(" reserve")])
    if line.agreed and line.agreed.pending:
        return joined([Content("pending: "), one_line(line.agreed.pending)])
    return joined([Content("⇄ "), names(line.contradictory, 2)]) if line.contradictory else Content("")


def open_marks(line: "StatusLine") -> Content:
    """Return what else is open, counted: proposals, brackets, States on changed words."""
    marks = ((line.proposals, "prop"), (line.brackets, "[]"), (line.stale, "↻"))
    return Content(" ".join(f"{number}{mark}" for number, mark in marks if number))


def preview(line: "StatusLine") -> Content:
    """Return what a clause needs, who stands how, and its words."""
    counts = [
        f"{number} {name}"
        for name, number in (
            ("oppose", line.oppose),
            ("amend", line.amend),
            ("reserve", line.reserve),
            ("support", line.support),
            ("accept", line.accept),
            ("pulled both ways", len(line.contradictory)),
            ("silent", line.silent),
        )
        if number
    ]
    head = joined([one_line(line.label, STRONG), " ", one_line(line.need)])
    states = labelled("\nStates", " · ".join(counts))
    return joined([head, states, Content("\n"), plain(line.text, MUTED)])
