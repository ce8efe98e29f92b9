"""What was said at once, by whom, and what became of it."""

from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime

from workbench.model.statement import Stance


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A statement in a list."""

    ref: str
    """Six characters to name it by."""
    on: Date
    """When it was made in the room."""
    entered_at: datetime
    """When it was written here, by the clock here."""
    by: str
    """Who entered it."""
    who: str
    """Whose word it is: the group's where it was made on behalf of one."""
    speaker: str
    draft: str
    clauses: tuple[str, ...]
    """Labels in that draft of the clauses it speaks of itself."""
    says: str
    """What it says, in one sentence without a full stop."""
    forum: str
    source: str
    note: str
    private: bool
    illustrative: bool
    corrects: str
    """Ref of the statement it corrects; empty where it corrects none."""
    corrected_by: tuple[str, ...]
    withdrawn: Date | None
    """The day from which nothing of it counts."""


@dataclass(frozen=True, slots=True)
class StatementPosition:
    """What a statement says of one clause."""

    clause: str
    stance: Stance
    because: str
    cure: str
    words: str
    """The wording proposed with it."""
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement, whole."""

    line: StatementLine
    positions: tuple[StatementPosition, ...]
    dissociations: tuple[str, ...]
    alignments: tuple[str, ...]
    """With whom, with which statement, except for what: a sentence each."""
    history: tuple[str, ...]
    """What was taken back of it, when and why."""
