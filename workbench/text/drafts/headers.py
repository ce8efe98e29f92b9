"""Owns what a file says of its draft: the header block our drafts begin with, and a report's masthead."""

import re
from collections.abc import Sequence
from datetime import date as Date
from typing import NamedTuple

from workbench.errors import UnreadableInput
from workbench.model.draft import Origin

KEYS = ("Symbol", "Title", "Date", "Origin", "Based-on", "Under", "Illustrative", "Note")
"""The lines a header may hold, in the order in which it is printed."""

_LINE = re.compile(r"([^\W\d_][\w-]{0,30}):(?:[ \t]+(.*)|)")
_EMPTY_LINE = re.compile(r"\n[ \t]+\n")
_YES = {"yes": True, "true": True, "no": False, "false": False, "": False}
_MONTHS = (
    "january february march april may june july august september october november december",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
)
_MONTH = {name: number for names in _MONTHS for number, name in enumerate(names.split(), start=1)}
_DAY = re.compile(r"(\d{1,2})(?:er)?\s+(?:de\s+)?([^\W\d_]+)\s+(?:de\s+)?(\d{4})(?:\s+года)?")
_SYMBOL = re.compile(r"[A-Z]{1,6}(?:/[\w.()-]+)+")
_REPORT = re.compile(r"(?:Report|Note|Letter|Statement|Draft resolution|Draft decision|Resolution)\b")
_RESOLUTION = re.compile(r"\d{1,3}/\d{1,4}\.\s+(?P<title>\S.*)")


class Header(NamedTuple):
    """The fields a file gives to its draft; what it does not say is None, or empty."""

    symbol: str | None = None
    title: str | None = None
    date: Date | None = None
    origin: Origin | None = None
    based_on: str | None = None
    under: str | None = None
    illustrative: bool = False
    note: str = ""


def split_header(text: str) -> tuple[Header, str]:
    """Return the header block's fields and the text after it; a text without one comes back whole.

    A header is the first lines of the text, each `Key: value`, at least one key of KEYS, then an empty line.
    Raises UnreadableInput for a key that is unknown or given twice, and for a value that is none.
    """
    start = text.lstrip("\n")
    block, _, rest = _EMPTY_LINE.sub("\n\n", start, count=1).partition("\n\n")
    lines = [_LINE.fullmatch(line.strip()) for line in block.strip("\n").split("\n", 40)]
    known = {key.lower() for key in KEYS}
    if not all(lines) or not any(line and line[1].lower() in known for line in lines):
        return Header(), text
    values: dict[str, str] = {}
    for line in lines:
        key = line[1] if line else ""
        if key.lower() not in known:
            raise UnreadableInput(f"The header's key “{key}” is not known.", f"Keys are {', '.join(KEYS)}.")
        if key.lower() in values:
            raise UnreadableInput(f"The header gives “{key}” twice.", "Keep one of the lines.")
        values[key.lower()] = (line[2] or "").strip() if line else ""
    return _fields(values), rest


def _fields(values: dict[str, str]) -> Header:
    return Header(
        symbol=values.get("symbol") or None,
        title=values.get("title") or None,
        date=_date(values.get("date", "")),
        origin=_origin(values.get("origin", "")),
        based_on=values.get("based-on") or None,
        under=values.get("under") or None,
        illustrative=_illustrative(values.get("illustrative", "")),
        note=values.get("note", ""),
    )


def _date(value: str) -> Date | None:
    if not value:
        return None
    try:
        return Date.fromisoformat(value)
    except ValueError as error:
        if day := read_day(value):
            return day
        raise UnreadableInput(
            f"The header's date “{value[:40]}” is no date.", "Write it as 2012-04-05 or 5 April 2012."
        ) from error


def _origin(value: str) -> Origin | None:
    if not value:
        return None
    found = [origin for origin in Origin if origin.value.lower() == value.lower()]
    if not found:
        raise UnreadableInput(f"The header's origin “{value[:40]}” is not known.", f"Origins are {', '.join(Origin)}.")
    return found[0]


def _illustrative(value: str) -> bool:
    if value.lower() not in _YES:
        raise UnreadableInput(f"The header's “Illustrative: {value[:40]}” is not clear.", "Write yes or no.")
    return _YES[value.lower()]


def read_day(text: str) -> Date | None:
    """Return the day written in words (English, French, Spanish, Russian), or None.

    >>> read_day("5 April 2012")
    datetime.date(2012, 4, 5)
    """
    found = _DAY.fullmatch(text.strip().lower())
    if found is None or found[2] not in _MONTH:
        return None
    try:
        return Date(int(found[3]), _MONTH[found[2]], int(found[1]))
    except ValueError:
        return None


def read_masthead(front: Sequence[str], headings: Sequence[str]) -> Header:
    """Return what the paragraphs before the first clause say: symbol, title, date, origin where found.

    `headings` are those of `front` that are headings. The title is the heading before the one that names the
    kind of document (“Report of the Secretary-General”), what follows a resolution's number, or
    else the only one.
    """
    lines = [line.strip() for paragraph in front for line in paragraph.split("\n")]
    kinds = [at for at, heading in enumerate(headings) if _REPORT.match(heading)]
    titles = [found["title"] for line in lines if (found := _RESOLUTION.fullmatch(line))]
    if not titles and kinds and kinds[0]:
        titles = [headings[kinds[0] - 1]]
    if not titles and len(headings) == 1:
        titles = [headings[0]]
    by_secretary_general = "Report of the Secretary-General" in lines
    return Header(
        symbol=next((line for line in lines if _SYMBOL.fullmatch(line)), None),
        title=titles[0] if titles else None,
        date=next((day for line in lines if (day := read_day(line))), None),
        origin=Origin.SECRETARY_GENERAL if by_secretary_general else None,
    )
