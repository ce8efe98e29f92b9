"""The consensus on the clauses of a draft: status, counts, flags, and what each clause needs.

Status, worst first (what is reasoned is marked so):

- `contested`: a State by its own or aligned word, or a group by whose word a State stands, amends or opposes.
  An objection on words that changed since still contests, and is flagged as stale: nobody withdrew it
  (reasoned).
- `reserved`: nobody objects, and somebody reserves its position.
- `contradictory`: nobody objects or reserves, but a State is pulled both ways, or a group's word is on both
  sides of a merge; `stale`: or somebody's words changed since.
- `untested`: no State and no group has spoken. What observers say is flagged and does not test a clause.
- `no objection`: spoken to, and nobody objects. A conditional agreement stays here until it is met.
- `agreed`: declared by a person, without a condition, on these words. It overrides the others: what was
  declared stands until it is reopened; an objection beside it is flagged (reasoned).

The UN's rule is the absence of objection. Under a what-if rule the status stays; the need is another.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date as Date

from workbench.consensus.flags import flags_of
from workbench.consensus.groups import Groups
from workbench.consensus.need import need_of
from workbench.consensus.reading import Reading, read, unspoken
from workbench.consensus.staleness import Carried
from workbench.consensus.standing import Alignments, stand
from workbench.model.base import ClauseId
from workbench.model.consensus import Agreement, Aligned, ClauseConsensus, Rule, Status, Taken
from workbench.model.draft import Draft
from workbench.text.brackets import unbalanced

_BRACKET = re.compile(r"[\[\]]")
_NONE: Mapping[ClauseId, int] = {}
_UNDECLARED: Mapping[ClauseId, Agreement] = {}


def measure(
    draft: Draft,
    taken: Mapping[ClauseId, Sequence[Taken]],
    *,
    aligned: Collection[Aligned],
    groups: Groups,
    on: Date,
    rule: Rule = Rule.NO_OBJECTION,
    agreements: Mapping[ClauseId, Agreement] = _UNDECLARED,
    proposals: Mapping[ClauseId, int] = _NONE,
    brackets: Mapping[ClauseId, int] = _NONE,
    only: Collection[ClauseId] | None = None,
) -> dict[ClauseId, ClauseConsensus]:
    """Return the consensus on the negotiable clauses of a draft, in order; with `only`, on those alone.

    `taken` is what `staleness.carry` gives. `on` is the day memberships are looked at; it holds back no
    position. `agreements` are those of the whole draft; `proposals` counts the undecided ones, `brackets` the open
    ones.
    """
    alignments = Alignments(aligned)
    past = _followed_past(taken, aligned)
    untouched = unspoken(groups)
    labels = {clause.id: clause.label for clause in draft.clauses}
    results: dict[ClauseId, ClauseConsensus] = {}
    for clause in draft.clauses:
        if not clause.is_negotiable or (only is not None and clause.id not in only):
            continue
        said = taken.get(clause.id, ())
        reading = untouched
        if said:
            reading = read(stand(clause.id, said, alignments, groups, on, past.get(clause.id, ())))
        results[clause.id] = _consensus(
            clause.id,
            reading,
            groups,
            rule,
            agreements,
            labels,
            proposals.get(clause.id, 0),
            brackets.get(clause.id, 0),
            is_unbalanced=bool(_BRACKET.search(clause.text) and unbalanced(clause.text)),
        )
    return results


def _followed_past(
    taken: Mapping[ClauseId, Sequence[Taken]], aligned: Iterable[Aligned]
) -> dict[ClauseId, list[Taken]]:
    """Return superseded positions of those somebody aligned itself with; nobody asks for the others."""
    if not isinstance(taken, Carried):
        return {}
    followed = {one.whom for one in aligned}
    return {clause: [one for one in held if one.holder in followed] for clause, held in taken.past.items()}


def status_of(reading: Reading, agreement: Agreement | None) -> Status:
    """Return the status of a clause, the worst that applies; a declared agreement stands above all."""
    if agreement and not agreement.is_conditional and not agreement.words_changed:
        return Status.AGREED
    if reading.blockers:
        return Status.CONTESTED
    if reading.reserving:
        return Status.RESERVED
    if reading.contradictory or reading.torn:
        return Status.CONTRADICTORY
    if reading.stale_holders:
        return Status.STALE
    return Status.NO_OBJECTION if reading.is_spoken_to else Status.UNTESTED


def _consensus(
    clause: ClauseId,
    reading: Reading,
    groups: Groups,
    rule: Rule,
    agreements: Mapping[ClauseId, Agreement],
    labels: Mapping[ClauseId, str],
    proposals: int,
    brackets: int,
    *,
    is_unbalanced: bool,
) -> ClauseConsensus:
    agreement = agreements.get(clause)
    status = status_of(reading, agreement)

    def label(one: ClauseId) -> str:
        return labels.get(one, "a clause that is no longer there")

    need = need_of(
        clause, reading, status, rule, groups,
        agreements=agreements, label=label, proposals=proposals, brackets=brackets,
    )  # fmt: skip
    return ClauseConsensus(
        clause=clause,
        status=status,
        need=need,
        flags=flags_of(
            reading,
            status,
            agreement=agreement,
            pending=need.pending,
            proposals=proposals,
            brackets=brackets,
            is_unbalanced=is_unbalanced,
            condition_met=need.condition_met,
        ),
        counts=reading.counts,
        silent=reading.silent,
        contradictory=reading.contradictory,
        blockers=reading.blockers,
        stale=reading.stale,
        confirm=reading.confirm,
        standings=reading.standings,
        agreement=agreement,
        brackets=brackets,
        proposals=proposals,
        dissociated=reading.dissociated,
    )
