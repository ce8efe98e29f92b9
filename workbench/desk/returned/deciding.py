"""Says which of the changes that went out in a redline were accepted or rejected in the file that came back.

Whoever decides on a tracked change leaves no name and no day, so nothing is entered: it is told, by clause.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.formats.pages.page import Page, Paragraph, Run, plain
from workbench.model.base import ClauseId
from workbench.model.change import Op
from workbench.model.draft import Draft

if TYPE_CHECKING:
    from workbench.formats.word.placing import Placing
    from workbench.formats.word.returned import Returned
    from workbench.formats.word.sent import Settled

_TRACKED = "Changes are tracked against "
_CHANGED = {Op.INSERT, Op.DELETE}


@dataclass(slots=True)
class Decided:
    """The labels of clauses in which changes that went out are no longer open, and the clauses explained by that."""

    accepted: list[str] = field(default_factory=list)
    rejected: list[str] = field(default_factory=list)
    clauses: set[ClauseId] = field(default_factory=set)
    """Whose words are those of before, or which are gone, for no other reason."""
    strange: set[str] = field(default_factory=set)
    """Paragraphs of no clause that are there for no other reason."""


def decided_in(pages: Iterable[Page], placing: Placing, returned: Returned, draft: Draft) -> Decided:
    """Return what was decided on the changes of the redline that a file was, sent as `draft` against its base.

    Nothing is said of a file that does not say it was a redline: what is not in it may never have been.
    """
    decided = Decided()
    if not any(line.startswith(_TRACKED) for line in returned.said):
        return decided
    settled = returned.settled
    ids = {clause.label: clause.id for clause in draft.clauses}
    silent = {one.clause: one.paragraph.original for one in placing.placed if one.is_silent_change}
    strange = {_folded(one.original) for one in placing.strange}
    for paragraph in (paragraph for page in pages for paragraph in page.paragraphs if _was_decided(paragraph, settled)):
        clause, words = ids.get(paragraph.label), _folded(plain(paragraph.runs))
        ops = {run.mark.op for run in paragraph.runs if run.text.strip()}
        if ops == {Op.DELETE}:
            is_rejected = words in strange
            decided.strange |= {words} & strange
        elif ops == {Op.INSERT}:
            is_rejected = clause in placing.missing
        elif clause in silent:
            is_rejected = _fits(_folded(silent[clause]), paragraph.runs)
            if not is_rejected:
                continue
        else:
            is_rejected = False
        if is_rejected and clause and ops != {Op.DELETE}:
            decided.clauses.add(clause)
        (decided.rejected if is_rejected else decided.accepted).append(paragraph.label)
    return decided


def tell_decided(decided: Decided) -> Iterator[str]:
    """Yield in which clauses changes were accepted and rejected; nothing where none was."""
    for labels, what in ((decided.accepted, "Accepted"), (decided.rejected, "Rejected")):
        if labels:
            yield f"{what} in the file, by nobody named: changes of {', '.join(dict.fromkeys(labels))}."


def _was_decided(paragraph: Paragraph, settled: Settled) -> bool:
    """Whether some change of a paragraph is no longer open."""
    still = {Op.INSERT: settled.inserted, Op.DELETE: settled.deleted}
    return any(
        run.mark.op in _CHANGED and _bare(run.text) not in still[run.mark.op]
        for run in paragraph.runs
        if run.text.strip() and not run.note
    )


def _fits(words: str, runs: Sequence[Run]) -> bool:
    """Whether words are those of a paragraph with some of its changes accepted and the others rejected."""
    reached = {""}
    for run in runs:
        if run.note:
            continue
        added = {so_far + run.text for so_far in reached}
        reached = added | reached if run.mark.op in _CHANGED else added
        reached = {so_far for so_far in reached if words.startswith(_folded(so_far))}
    return words in map(_folded, reached)


def _folded(words: str) -> str:
    return " ".join(words.split())


def _bare(words: str) -> str:
    return "".join(words.split())
