"""Which paragraphs before the operative ones are recitals."""

import pytest

from workbench.text.drafts.clauses import print_clauses, split_clauses


def labels(text: str) -> list[str]:
    return [clause.label for clause in split_clauses(text).clauses]


@pytest.mark.parametrize(
    "recital",
    [
        "*Deeply alarmed* by the loss of records,",
        "*Profondément préoccupée* par la perte de registres,",
        "Gravement préoccupés par la perte de registres,",
        "Pleinement consciente de la perte de registres,",
        "Se félicitant de la tenue de registres,",
        "N’ignorant pas la perte de registres,",
        "Vivement préoccupée par la perte de registres,",
        "Désireux de tenir des registres,",
        "*Profundamente preocupada* por la pérdida de registros,",
        "Plenamente conscientes de la pérdida de registros,",
        "Resueltos a llevar registros,",
        "Muy alarmada por la pérdida de registros,",
        "Inspirándose en los registros,",
    ],
)
def test_a_recital_is_known_by_how_it_begins(recital: str) -> None:
    text = f"Recalling its resolution 64/291,\n\n{recital}\n\n1. Decides to keep records."
    assert labels(text) == ["PP1", "PP2", "OP1"]


@pytest.mark.parametrize(
    "sentence", ["Le Parlement adopte le registre.", "Notamment les États agissent,", "El Parlamento decide,"]
)
def test_what_begins_otherwise_is_no_recital(sentence: str) -> None:
    assert "PP1" not in labels(f"{sentence}\n\n1. Decides to keep records.")


def test_a_title_that_begins_as_a_recital_is_no_clause_where_recitals_follow() -> None:
    text = (
        "Agenda item 9\n\nImproving the safety of ferries\n\nThe Assembly,\n\nRecalling its decision,\n\n1. Decides so."
    )
    found = split_clauses(text)
    assert [one.label for one in found.clauses] == ["PP1", "OP1"]
    assert found.front == ("Agenda item 9", "Improving the safety of ferries", "The Assembly,")


def test_a_recital_that_ends_in_a_full_stop_leaves_the_others_whole() -> None:
    recitals = ["Recalling A,", "Recalling B, which was found so.", "Calling for C,", "Noting D,"]
    clauses = split_clauses("\n\n".join([*recitals, "1. Decides so."])).clauses
    assert [one.label for one in clauses] == ["PP1", "PP2", "PP3", "PP4", "OP1"]
    assert split_clauses(print_clauses(clauses)).clauses == clauses


def test_what_ends_in_a_comma_between_recitals_is_one_of_them() -> None:
    recitals = ["*Being* Parties to the Convention,", "In pursuit of its objective,", "*Recalling* its Article 2,"]
    clauses = split_clauses(
        "\n\n".join(["The Parties,", *recitals, "Have agreed as follows:", "1. Ships stop."])
    ).clauses
    assert [one.label for one in clauses] == ["PP1", "PP2", "PP3", "PP4", "OP1"]
    assert split_clauses(print_clauses(clauses)).clauses == clauses
