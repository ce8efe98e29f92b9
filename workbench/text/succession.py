"""Says what became of every clause from one draft to the next. It proposes; a person may correct.

Words decide, weighed by how rare they are in the two drafts; labels and places only break ties. Clauses of
the same words are linked first, then the likest pairs, then the parts of clauses that were split or merged;
what is too uncertain is left unplaced with its candidates.
"""

from collections.abc import Iterable, Sequence
from itertools import islice

from workbench.model.change import Change, Link
from workbench.model.clause import Clause, ClauseKind
from workbench.text.edits import heaviest_rise
from workbench.text.placing import Group, place_clauses
from workbench.text.rarity import Wording

_CARRIERS = 5
"""Words named as carrying a link."""


def align_clauses(old: Sequence[Clause], new: Sequence[Clause]) -> tuple[Link, ...]:
    """Link the clauses of two drafts, in the order of the new one.

    Every clause of both drafts is in exactly one link; headings are linked among themselves. The result
    depends on nothing but the two drafts. A draft linked with itself is all kept.
    """
    links: list[tuple[float, Link]] = []
    for is_negotiable in (False, True):
        old_places = [place for place, clause in enumerate(old) if clause.is_negotiable is is_negotiable]
        new_places = [place for place, clause in enumerate(new) if clause.is_negotiable is is_negotiable]
        links += _links(old, old_places, new, new_places)
    return tuple(link for _, link in sorted(links, key=lambda placed: placed[0]))


def _links(
    old: Sequence[Clause], old_places: list[int], new: Sequence[Clause], new_places: list[int]
) -> Iterable[tuple[float, Link]]:
    """Links with the place in the new draft that each should be shown at."""
    left, right = [old[place] for place in old_places], [new[place] for place in new_places]
    placing = place_clauses(left, right)
    moved = _moved(placing.groups, placing.old)
    shown_at = -1.0
    at_of_old: dict[int, float] = {}
    for number, group in enumerate(placing.groups):
        link = Link(
            change=_change(group, left, right, number in moved),
            old=tuple(left[place].id for place in group.old),
            new=tuple(right[place].id for place in group.new),
            score=round(group.score, 3),
            carried_by=_carriers(group, placing.old, placing.new),
        )
        shown_at = new_places[group.new[0]]
        at_of_old.update(dict.fromkeys(group.old, shown_at))
        yield shown_at, link
    for place, candidates in placing.new_left.items():
        change = Change.UNPLACED if candidates else Change.ADDED
        ids = tuple(left[other].id for other in candidates)
        score = 0.0 if candidates else 1.0
        yield new_places[place], Link(change=change, new=(right[place].id,), score=score, candidates=ids)
    shown_at = -1.0
    for place in range(len(left)):
        if place in placing.old_left:
            candidates = placing.old_left[place]
            change = Change.UNPLACED if candidates else Change.DROPPED
            ids = tuple(right[other].id for other in candidates)
            score = 0.0 if candidates else 1.0
            yield shown_at + 0.5, Link(change=change, old=(left[place].id,), score=score, candidates=ids)
        else:
            shown_at = at_of_old[place]


def _change(group: Group, old: Sequence[Clause], new: Sequence[Clause], is_moved: bool) -> Change:
    """Name what became of a group of clauses."""
    if _is_promotion([old[place] for place in group.old], [new[place] for place in group.new]):
        return Change.PROMOTED
    if len(group.new) > 1:
        return Change.SPLIT
    if len(group.old) > 1:
        return Change.MERGED
    if is_moved:
        return Change.MOVED
    return Change.KEPT if group.is_same else Change.AMENDED


def _is_promotion(old: Sequence[Clause], new: Sequence[Clause]) -> bool:
    """Whether words crossed between a chapeau and a sub-paragraph of the same paragraph."""
    leads = (ClauseKind.CHAPEAU, ClauseKind.PARAGRAPH, ClauseKind.PREAMBULAR)
    if len(old) == len(new) == 1:
        kinds = {old[0].kind, new[0].kind}
        return kinds == {ClauseKind.CHAPEAU, ClauseKind.SUBPARAGRAPH}
    many, one = (old, new[0]) if len(old) > 1 else (new, old[0])
    if one.kind not in leads:
        return False
    lead_ids = {clause.id for clause in many if clause.kind in leads}
    return any(clause.kind is ClauseKind.SUBPARAGRAPH and clause.parent in lead_ids for clause in many)


def _moved(groups: Sequence[Group], old: Sequence[Wording]) -> set[int]:
    """Numbers of the pairs that are out of the longest increasing order, the longer text staying put.

    Clauses that were split or merged have no one place, and push nobody out of his.
    """
    pairs = [number for number, group in enumerate(groups) if len(group.old) == len(group.new) == 1]
    pairs.sort(key=lambda number: groups[number].old[0])
    staying = heaviest_rise(
        [groups[number].new[0] for number in pairs], [len(old[groups[number].old[0]].words) for number in pairs]
    )
    return set(pairs) - {pairs[index] for index in staying}


def _carriers(group: Group, old: Sequence[Wording], new: Sequence[Wording]) -> tuple[str, ...]:
    """Name the rarest words that both sides share, as they are compared: in small letters."""
    shared = {word for place in group.new for word in new[place].words}
    found = {
        (-weight, -len(word), word)
        for place in group.old
        for word, weight in zip(old[place].words, old[place].weights, strict=True)
        if word in shared
    }
    return tuple(islice(dict.fromkeys(word for _, _, word in sorted(found)), _CARRIERS))
