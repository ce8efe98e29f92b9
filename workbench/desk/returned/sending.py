"""Knows again what went out: the draft that a file was made of, the changes tracked in it, the comments beside it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date as Date
from typing import TYPE_CHECKING

from workbench.consensus.groups import short_name
from workbench.consensus.saying import MARKS
from workbench.desk.consensus.measuring import measured
from workbench.desk.drafts.comparing import links_between
from workbench.desk.drafts.crediting import wordings_since
from workbench.desk.exports.everything import say_draft
from workbench.desk.negotiation import Negotiation
from workbench.formats.pages.page import Page
from workbench.formats.pages.redlines import redline_page
from workbench.formats.pages.texts import remark_words
from workbench.model.change import Op
from workbench.model.draft import Draft
from workbench.model.record import ProposalsReturned
from workbench.text.normalise import clean, visible

if TYPE_CHECKING:
    from workbench.formats.word.returned import Returned, ReturnedRemark
    from workbench.formats.word.sent import Sent


def draft_sent(n: Negotiation, returned: Returned) -> Draft | None:
    """Return the draft that a file says it was made of; None where it says none that is known."""
    lines = set(returned.said)
    made_of = (head for head in reversed(n.heads()) if f"Draft: {say_draft(head.symbol, head.date)}." in lines)
    return next((n.draft(head.id) for head in made_of), None)


def redlines_sent(n: Negotiation, returned: Returned, draft: Draft) -> list[Page]:
    """Return the redlines that a file may have been: the one it names, else those to the draft from any before it.

    None where nobody tracked a change in it.
    """
    if not any(paragraph.changes for paragraph in returned.paragraphs):
        return []
    made_of = draft_sent(n, returned) or draft
    found = measured(n, made_of.id)
    named = {f"Changes are tracked against {visible(head.symbol)}.": head.id for head in n.heads()}
    bases = [n.draft(named[line]) for line in returned.said if line in named] or found.earlier
    return [
        redline_page(
            base,
            made_of,
            links_between(n, base, made_of),
            wordings_since(n, found, base, include_private=True),
            (),
            on=made_of.date or found.on,
        )
        for base in bases
    ]


def changes_sent(n: Negotiation, pages: Iterable[Page], draft: Draft, unless: Collection[str]) -> Sent | None:
    """Return the changes that went out in these redlines; None where there were none.

    They are taken as accepted, unless the draft is the one that they were tracked against. Whoever is credited now,
    whoever proposed may have been then.
    """
    from workbench.formats.word.sent import Sent, tracked_words  # loading lxml takes a while

    tracked = [page for page in pages if page.tracked]
    if not tracked:
        return None
    groups = n.groups()
    signed = {
        (", ".join(short_name(groups.delegation(sponsor)) for sponsor in one.sponsors), one.on.isoformat())
        for one, _ in n.file.proposals()
    }
    inserted, deleted = ("\x00".join(tracked_words(page, op) for page in tracked) for op in (Op.INSERT, Op.DELETE))
    is_base = all(page.tracked and page.tracked.base == visible(draft.symbol) for page in tracked)
    return Sent(inserted, deleted, frozenset(signed), not is_base, frozenset(unless))


Said = Mapping[tuple[str, Date], Collection[str]]
"""What went out, or may have gone out, as comments: by author and day."""


def comments_sent(n: Negotiation, draft: Draft, of: Collection[tuple[str, Date]]) -> Said:
    """Return what was said by those on those days, on a draft's clauses or those before them, as comments say it."""
    found = measured(n, draft.id)
    line = {clause.id for one in (draft, *found.earlier) for clause in one.clauses}
    names = {one: visible(short_name(delegation)) for one, delegation in found.groups.delegations.items()}
    ids = {name: one for one, name in names.items()}
    said: dict[tuple[str, Date], set[str]] = {}
    for author in {name for name, _ in of} & ids.keys():
        for one in n.file.positions(holder=ids[author]):
            if one.origin in line and (author, one.on) in of:
                said.setdefault((author, one.on), set()).add(_folded(remark_words(one)))
    undone = n.file.withdrawn()
    for entry in n.entries_on(line) if of else ():
        if isinstance(entry.act, ProposalsReturned) and entry.id not in undone:
            for written in entry.act.remarks:
                said.setdefault((names[written.who], written.on), set()).add(_folded(written.text))
    return said


def is_sent(remark: ReturnedRemark, said: Said) -> bool:
    """Whether a comment is one that went out; what a reader must not miss stands behind its words, and changes."""
    if remark.at is None:
        return False
    words = _folded(clean(remark.text).text)
    among = said.get((remark.author, remark.at.date()), ())
    return any(words == one or (words.startswith(one) and _is_marked(words[len(one) :])) for one in among)


def _is_marked(rest: str) -> bool:
    marks = rest.strip()
    return marks[:1] == "(" and marks[-1:] == ")" and set(marks[1:-1].split("; ")) <= set(MARKS)


def _folded(words: str) -> str:
    return " ".join(words.split())
