"""What the list of people on a clause says: an entry for each stance, holder, follower, proposal and deed.

It makes values only; `position_list` shows them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from workbench.tui.present import (
    MUTED,
    STANCE_SIGNS,
    STRONG,
    brief_redline,
    cut_lines,
    illustrative_tag,
    indented,
    joined,
    labelled,
    names,
    one_line,
    private_tag,
    stance_tag,
)
from workbench.tui.proposal_words import numbered, proposal_beside, proposal_change

if TYPE_CHECKING:
    from workbench.desk.views import ClauseView, HolderView, ProposalView, StanceView

SILENT = "silent/all"
MOST_SILENT = 6


@dataclass(frozen=True)
class Entry:
    """One entry of the list: what it shows, what it stands for, and whether the cursor may rest on it."""

    key: str
    content: Content
    holder: "HolderView | None" = None
    proposal: "ProposalView | None" = None
    foldable: bool = False
    is_head: bool = False


class Line(NamedTuple):
    """A line of an entry, and to how many lines of the screen it is cut; the details show it whole."""

    content: Content
    most: int = 4


class Drawing:
    """Makes the entries of a clause for one width, with what is unfolded."""

    def __init__(self, view: "ClauseView", unfolded: frozenset[str], width: int) -> None:
        self._view = view
        self._unfolded = unfolded
        self._width = width

    def entries(self) -> Iterator[Entry]:
        """Yield stances with their holders, proposals, the silent, the history."""
        for stance in self._view.stances:
            yield from self._stance(stance)
        for at, proposal in enumerate(self._view.proposals):
            if at == 0:
                yield _head("Proposals", len(self._view.proposals), "o lays them over the clause and decides")
            key = f"proposal/{proposal.proposal_id}/{at}"
            yield Entry(key, self._lines(_proposal_lines(proposal, self._view.proposals), 2), proposal=proposal)
        if self._view.silent:
            yield _head("Silent", len(self._view.silent))
            who = names(self._view.silent, 0 if SILENT in self._unfolded else MOST_SILENT)
            yield Entry(SILENT, self._lines([Line(who)], 2), foldable=len(self._view.silent) > MOST_SILENT)
        if self._view.history:
            yield _head("History", len(self._view.history))
            for at, sentence in enumerate(self._view.history):
                yield Entry(f"history/{at}", self._lines([Line(one_line(sentence))], 2))

    def _lines(self, lines: "list[Line]", by: int) -> Content:
        """Put the first line at `by` columns and the others, which explain it, further in, each cut to its most."""
        made = [indented(lines[0].content, by, self._width, hanging=2)]
        for line in lines[1:]:
            text = cut_lines(line.content, self._width - by - 2, line.most)
            made.append(indented(text, by + 2, self._width))
        return Content("\n").join(made)

    def _stance(self, stance: "StanceView") -> Iterator[Entry]:
        sign, style = STANCE_SIGNS.get(stance.title, ("", ""))
        count = f"  {stance.states} {'State' if stance.states == 1 else 'States'}"
        head = joined([Content.styled(f"{sign} {stance.title}", f"bold {style}"), Content.styled(count, MUTED)])
        yield Entry(f"head/{stance.title}", head, is_head=True)
        for at, holder in enumerate(stance.holders):
            key = f"{stance.title}/{holder.delegation_id}/{at}"
            is_open = key in self._unfolded
            behind = bool(holder.followers or holder.own_way)
            yield Entry(key, self._lines(_holder_lines(holder, is_open), 0), holder, foldable=behind)
            if is_open:
                yield from self._behind(holder, key)

    def _behind(self, holder: "HolderView", key: str) -> Iterator[Entry]:
        for at, one in enumerate(holder.own_way):
            yield Entry(f"{key}/own/{at}", self._lines([Line(_own_way_line(one))], 4), one)
        for at, one in enumerate(holder.followers):
            line = joined([Content("· "), one_line(one.name), Content("  "), one_line(one.chain, MUTED)])
            yield Entry(f"{key}/follow/{at}", self._lines([Line(line)], 4), one)


def _head(title: str, count: int, key: str = "") -> Entry:
    said = Content.styled(f"  {key}" if key else "", MUTED)
    return Entry(f"head/{title}", Content.assemble((f"{title} ({count})", "bold underline"), said), is_head=True)


def stance_word(holder: "HolderView") -> str:
    """Return what a delegation's standing is called, also where it is no stance."""
    if holder.contradictory:
        return "pulled both ways"
    return "dissociated" if holder.stance is None else holder.stance.value


def _own_way_line(one: "HolderView") -> Content:
    how = [
        Content(" goes its own way: "),
        stance_tag(stance_word(one)),
        Content("  "),
        one_line(one.chain, MUTED),
    ]
    return joined([Content("≠ "), one_line(one.name, STRONG), *how])


def _holder_lines(holder: "HolderView", is_open: bool) -> list[Line]:
    behind = bool(holder.followers or holder.own_way)
    fold = ("▾ " if is_open else "▸ ") if behind else "  "
    who = [Content(fold), one_line(holder.name, STRONG), *_tags(holder), Content("  "), one_line(holder.chain, MUTED)]
    lines = [Line(joined(who))]
    if holder.because:
        lines.append(Line(one_line(holder.because)))
    if holder.cure:
        lines.append(Line(labelled("would move if", one_line(holder.cure)), 3))
    if holder.changed:
        lines.append(Line(labelled("words changed since", brief_redline(holder.changed)), 2))
    elif holder.freshness == "confirm":
        lines.append(Line(labelled("to be confirmed", "the clause around it changed since"), 1))
    for label, text in (("note", holder.note), ("source", holder.source)):
        if text:
            lines.append(Line(labelled(label, one_line(text)), 1))
    if behind and not is_open:
        lines.append(Line(Content.styled(_behind_words(holder), MUTED), 1))
    return lines


def _tags(holder: "HolderView") -> list[Content]:
    tags = []
    if holder.freshness in {"stale", "confirm"}:
        word = "↻ stale" if holder.freshness == "stale" else "° confirm"
        tags.append(Content.styled(word, "$text-warning"))
    if holder.private:
        tags.append(private_tag())
    if holder.illustrative:
        tags.append(illustrative_tag())
    return [part for tag in tags for part in (Content(" · "), tag)]


def _behind_words(holder: "HolderView") -> str:
    count, others = len(holder.following), len(holder.own_way)
    said = [f"{count} {'follows' if count == 1 else 'follow'}"] if count else []
    if others:
        said.append(f"{others} {'goes' if others == 1 else 'go'} another way")
    return f"{', '.join(said)} (space shows them)"


def _proposal_lines(proposal: "ProposalView", beside: "Sequence[ProposalView]") -> list[Line]:
    decided = proposal.decision.value if proposal.decision else "undecided"
    number = Content.styled(f"{{{numbered(beside)[proposal.ref]}}} ", "bold $text-accent")
    head = [number, names(proposal.sponsors), Content(f" · {proposal.kind.value} · {decided} · {proposal.on}")]
    if proposal.illustrative:
        head += [Content(" · "), illustrative_tag()]
    if proposal.private:
        head += [Content(" · "), private_tag()]
    lines = [Line(joined(head)), Line(proposal_change(proposal), 100)]
    if proposal.reason:
        lines.append(Line(labelled("because", one_line(proposal.reason))))
    return lines + [Line(said, 2) for said in proposal_beside(proposal, beside)]
