"""Commands on statements: listing them, showing one whole, withdrawing what was said."""

from datetime import date as Date

import rich_click as click

from workbench.cli.options import DAY, LIMIT, as_of_option, json_option, with_negotiation
from workbench.cli.printing import put, put_json, put_table, say_done
from workbench.cli.speaking import marks_of
from workbench.desk.negotiation import Negotiation
from workbench.desk.statements import made
from workbench.desk.views import StatementLine, StatementView


@click.group()
def statement() -> None:
    """List statements, show one whole, withdraw one."""


@statement.command("list")
@click.option("--who", metavar="WHO", help="Only those of this delegation or group.")
@click.option("--on", type=DAY, metavar="DATE", help="Only those made on that day.")
@click.option("--limit", type=LIMIT, default=50, show_default=True, help="How many of the latest; 0 for all.")
@as_of_option
@json_option
@with_negotiation
def list_(
    negotiation: Negotiation, who: str | None, on: Date | None, limit: int, as_of: Date | None, as_json: bool
) -> None:
    """List the statements made, the latest first; REF names one in other commands."""
    lines = made.list_statements(negotiation, who=who, on=on, limit=limit or None, as_of=as_of)
    if as_json:
        put_json(lines)
        return
    put_table(
        ("ref", "on", "what was said", "", "source"),
        (
            (
                one.ref,
                one.on,
                one.says,
                _fate(one),
                marks_of(one.source, private=one.private, illustrative=one.illustrative),
            )
            for one in lines
        ),
    )


def _fate(one: StatementLine) -> str:
    parts = [
        f"corrects {one.corrects}" if one.corrects else "",
        f"corrected by {', '.join(one.corrected_by)}" if one.corrected_by else "",
        f"withdrawn on {one.withdrawn}" if one.withdrawn else "",
    ]
    return "; ".join(filter(None, parts))


@statement.command()
@click.argument("ref")
@as_of_option
@json_option
@with_negotiation
def show(negotiation: Negotiation, ref: str, as_of: Date | None, as_json: bool) -> None:
    """Show a statement whole: what was said, when it was made and entered, what became of it."""
    view = made.show_statement(negotiation, ref, as_of)
    if as_json:
        put_json(view)
    else:
        _put_statement(view)


def _put_statement(view: StatementView) -> None:
    line = view.line
    on_behalf = "" if line.who == line.speaker else f" (by {line.speaker})"
    put(f"{line.ref}   {line.who}{on_behalf}, on {line.draft}", style="bold")
    put(f"Made on {line.on}, entered on {line.entered_at:%Y-%m-%d %H:%M} by {line.by}.")
    for label, text in (
        ("where", line.forum),
        ("source", marks_of(line.source, private=line.private, illustrative=line.illustrative)),
        ("note", line.note),
        ("", _fate(line)),
    ):
        if text:
            put(f"{label}: {text}" if label else text)
    for sentence in view.alignments:
        put(sentence, indent=4)
    for one in view.positions:
        gone = " (withdrawn)" if one.withdrawn else ""
        put(f"{one.clause}: {one.stance}{gone}", indent=4)
        for label, text in (("because", one.because), ("would move if", one.cure), ("proposes", one.words)):
            if text:
                put(f"{label} {text}", indent=8)
    if view.dissociations:
        put(f"dissociates itself from {', '.join(view.dissociations)}", indent=4)
    for sentence in view.history:
        put(sentence)


@statement.command()
@click.argument("ref")
@click.argument("clauses", nargs=-1, metavar="[CLAUSE…]")
@click.option("--because", default="", metavar="T", help="The reason given.")
@click.option("--on", type=DAY, metavar="DATE", help="When it was withdrawn; today by default.")
@with_negotiation
def withdraw(negotiation: Negotiation, ref: str, clauses: tuple[str, ...], because: str, on: Date | None) -> None:
    """Take down that a delegation withdraws a statement, or what it said in it on CLAUSE…; until then it counted."""
    say_done(made.withdraw_statement(negotiation, ref, clauses, because=because, on=on))
