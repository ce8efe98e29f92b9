"""Takes down what delegations say, one by one; a whole meeting from a file is `importing`."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date as Date

from workbench.desk.naming import find_delegation, find_draft, labels_of
from workbench.desk.negotiation import Negotiation
from workbench.desk.statements.made import find_statement, ref_of
from workbench.desk.statements.stating import state
from workbench.desk.telling import describe_statement, say_speaker
from workbench.desk.views import Done
from workbench.errors import NotAllowed, UnknownName
from workbench.formats.spoken import Said, Spoken
from workbench.model.statement import BLOCKING, Statement


def say(
    n: Negotiation,
    who: str,
    clauses: Sequence[str],
    stance: str,
    *,
    on_behalf_of: str | None = None,
    draft: str | None = None,
    words: str = "",
    because: str = "",
    cure: str = "",
    source: str = "",
    forum: str = "",
    on: Date | None = None,
    private: bool = False,
    corrects: str = "",
) -> Done:
    """Take down one statement: a stance on one or more clauses, with the wording proposed if any.

    With `corrects`, the ref of an earlier statement, it takes the place of what that one says on these clauses.
    """
    said = tuple(Said("", clause, stance, words, because, cure) for clause in clauses)
    spoken = Spoken(
        place="",
        who=who,
        on_behalf_of=on_behalf_of or "",
        draft=draft or "",
        on=on,
        forum=forum,
        source=source,
        private=private,
        positions=said,
    )
    was = find_statement(n, corrects) if corrects else None
    made = state(n, _as_corrected(n, spoken, was), corrects=was.id) if was else state(n, spoken)
    n.record(made)
    statement = made.statement
    labels = labels_of(n.draft(statement.draft))
    named = ", ".join(labels[position.clause] for position in statement.positions)
    notices = _asked(statement, words)
    instead = f", in place of what statement {ref_of(was.id)} has there" if was else ""
    return Done(f"{say_speaker(n, statement)}: {statement.positions[0].stance} on {named}{instead}.", notices)


def _as_corrected(n: Negotiation, spoken: Spoken, was: Statement) -> Spoken:
    """Fill in from the statement corrected what is not said anew; the day too: it was said then."""
    groups, head = n.groups(), next(one for one in n.heads() if one.id == was.draft)
    behalf = groups.delegation(was.on_behalf_of).name if was.on_behalf_of else ""
    holder = find_delegation(n, spoken.on_behalf_of or behalf or spoken.who)
    if holder.id != was.holder:
        raise NotAllowed(
            f"Statement {ref_of(was.id)} is {say_speaker(n, was)}’s, and no word of {holder.name}.",
            "If the wrong name was taken down, `workbench statement withdraw` it and say it anew.",
        )
    if spoken.draft and find_draft(n, spoken.draft).id != head.id:
        raise NotAllowed(f"Statement {ref_of(was.id)} speaks of {head.symbol}.", "Correct it there.")
    return replace(
        spoken,
        on_behalf_of=spoken.on_behalf_of or behalf,
        draft=head.symbol,
        on=spoken.on or was.on,
        forum=spoken.forum or was.forum,
        source=spoken.source or was.source,
        private=spoken.private or was.private,
    )


def align(
    n: Negotiation,
    who: str,
    whom: str,
    *,
    statement: str = "",
    except_clauses: Sequence[str] = (),
    remarks: Sequence[tuple[str, str]] = (),
    words: str = "",
    because: str = "",
    cure: str = "",
    on_behalf_of: str | None = None,
    draft: str | None = None,
    source: str = "",
    forum: str = "",
    on: Date | None = None,
    private: bool = False,
) -> Done:
    """Take down that a delegation aligns itself with what another has said so far, wholly or except clauses.

    `statement` names one statement, by its ref or its day: then only what was said in it is followed. `remarks`
    are clauses and stances of its own in the same act, with one reason, cure and wording for all of them.
    """
    spoken = Spoken(
        place="",
        who=who,
        on_behalf_of=on_behalf_of or "",
        draft=draft or "",
        on=on,
        source=source,
        forum=forum,
        private=private,
        align_with=whom,
        align_statement=statement,
        except_clauses=tuple(except_clauses),
        positions=tuple(Said("", clause, stance, words, because, cure) for clause, stance in remarks),
    )
    made = state(n, spoken)
    n.record(made)
    followed = find_delegation(n, whom)
    notices = _asked(made.statement)
    if not n.file.statements(holder=followed.id, limit=1):
        notices += (f"{followed.name} has said nothing so far, so there is nothing to follow yet.",)
    return Done(f"{describe_statement(n, made.statement)}.", notices)


def _asked(statement: Statement, words: str = "") -> tuple[str, ...]:
    """Ask for what the room will want to know of an objection: why, and what would cure it, be it wording."""
    objections = [one for one in statement.positions if one.stance in BLOCKING]
    missing = [
        what
        for what, is_given in (
            ("a reason", all(one.reason for one in objections)),
            ("what would cure it", all(one.cure or words for one in objections)),
        )
        if not is_given
    ]
    return (f"Not given: {' and '.join(missing)}. The room will ask.",) if missing else ()


def dissociate(
    n: Negotiation,
    who: str,
    clauses: Sequence[str],
    *,
    draft: str | None = None,
    because: str = "",
    source: str = "",
    on_behalf_of: str | None = None,
    on: Date | None = None,
    private: bool = False,
) -> Done:
    """Take down that a delegation dissociates itself from clauses: it is bound by nobody's word on them."""
    spoken = Spoken(
        place="",
        who=who,
        on_behalf_of=on_behalf_of or "",
        draft=draft or "",
        on=on,
        source=source,
        private=private,
        note=because,
        dissociations=tuple(clauses),
    )
    made = state(n, spoken)
    if not made.statement.dissociations:
        raise UnknownName("No clause is named.", "Write its label, such as 36 (a).")
    n.record(made)
    return Done(f"{describe_statement(n, made.statement)}.")
