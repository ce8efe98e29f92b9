"""Puts words on the terminal: every string of others passes the display gate here, and none is read as markup."""

import dataclasses
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, TextIO

import rich_click as click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from workbench.desk.showing import visible
from workbench.desk.views import Done

_PIPE_WIDTH = 200
"""Columns where stdout is no terminal: wide enough that rows rarely wrap."""


def console() -> Console:
    """Return the console for stdout; its width is the terminal's."""
    return _console(sys.stdout, None if sys.stdout.isatty() else _PIPE_WIDTH)


@lru_cache(maxsize=1)
def _console(stdout: TextIO, width: int | None) -> Console:
    return Console(file=stdout, highlight=False, markup=False, emoji=False, width=width, soft_wrap=False)


def talk(message: str, hint: str = "") -> None:
    """Say a sentence to the person, and the next step, on stderr."""
    print(visible(message), file=sys.stderr)  # noqa: T201 - this is where talk is printed
    if hint:
        print(visible(hint), file=sys.stderr)  # noqa: T201


@contextmanager
def usage_gated() -> Iterator[None]:
    """Have what an error of usage quotes pass the display gate; click prints it."""
    try:
        yield
    except click.ClickException as error:
        error.message = visible(error.message)  # type: ignore[misc]  # click looks for it there
        raise


def say_done(done: Done) -> None:
    """Say what an act did; nothing is data, so nothing goes to stdout."""
    talk(done.sentence)
    for notice in done.notices:
        talk(f"Note: {notice}")


def put(text: str = "", style: str = "", indent: int = 0) -> None:
    """Print a paragraph of data, wrapped to the terminal and hanging from its indent."""
    put_text(Text(visible(text), style=style), indent)


def put_lines(text: str) -> None:
    """Print lines as they are, never wrapped: what is to be read by a program again."""
    print(visible(text), end="")  # noqa: T201 - this is where data is printed


def put_text(text: Text, indent: int = 0) -> None:
    """Print styled words, each string of which has passed the display gate, without spaces at the ends of lines."""
    to = console()
    width = max(to.width - indent, 20)
    lines = text.wrap(to, width) if "\n" in text.plain or text.cell_len > width else [text]
    for line in lines:
        line.rstrip()
    if to.color_system is None:
        print("\n".join(" " * indent + line.plain for line in lines))  # noqa: T201 - no colour, no drawing
    else:
        to.print(Text("\n").join(Text(" " * indent) + line for line in lines), soft_wrap=True)


def put_table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows under a header, one line each where the terminal is wide enough."""
    table = Table(box=None, pad_edge=False, show_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for name in header:
        table.add_column(Text(name), overflow="fold")
    for row in rows:
        table.add_row(*(Text(visible(_cell(cell))) for cell in row))
    to = console()
    with to.capture() as printed:
        to.print(table)
    for line in printed.get().splitlines():
        to.out(line.rstrip(), highlight=False)


def put_json(value: object) -> None:
    """Print one JSON document, UTF-8."""
    print(json.dumps(plain(value), ensure_ascii=False, indent=2))  # noqa: T201 - this is where data is printed


def plain(value: object) -> Any:
    """Return views as JSON has them: dataclasses as objects, enumerations by value, days as ISO 8601."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if hasattr(value, "model_dump"):
        return value.model_dump(mode="json")
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value


def _cell(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else ""
    return str(cell)
