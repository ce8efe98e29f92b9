"""Finds the footnotes of a page: a mark that leads to a block from which a link leads back to the mark."""

from lxml import etree

from workbench.formats.incoming import local_name

_HOLDERS = frozenset({"p", "li", "div", "aside", "section", "dd", "td"})
Pair = tuple[etree._Element, etree._Element, list[etree._Element]]
"""The mark, the block of its footnote, the ways back in it."""
_NEAR = 3
"""Elements around and inside a mark that may carry the name that the way back leads to."""


def find_notes(root: etree._Element) -> tuple[dict[etree._Element, etree._Element], frozenset[etree._Element]]:
    """Return the marks, each with the words of its footnote, and the blocks that hold these on the page.

    The way back is taken out of the footnote.
    """
    named = _named(root)
    pairs: list[Pair] = []
    marks: set[etree._Element] = set()
    ways_back: set[etree._Element] = set()
    for mark in root.iter("a"):
        block = _holder(named.get(_target(mark)))
        if block is None or block in mark.iterancestors():
            continue
        names = _names_of(mark)
        back = [one for one in block.iter("a") if _target(one) in names]
        is_way_back = mark in ways_back or not marks.isdisjoint(block.iter())  # from a footnote found before it
        if back and back[0] is not mark and not is_way_back:
            pairs.append((mark, block, back))
            marks.add(mark)
            ways_back.update(back)
    for _, _, back in pairs:
        for one in back:
            _take_out(one)
    return {mark: block for mark, block, _ in pairs}, frozenset(block for _, block, _ in pairs)


def _named(root: etree._Element) -> dict[str, etree._Element]:
    named: dict[str, etree._Element] = {}
    for element in root.iter():
        if local_name(element):
            for name in (element.get("id"), element.get("name") if element.tag == "a" else None):
                if name:
                    named.setdefault(name, element)
    return named


def _target(link: etree._Element) -> str:
    href = link.get("href", "")
    return href[1:] if href.startswith("#") else ""


def _holder(element: etree._Element | None) -> etree._Element | None:
    while element is not None and local_name(element) not in _HOLDERS:
        element = element.getparent()
    return element


def _names_of(mark: etree._Element) -> set[str]:
    near = [mark, *list(mark.iter())[1 : 1 + _NEAR]]
    for above in mark.iterancestors():
        if len(near) > 2 * _NEAR or local_name(above) in _HOLDERS:
            break
        near.append(above)
    return {name for one in near for name in (one.get("id"), one.get("name")) if name}


def _take_out(element: etree._Element) -> None:
    """Take an element out and leave the words after it."""
    above = element.getparent()
    if above is None:
        return
    before = element.getprevious()
    tail = element.tail or ""
    if before is None:
        above.text = (above.text or "") + tail
    else:
        before.tail = (before.tail or "") + tail
    above.remove(element)
