"""What the desk returns: one frozen value a question. The command line prints it, the screen draws it.

Names in views are the names people read (`Venezuela (Bolivarian Republic of)`, `NAM`), never ids; a field
that ends in `_id` is for going back to the desk. Text is as received: whoever shows it passes it through
its own display gate.
"""

from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime

from workbench.model.change import Change, Redline
from workbench.model.clause import ClauseKind, Emphasis, Footnote
from workbench.model.consensus import Freshness, Level, Rule, Status, Via
from workbench.model.delegation import DelegationKind, Role
from workbench.model.draft import DraftState, Origin
from workbench.model.proposal import Decision, ProposalKind
from workbench.model.statement import Stance


@dataclass(frozen=True, slots=True)
class Done:
    """An act was recorded: what happened, in one sentence, and what the user should know besides."""

    sentence: str
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A draft in a list."""

    symbol: str
    title: str
    date: Date | None
    origin: Origin | None
    based_on: str | None
    state: DraftState
    illustrative: bool
    clauses: int
    """Clauses that are negotiated, headings left out."""
    brackets: int
    note: str


@dataclass(frozen=True, slots=True)
class ClauseText:
    """A clause as it reads in its draft."""

    label: str
    kind: ClauseKind
    number: str
    depth: int
    parent: str | None
    text: str
    emphasis: tuple[Emphasis, ...]
    footnotes: tuple[Footnote, ...]
    brackets: int
    unbalanced: tuple[int, ...]
    """Offsets of brackets without a partner."""


@dataclass(frozen=True, slots=True)
class DraftView:
    """A draft, whole."""

    draft: DraftLine
    front: tuple[str, ...]
    clauses: tuple[ClauseText, ...]


@dataclass(frozen=True, slots=True)
class MembershipLine:
    """One row of a group: who, as what, when, by which source."""

    member: str
    member_id: str
    kind: DelegationKind
    role: Role
    since: Date | None
    until: Date | None
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class DelegationLine:
    """A delegation in a list."""

    delegation_id: str
    name: str
    kind: DelegationKind
    regional_group: str
    aliases: tuple[str, ...]
    groups: tuple[str, ...]
    """Ids of the groups it is in, whatever the role; for a group: those it belongs to."""
    members: int
    """For a group: members on the day; else 0."""
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class GroupView:
    """A group and who belongs to it on a day."""

    delegation_id: str
    name: str
    on: Date
    states: int
    """Members of the United Nations among its members: what a consensus counts."""
    memberships: tuple[MembershipLine, ...]
    former: tuple[MembershipLine, ...]
    """Memberships that do not hold on that day."""
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class PositionLine:
    """A position in a list."""

    clause: str
    draft: str
    who: str
    """Whose position it is."""
    speaker: str
    stance: Stance | None
    """None for a dissociation."""
    words: str
    because: str
    cure: str
    source: str
    forum: str
    on: Date
    private: bool
    illustrative: bool
    note: str


@dataclass(frozen=True, slots=True)
class AgreementView:
    """How a clause was declared agreed."""

    level: Level
    on: Date
    pending: str
    by: str
    words_changed: bool
    illustrative: bool


@dataclass(frozen=True, slots=True)
class StatusLine:
    """One clause in the status of a draft. Counts are of Member States."""

    label: str
    kind: ClauseKind
    depth: int
    text: str
    status: Status
    flags: tuple[str, ...]
    need: str
    support: int
    accept: int
    reserve: int
    amend: int
    oppose: int
    silent: int
    """Those without any standing; the contradictory and the dissociated are counted apart."""
    contradictory: tuple[str, ...]
    blockers: tuple[str, ...]
    """Groups and States by their own word, the groups first."""
    stale: int
    confirm: int
    brackets: int
    proposals: int
    agreed: AgreementView | None
    dissociated: int = 0
    stands_alone: str = ""
    """The one delegation that alone blocks the clause, if so."""

    @property
    def is_flagged(self) -> bool:
        """Whether it lacks consensus or anything else needs a look."""
        return bool(self.flags)


@dataclass(frozen=True, slots=True)
class ProposalView:
    """A proposal and who is behind it."""

    proposal_id: str
    kind: ProposalKind
    draft: str
    clause: str
    words: str
    redline: Redline
    """From the clause's words to the proposed ones; empty for moves."""
    sponsors: tuple[str, ...]
    reason: str
    on: Date
    decision: Decision | None
    private: bool
    illustrative: bool
    ref: str = ""
    """Six characters to name it by."""
    supporters: tuple[str, ...] = ()
    """Who spoke for it, its sponsors apart."""
    opponents: tuple[str, ...] = ()
    reserving: tuple[str, ...] = ()
    superseded: bool = False
    """Its sponsor spoke again without it, or the clause has its words."""
    identical: tuple[str, ...] = ()
    """Refs of open proposals on the clause with the same words."""
    collides: tuple[str, ...] = ()
    """Refs of open proposals on the clause that change the same words differently."""
    carried: "Carried | None" = None
    """How it would look on the clause's words, where they changed since it was made."""
    bridge: "tuple[Judged, ...]" = ()
    """Where one proposal is shown that is open: what it does for each delegation that spoke on the clause."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What a proposal does for one delegation, by the wording it asked for."""

    name: str
    verdict: str
    """`won`, `partly`, `unmet`, `ask` or `lost` (`workbench.consensus.bridge.Verdict`)."""
    stance: Stance | None
    states: int
    """Member States that stand by its word, itself included."""
    met: tuple[str, ...]
    """Its demands that are met: `put in “…”`, `take out “…”`."""
    unmet: tuple[str, ...]
    cure: str


@dataclass(frozen=True, slots=True)
class Carried:
    """A proposal laid on words that changed since it was made; a person decides whether it is meant so."""

    ref: str
    sponsors: tuple[str, ...]
    fits: bool
    words: str
    """The carried wording; where it does not fit, the proposal's own."""
    redline: Redline
    """From the words now to these."""


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """What a delegation wrote beside a clause of a file it sent back."""

    clause: str
    who: str
    about: str
    """The words it stands on."""
    text: str
    on: Date


@dataclass(frozen=True, slots=True)
class NotPlaced:
    """What somebody changed or remarked in a returned file, and why it belongs to no clause."""

    number: str
    words: str
    who: str
    why: str


@dataclass(frozen=True, slots=True)
class ReturnedView:
    """A returned file was taken in: what it proposes and remarks, and what could not be placed."""

    draft: str
    done: Done
    proposals: tuple[ProposalView, ...]
    remarks: tuple[RemarkLine, ...]
    not_placed: tuple[NotPlaced, ...]


@dataclass(frozen=True, slots=True)
class Accepted:
    """A proposal was accepted: what happened, and how each other one on the clause would now look."""

    done: Done
    others: tuple[Carried, ...]


@dataclass(frozen=True, slots=True)
class StatusView:
    """The first screen: the four questions, answered for one draft."""

    draft: DraftLine
    title: str
    """Of the negotiation."""
    rule: Rule
    as_of: Date
    """The day on which memberships were looked at."""
    counts: dict[Status, int]
    """Clauses by status, every status present."""
    brackets: int
    clauses: tuple[StatusLine, ...]
    proposals: tuple[ProposalView, ...]
    """Undecided ones on this draft or carried to it, in the order of the clauses."""
    never_spoken: tuple[str, ...]
    """Member States without any standing on any clause."""
    spoke_before_changes: tuple[str, ...]
    """Delegations some of whose positions are on words that changed since."""
    hardest: tuple[tuple[str, int, int], ...]
    """Blockers, the most first: name, clauses it blocks, clauses it alone blocks."""
    states: int
    """Member States counted: the denominator."""
    head: str
    """Hash of the newest entry of the record."""
    illustrative: bool
    """Whether illustrative drafts or positions are in it."""


@dataclass(frozen=True, slots=True)
class HolderView:
    """One delegation's standing on one clause, with its reasons and where it comes from."""

    delegation_id: str
    name: str
    kind: DelegationKind
    stance: Stance | None
    via: Via
    chain: str
    """`own word of 4 June 2012`, or `via NAM (Egypt, 4 June 2012)`."""
    contradictory: bool
    dissociated: bool
    freshness: Freshness
    because: str
    cure: str
    words: str
    proposal_redline: Redline
    source: str
    forum: str
    on: Date
    private: bool
    illustrative: bool
    note: str
    changed: Redline
    """What changed in the words since the position was taken; empty where nothing did."""
    followers: tuple["HolderView", ...] = ()
    """For a group (or one others aligned with): the States that stand here because of it."""
    own_way: tuple["HolderView", ...] = ()
    """For a group: its members that stand elsewhere by their own word, or are pulled both ways."""


@dataclass(frozen=True, slots=True)
class StanceView:
    """All who hold one stance on a clause."""

    stance: Stance | None
    """None for the contradictory and the dissociated."""
    title: str
    """`oppose`, `support` …, `pulled both ways`, `dissociated`."""
    states: int
    holders: tuple[HolderView, ...]
    """Those who said it: groups first, each with its followers; then States by their own word."""


@dataclass(frozen=True, slots=True)
class ClauseView:
    """A clause with its words, its people and what it needs."""

    draft: str
    line: StatusLine
    clause: ClauseText
    chapeau: str
    """The words it hangs from; empty where none."""
    before: str | None
    """The symbol of the draft before; None where there is none."""
    change: Change | None
    before_labels: tuple[str, ...]
    redline: Redline
    """From the words before to these; empty where there is no draft before."""
    stances: tuple[StanceView, ...]
    """Objections first, then reservations, contradictory, support, acceptance."""
    silent: tuple[str, ...]
    proposals: tuple[ProposalView, ...]
    history: tuple[str, ...]
    """What was done with it: declared, reopened …, a sentence each, newest first."""
    previous_label: str | None
    """Neighbours in the draft, for walking."""
    next_label: str | None


@dataclass(frozen=True, slots=True)
class Pairing:
    """One step of succession between two drafts, with the redline of its words."""

    change: Change
    old: tuple[str, ...]
    """Labels in the old draft."""
    new: tuple[str, ...]
    score: float
    redline: Redline
    """From the old clauses' words, joined by newlines, to the new ones'."""
    carried_by: tuple[str, ...]
    candidates: tuple[str, ...]
    by_user: bool


@dataclass(frozen=True, slots=True)
class CompareView:
    """Two drafts beside each other."""

    old: str
    new: str
    pairings: tuple[Pairing, ...]
    """In the order of the new draft; dropped ones where they stood."""
    counts: dict[Change, int]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One delegation over all clauses: a code a clause.

    Codes: `+` support, `~` accept, `?` reserve, `!` amend, `x` oppose, `*` pulled both ways,
    `-` dissociated, `.` silent. `own` has the same length: `o` own or aligned word, `g` from a group,
    space where there is none; `stale` likewise: `s` stale, `c` confirm, space otherwise.
    """

    delegation_id: str
    name: str
    kind: DelegationKind
    codes: str
    own: str
    stale: str


@dataclass(frozen=True, slots=True)
class MatrixView:
    """Delegations × clauses: groups first, then those who spoke, then the others, each by name."""

    draft: str
    labels: tuple[str, ...]
    statuses: tuple[Status, ...]
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One entry of the record in plain words."""

    sequence: int
    entry_id: str
    made_at: datetime
    entered_at: datetime
    by: str
    kind: str
    sentence: str
    withdrawn: bool
    hash: str


@dataclass(frozen=True, slots=True)
class RecordCheck:
    """What verifying the record found."""

    entries: int
    head: str
    faults: tuple[str, ...]
    """Empty where the chain holds and the projections match it."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A file was written."""

    path: str
    sentence: str
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileLine:
    """What a negotiation file holds, for title bars and `check`."""

    path: str
    title: str
    drafts: int
    entries: int
    head: str
    sqlite_version: str
    notices: tuple[str, ...] = ()
