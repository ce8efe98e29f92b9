"""The worked case shows everything a negotiator meets: each status, and each way to come to a standing."""

from workbench.desk.consensus import standing, status
from workbench.desk.drafts import comparing
from workbench.desk.negotiation import Negotiation
from workbench.desk.views import HolderView, StatusLine
from workbench.model.change import Change
from workbench.model.consensus import Status
from workbench.model.delegation import DelegationKind


def line(case: Negotiation, label: str) -> StatusLine:
    return next(one for one in status.see_status(case).clauses if one.label == label)


def holders(case: Negotiation, label: str) -> dict[str, HolderView]:
    view = standing.see_clause(case, label)
    return {holder.name: holder for stance in view.stances for holder in stance.holders}


def test_every_status_is_there(case: Negotiation) -> None:
    counts = status.see_status(case).counts
    assert {one for one, count in counts.items() if count} == set(Status)


def test_counts_of_every_clause_add_up_to_the_member_states(case: Negotiation) -> None:
    for one in status.see_status(case).clauses:
        spoken = one.support + one.accept + one.reserve + one.amend + one.oppose
        assert spoken + len(one.contradictory) + one.dissociated + one.silent == 193


def test_four_states_are_pulled_both_ways_between_the_movement_and_the_network(case: Negotiation) -> None:
    assert set(line(case, "36 (c)").contradictory) == {"Chile", "Jordan", "Mali", "Thailand"}


def test_a_national_position_goes_its_own_way(case: Negotiation) -> None:
    movement = holders(case, "36 (c)")["Movement of Non-Aligned Countries"]
    assert "Mongolia" in {one.name for one in movement.own_way}
    assert "Mongolia" not in {one.name for one in movement.followers}
    assert sum(one.kind is DelegationKind.STATE for one in movement.followers) == 110


def test_an_observer_of_the_network_is_not_bound_by_it(case: Negotiation) -> None:
    network = holders(case, "36 (c)")["Human Security Network"]
    names = {one.name for one in (*network.followers, *network.own_way)}
    assert "South Africa" not in names
    assert "Norway" in names


def test_a_conditional_agreement_is_not_agreed(case: Negotiation) -> None:
    found = line(case, "36 (b)")
    assert found.status is not Status.AGREED
    assert found.agreed is not None
    assert found.agreed.pending


def test_two_proposals_on_one_clause_are_undecided(case: Negotiation) -> None:
    proposals = standing.see_clause(case, "36 (l)").proposals
    assert {sponsor for one in proposals for sponsor in one.sponsors} == {"PSIDS", "G77"}


def test_made_up_material_is_marked_and_documented_material_has_a_source(case: Negotiation) -> None:
    for taken in case.file.positions():
        assert taken.illustrative or taken.source
        assert not (taken.illustrative and "http" in taken.source)


def test_the_first_revision_shows_every_kind_of_change(case: Negotiation) -> None:
    view = comparing.compare(case, "A/66/763", "Rev.1 of 14 May 2012")
    found = {(pairing.old, pairing.new): pairing.change for pairing in view.pairings}
    assert found[("36 (c)",), ("36 (c)", "36 (d)")] is Change.SPLIT
    assert found[("36 (j)",), ("36 (e)",)] is Change.MOVED
    assert found[("36 (e)", "36 (f)"), ("36 (g)",)] is Change.MERGED
    assert found[("36 (b)",), ("36 (b)",)] is Change.KEPT
    assert found[(), ("36 (m)",)] is Change.ADDED
    assert {Change.PROMOTED, Change.AMENDED} <= set(found.values())


def test_the_second_revision_drops_a_clause_and_adds_another_under_its_letter(case: Negotiation) -> None:
    view = comparing.compare(case, "Rev.1 of 14 May 2012", "Rev.2 of 11 June 2012")
    found = {(pairing.old, pairing.new): pairing.change for pairing in view.pairings}
    assert found[("36 (m)",), ()] is Change.DROPPED
    assert found[(), ("36 (m)",)] is Change.ADDED
