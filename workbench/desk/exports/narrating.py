"""The report of views: who supports, accepts, asks, reserves and objects, clause by clause, told in sentences."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date as Date

from workbench.consensus.narrative import Views, tell_views
from workbench.consensus.quantifying import Scale, read_scale, say_scale
from workbench.desk.consensus.measurement import Measured
from workbench.desk.consensus.measuring import measured
from workbench.desk.naming import find_clauses, find_draft
from workbench.desk.negotiation import Negotiation
from workbench.desk.views import Done
from workbench.desk.views.narratives import ClauseViews, ViewsReport
from workbench.formats.pages.narratives import views_page, views_table
from workbench.formats.pages.page import Page
from workbench.model.acts import QuantifiersSet
from workbench.model.base import ClauseId
from workbench.model.clause import Clause
from workbench.model.consensus import Rule


def see_views(
    n: Negotiation,
    draft: str | None = None,
    clauses: Sequence[str] = (),
    as_of: Date | None = None,
    *,
    include_private: bool = False,
) -> ViewsReport:
    """Return the views on a draft (the newest by default) or on some of its clauses; private ones if asked for."""
    head = find_draft(n, draft, as_of)
    chosen = {clause.id for clause in find_clauses(n, head.id, clauses, as_of)}
    found = measured(n, head.id, Rule.NO_OBJECTION, as_of, public=not include_private)
    scale = n.file.scale()
    told = tuple(_told(found, chosen, scale))
    return ViewsReport(
        draft=found.draft.symbol,
        title=n.kept("title", n.file.title),
        on=found.on,
        scale=say_scale(scale),
        states=len(found.groups.member_states),
        clauses=tuple(ClauseViews(one.label, one.text, found.results[one.id].status, views) for one, views in told),
        illustrative=found.draft.illustrative or any(_is_illustrative(found, one.id) for one, _ in told),
    )


def page_of(found: Measured, scale: Scale, colophon: Sequence[str], *, as_table: bool) -> Page:
    """Return the views on a draft as it was measured as a page; as a table it has a row a sentence."""
    told = tuple(_told(found, (), scale))
    notices = ["Reasons and requests are printed as they were entered."]
    if scale:
        notices.append(f"Words for numbers of Member States: {say_scale(scale)}. The counts are in the notes.")
    if any(_is_illustrative(found, one.id) for one, _ in told):
        notices.append("What is marked illustrative is made up; nobody is bound by it.")
    return (views_table if as_table else views_page)(found.draft, told, colophon, notices)


def _told(found: Measured, clauses: Collection[ClauseId], scale: Scale) -> Iterator[tuple[Clause, tuple[Views, ...]]]:
    for clause in found.draft.clauses:
        if clause.id in found.results and (not clauses or clause.id in clauses):
            yield clause, tell_views(clause.text, found.results[clause.id], found.groups, scale)


def _is_illustrative(found: Measured, clause: ClauseId) -> bool:
    return any(taken.illustrative for taken in found.taken.get(clause, ()))


def see_scale(n: Negotiation) -> str:
    """Return the words for numbers that are in use, as they are written; empty where numbers are."""
    return say_scale(n.file.scale())


def set_scale(n: Negotiation, words: str) -> Done:
    """Set the words for numbers of Member States, the weakest first; empty words take them away.

    Raises NotAllowed for a scale that would contradict its counts (`workbench.consensus.quantifying`).
    """
    scale = read_scale(words) if words.strip() else ()
    n.record(QuantifiersSet(scale=scale))
    if not scale:
        return Done("Numbers of Member States are written: “Four Member States”.")
    return Done(f"Words for numbers of Member States: {say_scale(scale)}.")
