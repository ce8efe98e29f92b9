"""Reads files of statements: tables (CSV, XLSX, JSON Lines) with a row a position, and TOML (`statements_toml`).

Names and labels are left as written: who and what they mean is for the desk to find. Every value carries
its place in the file, for errors.
"""

from itertools import groupby
from pathlib import Path

from workbench.errors import BadRow, UnreadableInput
from workbench.formats.apart import read_apart
from workbench.formats.guard import shown_name
from workbench.formats.rows import Row, read_day, read_rows, read_yes
from workbench.formats.spoken import Said, Spoken, StatementsFile
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


def read_statements(path: Path) -> StatementsFile:
    """Read a file of statements whole, or raise BadRow or UnreadableInput with the place of the fault."""
    if path.suffix.lower() == ".toml":
        return read_apart(read_toml, StatementsFile, path)
    rows = read_rows(path, REQUIRED, COLUMNS)
    if not rows:
        raise UnreadableInput(f"{shown_name(path)} holds no position.", "Write one in each row below the header.")
    spoken = [_spoken(row) for row in rows]
    together = groupby(zip(spoken, rows, strict=True), key=lambda pair: _whose(pair[0]))
    return StatementsFile(tuple(_joined([statement for statement, _ in statements]) for _, statements in together))


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
