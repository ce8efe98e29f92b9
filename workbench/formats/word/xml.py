"""The names of WordprocessingML, and elements made with them."""

from lxml import etree

from workbench.formats.legal import legal

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML = "http://www.w3.org/XML/1998/namespace"
NAMES = {"w": W, "r": R}


def name(local: str) -> str:
    """Return the qualified name of a `w:` element or attribute."""
    return f"{{{W}}}{local}"


def element(local: str, /, **attributes: str | int) -> etree._Element:
    """Return a `w:` element with `w:` attributes."""
    made = etree.Element(name(local), nsmap=NAMES)
    for key, value in attributes.items():
        made.set(name(key), legal(str(value)))
    return made


def add(parent: etree._Element, local: str, /, **attributes: str | int) -> etree._Element:
    """Append a `w:` element to another and return it."""
    made = etree.SubElement(parent, name(local))
    for key, value in attributes.items():
        made.set(name(key), legal(str(value)))
    return made


def serialized(root: etree._Element) -> bytes:
    """Return an XML part as bytes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
