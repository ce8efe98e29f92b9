"""How brackets are said: on a line, counted, and from draft to draft. Values only."""

from typing import TYPE_CHECKING

from textual.content import Content

from workbench.tui.present import MUTED, STRONG, joined, names, one_line

if TYPE_CHECKING:
    from workbench.desk.drafts.bracketing import BracketLine, BracketsView

_OWNERS = 3
"""Owners that have a column of their own in the trend."""


def bracket_row(one: "BracketLine", _width: int) -> Content:
    """Return a bracket on one line: clause, number, kind, owners, words."""
    label = one_line(one.clause, STRONG).truncate(9, ellipsis=True).truncate(10, pad=True)
    owners = names(one.said, 2).truncate(15, ellipsis=True).truncate(16, pad=True)
    return Content.assemble(label, f"{one.number:>2} ", f"{one.kind.value:<10}", owners, one_line(one.text))


def bracket_summary(view: "BracketsView") -> Content:
    """Return how many brackets a draft has, and whose they are."""
    owners = ", ".join(f"{owner} {count}" for owner, count in view.owners.items())
    said = f"{view.draft} · {len(view.brackets)} open in {view.clauses} clauses" + (f" · {owners}" if owners else "")
    return one_line(said)


def trend_lines(view: "BracketsView") -> list[Content]:
    """Return the number of brackets from draft to draft, in all and by owner; then what stands without a partner."""
    widest = max(len(one.draft) for one in view.trend)
    most = max(one.brackets for one in view.trend) or 1
    lines = [Content.styled("From draft to draft", STRONG)]
    for one in view.trend:
        bar = "▇" * round(16 * one.brackets / most)
        owners = [f"{owner} {count}" for owner, count in list(one.owners.items())[:_OWNERS]]
        more = [f"+{len(one.owners) - _OWNERS}"] if len(one.owners) > _OWNERS else []
        symbol = one_line(one.draft).truncate(min(widest, 22), ellipsis=True).truncate(min(widest, 22) + 1, pad=True)
        said: list[Content | str] = [symbol, f"{one.brackets:>4} ", Content.styled(f"{bar:<16} ", "$text-accent")]
        lines.append(joined([*said, one_line(", ".join(owners + more), MUTED)]))
    lines += [
        joined([Content.styled("no partner ", "$text-error"), one_line(f"{clause}, character {at}: … {around} …")])
        for clause, at, around in view.unbalanced
    ]
    lines += [joined([Content.styled("doubtful ", "$text-warning"), one_line(doubt.said)]) for doubt in view.doubts]
    lines += [one_line(f"no negotiation, as marked: [{content}] in {clause}", MUTED) for clause, content in view.marked]
    return lines
