"""What is derived from the record: the rows each act makes, and taking them out again.

Every row carries the sequence of its entry and no row is ever updated, so the tables are a function of the
set of entries that count, whatever the order in which entries were withdrawn and brought back.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator

from workbench.model.base import ClauseId, DelegationId
from workbench.model.clause import Clause
from workbench.model.draft import Draft
from workbench.model.proposal import Proposal
from workbench.model.record import (
    Act,
    ClauseAgreed,
    ClauseReopened,
    ClauseReworded,
    DelegationRegistered,
    DraftIssued,
    DraftTabled,
    Entry,
    EntryWithdrawn,
    MembershipSet,
    NegotiationOpened,
    ProposalDecided,
    ProposalMade,
    RosterRegistered,
    StatementMade,
    StatementsImported,
    SuccessionSet,
    clauses_touched,
)
from workbench.store.schema import OF_COUNTING_ENTRIES
from workbench.text.normalise import words_hash

Row = tuple[object, ...]
Rows = Iterator[tuple[str, Row]]
"""Table and values, the entry's sequence first."""


def note(connection: sqlite3.Connection, entry: Entry) -> None:
    """Keep what holds of an entry whether it counts or not: wordings, the clauses it touched, withdrawals."""
    connection.executemany("insert or ignore into wording values (?, ?)", _wordings(entry.act))
    touched = ((clause, entry.sequence) for clause in clauses_touched(entry.act))
    connection.executemany("insert or ignore into touched values (?, ?)", touched)
    if isinstance(entry.act, EntryWithdrawn):
        connection.execute("insert into withdrawal values (?, ?)", (entry.sequence, entry.act.entry))


def apply(connection: sqlite3.Connection, entry: Entry) -> None:
    """Add the rows of an entry that counts."""
    for table, row in _rows(entry, entry.act):
        marks = ", ".join("?" * (len(row) + 1))
        connection.execute(f"insert into {table} values ({marks})", (entry.sequence, *row))
    _settle(connection, _pairs(connection, entry))


def revert(connection: sqlite3.Connection, entry: Entry) -> None:
    """Take out the rows of an entry that counts no longer."""
    pairs = list(_pairs(connection, entry))
    for table in OF_COUNTING_ENTRIES:
        connection.execute(f"delete from {table} where entry = ?", (entry.sequence,))
    _settle(connection, pairs)


def gone(connection: sqlite3.Connection) -> set[int]:
    """Return the sequences of the entries that do not count now, withdrawals among them."""
    withdrawals = connection.execute(
        "select w.entry, r.sequence from withdrawal w join record r on r.id = w.target order by w.entry desc"
    )
    found: set[int] = set()
    for withdrawal, target in withdrawals:
        if withdrawal not in found:
            found.add(target)
    return found


def _settle(connection: sqlite3.Connection, pairs: Iterable[tuple[ClauseId, DelegationId]]) -> None:
    """Find anew the latest position of each holder on each clause."""
    for clause, holder in set(pairs):
        found = connection.execute(_LATEST, (clause, holder)).fetchone()
        if found:
            connection.execute("insert or replace into current values (?, ?, ?)", (clause, holder, found[0]))
        else:
            connection.execute("delete from current where clause = ? and holder = ?", (clause, holder))


NOT_CORRECTED = """not exists (
    select 1 from statement c join position q on q.statement = c.id
    where c.corrects = p.statement and q.clause = p.clause and q.holder = p.holder)"""
"""A correction takes the place of what it corrects on the same clauses, whatever their days."""

_LATEST = f"""select p.rowid from position p where p.clause = ? and p.holder = ? and {NOT_CORRECTED}
    order by p."on" desc, p.entry desc, p.rowid desc limit 1"""


def _pairs(connection: sqlite3.Connection, entry: Entry) -> Iterator[tuple[ClauseId, DelegationId]]:
    """Clauses and holders whose latest position an entry may change."""
    if isinstance(entry.act, StatementMade | StatementsImported):
        yield from connection.execute(
            "select distinct clause, holder from position where entry = ?", (entry.sequence,)
        ).fetchall()


def _rows(entry: Entry, act: Act) -> Rows:
    match act:
        case NegotiationOpened():
            yield "opening", (act.title, act.illustrative)
        case RosterRegistered():
            yield from (("delegation", (one.id, one.model_dump_json())) for one in act.delegations)
            yield from (("membership", (one.model_dump_json(),)) for one in act.memberships)
        case DelegationRegistered():
            yield "delegation", (act.delegation.id, act.delegation.model_dump_json())
        case MembershipSet():
            yield "membership", (act.membership.model_dump_json(),)
        case DraftTabled() | ClauseReworded() | DraftIssued() | SuccessionSet():
            yield from _draft_rows(act)
        case StatementMade():
            yield from _statement_rows(act)
        case StatementsImported():
            for made in act.statements:
                yield from _statement_rows(made)
        case ProposalMade():
            yield _proposal_row(act.proposal)
        case ProposalDecided():
            yield "decision", (act.proposal, act.decision, act.because)
        case ClauseAgreed():
            for clause, words in act.words.items():
                on, by = act.on.isoformat(), entry.by
                yield "agreement", (clause, act.level, on, words, by, act.pending, act.illustrative)
        case ClauseReopened():
            yield "reopening", (act.clause, act.on.isoformat(), act.because)


def _draft_rows(act: DraftTabled | ClauseReworded | DraftIssued | SuccessionSet) -> Rows:
    match act:
        case DraftTabled(draft=draft, links=links):
            yield _draft_row(draft)
            yield from (_clause_row(draft, n, clause) for n, clause in enumerate(draft.clauses))
            for link in links:
                yield "link", (draft.id, draft.based_on, 0, link.model_dump_json())
        case ClauseReworded():
            yield "rewording", (act.draft, act.clause, act.text)
        case DraftIssued():
            yield "issue", (act.draft, act.symbol)
        case SuccessionSet():
            yield from (("link", (act.new, act.old, 1, link.model_dump_json())) for link in act.links)


def _draft_row(draft: Draft) -> tuple[str, Row]:
    return "draft", (
        draft.id,
        draft.symbol,
        draft.title,
        draft.date.isoformat() if draft.date else None,
        draft.origin,
        draft.based_on,
        draft.state,
        draft.illustrative,
        draft.note,
        json.dumps(draft.front, ensure_ascii=False),
        sum(clause.is_negotiable for clause in draft.clauses),
    )


def _clause_row(draft: Draft, n: int, clause: Clause) -> tuple[str, Row]:
    extra = clause.model_dump_json(include={"emphasis", "footnotes"}, exclude_defaults=True)
    return "clause", (
        draft.id, n, clause.id, clause.kind, clause.label, clause.number, clause.parent, clause.depth, clause.text,
        None if extra == "{}" else extra,
    )  # fmt: skip


def _statement_rows(made: StatementMade) -> Rows:
    statement = made.statement
    on = statement.on.isoformat()
    yield "statement", (
        statement.id, statement.speaker, statement.on_behalf_of, on, statement.draft, statement.forum,
        statement.source, statement.private, statement.illustrative, statement.note, statement.corrects,
    )  # fmt: skip
    words = {proposal.id: proposal.words for proposal in made.proposals}
    holder, private = statement.holder, statement.private
    for one in statement.positions:
        yield "position", (
            one.id, statement.id, one.clause, holder, on, private, one.stance, one.words_hash, one.reason, one.cure,
            words.get(one.proposal or "", ""), one.proposal,
        )  # fmt: skip
    for clause in statement.dissociations:
        yield "position", (
            f"{statement.id}.{clause}", statement.id, clause, holder, on, private, None, "", statement.note, "", "",
            None,
        )  # fmt: skip
    for alignment in statement.alignments:
        excepted = json.dumps(alignment.except_clauses)
        yield "alignment", (
            statement.id, holder, alignment.with_delegation, on, alignment.statement, private, excepted
        )  # fmt: skip
    yield from map(_proposal_row, made.proposals)


def _proposal_row(proposal: Proposal) -> tuple[str, Row]:
    return "proposal", (proposal.id, proposal.clause, proposal.model_dump_json())


def _wordings(act: Act) -> Iterator[tuple[str, str]]:
    texts: list[str] = []
    match act:
        case DraftTabled():
            texts = [clause.text for clause in act.draft.clauses]
        case ClauseReworded():
            texts = [act.text]
    yield from ((words_hash(text), text) for text in texts)
