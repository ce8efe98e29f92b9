"""Takes down what delegations say: one by one, or a whole meeting from a file."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date as Date
from pathlib import Path

from workbench.desk.consensus.agreeing import clauses_agreed
from workbench.desk.naming import find_delegation, find_draft, labels_of
from workbench.desk.negotiation import Negotiation
from workbench.desk.statements.made import find_statement, ref_of
from workbench.desk.statements.stating import Named, state
from workbench.desk.telling import describe_statement, say_speaker
from workbench.desk.views import Done
from workbench.errors import BadRow, NotAllowed, UnknownName, WorkbenchError
from workbench.formats.guard import shown_name
from workbench.formats.spoken import Declared, Said, Spoken
from workbench.formats.statements import read_statements
from workbench.model.record import ClauseAgreed, StatementMade, StatementsImported
from workbench.model.statement import BLOCKING, Statement
from workbench.text.plurals import count_of, say_list


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
    notices = _asked(statement)
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


def _asked(statement: Statement) -> tuple[str, ...]:
    """Ask for what the room will want to know of an objection: why, and what would cure it."""
    objections = [one for one in statement.positions if one.stance in BLOCKING]
    missing = [
        what
        for what, is_given in (
            ("a reason", all(one.reason for one in objections)),
            ("what would cure it", all(one.cure for one in objections)),
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


def import_positions(n: Negotiation, path: Path, *, ask: bool = False) -> Done:
    """Take in a file of statements as one act: all of it, or, where a row is wrong, nothing.

    Raises BadRow with the number of every row that is wrong, and what. With `ask` a file that is understood is not
    taken in: NotAllowed says what it holds, for a front end to ask the person first.
    """
    made, agreements = _understood(n, path)
    held = _held(made, agreements)
    if ask:
        raise NotAllowed(f"{shown_name(path)} holds {held}.", "Nothing is taken in yet.")
    n.record(StatementsImported(source=shown_name(path), statements=tuple(made), agreements=tuple(agreements)))
    return Done(f"Imported {held} from {shown_name(path)}.")


def check_positions(n: Negotiation, path: Path) -> Done:
    """Say what a file of statements holds, and take nothing in; raises BadRow as `import_positions`."""
    return Done(f"{shown_name(path)} holds {_held(*_understood(n, path))}. Nothing was taken in.")


def _understood(n: Negotiation, path: Path) -> tuple[list[StatementMade], list[ClauseAgreed]]:
    file = read_statements(path)
    made: list[StatementMade] = []
    called: list[Named] = []
    wrong: list[BadRow] = []
    for spoken in _named_first(file.statements):
        try:
            made.append(_placed(n, spoken, called))
            called.append((spoken.ref, made[-1].statement))
        except BadRow as error:
            wrong += _each_wrong(n, spoken, called) or [error]
    agreements: list[ClauseAgreed] = []
    for declared in file.agreements:
        try:
            agreements.append(_agreed(n, declared))
        except BadRow as error:
            wrong.append(error)
    if wrong:
        raise _all_wrong(wrong)
    return made, agreements


def _held(made: Sequence[StatementMade], agreements: Sequence[ClauseAgreed]) -> str:
    statements = [one.statement for one in made]
    positions = sum(len(one.positions) for one in statements)
    parts = [count_of(positions, "position")]
    if aligned := sum(bool(one.alignments) for one in statements):
        parts.append(count_of(aligned, "alignment"))
    if apart := sum(len(one.dissociations) for one in statements):
        parts.append(count_of(apart, "dissociation"))
    if agreements:
        parts.append(count_of(len(agreements), "agreement"))
    return f"{count_of(len(made), 'statement')} with {say_list(parts)}"


def _each_wrong(n: Negotiation, spoken: Spoken, called: Sequence[Named]) -> list[BadRow]:
    """Return what is wrong with each row of a statement that has several."""
    wrong: list[BadRow] = []
    for said in spoken.positions if len(spoken.positions) > 1 else ():
        try:
            _placed(n, replace(spoken, place=said.place, positions=(said,)), called)
        except BadRow as error:
            wrong.append(error)
    return wrong


def _all_wrong(wrong: Sequence[BadRow]) -> BadRow:
    """Make one error of several, so that a file is mended in one go."""
    if len(wrong) == 1:
        return wrong[0]
    shown = [f"{one.message} {one.hint.removesuffix(_NOTHING).strip()}".strip() for one in wrong[:_SHOWN]]
    rest = f" And {len(wrong) - _SHOWN} more." if len(wrong) > _SHOWN else ""
    return BadRow(f"{len(wrong)} rows are not understood. {' '.join(shown)}{rest}", _NOTHING)


_NOTHING = "Nothing was imported."
_SHOWN = 4
"""Rows that are not understood whose fault is told at once."""


def _named_first(statements: Sequence[Spoken]) -> list[Spoken]:
    """Return statements in order, but those that follow one of the file by name after all others."""
    refs = {one.ref for one in statements if one.ref}
    return sorted(statements, key=lambda one: one.align_statement in refs)


def _placed(n: Negotiation, spoken: Spoken, before: Sequence[Named]) -> StatementMade:
    try:
        return state(n, spoken, before=before)
    except WorkbenchError as error:
        if isinstance(error, BadRow):
            raise
        raise BadRow(f"{spoken.place}: {error.message}", f"{error.hint} Nothing was imported.".strip()) from error


def _agreed(n: Negotiation, declared: Declared) -> ClauseAgreed:
    try:
        return clauses_agreed(n, declared)
    except WorkbenchError as error:
        raise BadRow(f"{declared.place}: {error.message}", f"{error.hint} Nothing was imported.".strip()) from error
