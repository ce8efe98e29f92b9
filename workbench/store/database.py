"""One negotiation file, open: the only door to it. Acts go in as entries; what is read out of them is in `derived`."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from workbench.errors import BadFile, WorkbenchError
from workbench.model.base import ClauseId, DraftId, EntryId
from workbench.model.record import Act, Entry
from workbench.store import changes, history, measurements, verification
from workbench.store.backup import back_up
from workbench.store.connection import PATIENCE, create_database, open_database
from workbench.store.derived import Derived
from workbench.store.measurements import KeptMeasurement
from workbench.store.transcript import Placed, count_private, make_file, write_entries
from workbench.store.translation import readable, translated
from workbench.store.writing import append

if TYPE_CHECKING:
    from sqlite_utils import Database


def sqlite_version() -> str:
    """Return the version of SQLite in use."""
    return sqlite3.sqlite_version


class NegotiationFile(Derived):
    """A negotiation file. For the thread that opened it; several programs may have one file open at once.

    What it reads raises BadFile where the file is damaged, and WorkbenchError where another program keeps it.
    """

    def __init__(self, path: Path, database: "Database") -> None:
        super().__init__(path, database.conn)
        self._database = database

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
