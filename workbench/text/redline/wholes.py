"""Cuts a text into the units a redline is made of: words with the gap before them, and what must stay together.

A date, a label in parentheses, words with a stroke between them are one thing to a reader: no edit cuts them.
"""

import re
import unicodedata
from functools import cache, lru_cache

from workbench.text.redline.force import word_list
from workbench.text.words import ALPHANUMERIC, GAPS, HYPHENS, LETTER, unit_pattern

_TYPES = str.maketrans(
    dict.fromkeys("“”„«»‟〝〞＂", '"') | dict.fromkeys("‘’‚‛ʼ`´", "'") | dict.fromkeys("‐‑‒–—―−", "-")
)


def cut_units(text: str) -> tuple[list[str], list[str]]:
    """Cut a text into units, and say of each what is compared.

    The units join to the text: each is a gap (perhaps empty) and a word, sign, or whole: `14 May 2012`,
    `14 de mayo de 2012`, `14 أيار/مايو 2012`, `2012年5月14日`, `1 500 000`, `(a)`, `and/or`. The last one is the end of
    the text, an empty word. What is compared leaves the gap out and takes quotes, dashes and ways of writing an
    accent as one.
    """
    units = _unit().findall(text)
    return units, [*map(str.strip if text.isascii() else _code, units)]


@lru_cache(maxsize=65536)
def _code(unit: str) -> str:
    return typeless(unit.lstrip(GAPS))


def typeless(text: str) -> str:
    """Return a text with quotes, dashes and accents written in one way."""
    return text if text.isascii() else unicodedata.normalize("NFC", text).translate(_TYPES)


@cache
def _unit() -> re.Pattern[str]:
    months = word_list("months")
    month = "|".join({*months, *(unicodedata.normalize("NFD", month) for month in months)})
    word = rf"{ALPHANUMERIC}+(?:\.\d+|[{HYPHENS}]{ALPHANUMERIC}+)*"
    end = rf"(?!\w|[.,:/\u00a0\u202f{HYPHENS}]\w)"
    return unit_pattern(
        rf"\d{{1,2}}(?:er|st|nd|rd|th)?\s+(?:de\s+)?(?:{month})(?:/{word})?{end}(?:\s+(?:de\s+)?\d{{4}}{end})?",
        r"\d+\s*年(?:\s*\d+\s*月(?:\s*\d+\s*日)?)?",
        rf"\d{{1,3}}(?: \d{{3}}{end})+",
        r"\((?:[A-Za-z]|[IVXLivxl]{2,6}|\d{1,3}|[А-Яа-я])\)",
        rf"{word}(?:(?<={LETTER})/(?={LETTER}){word})+",
    )
