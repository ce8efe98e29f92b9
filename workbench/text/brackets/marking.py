"""Which brackets of a clause a person said are no negotiation; said once, it holds in later drafts too."""

from collections.abc import Mapping, Sequence

from workbench.model.base import ClauseId
from workbench.model.change import Succession
from workbench.model.draft import Draft

Markings = Mapping[ClauseId, Mapping[str, tuple[int, bool]]]
"""By clause and content of the bracket: the entry that said so, and whether it is no negotiation."""


def with_marks(draft: Draft, successions: Sequence[Succession], markings: Markings) -> Draft:
    """Return a draft whose clauses know what was said of their brackets, in it or in the drafts before.

    `successions` lead back from the draft, the nearest first. Of several words on one content, the latest counts.
    """
    said: dict[ClauseId, dict[str, tuple[int, bool]]] = {}
    newest: dict[ClauseId, tuple[ClauseId, ...]] = {clause.id: (clause.id,) for clause in draft.clauses}
    for succession in (None, *successions):
        if succession is not None:
            newest = _one_draft_back(newest, succession)
        for clause, origins in newest.items():
            for origin in origins:
                for content, word in markings.get(origin, {}).items():
                    known = said.setdefault(clause, {})
                    known[content] = max(word, known.get(content, word))
    if not said:
        return draft
    clauses = tuple(
        clause.model_copy(update={"editorial": _marked(said[clause.id])}) if clause.id in said else clause
        for clause in draft.clauses
    )
    return draft.model_copy(update={"clauses": clauses})


def _one_draft_back(
    newest: Mapping[ClauseId, tuple[ClauseId, ...]], succession: Succession
) -> dict[ClauseId, tuple[ClauseId, ...]]:
    parents: dict[ClauseId, list[ClauseId]] = {}
    for link in succession.links:
        for new in link.new:
            parents.setdefault(new, []).extend(link.old)
    return {clause: tuple(old for one in ends for old in parents.get(one, ())) for clause, ends in newest.items()}


def _marked(words: Mapping[str, tuple[int, bool]]) -> frozenset[str]:
    return frozenset(content for content, (_, is_editorial) in words.items() if is_editorial)
