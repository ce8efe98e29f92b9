"""The gate every file passes before a parser sees it: missing, empty, binary, too big, hostile stop here.

Nothing is unpacked to disk. What a file of Word or a sheet may carry along to do harm (macros, embedded
objects, links to the outside) is left out and reported; what only an attack contains is refused.
"""

import re
import stat
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from workbench.errors import UnreadableInput
from workbench.text.normalise import visible

if TYPE_CHECKING:
    from lxml.etree import _Element

MEGABYTE = 1 << 20
FILE_LIMIT = 64 * MEGABYTE
ENTRY_LIMIT = 4_000
EXPANDED_LIMIT = 256 * MEGABYTE
RATIO_LIMIT = 300
"""How many times its packed size an archive may grow; plain XML of Word packs some 10 to 50 times."""

_CHUNK = 64 * 1024
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODING = re.compile(rb"""\A\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)""")
_ENCODINGS = frozenset({b"utf-8", b"utf8", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252"})
_LEFT_OUT = (
    (re.compile(r"(^|/)(vbaProject|vbaData|vbaProjectSignature)", re.IGNORECASE), "macros"),
    (re.compile(r"(^|/)(embeddings|activeX|oleObject)", re.IGNORECASE), "embedded objects"),
)


@dataclass(frozen=True, slots=True)
class Archive:
    """What a .docx or .xlsx holds: its parts by name, and a notice for each thing that was left out."""

    parts: dict[str, bytes]
    notices: tuple[str, ...] = ()


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a regular file that is not empty and not above FILE_LIMIT.

    Raises UnreadableInput where there is none, for a folder or a device, and for one that may not be read.
    """
    name = shown_name(path)
    try:
        kind = path.stat()
        if stat.S_ISDIR(kind.st_mode):
            raise UnreadableInput(f"{name} is a folder.", "Name one file in it.")
        if not stat.S_ISREG(kind.st_mode):
            raise UnreadableInput(f"{name} is no ordinary file.", "Name a file on disk.")
        with path.open("rb") as file:
            found = file.read(FILE_LIMIT + 1)
    except FileNotFoundError as error:
        raise UnreadableInput(f"There is no file {name}.", "Check the path and the spelling.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableInput(f"{name} cannot be read: {reason}.", "Check the path and its permissions.") from error
    if len(found) > FILE_LIMIT:
        limit = FILE_LIMIT // MEGABYTE
        raise UnreadableInput(f"{name} is larger than {limit} MB.", "Give the text alone, without pictures.")
    if not found:
        raise UnreadableInput(f"{name} is empty.", "Give a file that holds text.")
    return found


def read_text(path: Path) -> str:
    """Return the text of a file in UTF-8, or in UTF-16 with a byte order mark; the mark is not part of it.

    Raises UnreadableInput as `read_bytes` does, and for bytes that are no such text.
    """
    found, name = read_bytes(path), shown_name(path)
    encoding = "utf-16" if found[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    shown = encoding.removesuffix("-sig").upper()
    try:
        text = found.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableInput(
            f"{name} is no text in {shown}: byte {error.start:,} does not fit.", "Save it as text in UTF-8."
        ) from error
    if "\0" in text:
        raise UnreadableInput(f"{name} is a binary file, not text in {shown}.", "Give a text file in UTF-8.")
    if not text.strip():
        raise UnreadableInput(f"{name} is empty but for white space.", "Give a file that holds text.")
    return text


def read_archive(path: Path) -> Archive:
    """Return the parts of a .docx or .xlsx, counted while they expand, harmful ones left out with a notice.

    Raises UnreadableInput for what is no zip, is damaged, protected, or expands past ENTRY_LIMIT,
    EXPANDED_LIMIT or RATIO_LIMIT; for names outside the archive; and for XML with a document type.
    """
    packed, name = read_bytes(path), shown_name(path)
    if packed.startswith(_OLD_OFFICE):
        raise UnreadableInput(
            f"{name} is an older Office file, or one under a password.",
            f"Save it as {path.suffix or '.docx'} anew.",
        )
    try:
        with zipfile.ZipFile(BytesIO(packed)) as archive:
            parts = _expand(archive, len(packed), name)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        ValueError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise UnreadableInput(
            f"{name} is damaged, or is no {path.suffix or 'archive'} file.",
            "Open it in Word and save it anew.",
        ) from error
    return _without_harm(parts, name)


def _expand(archive: zipfile.ZipFile, packed: int, name: str) -> dict[str, bytes]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > ENTRY_LIMIT:
        raise _hostile(name, f"holds {len(entries):,} parts")
    limit = min(EXPANDED_LIMIT, max(RATIO_LIMIT * packed, MEGABYTE))
    parts: dict[str, bytes] = {}
    expanded = 0
    for entry in entries:
        _check_entry(entry, parts, name)
        chunks = []
        with archive.open(entry) as part:
            while chunk := part.read(_CHUNK):
                expanded += len(chunk)
                if expanded > limit:
                    raise _hostile(name, f"expands to more than {limit // MEGABYTE:,} MB")
                chunks.append(chunk)
        parts[entry.filename] = b"".join(chunks)
    return parts


def _check_entry(entry: zipfile.ZipInfo, parts: dict[str, bytes], name: str) -> None:
    inside = PurePosixPath(entry.filename)
    if inside.is_absolute() or ".." in inside.parts or "\\" in entry.filename or ":" in entry.filename:
        raise _hostile(name, "names a part outside itself")
    if entry.filename in parts:
        raise _hostile(name, "holds two parts of one name")
    if entry.flag_bits & 0x1:
        raise UnreadableInput(f"{name} is protected by a password.", "Save it without one.")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise _hostile(name, "is packed in an unusual way")


def _without_harm(parts: dict[str, bytes], name: str) -> Archive:
    counts: dict[str, int] = {}
    kept: dict[str, bytes] = {}
    for part, content in parts.items():
        harm = next((what for pattern, what in _LEFT_OUT if pattern.search(part)), None)
        if harm:
            counts[harm] = counts.get(harm, 0) + 1
            continue
        if part.endswith((".xml", ".rels", ".vml")):
            _check_xml(content, name)
        if part.endswith(".rels"):
            outside = sum(
                one.get("TargetMode") == "External" for one in parse_xml(content, name).iter("{*}Relationship")
            )
            counts["links to the outside"] = counts.get("links to the outside", 0) + outside
        kept[part] = content
    notices = tuple(f"The file's {what} ({count:,}) were left out." for what, count in counts.items() if count)
    return Archive(kept, notices)


def read_xml(path: Path) -> "_Element":
    """Return the root of an XML file; nothing in it is resolved, fetched or expanded.

    Raises UnreadableInput as `read_bytes` does, for a document type or an unusual encoding, and for damaged XML.
    """
    content, name = read_bytes(path), shown_name(path)
    _check_xml(content, name)
    return parse_xml(content, name, "Ask its sender for another, or save it anew.")


def _check_xml(content: bytes, name: str) -> None:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in content[:64]:
        content = content.replace(b"\0", b"")
    elif (declared := _ENCODING.match(content.removeprefix(b"\xef\xbb\xbf"))) and declared[1].lower() not in _ENCODINGS:
        raise _hostile(name, "is written in an unusual encoding")
    if _DOCTYPE.search(content):
        raise _hostile(name, "declares a document type")


def parse_xml(content: bytes, name: str, hint: str = "Open it in Word and save it anew.") -> "_Element":
    """Return the root of an XML part; nothing is resolved, fetched or expanded.

    `name` is the file's, for the message. Raises UnreadableInput for XML that is not well formed.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableInput(f"{name} holds damaged XML.", hint) from error


def shown_name(path: Path) -> str:
    """Return the file's name as it may be shown: in one line, nothing in it acts on a terminal, it is not endless."""
    name = visible(path.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace") or str(path))
    name = name.replace("\n", "␊").replace("\t", "␉")
    return name if len(name) <= 120 else f"{name[:119]}…"


def _hostile(name: str, what: str) -> UnreadableInput:
    return UnreadableInput(
        f"{name} {what}, as no ordinary file does; it was not opened.", "Ask its sender for another."
    )
