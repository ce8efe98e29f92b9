"""Acts on the clauses of a draft (which it holds, where they stand, what they are called) and beside the text.

Places are those of the whole list, clauses below others included: `after` names the clause just before.
"""

from typing import Literal

from pydantic import Field

from workbench.model.base import ClauseId, DraftId, Frozen, WordsHash
from workbench.model.clause import Clause, ClauseKind
from workbench.model.contribution import Contribution, Invitation
from workbench.model.quantifier import Quantifier


class ClauseReworded(Frozen):
    """The pen-holder changes a clause of a working draft, against the words read."""

    kind: Literal["ClauseReworded"] = "ClauseReworded"
    draft: DraftId
    clause: ClauseId
    base_hash: WordsHash
    text: str


class ClauseAdded(Frozen):
    """A clause comes into a working draft."""

    kind: Literal["ClauseAdded"] = "ClauseAdded"
    draft: DraftId
    clause: Clause
    after: ClauseId | None = None
    """The clause just before it; None where it is the first."""
    base_hash: WordsHash = ""
    """Of the words of the clause just before it; empty where it is the first."""


class ClauseRemoved(Frozen):
    """A clause leaves a working draft, and all below it."""

    kind: Literal["ClauseRemoved"] = "ClauseRemoved"
    draft: DraftId
    words: dict[ClauseId, WordsHash]
    """Of the clause and all below it, in order; of several clauses where one of several alternatives is taken."""
    kept: ClauseReworded | None = None
    """The alternative that is taken, without the brackets it stood in."""


class ClauseMoved(Frozen):
    """A clause of a working draft, with all below it, comes to stand elsewhere. Its label stays until renumbering."""

    kind: Literal["ClauseMoved"] = "ClauseMoved"
    draft: DraftId
    words: dict[ClauseId, WordsHash]
    """Of the clause and all below it, in order."""
    after: ClauseId | None = None
    base_hash: WordsHash = ""
    """Of the words of the clause just before its new place; empty where it is the first."""
    parent: ClauseId | None = None
    depth: int = 0
    becomes: ClauseKind
    """What the clause is in its new place: a sub-paragraph may become a paragraph."""


class Name(Frozen):
    """What a clause is called, and what is printed before its words."""

    label: str
    number: str = ""


class ClausesRenumbered(Frozen):
    """The clauses of a working draft are called anew, in order; *bis* and *ter* go (Editorial Manual)."""

    kind: Literal["ClausesRenumbered"] = "ClausesRenumbered"
    draft: DraftId
    names: dict[ClauseId, Name]
    """Of the clauses whose name changes."""
    was: dict[ClauseId, str]
    """The labels they had."""


class BracketMarked(Frozen):
    """A person says that a bracket is no negotiation (a quotation, a formula), or that it is one after all.

    It holds for every bracket of the clause with that content, and in later drafts as long as the content is the same.
    """

    kind: Literal["BracketMarked"] = "BracketMarked"
    draft: DraftId
    clause: ClauseId
    content: str
    """The words in the bracket, without its marks."""
    editorial: bool = True


Arrangement = ClauseAdded | ClauseRemoved | ClauseMoved | ClausesRenumbered


class ContributionsInvited(Frozen):
    """Delegations are invited to contribute in writing."""

    kind: Literal["ContributionsInvited"] = "ContributionsInvited"
    invitation: Invitation


class ContributionsReceived(Frozen):
    """Written contributions came in: one act, undone as one."""

    kind: Literal["ContributionsReceived"] = "ContributionsReceived"
    contributions: tuple[Contribution, ...]


class ForceWordsSet(Frozen):
    """The user sets the words that a comparison points out, by class and language; without any, the program's own."""

    kind: Literal["ForceWordsSet"] = "ForceWordsSet"
    words: dict[str, dict[str, tuple[str, ...]]] = Field(default_factory=dict)


class PassageSet(Frozen):
    """A person says where a sentence of a clause went in the next draft, or that it went nowhere.

    It holds for later versions of that draft too, as far as the clause it went to is found there.
    """

    kind: Literal["PassageSet"] = "PassageSet"
    old: DraftId
    new: DraftId
    clause: ClauseId
    """Of the old draft."""
    words: str
    """The sentence, as it stands in that clause."""
    to: ClauseId | None = None
    """Of the new draft; None where what was taken for a passage is none."""


class QuantifiersSet(Frozen):
    """The user sets the words that reports use for numbers of Member States; without any, numbers are written."""

    kind: Literal["QuantifiersSet"] = "QuantifiersSet"
    scale: tuple[Quantifier, ...] = ()
