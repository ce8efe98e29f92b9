"""Builds the page that shows how one draft became another: words, footnotes and paragraphs, tracked.

Every paragraph that went or came is tracked with its end, so that rejecting all changes gives the base and
accepting all gives the draft, paragraph for paragraph. Numbers are typed and tracked like words. A clause that
moved leaves its old place and arrives at its new one under one name.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date as Date

from workbench.errors import WorkbenchError
from workbench.formats.pages.page import Mark, Page, PageKind, Paragraph, Tracked, read_page
from workbench.formats.pages.pairing import Row, lay_rows
from workbench.formats.pages.runs import paragraph_of, shown
from workbench.formats.pages.texts import draft_page
from workbench.formats.pages.tracking import track_move, track_words
from workbench.model.base import ClauseId
from workbench.model.change import Link, Op
from workbench.model.clause import Clause
from workbench.model.draft import Draft

FACILITATOR = "facilitator"
"""The author of changes that no delegation is known to have asked for: the pen-holder's."""


def redline_page(
    base: Draft,
    draft: Draft,
    links: Sequence[Link],
    authors: Mapping[ClauseId, str],
    colophon: Sequence[str],
    *,
    on: Date | None = None,
) -> Page:
    """Return the draft with its changes against `base` tracked.

    `authors` names, by clause of the draft (or of the base, for what was dropped), whose proposal brought its
    words; the others are the facilitator's. Changes are dated `on`, else by the draft. Raises WorkbenchError if
    the page does not give back both drafts, word for word.
    """
    before, after = [shown(one) for one in base.clauses], [shown(one) for one in draft.clauses]
    day = on or draft.date
    blocks: list[Paragraph] = []
    for row in lay_rows(before, after, links):
        author = next((authors[one.id] for one in (*row.new, *row.old) if one.id in authors), FACILITATOR)
        blocks += _paragraphs(row, author, day)
    drafted = draft_page(PageKind.REDLINE, draft, blocks, colophon)
    tracked = Tracked(base.symbol, tuple(map(_printed, before)), tuple(map(_printed, after)))
    page = replace(drafted, tracked=tracked)
    if read_page(page, Op.INSERT) != list(tracked.rejected) or read_page(page, Op.DELETE) != list(tracked.accepted):
        raise WorkbenchError(
            f"The changes between “{base.symbol}” and “{draft.symbol}” do not give back both drafts.",
            "Nothing was written; export both drafts clean, and report this as a fault of the workbench.",
        )
    return page


def _paragraphs(row: Row, author: str, day: Date | None) -> list[Paragraph]:
    if row.move:
        return track_move(row, author, day)
    if not row.old:
        return [paragraph_of(one, mark=Mark(Op.INSERT, author, day)) for one in row.new]
    if not row.new:
        return [paragraph_of(one, mark=Mark(Op.DELETE, author, day)) for one in row.old]
    return track_words(row, author, day)


def _printed(clause: Clause) -> str:
    """Return a clause as its paragraph reads: number, tab, words."""
    return f"{clause.number}\t{clause.text}" if clause.number else clause.text
