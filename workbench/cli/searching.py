"""The command that finds words in what was drafted and said."""

import rich_click as click

from workbench.cli.options import json_option, with_negotiation
from workbench.cli.printing import put_json, put_table, talk
from workbench.desk import searching
from workbench.desk.negotiation import Negotiation


@click.command()
@click.argument("phrase")
@json_option
@with_negotiation
def search(negotiation: Negotiation, phrase: str, as_json: bool) -> None:
    """Find a word or phrase in the drafts, in reasons and cures, and in proposed words."""
    found = searching.search(negotiation, phrase)
    if as_json:
        put_json(found)
    elif found:
        rows = ((one.draft, one.clause, one.who, one.where, one.excerpt) for one in found)
        put_table(("draft", "clause", "who", "where", "words"), rows)
    else:
        talk(f"“{phrase}” stands nowhere.")
