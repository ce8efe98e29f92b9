"""Names are found as people write them; nothing is guessed."""

import pytest

from workbench.consensus.groups import short_name
from workbench.desk.naming import find_clauses, find_delegation, find_draft, names_apart, split_labels
from workbench.desk.negotiation import Negotiation
from workbench.errors import UnknownName


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Cuba", "Cuba"), ("CUB", "Cuba"), ("cuba ", "Cuba"),
        ("Venezuela", "Venezuela (Bolivarian Republic of)"),
        ("Micronesia", "Micronesia (Federated States of)"),
        ("UK", "United Kingdom of Great Britain and Northern Ireland"),
        ("USA", "United States of America"),
        ("Cote d'Ivoire", "Côte d'Ivoire"),
        ("G77", "Group of 77 and China"), ("g-77", "Group of 77 and China"),
        ("NAM", "Movement of Non-Aligned Countries"),
        ("Non-Aligned Movement", "Movement of Non-Aligned Countries"),
        ("Pacific SIDS", "Pacific small island developing States"),
        ("Namibia", "Namibia"),
        ("Congo (COG)", "Congo"), ("COD", "Democratic Republic of the Congo"),
        ("South Korea", "Republic of Korea"), ("DPRK", "Democratic People's Republic of Korea"),
    ],
)  # fmt: skip
def test_a_delegation_is_found_as_people_write_it(case: Negotiation, written: str, name: str) -> None:
    assert find_delegation(case, written).name == name


@pytest.mark.parametrize(
    ("written", "offered"),
    [
        ("Korea", ["Republic of Korea", "Democratic People's Republic of Korea"]),
        ("Congo", ["Congo (COG)", "Democratic Republic of the Congo (COD)"]),
        ("Cubba", ["Cuba"]),
        ("Human Security Netwrk", ["Human Security Network"]),
    ],
)
def test_an_unclear_name_is_asked_about(case: Negotiation, written: str, offered: list[str]) -> None:
    with pytest.raises(UnknownName) as refused:
        find_delegation(case, written)
    for name in offered:
        assert name in refused.value.message + refused.value.hint


def test_every_delegation_is_found_under_the_name_that_a_table_gives_it(case: Negotiation) -> None:
    apart = names_apart(case)
    assert apart == {"COG": "Congo (COG)"}
    for one in case.file.roster().delegations:
        assert find_delegation(case, apart.get(one.id, short_name(one))) == one


@pytest.mark.parametrize("written", ["36(c)", "36 (c)", "c", "(C)", "36.c", "para 36 (c)"])
def test_a_clause_is_found_as_people_write_it(case: Negotiation, written: str) -> None:
    found = find_clauses(case, find_draft(case).id, [written])
    assert [clause.label for clause in found] == ["36 (c)"]


def test_a_draft_is_found_by_the_beginning_of_its_symbol(case: Negotiation) -> None:
    assert find_draft(case, "rev.1").symbol == "Rev.1 of 14 May 2012"
    with pytest.raises(UnknownName, match=r"Rev\.7"):
        find_draft(case, "Rev.7")


def test_labels_in_one_cell_are_told_apart() -> None:
    assert split_labels("36 (a), 36 (b); c") == ("36 (a)", "36 (b)", "c")
