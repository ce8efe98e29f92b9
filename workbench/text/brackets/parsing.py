"""Reads and prints negotiating brackets: the one module that says what a square bracket means.

Text to tree to text is lossless for any text; reading takes time in proportion to the text, at any depth.
What is read from the tree (clean text, one delegation's reading) is in `workbench.text.brackets.readings`.
"""

import re
from collections import Counter
from collections.abc import Collection
from itertools import pairwise

from workbench.model.bracket import Bracket, BracketKind, BracketTree
from workbench.text.brackets.attributions import begins_round_bracket
from workbench.text.brackets.choices import join_choices
from workbench.text.brackets.kinds import AROUND_PARAGRAPH, NUMBER, Read, Span, read_bracket
from workbench.text.brackets.outside import read_outsides
from workbench.text.brackets.pieces import cut_pieces

_MARK = re.compile(r"[\[\]［］]")
_MARK_OR_ROUND = re.compile(r"[\[\]［］()（）]")
_ROUND = re.compile(r"[(（]([^()（）\[\]\n:：]{2,80})[:：](?=(.{0,20}))")
_CLOSES = {"]": "[", "］": "［"}
_ROUND_OPEN, _ROUND_CLOSED = "(（", ")）"
_HALF_OPEN = re.compile(rf"\[\s*{NUMBER}\s*[,;]\s*{NUMBER}\s*\)|\(\s*{NUMBER}\s*[,;]\s*{NUMBER}\s*\]")


def parse_brackets(text: str, editorial: Collection[str] = ()) -> BracketTree:
    """Read the brackets of a clause.

    `editorial` holds contents the user marked as no negotiation (`["the Court"]`). A bracket without a
    partner is no error: it is left among the words and its offset named in `unbalanced`.
    """
    spans, parents, unbalanced = _pair(text)
    edges = _edges(spans, unbalanced)
    reads = [read_bracket(text, *one, editorial) for one in zip(spans, edges, strict=True)]
    perhaps_named = read_outsides(text, reads, unbalanced)
    brackets = [_bracket(text, one, parent) for one, parent in zip(reads, parents, strict=True)]
    brackets, perhaps_chosen = join_choices(text, brackets, reads)
    brackets = _with_paragraph(text, brackets, reads)
    doubts = tuple(sorted([*perhaps_named, *perhaps_chosen]))
    return BracketTree(tuple(cut_pieces(text, reads, parents)), tuple(brackets), tuple(unbalanced), doubts)


def _bracket(text: str, read: Read, parent: int | None) -> Bracket:
    attribution, content_at = read.attribution, read.start_at + 1
    sides = [one.owners for one in read.alternatives]
    owners = attribution.owners or tuple(dict.fromkeys(owner for side in sides for owner in side))
    return Bracket(
        read.start_at,
        read.end_at,
        BracketKind.CHOICE if read.alternatives else read.kind,
        owners,
        parent,
        None,
        tuple(text[content_at + one.start_at : content_at + one.end_at] for one in read.alternatives),
        tuple(sides) if any(sides) else (),
        attribution.against,
        attribution.reserving,
    )


def print_brackets(tree: BracketTree) -> str:
    """Print the text a tree was read from, to the byte."""
    return "".join(piece.text for piece in tree.pieces)


def open_brackets(text: str, editorial: Collection[str] = ()) -> tuple[Bracket, ...]:
    """Return the brackets that are under negotiation, in the order in which they open."""
    if not (_MARK.search(text) or _ROUND.search(text)):
        return ()
    return tuple(bracket for bracket in parse_brackets(text, editorial).brackets if bracket.is_open)


def count_brackets(text: str, editorial: Collection[str] = ()) -> int:
    """Count the open negotiating brackets: pairs that are not editorial, nested ones each for itself."""
    return len(open_brackets(text, editorial))


def bracket_owners(text: str, editorial: Collection[str] = ()) -> Counter[str]:
    """Count the open brackets by whom they name, as written; a bracket that names two counts for both."""
    return Counter(name for bracket in open_brackets(text, editorial) for name in bracket.named)


def unbalanced(text: str) -> tuple[int, ...]:
    """Offsets of square brackets without a partner, in order."""
    return tuple(_pair(text)[2])


def _pair(text: str) -> tuple[list[Span], list[int | None], list[int]]:
    """Pairs of brackets in the order in which they open, the place of each one's parent, and what is left over."""
    rounds = {one.start() for one in _ROUND.finditer(text) if begins_round_bracket(one[1], one[2])}
    intervals = {at for one in _HALF_OPEN.finditer(text) for at in (one.start(), one.end() - 1)}
    stack: list[int] = []
    squares = 0
    ends: dict[int, int] = {}
    lonely: list[int] = []
    for found in (_MARK_OR_ROUND if rounds else _MARK).finditer(text):
        mark, at = found[0], found.start()
        if at in intervals:
            continue
        if mark in _ROUND_CLOSED:
            if stack and text[stack[-1]] in _ROUND_OPEN and (opened := stack.pop()) in rounds:
                ends[opened] = at + 1
        elif mark not in _CLOSES:
            stack.append(at)
            squares += mark not in _ROUND_OPEN
        else:
            while squares and text[stack[-1]] in _ROUND_OPEN:
                stack.pop()  # opened inside the square bracket, and never closed
            if squares and text[stack[-1]] == _CLOSES[mark]:
                ends[stack.pop()] = at + 1
                squares -= 1
            else:
                lonely.append(at)
    lonely += (at for at in stack if text[at] not in _ROUND_OPEN)
    spans = sorted(ends.items())
    parents: list[int | None] = []
    around: list[int] = []
    for place, (start, _) in enumerate(spans):
        while around and spans[around[-1]][1] <= start:
            around.pop()
        parents.append(around[-1] if around else None)
        around.append(place)
    return spans, parents, sorted(lonely)


def _edges(spans: list[Span], lonely: list[int]) -> list[tuple[int, int]]:
    """For each bracket: where the free text after its opening ends, and that before its closing begins."""
    marks = sorted([*lonely, *(start for start, _ in spans), *(end - 1 for _, end in spans)])
    after = dict(pairwise(marks))
    before = dict(zip(marks[1:], (mark + 1 for mark in marks), strict=False))
    return [(after[start], before[end - 1]) for start, end in spans]


def _with_paragraph(text: str, brackets: list[Bracket], reads: list[Read]) -> list[Bracket]:
    """Name the bracket that holds the whole clause; requests to delete it, notes and notices stand beside it."""
    top = [place for place, bracket in enumerate(brackets) if bracket.parent is None]
    holding = [place for place in top if brackets[place].kind is BracketKind.INSERTION]
    others = {brackets[place].kind for place in top if brackets[place].kind is not BracketKind.INSERTION}
    if len(holding) != 1 or others - _BESIDE_PARAGRAPH:
        return brackets
    at = 0
    for place in top:
        if not AROUND_PARAGRAPH.fullmatch(text, at, reads[place].begins_at):
            return brackets
        at = reads[place].ends_at
    if not AROUND_PARAGRAPH.fullmatch(text, at):
        return brackets
    named = list(brackets)
    named[holding[0]] = named[holding[0]]._replace(kind=BracketKind.PARAGRAPH)
    return named


_BESIDE_PARAGRAPH = {BracketKind.DELETION, BracketKind.AGREED, BracketKind.NOTICE}
