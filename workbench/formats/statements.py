"""Reads statements from tables (CSV, XLSX, JSON Lines: a row a position) and from TOML (a table a statement).

Names and labels are left as written: who and what they mean is for the desk to find. Every value carries
its place in the file, for errors.
"""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from workbench.errors import BadRow, UnreadableInput
from workbench.formats.guard import read_text
from workbench.formats.rows import Row, read_rows
from workbench.text.normalise import clean, fold

COLUMNS: dict[str, str] = {
    "who": "who", "delegation": "who", "speaker": "who", "state": "who", "country": "who",
    "for": "for", "on behalf of": "for", "group": "for",
    "clause": "clause", "clauses": "clause", "paragraph": "clause",
    "stance": "stance", "position": "stance",
    "draft": "draft", "symbol": "draft",
    "words": "words", "proposed words": "words", "proposal": "words",
    "because": "because", "reason": "because",
    "cure": "cure", "would move if": "cure",
    "source": "source",
    "on": "on", "date": "on",
    "forum": "forum",
    "private": "private",
    "illustrative": "illustrative",
    "note": "note",
    "with": "with", "aligned with": "with", "aligns with": "with",
    "statement": "statement",
    "except": "except",
    "spoken by": "spoken by", "clause there": "clause there", "words since": "words since",
}  # fmt: skip
"""Column names as people write them, folded, and ours: those of `workbench say`.

The last three come from exports: who spoke for the delegation, the clause's label in the draft the position was
taken on, and what became of its words since, which is derived and so not read.
"""
_DISSOCIATED = "dissociated"
"""Stands in the column of stances where a delegation took none and dissociated itself."""

_ALIGNED = frozenset({"align", "aligned"})
"""Stands there where a delegation aligned itself: `with` whom, as in which `statement`, `except` on which clauses."""

REQUIRED = ("who", "clause", "stance")


@dataclass(frozen=True, slots=True)
class Said:
    """One position as written: a label or several (`36 (a), 36 (b)`), and a stance."""

    place: str
    clause: str
    stance: str
    words: str = ""
    because: str = ""
    cure: str = ""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One statement as written."""

    place: str
    who: str
    on_behalf_of: str = ""
    draft: str = ""
    on: Date | None = None
    forum: str = ""
    source: str = ""
    private: bool = False
    illustrative: bool = False
    note: str = ""
    align_with: str = ""
    align_statement: str = ""
    """Which statement of theirs, by its ref or its day; all they said where it is empty."""
    except_clauses: tuple[str, ...] = ()
    positions: tuple[Said, ...] = ()
    dissociations: tuple[str, ...] = ()
    """Labels of the clauses from which the speaker dissociates itself."""


@dataclass(frozen=True, slots=True)
class Declared:
    """One agreement as written."""

    place: str
    draft: str
    clauses: tuple[str, ...]
    level: str
    pending: str = ""
    package: tuple[str, ...] = ()
    """Labels of the clauses without which these are not agreed text."""
    on: Date | None = None
    illustrative: bool = False


@dataclass(frozen=True, slots=True)
class StatementsFile:
    """What a file of statements holds."""

    statements: tuple[Spoken, ...]
    agreements: tuple[Declared, ...] = ()


def read_statements(path: Path) -> StatementsFile:
    """Read a file of statements whole, or raise BadRow or UnreadableInput with the place of the fault."""
    if path.suffix.lower() == ".toml":
        return _read_toml(path)
    rows = read_rows(path, REQUIRED, COLUMNS)
    if not rows:
        raise UnreadableInput(f"{path.name} holds no position.", "Write one in each row below the header.")
    spoken = [_spoken(row) for row in rows]
    together = groupby(zip(spoken, rows, strict=True), key=lambda pair: _whose(pair[0]))
    return StatementsFile(
        tuple(_joined([statement for statement, _ in statements]) for _, statements in together)
    )


_ALIGNED_HINT = (
    "A row with the stance align names whom in the column with, and excepted clauses in except. Nothing was imported."
)


def _spoken(row: Row) -> Spoken:
    place = f"Row {row.number}"
    is_aligned = fold(row["stance"]) in _ALIGNED
    for column in ("who", "stance", "with") if is_aligned else REQUIRED:
        if not row[column]:
            raise BadRow(f"{place} has no {column}.", "Fill it in and import again. Nothing was imported.")
    for column in ("clause",) if is_aligned else ("with", "statement", "except"):
        if row[column]:
            raise BadRow(f"{place} has {column}, and its stance is {row['stance']}.", _ALIGNED_HINT)
    clause = row["clause there"] or row["clause"]
    is_apart = fold(row["stance"]) == _DISSOCIATED
    said = Said(place, clause, row["stance"], row["words"], row["because"], row["cure"])
    return Spoken(
        place=place,
        who=row["spoken by"] or row["who"],
        on_behalf_of=row["for"] or (row["who"] if row["spoken by"] else ""),
        draft=row["draft"],
        on=read_day(row["on"], place),
        forum=row["forum"],
        source=row["source"],
        private=read_yes(row["private"], place, "private"),
        illustrative=read_yes(row["illustrative"], place, "illustrative"),
        note=row["note"] or (row["because"] if is_apart else ""),
        align_with=row["with"],
        align_statement=row["statement"],
        except_clauses=(row["except"],) if row["except"] else (),
        positions=() if is_apart or is_aligned else (said,),
        dissociations=(clause,) if is_apart else (),
    )


def _whose(spoken: Spoken) -> tuple[object, ...]:
    """Rows beside each other that share all this are one statement."""
    return (
        spoken.who, spoken.on_behalf_of, spoken.draft, spoken.on, spoken.forum,
        spoken.source, spoken.private, spoken.illustrative, spoken.note,
        spoken.align_with, spoken.align_statement, spoken.except_clauses,
    )  # fmt: skip


def _joined(statements: list[Spoken]) -> Spoken:
    first = statements[0]
    return Spoken(
        **{name: getattr(first, name) for name in Spoken.__slots__ if name not in {"positions", "dissociations"}},
        positions=tuple(said for statement in statements for said in statement.positions),
        dissociations=tuple(label for statement in statements for label in statement.dissociations),
    )


def _read_toml(path: Path) -> StatementsFile:
    try:
        tables = tomllib.loads(clean(read_text(path)).text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UnreadableInput(f"{path.name} is not well-formed TOML: {error}.", "Mend that line.") from error
    default = _flag(tables, "illustrative", path.name)
    _check_keys(tables, {"illustrative", "statement", "agreement"}, path.name)
    statements = tuple(
        _toml_statement(table, f"Statement {n}", default) for n, table in _tables(tables, "statement")
    )
    agreements = tuple(
        _toml_agreement(table, f"Agreement {n}", default) for n, table in _tables(tables, "agreement")
    )
    if not statements and not agreements:
        raise UnreadableInput(f"{path.name} holds no statement.", "Write one as a [[statement]] table.")
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


def read_day(value: object, place: str) -> Date | None:
    """Return the day written in a cell, None where it is empty; raises BadRow for anything else."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, Date):
        return value
    text = str(value).strip()
    if not text:
        return None
    try:
        return Date.fromisoformat(text.removesuffix(" 00:00:00"))
    except ValueError as error:
        raise BadRow(
            f"{place}: “{text}” is not a date.", "Write it as 2012-06-04. Nothing was imported."
        ) from error


def read_yes(text: str, place: str, column: str) -> bool:
    """Return whether a cell says yes; an empty one says no. Raises BadRow for anything else."""
    if text.lower() in {"", "no", "n", "false", "0"}:
        return False
    if text.lower() in {"yes", "y", "true", "1", "x"}:
        return True
    raise BadRow(f"{place}: {column} is “{text}”.", "Write yes or no. Nothing was imported.")
