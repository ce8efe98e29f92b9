"""Reads who is behind a bracket: `[EU, Japan: …]`, `[… – Cuba]`, `[… – US; G77 delete]`, `[Cuba: delete]`.

Every rule looks for one sign (a colon, the last dash) and then at the names beside it, so that it stays linear.
How names look is said in `names`, what is asked for beside them in `voices`.
"""

import re
from dataclasses import dataclass

from workbench.text.brackets.names import has_group, read_names
from workbench.text.brackets.voices import ASKS, DELETE, DELETE_IT, OBJECT, Voices, read_notice, read_voices

REACH = 200
"""Characters from a bracket's edge within which its attribution must stand."""
_STARS = r"(?:\*\*|__)?"

_SIGN = re.compile(r"[:：–—()*_-]")
"""Without one of these nobody is named beside words."""
_COLON = re.compile(r"[:：]")
_AFTER_COLON = re.compile(rf"{_STARS}\s*")
_DELETED_WORDS = re.compile(rf"\s*{DELETE}(?:{OBJECT}\s*$|\s*[:：]\s*|\s+|$)")
_ASKED = re.compile(rf"\s*{DELETE}(?!\w)")
_BARE_DELETE = re.compile(rf"\s*{DELETE_IT}\s*")
_OPTION = re.compile(
    r"\s*(?:option|alternative|alt\.?|variante|opción|вариант|备选案文)\s*(?:\d{1,2}|[A-H])?\s*[:：.]\s+", re.IGNORECASE
)
_HEAD_IN_PARENTHESES = re.compile(rf"\s*{_STARS}\(([^()]*)\){_STARS}\s+")
_DASH = re.compile(r"\s*[–—]\s*|\s+-\s*")
_ANSWER = re.compile(r"\s*[;；–—]\s*([^;；–—]*)\Z")
_TAIL_IN_STARS = re.compile(r"\s*(?:\*\*|__)([^*_]*)(?:\*\*|__)\s*\Z")
_TAIL_IN_PARENTHESES = re.compile(r"\s+\(([^()]*)\)\s*\Z")
_LABEL = re.compile(r"\s*(?:PP|OP|Alt)?\s*\d*\s*(?:\(\w{1,4}\)\s*)?(?:bis|ter|quater|alt)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whom a bracket names, how much of its content that takes at either end, and what is asked for."""

    owners: tuple[str, ...] = ()
    head: int = 0
    tail: int = 0
    is_deletion: bool = False
    is_option: bool = False
    """It bears no name but a number: `Option 1: …`."""
    is_notice: bool = False
    """It holds no words of the text: `EU to revert`."""
    against: tuple[str, ...] = ()
    """Who would not have done what the bracket asks: words deleted that it puts in, or kept that it deletes."""
    reserving: tuple[str, ...] = ()


_NOBODY = Attribution()


def attribution_of(voices: Voices, head: int = 0, tail: int = 0) -> Attribution:
    """Say what is asked of words by these voices; if they only want words deleted, the bracket is a deletion."""
    if voices.against and not voices.owners:
        return Attribution(
            voices.against, head, tail, is_deletion=True, against=voices.retaining, reserving=voices.reserving
        )
    owners = (*voices.owners, *voices.retaining)
    return Attribution(owners, head, tail, against=voices.against, reserving=voices.reserving)


def read_attribution(head: str, tail: str, whole: bool) -> Attribution:
    """Read the attribution of a bracket.

    `head` and `tail` are the beginning and the end of its content, as far as no other bracket stands
    there, at most `REACH` characters; `whole` says that both are the whole content.
    """
    if whole and ASKS.search(head) and (asked := _read_whole(head)) is not None:
        return asked
    if not _SIGN.search(head) and not _SIGN.search(tail):
        return _NOBODY
    if option := _OPTION.match(head):
        return Attribution((), option.end(), is_option=True)
    colon = _COLON.search(head)
    if colon and (owners := read_names(head[: colon.start()])):
        end = _end_of(_AFTER_COLON, head, colon.end())
        if deleted := _DELETED_WORDS.match(head, end):
            return Attribution(owners, deleted.end(), 0, is_deletion=True)
        return _with_answer(owners, end, tail)
    named = _HEAD_IN_PARENTHESES.match(head)
    if named and has_group(owners := read_names(named[1])):
        return Attribution(owners, named.end())
    return read_tail(tail)


def _read_whole(content: str) -> Attribution | None:
    """Read a bracket without words: `delete`, `delete: G-77`, `deleted by Cuba`, `Cuba to delete`, `EU to revert`."""
    if _BARE_DELETE.fullmatch(content):
        return Attribution((), len(content), is_deletion=True)
    if (owners := read_notice(content)) is not None:
        return Attribution(owners, len(content), is_notice=True)
    voices = read_voices(content)
    return attribution_of(voices, len(content)) if voices and voices.is_asked else None


def _with_answer(owners: tuple[str, ...], head: int, tail: str) -> Attribution:
    """Read what others answer at the end: `[EU: by law; Cuba delete]`, `[EU: by law – Cuba to revert]`."""
    found = _ANSWER.search(tail)
    voices = read_voices(found[1]) if found else None
    if not found or not voices or voices.owners or not voices.is_asked:
        return Attribution(owners, head)
    owners += voices.retaining
    return Attribution(owners, head, len(found[0]), against=voices.against, reserving=voices.reserving)


def begins_round_bracket(names: str, after: str) -> bool:
    """Whether a round bracket is a negotiating one: `(EU: by law)`, `(Cuba: delete)`; `(Geneva: 2012)` is not.

    `names` stand before its colon, `after` follows it. Only a group, or a request to delete, makes it certain.
    """
    owners = read_names(names)
    return bool(owners) and (has_group(owners) or _ASKED.match(after) is not None)


def read_tail(tail: str) -> Attribution:
    """Read `… – Cuba`, `… - US; G77 delete`, `… – delete: Cuba`, `… **Cuba**`, `… (EU, US delete)`."""
    dashes = [*_DASH.finditer(tail)][-2:]
    for dash in dashes:
        said = tail[dash.end() :]
        voices = read_voices(said)
        if voices and (voices.is_asked or dash is dashes[-1]):
            return attribution_of(voices, tail=len(tail) - dash.start())
        if dash is dashes[-1] and _BARE_DELETE.fullmatch(said):
            return Attribution((), tail=len(tail) - dash.start(), is_deletion=True)
    if (named := _TAIL_IN_STARS.search(tail)) and (owners := read_names(named[1])):
        return Attribution(owners, tail=len(tail) - named.start())
    named = _TAIL_IN_PARENTHESES.search(tail)
    if named and (voices := read_voices(named[1])) and voices.is_certain:
        return attribution_of(voices, tail=len(tail) - named.start())
    return _NOBODY


def _end_of(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


def has_alternative_label(content: str) -> bool:
    """Whether a bracket holds an alternative paragraph: `3 bis. …`, `OP6 alt …`."""
    return _LABEL.match(content) is not None
