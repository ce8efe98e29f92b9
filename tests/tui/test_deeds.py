"""The deeds, key by key: a position, an agreement, a reopening, undo and redo, and that nothing typed is lost."""

from pathlib import Path
from typing import Any

from textual import events
from textual.widgets import Input, TextArea

from workbench.desk import files
from workbench.desk.consensus import standing, status
from workbench.desk.statements import speaking
from workbench.desk.statements.positions import list_positions
from workbench.desk.views import ClauseView, PositionLine, StatusLine
from workbench.tui.screens.agree import AgreeForm
from workbench.tui.screens.say import SayForm


def positions(case: Path, who: str) -> tuple[PositionLine, ...]:
    with files.open_negotiation(case) as n:
        return list_positions(n, who=who)


def line(case: Path, label: str) -> StatusLine:
    with files.open_negotiation(case) as n:
        return next(one for one in status.see_status(n).clauses if one.label == label)


def clause(case: Path, label: str) -> ClauseView:
    with files.open_negotiation(case) as n:
        return standing.see_clause(n, label)


async def test_a_position_is_taken_with_a_few_keys_and_is_there_after_a_restart(
    case: Path, open_app: Any, press: Any
) -> None:
    async with open_app(case) as pilot:
        label = pilot.app.screen.clauses_meant()[0]
        await press(pilot, "s", '"venez', "enter", "tab", "o", "tab", '"too far', "tab", '"a limit')
        text = await press(pilot, "ctrl+s")
        assert "oppose on" in " ".join(text.split())
    assert "Venezuela (Bolivarian Republic of)" in line(case, label).blockers
    (taken,) = positions(case, "Venezuela")
    assert (taken.clause, taken.stance, taken.because, taken.cure) == (label, "oppose", "too far", "a limit")
    async with open_app(case) as pilot:
        assert "Venezuela" in await press(pilot, "enter")


async def test_several_marked_clauses_are_spoken_on_at_once(case: Path, open_app: Any, press: Any) -> None:
    async with open_app(case) as pilot:
        await press(pilot, "space", "space")
        await press(pilot, "s", '"Japan', "enter", "tab", "a", "ctrl+s")
        assert not pilot.app.screen.query_one("#clauses").marked
    assert sum(one.stance == "accept" for one in positions(case, "Japan")) == 2


async def test_an_amendment_starts_from_the_words_of_the_clause(case: Path, open_app: Any, press: Any) -> None:
    async with open_app(case, (140, 40)) as pilot:
        label = pilot.app.screen.clauses_meant()[0]
        await press(pilot, "s", '"Cuba', "enter", "tab", "m")
        words = pilot.app.screen.query_one("#words", TextArea)
        assert words.text == clause(case, label).clause.text
        words.text = "[Parties] [shall][should] act"
        await press(pilot, "ctrl+s")
        text = " ".join((await press(pilot, "enter", "z", "end")).split())
        assert "[shall][should]" in text
    assert positions(case, "Cuba")[-1].words == "[Parties] [shall][should] act"


async def test_what_the_desk_refuses_is_said_in_the_form_and_nothing_typed_is_lost(
    case: Path, open_app: Any, press: Any
) -> None:
    async with open_app(case) as pilot:
        await press(pilot, "s", '"Korea', "tab", "tab", "s", "tab", '"a reason')
        text = await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, SayForm)
        assert "Republic of Korea" in text
        assert pilot.app.screen.query_one("#because", Input).value == "a reason"
        assert pilot.app.screen.query_one("#who", Input).value == "Korea", "nobody is guessed"


async def test_a_form_left_by_escape_comes_back_as_it_was(case: Path, open_app: Any, press: Any) -> None:
    async with open_app(case) as pilot:
        await press(pilot, "s", '"Jordan', "enter", "tab", "r", "tab", '"awaiting instructions')
        await press(pilot, "escape")
        assert "not saved" in (await press(pilot, "q")).lower()
        await press(pilot, "s")
        assert pilot.app.screen.query_one("#because", Input).value == "awaiting instructions"
        assert pilot.app.screen.query_one("#stance").value == "reserve"
        await press(pilot, "ctrl+s")
    assert positions(case, "Jordan")[0].because == "awaiting instructions"


async def test_a_date_that_is_none_is_said_and_kept(case: Path, open_app: Any, press: Any) -> None:
    async with open_app(case) as pilot:
        await press(pilot, "s", '"Japan', "enter", "tab", "s")
        pilot.app.screen.query_one("#on", Input).value = "4 June"
        assert "is not a date" in await press(pilot, "ctrl+s")
        assert pilot.app.screen.query_one("#on", Input).value == "4 June"


async def test_agreeing_over_an_objection_asks_first(case: Path, open_app: Any, press: Any) -> None:
    async with open_app(case) as pilot:
        label = pilot.app.screen.clauses_meant()[0]
        text = await press(pilot, "a", "r", "ctrl+s")
        assert isinstance(pilot.app.screen, AgreeForm)
        assert "Press ctrl+s again" in text
        assert "NAM objects" in " ".join(text.split())
        assert line(case, label).agreed is None
        await press(pilot, "ctrl+s")
    agreed = line(case, label).agreed
    assert agreed is not None
    assert agreed.level == "ad referendum"


async def test_undo_says_what_it_took_back_also_after_a_restart(case: Path, open_app: Any, press: Any) -> None:
    async with open_app(case) as pilot:
        await press(pilot, "s", '"Chile', "enter", "tab", "s", "ctrl+s")
    assert positions(case, "Chile")
    async with open_app(case) as pilot:
        assert "Chile" in await press(pilot, "u")
        assert not positions(case, "Chile")
        await press(pilot, "U")
    assert positions(case, "Chile")


async def test_an_agreed_clause_is_reopened_with_a_reason_only(case: Path, open_app: Any, press: Any) -> None:
    async with open_app(case) as pilot:
        await press(pilot, "end")
        label = pilot.app.screen.clauses_meant()[0]
        await press(pilot, "a", "ctrl+s")
        assert line(case, label).agreed is not None
        await press(pilot, "slash", f'"{label}', "enter", "r")
        assert "reason is missing" in await press(pilot, "ctrl+s")
        await press(pilot, '"the chapeau changed', "ctrl+s")
    assert line(case, label).agreed is None


async def test_what_another_program_writes_is_shown_without_a_key(case: Path, open_app: Any, press: Any) -> None:
    async with open_app(case) as pilot:
        await press(pilot)
        pilot.app._poll()
        await press(pilot)
        with files.open_negotiation(case) as n:
            speaking.say(n, "Cuba", ["36 (b)"], "oppose", because="no")
        pilot.app._poll()
        await press(pilot)
        assert "Cuba" in await press(pilot)


async def test_keys_typed_faster_than_the_screen_draws_land_in_their_fields(
    case: Path, open_app: Any, press: Any
) -> None:
    async with open_app(case) as pilot:
        await press(pilot, "s", '"Singap')
        for key in ("o", "r", "tab", "tab", "o", "tab", "n", "o", "enter", "y", "e", "s", "ctrl+s"):
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await press(pilot)
    (taken,) = positions(case, "Singapore")
    assert (taken.stance, taken.because, taken.cure) == ("oppose", "no", "yes")
