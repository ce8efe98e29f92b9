"""Reads and prints negotiating brackets: the one module that says what a square bracket means.

Text to tree to text is lossless for any text; reading takes time in proportion to the text, at any depth.
What is read from the tree (clean text, one delegation's reading) is in `workbench.text.readings`.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from itertools import pairwise

from workbench.model.bracket import Bracket, BracketKind, BracketTree, Piece, PieceRole
from workbench.text.attributions import REACH, Attribution, has_alternative_label, read_attribution

_MARK = re.compile(r"[\[\]［］]")
_CLOSES = {"]": "[", "］": "［"}
_EDITORIAL = re.compile(
    r"\s*(?:sic!?|…|\.\.\.|emphasis (?:added|in original)|original emphasis|footnotes? omitted|original:.*|ibid\.?"
    r"|resolutions? [\w/ ()-]+|[A-Z][A-Za-z]*(?:\.\d+)?(?:/[A-Za-z0-9.()-]+)+"
    r"|-?\d+(?:\.\d+)?\s*[,;]\s*-?\d+(?:\.\d+)?|https?://\S+)\s*"
)
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
    brackets, attributions = [], []
    for place, (start, end) in enumerate(spans):
        content_edges = edges[place]
        kind, attribution = _kind(text, (start, end), content_edges, editorial)
        alternatives = _alternatives(text, (start, end), content_edges, attribution) if kind is _INSERTION else ()
        if alternatives:
            kind = BracketKind.CHOICE
        brackets.append(Bracket(start, end, kind, attribution.owners, parents[place], None, alternatives))
        attributions.append(attribution)
    brackets = _with_choices(text, brackets)
    brackets = _with_paragraph(text, brackets)
    return BracketTree(tuple(_pieces(text, brackets, attributions)), tuple(brackets), tuple(unbalanced))


_INSERTION = BracketKind.INSERTION


def print_brackets(tree: BracketTree) -> str:
    """Print the text a tree was read from, to the byte."""
    return "".join(piece.text for piece in tree.pieces)


def count_brackets(text: str) -> int:
    """Count the open negotiating brackets: pairs that are not editorial, nested ones each for itself."""
    return sum(bracket.is_open for bracket in parse_brackets(text).brackets)


def bracket_owners(text: str) -> Counter[str]:
    """Count the open brackets by owner as written; a bracket of two owners counts for both."""
    return Counter(owner for bracket in parse_brackets(text).brackets if bracket.is_open for owner in bracket.owners)


def unbalanced(text: str) -> tuple[int, ...]:
    """Offsets of square brackets without a partner, in order."""
    return tuple(_pair(text)[2])


def _pair(text: str) -> tuple[list[Span], list[int | None], list[int]]:
    """Pairs of brackets in the order in which they open, the place of each one's parent, and what is left over."""
    stack: list[int] = []
    ends: dict[int, int] = {}
    lonely: list[int] = []
    for found in _MARK.finditer(text):
        mark, at = found[0], found.start()
        if mark not in _CLOSES:
            stack.append(at)
        elif stack and text[stack[-1]] == _CLOSES[mark]:
            ends[stack.pop()] = at + 1
        else:
            lonely.append(at)
    spans = sorted(ends.items())
    parents: list[int | None] = []
    around: list[int] = []
    for place, (start, _) in enumerate(spans):
        while around and spans[around[-1]][1] <= start:
            around.pop()
        parents.append(around[-1] if around else None)
        around.append(place)
    return spans, parents, sorted(lonely + stack)


def _edges(spans: list[Span], lonely: list[int]) -> list[tuple[int, int]]:
    """For each bracket: where the free text after its opening ends, and that before its closing begins."""
    marks = sorted([*lonely, *(start for start, _ in spans), *(end - 1 for _, end in spans)])
    after = dict(pairwise(marks))
    before = dict(zip(marks[1:], (mark + 1 for mark in marks), strict=False))
    return [(after[start], before[end - 1]) for start, end in spans]


def _kind(text: str, span: Span, edges: tuple[int, int], editorial: Collection[str]) -> tuple[BracketKind, Attribution]:
    start, end = span
    is_plain = edges[0] == end - 1
    if is_plain and end - start <= _SHORT:
        content = text[start + 1 : end - 1]
        if _EDITORIAL.fullmatch(content) or content in editorial or _is_changed_letter(text, span):
            return BracketKind.EDITORIAL, Attribution()
    head = text[start + 1 : min(edges[0], start + 1 + REACH)]
    tail = text[max(edges[1], end - 1 - REACH, start + 1) : end - 1]
    whole = is_plain and end - start - 2 <= REACH
    attribution = read_attribution(head, tail, whole)
    if attribution.is_deletion:
        return BracketKind.DELETION, attribution
    if has_alternative_label(head):
        return BracketKind.PARAGRAPH, attribution
    return BracketKind.INSERTION, attribution


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


def _with_choices(text: str, brackets: list[Bracket]) -> list[Bracket]:
    """Make neighbours without anything (or with a slash) between them alternatives of one choice."""
    chosen = list(brackets)
    last_child: dict[int | None, int] = {}
    for place, bracket in enumerate(brackets):
        before = last_child.get(bracket.parent)
        last_child[bracket.parent] = place
        if before is None or not (_may_choose(bracket) and _may_choose(brackets[before])):
            continue
        gap = text[brackets[before].end_at : bracket.start_at] if _is_near(brackets[before], bracket) else "far"
        if gap and not _BETWEEN_ALTERNATIVES.fullmatch(gap):
            continue
        first = chosen[before].choice if chosen[before].choice is not None else before
        chosen[before] = _changed(chosen[before], BracketKind.CHOICE, first)
        chosen[place] = _changed(bracket, BracketKind.CHOICE, first)
    return chosen


def _may_choose(bracket: Bracket) -> bool:
    return bracket.kind in (BracketKind.INSERTION, BracketKind.CHOICE)


def _is_near(before: Bracket, bracket: Bracket) -> bool:
    return bracket.start_at - before.end_at <= 5


def _changed(bracket: Bracket, kind: BracketKind, choice: int | None) -> Bracket:
    return Bracket(bracket.start_at, bracket.end_at, kind, bracket.owners, bracket.parent, choice, bracket.alternatives)


def _with_paragraph(text: str, brackets: list[Bracket]) -> list[Bracket]:
    """Name the bracket that holds the whole clause, requests to delete it apart."""
    top = [place for place, bracket in enumerate(brackets) if bracket.parent is None]
    holding = [place for place in top if brackets[place].kind is BracketKind.INSERTION]
    others = {brackets[place].kind for place in top if place not in holding}
    if len(holding) != 1 or others - {BracketKind.DELETION}:
        return brackets
    at = 0
    for place in top:
        if not _AROUND_PARAGRAPH.fullmatch(text, at, brackets[place].start_at):
            return brackets
        at = brackets[place].end_at
    if not _AROUND_PARAGRAPH.fullmatch(text, at):
        return brackets
    named = list(brackets)
    named[holding[0]] = _changed(named[holding[0]], BracketKind.PARAGRAPH, None)
    return named


def _pieces(text: str, brackets: list[Bracket], attributions: list[Attribution]) -> Iterable[Piece]:
    """Cut the text at marks and attributions."""
    cuts: list[tuple[int, int, PieceRole, int]] = []
    for place, (bracket, attribution) in enumerate(zip(brackets, attributions, strict=True)):
        start, end = bracket.start_at, bracket.end_at
        cuts.append((start, start + 1, PieceRole.MARK, place))
        if attribution.head:
            cuts.append((start + 1, start + 1 + attribution.head, PieceRole.ATTRIBUTION, place))
        if attribution.tail:
            cuts.append((end - 1 - attribution.tail, end - 1, PieceRole.ATTRIBUTION, place))
        cuts.append((end - 1, end, PieceRole.MARK, place))
    at, inside = 0, None
    for start, end, role, place in sorted(cuts, key=lambda cut: cut[0]):
        if start > at:
            yield Piece(text[at:start], PieceRole.WORDS, inside)
        yield Piece(text[start:end], role, place)
        if role is PieceRole.MARK:
            inside = place if start == brackets[place].start_at else brackets[place].parent
        at = end
    if at < len(text):
        yield Piece(text[at:], PieceRole.WORDS, inside)
