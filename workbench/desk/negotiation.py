"""An open negotiation as the desk holds it: the file, who enters, and what was read from it lately.

What is read from the file is kept until anybody writes to it (`token`), so that a screen can ask for the
same things again at no cost. Where only something was said, drafts, successions and the roster are kept on, and a
measurement is renewed for the clauses meant alone. One `Negotiation` a thread.
"""

import getpass
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date as Date
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar, cast

from workbench.consensus.groups import Groups
from workbench.errors import RESTORE, BadFile
from workbench.model.base import ClauseId, DraftId, EntryId
from workbench.model.change import Succession
from workbench.model.draft import Draft
from workbench.model.record import Act, Entry
from workbench.store.database import NegotiationFile
from workbench.store.drafts import DraftHead
from workbench.text.brackets.marking import with_marks

T = TypeVar("T")
_NONSENSE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""How work ends on words that nobody could have written; what is not the file's fault is the program's."""
_MOST_RENEWABLE = 4
"""Of what is renewed, the latest asked for are kept: each may hold all that was said."""


@dataclass(slots=True)
class _Renewable:
    """What was made, and the clauses that something was said on since."""

    made: object
    said: frozenset[ClauseId] | None = None
    """None where nothing was written since."""


class Negotiation:
    """One negotiation file, open. `by` is written beside every entry: who sits at this machine."""

    def __init__(self, file: NegotiationFile, by: str = "") -> None:
        self.file = file
        self.by = by or _user()
        self._kept: dict[object, object] = {}
        self._lasting: dict[object, object] = {}
        self._renewable: dict[object, _Renewable] = {}
        self._token: tuple[int, int] | None = None
        self._entries: dict[EntryId, Entry] = {}

    def close(self) -> None:
        """Close the file."""
        self.file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if isinstance(error, _NONSENSE) and (damage := self.damage()):
                raise damage from error
        finally:
            self.close()

    def damage(self) -> BadFile | None:
        """Return what to say where the file does not hold: why something that was read from it made no sense."""
        if faults := self.file.verify():
            return BadFile(f"{self.path} is damaged: {faults[0]}.", RESTORE)
        return None

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self.file.path

    def record(self, *acts: Act, by: str = "") -> tuple[Entry, ...]:
        """Append acts to the record, all of them or none."""
        return tuple(self.file.record_all(acts, by=by or self.by))

    def kept(self, key: object, make: Callable[[], T]) -> T:
        """Return what was made for that key since anybody last wrote to the file, or make it."""
        return self._kept_in(self._kept, key, make)

    def lasting(self, key: object, make: Callable[[], T]) -> T:
        """Return what was made for that key since drafts, successions or the roster last changed, or make it.

        For what nothing that delegations say can change.
        """
        return self._kept_in(self._lasting, key, make)

    def renewed(
        self,
        key: object,
        make: Callable[[], T],
        renew: Callable[[T, Collection[ClauseId]], T],
        keep: Callable[[T, int], None],
    ) -> T:
        """Return what was made for that key; where something was written since, `renew` it for the clauses meant.

        What was made or renewed is given to `keep`, with the sequence of the entry after which it holds.
        """
        token = self._look()
        was = self._renewable.pop(key, None)
        if was is None:
            made = make()
        elif was.said is not None:
            made = renew(cast(T, was.made), was.said)
        else:
            made = cast(T, was.made)
        if self._look() == token:
            self._renewable[key] = _Renewable(made)
            for oldest in list(self._renewable)[:-_MOST_RENEWABLE]:
                del self._renewable[oldest]
            keep(made, token[1])
        return made

    def _kept_in(self, shelf: dict[object, object], key: object, make: Callable[[], T]) -> T:
        token = self._look()
        if key in shelf:
            return cast(T, shelf[key])
        made = make()
        if self._look() == token:  # else somebody wrote meanwhile: right now, but not to be kept
            shelf[key] = made
        return made

    def _look(self) -> tuple[int, int]:
        """Forget what no longer holds since the last look; return what changes whenever anybody writes."""
        token = self.file.token()
        if token == self._token:
            return token
        said = self.file.changed_since(self._token) if self._token else None
        self._kept.clear()
        if said is None:
            self._lasting.clear()
            self._renewable.clear()
        else:
            for one in self._renewable.values():
                one.said = (one.said or frozenset()) | said
        self._token = token
        return token

    def entries_on(self, clauses: Collection[ClauseId]) -> list[Entry]:
        """Return the entries that touched any of the clauses, imports of statements apart.

        Each is read once, since none ever changes.
        """
        found = self.file.touching(clauses)
        for entry_id in found:
            if entry_id not in self._entries and (entry := self.file.entry(entry_id)):
                self._entries[entry_id] = entry
        return [self._entries[entry_id] for entry_id in found]

    def groups(self) -> Groups:
        """Return who belongs to what, indexed."""
        return self.lasting("groups", lambda: Groups(self.file.roster()))

    def heads(self, as_of: Date | None = None) -> tuple[DraftHead, ...]:
        """Return the drafts on the table (on a day, as they were then) in the order of tabling, without clauses."""
        return self.lasting(("heads", as_of), lambda: self.file.draft_heads(as_of))

    def draft(self, draft: DraftId, as_of: Date | None = None) -> Draft:
        """Return a draft, whole, with its words as they are now or were on a day."""
        return self.lasting(("draft", draft, as_of), lambda: self._with_marks(self.file.draft(draft, as_of), as_of))

    def _with_marks(self, draft: Draft, as_of: Date | None) -> Draft:
        """Lay over a draft what was said of its brackets, in it or in the drafts it comes from."""
        markings = self.lasting("markings", self.file.markings)
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
        return self.lasting(("succession", draft, as_of), lambda: self.file.succession(draft, as_of))


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
