"""Which fonts a PDF is set in: Libertinus, which comes with typst, and for other scripts what the machine has.

Libertinus holds Latin, Greek and Cyrillic, so that English, French, Russian and Spanish look the same everywhere.
"""

import unicodedata
from collections.abc import Iterable
from functools import cache

import typst

_LATIN = "Libertinus Serif"
_PREFERRED = {
    "ar": (
        "Noto Naskh Arabic", "Amiri", "Scheherazade New", "Traditional Arabic", "Simplified Arabic", "Geeza Pro",
        "Noto Sans Arabic", "Times New Roman", "Arial", "DejaVu Sans",
    ),
    "zh": (
        "Noto Serif CJK SC", "Source Han Serif SC", "Noto Serif SC", "SimSun", "Songti SC", "AR PL UMing CN",
        "Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", "Microsoft YaHei", "PingFang SC",
        "WenQuanYi Zen Hei",
    ),
}  # fmt: skip
"""Families by language, the best first."""


@cache
def installed() -> typst.Fonts:
    """Return the fonts of this machine and those of typst; looked for once, which takes a moment."""
    return typst.Fonts()


def families() -> list[str]:
    """Return the families that words are set in, the first that has a letter being the one taken."""
    there = frozenset(installed().families())
    found = (next((one for one in wanted if one in there), None) for wanted in _PREFERRED.values())
    return [_LATIN, *(one for one in found if one)]


def is_letter(cluster: str) -> bool:
    """Whether what a font lacks is part of words, and no picture or sign.

    >>> is_letter("人"), is_letter("😀")
    (True, False)
    """
    return any(unicodedata.category(character)[0] in "LMN" for character in cluster)


def codes_of(clusters: Iterable[str]) -> dict[str, str]:
    """Return for each cluster what is printed in its place: `‹U+1F600›`.

    >>> codes_of(["😀"])
    {'😀': '‹U+1F600›'}
    """
    return {one: "‹" + " ".join(f"U+{ord(character):04X}" for character in one) + "›" for one in clusters}
