"""Puts the parts of a Word file into its archive, the same bytes for the same parts.

The only properties are the title and the program's name: no person, machine, path or time of writing goes out.
"""

import io
import zipfile
from collections.abc import Mapping
from datetime import date as Date
from xml.sax.saxutils import escape

from workbench.formats.legal import legal

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that an archive can name: every entry carries it."""
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = {
    "document": "document.main",
    "styles": "styles",
    "settings": "settings",
    "footnotes": "footnotes",
    "comments": "comments",
    "header": "header",
    "footer": "footer",
}
_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def pack(parts: Mapping[str, bytes], title: str, day: Date | None) -> bytes:
    """Return a .docx with these parts of `word/`, named without folder and suffix (`document`, `styles` …)."""
    files = {
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": _relations(
            {
                "rId1": ("officeDocument", "word/document.xml"),
                "rId3": ("extended-properties", "docProps/app.xml"),
            },
            f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" '
            'Target="docProps/core.xml"/>',
        ),
        "docProps/core.xml": _core(title, day),
        "docProps/app.xml": f'{_DECLARED}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        'extended-properties"><Application>workbench</Application></Properties>',
        "word/_rels/document.xml.rels": _relations(
            {relation_of(part): (part, f"{part}.xml") for part in parts if part != "document"}
        ),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            _put(archive, path, content.encode())
        for part, xml in parts.items():
            _put(archive, f"word/{part}.xml", xml)
    return out.getvalue()


def relation_of(part: str) -> str:
    """Return the id under which the document names another part."""
    return f"rId_{part}"


def _put(archive: zipfile.ZipFile, path: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(path, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0
    archive.writestr(entry, content)


def _content_types(parts: Mapping[str, bytes]) -> str:
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_OFFICE}.{_TYPES[part]}+xml"/>' for part in parts
    )
    return (
        f'{_DECLARED}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        '<Override PartName="/docProps/app.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>'
        f"{overrides}</Types>"
    )


def _relations(targets: Mapping[str, tuple[str, str]], more: str = "") -> str:
    made = "".join(
        f'<Relationship Id="{id_}" Type="{_RELATED}/{kind}" Target="{target}"/>'
        for id_, (kind, target) in targets.items()
    )
    return f'{_DECLARED}<Relationships xmlns="{_PACKAGE}/relationships">{made}{more}</Relationships>'


def _core(title: str, day: Date | None) -> str:
    made = f'<dcterms:created xsi:type="dcterms:W3CDTF">{day.isoformat()}T00:00:00Z</dcterms:created>' if day else ""
    return (
        f'{_DECLARED}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(legal(title))}</dc:title><dc:creator>workbench</dc:creator>"
        f"<cp:lastModifiedBy>workbench</cp:lastModifiedBy>{made}</cp:coreProperties>"
    )
