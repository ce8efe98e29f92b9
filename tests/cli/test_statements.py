"""Statements as a delegate enters them: corrected, withdrawn, followed; each with a ref short enough to type."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Command

DRAFT = "36. The following is agreed:\n\n(a) People are free;\n\n(b) They live in dignity;\n\n(c) They are safe;\n"


@pytest.fixture
def negotiation(command: Command, tmp_path: Path) -> Path:
    path, draft = tmp_path / "small.negotiation", tmp_path / "draft.txt"
    draft.write_text(DRAFT, encoding="utf-8")
    assert command("new", path, "--title", "Human security").code == 0
    assert command("draft", "import", draft, "--symbol", "Rev.3", "--date", "2012-06-01", "-f", path).code == 0
    return path


def do(command: Command, file: Path, *arguments: str) -> str:
    done = command("-f", file, *arguments)
    assert done.code == 0, done.err
    return done.err


def asked(command: Command, file: Path, *arguments: str) -> Any:
    done = command("-f", file, *arguments, "--json")
    assert done.code == 0, done.err
    return json.loads(done.out)


def latest(command: Command, file: Path, who: str) -> Any:
    return asked(command, file, "statement", "list", "--who", who)[0]


def clause(command: Command, file: Path, label: str, *more: str) -> Any:
    return next(one for one in asked(command, file, "status", *more)["clauses"] if one["label"] == label)


def stance(command: Command, file: Path, who: str, label: str) -> Any:
    shown = asked(command, file, "show", label)
    held = {holder["delegation_id"]: one["stance"] for one in shown["stances"] for holder in one["holders"]}
    return held.get(who)


def stances(command: Command, file: Path, who: str, *labels: str) -> list[Any]:
    return [stance(command, file, who, label) for label in labels]


def test_a_correction_names_what_it_corrects_and_keeps_its_day(command: Command, negotiation: Path) -> None:
    do(command, negotiation, "say", "Egypt", "a", "b", "oppose", "--for", "NAM", "--on", "2012-06-04", "--forum", "GA")
    wrong = latest(command, negotiation, "NAM")
    said = do(command, negotiation, "say", "Egypt", "b", "amend", "--corrects", wrong["ref"])
    assert f"in place of what statement {wrong['ref']} has there" in said
    right = latest(command, negotiation, "NAM")
    assert (right["on"], right["who"], right["forum"], right["corrects"]) == ("2012-06-04", "NAM", "GA", wrong["ref"])
    assert right["entered_at"] > wrong["entered_at"]
    assert asked(command, negotiation, "statement", "show", wrong["ref"])["line"]["corrected_by"] == [right["ref"]]
    assert stances(command, negotiation, "NAM", "a", "b") == ["oppose", "amend"]
    listed = asked(command, negotiation, "positions", "list", "--who", "NAM", "--clause", "b")
    assert [one["stance"] for one in listed] == ["amend"]


def test_a_correction_made_later_was_not_known_before(command: Command, negotiation: Path) -> None:
    do(command, negotiation, "say", "Cuba", "a", "oppose", "--on", "2012-06-04")
    ref = latest(command, negotiation, "Cuba")["ref"]
    do(command, negotiation, "say", "Cuba", "a", "accept", "--corrects", ref, "--on", "2012-06-10")
    assert clause(command, negotiation, "36 (a)", "--as-of", "2012-06-05")["oppose"] == 1
    assert clause(command, negotiation, "36 (a)")["accept"] == 1


def test_no_other_delegations_statement_can_be_corrected(command: Command, negotiation: Path) -> None:
    do(command, negotiation, "say", "Cuba", "a", "oppose")
    ref = latest(command, negotiation, "Cuba")["ref"]
    refused = command("-f", negotiation, "say", "Syria", "a", "oppose", "--corrects", ref)
    assert refused.code == 1
    assert f"Statement {ref} is Cuba’s" in refused.err
    assert "withdraw" in refused.err


def test_what_is_withdrawn_counted_until_then_and_the_word_before_counts_again(
    command: Command, negotiation: Path
) -> None:
    do(command, negotiation, "say", "Cuba", "a", "accept", "--on", "2012-06-02")
    do(command, negotiation, "say", "Cuba", "a", "b", "oppose", "--on", "2012-06-04")
    ref = latest(command, negotiation, "Cuba")["ref"]
    do(command, negotiation, "statement", "withdraw", ref, "a", "--on", "2012-06-08", "--because", "new instructions")
    assert stances(command, negotiation, "CUB", "a", "b") == ["accept", "oppose"]
    assert clause(command, negotiation, "36 (a)", "--as-of", "2012-06-05")["oppose"] == 1
    assert "new instructions" in " ".join(asked(command, negotiation, "show", "a")["history"])
    do(command, negotiation, "statement", "withdraw", ref, "--on", "2012-06-09")
    assert stance(command, negotiation, "CUB", "b") is None
    assert latest(command, negotiation, "Cuba")["withdrawn"] == "2012-06-09"
    assert command("-f", negotiation, "statement", "withdraw", ref).code == 1
    do(command, negotiation, "undo")
    assert stance(command, negotiation, "CUB", "b") == "oppose"


def test_who_aligns_itself_with_one_statement_does_not_follow_the_next(command: Command, negotiation: Path) -> None:
    do(command, negotiation, "say", "Denmark", "a", "support", "--for", "EU", "--on", "2012-06-04")
    said = do(
        command, negotiation, "align", "Norway", "EU", "--statement", "2012-06-04", "--except", "c",
        "--on", "2012-06-20",
    )  # fmt: skip
    assert "aligns itself with the statement of EU of 4 June 2012 (by Denmark), except 36 (c)" in said
    do(command, negotiation, "say", "Denmark", "a", "b", "oppose", "--for", "EU", "--on", "2012-06-10")
    assert stances(command, negotiation, "NOR", "a", "b") == ["support", None]


def test_an_alignment_with_a_statement_follows_its_correction(command: Command, negotiation: Path) -> None:
    do(command, negotiation, "say", "Denmark", "a", "oppose", "--for", "EU", "--on", "2012-06-04")
    ref = latest(command, negotiation, "EU")["ref"]
    do(command, negotiation, "align", "Norway", "EU", "--statement", ref)
    do(command, negotiation, "say", "Denmark", "a", "amend", "--corrects", ref)
    assert clause(command, negotiation, "36 (a)")["amend"] == 28, "27 members and Norway"


def test_alignment_and_stricter_national_remarks_are_one_act(command: Command, negotiation: Path) -> None:
    do(command, negotiation, "say", "Japan", "a", "b", "support", "--for", "HSN", "--on", "2012-06-04")
    do(
        command, negotiation, "align", "Jordan", "HSN", "--except", "b", "--remark", "b", "oppose", "--remark", "c",
        "reserve", "--because", "no such mandate",
    )  # fmt: skip
    (made,) = asked(command, negotiation, "statement", "list", "--who", "Jordan")
    assert made["says"] == (
        "Jordan aligns itself with HSN, except 36 (b); "
        "in its own capacity oppose on 36 (b); reserve on 36 (c), in Rev.3"
    )
    assert stances(command, negotiation, "JOR", "b", "c") == ["oppose", "reserve"]
    do(command, negotiation, "undo")
    assert asked(command, negotiation, "statement", "list", "--who", "Jordan") == []


@pytest.mark.parametrize("who", ["Palestine", "Holy See"])
def test_observers_make_statements_and_are_not_counted(command: Command, negotiation: Path, who: str) -> None:
    do(command, negotiation, "say", who, "a", "oppose", "--because", "the right to return")
    found = clause(command, negotiation, "36 (a)")
    assert (found["status"], found["oppose"], found["silent"]) == ("untested", 0, 193)
    assert "as an observer" in found["need"]


def test_a_new_observer_speaks_and_others_follow_it(command: Command, negotiation: Path) -> None:
    do(command, negotiation, "delegation", "add", "OCHA", "Office for the Coordination of Humanitarian Affairs")
    do(command, negotiation, "say", "OCHA", "a", "support")
    do(command, negotiation, "align", "Japan", "OCHA")
    assert clause(command, negotiation, "36 (a)")["support"] == 1


def test_to_follow_who_has_said_nothing_is_told(command: Command, negotiation: Path) -> None:
    assert "has said nothing so far" in do(command, negotiation, "align", "Norway", "EU")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("statement", "show", "zzzzzz"), "There is no statement “zzzzzz”."),
        (("statement", "show", "%"), "There is no statement “%”."),
        (("align", "Norway", "EU", "--statement", "2012-06-05"), "On 5 June 2012 EU made no statements."),
        (("align", "Norway", "EU", "--statement", "2012-06-04"), "On 4 June 2012 EU made 2 statements."),
        (("align", "EU", "EU"), "cannot align itself with itself"),
    ],
)
def test_what_is_meant_is_asked(command: Command, negotiation: Path, arguments: tuple[str, ...], said: str) -> None:
    for label in ("a", "b"):
        do(command, negotiation, "say", "Denmark", label, "support", "--for", "EU", "--on", "2012-06-04")
    refused = command("-f", negotiation, *arguments)
    assert (refused.code, refused.out) == (1, "")
    assert said in refused.err


def test_a_meeting_from_a_file_aligns_with_what_is_said_in_it(
    command: Command, negotiation: Path, tmp_path: Path
) -> None:
    meeting = tmp_path / "meeting.toml"
    meeting.write_text(
        """
        [[statement]]
        who = "Denmark"
        for = "EU"
        on = 2012-06-04
        [[statement.position]]
        clause = "a, b"
        stance = "support"

        [[statement]]
        who = "Norway"
        on = 2012-06-04
        align_with = "EU"
        align_statement = 2012-06-04
        except = ["b"]
        dissociate = ["c"]
        """,
        encoding="utf-8",
    )
    do(command, negotiation, "positions", "import", str(meeting))
    assert clause(command, negotiation, "36 (a)")["support"] == 28
    assert clause(command, negotiation, "36 (b)")["support"] == 27
    assert clause(command, negotiation, "36 (c)")["dissociated"] == 1


def test_private_statements_stay_private_when_corrected(command: Command, negotiation: Path) -> None:
    do(command, negotiation, "say", "Cuba", "a", "oppose", "--private")
    ref = latest(command, negotiation, "Cuba")["ref"]
    do(command, negotiation, "say", "Cuba", "a", "accept", "--corrects", ref)
    assert latest(command, negotiation, "Cuba")["private"]


def test_a_statement_is_shown_whole_with_when_it_was_made_and_entered(command: Command, negotiation: Path) -> None:
    do(
        command, negotiation, "say", "Egypt", "a", "amend", "--for", "NAM", "--words", "People are free and equal",
        "--because", "equality is missing", "--on", "2012-06-04", "--source", "A/66/PV.112",
    )  # fmt: skip
    shown = command("-f", negotiation, "statement", "show", latest(command, negotiation, "NAM")["ref"]).out
    for words in ("NAM (by Egypt)", "Made on 2012-06-04, entered on 20", "36 (a): amend", "equality is missing"):
        assert words in shown
    assert "proposes People are free and equal" in shown
    assert "A/66/PV.112" in shown


ALIGNED = "who,clause,stance,with,statement,except,on"


def test_a_table_of_a_meeting_takes_in_alignments_too(command: Command, negotiation: Path, tmp_path: Path) -> None:
    table = tmp_path / "meeting.csv"
    rows = (
        'Denmark,"36 (a), 36 (b), 36 (c)",support,,,,2012-06-04',
        'Norway,,align,Denmark,2012-06-04,"36 (b), 36 (c)",2012-06-04',
        "Iceland,,align,Norway,,,2012-06-05",
    )
    table.write_text("\n".join((ALIGNED, *rows)), encoding="utf-8")
    do(command, negotiation, "positions", "import", str(table))
    assert [clause(command, negotiation, f"36 ({label})")["support"] for label in "abc"] == [3, 1, 1]
    assert "except 36 (b), 36 (c)" in latest(command, negotiation, "Norway")["says"]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("Norway,,align,,,,", "Row 2 has no with."),
        ("Norway,a,align,Denmark,,,", "Row 2 has clause"),
        ("Norway,a,support,Denmark,,,", "Row 2 has with"),
        ("Norway,,align,Norway,,,", "cannot align itself with itself"),
    ],
)
def test_a_row_that_mixes_an_alignment_and_a_position_is_refused(
    command: Command, negotiation: Path, tmp_path: Path, row: str, told: str
) -> None:
    table = tmp_path / "meeting.csv"
    table.write_text(f"{ALIGNED}\n{row}", encoding="utf-8")
    done = command("-f", negotiation, "positions", "import", table)
    assert done.code == 1
    assert told in done.err
    assert asked(command, negotiation, "statement", "list") == []


def test_a_file_says_all_rows_that_are_not_understood_before_anything_is_taken_in(
    command: Command, negotiation: Path, tmp_path: Path
) -> None:
    path = tmp_path / "meeting.csv"
    rows = ["who,clause,stance", "Cubba,36 (a),oppose", "Mexico,36 (b),suport", "Mexico,36 (a),support"]
    path.write_text("\n".join(rows), encoding="utf-8")
    refused = command("-f", negotiation, "positions", "import", path)
    assert refused.code == 1
    for said in ("2 rows are not understood", "Row 2:", "Did you mean Cuba", "Row 3:", "Did you mean support"):
        assert said in refused.err
    path.write_text("\n".join([rows[0], rows[3]]), encoding="utf-8")
    assert "holds 1 statement with 1 position" in do(command, negotiation, "positions", "import", str(path), "--check")
    assert asked(command, negotiation, "statement", "list") == []


def test_rows_declare_a_clause_agreed_and_no_delegation_does(
    command: Command, negotiation: Path, tmp_path: Path
) -> None:
    path = tmp_path / "meeting.csv"
    path.write_text("who,clause,stance,level,pending\nCuba,36 (a),agreed,,\n", encoding="utf-8")
    assert "Cuba alone cannot" in command("-f", negotiation, "positions", "import", path).err
    path.write_text("who,clause,stance,level,pending\n,36 (a),agreed,informals,\n,b,agreed,informals,Cuba\n", "utf-8")
    do(command, negotiation, "positions", "import", str(path))
    assert [clause(command, negotiation, f"36 ({label})")["status"] for label in "ab"] == ["agreed", "untested"]


def test_a_table_that_is_taken_in_twice_is_told(command: Command, negotiation: Path, tmp_path: Path) -> None:
    rows = ["who,clause,stance,words,on", "Fiji,a,support,,2012-06-04", "Cuba,b,amend,They live;,2012-06-04"]
    table = tmp_path / "meeting.csv"
    table.write_text("\n".join(rows), encoding="utf-8")
    assert "taken down already" not in do(command, negotiation, "positions", "import", str(table))
    rows += ["Fiji,a,support,,2012-06-05", "Cuba,b,amend,They all live;,2012-06-04"]
    table.write_text("\n".join(rows), encoding="utf-8")
    told = "2 of 4 statements are taken down already, the same on the same day."
    assert told in command("-f", negotiation, "positions", "import", str(table), "--check").err
    assert told in do(command, negotiation, "positions", "import", str(table))
