"""A file that comes back brings proposals and remarks, each with its delegation; it changes nothing by itself."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from tests.conftest import Command
from workbench.desk import recording
from workbench.desk.consensus import standing
from workbench.desk.exports import exporting
from workbench.desk.naming import find_clauses, find_draft
from workbench.desk.negotiation import Negotiation
from workbench.desk.proposals import proposing, tabled
from workbench.desk.returned import returning
from workbench.desk.views import ReturnedView
from workbench.errors import NotAllowed, UnknownName
from workbench.formats.word.returned import read_returned
from workbench.model.clause import Clause
from workbench.model.proposal import Decision, ProposalKind

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
Returned = Callable[..., Path]


def words(text: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{escape(text)}</w:{tag}></w:r>'


def came(text: str, author: str = "Cuba") -> str:
    return f'<w:ins w:author="{author}" w:date="2012-07-02T10:00:00Z">{words(text)}</w:ins>'


def gone(text: str, author: str = "Cuba") -> str:
    return f'<w:del w:author="{author}" w:date="2012-07-02T10:00:00Z">{words(text, "delText")}</w:del>'


def paragraph(inside: str, mark: str = "") -> str:
    return f"<w:p><w:pPr><w:rPr>{mark}</w:rPr></w:pPr>{inside}</w:p>"


def newest(case: Negotiation) -> tuple[Clause, ...]:
    return case.draft(case.heads()[-1].id).clauses


def text_of(case: Negotiation, label: str) -> str:
    return find_clauses(case, case.heads()[-1].id, [label])[0].text


@pytest.fixture
def returned(case: Negotiation, tmp_path: Path) -> Returned:
    """The newest draft as a delegation sends it back; of some clauses, the paragraphs are given instead."""

    def write(changed: dict[str, str], *, comment: str = "", name: str = "returned.docx") -> Path:
        body = "".join(
            changed.get(one.label, paragraph(words(f"{one.number} {one.text}".strip()))) for one in newest(case)
        )
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
            archive.writestr("word/document.xml", document)
            if comment:
                said = f"<w:p>{words(comment)}</w:p>"
                one = f'<w:comment w:id="0" w:author="Cuba" w:date="2012-07-03T10:00:00Z">{said}</w:comment>'
                archive.writestr("word/comments.xml", f'<w:comments xmlns:w="{W}">{one}</w:comments>')
        return tmp_path / name

    return write


def asked(view: ReturnedView) -> list[tuple[ProposalKind, str, str, tuple[str, ...]]]:
    return [(one.kind, one.clause, one.words, one.sponsors) for one in view.proposals]


def test_tracked_words_a_deleted_and_an_added_paragraph_are_three_proposals(
    case: Negotiation, returned: Returned
) -> None:
    a, e, f = (text_of(case, label) for label in ("a", "e", "f"))
    path = returned(
        {
            "36 (a)": paragraph(words("(a) " + a[:20]) + came("equal ") + words(a[20:])),
            "36 (e)": paragraph(gone("(e) " + e), '<w:del w:author="Cuba"/>'),
            "36 (f)": paragraph(words("(f) " + f))
            + paragraph(came("(g) Human security is not for sale;"), '<w:ins w:author="Cuba"/>'),
        }
    )
    view = returning.import_returned(case, path)
    assert asked(view) == [
        (ProposalKind.WORDING, "36 (a)", f"{a[:20]}equal {a[20:]}", ("Cuba",)),
        (ProposalKind.DELETION, "36 (e)", "", ("Cuba",)),
        (ProposalKind.ADDITION, "36 (f)", "Human security is not for sale;", ("Cuba",)),
    ]
    assert {str(one.on) for one in view.proposals} == {"2012-07-02"}
    assert view.not_placed == ()
    assert [text_of(case, label) for label in ("a", "e", "f")] == [a, e, f]
    assert {one.ref for one in view.proposals} <= {one.ref for one in tabled.list_proposals(case)}


def test_one_import_is_one_act_and_one_undo(case: Negotiation, returned: Returned) -> None:
    a, b = text_of(case, "a"), text_of(case, "b")
    before = tabled.list_proposals(case)
    length = case.file.length()
    changed = {"36 (a)": paragraph(words(a) + came(" X;")), "36 (b)": paragraph(words(b) + came(" Y;"))}
    returning.import_returned(case, returned(changed))
    assert case.file.length() == length + 1
    recording.undo(case)
    assert tabled.list_proposals(case) == before
    assert case.file.verify() == ()


def test_each_delegation_proposes_its_own_changes_of_a_shared_paragraph(case: Negotiation, returned: Returned) -> None:
    a = text_of(case, "a")
    inside = came("One. ", "A. Perez") + words(a) + came(" Two.", "Japan") + came(" Three.", "B. Diaz")
    path = returned({"36 (a)": paragraph(inside)})
    view = returning.import_returned(case, path, authors=["A. Perez=Cuba", "B. Diaz = Cuba"])
    assert asked(view) == [
        (ProposalKind.WORDING, "36 (a)", f"One. {a} Three.", ("Cuba",)),
        (ProposalKind.WORDING, "36 (a)", f"{a} Two.", ("Japan",)),
    ]


def test_authors_nobody_knows_are_asked_for_and_nothing_is_imported(case: Negotiation, returned: Returned) -> None:
    path = returned({"36 (a)": paragraph(words(text_of(case, "a")) + came(" X", "A. Perez"))})
    length = case.file.length()
    with pytest.raises(UnknownName, match=r"“A\. Perez”.*Nothing was imported") as raised:
        returning.import_returned(case, path)
    assert '--authors "A. Perez=' in raised.value.hint
    with pytest.raises(UnknownName, match=r"Nobody called “B\. Diaz”"):
        returning.import_returned(case, path, authors=["B. Diaz=Cuba"])
    assert case.file.length() == length
    assert returning.import_returned(case, path, who="Cuba").proposals[0].sponsors == ("Cuba",)


def test_the_facilitators_and_other_delegations_changes_are_not_the_senders(
    case: Negotiation, returned: Returned
) -> None:
    a, b, e = (text_of(case, label) for label in ("a", "b", "e"))
    path = returned(
        {
            "36 (a)": paragraph(words(a) + came(" X", "A. Perez") + came(" Y", "Cuba, Egypt")),
            "36 (b)": paragraph(words(b) + came(" Z", "facilitator")),
            "36 (e)": paragraph(words(e) + came(" W", "Japan")),
        }
    )
    view = returning.import_returned(case, path, who="Fiji")
    assert asked(view) == [
        (ProposalKind.WORDING, "36 (a)", f"{a} X", ("Fiji",)),
        (ProposalKind.WORDING, "36 (a)", f"{a} Y", ("Cuba", "Egypt")),
        (ProposalKind.WORDING, "36 (e)", f"{e} W", ("Japan",)),
    ]
    assert any(one.startswith("Changes by the facilitator are no delegation’s") for one in view.done.notices)
    assert any(one.startswith("By others than Fiji, and so theirs: Cuba, Egypt") for one in view.done.notices)


def test_an_author_can_be_left_out(case: Negotiation, returned: Returned) -> None:
    path = returned({"36 (a)": paragraph(words(text_of(case, "a")) + came(" X", "Typist") + came(" Y"))})
    (made,) = returning.import_returned(case, path, authors=["Typist="]).proposals
    assert made.words.endswith(" Y")
    assert " X" not in made.words


def test_a_moved_paragraph_is_a_move(case: Negotiation, returned: Returned) -> None:
    a, e = text_of(case, "a"), text_of(case, "e")
    path = returned(
        {
            "36 (a)": paragraph(gone("(a) " + a), '<w:del w:author="Cuba"/>'),
            "36 (e)": paragraph(words("(e) " + e)) + paragraph(came("(f) " + a), '<w:ins w:author="Cuba"/>'),
        }
    )
    assert asked(returning.import_returned(case, path)) == [(ProposalKind.MOVE, "36 (a)", "", ("Cuba",))]


def test_the_same_file_twice_brings_nothing_new_whatever_was_decided(case: Negotiation, returned: Returned) -> None:
    path = returned({"36 (a)": paragraph(words(text_of(case, "a")) + came(" X"))})
    (made,) = returning.import_returned(case, path).proposals
    proposing.decide_proposal(case, made.ref, Decision.REJECTED)
    with pytest.raises(NotAllowed, match="on the table already"):
        returning.import_returned(case, path)


def test_the_same_words_of_another_delegation_are_found(case: Negotiation, returned: Returned) -> None:
    a = text_of(case, "a")
    proposing.propose(case, "a", ["Japan"], words=f"{a} X")
    (made,) = returning.import_returned(case, returned({"36 (a)": paragraph(words(a) + came(" X"))})).proposals
    (same,) = made.identical
    assert tabled.show_proposal(case, same).sponsors == ("Japan",)


def test_what_was_changed_without_tracking_is_flagged_and_slips_into_no_proposal(
    case: Negotiation, returned: Returned
) -> None:
    a, b = text_of(case, "a"), text_of(case, "b")
    silent = "All " + a
    path = returned(
        {
            "36 (a)": paragraph(words("(a) " + silent) + came(" X;")),
            "36 (b)": paragraph(words("(b) " + b.replace("distinct", "not distinct"))),
        }
    )
    view = returning.import_returned(case, path)
    assert asked(view) == [(ProposalKind.WORDING, "36 (a)", f"{a} X;", ("Cuba",))]
    assert any("without tracking" in one and "36 (a), 36 (b)" in one for one in view.done.notices)


def test_what_belongs_to_no_clause_is_listed(case: Negotiation, returned: Returned) -> None:
    first = newest(case)[0]
    path = returned({first.label: paragraph(words("37. Wholly other words ") + came("here"))})
    view = returning.import_returned(case, path)
    assert view.proposals == ()
    assert [(one.number, one.who, one.why) for one in view.not_placed] == [
        ("37.", "Cuba", "changes words of no clause")
    ]
    assert any(one.startswith(f"Not in the file, or not to be known again: {first.label}") for one in view.done.notices)


def test_a_comment_is_a_remark_told_with_its_clause_and_no_position(case: Negotiation, returned: Returned) -> None:
    a = text_of(case, "a")
    inside = words("(a) ") + '<w:commentRangeStart w:id="0"/>' + words(a) + '<w:r><w:commentReference w:id="0"/></w:r>'
    before = standing.see_clause(case, "a")
    path = returned({"36 (a)": paragraph(inside)}, comment="Capital is asked.")
    view = returning.import_returned(case, path)
    assert [(one.clause, one.who, one.text, one.about, str(one.on)) for one in view.remarks] == [
        ("36 (a)", "Cuba", "Capital is asked.", a, "2012-07-03")
    ]
    after = standing.see_clause(case, "a")
    assert after.stances == before.stances
    assert after.history[0] == "3 July 2012: Cuba on 36 (a): “Capital is asked.” (from returned.docx)"
    with pytest.raises(NotAllowed, match="already"):
        returning.import_returned(case, path)


def test_private_proposals_and_remarks_stay_in_the_file(case: Negotiation, returned: Returned, tmp_path: Path) -> None:
    path = returned({"36 (a)": paragraph(words(text_of(case, "a")) + came(" kingfisher"))})
    assert returning.import_returned(case, path, private=True).proposals[0].private
    for kind in exporting.KINDS:
        exporting.export(case, kind, tmp_path / f"{kind}.txt")
        assert "kingfisher" not in (tmp_path / f"{kind}.txt").read_text("utf-8")


def test_an_untouched_export_brings_nothing(case: Negotiation, tmp_path: Path) -> None:
    exporting.export(case, "rolling", tmp_path / "x.docx")
    with pytest.raises(NotAllowed, match="no tracked change"):
        returning.import_returned(case, tmp_path / "x.docx")


def test_the_command_says_what_came(case: Negotiation, command: Command, returned: Returned) -> None:
    path = returned({"36 (a)": paragraph(words(text_of(case, "a")) + came(" X"))})
    done = command("-f", case.path, "proposal", "import", path)
    assert done.code == 0, done.err
    assert "wording on 36 (a), by Cuba, 2012-07-02" in done.out
    assert "1 proposal and 0 remarks" in done.out + done.err
    refused = command("-f", case.path, "proposal", "import", path, "--authors", "Nobody=Cuba")
    assert refused.code == 1


PAIRS = [("A/66/763", "Rev.1"), ("Rev.1", "Rev.2"), ("A/66/763", "Rev.2"), ("Rev.1", "A/66/763"), ("Rev.2", "Rev.1")]


def texts(case: Negotiation, symbol: str) -> list[str]:
    return [one.text for one in case.draft(find_draft(case, symbol).id).clauses]


def taken_for_fiji(case: Negotiation, path: Path, base: str, new: str) -> ReturnedView:
    """A redline taken in against its base, with all authors said to be Fiji's, as one that Fiji made herself."""
    exporting.export(case, "redline", path, draft=new, base=base)
    authors = [f"{author}=Fiji" for author in read_returned(path).authors]
    return returning.import_returned(case, path, draft=base, authors=authors)


@pytest.mark.parametrize(("base", "new"), PAIRS)
def test_a_redline_sent_back_proposes_only_words_of_its_draft(
    case: Negotiation, tmp_path: Path, base: str, new: str
) -> None:
    view = taken_for_fiji(case, tmp_path / "x.docx", base, new)
    whole = " ".join(texts(case, new))
    lines = [line for one in view.proposals for line in one.words.split("\n") if line]
    assert [line for line in lines if line not in whole] == []
    assert lines


@pytest.mark.parametrize("draft", [None, "base", "new"])
@pytest.mark.parametrize(("base", "new"), PAIRS)
@pytest.mark.parametrize("kind", ["redline", "rolling"])
def test_what_went_out_is_nobodys_when_it_comes_back(
    case: Negotiation, tmp_path: Path, kind: str, base: str, new: str, draft: str | None
) -> None:
    exporting.export(case, kind, tmp_path / "x.docx", draft=new, base=base, comments=True)
    against = {None: None, "base": base, "new": new}[draft]
    with pytest.raises(NotAllowed, match="on the table already") as raised:
        returning.import_returned(case, tmp_path / "x.docx", draft=against, who="Fiji")
    assert "are ours and were left" in raised.value.hint
    assert "without tracking" not in raised.value.hint or (kind, draft) == ("rolling", "base")


@pytest.mark.parametrize(("base", "new"), [("Rev.1", "Rev.2"), ("Rev.2", "Rev.1")])
def test_where_no_clause_is_split_or_merged_it_proposes_all_of_them(
    case: Negotiation, tmp_path: Path, base: str, new: str
) -> None:
    view = taken_for_fiji(case, tmp_path / "x.docx", base, new)
    before, after = set(texts(case, base)), set(texts(case, new))
    assert after - before <= {one.words for one in view.proposals} <= after | {""}
    assert view.not_placed == ()


def test_a_clause_joined_to_the_next_is_told(case: Negotiation, returned: Returned) -> None:
    inside = paragraph(words("(a) " + text_of(case, "a")) + came(" and"), '<w:del w:author="Cuba"/>')
    view = returning.import_returned(case, returned({"36 (a)": inside}))
    assert [one.clause for one in view.proposals] == ["36 (a)"]
    assert "Joined to the paragraph after it: 36 (a). Make that change in the next draft." in view.done.notices
