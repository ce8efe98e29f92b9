"""The rules agree with a slow and obvious reference over random small worlds."""

import itertools
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.consensus import reference
from tests.consensus.reference import World
from tests.consensus.worlds import EVERYBODY, STATES, worlds
from workbench.consensus.descent import Descent
from workbench.consensus.groups import Groups
from workbench.consensus.measure import measure
from workbench.consensus.staleness import carry, carry_exceptions
from workbench.model.consensus import ClauseConsensus, Freshness, Taken
from workbench.model.delegation import Role
from workbench.model.statement import Stance


def measured(world: World, **more: Any) -> dict[str, ClauseConsensus]:
    by_clause: dict[str, list[Taken]] = {}
    for one in world.taken:
        by_clause.setdefault(one.origin, []).append(one)
    draft, earlier = world.drafts[-1], world.drafts[:-1]
    descent = Descent(draft, earlier, world.successions)
    return measure(
        draft,
        carry(descent, by_clause, world.wordings),
        aligned=carry_exceptions(world.aligned, descent),
        groups=Groups(world.roster),
        on=world.on,
        agreements=world.agreements,
        **more,
    )


@settings(max_examples=150, deadline=None)
@given(world=worlds())
def test_every_standing_is_that_of_the_reference(world: World) -> None:
    for clause, result in measured(world).items():
        found = {
            who: reference.Stands(
                one.stance,
                one.via,
                {taken.position for taken in one.positions},
                one.is_contradictory,
                one.freshness,
            )
            for who, one in result.standings.items()
        }
        expected = {who: reference.standing(world, clause, who) for who in EVERYBODY}
        assert found == {who: one for who, one in expected.items() if one is not None}


@settings(max_examples=100, deadline=None)
@given(world=worlds())
def test_every_status_and_blocker_is_that_of_the_reference(world: World) -> None:
    for clause, result in measured(world).items():
        assert result.status is reference.status(world, clause)
        assert set(result.blockers) == reference.holding(world, clause, {Stance.AMEND, Stance.OPPOSE})
        assert set(result.need.reserving) == reference.holding(world, clause, {Stance.RESERVE})


@settings(max_examples=60, deadline=None)
@given(world=worlds())
def test_counts_add_up_to_all_member_states_and_chains_are_memberships_or_alignments(world: World) -> None:
    groups = Groups(world.roster)
    for result in measured(world).values():
        assert sum(result.counts.values()) + result.silent + len(result.contradictory) == len(STATES)
        assert result.silent >= len(result.dissociated)
        counted = [one for who, one in result.standings.items() if who in STATES]
        assert result.counts == {stance: sum(one.stance is stance for one in counted) for stance in Stance}
        assert set(result.contradictory) == {one.delegation for one in counted if one.is_contradictory}
        assert result.stale == sum(one.freshness is Freshness.STALE for one in counted)
        assert result.confirm == sum(one.freshness is Freshness.CONFIRM for one in counted)
        for who, one in result.standings.items():
            assert one.chain in one.chains
            assert {chain[-1] for chain in one.chains} == {taken.holder for taken in one.positions}
            for chain in one.chains:
                assert chain[0] == who
                assert all(is_step(world, groups, *step) for step in itertools.pairwise(chain))


def is_step(world: World, groups: Groups, who: str, whom: str) -> bool:
    is_member = any(row.member == who and row.role is Role.MEMBER for row in groups.members(whom, world.on))
    return is_member or any(one.who == who and one.whom == whom for one in world.aligned)


@settings(max_examples=40, deadline=None)
@given(world=worlds(), data=st.data())
def test_one_clause_measured_alone_is_as_in_the_whole(world: World, data: st.DataObject) -> None:
    clause = data.draw(st.sampled_from([one.id for one in world.drafts[-1].clauses]))
    assert measured(world, only={clause}) == {clause: measured(world)[clause]}
