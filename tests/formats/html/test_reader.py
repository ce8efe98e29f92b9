"""HTML in: pages of ours as the same draft, pages of others as text alone."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.formats.drafted import as_read, drafts
from workbench.errors import UnreadableInput
from workbench.formats.pages.redlines import redline_page
from workbench.formats.pages.texts import rolling_page
from workbench.formats.reading import TrackedAs, read_draft
from workbench.formats.writing import print_page
from workbench.model.clause import Clause
from workbench.model.draft import Draft
from workbench.text.succession.aligning import align_clauses

COLOPHON = ("Draft: A/66/L.55.", "Rule: no objection.", "Record: 3a5f0c.")
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def page(folder: Path, body: str, head: str = "") -> Path:
    path = folder / "x.html"
    path.write_text(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>", "utf-8")
    return path


def read(folder: Path, body: str) -> list[tuple[str, str]]:
    return [(one.label, one.text) for one in read_draft(page(folder, body)).clauses]


@SLOW
@given(drafts())
def test_a_page_of_ours_is_read_back_as_the_same_draft(tmp_path: Path, draft: Draft) -> None:
    printed = rolling_page(draft, None, {}, COLOPHON)
    path = tmp_path / "x.html"
    path.write_bytes(print_page(printed, ".html"))
    found = read_draft(path)
    assert as_read(found.clauses) == as_read(printed.clauses)
    assert (found.symbol, found.title, found.date, found.front) == (draft.symbol, draft.title, draft.date, ())
    assert found.illustrative == draft.illustrative
    assert all(line in found.note for line in COLOPHON)


@SLOW
@given(drafts(), drafts())
def test_a_redline_of_ours_holds_both_drafts(tmp_path: Path, base: Draft, draft: Draft) -> None:
    old, new = rolling_page(base, None, {}, ()).clauses, rolling_page(draft, None, {}, ()).clauses
    printed = redline_page(base, draft, align_clauses(base.clauses, draft.clauses), {}, COLOPHON)
    path = tmp_path / "x.html"
    path.write_bytes(print_page(printed, ".html"))
    assert said(read_draft(path).clauses) == said(new)
    assert said(read_draft(path, TrackedAs.ORIGINAL).clauses) == said(old)


def said(clauses: tuple[Clause, ...]) -> list[tuple[str, str]]:
    return [(one.number, one.text) for one in clauses]


def test_lists_are_numbered_as_a_browser_numbers_them(tmp_path: Path) -> None:
    body = """<h1>Title</h1><ol start=36><li>Security is outlined as follows:
      <ol type="a"><li>One;<ol type=i><li>Deep;</li><li>Deeper;</li></ol></li><li value="4">Four.</li></ol></li>
      <li><p>Next.</p></li></ol>"""
    assert read(tmp_path, body) == [
        ("36", "Security is outlined as follows:"),
        ("36 (a)", "One;"),
        ("36 (a) (i)", "Deep;"),
        ("36 (a) (ii)", "Deeper;"),
        ("36 (d)", "Four."),
        ("37", "Next."),
    ]
    styled = (
        '<p>1. Lead:</p><ol style="list-style-type: lower-alpha"><li>x;</li><li>y.</li></ol><ul><li>after</li></ul>'
    )
    assert read(tmp_path, styled) == [("1", "Lead:"), ("1 (a)", "x;"), ("1 (b)", "y."), ("1 (closing)", "after")]


def test_numbers_as_typed_headings_and_emphasis_are_read(tmp_path: Path) -> None:
    body = "<h2>I. Part</h2><div>1. States <i>inter\n alia</i> act<br>\ntogether:</div><div>(a) <b>One</b>;</div>"
    found = read_draft(page(tmp_path, body)).clauses
    assert [(one.label, one.text) for one in found] == [
        ("I", "Part"), ("1", "States inter alia act\ntogether:"), ("1 (a)", "One;"),
    ]  # fmt: skip
    assert [found[1].text[one.start_at : one.end_at] for one in found[1].emphasis] == ["inter alia"]


@pytest.mark.parametrize(
    "notes",
    [
        '<p>1. Act<sup><a href="#n1" id="r1">1</a></sup>.</p>'
        '<p id="n1"><sup>1</sup> A note. <a href="#r1">back</a></p>',
        '<p>1. Act<a class="sdfootnoteanc" name="a1" href="#s1"><sup>1</sup></a>.</p>'
        '<div id="f1"><p><a class="sdfootnotesym" name="s1" href="#a1">1</a>A note.</p></div>',
        '<p>1. Act<a href="#fn1" class="footnote-ref" id="fnref1"><sup>1</sup></a>.</p><section><hr>'
        '<ol><li id="fn1"><p>A note.<a href="#fnref1">↩</a></p></li></ol></section>',
        '<p>1. Act<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a>.</p>'
        '<div id="ftn1"><p><a href="#_ftnref1" name="_ftn1"><span>[1]</span></a> A note.</p></div>',
    ],
)
def test_footnotes_are_found_by_the_links_there_and_back(tmp_path: Path, notes: str) -> None:
    (clause,) = read_draft(page(tmp_path, notes)).clauses
    assert clause.text == "Act."
    assert [(one.mark, one.at, one.text) for one in clause.footnotes] == [("1", 3, "A note.")]


def test_what_runs_or_hides_is_left_out_and_told(tmp_path: Path) -> None:
    body = """<script>alert("1. Evil.")</script><style>p{}</style><p>1. States <span style="display: none">never</span>
      <span hidden>not</span>act<img src="http://x.test/a.png">.</p><div style="visibility:hidden">2. Ghost.</div>
      <iframe src="http://x.test/"></iframe><template><p>3. Shadow.</p></template><!-- 4. Comment. -->
      <table><tr><td>5. Cell.</td></tr></table>"""
    found = read_draft(page(tmp_path, body, '<meta http-equiv="refresh" content="0;url=http://x.test/">'))
    assert [(one.label, one.text) for one in found.clauses] == [("1", "States act."), ("5", "Cell.")]
    told = " ".join(found.notices)
    assert "Hidden text (3) was left out." in told
    assert "Scripts (1) were left out." in told
    assert "Pictures (1) were left out." in told
    assert "Tables (1) were read as plain paragraphs." in told


def test_changes_are_read_as_proposed_or_as_original(tmp_path: Path) -> None:
    body = "<p>1. States <del>should</del><ins>shall</ins> act.</p><del><p>2. Gone.</p></del><ins><p>3. Come.</p></ins>"
    path = page(tmp_path, body)
    proposed, original = read_draft(path), read_draft(path, TrackedAs.ORIGINAL)
    assert [one.text for one in proposed.clauses] == ["States shall act.", "Come."]
    assert [one.text for one in original.clauses] == ["States should act.", "Gone."]
    assert proposed.notices == (
        "Changes (2 insertions, 2 deletions) were read as proposed: insertions in, deletions out.",
    )
    (told,) = read_draft(page(tmp_path, "<p>1. <s>Should</s> Shall.</p>")).notices
    assert "struck out by hand (1)" in told


@pytest.mark.parametrize("body", ["1. Act \x1b[2Jnow;{}", "<p>1. Act now;</p>{}\x07\ufffe\uffff\x0b"])
def test_controls_between_the_blocks_of_a_page_are_left_out(tmp_path: Path, body: str) -> None:
    path = tmp_path / "x.html"
    path.write_text(f"<html><body>{body.format('<p>2. Go on;</p>')}</body></html>", encoding="utf-8")
    assert [one.text for one in read_draft(path).clauses] == ["Act now;", "Go on;"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x00\x01\x02", "is no page in HTML"),
        (b"<html></html>", "The text holds no clause"),
        (b"", "is empty"),
        (b"<div>" * 50_000 + b"1. Deep." + b"</div>" * 50_000, "holds no clause"),
        (b"<p" * 100_000, "holds no clause"),
        (b"<ol>" * 2_000 + b"<li>x", "holds no clause"),
        ("<p>1. Côte d’Ivoire.".encode("utf-16"), ""),
        (b'<meta charset="x-unknown"><p>1. C\xf4te.', ""),
        (b'<?xml version="1.0"?><a:b xmlns:a="x"><p>1. Act now;</p></a:b>', ""),
    ],
    ids=["binary", "nothing in it", "empty", "deep", "unclosed", "lists", "UTF-16", "no encoding", "names of XML"],
)
def test_a_hostile_page_is_read_or_refused_in_a_sentence(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "x.html"
    path.write_bytes(content)
    if not said:
        assert read_draft(path).clauses
        return
    with pytest.raises(UnreadableInput, match=said) as refused:
        read_draft(path)
    assert "x.html" in refused.value.message
