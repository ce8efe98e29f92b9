"""Commands that take down what delegations say, and list the positions taken."""

from datetime import date as Date
from pathlib import Path
from typing import Any

import rich_click as click

from workbench.cli.options import DAY, PATH, as_of_option, draft_option, json_option, source_option, with_negotiation
from workbench.cli.printing import put_json, put_table, say_done
from workbench.desk.negotiation import Negotiation
from workbench.desk.statements import importing, speaking
from workbench.desk.statements import positions as positions_taken

on_option = click.option("--on", type=DAY, metavar="DATE", help="When it was said; today by default.")
private_option = click.option("--private", is_flag=True, help="Leaves in no export unless asked for.")
for_option = click.option("--for", "on_behalf_of", metavar="GROUP", help="The group spoken for.")
forum_option = click.option("--forum", default="", metavar="T", help="Where it was said.")
words_option = click.option("--words", default="", metavar="T", help="The wording proposed instead.")
because_option = click.option("--because", default="", metavar="T", help="The reason.")
cure_option = click.option("--cure", default="", metavar="T", help="What would make the delegation move.")


@click.command()
@click.argument("who")
@click.argument("clauses_and_stance", nargs=-1, required=True, metavar="CLAUSE… STANCE")
@for_option
@draft_option
@words_option
@because_option
@cure_option
@source_option
@forum_option
@on_option
@private_option
@click.option("--corrects", default="", metavar="REF", help="The statement whose word on these clauses it replaces.")
@with_negotiation
def say(negotiation: Negotiation, who: str, clauses_and_stance: tuple[str, ...], **how: Any) -> None:
    """Take down a statement: WHO says STANCE (support, accept, reserve, amend, oppose) on one or more clauses.

    A correction keeps the day, the group spoken for, the source and the draft of the statement it corrects, unless
    they are given anew. `workbench statement list` shows the refs.
    """
    *clauses, stance = clauses_and_stance
    if not clauses:
        raise click.UsageError("Name a clause and then a stance: workbench say Egypt 36(c) oppose")
    say_done(speaking.say(negotiation, who, clauses, stance, **how))


@click.command()
@click.argument("who")
@click.argument("whom", metavar="WITH")
@click.option(
    "--statement", default="", metavar="REF|DATE", help="Only with this statement; with all said so far by default."
)
@click.option(
    "--except", "except_clauses", multiple=True, metavar="CLAUSE", help="Not on this clause; repeat for several."
)
@click.option(
    "--remark", "remarks", nargs=2, multiple=True, metavar="CLAUSE STANCE", help="In its national capacity; repeatable."
)
@words_option
@because_option
@cure_option
@for_option
@draft_option
@source_option
@forum_option
@on_option
@private_option
@with_negotiation
def align(negotiation: Negotiation, who: str, whom: str, **how: Any) -> None:
    """Take down that WHO aligns itself with what WITH has said so far, or with one statement.

    Remarks in its national capacity belong to the same act; --words, --because and --cure are theirs:
    workbench align Jordan HSN --statement 2012-06-04 --except d --remark d oppose --because "no such mandate"
    """
    say_done(speaking.align(negotiation, who, whom, **how))


@click.command()
@click.argument("who")
@click.argument("clauses", nargs=-1, required=True, metavar="CLAUSE…")
@for_option
@draft_option
@because_option
@source_option
@on_option
@private_option
@with_negotiation
def dissociate(negotiation: Negotiation, who: str, clauses: tuple[str, ...], **how: Any) -> None:
    """Take down that WHO dissociates itself from clauses."""
    say_done(speaking.dissociate(negotiation, who, clauses, **how))


@click.group()
def positions() -> None:
    """Take in and list what delegations said."""


@positions.command("import")
@click.argument("path", type=PATH)
@click.option("--check", is_flag=True, help="Say what it holds and what is not understood; take nothing in.")
@with_negotiation
def import_(negotiation: Negotiation, path: Path, check: bool) -> None:
    """Take in a file of positions (.csv .xlsx .jsonl .json .toml): all of it, or nothing where a row is wrong.

    Columns: who, clause, stance; and, as far as there are any, for, draft, words, because, cure, source,
    on, forum, private, illustrative, note. A row with the stance align has no clause: it names whom in
    the column with and, if need be, excepted clauses in except and the day or ref of one of their statements in
    statement.
    """
    say_done((importing.check_positions if check else importing.import_positions)(negotiation, path))


@positions.command("list")
@click.option("--clause", metavar="CLAUSE", help="Only on this clause.")
@click.option("--who", metavar="WHO", help="Only this delegation's.")
@click.option("--stance", metavar="STANCE", help="Only this stance.")
@draft_option
@as_of_option
@json_option
@with_negotiation
def list_(
    negotiation: Negotiation,
    clause: str | None,
    who: str | None,
    stance: str | None,
    draft: str | None,
    as_of: Date | None,
    as_json: bool,
) -> None:
    """List the positions taken, in the order in which they were entered; `statement show REF` has the rest of one."""
    lines = positions_taken.list_positions(negotiation, clause=clause, who=who, stance=stance, draft=draft, as_of=as_of)
    if as_json:
        put_json(lines)
        return
    put_table(
        ("on", "clause", "draft", "who", "stance", "because", "statement", "source"),
        (
            (
                one.on,
                one.clause,
                one.draft,
                one.who if one.who == one.speaker else f"{one.who} (by {one.speaker})",
                one.stance or "dissociates",
                one.because,
                one.statement,
                marks_of(one.source, private=one.private, illustrative=one.illustrative),
            )
            for one in lines
        ),
    )


def marks_of(source: str, *, private: bool, illustrative: bool) -> str:
    """Return a source with what should be known beside it, each once.

    >>> marks_of("A/66/PV.112", private=True, illustrative=False)
    'private; A/66/PV.112'
    >>> marks_of("illustrative", private=False, illustrative=True)
    'illustrative'
    """
    marks = [name for name, is_so in (("private", private), ("illustrative", illustrative)) if is_so]
    return "; ".join(dict.fromkeys(part for part in (*marks, source) if part))
