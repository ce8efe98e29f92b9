"""Canary words put wherever something private can stand are sought in every kind of export, in every format.

What the desk offers is asked of the desk: a kind or a format that is added is tested by being offered.
"""

import shutil
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from tests.conftest import Command
from tests.formats.exported import said_in
from workbench.consensus.saying import say_date
from workbench.desk import delegations, files
from workbench.desk.exports import exporting
from workbench.desk.negotiation import Negotiation
from workbench.desk.proposals import proposing
from workbench.desk.statements import speaking
from workbench.errors import WorkbenchError
from workbench.model.delegation import DelegationKind

KEYBOARD = "kittiwake"
"""Who sat at the keyboard."""
MACHINE = "guillemot"
"""A folder of this machine."""
PRIVATE = {
    "words of a private position": "albatross",
    "reason of a private position": "bittern",
    "cure of a private position": "cormorant",
    "source of a private position": "dunlin",
    "forum of a private position": "egret",
    "source of a private alignment": "fulmar",
    "words of a private proposal": "godwit",
    "reason of a private proposal": "hoopoe",
    "one who spoke in private only": "Ibisland",
}
EVERYWHERE = {**PRIVATE, "who entered it": KEYBOARD, "a folder of this machine": MACHINE}


@pytest.fixture
def told(worked_case_once: Path, tmp_path: Path) -> Iterator[Negotiation]:
    """The worked case with private words of every sort, entered by somebody in a folder with a telling name."""
    folder = tmp_path / MACHINE
    folder.mkdir()
    shutil.copy(worked_case_once, folder / "talks.negotiation")
    with files.open_negotiation(folder / "talks.negotiation", by=KEYBOARD) as n:
        delegations.add_delegation(n, "IBI", PRIVATE["one who spoke in private only"], DelegationKind.OBSERVER)
        for who in ("Fiji", "IBI"):
            speaking.say(
                n, who, ["36 (m)", "36 (c)"], "oppose", private=True,
                words=f"An {PRIVATE['words of a private position']} clause;",
                because=f"The {PRIVATE['reason of a private position']} flew",
                cure=f"A {PRIVATE['cure of a private position']}",
                source=f"Corridor, {PRIVATE['source of a private position']}",
                forum=f"Café {PRIVATE['forum of a private position']}",
            )  # fmt: skip
        speaking.align(n, "Tonga", "Fiji", source=PRIVATE["source of a private alignment"], private=True)
        proposing.propose(
            n, "36 (a)", ["Samoa"], words=f"A {PRIVATE['words of a private proposal']};",
            reason=PRIVATE["reason of a private proposal"], private=True,
        )  # fmt: skip
        yield n


def exported(n: Negotiation, kind: str, folder: Path, *, include_private: bool = False) -> Iterator[tuple[str, str]]:
    """Yield each format in which a kind is offered, with comments where there may be some, and all that it says."""
    for suffix, comments in product(exporting.FORMATS, (False, True)):
        path = folder / f"{kind}-{comments}{suffix}"
        try:
            exporting.export(n, kind, path, comments=comments, include_private=include_private)
        except WorkbenchError:
            assert not path.exists()
            continue
        yield suffix, said_in(path.read_bytes(), suffix)


@pytest.mark.parametrize("kind", exporting.KINDS)
def test_nothing_private_leaves_and_every_file_says_where_it_comes_from(
    told: Negotiation, tmp_path: Path, kind: str
) -> None:
    draft = told.heads()[-1]
    assert draft.date
    quoted = (told.file.head(), draft.symbol, say_date(draft.date), "no objection")
    seen = []
    for suffix, said in exported(told, kind, tmp_path):
        seen.append(suffix)
        for what, canary in EVERYWHERE.items():
            assert canary.casefold() not in said.casefold(), (what, suffix)
        for quote in quoted:
            assert quote in said, (quote, suffix)
    assert {".docx", ".pdf", ".html", ".txt"} <= set(seen)


@pytest.mark.parametrize("kind", ["positions", "report", "views"])
def test_what_is_private_leaves_when_asked_for_by_name(told: Negotiation, tmp_path: Path, kind: str) -> None:
    shown = PRIVATE["reason of a private position"], PRIVATE["one who spoke in private only"]
    for suffix, said in exported(told, kind, tmp_path, include_private=True):
        assert all(one.stat().st_mode & 0o077 == 0 for one in tmp_path.glob(f"{kind}-*")), suffix
        counts_alone = kind == "report" and suffix == ".jsonl"
        assert counts_alone or all(canary in said for canary in shown), suffix
        assert KEYBOARD not in said, suffix
        assert MACHINE not in said, suffix


@pytest.mark.parametrize("kind", exporting.KINDS)
def test_private_words_change_nothing_that_is_shown(
    told: Negotiation, worked_case: Path, tmp_path: Path, kind: str
) -> None:
    with files.open_negotiation(worked_case) as before:
        exporting.export(before, kind, tmp_path / "before.json")
        head = before.file.head()
    exporting.export(told, kind, tmp_path / "after.json")
    first, then = ((tmp_path / f"{name}.json").read_text("utf-8") for name in ("before", "after"))
    assert first.replace(head, "") == then.replace(told.file.head(), "")


def test_the_command_itself_says_nothing_private(told: Negotiation, command: Command) -> None:
    file = told.file.path
    for kind in exporting.KINDS:
        result = command("-f", file, "export", kind, "-o", f"{kind}.txt")
        assert result.code == 0, result.err
        assert not [canary for canary in EVERYWHERE.values() if canary in result.out + result.err]
