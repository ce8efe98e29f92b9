"""Draws the redline between two wordings: whole words kept, deleted, inserted, moved.

It alone turns a comparison into edits. The edits always give back both texts byte for byte; everything
that makes them pleasant to read (`workbench.text.redline.tidy`) only chooses among such redlines.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate, groupby, pairwise

from workbench.model.change import TYPOGRAPHIC, Edit, Op, Redline
from workbench.text.redline.bracketed import BRACKETS
from workbench.text.redline.edits import Run, match_words
from workbench.text.redline.force import force_note, shipped_words
from workbench.text.redline.gaps import set_gaps
from workbench.text.redline.moves import find_moves
from workbench.text.redline.pointing import without_false_alarms
from workbench.text.redline.sentences import find_carried
from workbench.text.redline.tidy import tidy_runs
from workbench.text.redline.wholes import cut_units, typeless
from workbench.text.words import GAPS, split_gap


def draw_redline(old: str, new: str) -> Redline:
    """Draw what became of a wording.

    Guarantees, for any two texts: keeps and deletes join to `old`, keeps and inserts to `new`; no word,
    number, date, symbol or combining character is cut; where words are replaced, the deletion stands
    before the insertion. `Edit.move` numbers words that moved inside the text: a sentence that was
    edited on its way carries one number on all that stayed the same in it. `Edit.note` is
    `typographic` for changes of quotes, dashes and spaces only, or names a change of force.
    """
    if old == new:
        return (Edit(Op.KEEP, old),) if old else ()
    if not old or not new:
        return (Edit(Op.INSERT, new),) if new else (Edit(Op.DELETE, old),)
    before, after = _Side(old), _Side(new)
    runs = match_words(before.codes, after.codes)
    carried = find_carried(before.codes, after.codes, runs)
    if carried:
        runs = match_words(*carried.masked)
    runs = tidy_runs(before.codes, after.codes, runs)
    left, right = carried.masked if carried else (before.codes, after.codes)
    moves = find_moves(left, right, runs)
    before.moves, after.moves = carried.with_moves(moves, runs) if carried else moves
    redline = _edits(before, after, runs)
    if not (BRACKETS.isdisjoint(old) and BRACKETS.isdisjoint(new)):
        redline = set_gaps(redline)
    return without_false_alarms(redline, shipped_words())


def kept_share(old: str, new: str) -> float:
    """Return the share of characters that a redline keeps, of both texts together: 0 to 1."""
    kept = sum(len(edit.text) for edit in draw_redline(old, new) if edit.op is Op.KEEP)
    return 2 * kept / (len(old) + len(new)) if old or new else 1.0


def accepted(redline: Redline) -> str:
    """Give the text with every edit accepted: the new one."""
    return "".join(edit.text for edit in redline if edit.op is not Op.DELETE)


def rejected(redline: Redline) -> str:
    """Give the text with every edit rejected: the old one."""
    return "".join(edit.text for edit in redline if edit.op is not Op.INSERT)


def force_changes(redline: Redline) -> tuple[str, ...]:
    """List what a redline notes on force, each change once, in the order of the text."""
    notes = (note for edit in redline for note in edit.note.split("; ") if note not in ("", TYPOGRAPHIC))
    return tuple(dict.fromkeys(notes))


def changes_type_only(redline: Redline) -> bool:
    """Whether something changed, and all of it is typographic."""
    return {edit.note for edit in redline if edit.op is not Op.KEEP} == {TYPOGRAPHIC}


class _Side:
    """One of the two texts, in units, with what of each is compared, where each starts, and which of them moved."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.units, self.codes = cut_units(text)
        self.starts = [*accumulate(map(len, self.units), initial=0)]
        self.moves: dict[int, int] = {}

    def edits(self, op: Op, start: int, end: int, note: str) -> list[Edit]:
        """Give the edits of some of the text: one, or as many as moves begin or end there."""
        if not self.moves or start == end:
            return [Edit(op, self.text[start:end], None, note)] if start < end else []
        units = range(bisect_right(self.starts, start) - 1, bisect_left(self.starts, end))
        spans = [(move, [*places]) for move, places in groupby(units, self.moves.get)]
        cuts = [start, *(self.starts[places[0]] for _, places in spans[1:]), end]
        texts = (self.text[slice(*cut)] for cut in pairwise(cuts))
        return [Edit(op, text, move, "" if move else note) for text, (move, _) in zip(texts, spans, strict=True)]

    def unmoved(self, start: int, end: int) -> str:
        """Give what did not move of some of the text."""
        if not self.moves:
            return self.text[start:end]
        return "".join([edit.text for edit in self.edits(Op.KEEP, start, end, "") if edit.move is None])

    def words(self, start: int, end: int) -> list[str]:
        """Give the words and signs of those units that did not move."""
        if not self.moves:
            return self.codes[start:end]
        return [self.codes[place] for place in range(start, end) if place not in self.moves]


@dataclass(slots=True)
class _Change:
    """What is taken out and put in at one place: characters of both texts from, to; and the words among them."""

    old_from: int
    old_to: int
    new_from: int
    new_to: int
    lost: list[str] = field(default_factory=list)
    won: list[str] = field(default_factory=list)


def _edits(before: _Side, after: _Side, runs: list[Run]) -> Redline:
    """Give what is kept and, between it, the changes."""
    edits: list[Edit] = []
    at = 0
    for change in _joined(before, after, _changes(before, after, runs)):
        if at < change.old_from:
            edits.append(Edit(Op.KEEP, before.text[at : change.old_from]))
        at = change.old_to
        note = _note(before, after, change)
        edits += before.edits(Op.DELETE, change.old_from, change.old_to, note)
        edits += after.edits(Op.INSERT, change.new_from, change.new_to, note)
    if at < len(before.text):
        edits.append(Edit(Op.KEEP, before.text[at:]))
    return tuple(edits)


def _joined(before: _Side, after: _Side, changes: Iterable[_Change]) -> Iterable[_Change]:
    """Join the changes that touch; the gap that both sides of one begin with is kept."""
    last = _Change(0, 0, 0, 0)
    for change in changes:
        _keep_gap(before, after, change)
        if last.old_to == change.old_from and last.new_to == change.new_from:
            last.old_to, last.new_to = change.old_to, change.new_to
            last.lost += change.lost
            last.won += change.won
            _keep_gap(before, after, last)
        elif change.old_from < change.old_to or change.new_from < change.new_to:
            if last.old_to or last.new_to:
                yield last
            last = change
    if last.old_to or last.new_to:
        yield last


def _keep_gap(before: _Side, after: _Side, change: _Change) -> None:
    if change.old_from < change.old_to and change.new_from < change.new_to:
        gap, _ = split_gap(before.text[change.old_from : change.old_to])
        if gap and gap == split_gap(after.text[change.new_from : change.new_to])[0]:
            change.old_from += len(gap)
            change.new_from += len(gap)


def _changes(before: _Side, after: _Side, runs: list[Run]) -> Iterable[_Change]:
    """Give what changed between the runs, and of kept units that are typed otherwise the gaps or words that differ."""
    here, there = before.starts, after.starts
    old_at = new_at = 0
    for start, end, other in runs:
        if old_at < start or new_at < other:
            words = before.words(old_at, start), after.words(new_at, other)
            yield _Change(here[old_at], here[start], there[new_at], there[other], *words)
        old_at, new_at = end, other + end - start
        if before.text[here[start] : here[end]] != after.text[there[other] : there[new_at]]:
            for step in range(end - start):
                yield from _retyped(before, after, start + step, other + step)


def _retyped(before: _Side, after: _Side, place: int, other: int) -> Iterable[_Change]:
    """Give what differs of a unit that is kept: its gap, or the way its word is typed."""
    (gap, word), (new_gap, new_word) = split_gap(before.units[place]), split_gap(after.units[other])
    old_from, new_from = before.starts[place], after.starts[other]
    old_at, new_at = old_from + len(gap), new_from + len(new_gap)
    if gap != new_gap:
        yield _Change(old_from, old_at, new_from, new_at)
    if word != new_word:
        yield _Change(old_at, before.starts[place + 1], new_at, after.starts[other + 1])


def _note(before: _Side, after: _Side, change: _Change) -> str:
    deleted = before.unmoved(change.old_from, change.old_to)
    inserted = after.unmoved(change.new_from, change.new_to)
    if _is_type(deleted, inserted):
        return TYPOGRAPHIC if deleted or inserted else ""
    return force_note(change.lost, change.won)


def _is_type(deleted: str, inserted: str) -> bool:
    """Whether two texts differ in quotation marks, dashes and spaces at most."""
    if deleted[-1:] != inserted[-1:] and (deleted[-1:] + inserted[-1:]).isalnum():
        return False
    return _bare(deleted) == _bare(inserted)


def _bare(text: str) -> str:
    if text.isascii():
        return text.translate(_NO_ASCII_TYPES)
    return typeless(text).translate(_NO_TYPES)


_NO_ASCII_TYPES = str.maketrans(dict.fromkeys("\"'`-" + "\t\n\v\f\r\x1c\x1d\x1e\x1f "))
_NO_TYPES = str.maketrans(dict.fromkeys("\"'-\u00ad\u200c\u200d" + GAPS))
"""What is left out to see whether only the type changed: quotes, dashes, white space, marks that are not seen."""
