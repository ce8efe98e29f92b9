"""Our files, edited by a delegation in LibreOffice and taken in again: what it did arrives, and nothing else."""

import zipfile
from pathlib import Path

import pytest

from tests.formats.office import Act, edited, saved_again
from workbench.desk.days import today
from workbench.desk.exports import exporting
from workbench.desk.negotiation import Negotiation
from workbench.desk.returned import returning
from workbench.desk.views import ReturnedView
from workbench.model.proposal import ProposalKind

EDITS: list[Act] = [
    ("replace", "with an equal opportunity", "with an opportunity"),
    ("replace", "embedded in local realities", "embedded in realities"),
    ("delete", "The notion of human security is distinct"),
    ("add", "is best realized through proactive", "(j) bis Human security is measured yearly;"),
]
CAME = [
    (ProposalKind.WORDING, "36 (a)"),
    (ProposalKind.DELETION, "36 (b)"),
    (ProposalKind.WORDING, "36 (e)"),
    (ProposalKind.ADDITION, "36 (j)"),
]


def taken(view: ReturnedView) -> list[tuple[ProposalKind, str]]:
    return [(one.kind, one.clause) for one in view.proposals]


@pytest.mark.parametrize("kind", ["redline", "clean", "rolling"])
def test_tracked_edits_arrive_on_their_clauses_and_nothing_else_does(
    case: Negotiation, tmp_path: Path, kind: str
) -> None:
    exporting.export(case, kind, tmp_path / "x.docx")
    decisions: list[Act] = [("accept", "bear most heavily upon"), ("reject", "root causes of insecurity")]
    acts: list[Act] = [("called", "Perez"), ("tracking", True), *(decisions if kind == "redline" else []), *EDITS]
    view = returning.import_returned(case, edited(tmp_path / "x.docx", acts, tmp_path / "home"), who="Cuba")
    assert taken(view) == CAME
    assert {one.sponsors for one in view.proposals} == {("Cuba",)}
    assert {one.on for one in view.proposals} <= {today()}
    assert "with an opportunity" in view.proposals[0].words
    assert view.proposals[3].words == "Human security is measured yearly;"
    assert view.remarks == ()
    assert view.not_placed == ()
    told = [one for one in view.done.notices if "are ours and were left" not in one]
    assert told == (
        [
            "Accepted in the file, by nobody named: changes of 36 (l).",
            "Rejected in the file, by nobody named: changes of 36 (g).",
        ]
        if kind == "redline"
        else []
    )


def test_edits_without_tracking_are_listed_and_are_nobodys(case: Negotiation, tmp_path: Path) -> None:
    exporting.export(case, "redline", tmp_path / "x.docx")
    acts: list[Act] = [("called", "Perez"), ("tracking", False), *EDITS, ("tracking", True)]
    acts.append(("replace", "proactive actions", "actions"))
    view = returning.import_returned(case, edited(tmp_path / "x.docx", acts, tmp_path / "home"), who="Cuba")
    assert taken(view) == [(ProposalKind.WORDING, "36 (j)")]
    told = " ".join(view.done.notices)
    assert "Changed without tracking, and so by nobody: 36 (a), 36 (e)." in told
    assert "Not in the file, or not to be known again: 36 (b)." in told
    assert "In no clause, and untracked: “Human security is measured yearly;”" in told
    assert "Accepted in the file" not in told
    assert "Rejected in the file" not in told


@pytest.mark.parametrize("kind", ["redline", "rolling"])
def test_of_our_comments_only_the_one_that_is_not_ours_is_taken_in(
    case: Negotiation, tmp_path: Path, kind: str
) -> None:
    exporting.export(case, kind, tmp_path / "x.docx", comments=True)
    with zipfile.ZipFile(tmp_path / "x.docx") as sent, zipfile.ZipFile(tmp_path / "y.docx", "w") as made:
        for part in sent.namelist():
            content = sent.read(part)
            if part == "word/comments.xml":
                content = content.replace(b'w:author="Mexico"', b'w:author="Perez"', 1)
            made.writestr(part, content)
    view = returning.import_returned(case, saved_again(tmp_path / "y.docx", tmp_path / "home"), who="Cuba")
    assert [one.who for one in view.remarks] == ["Cuba"]
    assert view.proposals == ()
    assert any("118 comments are ours and were left." in one for one in view.done.notices)
