"""Builds the pages that are one table: the compilation of positions, and where each clause came from."""

from collections.abc import Mapping, Sequence

from workbench.formats.pages.page import Page, PageKind, Table
from workbench.formats.pages.reports import Names, name_of, seen
from workbench.formats.pages.texts import caveats, draft_page
from workbench.model.base import ClauseId
from workbench.model.change import Change, Link
from workbench.model.clause import Clause
from workbench.model.consensus import Taken
from workbench.model.draft import Draft
from workbench.text.brackets import bracket_owners


def positions_page(
    draft: Draft,
    taken: Mapping[ClauseId, Sequence[Taken]],
    names: Names,
    colophon: Sequence[str],
    *,
    include_private: bool = False,
) -> Page:
    """Return a compilation of positions: clause, delegation, stance, proposed words, reason, cure, day, source."""
    header = ("clause", "delegation", "stance", "proposed words", "reason", "would move if", "on", "source")
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
        [Table(header, tuple(rows), (2, 3, 2, 5, 5, 3, 2, 6))],
        colophon,
        notices=() if rows else ("Nobody has taken a position on this draft.",),
    )


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
        people = sorted({names.get(one, one) for clause in clauses for one in bracket_owners(clause.text)})
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
