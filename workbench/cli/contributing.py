"""Commands on written contributions: whom they were asked of, who sent one, who is missing."""

from datetime import date as Date
from pathlib import Path

import rich_click as click

from workbench.cli.options import DAY, PATH, as_of_option, json_option, with_negotiation
from workbench.cli.printing import put, put_json, put_table, say_done, talk
from workbench.desk.negotiation import Negotiation
from workbench.desk.showing import some_of
from workbench.desk.statements import contributing
from workbench.desk.views.contributions import ContributionsView

_NAMED = 12
"""Names in a line; of more, the number is given unless all are asked for."""


@click.group()
def contribution() -> None:
    """Keep written contributions: invited from whom and until when, received, missing."""


@contribution.command()
@click.argument("whom", nargs=-1)
@click.option("--subject", default="", metavar="T", help="What they are asked to write on.")
@click.option("--on", type=DAY, metavar="DATE", help="When they were invited.")
@click.option("--until", type=DAY, metavar="DATE", help="The last day.")
@click.option("--source", default="", metavar="T", help="Where the invitation stands.")
@with_negotiation
def invite(
    negotiation: Negotiation, whom: tuple[str, ...], subject: str, on: Date | None, until: Date | None, source: str
) -> None:
    """Take down that WHOM are invited to contribute in writing; all Member States where none is named."""
    say_done(contributing.invite(negotiation, whom, subject=subject, on=on, until=until, source=source))


@contribution.command()
@click.argument("who", nargs=-1, required=True)
@click.option("--for", "for_", multiple=True, metavar="STATE", help="For whom a group wrote; else its members.")
@click.option("--on", type=DAY, metavar="DATE", help="When it came; left out where that is not known.")
@click.option("--source", default="", metavar="T", help="Where it is kept.")
@click.option("--note", default="", metavar="T")
@with_negotiation
def receive(
    negotiation: Negotiation, who: tuple[str, ...], for_: tuple[str, ...], on: Date | None, source: str, note: str
) -> None:
    """Take down that a contribution of WHO came in."""
    say_done(contributing.receive(negotiation, who, on_behalf_of=for_, on=on, source=source, note=note))


@contribution.command("import")
@click.argument("path", type=PATH)
@with_negotiation
def import_(negotiation: Negotiation, path: Path) -> None:
    """Take in a table (.csv .xlsx .jsonl .json) with the columns who, for (parted by ;), on, source, note."""
    say_done(contributing.import_contributions(negotiation, path))


@contribution.command("list")
@click.option("--all", "everybody", is_flag=True, help="Name all that are missing.")
@as_of_option
@json_option
@with_negotiation
def list_(negotiation: Negotiation, everybody: bool, as_of: Date | None, as_json: bool) -> None:
    """Show who was invited, what came, who was heard through a group, and who is missing."""
    view = contributing.see_contributions(negotiation, as_of)
    if as_json:
        put_json(view)
    elif not view.sentence:
        talk("Nobody was invited to contribute in writing.", "`workbench contribution invite` takes it down.")
    else:
        _put_contributions(view, everybody=everybody)


def _put_contributions(view: ContributionsView, *, everybody: bool) -> None:
    put(f"Written contributions: {view.sentence}.", style="bold")
    for one in view.invitations:
        said = [
            ", ".join(one.whom) or "All Member States",
            f"invited on {one.on}" if one.on else "invited",
            *([f"until {one.until}"] if one.until else []),
            *([f"on {one.subject}"] if one.subject else []),
        ]
        put(f"{' '.join(said)}{f' ({one.source})' if one.source else ''}", indent=4)
    rows = (
        (
            one.who,
            one.on,
            "late" if one.late else "",
            some_of(one.on_behalf_of, len(one.on_behalf_of) if everybody else _NAMED),
            "; ".join(filter(None, (one.note, one.source, "illustrative" if one.illustrative else ""))),
        )
        for one in view.received
    )
    put_table(("received from", "on", "", "for", "note and source"), rows)
    if view.missing:
        put(f"Missing: {some_of(view.missing, len(view.missing) if everybody else _NAMED)}.")
