"""What a person said of a succession: how it replaces what the program proposed, and how it goes on to later drafts."""

from collections.abc import Collection, Iterable, Sequence

from workbench.desk.negotiation import Negotiation
from workbench.model.base import ClauseId
from workbench.model.change import Change, Link
from workbench.model.draft import Draft
from workbench.text.succession.aligning import align_clauses


def align_drafts(n: Negotiation, before: Draft, after: Draft) -> tuple[Link, ...]:
    """Link the clauses of two drafts; what a person said of `before` and another draft holds here too.

    It holds where the clauses then meant are in `after`: a draft that was imported again, corrected perhaps,
    or that follows the one corrected.
    """
    links = align_clauses(before.clauses, after.clauses)
    others = [head.id for head in n.heads() if head.based_on == before.id and head.id != after.id]
    for other in others:
        succession = n.succession(other)
        said = [link for link in succession.links if link.by_user] if succession else []
        if said:
            links = _carried(before, n.draft(other), after, said, links)
    return links


def _carried(
    before: Draft, other: Draft, after: Draft, said: Iterable[Link], links: tuple[Link, ...]
) -> tuple[Link, ...]:
    """Lay over links what was said of another draft, as far as its clauses went over into this one whole."""
    twins = {
        link.old[0]: link.new[0]
        for link in align_clauses(other.clauses, after.clauses)
        if len(link.old) == len(link.new) == 1
    }
    for link in said:
        became = [twins[one] for one in link.new if one in twins]
        seen = {one for now in links if set(now.old) & set(link.old) for one in now.new} <= set(twins.values())
        if len(became) == len(link.new) and (became or seen):
            links = lay_over(links, correct(before, after, links, link.old, became))
    return links


def lay_over(links: Iterable[Link], said: Sequence[Link]) -> tuple[Link, ...]:
    """Put links in the place of all those that touch their clauses."""
    was, became = {one for link in said for one in link.old}, {one for link in said for one in link.new}
    return (*(link for link in links if not (was & set(link.old) or became & set(link.new))), *said)


def correct(
    before: Draft, after: Draft, links: Iterable[Link], was: Sequence[ClauseId], became: Sequence[ClauseId]
) -> list[Link]:
    """Return the link that a person sets, and what it leaves of the links it touches."""
    found = [Link(change=_kind(before, after, was, became), old=tuple(was), new=tuple(became), by_user=True)]
    for link in links:
        if set(link.old) & set(was) or set(link.new) & set(became):
            found += _remainder(before, after, link, set(was), set(became))
    return found


def _remainder(
    before: Draft, after: Draft, link: Link, was: Collection[ClauseId], became: Collection[ClauseId]
) -> list[Link]:
    """Say what is left of a link when some of its clauses are linked elsewhere."""
    old = tuple(one for one in link.old if one not in was)
    new = tuple(one for one in link.new if one not in became)
    if old and new:
        return [Link(change=_kind(before, after, old, new), old=old, new=new, by_user=True)]
    alone = [Link(change=Change.DROPPED, old=(one,), by_user=True) for one in old]
    return alone + [Link(change=Change.ADDED, new=(one,), by_user=True) for one in new]


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
