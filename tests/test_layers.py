"""The contracts between the rooms are part of the test run."""

import subprocess
import sys
from pathlib import Path


def test_the_layers_hold() -> None:
    tool = Path(sys.executable).parent / "lint-imports"
    run = subprocess.run([tool], cwd=Path(__file__).parent.parent, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
