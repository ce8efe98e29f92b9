"""Writes files for others: which draft, which kind, which format; what they quote and what stays out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date as Date
from pathlib import Path

from workbench.consensus.groups import short_name
from workbench.desk.consensus.matrix import SILENT, matrix_of
from workbench.desk.consensus.measurement import Measured
from workbench.desk.consensus.measuring import measured
from workbench.desk.days import say_date
from workbench.desk.drafts.comparing import links_between
from workbench.desk.drafts.crediting import wordings_since
from workbench.desk.drafts.passages import passages_between
from workbench.desk.exports import everything, narrating
from workbench.desk.exports.reporting import report_of
from workbench.desk.exports.said import SaidTable
from workbench.desk.naming import find_clauses, find_draft, find_value, names_apart
from workbench.desk.negotiation import Negotiation
from workbench.desk.views import Exported
from workbench.errors import NotAllowed
from workbench.formats.pages.page import Page, PageKind, Remark
from workbench.formats.pages.redlines import redline_page
from workbench.formats.pages.said import said_page
from workbench.formats.pages.tables import matrix_page, positions_page, streamlining_page
from workbench.formats.pages.texts import agreed_page, clean_page, rolling_page, with_positions
from workbench.formats.writing import SUFFIXES, check_target, write_page
from workbench.model.base import ClauseId, DelegationId
from workbench.model.consensus import Status
from workbench.model.draft import Draft
from workbench.model.record import ProposalsReturned
from workbench.text.normalise import fold, visible
from workbench.text.plurals import say_list

_TEXTS = (PageKind.CLEAN, PageKind.ROLLING, PageKind.REDLINE)
"""Exports that print a whole draft."""
_ROWS = frozenset({".csv", ".xlsx", ".jsonl"})
"""Formats that hold rows and nothing else."""
_TABLES = _ROWS | {".json"}
"""Formats for programs: of positions those that are taken in again, of the matrix those that name all."""
WHOLE = "everything"
"""The record itself, whole: no export of one draft, and of no day but now."""
KINDS: tuple[str, ...] = tuple(str(kind) for kind in PageKind)
FORMATS: tuple[str, ...] = SUFFIXES
"""The suffixes that a file may have."""


def export(
    n: Negotiation,
    kind: str,
    path: Path,
    *,
    draft: str | None = None,
    base: str | None = None,
    comments: bool = False,
    as_of: Date | None = None,
    clauses: Sequence[str] = (),
    include_private: bool = False,
    force: bool = False,
) -> Exported:
    """Write one export; its format is the path's suffix. Private positions count for nothing unless asked for.

    `as_of` shows the room of an earlier day; `clauses` narrows the report of views, the other exports are whole. With
    `comments`, what delegations said of each clause stands beside it. Raises UnknownName for an unknown kind,
    draft or base, NotAllowed over an existing file without `force`, and for comments on what is no text.
    """
    if fold(kind) == WHOLE:
        if draft or base or comments or as_of or clauses:
            raise NotAllowed("Everything is the whole record, of all drafts and days.", "Give only -o PATH with it.")
        return everything.export_everything(n, path, include_private=include_private, force=force)
    wanted = find_value(PageKind, kind, "kind of export", (WHOLE,))
    check_target(path, force)
    if comments and wanted not in _TEXTS:
        raise NotAllowed(f"There are no clauses in “{wanted}” to comment on.", f"Comments go with {', '.join(_TEXTS)}.")
    head = find_draft(n, draft, as_of)
    found = measured(n, head.id, as_of=as_of, public=not include_private)
    if wanted is PageKind.VIEWS and clauses:
        chosen = find_clauses(n, head.id, clauses, as_of)
        found = replace(found, results={clause.id: found.results[clause.id] for clause in chosen})
    page = _page(n, wanted, found, base, path.suffix.lower(), include_private=include_private)
    if comments:
        beside = _remarks(n, found, include_private=include_private)
        names = _names(found)
        page = with_positions(page, found.draft, found.taken, names, include_private=include_private, more=beside)
    write_page(page, path, force=force, private=include_private)
    return Exported(str(path), f"Wrote {path}: {wanted}, {found.draft.symbol}.", page.notices)


def _page(
    n: Negotiation, kind: PageKind, found: Measured, base: str | None, suffix: str, *, include_private: bool
) -> Page:
    draft, names = found.draft, _names(found)
    colophon = _colophon(n, found)
    match kind:
        case PageKind.AGREED:
            held = (result.agreement for result in found.results.values())
            return agreed_page(draft, [one for one in held if one], colophon, tuple(_attached(found)))
        case PageKind.CLEAN:
            return clean_page(draft, colophon)
        case PageKind.ROLLING:
            return rolling_page(draft, None, names, colophon)
        case PageKind.REPORT:
            return report_of(n, found, names, colophon, include_private=include_private)
        case PageKind.POSITIONS:
            names = names | names_apart(n)
            if suffix in _TABLES:
                said = SaidTable(n, found, names, private=include_private)
                return said_page(draft, said.rows, colophon, said.notices)
            return positions_page(draft, found.taken, names, colophon, include_private=include_private)
        case PageKind.MATRIX:
            return _matrix(found, colophon, is_whole=suffix in _TABLES)
        case PageKind.VIEWS:
            return narrating.page_of(found, n.file.scale(), colophon, as_table=suffix in _ROWS)
    against = _base(n, found, base)
    colophon = (*colophon, f"Compared with {against.symbol}.")
    links = links_between(n, against, draft, found.as_of)
    if kind is PageKind.STREAMLINING:
        return streamlining_page(against, draft, links, names, colophon)
    wordings = wordings_since(n, found, against, include_private=include_private)
    passages = passages_between(n, against, draft, links, found.as_of)
    return redline_page(against, draft, links, wordings, colophon, on=draft.date or found.on, passages=passages)


def _attached(found: Measured) -> Iterator[str]:
    """Say of every agreed clause who is not bound by it, objects or reserves: that stays with it after adoption."""
    for clause in found.draft.clauses:
        result = found.results.get(clause.id)
        if result and result.status is Status.AGREED:
            for what, who in (
                ("not bound, having dissociated itself", result.dissociated),
                ("objecting on record", result.blockers),
                ("reserving its position", result.need.reserving),
            ):
                if who:
                    yield f"{clause.label}: {say_list([found.groups.name(one) for one in who])}, {what}."


def _remarks(n: Negotiation, found: Measured, *, include_private: bool) -> dict[ClauseId, list[Remark]]:
    """Return what delegations wrote beside each clause, or those it comes from, in files that they sent back."""
    here = {one: clause for clause, line in found.lineage.items() for one in (*reversed(line), clause)}
    names, undone = _names(found), n.file.withdrawn()
    remarks: dict[ClauseId, list[Remark]] = {}
    for entry in n.entries_on(here):
        written = entry.act.remarks if isinstance(entry.act, ProposalsReturned) and entry.id not in undone else ()
        for one in written:
            if one.clause in here and (include_private or not one.private):
                said = Remark(names[one.who], one.on, visible(one.text))
                remarks.setdefault(here[one.clause], []).append(said)
    return remarks


def _matrix(found: Measured, colophon: Sequence[str], *, is_whole: bool) -> Page:
    """Return the matrix; on paper those who stand nowhere are named below it, in a table they have their rows."""
    laid = matrix_of(found)
    rows = [(row.name, row.codes) for row in laid.rows if is_whole or row.codes.strip(SILENT)]
    silent = [row.name for row in laid.rows if not is_whole and not row.codes.strip(SILENT)]
    return matrix_page(found.draft, laid.labels, laid.statuses, rows, colophon, silent=silent)


def _base(n: Negotiation, found: Measured, symbol: str | None) -> Draft:
    if symbol:
        return n.draft(find_draft(n, symbol, found.as_of).id, found.as_of)
    if not found.earlier:
        raise NotAllowed(f"{found.draft.symbol} follows no other draft.", "Name one to compare with: --base S.")
    return found.earlier[0]


def _names(found: Measured) -> dict[DelegationId, str]:
    return {one: short_name(delegation) for one, delegation in found.groups.delegations.items()}


def _colophon(n: Negotiation, found: Measured) -> tuple[str, ...]:
    return (
        f"Draft: {everything.say_draft(found.draft.symbol, found.draft.date)}.",
        f"Rule: no objection. Memberships on {say_date(found.on)}.",
        *([f"As the room stood on {say_date(found.as_of)}."] if found.as_of else []),
        f"Record: {n.file.head()}.",
    )
