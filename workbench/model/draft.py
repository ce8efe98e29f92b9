"""Drafts: the successive states of the text, each issued once and then frozen."""

from datetime import date as Date
from enum import StrEnum

from workbench.model.base import DraftId, Frozen
from workbench.model.clause import Clause


class Origin(StrEnum):
    """Who put the draft on the table."""

    SECRETARY_GENERAL = "Secretary-General"
    CHAIR = "chair"
    FACILITATOR = "facilitator"
    SPONSOR = "sponsor"
    DELEGATION = "delegation"


class DraftState(StrEnum):
    """A working draft is edited; issuing it freezes it."""

    WORKING = "working"
    ISSUED = "issued"


class DraftText(Frozen):
    """A draft as a file gives it: what its header says, and its clauses with ids `1`, `2`, … in order."""

    symbol: str | None = None
    title: str | None = None
    date: Date | None = None
    origin: Origin | None = None
    based_on: str | None = None
    """The symbol of the draft before it."""
    under: str | None = None
    """The paragraph whose chapeau and sub-paragraphs alone are the draft."""
    illustrative: bool = False
    note: str = ""
    front: tuple[str, ...] = ()
    """The paragraphs before the first clause: masthead, title, summary; shown, not negotiated."""
    clauses: tuple[Clause, ...] = ()
    notices: tuple[str, ...] = ()
    """What the import found that a person should know, a sentence each: controls cleaned, parts left out."""


class Draft(Frozen):
    """A draft on the table."""

    id: DraftId
    symbol: str
    title: str = ""
    date: Date | None = None
    origin: Origin | None = None
    based_on: DraftId | None = None
    state: DraftState = DraftState.ISSUED
    illustrative: bool = False
    note: str = ""
    front: tuple[str, ...] = ()
    clauses: tuple[Clause, ...]
