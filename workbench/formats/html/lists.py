"""Works out what a browser prints before the items of an ordered list."""

import re
from collections.abc import Callable, Iterator

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


class ItemNumbers:
    """The numbers of the items of a page; each list is counted once, however many items it has."""

    def __init__(self) -> None:
        self._places: dict[etree._Element, dict[etree._Element, int]] = {}

    def of(self, item: etree._Element, lists: int) -> str:
        """Return the number of a list item as drafts print it: `3.`, `(a)`; empty for a bullet.

        `lists` is how many lists it stands in, this one among them: in a list below another `1` is printed `(1)`.
        """
        above = item.getparent()
        if above is None or local_name(above) != "ol":
            return ""
        kind = _kind(item) if _kind(item) is not None else _kind(above)
        if kind == "":
            return ""
        if above not in self._places:
            self._places[above] = dict(_counted(above))
        number = _FORMATS[kind or "1"](self._places[above][item])
        return f"{number}." if (kind or "1") == "1" and lists < 2 else f"({number})"


def _counted(above: etree._Element) -> Iterator[tuple[etree._Element, int]]:
    """Yield the items of a list, each with its place as a browser counts."""
    count = _whole(above.get("start")) or 1
    for one in above:
        if local_name(one) == "li":
            value = _whole(one.get("value"))
            count = count if value is None else value
            yield one, min(max(count, 1), _MOST)
            count += 1


def _whole(text: str | None) -> int | None:
    return int(text) if text and text.strip().isdecimal() and len(text) < len(str(_MOST)) + 1 else None


def _kind(element: etree._Element) -> str | None:
    """Return how an element says its list counts; None where it does not say."""
    if found := _STYLE.search(element.get("style", "")):
        return _BY_STYLE.get(found[1].lower())
    given = element.get("type", "")
    return given if given in _FORMATS else None
