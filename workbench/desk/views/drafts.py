"""Drafts, their clauses, and two of them beside each other."""

from dataclasses import dataclass
from datetime import date as Date

from workbench.model.change import Change, Redline
from workbench.model.clause import ClauseKind, Emphasis, Footnote
from workbench.model.draft import DraftState, Origin


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A draft in a list."""

    symbol: str
    title: str
    date: Date | None
    origin: Origin | None
    based_on: str | None
    state: DraftState
    illustrative: bool
    clauses: int
    """Clauses that are negotiated, headings left out."""
    brackets: int
    note: str


@dataclass(frozen=True, slots=True)
class ClauseText:
    """A clause as it reads in its draft."""

    label: str
    kind: ClauseKind
    number: str
    depth: int
    parent: str | None
    text: str
    emphasis: tuple[Emphasis, ...]
    footnotes: tuple[Footnote, ...]
    brackets: int
    unbalanced: tuple[int, ...]
    """Offsets of brackets without a partner."""
    editorial: tuple[str, ...] = ()
    """Contents of brackets that were marked as no negotiation."""


@dataclass(frozen=True, slots=True)
class DraftView:
    """A draft, whole."""

    draft: DraftLine
    front: tuple[str, ...]
    clauses: tuple[ClauseText, ...]


@dataclass(frozen=True, slots=True)
class PassageLine:
    """A sentence that left one clause for another while both went on."""

    old: str
    """Label of the clause it left."""
    new: str
    """Label of the clause it came to."""
    words: str
    score: float
    is_gone: bool
    """Whether it left the clauses of the pairing it is shown with; else it came to them."""
    by_user: bool = False
    """Whether a person said so."""

    @property
    def said(self) -> str:
        """Where it went or came from."""
        return f"Gone to {self.new}" if self.is_gone else f"Come from {self.old}"


@dataclass(frozen=True, slots=True)
class Pairing:
    """One step of succession between two drafts, with the redline of its words."""

    change: Change
    old: tuple[str, ...]
    """Labels in the old draft."""
    new: tuple[str, ...]
    score: float
    redline: Redline
    """From the old clauses' words, joined by newlines, to the new ones'."""
    carried_by: tuple[str, ...]
    candidates: tuple[str, ...]
    by_user: bool
    force: tuple[str, ...] = ()
    """What changed in force, as in `shall → should`: each once."""
    typographic: bool = False
    """Whether quotation marks, dashes and spaces are all that changed."""
    passages: tuple[PassageLine, ...] = ()
    """Sentences that left its old clauses for others, or came to its new ones from others."""


@dataclass(frozen=True, slots=True)
class CompareView:
    """Two drafts beside each other."""

    old: str
    new: str
    pairings: tuple[Pairing, ...]
    """In the order of the new draft; dropped ones where they stood."""
    counts: dict[Change, int]
