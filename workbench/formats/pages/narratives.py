"""Builds the report of views: each clause, then what delegations said of it, in sentences with notes."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from workbench.consensus.narrative import Views
from workbench.formats.pages.brackets import bracket_spans
from workbench.formats.pages.page import Block, Note, Page, PageKind, Paragraph, Run, Table
from workbench.formats.pages.runs import heading, paragraph_of, shown
from workbench.formats.pages.texts import draft_page
from workbench.model.clause import Clause
from workbench.model.draft import Draft
from workbench.text.normalise import visible


def views_page(
    draft: Draft, told: Iterable[tuple[Clause, Sequence[Views]]], colophon: Sequence[str], notices: Sequence[str] = ()
) -> Page:
    """Return the views on clauses in their order: the words of each, then a paragraph a stance.

    Notes are numbered through the page; those of the draft itself are left out, since they would be counted among
    them.
    """
    numbers = count(1)
    blocks: list[Block] = []
    for clause, views in told:
        words = shown(clause).model_copy(update={"footnotes": ()})
        blocks += [heading(clause.label), paragraph_of(words, bracket_spans(words))]
        blocks += [Paragraph(tuple(_runs(one, numbers))) for one in views]
    return draft_page(PageKind.VIEWS, draft, blocks, colophon, notices)


def views_table(
    draft: Draft, told: Iterable[tuple[Clause, Sequence[Views]]], colophon: Sequence[str], notices: Sequence[str] = ()
) -> Page:
    """Return the same for a spreadsheet: a row a sentence, the number of Member States beside the stance."""
    rows = tuple(
        (visible(clause.label), one.title, str(one.states), visible(passage.text), visible(passage.note))
        for clause, views in told
        for one in views
        for passage in one.passages
    )
    header = ("clause", "stance", "Member States", "view", "counts and names")
    return draft_page(PageKind.VIEWS, draft, [Table(header, rows, (2, 2, 2, 8, 8))], colophon, notices)


def _runs(views: Views, numbers: Iterator[int]) -> Iterator[Run]:
    for at, passage in enumerate(views.passages):
        yield Run((" " if at else "") + visible(passage.text))
        if passage.note:
            mark = str(next(numbers))
            yield Run(mark, note=Note(mark, (Run(visible(passage.note)),)))
