"""What is derived from the record of an open file, read out; it writes nothing."""

import sqlite3
from collections.abc import Callable, Collection, Iterator
from datetime import date as Date
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from workbench.consensus.descent import Lines
from workbench.model.acts import ForceWordsSet, PassageSet
from workbench.model.base import ClauseId, DelegationId, DraftId, ProposalId, WordsHash
from workbench.model.change import Succession
from workbench.model.consensus import Agreement, Aligned, Taken
from workbench.model.contribution import Contribution, Invitation
from workbench.model.delegation import Roster
from workbench.model.draft import Draft
from workbench.model.proposal import Decision, Proposal
from workbench.model.quantifier import Quantifier
from workbench.model.record import Act
from workbench.model.silence import Silence
from workbench.model.statement import Stance
from workbench.store import (
    agreements,
    comparisons,
    contributions,
    delegations,
    drafts,
    history,
    positions,
    proposals,
    silences,
    statements,
)
from workbench.store.drafts import DraftHead
from workbench.store.statements import Recorded
from workbench.store.translation import readable

T = TypeVar("T")
P = ParamSpec("P")


class Derived:
    """What an open file says now, or said on a day. Raises as `NegotiationFile`, which is one, does."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

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
