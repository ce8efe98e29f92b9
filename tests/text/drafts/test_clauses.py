"""What a report, a rolling text or a resolution splits into."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import UnknownName, UnreadableInput
from workbench.model.clause import Clause
from workbench.model.draft import DraftText
from workbench.text.drafts.clauses import keep_under, print_clauses, split_clauses

REPORT_EXCERPT = """# General Assembly

Distr.: General
5 April 2012

---

## **Follow-up to General Assembly resolution 64/291 on human security**

### **Report of the Secretary-General**

#### *Summary*

The present report has been prepared.

## I. Introduction

1. The present report considers the course of the discussions.<sup>1</sup>

---

<sup>1</sup> Written contributions were received from *inter alia* Costa Rica.

2. Member States also reiterated the need, with a view to

enhancing the capacities of Governments and

People, with full respect for national sovereignty.

3. The present report:

(a) Provides a summary of discussions;

(b) Outlines key aspects.

The report closes with recommendations.

## **II. Areas of activities**

#### **A. Climate change**

4. This results in a response framework in which the gaps of

---

<sup>2</sup> *World Development Report 2011*.

---

affected countries are *inter alia* assessed.<sup>2</sup>

### **B. Health**

5. Done.
---"""


REPORT = split_clauses(REPORT_EXCERPT)


def named(draft: DraftText, label: str) -> Clause:
    return next(clause for clause in draft.clauses if clause.label == label)


def test_a_report_gives_sections_paragraphs_and_closing_words_in_order() -> None:
    found = [(clause.id, clause.kind.value, clause.label, clause.number, clause.parent) for clause in REPORT.clauses]
    assert found == [
        ("1", "heading", "I", "I.", None),
        ("2", "paragraph", "1", "1.", None),
        ("3", "paragraph", "2", "2.", None),
        ("4", "chapeau", "3", "3.", None),
        ("5", "sub-paragraph", "3 (a)", "(a)", "4"),
        ("6", "sub-paragraph", "3 (b)", "(b)", "4"),
        ("7", "closing", "3 (closing)", "", "4"),
        ("8", "heading", "II", "II.", None),
        ("9", "heading", "II.A", "A.", None),
        ("10", "paragraph", "4", "4.", None),
        ("11", "heading", "II.B", "B.", None),
        ("12", "paragraph", "5", "5.", None),
    ]


def test_paragraphs_cut_by_page_breaks_are_whole() -> None:
    assert named(REPORT, "2").text.endswith(
        "with a view to enhancing the capacities of Governments and People, with full respect for national sovereignty."
    )
    assert named(REPORT, "4").text == (
        "This results in a response framework in which the gaps of affected countries are inter alia assessed."
    )


def test_footnotes_are_attached_where_their_mark_stood() -> None:
    (note,) = named(REPORT, "1").footnotes
    assert note.at == len(named(REPORT, "1").text)
    assert note.text == "Written contributions were received from inter alia Costa Rica."
    assert [note.text[one.start_at : one.end_at] for one in note.emphasis] == ["inter alia"]
    assert named(REPORT, "4").footnotes[0].text == "World Development Report 2011."


def test_the_masthead_gives_title_date_and_front() -> None:
    assert REPORT.title == "Follow-up to General Assembly resolution 64/291 on human security"
    assert str(REPORT.date) == "2012-04-05"
    assert REPORT.front[1] == "Distr.: General\n5 April 2012"
    assert REPORT.front[-1] == "The present report has been prepared."


def test_emphasis_is_kept_as_spans_without_asterisks() -> None:
    text = "1. To act, *inter alia*, on **all** of ***both*** and 2 * 3."
    (clause,) = split_clauses(text).clauses
    assert clause.text == "To act, inter alia, on all of both and 2 * 3."
    assert [(clause.text[e.start_at : e.end_at], e.style.value) for e in clause.emphasis] == [
        ("inter alia", "italic"),
        ("all", "bold"),
        ("both", "bold italic"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("36. Chapeau:\n\n(a) One;\n\n(a) bis Two;\n\n[(b) alt. Three;]", ["36", "36 (a)", "36 (a) bis", "36 (b) alt"]),
        ("36. Chapeau:\n(a) One;\n(b) Two;\n[36 (c) alt. Three]", ["36", "36 (a)", "36 (b)", "36 (c) alt"]),
        ("OP3 bis Decides:\n\nOP3 ter. Decides", ["OP3 bis", "OP3 ter"]),
        ("3 *bis*. Decides;\n\n3. ter Decides;", ["3 bis", "3 ter"]),
        ("**1.** Decides;\n\n**2. Requests**;\n\n[3. *Invites*]", ["1", "2", "3"]),
        ("1. (a) One;\n\n(b) Two;\n\n2. Three", ["1", "1 (a)", "1 (b)", "2"]),
        ("PP4 Recalling this,\n\nPP4 alt [Noting that,]\n\n*Recalling* more,\n\nOP1 Decides",
         ["PP4", "PP4 alt", "PP5", "OP1"]),
        ("*Recalling* a,\n\nDeeply concerned that b,\n\n1. *Decides* c;\n\n2. Requests.", ["PP1", "PP2", "OP1", "OP2"]),
        ("Recalling a,\n\nNoting b,\n\nDecides c;\n\nRequests d.", ["PP1", "PP2", "OP1", "OP2"]),
        ("Rappelant a,\n\nConsciente de b,\n\n1. Décide c.", ["PP1", "PP2", "OP1"]),
        ("Recordando a,\n\n1. Decide c.", ["PP1", "OP1"]),
        ("*ссылаясь* на а,\n\n*отмечая* б,\n\n1. *постановляет*:\n\n(а) раз;\n\n(б) два.",
         ["PP1", "PP2", "OP1", "OP1 (а)", "OP1 (б)"]),
        ("إذ تشير إلى قرارها،\n\nوإذ تلاحظ ذلك،\n\n١ - تقرر ما يلي:\n\n(أ) واحد؛\n\n(ب) اثنان.",
         ["PP1", "PP2", "OP1", "OP1 (أ)", "OP1 (ب)"]),
        ("回顾其决议，\n\n１．决定：\n\n（a）一；\n\n（b）二。", ["PP1", "OP1", "OP1 (a)", "OP1 (b)"]),
        ("٣٦. الأمن:\n\n٣٧. البشري.", ["36", "37"]),
        ("The parties agree.\n\nThey shall meet.", ["1", "2"]),
        ("I. Introduction\n\n1. One.\n\nA. Part\n\n2. Two.\n\nII. End\n\n3. Three.", ["I", "1", "I.A", "2", "II", "3"]),
        ("# I. One\n\nWords of their own.\n\n1. Two.", ["I", "I (text)", "1"]),
        ("1. One.\n\n# Annex\n\n1. Again.", ["1", "H1", "1 #2"]),
        ("64/291. Follow-up\n\n1. Takes note.", ["1"]),
        ("1. It cost 1.5 billion in\n\n2005. More was spent.", ["1"]),
    ],
)  # fmt: skip
def test_numbers_give_labels(text: str, expected: list[str]) -> None:
    draft = split_clauses(text)
    assert [clause.label for clause in draft.clauses] == expected
    assert split_clauses(print_clauses(draft.clauses)).clauses == draft.clauses


@pytest.mark.parametrize(
    ("subs", "depths"),
    [
        ("g h i j", [1, 1, 1, 1]),
        ("a b i ii iii c", [1, 1, 2, 2, 2, 1]),
        ("h i", [1, 1]),
        ("h i ii iii", [1, 2, 2, 2]),
        ("a i ii iii iv v vi b c", [1, 2, 2, 2, 2, 2, 2, 1, 1]),
        ("i ii iii iv", [1, 1, 1, 1]),
        ("t u v w x y z aa bb", [1] * 9),
        ("a c f", [1, 1, 1]),
        ("1 2 a b 3", [1, 1, 2, 2, 1]),
    ],
)
def test_a_letter_is_told_from_a_numeral_by_sequence_and_nesting(subs: str, depths: list[int]) -> None:
    text = "1. Chapeau:\n\n" + "\n\n".join(f"({letter}) Words;" for letter in subs.split())
    assert [clause.depth for clause in split_clauses(text).clauses[1:]] == depths


def test_degrees_nest_as_the_editorial_manual_has_them() -> None:
    text = "1. A:\n\n(a) B:\n\n(i) C:\n\na. D:\n\ni. E;\n\nii. F;\n\nb. G;\n\n(ii) H;\n\n(b) I."
    found = [(clause.depth, clause.label) for clause in split_clauses(text).clauses]
    assert found[1:] == [
        (1, "1 (a)"),
        (2, "1 (a) (i)"),
        (3, "1 (a) (i) (a)"),
        (4, "1 (a) (i) (a) (i)"),
        (4, "1 (a) (i) (a) (ii)"),
        (3, "1 (a) (i) (b)"),
        (2, "1 (a) (ii)"),
        (1, "1 (b)"),
    ]


def test_a_bracket_before_the_number_belongs_to_the_text() -> None:
    (_, clause) = split_clauses("36. Chapeau:\n\n[(m) Human security;]").clauses
    assert (clause.number, clause.text) == ("(m)", "[Human security;]")


def test_letters_inside_a_sentence_begin_no_clause() -> None:
    (clause,) = split_clauses("15. The consultations aimed\n(a) to achieve, and\nto act (b) on it.").clauses
    assert clause.label == "15"


def test_a_header_gives_the_fields_of_the_draft() -> None:
    text = "Symbol: Rev.1\nDate: 14 May 2012\norigin: Facilitator\nBased-on: A/66/763\nIllustrative: yes\n \n1. Act."
    draft = split_clauses(text)
    assert (draft.symbol, str(draft.date), draft.based_on) == ("Rev.1", "2012-05-14", "A/66/763")
    assert draft.origin == "facilitator"
    assert draft.illustrative
    assert [clause.text for clause in draft.clauses] == ["Act."]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Symbol: A\nDat: 2012\n\n1. Act.", "The header's key “Dat” is not known."),
        ("Symbol: A\nsymbol: B\n\n1. Act.", "The header gives “symbol” twice."),
        ("Symbol: A\nDate: soon\n\n1. Act.", "The header's date “soon” is no date."),
        ("Symbol: A\nDate: 31 April 2012\n\n1. Act.", "The header's date “31 April 2012” is no date."),
        ("Symbol: A\nOrigin: nobody\n\n1. Act.", "The header's origin “nobody” is not known."),
        ("Symbol: A\nIllustrative: perhaps\n\n1. Act.", "The header's “Illustrative: perhaps” is not clear."),
        ("Symbol: A\n", "The text holds no clause."),
        ("# Title\n\n---\n", "The text holds no clause."),
        ("", "The text holds no clause."),
    ],
)
def test_a_wrong_header_and_a_text_without_clauses_are_told(text: str, message: str) -> None:
    with pytest.raises(UnreadableInput) as error:
        split_clauses(text)
    assert error.value.message == message
    assert error.value.hint


def test_text_that_acts_on_terminals_or_markup_is_kept_literally_or_cleaned_with_a_notice() -> None:
    draft = split_clauses("1. States [/x] [bold] act\x1b[2J\u202e.")
    assert draft.clauses[0].text == "States [/x] [bold] act."
    assert draft.notices == (
        "1 terminal escape was removed.",
        "1 character that overrides the direction of writing was removed.",
    )


def test_one_paragraph_is_kept_with_all_below_it() -> None:
    kept = keep_under(REPORT, "par. 3")
    assert [(c.id, c.label, c.parent) for c in kept.clauses] == [
        ("1", "3", None),
        ("2", "3 (a)", "1"),
        ("3", "3 (b)", "1"),
        ("4", "3 (closing)", "1"),
    ]
    assert [clause.label for clause in keep_under(REPORT, "II.A").clauses] == ["II.A", "4"]
    with pytest.raises(UnknownName, match="There is no clause 33 in this draft"):
        keep_under(REPORT, "33")


def test_a_report_printed_and_split_is_the_same() -> None:
    assert split_clauses(print_clauses(REPORT.clauses)).clauses == REPORT.clauses


pieces_of_drafts = [
    "1.",
    "2.",
    "(a)",
    "(i)",
    "Human",
    "acts,",
    "agree.",
    "and",
    "#",
    "##",
    "---",
    "I.",
    "A.",
    "\n",
    "\n\n",
]


@given(st.lists(st.sampled_from(pieces_of_drafts)))
def test_no_word_is_lost_or_doubled(pieces: list[str]) -> None:
    text = "1. Start.\n\n" + " ".join(pieces)
    draft = split_clauses(text)
    found = " ".join(f"{clause.number} {clause.text}" for clause in draft.clauses)
    kept = re.sub(r"^[ \t]*(#+[ \t]+|#+$|-{3}[ \t]*$)", "", text, flags=re.MULTILINE)
    assert re.findall(r"\w+", found) == re.findall(r"\w+", kept)


@pytest.mark.parametrize(
    "sign", ["[", "(", "*", "1", "\n(a)\n", "\\", "<", "<sup>1</sup>", "# \n", "a\n", "*a ", "**a*", "(a) ", "1. "]
)
def test_long_hostile_text_is_split_without_hanging(sign: str) -> None:
    text = "1. Act.\n\n" + sign * (60_000 // len(sign))
    clauses = split_clauses(text).clauses
    assert clauses[0].text.startswith("Act.")


def test_a_long_draft_is_split_whole() -> None:
    text = "\n\n".join(f"{n}. Paragraph {n} of a long draft." for n in range(1, 3001))
    assert [clause.label for clause in split_clauses(text).clauses] == [str(n) for n in range(1, 3001)]
