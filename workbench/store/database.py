"""One negotiation file, open: the only door to it. Acts go in as entries; what is derived is read out."""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from datetime import date as Date
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from sqlite_utils import Database
from uuid6 import uuid7

from workbench.errors import BadFile
from workbench.model.base import ClauseId, DelegationId, DraftId, EntryId, WordsHash
from workbench.model.change import Succession
from workbench.model.consensus import Agreement, Aligned, Taken
from workbench.model.delegation import Delegation, Membership, Roster
from workbench.model.draft import Draft
from workbench.model.proposal import Decision, Proposal
from workbench.model.record import Act, Entry, EntryWithdrawn
from workbench.model.statement import Stance
from workbench.store import drafts, positions, projections, verification
from workbench.store.backup import back_up
from workbench.store.chain import COLUMNS, SELECT, hash_of, read_entry, write_act
from workbench.store.connection import create_database, open_database
from workbench.store.translation import translated
from workbench.store.drafts import DraftHead

T = TypeVar("T")

UNDONE = "undone"
"""Why an entry was withdrawn, where undo did it."""
_NEVER_UNDONE = frozenset({"NegotiationOpened", "RosterRegistered", "EntryWithdrawn"})


def sqlite_version() -> str:
    """Return the version of SQLite in use."""
    return sqlite3.sqlite_version


class NegotiationFile:
    """A negotiation file. For the thread that opened it; several programs may have one file open at once."""

    def __init__(self, path: Path, database: Database) -> None:
        self.path = path
        self._database = database
        self._connection: sqlite3.Connection = database.conn
        self._replica = uuid7().hex
        row = self._connection.execute("select replica from record order by sequence desc limit 1").fetchone()
        if row:
            self._replica = row[0]

    @classmethod
    def create(cls, path: Path) -> Self:
        """Make a new file with an empty record; raises NotAllowed over an existing file."""
        return cls(path, create_database(path))

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a file; raises WorkbenchError if it is missing, BadFile if it is no negotiation, or newer."""
        database = open_database(path)
        with translated(path):
            return cls(path, database)

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
        """Append one act to the record."""
        return self.record_all((act,), by=by, made_at=made_at)[0]

    def record_all(self, acts: Iterable[Act], *, by: str, made_at: datetime | None = None) -> list[Entry]:
        """Append acts to the record in one transaction, all of them or none; what is derived follows at once."""
        with self._writing():
            return [self._append(act, by, made_at) for act in acts]

    def rebuild(self) -> None:
        """Derive everything anew from the record."""
        with self._writing():
            verification.rebuild(self._connection)

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
                raise

    def _append(self, act: Act, by: str, made_at: datetime | None) -> Entry:
        now = datetime.now(tz=UTC)
        last = self._connection.execute("select sequence, hash from record order by sequence desc limit 1").fetchone()
        sequence, previous = (last[0] + 1, last[1]) if last else (1, "")
        body, stamp = write_act(act), (made_at or now).isoformat()
        columns = (sequence, str(uuid7()), self._replica, stamp, now.isoformat(), by, act.kind, body, previous)
        stored = (*columns, hash_of((*columns, "")))
        marks = ", ".join("?" * len(COLUMNS))
        self._connection.execute(f"insert into record values ({marks})", stored)
        entry = Entry(
            id=stored[1],
            replica=self._replica,
            sequence=sequence,
            made_at=made_at or now,
            entered_at=now,
            by=by,
            act=act,
            previous=previous,
            hash=stored[-1],
        )
        self._derive(entry)
        return entry

    def _derive(self, entry: Entry) -> None:
        if not isinstance(entry.act, EntryWithdrawn):
            projections.note(self._connection, entry)
            projections.apply(self._connection, entry)
            return
        before = projections.gone(self._connection)
        projections.note(self._connection, entry)
        after = projections.gone(self._connection)
        for sequence in sorted(before ^ after):
            other = self._entry(sequence)
            (projections.revert if sequence in after else projections.apply)(self._connection, other)

    # The record

    def _entry(self, sequence: int) -> Entry:
        return read_entry(self._connection.execute(f"{SELECT} where sequence = ?", (sequence,)).fetchone())

    def entries(self, *, newest_first: bool = True, limit: int | None = None) -> Iterator[Entry]:
        """Yield the entries of the record, withdrawn ones too."""
        order = "desc" if newest_first else "asc"
        sql = f"{SELECT} order by sequence {order} limit ?"
        for stored in self._read(lambda: self._connection.execute(sql, (-1 if limit is None else limit,)).fetchall()):
            yield self._decoded(stored)

    def entry(self, entry: EntryId) -> Entry | None:
        """Return an entry by its id."""
        stored = self._connection.execute(f"{SELECT} where id = ?", (entry,)).fetchone()
        return self._decoded(stored) if stored else None

    def entries_on(self, clause: ClauseId) -> list[Entry]:
        """Return the entries that touched a clause, withdrawn ones too, the oldest first."""
        sql = f"{SELECT} where sequence in (select entry from touched where clause = ?) order by sequence"
        rows = self._read(lambda: self._connection.execute(sql, (clause,)).fetchall())
        return [self._decoded(stored) for stored in rows]

    def withdrawn(self) -> frozenset[EntryId]:
        """Return the ids of the entries that do not count now."""
        gone = projections.gone(self._connection)
        rows = self._connection.execute("select id, sequence from record")
        return frozenset(entry for entry, sequence in rows if sequence in gone) if gone else frozenset()

    def last_undoable(self) -> Entry | None:
        """Return the newest act that counts, the opening of the file and withdrawals apart."""
        gone = projections.gone(self._connection)
        rows = self._connection.execute("select sequence, kind from record order by sequence desc")
        found = next((seq for seq, kind in rows if seq not in gone and kind not in _NEVER_UNDONE), None)
        return self._entry(found) if found else None

    def last_redoable(self) -> Entry | None:
        """Return the newest undoing that counts, unless another act was entered after it."""
        gone = projections.gone(self._connection)
        for entry in self.entries():
            if not isinstance(entry.act, EntryWithdrawn):
                return None
            if entry.sequence not in gone and entry.act.because == UNDONE:
                return entry
        return None

    def head(self) -> str:
        """Return the hash of the newest entry; empty where there is none."""
        row = self._read(
            lambda: self._connection.execute("select hash from record order by sequence desc limit 1").fetchone()
        )
        return str(row[0]) if row else ""

    def length(self) -> int:
        """Return the number of entries."""
        return int(self._connection.execute("select count(*) from record").fetchone()[0])

    def token(self) -> tuple[int, int]:
        """Return what changes whenever any program writes to the file; cheap enough to ask before every answer."""

        def ask() -> tuple[int, int]:
            (others,) = self._connection.execute("pragma data_version").fetchone()
            (newest,) = self._connection.execute("select coalesce(max(sequence), 0) from record").fetchone()
            return others, newest

        return self._read(ask)

    def verify(self) -> tuple[str, ...]:
        """Return what does not hold in the file, a sentence each; empty where it is sound."""
        return verification.faults_in(self._connection)

    # What is derived

    def title(self) -> str:
        """Return what is negotiated."""
        row = self._connection.execute("select title from opening order by entry desc limit 1").fetchone()
        return str(row[0]) if row else ""

    def is_illustrative(self) -> bool:
        """Whether the file was made as an illustration."""
        return bool(self._connection.execute("select max(illustrative) from opening").fetchone()[0])

    def roster(self) -> Roster:
        """Return the delegations and memberships known now."""
        sql = "select body from delegation order by entry, rowid"
        rows = self._read(lambda: self._connection.execute(sql).fetchall())
        known = {one.id: one for one in (Delegation.model_validate_json(body) for (body,) in rows)}
        held: dict[tuple[object, ...], Membership] = {}
        for (body,) in self._connection.execute("select body from membership order by entry, rowid"):
            one = Membership.model_validate_json(body)
            held[one.group, one.member, one.role, one.since, one.source] = one
        return Roster(delegations=tuple(known.values()), memberships=tuple(held.values()))

    def draft_heads(self) -> tuple[DraftHead, ...]:
        """Return the drafts on the table in the order of tabling, without their clauses."""
        return self._read(lambda: drafts.draft_heads(self._connection))

    def draft(self, draft: DraftId) -> Draft:
        """Return a draft, whole, with its words as they are now; raises KeyError if there is none of that id."""
        return self._read(lambda: drafts.read_draft(self._connection, draft))

    def succession(self, draft: DraftId) -> Succession | None:
        """Return how a draft came from the one it is based on, with the user's corrections."""
        return self._read(lambda: drafts.read_succession(self._connection, draft))

    def wordings(self, hashes: Collection[WordsHash]) -> dict[WordsHash, str]:
        """Return the words that were ever worded, by hash."""
        found = ((one, self._connection.execute("select text from wording where hash = ?", (one,)).fetchone())
                 for one in hashes)  # fmt: skip
        return {one: row[0] for one, row in found if row}

    def taken(
        self, clauses: Collection[ClauseId], *, until: Date | None = None, public: bool = False, every: bool = False
    ) -> dict[ClauseId, list[Taken]]:
        """Return positions by the clause they were taken on (`workbench.store.positions.read_taken`)."""
        return self._read(
            lambda: positions.read_taken(self._connection, clauses, until=until, public=public, every=every)
        )

    def positions(
        self,
        *,
        clause: ClauseId | None = None,
        holder: DelegationId | None = None,
        stance: Stance | None = None,
    ) -> Iterator[Taken]:
        """Yield every position taken and not withdrawn, in the order in which they were entered."""
        return positions.read_positions(self._connection, clause=clause, holder=holder, stance=stance)

    def alignments(self, *, until: Date | None = None) -> tuple[Aligned, ...]:
        """Return the alignments in force, the oldest first."""
        return self._read(lambda: positions.read_alignments(self._connection, until=until))

    def agreements(
        self, clauses: Collection[ClauseId], *, until: Date | None = None
    ) -> dict[ClauseId, Agreement]:
        """Return the latest declaration on each clause that was not reopened since."""
        return self._read(lambda: positions.read_agreements(self._connection, clauses, until=until))

    def proposals(self) -> tuple[tuple[Proposal, Decision | None], ...]:
        """Return all proposals, each with its latest decision or None."""
        return self._read(lambda: positions.read_proposals(self._connection))

    def _read(self, ask: Callable[[], T]) -> T:
        with translated(self.path):
            return ask()

    def _decoded(self, stored: tuple[object, ...]) -> Entry:
        try:
            return read_entry(stored)
        except ValueError as error:
            raise BadFile(
                f"Entry {stored[0]} of {self.path} cannot be read.", "Restore a backup; the file was not changed."
            ) from error
