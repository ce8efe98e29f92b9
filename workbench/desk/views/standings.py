"""Who stands where: on one clause with the reasons, and everybody on everything."""

from dataclasses import dataclass
from datetime import date as Date

from workbench.desk.views.drafts import ClauseText
from workbench.desk.views.proposals import ProposalView
from workbench.desk.views.status import StatusLine
from workbench.model.change import Change, Redline
from workbench.model.consensus import Freshness, Status, Via
from workbench.model.delegation import DelegationKind
from workbench.model.statement import Stance


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
    """For a group (or one others aligned with): those that stand here because of it."""
    own_way: tuple["HolderView", ...] = ()
    """For a group: its members that stand elsewhere by their own word, or are pulled both ways."""

    @property
    def following(self) -> tuple[str, ...]:
        """Member States that stand here because of it: those that are counted."""
        return tuple(one.name for one in self.followers if one.kind is DelegationKind.STATE)

    @property
    def following_uncounted(self) -> tuple[str, ...]:
        """Others that do: observers, groups that aligned themselves."""
        return tuple(one.name for one in self.followers if one.kind is not DelegationKind.STATE)


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
    called: tuple[str, ...] = ()
    """Labels it had in this very draft before renumbering, the oldest first."""


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
