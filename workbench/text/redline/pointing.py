"""Looks at what is pointed out of a redline where it stands: what is no change of force there is not pointed out.

`workbench.text.redline.force` sees the words of a change alone. Here the text around them is seen too: 不 in 不同
negates nothing, the 3 of `3. Decides` is a label, that of `principles3` a footnote's mark.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from workbench.model.change import TYPOGRAPHIC, Edit, Op, Redline
from workbench.text.redline.force import BECAME, COME, GONE, ForceWords
from workbench.text.redline.wholes import cut_units

_FIGURE = re.compile(r"\d{1,3}")
_LABEL = re.compile(r"(?:\A|\n)\s*[(\[（]?\s*\Z")
_AFTER_LABEL = re.compile(r"\s*(?:[.)\]）]|bis\b|ter\b|quater\b)")
_MARKED = re.compile(r"([^\W\d]+)[.,;:]?\d{1,3}")
_REACH = 16
"""Characters around a word that are looked at."""


def point_out(redline: Redline, words: ForceWords) -> Redline:
    """Note on a redline what changed in force by these words, in place of what was noted."""
    return without_false_alarms(tuple(_noted(redline, words)), words)


def _noted(redline: Redline, words: ForceWords) -> Iterator[Edit]:
    for is_kept, edits in groupby(redline, lambda edit: edit.op is Op.KEEP):
        change = [*edits]
        if is_kept or all(edit.note == TYPOGRAPHIC for edit in change):
            yield from change
            continue
        lost, won = (_words_of(change, op) for op in (Op.DELETE, Op.INSERT))
        note = words.note(lost, won)
        yield from (edit._replace(note="" if edit.move else note) for edit in change)


def _words_of(change: list[Edit], op: Op) -> list[str]:
    return [word for edit in change if edit.op is op and edit.move is None for word in cut_units(edit.text)[1]]


def without_false_alarms(redline: Redline, words: ForceWords) -> Redline:
    """Leave out of the notes what, where it stands, is no change of force."""
    if not any(edit.note and edit.note != TYPOGRAPHIC for edit in redline):
        return redline
    sides = {
        side: "".join(edit.text for edit in redline if edit.op is not other)
        for side, other in ((Op.DELETE, Op.INSERT), (Op.INSERT, Op.DELETE))
    }
    places = {Op.DELETE: 0, Op.INSERT: 0}
    looked: list[Edit] = []
    stayed = _gone_and_come(redline)
    for is_kept, edits in groupby(redline, lambda edit: edit.op is Op.KEEP):
        change = [*edits]
        starts = dict(places)
        for edit in change:
            for side in places:
                places[side] += len(edit.text) if edit.op in (Op.KEEP, side) else 0
        note = next((edit.note for edit in change if edit.note), "")
        if not is_kept and note and note != TYPOGRAPHIC:
            spans = {side: (sides[side], starts[side], places[side]) for side in places}
            kept = "; ".join(one for one in note.split("; ") if one not in stayed and not _is_false(one, spans, words))
            change = [edit._replace(note=kept if edit.note == note else edit.note) for edit in change]
        looked += change
    return tuple(looked)


def _gone_and_come(redline: Redline) -> set[str]:
    """Return the notes on words that went from one place of the text and came to another as often."""
    changes = (edits for is_kept, edits in groupby(redline, lambda edit: edit.op is Op.KEEP) if not is_kept)
    noted = Counter(note for edits in changes for note in next((e.note for e in edits if e.note), "").split("; "))
    words = {note[len(GONE) :] for note in noted if note.startswith((GONE, COME))}
    return {sign + word for word in words if noted[GONE + word] == noted[COME + word] for sign in (GONE, COME)}


_Span = tuple[str, int, int]
"""A whole text, and from where to where in it the change stands."""


def _is_false(note: str, spans: dict[Op, _Span], words: ForceWords) -> bool:
    """Whether a note, such as `+ 不` or `2 → 3`, is about a word that means something else where it stands."""
    if note.startswith((GONE, COME)):
        side, other = (Op.DELETE, Op.INSERT) if note.startswith(GONE) else (Op.INSERT, Op.DELETE)
        word = note[len(GONE) :]
        return _is_marked_word(word, spans[other]) or _means_nothing(word, spans[side], words, alone=True)
    before, _, after = note.partition(BECAME)
    old, new = spans[Op.DELETE], spans[Op.INSERT]
    if _FIGURE.fullmatch(before) and _FIGURE.fullmatch(after):
        return _is_mark(before, old) and _is_mark(after, new)
    return _means_nothing(before, old, words) or _means_nothing(after, new, words)


def _is_marked_word(word: str, other: _Span) -> bool:
    """Whether a word differs from the one it stands for by a footnote's mark alone: `Charter.3` for `Charter`."""
    marked = _MARKED.fullmatch(word)
    text, start, end = other
    return marked is not None and text[start:end].strip(" .,;:") == marked[1]


def _means_nothing(word: str, span: _Span, words: ForceWords, *, alone: bool = False) -> bool:
    if _FIGURE.fullmatch(word):
        return alone and _is_mark(word, span)
    covers = [longer for longer in words.neutral if word in longer]
    return bool(covers) and all(
        any(_covers(one, place, word, span[0]) for one in covers) for place in _places(word, span)
    )


def _places(word: str, span: _Span) -> list[int]:
    """Where a word stands in a change; once at the change's beginning if it is written otherwise there."""
    text, start, end = span
    return [found.start() + start for found in re.finditer(re.escape(word), _folded(text[start:end]))] or [start]


def _covers(longer: str, place: int, word: str, text: str) -> bool:
    """Whether a longer word stands over the word at a place."""
    around = _folded(text[max(0, place - _REACH) : place + _REACH])
    at = place - max(0, place - _REACH)
    return any(found.start() <= at < found.end() - len(word) + 1 for found in re.finditer(re.escape(longer), around))


def _folded(text: str) -> str:
    """Return a text in small letters, each character where it was."""
    folded = text.casefold()
    return folded if len(folded) == len(text) else text


def _is_mark(figure: str, span: _Span) -> bool:
    """Whether a figure is a label or a footnote's mark wherever the change has it."""
    text = span[0]
    places = [at for at in _places(figure, span) if text.startswith(figure, at)]
    return bool(places) and all(_is_label(text, at, figure) or _is_footnote(text, at) for at in places)


def _is_label(text: str, at: int, figure: str) -> bool:
    before = text[max(0, at - _REACH) : at]
    return _LABEL.search(before) is not None and _AFTER_LABEL.match(text, at + len(figure)) is not None


def _is_footnote(text: str, at: int) -> bool:
    """Whether a figure stands right behind a word or the sign after it, with no space between."""
    return at > 1 and (text[at - 1].isalpha() or (text[at - 1] in '.,;:”"’)' and text[at - 2].isalpha()))
