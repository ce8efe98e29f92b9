"""Commands on drafts: import, list, show, edit, issue, link; and compare."""

from collections.abc import Iterator
from datetime import date as Date
from pathlib import Path

import rich_click as click

from workbench.cli import arranging
from workbench.cli import bracketing as brackets
from workbench.cli.contract import compare_json
from workbench.cli.options import DAY, PATH, as_of_option, json_option, with_negotiation
from workbench.cli.printing import put, put_json, put_table, put_text, say_done
from workbench.cli.redlines import LEGEND, redline_text
from workbench.desk.drafts import bracketing, comparing, drafting, following
from workbench.desk.negotiation import Negotiation
from workbench.desk.views import DraftView, Pairing
from workbench.model.change import Change
from workbench.model.clause import ClauseKind
from workbench.model.draft import Origin


@click.group()
def draft() -> None:
    """Put drafts on the table and show them."""


@draft.command("import")
@click.argument("path", type=PATH)
@click.option("--symbol", metavar="S", help="A/66/763, or a working name; by default the file's own.")
@click.option("--title", metavar="T", help="By default the file's own.")
@click.option("--date", type=DAY, metavar="DATE", help="The draft's day; by default the file's own.")
@click.option("--origin", type=click.Choice([str(one) for one in Origin], case_sensitive=False), help="Who tables it.")
@click.option("--based-on", metavar="S", help="The draft before it; by default the newest on the table.")
@click.option("--under", metavar="N", help="Keep only this paragraph's chapeau and sub-paragraphs.")
@click.option("--working", is_flag=True, help="A working draft, to be edited and issued later.")
@click.option(
    "--tracked", type=click.Choice(drafting.TRACKED), default=drafting.TRACKED[0], show_default=True,
    help="How tracked changes in the file are read.",
)  # fmt: skip
@with_negotiation
def import_(
    negotiation: Negotiation,
    path: Path,
    symbol: str | None,
    title: str | None,
    date: Date | None,
    origin: str | None,
    based_on: str | None,
    under: str | None,
    working: bool,
    tracked: str,
) -> None:
    """Read a draft from a file (.txt .md .docx .html .xml) and table it."""
    say_done(
        drafting.import_draft(
            negotiation,
            path,
            symbol=symbol,
            title=title,
            date=date,
            origin=Origin(origin) if origin else None,
            based_on=based_on,
            under=under,
            working=working,
            tracked=tracked,
        )
    )


@draft.command("list")
@as_of_option
@json_option
@with_negotiation
def list_(negotiation: Negotiation, as_of: Date | None, as_json: bool) -> None:
    """List the drafts in the order of tabling."""
    lines = drafting.list_drafts(negotiation, as_of)
    if as_json:
        put_json(lines)
        return
    put_table(
        ("symbol", "date", "origin", "based on", "clauses", "brackets", "state"),
        (
            (
                one.symbol,
                one.date,
                one.origin,
                one.based_on,
                one.clauses,
                one.brackets,
                f"{one.state}, illustrative" if one.illustrative else one.state,
            )
            for one in lines
        ),
    )


@draft.command("show")
@click.argument("symbol", required=False)
@click.option("--as", "reading", metavar="HOW", help="rolling, clean, agreed (no brackets), or a delegation.")
@as_of_option
@json_option
@with_negotiation
def show(negotiation: Negotiation, symbol: str | None, reading: str | None, as_of: Date | None, as_json: bool) -> None:
    """Print a draft, whole; the newest by default."""
    if reading:
        view = bracketing.read_draft_as(negotiation, reading, symbol, as_of)
    else:
        view = drafting.show_draft(negotiation, symbol, as_of)
    if as_json:
        put_json(view)
    else:
        _put_draft(view)


def _put_draft(view: DraftView) -> None:
    mark = " (illustrative)" if view.draft.illustrative else ""
    put(f"{view.draft.symbol}{mark}", style="bold")
    if view.draft.title:
        put(view.draft.title, style="bold")
    for paragraph in view.front:
        put(paragraph, style="dim")
    for clause in view.clauses:
        put()
        heading = clause.kind is ClauseKind.HEADING
        number = f"{clause.number} " if clause.number else ""
        put(f"{number}{clause.text}", style="bold" if heading else "", indent=0 if heading else 4 * clause.depth)
        for footnote in clause.footnotes:
            put(f"{footnote.mark} {footnote.text}", style="dim", indent=4 * clause.depth + 4)


@draft.command()
@click.argument("symbol")
@click.argument("clause")
@click.option("--text", required=True, metavar="T", help="The new words.")
@with_negotiation
def edit(negotiation: Negotiation, symbol: str, clause: str, text: str) -> None:
    """Change the words of a clause of a working draft."""
    say_done(drafting.edit_clause(negotiation, symbol, clause, text))


@draft.command()
@click.argument("base")
@click.option("--symbol", required=True, metavar="S", help="A working name: “Rev.3, working”.")
@with_negotiation
def work(negotiation: Negotiation, base: str, symbol: str) -> None:
    """Begin a working draft with the words of an issued one."""
    say_done(drafting.start_working_draft(negotiation, base, symbol))


@draft.command()
@click.argument("working")
@click.option("--symbol", required=True, metavar="S")
@click.option("--date", type=DAY, metavar="DATE", help="The day of issue; today by default.")
@click.option("--renumber", is_flag=True, help="First call its clauses anew: bis and ter go, what follows shifts.")
@with_negotiation
def issue(negotiation: Negotiation, working: str, symbol: str, date: Date | None, renumber: bool) -> None:
    """Freeze a working draft under its symbol."""
    say_done(drafting.issue_draft(negotiation, working, symbol, date, renumber=renumber))


@draft.command()
@click.argument("old")
@click.argument("new")
@click.option("--from", "from_", multiple=True, metavar="CLAUSE", help="A clause of OLD; repeat for several.")
@click.option("--to", multiple=True, metavar="CLAUSE", help="What it became in NEW; repeat for several.")
@click.option("--sentence", metavar="WORDS", help="Only the sentence of --from that holds these words.")
@with_negotiation
def link(
    negotiation: Negotiation, old: str, new: str, from_: tuple[str, ...], to: tuple[str, ...], sentence: str | None
) -> None:
    """Correct what became of a clause: --from of OLD became --to of NEW. Leave one out for dropped or added.

    With --sentence: where one sentence of --from went, while the clause went on; without --to, that it went nowhere.
    """
    if not from_ and not to:
        raise click.UsageError("Name a clause with --from, or with --to, or both.")
    if sentence is not None:
        if len(from_) != 1 or len(to) > 1:
            raise click.UsageError("A sentence has one clause it left (--from) and one it came to (--to), or none.")
        say_done(following.set_passage(negotiation, old, new, from_[0], sentence, to[0] if to else None))
        return
    say_done(comparing.link_clauses(negotiation, old, new, from_, to))


for command in (
    arranging.add, arranging.remove, arranging.move, arranging.take, arranging.renumber,
    brackets.brackets, brackets.resolve, brackets.mark,
):  # fmt: skip
    draft.add_command(command)


def _reasons(pairing: Pairing) -> Iterator[str]:
    """Say what a link rests on, and what of the words is in other clauses."""
    if pairing.candidates:
        yield f"Perhaps: {', '.join(pairing.candidates)} ({pairing.score:.2f}: {', '.join(pairing.carried_by)})"
    elif pairing.carried_by and pairing.change is not Change.KEPT and not pairing.by_user:
        yield f"Linked by: {', '.join(pairing.carried_by)} ({pairing.score:.2f})"
    for one in pairing.passages:
        yield f"{one.said}: {one.words} ({'as you said' if one.by_user else f'{one.score:.2f}'})"


@click.command()
@click.argument("old")
@click.argument("new")
@as_of_option
@json_option
@with_negotiation
def compare(negotiation: Negotiation, old: str, new: str, as_of: Date | None, as_json: bool) -> None:
    """Lay two drafts beside each other: what became of each clause, and of its words."""
    view = comparing.compare(negotiation, old, new, as_of)
    if as_json:
        put_json(compare_json(view))
        return
    put(f"{view.old} → {view.new}", style="bold")
    put(", ".join(f"{count} {change}" for change, count in view.counts.items()))
    put(LEGEND, style="dim")
    for pairing in view.pairings:
        put()
        labels = " + ".join(pairing.old) or "–"
        head = f"{labels} → {' + '.join(pairing.new) or '–'}   {pairing.change}"
        if pairing.by_user:
            head += " (as you said)"
        put(head, style="bold")
        put_text(redline_text(pairing.redline), indent=4)
        for line in _reasons(pairing):
            put(line, indent=4, style="dim")
        if pairing.force:
            put(f"Force: {'; '.join(pairing.force)}", indent=4, style="bold yellow")
        if pairing.typographic:
            put("Only quotation marks, dashes or spaces changed.", indent=4, style="dim")
