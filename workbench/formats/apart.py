"""Reads foreign files in a process of their own, with limits on its time and memory; what it read comes back as JSON.

A file so small that it can do no harm is read at once: a process takes a third of a second to start, and what
`workbench.formats.guard` lets pass of SMALL bytes expands to a few megabytes at most. Sheets are always read
apart, since a cell far down makes even a small one large. Where a system knows no limits on memory, time is limited.
"""

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter

from workbench import errors
from workbench.errors import UnreadableInput, WorkbenchError
from workbench.formats.guard import MEGABYTE, shown_name

SMALL = 16 * 1024
SECONDS = 60
MEMORY = 1_536 * MEGABYTE
_CHILD = "from workbench.formats.apart import serve; serve()"
_TEXT_ALONE = "Give the text alone, in a file of its own."

T = TypeVar("T")


def read_apart(read: Callable[..., T], into: type[T], path: Path, *options: str, always: bool = False) -> T:
    """Return `read(path, *options)`, done in a process of its own unless the file is small; `into` is its type.

    `read` is a function of a module. Raises what it raises, and UnreadableInput where it takes more than SECONDS
    or MEMORY, or the process ends before it has read the file.
    """
    if not (always or _is_large(path)) or not sys.executable:
        return read(path, *options)
    target = (read.__module__, read.__qualname__)
    command = [sys.executable, "-I", "-c", _CHILD, *target, str(path.absolute()), *options]
    try:
        run = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise _took_too_long(path) from error
    except OSError as error:
        raise _ended(path, error.strerror or type(error).__name__) from error
    if run.returncode or not run.stdout:
        raise _why_it_ended(path, run)
    answer, _, content = run.stdout.partition(b"\n")
    if answer:
        raise _as_raised(json.loads(answer))
    return TypeAdapter(into).validate_json(content)


def _is_large(path: Path) -> bool:
    try:
        return path.stat().st_size > SMALL
    except (OSError, ValueError):
        return False  # the reader says what is wrong with it


def _as_raised(said: list[str]) -> WorkbenchError:
    kind, message, hint = said
    found: type[WorkbenchError] = getattr(errors, kind, UnreadableInput)
    return found(message, hint)


def _why_it_ended(path: Path, run: subprocess.CompletedProcess[bytes]) -> UnreadableInput:
    if run.returncode == -_signal("SIGXCPU"):
        return _took_too_long(path)
    said = run.stderr.decode(errors="replace").strip()
    if said == MemoryError.__name__ or "memory allocation" in said:  # Python says the first, calamine the second
        return UnreadableInput(
            f"{shown_name(path)} takes more than {MEMORY // MEGABYTE:,} MB of memory to read.", _TEXT_ALONE
        )
    if run.returncode < 0:
        return _ended(path, signal.strsignal(-run.returncode) or f"signal {-run.returncode}")
    return _ended(path, said.partition("\n")[0] or f"status {run.returncode}")


def _signal(name: str) -> int:
    """Return the number of a signal; 0, which ends nothing, where the system has none of that name."""
    return getattr(signal, name, 0)


def _took_too_long(path: Path) -> UnreadableInput:
    return UnreadableInput(f"{shown_name(path)} takes more than {SECONDS} seconds to read.", _TEXT_ALONE)


def _ended(path: Path, reason: str) -> UnreadableInput:
    return UnreadableInput(
        f"{shown_name(path)} could not be read: the process that read it broke off ({reason}).",
        "Open it in the program that wrote it, save it anew, and try again.",
    )


def serve() -> None:
    """Read one file as the arguments say, in the process that was started for it, and print what was read.

    The first line says what was raised, and is empty where all went well; the rest is JSON. What no reader should
    raise is named on stderr, without its message, which may quote the file.
    """
    sys.excepthook = lambda kind, *_: sys.stderr.write(kind.__name__)
    _limit()
    module, name, path, *options = sys.argv[1:]
    read = getattr(import_module(module), name)
    try:
        content = TypeAdapter(object).dump_json(read(Path(path), *options))
    except WorkbenchError as error:
        content = b""
        sys.stdout.buffer.write(json.dumps([type(error).__name__, error.message, error.hint]).encode())
    sys.stdout.buffer.write(b"\n" + content)


def _limit() -> None:
    """Limit this process: no more memory and time than allowed, and no file is written."""
    try:
        import resource
    except ImportError:  # not a Unix
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))  # SIGXCPU first: at the hard limit it is SIGKILL
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
