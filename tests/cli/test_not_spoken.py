"""Who has not spoken, from the command line."""

import json
from pathlib import Path

from tests.conftest import Command


def test_it_is_told_by_clause_overall_and_in_writing(command: Command, worked_case: Path) -> None:
    on = ("-f", worked_case, "not-spoken")
    view = json.loads(command(*on, "36 (c)", "--json").out)
    (clause,) = view["clauses"]
    status = json.loads(command("-f", worked_case, "status", "--json").out)
    line = next(one for one in status["clauses"] if one["label"] == "36 (c)")
    assert len(clause["names"]) == line["silent"]
    assert set(view["everywhere"]) <= set(clause["names"])
    assert len(view["missing"]) == 163
    told = command(*on, "c").out
    assert f"36 (c): {line['silent']} of 193 Member States" in told
    assert "On no clause at all: 20 of 193" in told


def test_without_a_clause_the_least_spoken_to_comes_first(command: Command, worked_case: Path) -> None:
    clauses = json.loads(command("-f", worked_case, "not-spoken", "--json").out)["clauses"]
    counts = [len(one["names"]) for one in clauses]
    assert counts == sorted(counts, reverse=True)
    assert clauses[0]["clause"] == "36 (m)"


def test_it_is_asked_of_an_earlier_day(command: Command, worked_case: Path) -> None:
    then = json.loads(command("-f", worked_case, "not-spoken", "--as-of", "2012-04-06", "--json").out)
    now = json.loads(command("-f", worked_case, "not-spoken", "--json").out)
    assert len(then["everywhere"]) > len(now["everywhere"])
