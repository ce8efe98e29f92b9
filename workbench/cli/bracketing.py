"""Commands on the brackets of a draft: listed and counted, resolved one by one, marked as none."""

from datetime import date as Date

import rich_click as click

from workbench.cli.options import as_of_option, json_option, with_negotiation
from workbench.cli.printing import put, put_json, put_table, say_done
from workbench.desk.drafts import bracketing
from workbench.desk.negotiation import Negotiation
from workbench.desk.showing import count_of


@click.command()
@click.argument("symbol", required=False)
@as_of_option
@json_option
@with_negotiation
def brackets(negotiation: Negotiation, symbol: str | None, as_of: Date | None, as_json: bool) -> None:
    """List the open brackets of a draft, who owns them, and their number from draft to draft."""
    view = bracketing.see_brackets(negotiation, symbol, as_of)
    if as_json:
        put_json(view)
        return
    opened = count_of(len(view.brackets), "open bracket")
    put(f"{view.draft}: {opened} in {count_of(view.clauses, 'clause')}", style="bold")
    if view.owners:
        put("By owner: " + ", ".join(f"{owner} {count}" for owner, count in view.owners.items()))
    if view.by_clause:
        put("By clause: " + ", ".join(f"{clause} {count}" for clause, count in view.by_clause.items()))
    rows = ((one.clause, one.number, one.kind, ", ".join(one.said), one.text) for one in view.brackets)
    if view.brackets:
        put_table(("clause", "#", "kind", "by", "words"), rows)
    for clause, at, around in view.unbalanced:
        put(f"Without a partner: character {at} of {clause}: … {around} …")
    for doubt in view.doubts:
        put(doubt.said)
    for clause, content in view.marked:
        put(f"No negotiation, as marked: [{content}] in {clause}")
    put()
    put("From draft to draft", style="bold")
    owners = list(dict.fromkeys(owner for count in view.trend[::-1] for owner in count.owners))
    counts = (
        (one.draft, one.brackets, one.clauses, *(one.owners.get(owner, "") for owner in owners)) for one in view.trend
    )
    put_table(("draft", "brackets", "clauses", *owners), counts)


@click.command()
@click.argument("working")
@click.argument("clause")
@click.argument("number", type=int)
@click.argument("resolution")
@click.option("--alternative", default="", metavar="T", help="Of `[shall/should]`, the one to keep.")
@with_negotiation
def resolve(
    negotiation: Negotiation, working: str, clause: str, number: int, resolution: str, alternative: str
) -> None:
    """Resolve one bracket of a working draft: keep its words, drop it, or delete what it asks to delete."""
    say_done(bracketing.resolve_bracket(negotiation, working, clause, number, resolution, alternative=alternative))


@click.command()
@click.argument("symbol")
@click.argument("clause")
@click.argument("bracket")
@click.option("--negotiated", is_flag=True, help="It counts again; name it by its words.")
@with_negotiation
def mark(negotiation: Negotiation, symbol: str, clause: str, bracket: str, negotiated: bool) -> None:
    """Say that a bracket, named by its number or its words, is no negotiation: a quotation, a formula."""
    say_done(bracketing.mark_bracket(negotiation, symbol, clause, bracket, negotiated=negotiated))
