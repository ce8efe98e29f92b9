"""What became of clauses and words from one draft to the next."""

from enum import StrEnum
from typing import NamedTuple

from workbench.model.base import ClauseId, DraftId, Frozen


class Change(StrEnum):
    """What became of a clause. A label that shifts because of clauses before it is no change."""

    KEPT = "kept"
    AMENDED = "amended"
    MOVED = "moved"
    """Out of the order in which the others stayed, or under another paragraph; its words may be amended too."""
    SPLIT = "split"
    MERGED = "merged"
    PROMOTED = "promoted"
    """Words went from a sub-paragraph into the chapeau, or out of it."""
    ADDED = "added"
    DROPPED = "dropped"
    UNPLACED = "unplaced"
    """Too uncertain to link: candidates are named, nothing is guessed."""


class Link(Frozen):
    """One step of succession: old clauses (none if added) to new ones (none if dropped)."""

    change: Change
    old: tuple[ClauseId, ...] = ()
    new: tuple[ClauseId, ...] = ()
    score: float = 1.0
    """Share of words carried over, weighted by rarity: 0 to 1."""
    carried_by: tuple[str, ...] = ()
    """The rarest words that carry the link, for the reader to judge."""
    candidates: tuple[ClauseId, ...] = ()
    """For `unplaced`: clauses of the other draft it might belong to, likeliest first."""
    by_user: bool = False


class Succession(Frozen):
    """How the clauses of one draft became those of the next; every clause of both is in a link."""

    old: DraftId
    new: DraftId
    links: tuple[Link, ...]


class Passage(Frozen):
    """A sentence that left one clause for another while both went on.

    It is derived from texts, links and what a person said of it (`PassageSet`), never stored.
    """

    old: ClauseId
    new: ClauseId
    words: str
    """As they stood in the old clause."""
    score: float
    """Share of its words that came along, weighted by rarity: 0 to 1."""
    by_user: bool = False


class Op(StrEnum):
    """What happens to a run of words."""

    KEEP = "keep"
    INSERT = "insert"
    DELETE = "delete"


TYPOGRAPHIC = "typographic"
"""The note of an edit that changes quotation marks, dashes or spaces and nothing else."""
GONE_TO, COME_FROM = "→ ", "← "
"""Begin the note of an edit whose words are in another clause; the label follows."""


class Edit(NamedTuple):
    """One run of a redline. Keeps and deletes in order give the old text, keeps and inserts the new."""

    op: Op
    text: str
    move: int | None = None
    """The same number on a deletion and an insertion: these words moved inside the text."""
    note: str = ""
    """What a reader should notice: `typographic`, a change of force such as `shall → should`, or the clause that
    the words went to (`GONE_TO`) or came from (`COME_FROM`)."""


Redline = tuple[Edit, ...]
