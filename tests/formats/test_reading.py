"""Drafts from files: every kind that is read, and every fault that is told."""

import zipfile
from pathlib import Path

import pytest

from workbench.errors import UnreadableInput
from workbench.formats.reading import read_draft


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_plain_text_and_markdown_give_the_same_clauses(tmp_path: Path) -> None:
    plain = write(tmp_path / "a.TXT", "36. Act, *inter alia*:\r\n\r\n(a) [EU]: delete;\r\n")
    marked = write(tmp_path / "a.md", "> 36\\. Act, _inter alia_:\n\n- (a) [EU]: delete;\n")
    assert read_draft(marked).clauses == read_draft(plain).clauses
    assert [clause.text for clause in read_draft(plain).clauses] == ["Act, inter alia:", "[EU]: delete;"]


def test_names_with_underscores_and_blanks_to_fill_in_stay_as_they_are(tmp_path: Path) -> None:
    draft = read_draft(write(tmp_path / "a.md", "1. On ____ the file_name_of it and _two words_ 2_3."))
    assert draft.clauses[0].text == "On ____ the file_name_of it and two words 2_3."


def test_escapes_and_overrides_are_cleaned_with_a_notice(tmp_path: Path) -> None:
    draft = read_draft(write(tmp_path / "a.txt", "1. States \x1b[31m[/x] [bold]\u202e act."))
    assert draft.clauses[0].text == "States [/x] [bold] act."
    assert len(draft.notices) == 2


@pytest.mark.parametrize(
    ("name", "content", "message", "hint"),
    [
        (
            "a.pdf",
            b"%PDF",
            "a.pdf cannot be imported: a .pdf file is no draft.",
            "A PDF does not say where a paragraph ends",
        ),
        ("a.doc", b"\xd0\xcf", "a.doc cannot be imported: a .doc file is no draft.", "Open it in Word and save"),
        ("a.odt", b"PK", "a.odt cannot be imported: a .odt file is no draft.", "Open it in LibreOffice and save it as"),
        ("a.png", b"PNG", "a.png cannot be imported: a .png file is no draft.", "Drafts are read from .txt, .md"),
        ("a", b"1. Act.", "a cannot be imported: a file without a suffix is no draft.", "Drafts are read from"),
        ("a.txt", b"", "a.txt is empty.", "Give a file"),
        ("a.md", b"  \n", "a.md is empty but for white space.", "Give a file"),
        ("a.txt", b"1. \0\0", "a.txt is a binary file, not text in UTF-8.", "Give a text file"),
        ("a.txt", b"1. \xe9t\xe9", "a.txt is no text in UTF-8: byte 3 does not fit.", "Save it as text in UTF-8."),
        ("a.docx", b"1. Act.", "a.docx is damaged, or is no .docx file.", "Open it in Word"),
        ("a.docx", b"", "a.docx is empty.", "Give a file"),
        ("a.txt", b"# Title only", "a.txt: The text holds no clause.", "Number its paragraphs"),
        ("a.txt", b"Symbol: A\nDate: x\n\n1. Act.", "a.txt: The header's date “x” is no date.", "Write it as"),
    ],
)
def test_a_file_at_fault_is_told_in_a_sentence_with_the_next_step(
    tmp_path: Path, name: str, content: bytes, message: str, hint: str
) -> None:
    path = write(tmp_path / name, content)
    with pytest.raises(UnreadableInput) as error:
        read_draft(path)
    assert error.value.message == message
    assert error.value.hint.startswith(hint)
    assert path.read_bytes() == content


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(UnreadableInput, match=r"There is no file none\.txt\."):
        read_draft(tmp_path / "none.txt")
    with pytest.raises(UnreadableInput, match=r"folder\.txt is a folder\."):
        read_draft(tmp_path / "folder.txt")


def test_text_in_utf_16_is_read(tmp_path: Path) -> None:
    draft = read_draft(write(tmp_path / "a.txt", "1. Côte d’Ivoire.".encode("utf-16")))
    assert draft.clauses[0].text == "Côte d’Ivoire."


def test_a_bomb_in_word_s_clothes_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<a>" + b" " * 40_000_000)
    with pytest.raises(UnreadableInput, match="expands to more than"):
        read_draft(tmp_path / "a.docx")
