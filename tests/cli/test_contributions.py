"""Written contributions through the command line, on the worked case: footnote 1 of A/66/763."""

import json
from pathlib import Path

from tests.conftest import Command


def test_the_footnotes_list_is_on_file_with_its_source(command: Command, worked_case: Path) -> None:
    view = json.loads(command("-f", str(worked_case), "contribution", "list", "--json").out)
    assert len(view["received"]) == 12
    assert {one["source"] for one in view["received"]} == {"A/66/763, footnote 1"}
    network = next(one for one in view["received"] if one["who"] == "HSN")
    assert len(network["on_behalf_of"]) == 11
    assert network["note"] == "South Africa as an observer"
    assert view["invited"] == 193
    assert len(view["heard_through"]) == 20
    assert len(view["missing"]) == 193 - 10 - 20
    assert "South Africa" in view["missing"]


def test_status_has_it_in_one_line(command: Command, worked_case: Path) -> None:
    lines = command("-f", str(worked_case), "status").out.splitlines()
    said = [line for line in lines if line.startswith("Written contributions")]
    assert said == [
        "Written contributions: 12 received, 20 more Member States heard through groups, 163 of 193 invited missing."
    ]


def test_one_that_comes_late_is_taken_down_and_said_to_be_late(command: Command, worked_case: Path) -> None:
    on = ("-f", str(worked_case), "contribution")
    command(*on, "invite", "Fiji", "Norway", "--until", "2012-05-01", "--on", "2012-04-10")
    done = command(*on, "receive", "Norway", "--on", "2012-05-02", "--source", "note verbale")
    assert done.code == 0
    view = json.loads(command(*on, "list", "--json").out)
    assert view["received"][-1]["late"] is False, "the Secretary-General's invitation to all has no last day"
    before = json.loads(command(*on, "list", "--as-of", "2012-05-01", "--json").out)
    assert len(before["received"]) == 12
    command("-f", str(worked_case), "undo")
    assert len(json.loads(command(*on, "list", "--json").out)["received"]) == 12


def test_wrong_input_is_one_clear_sentence(command: Command, worked_case: Path, tmp_path: Path) -> None:
    on = ("-f", str(worked_case), "contribution")
    for arguments, sentence in (
        (("receive", "Kuba"), "There is no delegation “Kuba”."),
        (("receive", "Cuba"), "A contribution without a day from Cuba is taken down already."),
        (("receive", "Fiji", "--on", "2199-01-01"), "1 January 2199 is still to come."),
        (("receive", "Fiji", "Palau", "--for", "Tonga"), "Several senders cannot write for the same others."),
        (("invite", "--on", "2012-05-02", "--until", "2012-05-01"), "1 May 2012 is before the invitation"),
    ):
        refused = command(*on, *arguments)
        assert refused.code == 1
        assert sentence in refused.err
    table = tmp_path / "sent.csv"
    table.write_text("who,on\nFiji,2012-05-01\nAtlantis,\n", encoding="utf-8")
    refused = command(*on, "import", str(table))
    assert refused.code == 1
    assert "Row 3: There is no delegation “Atlantis”." in refused.err
    assert len(json.loads(command(*on, "list", "--json").out)["received"]) == 12


def test_words_for_numbers_are_the_users_and_off_until_set(command: Command, worked_case: Path) -> None:
    on = ("-f", str(worked_case), "report")
    assert "Five Member States supported" in command(*on, "views", "--clause", "36").out
    assert command(*on, "scale", "several 3, a number of 5, most").code == 0
    told = command(*on, "views", "--clause", "36").out
    assert "A number of Member States supported" in told
    assert "5 Member States: Australia" in told
    assert "Most Member States had not spoken" in told
    refused = command(*on, "scale", "many 40, several 3")
    assert refused.code == 1
    assert "would not say more" in refused.err
    command(*on, "scale", "--off")
    assert "Five Member States supported" in command(*on, "views", "--clause", "36").out
