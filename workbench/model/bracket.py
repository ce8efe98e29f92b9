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
    NOTICE = "notice"
    """A delegation is not ready, `[EU to revert]`, or words are to come, `[placeholder]`; no words of the text."""


class May(StrEnum):
    """What words beside a bracket may be, and perhaps are not."""

    ATTRIBUTION = "attribution"
    """`Cuba: [by law]`: a name, or words that end in a colon."""
    CHOICE = "choice"
    """`[States] or [Parties]`: one of two, or two joined by a word of the text."""


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
    sides: tuple[tuple[str, ...], ...] = ()
    """Of each of `alternatives` the owners, where any has its own: `[x - EU / y - US]`; else empty."""
    against: tuple[str, ...] = ()
    """Who would not have done what the bracket asks: G77 in `[extreme - US; G77 delete]`."""
    reserving: tuple[str, ...] = ()
    """Who is not ready to say: Cuba in `[by law – EU; Cuba to revert]`."""

    @property
    def is_open(self) -> bool:
        """Whether it is under negotiation: all but editorial ones and notes of agreement."""
        return self.kind not in (BracketKind.EDITORIAL, BracketKind.AGREED)

    @property
    def named(self) -> tuple[str, ...]:
        """Everybody it names, each once: owners, those against, those not ready."""
        return tuple(dict.fromkeys((*self.owners, *self.against, *self.reserving)))


class Doubt(NamedTuple):
    """A stretch of text that was left as words although it may say whose a bracket is, or that two exclude each other.

    Offsets are of characters in the clause's text.
    """

    start_at: int
    end_at: int
    may_be: May
    names: tuple[str, ...] = ()
    """Who would own the bracket, as far as names can be told."""


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
    doubts: tuple[Doubt, ...] = ()
    """What was left as words because it can be read in two ways."""
