"""What would bring consensus, from the command line: blockers, nearness, and the bridge of a proposal."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Command

OPENING = {
    "36 (a)": "Human security has words on which all agree",
    "36 (b)": "It is found in every region and in all of its parts",
    "36 (c)": "It does not entail the threat or the use of force",
}


@pytest.fixture
def negotiation(command: Command, tmp_path: Path) -> Path:
    path, draft = tmp_path / "small.negotiation", tmp_path / "draft.txt"
    lines = [f"({label[4]}) {words};" for label, words in OPENING.items()]
    draft.write_text("36. The following is agreed:\n\n" + "\n\n".join(lines) + "\n", encoding="utf-8")
    assert command("new", path, "--title", "Small").code == 0
    made = command("-f", path, "draft", "import", draft, "--symbol", "Rev.1", "--date", "2012-05-14")
    assert made.code == 0, made.err
    return path


def ask(command: Command, file: Path, *arguments: str) -> Any:
    asked = command("-f", file, *arguments, "--json")
    assert asked.code == 0, asked.err
    return json.loads(asked.out)


def say(command: Command, file: Path, who: str, clause: str, stance: str, *more: str) -> None:
    said = command("-f", file, "say", who, clause, stance, "--on", "2012-06-04", *more)
    assert said.code == 0, said.err


def test_who_stands_alone_and_who_by_moving_would_free_the_most(command: Command, negotiation: Path) -> None:
    say(command, negotiation, "Cuba", "a", "oppose")
    say(command, negotiation, "Cuba", "b", "reserve")
    say(command, negotiation, "Cuba", "c", "oppose")
    say(command, negotiation, "Egypt", "c", "oppose")
    found = ask(command, negotiation, "blockers")
    assert found["alone"] == [["36 (a)", "Cuba"], ["36 (b)", "Cuba"]]
    assert found["holders"][0] == {
        "name": "Cuba",
        "states": 1,
        "objects_to": ["36 (a)", "36 (c)"],
        "reserves_on": ["36 (b)"],
        "alone_on": ["36 (a)", "36 (b)"],
    }
    assert (found["moving"], found["frees"]) == (["Cuba", "Egypt"], ["36 (a)", "36 (b)", "36 (c)"])
    assert found["is_best"] is True


def test_what_is_agreed_is_held_up_by_nobody(command: Command, negotiation: Path) -> None:
    say(command, negotiation, "Cuba", "a", "oppose")
    assert command("-f", negotiation, "agree", "a", "--level", "adopted").code == 0
    found = ask(command, negotiation, "blockers")
    assert (found["holders"], found["alone"], found["moving"], found["open"]) == ([], [], [], 3)
    assert "Nobody objects or reserves." in command("-f", negotiation, "blockers").out


def test_a_small_group_unanimous_against_is_named_beside_a_great_majority(command: Command, negotiation: Path) -> None:
    say(command, negotiation, "Egypt", "a", "support", "--for", "NAM")
    say(command, negotiation, "Algeria", "a", "support", "--for", "G77")
    members = [
        one["member"]
        for one in ask(command, negotiation, "group", "show", "PSIDS", "--on", "2012-05-14")["memberships"]
        if one["role"] == "member"
    ]
    for member in members:
        say(command, negotiation, member, "a", "oppose")
    found = ask(command, negotiation, "blockers")
    united = {one["group"]: one for one in found["united"]}
    assert united["PSIDS"]["clause"] == "36 (a)"
    states = united["PSIDS"]["states"]
    assert (
        f"United against 36 (a): PSIDS, {states} of {states} Member States."
        in command("-f", negotiation, "blockers").out
    )
    g77 = next(one for one in found["splits"] if one["group"] == "G77")
    assert g77["stance"] == "support"
    assert set(g77["objecting"]) < set(members)
    assert len(g77["objecting"]) + len(g77["in_favour"]) == g77["states"]


def test_following_another_group_does_not_make_a_group_united(command: Command, negotiation: Path) -> None:
    say(command, negotiation, "Egypt", "a", "oppose", "--for", "G77")
    assert [one["group"] for one in ask(command, negotiation, "blockers")["united"]] == ["G77"]


def test_a_group_is_split_by_those_who_go_their_own_way(command: Command, negotiation: Path) -> None:
    say(command, negotiation, "Denmark", "b", "support", "--for", "EU")
    say(command, negotiation, "Latvia", "b", "oppose")
    (split,) = [one for one in ask(command, negotiation, "blockers")["splits"] if one["group"] == "EU"]
    assert (split["clause"], split["objecting"], len(split["in_favour"])) == ("36 (b)", ["Latvia"], 26)


def test_how_near_two_delegations_stand_is_told_with_its_counts(command: Command, negotiation: Path) -> None:
    for clause, cuba, japan in (("a", "support", "accept"), ("b", "oppose", "support"), ("c", "reserve", "support")):
        say(command, negotiation, "Cuba", clause, cuba)
        say(command, negotiation, "Japan", clause, japan)
    (pair,) = ask(command, negotiation, "nearness", "Cuba", "Japan")["pairs"]
    assert (pair["opposed"], pair["apart"], pair["together"], pair["shared"]) == (1, 1, 1, 3)
    assert (pair["share"], pair["opposed_on"]) == (0.333, ["36 (b)"])


def test_the_most_opposed_come_first_and_the_others_are_counted(command: Command, negotiation: Path) -> None:
    say(command, negotiation, "Cuba", "a", "oppose")
    say(command, negotiation, "Japan", "a", "support")
    say(command, negotiation, "Mexico", "a", "support")
    pairs = [(one["who"], one["whom"]) for one in ask(command, negotiation, "nearness")["pairs"]]
    assert pairs == [("Cuba", "Japan"), ("Cuba", "Mexico"), ("Japan", "Mexico")]
    told = command("-f", negotiation, "nearness").out
    assert "Nowhere opposed: 1 more pair," in told
    assert "Japan  Mexico" not in told
    others = [one["whom"] for one in ask(command, negotiation, "nearness", "Mexico")["pairs"]]
    assert others == ["Cuba", "Japan"]


def test_two_that_share_no_clause_are_shown_without_a_share(command: Command, negotiation: Path) -> None:
    (pair,) = ask(command, negotiation, "nearness", "Cuba", "Japan")["pairs"]
    assert (pair["shared"], pair["share"]) == (0, None)
    refused = command("-f", negotiation, "nearness", "Cuba", "CUB")
    assert (refused.code, refused.err.splitlines()[0]) == (1, "A delegation is no nearer to itself.")


def test_a_proposal_shows_whom_it_wins_partly_and_loses(command: Command, negotiation: Path) -> None:
    base = OPENING["36 (c)"]
    for who, stance, words in (
        ("Cuba", "amend", f"{base} or coercive measures;"),
        ("Egypt", "amend", f"Sovereignty is respected, and it{base[2:]} or coercive measures;"),
        ("Iran", "oppose", "It entails nothing at all;"),
    ):
        say(command, negotiation, who, "c", stance, "--words", words, "--cure", "these words")
    say(command, negotiation, "Japan", "c", "support")
    made = command(
        "-f", negotiation, "proposal", "add", "c", "--by", "Mexico", "--words", f"{base} or coercive measures;",
    )  # fmt: skip
    ref = made.err.split()[1]
    bridge = {one["name"]: one for one in ask(command, negotiation, "proposal", "show", ref)["bridge"]}
    verdicts = {name: one["verdict"] for name, one in bridge.items()}
    assert verdicts["Cuba"] == "won"
    assert verdicts["Egypt"] == "partly"
    assert verdicts["Iran (Islamic Republic of)"] == "unmet"
    assert verdicts["Japan"] == "ask"
    assert bridge["Egypt"]["met"] == ["put in “or coercive measures”"]
    assert "Sovereignty" in " ".join(bridge["Egypt"]["unmet"])
    told = command("-f", negotiation, "proposal", "show", ref).out
    assert told.index("Meets no demand of:") < told.index("Meets in part:") < told.index("Wins:")


def test_a_decided_proposal_has_no_bridge(command: Command, negotiation: Path) -> None:
    say(command, negotiation, "Cuba", "c", "amend", "--words", "Other words;")
    ref = ask(command, negotiation, "proposal", "list")[0]["ref"]
    assert ask(command, negotiation, "proposal", "show", ref)["bridge"]
    assert command("-f", negotiation, "proposal", "reject", ref).code == 0
    assert ask(command, negotiation, "proposal", "show", ref)["bridge"] == []


def test_clusters_count_member_states_and_name_observers_beside_them(command: Command, negotiation: Path) -> None:
    for who in ("Cuba", "Egypt", "Palestine"):
        say(command, negotiation, who, "a", "oppose")
        say(command, negotiation, who, "b", "support")
        say(command, negotiation, who, "c", "oppose" if who == "Palestine" else "accept")
    found = ask(command, negotiation, "nearness", "--clusters", "--alike", "60")
    (one,) = found["clusters"]
    assert (one["names"], one["states"], one["observers"]) == (["Cuba", "Egypt"], 2, ["Palestine"])
    assert one["united"] == ["36 (a)"]
    assert [(each["clause"], each["objecting"], each["observers"]) for each in one["objections"]] == [
        ("36 (a)", 2, ["Palestine"]),
        ("36 (c)", 0, ["Palestine"]),
    ]
    told = command("-f", negotiation, "nearness", "--clusters", "--alike", "60").out
    assert "Cuba, Egypt: 2 of 193 Member States (1%); 1 observer beside (Palestine)" in told
    assert "no Member State objects to 36 (c); 1 observer beside (Palestine)" in told


def test_of_many_the_first_are_shown_and_the_others_counted(
    command: Command, negotiation: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(command, negotiation, "Denmark", "b", "support", "--for", "EU")
    say(command, negotiation, "Denmark", "c", "support", "--for", "EU")
    for clause, who in (("b", "Latvia"), ("c", "Latvia"), ("c", "Malta")):
        say(command, negotiation, who, clause, "oppose")
    monkeypatch.setattr("workbench.cli.bringing._LISTED", 1)
    few = command("-f", negotiation, "blockers").out
    assert "36 (c), EU: says support; 2 of 27 object" in few  # the deepest of them
    assert "36 (b), EU" not in few
    assert "less deeply split: 1 more, shown with --all." in few
    assert "Hold up fewer: 1 more, shown with --all." in few
    every = command("-f", negotiation, "blockers", "--all").out
    assert "36 (b), EU: says support; 1 of 27 object" in every
    assert "shown with --all" not in every
    assert len(ask(command, negotiation, "blockers")["splits"]) == 2
    assert "Less opposed: 2 more, shown with --all." in command("-f", negotiation, "nearness").out


def test_a_matrix_shows_as_many_clauses_beside_each_other_as_there_is_room_for(
    command: Command, negotiation: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for clause in "ac":
        say(command, negotiation, "Cuba", clause, "oppose")
    monkeypatch.setattr("workbench.cli.printing._PIPE_WIDTH", 20)
    heads = [line.strip() for line in command("-f", negotiation, "matrix").out.splitlines() if "36" in line]
    assert heads == ["36   36 (a)", "36 (b)", "36 (c)"]
    monkeypatch.setattr("workbench.cli.status._BESIDE", 1)
    few = command("-f", negotiation, "matrix").out
    assert "36 (c)" not in few
    assert "3 more clauses, shown with --all." in " ".join(few.split())
    assert "36 (c)" in command("-f", negotiation, "matrix", "--all").out
