"""Owns which characters are dangerous: those that act on a terminal, turn the writing round, or hide.

Right-to-left text is not suspect: direction marks (LRM, RLM, ALM) and isolates that have their partner in
the same line are harmless, and so are joiners where a script needs them (Unicode 15.1, chapters 9, 12, 23).
"""

import re
from enum import StrEnum


class Danger(StrEnum):
    """Why a character does not belong into a text, in words."""

    CONTROL = "control character"
    DIRECTION = "character that overrides the direction of writing"
    INVISIBLE = "invisible character"
    BROKEN = "character that is no valid text"


LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
"""All that ends a line or a page, but the newline itself."""

_SUSPECT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200d\u2028-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e0fff]"
)
_ESCAPE = re.compile(
    "(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor, clearing
    "|(?:\x1b[\\]P^_X]|[\x9d\x90\x9e\x9f\x98])[^\x07\x1b\x9c\n]{0,4096}(?:\x07|\x1b\\\\|\x9c)"  # OSC, DCS …
    "|\x1b[ -/]{1,4}[0-~]"  # choice of character set
    "|\x1b"
)
_ISOLATES = "\u2066\u2067\u2068"
_POP_ISOLATE = "\u2069"
# Scripts in which joiners shape letters: Arabic to Thaana, the Indic ones to Myanmar, Khmer, Mongolian.
_JOINING = re.compile("[\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc]")
_PICTURE = re.compile("[\u00a9\u00ae\u203c-\u3299\ufe0f\U0001f000-\U0001faff]")
_SELECTABLE = re.compile("[#*0-9\u00a9\u00ae\u1820-\u18aa\u203c-\u9fff\uf900-\ufaff\U0001f000-\U0003ffff]")


def is_suspicious(text: str) -> bool:
    """Whether any character may be dangerous: the quick question before `find_dangers`."""
    return _SUSPECT.search(text) is not None


def remove_escapes(text: str) -> tuple[str, int]:
    """Return the text without terminal escapes, and how many there were. No escape character is left."""
    return _ESCAPE.subn("", text)


def find_dangers(text: str) -> list[tuple[int, Danger]]:
    """Return the offset of every dangerous character, in order, with what it is. Linear time."""
    unpaired = _unpaired_isolates(text)
    found: list[tuple[int, Danger]] = []
    for match in _SUSPECT.finditer(text):
        at = match.start()
        before = text[at - 1] if at and not (found and found[-1][0] == at - 1) else ""
        danger = _danger(text[at], before, at in unpaired)
        if danger is not None:
            found.append((at, danger))
    return found


def _danger(char: str, before: str, is_unpaired: bool) -> Danger | None:
    if char in _ISOLATES or char == _POP_ISOLATE:
        return Danger.DIRECTION if is_unpaired else None
    if "\u202a" <= char <= "\u202e" or "\u206a" <= char <= "\u206f":
        return Danger.DIRECTION
    if char in "\u200c\u200d" and before and (_JOINING.match(before) or _PICTURE.match(before)):
        return None
    if "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef" or "\u180b" <= char <= "\u180d":
        return None if before and _SELECTABLE.match(before) else Danger.INVISIBLE
    if "\ud800" <= char <= "\udfff":
        return Danger.BROKEN
    return Danger.CONTROL if char < "\xa0" else Danger.INVISIBLE


def _unpaired_isolates(text: str) -> frozenset[int]:
    if not any(char in text for char in (*_ISOLATES, _POP_ISOLATE)):
        return frozenset()
    unpaired, open_at = set(), []
    for found in re.finditer("[\u2066-\u2069\n]", text):
        char, at = found[0], found.start()
        if char in _ISOLATES:
            open_at.append(at)
        elif char == "\n":
            unpaired.update(open_at)
            open_at.clear()
        elif open_at:
            open_at.pop()
        else:
            unpaired.add(at)
    return frozenset(unpaired.union(open_at))
