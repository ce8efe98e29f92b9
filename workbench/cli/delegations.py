"""Commands on who takes part: delegations, groups and memberships."""

from datetime import date as Date

import rich_click as click

from workbench.cli.options import DAY, json_option, source_option, with_negotiation
from workbench.cli.printing import put, put_json, put_table, say_done
from workbench.desk import delegations
from workbench.desk.negotiation import Negotiation
from workbench.desk.views import GroupView, MembershipLine
from workbench.model.delegation import DelegationKind, Role


@click.group()
def delegation() -> None:
    """List who takes part."""


@delegation.command("list")
@click.option("--kind", type=click.Choice([str(one) for one in DelegationKind]), help="Only these.")
@json_option
@with_negotiation
def delegation_list(negotiation: Negotiation, kind: str | None, as_json: bool) -> None:
    """List States, groups and observers by name."""
    lines = delegations.list_delegations(negotiation, DelegationKind(kind) if kind else None)
    if as_json:
        put_json(lines)
        return
    put_table(
        ("id", "name", "kind", "groups"),
        ((one.delegation_id, one.name, one.kind, ", ".join(one.groups)) for one in lines),
    )


@delegation.command()
@click.argument("delegation_id", metavar="ID")
@click.argument("name")
@click.option("--kind", type=click.Choice([str(one) for one in DelegationKind]), default="observer")
@click.option("--alias", multiple=True, metavar="NAME", help="Another name; repeat for several.")
@source_option
@with_negotiation
def add(
    negotiation: Negotiation, delegation_id: str, name: str, kind: str, alias: tuple[str, ...], source: str
) -> None:
    """Register a delegation that is not known yet."""
    done = delegations.add_delegation(
        negotiation, delegation_id, name, DelegationKind(kind), aliases=alias, source=source
    )
    say_done(done)


@click.group()
def group() -> None:
    """List groups, and who belongs to them on a day."""


@group.command("list")
@json_option
@with_negotiation
def group_list(negotiation: Negotiation, as_json: bool) -> None:
    """List the groups."""
    lines = delegations.list_delegations(negotiation, DelegationKind.GROUP)
    if as_json:
        put_json(lines)
        return
    put_table(("id", "name", "members"), ((one.delegation_id, one.name, one.members) for one in lines))


@group.command("show")
@click.argument("name")
@click.option("--on", type=DAY, metavar="DATE", help="On that day; by default that of the newest draft.")
@json_option
@with_negotiation
def group_show(negotiation: Negotiation, name: str, on: Date | None, as_json: bool) -> None:
    """Show who belongs to a group on a day, as what, and by which source."""
    view = delegations.show_group(negotiation, name, on)
    if as_json:
        put_json(view)
        return
    put(f"{view.name} on {view.on}: {view.members} members, {view.states} of them Member States", style="bold")
    if view.note:
        put(view.note)
    put_table(
        ("member", "role", "since", "until", "kind", "note"),
        ((one.member, one.role, one.since, one.until, one.kind, _told(view, one)) for one in view.memberships),
    )
    if view.former:
        put("Not on that day:")
        put_table(
            ("member", "role", "since", "until", "note"),
            ((one.member, one.role, one.since, one.until, _told(view, one)) for one in view.former),
        )


def _told(view: GroupView, one: MembershipLine) -> str:
    """Say what is known of a membership; by which source, where it is stated more than once."""
    source = f"by {one.source or 'no source'}" if one.member_id in view.stated_twice else ""
    return "; ".join(filter(None, (one.note, source)))


@group.command()
@click.argument("who")
@click.argument("name", metavar="GROUP")
@click.option("--role", type=click.Choice([str(one) for one in Role]), default="member")
@click.option("--since", type=DAY, metavar="DATE")
@source_option
@with_negotiation
def join(negotiation: Negotiation, who: str, name: str, role: str, since: Date | None, source: str) -> None:
    """Register that WHO belongs to GROUP."""
    say_done(delegations.join_group(negotiation, who, name, role=Role(role), since=since, source=source))


@group.command()
@click.argument("who")
@click.argument("name", metavar="GROUP")
@click.option("--until", type=DAY, metavar="DATE", required=True, help="The last day.")
@with_negotiation
def leave(negotiation: Negotiation, who: str, name: str, until: Date) -> None:
    """Register that WHO leaves GROUP after a last day."""
    say_done(delegations.leave_group(negotiation, who, name, until))
