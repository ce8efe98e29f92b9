"""Builds the pages that are one table: the compilation of positions, and where each clause came from."""

from collections.abc import Mapping, Sequence

from workbench.formats.pages.columns import filled
from workbench.formats.pages.page import Block, Page, PageKind, Table
from workbench.formats.pages.reports import Names, name_of, seen
from workbench.formats.pages.runs import notice
from workbench.formats.pages.texts import caveats, draft_page
from workbench.formats.pages.tones import SIGNS
from workbench.model.base import ClauseId
from workbench.model.change import Change, Link
from workbench.model.clause import Clause
from workbench.model.consensus import Taken
from workbench.model.draft import Draft
from workbench.text.brackets import bracket_owners
from workbench.text.normalise import visible


def positions_page(
    draft: Draft,
    taken: Mapping[ClauseId, Sequence[Taken]],
    names: Names,
    colophon: Sequence[str],
    *,
    include_private: bool = False,
) -> Page:
    """Return a compilation of positions: clause, delegation, stance, proposed words, reason, cure, day, source."""
    rows = []
    for clause in draft.clauses:
        for one in taken.get(clause.id, ()):
            if include_private or not one.private:
                reason = f"{one.reason} {caveats(one)}".strip()
                said = (str(one.stance or "dissociated"), one.words, reason, one.cure, one.on.isoformat())
                rows.append(seen(clause.label, name_of(one.holder, names), *said, one.source))
    return draft_page(
        PageKind.POSITIONS,
        draft,
        [filled(Table(_POSITION, tuple(rows), _POSITION_WIDTHS))],
        colophon,
        notices=() if rows else ("Nobody has taken a position on this draft.",),
    )


_POSITION = ("clause", "delegation", "stance", "proposed words", "reason", "would move if", "on", "source")
_POSITION_WIDTHS = (2, 3, 2, 5, 5, 3, 3, 6)


def matrix_page(
    draft: Draft,
    labels: Sequence[str],
    statuses: Sequence[str],
    rows: Sequence[tuple[str, str]],
    colophon: Sequence[str],
    *,
    silent: Sequence[str] = (),
) -> Page:
    """Return delegations against clauses: the name of each with a sign a clause, below a row of statuses.

    `silent` names those who stand nowhere and have no row: they would fill pages with dots.
    """
    signs = tuple((visible(name), *signs) for name, signs in rows)
    table = Table(("delegation", *labels), (("status", *statuses), *signs), (6, *(1 for _ in labels)), upright=2)
    blocks: list[Block] = [table]
    if silent:
        blocks.append(notice(f"Silent on every clause ({len(silent)}): {', '.join(silent)}."))
    legend = (
        f"{', '.join(f'{sign} {meaning}' for sign, meaning in SIGNS.items())}; "
        "a delegation that said nothing itself stands where its groups do."
    )
    return draft_page(PageKind.MATRIX, draft, blocks, colophon, notices=(legend,))


def streamlining_page(
    base: Draft,
    draft: Draft,
    links: Sequence[Link],
    names: Names,
    colophon: Sequence[str],
) -> Page:
    """Return where each new clause comes from: new clause | sources | what became of them | contributors | words.

    Contributors are the owners of brackets in the clauses on either side, named as `names` has them.
    """
    old = {clause.id: clause for clause in base.clauses}
    new = {clause.id: clause for clause in draft.clauses}
    place = {clause.id: at for at, clause in enumerate(draft.clauses)}
    rows = []
    for link in sorted(links, key=lambda one: min((place[clause] for clause in one.new), default=len(place))):
        clauses = [old[clause] for clause in link.old] + [new[clause] for clause in link.new]
        owners = {one for clause in clauses for one in bracket_owners(clause.text, clause.editorial)}
        people = sorted({names.get(one, one) for one in owners})
        words = " ".join(new[clause].text for clause in link.new)
        labels = (_labels(link.new, new), _labels(link.old, old))
        rows.append(seen(*labels, _became(link), ", ".join(people), words))
    header = ("new clause", f"from {base.symbol}", "what became of it", "contributors", "words")
    return draft_page(PageKind.STREAMLINING, draft, [Table(header, tuple(rows), (2, 2, 3, 4, 9))], colophon)


def _labels(ids: Sequence[ClauseId], clauses: Mapping[ClauseId, Clause]) -> str:
    return ", ".join(clauses[one].label for one in ids) or "–"


def _became(link: Link) -> str:
    carried = f"; carried by “{', '.join(link.carried_by)}”" if link.carried_by else ""
    if link.change in {Change.ADDED, Change.DROPPED, Change.KEPT}:
        return str(link.change)
    return f"{link.change}, {link.score:.0%} of its words{carried}"
