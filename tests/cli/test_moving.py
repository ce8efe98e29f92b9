"""What moved between drafts, from the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Command

FIRST = """36. The following is agreed:

(a) Human security has words on which all agree;

(b) It is found [in every region] and in [all of] its parts;

(c) It does not entail the threat or the use of force;

(d) States keep the duty to see to the survival of their peoples;
"""
SECOND = """36. The following is agreed:

(a) Human security has words on which all agree;

(b) It is found in every region and in its parts;

(c) States keep the duty to see to the survival of their peoples;

(d) Youth and old age deserve attention in each and every programme of work;
"""


@pytest.fixture
def negotiation(command: Command, tmp_path: Path) -> Path:
    """Two drafts: brackets of (b) go, (c) goes, (d) becomes (c), another (d) comes."""
    path = tmp_path / "small.negotiation"
    assert command("new", path, "--title", "Small").code == 0
    table(command, path, "Rev.1", FIRST, "2012-05-14")
    for who, clause, stance in (("Cuba", "a", "oppose"), ("Cuba", "d", "support"), ("Mexico", "c", "oppose")):
        say(command, path, who, clause, stance, "2012-05-20")
    table(command, path, "Rev.2", SECOND, "2012-06-11")
    return path


def table(command: Command, file: Path, symbol: str, text: str, date: str) -> None:
    draft = file.with_name(f"{symbol}.txt")
    draft.write_text(text, encoding="utf-8")
    made = command("-f", file, "draft", "import", draft, "--symbol", symbol, "--date", date)
    assert made.code == 0, made.err


def say(command: Command, file: Path, who: str, clause: str, stance: str, on: str) -> None:
    assert command("-f", file, "say", who, clause, stance, "--on", on).code == 0


def movement(command: Command, file: Path, *arguments: str) -> Any:
    asked = command("-f", file, "movement", *arguments, "--json")
    assert asked.code == 0, asked.err
    return json.loads(asked.out)


def test_who_says_something_else_on_the_clause_that_came_of_it(command: Command, negotiation: Path) -> None:
    say(command, negotiation, "Cuba", "a", "accept", "2012-06-12")
    say(command, negotiation, "Japan", "b", "support", "2012-06-12")
    found = movement(command, negotiation)
    assert [(one["who"], one["was"], one["now"], one["clause"]) for one in found["stances"]] == [
        ("Cuba", "oppose", "accept", "36 (a)"),
        ("Japan", "silent", "support", "36 (b)"),
    ]
    assert "Cuba: oppose → accept on 36 (a)" in command("-f", negotiation, "movement").out


def test_a_dissociation_is_a_movement(command: Command, negotiation: Path) -> None:
    assert command("-f", negotiation, "dissociate", "Cuba", "a", "--on", "2012-06-12").code == 0
    assert command("-f", negotiation, "dissociate", "Chile", "a", "--on", "2012-06-12").code == 0
    told = {(one["who"], one["was"], one["now"]) for one in movement(command, negotiation)["stances"]}
    assert told == {("Cuba", "oppose", "dissociated"), ("Chile", "silent", "dissociated")}


def test_one_delegation_alone(command: Command, negotiation: Path) -> None:
    say(command, negotiation, "Cuba", "a", "accept", "2012-06-12")
    say(command, negotiation, "Japan", "b", "support", "2012-06-12")
    found = movement(command, negotiation, "--who", "Japan")
    assert [one["who"] for one in found["stances"]] == ["Japan"]


def test_what_became_of_each_clause(command: Command, negotiation: Path) -> None:
    say(command, negotiation, "Cuba", "a", "accept", "2012-06-12")
    found = {(*one["old"], one["new"]): one for one in movement(command, negotiation)["clauses"]}
    cases = {
        ("36 (a)", "36 (a)"): (["contested"], "no objection", 0, 0),
        ("36 (b)", "36 (b)"): (["untested"], "untested", 2, 0),
        ("36 (d)", "36 (c)"): (["no objection"], "no objection", 0, 0),
        ("36 (c)", None): (["contested"], None, 0, None),
        ("36 (d)",): (None, "untested", None, 0),
    }
    for key, (was, now, before, after) in cases.items():
        one = found[key]
        assert (one["was"], one["now"]) == (was, now), key
        assert (one["brackets_before"], one["brackets_now"]) == (before, after), key


def test_the_line_of_all_drafts(command: Command, negotiation: Path) -> None:
    assert command("-f", negotiation, "agree", "b", "--level", "informals").code == 0
    line = movement(command, negotiation)["line"]
    keys = ("symbol", "clauses", "agreed", "unopposed", "open", "untested", "brackets", "objecting")
    assert [[one[key] for key in keys] for one in line] == [
        ["Rev.1", 5, 0, 1, 2, 2, 2, 2],
        ["Rev.2", 5, 1, 1, 1, 2, 0, 1],
    ]


def test_from_the_newer_draft_back_to_the_older(command: Command, negotiation: Path) -> None:
    say(command, negotiation, "Cuba", "a", "accept", "2012-06-12")
    (stance,) = movement(command, negotiation, "Rev.2", "Rev.1", "--who", "Cuba")["stances"]
    assert (stance["was"], stance["now"]) == ("accept", "oppose")


@pytest.mark.parametrize("arguments", [("Rev.1", "Rev.1"), ("Rev.1", "Rev.9")])
def test_two_drafts_are_needed(command: Command, negotiation: Path, arguments: tuple[str, str]) -> None:
    assert command("-f", negotiation, "movement", *arguments).code == 1


def test_the_first_draft_follows_none(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "one.negotiation"
    assert command("new", path, "--title", "One").code == 0
    table(command, path, "Rev.1", FIRST, "2012-05-14")
    refused = command("-f", path, "movement")
    assert (refused.code, refused.err.splitlines()[0]) == (1, "Rev.1 follows no other draft.")


def test_who_objects_now_is_told_before_who_no_longer_does(command: Command, negotiation: Path) -> None:
    say(command, negotiation, "Cuba", "a", "accept", "2012-06-12")
    say(command, negotiation, "Japan", "b", "support", "2012-06-12")
    say(command, negotiation, "Chile", "d", "oppose", "2012-06-12")
    say(command, negotiation, "Mexico", "c", "oppose", "2012-06-13")
    told = [(one["who"], one["now"]) for one in movement(command, negotiation)["stances"]]
    assert told == [("Mexico", "oppose"), ("Cuba", "accept"), ("Japan", "support")]


def test_the_line_over_days_shows_the_newest_draft_of_each_day(command: Command, negotiation: Path) -> None:
    say(command, negotiation, "Cuba", "a", "accept", "2012-06-12")
    days = movement(command, negotiation, "--by-day")["days"]
    assert [(one["on"], one["symbol"], one["objecting"], one["brackets"]) for one in days] == [
        ("2012-05-14", "Rev.1", 0, 2),
        ("2012-05-20", "Rev.1", 2, 2),
        ("2012-06-11", "Rev.2", 1, 0),
        ("2012-06-12", "Rev.2", 0, 0),
    ]
    assert movement(command, negotiation)["days"] == []
    told = command("-f", negotiation, "movement", "--by-day").out
    assert "brackets   ██▁▁  2 → 0" in told


def test_an_earlier_day_knows_nothing_of_later_drafts(command: Command, negotiation: Path) -> None:
    refused = command("-f", negotiation, "movement", "--as-of", "2012-05-20")
    assert refused.code == 1
    assert "Rev.1 follows no other draft." in refused.err
    found = movement(command, negotiation, "--as-of", "2012-05-20", "--by-day")
    assert [one["symbol"] for one in found["line"]] == ["Rev.1"]
    assert [one["on"] for one in found["days"]] == ["2012-05-14", "2012-05-20"]


def test_a_clause_that_only_lost_brackets_is_said_to_stand_as_it_did(command: Command, negotiation: Path) -> None:
    printed = command("-f", negotiation, "movement").out
    assert "36 (b): still untested; brackets 2 → 0" in printed
    assert "untested → untested" not in printed
