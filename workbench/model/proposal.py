"""Proposals: changes of a clause that delegations ask for; and remarks beside them."""

from datetime import date as Date
from enum import StrEnum

from workbench.model.base import ClauseId, DelegationId, DraftId, Frozen, PositionId, ProposalId, WordsHash


class ProposalKind(StrEnum):
    """What is asked for."""

    WORDING = "wording"
    DELETION = "deletion"
    ADDITION = "addition"
    """A new clause after this one."""
    MOVE = "move"


class Decision(StrEnum):
    """What became of a proposal; one without a decision is open."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class Proposal(Frozen):
    """A change of one clause, against the words it was made on."""

    id: ProposalId
    kind: ProposalKind = ProposalKind.WORDING
    draft: DraftId
    clause: ClauseId
    base_hash: WordsHash
    words: str = ""
    """The whole new wording of the clause, or the words of the added one."""
    after: ClauseId | None = None
    """For a move: the clause it should follow."""
    sponsors: tuple[DelegationId, ...]
    position: PositionId | None = None
    """The position it came with: it stands as long as that counts. None where it was made apart."""
    reason: str = ""
    on: Date
    private: bool = False
    illustrative: bool = False


class Remark(Frozen):
    """What a delegation writes beside a clause; it takes no stance and proposes nothing."""

    who: DelegationId
    clause: ClauseId
    about: str = ""
    """The words it stands on."""
    text: str
    on: Date
    private: bool = False
