"""The report of views: what delegations said of each clause, told as a report tells it."""

from dataclasses import dataclass
from datetime import date as Date

from workbench.consensus.narrative import Views
from workbench.model.consensus import Status


@dataclass(frozen=True, slots=True)
class ClauseViews:
    """One clause and the views on it, a paragraph a stance."""

    label: str
    text: str
    status: Status
    views: tuple[Views, ...]


@dataclass(frozen=True, slots=True)
class ViewsReport:
    """The views on a draft, clause by clause."""

    draft: str
    title: str
    """Of the negotiation."""
    on: Date
    """The day on which memberships were looked at."""
    scale: str
    """The words for numbers in use, as the user wrote them; empty where counts are written."""
    states: int
    clauses: tuple[ClauseViews, ...]
    illustrative: bool
    """Whether illustrative drafts or positions are in it."""
