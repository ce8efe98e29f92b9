"""Bad input gets one sentence and the next step, the right exit code, and changes nothing."""

import errno
import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Command
from workbench.errors import LONGEST


def assert_refused(command: Command, file: Path, code: int, *arguments: object) -> str:
    before = file.read_bytes() if file.is_file() else b""
    result = command(*arguments, "-f", file)
    assert result.code == code, (arguments, result.out, result.err)
    assert result.out == ""
    assert "Traceback" not in result.err
    lines = [line for line in result.err.splitlines() if line.strip()]
    assert 1 <= len(lines) <= 3, result.err
    assert max(map(len, lines)) <= LONGEST, result.err
    assert (file.read_bytes() if file.is_file() else b"") == before
    return result.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("say", "Atlantis", "36(a)", "support"), "Atlantis"),
        (("say", "Korea", "36(a)", "support"), "Republic of Korea"),
        (("say", "Congo", "36(a)", "support"), "Democratic Republic of the Congo"),
        (("say", "Cuba", "36(z)", "support"), "36 (z)"),
        (("say", "Cuba", "36(a)", "cheer"), "support"),
        (("say", "Cuba", "36(a)", "oppose", "--for", "Japan"), "no group"),
        (("agree", "36(a)", "--level", "heaven"), "ad referendum"),
        (("reopen", "36(d)", "--because", "x"), "not declared agreed"),
        (("status", "Rev.9"), "Rev.9"),
        (("status", "--rule", "dictatorship"), "majority"),
        (("compare", "A/66/763", "Rev.9"), "Rev.9"),
        (("group", "show", "Cuba"), "no group"),
        (("positions", "import", "missing.csv"), "missing.csv"),
        (("draft", "import", "missing.txt", "--symbol", "X"), "missing.txt"),
    ],
)
def test_unknown_names_are_refused_with_what_could_be_meant(
    command: Command, worked_case: Path, arguments: tuple[str, ...], said: str
) -> None:
    assert said in assert_refused(command, worked_case, 1, *arguments)


DRAFTS: list[tuple[str, bytes, str]] = [
    ("empty.txt", b"", "empty"),
    ("blank.txt", b"\n\n \n", "white space"),
    ("binary.txt", bytes(range(256)) * 8, "text"),
    ("picture.png", b"\x89PNG\r\n", ".png"),
    ("letter.docx", b"this is no zip", "letter.docx"),
    ("noclause.md", b"# A heading\n", "clause"),
    ("prose.txt", b"The meeting was long.\n", "no clause"),
]


@pytest.mark.parametrize(("name", "content", "said"), DRAFTS, ids=[name for name, _, _ in DRAFTS])
def test_a_draft_that_cannot_be_read_is_refused(
    command: Command, worked_case: Path, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert said in assert_refused(command, worked_case, 1, "draft", "import", path, "--symbol", "X")


def test_a_symbol_on_the_table_is_refused(command: Command, worked_case: Path, tmp_path: Path) -> None:
    path = tmp_path / "again.txt"
    path.write_text("1. Decides to meet again;\n", encoding="utf-8")
    said = assert_refused(command, worked_case, 1, "draft", "import", path, "--symbol", "a/66/763")
    assert "never changes" in said


TABLES: list[tuple[str, str, str]] = [
    ("no stance column", "who,clause\nCuba,36(a)\n", "stance"),
    ("unknown column", "who,clause,stance,mood\nCuba,36(a),support,good\n", "mood"),
    ("unknown delegation in row 3", "who,clause,stance\nCuba,36(a),support\nAtlantis,36(a),oppose\n", "Row 3"),
    ("unknown clause in row 2", "who,clause,stance\nCuba,36(z),support\n", "Row 2"),
    ("unknown stance in row 2", "who,clause,stance\nCuba,36(a),maybe\n", "Row 2"),
    ("empty cell in row 2", "who,clause,stance\nCuba,,support\n", "Row 2"),
    ("bad date in row 2", "who,clause,stance,on\nCuba,36(a),support,4 June\n", "Row 2"),
    ("too many cells in row 2", "who,clause,stance\nCuba,36(a),support,because,of\n", "Row 2"),
    ("nothing at all", "", "empty"),
    ("a header alone", "who,clause,stance\n", "no position"),
    ("a header without end", f"{'a' * 100_000},who,clause,stance\nx,Cuba,36(a),support\n", "is not known"),
    ("a header of many lines", '"who\nis it",clause,stance\nCuba,36(a),support\n', "no column “who”"),
    ("two columns of one meaning", "who,country,clause,stance\nCuba,Egypt,36(a),support\n", "two columns"),
]


@pytest.mark.parametrize(("name", "content", "said"), TABLES, ids=[name for name, _, _ in TABLES])
def test_a_bad_table_is_refused_whole(
    command: Command, worked_case: Path, tmp_path: Path, name: str, content: str, said: str
) -> None:
    path = tmp_path / "positions.csv"
    path.write_text(content, encoding="utf-8")
    assert said in assert_refused(command, worked_case, 1, "positions", "import", path)


JSON: list[tuple[str, str, str]] = [
    ("x.jsonl", '{"who": "Cuba"}', "stance"),
    ("x.jsonl", '{"who": "Cuba", "clause": ["36 (a)", "36 (b)"], "stance": "support"}', "Row 1"),
    ("x.jsonl", '{"who": "\\ud800", "clause": "36 (a)", "stance": "support"}', "Row 1"),
    ("x.json", "{", "line 1"),
    ("x.json", "7", "list of rows"),
    ("x.json", '{"blocks": [{"role": "body"}]}', "list of rows"),
    ("x.json", '[{"who": "Cuba", "clause": "36 (a)", "stance": "support"}, 7]', "Row 2"),
    ("x.json", "[]", "empty"),
    ("x.json", '[{"#": "said of the whole"}]', "empty"),
]


@pytest.mark.parametrize(("name", "content", "said"), JSON)
def test_a_bad_table_in_json_is_refused_whole(
    command: Command, worked_case: Path, tmp_path: Path, name: str, content: str, said: str
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert said in assert_refused(command, worked_case, 1, "positions", "import", tmp_path / name)


def test_a_file_is_named_in_one_line_whatever_its_name_holds(
    command: Command, worked_case: Path, tmp_path: Path
) -> None:
    path = tmp_path / "a\nb\t\u202e.csv"
    path.write_text("who,clause\nCuba,36(a)\n", encoding="utf-8")
    assert "a␊b␉⟦U+202E⟧.csv" in assert_refused(command, worked_case, 1, "positions", "import", path)


def test_no_file_and_several_files_are_told_apart(command: Command, worked_case: Path, tmp_path: Path) -> None:
    worked_case.rename(tmp_path / "one.negotiation")
    assert command("status").code == 0
    (tmp_path / "two.negotiation").write_bytes(b"")
    several = command("status")
    assert several.code == 1
    assert "-f FILE" in several.err
    (tmp_path / "one.negotiation").unlink()
    (tmp_path / "two.negotiation").unlink()
    none = command("status")
    assert none.code == 1
    assert "workbench demo" in none.err


def test_a_file_that_is_no_negotiation_is_damaged_or_newer(command: Command, tmp_path: Path, worked_case: Path) -> None:
    text = tmp_path / "letter.negotiation"
    text.write_text("Dear colleagues", encoding="utf-8")
    assert_refused(command, text, 3, "status")
    other = tmp_path / "other.negotiation"
    with sqlite3.connect(other) as database:
        database.execute("create table t (x)")
    database.close()
    assert_refused(command, other, 3, "status")
    with sqlite3.connect(worked_case) as database:
        database.execute("pragma user_version = 999")
    database.close()
    assert "newer" in assert_refused(command, worked_case, 3, "status")


@pytest.mark.parametrize("line", [("export", "clean", "-o", "x.txt"), ("status",), ("matrix",), ("show", "36 (a)")])
def test_what_is_derived_and_makes_no_sense_is_damage(
    command: Command, worked_case: Path, line: tuple[str, ...]
) -> None:
    with sqlite3.connect(worked_case) as database:
        database.execute("update position set stance = 'suppor|'")
    database.close()
    assert "is damaged" in assert_refused(command, worked_case, 3, *line)


def test_a_file_that_may_not_be_read_is_no_fault_of_usage(
    command: Command, worked_case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused, open_path = tmp_path / "x.csv", Path.open
    refused.touch()

    def opened(path: Path, *how: Any, **options: Any) -> Any:
        if path == refused:  # as the system does, but also for who may read everything
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return open_path(path, *how, **options)

    monkeypatch.setattr(Path, "open", opened)
    assert "cannot be read" in assert_refused(command, worked_case, 1, "positions", "import", refused)
    refused = worked_case
    told = command("status", "-f", worked_case)
    assert (told.code, "cannot be read" in told.err) == (1, True)


@pytest.mark.parametrize(("name", "code"), [("pipe.jsonl", 1), ("pipe.json", 1), ("pipe.negotiation", 3)])
def test_a_pipe_that_nobody_fills_is_not_waited_for(command: Command, tmp_path: Path, name: str, code: int) -> None:
    os.mkfifo(tmp_path / name)
    assert_refused(command, tmp_path / "new.negotiation", code, "restore", tmp_path / name)


def test_usage_errors_exit_with_2(command: Command, worked_case: Path) -> None:
    assert command("say", "Cuba", "support", "-f", worked_case).code == 2
    assert command("frobnicate").code == 2
    assert command("export", "agreed", "-f", worked_case).code == 2


@pytest.mark.parametrize(
    "line",
    [
        ("status", "--as-of", "{}"), ("statement", "list", "--limit", "{}"), ("proposal", "add", "a", "--kind", "{}"),
        ("{}",), ("draft", "{}"), ("--{}",), ("status", "--{}"), ("draft", "list", "{}"), ("compare", "{}"),
    ],
)  # fmt: skip
def test_what_was_typed_wrong_is_quoted_safely(command: Command, worked_case: Path, line: tuple[str, ...]) -> None:
    for word in ("\x1b[2J", "\u202egnp", "\x9b2J"):
        result = command("-f", worked_case, *(one.format(word) for one in line))
        assert result.code in (1, 2), result.err
        assert not {"\x1b", "\x9b", "\u202e"} & set(result.out + result.err), (line, word)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (("statement", "list", "--limit", "9" * 21), 2), (("record", "--limit", "-1"), 2),
        (("statement", "show", "a" * 100_000), 1), (("say", "Cuba", "9" * 100_000, "support"), 1),
    ],
)  # fmt: skip
def test_numbers_and_names_without_end_are_refused(
    command: Command, worked_case: Path, line: tuple[str, ...], code: int
) -> None:
    result = command(*line, "-f", worked_case)
    assert result.code == code, result.err


def test_new_does_not_write_over_a_file(command: Command, worked_case: Path) -> None:
    before = worked_case.read_bytes()
    assert command("new", worked_case, "--title", "X").code == 1
    assert worked_case.read_bytes() == before


HOSTILE = "[/x] [bold]red[/bold] \x1b[31mred\x1b[0m \x9b2J ‮gnp.exe‬ [Parties] [shall][should]"


def test_hostile_text_is_shown_literally_and_safely(command: Command, worked_case: Path, tmp_path: Path) -> None:
    path = tmp_path / "hostile.txt"
    path.write_text(f"1. {HOSTILE} act;\n\n2. Decides to go on.\n", encoding="utf-8")
    made = command("draft", "import", path, "--symbol", "Hostile [/x]", "-f", worked_case)
    assert made.code == 0, made.err
    command("say", "Cuba", "1", "oppose", "--because", HOSTILE, "-f", worked_case)
    for arguments in (
        ("draft", "show"), ("draft", "list"), ("status",), ("show", "1"), ("positions", "list", "--who", "Cuba"),
        ("compare", "A/66/763", "Hostile [/x]"), ("record",), ("draft", "show", "--json"), ("status", "--json"),
    ):  # fmt: skip
        result = command(*arguments, "-f", worked_case)
        assert result.code == 0, result.err
        for bad in ("\x1b", "\x9b", "‮"):
            assert bad not in result.out + result.err, arguments
    shown = command("draft", "show", "-f", worked_case).out
    assert "[Parties] [shall][should]" in " ".join(shown.split())
    assert "[/x] [bold]red[/bold]" in " ".join(shown.split())


def test_a_folder_that_is_not_there_is_said(command: Command, tmp_path: Path) -> None:
    refused = command("new", tmp_path / "nowhere" / "x.negotiation", "--title", "X")
    assert refused.code == 1
    assert "cannot be made" in refused.err or "folder" in refused.err
