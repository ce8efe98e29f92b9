"""What an act must find in the file at the moment it is written, when no other program can come between.

The desk asks first, for the sake of good messages; another program may write between its question and the
act, and only here can that be seen. Rules: an edit never lands on words its author did not read, an issued
draft never changes, no two drafts have one symbol.
"""

import json
import sqlite3

from workbench.errors import NotAllowed, Outdated, UnknownName
from workbench.model.acts import (
    Arrangement,
    BracketMarked,
    ClauseAdded,
    ClauseMoved,
    ClauseRemoved,
    ClauseReworded,
    ClausesRenumbered,
)
from workbench.model.base import ClauseId, DraftId, ProposalId, StatementId, WordsHash
from workbench.model.draft import DraftState
from workbench.model.record import (
    Act,
    ClauseAgreed,
    DraftIssued,
    DraftTabled,
    EntryWithdrawn,
    ProposalDecided,
    SilenceBroken,
    SilenceOpened,
    StatementMade,
    StatementsImported,
    StatementWithdrawn,
)
from workbench.store.drafts import DraftHead, draft_heads, read_draft, words_now, words_of_draft
from workbench.store.projections import gone
from workbench.text.normalise import fold, words_hash, words_hash_of_all

_READ_AGAIN = "Read it again; nothing was changed."


def check(connection: sqlite3.Connection, act: Act) -> None:
    """Raise NotAllowed, Outdated or UnknownName where the file no longer is what the act was meant for."""
    match act:
        case DraftTabled(draft=draft):
            _check_symbol_is_free(connection, draft.id, draft.symbol)
            if any(head.id == draft.id for head in draft_heads(connection)):
                raise NotAllowed(f"{draft.symbol} is on the table already.")
        case DraftIssued(draft=draft_id, symbol=symbol):
            _working(connection, draft_id)
            _check_symbol_is_free(connection, draft_id, symbol)
        case ClauseReworded(draft=draft_id, clause=clause, base_hash=base):
            head = _working(connection, draft_id)
            _check_words(connection, clause, base, f"A clause of {head.symbol}")
        case ClauseAdded() | ClauseRemoved() | ClauseMoved() | ClausesRenumbered():
            _check_arrangement(connection, act)
        case BracketMarked(clause=marked):
            if words_now(connection, marked) is None:
                raise UnknownName("That clause is no longer there.", _READ_AGAIN)
        case ProposalDecided(proposal=proposal, rewording=rewording, arranging=arranging):
            _check_undecided(connection, proposal)
            if rewording:
                check(connection, rewording)
            if arranging:
                check(connection, arranging)
        case ClauseAgreed(words=agreed):
            for clause, base in agreed.items():
                _check_words(connection, clause, base, "A clause to be agreed")
        case StatementMade(statement=statement):
            _check_statements_are_new(connection, [statement.id])
        case StatementsImported(statements=made):
            _check_statements_are_new(connection, [one.statement.id for one in made])
        case StatementWithdrawn(statement=statement_id):
            if not connection.execute("select 1 from statement where id = ?", (statement_id,)).fetchone():
                raise UnknownName("That statement is not in the record.", "`workbench statement list` shows them.")
        case SilenceOpened(draft=draft_id, words_hash=base):
            _check_words_of_draft(connection, draft_id, base)
        case SilenceBroken(silence=silence):
            if not connection.execute("select 1 from silence where id = ?", (silence,)).fetchone():
                raise UnknownName("That silence procedure is no longer there.", "`workbench silence show` lists them.")
        case EntryWithdrawn(entry=entry):
            _check_counts(connection, entry)


def _working(connection: sqlite3.Connection, draft: DraftId) -> DraftHead:
    head = next((one for one in draft_heads(connection) if one.id == draft), None)
    if head is None:
        raise UnknownName("That draft is no longer on the table.", "`workbench draft list` names those that are.")
    if head.state is DraftState.ISSUED:
        raise NotAllowed(f"{head.symbol} is issued, and an issued draft never changes.")
    return head


def _check_symbol_is_free(connection: sqlite3.Connection, draft: DraftId, symbol: str) -> None:
    if any(fold(head.symbol) == fold(symbol) and head.id != draft for head in draft_heads(connection)):
        raise NotAllowed(f"There is a draft {symbol} already.", "Give this one another symbol.")


def _check_words(connection: sqlite3.Connection, clause: ClauseId, base: str, what: str) -> None:
    words = words_now(connection, clause)
    if words is None:
        raise UnknownName(f"{what} is no longer there.", _READ_AGAIN)
    if words_hash(words) != base:
        raise Outdated(f"{what} was changed by somebody else in the meantime.", _READ_AGAIN)


def _check_arrangement(connection: sqlite3.Connection, act: Arrangement) -> None:
    head = _working(connection, act.draft)
    clauses = {clause.id: clause for clause in read_draft(connection, act.draft).clauses}
    match act:
        case ClausesRenumbered(was=was):
            if any(clause not in clauses or clauses[clause].label != label for clause, label in was.items()):
                raise Outdated(f"The clauses of {head.symbol} were changed by somebody else.", _READ_AGAIN)
            return
        case ClauseAdded(clause=clause):
            if clause.id in clauses or any(one.label == clause.label for one in clauses.values()):
                raise NotAllowed(f"There is a clause {clause.label} in {head.symbol} already.", "Name it otherwise.")
        case ClauseRemoved(words=words) | ClauseMoved(words=words):
            for one, base in words.items():
                _check_words(connection, one, base, f"A clause of {head.symbol}")
            if isinstance(act, ClauseRemoved) and act.kept:
                check(connection, act.kept)
            if any(one.parent in words and one.id not in words for one in clauses.values()):
                raise Outdated("A clause was added below it by somebody else in the meantime.", _READ_AGAIN)
    if not isinstance(act, ClauseRemoved) and act.after is not None:
        _check_words(connection, act.after, act.base_hash, f"The clause before, in {head.symbol},")


def _check_words_of_draft(connection: sqlite3.Connection, draft: DraftId, base: WordsHash) -> None:
    if all(head.id != draft for head in draft_heads(connection)):
        raise UnknownName("That draft is no longer on the table.", "`workbench draft list` names those that are.")
    if words_hash_of_all(words_of_draft(connection, draft)) != base:
        raise Outdated("The draft was changed by somebody else in the meantime.", _READ_AGAIN)


def _check_undecided(connection: sqlite3.Connection, proposal: ProposalId) -> None:
    if connection.execute("select 1 from proposal where id = ?", (proposal,)).fetchone() is None:
        raise UnknownName("That proposal is not on the table.", _READ_AGAIN)
    row = connection.execute("select decision from decision where proposal = ? limit 1", (proposal,)).fetchone()
    if row:
        raise NotAllowed(f"That proposal is {row[0]} already.", "`workbench undo` takes back the newest act.")


def _check_statements_are_new(connection: sqlite3.Connection, ids: list[StatementId]) -> None:
    sql = "select 1 from json_each(?) asked cross join statement s on s.id = asked.value limit 1"
    if len(set(ids)) < len(ids) or connection.execute(sql, (json.dumps(ids),)).fetchone():
        raise NotAllowed("That statement is in the record already.", "A correction is a statement of its own.")


def _check_counts(connection: sqlite3.Connection, entry: str) -> None:
    row = connection.execute("select sequence from record where id = ?", (entry,)).fetchone()
    if row is None:
        raise UnknownName("That entry is not in the record.", "`workbench record` lists them.")
    if row[0] in gone(connection):
        raise Outdated(f"Entry {row[0]} was taken back already.", "`workbench record` shows what counts.")
