"""Clauses agreed as a package: none is agreed text before the others are, and a person declares it then."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Command

DRAFT = "1. Decides to act;\n\n2. Decides to pay for it;\n\n3. Decides to report on it.\n"
MET = "condition met: declare it"


@pytest.fixture
def negotiation(command: Command, tmp_path: Path) -> Path:
    path, draft = tmp_path / "small.negotiation", tmp_path / "draft.txt"
    draft.write_text(DRAFT, encoding="utf-8")
    assert command("new", path, "--title", "Package").code == 0
    assert command("-f", path, "draft", "import", draft, "--symbol", "Rev.1").code == 0
    return path


def agree(command: Command, file: Path, *arguments: str) -> str:
    done = command("-f", file, "agree", *arguments, "--level", "ad referendum")
    assert done.code == 0, done.err
    return done.err


def clause(command: Command, file: Path, label: str) -> Any:
    asked = json.loads(command("-f", file, "status", "--json").out)
    return next(one for one in asked["clauses"] if one["label"] == label)


@pytest.mark.parametrize(
    "how",
    [
        ("--package-with", "2"),
        ("--pending", "part of a package with 2"),
        ("--pending", "A package with 2."),
    ],
)
def test_it_waits_for_the_other_clause_and_is_asked_for_then(
    command: Command, negotiation: Path, how: tuple[str, str]
) -> None:
    assert "1, part of a package with 2: not agreed text until then" in agree(command, negotiation, "1", *how)
    found = clause(command, negotiation, "1")
    assert found["status"] == "untested"
    assert found["agreed"]["condition"] == "part of a package with 2"
    assert "agreed pending part of a package with 2" in found["flags"]
    assert MET not in found["flags"]
    said = agree(command, negotiation, "2")
    assert "the rest of the package is agreed now, so it can be declared" in said
    assert MET in clause(command, negotiation, "1")["flags"]
    agree(command, negotiation, "1")
    assert (clause(command, negotiation, "1")["status"], clause(command, negotiation, "1")["flags"]) == ("agreed", [])


def test_nothing_is_agreed_until_everything_is(command: Command, negotiation: Path) -> None:
    """Clauses that wait for one another are met together, once all are declared."""
    agree(command, negotiation, "1", "--package-with", "2", "--package-with", "3")
    agree(command, negotiation, "2", "--package-with", "1", "--package-with", "3")
    assert MET not in clause(command, negotiation, "1")["flags"]
    agree(command, negotiation, "3", "--package-with", "1", "--package-with", "2")
    assert all(MET in clause(command, negotiation, label)["flags"] for label in "123")
    assert clause(command, negotiation, "1")["status"] != "agreed", "a person declares it"
    agree(command, negotiation, "1", "2", "3")
    assert {clause(command, negotiation, label)["status"] for label in "123"} == {"agreed"}


def test_it_waits_again_when_the_other_is_reopened(command: Command, negotiation: Path) -> None:
    agree(command, negotiation, "1", "--package-with", "2")
    agree(command, negotiation, "2")
    assert command("-f", negotiation, "reopen", "2", "--because", "new instructions").code == 0
    assert MET not in clause(command, negotiation, "1")["flags"]


def test_a_package_and_a_delegation_are_both_waited_for(command: Command, negotiation: Path) -> None:
    agree(command, negotiation, "1", "--pending", "Cuba's instructions", "--package-with", "2")
    agree(command, negotiation, "2")
    assert MET not in clause(command, negotiation, "1")["flags"]
    assert command("-f", negotiation, "say", "Cuba", "1", "accept").code == 0
    found = clause(command, negotiation, "1")
    assert MET in found["flags"]
    assert "pending Cuba's instructions; part of a package with 2: " in found["need"]


def test_a_condition_on_the_other_is_no_agreement(command: Command, negotiation: Path) -> None:
    agree(command, negotiation, "1", "--package-with", "2")
    agree(command, negotiation, "2", "--pending", "Cuba's instructions")
    assert MET not in clause(command, negotiation, "1")["flags"]


def test_a_package_goes_with_its_clauses_to_the_next_draft(command: Command, negotiation: Path, tmp_path: Path) -> None:
    agree(command, negotiation, "1", "--package-with", "3")
    agree(command, negotiation, "3")
    later = tmp_path / "later.txt"
    later.write_text(DRAFT.replace("3. ", "3. Welcomes the spring;\n\n4. "), encoding="utf-8")
    assert command("-f", negotiation, "draft", "import", later, "--symbol", "Rev.2").code == 0
    found = clause(command, negotiation, "1")
    assert found["agreed"]["condition"] == "part of a package with 4"
    assert MET in found["flags"]


def test_words_that_name_no_clause_stay_words(command: Command, negotiation: Path) -> None:
    agree(command, negotiation, "1", "--pending", "part of a package with the annex on finance")
    assert clause(command, negotiation, "1")["agreed"]["condition"] == "part of a package with the annex on finance"


def test_a_clause_is_no_package_with_itself(command: Command, negotiation: Path) -> None:
    refused = command("-f", negotiation, "agree", "1", "2", "--level", "informals", "--package-with", "2")
    assert refused.code == 1
    assert "2 cannot be in a package with itself" in refused.err


def test_the_agreed_text_leaves_it_out_until_then(command: Command, negotiation: Path, tmp_path: Path) -> None:
    agree(command, negotiation, "1", "--package-with", "2")
    agreed = tmp_path / "agreed.txt"
    assert command("-f", negotiation, "export", "agreed", "-o", agreed).code == 0
    assert "Decides to act" not in agreed.read_text(encoding="utf-8")
    assert "Agreed on a condition, and so not agreed text: 1." in agreed.read_text(encoding="utf-8")
