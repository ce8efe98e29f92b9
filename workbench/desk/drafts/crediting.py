"""Says who brought the words of a draft since a base: the sponsors of proposals, else the facilitator.

Rejected and withdrawn proposals credit nobody, private ones only if asked for. What a proposal brought is dated
by the proposal, what the facilitator edited by the day it was entered, other words by the draft that has them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from workbench.consensus.groups import short_name
from workbench.desk.consensus.measurement import Measured
from workbench.desk.negotiation import Negotiation
from workbench.formats.pages.credits import Credit, Wording, Wordings
from workbench.model.acts import ClauseReworded
from workbench.model.base import ClauseId, ProposalId, WordsHash
from workbench.model.clause import Clause
from workbench.model.draft import Draft
from workbench.model.proposal import Decision, Proposal, ProposalKind
from workbench.model.record import ProposalDecided
from workbench.text.normalise import words_hash

_GONE = frozenset({Decision.REJECTED, Decision.WITHDRAWN})


@dataclass(slots=True)
class _Asked:
    """Who asks for what in proposals; of several who ask the same, the one taken in first."""

    by_id: dict[ProposalId, Credit] = field(default_factory=dict)
    wordings: dict[tuple[ClauseId, WordsHash], Credit] = field(default_factory=dict)
    additions: dict[WordsHash, Credit] = field(default_factory=dict)
    others: dict[tuple[ProposalKind, ClauseId], Credit] = field(default_factory=dict)

    def take(self, proposal: Proposal, credit: Credit) -> None:
        self.by_id[proposal.id] = credit
        if proposal.kind is ProposalKind.WORDING:
            self.wordings.setdefault((proposal.clause, words_hash(proposal.words)), credit)
        elif proposal.kind is ProposalKind.ADDITION:
            self.additions.setdefault(words_hash(proposal.words), credit)
        else:
            self.others.setdefault((proposal.kind, proposal.clause), credit)

    def words(self, clauses: Iterable[ClauseId], text: str, unknown: Credit) -> Credit:
        """Return who proposed these words for one of the clauses."""
        now = words_hash(text)
        return next((self.wordings[one, now] for one in clauses if (one, now) in self.wordings), unknown)

    def first(self, kind: ProposalKind, clauses: Iterable[ClauseId]) -> Credit | None:
        """Return who asked that one of the clauses be moved or taken out."""
        return next((self.others[kind, one] for one in clauses if (kind, one) in self.others), None)


_Stages = list[tuple[Draft, Clause]]
"""A clause as it stood in each draft since the base, the oldest first."""


def wordings_since(n: Negotiation, found: Measured, base: Draft, *, include_private: bool) -> Wordings:
    """Return by clause of the draft what it was reworded to since `base`, and by clause of `base` who took it out."""
    asked = _asked(n, found, include_private=include_private)
    before = {clause.id: clause.text for clause in base.clauses}
    stages = _stages(found, base)
    roots = {clause.id: [one for one in found.lineage[clause.id] if one in before] for clause in found.draft.clauses}
    edits = _edits(n, stages, {clause: before[ends[0]] for clause, ends in roots.items() if ends}, asked)
    credited: dict[ClauseId, Sequence[Wording]] = {}
    for clause in found.draft.clauses:
        ids = (clause.id, *found.lineage[clause.id])
        ends = roots[clause.id]
        steps = _steps(stages[clause.id], before[ends[0]] if ends else "", ids, edits, asked)
        if not ends and (brought := asked.additions.get(words_hash(clause.text))):
            steps = [Wording(clause.text, brought)]
        elif not steps and (moved := asked.first(ProposalKind.MOVE, ids)):
            steps = [Wording(clause.text, moved)]
        credited[clause.id] = steps
    left = before.keys() - {one for ends in roots.values() for one in ends}
    gone = {clause: asked.first(ProposalKind.DELETION, _since(n, clause, found)) for clause in left}
    return credited | {clause: [Wording("", credit)] for clause, credit in gone.items() if credit}


def _asked(n: Negotiation, found: Measured, *, include_private: bool) -> _Asked:
    """Take in accepted proposals first, then the open ones, each in the order in which they were made."""
    asked = _Asked()
    counting = [
        (proposal, decision)
        for proposal, decision in n.kept("proposals", n.file.proposals)
        if decision not in _GONE and (include_private or not proposal.private)
    ]
    for proposal, _ in sorted(counting, key=lambda one: one[1] is not Decision.ACCEPTED):
        sponsors = (short_name(found.groups.delegation(one)) for one in proposal.sponsors)
        asked.take(proposal, Credit(", ".join(sponsors), proposal.on))
    return asked


def _stages(found: Measured, base: Draft) -> dict[ClauseId, _Stages]:
    """Return the stages of each clause of the draft; a draft in which it was more clauses than one is passed over."""
    line = (found.draft, *found.earlier)
    since = next((at for at, one in enumerate(line) if one.id == base.id), 1)
    drafts = [(one, {clause.id: clause for clause in one.clauses}) for one in reversed(line[:since])]
    stages: dict[ClauseId, _Stages] = {}
    for clause in found.draft.clauses:
        ids = (clause.id, *found.lineage[clause.id])
        stood = ((draft, [clauses[one] for one in ids if one in clauses]) for draft, clauses in drafts)
        stages[clause.id] = [(draft, ones[0]) for draft, ones in stood if len(ones) == 1]
    return stages


_Edits = dict[ClauseId, list[tuple[WordsHash, Wording]]]
"""By clause of a working draft: the hash of the words that were changed, and what they were changed to."""


def _edits(n: Negotiation, stages: dict[ClauseId, _Stages], before: dict[ClauseId, str], asked: _Asked) -> _Edits:
    """Return the edits of the clauses that changed since the base."""
    changed = {
        one.id
        for clause, stood in stages.items()
        for _, one in stood
        if any(one.text != before.get(clause) for _, one in stood)
    }
    undone = n.file.withdrawn()
    edits: _Edits = {}
    for entry in n.entries_on(changed) if changed else ():
        act, credit = entry.act, Credit(on=entry.made_at.date())
        made = act if isinstance(act, ClauseReworded) else None
        if isinstance(act, ProposalDecided):
            made, credit = act.rewording, asked.by_id.get(act.proposal, credit)
        if made and entry.id not in undone:
            edits.setdefault(made.clause, []).append((made.base_hash, Wording(made.text, credit)))
    texts = n.file.wordings({hashes[0][0] for hashes in edits.values()})
    for made_on in edits.values():  # the words that the draft was tabled with
        first = made_on[0][0]
        made_on.insert(0, (first, Wording(texts.get(first, ""), Credit())))
    return edits


def _steps(stages: _Stages, text: str, ids: Sequence[ClauseId], edits: _Edits, asked: _Asked) -> list[Wording]:
    """Return the wordings that differ from the one before, the first of them from `text`."""
    steps: list[Wording] = []
    for draft, clause in stages:
        tabled = Credit(on=draft.date)
        edited = [wording for _, wording in edits.get(clause.id, ())] or [Wording(clause.text, tabled)]
        for at, wording in enumerate(edited):
            if wording.text != text:
                credit = tabled if at == 0 else wording.credit
                steps.append(Wording(wording.text, asked.words(ids, wording.text, credit)))
                text = wording.text
    return steps


def _since(n: Negotiation, clause: ClauseId, found: Measured) -> list[ClauseId]:
    """Return a clause and those it became in the drafts up to the one looked at."""
    line = [clause]
    for draft in (*reversed(found.earlier), found.draft):
        if succession := n.succession(draft.id):
            line += [new for link in succession.links if set(link.old) & set(line) for new in link.new]
    return line
