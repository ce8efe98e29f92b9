"""An agreement on a condition: the program asks for the declaration when the condition is met, and never makes it."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Command

DRAFT = "36. The following is agreed:\n\n(a) Human security has words on which all agree;\n"
FLAG = "condition met: declare it"


@pytest.fixture
def negotiation(command: Command, tmp_path: Path) -> Path:
    path, draft = tmp_path / "small.negotiation", tmp_path / "draft.txt"
    draft.write_text(DRAFT, encoding="utf-8")
    assert command("new", path, "--title", "Human security").code == 0
    assert command("-f", path, "draft", "import", draft, "--symbol", "Rev.3", "--working").code == 0
    agreed = command("-f", path, "agree", "a", "--level", "ad referendum", "--pending", "Cuba's instructions")
    assert agreed.code == 0, agreed.err
    return path


def say(command: Command, file: Path, who: str, stance: str, *more: str) -> None:
    assert command("-f", file, "say", who, "a", stance, *more).code == 0


def clause(command: Command, file: Path) -> Any:
    asked = json.loads(command("-f", file, "status", "--json").out)
    return next(one for one in asked["clauses"] if one["label"] == "36 (a)")


@pytest.mark.parametrize(
    ("stance", "met"),
    [("support", True), ("accept", True), ("reserve", False), ("amend", False), ("oppose", False)],
)
def test_it_is_met_when_the_delegation_is_in_favour(
    command: Command, negotiation: Path, stance: str, met: bool
) -> None:
    say(command, negotiation, "Cuba", stance)
    found = clause(command, negotiation)
    assert (FLAG in found["flags"]) is met
    assert ("so it can be declared" in found["need"]) is met
    assert "agreed pending Cuba's instructions" in found["flags"]
    assert found["status"] != "agreed"


def test_a_condition_that_names_nobody_is_told(command: Command, negotiation: Path) -> None:
    declare = ("-f", negotiation, "agree", "36", "--level", "informals", "--pending")
    told = command(*declare, "Cubas word")
    assert "“Cubas word” names no delegation: declare the clauses again once it is met." in told.err
    assert "names no delegation" not in command(*declare, "Cuba's word").err


def test_anothers_word_meets_nothing(command: Command, negotiation: Path) -> None:
    say(command, negotiation, "Egypt", "support")
    assert FLAG not in clause(command, negotiation)["flags"]


def test_it_is_met_by_inheriting_from_a_group_too(command: Command, negotiation: Path) -> None:
    say(command, negotiation, "Egypt", "support", "--for", "NAM")
    assert FLAG in clause(command, negotiation)["flags"]


def test_it_is_resolved_by_a_declaration_and_comes_back_by_reopening(command: Command, negotiation: Path) -> None:
    say(command, negotiation, "Cuba", "accept")
    assert command("-f", negotiation, "agree", "a", "--level", "ad referendum").code == 0
    found = clause(command, negotiation)
    assert (found["status"], found["flags"]) == ("agreed", [])
    assert command("-f", negotiation, "reopen", "a", "--because", "new instructions").code == 0
    assert clause(command, negotiation)["agreed"] is None


def test_other_words_need_another_word(command: Command, negotiation: Path) -> None:
    say(command, negotiation, "Cuba", "support")
    words = "Human security has entirely different words;"
    assert command("-f", negotiation, "draft", "edit", "Rev.3", "a", "--text", words).code == 0
    assert FLAG not in clause(command, negotiation)["flags"]
