"""What an act is about: the clauses it touches, and the day it names."""

from collections.abc import Iterator
from datetime import date as Date

from workbench.model.acts import (
    Arrangement,
    BracketMarked,
    ClauseAdded,
    ClauseMoved,
    ClauseRemoved,
    ClauseReworded,
    ClausesRenumbered,
    ContributionsInvited,
    ContributionsReceived,
    PassageSet,
)
from workbench.model.base import ClauseId
from workbench.model.record import (
    Act,
    ClauseAgreed,
    ClauseReopened,
    DraftTabled,
    ProposalBacked,
    ProposalDecided,
    ProposalMade,
    ProposalsReturned,
    StatementMade,
    StatementsImported,
    StatementWithdrawn,
    SuccessionSet,
)


def clauses_touched(act: Act) -> Iterator[ClauseId]:
    """Yield the clauses an act is about; tabling a draft is about none of them in particular."""
    match act:
        case ClauseReworded() | ClauseReopened() | BracketMarked():
            yield act.clause
        case ClauseAgreed():
            yield from act.words
        case StatementWithdrawn():
            yield from act.clauses
        case PassageSet():
            yield from (act.clause, *((act.to,) if act.to else ()))
        case SuccessionSet():
            for link in act.links:
                yield from (*link.old, *link.new)
        case StatementMade():
            yield from _spoken_of(act)
        case StatementsImported():
            for made in act.statements:
                yield from _spoken_of(made)
            for declared in act.agreements:
                yield from declared.words
        case ProposalMade():
            yield act.proposal.clause
        case ProposalsReturned():
            yield from (one.clause for one in act.proposals)
            yield from (one.clause for one in act.remarks)
        case ClauseAdded() | ClauseRemoved() | ClauseMoved() | ClausesRenumbered():
            yield from _clauses_arranged(act)
        case ProposalDecided(rewording=rewording, arranging=arranging):
            yield from (rewording.clause,) if rewording else ()
            yield from _clauses_arranged(arranging) if arranging else ()


def _spoken_of(made: StatementMade) -> Iterator[ClauseId]:
    statement = made.statement
    yield from (position.clause for position in statement.positions)
    yield from statement.dissociations


def _clauses_arranged(act: Arrangement) -> tuple[ClauseId, ...]:
    """Return the clauses that an act adds, removes, moves or calls anew."""
    match act:
        case ClauseAdded():
            return (act.clause.id,)
        case ClauseRemoved(kept=kept):
            return (*act.words, kept.clause) if kept else tuple(act.words)
        case ClauseMoved():
            return tuple(act.words)
        case ClausesRenumbered():
            return tuple(act.names)


def day_of(act: Act) -> Date | None:
    """Return the day an act itself names, as that on which it was done in the room."""
    match act:
        case StatementMade():
            return act.statement.on
        case ProposalMade():
            return act.proposal.on
        case ProposalsReturned():
            return max((*(one.on for one in act.proposals), *(one.on for one in act.remarks)), default=None)
        case ClauseAgreed() | ClauseReopened() | ProposalBacked() | ProposalDecided() | StatementWithdrawn():
            return act.on
        case DraftTabled():
            return act.draft.date
        case ContributionsInvited():
            return act.invitation.on
        case ContributionsReceived():
            return max((one.on for one in act.contributions if one.on), default=None)
    return None
