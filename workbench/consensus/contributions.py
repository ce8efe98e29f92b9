"""Who was invited to contribute in writing, who did, through whom others were heard, and who is missing.

A State is heard by its own contribution, else through that of a group which wrote for it: those the source names,
or the group's Member States on the day where it names none. Sending no contribution is no position: silence is
neither support nor objection.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date

from workbench.consensus.groups import Groups
from workbench.model.base import DelegationId
from workbench.model.contribution import Contribution, Invitation


@dataclass(frozen=True, slots=True)
class Heard:
    """What became of the invitations to contribute."""

    invited: tuple[DelegationId, ...]
    contributed: tuple[DelegationId, ...]
    through: Mapping[DelegationId, tuple[DelegationId, ...]]
    """Of those who did not write themselves: the contributors that wrote for them."""
    missing: tuple[DelegationId, ...]
    """Invited, and not heard in either way."""


def hear(invitations: Sequence[Invitation], contributions: Collection[Contribution], groups: Groups, on: Date) -> Heard:
    """Return who was heard; `on` is the day on which the members of a group are looked at."""
    invited = dict.fromkeys(who for invitation in invitations for who in (invitation.whom or groups.member_states))
    contributed = dict.fromkeys(one.who for one in contributions)
    through: dict[DelegationId, tuple[DelegationId, ...]] = {}
    for one in contributions:
        for who in written_for(one, groups, on):
            if who not in contributed:
                through[who] = tuple(dict.fromkeys((*through.get(who, ()), one.who)))
    missing = tuple(who for who in invited if who not in contributed and who not in through)
    return Heard(tuple(invited), tuple(contributed), through, missing)


def written_for(one: Contribution, groups: Groups, on: Date) -> tuple[DelegationId, ...]:
    """Return for whom a contribution was written besides its sender: nobody, unless a group sent it."""
    return one.on_behalf_of or (groups.states(one.who, on) if groups.is_group(one.who) else ())


def is_late(one: Contribution, invitations: Sequence[Invitation]) -> bool:
    """Whether a contribution came after the last day of every invitation its sender had; where any is open, no."""
    asked = [each for each in invitations if not each.whom or one.who in each.whom]
    days = [each.until for each in asked]
    return one.on is not None and bool(days) and all(day is not None and one.on > day for day in days)
