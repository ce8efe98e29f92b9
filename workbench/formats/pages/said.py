"""Builds the table of all that was said, to be taken in again: `formats.statements` reads what stands here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.formats.pages.page import Page, PageKind, Table
from workbench.formats.pages.reports import seen
from workbench.formats.pages.texts import draft_page
from workbench.formats.spoken import Declared, Spoken
from workbench.model.draft import Draft


@dataclass(frozen=True, slots=True)
class SaidRow:
    """One position, dissociation or alignment as it would be written, or one declaration."""

    clause: str
    """Its label in the draft looked at; empty for an alignment."""
    written: Spoken | Declared
    since: str = ""
    """What became of it since, which is derived and not taken in again."""


_COLUMNS = {
    "clause": 2, "delegation": 3, "stance": 2, "proposed words": 5, "reason": 5, "would move if": 3, "on": 3,
    "source": 6, "spoken by": 3, "draft": 3, "clause there": 2, "forum": 4, "private": 1, "illustrative": 1,
    "words since": 3, "note": 3, "with": 3, "statement": 2, "except": 2, "ref": 2,
    "level": 2, "pending": 3, "package with": 2,
}  # fmt: skip
"""The columns, and how wide each is beside the others."""


def said_page(draft: Draft, rows: Iterable[SaidRow], colophon: Sequence[str], notices: Sequence[str] = ()) -> Page:
    """Return a table with a row each. `notices` say what it does not hold."""
    written = ({"clause": row.clause, "words since": row.since, **_cells(row.written)} for row in rows)
    laid = tuple(seen(*(cells.get(column, "") for column in _COLUMNS)) for cells in written)
    table = Table(tuple(_COLUMNS), laid, tuple(_COLUMNS.values()))
    empty = () if laid else ("Nobody has taken a position on this draft.",)
    return draft_page(PageKind.POSITIONS, draft, [table], colophon, notices=(*empty, *notices))


def _cells(one: Spoken | Declared) -> dict[str, str]:
    both = {
        "draft": one.draft,
        "on": one.on.isoformat() if one.on else "",
        "illustrative": "yes" if one.illustrative else "",
    }
    if isinstance(one, Declared):
        agreed = {"stance": "agreed", "clause there": "", "level": one.level, "pending": one.pending}
        return both | agreed | {"package with": ", ".join(one.package)}
    return both | _said(one) | {
        "delegation": one.on_behalf_of or one.who,
        "spoken by": one.who if one.on_behalf_of else "",
        "source": one.source,
        "forum": one.forum,
        "private": "yes" if one.private else "",
        "note": one.note,
        "with": one.align_with,
        "statement": one.align_statement,
        "except": ", ".join(one.except_clauses),
        "ref": one.ref,
    }  # fmt: skip


def _said(one: Spoken) -> dict[str, str]:
    for said in one.positions:
        return {
            "stance": said.stance, "clause there": said.clause, "proposed words": said.words,
            "reason": said.because, "would move if": said.cure,
        }  # fmt: skip
    for label in one.dissociations:
        return {"stance": "dissociated", "clause there": label, "reason": one.note}
    return {"stance": "align"}
