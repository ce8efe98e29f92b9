"""What each act makes: rows for the tables that are derived from the record. Nothing is written here."""

import json
from collections.abc import Iterable, Iterator

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
from workbench.model.base import DraftId
from workbench.model.clause import Clause
from workbench.model.draft import Draft
from workbench.model.proposal import Proposal
from workbench.model.record import (
    ClauseAgreed,
    ClauseReopened,
    DelegationRegistered,
    DraftIssued,
    DraftTabled,
    Entry,
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
from workbench.model.statement import Statement

ADDED = -1
"""The place of a clause that was added to a working draft: it stands where the arrangement says."""

Row = tuple[object, ...]
Rows = Iterator[tuple[str, Row]]
"""Table and values; the entry's sequence, the first column of every table, is left to the writer."""


def rows_of(entry: Entry) -> Rows:
    """Yield the rows an entry makes as long as it counts, those of one table together."""
    match entry.act:
        case NegotiationOpened(title=title, illustrative=illustrative):
            yield "opening", (title, illustrative)
        case RosterRegistered(delegations=delegations, memberships=memberships):
            yield from (("delegation", (one.id, one.model_dump_json())) for one in delegations)
            yield from (("membership", (one.model_dump_json(),)) for one in memberships)
        case DelegationRegistered(delegation=delegation):
            yield "delegation", (delegation.id, delegation.model_dump_json())
        case MembershipSet(membership=membership, others=others):
            yield from (("membership", (one.model_dump_json(),)) for one in (membership, *others))
        case DraftTabled() | ClauseReworded() | DraftIssued() | SuccessionSet() as act:
            yield from _of_drafts(act)
        case ClauseAdded() | ClauseRemoved() | ClauseMoved() | ClausesRenumbered() as act:
            yield from _of_arrangement(act)
        case BracketMarked():
            yield "marking", (entry.act.clause, entry.act.content, entry.act.editorial)
        case StatementMade() as made:
            yield from _of_statements((made,))
        case StatementsImported(statements=statements, agreements=agreements):
            yield from _of_statements(statements)
            yield from (row for declared in agreements for row in _of_agreements(declared, entry.by))
        case StatementWithdrawn() as act:
            yield from (("retraction", row) for row in _retractions(act))
        case ProposalMade(proposal=proposal):
            yield "proposal", _proposal(proposal)
        case ProposalsReturned(proposals=proposals):
            yield from (("proposal", _proposal(proposal)) for proposal in proposals)
        case ProposalBacked(proposal=proposal_id, who=who, stance=stance, on=on):
            yield "backing", (proposal_id, who, stance, on.isoformat())
        case ProposalDecided(proposal=proposal_id, decision=decision, because=because, on=on) as act:
            yield "decision", (proposal_id, decision, because, on.isoformat())
            yield from _of_drafts(act.rewording) if act.rewording else ()
            yield from _of_arrangement(act.arranging) if act.arranging else ()
        case ClauseAgreed() | ClauseReopened() as act:
            yield from _of_agreements(act, entry.by)
        case SilenceOpened() | SilenceBroken() as act:
            yield _of_silence(act, entry)
        case ContributionsInvited(invitation=invitation):
            yield "invitation", (invitation.model_dump_json(),)
        case ContributionsReceived(contributions=contributions):
            yield from (("contribution", (one.model_dump_json(),)) for one in contributions)
        case QuantifiersSet() as act:
            yield "scale", (act.model_dump_json(),)
        case ForceWordsSet() as act:
            yield "force", (act.model_dump_json(),)
        case PassageSet() as act:
            yield "passage", (act.old, act.model_dump_json())


def _of_silence(act: SilenceOpened | SilenceBroken, entry: Entry) -> tuple[str, Row]:
    made_at, entered_at = entry.made_at.isoformat(), entry.entered_at.isoformat()
    if isinstance(act, SilenceOpened):
        return "silence", (entry.id, act.draft, act.words_hash, made_at, act.until.isoformat(), act.zone, entry.by)
    return "breaking", (act.silence, act.who, act.made_at.isoformat(), entered_at, act.because)


def _of_drafts(act: DraftTabled | ClauseReworded | DraftIssued | SuccessionSet) -> Rows:
    match act:
        case DraftTabled(draft=draft, links=links):
            yield "draft", _draft(draft)
            yield from (("clause", _clause(draft.id, place, clause)) for place, clause in enumerate(draft.clauses))
            yield from (("link", (draft.id, draft.based_on, 0, link.model_dump_json())) for link in links)
        case ClauseReworded():
            yield "rewording", (act.draft, act.clause, act.text)
        case DraftIssued():
            yield "issue", (act.draft, act.symbol, act.date.isoformat())
        case SuccessionSet():
            yield from (("link", (act.new, act.old, 1, link.model_dump_json())) for link in act.links)


def _of_arrangement(act: Arrangement) -> Rows:
    match act:
        case ClauseAdded(clause=clause):
            yield "clause", _clause(act.draft, ADDED, clause)
            yield "arrangement", (act.draft, act.kind, clause.id, act.model_dump_json())
        case ClauseRemoved():
            yield from (("arrangement", (act.draft, act.kind, clause_id, "")) for clause_id in act.words)
            yield from _of_drafts(act.kept) if act.kept else ()
        case ClauseMoved():
            yield "arrangement", (act.draft, act.kind, next(iter(act.words)), act.model_dump_json())
        case ClausesRenumbered():
            yield "arrangement", (act.draft, act.kind, "", act.model_dump_json())


def _of_statements(acts: Iterable[StatementMade]) -> Rows:
    yield from (("statement", _statement(made.statement)) for made in acts)
    yield from (("position", row) for made in acts for row in _positions(made))
    yield from (("alignment", row) for made in acts for row in _alignments(made.statement))
    yield from (("proposal", _proposal(proposal)) for made in acts for proposal in made.proposals)


def _of_agreements(act: ClauseAgreed | ClauseReopened, by: str) -> Rows:
    on = act.on.isoformat()
    match act:
        case ClauseAgreed(words=agreed):
            for clause, words_hash in agreed.items():
                yield "agreement", (clause, act.level, on, words_hash, by, act.pending, act.illustrative)
            yield from (("package", (clause, partner)) for clause in agreed for partner in act.package)
        case ClauseReopened():
            yield "reopening", (act.clause, on, act.because)


def _draft(draft: Draft) -> Row:
    return (
        draft.id, draft.symbol, draft.title, draft.date.isoformat() if draft.date else None, draft.origin,
        draft.based_on, draft.state, draft.illustrative, draft.note, json.dumps(draft.front, ensure_ascii=False),
        sum(clause.is_negotiable for clause in draft.clauses),
    )  # fmt: skip


def _clause(draft: DraftId, place: int, clause: Clause) -> Row:
    extra = None
    if clause.emphasis or clause.footnotes:
        extra = clause.model_dump_json(include={"emphasis", "footnotes"})
    return (
        draft, place, clause.id, clause.kind, clause.label, clause.number, clause.parent, clause.depth,
        clause.text, extra,
    )  # fmt: skip


def _statement(one: Statement) -> Row:
    return (
        one.id, one.speaker, one.on_behalf_of, one.on.isoformat(), one.draft, one.forum, one.source, one.private,
        one.illustrative, one.note, one.corrects,
    )  # fmt: skip


def _positions(made: StatementMade) -> Iterator[Row]:
    """Dissociations stand among the positions, without a stance."""
    one = made.statement
    words = {proposal.id: proposal.words for proposal in made.proposals}
    holder, on = one.holder, one.on.isoformat()
    for taken in one.positions:
        yield (
            taken.id, one.id, taken.clause, holder, on, one.private, taken.stance, taken.words_hash, taken.reason,
            taken.cure, words.get(taken.proposal or "", ""), None,
        )  # fmt: skip
    for clause in one.dissociations:
        yield f"{one.id}.{clause}", one.id, clause, holder, on, one.private, None, "", one.note, "", "", None


def _alignments(one: Statement) -> Iterator[Row]:
    for aligned in one.alignments:
        excepted = json.dumps(aligned.except_clauses)
        yield (
            one.id, one.holder, aligned.with_delegation, one.on.isoformat(), aligned.statement, one.private, excepted
        )  # fmt: skip


def _retractions(act: StatementWithdrawn) -> Iterator[Row]:
    """Yield a row for each clause, and one without a clause where all of it is taken back."""
    for clause in (*act.clauses, *([None] if act.whole else [])):
        yield act.statement, clause, act.on.isoformat(), act.because


def _proposal(proposal: Proposal) -> Row:
    return proposal.id, proposal.clause, proposal.model_dump_json()
