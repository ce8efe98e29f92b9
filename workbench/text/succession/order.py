"""Says which of the clauses that went on have moved: those out of the order of the others, or under another clause.

What an editor calls moved is as little as possible. Headings are compared with headings, sub-paragraphs with those
of their own paragraph, and a paragraph carries its sub-paragraphs along. Where clauses cross, the fewest have moved;
of as many, those whose number changed, then those that went farthest, then those of which fewer words were kept.
Closing words hang from nothing here: they go on from whatever stands last.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from workbench.model.clause import Clause, ClauseKind
from workbench.text.redline.edits import heaviest_rise
from workbench.text.succession.placement import Group, Placing


class _Draft:
    """Where the clauses of one draft stand, and which of the other each is linked to; all by place."""

    def __init__(self, clauses: Sequence[Clause], links: Iterable[tuple[Sequence[int], Sequence[int]]]) -> None:
        places = {clause.id: place for place, clause in enumerate(clauses)}
        self.clauses = clauses
        self.parents = [
            None if clause.kind is ClauseKind.CLOSING else places.get(clause.parent or "") for clause in clauses
        ]
        self._sections = find_sections(clauses)
        self.linked: dict[int, set[int]] = defaultdict(set)
        for here, there in links:
            for place in here:
                self.linked[place].update(there)

    def above(self, place: int) -> Iterable[int]:
        """Yield the clauses that one hangs from, the nearest first, and the headings it stands under."""
        parent = self.parents[place]
        while parent is not None:
            yield parent
            parent = self.parents[parent]
        yield from self._sections[place]

    def stands_together(self, places: Sequence[int]) -> bool:
        """Whether clauses are neighbours, or hang from the first of them."""
        is_run = places[-1] - places[0] == len(places) - 1
        return is_run or all(places[0] in self.above(place) for place in places[1:])


def find_sections(clauses: Sequence[Clause]) -> list[tuple[int, ...]]:
    """For each clause the headings it stands under, by place, the outermost first; none is under itself."""
    above: list[int] = []
    sections = []
    for place, clause in enumerate(clauses):
        if clause.kind is ClauseKind.HEADING:
            above = [at for at in above if clauses[at].depth < clause.depth]
        sections.append(tuple(above))
        if clause.kind is ClauseKind.HEADING:
            above.append(place)
    return sections


def find_moved(placing: Placing, old: Sequence[Clause], new: Sequence[Clause]) -> set[int]:
    """Return the numbers of the groups that moved.

    Clauses that were split or merged count where their parts stand together; others have no one place.
    """
    groups = placing.groups
    before = _Draft(old, [(group.old, group.new) for group in groups])
    after = _Draft(new, [(group.new, group.old) for group in groups])
    moved = {number for number, group in enumerate(groups) if _has_strayed(group, before, after)}
    rows: dict[tuple[bool, int | None], list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        if number not in moved and before.stands_together(group.old) and after.stands_together(group.new):
            under = None if after.parents[group.new[0]] is None else before.parents[group.old[0]]
            rows[old[group.old[0]].is_negotiable, under].append(number)
    weights = _weights(placing, before)
    for row in rows.values():
        moved.update(_out_of_order(row, groups, weights, before, after))
    return moved


def _out_of_order(
    row: Sequence[int], groups: Sequence[Group], weights: Sequence[int], before: _Draft, after: _Draft
) -> set[int]:
    """Choose from clauses that stand beside each other those that leave the others in one order."""
    row = sorted(row, key=lambda number: groups[number].old[0])
    ends = [(groups[number].old[0], groups[number].new[0]) for number in row]
    ranks = {at: rank for rank, at in enumerate(sorted(range(len(row)), key=lambda at: ends[at][1]))}
    nearness = [len(row) - abs(at - ranks[at]) for at in range(len(row))]
    is_same = [_number(before.clauses[here]) == _number(after.clauses[there]) for here, there in ends]
    words = 1 + sum(weights[number] for number in row)
    near = words * (1 + sum(nearness))
    lengths = [near * is_same[at] + words * nearness[at] + weights[number] for at, number in enumerate(row)]
    staying = heaviest_rise([there for _, there in ends], lengths)
    return {*row} - {row[index] for index in staying}


def _number(clause: Clause) -> str:
    return clause.number or clause.label


def _has_strayed(group: Group, before: _Draft, after: _Draft) -> bool:
    """Whether a clause went on under another paragraph, or passed between the preamble and the operative part.

    A paragraph that is new, or gone, is no other one: its sub-paragraphs have not moved.
    """
    if len(group.old) > 1 or len(group.new) > 1:
        return False
    here, there = group.old[0], group.new[0]
    kinds = before.clauses[here].kind, after.clauses[there].kind
    if (kinds[0] is ClauseKind.PREAMBULAR) != (kinds[1] is ClauseKind.PREAMBULAR):
        return True
    parent, other = before.parents[here], after.parents[there]
    goes_on = [bool(side.linked[at]) for side, at in ((before, parent), (after, other)) if at is not None]
    if parent is None or other is None:
        return any(goes_on)
    return all(goes_on) and other not in before.linked[parent]


def _weights(placing: Placing, before: _Draft) -> list[int]:
    """For each group how many words were kept, with those of the clauses that hang from it."""
    kept: dict[int, int] = defaultdict(int)
    for group in placing.groups:
        wordings = [*(placing.old[at] for at in group.old), *(placing.new[at] for at in group.new)]
        words = sum(len(wording.codes) for wording in wordings)
        for place in (group.old[0], *before.above(group.old[0])):
            kept[place] += round(group.score * words / 2)
    return [kept[group.old[0]] for group in placing.groups]
