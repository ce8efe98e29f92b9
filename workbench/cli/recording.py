"""Commands on the record and the file itself."""

import sys
from pathlib import Path

import rich_click as click

from workbench.cli.options import LIMIT, PATH, file_of_all, json_option, with_negotiation
from workbench.cli.printing import put, put_json, put_table, say_done, talk
from workbench.desk import files, recording
from workbench.desk.exports import everything
from workbench.desk.negotiation import Negotiation
from workbench.errors import RESTORE, BadFile


@click.command()
@click.option("--verify", is_flag=True, help="Recompute every hash and all that is derived.")
@click.option("--limit", type=LIMIT, default=50, show_default=True, help="How many of the newest; 0 for all.")
@json_option
@with_negotiation
def record(negotiation: Negotiation, verify: bool, limit: int, as_json: bool) -> None:
    """Show what was done, the newest first; or verify that nothing was changed behind it."""
    if verify:
        _verify(negotiation, as_json)
        return
    lines = recording.see_record(negotiation, limit or None)
    if as_json:
        put_json(lines)
        return
    put_table(
        ("#", "entered", "by", "what", ""),
        (
            (
                one.sequence,
                f"{one.entered_at:%Y-%m-%d %H:%M}",
                one.by,
                one.sentence,
                "undone" if one.withdrawn else "",
            )
            for one in lines
        ),
    )


def _verify(negotiation: Negotiation, as_json: bool) -> None:
    found = recording.verify(negotiation)
    if as_json:
        put_json(found)
    if found.faults:
        raise BadFile("The record does not hold: " + "; ".join(found.faults), RESTORE)
    if not as_json:
        put(f"The record holds: {found.entries} entries, head {found.head}.")


@click.command()
@with_negotiation
def undo(negotiation: Negotiation) -> None:
    """Take back the newest act; also after a restart, and again for the one before it."""
    say_done(recording.undo(negotiation))
    talk("`workbench redo` brings it back.")


@click.command()
@with_negotiation
def redo(negotiation: Negotiation) -> None:
    """Bring back what was undone last."""
    say_done(recording.redo(negotiation))


@click.command()
@click.argument("path", type=PATH)
@with_negotiation
def backup(negotiation: Negotiation, path: Path) -> None:
    """Copy the negotiation to PATH, also while others have it open."""
    say_done(files.backup(negotiation, path))


@click.command()
@click.argument("path", type=PATH)
@click.option("-f", "--file", type=PATH, metavar="FILE", help="The file to make; it must be new.")
def restore(path: Path, file: Path | None) -> None:
    """Make a negotiation file again from the backup PATH (also .jsonl, .json); no existing file is written over."""
    to = file or file_of_all()
    if to is None:
        raise click.UsageError("Name the file to make with -f FILE.")
    say_done(files.restore(path, to))


@click.command()
def schema() -> None:
    """Print the JSON schema of an exported record (`export everything`)."""
    put_json(everything.see_schema())


@click.command()
@json_option
@with_negotiation
def check(negotiation: Negotiation, as_json: bool) -> None:
    """Say what the file holds and whether it is sound."""
    line, found = files.describe(negotiation), recording.verify(negotiation)
    if as_json:
        put_json({"file": line, "record": found})
    else:
        put(f"{line.title}: {line.drafts} drafts, {line.entries} entries, head {line.head}.")
        put(f"SQLite {line.sqlite_version}, Python {sys.version.split()[0]}.")
    if found.faults:
        raise BadFile("The record does not hold: " + "; ".join(found.faults), RESTORE)
    talk("The record holds.")
