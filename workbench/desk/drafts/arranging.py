"""Changes which clauses a working draft holds and where they stand: added, removed, moved, renumbered."""

from collections.abc import Collection

from uuid6 import uuid7

from workbench.desk.consensus.measuring import measured
from workbench.desk.consensus.silence import tell_voided
from workbench.desk.naming import find_clauses, working_draft
from workbench.desk.negotiation import Negotiation
from workbench.desk.views import Done
from workbench.errors import NotAllowed
from workbench.model.acts import ClauseAdded, ClauseMoved, ClauseRemoved, ClauseReworded
from workbench.model.base import ClauseId
from workbench.model.bracket import BracketKind
from workbench.model.clause import Clause, ClauseKind
from workbench.model.draft import Draft
from workbench.text.brackets import Resolution, parse_brackets, resolve
from workbench.text.labels.arrangement import (
    Place,
    block_of,
    family_of,
    last_of_family,
    name_of_added,
    place_after,
    place_before,
    place_under,
)
from workbench.text.normalise import clean, words_hash
from workbench.text.plurals import count_of


def add_clause(
    n: Negotiation,
    working: str,
    text: str,
    *,
    after: str = "",
    before: str = "",
    under: str = "",
    label: str = "",
) -> Done:
    """Add a clause to a working draft after a clause (and all below it), before one, or first below one.

    Without a label it follows as *bis*, *ter* …. Raises NotAllowed for an issued draft, for no words, and for a
    label that is taken or belongs elsewhere.
    """
    draft = n.draft(working_draft(n, working).id)
    place = _place(n, draft, after=after, before=before, under=under)
    if after and not label and place.sibling:
        place = place_after(draft.clauses, last_of_family(draft.clauses, place.sibling))
    added = addition(draft, place, text, label)
    n.record(added)
    notices = (*clean(text).notices, *tell_voided(n, draft.id))
    return Done(f"{added.clause.label} is added to {draft.symbol}, {_where(draft, place)}.", notices)


def remove_clause(n: Negotiation, working: str, label: str) -> Done:
    """Take a clause out of a working draft, with all below it. What was said on it stays in the record."""
    draft = n.draft(working_draft(n, working).id)
    (clause,) = find_clauses(n, draft.id, [label])
    act = removal(draft, clause)
    notices = told_of_removal(n, draft, act.words)
    n.record(act)
    below = len(act.words) - 1
    also = f", with the {below} below it" if below else ""
    return Done(f"{clause.label} is removed from {draft.symbol}{also}.", (*notices, *tell_voided(n, draft.id)))


def take_alternative(n: Negotiation, working: str, label: str) -> Done:
    """Take one of the alternatives of a paragraph, 36 (l) or 36 (l) bis: the brackets around it and the others go.

    Raises NotAllowed where a clause has no alternative.
    """
    draft = n.draft(working_draft(n, working).id)
    (clause,) = find_clauses(n, draft.id, [label])
    others = [one for one in family_of(draft.clauses, clause) if one.id != clause.id]
    if not others:
        raise NotAllowed(f"{clause.label} has no alternative.", "Resolve its brackets: workbench draft resolve.")
    going = [one for other in others for one in block_of(draft.clauses, other.id)]
    words = {one.id: words_hash(one.text) for one in going}
    notices = told_of_removal(n, draft, words)
    n.record(ClauseRemoved(draft=draft.id, words=words, kept=_without_brackets(draft, clause)))
    gone = ", ".join(one.label for one in others) + (" is" if len(others) == 1 else " are")
    return Done(f"{clause.label} is taken in {draft.symbol}; {gone} out.", (*notices, *tell_voided(n, draft.id)))


def _without_brackets(draft: Draft, clause: Clause) -> ClauseReworded | None:
    """Return the rewording that lifts the brackets around a whole clause; None where there are none."""
    found = parse_brackets(clause.text, clause.editorial).brackets
    whole = next((one for one in found if one.kind is BracketKind.PARAGRAPH and one.parent is None), None)
    if whole is None:
        return None
    text = resolve(clause.text, whole.start_at, Resolution.KEEP, editorial=clause.editorial)
    return ClauseReworded(draft=draft.id, clause=clause.id, base_hash=words_hash(clause.text), text=text)


def move_clause(
    n: Negotiation, working: str, label: str, *, after: str = "", before: str = "", under: str = ""
) -> Done:
    """Let a clause of a working draft, with all below it, stand elsewhere; its label stays until renumbering."""
    draft = n.draft(working_draft(n, working).id)
    (clause,) = find_clauses(n, draft.id, [label])
    place = _place(n, draft, after=after, before=before, under=under, moved=clause)
    n.record(move(draft, clause, place))
    return Done(
        f"{clause.label} of {draft.symbol} now stands {_where(draft, place)}.",
        ("It keeps its label until the draft is renumbered.", *tell_voided(n, draft.id)),
    )


def addition(draft: Draft, place: Place, text: str, label: str = "") -> ClauseAdded:
    """Return the act that adds a clause at a place."""
    words = clean(text).text.strip()
    if not words:
        raise NotAllowed("A clause without words is no clause.", "Give its words: --text T.")
    name, number = name_of_added(draft.clauses, place, label)
    clause = Clause(
        id=f"{draft.id}.{uuid7().hex}",
        kind=place.kind,
        label=name,
        number=number,
        parent=place.parent,
        depth=place.depth,
        text=words,
    )
    return ClauseAdded(draft=draft.id, clause=clause, after=place.after, base_hash=_hash_of(draft, place.after))


def removal(draft: Draft, clause: Clause) -> ClauseRemoved:
    """Return the act that takes a clause out; raises NotAllowed where nothing would be left."""
    words = {one.id: words_hash(one.text) for one in block_of(draft.clauses, clause.id)}
    if not any(one.is_negotiable and one.id not in words for one in draft.clauses):
        raise NotAllowed(f"Nothing would be left of {draft.symbol}.", "A draft has at least one clause.")
    return ClauseRemoved(draft=draft.id, words=words)


def move(draft: Draft, clause: Clause, place: Place) -> ClauseMoved:
    """Return the act that lets a clause stand at a place; raises NotAllowed for its own place or one below it."""
    words = {one.id: words_hash(one.text) for one in block_of(draft.clauses, clause.id)}
    if place.parent in words or (place.after in words and place.after != list(words)[-1]):
        raise NotAllowed(f"{clause.label} cannot stand below itself.", "Name a clause outside it.")
    at = [one.id for one in draft.clauses].index(clause.id)
    before = draft.clauses[at - 1].id if at else None
    if place.after in (before, *words) and (place.parent, place.depth) == (clause.parent, clause.depth):
        raise NotAllowed(f"{clause.label} stands there already.", "Name another clause.")
    return ClauseMoved(
        draft=draft.id,
        words=words,
        after=before if place.after in words else place.after,
        base_hash=_hash_of(draft, before if place.after in words else place.after),
        parent=place.parent,
        depth=place.depth,
        becomes=place.kind,
    )


def place_behind(draft: Draft, target: Clause, moved: Clause | None = None) -> Place:
    """Return the place after a clause; for a sub-paragraph after its own chapeau, the first place below that."""
    if moved is not None and moved.parent == target.id:
        return place_under(target)
    return place_after(draft.clauses, target)


def _place(n: Negotiation, draft: Draft, *, after: str, before: str, under: str, moved: Clause | None = None) -> Place:
    if sum(map(bool, (after, before, under))) != 1:
        raise NotAllowed("It needs one place.", "Name a clause: --after, --before or --under.")
    (target,) = find_clauses(n, draft.id, [after or before or under])
    if before:
        return place_before(draft.clauses, target)
    return place_behind(draft, target, moved) if after else place_under(target)


def _hash_of(draft: Draft, clause: ClauseId | None) -> str:
    return next((words_hash(one.text) for one in draft.clauses if one.id == clause), "")


def _where(draft: Draft, place: Place) -> str:
    labels = {one.id: one.label for one in draft.clauses}
    if place.after is None:
        return "before all others"
    if place.sibling is not None:
        return f"after {place.sibling.label}"
    return f"first below {labels[place.parent]}" if place.parent else f"after {labels[place.after]}"


def told_of_removal(n: Negotiation, draft: Draft, clauses: Collection[ClauseId]) -> tuple[str, ...]:
    """Say what was said on clauses that go: proposals left undecided, and what was agreed."""
    found = measured(n, draft.id)
    labels = {one.id: one.label for one in draft.clauses if one.kind is not ClauseKind.HEADING}
    agreed = [labels[one] for one in clauses if one in found.results and found.results[one].agreement]
    proposals = sum(len(found.proposals.get(one, ())) for one in clauses)
    notices = [f"{', '.join(agreed)} was declared agreed."] if agreed else []
    if proposals:
        notices.append(f"It had {count_of(proposals, 'open proposal')}, kept in the record and on the drafts before.")
    return tuple(notices)
