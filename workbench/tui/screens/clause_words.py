"""How the clause screen says a clause: its heading, its words, its need. Values only, no widget."""

from typing import TYPE_CHECKING

from textual.content import Content

from workbench.tui import present
from workbench.tui.proposal_words import proposals_laid

if TYPE_CHECKING:
    from workbench.desk.views import ClauseView


WAYS = ("words", "redline", "proposals")
"""How the words are shown, in the order of asking: as they are, against the draft before, under the proposals."""


def is_shown(view: "ClauseView", way: str) -> bool:
    """Return whether there is anything to be shown that way."""
    return way == "words" or (way == "redline" and bool(view.before)) or (way == "proposals" and bool(view.proposals))


def clause_heading(view: "ClauseView", is_illustrative: bool) -> Content:
    """Return label, status, agreement, what became of it since the draft before, and the draft."""
    line = view.line
    parts = [present.one_line(line.label, "bold"), present.status_tag(line.status)]
    if line.agreed:
        condition = f", pending {line.agreed.pending}" if line.agreed.pending else ""
        parts.append(present.one_line(f"{line.agreed.level}{condition}"))
        if line.agreed.words_changed:
            parts.append(Content.styled("words changed since", "$text-warning"))
    if view.change and view.before:
        were = f" (was {', '.join(view.before_labels)})" if view.before_labels not in {(), (line.label,)} else ""
        parts.append(
            present.joined([present.change_tag(view.change), " since ", present.one_line(f"{view.before}{were}")])
        )
    if view.called:
        parts.append(present.one_line(f"called {', '.join(view.called)} before"))
    parts.append(present.one_line(view.draft, present.MUTED))
    if is_illustrative:
        parts.append(present.illustrative_tag())
    return present.joined(parts, " · ")


def clause_need(view: "ClauseView") -> Content:
    """Return the sentence of what the clause needs, and its flags."""
    flags = view.line.flags
    said = present.one_line(view.line.need, "bold")
    return present.joined([said, *([present.labelled("\nFlags", present.one_line("; ".join(flags)))] if flags else [])])


def clause_words(view: "ClauseView", way: str = "words") -> Content:
    """Return the words in one of the `WAYS`, with footnotes and the words they hang from."""
    clause = view.clause
    if way == "proposals" and view.proposals:
        body = proposals_laid(view.proposals)
    elif way == "redline" and view.redline:
        body = present.joined(
            [
                Content.styled(f"against {present.fold_lines(view.before or '')}: ", present.MUTED),
                present.redline(view.redline),
            ]
        )
    else:
        number = [present.one_line(clause.number, "bold"), Content(" ")] if clause.number else []
        body = present.joined([*number, present.clause_words(clause)])
    parts = [body]
    parts += [
        present.joined(
            [
                Content.styled(f"⟨{present.fold_lines(note.mark)}⟩ ", present.MUTED),
                present.plain(note.text, present.MUTED),
            ]
        )
        for note in clause.footnotes
    ]
    if clause.unbalanced:
        parts.append(
            Content.styled(f"{len(clause.unbalanced)} bracket without a partner, shown reversed", "$text-warning")
        )
    if view.chapeau:
        parts.append(present.labelled("hangs from", present.one_line(_beginning(view.chapeau), present.MUTED)))
    return Content("\n").join(parts)


def _beginning(text: str, most: int = 130) -> str:
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"
