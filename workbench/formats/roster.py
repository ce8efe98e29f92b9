"""Reads who may take part: the shipped tables of delegations and memberships."""

from datetime import date as Date
from pathlib import Path

from workbench.formats.rows import read_rows
from workbench.model.delegation import Delegation, DelegationKind, Membership, Role, Roster

_DELEGATION = ("id", "name", "kind", "regional_group", "aliases", "source", "note")
_MEMBERSHIP = ("group", "member", "role", "from", "until", "source", "note")


def read_roster(folder: Path) -> Roster:
    """Read `delegations.csv` and `memberships.csv` of a folder; each row names its source."""
    delegations = read_rows(folder / "delegations.csv", ("id", "name", "kind"), _same(_DELEGATION))
    memberships = read_rows(folder / "memberships.csv", ("group", "member", "role"), _same(_MEMBERSHIP))
    return Roster(
        delegations=tuple(
            Delegation(
                id=row["id"],
                name=row["name"],
                kind=DelegationKind(row["kind"]),
                regional_group=row["regional_group"],
                aliases=tuple(alias.strip() for alias in row["aliases"].split(";") if alias.strip()),
                source=row["source"],
                note=row["note"],
            )
            for row in delegations
        ),
        memberships=tuple(
            Membership(
                group=row["group"],
                member=row["member"],
                role=Role(row["role"]),
                since=_day(row["from"], first=True),
                until=_day(row["until"], first=False),
                source=row["source"],
                note=row["note"],
            )
            for row in memberships
        ),
    )


def _same(names: tuple[str, ...]) -> dict[str, str]:
    """Columns that are known by their own names alone."""
    return {name.replace("_", " "): name for name in names} | {name: name for name in names}


def _day(text: str, *, first: bool) -> Date | None:
    """Read `2012`, `2012-06` or `2012-06-04`; a year or month stands for its first or last day."""
    if not text:
        return None
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return Date(*parts)
    year, month = parts[0], parts[1] if len(parts) == 2 else (1 if first else 12)
    if first:
        return Date(year, month, 1)
    return Date.fromordinal(Date(year + month // 12, month % 12 + 1, 1).toordinal() - 1)
