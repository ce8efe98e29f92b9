"""Says what became of every clause from one draft to the next. It proposes; a person may correct.

Words decide, weighed by how rare they are in the two drafts; labels and places only break ties. Clauses of
the same words are linked first, then the likest pairs, then the parts of clauses that were split or merged;
what is too uncertain is left unplaced with its candidates.
"""

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from itertools import chain, product

from workbench.model.base import ClauseId
from workbench.model.change import Change, Link
from workbench.model.clause import Clause, ClauseKind
from workbench.text.succession.evidence import find_likeness
from workbench.text.succession.order import find_moved, find_sections
from workbench.text.succession.placement import Group, Placing
from workbench.text.succession.placing import place_clauses
from workbench.text.succession.rarity import Wording, read_wordings

_CARRIERS = 5
"""Words named as carrying a link."""


def align_clauses(old: Sequence[Clause], new: Sequence[Clause]) -> tuple[Link, ...]:
    """Link the clauses of two drafts, in the order of the new one.

    Every clause of both drafts is in exactly one link; headings are linked among themselves. The result
    depends on nothing but the two drafts. A draft linked with itself is all kept.
    """
    placing = _place_all(old, new)
    moved = find_moved(placing, old, new)
    links = [*_group_links(placing, moved, old, new), *_lone_links(placing, old, new)]
    return tuple(link for _, link in sorted(links, key=lambda placed: placed[0]))


def _place_all(old: Sequence[Clause], new: Sequence[Clause]) -> Placing:
    """Place the clauses, then the headings, which go where their sections went; as one, by place in the drafts."""
    whole = Placing([_NO_WORDS] * len(old), [_NO_WORDS] * len(new))
    for is_negotiable in (True, False):
        here, there = _places(old, is_negotiable), _places(new, is_negotiable)
        kin = () if is_negotiable else _kin(old, new, whole.groups)
        placing = place_clauses([old[at] for at in here], [new[at] for at in there], kin)
        for at, wording in zip(here, placing.old, strict=True):
            whole.old[at] = wording
        for at, wording in zip(there, placing.new, strict=True):
            whole.new[at] = wording
        for group in placing.groups:
            group.old, group.new = [here[at] for at in group.old], [there[at] for at in group.new]
        whole.groups += placing.groups
        for at, others in placing.old_left.items():
            whole.old_left[here[at]] = tuple(there[other] for other in others)
        for at, others in placing.new_left.items():
            whole.new_left[there[at]] = tuple(here[other] for other in others)
    return whole


_NO_WORDS, *_ = read_wordings([""], [])[0]


def _places(clauses: Sequence[Clause], is_negotiable: bool) -> list[int]:
    return [place for place, clause in enumerate(clauses) if clause.is_negotiable is is_negotiable]


def _kin(old: Sequence[Clause], new: Sequence[Clause], groups: Sequence[Group]) -> list[tuple[int, int]]:
    """Pairs of headings, by number, where most linked clauses of the one's section are in the other's.

    A section holds those below it; the pair that holds most comes first.
    """
    left, right = find_sections(old), find_sections(new)
    here, there = ({at: number for number, at in enumerate(_places(draft, False))} for draft in (old, new))
    votes, of_old, of_new = Counter[tuple[int, int]](), Counter[int](), Counter[int]()
    for one, other in ((one, other) for group in groups for one in group.old for other in group.new):
        votes.update(product(left[one], right[other]))
        of_old.update(left[one])
        of_new.update(right[other])
    return [
        (here[one], there[other])
        for (one, other), many in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))
        if 2 * many > max(of_old[one], of_new[other])
    ]


def _group_links(
    placing: Placing, moved: Set[int], old: Sequence[Clause], new: Sequence[Clause]
) -> Iterable[tuple[float, Link]]:
    """Links of clauses that belong together, with the place in the new draft to show each at."""
    for number, group in enumerate(placing.groups):
        link = Link(
            change=_change(group, old, new, number in moved),
            old=tuple(old[place].id for place in group.old),
            new=tuple(new[place].id for place in group.new),
            score=round(group.score, 3),
            carried_by=_carriers(group, placing.old, placing.new),
        )
        yield group.new[0], link


def _lone_links(placing: Placing, old: Sequence[Clause], new: Sequence[Clause]) -> Iterable[tuple[float, Link]]:
    """Links of clauses left alone; an old one is shown behind the one it stood behind."""
    for place, candidates in placing.new_left.items():
        ids = tuple(old[other].id for other in candidates)
        yield place, _lone(placing, [(other, place) for other in candidates], new=(new[place].id,), candidates=ids)
    shown_at = {place: float(group.new[0]) for group in placing.groups for place in group.old}
    behind = -1.0
    for place, clause in enumerate(old):
        behind = shown_at.get(place, behind)
        if place in placing.old_left:
            candidates = placing.old_left[place]
            ids = tuple(new[other].id for other in candidates)
            link = _lone(placing, [(place, other) for other in candidates], old=(clause.id,), candidates=ids)
            yield behind + 0.5, link


def _lone(
    placing: Placing,
    pairs: list[tuple[int, int]],
    *,
    old: tuple[ClauseId, ...] = (),
    new: tuple[ClauseId, ...] = (),
    candidates: tuple[ClauseId, ...],
) -> Link:
    """Link one clause to nothing; where there are candidates, say what speaks for the likeliest."""
    if not pairs:
        return Link(change=Change.ADDED if new else Change.DROPPED, old=old, new=new)
    left, right = pairs[0]
    return Link(
        change=Change.UNPLACED,
        old=old,
        new=new,
        score=round(find_likeness(placing.old[left], placing.new[right]).share, 3),
        carried_by=_carriers(Group([left], [right]), placing.old, placing.new),
        candidates=candidates,
    )


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
    """Whether words crossed between a chapeau and a sub-paragraph of the same paragraph.

    A paragraph that had no sub-paragraphs before was split.
    """
    if len(old) == len(new) == 1:
        kinds = {old[0].kind, new[0].kind}
        return kinds == {ClauseKind.CHAPEAU, ClauseKind.SUBPARAGRAPH}
    if len(old) == 1 and old[0].kind is not ClauseKind.CHAPEAU:
        return False
    many = old if len(old) > 1 else new
    leads = {clause.id for clause in many if clause.kind in (ClauseKind.CHAPEAU, ClauseKind.PARAGRAPH)}
    below = (ClauseKind.SUBPARAGRAPH, ClauseKind.CLOSING)
    return any(clause.kind in below and clause.parent in leads for clause in many)


def _carriers(group: Group, old: Sequence[Wording], new: Sequence[Wording]) -> tuple[str, ...]:
    """Name the rarest words that both sides share, in small letters; the old form where it changed."""
    words = old[group.old[0]].of
    left, right = [old[place] for place in group.old], [new[place] for place in group.new]
    codes = frozenset[int]().union(*(one.rare for one in left)) & frozenset[int]().union(*(one.rare for one in right))
    if len(codes) < _CARRIERS:
        codes = frozenset(chain.from_iterable(one.codes for one in left))
        codes = codes.intersection(chain.from_iterable(one.codes for one in right))
        least = sorted(map(words.weight.__getitem__, codes), reverse=True)[:_CARRIERS][-1:]
        codes = frozenset(code for code in codes if words.weight[code] >= least[0])
    carriers = [(-words.weight[code], _form(words.forms[code], left)) for code in codes]
    return tuple(form for _, form in sorted(carriers, key=lambda one: (one[0], -len(one[1]), one[1]))[:_CARRIERS])


def _form(forms: Sequence[str], wordings: Sequence[Wording]) -> str:
    """Choose the word of a stem that stands in one of some clauses."""
    return forms[0] if len(forms) == 1 else next(form for one in wordings for form in forms if form in one.words)
