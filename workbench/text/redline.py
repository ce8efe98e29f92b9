"""Draws the redline between two wordings: whole words kept, deleted, inserted, moved.

It alone turns a comparison into edits. The edits always give back both texts byte for byte; everything
that makes them pleasant to read (`workbench.text.tidy`) only chooses among such redlines.
"""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate
from operator import add

from workbench.model.change import Edit, Op, Redline
from workbench.text.edits import match_words
from workbench.text.force import force_note
from workbench.text.moves import Moves, find_moves
from workbench.text.sentences import find_carried
from workbench.text.tidy import Run, kept_runs, tidy_matches
from workbench.text.wholes import join_wholes
from workbench.text.words import is_word, split_units

TYPOGRAPHIC = "typographic"
"""The note of an edit that changes quotation marks, dashes or spaces and nothing else."""
_TYPES = str.maketrans(
    dict.fromkeys("“”„«»‟〝〞＂", '"') | dict.fromkeys("‘’‚‛ʼ`´", "'") | dict.fromkeys("‐‑‒–—―−", "-")
)
_NO_TYPES = str.maketrans(dict.fromkeys("\"'-"))


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
    before, after = _Units(old), _Units(new)
    carried = find_carried(before.codes, after.codes)
    left, right = carried.masked if carried else (before.codes, after.codes)
    matches = match_words(left[:-1], right[:-1])
    matches.append(len(after.codes) - 1)
    tidy_matches(before.codes, after.codes, matches)
    runs = kept_runs(matches)
    moves = find_moves(left, right, runs)
    if carried:
        moves = carried.with_moves(moves, matches)
    return tuple(_edits(before, after, runs, moves))


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


class _Units:
    """A text as gaps and words, where each begins, and what of the words is compared."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.gaps, self.words = join_wholes(*split_units(text))
        self.codes = self.words if text.isascii() else [*map(_code, self.words)]
        sizes = map(add, map(len, self.gaps), map(len, self.words))
        self.starts_at = list(accumulate(sizes, initial=0))

    def between(self, start: int, end: int) -> str:
        """Give the text of units from, to, with the gap before each."""
        return self.text[self.starts_at[start] : self.starts_at[end]]


@lru_cache(maxsize=65536)
def _code(word: str) -> str:
    """Give what of a word is compared: quotes, dashes and ways of writing an accent are all one."""
    return unicodedata.normalize("NFC", word).translate(_TYPES)


def _is_typographic(deleted: str, inserted: str) -> bool:
    """Whether two runs differ in quotes, dashes and spaces only."""
    if deleted.isalnum() and inserted.isalnum() and deleted.isascii() and inserted.isascii():
        return deleted == inserted
    return _bare(deleted) == _bare(inserted)


def _bare(text: str) -> str:
    if text.isascii():
        return text.translate(_NO_ASCII_TYPES)
    folded = _code(text).translate(_NO_TYPES)
    return "".join(character for character in folded if not character.isspace() and character not in _UNSEEN)


_NO_ASCII_TYPES = str.maketrans(dict.fromkeys("\"'`-" + "\t\n\v\f\r\x1c\x1d\x1e\x1f "))
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u061c\u2060\ufeff\u202a\u202b\u202c\u2066\u2067\u2068\u2069")


def _edits(before: _Units, after: _Units, runs: list[Run], moves: Moves) -> Iterable[Edit]:
    """Give what is kept and, between it, the changes."""
    pending = _Pending()
    old_at = new_at = 0
    for start, end, other in runs:
        yield from pending.take(before, old_at, start, after, new_at, other, moves)
        yield from _kept(before, start, end, after, other, pending)
        old_at, new_at = end, other + end - start
    yield from pending.flush()


def _kept(before: _Units, start: int, end: int, after: _Units, other: int, pending: "_Pending") -> Iterable[Edit]:
    """One run of kept words: at once where nothing but the words' places differ, else unit by unit."""
    ahead = other + end - start
    if before.words[start:end] == after.words[other:ahead] and before.gaps[start:end] == after.gaps[other:ahead]:
        yield from pending.keep(before.between(start, end))
        return
    at = start
    while at < end:
        there = other + at - start
        gap, new_gap = before.gaps[at], after.gaps[there]
        word, new_word = before.words[at], after.words[there]
        if gap == new_gap and word == new_word:
            stop = at + 1
            while stop < end and _is_same(before, stop, after, other + stop - start):
                stop += 1
            yield from pending.keep(before.between(at, stop))
            at = stop
            continue
        if gap == new_gap:
            yield from pending.keep(gap)
        else:
            pending.change(gap, new_gap)
        if word == new_word:
            yield from pending.keep(word)
        else:
            pending.change(word, new_word)
        at += 1


def _is_same(before: _Units, at: int, after: _Units, there: int) -> bool:
    return before.words[at] == after.words[there] and before.gaps[at] == after.gaps[there]


class _Pending:
    """The change being gathered between two kept runs, and the kept text before it."""

    def __init__(self) -> None:
        self.kept = ""
        self.deleted: list[tuple[str, int | None]] = []
        self.inserted: list[tuple[str, int | None]] = []

    def keep(self, text: str) -> Iterable[Edit]:
        """Kept words end the change before them."""
        if text:
            if self.deleted or self.inserted:
                yield from self.flush()
            self.kept += text

    def change(self, deleted: str, inserted: str) -> None:
        """Add to the change."""
        if deleted:
            _append(self.deleted, deleted, None)
        if inserted:
            _append(self.inserted, inserted, None)

    def take(
        self, before: _Units, start: int, end: int, after: _Units, other: int, other_end: int, moves: Moves
    ) -> Iterable[Edit]:
        """Add words deleted and inserted; the white space both begin with is kept."""
        gap = ""
        if start < end and other < other_end:
            gap = before.gaps[start] if before.gaps[start] == after.gaps[other] else ""
            yield from self.keep(gap)
        _append_units(self.deleted, before, start, end, moves[0], len(gap))
        _append_units(self.inserted, after, other, other_end, moves[1], len(gap))

    def flush(self) -> Iterable[Edit]:
        """Give the kept text and the change, deletions first."""
        if self.kept:
            yield Edit(Op.KEEP, self.kept)
        note = _note(self.deleted, self.inserted)
        for op, pieces in ((Op.DELETE, self.deleted), (Op.INSERT, self.inserted)):
            for text, move in pieces:
                yield Edit(op, text, move, "" if move else note)
        self.kept, self.deleted, self.inserted = "", [], []


def _append(pieces: list[tuple[str, int | None]], text: str, move: int | None) -> None:
    if pieces and pieces[-1][1] == move:
        pieces[-1] = (pieces[-1][0] + text, move)
    else:
        pieces.append((text, move))


def _append_units(
    pieces: list[tuple[str, int | None]],
    units: _Units,
    start: int,
    end: int,
    moves: dict[int, int],
    skip: int,
) -> None:
    at = start
    while at < end:
        move = moves.get(at)
        stop = at + 1
        while stop < end and moves.get(stop) == move:
            stop += 1
        _append(pieces, units.between(at, stop)[skip if at == start else 0 :], move)
        at = stop


def _note(deleted: list[tuple[str, int | None]], inserted: list[tuple[str, int | None]]) -> str:
    before = "".join(text for text, move in deleted if move is None)
    after = "".join(text for text, move in inserted if move is None)
    if _is_typographic(before, after):
        return TYPOGRAPHIC if before or after else ""
    return force_note(_said_words(before.strip(" ")), _said_words(after.strip(" ")))


@lru_cache(maxsize=8192)
def _said_words(text: str) -> tuple[str, ...]:
    return tuple(filter(is_word, join_wholes(*split_units(text))[1]))
