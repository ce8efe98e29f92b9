"""What stops at the gate, and what is left out of a file that is let in."""

import os
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from workbench.errors import UnreadableInput
from workbench.formats import guard
from workbench.formats.guard import parse_xml, read_archive, read_bytes, read_text

RELS = '<Relationships xmlns="x"><Relationship Id="1" Target="http://a/b" TargetMode="{}"/></Relationships>'


def write_zip(path: Path, parts: Mapping[str, str | bytes], packing: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", packing) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def refusal(path: Path) -> UnreadableInput:
    with pytest.raises(UnreadableInput) as error:
        read_archive(path)
    assert error.value.hint
    return error.value


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"36. Human security", "36. Human security"),
        (b"\xef\xbb\xbf36. Human", "36. Human"),
        ("36. Côte".encode("utf-16"), "36. Côte"),
        ("36. Сторона".encode("utf-16-be").join([b"\xfe\xff", b""]), "36. Сторона"),
    ],
)
def test_text_is_read_in_the_encodings_of_our_day(tmp_path: Path, content: bytes, text: str) -> None:
    path = tmp_path / "draft.txt"
    path.write_bytes(content)
    assert read_text(path) == text


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "draft.txt is empty."),
        (b" \n\t\n", "draft.txt is empty but for white space."),
        (b"\x89PNG\r\n\x1a\n", "draft.txt is no text in UTF-8: byte 0 does not fit."),
        (b"MZ\0\0\0", "draft.txt is a binary file, not text in UTF-8."),
        ("Côte".encode("latin-1"), "draft.txt is no text in UTF-8: byte 1 does not fit."),
        (b"\xff\xfea", "draft.txt is no text in UTF-16: byte 2 does not fit."),
    ],
)
def test_what_is_no_text_is_told(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "draft.txt"
    path.write_bytes(content)
    with pytest.raises(UnreadableInput) as error:
        read_text(path)
    assert error.value.message == message
    assert error.value.hint
    assert path.read_bytes() == content


def test_a_missing_file_a_folder_a_pipe_and_an_endless_name_are_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path, message in [
        (tmp_path / "none\x1b[2J.txt", "There is no file none␛[2J.txt."),
        (tmp_path, f"{tmp_path.name} is a folder."),
        (tmp_path / "pipe", "pipe is no ordinary file."),
        (tmp_path / ("x" * 5000), "cannot be read: File name too long."),
        (Path("a\0b"), "cannot be read"),
    ]:
        with pytest.raises(UnreadableInput) as error:
            read_bytes(path)
        assert message in error.value.message


def test_a_file_above_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "FILE_LIMIT", guard.MEGABYTE)
    path = tmp_path / "big.txt"
    path.write_bytes(b"a" * (guard.MEGABYTE + 1))
    with pytest.raises(UnreadableInput, match=r"big\.txt is larger than 1 MB\."):
        read_text(path)


def test_an_archive_gives_its_parts(tmp_path: Path) -> None:
    parts: dict[str, str | bytes] = {"word/document.xml": "<a>text</a>", "word/media/one.png": b"\x89PNG"}
    found = read_archive(write_zip(tmp_path / "a.docx", parts))
    assert found.parts == {"word/document.xml": b"<a>text</a>", "word/media/one.png": b"\x89PNG"}
    assert found.notices == ()


def test_macros_objects_and_outside_links_are_left_out_and_reported(tmp_path: Path) -> None:
    parts: dict[str, str | bytes] = {
        "word/document.xml": "<a/>",
        "word/vbaProject.bin": b"macro",
        "word/embeddings/oleObject1.bin": b"ole",
        "word/_rels/document.xml.rels": RELS.format("&#69;xternal"),
        "_rels/.rels": RELS.format("Internal"),
    }
    found = read_archive(write_zip(tmp_path / "a.docx", parts))
    assert set(found.parts) == {"word/document.xml", "word/_rels/document.xml.rels", "_rels/.rels"}
    assert found.notices == (
        "The file's macros (1) were left out.",
        "The file's embedded objects (1) were left out.",
        "The file's links to the outside (1) were left out.",
    )


@pytest.mark.parametrize("inside", ["../evil", "/etc/evil", "a\\..\\evil", "C:evil"])
def test_a_part_outside_the_archive_is_refused(tmp_path: Path, inside: str) -> None:
    error = refusal(write_zip(tmp_path / "a.docx", {inside: "x"}))
    assert error.message == "a.docx names a part outside itself, as no ordinary file does; it was not opened."
    assert list(tmp_path.iterdir()) == [tmp_path / "a.docx"]


@pytest.mark.parametrize(
    "content",
    [
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        b"<!doctype a><a/>",
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a><a/>'.encode("utf-16"),
        '<?xml version="1.0"?><!DOCTYPE a><a/>'.encode("utf-16-le"),
    ],
)
def test_xml_with_a_document_type_is_refused(tmp_path: Path, content: bytes) -> None:
    assert "declares a document type" in refusal(write_zip(tmp_path / "a.docx", {"word/document.xml": content})).message


def test_xml_in_an_encoding_that_hides_is_refused(tmp_path: Path) -> None:
    content = b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a><a/>'
    assert "unusual encoding" in refusal(write_zip(tmp_path / "a.docx", {"word/document.xml": content})).message


def test_a_bomb_is_refused_while_it_expands(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "bomb.docx", {"word/document.xml": b"\0" * (64 * guard.MEGABYTE)})
    assert "expands to more than" in refusal(path).message


def test_an_archive_of_too_many_parts_is_refused(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "many.docx", {f"p{n}": "" for n in range(guard.ENTRY_LIMIT + 1)})
    assert "holds 4,001 parts" in refusal(path).message


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_and_unusual_packing_are_refused(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "two.docx", {"a": "1"})
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("a", "2")
    assert "two parts of one name" in refusal(path).message
    assert "unusual way" in refusal(write_zip(tmp_path / "lzma.docx", {"a": "1"}, zipfile.ZIP_LZMA)).message


@pytest.mark.parametrize("content", [b"36. Human security", b"PK\x03\x04 broken", b"PK\x05\x06" + b"\xff" * 18])
def test_what_is_no_zip_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    assert refusal(path).message == "a.docx is damaged, or is no .docx file."


def test_an_older_word_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512)
    assert refusal(path).message == "a.docx is an older Office file, or one under a password."


def test_a_damaged_part_is_told(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.docx", {"word/document.xml": os.urandom(5000)})
    content = bytearray(path.read_bytes())
    content[200:260] = b"x" * 60
    path.write_bytes(bytes(content))
    assert refusal(path).message == "a.docx is damaged, or is no .docx file."


def test_xml_that_is_not_well_formed_is_told() -> None:
    with pytest.raises(UnreadableInput, match=r"a\.docx holds damaged XML\."):
        parse_xml(b"<a><b></a>", "a.docx")
