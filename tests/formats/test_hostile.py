"""Files made to do harm: each is read, or refused with one sentence and a next step, in bounded time and memory."""

import resource
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.formats.hostile import HOSTILE, Made, word
from workbench.errors import WorkbenchError
from workbench.formats import apart
from workbench.formats.apart import read_apart
from workbench.formats.reading import read_draft
from workbench.formats.rows import read_cells, read_rows
from workbench.formats.word.returned import read_returned


def read_whole(path: Path) -> int:
    """Read a file as its user would, and return how many clauses or rows it has."""
    if path.suffix == ".xlsx":
        return len(read_rows(path, ("who",), {"who": "who"}))
    return len(read_draft(path).clauses)


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_read_or_refused_with_one_sentence(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "SECONDS", 6)
    suffix, content = HOSTILE[name]()
    path = tmp_path / f"a{suffix}"
    path.write_bytes(content)
    refusal: WorkbenchError | None = None
    try:
        read = read_whole(path)
    except WorkbenchError as error:
        refusal, read = error, 0
    assert read or (refusal and refusal.hint and "\n" not in refusal.message)
    assert list(tmp_path.iterdir()) == [path]


def put(tmp_path: Path, made: Made) -> Path:
    path = tmp_path / f"a{made[0]}"
    path.write_bytes(made[1])
    return path


def wait(path: Path) -> list[str]:
    time.sleep(30)
    return [path.name]


def hoard(path: Path) -> list[str]:
    return [path.name * (apart.MEMORY // 4)]


def spin(path: Path) -> list[str]:
    resource.setrlimit(resource.RLIMIT_CPU, (1, 2))
    while True:
        pass


def fall(path: Path) -> list[str]:
    import ctypes

    ctypes.string_at(0)
    return [path.name]


def stumble(path: Path) -> list[str]:
    raise RuntimeError(f"{path.name} has\n two lines")


BROKE_OFF = r"could not be read: the process that read it broke off"
ENDS = [
    (wait, 3, r"a\.docx takes more than 3 seconds to read\."),
    (spin, 60, r"a\.docx takes more than 60 seconds to read\."),
    (hoard, 60, r"a\.docx takes more than 1,536 MB of memory to read\."),
    (fall, 60, rf"a\.docx {BROKE_OFF} \(Segmentation fault\)\."),
    (stumble, 60, rf"a\.docx {BROKE_OFF} \(RuntimeError\)\."),
]


@pytest.mark.parametrize(("read", "seconds", "told"), ENDS, ids=[one[0].__name__ for one in ENDS])
def test_a_reader_that_takes_too_much_or_falls_is_ended_and_told(
    read: Callable[[Path], list[str]], seconds: int, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "SECONDS", seconds)
    monkeypatch.setattr(apart, "_CHILD", f"import sys; sys.path.insert(0, {str(Path.cwd())!r}); {apart._CHILD}")
    path = put(tmp_path, word())
    with pytest.raises(WorkbenchError, match=f"^{told}$") as refusal:
        read_apart(read, list[str], path, always=True)
    assert refusal.value.hint


def test_a_file_read_apart_is_the_same_as_one_read_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(tmp_path, word("<w:p><w:r><w:rPr><w:i/></w:rPr><w:t>1. Côte </w:t></w:r><w:r><w:t>法</w:t></w:r></w:p>"))
    here = read_draft(path), read_returned(path)
    monkeypatch.setattr(apart, "SMALL", 0)
    assert (read_draft(path), read_returned(path)) == here
    (tmp_path / "a.csv").write_text("who,clause\nCuba,36\n")
    assert read_apart(read_cells, list[tuple[int, list[str]]], tmp_path / "a.csv") == [
        (1, ["who", "clause"]),
        (2, ["Cuba", "36"]),
    ]


def test_what_a_reader_says_is_said_as_if_it_had_read_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(tmp_path, (".docx", b"PK\x03\x04 broken"))
    with pytest.raises(WorkbenchError) as here:
        read_draft(path)
    monkeypatch.setattr(apart, "SMALL", 0)
    with pytest.raises(WorkbenchError) as there:
        read_draft(path)
    assert (type(there.value), there.value.message, there.value.hint) == (
        type(here.value),
        here.value.message,
        here.value.hint,
    )
