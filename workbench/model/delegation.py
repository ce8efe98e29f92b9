"""Delegations: Member States, groups of them, observers; and who belongs to which group when."""

from datetime import date as Date
from enum import StrEnum

from workbench.model.base import DelegationId, Frozen


class DelegationKind(StrEnum):
    """What a delegation is. Only Member States are counted in a consensus."""

    STATE = "state"
    GROUP = "group"
    OBSERVER = "observer"
    """Takes part without being a Member of the United Nations."""


class Delegation(Frozen):
    """Somebody who can take a position."""

    id: DelegationId
    name: str
    """The UN official short name."""
    kind: DelegationKind
    regional_group: str = ""
    aliases: tuple[str, ...] = ()
    source: str = ""
    note: str = ""


class Role(StrEnum):
    """How a delegation belongs to a group. Only members inherit its positions."""

    MEMBER = "member"
    OBSERVER = "observer"
    ASSOCIATE = "associate"


class Membership(Frozen):
    """One delegation in one group, from a day to a last day (both included; open where not known)."""

    group: DelegationId
    member: DelegationId
    role: Role = Role.MEMBER
    since: Date | None = None
    until: Date | None = None
    source: str = ""
    note: str = ""

    def holds_on(self, day: Date) -> bool:
        """Whether it holds on that day, by the dates known."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class Roster(Frozen):
    """All delegations and memberships known to a negotiation."""

    delegations: tuple[Delegation, ...]
    memberships: tuple[Membership, ...]
