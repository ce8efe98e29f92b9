"""The main job from the command line: the real report in, positions taken, the state of play out."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Command

LETTERS = "abcdefghijkl"


@pytest.fixture
def negotiation(command: Command, report: Path, tmp_path: Path) -> Path:
    path = tmp_path / "report.negotiation"
    assert command("new", path, "--title", "Human security").code == 0
    made = command("-f", path, "draft", "import", report, "--symbol", "A/66/763", "--under", "36")
    assert made.code == 0, made.err
    return path


def status(command: Command, file: Path, *arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(command("status", *arguments, "--json", "-f", file).out)
    return found


def clause(command: Command, file: Path, label: str) -> dict[str, Any]:
    return next(one for one in status(command, file)["clauses"] if one["label"] == label)


def test_paragraph_36_has_its_chapeau_and_twelve_sub_paragraphs(command: Command, negotiation: Path) -> None:
    found = status(command, negotiation)
    assert [one["label"] for one in found["clauses"]] == ["36", *(f"36 ({letter})" for letter in LETTERS)]
    assert found["draft"] == "A/66/763"
    assert found["rule"] == "no objection"
    assert found["counts"]["untested"] == 13


def test_the_keys_of_a_clause_are_the_contracts(command: Command, negotiation: Path) -> None:
    keys = {
        "label", "status", "flags", "need", "support", "accept", "reserve", "amend", "oppose", "silent",
        "contradictory", "blockers", "stale", "confirm", "brackets", "agreed",
    }  # fmt: skip
    assert keys <= set(clause(command, negotiation, "36 (a)"))


def test_a_group_speaks_and_its_members_follow(command: Command, negotiation: Path) -> None:
    said = command(
        "say", "Egypt", "36(c)", "oppose", "--for", "NAM", "--because", "too vague", "--on", "2012-06-04",
        "-f", negotiation,
    )  # fmt: skip
    assert said.code == 0, said.err
    found = clause(command, negotiation, "36 (c)")
    assert found["status"] == "contested"
    assert found["oppose"] == 119
    assert found["silent"] == 193 - 119
    assert found["blockers"] == ["NAM"]
    assert "NAM" in found["need"]
    assert "Egypt" in found["need"]


def test_a_states_own_word_goes_before_its_groups(command: Command, negotiation: Path) -> None:
    command("say", "Egypt", "c", "oppose", "--for", "NAM", "-f", negotiation)
    command("say", "Thailand", "c", "support", "-f", negotiation)
    found = clause(command, negotiation, "36 (c)")
    assert (found["oppose"], found["support"]) == (118, 1)


def test_a_state_pulled_both_ways_is_counted_for_neither(command: Command, negotiation: Path) -> None:
    command("say", "Egypt", "c", "oppose", "--for", "NAM", "-f", negotiation)
    command("say", "Thailand", "c", "support", "--for", "Human Security Network", "-f", negotiation)
    found = clause(command, negotiation, "36 (c)")
    assert set(found["contradictory"]) == {"Chile", "Jordan", "Mali", "Thailand"}
    assert found["oppose"] == 119 - 4
    assert found["support"] == 11 - 4


def test_an_observer_of_a_group_is_not_bound_by_it(command: Command, negotiation: Path) -> None:
    command("say", "Thailand", "c", "support", "--for", "HSN", "-f", negotiation)
    assert clause(command, negotiation, "36 (c)")["support"] == 11
    shown = json.loads(command("show", "36(c)", "--json", "-f", negotiation).out)
    assert "South Africa" in shown["silent"]


def test_agreed_is_declared_conditionally_then_reopened(command: Command, negotiation: Path) -> None:
    command("agree", "b", "--level", "ad referendum", "--pending", "Cuba's instructions", "-f", negotiation)
    found = clause(command, negotiation, "36 (b)")
    assert found["status"] != "agreed"
    assert found["agreed"]["condition"] == "Cuba's instructions"
    command("agree", "b", "--level", "committee", "-f", negotiation)
    found = clause(command, negotiation, "36 (b)")
    assert found["status"] == "agreed"
    assert found["agreed"]["level"] == "committee"
    assert found["flags"] == []
    assert command("reopen", "b", "--because", "new instructions", "-f", negotiation).code == 0
    assert clause(command, negotiation, "36 (b)")["agreed"] is None


def test_undo_takes_back_the_newest_act_also_after_a_restart(command: Command, negotiation: Path) -> None:
    before = status(command, negotiation)
    command("say", "Cuba", "a", "oppose", "-f", negotiation)
    assert clause(command, negotiation, "36 (a)")["status"] == "contested"
    assert command("undo", "-f", negotiation).code == 0
    after = status(command, negotiation)
    assert after["clauses"] == before["clauses"]
    assert command("redo", "-f", negotiation).code == 0
    assert clause(command, negotiation, "36 (a)")["oppose"] == 1
    assert command("record", "--verify", "-f", negotiation).code == 0


def test_words_that_change_make_a_position_stale_and_kept_words_carry_it(
    command: Command, negotiation: Path, report: Path, tmp_path: Path
) -> None:
    command("say", "Cuba", "b", "support", "-f", negotiation)
    command("say", "Cuba", "d", "support", "-f", negotiation)
    text = report.read_text(encoding="utf-8").replace(
        "They are mutually dependent upon each other", "The two reinforce each other and neither suffices alone"
    )
    later = tmp_path / "later.txt"
    later.write_text(text, encoding="utf-8")
    made = command("draft", "import", later, "--symbol", "Rev.1", "--under", "36", "-f", negotiation)
    assert made.code == 0, made.err
    found = {one["label"]: one for one in status(command, negotiation)["clauses"]}
    assert (found["36 (b)"]["support"], found["36 (b)"]["stale"]) == (1, 0)
    assert (found["36 (d)"]["support"], found["36 (d)"]["stale"]) == (1, 1)
    assert found["36 (d)"]["status"] == "stale"


def test_compare_gives_both_texts_back(command: Command, worked_case: Path) -> None:
    found = json.loads(command("compare", "A/66/763", "Rev.1 of 14 May 2012", "--json", "-f", worked_case).out)
    drafts = {
        symbol: {
            one["label"]: one["text"]
            for one in json.loads(command("draft", "show", symbol, "--json", "-f", worked_case).out)["clauses"]
        }
        for symbol in ("A/66/763", "Rev.1 of 14 May 2012")
    }
    for pairing in found["pairings"]:
        for side, other, symbol in (("old", "insert", "A/66/763"), ("new", "delete", "Rev.1 of 14 May 2012")):
            words = "".join(text for op, text in pairing["redline"] if op != other)
            assert words == "\n".join(drafts[symbol][label] for label in pairing[side])
    changes = {pairing["change"] for pairing in found["pairings"]}
    assert {"kept", "amended", "moved", "split", "merged", "added"} <= changes


def test_positions_are_listed_by_clause_and_delegation(command: Command, worked_case: Path) -> None:
    found = json.loads(
        command("positions", "list", "--who", "Cuba", "--clause", "36(c)", "--json", "-f", worked_case).out
    )
    assert found
    assert {one["who"] for one in found} == {"Cuba"}
    assert {one["clause"] for one in found} == {"36 (c)"}
    assert all(one["source"] for one in found)


def test_a_group_is_shown_on_a_day(command: Command, worked_case: Path) -> None:
    for day, members in (("2012-06-04", 27), ("2014-06-04", 28), ("2021-06-04", 27)):
        found = json.loads(command("group", "show", "EU", "--on", day, "--json", "-f", worked_case).out)
        assert found["states"] == members, day


def test_193_member_states_are_known(command: Command, negotiation: Path) -> None:
    found = json.loads(command("delegation", "list", "--kind", "state", "--json", "-f", negotiation).out)
    assert len(found) == 193


def test_a_matrix_says_what_its_signs_mean_and_whose_word_it_is(command: Command, negotiation: Path) -> None:
    command("-f", negotiation, "say", "Egypt", "c", "oppose", "--for", "NAM")
    command("-f", negotiation, "say", "Japan", "c", "accept")
    lines = command("-f", negotiation, "matrix").out.splitlines()
    (algeria,), (japan,) = ([line for line in lines if line.startswith(who)] for who in ("Algeria", "Japan"))
    assert "(x)" in algeria
    assert " ~" in japan
    assert "x oppose" in lines[-1]
    assert "from a group" in " ".join(lines)


def test_the_status_as_json_answers_the_four_questions(command: Command, negotiation: Path) -> None:
    command("-f", negotiation, "say", "Cuba", "c", "amend", "--words", "Other words;", "--because", "coercion")
    command("-f", negotiation, "agree", "b", "--level", "informals", "--pending", "Cuba")
    found = status(command, negotiation)
    assert found["in_the_way"] == [{"who": "Cuba", "clauses": 1, "alone": 1}]
    assert [(one["clause"], one["by"]) for one in found["undecided"]] == [("36 (c)", ["Cuba"])]
    assert len(found["never_spoken"]) == found["states"] - 1 == 192
    assert found["on_changed_words"] == []
    assert "1 on a condition" in command("-f", negotiation, "status").out
