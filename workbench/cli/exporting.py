"""The command that writes files for others."""

from datetime import date as Date
from pathlib import Path

import rich_click as click

from workbench.cli.options import PATH, as_of_option, draft_option, with_negotiation
from workbench.cli.printing import talk
from workbench.desk.exports import exporting
from workbench.desk.negotiation import Negotiation


@click.command(help=f"Write a file; its format is its suffix ({' '.join(exporting.FORMATS)}).")
@click.argument("kind", metavar="|".join((*exporting.KINDS, exporting.WHOLE)))
@draft_option
@click.option("--base", metavar="S", help="The draft compared with; the one before by default.")
@as_of_option
@click.option("-o", "--output", type=PATH, required=True, metavar="PATH")
@click.option("--comments", is_flag=True, help="What delegations said of each clause, as comments beside it.")
@click.option("--include-private", is_flag=True, help="Private positions too.")
@click.option("--force", is_flag=True, help="Write over an existing file.")
@with_negotiation
def export(
    negotiation: Negotiation,
    kind: str,
    draft: str | None,
    base: str | None,
    as_of: Date | None,
    output: Path,
    comments: bool,
    include_private: bool,
    force: bool,
) -> None:
    """Write a file in the format that its suffix names."""
    written = exporting.export(
        negotiation, kind, output, draft=draft, base=base, as_of=as_of, comments=comments,
        include_private=include_private, force=force,
    )  # fmt: skip
    talk(written.sentence)
    for notice in written.notices:
        talk(f"Note: {notice}")
