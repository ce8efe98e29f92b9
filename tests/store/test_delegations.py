"""Who takes part, and who belongs to what: the latest description counts, and sources that differ both stand."""

from datetime import date as Date

from workbench.model.delegation import Delegation, DelegationKind, Membership, Role
from workbench.model.record import DelegationRegistered, EntryWithdrawn, MembershipSet, RosterRegistered
from workbench.store.database import NegotiationFile

CUBA = Delegation(id="CUB", name="Cuba", kind=DelegationKind.STATE)
MEMBER = Membership(group="NAM", member="CUB", source="NAM's own list")


def opened(file: NegotiationFile) -> None:
    file.record(RosterRegistered(source="x", delegations=(CUBA,), memberships=(MEMBER,)), by="t")


def test_a_delegation_described_anew_takes_the_place_of_the_old_description(file: NegotiationFile) -> None:
    opened(file)
    anew = CUBA.model_copy(update={"aliases": ("Republic of Cuba",)})
    entry = file.record(DelegationRegistered(delegation=anew), by="t")
    assert file.roster().delegations == (anew,)
    file.record(EntryWithdrawn(entry=entry.id), by="t")
    assert file.roster().delegations == (CUBA,)


def test_a_membership_that_ended_takes_the_place_of_the_open_one(file: NegotiationFile) -> None:
    opened(file)
    ended = MEMBER.model_copy(update={"until": Date(2012, 6, 4)})
    file.record(MembershipSet(membership=ended), by="t")
    assert file.roster().memberships == (ended,)


def test_memberships_of_other_roles_days_and_sources_stand_beside_one_another(file: NegotiationFile) -> None:
    opened(file)
    others = tuple(
        MEMBER.model_copy(update=update)
        for update in ({"role": Role.OBSERVER}, {"since": Date(1961, 9, 1)}, {"source": "another list"})
    )
    file.record_all([MembershipSet(membership=one) for one in others], by="t")
    assert file.roster().memberships == (MEMBER, *others)
