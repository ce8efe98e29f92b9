"""Whose name and day each tracked change carries."""

import re
import zipfile
from pathlib import Path

import pytest

from workbench.desk import recording
from workbench.desk.days import today
from workbench.desk.drafts import drafting
from workbench.desk.exports import exporting
from workbench.desk.naming import find_clauses
from workbench.desk.negotiation import Negotiation
from workbench.desk.proposals import accepting, proposing
from workbench.desk.proposals.tabled import list_proposals
from workbench.model.change import Op
from workbench.model.proposal import Decision

WORKING = "Rev.3, working"
Change = tuple[str, str, str, str]


@pytest.fixture
def working(case: Negotiation) -> Negotiation:
    """The worked case with a working draft on Rev.2."""
    drafting.start_working_draft(case, case.heads()[-1].symbol, WORKING)
    return case


def words_of(n: Negotiation, label: str) -> str:
    return find_clauses(n, n.heads()[-1].id, [label])[0].text


def propose(n: Negotiation, label: str, who: str, old: str, new: str, day: str, *, private: bool = False) -> str:
    """A delegation asks that words be replaced; return the ref of its proposal."""
    known = {one.ref for one in list_proposals(n)}
    words = words_of(n, label).replace(old, new)
    on = today().fromisoformat(day)
    proposing.propose(n, label, [who], words=words, on=on, private=private)
    return next(one.ref for one in list_proposals(n) if one.ref not in known)


def changes(n: Negotiation, tmp_path: Path, *, include_private: bool = False) -> set[Change]:
    """The tracked changes of the redline: what, whose, when, which words."""
    exporting.export(n, "redline", tmp_path / "x.docx", force=True, include_private=include_private)
    with zipfile.ZipFile(tmp_path / "x.docx") as archive:
        document = archive.read("word/document.xml").decode()
    found = re.findall(r'<w:(ins|del) w:id="\d+" w:author="([^"]*)" w:date="([\d-]+)T[^>]*>(.*?)</w:\1>', document)
    ops = {"ins": Op.INSERT, "del": Op.DELETE}
    return {
        (ops[tag], who, on, "".join(re.findall(r">([^<]*)</w:(?:t|delText)>", inside)).strip())
        for tag, who, on, inside in found
    }


def test_words_of_an_accepted_proposal_are_its_sponsors_on_the_day_it_was_made(
    working: Negotiation, tmp_path: Path
) -> None:
    ref = propose(working, "a", "Fiji", "dignity", "equal dignity", "2012-06-12")
    accepting.accept_proposal(working, ref)
    assert changes(working, tmp_path) == {(Op.INSERT, "Fiji", "2012-06-12", "equal")}


def test_of_a_clause_reworded_by_several_each_word_is_its_authors(working: Negotiation, tmp_path: Path) -> None:
    first = propose(working, "a", "Fiji", "dignity", "equal dignity", "2012-06-12")
    second = propose(working, "a", "Japan", "All individuals", "All persons", "2012-06-13")
    accepting.accept_proposal(working, first)
    accepting.accept_proposal(working, second, carried=True)
    drafting.edit_clause(working, WORKING, "a", words_of(working, "a").replace("poverty", "hunger"))
    assert changes(working, tmp_path) == {
        (Op.INSERT, "Fiji", "2012-06-12", "equal"),
        (Op.DELETE, "Japan", "2012-06-13", "individuals"),
        (Op.INSERT, "Japan", "2012-06-13", "persons"),
        (Op.DELETE, "facilitator", today().isoformat(), "poverty"),
        (Op.INSERT, "facilitator", today().isoformat(), "hunger"),
    }


def test_an_acceptance_taken_back_credits_nobody(working: Negotiation, tmp_path: Path) -> None:
    accepting.accept_proposal(working, propose(working, "a", "Fiji", "dignity", "equal dignity", "2012-06-12"))
    recording.undo(working)
    assert changes(working, tmp_path) == set()


def test_the_sponsor_of_a_private_proposal_is_named_only_if_asked_for(working: Negotiation, tmp_path: Path) -> None:
    ref = propose(working, "a", "Fiji", "dignity", "equal dignity", "2012-06-12", private=True)
    accepting.accept_proposal(working, ref)
    assert {one[1] for one in changes(working, tmp_path)} == {"facilitator"}
    assert {one[1] for one in changes(working, tmp_path, include_private=True)} == {"Fiji"}


def test_words_that_an_open_proposal_asked_for_are_its_sponsors_and_of_a_rejected_one_nobodys(
    working: Negotiation, tmp_path: Path
) -> None:
    ref = propose(working, "a", "Fiji", "dignity", "equal dignity", "2012-06-12")
    drafting.edit_clause(working, WORKING, "a", words_of(working, "a").replace("dignity", "equal dignity"))
    assert {one[1] for one in changes(working, tmp_path)} == {"Fiji"}
    proposing.decide_proposal(working, ref, Decision.REJECTED)
    assert {one[1] for one in changes(working, tmp_path)} == {"facilitator"}


def test_a_paragraph_added_or_taken_out_as_proposed_is_the_proposers(case: Negotiation, tmp_path: Path) -> None:
    on = today().fromisoformat("2012-06-12")
    proposing.propose(case, "b", ["Cuba"], words="Human security is not for sale;", kind="addition", on=on)
    proposing.propose(case, "d", ["Egypt"], kind="deletion", on=on)
    exporting.export(case, "rolling", tmp_path / "next.txt")
    text = (tmp_path / "next.txt").read_text("utf-8")
    gone = next(part for part in text.split("\n\n") if part.strip().startswith("(d)"))
    stays = next(part for part in text.split("\n\n") if part.strip().startswith("(b)"))
    text = text.replace(gone + "\n\n", "").replace(stays, stays + "\n\n(b) bis Human security is not for sale;")
    (tmp_path / "next.txt").write_text(text.replace("Rev.2 of 11 June 2012", "Rev.3"), "utf-8")
    drafting.import_draft(case, tmp_path / "next.txt", symbol="Rev.3")
    found = {(op, who) for op, who, _, _ in changes(case, tmp_path) if who != "facilitator"}
    assert found == {(Op.INSERT, "Cuba"), (Op.DELETE, "Egypt")}
