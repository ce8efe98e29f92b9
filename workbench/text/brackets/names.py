"""Tells the names of delegations apart, as they are written beside a bracket.

It knows no list of delegations: it goes by how a name looks, and by the abbreviations of a few groups.
"""

import re
from functools import lru_cache

_PROPOSED = re.compile(
    r"\s*(?:proposed|suggested|requested|supported)\s+by\s+|\s+(?:proposes|proposal|proposed|suggests|requests|alt)\Z",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*,\s*and\b\s*|\s*[,，;/+&、،]\s*|\s+(?:and|et|y|и)\s+")
_INNER_AND = re.compile(
    r"(?<=77)\s+and\s+(?=China)|\s+and\s+(?=Herzegovina|Tobago|Barbuda|Nevis|the Grenadines|Principe)"
)
_HELD_AND = "\x1f"
"""Stands for an "and" that is part of a name while names are told apart."""
_CAPITAL = r"(?:[dl]['’])?[A-ZÀ-ÖØ-ÞА-ЯЁ0-9][\w.’'-]*"
_NAME = re.compile(
    rf"\(?{_CAPITAL}\)?(?:\s+(?:(?:of|the|de|du|des|la|le|del|los|las)\s+){{0,2}}\(?{_CAPITAL}\)?){{0,6}}"
    r"(?:\s\([A-Z][A-Za-z ]{2,40}\))?"
    r"|[\u4e00-\u9fff\d]{1,14}"
    r"|[\u0621-\u064a][\u0621-\u0652]*(?:\s[\u0621-\u0652]+){0,4}"
)
_NO_OWNER = re.compile(
    r"(?:(?:all |member |developing )?states|parties|members|governments|countries|delegations|see"
    r"|option|alternative|alt|note|title|section|chapter|article|paragraph|para|annex|version|variant|proposal"
    r"|pp|op|decides|requests|variante|artículo|вариант|备选案文|选项)\b.*|\d+",
    re.IGNORECASE | re.DOTALL,
)
_GROUP = (
    r"(?:EU|UE|G-?77|G-?77 and China|NAM|AOSIS|LDCs?|LLDCs?|SIDS|Pacific SIDS|CARICOM|JUSCANZ?|CANZ|AU|African Group"
    r"|Arab Group|OIC|GRULAC|CELAC|HSN|EIG|LMDC|AILAC|BASIC|CPLP|ASEAN|US|USA|UK|ROK|DPRK)"
)
_GROUPS = re.compile(_GROUP)
_GROUP_LAST = re.compile(rf"(?<![\w-]){_GROUP}\Z")


@lru_cache(maxsize=4096)
def read_names(written: str) -> tuple[str, ...]:
    """Tell the names apart; none if one of them is no name of a delegation."""
    whole = _INNER_AND.sub(_HELD_AND, _PROPOSED.sub("", written).strip(" \t\n*_"))
    if whole.startswith("(") and whole.endswith(")"):
        whole = whole[1:-1]
    names = [name.replace(_HELD_AND, " and ").strip(" *_") for name in _SPLIT.split(whole)]
    if any(not _NAME.fullmatch(name.replace(" and ", " ")) or _NO_OWNER.fullmatch(name) for name in names):
        return ()
    return tuple(names)


def has_group(names: tuple[str, ...]) -> bool:
    """Whether a known group or abbreviation is among the names, so that they surely are delegations."""
    return any(_GROUPS.fullmatch(name) for name in names)


def ends_in_group(text: str) -> bool:
    """Whether the last word of a text is the abbreviation of a group."""
    return _GROUP_LAST.search(text) is not None
