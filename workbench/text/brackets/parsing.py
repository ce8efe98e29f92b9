"""Reads and prints negotiating brackets: the one module that says what a square bracket means.

Text to tree to text is lossless for any text; reading takes time in proportion to the text, at any depth.
What is read from the tree (clean text, one delegation's reading) is in `workbench.text.brackets.readings`.
"""

import re
from collections import Counter
from collections.abc import Collection
from itertools import pairwise

from workbench.model.bracket import Bracket, BracketKind, BracketTree
from workbench.text.brackets.attributions import (
    REACH,
    Attribution,
    begins_round_bracket,
    has_alternative_label,
    read_attribution,
    read_outside,
)
from workbench.text.brackets.pieces import cut_pieces

_MARK = re.compile(r"[\[\]［］]")
_MARK_OR_ROUND = re.compile(r"[\[\]［］()（）]")
_ROUND = re.compile(r"[(（]([^()（）\[\]\n:：]{2,80})[:：](?=(.{0,20}))")
_CLOSES = {"]": "[", "］": "［"}
_ROUND_OPEN, _ROUND_CLOSED = "(（", ")）"
_PLACE_IN_IT = r"(?:,? (?:paras?|annex|add)\.? ?[\w() -]+)?"
_SYMBOL = rf"[A-Z][A-Za-z]*(?:\.\d+)?(?=[/A-Za-z.()-]*\d)(?:/[A-Za-z0-9.()-]+)+{_PLACE_IN_IT}"
_NUMBER = r"-?\d+(?:\.\d+)?"
_EDITORIAL = re.compile(
    r"\s*(?:sic!?|…|\.\.\.|emphasis (?:added|in original)|original emphasis|footnotes? omitted|original:.*|ibid\.?"
    rf"|(?:[A-Z][\w ]+ )?resolutions? \d[\w/ ()-]*|(?:see(?: also)? )?{_SYMBOL}(?:(?:,| and) {_SYMBOL})*"
    rf"|{_NUMBER}\s*[,;]\s*{_NUMBER}|https?://\S+)\s*"
)
"""What is surely no negotiation. An interval such as [0, 1] is one too."""
_HALF_OPEN = re.compile(rf"\[\s*{_NUMBER}\s*[,;]\s*{_NUMBER}\s*\)|\(\s*{_NUMBER}\s*[,;]\s*{_NUMBER}\s*\]")
_AGREED = re.compile(
    r"\s*(?:(?:agreed|accepted|convenu|acordado)\s+(?:ad[\s-]*r[eé]f\w*\.?|in\s+\w+)(?:[\s,–-]+[\w\s./]+)?"
    r"|ad\s+ref\w*\.?)\s*",
    re.IGNORECASE,
)
_AGREED_ALONE = re.compile(r"\s*(?:Agreed|AGREED)(?:\s+text)?[\s.]*")
"""Agreed where it stands at an end of the clause; elsewhere it may be a word of the text."""
_MODALS = frozenset({"shall", "should", "may", "must", "will", "can", "could", "would", "might"})
"""Of two such words in brackets only one can stand, also with a space between them."""
_SLASHES = re.compile(r"\s*[^\W\d]+(?:\s+[^\W\d]+){0,3}(?:\s*/\s*[^\W\d]+(?:\s+[^\W\d]+){0,3})+\s*")
_BETWEEN_ALTERNATIVES = re.compile(r"\s*/\s*")
_SHORT = 80
"""Characters of content up to which a bracket may be editorial or hold slashes."""
_AROUND_PARAGRAPH = re.compile(r"[\s.;:,。；*_\"“”]*")

Span = tuple[int, int]


def parse_brackets(text: str, editorial: Collection[str] = ()) -> BracketTree:
    """Read the brackets of a clause.

    `editorial` holds contents the user marked as no negotiation (`["the Court"]`). A bracket without a
    partner is no error: it is left among the words and its offset named in `unbalanced`.
    """
    spans, parents, unbalanced = _pair(text)
    edges = _edges(spans, unbalanced)
    brackets, attributions, ends = [], [], []
    for place, (start, end) in enumerate(spans):
        content_edges = edges[place]
        kind, attribution = _kind(text, (start, end), content_edges, editorial)
        alternatives = _alternatives(text, (start, end), content_edges, attribution) if kind is _INSERTION else ()
        if alternatives:
            kind = BracketKind.CHOICE
        owners, outside = attribution.owners, 0
        if not owners and kind not in _UNNAMED and text.startswith(("(", " ("), end):
            owners, outside = read_outside(text[end : end + REACH])
        brackets.append(Bracket(start, end, kind, owners, parents[place], None, alternatives))
        attributions.append(attribution)
        ends.append(end + outside)
    brackets = _with_choices(text, brackets, attributions, ends)
    brackets = _with_paragraph(text, brackets, ends)
    return BracketTree(tuple(cut_pieces(text, brackets, attributions, ends)), tuple(brackets), tuple(unbalanced))


_INSERTION = BracketKind.INSERTION
_UNNAMED = (BracketKind.EDITORIAL, BracketKind.AGREED)


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
    """Count the open brackets by owner as written; a bracket of two owners counts for both."""
    return Counter(owner for bracket in open_brackets(text, editorial) for owner in bracket.owners)


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


def _kind(text: str, span: Span, edges: tuple[int, int], editorial: Collection[str]) -> tuple[BracketKind, Attribution]:
    start, end = span
    is_plain = edges[0] == end - 1
    if editorial and text[start + 1 : end - 1] in editorial:
        return BracketKind.EDITORIAL, Attribution()
    if is_plain and end - start <= _SHORT:
        content = text[start + 1 : end - 1]
        if _EDITORIAL.fullmatch(content) or _is_changed_letter(text, span):
            return BracketKind.EDITORIAL, Attribution()
        if _AGREED.fullmatch(content) or (_AGREED_ALONE.fullmatch(content) and _is_at_end(text, span)):
            return BracketKind.AGREED, Attribution()
    head = text[start + 1 : min(edges[0], start + 1 + REACH)]
    tail = text[max(edges[1], end - 1 - REACH, start + 1) : end - 1]
    whole = is_plain and end - start - 2 <= REACH
    attribution = read_attribution(head, tail, whole)
    if attribution.is_deletion:
        return BracketKind.DELETION, attribution
    if has_alternative_label(head):
        return BracketKind.PARAGRAPH, attribution
    return BracketKind.INSERTION, attribution


def _is_at_end(text: str, span: Span) -> bool:
    """Whether nothing but space stands before a bracket, or after it but signs."""
    is_first = span[0] < _SHORT and not text[: span[0]].strip()
    return is_first != (_AROUND_PARAGRAPH.fullmatch(text, span[1]) is not None)


def _is_changed_letter(text: str, span: Span) -> bool:
    """Whether a quotation's first letter was changed: `[t]he`."""
    start, end = span
    return (
        end - start == 3
        and text[start + 1].isalpha()
        and text[end : end + 1].isalpha()
        and not text[start - 1 : start].isalpha()
    )


def _alternatives(text: str, span: Span, edges: tuple[int, int], attribution: Attribution) -> tuple[str, ...]:
    start, end = span
    if edges[0] != end - 1 or end - start > _SHORT:
        return ()
    content = text[start + 1 + attribution.head : end - 1 - attribution.tail]
    if not _SLASHES.fullmatch(content) or content.strip().casefold() in _IDIOMS:
        return ()
    return tuple(part.strip() for part in content.split("/"))


_IDIOMS = frozenset({"and/or", "et/ou", "y/o", "и/или"})


def _with_choices(
    text: str, brackets: list[Bracket], attributions: list[Attribution], ends: list[int]
) -> list[Bracket]:
    """Make neighbours without anything (or with a slash) between them alternatives of one choice.

    A space may stand between two that cannot both stay: `[shall] [should]`, `[Option 1: …] [Option 2: …]`.
    """
    chosen = list(brackets)
    last_child: dict[int | None, int] = {}
    for place, bracket in enumerate(brackets):
        before = last_child.get(bracket.parent)
        last_child[bracket.parent] = place
        if before is None or not (_may_choose(bracket) and _may_choose(brackets[before])):
            continue
        gap = text[ends[before] : bracket.start_at] if bracket.start_at - ends[before] <= _NEAR else "far"
        if gap and not _BETWEEN_ALTERNATIVES.fullmatch(gap):
            excluding = all(_is_one_of_several(text, brackets[at], attributions[at]) for at in (before, place))
            if gap.strip() or not excluding:
                continue
        first = chosen[before].choice if chosen[before].choice is not None else before
        chosen[before] = _changed(chosen[before], BracketKind.CHOICE, first)
        chosen[place] = _changed(bracket, BracketKind.CHOICE, first)
    return chosen


def _may_choose(bracket: Bracket) -> bool:
    return bracket.kind in (BracketKind.INSERTION, BracketKind.CHOICE)


_NEAR = 5
"""Characters between two alternatives, at most."""


def _is_one_of_several(text: str, bracket: Bracket, attribution: Attribution) -> bool:
    if attribution.is_option:
        return True
    start, end = bracket.start_at + 1 + attribution.head, bracket.end_at - 1 - attribution.tail
    return end - start < _SHORT and text[start:end].strip().casefold() in _MODALS


def _changed(bracket: Bracket, kind: BracketKind, choice: int | None) -> Bracket:
    return Bracket(bracket.start_at, bracket.end_at, kind, bracket.owners, bracket.parent, choice, bracket.alternatives)


def _with_paragraph(text: str, brackets: list[Bracket], ends: list[int]) -> list[Bracket]:
    """Name the bracket that holds the whole clause, requests to delete it and notes of agreement apart."""
    top = [place for place, bracket in enumerate(brackets) if bracket.parent is None]
    holding = [place for place in top if brackets[place].kind is BracketKind.INSERTION]
    others = {brackets[place].kind for place in top if brackets[place].kind is not BracketKind.INSERTION}
    if len(holding) != 1 or others - {BracketKind.DELETION, BracketKind.AGREED}:
        return brackets
    at = 0
    for place in top:
        if not _AROUND_PARAGRAPH.fullmatch(text, at, brackets[place].start_at):
            return brackets
        at = ends[place]
    if not _AROUND_PARAGRAPH.fullmatch(text, at):
        return brackets
    named = list(brackets)
    named[holding[0]] = _changed(named[holding[0]], BracketKind.PARAGRAPH, None)
    return named
