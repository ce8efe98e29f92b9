"""What the desk returns: one frozen value a question. The command line prints it, the screen draws it.

Names in views are the names people read (`Venezuela (Bolivarian Republic of)`, `NAM`), never ids; a field
that ends in `_id` is for going back to the desk. Text is as received: whoever shows it passes it through
its own display gate.
"""

from workbench.desk.views.deeds import Done, Exported, FileLine, RecordCheck, RecordLine
from workbench.desk.views.drafts import ClauseText, CompareView, DraftLine, DraftView, Pairing, PassageLine
from workbench.desk.views.proposals import Accepted, Carried, Judged, ProposalView
from workbench.desk.views.returned import NotPlaced, RemarkLine, ReturnedView
from workbench.desk.views.room import DelegationLine, GroupView, MembershipLine, PositionLine
from workbench.desk.views.standings import ClauseView, HolderView, MatrixRow, MatrixView, StanceView
from workbench.desk.views.statements import StatementLine, StatementPosition, StatementView
from workbench.desk.views.status import AgreementView, StatusLine, StatusView

__all__ = [
    "Accepted",
    "AgreementView",
    "Carried",
    "ClauseText",
    "ClauseView",
    "CompareView",
    "DelegationLine",
    "Done",
    "DraftLine",
    "DraftView",
    "Exported",
    "FileLine",
    "GroupView",
    "HolderView",
    "Judged",
    "MatrixRow",
    "MatrixView",
    "MembershipLine",
    "NotPlaced",
    "Pairing",
    "PassageLine",
    "PositionLine",
    "ProposalView",
    "RecordCheck",
    "RecordLine",
    "RemarkLine",
    "ReturnedView",
    "StanceView",
    "StatementLine",
    "StatementPosition",
    "StatementView",
    "StatusLine",
    "StatusView",
]
