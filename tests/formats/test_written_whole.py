"""A file for others is there whole or not at all, over no other file, whatever its name and however full the disk."""

import os
import resource
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path

import pytest

from workbench.errors import NotAllowed, WorkbenchError
from workbench.formats.pages.page import Page, PageKind, Paragraph, Run
from workbench.formats.writing import write_page, write_whole

PAGE = Page(PageKind.CLEAN, "T", "S", date(2012, 6, 11), "en", (Paragraph((Run("Words."),)),), ("Record.",))


@pytest.mark.parametrize(
    "name",
    [
        "plain.txt", "with space.txt", "-f.txt", "$(touch x);`id`.txt", "a\nb.txt", "\x1b[2Jred.txt", "\u202egpj.txt",
        "مسودة.txt", "草案.txt", "%s{0}.txt", "..hidden.txt", "C:con.txt", "\udcff\udcfe.txt", "🕊.txt",
    ],
)  # fmt: skip
def test_a_file_has_the_name_it_was_given_and_is_the_only_one(tmp_path: Path, name: str) -> None:
    write_page(PAGE, tmp_path / name)
    assert [one.name for one in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ["n" * 300 + ".txt", "nul\0.txt", "plain.txt/x.txt", "folder.txt", "fifo.txt", ".txt"])
def test_a_name_that_cannot_be_is_refused_in_a_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "plain.txt").write_text("mine")
    (tmp_path / "folder.txt").mkdir()
    os.mkfifo(tmp_path / "fifo.txt")
    before = sorted(tmp_path.iterdir())
    for force in (False, True):
        with pytest.raises(WorkbenchError) as caught:
            write_page(PAGE, tmp_path / name, force=force)
        assert caught.value.hint
    assert sorted(tmp_path.iterdir()) == before


def test_a_link_is_another_file_and_stays(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to(tmp_path / "nowhere.txt")
    with pytest.raises(NotAllowed, match="already there"):
        write_page(PAGE, tmp_path / "link.txt")
    assert not (tmp_path / "nowhere.txt").exists()


def test_a_disk_that_is_full_leaves_the_old_file_and_one_sentence(tmp_path: Path, worked_case: Path) -> None:
    """Full for this process: it may write files of 4 KB at most, as on a disk with that much room."""
    path = tmp_path / "report.docx"
    path.write_bytes(b"mine")
    there = sorted(tmp_path.iterdir())
    command = [sys.executable, "-B", "-m", "workbench", "-f", str(worked_case), "export", "report", "--force",
               "-o", str(path)]  # fmt: skip
    done = subprocess.run(
        command, capture_output=True, text=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)),
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert "could not be written: File too large." in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
    assert path.read_bytes() == b"mine"
    assert sorted(tmp_path.iterdir()) == there


def test_of_two_that_write_one_name_at_once_one_is_refused_and_none_is_mixed(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    contents = [bytes([letter]) * 2_000_000 for letter in b"ab"]
    refused: list[NotAllowed] = []
    barrier = threading.Barrier(2)

    def write(content: bytes) -> None:
        barrier.wait()
        try:
            write_whole(path, content)
        except NotAllowed as error:
            refused.append(error)

    writers = [threading.Thread(target=write, args=(content,)) for content in contents]
    for one in writers:
        one.start()
    for one in writers:
        one.join()
    assert len(refused) == 1
    assert path.read_bytes() in contents
    assert [one.name for one in tmp_path.iterdir()] == ["x.txt"]
