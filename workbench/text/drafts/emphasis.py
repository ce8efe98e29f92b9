r"""Owns what stands inside a paragraph besides its words: emphasis and footnote marks, as files write them.

Read are `*italic*`, `**bold**`, `***both***`, `<i>`, `<b>`, `<em>`, `<strong>`, the marks `<sup>1</sup>` and
`[^1]`, and a backslash before `*`, `<`, `[`, `\` or the end of a line, which takes the sign as it is. An
asterisk that opens or closes nothing is an asterisk. Everything here takes linear time.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from workbench.model.clause import Emphasis, EmphasisStyle

_SIGNS = re.compile(
    r"\\[*<\[\\\n]|(?P<run>\*+)|</?(?P<tag>i|b|em|strong)>|<sup>(?P<sup>[\w*†‡]{1,8})</sup>|\[\^(?P<note>\w{1,8})\]"
)
_TO_ESCAPE = re.compile(r"[*\\\n]|<(?=/?(?:i|b|em|strong|sup)>)|\[(?=\^\w{1,8}\])")
_ITALIC, _BOLD = 1, 2
_STYLES = {1: EmphasisStyle.ITALIC, 2: EmphasisStyle.BOLD, 3: EmphasisStyle.BOLD_ITALIC}
_WEIGHTS = {style: weight for weight, style in _STYLES.items()}
_TAGS = {1: ("<i>", "</i>"), 2: ("<b>", "</b>"), 3: ("<b><i>", "</i></b>")}


class Marked(NamedTuple):
    """Words without their marks; emphasis in order and without overlap; footnote marks with their offsets."""

    text: str
    emphasis: tuple[Emphasis, ...]
    marks: tuple[tuple[str, int], ...]


def read_marks(source: str, notes: Iterable[str] = ()) -> Marked:
    """Read the words of a paragraph and what marks them; of footnote marks only those in `notes`.

    >>> read_marks("to, *inter alia*, act").text
    'to, inter alia, act'
    """
    known = frozenset(notes)
    signs = list(_SIGNS.finditer(source))
    pairs = _pair(source, signs)
    words: list[str] = []
    marks: list[tuple[str, int]] = []
    turns: list[tuple[int, int]] = []
    length = start = 0
    for at, sign in enumerate(signs):
        words.append(source[start : sign.start()])
        length += sign.start() - start
        start = sign.end()
        mark = sign["sup"] or sign["note"]
        kept = ""
        if at in pairs:
            turns.append((length, pairs[at]))
        elif mark in known:
            marks.append((mark, length))
        else:
            kept = sign[0][1:] if sign[0][0] == "\\" else sign[0]
        words.append(kept)
        length += len(kept)
    return Marked("".join(words) + source[start:], _segments(turns), tuple(marks))


def _pair(source: str, signs: Sequence[re.Match[str]]) -> dict[int, int]:
    """Which signs open (positive) or close (negative) which style."""
    open_at: dict[str, int] = {}
    pairs: dict[int, int] = {}
    for at, sign in enumerate(signs):
        run, tag = sign["run"], sign["tag"]
        if run and len(run) <= 3:
            opens, closes = _flanks(source, sign)
            key, weight = run, len(run)
        elif tag:
            opens, closes = sign[0][1] != "/", sign[0][1] == "/"
            key, weight = tag, _ITALIC if tag in ("i", "em") else _BOLD
        else:
            continue
        if closes and key in open_at:
            pairs[open_at.pop(key)], pairs[at] = weight, -weight
        elif opens and key not in open_at:
            open_at[key] = at
    return pairs


def _flanks(source: str, sign: re.Match[str]) -> tuple[bool, bool]:
    after = source[sign.end() : sign.end() + 1]
    before = source[sign.start() - 1 : sign.start()] if sign.start() else ""
    return bool(after.strip()), bool(before.strip())


def _segments(turns: Iterable[tuple[int, int]]) -> tuple[Emphasis, ...]:
    """Turn openings and closings (offset, style, negative to close) into spans that do not overlap."""
    spans: list[tuple[int, int, int]] = []
    depths = {_ITALIC: 0, _BOLD: 0}
    start = weight = 0
    for at, turn in turns:
        if weight and at > start:
            if spans and spans[-1][1:] == (start, weight):
                start = spans.pop()[0]
            spans.append((start, at, weight))
        for style in depths:
            depths[style] += ((abs(turn) & style) > 0) * (1 if turn > 0 else -1)
        start, weight = at, sum(style for style, depth in depths.items() if depth > 0)
    return tuple(Emphasis(start_at=start, end_at=end, style=_STYLES[weight]) for start, end, weight in spans)


def flatten_emphasis(spans: Iterable[Emphasis]) -> tuple[Emphasis, ...]:
    """Return spans in order, joined where they touch in one style and split where they overlap."""
    turns = [(one.start_at, _WEIGHTS[one.style]) for one in spans if one.start_at < one.end_at]
    turns += [(one.end_at, -_WEIGHTS[one.style]) for one in spans if one.start_at < one.end_at]
    return _segments(sorted(turns))


def print_marks(text: str, emphasis: Sequence[Emphasis] = (), marks: Iterable[tuple[str, int]] = ()) -> str:
    """Print words with their marks, so that `read_marks` gives them back.

    Asterisks where they are understood; tags where two emphases touch or one begins or ends in a space.
    """
    spans = flatten_emphasis(emphasis)
    inserts: list[tuple[int, int, str]] = [(at, 1, f"<sup>{mark}</sup>") for mark, at in marks]
    stops = {at for at, _, _ in inserts}
    for number, span in enumerate(spans):
        opening, closing = _TAGS[_WEIGHTS[span.style]]
        touches = any(
            0 <= other < len(spans) and {spans[other].start_at, spans[other].end_at} & {span.start_at, span.end_at}
            for other in (number - 1, number + 1)
        )
        inside = text[span.start_at : span.end_at]
        if inside == inside.strip() and not touches and not stops & {span.start_at, span.end_at}:
            opening = closing = "*" * _WEIGHTS[span.style]
        inserts += [(span.start_at, 2, opening), (span.end_at, 0, closing)]
    printed, start = [], 0
    for at, _, sign in sorted(inserts, key=lambda one: one[:2]):
        printed += [_escape(text[start:at]), sign]
        start = at
    return "".join(printed) + _escape(text[start:])


def _escape(text: str) -> str:
    return _TO_ESCAPE.sub(r"\\\g<0>", text)
