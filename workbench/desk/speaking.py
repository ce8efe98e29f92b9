"""Takes down what delegations say: one by one, or a whole meeting from a file."""

from collections.abc import Sequence
from datetime import date as Date
from pathlib import Path

from uuid6 import uuid7

from workbench.desk.agreeing import clauses_agreed
from workbench.desk.days import not_to_come
from workbench.desk.naming import (
    find_clauses,
    find_delegation,
    find_draft,
    find_group,
    find_value,
    labels_of,
    named_clauses,
    split_labels,
)
from workbench.desk.negotiation import Negotiation
from workbench.desk.views import Done
from workbench.errors import BadRow, NotAllowed, WorkbenchError
from workbench.formats.statements import Declared, Said, Spoken, read_statements
from workbench.model.base import DelegationId
from workbench.model.draft import Draft
from workbench.model.proposal import Proposal
from workbench.model.record import ClauseAgreed, StatementMade, StatementsImported
from workbench.model.statement import BLOCKING, Alignment, Position, Stance, Statement
from workbench.text.normalise import clean, words_hash


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
) -> Done:
    """Take down one statement: a stance on one or more clauses, with the wording proposed if any."""
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
    made = _made(n, spoken)
    n.record(made)
    statement = made.statement
    labels = labels_of(n.draft(statement.draft))
    named = ", ".join(labels[position.clause] for position in statement.positions)
    notices: tuple[str, ...] = ()
    if statement.positions[0].stance in BLOCKING and not (because and cure):
        asked = (("a reason", because), ("what would cure it", cure))
        missing = " and ".join(what for what, given in asked if not given)
        notices = (f"Not given: {missing}. The room will ask.",)
    return Done(f"{_speaker(n, statement)}: {statement.positions[0].stance} on {named}.", notices)


def align(
    n: Negotiation,
    who: str,
    whom: str,
    *,
    except_clauses: Sequence[str] = (),
    draft: str | None = None,
    source: str = "",
    on: Date | None = None,
    private: bool = False,
) -> Done:
    """Take down that a delegation aligns itself with what another has said so far, wholly or except clauses."""
    spoken = Spoken(
        place="",
        who=who,
        draft=draft or "",
        on=on,
        source=source,
        private=private,
        align_with=whom,
        except_clauses=tuple(except_clauses),
    )
    made = _made(n, spoken)
    n.record(made)
    except_for = f", except {', '.join(except_clauses)}" if except_clauses else ""
    return Done(f"{_speaker(n, made.statement)} aligns itself with {find_delegation(n, whom).name}{except_for}.")


def dissociate(
    n: Negotiation,
    who: str,
    clauses: Sequence[str],
    *,
    draft: str | None = None,
    because: str = "",
    source: str = "",
    on: Date | None = None,
) -> Done:
    """Take down that a delegation dissociates itself from clauses: it is bound by nobody's word on them."""
    speaker = find_delegation(n, who)
    on_draft = n.draft(find_draft(n, draft).id)
    found = named_clauses(n, on_draft.id, clauses)
    statement = Statement(
        id=_new_id(),
        speaker=speaker.id,
        on=not_to_come(on),
        draft=on_draft.id,
        source=clean(source).text,
        note=clean(because).text,
        dissociations=tuple(clause.id for clause in found),
    )
    n.record(StatementMade(statement=statement))
    return Done(f"{speaker.name} dissociates itself from {', '.join(clause.label for clause in found)}.")


def import_positions(n: Negotiation, path: Path) -> Done:
    """Take in a file of statements as one act: all of it, or, where a row is wrong, nothing.

    Raises BadRow with the row's number and what is wrong.
    """
    file = read_statements(path)
    made = tuple(_placed(n, spoken) for spoken in file.statements)
    agreements = tuple(_agreed(n, declared) for declared in file.agreements)
    n.record(StatementsImported(source=path.name, statements=made, agreements=agreements))
    positions = sum(len(one.statement.positions) for one in made)
    declared = f", {len(file.agreements)} agreements" if file.agreements else ""
    return Done(f"Imported {len(made)} statements with {positions} positions{declared} from {path.name}.")


def _placed(n: Negotiation, spoken: Spoken) -> StatementMade:
    try:
        return _made(n, spoken)
    except WorkbenchError as error:
        if isinstance(error, BadRow):
            raise
        raise BadRow(f"{spoken.place}: {error.message}", f"{error.hint} Nothing was imported.".strip()) from error


def _agreed(n: Negotiation, declared: Declared) -> ClauseAgreed:
    try:
        return clauses_agreed(n, declared)
    except WorkbenchError as error:
        raise BadRow(f"{declared.place}: {error.message}", f"{error.hint} Nothing was imported.".strip()) from error


def _made(n: Negotiation, spoken: Spoken) -> StatementMade:
    speaker = find_delegation(n, spoken.who)
    behalf = find_group(n, spoken.on_behalf_of) if spoken.on_behalf_of else None
    draft = n.draft(find_draft(n, spoken.draft or None).id)
    on = not_to_come(spoken.on)
    positions: list[Position] = []
    proposals: list[Proposal] = []
    for said in dict.fromkeys(spoken.positions):
        try:
            taken, proposed = _positions(n, draft, said, behalf.id if behalf else speaker.id, on, spoken)
        except WorkbenchError as error:
            if not said.place:
                raise
            raise BadRow(f"{said.place}: {error.message}", f"{error.hint} Nothing was imported.".strip()) from error
        positions += taken
        proposals += proposed
    statement = Statement(
        id=_new_id(),
        speaker=speaker.id,
        on_behalf_of=behalf.id if behalf else None,
        on=on,
        draft=draft.id,
        forum=clean(spoken.forum).text,
        source=clean(spoken.source).text,
        private=spoken.private,
        illustrative=spoken.illustrative,
        positions=tuple(positions),
        alignments=_alignments(n, spoken, speaker.id, draft),
        dissociations=_dissociations(n, spoken, draft),
        note=clean(spoken.note).text,
    )
    return StatementMade(statement=statement, proposals=tuple(proposals))


def _dissociations(n: Negotiation, spoken: Spoken, draft: Draft) -> tuple[str, ...]:
    names = [label for text in spoken.dissociations for label in split_labels(text)]
    return tuple(clause.id for clause in find_clauses(n, draft.id, names))


def _positions(
    n: Negotiation, draft: Draft, said: Said, holder: DelegationId, on: Date, spoken: Spoken
) -> tuple[list[Position], list[Proposal]]:
    stance = find_value(Stance, said.stance, "stance")
    words = clean(said.words).text.strip()
    reason, cure = clean(said.because).text.strip(), clean(said.cure).text.strip()
    positions: list[Position] = []
    proposals: list[Proposal] = []
    for clause in named_clauses(n, draft.id, split_labels(said.clause)):
        base, position_id = words_hash(clause.text), _new_id()
        if words:
            proposals.append(
                Proposal(
                    id=_new_id(),
                    draft=draft.id,
                    clause=clause.id,
                    base_hash=base,
                    words=words,
                    sponsors=(holder,),
                    position=position_id,
                    reason=reason,
                    on=on,
                    private=spoken.private,
                    illustrative=spoken.illustrative,
                )
            )
        positions.append(
            Position(
                id=position_id,
                clause=clause.id,
                stance=stance,
                words_hash=base,
                reason=reason,
                cure=cure,
                proposal=proposals[-1].id if words else None,
            )
        )
    return positions, proposals


def _alignments(n: Negotiation, spoken: Spoken, speaker: DelegationId, draft: Draft) -> tuple[Alignment, ...]:
    if not spoken.align_with:
        return ()
    whom = find_delegation(n, spoken.align_with)
    if whom.id == speaker:
        raise NotAllowed(f"{whom.name} cannot align itself with itself.")
    names = [label for text in spoken.except_clauses for label in split_labels(text)]
    excepted = tuple(clause.id for clause in find_clauses(n, draft.id, names))
    return (Alignment(with_delegation=whom.id, except_clauses=excepted),)


def _speaker(n: Negotiation, statement: Statement) -> str:
    groups = n.groups()
    speaker = groups.delegation(statement.speaker)
    if statement.on_behalf_of is None:
        return speaker.name
    behalf = groups.delegation(statement.on_behalf_of)
    return f"{behalf.name} (by {speaker.name})"


def _new_id() -> str:
    return uuid7().hex
