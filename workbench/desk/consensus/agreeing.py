"""Declares clauses agreed, and opens them again. A person declares; the program says what stands in the way."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date as Date

from workbench.consensus.conditions import waits_for
from workbench.desk.consensus.measurement import Measured
from workbench.desk.consensus.measuring import measured
from workbench.desk.days import not_to_come, say_date
from workbench.desk.naming import find_clauses, find_draft, find_value, named_clauses, split_labels
from workbench.desk.negotiation import Negotiation
from workbench.desk.views import Done
from workbench.errors import NotAllowed, UnknownName
from workbench.formats.spoken import Declared
from workbench.model.base import ClauseId, DraftId
from workbench.model.clause import Clause
from workbench.model.consensus import ClauseConsensus, Level
from workbench.model.record import ClauseAgreed, ClauseReopened
from workbench.text.normalise import clean, words_hash

_IN_PACKAGE = re.compile(r"(?:part of )?(?:an? |the )?package with (.+?)\.?", re.IGNORECASE)


def agree(
    n: Negotiation,
    clauses: Sequence[str],
    level: str,
    *,
    pending: str = "",
    package: Sequence[str] = (),
    draft: str | None = None,
    on: Date | None = None,
    ask: bool = False,
) -> Done:
    """Declare clauses agreed at a level, on the words they have now; with `pending` or a `package`, conditionally.

    `package` names the clauses without which these are not agreed text; so do the words `a package with 36 (d)`.
    With `ask`, a clause that somebody objects to is not declared: NotAllowed says who objects, for a front
    end to ask the person first. Without it the objections are told in the notices.
    """
    head = find_draft(n, draft)
    declared = Declared("", head.symbol, tuple(clauses), level, pending, tuple(package), on)
    act = clauses_agreed(n, declared)
    results = measured(n, head.id).results
    _check_not_lowered(n, head.id, results, act)
    objections = [
        f"{clause.label}: {results[clause.id].need.sentence}"
        for clause in n.draft(head.id).clauses
        if clause.id in act.words and results[clause.id].blockers
    ]
    if ask and objections:
        raise NotAllowed(" ".join(objections), "Declare it all the same?")
    n.record(act)
    draft_now, found = n.draft(head.id), measured(n, head.id)
    labels = [clause.label for clause in draft_now.clauses if clause.id in act.words]
    partners = [clause.label for clause in draft_now.clauses if clause.id in act.package]
    waits = [f"pending {act.pending}"] if act.pending else []
    waits += [f"part of a package with {', '.join(partners)}"] if partners else []
    condition = f", {'; '.join(waits)}: not agreed text until then" if waits else ""
    notices = (*objections, *_overtaken(found, act), *_to_be_declared(found, act), *_never_met(found, act))
    return Done(f"Agreed {_at(act.level)}: {', '.join(labels)}{condition}.", notices)


def _overtaken(found: Measured, act: ClauseAgreed) -> Iterator[str]:
    """Say where something done on a later day goes before what is declared now."""
    for clause in found.draft.clauses:
        if clause.id not in act.words:
            continue
        held = found.agreements.get(clause.id)
        if held is None:
            yield f"{clause.label} was opened again since {say_date(act.on)}, so it is open."
        elif held.on > act.on:
            yield f"{clause.label} stays as it was declared on {say_date(held.on)}."


def _to_be_declared(found: Measured, act: ClauseAgreed) -> Iterator[str]:
    """Ask for the declaration of what waited for these clauses and does no longer."""
    for clause in found.draft.clauses:
        held = found.agreements.get(clause.id)
        if held and not act.words.keys().isdisjoint(held.package) and found.results[clause.id].need.condition_met:
            yield f"{clause.label}: {found.results[clause.id].need.sentence}"


def _never_met(found: Measured, act: ClauseAgreed) -> Iterator[str]:
    """Say that nothing will tell when a condition is met that names no delegation."""
    if act.pending and not waits_for(act.pending, found.groups):
        yield f"“{act.pending}” names no delegation: declare the clauses again once it is met."


def _check_not_lowered(
    n: Negotiation, draft: DraftId, results: Mapping[ClauseId, ClauseConsensus], act: ClauseAgreed
) -> None:
    """Refuse a level below the one declared: only reopening, with its reason, takes an agreement down."""
    levels = list(Level)
    for clause in n.draft(draft).clauses:
        held = results[clause.id].agreement if clause.id in act.words else None
        if held is None or held.words_changed or act.on < held.on:
            continue
        if levels.index(act.level) < levels.index(held.level):
            raise NotAllowed(
                f"{clause.label} is agreed {_at(held.level)} already, which is higher.",
                "Reopen it first, with a reason: it loses its level then.",
            )


def clauses_agreed(n: Negotiation, declared: Declared) -> ClauseAgreed:
    """Return the act that declares what is written; raises WorkbenchError for unknown names."""
    head = find_draft(n, declared.draft or None)
    found = named_clauses(n, head.id, declared.clauses)
    pending, partners = _package(n, head.id, declared)
    words = {clause.id: words_hash(clause.text) for clause in found}
    if alone := [clause.label for clause in partners if clause.id in words]:
        raise NotAllowed(f"{alone[0]} cannot be in a package with itself.", "Name the other clauses of the package.")
    return ClauseAgreed(
        draft=head.id,
        words=words,
        level=find_value(Level, declared.level, "level"),
        pending=pending,
        package=tuple(clause.id for clause in partners),
        on=not_to_come(declared.on),
        illustrative=declared.illustrative,
    )


def _package(n: Negotiation, draft: DraftId, declared: Declared) -> tuple[str, tuple[Clause, ...]]:
    """Return the condition in free words, and the clauses of the package it or the declaration names.

    Words that say `part of a package with` something that is no clause stay words.
    """
    pending, names = clean(declared.pending).text.strip(), declared.package
    if named := _IN_PACKAGE.fullmatch(pending):
        listed = re.sub(r"\band\b", ",", named[1])
        try:
            return "", find_clauses(n, draft, (*split_labels(listed), *names))
        except UnknownName:
            pass
    return pending, find_clauses(n, draft, names)


def reopen(n: Negotiation, clause: str, because: str, draft: str | None = None, on: Date | None = None) -> Done:
    """Open an agreed clause again, for a reason; its history stays. Raises NotAllowed if it is not agreed."""
    head = find_draft(n, draft)
    (found,) = find_clauses(n, head.id, [clause])
    held, day = measured(n, head.id).results[found.id].agreement, not_to_come(on)
    if held is None:
        raise NotAllowed(f"{found.label} is not declared agreed, so there is nothing to reopen.")
    if day < held.on:
        raise NotAllowed(f"{found.label} was declared on {say_date(held.on)}, and cannot be reopened before.")
    if not because.strip():
        raise NotAllowed("Reopening a clause needs a reason.", "Say why: --because T.")
    n.record(ClauseReopened(draft=head.id, clause=found.id, because=clean(because).text.strip(), on=day))
    return Done(f"{found.label} is open again: {because.strip()}")


def _at(level: Level) -> str:
    return {
        Level.INFORMALS: "in informals",
        Level.AD_REFERENDUM: "ad referendum",
        Level.COMMITTEE: "in committee",
        Level.ADOPTED: "and adopted",
    }[level]
