"""Proposals, and how they would look on words that changed."""

from dataclasses import dataclass
from datetime import date as Date

from workbench.desk.views.deeds import Done
from workbench.model.change import Redline
from workbench.model.proposal import Decision, ProposalKind
from workbench.model.statement import Stance


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
    """Its sponsor spoke again without it, the clause has its words, or the clause was taken out."""
    identical: tuple[str, ...] = ()
    """Refs of open proposals on the clause with the same words."""
    collides: tuple[str, ...] = ()
    """Refs of open proposals on the clause that change the same words differently."""
    after: str = ""
    """For a move: the label of the clause it should follow; empty where that one is in the draft no more."""
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
class Accepted:
    """A proposal was accepted: what happened, and how each other one on the clause would now look."""

    done: Done
    others: tuple[Carried, ...]
