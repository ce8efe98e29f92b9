"""Works out what a browser prints before the items of an ordered list."""

import re
from collections.abc import Callable

from lxml import etree

from workbench.formats.incoming import local_name
from workbench.text.labels.counting import letters, roman

_FORMATS: dict[str, Callable[[int], str]] = {
    "1": str, "a": letters, "A": lambda n: letters(n).upper(), "i": roman, "I": lambda n: roman(n).upper(),
}  # fmt: skip
_BY_STYLE = {
    "decimal": "1", "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A",
    "lower-roman": "i", "upper-roman": "I", "none": "",
}  # fmt: skip
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.IGNORECASE)
_MOST = 9999


def item_number(item: etree._Element, lists: int) -> str:
    """Return the number of a list item as drafts print it: `3.`, `(a)`; empty for a bullet.

    `lists` is how many lists it stands in, this one among them: in a list below another `1` is printed `(1)`.
    """
    above = item.getparent()
    if above is None or local_name(above) != "ol":
        return ""
    kind = _kind(item) if _kind(item) is not None else _kind(above)
    if kind == "":
        return ""
    number = _FORMATS[kind or "1"](_place(item, above))
    return f"{number}." if (kind or "1") == "1" and lists < 2 else f"({number})"


def _place(item: etree._Element, above: etree._Element) -> int:
    count = _whole(above.get("start")) or 1
    for one in above:
        if local_name(one) != "li":
            continue
        value = _whole(one.get("value"))
        count = count if value is None else value
        if one is item:
            break
        count += 1
    return min(max(count, 1), _MOST)


def _whole(text: str | None) -> int | None:
    return int(text) if text and text.strip().isdecimal() and len(text) < len(str(_MOST)) + 1 else None


def _kind(element: etree._Element) -> str | None:
    """Return how an element says its list counts; None where it does not say."""
    if found := _STYLE.search(element.get("style", "")):
        return _BY_STYLE.get(found[1].lower())
    given = element.get("type", "")
    return given if given in _FORMATS else None
