"""Reads who takes part, and who belongs to what."""

import sqlite3

from workbench.model.delegation import Delegation, Membership, Roster


def read_roster(connection: sqlite3.Connection) -> Roster:
    """Return the delegations and memberships known now.

    A delegation described anew takes the place of the earlier description. So does a membership with the same
    group, member, role, start and source; where sources differ, both stand.
    """
    known: dict[str, Delegation] = {}
    for (body,) in connection.execute("select body from delegation order by entry, rowid"):
        one = Delegation.model_validate_json(body)
        known[one.id] = one
    held: dict[tuple[object, ...], Membership] = {}
    for (body,) in connection.execute("select body from membership order by entry, rowid"):
        belongs = Membership.model_validate_json(body)
        held[belongs.group, belongs.member, belongs.role, belongs.since, belongs.source] = belongs
    return Roster(delegations=tuple(known.values()), memberships=tuple(held.values()))
