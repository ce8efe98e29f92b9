"""Commands on the room: who takes part, and what they say."""

from datetime import date as Date
from pathlib import Path

import rich_click as click

from workbench.cli.options import DAY, as_of_option, draft_option, json_option, with_negotiation
from workbench.cli.printing import put, put_json, put_table, say_done
from workbench.desk import delegations, speaking
from workbench.desk import positions as positions_taken
from workbench.desk.negotiation import Negotiation
from workbench.model.delegation import DelegationKind, Role

source_option = click.option("--source", default="", metavar="T", help="Where it is on record.")
on_option = click.option("--on", type=DAY, metavar="DATE", help="When it was said; today by default.")
private_option = click.option("--private", is_flag=True, help="Leaves in no export unless asked for.")


@click.command()
@click.argument("who")
@click.argument("clauses_and_stance", nargs=-1, required=True, metavar="CLAUSE… STANCE")
@click.option("--for", "on_behalf_of", metavar="GROUP", help="The group spoken for.")
@draft_option
@click.option("--words", default="", metavar="T", help="The wording proposed instead.")
@click.option("--because", default="", metavar="T", help="The reason.")
@click.option("--cure", default="", metavar="T", help="What would make the delegation move.")
@source_option
@click.option("--forum", default="", metavar="T", help="Where it was said.")
@on_option
@private_option
@with_negotiation
def say(
    negotiation: Negotiation,
    who: str,
    clauses_and_stance: tuple[str, ...],
    on_behalf_of: str | None,
    draft: str | None,
    words: str,
    because: str,
    cure: str,
    source: str,
    forum: str,
    on: Date | None,
    private: bool,
) -> None:
    """Take down a statement: WHO says STANCE (support, accept, reserve, amend, oppose) on one or more clauses."""
    *clauses, stance = clauses_and_stance
    if not clauses:
        raise click.UsageError("Name a clause and then a stance: workbench say Egypt 36(c) oppose")
    done = speaking.say(
        negotiation,
        who,
        clauses,
        stance,
        on_behalf_of=on_behalf_of,
        draft=draft,
        words=words,
        because=because,
        cure=cure,
        source=source,
        forum=forum,
        on=on,
        private=private,
    )
    say_done(done)


@click.command()
@click.argument("who")
@click.argument("whom", metavar="WITH")
@click.option("--except", "except_", multiple=True, metavar="CLAUSE", help="Not on this clause; repeat for several.")
@draft_option
@source_option
@on_option
@private_option
@with_negotiation
def align(
    negotiation: Negotiation,
    who: str,
    whom: str,
    except_: tuple[str, ...],
    draft: str | None,
    source: str,
    on: Date | None,
    private: bool,
) -> None:
    """Take down that WHO aligns itself with what WITH has said."""
    done = speaking.align(
        negotiation, who, whom, except_clauses=except_, draft=draft, source=source, on=on, private=private
    )
    say_done(done)


@click.command()
@click.argument("who")
@click.argument("clauses", nargs=-1, required=True, metavar="CLAUSE…")
@draft_option
@click.option("--because", default="", metavar="T", help="The reason.")
@source_option
@on_option
@with_negotiation
def dissociate(
    negotiation: Negotiation,
    who: str,
    clauses: tuple[str, ...],
    draft: str | None,
    because: str,
    source: str,
    on: Date | None,
) -> None:
    """Take down that WHO dissociates itself from clauses."""
    say_done(speaking.dissociate(negotiation, who, clauses, draft=draft, because=because, source=source, on=on))


@click.group()
def positions() -> None:
    """Take in and list what delegations said."""


@positions.command("import")
@click.argument("path", type=click.Path(path_type=Path))
@with_negotiation
def import_(negotiation: Negotiation, path: Path) -> None:
    """Take in a file of positions (.csv .xlsx .jsonl .toml): all of it, or nothing where a row is wrong.

    Columns: who, clause, stance; and, as far as there are any, for, draft, words, because, cure, source,
    on, forum, private, illustrative, note.
    """
    say_done(speaking.import_positions(negotiation, path))


@positions.command("list")
@click.option("--clause", metavar="CLAUSE", help="Only on this clause.")
@click.option("--who", metavar="WHO", help="Only this delegation's.")
@click.option("--stance", metavar="STANCE", help="Only this stance.")
@draft_option
@as_of_option
@json_option
@with_negotiation
def list_(
    negotiation: Negotiation,
    clause: str | None,
    who: str | None,
    stance: str | None,
    draft: str | None,
    as_of: Date | None,
    as_json: bool,
) -> None:
    """List the positions taken, in the order in which they were made."""
    lines = positions_taken.list_positions(
        negotiation, clause=clause, who=who, stance=stance, draft=draft, as_of=as_of
    )
    if as_json:
        put_json(lines)
        return
    put_table(
        ("on", "clause", "draft", "who", "stance", "because", "source"),
        (
            (
                one.on,
                one.clause,
                one.draft,
                one.who if one.who == one.speaker else f"{one.who} (by {one.speaker})",
                one.stance or "dissociates",
                one.because,
                _marks(one.source, private=one.private, illustrative=one.illustrative),
            )
            for one in lines
        ),
    )


def _marks(source: str, *, private: bool, illustrative: bool) -> str:
    marks = [name for name, is_so in (("private", private), ("illustrative", illustrative)) if is_so]
    return "; ".join(part for part in (*marks, source) if part and part not in marks[:-1]) or source


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
    members = sum(one.role is Role.MEMBER for one in view.memberships)
    put(f"{view.name} on {view.on}: {members} members, {view.states} of them Member States", style="bold")
    if view.note:
        put(view.note)
    put_table(
        ("member", "role", "since", "until", "kind", "note"),
        ((one.member, one.role, one.since, one.until, one.kind, one.note) for one in view.memberships),
    )
    if view.former:
        put("Not on that day:")
        put_table(
            ("member", "role", "since", "until", "note"),
            ((one.member, one.role, one.since, one.until, one.note) for one in view.former),
        )


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
