"""Says what an Akoma Ntoso file is: the work, the expression, the manifestation (FRBR), and its front page.

The addresses follow the naming convention of AKN4UN: a draft resolution is a `statement` of the subtype
`deliberation`, `/akn/un/statement/deliberation/DATE/NUMBER`, then `/LANGUAGE@`, then `.xml`.
"""

import re

from lxml import etree

from workbench.formats.akn.names import OWN, add
from workbench.formats.legal import legal
from workbench.formats.pages.page import Page, PageKind

SUBTYPE = "deliberation"
UNDATED = "0001-01-01"
"""Stands where the schema wants a day and the draft has none."""
_LANGUAGES = {"ar": "ara", "zh": "zho", "en": "eng", "fr": "fra", "ru": "rus", "es": "spa"}
"""ISO 639-1 to ISO 639-2, as the naming convention wants it."""
_SOURCE = "#workbench"
_NOT_IN_ADDRESS = re.compile(r"[^\w.]+")


def add_meta(document: etree._Element, page: Page, authors: dict[str, str]) -> None:
    """Add the metadata: identity, who is referred to (`authors`: names to ids), what the export says of itself."""
    meta = add(document, "meta")
    _identify(add(meta, "identification", source=_SOURCE), page)
    references = add(meta, "references", source=_SOURCE)
    _refer(references, "un", "/akn/ontology/organization/un/united-nations", "United Nations")
    _refer(references, "workbench", "/akn/ontology/organization/un/workbench", "workbench")
    for author, own_id in authors.items():
        _refer(references, own_id, f"/akn/ontology/organization/un/{_address_part(author)}", author)
    notes = add(meta, "notes", source=_SOURCE)
    for at, line in enumerate((f"{page.caption}.", *page.notices, *page.colophon), start=1):
        add(add(notes, "note", eId=f"note_{at}"), "p").text = legal(line)
    own = etree.SubElement(add(meta, "proprietary", source=_SOURCE), f"{{{OWN}}}export")
    own.set("kind", str(page.kind))
    own.set("illustrative", "yes" if page.is_illustrative else "no")
    if page.tracked:
        own.set("base", legal(page.tracked.base))


def add_preface(document: etree._Element, page: Page) -> None:
    """Add the front page: symbol, title, day."""
    preface = add(document, "preface")
    add(add(preface, "p"), "docNumber").text = legal(page.symbol)
    add(add(preface, "p"), "docTitle").text = legal(page.title)
    if page.date:
        add(add(preface, "p"), "docDate", date=page.date.isoformat()).text = page.date.isoformat()


def work_address(page: Page) -> str:
    """Return the address of the work.

    It names the day in full and the symbol: `/akn/un/statement/deliberation/2012-06-11/A-66-L.55`.
    """
    day = page.date.isoformat() if page.date else UNDATED
    return f"/akn/un/statement/{SUBTYPE}/{day}/{_address_part(page.symbol)}"


def _identify(identification: etree._Element, page: Page) -> None:
    work = work_address(page)
    language = _LANGUAGES.get(page.language, "eng")
    expression = f"{work}/{language}@"
    day = page.date.isoformat() if page.date else UNDATED
    for level, uri, this in (
        ("FRBRWork", work, f"{work}/!main"),
        ("FRBRExpression", expression, f"{expression}/!main"),
        ("FRBRManifestation", f"{expression}.xml", f"{expression}/!main.xml"),
    ):
        described = add(identification, level)
        add(described, "FRBRthis", value=this)
        add(described, "FRBRuri", value=uri)
        add(described, "FRBRdate", date=day, name="issued" if page.date else "undated")
        add(described, "FRBRauthor", href="#un")
        if level == "FRBRWork":
            add(described, "FRBRcountry", value="un")
            add(described, "FRBRsubtype", value=SUBTYPE)
            add(described, "FRBRnumber", value=page.symbol)
            add(described, "FRBRname", value=page.title)
            add(described, "FRBRprescriptive", value="false")
            add(described, "FRBRauthoritative", value="false")
        elif level == "FRBRExpression":
            add(described, "FRBRlanguage", language=language)
        else:
            add(described, "FRBRformat", value="application/akn+xml")


def _refer(references: etree._Element, own_id: str, href: str, shown: str) -> None:
    add(references, "TLCOrganization", eId=own_id, href=href, showAs=shown)


def _address_part(words: str) -> str:
    return _NOT_IN_ADDRESS.sub("-", words).strip("-.") or "unnamed"


def statement_name(page: Page) -> str:
    """Return what AKN4UN calls the document: a draft resolution, or for a page that is no draft its kind."""
    return "resolutionDraft" if page.kind in _TEXTS else str(page.kind)


_TEXTS = frozenset({PageKind.AGREED, PageKind.CLEAN, PageKind.ROLLING, PageKind.REDLINE})
