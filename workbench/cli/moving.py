"""The command that says what moved between drafts."""

from collections.abc import Sequence
from datetime import date as Date

import rich_click as click

from workbench.cli.options import as_of_option, json_option, with_negotiation
from workbench.cli.printing import put, put_json, put_table
from workbench.desk.consensus import moving
from workbench.desk.consensus.moving import ClauseMovement, DraftPoint, MovementView
from workbench.desk.negotiation import Negotiation
from workbench.desk.showing import blocks, count_of

_LISTED = 40
"""Clauses and stances that moved; of more, the number is given."""


@click.command()
@click.argument("old", required=False)
@click.argument("new", required=False)
@click.option("--who", metavar="WHO", help="Only this delegation's stances.")
@click.option("--by-day", is_flag=True, help="Also the line over the days on which anything happened.")
@click.option("--all", "everything", is_flag=True, help="Every clause and every stance that moved.")
@as_of_option
@json_option
@with_negotiation
def movement(
    negotiation: Negotiation,
    old: str | None,
    new: str | None,
    who: str | None,
    by_day: bool,
    everything: bool,
    as_of: Date | None,
    as_json: bool,
) -> None:
    """Show what moved from draft OLD to NEW: statuses, brackets, who says something else; and all drafts in a line.

    Without drafts: from the one before to the newest.
    """
    view = moving.see_movement(negotiation, old, new, who, as_of, by_day=by_day)
    if as_json:
        put_json(view)
    else:
        _put_movement(view, None if everything else _LISTED)


def _put_movement(view: MovementView, most: int | None) -> None:
    if view.old:
        put(f"{view.old} → {view.new}", style="bold")
        moved = [one for one in view.clauses if one.is_moved]
        put(f"{len(moved)} of {len(view.clauses)} clauses moved.")
        _put_some([_clause(one) for one in moved], most)
        put()
        put(f"{view.who or 'Delegations'}: {count_of(len(view.stances), 'stance')} moved", style="bold")
        _put_some([f"{one.who}: {one.was} → {one.now} on {one.clause}" for one in view.stances], most)
        put()
    _put_line("Draft by draft", view.line)
    if view.days:
        put()
        _put_line("Day by day", view.days)


def _put_some(lines: Sequence[str], most: int | None) -> None:
    for line in lines[:most]:
        put(line, indent=4)
    if most is not None and len(lines) > most:
        put(f"and {len(lines) - most} more, shown with --all.", style="dim", indent=4)


def _put_line(title: str, points: tuple[DraftPoint, ...]) -> None:
    """Print the line of convergence, what stands in the way first: as blocks, then in numbers."""
    put(title, style="bold")
    for name, values in (
        ("objecting", [point.objecting for point in points]),
        ("open", [point.open for point in points]),
        ("brackets", [point.brackets for point in points]),
        ("agreed", [point.agreed for point in points]),
    ):
        put(f"{name:9}  {blocks(values)}  {values[0]} → {values[-1]}" if len(values) > 1 else f"{name:9}  {values[0]}")
    by_day = any(point.on for point in points)
    put_table(
        (
            *(("day", "draft") if by_day else ("draft", "date")),
            *("objecting", "open", "brackets", "untested", "no objection", "agreed", "clauses"),
        ),
        (
            (
                *((point.on, point.symbol) if by_day else (point.symbol, point.date)),
                point.objecting,
                point.open,
                point.brackets,
                point.untested,
                point.unopposed,
                point.agreed,
                point.clauses,
            )
            for point in points
        ),
    )


def _clause(one: ClauseMovement) -> str:
    labels = " + ".join(one.old)
    name = one.new or labels
    came = f" (was {labels})" if one.new and one.old and labels != one.new else ""
    was = " + ".join(one.was) if one.was else "added"
    brackets = ""
    if (one.brackets_before or 0) != (one.brackets_now or 0):
        brackets = f"; brackets {one.brackets_before or 0} → {one.brackets_now or 0}"
    now = str(one.now or "dropped")
    return f"{name}{came}: {f'still {now}' if was == now else f'{was} → {now}'}{brackets}"
