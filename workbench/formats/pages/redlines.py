"""Builds the page that shows how one draft became another: words, footnotes and paragraphs, tracked.

Every paragraph that went or came is tracked with its end, so that rejecting all changes gives the base and
accepting all gives the draft, paragraph for paragraph. Numbers are typed and tracked like words. A clause that
moved leaves its old place and arrives at its new one under one name.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date as Date

from workbench.errors import WorkbenchError
from workbench.formats.pages.credits import Credit, Credited, Wording, Wordings, credit_words
from workbench.formats.pages.page import Mark, Page, PageKind, Paragraph, Remark, Tracked, read_page
from workbench.formats.pages.pairing import Row, lay_rows
from workbench.formats.pages.runs import paragraph_of, shown
from workbench.formats.pages.texts import draft_page
from workbench.formats.pages.tracking import track_move, track_words
from workbench.model.base import ClauseId
from workbench.model.change import Link, Op, Passage
from workbench.model.clause import Clause
from workbench.model.draft import Draft
from workbench.text.normalise import visible


def redline_page(
    base: Draft,
    draft: Draft,
    links: Sequence[Link],
    wordings: Wordings,
    colophon: Sequence[str],
    *,
    on: Date | None = None,
    passages: Sequence[Passage] = (),
) -> Page:
    """Return the draft with its changes against `base` tracked.

    `wordings` says who brought the words of a clause of the draft, and who took out one of the base; what it does
    not say is the facilitator's, on the day `on`, else on the draft's. Of `passages`, sentences that left one clause
    for another, it is said beside both. Raises WorkbenchError if the page does not
    give back both drafts, word for word.
    """
    before, after = [shown(one) for one in base.clauses], [shown(one) for one in draft.clauses]
    unknown = Credit(on=on or draft.date)
    blocks: list[Paragraph] = []
    labels = {one.id: one.label for one in (*before, *after)}
    for row in lay_rows(before, after, links):
        blocks += _with_passages(_paragraphs(row, wordings, unknown), row, passages, labels)
    drafted = draft_page(PageKind.REDLINE, draft, blocks, colophon)
    tracked = Tracked(base.symbol, tuple(map(_printed, before)), tuple(map(_printed, after)))
    page = replace(drafted, tracked=tracked)
    if read_page(page, Op.INSERT) != list(tracked.rejected) or read_page(page, Op.DELETE) != list(tracked.accepted):
        raise WorkbenchError(
            f"The changes between “{base.symbol}” and “{draft.symbol}” do not give back both drafts.",
            "Nothing was written; export both drafts clean, and report this as a fault of the workbench.",
        )
    return page


def _with_passages(
    paragraphs: list[Paragraph], row: Row, passages: Sequence[Passage], labels: Mapping[ClauseId, str]
) -> list[Paragraph]:
    """Say beside the paragraphs of a row which sentences left its clauses for others, and which came to them."""
    is_departure, is_arrival = row.is_departure or not row.move, not row.is_departure
    gone = {one.id for one in row.old} if is_departure else set()
    came = {one.id for one in row.new} if is_arrival else set()
    beside: dict[int, list[Remark]] = {}
    places = {paragraph.label: at for at, paragraph in reversed([*enumerate(paragraphs)])}
    for one in passages:
        old, new = labels[one.old], labels[one.new]
        if one.old in gone:
            beside.setdefault(places.get(old, 0), []).append(_said(f"Sentence moved to {new}: “{one.words}”"))
        if one.new in came:
            beside.setdefault(places.get(new, 0), []).append(_said(f"Sentence from {old}: “{one.words}”"))
    return [replace(paragraph, remarks=tuple(beside.get(at, ()))) for at, paragraph in enumerate(paragraphs)]


def _said(words: str) -> Remark:
    return Remark(_PROGRAM, None, visible(words))


_PROGRAM = "workbench"
"""The author of what the program says beside the words."""


def _paragraphs(row: Row, wordings: Wordings, unknown: Credit) -> list[Paragraph]:
    """Return the paragraphs of a row; where its clause was reworded by several, each change is its author's."""
    steps = next((wordings[one.id] for one in (*row.new, *row.old) if wordings.get(one.id)), ())
    last = steps[-1].credit if steps else unknown
    if row.move:
        return track_move(row, last)
    if not row.old:
        return [paragraph_of(one, mark=Mark(Op.INSERT, last.author, last.on)) for one in row.new]
    if not row.new:
        return [paragraph_of(one, mark=Mark(Op.DELETE, last.author, last.on)) for one in row.old]
    gone, came = _credited(row, steps)
    return track_words(row, last, gone, came)


def _credited(row: Row, steps: Sequence[Wording]) -> tuple[Credited, Credited]:
    """Return who took out and brought each character, where the row is one clause whose last wording is its text."""
    if len(row.old) + len(row.new) > 2 or not steps or steps[-1].text != row.new[0].text:
        return [], []
    return credit_words(row.old[0].text, steps)


def _printed(clause: Clause) -> str:
    """Return a clause as its paragraph reads: number, tab, words."""
    return f"{clause.number}\t{clause.text}" if clause.number else clause.text
