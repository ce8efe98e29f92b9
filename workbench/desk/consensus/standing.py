"""Shows one clause: its words, who stands where on it and why, and what it needs."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date as Date

from workbench.consensus.blockers import who_stands_alone
from workbench.consensus.freshness import changes
from workbench.consensus.groups import short_name
from workbench.desk.consensus.measurement import Measured
from workbench.desk.consensus.measuring import measured
from workbench.desk.consensus.status import status_line
from workbench.desk.days import say_date
from workbench.desk.drafts.comparing import links_between
from workbench.desk.drafts.drafting import clause_text
from workbench.desk.drafts.passages import mark_between, passages_between
from workbench.desk.drafts.pointing import draw
from workbench.desk.naming import find_clauses, find_draft, labels_of
from workbench.desk.negotiation import Negotiation
from workbench.desk.proposals.tabled import proposal_view
from workbench.desk.telling import describe_act
from workbench.desk.views import ClauseView, HolderView, StanceView
from workbench.model.base import ClauseId, DelegationId
from workbench.model.change import Change, Redline
from workbench.model.clause import Clause
from workbench.model.consensus import Freshness, Rule, Standing, Taken, Via
from workbench.model.delegation import DelegationKind
from workbench.model.record import Act, ProposalsReturned
from workbench.model.statement import Stance
from workbench.model.touched import clauses_touched, day_of
from workbench.text.normalise import fold

_ORDER: tuple[Stance, ...] = (Stance.OPPOSE, Stance.AMEND, Stance.RESERVE, Stance.SUPPORT, Stance.ACCEPT)
"""Objections first; the contradictory and the dissociated are put before support."""
_TOLD = 50
"""The latest of what was done with a clause that are told."""


def see_clause(n: Negotiation, label: str, draft: str | None = None, as_of: Date | None = None) -> ClauseView:
    """Return one clause of a draft (the newest by default) with its words, its people and what it needs."""
    head = find_draft(n, draft, as_of)
    (clause,) = find_clauses(n, head.id, [label], as_of)
    return n.kept(("clause", clause.id, as_of), lambda: _clause_view(n, head.id, clause, as_of))


def _clause_view(n: Negotiation, draft_id: str, clause: Clause, as_of: Date | None) -> ClauseView:
    found = measured(n, draft_id, Rule.NO_OBJECTION, as_of)
    draft = found.draft
    labels = labels_of(draft)
    negotiated = [one.label for one in draft.clauses if one.is_negotiable]
    at = negotiated.index(clause.label)
    change, before_labels, redline = _before(n, found, clause)
    parent = next((one for one in draft.clauses if one.id == clause.parent), None)
    alone = who_stands_alone(found.results).get(clause.id)
    return ClauseView(
        draft=draft.symbol,
        line=status_line(found, clause, alone),
        clause=clause_text(clause, labels),
        chapeau=parent.text if parent and parent.is_negotiable else "",
        before=found.earlier[0].symbol if found.earlier else None,
        change=change,
        before_labels=before_labels,
        redline=redline,
        stances=_stances(n, found, clause),
        silent=silent_on(found, clause),
        proposals=tuple(proposal_view(n, found, one, clause) for one in found.proposals.get(clause.id, ())),
        history=_history(n, found, clause),
        previous_label=negotiated[at - 1] if at else None,
        next_label=negotiated[at + 1] if at + 1 < len(negotiated) else None,
        called=tuple(one for one in n.file.labels(draft_id).get(clause.id, ()) if one != clause.label),
    )


def _before(n: Negotiation, found: Measured, clause: Clause) -> tuple[Change | None, tuple[str, ...], Redline]:
    if not found.earlier:
        return None, (), ()
    links = links_between(n, found.earlier[0], found.draft, found.as_of)
    link = next((one for one in links if clause.id in one.new), None)
    if link is None:
        return None, (), ()
    old = {one.id: one for one in found.earlier[0].clauses}
    was = "\n".join(old[one].text for one in link.old)
    redline = draw(n, was, clause.text)
    if link.change is not Change.KEPT:
        passages = passages_between(n, found.earlier[0], found.draft, links, found.as_of)
        redline = mark_between(redline, passages, found.earlier[0], found.draft, link.old, (clause.id,))
    return link.change, tuple(old[one].label for one in link.old), redline


def _stances(n: Negotiation, found: Measured, clause: Clause) -> tuple[StanceView, ...]:
    standings = dict(found.results[clause.id].standings)  # each is asked for again and again
    views: list[StanceView] = []
    for stance in _ORDER:
        if stance is Stance.SUPPORT:
            views += _without_stance(n, found, clause, standings.values())
        same = [one for one in standings.values() if one.stance is stance]
        own = [one for one in same if one.via is Via.OWN or not _follows_its_word(standings, one)]
        if same:
            holders = tuple(_with_followers(n, found, clause, one, standings) for one in _groups_first(found, own))
            views.append(StanceView(stance, str(stance), _states(found, same), holders))
    return tuple(views)


def _follows_its_word(standings: Mapping[DelegationId, Standing], one: Standing) -> bool:
    """Whether the one it follows still says the same; not so where that one spoke again after an alignment."""
    leader = standings.get(one.chain[-1])
    return leader is not None and leader.stance is one.stance


def _without_stance(n: Negotiation, found: Measured, clause: Clause, standings: Iterable[Standing]) -> list[StanceView]:
    both = [one for one in standings if one.is_contradictory]
    apart = [one for one in standings if one.stance is None and not one.is_contradictory]
    return [
        StanceView(
            None,
            title,
            _states(found, group),
            tuple(_holder(n, found, clause, one) for one in _groups_first(found, group)),
        )
        for title, group in (("pulled both ways", both), ("dissociated", apart))
        if group
    ]


def _states(found: Measured, standings: Iterable[Standing]) -> int:
    return sum(found.groups.delegation(one.delegation).kind is DelegationKind.STATE for one in standings)


def _groups_first(found: Measured, standings: Iterable[Standing]) -> list[Standing]:
    def place(one: Standing) -> tuple[bool, str]:
        delegation = found.groups.delegation(one.delegation)
        return delegation.kind is not DelegationKind.GROUP, fold(delegation.name)

    return sorted(standings, key=place)


def _with_followers(
    n: Negotiation, found: Measured, clause: Clause, one: Standing, standings: Mapping[DelegationId, Standing]
) -> HolderView:
    behind = [
        other
        for other in standings.values()
        if other.via is not Via.OWN and other.stance is one.stance and one.delegation in other.chain[1:]
    ]
    members = found.groups.states(one.delegation, found.on)
    own_way = [
        standings[member]
        for member in members
        if member in standings and standings[member] not in behind and standings[member].stance is not one.stance
    ]
    return _holder(
        n,
        found,
        clause,
        one,
        followers=tuple(_holder(n, found, clause, other) for other in _groups_first(found, behind)),
        own_way=tuple(_holder(n, found, clause, other) for other in _groups_first(found, own_way)),
    )


def _holder(
    n: Negotiation,
    found: Measured,
    clause: Clause,
    standing: Standing,
    followers: tuple[HolderView, ...] = (),
    own_way: tuple[HolderView, ...] = (),
) -> HolderView:
    delegation = found.groups.delegation(standing.delegation)
    taken = max(standing.positions, key=lambda one: (one.on, one.sequence))
    if standing.is_contradictory and standing.via is not Via.OWN:
        taken = taken._replace(reason="", cure="", words="", note="")
    return HolderView(
        delegation_id=delegation.id,
        name=delegation.name,
        kind=delegation.kind,
        stance=standing.stance,
        via=standing.via,
        chain=_chain(found, standing),
        contradictory=standing.is_contradictory,
        dissociated=standing.stance is None and not standing.is_contradictory,
        freshness=standing.freshness,
        because=taken.reason,
        cure=taken.cure,
        words=taken.words,
        proposal_redline=draw(n, clause.text, taken.words) if taken.words else (),
        source=taken.source,
        forum=taken.forum,
        on=taken.on,
        private=taken.private,
        illustrative=taken.illustrative,
        note=taken.note,
        changed=_changed(n, found, clause, taken) if standing.freshness is Freshness.STALE else (),
        followers=followers,
        own_way=own_way,
    )


def _chain(found: Measured, standing: Standing) -> str:
    groups = found.groups
    if standing.is_contradictory and standing.via is Via.OWN:
        drafts = (found.draft, *found.earlier)
        places = {clause.id: f"{clause.label} of {draft.symbol}" for draft in drafts for clause in draft.clauses}
        return "; ".join(f"{one.stance or 'dissociated'} on {places[one.origin]}" for one in standing.positions)
    if standing.is_contradictory:
        sides = (
            f"{short_name(groups.delegation(one.holder))} says {one.stance}"
            for one in standing.positions
            if one.stance is not None
        )
        return "; ".join(dict.fromkeys(sides))
    taken = standing.positions[0]
    said = (
        f"{groups.delegation(taken.speaker).name}, {say_date(taken.on)}"
        if taken.speaker != taken.holder
        else say_date(taken.on)
    )
    if standing.via is Via.OWN:
        return f"by {said}" if taken.speaker != taken.holder else f"own word of {said}"
    path = " → ".join(short_name(groups.delegation(one)) for one in standing.chain[1:])
    return f"{'aligned with' if standing.via is Via.ALIGNED else 'via'} {path} ({said})"


def _changed(n: Negotiation, found: Measured, clause: Clause, taken: Taken) -> Redline:
    """Return what changed since a position was taken; of words of the draft before, where they went as well."""
    redline = changes(taken, clause.text, n.file.wordings({taken.words_hash}))
    base = found.earlier[0] if found.earlier else None
    if not redline or base is None or all(one.id != taken.origin for one in base.clauses):
        return redline
    links = links_between(n, base, found.draft, found.as_of)
    passages = passages_between(n, base, found.draft, links, found.as_of)
    return mark_between(redline, passages, base, found.draft, (taken.origin,), (clause.id,))


def silent_on(found: Measured, clause: Clause) -> tuple[str, ...]:
    """Return the Member States without any standing on a clause, by name."""
    standings = found.results[clause.id].standings
    silent: list[DelegationId] = [one for one in found.groups.member_states if one not in standings]
    return tuple(sorted((found.groups.delegation(one).name for one in silent), key=fold))


def _history(n: Negotiation, found: Measured, clause: Clause) -> tuple[str, ...]:
    """Tell what was done with a clause and those it comes from up to the day looked at, the newest first."""
    line = {clause.id, *found.lineage[clause.id]}
    gone = n.file.withdrawn()
    done = [
        (day_of(act) or found.on, sequence, act)
        for sequence, act in n.file.imported(line, limit=_TOLD, until=found.as_of)
        if line & set(clauses_touched(act))
    ]
    for entry in n.entries_on(line):
        if entry.id not in gone:
            act = _bearing_on(entry.act, line)
            done.append((day_of(act) or entry.made_at.date(), entry.sequence, act))
    if (last := found.as_of) is not None:
        done = [one for one in done if one[0] <= last]
    done.sort(key=lambda one: one[:2], reverse=True)
    return tuple(f"{say_date(day)}: {describe_act(n, act)}" for day, _, act in done[:_TOLD])


def _bearing_on(act: Act, line: Collection[ClauseId]) -> Act:
    """Take of what a returned file brought that which bears on the clauses of a line."""
    if not isinstance(act, ProposalsReturned):
        return act
    proposals = tuple(one for one in act.proposals if one.clause in line)
    remarks = tuple(one for one in act.remarks if one.clause in line)
    return act.model_copy(update={"proposals": proposals, "remarks": remarks})
