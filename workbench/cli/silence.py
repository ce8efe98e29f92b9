"""Commands of the silence procedure."""

from pathlib import Path

import rich_click as click

from workbench.cli.options import PATH, draft_option, json_option, with_negotiation
from workbench.cli.printing import put, put_json, say_done, talk
from workbench.desk.consensus import silence as silences
from workbench.desk.consensus.silence import SilenceView
from workbench.desk.negotiation import Negotiation
from workbench.model.silence import SilenceOutcome


@click.group()
def silence() -> None:
    """Put a draft to all under silence until a time; take down objections; say what came of it."""


@silence.command("open")
@click.argument("draft")
@click.option("--until", required=True, metavar="TIME", help="Write it as 2012-06-14T18:00.")
@click.option("--zone", default=silences.HEADQUARTERS, show_default=True, metavar="Z", help="The clock's time zone.")
@click.option("--opened", metavar="TIME", help="When it was put to all; now by default.")
@with_negotiation
def open_(negotiation: Negotiation, draft: str, until: str, zone: str, opened: str | None) -> None:
    """Put DRAFT to all under silence until a time."""
    say_done(silences.open_silence(negotiation, draft, until, zone, opened=opened))


@silence.command("break")
@click.argument("who")
@click.option("--because", required=True, metavar="T", help="The reason.")
@click.option("--at", metavar="TIME", help="When WHO objected, by the clock of the silence's zone; now by default.")
@draft_option
@with_negotiation
def break_(negotiation: Negotiation, who: str, because: str, at: str | None, draft: str | None) -> None:
    """Take down that WHO objects; it counts by when that was, not by when it is entered."""
    say_done(silences.break_silence(negotiation, who, because, at=at, draft=draft))


@silence.command()
@click.argument("draft", required=False)
@json_option
@with_negotiation
def show(negotiation: Negotiation, draft: str | None, as_json: bool) -> None:
    """Show what came of each silence procedure, the newest first: open, broken, accepted or void."""
    views = silences.see_silences(negotiation, draft)
    if as_json:
        put_json(views)
        return
    if not views:
        talk("No silence procedure was opened.", "`workbench silence open DRAFT --until TIME` opens one.")
    for view in views:
        _put_silence(view)
    if any(view.outcome is SilenceOutcome.ACCEPTED for view in views):
        talk("Silence declares nothing: `workbench agree CLAUSE… --level L` does, once the chair has said so.")


def _put_silence(view: SilenceView) -> None:
    put(f"{view.draft}   {str(view.outcome).upper()}", style="bold")
    put(f"{view.opened} to {view.ends}, {view.zone}", indent=4)
    put(view.sentence, indent=4)
    for one in view.objections:
        late = "" if one.in_time else "   (does not count: not while silence ran)"
        put(f"{one.who} at {one.made}, entered at {one.entered}{late}", indent=4)
        if one.because:
            put(f"because {one.because}", indent=8)


@silence.command()
@draft_option
@click.option("-o", "--output", type=PATH, metavar="PATH", help="A text file; else printed.")
@click.option("--force", is_flag=True, help="Write over an existing file.")
@with_negotiation
def letter(negotiation: Negotiation, draft: str | None, output: Path | None, force: bool) -> None:
    """Write the letter that tells all what came of the silence opened last."""
    if output:
        talk(silences.save_letter(negotiation, output, draft, force=force).sentence)
        return
    for line in silences.write_letter(negotiation, draft).splitlines():
        put(line)
