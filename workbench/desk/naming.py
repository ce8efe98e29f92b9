"""Finds what people name: delegations, drafts, clauses, stances, levels, rules; offers the nearest."""

import re
from collections.abc import Sequence
from datetime import date as Date
from enum import StrEnum
from typing import TypeVar

from rapidfuzz import fuzz, process

from workbench.desk.negotiation import Negotiation
from workbench.errors import NotAllowed, UnknownName
from workbench.model.base import ClauseId, DelegationId, DraftId
from workbench.model.clause import Clause
from workbench.model.delegation import Delegation, DelegationKind
from workbench.model.draft import Draft, DraftState
from workbench.store.drafts import DraftHead
from workbench.text.labels.labels import find_label
from workbench.text.normalise import fold
from workbench.text.plurals import say_list

E = TypeVar("E", bound=StrEnum)


def find_delegation(n: Negotiation, name: str) -> Delegation:
    """Return the delegation of that id, name, name and id, or alias; spelling is forgiven, guessing is not done.

    Raises UnknownName for a name nobody has (with the nearest) or that several share (with all of them).
    """
    found = _by_name(n).get(fold(name), ())
    if len(found) == 1:
        return found[0]
    if found:
        named = say_list([_with_id(one) for one in found], "or")
        raise UnknownName(f"“{name}” is ambiguous: {named}.", "Give one of these, or its code alone.")
    near = nearest_delegations(n, name)
    hint = f"Did you mean {say_list([one.name for one in near], 'or')}?" if near else ""
    known = "`workbench delegation list` shows all that are known, `delegation add` registers another."
    raise UnknownName(f"There is no delegation “{name}”.", hint or known)


def known_delegation(n: Negotiation, name: str) -> Delegation | None:
    """Return the one delegation that a name means; None where it means none, or several."""
    found = _by_name(n).get(fold(name), ())
    return found[0] if len(found) == 1 else None


def find_group(n: Negotiation, name: str) -> Delegation:
    """Return the group of that name; raises UnknownName, also where the name is a State's."""
    found = find_delegation(n, name)
    if found.kind is not DelegationKind.GROUP:
        raise UnknownName(f"{found.name} is no group.", "`workbench group list` shows the groups.")
    return found


def nearest_delegations(n: Negotiation, name: str, limit: int = 3) -> tuple[Delegation, ...]:
    """Return the delegations whose names are nearest, the nearest first: to suggest, never to take."""
    names = _by_name(n)
    ranked = process.extract(fold(name), list(names), scorer=fuzz.WRatio, limit=limit * 4, score_cutoff=70)
    found = (one for key, _, _ in ranked for one in names[key])
    return tuple(dict.fromkeys(found))[:limit]


def names_apart(n: Negotiation) -> dict[DelegationId, str]:
    """Return how a delegation is written whose name others have too, so that it is found again: `Congo (COG)`."""
    shared = (one for found in _by_name(n).values() if len(found) > 1 for one in found)
    return {one.id: _with_id(one) for one in shared if len(_by_name(n)[fold(one.name)]) > 1}


def _with_id(one: Delegation) -> str:
    return f"{one.name} ({one.id})"


def _by_name(n: Negotiation) -> dict[str, tuple[Delegation, ...]]:
    def index() -> dict[str, tuple[Delegation, ...]]:
        names: dict[str, dict[str, Delegation]] = {}
        for one in n.file.roster().delegations:
            for name in (one.id, one.name, _with_id(one), *one.aliases):
                names.setdefault(fold(name), {})[one.id] = one
        return {name: tuple(found.values()) for name, found in names.items()}

    return n.kept("names", index)


def find_draft(n: Negotiation, symbol: str | None = None, as_of: Date | None = None) -> DraftHead:
    """Return the draft of that symbol; where none is given the newest, or the newest that a past day knew.

    It comes as it was on that day: a draft issued since is still the working draft it was.
    """
    heads, known = n.heads(), n.heads(as_of)
    if not heads:
        raise UnknownName("There is no draft yet.", "`workbench draft import PATH --symbol S` tables one.")
    if not symbol:
        if not known:
            raise UnknownName(f"No draft was on the table on {as_of}.", f"The first is {heads[0].symbol}.")
        return known[-1]
    then = {head.id: head for head in known}
    for asked in (known, heads):
        for matches in (
            [head for head in asked if fold(head.symbol) == fold(symbol)],
            [head for head in asked if fold(head.symbol).startswith(fold(symbol))],
        ):
            if len(matches) == 1:
                return then.get(matches[0].id, matches[0])
    raise UnknownName(f"There is no draft “{symbol}”.", f"Drafts: {say_list([head.symbol for head in heads], 'or')}.")


def working_draft(n: Negotiation, symbol: str | None = None) -> DraftHead:
    """Return the draft of that symbol, to be changed; raises NotAllowed where it is issued."""
    head = find_draft(n, symbol)
    if head.state is DraftState.ISSUED:
        raise NotAllowed(
            f"{head.symbol} is issued, and an issued draft never changes.",
            f'Begin a working draft first: workbench draft work "{head.symbol}" --symbol S.',
        )
    return head


def find_clauses(n: Negotiation, draft: DraftId, names: Sequence[str], as_of: Date | None = None) -> tuple[Clause, ...]:
    """Return the clauses of a draft (on a day) named by label, in the order given, each once; no headings."""

    def index() -> dict[str, Clause]:
        return {clause.label: clause for clause in n.draft(draft, as_of).clauses if clause.is_negotiable}

    clauses = n.kept(("clauses by label", draft, as_of), index)
    labels = n.kept(("labels", draft, as_of), lambda: tuple(clauses))
    heads = n.heads()
    where = next(head.symbol for head in heads if head.id == draft) if len(heads) > 1 else "this draft"
    try:
        return tuple(clauses[label] for label in dict.fromkeys(find_label(name, labels, where) for name in names))
    except UnknownName as error:
        headings = {fold(one.label): one.label for one in n.draft(draft, as_of).clauses if not one.is_negotiable}
        heading = next((headings[fold(name)] for name in names if fold(name) in headings), None)
        if heading:
            raise UnknownName(f"{heading} is a heading, on which nobody speaks.", "Name a clause below it.") from error
        _tell_of_renumbering(n, draft, names, error)
        raise


def _tell_of_renumbering(n: Negotiation, draft: DraftId, names: Sequence[str], error: UnknownName) -> None:
    """Raise an error of more use where a name is a label that a clause of the draft had before renumbering."""
    now = {clause.id: clause.label for clause in n.draft(draft).clauses}
    for clause, labels in n.kept(("labels ever", draft), lambda: n.file.labels(draft)).items():
        old = {fold(label): label for label in labels if label != now.get(clause)}
        was = next((old[fold(name)] for name in names if fold(name) in old), None)
        if was and clause in now:
            raise UnknownName(f"{was} is called {now[clause]} since the renumbering.", "Name it so.") from error
        if was:
            raise UnknownName(f"{was} was taken out of this draft.", "`workbench record` says when.") from error


def named_clauses(n: Negotiation, draft: DraftId, names: Sequence[str]) -> tuple[Clause, ...]:
    """Return the clauses named, as `find_clauses`; raises UnknownName where none is."""
    found = find_clauses(n, draft, names)
    if not found:
        raise UnknownName("No clause is named.", "Write its label, such as 36 (a).")
    return found


def split_labels(text: str) -> tuple[str, ...]:
    """Return the labels written in one cell, `36 (a), 36 (b); (c)`, apart."""
    return tuple(part.strip() for part in re.split(r"[,;]", text) if part.strip())


def find_value(kind: type[E], text: str, what: str, besides: Sequence[str] = ()) -> E:
    """Return the member of a small vocabulary (stance, level, rule) that `text` names.

    `besides` are words of it that the caller knew itself; the error offers them too.
    """
    for value in kind:
        if fold(value) == fold(text):
            return value
    known = [*kind, *besides]
    near = process.extractOne(fold(text), list(map(fold, known)), score_cutoff=60)
    meant = f"Did you mean {known[near[2]]}? " if near else ""
    raise UnknownName(f"There is no {what} “{text}”.", f"{meant}It is one of {say_list(known, 'or')}.")


def labels_of(draft: Draft) -> dict[ClauseId, str]:
    """Return the label of every clause of a draft."""
    return {clause.id: clause.label for clause in draft.clauses}
