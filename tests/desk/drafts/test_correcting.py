"""What a person said of a succession stays, on drafts that are imported later too, and can be undone."""

from pathlib import Path

import pytest

from workbench.desk import recording
from workbench.desk.drafts import comparing, drafting
from workbench.desk.negotiation import Negotiation
from workbench.model.change import Change

A = """1. Guided by the Charter, Member States agree as follows:

(a) Harbours are dredged every third spring and their lights repaired;

(b) Ferries carry bicycles free of charge between the islands;

(c) No goat may be landed without a certificate;
"""
B = """1. Guided by the Charter, Member States agree as follows:

(a) Ferries carry bicycles free of charge between the islands;

(b) Livestock is inspected by a veterinarian on arrival;

(c) Ports remain open at night;
"""


def table(n: Negotiation, folder: Path, symbol: str, text: str, based_on: str | None = None) -> None:
    path = folder / "draft.txt"
    path.write_text(text, encoding="utf-8")
    drafting.import_draft(n, path, symbol=symbol, based_on=based_on)


@pytest.fixture
def corrected(case: Negotiation, tmp_path: Path) -> Negotiation:
    """Two drafts, and what a person said: the goat became the livestock, the harbours are gone."""
    table(case, tmp_path, "A", A)
    table(case, tmp_path, "B", B, "A")
    comparing.link_clauses(case, "A", "B", ["1 (c)"], ["1 (b)"])
    comparing.link_clauses(case, "A", "B", ["1 (a)"], [])
    return case


def by_hand(n: Negotiation, old: str, new: str) -> set[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    pairings = comparing.compare(n, old, new).pairings
    return {(one.change.value, one.old, one.new) for one in pairings if one.by_user}


SAID = {("amended", ("1 (c)",), ("1 (b)",)), ("dropped", ("1 (a)",), ())}


def test_a_correction_is_shown_as_a_persons(corrected: Negotiation) -> None:
    assert by_hand(corrected, "A", "B") == SAID


def test_it_holds_for_the_same_draft_imported_again(corrected: Negotiation, tmp_path: Path) -> None:
    table(corrected, tmp_path, "B, again", B, "A")
    assert by_hand(corrected, "A", "B, again") == SAID


def test_it_holds_for_a_corrected_version_where_its_clauses_are_found_again(
    corrected: Negotiation, tmp_path: Path
) -> None:
    text = B.replace("(c) Ports remain", "(d) Ports are to remain")
    text = text.replace("(b)", "(b) Dogs are kept on a lead;\n\n(c)")
    table(corrected, tmp_path, "B, corrected", text, "A")
    assert by_hand(corrected, "A", "B, corrected") == {("amended", ("1 (c)",), ("1 (c)",)), ("dropped", ("1 (a)",), ())}


def test_it_does_not_hold_where_its_clause_is_gone(corrected: Negotiation, tmp_path: Path) -> None:
    text = B.replace("Livestock is inspected by a veterinarian on arrival", "Dogs are kept on a lead")
    table(corrected, tmp_path, "C", text, "A")
    assert ("amended", ("1 (c)",), ("1 (b)",)) not in by_hand(corrected, "A", "C")


def test_it_holds_across_the_draft_after_the_next(corrected: Negotiation, tmp_path: Path) -> None:
    table(corrected, tmp_path, "C", B.replace("at night", "at night and on Sundays"), "B")
    assert by_hand(corrected, "A", "C") == SAID


def test_it_can_be_undone_also_after_the_next_import(corrected: Negotiation, tmp_path: Path) -> None:
    table(corrected, tmp_path, "B, again", B, "A")
    for _ in range(3):
        recording.undo(corrected)
    pairings = comparing.compare(corrected, "A", "B").pairings
    assert not any(one.by_user for one in pairings)
    assert ("1 (c)",) in {one.old for one in pairings if one.change in (Change.DROPPED, Change.UNPLACED)}


def test_every_clause_of_both_drafts_is_in_one_link_still(corrected: Negotiation, tmp_path: Path) -> None:
    table(corrected, tmp_path, "B, again", B, "A")
    pairings = comparing.compare(corrected, "A", "B, again").pairings
    assert sorted(label for one in pairings for label in one.old) == ["1", "1 (a)", "1 (b)", "1 (c)"]
    assert sorted(label for one in pairings for label in one.new) == ["1", "1 (a)", "1 (b)", "1 (c)"]
