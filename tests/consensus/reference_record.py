"""What of a record counts on a day and to a reader, slow and obvious: the acts are read from the first to the last.

It makes a `World` of them, in which the rules are asked (`tests.consensus.reference`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date

from tests.consensus.reference import World, counting, find
from workbench.model.acts import ClauseReworded
from workbench.model.change import Succession
from workbench.model.consensus import Agreement, Aligned, Taken
from workbench.model.delegation import Roster
from workbench.model.draft import Draft
from workbench.model.proposal import Proposal
from workbench.model.record import (
    ClauseAgreed,
    ClauseReopened,
    Entry,
    EntryWithdrawn,
    MembershipSet,
    StatementMade,
    StatementsImported,
    StatementWithdrawn,
)
from workbench.model.statement import Statement
from workbench.text.normalise import same_but_punctuation, words_hash
from workbench.text.redline.rebase import rebase


@dataclass
class Record:
    """What a negotiation began with, all that was entered since, and all words that were ever used."""

    roster: Roster
    drafts: list[Draft]
    """As they were tabled, the newest last."""
    successions: dict[str, Succession]
    entries: list[Entry]
    texts: tuple[str, ...]


@dataclass
class Reader:
    """Who asks: somebody on a day (None: now), told what is private or not."""

    as_of: Date | None = None
    public: bool = False

    def knows(self, day: Date, private: bool = False) -> bool:
        return (self.as_of is None or day <= self.as_of) and not (private and self.public)


def world_of(record: Record, reader: Reader) -> World:
    """The negotiation as that reader knows it."""
    drafts = drafts_known(record, reader)
    last = drafts[-1]
    world = World(
        roster=roster_now(record),
        drafts=drafts,
        successions=record.successions,
        taken=list(taken(record, reader, drafts)),
        aligned=list(aligned(record, reader)),
        wordings={words_hash(text): text for text in record.texts},
        on=reader.as_of or last.date or Date.min,
    )
    world.agreements = {
        clause.id: found for clause in last.clauses if (found := agreement(record, reader, world, clause.id))
    }
    return world


# What counts


def entries_that_count(record: Record) -> list[Entry]:
    """All entries but those taken back; a taking back that was itself taken back takes nothing back."""
    gone: set[str] = set()
    kept: list[Entry] = []
    for entry in reversed(record.entries):
        if entry.id not in gone:
            if isinstance(entry.act, EntryWithdrawn):
                gone.add(entry.act.entry)
            kept.insert(0, entry)
    return kept


def statements(record: Record) -> Iterator[tuple[int, StatementMade]]:
    for entry in entries_that_count(record):
        if isinstance(entry.act, StatementMade):
            yield entry.sequence, entry.act
        if isinstance(entry.act, StatementsImported):
            yield from ((entry.sequence, one) for one in entry.act.statements)


def known(record: Record, reader: Reader) -> list[Statement]:
    every = [made.statement for _, made in statements(record)]
    return [one for one in every if reader.knows(one.on, one.private)]


def withdrawals(record: Record, reader: Reader) -> list[StatementWithdrawn]:
    acts = [entry.act for entry in entries_that_count(record)]
    return [act for act in acts if isinstance(act, StatementWithdrawn) and reader.knows(act.on)]


def speaks_of(one: Statement, clause: str) -> bool:
    return clause in one.dissociations or any(position.clause == clause for position in one.positions)


def stands(record: Record, reader: Reader, statement: Statement, clause: str) -> bool:
    """Whether what a statement says of a clause was neither corrected nor taken back."""
    for other in known(record, reader):
        if other.corrects == statement.id and other.holder == statement.holder and speaks_of(other, clause):
            return False
    return not any(one.statement == statement.id and clause in one.clauses for one in withdrawals(record, reader))


# As the rules want it


def roster_now(record: Record) -> Roster:
    rows = list(record.roster.memberships)
    for entry in entries_that_count(record):
        if isinstance(entry.act, MembershipSet):
            rows.append(entry.act.membership)
    latest = {(row.group, row.member, row.role, row.since, row.source): row for row in rows}
    return Roster(delegations=record.roster.delegations, memberships=tuple(latest.values()))


def drafts_known(record: Record, reader: Reader) -> list[Draft]:
    """The last is edited; what was entered after the first edit of a later day rested on later words."""
    last = record.drafts[-1]
    texts = {clause.id: clause.text for clause in last.clauses}
    for entry in entries_that_count(record):
        if isinstance(entry.act, ClauseReworded):
            if not reader.knows(entry.made_at.date()):
                break
            texts[entry.act.clause] = entry.act.text
    clauses = tuple(clause.model_copy(update={"text": texts[clause.id]}) for clause in last.clauses)
    return [*record.drafts[:-1], last.model_copy(update={"clauses": clauses})]


def taken(record: Record, reader: Reader, drafts: list[Draft]) -> Iterator[Taken]:
    words = {clause.id: clause.text for draft in drafts for clause in draft.clauses}
    heard = {one.id for one in known(record, reader)}
    for sequence, made in statements(record):
        one = made.statement
        if one.id not in heard:
            continue
        said = [(each.id, each.clause, each.stance, each.words_hash) for each in one.positions]
        unbound = [(f"{one.id}.{each}", each, None, words_hash(words[each])) for each in one.dissociations]
        for name, clause, stance, taken_on in (*said, *unbound):
            if stands(record, reader, one, clause):
                yield Taken(
                    name, one.id, one.holder, one.speaker, stance, one.on, sequence, clause, taken_on,
                    private=one.private,
                )  # fmt: skip


def aligned(record: Record, reader: Reader) -> Iterator[Aligned]:
    heard = known(record, reader)
    gone = {one.statement for one in withdrawals(record, reader) if one.whole}
    for was in heard:
        if any(one.corrects == was.id and one.holder == was.holder and one.alignments for one in heard):
            gone.add(was.id)
    for sequence, made in statements(record):
        one = made.statement
        if one in heard and one.id not in gone:
            for each in one.alignments:
                named = corrected(record, each.statement) if each.statement else set()
                yield Aligned(
                    one.holder, each.with_delegation, one.on, sequence, frozenset(named), one.private,
                    frozenset(each.except_clauses),
                )  # fmt: skip


def corrected(record: Record, statement: str) -> set[str]:
    """A statement with what corrected it, and what corrected that."""
    corrections = [made.statement for _, made in statements(record) if made.statement.corrects == statement]
    return {statement}.union(*(corrected(record, one.id) for one in corrections if one.id != statement))


# Agreements and proposals


def line_of(world: World, clause: str) -> list[str]:
    """A clause with all it comes from, by links of any kind, the nearest first."""
    line, newest = [clause], [clause]
    while newest:
        links = [link for each in world.successions.values() for link in each.links if {*newest} & {*link.new}]
        newest = [old for link in links for old in link.old if old not in line]
        line += list(dict.fromkeys(newest))
    return line


def agreement(record: Record, reader: Reader, world: World, clause: str) -> Agreement | None:
    """What was declared last on a clause or those it comes from, by its day, unless it was opened again.

    Of several declared in one act that of the nearest clause.
    """
    acts: list[tuple[Date, int, int, str, ClauseAgreed | ClauseReopened]] = []
    for place, one in enumerate(line_of(world, clause)):
        for entry in entries_that_count(record):
            act = entry.act
            is_declared = isinstance(act, ClauseAgreed) and one in act.words
            is_reopened = isinstance(act, ClauseReopened) and one == act.clause
            if isinstance(act, ClauseAgreed | ClauseReopened) and (is_declared or is_reopened) and reader.knows(act.on):
                acts.append((act.on, entry.sequence, -place, one, act))
    if not acts:
        return None
    on, sequence, _, one, latest = max(acts, key=lambda each: each[:3])
    if isinstance(latest, ClauseReopened):
        return None
    return Agreement(
        clause=clause,
        level=latest.level,
        on=on,
        words_hash=latest.words[one],
        pending=latest.pending,
        package=tuple(now for each in latest.package for now in became(world, each)),
        words_changed=not same_but_punctuation(world.wordings[latest.words[one]], find(world, clause).text),
        sequence=sequence,
    )


def became(world: World, clause: str) -> list[str]:
    return [one.id for one in world.drafts[-1].clauses if clause in line_of(world, one.id)] or [clause]


def undecided(record: Record, reader: Reader, world: World, clause: str) -> set[str]:
    """Proposals on a clause or those it comes from that it does not say yet; they stand with their positions."""
    line = line_of(world, clause)
    everybody = [one.id for one in world.roster.delegations]
    held = {one.position for who in everybody for one in counting(world, clause, who, Date.max)}
    return {
        one.id
        for _, made in statements(record)
        for one in made.proposals
        if one.clause in line
        and reader.knows(one.on, one.private)
        and not is_met(world, one, find(world, clause).text)
        and one.position in held
    }


def is_met(world: World, proposal: Proposal, text: str) -> bool:
    """Whether the words of a clause are those of a proposal, or have changed to hold all that it would change."""
    now = words_hash(text)
    if now in (words_hash(proposal.words), proposal.base_hash):
        return now == words_hash(proposal.words)
    laid = rebase(world.wordings[proposal.base_hash], text, proposal.words)
    return laid.fits and words_hash(laid.words) == now
