"""Silence procedures as the file keeps them: opened on words, broken by those that object, and undone."""

from datetime import UTC, datetime, timedelta

import pytest

from workbench.errors import Outdated, UnknownName
from workbench.model.acts import ClauseReworded
from workbench.model.record import EntryWithdrawn, SilenceBroken, SilenceOpened
from workbench.store.database import NegotiationFile
from workbench.text.normalise import words_hash, words_hash_of_all

UNTIL = datetime(2099, 6, 14, 22, tzinfo=UTC)
NOW = words_hash("Words 1 of d1")


def words_now(file: NegotiationFile) -> str:
    return words_hash_of_all(clause.text for clause in file.draft("d1").clauses)


def opened(file: NegotiationFile) -> str:
    act = SilenceOpened(draft="d1", words_hash=words_now(file), until=UNTIL, zone="America/New_York")
    return file.record(act, by="tester").id


def reworded(text: str, base: str = NOW) -> ClauseReworded:
    return ClauseReworded(draft="d1", clause="d1.1", base_hash=base, text=text)


def test_what_is_read_is_what_was_recorded(file: NegotiationFile) -> None:
    silence = opened(file)
    for hours, who in ((2, "CUB"), (3, "EGY")):
        made_at = UNTIL - timedelta(hours=hours)
        file.record(SilenceBroken(silence=silence, who=who, made_at=made_at, because="why"), by="tester")
    (read,) = file.silences()
    assert (read.id, read.draft, read.until, read.zone, read.by) == (silence, "d1", UNTIL, "America/New_York", "tester")
    assert [(one.who, one.made_at) for one in read.objections] == [
        ("EGY", UNTIL - timedelta(hours=3)),
        ("CUB", UNTIL - timedelta(hours=2)),
    ]
    assert (read.words_then, read.words_now, read.reworded_at) == (read.words_hash, read.words_hash, None)


def test_a_change_of_words_is_seen_and_its_undoing_too(file: NegotiationFile) -> None:
    opened(file)
    edit = file.record(reworded("Words 1 of d1."), by="tester")
    (read,) = file.silences()
    assert read.reworded_at == edit.made_at
    assert read.words_now != read.words_hash == read.words_then
    file.record(EntryWithdrawn(entry=edit.id), by="tester")
    assert file.silences()[0].reworded_at is None


def test_words_changed_back_were_changed(file: NegotiationFile) -> None:
    opened(file)
    first = file.record(reworded("Others"), by="tester")
    file.record(reworded("Words 1 of d1", base=words_hash("Others")), by="tester")
    (read,) = file.silences()
    assert (read.words_now, read.reworded_at) == (read.words_hash, first.made_at)


def test_the_same_words_with_other_spaces_are_no_change(file: NegotiationFile) -> None:
    opened(file)
    file.record(reworded("Words  1 of d1\n"), by="tester")
    assert file.silences()[0].reworded_at is None


def test_words_that_rest_on_an_edit_undone_since_are_seen(file: NegotiationFile) -> None:
    edit = file.record(reworded("Others"), by="tester")
    opened(file)
    file.record(EntryWithdrawn(entry=edit.id), by="tester")
    (read,) = file.silences()
    assert read.words_then != read.words_hash


def test_silence_is_opened_on_the_words_there_are(file: NegotiationFile) -> None:
    with pytest.raises(Outdated):
        file.record(SilenceOpened(draft="d1", words_hash="h", until=UNTIL, zone="UTC"), by="tester")
    with pytest.raises(UnknownName):
        file.record(SilenceOpened(draft="d9", words_hash="h", until=UNTIL, zone="UTC"), by="tester")


def test_no_silence_is_broken_that_was_taken_back(file: NegotiationFile) -> None:
    silence = opened(file)
    file.record(EntryWithdrawn(entry=silence), by="tester")
    with pytest.raises(UnknownName):
        file.record(SilenceBroken(silence=silence, who="CUB", made_at=UNTIL), by="tester")
    assert file.silences() == ()
    assert file.verify() == ()
