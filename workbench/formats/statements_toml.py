"""Reads statements and agreements from TOML: a table a statement. It alone knows the keys of these tables."""

import tomllib
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from workbench.errors import BadRow, UnreadableInput
from workbench.formats.guard import read_text, shown_name
from workbench.formats.rows import read_day
from workbench.formats.spoken import Declared, Said, Spoken, StatementsFile
from workbench.text.normalise import clean


def read_toml(path: Path) -> StatementsFile:
    """Read a file of statements and agreements, or raise BadRow or UnreadableInput with the place of the fault."""
    try:
        tables = tomllib.loads(clean(read_text(path)).text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UnreadableInput(f"{shown_name(path)} is not well-formed TOML: {error}.", "Mend that line.") from error
    default = _flag(tables, "illustrative", shown_name(path))
    _check_keys(tables, {"illustrative", "statement", "agreement"}, shown_name(path))
    statements = tuple(_toml_statement(table, f"Statement {n}", default) for n, table in _tables(tables, "statement"))
    agreements = tuple(_toml_agreement(table, f"Agreement {n}", default) for n, table in _tables(tables, "agreement"))
    if not statements and not agreements:
        raise UnreadableInput(f"{shown_name(path)} holds no statement.", "Write one as a [[statement]] table.")
    return StatementsFile(statements, agreements)


def _tables(of: Mapping[str, Any], name: str) -> enumerate[dict[str, Any]]:
    tables = of.get(name, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise BadRow(f"“{name}” is not a table.", f"Write [[{name}]] above its keys.")
    return enumerate((dict(table) for table in tables), start=1)


def _toml_statement(table: dict[str, Any], place: str, illustrative: bool) -> Spoken:
    _check_keys(table, _STATEMENT_KEYS, place)
    spoken = Spoken(
        place=place,
        who=_string(table, "who", place),
        on_behalf_of=_string(table, "for", place),
        draft=_string(table, "draft", place),
        on=read_day(table.get("on", ""), place),
        forum=_string(table, "forum", place),
        source=_string(table, "source", place),
        private=_flag(table, "private", place),
        illustrative=_flag(table, "illustrative", place, otherwise=illustrative),
        note=_string(table, "note", place),
        align_with=_string(table, "align_with", place),
        align_statement=str(table.get("align_statement", "")),
        except_clauses=_strings(table, "except", place),
        positions=tuple(_toml_position(one, f"{place}, position {n}") for n, one in _tables(table, "position")),
        dissociations=_strings(table, "dissociate", place),
    )
    if not spoken.who or not (spoken.positions or spoken.align_with or spoken.dissociations):
        missing = "says nothing" if spoken.who else "does not say who spoke"
        raise BadRow(f"{place} {missing}.", "Give it who, and a [[statement.position]], align_with or dissociate.")
    return spoken


def _toml_position(table: dict[str, Any], place: str) -> Said:
    _check_keys(table, set(_POSITION_KEYS), place)
    return Said(place, *(_string(table, key, place) for key in _POSITION_KEYS))


def _toml_agreement(table: dict[str, Any], place: str, illustrative: bool) -> Declared:
    _check_keys(table, _AGREEMENT_KEYS, place)
    return Declared(
        place=place,
        draft=_string(table, "draft", place),
        clauses=_strings(table, "clauses", place),
        level=_string(table, "level", place),
        pending=_string(table, "pending", place),
        package=_strings(table, "package", place),
        on=read_day(table.get("on", ""), place),
        illustrative=_flag(table, "illustrative", place, otherwise=illustrative),
    )


_POSITION_KEYS = ("clause", "stance", "words", "because", "cure")
_STATEMENT_KEYS = frozenset(
    {"who", "for", "draft", "on", "forum", "source", "private", "illustrative", "note", "align_with", "except"}
    | {"align_statement", "dissociate", "position"}
)
_AGREEMENT_KEYS = frozenset({"draft", "clauses", "level", "pending", "package", "on", "illustrative"})


def _check_keys(table: Mapping[str, Any], known: Collection[str], place: str) -> None:
    unknown = sorted(set(table) - set(known))
    if unknown:
        raise BadRow(
            f"{place}: “{unknown[0]}” is not known.", f"Keys are {', '.join(sorted(known))}. Nothing was imported."
        )


def _string(table: Mapping[str, Any], key: str, place: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise BadRow(f"{place}: “{key}” is not words.", f'Write {key} = "…". Nothing was imported.')
    return value.strip()


def _strings(table: Mapping[str, Any], key: str, place: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise BadRow(f"{place}: “{key}” is not a list.", f'Write {key} = ["36 (a)", "36 (b)"]. Nothing was imported.')
    return tuple(value)


def _flag(table: Mapping[str, Any], key: str, place: str, *, otherwise: bool = False) -> bool:
    value = table.get(key, otherwise)
    if not isinstance(value, bool):
        raise BadRow(f"{place}: “{key}” is neither true nor false.", f"Write {key} = true. Nothing was imported.")
    return value
