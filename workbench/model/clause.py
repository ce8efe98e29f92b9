"""Clauses: the parts of a draft that delegations speak on."""

from enum import StrEnum

from pydantic import Field

from workbench.model.base import ClauseId, Frozen


class ClauseKind(StrEnum):
    """What a clause is in the drafting of the United Nations (Editorial Manual)."""

    HEADING = "heading"
    PREAMBULAR = "preambular"
    PARAGRAPH = "paragraph"
    """A numbered paragraph: an operative one of a resolution, or one of a report."""
    CHAPEAU = "chapeau"
    """A numbered paragraph whose words lead into sub-paragraphs."""
    SUBPARAGRAPH = "sub-paragraph"
    CLOSING = "closing"
    """Words after the sub-paragraphs that belong to the whole paragraph again."""


class EmphasisStyle(StrEnum):
    """How words stand out in print."""

    ITALIC = "italic"
    BOLD = "bold"
    BOLD_ITALIC = "bold italic"


class Emphasis(Frozen):
    """Words in italics or bold, as offsets into the clause's text."""

    start_at: int
    end_at: int
    style: EmphasisStyle


class Footnote(Frozen):
    """A footnote with the offset in the clause's text at which its mark stands."""

    mark: str
    at: int
    text: str
    emphasis: tuple[Emphasis, ...] = ()


class Clause(Frozen):
    """One clause of one draft: its words without marks of emphasis, brackets included."""

    id: ClauseId
    kind: ClauseKind
    label: str
    """The working label that names it in this draft: `36 (a)`, `PP4`, `OP3 bis`, `VIII.A`, `4 (closing)`."""
    number: str = ""
    """What is printed before the words: `36.`, `(a)`, `VIII.`; empty where none is."""
    parent: ClauseId | None = None
    depth: int = 0
    """0 for headings and paragraphs, 1 for (a), 2 for (i) …; a heading's is its level."""
    text: str
    emphasis: tuple[Emphasis, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    editorial: frozenset[str] = Field(default=frozenset(), exclude=True)
    """Contents of brackets that a person marked as no negotiation; derived from the record, never in an act."""

    @property
    def is_negotiable(self) -> bool:
        """Whether delegations speak on it: all but headings."""
        return self.kind is not ClauseKind.HEADING
