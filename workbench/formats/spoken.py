"""What a file of statements holds, as it was written: names and labels are not found yet."""

from dataclasses import dataclass
from datetime import date as Date


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
    ref: str = ""
    """What it is called in its file; in a table the rows of one ref are one statement."""


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
