"""Lists statements, finds the one that is meant, and takes down that a delegation withdraws what it said."""

from collections.abc import Sequence
from datetime import date as Date

from workbench.consensus.groups import short_name
from workbench.desk.days import not_to_come, say_date
from workbench.desk.naming import find_delegation, named_clauses, split_labels
from workbench.desk.negotiation import Negotiation
from workbench.desk.telling import describe_statement, say_speaker
from workbench.desk.views import Done, StatementLine, StatementPosition, StatementView
from workbench.errors import NotAllowed, UnknownName
from workbench.model.base import ClauseId, DelegationId, StatementId
from workbench.model.record import StatementWithdrawn
from workbench.model.statement import Alignment, Statement
from workbench.store.statements import Recorded, Retraction
from workbench.text.normalise import clean

_REF_LENGTH = 6
_LONGEST_ID = 64


def list_statements(
    n: Negotiation,
    *,
    who: str | None = None,
    on: Date | None = None,
    limit: int | None = None,
    as_of: Date | None = None,
) -> tuple[StatementLine, ...]:
    """Return the statements made, the latest first: of one delegation or group, of one day, so many at most.

    With `as_of`, those made up to that day, and what had become of them by then.
    """
    holder = find_delegation(n, who).id if who else None
    return tuple(_line(n, one) for one in n.file.statements(holder=holder, on=on, until=as_of, limit=limit))


def show_statement(n: Negotiation, ref: str, as_of: Date | None = None) -> StatementView:
    """Return one statement with all that was said in it, and what became of it (up to a day)."""
    found = _find(n, ref, as_of)
    statement = found.made.statement
    words = {one.id: one.words for one in found.made.proposals}
    labels = _labels(n, statement)
    return StatementView(
        line=_line(n, found),
        positions=tuple(
            StatementPosition(
                clause=labels.get(one.clause, "?"),
                stance=one.stance,
                because=one.reason,
                cure=one.cure,
                words=words.get(one.proposal or "", ""),
                withdrawn=_is_gone(found, one.clause),
            )
            for one in statement.positions
        ),
        dissociations=tuple(labels.get(one, "?") for one in statement.dissociations),
        alignments=tuple(_alignment(n, statement, one) for one in statement.alignments),
        history=tuple(_say_retraction(one, labels) for one in found.retractions),
    )


def withdraw_statement(
    n: Negotiation, ref: str, clauses: Sequence[str] = (), *, because: str = "", on: Date | None = None
) -> Done:
    """Take down that a delegation withdraws a statement, or what it said in it on some clauses.

    Until that day it counted. An earlier word of the delegation counts again; for a slip of the pen there is undo.
    """
    found = _find(n, ref)
    statement = found.made.statement
    spoken_of = _spoken_of(statement)
    left = tuple(one for one in spoken_of if not _is_gone(found, one))
    labels = _labels(n, statement)
    asked = [label for text in clauses for label in split_labels(text)]
    wanted = tuple(one.id for one in named_clauses(n, statement.draft, asked)) if asked else left
    if any(one.whole for one in found.retractions) or not (left or statement.alignments):
        raise NotAllowed(f"{_whose(n, statement)} is withdrawn already.")
    for one in wanted:
        if one not in left:
            raise NotAllowed(f"{_whose(n, statement)} says nothing on {labels.get(one, 'it')}.", _says(n, found))
    day = not_to_come(on)
    if day < statement.on:
        raise NotAllowed(f"It was made on {say_date(statement.on)}, and cannot be withdrawn before.")
    n.record(
        StatementWithdrawn(
            statement=statement.id, clauses=wanted, whole=not asked, because=clean(because).text.strip(), on=day
        )
    )
    on_clauses = f" on {', '.join(labels[one] for one in wanted)}" if asked else ""
    return Done(f"{say_speaker(n, statement)} withdraws what it said on {say_date(statement.on)}{on_clauses}.")


def find_statement(
    n: Negotiation, name: str, holder: DelegationId | None = None, others: Sequence[Statement] = ()
) -> Statement:
    """Return the statement meant by its ref or, with a holder, by the day it was made.

    `others` are looked at too. Raises UnknownName where none is found, or several.
    """
    day = _day(name)
    if day is None:
        found = _find(n, name).made.statement
        if holder and found.holder != holder:
            raise UnknownName(f"{_whose(n, found)} is not {_name(n, holder)}’s.", _offer(n, holder))
        return found
    recorded = tuple(one.made.statement for one in n.file.statements(holder=holder, on=day))
    every = (*recorded, *others)
    matches = [one for one in every if one.on == day and one.holder == (holder or one.holder)]
    if len(matches) == 1:
        return matches[0]
    whose = f"{_name(n, holder)} made" if holder else "there are"
    raise UnknownName(
        f"On {say_date(day)} {whose} {len(matches) or 'no'} statements.",
        _choose(n, matches) if matches else _offer(n, holder),
    )


def ref_of(statement: StatementId) -> str:
    """Return the characters a person names a statement by."""
    return statement[-_REF_LENGTH:]


def _find(n: Negotiation, ref: str, as_of: Date | None = None) -> Recorded:
    meant = ref.strip().casefold()
    found = n.file.statements(ending=meant, until=as_of) if meant.isalnum() and len(meant) <= _LONGEST_ID else ()
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownName(
            f"{len(found)} statements are called “{ref}”.", _choose(n, [one.made.statement for one in found])
        )
    raise UnknownName(f"There is no statement “{ref}”.", "`workbench statement list` shows them.")


def _day(name: str) -> Date | None:
    try:
        return Date.fromisoformat(name.strip())
    except ValueError:
        return None


def _choose(n: Negotiation, statements: Sequence[Statement]) -> str:
    named = (f"{ref_of(one.id)} ({describe_statement(n, one)})" for one in statements[:4])
    return f"Name one by its ref: {'; '.join(named)}."


def _offer(n: Negotiation, holder: DelegationId | None) -> str:
    made = n.file.statements(holder=holder, limit=4) if holder else ()
    if not made:
        return "`workbench statement list` shows all that were made."
    days = ", ".join(f"{one.made.statement.on} ({ref_of(one.made.statement.id)})" for one in made)
    return f"Its latest are of {days}."


def _line(n: Negotiation, found: Recorded) -> StatementLine:
    statement = found.made.statement
    groups = n.groups()
    return StatementLine(
        ref=ref_of(statement.id),
        on=statement.on,
        entered_at=found.entered_at.astimezone(),
        by=found.by,
        who=short_name(groups.delegation(statement.holder)),
        speaker=groups.delegation(statement.speaker).name,
        draft=next((head.symbol for head in n.heads() if head.id == statement.draft), ""),
        clauses=tuple(_labels(n, statement).get(one, "?") for one in _spoken_of(statement)),
        says=describe_statement(n, statement),
        forum=statement.forum,
        source=statement.source,
        note=statement.note,
        private=statement.private,
        illustrative=statement.illustrative,
        corrects=ref_of(statement.corrects) if statement.corrects else "",
        corrected_by=tuple(map(ref_of, found.corrected_by)),
        withdrawn=_withdrawn(found),
    )


def _withdrawn(found: Recorded) -> Date | None:
    """Return the day from which nothing of a statement counts, or None."""
    statement = found.made.statement
    whole = next((one.on for one in found.retractions if one.whole), None)
    if whole or statement.alignments or any(not _is_gone(found, one) for one in _spoken_of(statement)):
        return whole
    return max((one.on for one in found.retractions), default=None)


def _is_gone(found: Recorded, clause: ClauseId) -> bool:
    return any(clause in one.clauses for one in found.retractions)


def _spoken_of(statement: Statement) -> tuple[ClauseId, ...]:
    return tuple(dict.fromkeys((*(one.clause for one in statement.positions), *statement.dissociations)))


def _labels(n: Negotiation, statement: Statement) -> dict[ClauseId, str]:
    draft = statement.draft
    if all(head.id != draft for head in n.heads()):
        return {}
    return n.lasting(("labels", draft), lambda: {clause.id: clause.label for clause in n.draft(draft).clauses})


def _alignment(n: Negotiation, statement: Statement, one: Alignment) -> str:
    alone = statement.model_copy(update={"positions": (), "dissociations": (), "alignments": (one,)})
    return describe_statement(n, alone)


def _say_retraction(one: Retraction, labels: dict[ClauseId, str]) -> str:
    what = "withdrawn" if one.whole else f"withdrawn on {', '.join(labels.get(each, '?') for each in one.clauses)}"
    return f"{say_date(one.on)}: {what}" + (f": {one.because}" if one.because else "")


def _says(n: Negotiation, found: Recorded) -> str:
    return f"It says: {describe_statement(n, found.made.statement)}."


def _whose(n: Negotiation, statement: Statement) -> str:
    return f"Statement {ref_of(statement.id)} of {_name(n, statement.holder)}"


def _name(n: Negotiation, who: DelegationId) -> str:
    return short_name(n.groups().delegation(who))
