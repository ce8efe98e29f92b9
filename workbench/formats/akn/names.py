"""The names of Akoma Ntoso, and elements made with them."""

from lxml import etree

from workbench.formats.legal import legal

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
XML = "http://www.w3.org/XML/1998/namespace"
OWN = "urn:workbench:akn"
"""Of what the standard has no name for: how a paragraph ends in a redline, what an export says of itself."""
END = f"{{{OWN}}}end"
"""On the element that holds a paragraph's words: `ins` or `del` where its end came or went (`Paragraph.mark`)."""
SPACE = f"{{{XML}}}space"

RECITAL, CLOSING = "recital", "closing"
"""Names of `hcontainer` for clauses that stand where the standard has no element for them."""


def name(local: str) -> str:
    """Return the qualified name of an element."""
    return f"{{{AKN}}}{local}"


def add(parent: etree._Element, local: str, /, **attributes: str) -> etree._Element:
    """Append an element to another and return it."""
    made = etree.SubElement(parent, name(local))
    for key, value in attributes.items():
        made.set(key, legal(value))
    return made
