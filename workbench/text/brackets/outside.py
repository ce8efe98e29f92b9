"""Reads what stands outside a bracket and says whose it is: `EU: [by law]`, `[by law] (EU)`, `[by law] – EU delete`.

Outside a bracket a name and a colon, or a dash and a name, may as well be words of the text. Only what is certain
is read; what may be an attribution is left among the words and said to be doubtful.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from workbench.model.bracket import BracketKind, Doubt, May
from workbench.text.brackets.attributions import attribution_of
from workbench.text.brackets.kinds import Read
from workbench.text.brackets.names import ends_in_group, has_group, read_names
from workbench.text.brackets.voices import Voices, read_voices

_COLON = re.compile(r"\s*[:：]\s*(?:\*\*|__)?\s*\Z")
_BOUNDARY = re.compile(r"[.;:；。]\s|\n")
_SIGNS = ("(", " (", "–", "—", " –", " —", " -")
"""How what stands behind a bracket begins where it may name its owners."""
_IN_PARENTHESES = re.compile(r"\s?\(([^()\[\]]{2,80})\)")
_DASH = re.compile(r"(?:\s*[–—]\s*|\s+-\s*)(?=\S)")
_END = re.compile(r"[.;,。；]?\s*(?:\Z|\n)|(?<!\s)[.。]\s")
_OMITTED = re.compile(r"[\[［]\s*(?:…|\.\.\.)\s*[\]］]")
_REACH = 200
"""Characters from a bracket within which what is outside must begin, or end."""
_NEAR = 8
"""Characters between a colon and the bracket after it."""


def read_outsides(text: str, reads: Sequence[Read], lonely: Sequence[int]) -> list[Doubt]:
    """Add to each bracket what stands outside and says whose it is; return what may do so and was left as words."""
    opens = {one.start_at for one in reads}
    closes = {one.end_at - 1: one for one in reads}
    marks = sorted([*opens, *closes, *lonely])
    after, before = dict(pairwise(marks)), dict(pairwise(reversed(marks)))
    doubts: list[Doubt] = []
    for one in reads:
        if not one.attribution.owners and one.kind is not BracketKind.AGREED:
            doubts += _add_behind(text, one, after.get(one.end_at - 1), opens)
    for one in reads:
        mark = before.get(one.start_at)
        if one.kind not in (BracketKind.AGREED, BracketKind.EDITORIAL) and mark not in opens:
            floor = 0 if mark is None else closes[mark].ends_at if mark in closes else mark + 1
            doubts += _add_before(text, one, floor)
    return doubts


def _add_behind(text: str, one: Read, mark: int | None, opens: Collection[int]) -> list[Doubt]:
    if not text.startswith(_SIGNS, one.end_at):
        return []
    stop = len(text) if mark is None else mark
    after = text[one.end_at : min(stop, one.end_at + _REACH)]
    voices, size = _in_parentheses(after)
    if not voices and one.end_at + _REACH > stop and (mark is None or mark in opens):
        voices, size = _after_dash(after)
    if not voices or (one.kind is BracketKind.EDITORIAL and not _OMITTED.fullmatch(text, one.start_at, one.end_at)):
        return []
    if not voices.is_certain:
        return [Doubt(one.end_at, one.end_at + size, May.ATTRIBUTION, voices.owners)]
    head, tail = one.attribution.head, one.attribution.tail
    if one.kind is BracketKind.EDITORIAL:
        one.kind, head = BracketKind.NOTICE, one.end_at - one.start_at - 2
    said = attribution_of(voices, head, tail)
    if one.kind is BracketKind.INSERTION and said.is_deletion:
        one.kind = BracketKind.DELETION
    if one.kind is BracketKind.NOTICE:
        said = replace(said, owners=(*said.owners, *said.reserving), reserving=())
    one.attribution = replace(said, is_option=one.attribution.is_option)
    one.ends_at = one.end_at + size
    return []


def _in_parentheses(after: str) -> tuple[Voices | None, int]:
    """Read `(EU, Japan)`, which is an attribution only where that is certain: `(IPCC)` is an abbreviation."""
    named = _IN_PARENTHESES.match(after)
    voices = read_voices(named[1]) if named else None
    return (voices, named.end()) if named and voices and voices.is_certain else (None, 0)


def _after_dash(after: str) -> tuple[Voices | None, int]:
    """Read ` – Cuba, Egypt to come back`, to the end of the sentence."""
    dash = _DASH.match(after)
    end = _END.search(after, dash.end()) if dash else None
    return (read_voices(after[dash.end() : end.start()]), end.start()) if dash and end else (None, 0)


def _add_before(text: str, one: Read, floor: int) -> list[Doubt]:
    """Read `EU: [`, which takes all from the beginning of the sentence or from the bracket before."""
    before = text[max(floor, one.start_at - _REACH) : one.start_at]
    colon = _COLON.search(before, max(0, len(before) - _NEAR))
    if not colon:
        return []
    starts = [found.end() for found in _BOUNDARY.finditer(before, 0, colon.start())]
    start = starts[-1] if starts else 0
    start += len(before[start:]) - len(before[start:].lstrip())
    is_whole = bool(starts) or one.start_at - _REACH <= floor
    names = read_names(before[start : colon.start()]) if is_whole else ()
    at = one.start_at - len(before) + start
    is_free = not one.attribution.owners and one.ends_at == one.end_at
    if names and is_free and (one.kind is BracketKind.DELETION or has_group(names)):
        one.attribution, one.begins_at = replace(one.attribution, owners=names), at
        return []
    if names or ends_in_group(before[: colon.start()]):
        return [Doubt(at, one.start_at, May.ATTRIBUTION, names)]
    return []
