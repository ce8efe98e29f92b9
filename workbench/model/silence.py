"""The silence procedure: words put to all, agreed unless somebody objects before a time.

What is here is read from the record; whether a silence is broken is derived in `workbench.consensus.silence`.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from workbench.model.base import DelegationId, DraftId, EntryId, WordsHash


class SilenceOutcome(StrEnum):
    """What a silence procedure came to, or that it still runs."""

    OPEN = "open"
    BROKEN = "broken"
    ACCEPTED = "accepted"
    """The time passed and nobody had objected. A person still declares the clauses agreed."""
    VOID = "void"
    """The words changed while it ran: nobody was silent on the words there are now."""


@dataclass(frozen=True, slots=True)
class Objection:
    """A delegation broke a silence. All times bear a time zone."""

    who: DelegationId
    made_at: datetime
    """When it objected: this is what counts."""
    entered_at: datetime
    """When it was written into the record."""
    because: str = ""


@dataclass(frozen=True, slots=True)
class Silence:
    """One silence procedure, as the record has it. All times bear a time zone."""

    id: EntryId
    """Of the entry that opened it."""
    draft: DraftId
    words_hash: WordsHash
    """Of the words of the whole draft when it was opened (`workbench.text.normalise.words_hash_of_all`)."""
    opened_at: datetime
    until: datetime
    zone: str
    """The time zone in which `until` was given, as the tz database names it."""
    by: str
    """Who entered it."""
    objections: tuple[Objection, ...] = ()
    """In the order in which they were made, late ones too."""
    words_then: WordsHash = ""
    """Of the draft as the record has it at the opening; other than `words_hash` once an edit before it was undone."""
    words_now: WordsHash = ""
    reworded_at: datetime | None = None
    """When the words were first changed after the opening; None if they were not."""
