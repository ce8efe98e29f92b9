"""Reads what delegations ask of the words in a bracket: `US; G77 delete`, `EU, Japan retain`, `Cuba to revert`."""

import re
from typing import NamedTuple

from workbench.text.brackets.names import has_group, read_names

DELETE = r"(?i:(?:to\s+)?(?:deleted?|deletion|del\.?|supprimer|suprimir|исключить|删除|删去|حذف|تحذف))"
OBJECT = r"(?i:(?:\s+(?:the|this|whole|entire|all)){0,3}\s+(?:(?:sub-?)?para(?:graph)?|clause|sentence|all|text)\.?)"
DELETE_IT = rf"{DELETE}(?:{OBJECT})?"
"""A request to delete: of the words in the bracket or, as it may say, of the whole paragraph."""
_RETAIN = r"(?i:retain(?:ed)?|ret\.|maintenir|conservar|mantener|сохранить|保留案文)"
_HOLD = (
    r"(?i:(?:to|will)\s+(?:revert|come\s+back)|awaiting\s+instructions|ad\s+ref\w*\.?"
    r"|(?:enters?\s+an?\s+|general\s+|scrutiny\s+|study\s+|placed?\s+an?\s+)*reserv(?:es?|ed|ation)"
    r"(?:\s+(?:its|their)\s+positions?)?|à\s+confirmer|(?:émet\s+une\s+)?réserve|a\s+confirmar|(?:se\s+)?reserva"
    r"|оговорка|вернется\s+к\s+вопросу|резервирует\s+позицию|待复|待确认|持保留意见|تحفظ|للعودة)"
)
_PERHAPS_HOLD = r"(?i:to\s+(?:confirm|check|consult|reflect|reserve))"
"""Words of a text as well, unless it is surely a delegation that is to do it."""
_BETWEEN = r"(?:\s*[,，:：–—]\s*|\s+-\s+|\s*(?=[\u4e00-\u9fff])|\s+(?:wants\s+|proposes\s+|asks\s+)?)"
_ENDS = r"\s*[.。]?\s*\Z"
_BEFORE = r"(?:\s*[:：–—-]\s*|\s+(?:by|from|of)\s+)"
_ASKS = [
    (wish, re.compile(rf"{_BETWEEN}{asked}{_ENDS}"), re.compile(rf"\s*{asked}{_BEFORE}"))
    for wish, asked in (("against", DELETE_IT), ("retaining", _RETAIN), ("reserving", _HOLD), ("maybe", _PERHAPS_HOLD))
]
ASKS = re.compile(rf"{DELETE}|{_RETAIN}|{_HOLD}|{_PERHAPS_HOLD}|(?i:placeholder)|TB[CD]")
"""Without one of these nothing is asked."""
_SEGMENT = re.compile(r"[;；]")
_THE = re.compile(r"\s*the\s+(?=[A-Z])")
_WAITING = re.compile(r"\s*(?i:placeholder(?:\s+(?:for|on|text)\b.*|\s*[:–-].*)?|TB[CD]\.?)\s*", re.DOTALL)
"""Stands where words are still to come, and is none itself."""


class Voices(NamedTuple):
    """Who is for the words in a bracket, and how; who is against them, and who is not ready to say."""

    owners: tuple[str, ...] = ()
    retaining: tuple[str, ...] = ()
    """Who would have words kept that others want deleted."""
    against: tuple[str, ...] = ()
    reserving: tuple[str, ...] = ()

    @property
    def is_asked(self) -> bool:
        """Whether anybody says what is to be done with the words: a mere list of names does not."""
        return bool(self.retaining or self.against or self.reserving)

    @property
    def is_certain(self) -> bool:
        """Whether these are surely delegations, also outside a bracket: a group is named, or something is asked."""
        return self.is_asked or has_group(self.owners)


def read_voices(written: str) -> Voices | None:
    """Read who says what, segments apart by semicolons; None where any of it is something else.

    >>> read_voices("US; G77 delete")
    Voices(owners=('US',), retaining=(), against=('G77',), reserving=())
    >>> read_voices("Cuba, Egypt to come back").reserving
    ('Cuba', 'Egypt')
    """
    said: dict[str, tuple[str, ...]] = {}
    for segment in _SEGMENT.split(written):
        wish, names = _read_segment(segment)
        if not names:
            return None
        said[wish] = said.get(wish, ()) + names
    return Voices(**said)


def _read_segment(segment: str) -> tuple[str, tuple[str, ...]]:
    """Read what the names in one segment ask for, and the names."""
    for wish, names_first, names_last in _ASKS:
        found, other = names_first.search(segment), names_last.match(segment)
        names = (_named(segment[: found.start()]) if found else ()) or (_named(segment[other.end() :]) if other else ())
        if names and wish != "maybe":
            return wish, names
        if has_group(names):
            return "reserving", names
    return "owners", read_names(segment)


def _named(written: str) -> tuple[str, ...]:
    return read_names(_THE.sub("", written, count=1))


def read_notice(content: str) -> tuple[str, ...] | None:
    """Read a bracket that holds no words of the text: `EU to revert`, `US: reserve`, `placeholder`.

    Return whose it is, perhaps nobody's; None where it is something else.
    """
    if _WAITING.fullmatch(content):
        return ()
    voices = read_voices(content)
    if voices is None or voices.owners or voices.against:
        return None
    return (*voices.retaining, *voices.reserving)
