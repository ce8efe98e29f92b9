"""Drafts read back whole, with their words and their succession as they are now."""

from datetime import date as Date
from itertools import pairwise

import pytest

from workbench.model.acts import ClauseReworded
from workbench.model.change import Change, Link
from workbench.model.clause import Clause, ClauseKind, Emphasis, EmphasisStyle, Footnote
from workbench.model.draft import DraftState
from workbench.model.record import (
    DraftIssued,
    DraftTabled,
    EntryWithdrawn,
    NegotiationOpened,
    SuccessionSet,
)
from workbench.store.database import NegotiationFile
from workbench.store.rewording import reword
from workbench.text.normalise import words_hash

Opening = tuple[NegotiationOpened | DraftTabled, ...]


def test_a_draft_reads_back_as_it_was_tabled(file: NegotiationFile, opening: Opening) -> None:
    tabled = [act.draft for act in opening if isinstance(act, DraftTabled)]
    assert [file.draft(head.id) for head in file.draft_heads()] == tabled
    heads = file.draft_heads()
    assert [(head.symbol, head.based_on, head.clauses, head.sequence) for head in heads] == [
        ("Rev.1", None, 2, 2),
        ("Rev.2", "d1", 2, 3),
    ]


def test_there_is_no_draft_of_an_unknown_id(file: NegotiationFile) -> None:
    with pytest.raises(KeyError):
        file.draft("d9")


def test_a_reworded_clause_has_its_latest_words_and_the_old_ones_are_kept(file: NegotiationFile) -> None:
    texts = ["Words 1 of d1", "Other words", "Yet other words"]
    entries = [
        file.record(ClauseReworded(draft="d1", clause="d1.1", base_hash=words_hash(old), text=new), by="t")
        for old, new in pairwise(texts)
    ]
    assert file.draft("d1").clauses[1].text == "Yet other words"
    assert file.draft("d1").clauses[2].text == "Words 2 of d1"
    hashes = [words_hash(text) for text in texts]
    assert file.wordings([*hashes, "no such hash"]) == dict(zip(hashes, texts, strict=True))
    file.record(EntryWithdrawn(entry=entries[1].id), by="t")
    assert file.draft("d1").clauses[1].text == "Other words"


def test_issuing_freezes_a_draft_under_its_symbol(file: NegotiationFile) -> None:
    issued = file.record(DraftIssued(draft="d1", symbol="A/66/L.55", date=Date(2012, 6, 20)), by="t")
    head = file.draft_heads()[0]
    assert (head.symbol, head.state) == ("A/66/L.55", DraftState.ISSUED)
    assert file.draft("d1").state is DraftState.ISSUED
    file.record(EntryWithdrawn(entry=issued.id), by="t")
    assert file.draft_heads()[0].state is DraftState.WORKING


def test_the_succession_is_that_proposed_when_the_draft_was_tabled(
    file: NegotiationFile, links: tuple[Link, ...]
) -> None:
    found = file.succession("d2")
    assert found is not None
    assert (found.old, found.new, found.links) == ("d1", "d2", links)
    assert file.succession("d1") is None
    assert file.succession("d9") is None


def test_a_users_correction_is_laid_over_the_proposed_succession(
    file: NegotiationFile, links: tuple[Link, ...]
) -> None:
    merged = Link(change=Change.MERGED, old=("d1.1", "d1.2"), new=("d2.1",), by_user=True)
    added = Link(change=Change.ADDED, new=("d2.2",), by_user=True)
    entry = file.record(SuccessionSet(old="d1", new="d2", links=(merged, added)), by="t")
    found = file.succession("d2")
    assert found is not None
    assert found.links == (merged, added)
    kept = Link(change=Change.KEPT, old=("d1.2",), new=("d2.2",), by_user=True)
    file.record(SuccessionSet(old="d1", new="d2", links=(kept,)), by="t")
    found = file.succession("d2")
    assert found is not None
    assert found.links == (kept,)
    file.record(EntryWithdrawn(entry=entry.id), by="t")
    found = file.succession("d2")
    assert found is not None
    assert found.links == (links[0], kept)


REWORDINGS = {
    "words added at the end": ("Recalls the report of 2005 and welcomes it", 18),
    "words added at the beginning": ("Also recalls the report of 2005", 23),
    "words changed before the mark": ("Notes the report of 2005", 16),
    "the word of the mark changed": ("Recalls the outcome of 2005", 19),
    "the words around the mark cut": ("Recalls the re", 14),
    "all words changed": ("Новые слова", 0),
}


@pytest.mark.parametrize(("text", "note_at"), REWORDINGS.values(), ids=REWORDINGS.keys())
def test_footnotes_stay_with_their_words(text: str, note_at: int) -> None:
    clause = Clause(
        id="d1.1", kind=ClauseKind.PARAGRAPH, label="1", text="Recalls the report of 2005",
        footnotes=(Footnote(mark="1", at=18, text="A/59/2005."),),
    )  # fmt: skip
    (note,) = reword(clause, text).footnotes
    assert (note.text, note.at) == ("A/59/2005.", note_at)


def test_emphasis_stays_on_words_that_stay_and_goes_with_those_that_go() -> None:
    places = ((0, 7), (12, 18), (22, 26))
    emphasis = tuple(Emphasis(start_at=a, end_at=b, style=EmphasisStyle.ITALIC) for a, b in places)
    clause = Clause(
        id="d1.1", kind=ClauseKind.PARAGRAPH, label="1", text="Recalls the report of 2005", emphasis=emphasis
    )
    text = "Recalls the outcome of 2005"
    kept = [text[one.start_at : one.end_at] for one in reword(clause, text).emphasis]
    assert kept == ["Recalls", "2005"]
