"""What a returned Word file brought."""

from dataclasses import dataclass
from datetime import date as Date

from workbench.desk.views.deeds import Done
from workbench.desk.views.proposals import ProposalView


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
