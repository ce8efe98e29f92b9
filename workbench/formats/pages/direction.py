"""Tells the direction of writing of words, paragraph by paragraph: a page may mix scripts."""

import re
import unicodedata

_LATIN = re.compile(r"[A-Za-zÀ-ɏ0-9](?:[^\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]*[A-Za-zÀ-ɏ0-9])?")
_LETTER = re.compile("[A-Za-zÀ-ɏ]")


def is_rtl(text: str) -> bool:
    """Whether the first letter that has a direction is written from right to left."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in {"R", "AL"}:
            return True
        if direction == "L":
            return False
    return False


def by_direction(text: str) -> list[tuple[str, bool]]:
    """Cut the words of a right-to-left paragraph into pieces, each with whether it runs from right to left."""
    pieces: list[tuple[str, bool]] = []
    done = 0
    for found in _LATIN.finditer(text):
        if _LETTER.search(found[0]):
            if found.start() > done:
                pieces.append((text[done : found.start()], True))
            pieces.append((found[0], False))
            done = found.end()
    if done < len(text):
        pieces.append((text[done:], True))
    return pieces
