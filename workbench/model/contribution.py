"""Written contributions: who was asked for one, and who sent one."""

from datetime import date as Date

from workbench.model.base import DelegationId, Frozen


class Invitation(Frozen):
    """Delegations are invited to contribute in writing, perhaps until a day."""

    subject: str
    whom: tuple[DelegationId, ...] = ()
    """All Member States where none is named."""
    on: Date | None = None
    """When they were invited, where that is known."""
    until: Date | None = None
    source: str = ""
    illustrative: bool = False


class Contribution(Frozen):
    """A written contribution that was received."""

    who: DelegationId
    on_behalf_of: tuple[DelegationId, ...] = ()
    """Of a group: the delegations it wrote for, where the source names them; else its members of the day."""
    on: Date | None = None
    """When it was received, where that is known."""
    source: str = ""
    note: str = ""
    illustrative: bool = False
