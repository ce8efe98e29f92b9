"""The command line: parses, calls the desk, prints. Data goes to stdout, talk to stderr."""

import gc
import sys

_GARBAGE_THRESHOLD = 100_000
"""New objects between two collections. A draft of 3,000 clauses makes hundreds of thousands of values that live
for one answer; at Python's own threshold half of the time goes into looking for cycles there are none of."""


def collect_seldom() -> None:
    """Have the interpreter look for garbage in cycles seldom: here there is hardly any."""
    gc.freeze()
    gc.set_threshold(_GARBAGE_THRESHOLD)


def main() -> None:
    """Run `workbench`. An error is one sentence and a hint on stderr, never a traceback."""
    from workbench.cli.commands import workbench
    from workbench.errors import WorkbenchError

    collect_seldom()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        workbench(prog_name="workbench")
    except WorkbenchError as error:
        from workbench.cli.printing import talk

        talk(error.message, error.hint)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    except OSError as error:
        from workbench.cli.printing import talk

        talk(f"The answer could not be written: {error.strerror}.")
        sys.exit(1)
