"""Commands that say what would bring consensus: who is in the way of what, and how near delegations stand."""

from collections.abc import Iterable, Sequence
from datetime import date as Date

import rich_click as click

from workbench.cli.options import as_of_option, draft_option, json_option, with_negotiation
from workbench.cli.printing import put, put_json, put_table
from workbench.desk.consensus import bringing
from workbench.desk.consensus.bringing import BlockersView, NearnessLine, SplitLine
from workbench.desk.consensus.clustering import ALIKE, SHARED, ClusterLine, ClustersView, see_clusters
from workbench.desk.negotiation import Negotiation
from workbench.desk.showing import count_of, percent, say_list, some_of
from workbench.desk.views import Judged

_OBJECTIONS = 12
"""Clauses shown to which part of a cluster objects, or on which two are opposed; of more, the number is given."""
_LABELS = 40
"""Clauses named that one holds up, or that would be free."""
_LISTED = 20
"""Those who hold clauses up, groups split or united on one, and pairs opposed; of more, the number is given."""
_TITLES = {
    "lost": "Would lose",
    "unmet": "Meets no demand of",
    "partly": "Meets in part",
    "ask": "To be asked",
    "won": "Wins",
}


@click.command()
@click.argument("draft", required=False)
@click.option("--all", "everything", is_flag=True, help="Every clause by name, every group that is split or united.")
@as_of_option
@json_option
@with_negotiation
def blockers(negotiation: Negotiation, draft: str | None, everything: bool, as_of: Date | None, as_json: bool) -> None:
    """Show who holds up which clauses, who stands alone, who by moving would free the most, which groups are split."""
    view = bringing.see_blockers(negotiation, draft, as_of)
    if as_json:
        put_json(view)
    else:
        _put_blockers(view, everything=everything)


def _put_blockers(view: BlockersView, *, everything: bool) -> None:
    most = view.clauses if everything else _LABELS
    put(f"{view.draft}: {view.open} of {view.clauses} clauses are not agreed.", style="bold")
    if not view.holders:
        put("Nobody objects or reserves.")
    holders = view.holders if everything else view.holders[:_LISTED]
    for one in holders:
        put(f"{one.name}{_speaks_for(one.states)}", style="bold")
        for title, labels in (("objects to", one.objects_to), ("reserves on", one.reserves_on)):
            if labels:
                put(f"{title} {len(labels)}: {some_of(labels, most)}", indent=4)
        if one.alone_on:
            put(f"alone on {len(one.alone_on)}: {some_of(one.alone_on, most)}", indent=4)
    _put_rest(len(view.holders) - len(holders), "Hold up fewer: {} more", indent=0)
    if view.moving:
        doubt = "" if view.is_best else " (not every set was tried)"
        put(f"If {say_list(view.moving)} moved, {len(view.frees)} would be free: {some_of(view.frees, most)}{doubt}.")
    united = view.united if everything else view.united[:_LISTED]
    for each in united:
        put(f"United against {each.clause}: {each.group}, {each.states} of {each.states} Member States.")
    _put_rest(len(view.united) - len(united), "United against others: {} more", indent=0)
    splits = view.splits if everything else _deepest(view.splits)
    if splits:
        put("Split groups", style="bold")
    for split in splits:
        put(_split(split), indent=4)
    _put_rest(len(view.splits) - len(splits), "less deeply split: {} more")


def _put_rest(rest: int, words: str, indent: int = 4) -> None:
    if rest:
        put(f"{words.format(rest)}, shown with --all.", style="dim", indent=indent)


def _deepest(splits: Sequence[SplitLine]) -> list[SplitLine]:
    """Return those in which most members stand on the smaller side or are pulled both ways, in the order given."""
    deepest = sorted(splits, key=lambda one: -min(len(one.objecting), len(one.in_favour)) - len(one.both_ways))
    shown = set(map(id, deepest[:_LISTED]))
    return [one for one in splits if id(one) in shown]


def _split(one: SplitLine) -> str:
    sides = [
        f"{len(names)} of {one.states} {title} ({some_of(names)})"
        for title, names in (("object", one.objecting), ("pulled both ways", one.both_ways))
        if names
    ]
    favour = f"{len(one.in_favour)} of {one.states} in favour" + _named(one.in_favour)
    word = f"says {one.stance}; " if one.stance else ""
    return f"{one.clause}, {one.group}: {word}{', '.join((*sides, favour))}"


def _named(names: tuple[str, ...]) -> str:
    return f" ({some_of(names)})" if names else ""


@click.command()
@click.argument("who", required=False)
@click.argument("whom", required=False)
@draft_option
@click.option("--all", "everybody", is_flag=True, help="Every pair, opposed or not; of clusters, every objection.")
@click.option("--clusters", is_flag=True, help="Who stands alike over all clauses; those that object first.")
@click.option("--alike", type=int, default=ALIKE, show_default=True, metavar="N", help="Per cent that is alike.")
@click.option("--shared", type=int, default=SHARED, show_default=True, metavar="N", help="Clauses two must share.")
@as_of_option
@json_option
@with_negotiation
def nearness(
    negotiation: Negotiation,
    who: str | None,
    whom: str | None,
    draft: str | None,
    everybody: bool,
    clusters: bool,
    alike: int,
    shared: int,
    as_of: Date | None,
    as_json: bool,
) -> None:
    """Show how near delegations stand over all clauses: all that spoke, WHO beside all, or WHO and WHOM.

    --clusters gathers those of whom every two stand together on most clauses that both have a stance on.
    """
    if clusters:
        gathered = see_clusters(negotiation, draft, as_of, alike=alike, shared=shared)
        put_json(gathered) if as_json else _put_clusters(gathered, everything=everybody)
        return
    view = bringing.see_nearness(negotiation, who, whom, draft, as_of)
    if as_json:
        put_json(view)
        return
    opposed = [one for one in view.pairs if one.opposed or everybody or who]
    shown = opposed if everybody or who else opposed[:_LISTED]
    put_table(("", "", "opposed", "apart", "together", "of", "share", "opposed on"), (_near(one) for one in shown))
    _put_rest(len(opposed) - len(shown), "Less opposed: {} more", indent=0)
    if hidden := len(view.pairs) - len(opposed):
        put(f"Nowhere opposed: {count_of(hidden, 'more pair')}, shown with --all.", style="dim")


def _put_clusters(view: ClustersView, *, everything: bool) -> None:
    put(f"{view.draft}: who stands alike", style="bold")
    put(
        f"Every two in a cluster stand together on {view.alike}% or more of the clauses on which both have a stance, "
        f"{view.shared} at the least.",
        style="dim",
    )
    alone = [one for one in view.clusters if len((*one.names, *one.observers)) == 1 and not one.objections]
    for one in view.clusters:
        if one not in alone:
            _put_cluster(one, view.states, everything=everything)
    for title, names, observers in (
        (
            "Stand with nobody, and object to nothing",
            [name for one in alone for name in one.names],
            [name for one in alone for name in one.observers],
        ),
        ("Too little said to tell", view.too_few, view.observers_too_few),
    ):
        if names or observers:
            put(f"{title}: {_counted(names)}{_beside(observers)}")
    put(f"Without a stance on any clause: {view.silent} of {view.states} Member States.")


def _counted(names: Sequence[str]) -> str:
    return f"{len(names)} ({some_of(names)})" if names else "no Member State"


def _beside(observers: Sequence[str]) -> str:
    """Name observers, which are in no count."""
    return f"; {count_of(len(observers), 'observer')} beside ({some_of(observers)})" if observers else ""


def _put_cluster(one: ClusterLine, states: int, *, everything: bool) -> None:
    put()
    alike = "on all that any two share" if one.alike == 100 else f"on {one.alike}% or more"
    least = f", together {alike}" if len((*one.names, *one.observers)) > 1 else ""
    who = f"{some_of(one.names)}: " if one.names else ""
    counted = f"{one.states} of {states} Member States ({percent(one.share)})"
    put(f"{who}{counted}{_beside(one.observers)}{least}", style="bold")
    if one.united:
        object_ = "all object" if len(one.names) > 1 else "objects"
        put(f"{object_} to {len(one.united)}: {some_of(one.united, 40)}", indent=4)
    parted = [each for each in one.objections if each.clause not in one.united]
    parted.sort(key=lambda each: -each.objecting)
    shown = parted if everything else parted[:_OBJECTIONS]
    for each in shown:
        count = f"{each.objecting} of {one.states} object" if each.objecting else "no Member State objects"
        named = f" ({some_of(each.names)})" if each.names else ""
        put(f"{count} to {each.clause}{named}{_beside(each.observers)}", indent=4)
    if rest := len(parted) - len(shown):
        put(f"some object to {rest} more: --all shows them", indent=4)
    if not one.objections:
        put("object to nothing", indent=4)
    if one.groups:
        put("all of " + ", ".join(f"{group} ({count})" for group, count in one.groups), style="dim", indent=4)


def _near(one: NearnessLine) -> tuple[object, ...]:
    share = "" if one.share is None else f"{one.share:.0%}"
    where = some_of(one.opposed_on, _OBJECTIONS)
    return one.who, one.whom, one.opposed, one.apart, one.together, one.shared, share, where


def put_bridge(judged: Iterable[Judged]) -> None:
    """Print what a proposal does for those that spoke on its clause, by the wording they asked for."""
    title = ""
    for one in judged:
        if one.verdict != title:
            title = one.verdict
            put(f"{_TITLES[title]}:", style="bold")
        put(f"{one.name}{_speaks_for(one.states)}" + (f", now {one.stance}" if one.stance else ""), indent=4)
        for lead, demands in (("gets: ", one.met), ("still asks: ", one.unmet)):
            if demands:
                put(lead + "; ".join(demands), indent=8)
        if one.cure and title != "won":
            put(f"would move if {one.cure}", indent=8)


def _speaks_for(states: int) -> str:
    return f" ({states} States)" if states > 1 else ""
