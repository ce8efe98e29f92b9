"""Small worlds for the tests: delegations, drafts and positions in a line each."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date as Date

from workbench.consensus.groups import Groups
from workbench.model.change import Change, Link, Succession
from workbench.model.clause import Clause, ClauseKind
from workbench.model.consensus import Taken
from workbench.model.delegation import Delegation, DelegationKind, Membership, Role, Roster
from workbench.model.draft import Draft
from workbench.model.statement import Stance
from workbench.text.normalise import words_hash

NAMES = {
    "CUB": "Cuba",
    "EGY": "Egypt",
    "JOR": "Jordan",
    "THA": "Thailand",
    "CHE": "Switzerland",
    "ZAF": "South Africa",
    "IND": "India",
    "NRU": "Nauru",
    "FJI": "Fiji",
    "KOR": "Republic of Korea",
}
GROUPS = {
    "NAM": "Movement of Non-Aligned Countries",
    "HSN": "Human Security Network",
    "PSIDS": "Pacific small island developing States",
    "AOSIS": "Alliance of Small Island States",
    "ARAB_GROUP": "Group of Arab States",
}
OBSERVERS = {"PSE": "Palestine", "COK": "Cook Islands"}
MEMBERS = {
    "NAM": "CUB EGY JOR THA ZAF IND",
    "HSN": "JOR THA CHE",
    "PSIDS": "NRU FJI COK",
    "AOSIS": "PSIDS",
}
JUNE = Date(2012, 6, 15)


def day(number: int) -> Date:
    """A day of June 2012."""
    return Date(2012, 6, number)


def roster(
    members: Mapping[str, str] = MEMBERS, more: Iterable[Membership] = (), states: Iterable[str] = NAMES
) -> Roster:
    """Delegations by their ids; members as one string of ids for each group."""
    kinds = (
        ({one: NAMES.get(one, one) for one in states}, DelegationKind.STATE),
        (GROUPS, DelegationKind.GROUP),
        (OBSERVERS, DelegationKind.OBSERVER),
    )
    return Roster(
        delegations=tuple(
            Delegation(id=one, name=name, kind=kind, aliases=("Arab Group",) if one == "ARAB_GROUP" else ())
            for found, kind in kinds
            for one, name in found.items()
        ),
        memberships=(
            *(Membership(group=group, member=one) for group, all_ in members.items() for one in all_.split()),
            Membership(group="HSN", member="ZAF", role=Role.OBSERVER),
            *more,
        ),
    )


def groups(members: Mapping[str, str] = MEMBERS, more: Iterable[Membership] = ()) -> Groups:
    """The groups of `roster`."""
    return Groups(roster(members, more))


def draft(name: str, *texts: str, chapeau: str = "", based_on: str | None = None) -> Draft:
    """A draft whose clauses are `name.1`, `name.2` … under a chapeau `name.0`, if there is one."""
    head = [Clause(id=f"{name}.0", kind=ClauseKind.CHAPEAU, label="36", text=chapeau)] if chapeau else []
    parent = f"{name}.0" if chapeau else None
    clauses = [
        Clause(
            id=f"{name}.{place}",
            kind=ClauseKind.SUBPARAGRAPH,
            label=f"36 ({chr(96 + place)})",
            parent=parent,
            text=text,
        )
        for place, text in enumerate(texts, 1)
    ]
    return Draft(id=name, symbol=name, based_on=based_on, clauses=(*head, *clauses))


def succession(old: str, new: str, *links: tuple[Change, Sequence[str], Sequence[str]]) -> Succession:
    """Links between clauses given by their ids."""
    return Succession(
        old=old,
        new=new,
        links=tuple(Link(change=change, old=tuple(was), new=tuple(now)) for change, was, now in links),
    )


def said(
    holder: str,
    stance: Stance | None,
    on: int = 4,
    *,
    clause: str = "A.1",
    by: str = "",
    text: str = "",
    number: int = 0,
    reason: str = "",
    statement: str = "",
    private: bool = False,
) -> Taken:
    """A position taken on a day of June; `text` is the words it was taken on; `number` is its entry's."""
    return Taken(
        position=f"{holder}/{clause}/{on}/{number}",
        statement=statement or f"{holder}-{on}",
        holder=holder,
        speaker=by or holder,
        stance=stance,
        on=day(on),
        sequence=number or on,
        origin=clause,
        words_hash=words_hash(text) if text else "",
        reason=reason,
        private=private,
    )
