"""Says which clauses were spoken of lately, so that a reader need not measure all of a draft again."""

import sqlite3

from workbench.model.acts import ContributionsInvited, ContributionsReceived, ForceWordsSet, PassageSet, QuantifiersSet
from workbench.model.base import ClauseId
from workbench.model.record import (
    Act,
    ClauseAgreed,
    ClauseReopened,
    Entry,
    EntryWithdrawn,
    ProposalBacked,
    ProposalDecided,
    ProposalMade,
    ProposalsReturned,
    StatementMade,
    StatementsImported,
    StatementWithdrawn,
)
from workbench.model.touched import clauses_touched
from workbench.store.history import entry_of_id, length, read_entries


def clauses_changed_since(connection: sqlite3.Connection, sequence: int) -> frozenset[ClauseId] | None:
    """Return the clauses on which something was said or declared after that entry; none where nothing was.

    None where anything else changed, so that all must be read again: drafts, words, succession, delegations.
    Alignments bear on clauses that are not named here: whoever measures compares those in force. What was
    withdrawn or brought back counts as changed.
    """
    found: set[ClauseId] = set()
    for entry in read_entries(connection, newest_first=True, limit=length(connection) - sequence):
        act = _withdrawn(connection, entry)
        clauses = None if act is None else _spoken_of(connection, act)
        if clauses is None:
            return None
        found |= clauses
    return frozenset(found)


def _withdrawn(connection: sqlite3.Connection, entry: Entry) -> Act | None:
    """Follow withdrawals of withdrawals down to the act they are about."""
    found: Entry | None = entry
    while found and isinstance(found.act, EntryWithdrawn):
        found = entry_of_id(connection, found.act.entry)
    return found.act if found else None


def _spoken_of(connection: sqlite3.Connection, act: Act) -> set[ClauseId] | None:
    match act:
        case StatementMade():
            return _said(act)
        case StatementsImported(statements=statements, agreements=agreements):
            return set().union(*map(_said, statements), *(one.words for one in agreements))
        case ProposalMade() | ProposalsReturned() | ClauseAgreed() | ClauseReopened():
            return set(clauses_touched(act))
        case ContributionsInvited() | ContributionsReceived() | QuantifiersSet() | ForceWordsSet() | PassageSet():
            return set()
        case StatementWithdrawn(clauses=clauses):
            return set(clauses)
        case ProposalBacked(proposal=proposal) | ProposalDecided(proposal=proposal, rewording=None, arranging=None):
            rows = connection.execute("select clause from proposal where id = ?", (proposal,)).fetchall()
            return {clause for (clause,) in rows} or None
    return None


def _said(made: StatementMade) -> set[ClauseId]:
    # A correction takes positions away on its own clauses only: these are all it changes.
    return {*clauses_touched(made), *(proposal.clause for proposal in made.proposals)}
