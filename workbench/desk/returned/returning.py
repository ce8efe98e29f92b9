"""Takes in Word files that delegations send back: their tracked changes as proposals, their comments as remarks.

Nothing is applied and nothing is guessed: who an author is must be known, and what belongs to no clause is
listed. One file is one act.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from uuid6 import uuid7

from workbench.consensus.groups import short_name
from workbench.desk.consensus.measuring import measured
from workbench.desk.days import today
from workbench.desk.naming import find_draft, labels_of
from workbench.desk.negotiation import Negotiation
from workbench.desk.proposals.tabled import proposal_view
from workbench.desk.returned.asking import Asked, asked_of, join_moves
from workbench.desk.returned.authors import People, named_authors, people_of, tell_others
from workbench.desk.returned.deciding import Decided, decided_in, tell_decided
from workbench.desk.returned.sending import changes_sent, comments_sent, draft_sent, is_sent, redlines_sent
from workbench.desk.views import Done, NotPlaced, RemarkLine, ReturnedView
from workbench.errors import NotAllowed
from workbench.formats.guard import shown_name
from workbench.model.base import ClauseId, DelegationId
from workbench.model.change import Op
from workbench.model.draft import Draft
from workbench.model.proposal import Proposal, ProposalKind, Remark
from workbench.model.record import ProposalsReturned
from workbench.text.normalise import clean, words_hash
from workbench.text.plurals import count_of, some_of

if TYPE_CHECKING:
    from workbench.formats.word.placing import Placed, Placing
    from workbench.formats.word.returned import Returned

_SHOWN = 6


def import_returned(
    n: Negotiation,
    path: Path,
    *,
    draft: str | None = None,
    who: str | None = None,
    authors: Sequence[str] = (),
    private: bool = False,
) -> ReturnedView:
    """Take in a returned .docx against a draft, as proposals and remarks in one act.

    The draft is the one that the file says it was made of, unless another is named; else the newest. `authors` says
    whose an author's changes are, as `Name=Delegation` (`Name=` leaves them out); who is called as a delegation is
    hers; `who` has all others'. Changes and comments that the file was sent out with are nobody's. Raises UnknownName
    for authors whom nobody knows and NotAllowed where there is nothing new in the file; then nothing was imported.
    """
    from workbench.formats.word.placing import place_paragraphs  # loading lxml takes a while
    from workbench.formats.word.returned import read_returned

    as_sent = read_returned(path)
    named = named_authors(as_sent.authors, shown_name(path), authors)
    on_draft = (None if draft else draft_sent(n, as_sent)) or n.draft(find_draft(n, draft).id)
    redlines = redlines_sent(n, as_sent, on_draft)
    sent = changes_sent(n, redlines, on_draft, named)
    returned, ours = _without_ours(n, read_returned(path, sent) if sent else as_sent, on_draft, named)
    people = people_of(n, shown_name(path), returned.authors, who, named)
    placing = place_paragraphs(returned, on_draft.clauses)
    decided = decided_in(redlines if sent and sent.accept else (), placing, returned, on_draft)
    asked, apart = _gathered(n, placing.placed, people, on_draft)
    remarks, beside = _remarks(placing.placed, people, private=private)
    proposals = [_proposal(one, on_draft, private=private) for one in join_moves(asked, on_draft)]
    act = _new(n, shown_name(path), on_draft, proposals, remarks)
    again = len(proposals) + len(remarks) - len(act.proposals) - len(act.remarks)
    notices = (*returned.notices, *_ours(ours, returned.settled.count), *tell_decided(decided))
    notices = (*notices, *_notices(placing, on_draft, decided))
    if not act.proposals and not act.remarks and not apart and not beside:
        raise NotAllowed(
            f"{shown_name(path)} proposes nothing that is not on the table already."
            if again or ours or returned.settled.count else
            f"{shown_name(path)} holds no tracked change and no comment on {on_draft.symbol}.",
            " ".join(notices) or "Compare it with the draft: workbench draft import, then workbench compare."
        )  # fmt: skip
    if act.proposals or act.remarks:
        n.record(act)
    notices = (*notices, *tell_others(n, people, who, named), *_already(again), *_closed(n, act))
    return _view(n, act, on_draft, (*apart, *beside), notices)


def _without_ours(n: Negotiation, returned: Returned, draft: Draft, named: Collection[str]) -> tuple[Returned, int]:
    """Return what came back without the comments that were sent, and how many those were."""
    remarks = [one for paragraph in returned.paragraphs for one in paragraph.remarks if one.author not in named]
    signed = {(one.author, one.at.date()) for one in remarks if one.at}
    said = comments_sent(n, draft_sent(n, returned) or draft, signed)
    ours = {one for one in remarks if is_sent(one, said)}
    if not ours:
        return returned, 0
    paragraphs = tuple(
        replace(one, remarks=tuple(remark for remark in one.remarks if remark not in ours)) if one.remarks else one
        for one in returned.paragraphs
    )
    wrote = [one.author for paragraph in paragraphs for one in paragraph.changes]
    wrote += [one.author for paragraph in paragraphs for one in paragraph.remarks]
    left = replace(returned, paragraphs=paragraphs, authors=tuple(dict.fromkeys(wrote)))
    return left, sum(one in ours for one in remarks)


def _ours(comments: int, changes: int) -> Iterable[str]:
    """Say how much of what is in the file went out with it."""
    counts = [count_of(changes, "change")] if changes else []
    counts += [count_of(comments, "comment")] if comments else []
    if counts:
        yield f"{' and '.join(counts)} {'is' if changes + comments == 1 else 'are'} ours and were left."


def _gathered(
    n: Negotiation, placed: Iterable[Placed], people: People, draft: Draft
) -> tuple[list[Asked], list[NotPlaced]]:
    """Return what each delegation asks for, paragraph by paragraph, and what can be laid on no clause."""
    clauses = {clause.id: clause for clause in draft.clauses}
    asked: list[Asked] = []
    apart: list[NotPlaced] = []
    for one in placed:
        for whose in dict.fromkeys(people[change.author] for change in one.paragraph.changes):
            if not whose:
                continue
            names = {author for author, theirs in people.items() if theirs == whose}
            found = asked_of(one, names, whose, clauses)
            if isinstance(found, str):
                name = ", ".join(short_name(n.groups().delegation(who)) for who in whose)
                apart.append(NotPlaced(one.paragraph.number, one.paragraph.proposed_by(names), name, found))
            else:
                asked += found
    return asked, apart


def _remarks(placed: Iterable[Placed], people: People, *, private: bool) -> tuple[list[Remark], list[NotPlaced]]:
    remarks: list[Remark] = []
    beside: list[NotPlaced] = []
    for one in placed:
        clause = one.clause or (one.after if one.is_addition else None)
        for said in one.paragraph.remarks:
            text = clean(said.text).text.strip()
            if clause is None:
                beside.append(NotPlaced(one.paragraph.number, text, said.author, "remarks on words of no clause"))
                continue
            on, about = said.at.date() if said.at else today(), clean(said.about).text
            remarks += [
                Remark(who=who, clause=clause, about=about, text=text, on=on, private=private)
                for who in people[said.author]
            ]
    return remarks, beside


def _proposal(asked: Asked, draft: Draft, *, private: bool) -> Proposal:
    base = next(clause for clause in draft.clauses if clause.id == asked.clause)
    return Proposal(
        id=uuid7().hex,
        kind=asked.kind,
        draft=draft.id,
        clause=asked.clause,
        base_hash=words_hash(base.text),
        words=asked.words,
        after=asked.after,
        sponsors=asked.whose,
        on=asked.on or today(),
        private=private,
    )


def _new(
    n: Negotiation, file: str, draft: Draft, proposals: Iterable[Proposal], remarks: Iterable[Remark]
) -> ProposalsReturned:
    """Leave out what the same delegation has on the table already, whatever became of it, and says twice."""
    known = {_key(one) for one, _ in n.file.proposals()}
    gone = n.file.withdrawn()
    said = {
        remark
        for clause in {one.clause for one in remarks}
        for entry in n.entries_on([clause])
        if isinstance(entry.act, ProposalsReturned) and entry.id not in gone
        for remark in entry.act.remarks
    }
    fresh = {_key(one): one for one in proposals if _key(one) not in known}
    return ProposalsReturned(
        source=file,
        draft=draft.id,
        proposals=tuple(fresh.values()),
        remarks=tuple(dict.fromkeys(one for one in remarks if one not in said)),
    )


def _key(one: Proposal) -> tuple[ProposalKind, ClauseId, str, ClauseId | None, tuple[DelegationId, ...]]:
    return one.kind, one.clause, words_hash(one.words), one.after, one.sponsors


def _notices(placing: Placing, draft: Draft, decided: Decided) -> Iterable[str]:
    labels = labels_of(draft)
    silent = [one.clause for one in placing.placed if one.is_silent_change and one.clause]
    if silent := [labels[one] for one in silent if one not in decided.clauses]:
        yield (
            f"Changed without tracking, and so by nobody: {some_of(silent, _SHOWN)}. "
            f"If that is much, another draft than {draft.symbol} was sent back: name it with --draft."
        )
    if joined := [labels[one.clause] for one in placing.placed if one.clause and _is_joined(one)]:
        yield f"Joined to the paragraph after it: {some_of(joined, _SHOWN)}. Make that change in the next draft."
    if missing := [labels[one] for one in placing.missing if one not in decided.clauses]:
        yield f"Not in the file, or not to be known again: {some_of(missing, _SHOWN)}."
    if strange := [one.original for one in placing.strange if " ".join(one.original.split()) not in decided.strange]:
        first = strange[0]
        more = f" and {len(strange) - 1} more" if len(strange) > 1 else ""
        yield f"In no clause, and untracked: “{first[:60]}{'…' if len(first) > 60 else ''}”{more}."


def _is_joined(placed: Placed) -> bool:
    """Whether a paragraph that stays loses its end."""
    ends = (change for change in placed.paragraph.changes if change.op is Op.DELETE and change.text == "\n")
    return bool(placed.paragraph.proposed) and any(True for _ in ends)


def _already(again: int) -> Iterable[str]:
    if again:
        yield f"{again} on the table already {'was' if again == 1 else 'were'} not entered again."


def _closed(n: Negotiation, act: ProposalsReturned) -> Iterable[str]:
    still = {one.id for found in measured(n, act.draft).proposals.values() for one in found}
    closed = sum(one.id not in still for one in act.proposals)
    if closed:
        yield f"{closed} of them {'is' if closed == 1 else 'are'} not open: the sponsor spoke to the clause since."


def _view(
    n: Negotiation, act: ProposalsReturned, draft: Draft, apart: Sequence[NotPlaced], notices: Sequence[str]
) -> ReturnedView:
    found = measured(n, draft.id)
    clauses = {clause.id: clause for clause in found.draft.clauses}
    proposals = tuple(proposal_view(n, found, one, clauses[one.clause]) for one in act.proposals)
    remarks = tuple(
        RemarkLine(clauses[one.clause].label, short_name(n.groups().delegation(one.who)), one.about, one.text, one.on)
        for one in act.remarks
    )
    counted = f"{count_of(len(proposals), 'proposal')} and {count_of(len(remarks), 'remark')}"
    left = f"; {len(apart)} could not be placed" if apart else ""
    done = Done(f"Took in {counted} on {draft.symbol} from {act.source}{left}. Nothing was applied.", tuple(notices))
    return ReturnedView(draft.symbol, done, proposals, remarks, tuple(apart))
