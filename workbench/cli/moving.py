"""The command that says what moved between drafts."""

import rich_click as click

from workbench.cli.options import json_option, with_negotiation
from workbench.cli.printing import put, put_json, put_table
from workbench.desk import moving
from workbench.desk.moving import ClauseMoved, MovementView
from workbench.desk.negotiation import Negotiation


@click.command()
@click.argument("old", required=False)
@click.argument("new", required=False)
@click.option("--who", metavar="WHO", help="Only this delegation's stances.")
@json_option
@with_negotiation
def movement(negotiation: Negotiation, old: str | None, new: str | None, who: str | None, as_json: bool) -> None:
    """Show what moved from draft OLD to NEW: statuses, brackets, who says something else; and all drafts in a line.

    Without drafts: from the one before to the newest.
    """
    view = moving.see_movement(negotiation, old, new, who)
    if as_json:
        put_json(view)
    else:
        _put_movement(view)


def _put_movement(view: MovementView) -> None:
    put(f"{view.old} → {view.new}", style="bold")
    moved = [one for one in view.clauses if one.is_moved]
    put(f"{len(moved)} of {len(view.clauses)} clauses moved.")
    for clause in moved:
        put(_clause(clause), indent=4)
    put()
    put(f"{view.who or 'Delegations'}: {len(view.stances)} stances moved", style="bold")
    for one in view.stances:
        put(f"{one.who}: {one.was} → {one.now} on {one.clause}", indent=4)
    put()
    put("Draft by draft", style="bold")
    put_table(
        ("draft", "date", "clauses", "agreed", "no objection", "open", "untested", "brackets", "objecting"),
        (
            (
                point.symbol,
                point.date,
                point.clauses,
                point.agreed,
                point.unopposed,
                point.open,
                point.untested,
                point.brackets,
                point.objecting,
            )
            for point in view.line
        ),
    )


def _clause(one: ClauseMoved) -> str:
    labels = " + ".join(one.old)
    name = one.new or labels
    came = f" (was {labels})" if one.new and one.old and labels != one.new else ""
    was = " + ".join(one.was) if one.was else "added"
    brackets = ""
    if (one.brackets_before or 0) != (one.brackets_now or 0):
        brackets = f"; brackets {one.brackets_before or 0} → {one.brackets_now or 0}"
    return f"{name}{came}: {was} → {one.now or 'dropped'}{brackets}"
