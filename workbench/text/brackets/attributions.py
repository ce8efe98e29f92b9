"""Reads who is behind a bracket: `[EU, Japan: …]`, `[… – Cuba]`, `[Cuba: delete]`, `[delete: G-77]`.

It knows no list of delegations: it goes by how attributions are written in negotiating texts. Every rule
looks for one sign (a colon, the last dash) and then at the names beside it, so that it stays linear.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

REACH = 200
"""Characters from a bracket's edge within which its attribution must stand."""
_DELETE = r"(?i:(?:to\s+)?(?:deleted?|deletion|del\.?|supprimer|suprimir|исключить|删除|删去|حذف|تحذف))"
_OBJECT = r"(?i:(?:\s+(?:the|this|whole|entire|all)){0,3}\s+(?:(?:sub-?)?para(?:graph)?|clause|sentence|all|text)\.?)"
_DELETE_IT = rf"{_DELETE}(?:{_OBJECT})?"
_STARS = r"(?:\*\*|__)?"

_SIGN = re.compile(r"[:：–—()*_-]")
_ASKS = re.compile(_DELETE)
"""Without one of these nobody is named."""
_COLON = re.compile(r"[:：]")
_AFTER_COLON = re.compile(rf"{_STARS}\s*")
_DELETED_WORDS = re.compile(rf"\s*{_DELETE}(?:{_OBJECT}\s*$|\s*[:：]\s*|\s+|$)")
_ASKED = re.compile(rf"\s*{_DELETE}(?!\w)")
_BARE_DELETE = re.compile(rf"\s*{_DELETE_IT}\s*")
_DELETE_THEN = re.compile(rf"\s*{_DELETE_IT}(?:\s*[:：–—-]\s*|\s+by\s+)")
_THEN_DELETE = re.compile(rf"\s*[:：–—-]\s*{_DELETE_IT}\s*")
_ASKING_DELETE = re.compile(rf"(?:\s*[,，]|\s+(?:wants|proposes|asks))?\s+{_DELETE_IT}\s*\Z")
"""After the names in `Cuba, delete`, `Cuba to delete`."""
_OPTION = re.compile(
    r"\s*(?:option|alternative|alt\.?|variante|opción|вариант|备选案文)\s*(?:\d{1,2}|[A-H])?\s*[:：.]\s+", re.IGNORECASE
)
_PROPOSED = re.compile(
    r"\s*(?:proposed|suggested|requested|supported)\s+by\s+|\s+(?:proposes|proposal|proposed|suggests|requests|alt)\Z",
    re.IGNORECASE,
)
_HEAD_IN_PARENTHESES = re.compile(rf"\s*{_STARS}\(([^()]*)\){_STARS}\s+")
_DASH = re.compile(r"\s*[–—]\s*|\s+-\s+")
_BEHIND = re.compile(r"\s?\(([^()\[\]]{2,80})\)")
_TAIL_IN_STARS = re.compile(r"\s*(?:\*\*|__)([^*_]*)(?:\*\*|__)\s*\Z")
_TAIL_IN_PARENTHESES = re.compile(r"\s+\(([^()]*)\)\s*\Z")
_LABEL = re.compile(r"\s*(?:PP|OP|Alt)?\s*\d*\s*(?:\(\w{1,4}\)\s*)?(?:bis|ter|quater|alt)\b", re.IGNORECASE)

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
_GROUPS = re.compile(
    r"EU|UE|G-?77|G-?77 and China|NAM|AOSIS|LDCs?|LLDCs?|SIDS|Pacific SIDS|CARICOM|JUSCANZ?|CANZ|AU|African Group"
    r"|Arab Group|OIC|GRULAC|CELAC|HSN|EIG|LMDC|AILAC|BASIC|CPLP|ASEAN|US|USA|UK|ROK|DPRK"
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whom a bracket names, how much of its content that takes at either end, and whether it asks to delete."""

    owners: tuple[str, ...] = ()
    head: int = 0
    tail: int = 0
    is_deletion: bool = False
    is_option: bool = False
    """It bears no name but a number: `Option 1: …`."""


_NOBODY = Attribution()


def read_attribution(head: str, tail: str, whole: bool) -> Attribution:
    """Read the attribution of a bracket.

    `head` and `tail` are the beginning and the end of its content, as far as no other bracket stands
    there, at most `REACH` characters; `whole` says that both are the whole content.
    """
    if whole and _ASKS.search(head) and (asked := _read_request(head)) is not None:
        return asked
    if not _SIGN.search(head) and not _SIGN.search(tail):
        return _NOBODY
    if option := _OPTION.match(head):
        return Attribution((), option.end(), is_option=True)
    colon = _COLON.search(head)
    if colon and (owners := _names(head[: colon.start()])):
        end = _end_of(_AFTER_COLON, head, colon.end())
        if deleted := _DELETED_WORDS.match(head, end):
            return Attribution(owners, deleted.end(), 0, True)
        return Attribution(owners, end)
    named = _HEAD_IN_PARENTHESES.match(head)
    if named and _are_groups(owners := _names(named[1])):
        return Attribution(owners, named.end())
    return _read_tail(tail)


def _read_request(content: str) -> Attribution | None:
    """Read a bracket that only asks to delete: `delete`, `delete: G-77`, `deleted by Cuba`, `Cuba to delete`."""
    if _BARE_DELETE.fullmatch(content):
        return Attribution((), len(content), 0, True)
    found = _DELETE_THEN.match(content)
    if found and (owners := _names(content[found.end() :])):
        return Attribution(owners, len(content), 0, True)
    found = _ASKING_DELETE.search(content)
    if found and (owners := _names(content[: found.start()])):
        return Attribution(owners, len(content), 0, True)
    return None


def begins_round_bracket(names: str, after: str) -> bool:
    """Whether a round bracket is a negotiating one: `(EU: by law)`, `(Cuba: delete)`; `(Geneva: 2012)` is not.

    `names` stand before its colon, `after` follows it. Only a group, or a request to delete, makes it certain.
    """
    owners = _names(names)
    return bool(owners) and (_are_groups(owners) or _ASKED.match(after) is not None)


def read_outside(after: str) -> tuple[tuple[str, ...], int]:
    """Read the owners that stand behind a bracket, `[by law] (EU, Japan)`, and how many characters that takes."""
    found = _BEHIND.match(after)
    owners = _names(found[1]) if found else ()
    return (owners, found.end()) if found and owners and _are_groups(owners) else ((), 0)


def _read_tail(tail: str) -> Attribution:
    """Read `… – Cuba`, `… – Cuba: delete`, `… – delete: Cuba`, `… **Cuba**`, `… (G77)`."""
    dashes = list(_DASH.finditer(tail))
    if dashes and (found := _read_after_dash(tail[dashes[-1].end() :])):
        return Attribution(found.owners, 0, len(tail) - dashes[-1].start(), found.is_deletion)
    for pattern in (_TAIL_IN_STARS, _TAIL_IN_PARENTHESES):
        named = pattern.search(tail)
        owners = _names(named[1]) if named else ()
        if named and owners and (pattern is _TAIL_IN_STARS or _are_groups(owners)):
            return Attribution(owners, 0, len(tail) - named.start())
    return _NOBODY


def _read_after_dash(text: str) -> Attribution | None:
    if owners := _names(text):
        return Attribution(owners)
    asked = _read_request(text)
    if asked is not None:
        return asked
    colon = _COLON.search(text)
    if colon and _THEN_DELETE.fullmatch(text, colon.start()) and (owners := _names(text[: colon.start()])):
        return Attribution(owners, is_deletion=True)
    return None


def _end_of(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


@lru_cache(maxsize=4096)
def _names(written: str) -> tuple[str, ...]:
    """Tell the names apart; none if one of them is no name of a delegation."""
    whole = _INNER_AND.sub(_HELD_AND, _PROPOSED.sub("", written).strip(" \t\n*_"))
    if whole.startswith("(") and whole.endswith(")"):
        whole = whole[1:-1]
    names = [name.replace(_HELD_AND, " and ").strip(" *_") for name in _SPLIT.split(whole)]
    if any(not _NAME.fullmatch(name.replace(" and ", " ")) or _NO_OWNER.fullmatch(name) for name in names):
        return ()
    return tuple(names)


def _are_groups(names: tuple[str, ...]) -> bool:
    """Whether names in mere parentheses are surely delegations: `(IPCC)` is an abbreviation."""
    return any(_GROUPS.fullmatch(name) for name in names)


def has_alternative_label(content: str) -> bool:
    """Whether a bracket holds an alternative paragraph: `3 bis. …`, `OP6 alt …`."""
    return _LABEL.match(content) is not None
