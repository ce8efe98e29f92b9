"""Builds the page that tells who stands where on a draft."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbench.formats.pages.brackets import bracket_spans
from workbench.formats.pages.columns import filled
from workbench.formats.pages.page import Block, Chart, Look, Page, PageKind, Paragraph, Run, Table
from workbench.formats.pages.runs import heading, notice, paragraph_of, shown
from workbench.formats.pages.texts import caveats, draft_page
from workbench.model.base import ClauseId, DelegationId
from workbench.model.clause import Clause
from workbench.model.consensus import ClauseConsensus, Standing, Status, Taken, Via
from workbench.model.draft import Draft
from workbench.model.statement import Stance
from workbench.text.normalise import visible

Names = Mapping[DelegationId, str]

_TORN, _SILENT = "pulled both ways", "silent"
_STANDINGS = (*map(str, reversed(Stance)), _TORN, _SILENT)
"""Where a Member State may stand on a clause, coldest first."""
_COLDEST_FIRST = (*reversed(Stance), None)
_NAMED = 12
"""Followers named in a row of the report; of more, the number is given."""


@dataclass(frozen=True, slots=True)
class DraftCounts:
    """One draft on the line of drafts: clauses by status, and brackets."""

    symbol: str
    statuses: Mapping[Status, int]
    brackets: int


def report_page(
    draft: Draft,
    consensus: Mapping[ClauseId, ClauseConsensus],
    names: Names,
    colophon: Sequence[str],
    *,
    answers: Sequence[tuple[str, str]] = (),
    line: Sequence[DraftCounts] = (),
    include_private: bool = False,
) -> Page:
    """Return who stands where: the four questions with their answers, all clauses at a glance, then each of them.

    `line` holds the drafts so far, this one the last. Standings that rest on private statements are left out of the
    tables unless asked for; counts, needs and answers are printed as measured, so they must be measured without
    them where they are to stay out altogether.
    """
    blocks: list[Block] = [heading("The four questions")] if answers else []
    blocks += [Paragraph((Run(f"{visible(asked)} ", Look.BOLD), Run(visible(said)))) for asked, said in answers]
    blocks += [heading("All clauses"), _summary(draft, consensus)]
    if len(line) > 1:
        blocks += [heading("From draft to draft"), _by_status(line), _by_brackets(line)]
    blocks.append(heading("Clause by clause"))
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
            by_stance = {str(stance): number for stance, number in measured.counts.items()}
            counts = {**by_stance, _TORN: len(measured.contradictory), _SILENT: measured.silent}
            numbers = (str(counts.get(column, 0)) for column in _STANDINGS)
            rows.append(seen(clause.label, str(measured.status), *numbers, str(measured.brackets)))
    return Table(
        ("clause", "status", *_STANDINGS, "brackets"),
        tuple(rows),
        (5, 6, *(4 for _ in _STANDINGS), 5),
        title="Member States on each clause",
        chart=Chart.BARS,
        drawn=_STANDINGS,
    )


def _by_status(line: Sequence[DraftCounts]) -> Table:
    statuses = tuple(map(str, Status))
    rows = tuple(seen(one.symbol, *(str(one.statuses.get(status, 0)) for status in Status)) for one in line)
    return Table(
        ("draft", *statuses),
        rows,
        (5, *(3 for _ in statuses)),
        title="Clauses by status, draft by draft",
        chart=Chart.BARS,
        drawn=statuses,
    )


def _by_brackets(line: Sequence[DraftCounts]) -> Table:
    rows = tuple(seen(one.symbol, str(one.brackets)) for one in line)
    title = "Open brackets, draft by draft"
    return Table(("draft", "brackets"), rows, (4, 2), title=title, chart=Chart.LINE, drawn=("brackets",))


def _clause(clause: Clause, measured: ClauseConsensus, names: Names, private: bool) -> Iterator[Block]:
    yield heading(f"{clause.label} — {measured.status}", 2)
    yield paragraph_of(clause, bracket_spans(clause))
    if measured.need.sentence:
        yield notice(measured.need.sentence)
    rows = tuple(_standing_rows(measured, names, private))
    if rows:
        yield filled(Table(("stance", "delegation", "said on", "reason", "follow it"), rows, (3, 5, 3, 7, 5)))


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
    follow = ", ".join(sorted(followers)) if len(followers) <= _NAMED else f"{len(followers)} delegations"
    stance = str(standing.stance) if standing.stance else "dissociated"
    return seen(stance, name_of(standing.delegation, names), taken.on.isoformat(), reason, follow)


def name_of(delegation: DelegationId, names: Names) -> str:
    """Return the name of a delegation, or its id where it has none."""
    return names.get(delegation, delegation)


def seen(*cells: str) -> tuple[str, ...]:
    """Return cells as they may be printed."""
    return tuple(visible(cell) for cell in cells)
