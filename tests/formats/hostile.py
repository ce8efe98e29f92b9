"""Files made to do harm, by name: each is a suffix and the bytes of a file of that kind."""

import io
import os
import struct
import zipfile
from collections.abc import Callable, Mapping

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MEGABYTE = 1 << 20
Made = tuple[str, bytes]


def packed(parts: Mapping[str, str | bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def word(body: str = "<w:p><w:r><w:t>1. Act.</w:t></w:r></w:p>", head: str = "", **parts: str | bytes) -> Made:
    document = f"{head}<w:document {W}><w:body>{body}</w:body></w:document>"
    return ".docx", packed({"word/document.xml": document, **{f"word/{k}.xml": v for k, v in parts.items()}})


def sheet(cells: str, **parts: str) -> Made:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    related = "http://schemas.openxmlformats.org/package/2006/relationships"
    return ".xlsx", packed(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "_rels/.rels": f'<Relationships xmlns="{related}"><Relationship Id="r" Type="{office}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{related}"><Relationship Id="r1" '
            f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="s" sheetId="1" '
            'r:id="r1"/></sheets></workbook>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>',
            **parts,
        }
    )


def _bomb() -> Made:
    return ".docx", packed({"word/document.xml": b"\0" * (200 * MEGABYTE)})


def _nested() -> Made:
    inner = packed({"a": b"\0" * (50 * MEGABYTE)})
    for _ in range(4):
        inner = packed({f"{n}.zip": inner for n in range(16)})
    return ".docx", packed({"word/document.xml": "<a/>", "word/embeddings/a.zip": inner, "word/media/b.zip": inner})


def _overlapping() -> Made:
    """Many entries of the directory that name one and the same packed part: small on disk, endless when read."""
    kernel = packed({"word/document.xml": b" " * (8 * MEGABYTE)})
    start = kernel.rindex(b"PK\x01\x02")
    end = kernel.rindex(b"PK\x05\x06")
    entry, tail = kernel[start:end], bytearray(kernel[end:])
    copies = 600
    struct.pack_into("<HHI", tail, 8, copies, copies, len(entry) * copies)
    return ".docx", kernel[:start] + entry * copies + bytes(tail)


def _lying() -> Made:
    """The directory says that a part is small; it is not."""
    kind, content = _bomb()
    changed = bytearray(content)
    at = changed.rindex(b"PK\x01\x02")
    struct.pack_into("<I", changed, at + 24, 10)
    return kind, bytes(changed)


def _entities() -> Made:
    laughs = "".join(f"<!ENTITY a{n} '" + f"&a{n - 1};" * 10 + "'>" for n in range(1, 10))
    return word("<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>", f'<!DOCTYPE d [<!ENTITY a0 "ha">{laughs}]>')


def _outside() -> Made:
    return word("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>')


def _deep() -> Made:
    return word("<w:sdt>" * 200_000 + "</w:sdt>" * 200_000)


def _long() -> Made:
    return word("".join(f"<w:p><w:r><w:t>{n}. Act {n};</w:t></w:r></w:p>" for n in range(1_000_000)))


def _split() -> Made:
    mark = "<w:pPr><w:rPr><w:ins/></w:rPr></w:pPr>"
    return word(f"<w:p>{mark}<w:r><w:t>1. a</w:t></w:r></w:p>" * 100_000)


def _styles() -> Made:
    chain = "".join(f'<w:style w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>' for n in range(20_000))
    return word(styles=f'<w:styles {W}>{chain}<w:style w:styleId="s20000"><w:basedOn w:val="s0"/></w:style></w:styles>')


def _damaged(cut: float) -> Callable[[], Made]:
    def made() -> Made:
        kind, content = word(f"<w:p><w:r><w:t>1. {os.urandom(4000).hex()}</w:t></w:r></w:p>")
        return kind, content[: int(len(content) * cut)]

    return made


def _protected() -> Made:
    """A document under a password is an old container of Office with a packed stream inside."""
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    return ".docx", header + "EncryptedPackage".encode("utf-16-le") + os.urandom(8192)


def _flagged() -> Made:
    kind, content = word()
    changed = bytearray(content)
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = changed.index(sign) + at
        changed[place] |= 1
    return kind, bytes(changed)


HOSTILE: dict[str, Callable[[], Made]] = {
    "a bomb": _bomb,
    "archives in archives": _nested,
    "one part named 600 times": _overlapping,
    "a part larger than it says": _lying,
    "4,001 parts": lambda: (".docx", packed({f"p{n}": "" for n in range(4_001)})),
    "entities of entities": _entities,
    "an entity from the disk": _outside,
    "a document type in UTF-16": lambda: (
        ".docx",
        packed({"word/document.xml": '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a><a/>'.encode("utf-16")}),
    ),
    "a document type in UTF-7": lambda: (
        ".docx",
        packed({"word/document.xml": b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a><a/>'}),
    ),
    "elements 200,000 deep": _deep,
    "a million paragraphs": _long,
    "100,000 joined paragraphs": _split,
    "a circle of 20,000 styles": _styles,
    "a paragraph of ten million letters": lambda: word(f"<w:p><w:r><w:t>1. {'a ' * 5_000_000}</w:t></w:r></w:p>"),
    "an attribute of ten million letters": lambda: word(
        f'<w:p><w:r w:rsidR="{"a" * 10_000_000}"><w:t>1. Act.</w:t></w:r></w:p>'
    ),
    "100,000 attributes": lambda: word("<w:p " + " ".join(f"a{n}='0'" for n in range(100_000)) + "/>"),
    "a list 10^9 long": lambda: word(
        '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Act.</w:t></w:r></w:p>',
        numbering=f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="999999999"/>'
        '<w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
    ),
    "brackets 50,000 deep": lambda: word(f"<w:p><w:r><w:t>1. {'[' * 50_000}a{']' * 50_000}</w:t></w:r></w:p>"),
    "a wrong kind of document": lambda: (".docx", packed({"word/document.xml": "<html><body>1. Act.</body></html>"})),
    "no document": lambda: (".docx", packed({"word/styles.xml": "<a/>"})),
    "a picture by the name of a document": lambda: (".docx", b"\x89PNG\r\n\x1a\n" + os.urandom(5000)),
    "XML that is damaged": lambda: (".docx", packed({"word/document.xml": "<a><b></a>"})),
    "a file cut at a third": _damaged(0.33),
    "a file cut at its end": _damaged(0.97),
    "a document under a password": _protected,
    "a part under a password": _flagged,
    "a part above the archive": lambda: (".docx", packed({"../../evil.xml": "<a/>", "word/document.xml": "<a/>"})),
    "a part with a root": lambda: (".docx", packed({"/etc/evil.xml": "<a/>"})),
    "a part of another disk": lambda: (".docx", packed({"C:\\evil.xml": "<a/>"})),
    "unusual packing": lambda: (".docx", packed({"word/document.xml": "<a/>"}, zipfile.ZIP_LZMA)),
    "a cell at the end of the sheet": lambda: sheet(
        '<row r="1"><c r="A1" t="str"><v>who</v></c></row><row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row>'
    ),
    "a sheet with a document type": lambda: (".xlsx", packed({"xl/workbook.xml": "<!DOCTYPE a><a/>"})),
    "a bomb of a sheet": lambda: (".xlsx", packed({"xl/workbook.xml": b" " * (200 * MEGABYTE)})),
    "text without an end": lambda: (".txt", b"1. " + b"a" * (65 * MEGABYTE)),
    "text of one line of 20 MB": lambda: (".txt", b"1. " + b"[a" * (10 * MEGABYTE)),
    "nothing but zeros": lambda: (".txt", b"\0" * 100_000),
}
