"""Writes the whole record for other programs, and says in which form."""

from datetime import date as Date
from pathlib import Path
from typing import Any

from workbench.desk.days import say_date
from workbench.desk.negotiation import Negotiation
from workbench.desk.views import Exported
from workbench.errors import NotAllowed, WorkbenchError
from workbench.formats.guard import shown_name
from workbench.formats.record import SUFFIXES, record_schema, write_record


def export_everything(n: Negotiation, path: Path, *, include_private: bool = False, force: bool = False) -> Exported:
    """Write every entry of the record, from which `files.restore` makes the same negotiation again.

    Raises NotAllowed for a record that holds anything private, unless asked for by name: each entry is chained to the
    one before it, so without the private ones it would be another record.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise WorkbenchError(
            f"“{shown_name(path)}” does not say in what format to write everything.", f"Use {' or '.join(SUFFIXES)}."
        )
    private = n.file.private_entries()
    if private and not include_private:
        raise NotAllowed(
            f"The record holds private words ({_entries(private)}); without them it would be another record.",
            "Add --include-private and keep the file to yourself; exports of one kind leave them out.",
        )
    entries = tuple(n.file.transcript())
    head = write_record(n.file.title(), entries, _colophon(n), path, force=force)
    held = f"; private words are in {_entries(private)}" if private else ""
    notice = f"It names who entered what, and holds what was undone{held}."
    return Exported(str(path), f"Wrote {path}: everything, {_entries(head.entries)}.", (notice,))


def see_schema() -> dict[str, Any]:
    """Return the JSON schema of an exported record."""
    return record_schema()


def say_draft(symbol: str, day: Date | None) -> str:
    """Return a draft's symbol with its day, unless the symbol says it: `Rev.1, 4 June 2012`."""
    return f"{symbol}, {say_date(day)}" if day and say_date(day) not in symbol else symbol


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count:,} entries"


def _colophon(n: Negotiation) -> tuple[str, ...]:
    drafts = n.heads()
    newest = [f"Draft: {say_draft(drafts[-1].symbol, drafts[-1].date)}."] if drafts else []
    return (*newest, "Rule: no objection.")
