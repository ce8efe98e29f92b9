"""Commands that declare clauses agreed, and open them again."""

from datetime import date as Date

import rich_click as click

from workbench.cli.options import DAY, draft_option, with_negotiation
from workbench.cli.printing import say_done
from workbench.desk.consensus import agreeing
from workbench.desk.negotiation import Negotiation
from workbench.model.consensus import Level


@click.command()
@click.argument("clauses", nargs=-1, required=True, metavar="CLAUSE…")
@click.option("--level", required=True, metavar="L", help=f"One of: {', '.join(Level)}.")
@click.option("--pending", default="", metavar="T", help="The condition; with one it is not agreed text yet.")
@click.option(
    "--package-with", "package", multiple=True, metavar="CLAUSE", help="Not agreed text without it; repeat for several."
)
@draft_option
@click.option("--on", type=DAY, metavar="DATE", help="When it was declared; today by default.")
@with_negotiation
def agree(
    negotiation: Negotiation,
    clauses: tuple[str, ...],
    level: str,
    pending: str,
    package: tuple[str, ...],
    draft: str | None,
    on: Date | None,
) -> None:
    """Declare clauses agreed on the words they have now; who still objects is said."""
    say_done(agreeing.agree(negotiation, clauses, level, pending=pending, package=package, draft=draft, on=on))


@click.command()
@click.argument("clause")
@click.option("--because", required=True, metavar="T", help="The reason.")
@draft_option
@click.option("--on", type=DAY, metavar="DATE", help="When it was reopened; today by default.")
@with_negotiation
def reopen(negotiation: Negotiation, clause: str, because: str, draft: str | None, on: Date | None) -> None:
    """Open an agreed clause again; its history stays."""
    say_done(agreeing.reopen(negotiation, clause, because, draft, on))
