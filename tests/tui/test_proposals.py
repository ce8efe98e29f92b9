"""Proposals key by key: made, laid over each other, spoken to, accepted in a working draft, rejected, withdrawn."""

from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input, TextArea

from workbench.desk import files
from workbench.desk.drafts import drafting
from workbench.desk.proposals import accepting, proposing
from workbench.desk.proposals.tabled import list_proposals
from workbench.desk.views import ProposalView
from workbench.model.proposal import Decision, ProposalKind
from workbench.tui.screens.clause import ClauseScreen
from workbench.tui.screens.decide import AcceptForm
from workbench.tui.screens.details import Details
from workbench.tui.screens.drafts import WorkForm
from workbench.tui.screens.overview import Overview
from workbench.tui.screens.proposals import Proposals
from workbench.tui.screens.propose import KINDS, ProposeForm

WORKING = "Rev.3 of 14 May"


def text_of(case: Path, label: str) -> str:
    with files.open_negotiation(case) as n:
        return next(one.text for one in drafting.show_draft(n).clauses if one.label == label)


def proposals(case: Path, *, decided: bool = False) -> tuple[ProposalView, ...]:
    with files.open_negotiation(case) as n:
        return list_proposals(n, decided=decided)


@pytest.fixture
def label(case: Path) -> str:
    """A clause on which Japan and Thailand would begin differently and Cuba would end otherwise; Chile agrees."""
    with files.open_negotiation(case) as n:
        clause = drafting.show_draft(n).clauses[1]
        first, rest = clause.text.split(" ", 1)
        ending = f"{clause.text.rstrip(';.')}, as appropriate;"
        proposing.propose(n, clause.label, ["Japan", "Jordan"], words=f"Every {rest}", reason="it is shorter")
        proposing.propose(n, clause.label, ["Thailand"], words=f"{first.upper()}EST {rest}")
        proposing.propose(n, clause.label, ["Cuba"], words=ending)
        proposing.propose(n, clause.label, ["Chile"], words=ending)
        return clause.label


def work(case: Path) -> None:
    with files.open_negotiation(case) as n:
        drafting.start_working_draft(n, drafting.list_drafts(n)[-1].symbol, WORKING)


async def test_new_wording_starts_from_the_words_of_the_clause(case: Path, open_app: Any, press: Any) -> None:
    async with open_app(case) as pilot:
        meant = pilot.app.screen.clauses_meant()[0]
        await press(pilot, "plus", '"Japan', "enter")
        pilot.app.screen.query_one("#others", Input).value = "Jordan; Thailand"
        words = pilot.app.screen.query_one("#words", TextArea)
        assert words.text == text_of(case, meant)
        assert "are the words of the clause" in await press(pilot, "ctrl+s")
        words.text = "[Parties] [shall][should] act"
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, Overview)
    (made,) = proposals(case)
    assert (made.clause, made.words, made.kind) == (meant, "[Parties] [shall][should] act", ProposalKind.WORDING)
    assert made.sponsors == ("Japan", "Jordan", "Thailand")


@pytest.mark.parametrize("letter", ["d", "a", "m"])
async def test_deletions_additions_and_moves_ask_for_what_they_need(
    case: Path, open_app: Any, press: Any, letter: str
) -> None:
    async with open_app(case) as pilot:
        await press(pilot, "enter", "plus", '"Japan', "enter")
        form = pilot.app.screen
        form.query_one("#kind").focus()
        await press(pilot, letter)
        kind = form.query_one("#kind").value
        assert form.query_one(".words").display is (kind == "addition")
        assert form.query_one(".place").display is (kind == "move")
        if kind == "addition":
            assert not form.query_one("#words", TextArea).text
            form.query_one("#words", TextArea).text = "A new clause;"
        if kind == "move":
            assert "needs the clause it should follow" in " ".join((await press(pilot, "ctrl+s")).split())
            form.query_one("#after", Input).value = pilot.app.status.clauses[-1].label
        await press(pilot, "ctrl+s")
    assert [one.kind for one in proposals(case)] == [kind]


def test_every_kind_of_proposal_is_offered() -> None:
    assert {choice.value for choice in KINDS} == set(ProposalKind)


async def test_the_proposals_on_a_clause_are_laid_over_it_with_authors_and_collisions(
    case: Path, open_app: Any, press: Any, label: str
) -> None:
    async with open_app(case, (140, 50)) as pilot:
        await press(pilot, "enter")
        assert pilot.app.screen.clauses_meant() == (label,)
        laid = " ".join((await press(pilot, "v", "v")).split())
        assert "+Every+{1}" in laid
        assert "{1} Japan, Jordan" in laid
        text = " ".join((await press(pilot, "o")).split())
        assert "+Every+{1}" in text
        assert "+, as appropriate+{3,4}" in text
        assert "× collides with: {2} Thailand" in text
        assert "because: it is shorter" in text
        assert "issued; N begins a working draft" in text
        assert "= identical to: {4} Chile" in " ".join((await press(pilot, "down", "down")).split())


async def test_a_proposal_under_the_cursor_of_the_clause_screen_is_opened_with_enter(
    case: Path, open_app: Any, press: Any, label: str
) -> None:
    async with open_app(case) as pilot:
        await press(pilot, "enter")
        people = pilot.app.screen.query_one("#people")
        keys = [people.get_option_at_index(at).id for at in range(people.option_count)]
        people.highlighted = keys.index(next(key for key in keys if key.startswith("proposal/")))
        await press(pilot, "down", "enter")
        assert isinstance(pilot.app.screen, Proposals)
        under = pilot.app.screen.rows().row
        assert under is not None
        assert under.sponsors == ("Thailand",)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ClauseScreen)


async def test_all_undecided_proposals_are_one_list_narrowed_by_o(
    case: Path, open_app: Any, press: Any, label: str
) -> None:
    with files.open_negotiation(case) as n:
        other = drafting.show_draft(n).clauses[3].label
        proposing.propose(n, other, ["Mexico"], kind="deletion")
    async with open_app(case) as pilot:
        text = await press(pilot, "P")
        assert "Undecided: 5" in text
        assert any(other in row and "deletion" in row and "Mexico" in row for row in text.splitlines())
        assert "× collides with 1" in text
        assert "Undecided: 4" in await press(pilot, "o")
        assert "Undecided: 5" in await press(pilot, "o")


async def test_in_an_issued_draft_a_working_draft_is_offered_and_then_accepted_in(
    case: Path, open_app: Any, press: Any, label: str
) -> None:
    wanted = proposals(case)[0]
    async with open_app(case) as pilot:
        text = await press(pilot, "P", "y")
        assert isinstance(pilot.app.screen, WorkForm)
        assert "issued draft never changes" in " ".join(text.split())
        text = await press(pilot, '"', f'"{WORKING}', "ctrl+s")
        assert f"{WORKING} · working draft" in text
        await press(pilot, "y")
        assert isinstance(pilot.app.screen, AcceptForm)
        assert "+Every+" in await press(pilot)
        text = await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, Details)
        assert "Fit the new words (2)" in text
        assert "No longer fit; to be proposed anew (1)" in text
        await press(pilot, "escape")
        assert "Undecided: 3" in await press(pilot)
    assert text_of(case, label) == wanted.words


async def test_what_the_words_changed_under_is_accepted_only_as_carried_and_after_it_was_seen(
    case: Path, open_app: Any, press: Any, label: str
) -> None:
    work(case)
    ref = proposals(case)[0].ref
    with files.open_negotiation(case) as n:
        accepting.accept_proposal(n, ref)
    carried = next(one for one in proposals(case) if one.sponsors == ("Cuba",))
    assert carried.carried is not None
    async with open_app(case) as pilot:
        text = await press(pilot, "P")
        assert "↻ no longer fits" in text
        assert "proposes the wording anew" in " ".join((await press(pilot, "y")).split())
        assert isinstance(pilot.app.screen, Proposals)
        await press(pilot, "plus")
        assert pilot.app.screen.query_one("#words", TextArea).text == proposals(case)[0].words
        text = await press(pilot, "escape", "down", "y")
        assert "Is it meant like this?" in " ".join(text.split())
        assert "+, as appropriate+" in " ".join(text.split())
        await press(pilot, "ctrl+s")
    assert text_of(case, label) == carried.carried.words


async def test_words_that_change_while_one_looks_are_not_accepted_unseen(
    case: Path, open_app: Any, press: Any, label: str
) -> None:
    work(case)
    async with open_app(case) as pilot:
        await press(pilot, "P", "y")
        with files.open_negotiation(case) as n:
            drafting.edit_clause(n, WORKING, label, f"Anew: {text_of(case, label)}")
        assert "changed while you looked" in " ".join((await press(pilot, "ctrl+s")).split())
    assert text_of(case, label).startswith("Anew: ")


@pytest.mark.parametrize(("key", "decision"), [("n", Decision.REJECTED), ("K", Decision.WITHDRAWN)])
async def test_a_proposal_is_rejected_or_withdrawn_with_its_reason(
    case: Path, open_app: Any, press: Any, label: str, key: str, decision: Decision
) -> None:
    first = proposals(case)[0]
    async with open_app(case) as pilot:
        text = await press(pilot, "P", key, '"no support', "ctrl+s")
        assert "Undecided: 3" in text
    assert {one.ref: one.decision for one in proposals(case, decided=True)}[first.ref] is decision


async def test_who_speaks_for_a_proposal_and_against_it_is_taken_down_and_shown(
    case: Path, open_app: Any, press: Any, label: str
) -> None:
    async with open_app(case, (120, 40)) as pilot:
        await press(pilot, "P", "b", '"Mexico', "enter", "s", "ctrl+s")
        text = await press(pilot, "b", '"Fiji', "enter", "o", "ctrl+s")
        assert "for: Mexico" in text
        assert "against: Fiji" in text
        assert "1 for · 1 against" in text


async def test_an_empty_list_says_how_to_make_a_proposal(case: Path, open_app: Any, press: Any) -> None:
    async with open_app(case) as pilot:
        assert "+ makes one" in await press(pilot, "enter", "o")
        await press(pilot, "plus")
        assert isinstance(pilot.app.screen, ProposeForm)
        assert pilot.app.screen.query_one("#clause", Input).value
