"""Silence procedures, movement, written contributions and who has not spoken, by key."""

from datetime import date
from pathlib import Path
from typing import Any

from workbench.desk import files
from workbench.desk.consensus import silence
from workbench.desk.consensus.unheard import see_unheard
from workbench.desk.proposals import proposing
from workbench.desk.statements import contributing, speaking


async def test_who_has_not_spoken_is_one_key_away_for_the_clause_and_overall(
    case: Path, open_app: Any, press: Any
) -> None:
    with files.open_negotiation(case) as n:
        view = see_unheard(n)
        contributing.invite(n, ["Fiji"], until=date(2012, 6, 30))
    async with open_app(case, (120, 60)) as pilot:
        shown = await press(pilot, "W")
    assert "of 193 Member States have not spoken" in shown
    assert f"On no clause at all: {len(view.everywhere)} of 193" in shown
    assert "Written contributions: 0 received, 1 of 1 invited missing (until 30 June 2012)" in shown


async def test_silence_is_opened_broken_and_told_by_key(case: Path, open_app: Any, press: Any, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    async with open_app(case) as pilot:
        assert "None was opened" in await press(pilot, "S")
        await press(pilot, "o", '"2012-06-14T18:00', "tab", "tab", '"2012-06-11T18:00', "ctrl+s")
        assert "accepted" in await press(pilot)
        await press(pilot, "b", '"cuba', "tab", '"too vague', "tab", '"2012-06-14T17:40', "ctrl+s")
        shown = await press(pilot)
        assert "Silence was broken by Cuba." in shown
        assert "Cuba at 17:40 on 14 June 2012 (UTC-04:00)" in shown
        await press(pilot, "l", "ctrl+u", f'"{letter}', "ctrl+s")
        await press(pilot)
    assert "Consultations go on." in letter.read_text(encoding="utf-8")


async def test_a_running_silence_stands_on_the_first_screen(case: Path, open_app: Any, press: Any) -> None:
    with files.open_negotiation(case) as n:
        silence.open_silence(n, "Rev.2", "2199-06-14T18:00")
    async with open_app(case) as pilot:
        shown = await press(pilot)
        assert "Under silence until 18:00 on 14 June 2199" in shown
        assert "Not spoken: " in shown


async def test_what_moved_is_shown_with_the_line_of_convergence(case: Path, open_app: Any, press: Any) -> None:
    async with open_app(case) as pilot:
        shown = await press(pilot, "M")
        assert "brackets  ▁█▂  0 → 4 by draft" in shown
        assert "Clauses that moved" in shown
        assert "by day" in await press(pilot, "space")


async def test_a_contribution_is_taken_down_in_the_room(case: Path, open_app: Any, press: Any) -> None:
    async with open_app(case) as pilot:
        await press(pilot, "w", "i", "tab", '"the notion', "ctrl+s")
        await press(pilot)
        await press(pilot, "R", '"hsn', "tab", "tab", '"2012-06-04', "tab", '"note verbale', "ctrl+s")
        await press(pilot)
        assert "Written contributions: 1 received" in await press(pilot, "end", "up", "up")
    with files.open_negotiation(case) as n:
        (one,) = n.file.contributions()
        assert (one.who, one.on, one.source) == ("HSN", date(2012, 6, 4), "note verbale")


async def test_who_stands_alike_is_shown_with_what_they_object_to(case: Path, open_app: Any, press: Any) -> None:
    with files.open_negotiation(case) as n:
        for who in ("Cuba", "Mexico"):
            speaking.say(n, who, ["36 (c)"], "oppose", because="no", on=date(2012, 6, 20))
            speaking.say(n, who, ["36 (d)", "36 (e)"], "support", on=date(2012, 6, 20))
    async with open_app(case) as pilot:
        shown = await press(pilot, "L")
        assert "Together on 80% or more" in shown
        assert "✗ 1 as one" in shown
        assert "Cuba, Mexico" in shown


async def test_words_for_numbers_are_set_from_the_report_of_views(case: Path, open_app: Any, press: Any) -> None:
    async with open_app(case) as pilot:
        assert "One hundred and ninety-two" in await press(pilot, "V", "down", "down")
        await press(pilot, "o", '"several 3, most', "ctrl+s")
        await press(pilot)
        assert "Most Member States had not spoken" in await press(pilot)
    with files.open_negotiation(case) as n:
        assert [one.word for one in n.file.scale()] == ["several", "most"]


async def test_an_earlier_day_is_looked_at_and_left_again_by_one_key(case: Path, open_app: Any, press: Any) -> None:
    async with open_app(case) as pilot:
        await press(pilot, "Y", '"2012-05-20', "ctrl+s")
        then = await press(pilot)
        assert "As the room stood on 2012-05-20" in then
        assert "Rev.1 of 14 May 2012" in then
        assert "As the room stood on 2012-05-20" in await press(pilot, "m")
        await press(pilot, "escape")
        now = await press(pilot, "Y")
        assert "As the room stood" not in now
        assert "Rev.2 of 11 June 2012" in now


async def test_all_screens_show_the_earlier_day(case: Path, open_app: Any, press: Any) -> None:
    with files.open_negotiation(case, by="t") as n:
        proposing.propose(n, "36 (a)", ["Cuba"], words="Other words;", on=date(2012, 6, 12))
    async with open_app(case) as pilot:
        await press(pilot, "Y", '"2012-06-01', "ctrl+s")
        await press(pilot, "escape")
        assert "Rev.2" not in await press(pilot, "d")
        await press(pilot, "escape")
        assert "A/66/763 → Rev.1 of 14 May 2012" in await press(pilot, "c")
        await press(pilot, "escape")
        said = await press(pilot, "H", "down", "up")
        assert "2012-06" not in said.split("today", 1)[1]
        await press(pilot, "escape")
        assert "Other words" not in await press(pilot, "P")


async def test_a_day_before_any_draft_is_refused_in_the_form(case: Path, open_app: Any, press: Any) -> None:
    async with open_app(case) as pilot:
        await press(pilot, "Y", '"1999-01-01', "ctrl+s")
        assert "No draft was on the table on 1999-01-01" in await press(pilot)
