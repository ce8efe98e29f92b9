"""What came of a deed, and what the record and the file say of themselves."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Done:
    """An act was recorded: what happened, in one sentence, and what the user should know besides."""

    sentence: str
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One entry of the record in plain words."""

    sequence: int
    entry_id: str
    made_at: datetime
    entered_at: datetime
    """As the clock here shows it, like `made_at`."""
    by: str
    kind: str
    sentence: str
    withdrawn: bool
    hash: str


@dataclass(frozen=True, slots=True)
class RecordCheck:
    """What verifying the record found."""

    entries: int
    head: str
    faults: tuple[str, ...]
    """Empty where the chain holds and the projections match it."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A file was written."""

    path: str
    sentence: str
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileLine:
    """What a negotiation file holds, for title bars and `check`."""

    path: str
    title: str
    drafts: int
    entries: int
    head: str
    sqlite_version: str
    notices: tuple[str, ...] = ()
