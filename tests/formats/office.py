"""LibreOffice as others use it: it edits and saves our files, started anew for each, without a window."""

import json
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

Act = tuple[str | bool, ...]
_PYTHON = Path("/usr/bin/python3")
"""The one that LibreOffice's own module is installed for."""


def need(tool: str) -> str:
    """The path of an outside tool; without it the test is skipped, on the project's own machines it fails."""
    found = shutil.which(tool)
    if found:
        return found
    said = f"{tool} is not installed: `make test-tools` installs it"
    if os.environ.get("CI") == "true":
        pytest.fail(said)
    pytest.skip(said)


def need_uno() -> Path:
    """The Python that can talk to LibreOffice."""
    if not _PYTHON.exists() or subprocess.run([_PYTHON, "-c", "import uno"], check=False, stderr=-3).returncode:
        need("python3-uno")
    return _PYTHON


def edited(path: Path, acts: list[Act], home: Path) -> Path:
    """Return a Word file as a delegation edited it in LibreOffice, by the acts of `libreoffice_delegate.py`."""
    back = path.with_name(f"back-{path.name}")
    with running(home, "libreoffice_delegate.py") as command:
        subprocess.run([*command, path, back, json.dumps(acts)], check=True, timeout=100)
    return back


@contextmanager
def running(home: Path, script: str) -> Iterator[list[str | Path]]:
    """Run LibreOffice for a script of this folder; give the command that runs the script, less its own arguments."""
    soffice, python, pipe = need("soffice"), need_uno(), f"workbench-{os.getpid()}-{home.parent.name}"
    options = [f"-env:UserInstallation={home.as_uri()}", f"--accept=pipe,name={pipe};urp;"]
    office = subprocess.Popen(
        [soffice, "--headless", "--norestore", *options], stdout=-3, stderr=-3, start_new_session=True
    )
    try:
        yield [python, Path(__file__).with_name(script), pipe]
    finally:
        os.killpg(office.pid, signal.SIGKILL)
        office.wait(30)


def saved_again(path: Path, home: Path) -> Path:
    """Return a Word file as LibreOffice saves it after opening it."""
    made = path.parent / "saved"
    command = [need("soffice"), "--headless", f"-env:UserInstallation={home.as_uri()}", "--convert-to", "docx"]
    subprocess.run([*command, "--outdir", made, path], check=True, timeout=100, stdout=-3, stderr=-3)
    return made / path.name
