"""Written contributions: who was invited until when, who sent one, who is missing."""

from dataclasses import dataclass
from datetime import date as Date


@dataclass(frozen=True, slots=True)
class InvitationLine:
    """One invitation to contribute."""

    subject: str
    whom: tuple[str, ...]
    """Empty for all Member States."""
    on: Date | None
    until: Date | None
    source: str
    illustrative: bool


@dataclass(frozen=True, slots=True)
class ContributionLine:
    """One contribution received."""

    who: str
    on_behalf_of: tuple[str, ...]
    """Of a group: for whom it wrote."""
    on: Date | None
    late: bool
    """It came after the last day of the invitation."""
    source: str
    note: str
    illustrative: bool


@dataclass(frozen=True, slots=True)
class ContributionsView:
    """What was asked for and what came."""

    invitations: tuple[InvitationLine, ...]
    received: tuple[ContributionLine, ...]
    """In the order in which they were entered."""
    invited: int
    heard_through: tuple[tuple[str, tuple[str, ...]], ...]
    """Delegations that did not write themselves, and the contributors that wrote for them."""
    missing: tuple[str, ...]
    """Invited, and not heard in either way."""
    sentence: str
    """All of it in a line; empty where nobody was invited and nothing came."""
