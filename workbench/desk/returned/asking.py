"""Says what a paragraph of a returned file asks for: a new wording, a deletion, additions, or a move."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date
from typing import TYPE_CHECKING

from workbench.model.base import ClauseId, DelegationId
from workbench.model.clause import Clause
from workbench.model.draft import Draft
from workbench.model.proposal import ProposalKind
from workbench.text.normalise import clean, words_hash
from workbench.text.redline.rebase import rebase

if TYPE_CHECKING:
    from workbench.formats.word.placing import Placed


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that a delegation asks for on one clause."""

    kind: ProposalKind
    clause: ClauseId
    words: str
    whose: tuple[DelegationId, ...]
    on: Date | None
    after: ClauseId | None = None


def asked_of(
    placed: Placed, names: Collection[str], whose: tuple[DelegationId, ...], clauses: Mapping[ClauseId, Clause]
) -> list[Asked] | str:
    """Return what the authors of those names ask for in a paragraph; or, in words, why that cannot be said."""
    words = clean(placed.paragraph.proposed_by(names)).text.strip()
    days = [change.at.date() for change in placed.paragraph.changes if change.at and change.author in names]
    on = max(days, default=None)
    if placed.clause is None:
        if not placed.is_addition and placed.paragraph.original:
            return "changes words of no clause"
        if not words:
            return []
        if placed.after is None:
            return "adds words before the first clause"
        return [_addition(placed.after, line, whose, on) for line in words.split("\n") if line]
    clause = clauses[placed.clause]
    if not words:
        return [Asked(ProposalKind.DELETION, clause.id, "", whose, on)]
    original = clean(placed.paragraph.original).text.strip()
    if words == original:
        return "changes only where a paragraph ends"
    if words.startswith(f"{original}\n"):
        added = words[len(original) + 1 :].split("\n")
        return [_addition(clause.id, line, whose, on) for line in added if line]
    laid = _laid(original, clause, words)
    if laid is None:
        return f"does not fit the words of {clause.label}, which are not those in the file"
    return [Asked(ProposalKind.WORDING, clause.id, laid, whose, on)]


def _addition(after: ClauseId, words: str, whose: tuple[DelegationId, ...], on: Date | None) -> Asked:
    return Asked(ProposalKind.ADDITION, after, words.strip(), whose, on)


def _laid(original: str, clause: Clause, words: str) -> str | None:
    """Lay changes on the clause's own words, so that nothing untracked slips in; None where they do not fit."""
    if words_hash(original) == words_hash(clause.text):
        return words
    laid = rebase(original, clause.text, words)
    return laid.words if laid.fits else None


def join_moves(asked: Sequence[Asked], draft: Draft) -> list[Asked]:
    """Return what is asked for, a deletion and an addition of the same words by the same delegation as a move."""
    words = {clause.id: words_hash(clause.text) for clause in draft.clauses}
    left = list(asked)
    for gone in asked:
        if gone.kind is not ProposalKind.DELETION:
            continue
        came = next((one for one in left if _arrives(one, gone, words[gone.clause])), None)
        if came:
            move = Asked(ProposalKind.MOVE, gone.clause, "", gone.whose, gone.on, came.clause)
            left[left.index(gone)] = move
            left.remove(came)
    return left


def _arrives(one: Asked, gone: Asked, words: str) -> bool:
    is_other = one.kind is ProposalKind.ADDITION and one.whose == gone.whose and one.clause != gone.clause
    return is_other and words_hash(one.words) == words
