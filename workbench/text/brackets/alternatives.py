"""Reads the alternatives that stand inside one bracket, parted by slashes: `[shall/should]`, `[x - EU / y - US]`."""

import re
from itertools import pairwise
from typing import NamedTuple

from workbench.text.brackets.attributions import REACH, Attribution, read_attribution

_WORD = re.compile(r"[^\W\d]")
_WORDS = r"[^\W\d]+(?:\s+[^\W\d]+){0,3}"
_SLASHES = re.compile(rf"\s*{_WORDS}(?:\s*/\s*{_WORDS})+\s*")
_IDIOMS = frozenset({"and/or", "et/ou", "y/o", "и/или"})
_SPACED_SLASH = re.compile(r"\s+/\s+")
SLASH = re.compile(r"\s*/\s*")
SHORT = 80
"""Characters of content up to which slashes without spaces part alternatives."""
_LONG = 2_000
"""The same for slashes with spaces."""


class Alternative(NamedTuple):
    """One of several wordings inside one bracket; offsets are of characters in its content."""

    start_at: int
    end_at: int
    owners: tuple[str, ...] = ()


def read_alternatives(content: str, attribution: Attribution) -> tuple[Alternative, ...]:
    """Read the alternatives that slashes part inside a bracket, each with its owners; none where there are none.

    A name behind the last of them, after spaced slashes, is that one's (as compilation texts have it); before the
    first it is the whole bracket's.
    """
    if "/" not in content or len(content) > _LONG:
        return ()
    head, end = attribution.head, len(content) - attribution.tail
    inner = content[head:end]
    is_spaced = _SPACED_SLASH.search(inner) is not None
    is_short = len(content) <= SHORT and _SLASHES.fullmatch(inner) and inner.strip().casefold() not in _IDIOMS
    if is_short and not (is_spaced and attribution.tail):
        return _split(inner, head, SLASH)
    if not is_spaced:
        return ()
    first, *others = (_with_owners(content, one) for one in _split(content[head:], head, SLASH))
    if any(one.owners for one in others) and not first.owners:
        first = first._replace(owners=attribution.owners if head else ())
    found = (first, *others)
    return found if all(_WORD.search(content, one.start_at, one.end_at) for one in found) else ()


def _split(text: str, shift: int, at: re.Pattern[str]) -> tuple[Alternative, ...]:
    """Cut a text at its slashes, white space around each part left out."""
    marks = [(0, 0), *(found.span() for found in at.finditer(text)), (len(text), len(text))]
    parts = []
    for (_, start), (end, _) in pairwise(marks):
        part = text[start:end]
        lead = len(part) - len(part.lstrip())
        parts.append(Alternative(shift + start + lead, shift + start + max(lead, len(part.rstrip()))))
    return tuple(parts)


def _with_owners(content: str, one: Alternative) -> Alternative:
    words = content[one.start_at : one.end_at]
    named = read_attribution(words[:REACH], words[-REACH:], whole=False)
    if named.is_deletion or named.is_option or not named.owners:
        return one
    return Alternative(one.start_at + named.head, one.end_at - named.tail, named.owners)
