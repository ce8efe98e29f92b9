"""Lays two drafts beside each other: what became of each clause, and of its words."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date as Date

from workbench.desk.drafts.corrections import align_drafts, correct
from workbench.desk.drafts.passages import is_passage, lines_of, mark_passages, passages_between
from workbench.desk.drafts.pointing import draw
from workbench.desk.naming import find_clauses, find_draft
from workbench.desk.negotiation import Negotiation
from workbench.desk.views import CompareView, Done, Pairing, PassageLine
from workbench.errors import NotAllowed
from workbench.model.base import ClauseId, DraftId
from workbench.model.change import Change, Link, Succession
from workbench.model.clause import Clause
from workbench.model.draft import Draft
from workbench.model.record import SuccessionSet
from workbench.text.normalise import same_but_punctuation
from workbench.text.redline.drawing import changes_type_only, force_changes, kept_share


def compare(n: Negotiation, old: str, new: str, as_of: Date | None = None) -> CompareView:
    """Return the succession of the clauses of `old` to those of `new`, any two drafts, with their redlines.

    With `as_of`, a working draft has the words it had on that day.
    """
    before, after = find_draft(n, old, as_of), find_draft(n, new, as_of)
    return n.kept(("compare", before.id, after.id, as_of), lambda: _compared(n, before.id, after.id, as_of))


def _compared(n: Negotiation, old: DraftId, new: DraftId, as_of: Date | None) -> CompareView:
    before, after = n.draft(old, as_of), n.draft(new, as_of)
    links = in_order(before, after, links_between(n, before, after, as_of))
    clauses = {clause.id: clause for draft in (before, after) for clause in draft.clauses}
    passages = passages_between(n, before, after, links, as_of)
    pairings = tuple(_pairing(n, clauses, link, lines_of(passages, clauses, link)) for link in links)
    return CompareView(
        old=before.symbol,
        new=after.symbol,
        pairings=pairings,
        counts=dict(Counter(pairing.change for pairing in pairings)),
    )


def links_between(n: Negotiation, before: Draft, after: Draft, as_of: Date | None = None) -> tuple[Link, ...]:
    """Return the links between two drafts: those on the record where one follows the other, else found afresh.

    Drafts as they were on a day are given with that day.
    """
    if after.based_on == before.id and (succession := n.succession(after.id, as_of)):
        return n.lasting(("links now", after.id, as_of), lambda: _links_now(before, after, succession))
    return n.lasting(("links", before.id, after.id, as_of), lambda: align_drafts(n, before, after))


def _links_now(before: Draft, after: Draft, succession: Succession) -> tuple[Link, ...]:
    """Call amended what was kept when its draft was tabled, and reworded in it since."""
    texts = {clause.id: clause.text for draft in (before, after) for clause in draft.clauses}

    def now(link: Link) -> Link:
        if link.change is not Change.KEPT:
            return link
        old, new = texts[link.old[0]], texts[link.new[0]]
        if old == new or same_but_punctuation(old, new):
            return link
        return link.model_copy(update={"change": Change.AMENDED, "score": kept_share(old, new)})

    return tuple(map(now, succession.links))


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


def _pairing(
    n: Negotiation, clauses: Mapping[ClauseId, Clause], link: Link, passages: tuple[PassageLine, ...]
) -> Pairing:
    def labels(ids: Sequence[ClauseId]) -> tuple[str, ...]:
        return tuple(clauses[one].label for one in ids)

    def words(ids: Sequence[ClauseId]) -> str:
        return "\n".join(clauses[one].text for one in ids)

    drawn = draw(n, words(link.old), words(link.new))
    redline = mark_passages(drawn, passages)
    return Pairing(
        change=link.change,
        old=labels(link.old),
        new=labels(link.new),
        score=round(link.score, 3),
        redline=redline,
        carried_by=link.carried_by,
        candidates=labels(link.candidates),
        by_user=link.by_user,
        force=force_changes(tuple(edit for edit in redline if not is_passage(edit))),
        typographic=changes_type_only(drawn),
        passages=passages,
    )


def link_clauses(n: Negotiation, old: str, new: str, old_labels: Sequence[str], new_labels: Sequence[str]) -> Done:
    """Correct a succession: say which clauses of `old` became which of `new` (one side may be empty).

    What else a link said that is touched stays as far as it can: the clauses that this leaves without a partner
    become dropped or added. Raises NotAllowed for drafts of which neither follows the other.
    """
    before, after = n.draft(find_draft(n, old).id), n.draft(find_draft(n, new).id)
    if after.based_on != before.id:
        raise NotAllowed(
            f"{after.symbol} does not follow {before.symbol}.", "Correct what became of a clause from draft to draft."
        )
    was = tuple(clause.id for clause in find_clauses(n, before.id, old_labels))
    became = tuple(clause.id for clause in find_clauses(n, after.id, new_labels))
    links = correct(before, after, links_between(n, before, after), was, became)
    n.record(SuccessionSet(old=before.id, new=after.id, links=tuple(links)))
    return Done(f"{', '.join(old_labels) or 'nothing'} → {', '.join(new_labels) or 'nothing'}: kept as you say.")
