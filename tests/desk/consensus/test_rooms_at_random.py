"""A room at random, act by act: what the desk measures of its file is what a slow and obvious reading of its acts says.

Spoken, corrected, withdrawn, dissociated, in private, aligned, declared, in packages, opened again, reworded, joined,
undone and redone; asked of now, of a day, and by somebody who is not told what is private.
"""

import os
from collections.abc import Sequence
from datetime import UTC, datetime, time
from datetime import date as Date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.consensus import reference
from tests.consensus.reference_record import Reader, Record, agreement, statements, undecided, world_of
from tests.consensus.scene import day
from tests.consensus.worlds import DAYS, EVERYBODY, GROUPS, STATES, TEXTS, lines_of_drafts, memberships, rosters
from workbench.desk.consensus.measuring import measured
from workbench.desk.negotiation import Negotiation
from workbench.errors import WorkbenchError
from workbench.model.acts import ClauseReworded
from workbench.model.change import Link, Succession
from workbench.model.consensus import ClauseConsensus, Level, Via
from workbench.model.delegation import Membership, Roster
from workbench.model.draft import Draft, DraftState
from workbench.model.proposal import Proposal
from workbench.model.record import (
    Act,
    ClauseAgreed,
    ClauseReopened,
    DraftTabled,
    EntryWithdrawn,
    MembershipSet,
    NegotiationOpened,
    RosterRegistered,
    StatementMade,
    StatementsImported,
    StatementWithdrawn,
)
from workbench.model.statement import Alignment, Position, Stance, Statement
from workbench.store.database import NegotiationFile
from workbench.text.normalise import words_hash

READERS = (Reader(), Reader(as_of=day(2)), Reader(as_of=day(4)), Reader(public=True))
PENDING = ("", "", "", "S1", "instructions", "the word of G1 and S2’s instructions")


@cache
def empty_file() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.negotiation"
        NegotiationFile.create(path).close()
        return path.read_bytes()


class Room(RuleBasedStateMachine):
    """A negotiation file and, beside it, the list of what was entered."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = TemporaryDirectory()
        path = Path(self._folder.name) / "x.negotiation"
        path.write_bytes(empty_file())
        path.chmod(0o600)
        self.n = Negotiation(NegotiationFile.open(path), by="t")
        self.n.file._connection.execute("pragma synchronous = off")
        self.statements: list[Statement] = []
        self.record: Record

    def teardown(self) -> None:
        self.n.close()
        self._folder.cleanup()

    @initialize(roster=rosters(), drafts=lines_of_drafts())
    def open(self, roster: Roster, drafts: tuple[list[Draft], dict[str, Succession]]) -> None:
        line, successions = drafts
        tabled = [
            one.model_copy(update={"based_on": before.id if before else None, "date": None if before else day(3)})
            for before, one in zip((None, *line[:-1]), line, strict=True)
        ]
        tabled[-1] = tabled[-1].model_copy(update={"state": DraftState.WORKING, "date": day(3)})
        self.record = Record(roster, tabled, successions, [], TEXTS)
        begun = datetime.combine(day(1), time(0), UTC)
        acts: list[Act] = [
            NegotiationOpened(title="x"),
            RosterRegistered(source="x", delegations=roster.delegations, memberships=roster.memberships),
            *(DraftTabled(draft=one, links=tuple(_links(successions, one.id))) for one in tabled),
        ]
        self.n.file.record_all(acts, by="t", made_at=begun)

    @property
    def clauses(self) -> list[str]:
        return [clause.id for draft in self.record.drafts for clause in draft.clauses]

    def enact(self, act: Act, on: Date | None = None) -> None:
        made_at = datetime.combine(on, time(12), UTC) if on else None
        self.record.entries.append(self.n.file.record(act, by="t", made_at=made_at))

    def words(self, clause: str) -> str:
        draft = next(draft for draft in self.record.drafts if any(one.id == clause for one in draft.clauses))
        return next(one.text for one in self.n.file.draft(draft.id).clauses if one.id == clause)

    def _statement(self, data: st.DataObject) -> StatementMade:
        name = f"s{len(self.statements)}"
        clauses = data.draw(st.lists(st.sampled_from(self.clauses), min_size=1, max_size=3, unique=True))
        unbound = tuple(clauses[1:][: data.draw(st.sampled_from((0, 0, 1, 2)))])
        speaker = data.draw(st.sampled_from((*STATES, *STATES, *EVERYBODY)))
        behalf = data.draw(st.sampled_from((None, None, *GROUPS)))
        on, private = data.draw(DAYS), data.draw(st.sampled_from((False, False, True)))
        proposals, positions = [], []
        for clause in clauses:
            if clause in unbound:
                continue
            stance, base = data.draw(st.sampled_from(Stance)), words_hash(self.words(clause))
            asks = stance is Stance.AMEND and data.draw(st.booleans())
            if asks:
                proposals.append(
                    Proposal(
                        id=f"{name}/{clause}?", draft=clause[0], clause=clause, base_hash=base,
                        words=data.draw(st.sampled_from(TEXTS)), sponsors=(behalf or speaker,),
                        position=f"{name}/{clause}", on=on, private=private,
                    )
                )  # fmt: skip
            positions.append(
                Position(
                    id=f"{name}/{clause}", clause=clause, stance=stance, words_hash=base,
                    proposal=f"{name}/{clause}?" if asks else None,
                )
            )  # fmt: skip
        corrects = data.draw(st.none() | st.sampled_from(self.statements)) if self.statements else None
        if corrects and data.draw(st.sampled_from((True, True, False))):
            speaker, behalf = corrects.speaker, corrects.on_behalf_of
        statement = Statement(
            id=name, speaker=speaker, on_behalf_of=behalf, on=on, draft=clauses[0][0], private=private,
            positions=tuple(positions) if data.draw(st.sampled_from((True, True, True, False))) else (),
            dissociations=unbound, corrects=corrects.id if corrects else None,
            alignments=tuple(data.draw(st.lists(self._alignments(behalf or speaker), max_size=1))),
        )  # fmt: skip
        self.statements.append(statement)
        return StatementMade(statement=statement, proposals=tuple(proposals) if statement.positions else ())

    def _alignments(self, who: str) -> st.SearchStrategy[Alignment]:
        others = [one for one in (*GROUPS, *EVERYBODY) if one != who]
        return st.builds(
            Alignment,
            with_delegation=st.sampled_from(others),
            statement=st.sampled_from([None, *(one.id for one in self.statements)]),
            except_clauses=st.lists(st.sampled_from(self.clauses), max_size=1).map(tuple),
        )

    @rule(data=st.data())
    def speak(self, data: st.DataObject) -> None:
        self.enact(self._statement(data))

    @rule(data=st.data())
    def take_in(self, data: st.DataObject) -> None:
        made = (self._statement(data), self._statement(data))
        self.enact(StatementsImported(source="x.csv", statements=made))

    @rule(data=st.data())
    def withdraw(self, data: st.DataObject) -> None:
        if not self.statements:
            return
        one = data.draw(st.sampled_from(self.statements))
        spoken = (*(each.clause for each in one.positions), *one.dissociations)
        whole = data.draw(st.booleans())
        clauses = spoken if whole else data.draw(st.lists(st.sampled_from(spoken or ("?",)), max_size=2, unique=True))
        act = StatementWithdrawn(statement=one.id, clauses=tuple(clauses), whole=whole, on=data.draw(DAYS))
        try:
            self.enact(act)
        except WorkbenchError:  # its entry was taken back
            assert not _is_recorded(self.record, one)

    @rule(data=st.data(), level=st.sampled_from(Level), pending=st.sampled_from(PENDING), on=DAYS)
    def declare(self, data: st.DataObject, level: Level, pending: str, on: Date) -> None:
        every = st.lists(st.sampled_from(self.clauses), min_size=1, max_size=2, unique=True)
        agreed = data.draw(every)
        package = [one for one in data.draw(st.one_of(st.just([]), every)) if one not in agreed]
        words = {one: words_hash(self.words(one)) for one in agreed}
        self.enact(
            ClauseAgreed(draft=agreed[0][0], words=words, level=level, pending=pending, package=tuple(package), on=on)
        )

    @rule(data=st.data(), on=DAYS)
    def reopen(self, data: st.DataObject, on: Date) -> None:
        clause = data.draw(st.sampled_from(self.clauses))
        self.enact(ClauseReopened(draft=clause[0], clause=clause, because="why", on=on))

    @rule(data=st.data(), text=st.sampled_from(TEXTS), on=DAYS)
    def reword(self, data: st.DataObject, text: str, on: Date) -> None:
        last = self.record.drafts[-1]
        clause = data.draw(st.sampled_from([one.id for one in last.clauses]))
        base = words_hash(self.words(clause))
        self.enact(ClauseReworded(draft=last.id, clause=clause, base_hash=base, text=text), on)

    @rule(row=memberships)
    def join(self, row: Membership) -> None:
        self.enact(MembershipSet(membership=row))

    @rule(back=st.integers(1, 6))
    def take_back(self, back: int) -> None:
        """Take back any late act, a taking back too."""
        for entry in self.record.entries[-back:][:1]:
            try:
                self.enact(EntryWithdrawn(entry=entry.id))
            except WorkbenchError:  # it counts no longer
                assert any(isinstance(one.act, EntryWithdrawn) for one in self.record.entries)

    @invariant()
    def the_room_is_as_its_acts_say(self) -> None:
        last = self.record.drafts[-1]
        for reader in READERS:
            world = world_of(self.record, reader)
            found = measured(self.n, last.id, as_of=reader.as_of, public=reader.public)
            for clause, result in found.results.items():
                assert _told(result) == _expected(self.record, reader, world, clause)


def _links(successions: dict[str, Succession], draft: str) -> Sequence[Link]:
    return successions[draft].links if draft in successions else ()


def _is_recorded(record: Record, statement: Statement) -> bool:
    return any(made.statement.id == statement.id for _, made in statements(record))


def _told(result: ClauseConsensus) -> dict[str, object]:
    held = result.agreement
    return {
        "standings": {
            who: (one.stance, one.via, {each.position for each in one.positions}, one.is_contradictory, one.freshness)
            for who, one in result.standings.items()
        },
        "status": result.status,
        "blockers": set(result.blockers),
        "reserving": set(result.need.reserving),
        "dissociated": set(result.dissociated),
        "contradictory": set(result.contradictory),
        "agreement": held and (held.level, held.sequence, held.words_changed, set(held.package)),
        "condition met": result.need.condition_met,
        "proposals": result.proposals,
    }


def _expected(record: Record, reader: Reader, world: reference.World, clause: str) -> dict[str, object]:
    stands = {who: found for who in EVERYBODY if (found := reference.standing(world, clause, who))}
    states = {who: stands[who] for who in STATES if who in stands}
    held = agreement(record, reader, world, clause)
    return {
        "standings": {
            who: (one.stance, one.via, one.positions, one.is_contradictory, one.freshness)
            for who, one in stands.items()
        },
        "status": reference.status(world, clause),
        "blockers": reference.holding(world, clause, {Stance.AMEND, Stance.OPPOSE}),
        "reserving": reference.holding(world, clause, {Stance.RESERVE}),
        "dissociated": {
            who
            for who, one in states.items()
            if one.stance is None and not one.is_contradictory and one.via is not Via.GROUP
        },
        "contradictory": {who for who, one in states.items() if one.is_contradictory},
        "agreement": held and (held.level, held.sequence, held.words_changed, set(held.package)),
        "condition met": reference.condition_is_met(world, clause),
        "proposals": len(undecided(record, reader, world, clause)),
    }


TestRoom = Room.TestCase
TestRoom.settings = settings(
    max_examples=int(os.environ.get("ROOMS", "25")),
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
