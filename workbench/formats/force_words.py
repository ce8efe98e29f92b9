"""Reads and writes a list of words of force: TOML, a table a class, a list a language."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from workbench.errors import UnreadableInput
from workbench.formats.guard import read_text, shown_name
from workbench.text.normalise import clean
from workbench.text.redline.force import NOT_OF_FORCE

Words = dict[str, dict[str, tuple[str, ...]]]
_WIDTH = 110
_HEADER = re.compile(r"\s*\[+\s*([^\]]*?)\s*\]")
_NAMED = re.compile(r"\s*([\w.-]+|\"[^\"]*\"|'[^']*')\s*=")
_HEADING = """# Words of force that a comparison points out: one class a table, one list a language.
# A word that gives way to another of its class is pointed out: `shall → should`.
# `exchanged`: words that count only so. `neutral`: longer words that hold one of force and are none.
# Several words are written with single spaces; case does not matter.
"""


def read_force_words(path: Path) -> Words:
    """Read a list; raises UnreadableInput with the number of the line at fault."""
    name, text = shown_name(path), clean(read_text(path)).text
    try:
        tables = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UnreadableInput(f"{name} is not well-formed TOML: {error}.", "Mend that line.") from error
    words: Words = {}
    for table, lists in tables.items():
        here = f"line {_line_of(text, table)} of {name}"
        if not isinstance(lists, dict):
            raise UnreadableInput(f"{here}: “{table}” is no table.", f"Write [{table}] on a line above its lists.")
        if table in NOT_OF_FORCE:
            raise UnreadableInput(f"{here}: “{table}” is the program's alone and cannot be set.", "Take the table out.")
        words[table] = {
            key: _list(key, value, f"line {_line_of(text, table, key)} of {name}") for key, value in lists.items()
        }
    if not any(entries for lists in words.values() for entries in lists.values()):
        raise UnreadableInput(f"{name} holds no words.", "Begin with what `workbench force show` prints.")
    return words


def _list(key: str, value: object, here: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise UnreadableInput(f"{here}: “{key}” is no list of words.", f'Write it as {key} = ["shall", "should"].')
    entries = tuple(" ".join(one.split()) for one in value)
    for entry in entries:
        if not any(character.isalnum() for character in entry):
            raise UnreadableInput(f"{here}: “{entry}” in “{key}” is no word.", "Take it out, or write a word.")
    twice = next((one for at, one in enumerate(entries) if one.casefold() in map(str.casefold, entries[:at])), None)
    if twice is not None:
        raise UnreadableInput(f"{here}: “{twice}” stands in “{key}” twice.", "Take one out.")
    return entries


def _line_of(text: str, table: str, key: str = "") -> int:
    """Return the number of the line on which a table begins, or a list of it; of the first line if it is not found."""
    inside = False
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            inside = header[1].strip("\"'") == table
            if inside and not key:
                return number
        elif (named := _NAMED.match(line)) and (inside if key else True) and named[1].strip("\"'") == (key or table):
            return number
    return 1


def force_toml(words: Mapping[str, Mapping[str, Sequence[str]]]) -> str:
    """Return a list as it may be edited and read again."""
    return _HEADING + "".join(_table_lines(words))


def _table_lines(words: Mapping[str, Mapping[str, Sequence[str]]]) -> Iterator[str]:
    for table, lists in words.items():
        yield f"\n[{_key(table)}]\n"
        for key, entries in lists.items():
            quoted = [json.dumps(entry, ensure_ascii=False) for entry in entries]
            line = f"{_key(key)} = [{', '.join(quoted)}]"
            yield f"{line}\n" if len(line) <= _WIDTH else f"{_key(key)} = [\n{_filled(quoted)}]\n"


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else json.dumps(name, ensure_ascii=False)


def _filled(quoted: Sequence[str]) -> str:
    lines, line = "", " "
    for one in quoted:
        if len(line) + len(one) > _WIDTH:
            lines, line = f"{lines}{line}\n", " "
        line += f" {one},"
    return f"{lines}{line}\n"
