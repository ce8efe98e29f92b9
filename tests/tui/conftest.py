"""A small real negotiation for the screen to show, and ways to press keys and read what is on the screen."""

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from workbench.desk import files
from workbench.desk.drafts import drafting
from workbench.desk.statements import speaking
from workbench.errors import WorkbenchError
from workbench.tui.app import WorkbenchApp

DRAFTS = Path(__file__).parents[2] / "drafts"
Screen = Pilot[WorkbenchError]
Opener = Callable[..., AbstractAsyncContextManager[Screen]]
Presser = Callable[..., Awaitable[str]]
NAMED = {
    " ": "space", "(": "left_parenthesis", ")": "right_parenthesis", "/": "slash", ".": "full_stop",
    "-": "minus", ",": "comma", "_": "underscore", "+": "plus", ";": "semicolon",
}  # fmt: skip
"""Characters that the keyboard calls by a name."""
JUNE = date(2012, 6, 4)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three drafts, a group's objection with its members, a State that supports, an amendment."""
    path = tmp_path_factory.mktemp("tui") / "case.negotiation"
    with files.new_negotiation(path, "Common understanding on human security", by="test") as n:
        for name in ("1-A-66-763-para-36.txt", "2-rev-1.txt", "3-rev-2.txt"):
            drafting.import_draft(n, DRAFTS / name)
        label = drafting.show_draft(n).clauses[1].label
        other = drafting.show_draft(n).clauses[2].label
        speaking.say(
            n, "Egypt", [label], "oppose", on_behalf_of="NAM", because="it opens the door to intervention",
            cure="a reference to the Charter", source="A/66/PV.112", on=JUNE,
        )  # fmt: skip
        speaking.say(n, "Thailand", [label], "support", because="it is about people", on=JUNE)
        speaking.say(n, "Japan", [other], "support", on=JUNE)
    return path


@pytest.fixture
def case(built: Path, tmp_path: Path) -> Path:
    """A copy of that negotiation, for one test to write to."""
    return Path(shutil.copy(built, tmp_path / "case.negotiation"))


@pytest.fixture
def open_app() -> Opener:
    """Return what opens a file on a screen of some size, ready to be pressed."""

    @asynccontextmanager
    async def opened(path: Path, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Screen]:
        app = WorkbenchApp(path)
        app.animation_level = "none"
        async with app.run_test(size=size, notifications=True) as pilot:
            await _settle(pilot)
            yield pilot

    return opened


@pytest.fixture
def press() -> Presser:
    """Return what presses keys (`"text` types text), waits for the desk and returns what the screen shows."""

    async def pressed(pilot: Screen, *keys: str) -> str:
        for key in keys:
            for one in key[1:] if key.startswith('"') and len(key) > 1 else [key]:
                char = one if len(one) == 1 else " " if one == "space" else None
                pilot.app.post_message(events.Key(NAMED.get(one, one), char))
            await _settle(pilot)
        await _settle(pilot)
        await pilot.pause()
        return shown(pilot)

    return pressed


async def _settle(pilot: Screen) -> None:
    app = pilot.app
    assert isinstance(app, WorkbenchApp)
    quiet = 0
    while quiet < 2:
        await pilot.pause(0.005)
        quiet = quiet + 1 if app.clerk.unanswered == 0 else 0


def shown(pilot: Screen) -> str:
    """Return the text on the screen, line by line."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)
