"""Who stands alike over all clauses: clusters, those that object to most first; what any member objects to below."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content

from workbench.desk.showing import percent
from workbench.tui import questions
from workbench.tui.actions import HERE, bindings
from workbench.tui.present import MUTED, STRONG, joined, labelled, names, one_line
from workbench.tui.screens.list_screen import NO_DRAFT, ListScreen
from workbench.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from workbench.desk.consensus.clustering import ClusterLine, ClustersView


class Alike(ListScreen["ClusterLine"]):
    """The clusters of the open draft."""

    PLACE = "alike"
    BEGINS = "Comparing where they stand …"
    BINDINGS: ClassVar[list[BindingType]] = bindings(HERE["alike"])

    def list_of_rows(self) -> "RowList[ClusterLine]":
        """Return the list, without its rows."""
        return RowList(
            lambda one, _width: cluster_line(one),
            lambda one: "/".join((*one.names, *one.observers)),
            empty="Too little was said to compare.",
            id="rows",
        )

    def reload(self) -> None:
        """Ask who stands alike on the open draft."""
        draft, day = self.workbench.draft, self.workbench.as_of
        self.ask("clusters", lambda n: questions.clusters_of(n, draft, day), self._show)

    def _show(self, view: "ClustersView | None") -> None:
        if view is None:
            self.entitle(NO_DRAFT)
            return
        self.entitle(f"Together on {view.alike}% or more of the clauses any two share, {view.shared} at the least")
        self.rows().show(view.clusters)

    @on(RowList.Highlighted)
    def _show_one(self) -> None:
        row = self.rows().row
        self.tell(cluster_told(row) if row else "")

    @on(RowList.Chosen)
    def action_open(self) -> None:
        """Open the first clause the cluster objects to."""
        row = self.rows().row
        if row is not None and row.objections:
            self.workbench.show_clause(row.united[0] if row.united else row.objections[0].clause)


def cluster_line(one: "ClusterLine") -> Content:
    """Return a cluster on one line: what it objects to, how many States it holds, who."""
    united = f"✗ {len(one.united)} as one" if one.united else "✗ some" if one.objections else ""
    objecting = Content.styled(united, "$text-error").truncate(12, pad=True)
    states = "State " if one.states == 1 else "States"
    count = Content(f"{one.states:>3} {states} ({percent(one.share)})").truncate(17, pad=True)
    return Content.assemble(objecting, count, names(one.names or one.observers, 4))


def cluster_told(one: "ClusterLine") -> Content:
    """Return a cluster in full: every clause that any of them objects to with how many, then all names."""
    lines = [Content("Objects to nothing")] if not one.objections else []
    if one.united:
        lines.append(labelled("All object to", one_line(", ".join(one.united), STRONG)))
    for each in one.objections:
        if each.clause not in one.united:
            said = one_line(f"of {one.states} object to {each.clause}:")
            lines.append(Content.assemble((f"{each.objecting} ", STRONG), said, " ", names(each.names, 6)))
            if each.observers:
                lines.append(labelled("Not counted", names(each.observers, 6)))
    if one.groups:
        lines.append(labelled("All of", one_line(", ".join(f"{name} ({count})" for name, count in one.groups))))
    lines.append(one_line(", ".join(one.names), MUTED))
    if one.observers:
        lines.append(labelled("Observers, not counted", one_line(", ".join(one.observers), MUTED)))
    return joined(lines, "\n")
