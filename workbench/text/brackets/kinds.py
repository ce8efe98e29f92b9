"""Says what one pair of brackets is: words in doubt, a request, a notice, or no negotiation at all."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from workbench.model.bracket import BracketKind
from workbench.text.brackets.alternatives import SHORT, Alternative, read_alternatives
from workbench.text.brackets.attributions import REACH, Attribution, has_alternative_label, read_attribution

_PLACE_IN_IT = r"(?:,? (?:paras?|annex|add)\.? ?[\w() -]+)?"
_SYMBOL = rf"[A-Z][A-Za-z]*(?:\.\d+)?(?=[/A-Za-z.()-]*\d)(?:/[A-Za-z0-9.()-]+)+{_PLACE_IN_IT}"
NUMBER = r"-?\d+(?:\.\d+)?"
_EDITORIAL = re.compile(
    r"\s*(?:sic!?|…|\.\.\.|emphasis (?:added|in original)|original emphasis|footnotes? omitted|original:.*|ibid\.?"
    rf"|(?:[A-Z][\w ]+ )?resolutions? \d[\w/ ()-]*|(?:see(?: also)? )?{_SYMBOL}(?:(?:,| and) {_SYMBOL})*"
    rf"|{NUMBER}\s*[,;]\s*{NUMBER}|https?://\S+)\s*"
)
"""What is surely no negotiation. An interval such as [0, 1] is one too."""
_AGREED = re.compile(
    r"\s*(?:(?:agreed|accepted|convenu|acordado)\s+(?:ad[\s-]*r[eé]f\w*\.?|in\s+\w+)(?:[\s,–-]+[\w\s./]+)?"
    r"|ad\s+ref\w*\.?)\s*",
    re.IGNORECASE,
)
_AGREED_ALONE = re.compile(r"\s*(?:Agreed|AGREED)(?:\s+text)?[\s.]*")
"""Agreed where it stands at an end of the clause; elsewhere it may be a word of the text."""
AROUND_PARAGRAPH = re.compile(r"[\s.;:,。；*_\"“”]*")

Span = tuple[int, int]


@dataclass(slots=True)
class Read:
    """One bracket as it was read; what stands outside it and names its owners is added afterwards."""

    start_at: int
    end_at: int
    kind: BracketKind
    attribution: Attribution
    alternatives: tuple[Alternative, ...]
    """Inside it, parted by slashes; offsets are of characters in its content."""
    begins_at: int
    """Where an attribution before it begins; else `start_at`."""
    ends_at: int
    """Where an attribution behind it ends; else `end_at`."""


def read_bracket(text: str, span: Span, edges: tuple[int, int], editorial: Collection[str]) -> Read:
    """Read a bracket; `edges` are where the free text after its opening ends, and that before its closing begins."""
    start, end = span
    kind, attribution = _kind(text, span, edges, editorial)
    alternatives: tuple[Alternative, ...] = ()
    if kind is BracketKind.INSERTION and edges[0] == end - 1:
        alternatives = read_alternatives(text[start + 1 : end - 1], attribution)
    if any(one.owners for one in alternatives):
        attribution = Attribution(head=attribution.head)
    return Read(start, end, kind, attribution, alternatives, start, end)


def _kind(text: str, span: Span, edges: tuple[int, int], editorial: Collection[str]) -> tuple[BracketKind, Attribution]:
    start, end = span
    is_plain = edges[0] == end - 1
    if editorial and text[start + 1 : end - 1] in editorial:
        return BracketKind.EDITORIAL, Attribution()
    if is_plain and end - start <= SHORT:
        content = text[start + 1 : end - 1]
        if _EDITORIAL.fullmatch(content) or _is_changed_letter(text, span):
            return BracketKind.EDITORIAL, Attribution()
        if _AGREED.fullmatch(content) or (_AGREED_ALONE.fullmatch(content) and _is_at_end(text, span)):
            return BracketKind.AGREED, Attribution()
    head = text[start + 1 : min(edges[0], start + 1 + REACH)]
    tail = text[max(edges[1], end - 1 - REACH, start + 1) : end - 1]
    whole = is_plain and end - start - 2 <= REACH
    attribution = read_attribution(head, tail, whole)
    if attribution.is_notice:
        return BracketKind.NOTICE, attribution
    if attribution.is_deletion:
        return BracketKind.DELETION, attribution
    if has_alternative_label(head):
        return BracketKind.PARAGRAPH, attribution
    return BracketKind.INSERTION, attribution


def _is_at_end(text: str, span: Span) -> bool:
    """Whether nothing but space stands before a bracket, or after it but signs."""
    is_first = span[0] < SHORT and not text[: span[0]].strip()
    return is_first != (AROUND_PARAGRAPH.fullmatch(text, span[1]) is not None)


def _is_changed_letter(text: str, span: Span) -> bool:
    """Whether a quotation's first letter was changed: `[t]he`."""
    start, end = span
    return (
        end - start == 3
        and text[start + 1].isalpha()
        and text[end : end + 1].isalpha()
        and not text[start - 1 : start].isalpha()
    )
