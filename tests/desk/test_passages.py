"""Where a sentence went to another clause, the comparison, the clause and stale positions name that clause."""

from pathlib import Path

import pytest

from tests.conftest import Command
from workbench.desk.consensus import standing
from workbench.desk.drafts import comparing, drafting
from workbench.desk.drafts.passages import mark_passages
from workbench.desk.negotiation import Negotiation
from workbench.desk.statements import speaking
from workbench.desk.views import PassageLine
from workbench.model.change import Edit, Op
from workbench.model.statement import Stance
from workbench.text.redline.drawing import accepted, rejected

GOAT = "No goat may be landed without a certificate from the veterinary inspector"
OLD = f"""1. Member States agree as follows:

(a) Harbours are dredged every third spring and their lights repaired. {GOAT};

(b) Ferries carry bicycles free of charge between the islands;
"""
NEW = f"""1. Member States agree as follows:

(a) Harbours are dredged every third spring and their lights repaired;

(b) Ferries carry bicycles free of charge between the islands. {GOAT};
"""


@pytest.fixture
def moved(case: Negotiation, tmp_path: Path) -> Negotiation:
    """Two drafts: the goat went from (a) to (b). Chile had opposed (a)."""
    for symbol, text in (("A", OLD), ("B", NEW)):
        path = tmp_path / f"{symbol}.txt"
        path.write_text(text, encoding="utf-8")
        drafting.import_draft(case, path, symbol=symbol)
        if symbol == "A":
            speaking.say(case, "Chile", ["1 (a)"], Stance.OPPOSE, draft="A", because="of the goats (illustrative)")
    return case


def test_both_pairings_name_the_sentence_and_each_other(moved: Negotiation) -> None:
    pairings = {one.new: one for one in comparing.compare(moved, "A", "B").pairings}
    left, came = pairings["1 (a)",], pairings["1 (b)",]
    assert [(one.words, one.new, one.is_gone) for one in left.passages] == [(GOAT, "1 (b)", True)]
    assert [(one.words, one.old, one.is_gone) for one in came.passages] == [(GOAT, "1 (a)", False)]
    assert (Op.DELETE, "→ 1 (b)") in {(edit.op, edit.note) for edit in left.redline}
    assert (Op.INSERT, "← 1 (a)") in {(edit.op, edit.note) for edit in came.redline}
    assert left.force == came.force == ()


def test_the_words_that_changed_under_a_position_name_the_clause_they_went_to(moved: Negotiation) -> None:
    view = standing.see_clause(moved, "1 (a)", "B")
    holder = next(holder for stance in view.stances for holder in stance.holders if holder.name == "Chile")
    assert "→ 1 (b)" in {edit.note for edit in holder.changed}
    assert "→ 1 (b)" in {edit.note for edit in view.redline}


@pytest.mark.parametrize(
    "words",
    [GOAT, GOAT.lower(), "a certificate from the veterinary inspector", "Nothing of the kind", f"{GOAT}. Nor a sheep"],
)
def test_a_marked_redline_gives_both_texts_as_before(words: str) -> None:
    redline = (Edit(Op.KEEP, "Harbours. "), Edit(Op.DELETE, f"{GOAT}; "), Edit(Op.INSERT, "Lights.", note="x"))
    marked = mark_passages(redline, [PassageLine("1 (a)", "1 (b)", words, 1.0, is_gone=True)])
    assert (accepted(marked), rejected(marked)) == (accepted(redline), rejected(redline))


def test_a_script_reads_passages_beside_the_keys_it_knows(command: Command, moved: Negotiation) -> None:
    printed = command("-f", moved.path, "compare", "A", "B").out
    assert f"Gone to 1 (b): {GOAT}" in printed
    assert f"Come from 1 (a): {GOAT}" in printed
    assert "(→ 1 (b))" in command("-f", moved.path, "show", "1 (a)", "--draft", "B").out
