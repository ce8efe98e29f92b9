"""The installed program in a real terminal: from the first screen to a clause, a position taken, found again."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pyte
import pytest

from workbench.desk import files
from workbench.desk.consensus import standing

PROGRAM = Path(sys.executable).parent / "workbench"
COLUMNS, ROWS = 80, 24


class Terminal:
    """A terminal of 80 × 24 with the program in it."""

    def __init__(self, *arguments: str, folder: Path) -> None:
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self.screen)
        environment = {**os.environ, "TERM": "xterm-256color", "NO_COLOR": "1", "LANG": "C.UTF-8"}
        environment.pop("WORKBENCH_FILE", None)
        command = [str(PROGRAM), *arguments]
        self.process = pexpect.spawn(
            command[0], command[1:], dimensions=(ROWS, COLUMNS), env=environment, cwd=str(folder), timeout=1
        )

    def read(self, seconds: float = 0.2) -> str:
        """Take in what came for so long, and return the screen."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                self._stream.feed(self.process.read_nonblocking(65536, timeout=0.1))
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                break
        return "\n".join(self.screen.display)

    def until(self, shown: str | Callable[[str], bool], seconds: float = 20) -> str:
        """Wait for words on the screen; fails with the screen as it is."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            text = self.read()
            if shown in text if isinstance(shown, str) else shown(text):
                return text
        raise AssertionError(f"{shown!r} did not come; the screen:\n{self.read()}")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.process.send(key)
            self.read(0.06)


@pytest.fixture
def terminal(worked_case: Path) -> Iterator[Callable[[], Terminal]]:
    if not PROGRAM.exists():
        pytest.skip(f"workbench is not installed: {PROGRAM}")
    opened: list[Terminal] = []

    def open_() -> Terminal:
        opened.append(Terminal("-f", str(worked_case), folder=worked_case.parent))
        return opened[-1]

    yield open_
    for one in opened:
        one.process.close(force=True)


def test_from_the_first_screen_to_a_clause_a_position_taken_and_found_after_a_restart(
    terminal: Callable[[], Terminal], worked_case: Path
) -> None:
    screen = terminal()
    first = screen.until("36 (c)")
    assert "3 contested" in " ".join(first.split())
    screen.press("/", *"36 (m)", "\r")
    screen.until("1 of 14 clauses")
    screen.press("\r")
    screen.until("nobody has spoken to it")
    screen.press("s")
    screen.until("Take down a position")
    screen.press(*"Fiji", "\t", "\t", "o", "\t", *"The sea is rising", "\x13")
    screen.until("Fiji objects")
    screen.press("\x11")
    screen.process.expect(pexpect.EOF, timeout=10)

    with files.open_negotiation(worked_case) as negotiation:
        view = standing.see_clause(negotiation, "36 (m)")
        assert view.line.blockers == ("Fiji",)
        assert view.stances[0].holders[0].because == "The sea is rising"

    again = terminal()
    again.until(lambda text: "36 (m)" in text and "Fiji" in text)
    again.press("u")
    again.until(lambda text: "Fiji alone" not in text and "ndone" in text)
    with files.open_negotiation(worked_case) as negotiation:
        assert standing.see_clause(negotiation, "36 (m)").line.blockers == ()


def test_without_a_terminal_the_status_is_printed_and_the_file_named(tmp_path: Path) -> None:
    if not PROGRAM.exists():
        pytest.skip(f"workbench is not installed: {PROGRAM}")
    run = subprocess.run([PROGRAM, "demo"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "36 (c)   CONTESTED" in run.stdout
    assert str(tmp_path / "human-security.negotiation") in run.stderr
    assert (tmp_path / "human-security.negotiation").exists()
