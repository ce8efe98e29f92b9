"""The redline: true to both texts always, and marked as an editor would mark it."""

import re
import tomllib
import unicodedata
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from workbench.model.change import Op, Redline
from workbench.text.redline.drawing import accepted, draw_redline, force_changes, rejected
from workbench.text.redline.force import ForceWords
from workbench.text.redline.pointing import point_out


def marked(redline: Redline) -> str:
    """A redline in one line: `{-deleted-}{+inserted+}`."""
    signs = {Op.KEEP: ("", ""), Op.DELETE: ("{-", "-}"), Op.INSERT: ("{+", "+}")}
    return "".join(signs[edit.op][0] + edit.text + signs[edit.op][1] for edit in redline)


@pytest.mark.parametrize(
    ("old", "new", "drawn"),
    [
        pytest.param("X stays", "X stays", "X stays", id="nothing changed"),
        pytest.param("Act now", "Act", "Act{- now-}", id="a word goes with its space"),
        pytest.param(
            "States shall act", "States [should][shall] act", "States {+[should][+}shall{+]+} act", id="choice"
        ),
        pytest.param("[a] b", "[b][a] b", "{+[b]+}[a] b", id="an alternative before another"),
        pytest.param(
            "adopted on 14 May 2012",
            "adopted on 15 May 2012",
            "adopted on {-14 May 2012-}{+15 May 2012+}",
            id="a date is one word",
        ),
        pytest.param(
            "Recalls A/RES/66/290 and more",
            "Recalls A/RES/66/291 and more",
            "Recalls {-A/RES/66/290-}{+A/RES/66/291+} and more",
            id="a symbol is one word",
        ),
        pytest.param("in (c) and (d)", "in (c) and (e)", "in (c) and {-(d)-}{+(e)+}", id="a label is one word"),
        pytest.param(
            "strengthen the rule of law",
            "improve the quality of life",
            "{-strengthen the rule of law-}{+improve the quality of life+}",
            id="no islands of common words",
        ),
        pytest.param(
            "adopted on 14 May 2012 in A/RES/66/290, with 1,000 votes",
            "adopted on 15 May 2012 in A/RES/66/291, with 2,000 votes",
            "adopted on {-14 May 2012-}{+15 May 2012+} in {-A/RES/66/290-}{+A/RES/66/291+}, "
            "with {-1,000-}{+2,000+} votes",
            id="figures that changed stay apart",
        ),
        pytest.param(
            "One ends here. Three follows.",
            "One ends here. Two is new here. Three follows.",
            "One ends here.{+ Two is new here.+} Three follows.",
            id="a sentence is inserted whole",
        ),
        pytest.param("各国应当合作", "各国必须合作", "各国{-应当-}{+必须+}合作", id="Chinese"),
        pytest.param("يجب أن تعمل", "ينبغي أن تعمل", "{-يجب-}{+ينبغي+} أن تعمل", id="Arabic"),
        pytest.param("право государств", "обязанность государств", "{-право-}{+обязанность+} государств", id="Russian"),
    ],
)
def test_edits_stand_where_an_editor_would_set_them(old: str, new: str, drawn: str) -> None:
    assert marked(draw_redline(old, new)) == drawn


WORDINGS = tomllib.loads(Path(__file__).with_name("wordings.toml").read_text(encoding="utf-8"))["wording"]


@pytest.mark.parametrize("wording", WORDINGS, ids=[wording["name"] for wording in WORDINGS])
def test_wordings_are_marked_as_an_editor_would_mark_them(wording: dict[str, Any]) -> None:
    redline = draw_redline(wording["old"], wording["new"])
    drawn = [edit._replace(text=f"↷{edit.text}") if edit.move else edit for edit in redline]
    assert marked(tuple(drawn)) == wording["drawn"]
    assert list(force_changes(redline)) == wording["force"]
    assert (rejected(redline), accepted(redline)) == (wording["old"], wording["new"])


@pytest.mark.parametrize(
    ("old", "new", "note"),
    [
        ("Parties shall act", "Parties should act", "shall → should"),
        ("Decides to go", "Encourages to go", "decides → encourages"),
        ("bread and water", "bread or water", "and → or"),
        ("They may enter", "They may not enter", "+ not"),
        ("a role for all", "a responsibility for all", "role → responsibility"),
        ("by 2030 at last", "by 2035 at last", "2030 → 2035"),
        ("peace and security", "peace and/or security", "and → and/or"),
        ("Parties shall act", "Parties shall/should act", "shall → shall/should"),
        ("the role and responsibility of States", "the role of States", "− responsibility"),
        ("States act here", "States act, as appropriate, here", "+ as appropriate"),
        ("report in spring", "report by 1 May 2014 in spring", "+ 1 May 2014"),
        ("See A/66/763 here", "See A/66/764 here", "A/66/763 → A/66/764"),
        ("asked by India", "asked by G77", ""),
        ("تُقَرِّرُ الجمعية", "تُشَجِّعُ الجمعية", "تقرر → تشجع"),
        ("Les États doivent agir", "Les États devraient agir", "doivent → devraient"),
        ("Los Estados deben actuar", "Los Estados pueden actuar", "deben → pueden"),
        ("государство должно помочь", "государство может помочь", "должно → может"),
        ("各国必须合作", "各国应当合作", "必须 → 应当"),
        ("الدول يجب عليها", "الدول ينبغي عليها", "يجب → ينبغي"),
        ("at its sixty-seventh session", "at its sixty-eighth session", "sixty-seventh → sixty-eighth"),
        ("two reports", "three reports", "two → three"),
        ("in three years", "in 2 years", "three → 2"),
        ("soixante-septième session", "soixante-huitième session", "soixante-septième → soixante-huitième"),
        ("sexagésimo séptimo período", "sexagésimo octavo período", "séptimo → octavo"),
        ("шестьдесят седьмая сессия", "шестьдесят восьмая сессия", "седьмая → восьмая"),
        ("第六十七届会议", "第六十八届会议", "七 → 八"),
        ("الدورة السابعة والستين", "الدورة الثامنة والستين", "السابعة → الثامنة"),
        ("all States act", "most States act", "all → most"),
        ("各国采取行动", "各国不采取行动", "+ 不"),
        ("hold sessions", "hold 3 sessions", "+ 3"),
        ('the "core" values', "the “core” values", "typographic"),
        ("cross cutting threats", "cross-cutting threats", "typographic"),
        ("peace  here", "peace here", "typographic"),
        ("a red house", "a blue house", ""),
    ],
)
def test_changes_of_force_and_of_type_alone_are_pointed_out(old: str, new: str, note: str) -> None:
    assert {edit.note for edit in draw_redline(old, new) if edit.op is not Op.KEEP} == {note}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("各国具有共同的文化", "各国具有不同的文化"),
        ("各国加强合作", "各国不断加强合作"),
        ("促进发展", "促进可持续发展"),
        ("加强安全", "加强和平与安全"),
        ("States bear upon others", "States bear most heavily upon others"),
        ("Decides to act", "3. Decides to act"),
        ("2. Decides to act", "3. Decides to act"),
        ("the principles apply", "the principles3 apply"),
        ("the Charter. It", "the Charter.3 It"),
        ("the first report", "the report"),
        ("in 2012", "in May 2012"),
        ("la reunión", "la reunión no gubernamental"),
    ],
)
def test_what_means_nothing_of_the_kind_where_it_stands_is_not_pointed_out(old: str, new: str) -> None:
    assert force_changes(draw_redline(old, new)) == ()


def test_a_list_of_the_users_own_takes_the_place_of_the_one_that_comes_with_the_program() -> None:
    own = ForceWords({"sovereignty": {"english": ["sovereignty", "territorial integrity"]}, "negation": {"x": ["不"]}})
    redline = draw_redline("shall respect sovereignty", "should respect territorial integrity")
    assert force_changes(redline) == ("shall → should",)
    assert force_changes(point_out(redline, own)) == ("sovereignty → territorial integrity",)
    assert (accepted(point_out(redline, own)), rejected(point_out(redline, own))) == (
        accepted(redline),
        rejected(redline),
    )
    assert force_changes(point_out(draw_redline('the "core" 2', "the “core” 3"), own)) == ("2 → 3",)


def test_words_of_a_long_rewriting_do_not_pair_off_by_chance() -> None:
    old = "This shall guide all those bodies whose secretariats prepare yearly budgets under present rules."
    new = "Any donor may withdraw whenever auditors find every second ledger unsigned after due warning in writing."
    assert force_changes(draw_redline(old, new)) == ("shall → may",)


def test_a_sentence_that_changed_its_place_is_a_move() -> None:
    first = "Indicators are chosen by the statisticians themselves."
    second = "Funds flow through the regional development bank, which reports to donors every spring and autumn."
    redline = draw_redline(f"{first} {second} End.", f"{second} {first} End.")
    moves = [(edit.op, edit.text.strip()) for edit in redline if edit.move == 1]
    assert moves == [(Op.INSERT, first), (Op.DELETE, first)] or moves == [(Op.DELETE, first), (Op.INSERT, first)]


def test_a_sentence_that_moved_and_was_edited_is_one_move_with_its_edits() -> None:
    chosen = "Indicators are chosen by the statisticians of {} country."
    flow = "Funds flow through the {} bank to all donors in spring."
    old = f"{chosen.format('each')} {flow.format('regional')}"
    new = f"{flow.format('central')} {chosen.format('every')}"
    redline = draw_redline(old, new)
    away = "".join(edit.text for edit in redline if edit.op is Op.DELETE and edit.move == 1)
    here = "".join(edit.text for edit in redline if edit.op is Op.INSERT and edit.move == 1)
    assert away.split() == here.split() == chosen.replace("{} ", "").split()
    plain = [edit.text.strip() for edit in redline if edit.op is not Op.KEEP and not edit.move and edit.text.strip()]
    assert sorted(plain) == ["central", "each", "every", "regional"]
    assert marked(draw_redline(old, old)) == old


def test_words_that_moved_to_the_beginning_of_a_sentence_are_a_move_although_written_large() -> None:
    threats = "tates cooperate against the threats to the survival of their people and their cultures"
    redline = draw_redline(
        f"In accordance with the Charter of the United Nations, S{threats}.",
        f"S{threats}, in accordance with the Charter of the United Nations.",
    )
    assert [(edit.op, edit.text.strip()) for edit in redline if edit.move] == [
        (Op.DELETE, "In accordance with the Charter of the United Nations"),
        (Op.INSERT, "in accordance with the Charter of the United Nations"),
    ]


def test_clauses_of_a_sentence_that_moved_leave_the_last_sign_where_it_is() -> None:
    first, last = "Notes the report of the working group", "invites the bureau to prepare a summary of the discussion"
    redline = draw_redline(f"{first}; and {last}.", f"{last.capitalize()}; and {first.lower()}.")
    assert redline[-1].text[-1] == "."
    assert redline[-1].op is Op.KEEP


def test_sentences_that_kept_their_order_are_no_moves() -> None:
    old = "The harbour freezes early every winter. The river carries timber down to the coast in spring."
    new = "The harbour freezes late every winter. The river carries grain down to the coast in spring."
    assert {edit.move for edit in draw_redline(old, new)} == {None}


def test_a_whole_draft_is_compared_in_little_memory() -> None:
    words = [f"word{at}" for at in range(300_000)]
    old, new = " ".join(words), " ".join([*words[:1000], "here", *words[1001:]])
    assert marked(draw_redline(old, new)[1:3]) == "{-word1000-}{+here+}"


WORDS = [
    *("shall ", "should ", "the ", "of ", "[", "]", " ", ".", ",", "“", '"', "(a) ", "14 May 2012 ", "A/RES/66/290 "),
    *("rights and freedoms of all people ", "droit ", "derecho ", "право ", "人", "的", "安全", "يَجِبُ ", "\u0301"),
    *("\u200f", "\n", "-", "—", "1,000 ", "[EU: "),
]
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=30).map("".join))


@settings(max_examples=300)
@given(TEXTS, TEXTS)
def test_accepting_gives_the_new_text_and_rejecting_the_old_one_to_the_byte(old: str, new: str) -> None:
    redline = draw_redline(old, new)
    assert accepted(redline) == new
    assert rejected(redline) == old


@settings(max_examples=200)
@given(TEXTS, TEXTS)
def test_edits_alternate_and_a_deletion_stands_before_its_insertion(old: str, new: str) -> None:
    redline = draw_redline(old, new)
    assert all(edit.text for edit in redline)
    for before, after in pairwise(redline):
        assert (before.op, after.op) not in {(Op.KEEP, Op.KEEP), (Op.INSERT, Op.DELETE)}


@settings(max_examples=200)
@given(TEXTS, TEXTS)
@example("00000 ", "00000 \u0300[")
@example("a ] \u0300b", "a [x] ] \u0300b")
def test_no_word_is_cut_and_no_mark_leaves_its_base(old: str, new: str) -> None:
    for text, gone in ((old, Op.INSERT), (new, Op.DELETE)):
        at = 0
        for edit in draw_redline(old, new):
            if edit.op is gone:
                continue
            at += len(edit.text)
            assert not unicodedata.category(text[at : at + 1] or " ").startswith("M")
            assert not re.fullmatch("[a-zа-я]{2}", text[at - 1 : at + 1])


@given(st.lists(st.sampled_from(WORDS), max_size=20).map("".join), st.integers(0, 19))
def test_the_same_two_texts_always_give_the_same_redline(text: str, at: int) -> None:
    other = text[:at] + "new " + text[at:]
    assert draw_redline(text, other) == draw_redline(text, other)


def test_moves_come_in_pairs_of_one_deletion_and_one_insertion() -> None:
    parts = ["alpha beta gamma delta epsilon. ", "one two three four five six seven. ", "red green blue white black. "]
    redline = draw_redline("".join(parts) + "End", "".join(reversed(parts)) + "End")
    numbers = sorted((edit.move, edit.op) for edit in redline if edit.move)
    assert numbers
    assert [op for _, op in numbers] == [Op.DELETE, Op.INSERT] * (len(numbers) // 2)
