"""Cuts a compared word down to what stays when its form changes, and says how little a word may tell.

Crude on purpose, and the same for six languages: the sign of a plural, `-ing`, `-ed`, an article or an elision, and
all letters after the sixth go. Two words of one stem are probably of one family; succession weighs many of them,
never one alone.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files

from workbench.text.redline.force import common_words
from workbench.text.words import compared_words

_LENGTH = 6
_ELIDED = re.compile(r"^(?:qu|jusqu|lorsqu|[cdjlmnst])'")
_LATIN_END = re.compile(r"(?:(?<=....)(?:(?<!e)ed|ing)|(?<=...)e)$")
_RUSSIAN_END = re.compile(r"(?:[аеиоуыэюяьъ]|[аеиоуыэюя][мхв])+$")
_ARABIC_START = re.compile(r"^[وف]?(?:[بكل]?ال|لل)(?=...)")
_ARABIC_END = re.compile(r"(?<=...)(?:ات|ون|ين|ان|ها|هم|هن|يه|ية|ة|ه|ا)$")


def stem(word: str) -> str:
    """Return the stem of a word as `compared_words` gives it.

    >>> [stem(word) for word in ("establishment", "establish", "d'orpailleurs", "orpaillage", "школе", "школа")]
    ['establ', 'establ', 'orpail', 'orpail', 'школ', 'школ']
    >>> [stem(word) for word in ("lease", "leasing", "policy", "policies")]
    ['leas', 'leas', 'polici', 'polici']
    """
    if word[0].isdigit() or len(word) < 4:
        return word
    first = word[0]
    if first < "\u0400":
        word = _ELIDED.sub("", word) if "'" in word else word
        if word[-1:] == "s" and word[-2:] != "ss" and len(word) > 3:
            word = word[:-1]
        if len(word) > 4:
            word = _LATIN_END.sub("", word)
        if word[-1:] == "y":
            word = f"{word[:-1]}i"
        return word[:_LENGTH]
    if first < "\u0530":
        return _RUSSIAN_END.sub("", word[3:]).join((word[:3], ""))[:_LENGTH]
    if "\u0600" <= first < "\u0700":
        return _ARABIC_END.sub("", _ARABIC_START.sub("", word))[:_LENGTH]
    return word


_STOCK = 0.3
"""What of its weight a word keeps in which any draft asks, reports or decides."""
_COMMON = 0.15
"""The same for articles, pronouns, prepositions."""


@cache
def shares() -> dict[str, float]:
    """By stem, what of its weight a word keeps that tells little whatever the draft; others keep all."""
    text = files("workbench.text.succession").joinpath("stock.toml").read_text(encoding="utf-8")
    kept: dict[str, float] = {}
    for words, share in ((tomllib.loads(text)["words"], _STOCK), (common_words(), _COMMON)):
        for entry in words:
            kept.update((stem(word), share) for word in compared_words(entry))
    return kept
