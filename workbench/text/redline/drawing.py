"""Draws the redline between two wordings: whole words kept, deleted, inserted, moved.

It alone turns a comparison into edits. The edits always give back both texts byte for byte; everything
that makes them pleasant to read (`workbench.text.redline.tidy`) only chooses among such redlines.
"""

from functools import lru_cache
from itertools import groupby

from workbench.model.change import Edit, Op, Redline
from workbench.text.redline.bracketed import BRACKETS
from workbench.text.redline.edits import Run, match_words
from workbench.text.redline.force import force_note
from workbench.text.redline.gaps import set_gaps
from workbench.text.redline.moves import find_moves
from workbench.text.redline.sentences import find_carried
from workbench.text.redline.tidy import tidy_runs
from workbench.text.redline.wholes import cut_units, typeless
from workbench.text.words import split_units

TYPOGRAPHIC = "typographic"
"""The note of an edit that changes quotation marks, dashes or spaces and nothing else."""


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
    return redline if BRACKETS.isdisjoint(old) and BRACKETS.isdisjoint(new) else set_gaps(redline)


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


_Pieces = list[tuple[str, int | None]]
"""Texts, each with the number of its move where it moved."""


class _Side:
    """One of the two texts, in units, with what of each is compared, and which of them moved."""

    def __init__(self, text: str) -> None:
        self.units, self.codes = cut_units(text)
        self.moves: dict[int, int] = {}

    def pieces(self, start: int, end: int) -> _Pieces:
        """Give the text of some units: all of one piece, or cut where a move begins or ends."""
        if not self.moves or start == end:
            return [("".join(self.units[start:end]), None)] if start < end else []
        numbered = groupby(range(start, end), self.moves.get)
        return [("".join([self.units[place] for place in places]), move) for move, places in numbered]

    def words(self, start: int, end: int) -> list[str]:
        """Give the words and signs of those that did not move."""
        if not self.moves:
            return self.codes[start:end]
        return [self.codes[place] for place in range(start, end) if place not in self.moves]


def _edits(before: _Side, after: _Side, runs: list[Run]) -> Redline:
    """Give what is kept and, between it, the changes."""
    drawn = _Drawing()
    old_at = new_at = 0
    for start, end, other in runs:
        if old_at < start or new_at < other:
            drawn.change(before.pieces(old_at, start), after.pieces(new_at, other))
            drawn.lost += before.words(old_at, start)
            drawn.won += after.words(new_at, other)
        old_at, new_at = end, other + end - start
        kept, same = before.units[start:end], after.units[other:new_at]
        if kept == same:
            drawn.keep("".join(kept))
        else:
            for pair in zip(kept, same, strict=True):
                _draw_retyped(drawn, *pair)
    return drawn.finished()


def _draw_retyped(drawn: "_Drawing", unit: str, other: str) -> None:
    """Draw a unit that is kept although its gap, or the way it is typed, may differ."""
    if unit == other:
        drawn.keep(unit)
        return
    for old, new in zip(_gap_and_word(unit), _gap_and_word(other), strict=True):
        if old == new:
            drawn.keep(old)
        else:
            drawn.change([(old, None)] if old else [], [(new, None)] if new else [])


def _gap_and_word(unit: str) -> tuple[str, str]:
    gap = _gap(unit)
    return gap, unit[len(gap) :]


def _gap(text: str) -> str:
    """Give the gap a text begins with; most begin with a word, or with one space and a word."""
    start = text.startswith(" ")
    return text[:start] if text[start : start + 1].isalnum() else split_units(text)[0][0]


class _Drawing:
    """A redline being drawn: edits that are done, the text kept after them, and the change after that."""

    def __init__(self) -> None:
        self.edits: list[Edit] = []
        self.kept = ""
        self.deleted: _Pieces = []
        self.inserted: _Pieces = []
        self.lost: list[str] = []
        self.won: list[str] = []

    def keep(self, text: str) -> None:
        """Keep some text; this ends the change before it."""
        if text:
            if self.deleted or self.inserted:
                self._finish()
            self.kept += text

    def change(self, deleted: _Pieces, inserted: _Pieces) -> None:
        """Add to the change; the space that both sides begin with is kept."""
        self.keep(_take_common_gap(deleted, inserted))
        if self.deleted or self.inserted:
            _extend(self.deleted, deleted)
            _extend(self.inserted, inserted)
            self.kept += _take_common_gap(self.deleted, self.inserted)
        else:
            self.deleted, self.inserted = deleted, inserted

    def finished(self) -> Redline:
        """Give the whole redline."""
        self._finish()
        return tuple(self.edits)

    def _finish(self) -> None:
        if self.kept:
            self.edits.append(Edit(Op.KEEP, self.kept))
            self.kept = ""
        if self.deleted or self.inserted:
            note = _note(self.deleted, self.inserted, self.lost, self.won)
            self.edits += [Edit(Op.DELETE, text, move, "" if move else note) for text, move in self.deleted]
            self.edits += [Edit(Op.INSERT, text, move, "" if move else note) for text, move in self.inserted]
            self.deleted, self.inserted, self.lost, self.won = [], [], [], []


def _take_common_gap(deleted: _Pieces, inserted: _Pieces) -> str:
    """Take the gap that both sides of a change begin with off them, if it is the same."""
    if not deleted or not inserted:
        return ""
    gap = _gap(deleted[0][0])
    if not gap or gap != _gap(inserted[0][0]):
        return ""
    for pieces in (deleted, inserted):
        text, move = pieces[0]
        pieces[:1] = [(text[len(gap) :], move)] if len(text) > len(gap) else []
    return gap


def _extend(pieces: _Pieces, more: _Pieces) -> None:
    for text, move in more:
        if pieces and pieces[-1][1] == move:
            pieces[-1] = (pieces[-1][0] + text, move)
        else:
            pieces.append((text, move))


def _note(deleted: _Pieces, inserted: _Pieces, lost: list[str], won: list[str]) -> str:
    before, after = _unmoved(deleted), _unmoved(inserted)
    if _bare(before) == _bare(after):
        return TYPOGRAPHIC if before or after else ""
    return force_note(lost, won)


def _unmoved(pieces: _Pieces) -> str:
    return "".join([text for text, move in pieces if move is None])


@lru_cache(maxsize=65536)
def _bare(text: str) -> str:
    if text.isascii():
        return text.translate(_NO_ASCII_TYPES)
    return typeless(text).translate(_NO_TYPES)


_NO_ASCII_TYPES = str.maketrans(dict.fromkeys("\"'`-" + "\t\n\v\f\r\x1c\x1d\x1e\x1f "))
_UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u061c\u2060\ufeff\u202a\u202b\u202c\u2066\u2067\u2068\u2069"
_SPACES = "".join(filter(str.isspace, map(chr, range(0x3001))))
_NO_TYPES = str.maketrans(dict.fromkeys("\"'-" + _UNSEEN + _SPACES))
"""What is left out to see whether only the type changed: quotes, dashes, white space, marks that are not seen."""
