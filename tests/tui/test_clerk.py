"""The clerk: deeds before questions, stale answers dropped, whatever goes wrong is told."""

import threading
import time
from pathlib import Path
from typing import Any

from workbench.desk.files import Negotiation
from workbench.errors import NotAllowed, WorkbenchError
from workbench.tui.clerk import Urgency


async def test_of_two_answers_on_one_topic_only_the_later_is_delivered(case: Path, open_app: Any, press: Any) -> None:
    got: list[str] = []
    async with open_app(case) as pilot:
        pilot.app.ask("topic", lambda n: "early", got.append)
        pilot.app.ask("topic", lambda n: "late", got.append)
        await press(pilot)
    assert got == ["late"]


async def test_deeds_go_before_questions_and_none_of_them_is_dropped(case: Path, open_app: Any, press: Any) -> None:
    done: list[str] = []
    begun, go_on = threading.Event(), threading.Event()

    def slow(n: Negotiation) -> str:
        begun.set()
        go_on.wait(5)
        return "first"

    async with open_app(case) as pilot:
        pilot.app.ask("slow", slow, done.append)
        begun.wait(5)
        pilot.app.ask("question", lambda n: "question", done.append)
        pilot.app.ask("deed", lambda n: "one deed", done.append, urgency=Urgency.DEED)
        pilot.app.ask("deed", lambda n: "another", done.append, urgency=Urgency.DEED)
        go_on.set()
        await press(pilot)
    assert done == ["first", "one deed", "another", "question"]


async def test_what_the_desk_refuses_is_said_with_its_hint(case: Path, open_app: Any, press: Any) -> None:
    def refuse(n: Negotiation) -> str:
        raise NotAllowed("[/x] is not allowed.", "Do [that] instead.")

    async with open_app(case) as pilot:
        pilot.app.ask("topic", refuse, lambda _: None)
        text = await press(pilot)
    assert "[/x] is not allowed. Do [that]" in text


async def test_a_fault_of_the_program_is_told_and_the_clerk_goes_on(case: Path, open_app: Any, press: Any) -> None:
    errors: list[WorkbenchError] = []
    got: list[str] = []

    def fail(n: Negotiation) -> str:
        raise ZeroDivisionError("by nought")

    async with open_app(case) as pilot:
        pilot.app.ask("topic", fail, got.append, errors.append)
        pilot.app.ask("next", lambda n: "still here", got.append)
        await press(pilot)
    assert "ZeroDivisionError" in errors[0].message
    assert got == ["still here"]


async def test_leaving_finishes_the_deeds_and_waits_for_no_question(case: Path, open_app: Any, press: Any) -> None:
    done: list[str] = []
    endless = threading.Event()

    def deed(n: Negotiation) -> None:
        time.sleep(0.1)
        done.append("deed")

    def question(n: Negotiation) -> None:
        endless.wait(20)
        done.append("question")

    async with open_app(case) as pilot:
        pilot.app.ask("deed", deed, lambda _: None, urgency=Urgency.DEED)
        pilot.app.ask("long", question, lambda _: None)
    assert done == ["deed"]
    endless.set()
