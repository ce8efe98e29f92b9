"""What tests share: the real report, the worked case, and the command line as its user types it."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from workbench.cli import main
from workbench.desk import demo, files
from workbench.desk.negotiation import Negotiation

REPOSITORY = Path(__file__).parent.parent
REPORT = REPOSITORY.parent / "shared" / "seeds" / "A-66-763.txt"


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    code: int
    out: str
    err: str


Command = Callable[..., Result]


@pytest.fixture(scope="session")
def report() -> Path:
    """The Secretary-General's report as it comes, a text converted from PDF."""
    if not REPORT.exists() and not os.environ.get("CI"):
        pytest.skip(f"the real report is not here: {REPORT}")
    return REPORT


@pytest.fixture(scope="session")
def worked_case_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("worked-case") / "case.negotiation"
    demo.make_worked_case(path, by="tester").close()
    return path


@pytest.fixture
def worked_case(worked_case_once: Path, tmp_path: Path) -> Path:
    """A copy of the worked case that a test may change."""
    return Path(shutil.copy(worked_case_once, tmp_path / "case.negotiation"))


@pytest.fixture
def case(worked_case: Path) -> Iterator[Negotiation]:
    """The worked case, open."""
    with files.open_negotiation(worked_case, by="tester") as negotiation:
        yield negotiation


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Command:
    """Run `workbench` with arguments, in an empty folder, without a terminal."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("WORKBENCH_FILE", raising=False)

    def run(*arguments: object) -> Result:
        monkeypatch.setattr(sys, "argv", ["workbench", *map(str, arguments)])
        code = 0
        try:
            main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return run
