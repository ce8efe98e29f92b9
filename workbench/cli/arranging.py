"""Commands that change which clauses a working draft holds, and where they stand."""

from collections.abc import Callable
from typing import Any

import rich_click as click

from workbench.cli.options import with_negotiation
from workbench.cli.printing import say_done
from workbench.desk.drafts import arranging, renumbering
from workbench.desk.negotiation import Negotiation


def _place_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Offer the three ways to say where a clause is to stand."""
    for name, meaning in (
        ("--under", "First among the sub-paragraphs of this clause."),
        ("--before", "Just before this clause."),
        ("--after", "After this clause and all below it."),
    ):
        command = click.option(name, default="", metavar="CLAUSE", help=meaning)(command)
    return command


@click.command()
@click.argument("working")
@_place_options
@click.option("--text", required=True, metavar="T", help="Its words.")
@click.option("--label", default="", metavar="L", help="What it is called; by default bis, ter … of the one before.")
@with_negotiation
def add(negotiation: Negotiation, working: str, after: str, before: str, under: str, text: str, label: str) -> None:
    """Add a clause to a working draft."""
    say_done(arranging.add_clause(negotiation, working, text, after=after, before=before, under=under, label=label))


@click.command()
@click.argument("working")
@click.argument("clause")
@with_negotiation
def remove(negotiation: Negotiation, working: str, clause: str) -> None:
    """Take a clause out of a working draft, with all below it."""
    say_done(arranging.remove_clause(negotiation, working, clause))


@click.command()
@click.argument("working")
@click.argument("clause")
@_place_options
@with_negotiation
def move(negotiation: Negotiation, working: str, clause: str, after: str, before: str, under: str) -> None:
    """Let a clause of a working draft, with all below it, stand elsewhere. Its label stays until renumbering."""
    say_done(arranging.move_clause(negotiation, working, clause, after=after, before=before, under=under))


@click.command()
@click.argument("working")
@click.argument("clause")
@with_negotiation
def take(negotiation: Negotiation, working: str, clause: str) -> None:
    """Take one alternative of a paragraph, such as 36 (l) bis: brackets around it and the others go."""
    say_done(arranging.take_alternative(negotiation, working, clause))


@click.command()
@click.argument("working")
@with_negotiation
def renumber(negotiation: Negotiation, working: str) -> None:
    """Call the clauses of a working draft anew, in order: bis and ter go, what follows shifts."""
    say_done(renumbering.renumber_draft(negotiation, working))
