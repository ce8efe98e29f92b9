"""The command that tells the views on each clause as a report does."""

from datetime import date as Date
from pathlib import Path

import rich_click as click

from workbench.cli.options import PATH, as_of_option, draft_option, json_option, with_negotiation
from workbench.cli.printing import put, put_json, say_done, talk
from workbench.desk.exports import exporting, narrating
from workbench.desk.negotiation import Negotiation
from workbench.desk.views.narratives import ClauseViews

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@click.group()
def report() -> None:
    """Tell the views on each clause as a report does, and choose its words for numbers."""


@report.command()
@draft_option
@click.option("--clause", "clauses", multiple=True, metavar="C", help="Only this clause; may be given several times.")
@as_of_option
@click.option("--include-private", is_flag=True, help="Private positions too.")
@click.option("-o", "--output", type=PATH, metavar="PATH", help="A file; else it is printed.")
@click.option("--force", is_flag=True, help="Write over an existing file.")
@json_option
@with_negotiation
def views(
    negotiation: Negotiation,
    draft: str | None,
    clauses: tuple[str, ...],
    as_of: Date | None,
    include_private: bool,
    output: Path | None,
    force: bool,
    as_json: bool,
) -> None:
    """Tell who supports, accepts, asks for a change, reserves and objects, with counts and names in notes."""
    if output:
        written = exporting.export(
            negotiation,
            "views",
            output,
            draft=draft,
            as_of=as_of,
            clauses=clauses,
            include_private=include_private,
            force=force,
        )
        talk(written.sentence)
        return
    told = narrating.see_views(negotiation, draft, clauses, as_of, include_private=include_private)
    if as_json:
        put_json(told)
        return
    made_up = " (illustrative in part)" if told.illustrative else ""
    put(f"{told.title} — views on {told.draft}{made_up}", style="bold")
    for clause in told.clauses:
        put()
        _put_clause(clause)


@report.command()
@click.argument("words", required=False)
@click.option("--off", is_flag=True, help="Write numbers again.")
@json_option
@with_negotiation
def scale(negotiation: Negotiation, words: str | None, off: bool, as_json: bool) -> None:
    """Set the WORDS for numbers of Member States, the weakest first: "some 2, several 4, a number of 8, many 40, most".

    Without WORDS: show them. Each is used from its number on; "most" needs none, it means more than half of all.
    """
    if words or off:
        say_done(narrating.set_scale(negotiation, "" if off else words or ""))
        return
    held = narrating.see_scale(negotiation)
    if as_json:
        put_json({"scale": held})
    else:
        put(held or "Numbers are written.")


def _put_clause(clause: ClauseViews) -> None:
    """Print a clause, its views, and their notes below them, numbered afresh."""
    put(f"{clause.label}   {str(clause.status).upper()}", style="bold")
    notes: list[str] = []
    for one in clause.views:
        sentences = []
        for passage in one.passages:
            if passage.note:
                notes.append(passage.note)
            sentences.append(passage.text + (str(len(notes)).translate(_RAISED) if passage.note else ""))
        put(" ".join(sentences), indent=4)
    for number, note in enumerate(notes, 1):
        put(f"{str(number).translate(_RAISED)} {note}", style="dim", indent=8)
