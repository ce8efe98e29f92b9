"""What the screens ask the desk.

A room of the desk is imported when it is first asked, never before the first paint. These run in the clerk's thread.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date as Date

    from workbench.desk.consensus.clustering import ClustersView
    from workbench.desk.consensus.moving import MovementView
    from workbench.desk.consensus.silence import SilenceView
    from workbench.desk.consensus.unheard import UnheardView
    from workbench.desk.drafts.bracketing import BracketsView
    from workbench.desk.files import Negotiation
    from workbench.desk.views import (
        ClauseView,
        CompareView,
        DelegationLine,
        Done,
        DraftLine,
        DraftView,
        GroupView,
        MatrixView,
        ProposalView,
        RecordLine,
        StatementLine,
        StatementView,
        StatusView,
    )
    from workbench.desk.views.contributions import ContributionsView
    from workbench.desk.views.narratives import ViewsReport

MOST_ENTRIES = 1000
"""Entries of the record that the record's screen shows."""


def token(n: "Negotiation") -> str:
    """Ask for what changes whenever anybody writes to the file."""
    from workbench.desk import files

    return files.token(n)


def status_of(n: "Negotiation", draft: str | None, day: "Date | None" = None) -> "StatusView | None":
    """Ask how a draft stands; None while there is no draft at all."""
    from workbench.desk.consensus import status
    from workbench.desk.drafts import drafting

    return status.see_status(n, draft, as_of=day) if drafting.list_drafts(n) else None


def clause_of(n: "Negotiation", label: str, draft: str | None, day: "Date | None" = None) -> "ClauseView":
    """Ask for one clause with its people."""
    from workbench.desk.consensus import standing

    return standing.see_clause(n, label, draft, day)


def views_of(n: "Negotiation", label: str, draft: str | None, day: "Date | None" = None) -> "ViewsReport":
    """Ask what delegations said of a clause, told in sentences, private words too."""
    from workbench.desk.exports import narrating

    return narrating.see_views(n, draft, [label], day, include_private=True)


def unheard(n: "Negotiation", label: str | None, draft: str | None, day: "Date | None" = None) -> "UnheardView":
    """Ask who has not spoken on a clause, on any, and in writing."""
    from workbench.desk.consensus import unheard as desk

    return desk.see_unheard(n, label, draft, day)


def contributions(n: "Negotiation", day: "Date | None" = None) -> "ContributionsView":
    """Ask who was invited to contribute in writing, and who did."""
    from workbench.desk.statements import contributing

    return contributing.see_contributions(n, day)


def matrix_of(n: "Negotiation", draft: str | None, day: "Date | None" = None) -> "MatrixView | None":
    """Ask where everybody stands on everything; None while there is no draft at all."""
    from workbench.desk.consensus import matrix
    from workbench.desk.drafts import drafting

    return matrix.see_matrix(n, draft, day) if drafting.list_drafts(n) else None


def movement_of(
    n: "Negotiation", draft: str | None, day: "Date | None" = None, *, by_day: bool
) -> "MovementView | None":
    """Ask what moved up to a draft, and how drafts and days converge; None while there is no draft at all."""
    from workbench.desk.consensus import moving
    from workbench.desk.drafts import drafting

    return moving.see_movement(n, new=draft, as_of=day, by_day=by_day) if drafting.list_drafts(n) else None


def clusters_of(n: "Negotiation", draft: str | None, day: "Date | None" = None) -> "ClustersView | None":
    """Ask who stands alike over all clauses of a draft; None while there is no draft at all."""
    from workbench.desk.consensus import clustering
    from workbench.desk.drafts import drafting

    return clustering.see_clusters(n, draft, day) if drafting.list_drafts(n) else None


def scale(n: "Negotiation") -> str:
    """Ask which words reports use for numbers."""
    from workbench.desk.exports import narrating

    return narrating.see_scale(n)


def silences(n: "Negotiation") -> "tuple[SilenceView, ...]":
    """Ask what came of each silence procedure."""
    from workbench.desk.consensus import silence

    return silence.see_silences(n)


def drafts(n: "Negotiation", day: "Date | None" = None) -> "tuple[DraftLine, ...]":
    """Ask which drafts are on the table."""
    from workbench.desk.drafts import drafting

    return drafting.list_drafts(n, day)


def comparison(n: "Negotiation", old: str, new: str, day: "Date | None" = None) -> "CompareView":
    """Ask what became of the clauses of one draft in another."""
    from workbench.desk.drafts import comparing

    return comparing.compare(n, old, new, day)


def proposals_of(
    n: "Negotiation", draft: str | None, clause: str | None, day: "Date | None" = None
) -> "tuple[DraftLine, tuple[ProposalView, ...]] | None":
    """Ask which proposals are undecided on a draft, or on one clause of it; None while there is no draft at all."""
    from workbench.desk.drafts import drafting
    from workbench.desk.proposals import tabled

    lines = drafting.list_drafts(n, day)
    if not lines:
        return None
    line = next((one for one in lines if one.symbol == draft), lines[-1])
    return line, tabled.list_proposals(n, draft=line.symbol, clause=clause, as_of=day)


def brackets_of(n: "Negotiation", draft: str | None, day: "Date | None" = None) -> "BracketsView | None":
    """Ask for the brackets of a draft; None while there is no draft at all."""
    from workbench.desk.drafts import bracketing

    return bracketing.see_brackets(n, draft, day) if n.heads() else None


def draft_as(n: "Negotiation", reading: str, draft: str, day: "Date | None" = None) -> "DraftView":
    """Ask for a draft as it reads clean, agreed, or as a delegation would have it."""
    from workbench.desk.drafts import bracketing

    return bracketing.read_draft_as(n, reading, draft, day)


def delegations(n: "Negotiation") -> "tuple[DelegationLine, ...]":
    """Ask who takes part."""
    from workbench.desk import delegations as desk

    return desk.list_delegations(n)


def group(n: "Negotiation", name: str) -> "GroupView":
    """Ask who belongs to a group."""
    from workbench.desk import delegations as desk

    return desk.show_group(n, name)


def statements(n: "Negotiation", day: "Date | None" = None) -> "tuple[StatementLine, ...]":
    """Ask what was said."""
    from workbench.desk.statements import made as desk

    return desk.list_statements(n, limit=MOST_ENTRIES, as_of=day)


def statement(n: "Negotiation", ref: str, day: "Date | None" = None) -> "StatementView":
    """Ask for one statement, whole."""
    from workbench.desk.statements import made as desk

    return desk.show_statement(n, ref, day)


def record(n: "Negotiation") -> "tuple[RecordLine, ...]":
    """Ask what was done."""
    from workbench.desk import recording

    return recording.see_record(n, limit=MOST_ENTRIES)


def undo(n: "Negotiation") -> "Done":
    """Take back the last act."""
    from workbench.desk import recording

    return recording.undo(n)


def redo(n: "Negotiation") -> "Done":
    """Bring back what was taken back last."""
    from workbench.desk import recording

    return recording.redo(n)
