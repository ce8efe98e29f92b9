"""Negotiating brackets: read as editors write them, lossless, counted, resolved."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import UnknownName
from workbench.model.bracket import BracketKind
from workbench.text.brackets import (
    Resolution,
    agreed_reading,
    bracket_owners,
    clean_reading,
    count_brackets,
    parse_brackets,
    print_brackets,
    reading_of,
    resolve,
    unbalanced,
    words_without_attributions,
)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("[Parties] [shall][should] act", ["insertion", "choice", "choice"]),
        ("act [shall/should] now", ["choice"]),
        ("now [and/or] later", ["insertion"]),
        ("[A] / [B] c", ["choice", "choice"]),
        ("x [EU, Japan: in accordance with law] y", ["insertion"]),
        ("words [Cuba: delete] more", ["deletion"]),
        ("[delete: G-77] more", ["deletion"]),
        ("[words – Cuba: delete] more", ["deletion"]),
        ("[The whole clause;]", ["paragraph"]),
        ("[The whole clause.] [Cuba: delete]", ["paragraph", "deletion"]),
        ("[3 bis. The States decide] or not", ["paragraph"]),
        ("as said [sic] in [A/66/763] and […], [t]he end", ["editorial"] * 4),
        ("[古巴：删除] 文本", ["deletion"]),
        ("[Shall/Should] they act, [Parties/States]", ["choice", "choice"]),
        ("[shall] [should] act [in] [a timely manner]", ["choice", "choice", "insertion", "insertion"]),
        ("[Option 1: x] [Option 2: y] z", ["choice", "choice"]),
        ("[OP6 alt Decides to act;]", ["paragraph"]),
        ("as in [A/RES/66/290, para. 3], [see A/66/763] and [General Assembly resolution 66/290]", ["editorial"] * 3),
        ("for x in [0, 1], [0, 1) or (0.5; 2]", ["editorial"]),
        ("[The whole clause.] [Agreed ad ref]", ["paragraph", "agreed"]),
        ("The clause [agreed ad ref., 12 June] [Agreed]", ["agreed", "agreed"]),
        ("the [agreed] outcome", ["insertion"]),
        ("x (EU: by law) y (Cuba: delete) z (Geneva: 2012) (see: annex)", ["insertion", "deletion"]),
        ("x [y (EU: z] w) v", ["insertion"]),
        ("x **[**EU: by law**]** y", ["insertion"]),
        ("act [EU to revert] [G77 reserves] [reservation by Japan]", ["notice"] * 3),
        ("act [US: scrutiny reserve] [placeholder for dates] [TBC]", ["notice"] * 3),
        ("[Council to consult] [the parties to the treaty to revert] x", ["insertion"] * 2),
        ("act […] – Cuba, Egypt to come back", ["notice"]),
        ("[The whole clause.] [EU to revert]", ["paragraph", "notice"]),
        ("[shall] or [should] act", ["choice", "choice"]),
        ("[doit] ou [devrait] agir, [debe] o [debería] actuar", ["choice"] * 4),
        ("[States] or [Parties] act", ["insertion", "insertion"]),
        ("from [extreme - US; G77 delete] poverty", ["insertion"]),
        ("with [changing ways - EU, G77 retain / promoting ways - US] here", ["choice"]),
        ("[one long way of saying it / another long way of saying it] x", ["choice"]),
        ("x [by law – EU retain; US delete] y", ["deletion"]),
    ],
)
def test_each_bracket_has_its_kind(text: str, kinds: list[str]) -> None:
    assert [bracket.kind.value for bracket in parse_brackets(text).brackets] == kinds


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("[EU, Japan: in accordance with law]", ["EU", "Japan"]),
        ("[or any measure – Cuba, Egypt] x", ["Cuba", "Egypt"]),
        ("[G77 and China: x] y", ["G77 and China"]),
        ("[Bosnia and Herzegovina, US: x] y", ["Bosnia and Herzegovina", "US"]),
        ("[**EU**: x] y", ["EU"]),
        ("[(EU) x] y", ["EU"]),
        ("[x (G77)] y", ["G77"]),
        ("[the Panel (IPCC)] y", []),
        ("[x **Norway**] y", ["Norway"]),
        ("[the text – which is long – remains] y", []),
        ("[Option 1: x] y", []),
        ("[the following: A, B] y", []),
        ("[Куба: исключить] y", ["Куба"]),
        ("[欧盟、日本：依照国际法] 文", ["欧盟", "日本"]),
        ("[مصر: وفقا للقانون] نص", ["مصر"]),
        ("[EU: by law [Cuba: and custom [Egypt: if any]]] y", ["Cuba", "EU", "Egypt"]),
        ("[by law [and custom – Cuba] – EU] y", ["Cuba", "EU"]),
        ("[by law] (EU, Japan) y", ["EU", "Japan"]),
        ("[the Panel] (IPCC) y", []),
        ("(G-77 and China: by law) y", ["G-77 and China"]),
        ("**[**EU: by law**]** y [**Cuba:** x]", ["Cuba", "EU"]),
        ("[Cuba to delete] y [Egypt, delete] [deleted by Iran]", ["Cuba", "Egypt", "Iran"]),
        ("[Cuba: delete para] y", ["Cuba"]),
        ("[EU proposes: a] [proposed by Japan: b] [c (proposed by EU)]", ["EU", "EU", "Japan"]),
        ("[Côte d’Ivoire, Iran (Islamic Republic of): x] y", ["Côte d’Ivoire", "Iran (Islamic Republic of)"]),
        ("[欧盟，日本：依照国际法] 文", ["欧盟", "日本"]),
        ("[States: x] [Member States to delete] y", []),
        ("EU: [by law]", ["EU"]),
        ("They agree. Japan, EU: [They act.] And more.", ["EU", "Japan"]),
        ("Cuba: [delete] x", ["Cuba"]),
        ("[by law] – EU; Cuba delete", ["Cuba", "EU"]),
        ("[, by law -G77; US, EU delete.] y", ["EU", "G77", "US"]),
        ("[EU: by law; Cuba to revert] y", ["Cuba", "EU"]),
        ("[EU: by law / Cuba: by custom] y", ["Cuba", "EU"]),
        ("[the EU to revert] y [欧盟待复]", ["EU", "欧盟"]),
        ("Decides: [to act] and Cuba: [by law] – Egypt", []),
    ],
)
def test_attributions_are_read_as_they_are_written(text: str, owners: list[str]) -> None:
    assert sorted(bracket_owners(text).elements()) == sorted(owners)


@pytest.mark.parametrize(
    ("text", "owners", "against", "reserving"),
    [
        ("[extreme - US; G77 delete] x", ("US",), ("G77",), ()),
        ("[x – EU retain; US delete] y", ("US",), ("EU",), ()),
        ("[by law] – EU; Cuba, Egypt to come back", ("EU",), (), ("Cuba", "Egypt")),
        ("[by law – Cuba reserves] y", (), (), ("Cuba",)),
        ("act […] – Cuba to come back", ("Cuba",), (), ()),
    ],
)
def test_a_bracket_says_who_is_for_it_and_who_is_not(
    text: str, owners: tuple[str, ...], against: tuple[str, ...], reserving: tuple[str, ...]
) -> None:
    (one,) = parse_brackets(text).brackets
    assert (one.owners, one.against, one.reserving) == (owners, against, reserving)


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("States act EU: [by law] now", [("States act EU: ", "attribution")]),
        ("Cuba: [They act.]", [("Cuba: ", "attribution")]),
        ("act [by law] – Cuba", [(" – Cuba", "attribution")]),
        ("[States] or [Parties] act", [("[States] or [Parties]", "choice")]),
        ("[a] or [b] or [c] x", [("[a] or [b]", "choice"), ("[b] or [c]", "choice")]),
        ("the following: [a] and [the State] – in peace – acts", []),
        ("EU: [by law] [shall] or [should] act", []),
    ],
)
def test_what_can_be_read_in_two_ways_is_left_as_words_and_said(text: str, doubts: list[tuple[str, str]]) -> None:
    found = parse_brackets(text).doubts
    assert [(text[one.start_at : one.end_at], one.may_be.value) for one in found] == doubts
    assert all(text[one.start_at : one.end_at].strip() in clean_reading(text) for one in found if one.names)


def test_nested_brackets_count_each_for_itself_and_editorial_ones_not_at_all() -> None:
    text = "States act[ and report[, without delay – Kuwait]] under [A/66/763] [Cuba: now]"
    assert count_brackets(text) == 3
    assert bracket_owners(text) == Counter({"Kuwait": 1, "Cuba": 1})
    assert [bracket.parent for bracket in parse_brackets(text).brackets] == [None, 0, None, None]


def test_alternatives_of_one_choice_carry_the_same_number() -> None:
    brackets = parse_brackets("[Parties] [shall][should] act").brackets
    assert [bracket.choice for bracket in brackets] == [None, 1, 1]
    assert parse_brackets("x [shall/should] y").brackets[0].alternatives == ("shall", "should")


def test_what_the_user_marked_is_no_negotiation() -> None:
    brackets = parse_brackets("said [the Court] then", editorial=["the Court"]).brackets
    assert [bracket.kind for bracket in brackets] == [BracketKind.EDITORIAL]


@pytest.mark.parametrize(
    ("text", "at"), [("[a] b", ()), ("[[a] b", (0,)), ("a] [b", (1, 3)), ("", ()), ("[0, 1) (EU: a] b", (13,))]
)
def test_brackets_without_a_partner_are_named_with_their_place(text: str, at: tuple[int, ...]) -> None:
    assert unbalanced(text) == at


RULES = "They [shall][should] depend on each other [and reinforce each other – Kuwait] [, in peace]."


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        (clean_reading(RULES), "They shall depend on each other and reinforce each other, in peace."),
        (agreed_reading(RULES), "They depend on each other."),
        (reading_of(RULES, "kuwait"), "They shall depend on each other and reinforce each other, in peace."),
        (reading_of(RULES, "Cuba"), "They shall depend on each other, in peace."),
        (reading_of("[EU: A][Cuba: B] x", "Cuba"), "B x"),
        (reading_of("[EU: A][Cuba: B] x", "EU"), "A x"),
        (reading_of("[It is so.] [Cuba: delete]", "Cuba"), ""),
        (reading_of("[It is so.] [Cuba: delete]", "Egypt"), "It is so."),
        (reading_of("It is so. [delete: G-77]", "G77"), ""),
        (reading_of("a [Cuba: delete these words] b", "Cuba"), "a b"),
        (reading_of("a [Cuba: delete these words] b", "EU"), "a these words b"),
        (clean_reading("no brackets  at all"), "no brackets  at all"),
        (clean_reading("as [sic] in [A/66/763]"), "as [sic] in [A/66/763]"),
        (clean_reading("It is so. [Agreed ad ref]"), "It is so."),
        (clean_reading("[shall] [should] act"), "shall act"),
        (clean_reading("[Option 1: x] [Option 2: y] z"), "x z"),
        (clean_reading("a **[**EU: by law**]** b"), "a by law b"),
        (clean_reading("a [by law] (EU) b"), "a by law b"),
        (agreed_reading("a [by law] (EU) b (NAM: and custom), c"), "a b, c"),
        (reading_of("a [by law] (EU) b (Cuba: delete this) c", "Cuba"), "a b c"),
        (clean_reading("said [the Court] and [Cuba: b]", ["the Court"]), "said [the Court] and b"),
        (clean_reading("said [the [High] Court]", ["the [High] Court"]), "said [the High Court]"),
        (clean_reading("act now [EU to revert], please […] – Cuba, Egypt to come back."), "act now, please."),
        (agreed_reading("EU: [by law] They act [by custom] – G77; Cuba delete"), "They act"),
        (clean_reading("States [shall] or [should] act"), "States shall act"),
        (reading_of("from [extreme - US; G77 delete] poverty", "US"), "from extreme poverty"),
        (reading_of("from [extreme - US; G77 delete] poverty", "G77"), "from poverty"),
        (reading_of("[by law – EU retain; US delete] x", "Japan"), "by law x"),
        (reading_of("[by law – EU retain; US delete] x", "US"), "x"),
        (reading_of("[a b - EU, G77 retain / c d - US] x", "US"), "c d x"),
        (reading_of("[a b - EU, G77 retain / c d - US] x", "EU"), "a b x"),
        (reading_of("[a b / c d - US] x", "EU"), "a b x"),
        (clean_reading("[a b - EU, G77 retain / c d - US] x"), "a b x"),
        (agreed_reading("y [a b - EU / c d - US] x"), "y x"),
    ],
)
def test_a_clause_reads_clean_or_as_one_delegation_would_have_it(reading: str, expected: str) -> None:
    assert reading == expected


@pytest.mark.parametrize(
    ("text", "at", "resolution", "alternative", "expected"),
    [
        ("States [shall][should] act", 14, Resolution.KEEP, "", "States should act"),
        ("States [shall/should] act", 7, Resolution.KEEP, "should", "States should act"),
        ("act [now – Cuba], [please]", 4, Resolution.KEEP, "", "act now, [please]"),
        ("act [now – Cuba], [please]", 4, Resolution.DROP, "", "act, [please]"),
        ("[It is so.] [Cuba: delete]", 12, Resolution.DROP, "", "[It is so.]"),
        ("[It is so.] [Cuba: delete] Yes.", 12, Resolution.DELETE, "", "Yes."),
        ("[It is so.] [EU to revert] [Cuba: delete] Yes.", 27, Resolution.DELETE, "", "[EU to revert] Yes."),
        ("act now [EU to revert], please", 8, Resolution.DROP, "", "act now, please"),
        ("EU: [by law] they act", 4, Resolution.KEEP, "", "by law they act"),
        ("they act [by law] – EU; Cuba delete", 9, Resolution.DROP, "", "they act"),
        ("States [shall] or [should] act", 18, Resolution.KEEP, "", "States should act"),
        (
            "[shall] or [should] [a] / [b] [EU to revert] act",
            30,
            Resolution.DROP,
            "",
            "[shall] or [should] [a] / [b] act",
        ),
        ("[shall] or [should] [a] / [b] act", 26, Resolution.KEEP, "", "[shall] or [should] b act"),
        ("a [b c - EU / d e - US] f", 2, Resolution.KEEP, "d e", "a d e f"),
    ],
)
def test_one_bracket_is_resolved_and_the_others_stay(
    text: str, at: int, resolution: Resolution, alternative: str, expected: str
) -> None:
    assert resolve(text, at, resolution, alternative) == expected


@pytest.mark.parametrize(("text", "at", "alternative"), [("a [b]", 0, ""), ("a [sic]", 2, ""), ("a [b/c]", 2, "d")])
def test_what_is_no_bracket_or_no_alternative_is_refused(text: str, at: int, alternative: str) -> None:
    with pytest.raises(UnknownName):
        resolve(text, at, Resolution.KEEP, alternative)


def test_words_are_compared_without_names() -> None:
    assert words_without_attributions("[EU, Japan: by law] it [shall][should]").split() == [
        *("by", "law", "it", "shall", "should")
    ]


BITS = ["[", "]", "［", "］", "[EU: ", " – Cuba", "delete", " ", "a", "/", "shall", ",", ".", "sic", "3 bis", "(G77)"]
BITS += ["(EU: ", ")", "**", "(", " (EU)", "[0, 1)", "Agreed ad ref", "Option 1: "]
BITS += ["EU: ", " – EU; Cuba delete", " or ", " / ", "EU to revert", "…", " - US", "; G77 delete", "\n", ". "]
TEXTS = st.one_of(st.text(), st.text(alphabet="[]EU: –,/ab"), st.lists(st.sampled_from(BITS)).map("".join))


@pytest.mark.parametrize(
    "unit",
    [
        *("[a] ", "[EU: a [b – Cuba]] ", "[shall][should] ", "(EU: a) ", "[Agreed ad ref] ", "( [ "),
        *("EU: [a] ", "[a] – EU ", "[EU to revert] ", "[a] or ", "[a - EU / b - US] ", "[a / "),
    ],
)
def test_two_hundred_kilobytes_of_brackets_beside_each_other_are_read(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    assert print_brackets(parse_brackets(text)) == text
    clean_reading(text)


@pytest.mark.parametrize("unit", ["[]", "[EU: a ]", "[a ][b]"])
def test_two_hundred_kilobytes_of_nested_brackets_are_read(unit: str) -> None:
    left, right = unit.split("]", 1)
    depth = 200_000 // len(unit)
    text = left * depth + ("]" + right) * depth
    tree = parse_brackets(text)
    assert print_brackets(tree) == text
    assert tree.unbalanced == ()
    assert len(tree.brackets) == text.count("[")
    assert tree.brackets[0].end_at >= len(text) - len(right)


def in_intervals(text: str) -> int:
    """Count the square marks of half-open intervals: they open and close nothing."""
    number = r"\s*-?\d+(\.\d+)?\s*"
    return len(re.findall(rf"\[{number}[,;]{number}\)|\({number}[,;]{number}\]", text))


@given(TEXTS)
def test_text_to_tree_to_text_is_lossless(text: str) -> None:
    tree = parse_brackets(text)
    assert print_brackets(tree) == text
    assert all(text[bracket.start_at] in "[［(" and text[bracket.end_at - 1] in "]］)" for bracket in tree.brackets)
    squares = [bracket for bracket in tree.brackets if text[bracket.start_at] != "("]
    marks = sum(text.count(mark) for mark in "[]［］") - in_intervals(text)
    assert len(tree.unbalanced) + 2 * len(squares) == marks


@given(TEXTS)
def test_a_clean_reading_has_no_negotiating_brackets_unless_they_lack_a_partner(text: str) -> None:
    if not unbalanced(text):
        kept = [bracket for bracket in parse_brackets(text).brackets if not bracket.is_open]
        left = clean_reading(text).count("[") + clean_reading(text).count("［")
        assert left <= len(kept) + in_intervals(text)
    reading_of(text, "EU")


@pytest.mark.parametrize("text", ["[" * 5000 + "]" * 5000, "[EU: a [b – Cuba]" * 2000, "[a]" * 3000, "EU and " * 5000])
def test_depth_and_length_are_no_obstacle(text: str) -> None:
    assert print_brackets(parse_brackets(text)) == text
