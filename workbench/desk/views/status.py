"""The status of a draft: the four questions, clause by clause."""

from dataclasses import dataclass
from datetime import date as Date

from workbench.desk.views.drafts import DraftLine
from workbench.desk.views.proposals import ProposalView
from workbench.model.clause import ClauseKind
from workbench.model.consensus import Level, Rule, Status


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
    reserving: tuple[str, ...] = ()
    """Groups and States that reserve by their own word."""
    stands_alone: str = ""
    """The one delegation that alone blocks the clause, if so."""

    @property
    def is_flagged(self) -> bool:
        """Whether it lacks consensus or anything else needs a look."""
        return bool(self.flags)


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
    contributions: str = ""
    """What became of the written contributions, in a line; empty where none were asked for."""
    silence: str = ""
    """Until when a silence procedure runs on the draft, `until 18:00 on …`; empty where none does."""
