"""Statements, and the positions taken in them. Silence is never stored: it is derived."""

from datetime import date as Date
from enum import StrEnum

from workbench.model.base import (
    ClauseId,
    DelegationId,
    DraftId,
    Frozen,
    PositionId,
    ProposalId,
    StatementId,
    WordsHash,
)


class Stance(StrEnum):
    """What a delegation says of a clause, from the warmest to the coldest."""

    SUPPORT = "support"
    ACCEPT = "accept"
    """Can live with it."""
    RESERVE = "reserve"
    """Reservation, awaiting instructions."""
    AMEND = "amend"
    """Acceptable if changed: carries a proposal."""
    OPPOSE = "oppose"


BLOCKING = frozenset({Stance.AMEND, Stance.OPPOSE})
"""The stances that are objections (source of the rule: the UN's consensus is the absence of objection)."""
HOLDING_UP = frozenset({Stance.RESERVE})
"""The stances that hold a clause up without objecting to it."""


class Position(Frozen):
    """One stance on one clause, on the words it had then."""

    id: PositionId
    clause: ClauseId
    stance: Stance
    words_hash: WordsHash
    """Of the clause's words when the position was taken."""
    reason: str = ""
    cure: str = ""
    """What would make the delegation move."""
    proposal: ProposalId | None = None


class Alignment(Frozen):
    """The speaker makes another delegation's positions its own: those made up to the day of alignment."""

    with_delegation: DelegationId
    statement: StatementId | None = None
    """Only that statement's positions, as it was corrected, where one is named."""
    except_clauses: tuple[ClauseId, ...] = ()


class Statement(Frozen):
    """Who spoke, on whose behalf, when, where, and what was said on which clauses of which draft."""

    id: StatementId
    speaker: DelegationId
    on_behalf_of: DelegationId | None = None
    """The group spoken for; the positions are then the group's, not the speaker's own."""
    on: Date
    draft: DraftId
    forum: str = ""
    source: str = ""
    private: bool = False
    """Leaves in no export unless asked for by name."""
    illustrative: bool = False
    positions: tuple[Position, ...] = ()
    alignments: tuple[Alignment, ...] = ()
    dissociations: tuple[ClauseId, ...] = ()
    note: str = ""
    corrects: StatementId | None = None

    @property
    def holder(self) -> DelegationId:
        """Whose positions these are."""
        return self.on_behalf_of or self.speaker
