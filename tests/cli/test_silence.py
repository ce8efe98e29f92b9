"""The silence procedure from the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Command

DRAFT = "36. The following is agreed:\n\n(a) Human security has words on which all agree;\n"


@pytest.fixture
def negotiation(command: Command, tmp_path: Path) -> Path:
    path, draft = tmp_path / "small.negotiation", tmp_path / "draft.txt"
    draft.write_text(DRAFT, encoding="utf-8")
    assert command("new", path, "--title", "Human security").code == 0
    made = command("-f", path, "draft", "import", draft, "--symbol", "Rev.3", "--working", "--date", "2012-06-11")
    assert made.code == 0, made.err
    return path


def opened(command: Command, file: Path, until: str, at: str | None, *more: str) -> None:
    moment = ("--opened", at) if at else ()
    done = command("-f", file, "silence", "open", "Rev.3", "--until", until, *moment, *more)
    assert done.code == 0, done.err


def broken(command: Command, file: Path, who: str, *more: str) -> str:
    done = command("-f", file, "silence", "break", who, "--because", "too vague", *more)
    assert done.code == 0, done.err
    return done.err


def shown(command: Command, file: Path) -> Any:
    (one,) = json.loads(command("-f", file, "silence", "show", "--json").out)
    return one


def test_nobody_objects_over_a_daylight_saving_night(command: Command, negotiation: Path) -> None:
    opened(command, negotiation, "2012-03-11T18:00", "2012-03-10T18:00")
    one = shown(command, negotiation)
    assert (one["opened_at"], one["until"]) == ("2012-03-10T18:00:00-05:00", "2012-03-11T18:00:00-04:00")
    assert (one["outcome"], one["zone"]) == ("accepted", "America/New_York")
    told = command("-f", negotiation, "silence", "show").out
    assert "18:00 on 10 March 2012 (UTC-05:00) to 18:00 on 11 March 2012 (UTC-04:00)" in told


@pytest.mark.parametrize(
    ("at", "outcome"),
    [
        ("2012-03-11T18:00", "broken"),
        ("2012-03-11T22:00Z", "broken"),
        ("2012-03-11T22:30Z", "accepted"),
        ("2012-03-11T17:30-05:00", "accepted"),
    ],
)
def test_an_objection_entered_late_counts_by_when_it_was_made(
    command: Command, negotiation: Path, at: str, outcome: str
) -> None:
    """22:30 UTC is too late only because the clock was put forward that night."""
    opened(command, negotiation, "2012-03-11T18:00", "2012-03-10T18:00")
    broken(command, negotiation, "Cuba", "--at", at)
    one = shown(command, negotiation)
    assert one["outcome"] == outcome
    (objection,) = one["objections"]
    assert (objection["who"], objection["in_time"]) == ("Cuba", outcome == "broken")
    assert objection["entered_at"] > "2026"
    assert "entered at" in command("-f", negotiation, "silence", "show").out


def test_a_typing_fix_voids_it_and_its_undoing_does_not(command: Command, negotiation: Path) -> None:
    opened(command, negotiation, "2999-06-14T18:00", None)
    assert shown(command, negotiation)["outcome"] == "open"
    words = "Human security has words, on which all agree;"
    assert command("-f", negotiation, "draft", "edit", "Rev.3", "a", "--text", words).code == 0
    one = shown(command, negotiation)
    assert (one["outcome"], one["words_changed"]) == ("void", True)
    assert "all the same" in broken(command, negotiation, "Cuba")
    assert command("-f", negotiation, "undo").code == 0
    assert command("-f", negotiation, "undo").code == 0
    assert shown(command, negotiation)["outcome"] == "open"


def test_a_fix_after_an_objection_does_not_hide_who_objected(command: Command, negotiation: Path) -> None:
    opened(command, negotiation, "2999-06-14T18:00", None)
    broken(command, negotiation, "Cuba")
    assert command("-f", negotiation, "draft", "edit", "Rev.3", "a", "--text", "Other words;").code == 0
    assert shown(command, negotiation)["sentence"] == "Silence was broken by Cuba."


def test_a_fix_after_the_time_was_up_is_told(command: Command, negotiation: Path) -> None:
    opened(command, negotiation, "2012-06-14T18:00", "2012-06-11T10:00")
    assert command("-f", negotiation, "draft", "edit", "Rev.3", "a", "--text", "Other words;").code == 0
    one = shown(command, negotiation)
    assert (one["outcome"], one["words_changed"]) == ("accepted", True)
    assert "changed since" in one["sentence"]


def test_issuing_the_draft_changes_no_words(command: Command, negotiation: Path) -> None:
    opened(command, negotiation, "2999-06-14T18:00", None)
    assert command("-f", negotiation, "draft", "issue", "Rev.3", "--symbol", "A/66/L.55").code == 0
    one = shown(command, negotiation)
    assert (one["draft"], one["outcome"]) == ("A/66/L.55", "open")


def test_the_letter_tells_what_came_of_it(command: Command, negotiation: Path, tmp_path: Path) -> None:
    opened(command, negotiation, "2012-06-14T18:00", "2012-06-11T10:00")
    accepted = command("-f", negotiation, "silence", "letter").out
    assert "Nobody objected by 18:00 on 14 June 2012 (UTC-04:00)" in accepted
    broken(command, negotiation, "Cuba", "--at", "2012-06-14T17:59")
    broken(command, negotiation, "Egypt", "--at", "2012-06-14T18:01")
    path = tmp_path / "letter.txt"
    assert command("-f", negotiation, "silence", "letter", "-o", path).code == 0
    letter = path.read_text(encoding="utf-8")
    assert "Silence was broken by Cuba." in letter
    assert "Cuba objected at 17:59 on 14 June 2012 (UTC-04:00) (entered at" in letter
    assert "Egypt objected at 18:01 on 14 June 2012 (UTC-04:00)" in letter
    assert "too vague. This was not while silence ran, and does not count." in letter.split("Egypt")[1]
    assert shown(command, negotiation)["words_hash"] in letter
    assert command("-f", negotiation, "silence", "letter", "-o", path).code == 1
    assert command("-f", negotiation, "silence", "letter", "-o", path, "--force").code == 0


REFUSED = {
    "a time that is past": ("open", "Rev.3", "--until", "2012-06-14T18:00"),
    "an opening yet to come": ("open", "Rev.3", "--until", "2999-06-14T18:00", "--opened", "2998-06-14T18:00"),
    "a zone nobody knows": ("open", "Rev.3", "--until", "2999-06-14T18:00", "--zone", "Turtle Bay"),
    "an hour the clock skips": ("open", "Rev.3", "--until", "2012-03-11T02:30", "--opened", "2012-03-10T18:00"),
    "breaking what was never opened": ("break", "Cuba", "--because", "why"),
    "a letter on nothing": ("letter",),
}


@pytest.mark.parametrize("arguments", REFUSED.values(), ids=REFUSED.keys())
def test_what_is_refused(command: Command, negotiation: Path, arguments: tuple[str, ...]) -> None:
    refused = command("-f", negotiation, "silence", *arguments)
    assert refused.code == 1
    assert refused.err.strip()
    assert command("-f", negotiation, "silence", "show", "--json").out.strip() == "[]"


REFUSED_OBJECTIONS = {
    "before the opening": ("--at", "2012-06-11T09:59"),
    "yet to come": ("--at", "2998-06-14T18:00"),
    "without a reason": ("--because", " "),
}


@pytest.mark.parametrize("more", REFUSED_OBJECTIONS.values(), ids=REFUSED_OBJECTIONS.keys())
def test_an_objection_that_is_refused(command: Command, negotiation: Path, more: tuple[str, ...]) -> None:
    opened(command, negotiation, "2012-06-14T18:00", "2012-06-11T10:00")
    refused = command("-f", negotiation, "silence", "break", "Cuba", "--because", "why", *more)
    assert refused.code == 1
    assert shown(command, negotiation)["objections"] == []


def test_one_silence_at_a_time_and_then_another(command: Command, negotiation: Path) -> None:
    opened(command, negotiation, "2999-06-14T18:00", None)
    assert command("-f", negotiation, "silence", "open", "Rev.3", "--until", "2999-07-14T18:00").code == 1
    broken(command, negotiation, "Cuba")
    opened(command, negotiation, "2999-07-14T18:00", None)
    outcomes = [one["outcome"] for one in json.loads(command("-f", negotiation, "silence", "show", "--json").out)]
    assert outcomes == ["open", "broken"]


def test_the_record_tells_and_holds(command: Command, negotiation: Path) -> None:
    opened(command, negotiation, "2012-06-14T18:00", "2012-06-11T10:00")
    broken(command, negotiation, "Cuba", "--at", "2012-06-14T17:59")
    told = command("-f", negotiation, "record").out
    assert "silence opened on Rev.3 until 18:00 on 14 June 2012 (UTC-04:00)" in told
    assert "Cuba breaks silence: too vague" in told
    assert command("-f", negotiation, "record", "--verify").code == 0


def test_whoever_changes_words_under_silence_is_told_what_that_does(command: Command, negotiation: Path) -> None:
    opened(command, negotiation, "2199-06-14T18:00", None)
    told = command("-f", negotiation, "status").out
    assert "Under silence until 18:00 on 14 June 2199" in told
    edited = command("-f", negotiation, "draft", "edit", "Rev.3", "a", "--text", "Human security has words;")
    assert "Silence on Rev.3 is void: its words changed." in edited.err
    assert "Under silence" not in command("-f", negotiation, "status").out
    again = command("-f", negotiation, "draft", "edit", "Rev.3", "a", "--text", "Human security has other words;")
    assert "void" not in again.err
    command("-f", negotiation, "undo")
    command("-f", negotiation, "undo")
    assert shown(command, negotiation)["outcome"] == "open"


def test_a_city_alone_is_offered_its_zone(command: Command, negotiation: Path) -> None:
    refused = command(
        "-f", negotiation, "silence", "open", "Rev.3", "--until", "2199-06-14T18:00", "--zone", "New York"
    )
    assert refused.code == 1
    assert "Did you mean America/New_York?" in refused.err
