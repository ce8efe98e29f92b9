"""One negotiation file, open: the only door to it. Acts go in as entries; what is derived is read out."""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date as Date
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Concatenate, ParamSpec, Self, TypeVar

from workbench.consensus.descent import Lines
from workbench.errors import BadFile, WorkbenchError
from workbench.model.acts import ForceWordsSet, PassageSet
from workbench.model.base import ClauseId, DelegationId, DraftId, EntryId, ProposalId, WordsHash
from workbench.model.change import Succession
from workbench.model.consensus import Agreement, Aligned, Taken
from workbench.model.contribution import Contribution, Invitation
from workbench.model.delegation import Roster
from workbench.model.draft import Draft
from workbench.model.proposal import Decision, Proposal
from workbench.model.quantifier import Quantifier
from workbench.model.record import Act, Entry
from workbench.model.silence import Silence
from workbench.model.statement import Stance
from workbench.store import (
    agreements,
    changes,
    comparisons,
    contributions,
    delegations,
    drafts,
    history,
    measurements,
    positions,
    proposals,
    silences,
    statements,
    verification,
)
from workbench.store.backup import back_up
from workbench.store.connection import PATIENCE, create_database, open_database
from workbench.store.drafts import DraftHead
from workbench.store.measurements import KeptMeasurement
from workbench.store.statements import Recorded
from workbench.store.transcript import Placed, count_private, make_file, write_entries
from workbench.store.translation import readable, translated
from workbench.store.writing import append

if TYPE_CHECKING:
    from sqlite_utils import Database

T = TypeVar("T")
P = ParamSpec("P")


def sqlite_version() -> str:
    """Return the version of SQLite in use."""
    return sqlite3.sqlite_version


class NegotiationFile:
    """A negotiation file. For the thread that opened it; several programs may have one file open at once.

    What it reads raises BadFile where the file is damaged, and WorkbenchError where another program keeps it.
    """

    def __init__(self, path: Path, database: "Database") -> None:
        self.path = path
        self._database = database
        self._connection: sqlite3.Connection = database.conn

    @classmethod
    def create(cls, path: Path) -> Self:
        """Make a new file with an empty record; raises NotAllowed over an existing file."""
        return cls(path, create_database(path))

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a file; raises WorkbenchError if it is missing, BadFile if it is no negotiation, or newer."""
        return cls(path, open_database(path))

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Writing

    def record(self, act: Act, *, by: str, made_at: datetime | None = None) -> Entry:
        """Append one act to the record; `made_at` is now where it is not given.

        Raises NotAllowed, Outdated or UnknownName if the file no longer is what the act was meant for
        (`workbench.store.guards`); then nothing was written.
        """
        return self.record_all((act,), by=by, made_at=made_at)[0]

    def record_all(self, acts: Iterable[Act], *, by: str, made_at: datetime | None = None) -> list[Entry]:
        """Append acts to the record in one transaction, all of them or none; what is derived follows at once."""
        with self._writing():
            return [self._ask(append, act, by=by, made_at=made_at) for act in acts]

    def keep_measurement(self, draft: DraftId, measurement: KeptMeasurement) -> None:
        """Keep what was measured of a draft; where the file cannot be written to now, it is not kept."""
        self._connection.execute("pragma busy_timeout = 0")
        try:
            with self._writing():
                measurements.write_measurement(self._connection, draft, measurement)
        except BadFile:
            raise
        except WorkbenchError:
            return
        finally:
            self._connection.execute(f"pragma busy_timeout = {int(PATIENCE * 1000)}")

    def rebuild(self) -> None:
        """Derive everything anew from the record."""
        with readable(self.path), self._writing():
            verification.rebuild(self._connection)

    @classmethod
    def restore(cls, path: Path, entries: Placed) -> int:
        """Make a new file of entries, each given with its place in words; return how many there are.

        Raises BadFile with the place of one that is damaged, NotAllowed over an existing file; then nothing is made.
        """
        return make_file(path, entries)

    def backup(self, to: Path) -> None:
        """Copy the file to `to` while it is in use; raises NotAllowed over an existing file."""
        with translated(self.path):
            back_up(self._connection, to)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with translated(self.path):
            self._connection.execute("begin immediate")
            try:
                with self._database.atomic():
                    yield
                self._connection.execute("commit")
            except BaseException:
                self._connection.rollback()
                with suppress(sqlite3.Error):  # after a full disk SQLite puts the file back once somebody reads it
                    self._connection.execute("select 1 from record limit 1").fetchone()
                raise

    # The record

    def entries(self, *, newest_first: bool = True, limit: int | None = None) -> Iterator[Entry]:
        """Yield the entries of the record, withdrawn ones too."""
        with readable(self.path):
            yield from history.read_entries(self._connection, newest_first=newest_first, limit=limit)

    def transcript(self) -> Iterator[str]:
        """Yield every entry as a JSON object, the oldest first, withdrawn and private ones too."""
        with readable(self.path):
            yield from write_entries(self._connection)

    def private_entries(self) -> int:
        """Return how many entries hold something private, withdrawn ones too."""
        return self._ask(count_private)

    def entry(self, entry: EntryId) -> Entry | None:
        """Return an entry by its id."""
        return self._ask(history.entry_of_id, entry)

    def touching(self, clauses: Collection[ClauseId]) -> list[EntryId]:
        """Return the ids of the entries that touched any of the clauses (`workbench.store.history.touching`)."""
        return self._ask(history.touching, clauses)

    def withdrawn(self) -> frozenset[EntryId]:
        """Return the ids of the entries that do not count now."""
        return self._ask(history.withdrawn_ids)

    def last_undoable(self) -> Entry | None:
        """Return the newest act that counts, the opening of the file and withdrawals apart."""
        return self._ask(history.last_undoable)

    def last_redoable(self) -> Entry | None:
        """Return the newest undoing that counts, unless another act was entered after it."""
        return self._ask(history.last_redoable)

    def head(self) -> str:
        """Return the hash of the newest entry; empty where there is none."""
        return self._ask(history.head)

    def length(self) -> int:
        """Return the number of entries."""
        return self._ask(history.length)

    def token(self) -> tuple[int, int]:
        """Return what changes whenever any program writes to the file; cheap enough to ask before every answer."""
        return self._ask(history.token)

    def changed_since(self, token: tuple[int, int]) -> frozenset[ClauseId] | None:
        """Return the clauses spoken of since `token` was asked for.

        None where anything else changed and all must be read again (`workbench.store.changes`).
        """
        return self._ask(changes.clauses_changed_since, token[1])

    def kept_measurement(self, draft: DraftId) -> KeptMeasurement | None:
        """Return what was measured of a draft on this record, as it was after one of its entries."""
        return self._ask(measurements.read_measurement, draft)

    def drafts_measured(self) -> tuple[DraftId, ...]:
        """Return the drafts of which a measurement is kept."""
        return self._ask(measurements.drafts_measured)

    def verify(self) -> tuple[str, ...]:
        """Return what does not hold in the file, a sentence each; empty where it is sound."""
        return verification.faults_in(self.path)

    # What is derived

    def title(self) -> str:
        """Return what is negotiated."""
        return self._ask(history.title)

    def is_illustrative(self) -> bool:
        """Whether the file was made as an illustration."""
        return self._ask(history.is_illustrative)

    def roster(self) -> Roster:
        """Return the delegations and memberships known now."""
        return self._ask(delegations.read_roster)

    def draft_heads(self, as_of: Date | None = None) -> tuple[DraftHead, ...]:
        """Return the drafts on the table (on a day, as they were then) in the order of tabling, without clauses."""
        return self._ask(drafts.draft_heads, as_of)

    def draft(self, draft: DraftId, as_of: Date | None = None) -> Draft:
        """Return a draft, whole, with its words as they are now or were on a day; raises KeyError if there is none."""
        return self._ask(drafts.read_draft, draft, as_of)

    def labels(self, draft: DraftId) -> dict[ClauseId, tuple[str, ...]]:
        """Return all labels that each clause of a draft ever had, the newest last; of removed clauses too."""
        return self._ask(drafts.read_labels, draft)

    def markings(self) -> dict[ClauseId, dict[str, tuple[int, bool]]]:
        """Return what was said of brackets, by clause and content (`workbench.store.drafts.read_markings`)."""
        return self._ask(drafts.read_markings)

    def succession(self, draft: DraftId, as_of: Date | None = None) -> Succession | None:
        """Return how a draft (on a day) came from the one it is based on, with the user's corrections."""
        return self._ask(drafts.read_succession, draft, as_of)

    def wordings(self, hashes: Collection[WordsHash]) -> dict[WordsHash, str]:
        """Return the words that were ever worded, by hash."""
        return self._ask(drafts.read_wordings, hashes)

    def taken(
        self,
        clauses: Collection[ClauseId],
        *,
        until: Date | None = None,
        public: bool = False,
        lines: Lines = positions.EACH_ITS_OWN,
        aligned: Collection[Aligned] = (),
    ) -> dict[ClauseId, list[Taken]]:
        """Return positions by the clause they were taken on (`workbench.store.positions.read_taken`)."""
        return self._ask(positions.read_taken, clauses, until=until, public=public, lines=lines, aligned=aligned)

    def positions(
        self,
        *,
        clause: ClauseId | None = None,
        holder: DelegationId | None = None,
        stance: Stance | None = None,
        in_force: bool = False,
        until: Date | None = None,
    ) -> Iterator[Taken]:
        """Yield the positions taken (`workbench.store.positions.read_positions`)."""
        with readable(self.path):
            yield from positions.read_positions(
                self._connection, clause=clause, holder=holder, stance=stance, in_force=in_force, until=until
            )

    def statements(
        self,
        *,
        holder: DelegationId | None = None,
        ending: str = "",
        on: Date | None = None,
        until: Date | None = None,
        limit: int | None = None,
    ) -> tuple[Recorded, ...]:
        """Return the statements made, the latest first (`workbench.store.statements.read_statements`)."""
        return self._ask(statements.read_statements, holder=holder, ending=ending, on=on, until=until, limit=limit)

    def imported(
        self, clauses: Collection[ClauseId], *, limit: int, until: Date | None = None
    ) -> tuple[tuple[int, Act], ...]:
        """Return what files brought on any of the clauses (`workbench.store.statements.read_imported`)."""
        return self._ask(statements.read_imported, clauses, limit=limit, until=until)

    def alignments(self, *, until: Date | None = None, public: bool = False) -> tuple[Aligned, ...]:
        """Return the alignments in force, the oldest first (`workbench.store.statements.read_alignments`)."""
        return self._ask(statements.read_alignments, until=until, public=public)

    def agreements(self, clauses: Collection[ClauseId], *, until: Date | None = None) -> dict[ClauseId, Agreement]:
        """Return the latest declaration on each clause that was not reopened since."""
        return self._ask(agreements.read_agreements, clauses, until=until)

    def reopenings(
        self, clauses: Collection[ClauseId], *, until: Date | None = None
    ) -> dict[ClauseId, tuple[Date, int]]:
        """Return the day and the sequence of the latest reopening of each clause that was ever reopened."""
        return self._ask(agreements.read_reopenings, clauses, until=until)

    def proposals(
        self, clauses: Collection[ClauseId] | None = None, *, until: Date | None = None
    ) -> tuple[tuple[Proposal, Decision | None], ...]:
        """Return all proposals, or those on some clauses, each with its latest decision or None."""
        return self._ask(proposals.read_proposals, clauses, until=until)

    def backings(self, *, until: Date | None = None) -> dict[ProposalId, dict[DelegationId, Stance]]:
        """Return who spoke to each proposal, with the latest stance of each."""
        return self._ask(proposals.read_backings, until=until)

    def silences(self) -> tuple[Silence, ...]:
        """Return the silence procedures that count, in the order in which they were entered."""
        return self._ask(silences.read_silences)

    def days(self) -> tuple[Date, ...]:
        """Return the days on which anything was said, decided, declared or reworded, in order."""
        return self._ask(positions.read_days)

    def invitations(self) -> tuple[Invitation, ...]:
        """Return the invitations to contribute in writing, in the order in which they were entered."""
        return self._ask(contributions.read_invitations)

    def contributions(self) -> tuple[Contribution, ...]:
        """Return the written contributions received, in the order in which they were entered."""
        return self._ask(contributions.read_contributions)

    def scale(self) -> tuple[Quantifier, ...]:
        """Return the words for numbers of Member States that are in use; none where numbers are written."""
        return self._ask(contributions.read_scale).scale

    def force_words(self) -> ForceWordsSet:
        """Return the words of force that the user set; none where the program's own are in use."""
        return self._ask(comparisons.read_force_words)

    def passages(self, old: DraftId) -> tuple[PassageSet, ...]:
        """Return what a person said of where sentences of a draft went."""
        return self._ask(comparisons.read_passages, old)

    def _ask(self, read: Callable[Concatenate[sqlite3.Connection, P], T], *what: P.args, **how: P.kwargs) -> T:
        with readable(self.path):
            return read(self._connection, *what, **how)
