"""Makes a statement of what was written: names and clauses found, and the words of each clause pinned by their hash."""

from collections.abc import Sequence
from datetime import date as Date

from uuid6 import uuid7

from workbench.desk.days import not_to_come
from workbench.desk.naming import (
    find_clauses,
    find_delegation,
    find_draft,
    find_group,
    find_value,
    named_clauses,
    split_labels,
)
from workbench.desk.negotiation import Negotiation
from workbench.desk.statements.made import find_statement
from workbench.errors import BadRow, NotAllowed, WorkbenchError
from workbench.formats.spoken import Said, Spoken
from workbench.model.base import ClauseId, DelegationId, StatementId
from workbench.model.draft import Draft
from workbench.model.proposal import Proposal
from workbench.model.record import StatementMade
from workbench.model.statement import Alignment, Position, Stance, Statement
from workbench.text.normalise import clean, words_hash

Named = tuple[str, Statement]
"""A statement that comes in from a file, with its ref there, if it has one."""


def state(
    n: Negotiation, spoken: Spoken, *, corrects: StatementId | None = None, before: Sequence[Named] = ()
) -> StatementMade:
    """Return the statement that is written, with the proposals in it; nothing is recorded.

    `before` holds statements that come in with it, for it to align itself with. Raises WorkbenchError for a name
    that is not known, and BadRow where the place in a file is known.
    """
    speaker = find_delegation(n, spoken.who)
    behalf = find_group(n, spoken.on_behalf_of) if spoken.on_behalf_of else None
    holder = behalf.id if behalf else speaker.id
    draft = n.draft(find_draft(n, spoken.draft or None).id)
    on = not_to_come(spoken.on)
    positions: list[Position] = []
    proposals: list[Proposal] = []
    for said in dict.fromkeys(spoken.positions):
        try:
            taken, proposed = _positions(n, draft, said, holder, on, spoken)
        except WorkbenchError as error:
            if not said.place:
                raise
            raise BadRow.at(said.place, error) from error
        positions += taken
        proposals += proposed
    statement = Statement(
        id=new_id(),
        speaker=speaker.id,
        on_behalf_of=behalf.id if behalf else None,
        on=on,
        draft=draft.id,
        forum=clean(spoken.forum).text,
        source=clean(spoken.source).text,
        private=spoken.private,
        illustrative=spoken.illustrative,
        positions=tuple(positions),
        alignments=_alignments(n, spoken, holder, draft, before),
        dissociations=_dissociations(n, spoken, draft),
        note=clean(spoken.note).text,
        corrects=corrects,
    )
    return StatementMade(statement=statement, proposals=tuple(proposals))


def _dissociations(n: Negotiation, spoken: Spoken, draft: Draft) -> tuple[ClauseId, ...]:
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
        base, position_id = words_hash(clause.text), new_id()
        if words:
            proposals.append(
                Proposal(
                    id=new_id(),
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


def _alignments(
    n: Negotiation, spoken: Spoken, holder: DelegationId, draft: Draft, before: Sequence[Named]
) -> tuple[Alignment, ...]:
    if not spoken.align_with:
        return ()
    whom = find_delegation(n, spoken.align_with)
    if whom.id == holder:
        raise NotAllowed(f"{whom.name} cannot align itself with itself.")
    named = _named(n, spoken.align_statement, whom.id, before)
    labels = [label for text in spoken.except_clauses for label in split_labels(text)]
    excepted = tuple(clause.id for clause in find_clauses(n, draft.id, labels))
    return tuple(Alignment(with_delegation=whom.id, statement=one, except_clauses=excepted) for one in named)


def _named(n: Negotiation, name: str, holder: DelegationId, before: Sequence[Named]) -> Sequence[StatementId | None]:
    """Return the statement that is followed by name; of a file, all that it calls so."""
    if not name:
        return (None,)
    called = [one.id for ref, one in before if ref == name]
    return called or [find_statement(n, name, holder, [one for _, one in before]).id]


def new_id() -> str:
    """Return an id for a statement, a position or a proposal."""
    return uuid7().hex
