"""Lays two drafts beside each other: what became of each clause, and of its words."""

from collections import Counter
from collections.abc import Sequence

from workbench.desk.naming import find_clauses, find_draft, labels_of
from workbench.desk.negotiation import Negotiation
from workbench.desk.views import CompareView, Done, Pairing
from workbench.model.base import ClauseId, DraftId
from workbench.model.change import Change, Link
from workbench.model.draft import Draft
from workbench.model.record import SuccessionSet
from workbench.text.redline import draw_redline
from workbench.text.succession import align_clauses


def compare(n: Negotiation, old: str, new: str) -> CompareView:
    """Return the succession of the clauses of `old` to those of `new`, any two drafts, with their redlines."""
    before, after = find_draft(n, old), find_draft(n, new)
    return n.kept(("compare", before.id, after.id), lambda: _compared(n, before.id, after.id))


def _compared(n: Negotiation, old: DraftId, new: DraftId) -> CompareView:
    before, after = n.draft(old), n.draft(new)
    links = in_order(before, after, links_between(n, before, after))
    pairings = tuple(_pairing(before, after, link) for link in links)
    return CompareView(
        old=before.symbol,
        new=after.symbol,
        pairings=pairings,
        counts=dict(Counter(pairing.change for pairing in pairings)),
    )


def links_between(n: Negotiation, before: Draft, after: Draft) -> tuple[Link, ...]:
    """Return the links between two drafts: those on the record where one follows the other, else found afresh."""
    if after.based_on == before.id and (succession := n.succession(after.id)):
        return succession.links
    return n.kept(("links", before.id, after.id), lambda: align_clauses(before.clauses, after.clauses))


def in_order(before: Draft, after: Draft, links: Sequence[Link]) -> list[Link]:
    """Return links in the order of the new draft; dropped clauses follow the one they stood behind."""
    new_at = {clause.id: at for at, clause in enumerate(after.clauses)}
    old_at = {clause.id: at for at, clause in enumerate(before.clauses)}
    follows = {old: link for link in links if link.new for old in link.old}

    def place(link: Link) -> tuple[float, int]:
        if link.new:
            return min(new_at[clause] for clause in link.new), -1
        at = old_at[link.old[0]]
        for earlier in range(at - 1, -1, -1):
            if neighbour := follows.get(before.clauses[earlier].id):
                return max(new_at[clause] for clause in neighbour.new) + 0.5, at
        return -0.5, at

    return sorted(links, key=place)


def _pairing(before: Draft, after: Draft, link: Link) -> Pairing:
    old = {clause.id: clause for clause in before.clauses}
    new = {clause.id: clause for clause in after.clauses}
    both = labels_of(before) | labels_of(after)
    return Pairing(
        change=link.change,
        old=tuple(old[clause].label for clause in link.old),
        new=tuple(new[clause].label for clause in link.new),
        score=round(link.score, 3),
        redline=draw_redline(
            "\n".join(old[clause].text for clause in link.old),
            "\n".join(new[clause].text for clause in link.new),
        ),
        carried_by=link.carried_by,
        candidates=tuple(both[clause] for clause in link.candidates),
        by_user=link.by_user,
    )


def link_clauses(
    n: Negotiation, old: str, new: str, old_labels: Sequence[str], new_labels: Sequence[str]
) -> Done:
    """Correct a succession: say which clauses of `old` became which of `new` (one side may be empty).

    The clauses that this leaves without a partner become dropped or added.
    """
    before, after = n.draft(find_draft(n, old).id), n.draft(find_draft(n, new).id)
    from_ = tuple(clause.id for clause in find_clauses(n, before.id, old_labels))
    to = tuple(clause.id for clause in find_clauses(n, after.id, new_labels))
    links = [Link(change=_kind(before, after, from_, to), old=from_, new=to, by_user=True)]
    for link in links_between(n, before, after):
        if set(link.old) & set(from_) or set(link.new) & set(to):
            links += [Link(change=Change.DROPPED, old=(one,), by_user=True) for one in link.old if one not in from_]
            links += [Link(change=Change.ADDED, new=(one,), by_user=True) for one in link.new if one not in to]
    n.record(SuccessionSet(old=before.id, new=after.id, links=tuple(links)))
    return Done(f"{', '.join(old_labels) or 'nothing'} → {', '.join(new_labels) or 'nothing'}: kept as you say.")


def _kind(before: Draft, after: Draft, old: Sequence[ClauseId], new: Sequence[ClauseId]) -> Change:
    if not old:
        return Change.ADDED
    if not new:
        return Change.DROPPED
    if len(old) > 1:
        return Change.MERGED
    if len(new) > 1:
        return Change.SPLIT
    was = next(clause for clause in before.clauses if clause.id == old[0])
    now = next(clause for clause in after.clauses if clause.id == new[0])
    return Change.KEPT if was.text == now.text else Change.AMENDED
