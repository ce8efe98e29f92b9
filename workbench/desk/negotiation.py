"""An open negotiation as the desk holds it: the file, who enters, and what was read from it lately.

What is read from the file is kept until anybody writes to it (`token`), so that a screen can ask for the
same things again at no cost. One `Negotiation` a thread.
"""

import getpass
from collections.abc import Callable, Collection
from datetime import date as Date
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar, cast

from workbench.consensus.groups import Groups
from workbench.model.base import ClauseId, DraftId, EntryId
from workbench.model.change import Succession
from workbench.model.draft import Draft
from workbench.model.record import Act, Entry
from workbench.store.database import NegotiationFile
from workbench.store.drafts import DraftHead
from workbench.text.marking import with_marks

T = TypeVar("T")


class Negotiation:
    """One negotiation file, open. `by` is written beside every entry: who sits at this machine."""

    def __init__(self, file: NegotiationFile, by: str = "") -> None:
        self.file = file
        self.by = by or _user()
        self._kept: dict[object, object] = {}
        self._token: object = None
        self._entries: dict[EntryId, Entry] = {}

    def close(self) -> None:
        """Close the file."""
        self.file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self.file.path

    def record(self, *acts: Act, by: str = "") -> tuple[Entry, ...]:
        """Append acts to the record, all of them or none."""
        return tuple(self.file.record_all(acts, by=by or self.by))

    def kept(self, key: object, make: Callable[[], T]) -> T:
        """Return what was made for that key since the file last changed, or make it."""
        token = self.file.token()
        if token != self._token:
            self._kept.clear()
            self._token = token
        if key in self._kept:
            return cast(T, self._kept[key])
        made = make()
        if self.file.token() == token:  # else somebody wrote meanwhile: right now, but not to be kept
            self._kept[key] = made
        return made

    def entries_on(self, clauses: Collection[ClauseId]) -> list[Entry]:
        """Return the entries that touched any of the clauses; each is read once, since none ever changes."""
        found = self.file.touching(clauses)
        for entry_id in found:
            if entry_id not in self._entries and (entry := self.file.entry(entry_id)):
                self._entries[entry_id] = entry
        return [self._entries[entry_id] for entry_id in found]

    def groups(self) -> Groups:
        """Return who belongs to what, indexed."""
        return self.kept("groups", lambda: Groups(self.file.roster()))

    def heads(self, as_of: Date | None = None) -> tuple[DraftHead, ...]:
        """Return the drafts on the table (on a day, as they were then) in the order of tabling, without clauses."""
        return self.kept(("heads", as_of), lambda: self.file.draft_heads(as_of))

    def draft(self, draft: DraftId, as_of: Date | None = None) -> Draft:
        """Return a draft, whole, with its words as they are now or were on a day."""
        return self.kept(("draft", draft, as_of), lambda: self._with_marks(self.file.draft(draft, as_of), as_of))

    def _with_marks(self, draft: Draft, as_of: Date | None) -> Draft:
        """Lay over a draft what was said of its brackets, in it or in the drafts it comes from."""
        markings = self.kept("markings", self.file.markings)
        if not markings:
            return draft
        based_on = {head.id: head.based_on for head in self.heads()}
        successions: list[Succession] = []
        at: DraftId | None = draft.id
        while at and (found := self.succession(at, as_of)):
            successions.append(found)
            at = based_on.get(at)
        return with_marks(draft, successions, markings)

    def succession(self, draft: DraftId, as_of: Date | None = None) -> Succession | None:
        """Return how the draft, as it is or was on a day, came from the one it is based on."""
        return self.kept(("succession", draft, as_of), lambda: self.file.succession(draft, as_of))


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
