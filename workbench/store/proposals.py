"""Reads proposals: what was decided on each, and who spoke to it."""

import json
import sqlite3
from collections.abc import Collection
from datetime import date as Date

from workbench.model.base import ClauseId, DelegationId, ProposalId
from workbench.model.proposal import Decision, Proposal
from workbench.model.statement import Stance


def read_proposals(
    connection: sqlite3.Connection, clauses: Collection[ClauseId] | None = None, *, until: Date | None = None
) -> tuple[tuple[Proposal, Decision | None], ...]:
    """Return the proposals, or those on some clauses, in the order in which they were made.

    Each comes with its latest decision (up to a day, where one is given), or None.
    """
    day = until.isoformat() if until else "9999"
    decisions = connection.execute(
        'select proposal, decision from decision where "on" <= ? order by "on", entry', (day,)
    )
    decided = {proposal: Decision(decision) for proposal, decision in decisions}
    asked = "" if clauses is None else "where clause in (select value from json_each(?))"
    values = () if clauses is None else (json.dumps(list(clauses)),)
    bodies = connection.execute(f"select body from proposal {asked} order by entry, rowid", values)
    proposals = (Proposal.model_validate_json(body) for (body,) in bodies)
    return tuple((proposal, decided.get(proposal.id)) for proposal in proposals)


def read_backings(
    connection: sqlite3.Connection, *, until: Date | None = None
) -> dict[ProposalId, dict[DelegationId, Stance]]:
    """Return who spoke to each proposal (up to a day, where one is given), with the latest stance of each."""
    found: dict[ProposalId, dict[DelegationId, Stance]] = {}
    day = until.isoformat() if until else "9999"
    rows = connection.execute('select proposal, who, stance from backing where "on" <= ? order by "on", entry', (day,))
    for proposal, who, stance in rows:
        found.setdefault(proposal, {})[who] = Stance(stance)
    return found
