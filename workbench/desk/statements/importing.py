"""Takes in a file of what a whole meeting said: all of it as one act, or nothing."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from workbench.desk.consensus.agreeing import clauses_agreed
from workbench.desk.negotiation import Negotiation
from workbench.desk.statements.stating import Named, state
from workbench.desk.views import Done
from workbench.errors import BadRow, NotAllowed, WorkbenchError
from workbench.formats.guard import shown_name
from workbench.formats.spoken import Declared, Spoken
from workbench.formats.statements import read_statements
from workbench.model.base import ClauseId
from workbench.model.record import ClauseAgreed, StatementMade, StatementsImported
from workbench.model.statement import Statement
from workbench.text.plurals import count_of, say_list

_NOTHING = "Nothing was imported."
_SHOWN = 4
"""Rows that are not understood whose fault is told at once."""


def import_positions(n: Negotiation, path: Path, *, ask: bool = False) -> Done:
    """Take in a file of statements as one act: all of it, or, where a row is wrong, nothing.

    Raises BadRow with the number of every row that is wrong, and what. With `ask` a file that is understood is not
    taken in: NotAllowed says what it holds, for a front end to ask the person first.
    """
    made, agreements = _understood(n, path)
    held, again = _held(made, agreements), _told_again(n, made)
    if ask:
        raise NotAllowed(" ".join((f"{shown_name(path)} holds {held}.", *again)), "Nothing is taken in yet.")
    n.record(StatementsImported(source=shown_name(path), statements=tuple(made), agreements=tuple(agreements)))
    return Done(f"Imported {held} from {shown_name(path)}.", again)


def check_positions(n: Negotiation, path: Path) -> Done:
    """Say what a file of statements holds, and take nothing in; raises BadRow as `import_positions`."""
    made, agreements = _understood(n, path)
    return Done(f"{shown_name(path)} holds {_held(made, agreements)}. Nothing was taken in.", _told_again(n, made))


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


def _told_again(n: Negotiation, made: Sequence[StatementMade]) -> tuple[str, ...]:
    """Say how many statements are on record already: the same said by the same on the same day."""
    days = {one.statement.on for one in made}
    known = {_said(one.made) for day in days for one in n.file.statements(on=day)}
    again = sum(_said(one) in known for one in made)
    if not again:
        return ()
    verb = "is" if again == 1 else "are"
    return (f"{again} of {count_of(len(made), 'statement')} {verb} taken down already, the same on the same day.",)


def _said(made: StatementMade) -> tuple[Statement, tuple[tuple[ClauseId, str], ...]]:
    """Return what was said, by whom and when, and the words asked for; without the names it got when taken down."""
    positions = (one.model_copy(update={"id": "", "proposal": None}) for one in made.statement.positions)
    ordered = tuple(sorted(positions, key=lambda one: (one.clause, one.stance, one.reason)))
    words = tuple(sorted((one.clause, one.words) for one in made.proposals))
    return made.statement.model_copy(update={"id": "", "source": "", "positions": ordered}), words


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
        raise BadRow.at(spoken.place, error) from error


def _agreed(n: Negotiation, declared: Declared) -> ClauseAgreed:
    try:
        return clauses_agreed(n, declared)
    except WorkbenchError as error:
        raise BadRow.at(declared.place, error) from error
