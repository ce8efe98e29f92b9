"""Answers the four questions: what is agreed, who stands in the way, what is undecided, who is silent."""

from collections import Counter
from dataclasses import replace
from datetime import date as Date

from workbench.consensus.blockers import held_up_by, who_stands_alone
from workbench.consensus.conditions import say_condition
from workbench.consensus.groups import short_name
from workbench.desk.consensus.measurement import Measured
from workbench.desk.consensus.measuring import measured
from workbench.desk.consensus.silence import say_running
from workbench.desk.drafts.drafting import draft_line
from workbench.desk.naming import find_draft
from workbench.desk.negotiation import Negotiation
from workbench.desk.proposals.tabled import proposal_view
from workbench.desk.statements.contributing import see_contributions
from workbench.desk.views import AgreementView, StatusLine, StatusView
from workbench.model.clause import Clause
from workbench.model.consensus import Agreement, ClauseConsensus, Rule, Status
from workbench.model.statement import Stance
from workbench.text.normalise import fold


def see_status(
    n: Negotiation, draft: str | None = None, rule: Rule = Rule.NO_OBJECTION, as_of: Date | None = None
) -> StatusView:
    """Return the status of a draft, the newest by default, clause by clause."""
    head = find_draft(n, draft, as_of)
    view = n.kept(("status", head.id, rule, as_of), lambda: status_of(n, measured(n, head.id, rule, as_of), rule))
    running = "" if as_of else say_running(n, head.symbol)  # not kept: it ends by the clock
    return replace(view, silence=running) if running else view


def status_of(n: Negotiation, found: Measured, rule: Rule) -> StatusView:
    """Return the status of a draft as it was measured under a rule."""
    head = next(one for one in n.heads() if one.id == found.draft.id)
    alone = who_stands_alone(found.results)
    lines = tuple(
        status_line(found, clause, alone.get(clause.id)) for clause in found.draft.clauses if clause.is_negotiable
    )
    counts = Counter(line.status for line in lines)
    return StatusView(
        draft=draft_line(n, head, found.as_of),
        title=n.kept("title", n.file.title),
        rule=rule,
        as_of=found.on,
        counts={status: counts.get(status, 0) for status in Status},
        brackets=sum(line.brackets for line in lines),
        clauses=lines,
        proposals=tuple(
            proposal_view(n, found, proposal, clause)
            for clause in found.draft.clauses
            for proposal in found.proposals.get(clause.id, ())
        ),
        never_spoken=never_spoken(found),
        spoke_before_changes=_before_changes(found),
        hardest=tuple(
            (short_name(found.groups.delegation(who)), blocks, alone_blocks)
            for who, blocks, alone_blocks in held_up_by(found.results)
        ),
        states=len(found.groups.member_states),
        head=n.file.head(),
        illustrative=found.draft.illustrative or any(one.is_illustrative for one in found.spoken.values()),
        contributions=see_contributions(n, found.as_of).sentence,
    )


def status_line(found: Measured, clause: Clause, alone: str | None = None) -> StatusLine:
    """Return one clause's consensus as a line of the status."""
    result = found.results[clause.id]
    return StatusLine(
        label=clause.label,
        kind=clause.kind,
        depth=clause.depth,
        text=clause.text,
        status=result.status,
        flags=result.flags,
        need=result.need.sentence,
        support=_count(result, Stance.SUPPORT),
        accept=_count(result, Stance.ACCEPT),
        reserve=_count(result, Stance.RESERVE),
        amend=_count(result, Stance.AMEND),
        oppose=_count(result, Stance.OPPOSE),
        silent=result.silent - len(result.dissociated),
        dissociated=len(result.dissociated),
        contradictory=names(found, result.contradictory),
        blockers=names(found, result.blockers),
        reserving=names(found, result.need.reserving),
        stale=result.stale,
        confirm=result.confirm,
        brackets=result.brackets,
        proposals=result.proposals,
        agreed=agreement_view(found, result.agreement),
        stands_alone=found.groups.delegation(alone).name if alone else "",
    )


def agreement_view(found: Measured, agreement: Agreement | None) -> AgreementView | None:
    """Return a declaration as it is shown."""
    if agreement is None:
        return None
    return AgreementView(
        level=agreement.level,
        on=agreement.on,
        pending=say_condition(agreement, found.label),
        by=agreement.by,
        words_changed=agreement.words_changed,
        illustrative=agreement.illustrative,
    )


def names(found: Measured, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of delegations, groups by their short ones."""
    return tuple(short_name(found.groups.delegation(one)) for one in ids)


def _count(result: ClauseConsensus, stance: Stance) -> int:
    return result.counts.get(stance, 0)


def never_spoken(found: Measured) -> tuple[str, ...]:
    """Return the Member States without any standing on any clause, by name."""
    spoke = {who for result in found.results.values() for who in result.standings}
    silent = [one for one in found.groups.member_states if one not in spoke]
    return tuple(sorted((found.groups.delegation(one).name for one in silent), key=fold))


def _before_changes(found: Measured) -> tuple[str, ...]:
    holders = dict.fromkeys(
        who for clause in found.draft.clauses if clause.id in found.spoken for who in found.spoken[clause.id].outdated
    )
    return tuple(short_name(found.groups.delegation(one)) for one in holders)
