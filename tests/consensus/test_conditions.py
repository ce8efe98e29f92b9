"""Whom the condition of an agreement waits for."""

import pytest

from workbench.consensus.conditions import waits_for
from workbench.consensus.groups import Groups
from workbench.formats.roster import read_roster
from workbench.formats.shipped import shipped


@pytest.fixture(scope="module")
def groups() -> Groups:
    return Groups(read_roster(shipped("positions")))


NAMED: dict[str, tuple[str, ...]] = {
    "Cuba": ("CUB",),
    "Cuba's instructions": ("CUB",),
    "Cuba’s instructions, and Egypt’s": ("CUB", "EGY"),
    "instructions from CUBA": ("CUB",),
    "the word of Iran": ("IRN",),
    "Iran (Islamic Republic of)": ("IRN",),
    "Guinea-Bissau": ("GNB",),
    "Equatorial Guinea": ("GNQ",),
    "the Republic of Korea": ("KOR",),
    "the Democratic People's Republic of Korea": ("PRK",),
    "NAM": ("NAM",),
    "the Non-Aligned Movement and Cuba": ("NAM", "CUB"),
    "confirmation by one delegation": (),
    "what it means for us and them": (),
    "CAN THEY ARE AND BE": (),
    "": (),
}


@pytest.mark.parametrize(("condition", "delegations"), NAMED.items())
def test_a_condition_names_delegations(groups: Groups, condition: str, delegations: tuple[str, ...]) -> None:
    assert waits_for(condition, groups) == delegations
