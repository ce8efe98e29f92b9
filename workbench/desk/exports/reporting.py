"""Makes the report of who stands where: the four questions first, the line of drafts, then clause by clause."""

from collections.abc import Sequence

from workbench.desk.consensus.answering import answer_questions
from workbench.desk.consensus.measurement import Measured
from workbench.desk.consensus.measuring import measured
from workbench.desk.consensus.status import status_of
from workbench.desk.negotiation import Negotiation
from workbench.formats.pages.page import Page
from workbench.formats.pages.reports import DraftCounts, Names, report_page
from workbench.model.consensus import Rule, Status


def report_of(n: Negotiation, found: Measured, names: Names, colophon: Sequence[str], *, include_private: bool) -> Page:
    """Return the report on a draft as it was measured; the drafts it comes from are measured likewise."""
    answers = answer_questions(status_of(n, found, Rule.NO_OBJECTION))
    public = not include_private
    line = [_counts(measured(n, one.id, as_of=found.as_of, public=public)) for one in reversed(found.earlier)]
    return report_page(
        found.draft,
        found.results,
        names,
        colophon,
        answers=[(one.question, one.answer) for one in answers],
        line=[*line, _counts(found)],
        include_private=include_private,
    )


def _counts(found: Measured) -> DraftCounts:
    every = [one.status for one in found.results.values()]
    brackets = sum(one.brackets for one in found.results.values())
    return DraftCounts(found.draft.symbol, {status: every.count(status) for status in Status}, brackets)
