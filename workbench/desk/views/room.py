"""Who takes part, and what was said."""

from dataclasses import dataclass
from datetime import date as Date

from workbench.model.delegation import DelegationKind, Role
from workbench.model.statement import Stance


@dataclass(frozen=True, slots=True)
class MembershipLine:
    """One row of a group: who, as what, when, by which source."""

    member: str
    member_id: str
    kind: DelegationKind
    role: Role
    since: Date | None
    until: Date | None
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class DelegationLine:
    """A delegation in a list."""

    delegation_id: str
    name: str
    kind: DelegationKind
    regional_group: str
    aliases: tuple[str, ...]
    groups: tuple[str, ...]
    """Ids of the groups it is in, whatever the role; for a group: those it belongs to."""
    members: int
    """For a group: members on the day; else 0."""
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class GroupView:
    """A group and who belongs to it on a day."""

    delegation_id: str
    name: str
    on: Date
    states: int
    """Members of the United Nations among its members: what a consensus counts."""
    memberships: tuple[MembershipLine, ...]
    former: tuple[MembershipLine, ...]
    """Memberships that do not hold on that day."""
    source: str
    note: str

    @property
    def members(self) -> int:
        """Those that are members on the day, each once however many sources say so."""
        return len({one.member_id for one in self.memberships if one.role is Role.MEMBER})

    @property
    def stated_twice(self) -> frozenset[str]:
        """Ids of those of whom several sources, or one of them several times, say that they belong to it."""
        ids = [one.member_id for one in (*self.memberships, *self.former)]
        return frozenset(one for one in ids if ids.count(one) > 1)


@dataclass(frozen=True, slots=True)
class PositionLine:
    """A position in a list."""

    clause: str
    draft: str
    who: str
    """Whose position it is."""
    speaker: str
    stance: Stance | None
    """None for a dissociation."""
    words: str
    because: str
    cure: str
    source: str
    forum: str
    on: Date
    private: bool
    illustrative: bool
    note: str
    statement: str = ""
    """Ref of the statement it was taken in."""
