"""Who takes part: delegations, groups and their members on a day."""

from datetime import date as Date

from workbench.desk.days import day_of_draft
from workbench.desk.naming import find_delegation, find_group
from workbench.desk.negotiation import Negotiation
from workbench.desk.views import DelegationLine, Done, GroupView, MembershipLine
from workbench.errors import NotAllowed
from workbench.model.delegation import Delegation, DelegationKind, Membership, Role
from workbench.model.record import DelegationRegistered, MembershipSet
from workbench.text.normalise import clean, fold


def list_delegations(n: Negotiation, kind: DelegationKind | None = None) -> tuple[DelegationLine, ...]:
    """Return all delegations, or those of one kind, by name."""
    groups = n.groups()
    on = _day(n)
    found = [one for one in groups.delegations.values() if kind is None or one.kind is kind]
    return tuple(
        DelegationLine(
            delegation_id=one.id,
            name=one.name,
            kind=one.kind,
            regional_group=one.regional_group,
            aliases=one.aliases,
            groups=tuple(dict.fromkeys(row.group for row in groups.memberships_of(one.id, on))),
            members=len({row.member for row in groups.members(one.id, on) if row.role is Role.MEMBER}),
            source=one.source,
            note=one.note,
        )
        for one in sorted(found, key=lambda one: fold(one.name))
    )


def show_group(n: Negotiation, name: str, on: Date | None = None) -> GroupView:
    """Return a group and its memberships on a day; by default the day of the newest draft."""
    group = find_group(n, name)
    day = on or _day(n)
    every = [one for one in n.kept("roster", n.file.roster).memberships if one.group == group.id]
    return GroupView(
        delegation_id=group.id,
        name=group.name,
        on=day,
        states=len(n.groups().states(group.id, day)),
        memberships=tuple(_line(n, one) for one in every if one.holds_on(day)),
        former=tuple(_line(n, one) for one in every if not one.holds_on(day)),
        source=group.source,
        note=group.note,
    )


def add_delegation(
    n: Negotiation, delegation_id: str, name: str, kind: DelegationKind, *, aliases: tuple[str, ...] = (),
    source: str = "",
) -> Done:  # fmt: skip
    """Register a delegation that the shipped list does not have; raises NotAllowed for a name that is taken."""
    known_as = {fold(known): one for one in n.file.roster().delegations for known in (one.id, one.name, *one.aliases)}
    for asked in (delegation_id, name, *aliases):
        if found := known_as.get(fold(asked)):
            raise NotAllowed(f"“{asked}” is {found.name} ({found.id}) already.", "Choose names of its own.")
    one = Delegation(
        id=clean(delegation_id).text,
        name=clean(name).text,
        kind=kind,
        aliases=tuple(clean(alias).text for alias in aliases),
        source=clean(source).text,
    )
    n.record(DelegationRegistered(delegation=one))
    return Done(f"{one.name} takes part as {kind}.")


def join_group(
    n: Negotiation, who: str, group: str, *, role: Role = Role.MEMBER, since: Date | None = None, source: str = ""
) -> Done:
    """Register that a delegation belongs to a group, from a day."""
    member, whole = find_delegation(n, who), find_group(n, group)
    if member.id == whole.id:
        raise NotAllowed(f"{whole.name} cannot belong to itself.")
    membership = Membership(group=whole.id, member=member.id, role=role, since=since, source=clean(source).text)
    n.record(MembershipSet(membership=membership))
    belongs = "a member" if role is Role.MEMBER else f"an {role}"
    return Done(f"{member.name} is {belongs} of {whole.name}{f' from {since}' if since else ''}.")


def leave_group(n: Negotiation, who: str, group: str, last_day: Date) -> Done:
    """Register that a delegation no longer belongs to a group after a last day."""
    member, whole = find_delegation(n, who), find_group(n, group)
    held = [
        one
        for one in n.file.roster().memberships
        if one.group == whole.id and one.member == member.id and one.holds_on(last_day)
    ]
    if not held:
        raise NotAllowed(f"{member.name} does not belong to {whole.name} on {last_day}.")
    first, *others = (one.model_copy(update={"until": last_day}) for one in held)
    n.record(MembershipSet(membership=first, others=tuple(others)))
    return Done(f"{member.name} belongs to {whole.name} until {last_day}.")


def _line(n: Negotiation, one: Membership) -> MembershipLine:
    member = n.groups().delegation(one.member)
    return MembershipLine(
        member=member.name,
        member_id=member.id,
        kind=member.kind,
        role=one.role,
        since=one.since,
        until=one.until,
        source=one.source,
        note=one.note,
    )


def _day(n: Negotiation) -> Date:
    return day_of_draft(n, n.heads()[-1] if n.heads() else None)
