"""Says acts of the record in plain words: the only place where an entry becomes a sentence."""

from collections.abc import Iterable

from workbench.consensus.groups import short_name
from workbench.consensus.quantifying import say_scale
from workbench.consensus.saying import say_date
from workbench.desk.drafts.renumbering import told_of_renumbering
from workbench.desk.moments import say_moment
from workbench.desk.negotiation import Negotiation
from workbench.model.acts import (
    Arrangement,
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
from workbench.model.base import ClauseId, DelegationId, DraftId, ProposalId
from workbench.model.proposal import Proposal
from workbench.model.record import (
    Act,
    ClauseAgreed,
    ClauseReopened,
    DelegationRegistered,
    DraftIssued,
    DraftTabled,
    EntryWithdrawn,
    MembershipSet,
    NegotiationOpened,
    ProposalBacked,
    ProposalDecided,
    ProposalMade,
    ProposalsReturned,
    RosterRegistered,
    SilenceBroken,
    SilenceOpened,
    StatementMade,
    StatementsImported,
    StatementWithdrawn,
    SuccessionSet,
)
from workbench.model.statement import Alignment, Statement
from workbench.text.plurals import count_of, some_of

_TOLD_IN_FULL = 3
"""Proposals and remarks of a returned file that are told one by one; of more, the number is given."""


def describe_act(n: Negotiation, act: Act) -> str:
    """Return what an act did, in one sentence without a full stop."""
    match act:
        case NegotiationOpened():
            return f"negotiation opened: {act.title}"
        case RosterRegistered():
            return f"{len(act.delegations)} delegations and {len(act.memberships)} memberships registered"
        case DelegationRegistered():
            return f"{act.delegation.name} registered as {act.delegation.kind}"
        case MembershipSet():
            one = act.membership
            return f"{_name(n, one.member)} set as {one.role} of {_name(n, one.group)}"
        case DraftTabled():
            return f"{act.draft.symbol} tabled, {len(act.draft.clauses)} clauses and headings"
        case ClauseReworded():
            return f"{_clauses(n, act.draft, [act.clause])} reworded"
        case ClauseAdded() | ClauseRemoved() | ClauseMoved() | ClausesRenumbered():
            return _arranged(n, act)
        case BracketMarked():
            said = "marked as no negotiation" if act.editorial else "marked as negotiated after all"
            return f"[{act.content}] in {_clauses(n, act.draft, [act.clause])} {said}"
        case DraftIssued():
            return f"draft issued as {act.symbol}"
        case SuccessionSet():
            return f"succession corrected between {_draft(n, act.old)} and {_draft(n, act.new)}"
    return _describe_word(n, act)


def _describe_word(n: Negotiation, act: Act) -> str:
    match act:
        case StatementMade():
            corrected = " (a correction)" if act.statement.corrects else ""
            return describe_statement(n, act.statement) + corrected
        case StatementsImported():
            return f"{len(act.statements)} statements imported from {act.source}"
        case StatementWithdrawn():
            return _withdrawn(n, act)
        case ProposalMade():
            return _proposed(n, act.proposal)
        case ProposalsReturned():
            return _returned(n, act)
        case ProposalBacked():
            return f"{_name(n, act.who)}: {act.stance} on {_proposal(n, act.proposal)}"
        case ProposalDecided():
            because = f": {act.because}" if act.because else ""
            done = f" ({_arranged(n, act.arranging)})" if act.arranging else ""
            return f"{_proposal(n, act.proposal)} {act.decision}{done}{because}"
        case ClauseAgreed():
            package = f", a package with {_labels(n, act.draft, act.package)}" if act.package else ""
            pending = f", pending {act.pending}" if act.pending else ""
            return f"{_clauses(n, act.draft, act.words)} declared agreed ({act.level}{pending}{package})"
        case ClauseReopened():
            return f"{_clauses(n, act.draft, [act.clause])} reopened: {act.because}"
        case SilenceOpened():
            return f"silence opened on {_draft(n, act.draft)} until {say_moment(act.until)}"
        case SilenceBroken():
            return f"{_name(n, act.who)} breaks silence" + (f": {act.because}" if act.because else "")
        case ContributionsInvited(invitation=one):
            whom = ", ".join(_name(n, who) for who in one.whom) or "all Member States"
            return f"{whom} invited to contribute in writing" + (f" until {say_date(one.until)}" if one.until else "")
        case ContributionsReceived(contributions=received):
            return f"written contributions received from {', '.join(_name(n, one.who) for one in received)}"
        case QuantifiersSet(scale=scale):
            return f"words for numbers: {say_scale(scale)}" if scale else "numbers written without a scale"
        case ForceWordsSet(words=words):
            return "words of force set, a list of its own" if words else "words of force: the program's own again"
        case PassageSet():
            where = f"went to {_clauses(n, act.new, [act.to])}" if act.to else "went to no other clause"
            return f"a sentence of {_clauses(n, act.old, [act.clause])} {where}: “{act.words}”"
        case EntryWithdrawn():
            return "an entry withdrawn" + (f": {act.because}" if act.because else "")
    raise AssertionError(act)


def _proposed(n: Negotiation, one: Proposal) -> str:
    return f"{', '.join(_name(n, who) for who in one.sponsors)}: {one.kind} proposed on " + _clauses(
        n, one.draft, [one.clause]
    )


def _proposal(n: Negotiation, proposal: ProposalId) -> str:
    found = next((one for one, _ in n.kept("proposals", n.file.proposals) if one.id == proposal), None)
    if found is None:
        return "a proposal since withdrawn"
    sponsors = ", ".join(_name(n, who) for who in found.sponsors)
    return f"proposal by {sponsors} on {_labels(n, found.draft, [found.clause])}"


def _arranged(n: Negotiation, act: Arrangement) -> str:
    match act:
        case ClauseAdded():
            return f"{act.clause.label} added to {_draft(n, act.draft)}"
        case ClauseRemoved():
            taken = f"; {_labels(n, act.draft, [act.kept.clause])} taken" if act.kept else ""
            return f"{_labels(n, act.draft, act.words)} removed from {_draft(n, act.draft)}{taken}"
        case ClauseMoved():
            where = f"after {_labels(n, act.draft, [act.after])}" if act.after else "to the beginning"
            return f"{_labels(n, act.draft, list(act.words)[:1])} of {_draft(n, act.draft)} moved {where}"
        case ClausesRenumbered():
            return f"{_draft(n, act.draft)} renumbered: {told_of_renumbering(act)}"


def describe_statement(n: Negotiation, one: Statement) -> str:
    """Return what a statement says, in one sentence without a full stop."""
    stances: dict[str, list[ClauseId]] = {}
    for position in one.positions:
        stances.setdefault(position.stance, []).append(position.clause)
    own = "; ".join(f"{stance} on {_labels(n, one.draft, clauses)}" for stance, clauses in stances.items())
    parts = [_alignment(n, one.draft, alignment) for alignment in one.alignments]
    if own:
        parts.append(f"in its own capacity {own}" if one.alignments else own)
    if one.dissociations:
        parts.append(f"dissociates itself from {_labels(n, one.draft, one.dissociations)}")
    colon = ":" if own and not one.alignments else ""
    return f"{say_speaker(n, one)}{colon} {'; '.join(parts) or 'spoke'}, in {_draft(n, one.draft)}"


def say_speaker(n: Negotiation, one: Statement) -> str:
    """Return who speaks and for whom: `Cuba`, or `NAM (by Egypt)`."""
    return _name(n, one.holder) + (f" (by {_name(n, one.speaker)})" if one.on_behalf_of else "")


def _alignment(n: Negotiation, draft: DraftId, one: Alignment) -> str:
    whom = _name(n, one.with_delegation)
    if one.statement:
        found = n.file.statements(ending=one.statement)
        named = found[0].made.statement if found else None
        by = f" (by {_name(n, named.speaker)})" if named and named.on_behalf_of else ""
        whom = f"the statement of {whom}{f' of {say_date(named.on)}{by}' if named else ', since withdrawn'}"
    excepted = f", except {_labels(n, draft, one.except_clauses)}" if one.except_clauses else ""
    return f"aligns itself with {whom}{excepted}"


def _withdrawn(n: Negotiation, act: StatementWithdrawn) -> str:
    found = n.file.statements(ending=act.statement)
    because = f": {act.because}" if act.because else ""
    if not found:
        return f"a statement withdrawn{because}"
    one = found[0].made.statement
    on = "" if act.whole else f" on {_labels(n, one.draft, act.clauses)}"
    return f"{say_speaker(n, one)} withdraws what it said on {say_date(one.on)}{on}{because}"


def _returned(n: Negotiation, act: ProposalsReturned) -> str:
    """Say what a returned file brought: in full where that is little, else how much of it."""
    if len(act.proposals) + len(act.remarks) > _TOLD_IN_FULL:
        proposals, remarks = count_of(len(act.proposals), "proposal"), count_of(len(act.remarks), "remark")
        return f"{proposals} and {remarks} on {_draft(n, act.draft)} from {act.source}"
    parts = [
        f"{', '.join(_name(n, who) for who in one.sponsors)}: {one.kind} proposed on "
        f"{_labels(n, act.draft, [one.clause])}"
        for one in act.proposals
    ]
    parts += [f"{_name(n, one.who)} on {_labels(n, act.draft, [one.clause])}: “{one.text}”" for one in act.remarks]
    return f"{'; '.join(parts)} (from {act.source})"


def _name(n: Negotiation, delegation: DelegationId) -> str:
    return short_name(n.groups().delegation(delegation))


def _draft(n: Negotiation, draft: DraftId) -> str:
    return next((head.symbol for head in n.heads() if head.id == draft), "a draft since withdrawn")


def _clauses(n: Negotiation, draft: DraftId, clauses: Iterable[ClauseId]) -> str:
    return f"{_labels(n, draft, clauses)} of {_draft(n, draft)}"


def _labels(n: Negotiation, draft: DraftId, clauses: Iterable[ClauseId]) -> str:
    if all(head.id != draft for head in n.heads()):
        return "clauses"
    labels = n.kept(("labels ever", draft), lambda: n.file.labels(draft))
    return some_of([labels[clause][-1] if clause in labels else "?" for clause in clauses])
