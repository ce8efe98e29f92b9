"""Square brackets as data: what is not agreed stands in them, with its owners (UN Editorial Manual)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class BracketKind(StrEnum):
    """What a pair of square brackets says of the words in it."""

    INSERTION = "insertion"
    """Words that are proposed or doubted: they may stay or go."""
    DELETION = "deletion"
    """Somebody asks for words to go: those in it, or, if it holds none, those before it."""
    CHOICE = "choice"
    """One alternative of several: `[shall][should]`, `[shall/should]`."""
    PARAGRAPH = "paragraph"
    """The whole clause."""
    EDITORIAL = "editorial"
    """No negotiation: `[sic]`, `[A/66/763]`, `[…]`."""
    AGREED = "agreed"
    """A note that the words beside it are agreed: `[Agreed ad ref]`; no words of the text."""


class PieceRole(StrEnum):
    """What a stretch of a clause's text is."""

    WORDS = "words"
    MARK = "mark"
    """A bracket with a partner: a square one, or a round one that names delegations; with the stars beside it."""
    ATTRIBUTION = "attribution"
    """Who is behind a bracket, with its colon or dash: `EU, Japan: `, ` – Cuba`, `Cuba: delete`."""


class Bracket(NamedTuple):
    """One pair of square brackets; offsets are of characters in the clause's text."""

    start_at: int
    """Of the opening bracket."""
    end_at: int
    """Just after the closing one."""
    kind: BracketKind
    owners: tuple[str, ...] = ()
    """Delegations named in it, as written."""
    parent: int | None = None
    """Place in `BracketTree.brackets` of the bracket around it."""
    choice: int | None = None
    """The same number for brackets that are alternatives to each other; the place of the first of them."""
    alternatives: tuple[str, ...] = ()
    """The alternatives named inside it by slashes: `shall`, `should`."""

    @property
    def is_open(self) -> bool:
        """Whether it is under negotiation: all but editorial ones and notes of agreement."""
        return self.kind not in (BracketKind.EDITORIAL, BracketKind.AGREED)


class Piece(NamedTuple):
    """A stretch of text of one role, inside one bracket or none."""

    text: str
    role: PieceRole = PieceRole.WORDS
    bracket: int | None = None
    """Place of the innermost bracket around it, or of the bracket it is a mark of."""


@dataclass(frozen=True, slots=True)
class BracketTree:
    """A clause's text with its brackets. The tree is kept flat, by place of the parent, to any depth."""

    pieces: tuple[Piece, ...]
    """In order; their texts join to the clause's text."""
    brackets: tuple[Bracket, ...]
    """In the order in which they open."""
    unbalanced: tuple[int, ...] = ()
    """Offsets of brackets without a partner: they are words of the text."""
