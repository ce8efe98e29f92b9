"""The record: every act is an entry. Nothing in it is changed or removed; all else is derived from it."""

from datetime import date as Date
from datetime import datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from workbench.model.acts import (
    BracketMarked,
    ClauseAdded,
    ClauseMoved,
    ClauseRemoved,
    ClauseReworded,
    ClausesRenumbered,
    ContributionsInvited,
    ContributionsReceived,
    ForceWordsSet,
    PassageSet,
    QuantifiersSet,
)
from workbench.model.base import (
    ClauseId,
    DelegationId,
    DraftId,
    EntryId,
    Frozen,
    ProposalId,
    StatementId,
    WordsHash,
    is_unset,
)
from workbench.model.change import Link
from workbench.model.consensus import Level
from workbench.model.delegation import Delegation, Membership
from workbench.model.draft import Draft
from workbench.model.proposal import Decision, Proposal, Remark
from workbench.model.statement import Stance, Statement


class NegotiationOpened(Frozen):
    """The first entry of every file."""

    kind: Literal["NegotiationOpened"] = "NegotiationOpened"
    title: str
    illustrative: bool = False


class RosterRegistered(Frozen):
    """The delegations and memberships a negotiation starts with, in one act."""

    kind: Literal["RosterRegistered"] = "RosterRegistered"
    source: str
    delegations: tuple[Delegation, ...]
    memberships: tuple[Membership, ...]


class DelegationRegistered(Frozen):
    """A delegation is added, or described anew."""

    kind: Literal["DelegationRegistered"] = "DelegationRegistered"
    delegation: Delegation


class MembershipSet(Frozen):
    """A membership is added; one with the same group, member, role, start and source is replaced."""

    kind: Literal["MembershipSet"] = "MembershipSet"
    membership: Membership
    others: tuple[Membership, ...] = ()
    """Set in the same act: several sources may state one membership."""


class DraftTabled(Frozen):
    """A draft is put on the table, with the succession the program proposes from the draft it is based on."""

    kind: Literal["DraftTabled"] = "DraftTabled"
    draft: Draft
    links: tuple[Link, ...] = ()
    """From `draft.based_on`; empty where it has none."""


class DraftIssued(Frozen):
    """A working draft is frozen under its symbol."""

    kind: Literal["DraftIssued"] = "DraftIssued"
    draft: DraftId
    symbol: str
    date: Date


class SuccessionSet(Frozen):
    """The user corrects a succession: these links replace all those that touch their clauses."""

    kind: Literal["SuccessionSet"] = "SuccessionSet"
    old: DraftId
    new: DraftId
    links: tuple[Link, ...]


class StatementMade(Frozen):
    """A delegation spoke; the proposals it made come with it."""

    kind: Literal["StatementMade"] = "StatementMade"
    statement: Statement
    proposals: tuple[Proposal, ...] = ()


class StatementsImported(Frozen):
    """Several statements taken in from one file: one act, undone as one."""

    kind: Literal["StatementsImported"] = "StatementsImported"
    source: str
    """The file's name, without its folder."""
    statements: tuple[StatementMade, ...] = ()
    agreements: tuple["ClauseAgreed", ...] = ()


class StatementWithdrawn(Frozen):
    """A delegation takes back what it said, from a day on; until then it counted."""

    kind: Literal["StatementWithdrawn"] = "StatementWithdrawn"
    statement: StatementId
    clauses: tuple[ClauseId, ...]
    """On which its words no longer count."""
    whole: bool
    """Whether that is all it said; its alignments go with it then."""
    because: str = ""
    on: Date


class ProposalMade(Frozen):
    """A proposal made apart from any statement."""

    kind: Literal["ProposalMade"] = "ProposalMade"
    proposal: Proposal


class ProposalsReturned(Frozen):
    """What a file that came back proposes and remarks: one act, undone as one."""

    kind: Literal["ProposalsReturned"] = "ProposalsReturned"
    source: str
    """The file's name, without its folder."""
    draft: DraftId
    proposals: tuple[Proposal, ...]
    remarks: tuple[Remark, ...] = ()


class ProposalBacked(Frozen):
    """A delegation speaks for or against a proposal; its latest word counts."""

    kind: Literal["ProposalBacked"] = "ProposalBacked"
    proposal: ProposalId
    who: DelegationId
    stance: Stance
    on: Date


class ProposalDecided(Frozen):
    """A proposal is accepted, rejected or withdrawn; accepted in a working draft, what it asks for is done at once."""

    kind: Literal["ProposalDecided"] = "ProposalDecided"
    proposal: ProposalId
    decision: Decision
    because: str = ""
    on: Date
    rewording: ClauseReworded | None = None
    arranging: ClauseAdded | ClauseRemoved | ClauseMoved | None = Field(
        default=None, discriminator="kind", exclude_if=is_unset
    )
    """What accepting an addition, a deletion or a move did to the working draft."""


class ClauseAgreed(Frozen):
    """A person declares clauses agreed, quoting the hash of the words of each."""

    kind: Literal["ClauseAgreed"] = "ClauseAgreed"
    draft: DraftId
    words: dict[ClauseId, WordsHash]
    level: Level
    pending: str = ""
    package: tuple[ClauseId, ...] = Field(default=(), exclude_if=is_unset)
    """Clauses of the draft without which these are not agreed text."""
    on: Date
    illustrative: bool = False


class ClauseReopened(Frozen):
    """An agreed clause is opened again, for a reason."""

    kind: Literal["ClauseReopened"] = "ClauseReopened"
    draft: DraftId
    clause: ClauseId
    because: str
    on: Date


class SilenceOpened(Frozen):
    """A draft is put to all: agreed to unless somebody objects until a time."""

    kind: Literal["SilenceOpened"] = "SilenceOpened"
    draft: DraftId
    words_hash: WordsHash
    """Of the words of the whole draft (`workbench.text.normalise.words_hash_of_all`)."""
    until: AwareDatetime
    zone: str
    """The time zone in which `until` was given, as the tz database names it."""


class SilenceBroken(Frozen):
    """A delegation objects in a silence procedure."""

    kind: Literal["SilenceBroken"] = "SilenceBroken"
    silence: EntryId
    """The entry that opened it."""
    who: DelegationId
    made_at: AwareDatetime
    """When it objected; the entry says when that was written."""
    because: str = ""


class EntryWithdrawn(Frozen):
    """An earlier entry no longer counts; withdrawing a withdrawal brings it back."""

    kind: Literal["EntryWithdrawn"] = "EntryWithdrawn"
    entry: EntryId
    because: str = ""


Act = Annotated[
    NegotiationOpened
    | RosterRegistered
    | DelegationRegistered
    | MembershipSet
    | DraftTabled
    | ClauseReworded
    | ClauseAdded
    | ClauseRemoved
    | ClauseMoved
    | ClausesRenumbered
    | BracketMarked
    | DraftIssued
    | SuccessionSet
    | StatementMade
    | StatementsImported
    | StatementWithdrawn
    | ProposalMade
    | ProposalsReturned
    | ProposalBacked
    | ProposalDecided
    | ClauseAgreed
    | ClauseReopened
    | SilenceOpened
    | SilenceBroken
    | ContributionsInvited
    | ContributionsReceived
    | QuantifiersSet
    | ForceWordsSet
    | PassageSet
    | EntryWithdrawn,
    Field(discriminator="kind"),
]


class Entry(Frozen):
    """One act in the record, chained to the one before it by hash."""

    id: EntryId
    """UUID version 7."""
    replica: str
    """The copy of the file it was first written in."""
    sequence: int
    """1, 2, 3 … without a gap."""
    made_at: datetime
    """When the act was done in the room."""
    entered_at: datetime
    """When it was written here."""
    by: str
    """Who entered it."""
    act: Act
    previous: str
    """Hash of the entry before it; of the first, empty."""
    hash: str
