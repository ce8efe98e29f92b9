"""Options and types that commands share; the one place where the negotiation file is chosen."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date as Date
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import rich_click as click

from workbench.desk import files
from workbench.desk.negotiation import Negotiation

F = TypeVar("F", bound=Callable[..., Any])


class Day(click.ParamType):  # type: ignore[type-arg]
    """A day in ISO 8601."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Date:
        """Read `2012-06-04`."""
        if isinstance(value, Date):
            return value
        try:
            return Date.fromisoformat(value)
        except ValueError:
            self.fail(f"“{value}” is not a date; write it as 2012-06-04.", param, ctx)


DAY = Day()
PATH = click.Path(path_type=Path, readable=False)
"""A file; that it may not be read is said where it is opened, and is no fault of usage."""
LIMIT = click.IntRange(0, 1_000_000_000)
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
source_option = click.option("--source", default="", metavar="T", help="Where it is on record.")
draft_option = click.option("--draft", metavar="S", help="Symbol of the draft; the newest by default.")
as_of_option = click.option(
    "--as-of", type=DAY, metavar="DATE", help="As the room stood on that day: drafts, statements, memberships."
)


def choose_file(file: Path | None) -> Path:
    """Return the file named by -f or WORKBENCH_FILE, else the only one in this folder."""
    return file or file_of_all() or files.find_negotiation(Path.cwd())


def file_of_all() -> Path | None:
    """Return the file named before the command, or in WORKBENCH_FILE."""
    context = click.get_current_context(silent=True)
    named = context.find_root().params.get("file") if context else None
    return Path(named) if named else None


def with_negotiation(command: F) -> F:
    """Open the negotiation for a command: it is called with it first, and -f/--file is among its options."""

    @click.option("-f", "--file", type=PATH, metavar="FILE", help="The negotiation file.")
    @wraps(command)
    def opened(file: Path | None, **arguments: Any) -> Any:
        with open_file(choose_file(file)) as negotiation:
            return command(negotiation, **arguments)

    return opened  # type: ignore[return-value]


def open_file(path: Path) -> AbstractContextManager[Negotiation]:
    """Open a negotiation file."""
    return files.open_negotiation(path)
