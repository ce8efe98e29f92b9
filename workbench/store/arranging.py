"""Lays what was added, removed, moved and renumbered in a working draft over the clauses it was tabled with.

Any entry may be withdrawn, so nothing here takes another entry for granted: what should follow a clause that is
no longer known stands at the end, and what hung from one hangs from nothing.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, cast

from workbench.model.acts import Arrangement, ClauseAdded, ClauseMoved, ClausesRenumbered
from workbench.model.base import ClauseId, DraftId
from workbench.model.change import Change, Link
from workbench.model.clause import Clause, ClauseKind

_KINDS: dict[str, type[ClauseAdded | ClauseMoved | ClausesRenumbered]] = {
    "ClauseAdded": ClauseAdded,
    "ClauseMoved": ClauseMoved,
    "ClausesRenumbered": ClausesRenumbered,
}
NEVER = 2**62
"""After every entry."""


class Arranged(NamedTuple):
    """What became of the clauses of a working draft, in the order of the record."""

    acts: tuple[Arrangement | ClauseId, ...] = ()
    """A removed clause is named alone."""

    @property
    def added(self) -> tuple[ClauseId, ...]:
        """Clauses added since the draft was tabled, and not removed again."""
        gone = self.removed
        return tuple(one.clause.id for one in self.acts if isinstance(one, ClauseAdded) and one.clause.id not in gone)

    @property
    def removed(self) -> frozenset[ClauseId]:
        """Clauses removed."""
        return frozenset(one for one in self.acts if isinstance(one, str))

    @property
    def moved(self) -> frozenset[ClauseId]:
        """Clauses that were moved themselves, not along with one above them."""
        return frozenset(next(iter(one.words)) for one in self.acts if isinstance(one, ClauseMoved))


def read_arranged(connection: sqlite3.Connection, draft: DraftId, before: int | None = None) -> Arranged:
    """Return what became of a draft's clauses, by now or before an entry."""
    rows = connection.execute(
        "select kind, clause, body from arrangement where draft = ? and entry < ? order by entry, rowid",
        (draft, NEVER if before is None else before),
    )
    return Arranged(
        tuple(
            cast(Arrangement, _KINDS[kind].model_validate_json(body)) if kind in _KINDS else str(clause)
            for kind, clause, body in rows
        )
    )


def arrange(tabled: Sequence[Clause], arranged: Arranged) -> tuple[Clause, ...]:
    """Return the clauses of a working draft as they stand now; labels stay unique, whatever was withdrawn."""
    if not arranged.acts:
        return tuple(tabled)
    order = [clause.id for clause in tabled]
    clauses = {clause.id: clause for clause in tabled}
    for act in arranged.acts:
        match act:
            case ClauseAdded(clause=clause):
                clauses[clause.id] = clause
                _insert(order, [clause.id], act.after)
            case ClauseMoved():
                _move(order, clauses, act)
            case ClausesRenumbered(names=names):
                for clause_id in names.keys() & clauses.keys():
                    clauses[clause_id] = clauses[clause_id].model_copy(update=names[clause_id].model_dump())
    left = [clauses[one] for one in order if one not in arranged.removed]
    return tuple(_with_unique_labels(_with_parents(left)))


def _insert(order: list[ClauseId], block: Sequence[ClauseId], after: ClauseId | None) -> None:
    at = 0 if after is None else order.index(after) + 1 if after in order else len(order)
    order[at:at] = block


def _move(order: list[ClauseId], clauses: dict[ClauseId, Clause], act: ClauseMoved) -> None:
    block = [one for one in act.words if one in clauses]
    if not block:
        return
    order[:] = [one for one in order if one not in act.words]
    _insert(order, block, act.after)
    head, *below = block
    deeper = act.depth - clauses[head].depth
    place = {"parent": act.parent, "depth": act.depth, "kind": act.becomes}
    clauses[head] = clauses[head].model_copy(update=place)
    for one in below:
        clauses[one] = clauses[one].model_copy(update={"depth": clauses[one].depth + deeper})


def _with_parents(clauses: Sequence[Clause]) -> Iterator[Clause]:
    """Let nothing hang from a clause that is gone, and call chapeau what has sub-paragraphs."""
    here = {clause.id for clause in clauses}
    leading = {clause.parent for clause in clauses if clause.kind is ClauseKind.SUBPARAGRAPH}
    for clause in clauses:
        changed: dict[str, object] = {"parent": None} if clause.parent and clause.parent not in here else {}
        if clause.kind in (ClauseKind.PARAGRAPH, ClauseKind.CHAPEAU):
            kind = ClauseKind.CHAPEAU if clause.id in leading else ClauseKind.PARAGRAPH
            changed |= {"kind": kind} if kind is not clause.kind else {}
        yield clause.model_copy(update=changed) if changed else clause


def _with_unique_labels(clauses: Iterable[Clause]) -> Iterator[Clause]:
    taken: set[str] = set()
    for clause in clauses:
        label, times = clause.label, 1
        while label in taken:
            times += 1
            label = f"{clause.label} #{times}"
        taken.add(label)
        yield clause if label == clause.label else clause.model_copy(update={"label": label})


def labels_over_time(tabled: Iterable[Clause], arranged: Arranged) -> dict[ClauseId, tuple[str, ...]]:
    """Return all labels that each clause ever had in its draft, the newest last; of removed clauses too."""
    labels: dict[ClauseId, tuple[str, ...]] = {clause.id: (clause.label,) for clause in tabled}
    for act in arranged.acts:
        if isinstance(act, ClauseAdded):
            labels[act.clause.id] = (act.clause.label,)
        if isinstance(act, ClausesRenumbered):
            for clause_id in act.names.keys() & labels.keys():
                labels[clause_id] = (*labels[clause_id], act.names[clause_id].label)
    return labels


def follow(links: Iterable[Link], old: Arranged, new: Arranged) -> tuple[Link, ...]:
    """Return the links between two drafts as they are after what became of the clauses of either since.

    A removed clause is dropped, one that was added is added, one that was moved is moved. What the older draft
    got after the newer one was made is unplaced: nobody said what became of it.
    """
    if not (old.acts or new.acts):
        return tuple(links)
    found: list[Link] = []
    for link in links:
        was = tuple(one for one in link.old if one not in old.removed)
        now = tuple(one for one in link.new if one not in new.removed)
        found += _followed(link, was, now, is_moved=bool(new.moved & set(now)))
    linked = {one for link in found for one in (*link.old, *link.new)}
    found += [Link(change=Change.ADDED, new=(one,)) for one in new.added if one not in linked]
    found += [Link(change=Change.UNPLACED, old=(one,), score=0.0) for one in old.added if one not in linked]
    return tuple(found)


def _followed(link: Link, old: tuple[ClauseId, ...], new: tuple[ClauseId, ...], *, is_moved: bool) -> Iterator[Link]:
    if old and new:
        change = _change(link, old, new, is_moved=is_moved)
        yield link.model_copy(update={"old": old, "new": new, "change": change})
    elif new and link.old:
        yield from (Link(change=Change.ADDED, new=(one,)) for one in new)
    elif old and link.new:
        yield from (Link(change=Change.DROPPED, old=(one,)) for one in old)
    elif old or new:
        yield link


def _change(link: Link, old: tuple[ClauseId, ...], new: tuple[ClauseId, ...], *, is_moved: bool) -> Change:
    if len(old) == len(new) == 1:
        if is_moved:
            return Change.MOVED
        if link.change in (Change.SPLIT, Change.MERGED):
            return Change.AMENDED
    return link.change
