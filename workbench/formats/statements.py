"""Reads files of statements: tables (CSV, XLSX, JSON Lines) with a row a position, and TOML (`statements_toml`).

Names and labels are left as written: who and what they mean is for the desk to find. Every value carries
its place in the file, for errors.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from workbench.errors import BadRow, UnreadableInput
from workbench.formats.apart import read_apart
from workbench.formats.guard import shown_name
from workbench.formats.rows import Row, read_day, read_rows, read_yes
from workbench.formats.spoken import Declared, Said, Spoken, StatementsFile
from workbench.formats.statements_toml import read_toml
from workbench.text.normalise import fold

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
    "ref": "ref",
    "level": "level", "pending": "pending", "package with": "package with", "package": "package with",
    "spoken by": "spoken by", "clause there": "clause there", "words since": "words since",
}  # fmt: skip
"""Column names as people write them, folded, and ours: those of `workbench say`.

Rows of one `ref` are one statement, which a row of the stance `align` may name in `statement`. The last three come
from exports: who spoke for the delegation, the clause's label in the draft the position was
taken on, and what became of its words since, which is derived and so not read.
"""
_DISSOCIATED = "dissociated"
"""Stands in the column of stances where a delegation took none and dissociated itself."""

_ALIGNED = frozenset({"align", "aligned"})
"""Stands there where a delegation aligned itself: `with` whom, as in which `statement`, `except` on which clauses."""

_AGREED = "agreed"
"""Stands there where the clause was declared agreed: at which `level`, `pending` what, in a `package with` which."""

REQUIRED = ("who", "clause", "stance")


def read_statements(path: Path) -> StatementsFile:
    """Read a file of statements whole, or raise BadRow or UnreadableInput with the place of the fault."""
    if path.suffix.lower() == ".toml":
        return read_apart(read_toml, StatementsFile, path)
    rows = read_rows(path, REQUIRED, COLUMNS)
    if not rows:
        raise UnreadableInput(f"{shown_name(path)} holds no position.", "Write one in each row below the header.")
    declared = tuple(_declared(row) for row in rows if fold(row["stance"]) == _AGREED)
    return StatementsFile(_together([_spoken(row) for row in rows if fold(row["stance"]) != _AGREED]), declared)


def _together(rows: Sequence[Spoken]) -> tuple[Spoken, ...]:
    """Join rows to statements: those of one ref, and without a ref those beside each other."""
    statements: dict[tuple[object, ...], list[Spoken]] = {}
    for run, (whose, beside) in enumerate(groupby(rows, key=_whose)):
        for one in beside:
            statements.setdefault((one.ref or run, whose), []).append(one)
    return tuple(map(_joined, statements.values()))


_IN_ALIGNMENTS = ("with", "statement", "except")
_IN_AGREEMENTS = ("level", "pending", "package with")
_HINT = (
    "A row with the stance align names whom in the column with, and excepted clauses in except; one with the stance "
    "agreed has a level. Nothing was imported."
)


def _check_columns(row: Row, filled: Sequence[str], empty: Sequence[str]) -> str:
    """Return the place of a row; raises BadRow for a cell that its stance wants filled, or empty."""
    place = f"Row {row.number}"
    for column in filled:
        if not row[column]:
            raise BadRow(f"{place} has no {column}.", "Fill it in and import again. Nothing was imported.")
    for column in empty:
        if row[column]:
            raise BadRow(f"{place} has {column}, and its stance is {row['stance']}.", _HINT)
    return place


def _declared(row: Row) -> Declared:
    if row["who"]:
        raise BadRow(
            f"Row {row.number}: a clause is declared agreed; {row['who']} alone cannot.",
            "Write support or accept for a delegation; a declaration leaves who empty and has a level. "
            "Nothing was imported.",
        )
    place = _check_columns(row, ("clause", "level"), _IN_ALIGNMENTS)
    return Declared(
        place=place,
        draft=row["draft"],
        clauses=tuple(_listed(row["clause"])),
        level=row["level"],
        pending=row["pending"],
        package=tuple(_listed(row["package with"])),
        on=read_day(row["on"], place),
        illustrative=read_yes(row["illustrative"], place, "illustrative"),
    )


def _listed(labels: str) -> Iterator[str]:
    yield from (label.strip() for label in re.split("[,;]", labels) if label.strip())


def _spoken(row: Row) -> Spoken:
    is_aligned = fold(row["stance"]) in _ALIGNED
    filled = ("who", "stance", "with") if is_aligned else REQUIRED
    place = _check_columns(row, filled, (*(("clause",) if is_aligned else _IN_ALIGNMENTS), *_IN_AGREEMENTS))
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
        ref=row["ref"],
    )


def _whose(spoken: Spoken) -> tuple[object, ...]:
    """Rows beside each other that share all this are one statement."""
    return (
        spoken.who, spoken.on_behalf_of, spoken.draft, spoken.on, spoken.forum,
        spoken.source, spoken.private, spoken.illustrative, spoken.note,
        spoken.align_with, spoken.align_statement, spoken.except_clauses, spoken.ref,
    )  # fmt: skip


def _joined(rows: Sequence[Spoken]) -> Spoken:
    """Make one statement of rows; what two of them say alike is said once."""
    said = {replace(one, place=""): one for row in reversed(rows) for one in reversed(row.positions)}
    dissociations = dict.fromkeys(label for row in rows for label in row.dissociations)
    return replace(rows[0], positions=tuple(reversed(said.values())), dissociations=tuple(dissociations))
