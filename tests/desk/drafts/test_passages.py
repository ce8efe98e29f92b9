"""Where a sentence went to another clause, the comparison, the clause and stale positions name that clause."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.conftest import Command
from workbench.desk import recording
from workbench.desk.consensus import standing
from workbench.desk.drafts import comparing, drafting, following
from workbench.desk.drafts.passages import mark_passages
from workbench.desk.exports import exporting
from workbench.desk.negotiation import Negotiation
from workbench.desk.statements import speaking
from workbench.desk.views import PassageLine
from workbench.errors import NotAllowed, WorkbenchError
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


def passages(n: Negotiation, new: str = "B") -> list[tuple[str, str, str]]:
    pairings = comparing.compare(n, "A", new).pairings
    return [(line.old, line.new, line.words) for one in pairings for line in one.passages if line.is_gone]


LIGHTS = "Harbours are dredged every third spring and their lights repaired"


def test_a_person_says_that_a_sentence_went_nowhere_and_takes_it_back(moved: Negotiation) -> None:
    following.set_passage(moved, "A", "B", "1 (a)", "no goat", None)
    assert passages(moved) == []
    assert all(
        not edit.note.startswith("→") for one in comparing.compare(moved, "A", "B").pairings for edit in one.redline
    )
    with pytest.raises(NotAllowed, match="not taken to have gone"):
        following.set_passage(moved, "A", "B", "1 (a)", "no goat", None)
    recording.undo(moved)
    assert passages(moved) == [("1 (a)", "1 (b)", GOAT)]


def test_a_person_says_where_a_sentence_went_and_it_holds_when_the_draft_is_imported_again(
    moved: Negotiation, tmp_path: Path
) -> None:
    following.set_passage(moved, "A", "B", "1 (a)", "veterinary inspector", "1")
    assert passages(moved) == [("1 (a)", "1", GOAT)]
    assert all(line.by_user for one in comparing.compare(moved, "A", "B").pairings for line in one.passages)
    path = tmp_path / "B2.txt"
    path.write_text(NEW.replace("free of charge", "for a small fee"), encoding="utf-8")
    drafting.import_draft(moved, path, symbol="B2", based_on="A")
    assert passages(moved, "B2") == [("1 (a)", "1", GOAT)]
    assert moved.file.verify() == ()


@pytest.mark.parametrize(
    ("label", "sentence", "to", "said"),
    [
        ("1 (a)", "no sheep", "1 (b)", "No sentence of 1 \\(a\\) holds"),
        ("1 (a)", "a", "1 (b)", "Several sentences"),
        ("1 (a)", "Harbours are", "1 (a)", "itself became 1 \\(a\\)"),
        ("1 (a)", "Harbours are", "1 (z)", "1 \\(z\\)"),
    ],
)
def test_what_cannot_be_said_of_a_sentence_is_refused(
    moved: Negotiation, label: str, sentence: str, to: str, said: str
) -> None:
    head = moved.file.head()
    with pytest.raises(WorkbenchError, match=said):
        following.set_passage(moved, "A", "B", label, sentence, to)
    assert moved.file.head() == head


@pytest.mark.parametrize("suffix", [".html", ".md", ".txt", ".json", ".xml"])
def test_an_exported_redline_says_of_both_clauses_where_the_sentence_went(
    moved: Negotiation, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"out{suffix}"
    exporting.export(moved, "redline", path, draft="B")
    text = path.read_text(encoding="utf-8").replace("\\(", "(").replace("\\)", ")")
    assert "Sentence moved to 1 (b): " in text
    assert "Sentence from 1 (a): " in text


def test_a_redline_in_word_says_so_in_comments_beside_what_delegations_said(moved: Negotiation, tmp_path: Path) -> None:
    path = tmp_path / "out.docx"
    exporting.export(moved, "redline", path, draft="B", comments=True)
    with ZipFile(path) as package:
        comments = package.read("word/comments.xml").decode()
    assert "Sentence moved to 1 (b): " in comments
    assert "Sentence from 1 (a): " in comments
    assert "of the goats (illustrative)" in comments


def test_a_sentence_is_followed_by_hand_on_the_command_line(command: Command, moved: Negotiation) -> None:
    link = ("-f", moved.path, "draft", "link", "A", "B", "--from", "1 (a)", "--sentence", "no goat")
    assert "went to 1 of B" in command(*link, "--to", "1").err
    assert f"Gone to 1: {GOAT} (as you said)" in command("-f", moved.path, "compare", "A", "B").out
    assert "went to no other clause" in command(*link).err
    assert "Gone to" not in command("-f", moved.path, "compare", "A", "B").out
    assert command(*link, "--to", "1", "--to", "1 (b)").code == 2
    assert "a sentence of 1 (a) of A went to no other clause" in command("-f", moved.path, "record").out
