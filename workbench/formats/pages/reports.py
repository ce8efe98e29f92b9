"""Builds the page that tells who stands where on a draft."""

from collections.abc import Iterator, Mapping, Sequence

from workbench.formats.pages.brackets import bracket_spans
from workbench.formats.pages.page import Block, Page, PageKind, Table
from workbench.formats.pages.runs import heading, notice, paragraph_of, shown
from workbench.formats.pages.texts import caveats, draft_page
from workbench.model.base import ClauseId, DelegationId
from workbench.model.clause import Clause
from workbench.model.consensus import ClauseConsensus, Standing, Taken, Via
from workbench.model.draft import Draft
from workbench.model.statement import Stance
from workbench.text.normalise import visible

Names = Mapping[DelegationId, str]

_COLDEST_FIRST = (*reversed(Stance), None)
_NAMED = 12
"""Followers named in a row of the report; of more, the number is given."""


def report_page(
    draft: Draft,
    consensus: Mapping[ClauseId, ClauseConsensus],
    names: Names,
    colophon: Sequence[str],
    *,
    include_private: bool = False,
) -> Page:
    """Return who stands where: a summary of statuses, then each clause with its need and those who spoke.

    Standings that rest on private statements are left out of the tables unless asked for; counts and needs are
    printed as measured, so `consensus` must be measured without them where they are to stay out altogether.
    """
    blocks: list[Block] = [heading("Summary"), _summary(draft, consensus), heading("Clause by clause")]
    for clause in map(shown, draft.clauses):
        if not clause.is_negotiable:
            blocks.append(paragraph_of(clause))
        elif clause.id in consensus:
            blocks += _clause(clause, consensus[clause.id], names, include_private)
    return draft_page(PageKind.REPORT, draft, blocks, colophon)


def _summary(draft: Draft, consensus: Mapping[ClauseId, ClauseConsensus]) -> Table:
    rows = []
    for clause in draft.clauses:
        measured = consensus.get(clause.id)
        if measured and clause.is_negotiable:
            counts = (str(measured.counts.get(stance, 0)) for stance in Stance)
            rows.append((clause.label, str(measured.status), *counts, str(measured.silent), str(measured.brackets)))
    header = ("clause", "status", *(str(stance) for stance in Stance), "silent", "brackets")
    return Table(header, tuple(rows), (5, 6, 4, 4, 4, 4, 4, 4, 5))


def _clause(clause: Clause, measured: ClauseConsensus, names: Names, private: bool) -> Iterator[Block]:
    yield heading(f"{clause.label} — {measured.status}", 2)
    yield paragraph_of(clause, bracket_spans(clause))
    if measured.need.sentence:
        yield notice(measured.need.sentence)
    rows = tuple(_standing_rows(measured, names, private))
    if rows:
        yield Table(("stance", "delegation", "said on", "reason", "follow it"), rows, (3, 5, 3, 7, 5))


def _follows_its_word(measured: ClauseConsensus, one: Standing) -> bool:
    """Whether it stands where it does because of another that still says the same."""
    if one.via is Via.OWN or one.is_contradictory or not one.positions:
        return False
    leader = measured.standings.get(one.positions[0].holder)
    return leader is not None and leader.stance is one.stance


def _standing_rows(measured: ClauseConsensus, names: Names, private: bool) -> Iterator[tuple[str, ...]]:
    """Yield a row for each delegation that spoke, objections first, with those that stand there because of it."""
    followers: dict[DelegationId, list[str]] = {}
    for standing in measured.standings.values():
        if _follows_its_word(measured, standing):
            followers.setdefault(standing.positions[0].holder, []).append(name_of(standing.delegation, names))
    own = [
        one
        for one in measured.standings.values()
        if one.positions and not one.is_contradictory and not _follows_its_word(measured, one)
    ]
    for stance in _COLDEST_FIRST:
        for standing in sorted(own, key=lambda one: name_of(one.delegation, names)):
            taken = standing.positions[-1]
            if standing.stance is stance and (private or not taken.private):
                yield _spoken(standing, taken, followers.get(standing.delegation, []), names)
    for pulled in sorted(name_of(who, names) for who in measured.contradictory):
        yield "pulled both ways", pulled, "", "its groups stand on opposite sides", ""


def _spoken(standing: Standing, taken: Taken, followers: list[str], names: Names) -> tuple[str, ...]:
    reason = taken.reason
    if taken.cure:
        reason = f"{reason}\nWould move if: {taken.cure}".strip()
    reason = f"{reason} {caveats(taken)}".strip()
    follow = ", ".join(sorted(followers)) if len(followers) <= _NAMED else f"{len(followers)} States"
    stance = str(standing.stance) if standing.stance else "dissociated"
    return seen(stance, name_of(standing.delegation, names), taken.on.isoformat(), reason, follow)


def name_of(delegation: DelegationId, names: Names) -> str:
    """Return the name of a delegation, or its id where it has none."""
    return names.get(delegation, delegation)


def seen(*cells: str) -> tuple[str, ...]:
    """Return cells as they may be printed."""
    return tuple(visible(cell) for cell in cells)
