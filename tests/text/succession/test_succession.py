"""Succession: measured on labelled pairs of drafts, and by rules that hold for any draft.

The pairs in `pairs/` are in the project's own words: each has two drafts and the links a human editor would
make. The engine was tuned on those up to 36, and mended after a look at 37 to 48, which recast whole paragraphs as
negotiations do. What is numbered higher is held back: nothing was changed for what is missed there.
"""

import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.model.change import Change, Link
from workbench.model.clause import Clause, ClauseKind
from workbench.text.drafts.clauses import split_clauses
from workbench.text.succession.aligning import align_clauses

PAIRS = Path(__file__).parents[1] / "pairs"
NAMES = sorted(path.stem for path in PAIRS.glob("*.toml"))
FLOOR = 0.95

Row = tuple[str, tuple[str, ...], tuple[str, ...]]


def read_draft(path: Path) -> list[Clause]:
    """The clauses of a plain draft as it would be imported, but with their labels as ids."""
    clauses = split_clauses(path.read_text(encoding="utf-8")).clauses
    labels = {clause.id: clause.label for clause in clauses}
    return [
        clause.model_copy(update={"id": clause.label, "parent": labels.get(clause.parent or "")}) for clause in clauses
    ]


def read_links(path: Path) -> set[Row]:
    links = tomllib.loads(path.read_text(encoding="utf-8"))["link"]
    return {(link["change"], tuple(link["old"]), tuple(link["new"])) for link in links}


def found_links(name: str) -> set[Row]:
    links = align_clauses(read_draft(PAIRS / f"{name}-old.txt"), read_draft(PAIRS / f"{name}-new.txt"))
    return {(link.change.value, link.old, link.new) for link in links}


def linked(rows: set[Row]) -> set[tuple[str, str]]:
    return {(old, new) for _, olds, news in rows for old in olds for new in news}


def test_there_are_a_dozen_pairs_with_every_kind_of_change() -> None:
    assert len(NAMES) >= 12
    kinds = {change for name in NAMES for change, _, _ in read_links(PAIRS / f"{name}.toml")}
    assert kinds == {change.value for change in Change} - {Change.UNPLACED.value}


@pytest.mark.parametrize(
    ("numbers", "of_links", "of_kinds"),
    [({*range(37)}, FLOOR, FLOOR), ({*range(37, 49)}, 0.97, 0.92), ({*range(49, 57)}, 0.97, 0.94)],
    ids=["tuned on", "mended after", "held back"],
)
def test_links_and_kinds_are_those_of_a_human_editor(numbers: set[int], of_links: float, of_kinds: float) -> None:
    names = [name for name in NAMES if int(name[:2]) in numbers]
    expected = {name: read_links(PAIRS / f"{name}.toml") for name in names}
    found = {name: found_links(name) for name in names}
    right = sum(len(expected[name] & found[name]) for name in names)
    assert right / sum(map(len, found.values())) >= of_kinds
    assert right / sum(map(len, expected.values())) >= of_kinds
    right = sum(len(linked(expected[name]) & linked(found[name])) for name in names)
    assert right / sum(len(linked(rows)) for rows in found.values()) >= of_links
    assert right / sum(len(linked(rows)) for rows in expected.values()) >= of_links


def draft(*texts: str, kind: ClauseKind = ClauseKind.PARAGRAPH, of: str = "n") -> list[Clause]:
    return [Clause(id=f"{of}{at}", kind=kind, label=str(at), text=text) for at, text in enumerate(texts)]


def changes(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    links = align_clauses(draft(*old, of="o"), draft(*new, of="n"))
    return [(link.change.value, link.old, link.new) for link in links]


def lay(*rows: tuple[str, str, str | None]) -> list[Clause]:
    """Clauses from label, text and the label of what they hang from."""
    below = {parent for _, _, parent in rows}
    found = []
    for label, text, parent in rows:
        kind = ClauseKind.CHAPEAU if label in below else ClauseKind.PARAGRAPH
        kind = ClauseKind.SUBPARAGRAPH if parent else ClauseKind.PREAMBULAR if label.startswith("PP") else kind
        number = label.split()[-1] if parent else label
        found.append(Clause(id=label, kind=kind, label=label, number=number, parent=parent, text=text))
    return found


BEES, DAMS, ROADS, SALT = (
    "Bees pollinate the orchards of the upper valley.",
    "Dams are inspected by engineers each spring.",
    "Roads to the harbour stay open through winter.",
    "Salt is taken from the lagoon by licence only.",
)


def test_a_letter_that_shifts_because_a_clause_was_inserted_before_is_no_move() -> None:
    old = ["Oceans are deep and wide.", "Rivers run down to the plain.", "Lakes freeze in winter."]
    assert changes(old, ["Glaciers melt early now.", *old]) == [
        ("added", (), ("n0",)),
        ("kept", ("o0",), ("n1",)),
        ("kept", ("o1",), ("n2",)),
        ("kept", ("o2",), ("n3",)),
    ]


def test_stock_phrases_alone_link_nothing() -> None:
    stock = "in this regard, ensuring the survival, livelihood and dignity of all people"
    kept = [f"Notes dams, {stock};", f"Recalls bees, {stock};"]
    old = [f"Welcomes banks, {stock};", *kept, f"Urges ferries, {stock};"]
    new = [f"Welcomes banks and lenders, {stock};", *kept, f"Deplores landmines, {stock};"]
    assert ("o3", "n3") not in linked(set(changes(old, new)))


def test_identical_duplicates_keep_their_order() -> None:
    same = "Decides to remain seized of the matter."
    found = changes([same, "Rain fell on the harbour.", same], ["Snow lay on the pass.", same, same])
    assert [row for row in found if row[0] in ("kept", "moved")] == [
        ("kept", ("o0",), ("n1",)),
        ("kept", ("o2",), ("n2",)),
    ]


def test_a_clause_of_common_words_that_cites_another_day_is_the_same_one() -> None:
    common = ["Recalls the report on 4 ports;", "Recalls the report of December on buoys;"]
    common += ["Recalls the decision of December;", "Takes up the decision on 9 piers of 1 December;"]
    old = [*common, "Recalls the report of 12 December 2022;", BEES, DAMS, ROADS]
    new = [*common, "Recalls the report of 7 December 2023;", BEES, DAMS, ROADS]
    assert changes(old, new)[4] == ("amended", ("o4",), ("n4",))


def test_a_recital_that_differs_in_numbers_alone_is_the_same_one() -> None:
    cited = [f"Recalling its resolution {at}/1 of {at} December 20{at} on ferries," for at in (15, 16)]
    others = [BEES, DAMS, ROADS, SALT, "Kelp grows under piers.", "Ropes fray near winches.", "Bells ring at noon."]
    old = [*cited, "Recalling its resolution 77/133 of 12 December 2022,", *others]
    new = [*cited, "Recalling its resolution 78/85 of 7 December 2023,", *others]
    assert changes(old, new)[2] == ("amended", ("o2",), ("n2",))


def test_common_words_that_are_all_still_there_beside_a_neighbour_are_a_link() -> None:
    verbs, crews = ("Resolves", "Promises", "Agrees"), ("crews", "pilots", "nurses")
    common = [f"{asks} to protect the right to rest of {who};" for asks, who in zip(verbs, crews, strict=True)]
    others = [BEES, DAMS, ROADS, SALT, "Ropes fray near winches.", "Kelp grows under piers.", "Bells ring at noon."]
    own = "To protect the right to rest"
    found = changes([*common, f"{own};", *others], [*common, f"{own}, by day and night;", "To count eels;", *others])
    assert found[3] == ("amended", ("o3",), ("n3",))


COMMON = ["The panel serves winter ports;", "Winter ports close;", "Winter ferries serve ports;", "Ferries stop."]
OTHERS = [BEES, DAMS, ROADS, SALT, "Kelp grows under piers.", "Ropes fray near winches.", "Bells ring at noon."]


@pytest.mark.parametrize("came", ["Ferries serve all ports.", "Ferries now serve distant ports."])
def test_common_words_far_from_where_they_were_are_a_link_without_a_rival(came: str) -> None:
    found = changes(["Ferries serve ports;", *COMMON, *OTHERS], [*COMMON, *OTHERS, came])
    assert found[-1] == ("moved", ("o0",), ("n11",))


def test_the_last_ones_between_two_that_stayed_are_compared_by_all_their_words() -> None:
    own = "Ferries serve the winter ports"
    more = (
        "and each island beyond the lighthouse, at a fare that harbour councils fix for pilgrims and for traders alike"
    )
    old = [*COMMON, BEES, f"{own};", *OTHERS[1:]]
    found = changes(old, [*COMMON, BEES, f"{own}, {more};", *OTHERS[1:]])
    assert found[5] == ("amended", ("o5",), ("n5",))
    found = changes(old, [*COMMON, BEES, "Widows receive a pension from the fund of the pilots;", *OTHERS[1:]])
    assert {("added", (), ("n5",)), ("dropped", ("o5",), ())} <= {*found}


def test_an_article_of_one_paragraph_goes_where_that_went() -> None:
    def articles(texts: dict[str, str], of: str) -> list[Clause]:
        rows = [(ClauseKind.HEADING, f"Article {name}", 2) for name in texts]
        bodies = [(ClauseKind.PARAGRAPH, text, 0) for text in texts.values()]
        both = [row for pair in zip(rows, bodies, strict=True) for row in pair]
        return [
            Clause(id=f"{of}{at}", kind=kind, label=f"{of}{at}", depth=depth, text=text)
            for at, (kind, text, depth) in enumerate(both)
        ]

    links = align_clauses(
        articles({"22 (Voting)": BEES, "23 (Depositary)": DAMS}, "o"), articles({"23": BEES, "24": DAMS}, "n")
    )
    assert [(link.change, link.old, link.new) for link in links[::2]] == [
        (Change.AMENDED, ("o0",), ("n0",)),
        (Change.AMENDED, ("o2",), ("n2",)),
    ]


def test_a_paragraph_that_became_a_lead_in_and_its_first_sub_paragraph_was_split() -> None:
    asks = "Requests the Harbour Authority to publish the depth of each berth every spring."
    old = lay(("1", asks, None), ("2", BEES, None), ("3", SALT, None))
    list_ = (
        ("1", "Requests the Harbour Authority:", None),
        ("1 (a)", "To publish every spring the depth of berths;", "1"),
    )
    new = lay(*list_, ("1 (b)", "To dredge the channel.", "1"), ("2", BEES, None), ("3", SALT, None))
    assert (Change.SPLIT, ("1",), ("1", "1 (a)")) in {(one.change, one.old, one.new) for one in align_clauses(old, new)}


def test_brackets_and_attributions_do_not_break_a_link() -> None:
    old = ["Ports inspect every tanker that is older than thirty years.", "Crews rest ten hours a day."]
    new = [f"[Norway, Panama: {old[0]}] [Liberia: delete]", "Crews [shall][should] rest ten hours a day."]
    assert changes(old, new) == [("amended", ("o0",), ("n0",)), ("amended", ("o1",), ("n1",))]


def test_a_clause_whose_words_are_the_same_is_kept_although_its_last_sign_changed() -> None:
    assert changes(["Bees are protected;"], ["Bees are protected."]) == [("kept", ("o0",), ("n0",))]


def test_a_part_that_was_reworded_is_known_by_what_the_other_part_leaves() -> None:
    old = "Pilots rest ten hours between night flights, and airlines publish the rosters of cabin crews."
    others = ["Runways are lit from dusk.", "Hangars have two exits.", "Radar is manned at all times."]
    rest = "Sufficient rest between flights, those at night above all, is granted to pilots by whoever employs them."
    found = changes([old, *others], [rest, "Airlines publish the rosters of cabin crews.", *others])
    assert found[0] == ("split", ("o0",), ("n0", "n1"))


def test_a_section_divided_under_new_headings_keeps_its_own() -> None:
    texts = ["Dams are inspected in spring.", "Bees pollinate orchards.", "Ferries cross at noon."]
    old = [Clause(id="II", kind=ClauseKind.HEADING, label="II", depth=1, text="Commitments")]
    new = [
        Clause(id="II", kind=ClauseKind.HEADING, label="II", depth=1, text="Commitments that change life"),
        Clause(id="H1", kind=ClauseKind.HEADING, label="H1", depth=2, text="Inclusion"),
    ]
    links = align_clauses([*old, *draft(*texts, of="o")], [*new, *draft(*texts, of="n")])
    assert {(link.change, link.old, link.new) for link in links if {"II", "H1"} & {*link.new}} == {
        (Change.AMENDED, ("II",), ("II",)),
        (Change.ADDED, (), ("H1",)),
    }


def test_a_short_lead_in_links_nothing_by_the_name_of_a_body_alone() -> None:
    panel = ["Bees are counted by Standing Panel members.", "No Standing Panel tests dams.", "A Standing Panel meets."]
    same = [*panel, *(f"{name} are painted." for name in ("Ferries", "Towers", "Hangars", "Silos", "Cranes", "Sheds"))]
    old = ["Decides on the Standing Panel as follows:", "Rain fell on the harbour.", *same]
    new = [*same, "Snow lay on the pass.", "Requests the Standing Panel:"]
    assert ("o0", "n10") not in linked(set(changes(old, new)))


URGES = "Urges the coastal authorities, in consultation with fishing villages:"
MOVES: dict[str, tuple[list[Clause], list[Clause], set[tuple[str, str]]]] = {
    "of two that cross, the one that kept its number stays": (
        lay(("2", SALT, None), ("3", BEES, None)),
        lay(("3", BEES, None), ("4", SALT, None)),
        {("2", "4")},
    ),
    "of two that cross and are renumbered, the one of which less was kept has moved": (
        lay(("1", BEES, None), ("2", DAMS, None)),
        lay(("1", "Engineers test the dams before the thaw of each spring.", None), ("2", BEES, None)),
        {("2", "1")},
    ),
    "of three in reverse the middle one stays, which went nowhere": (
        lay(("1", f"{BEES} {SALT}", None), ("2", DAMS, None), ("3", ROADS, None)),
        lay(("5", ROADS, None), ("6", DAMS, None), ("7", f"{BEES} {SALT}", None)),
        {("1", "7"), ("3", "5")},
    ),
    "a sub-paragraph that became a paragraph has moved, though nothing crosses": (
        lay(("1", URGES, None), ("1 (a)", BEES, "1"), ("1 (b)", DAMS, "1"), ("2", SALT, None)),
        lay(("1", URGES, None), ("1 (a)", BEES, "1"), ("2", DAMS, None), ("3", SALT, None)),
        {("1 (b)", "2")},
    ),
    "those of a list that was dissolved have not moved": (
        lay(("1", URGES, None), ("1 (a)", BEES, "1"), ("1 (b)", DAMS, "1"), ("2", SALT, None)),
        lay(("1", BEES, None), ("2", DAMS, None), ("3", SALT, None)),
        set(),
    ),
    "a paragraph moves with its sub-paragraphs": (
        lay(("1", SALT, None), ("2", ROADS, None), ("3", URGES, None), ("3 (a)", BEES, "3"), ("3 (b)", DAMS, "3")),
        lay(("1", URGES, None), ("1 (a)", BEES, "1"), ("1 (b)", DAMS, "1"), ("2", SALT, None), ("3", ROADS, None)),
        {("3", "1")},
    ),
    "what passed from the preamble into the operative part has moved": (
        lay(("PP1", BEES, None), ("PP2", DAMS, None), ("1", SALT, None)),
        lay(("PP1", BEES, None), ("1", DAMS, None), ("2", SALT, None)),
        {("PP2", "1")},
    ),
}


@pytest.mark.parametrize(("old", "new", "moved"), MOVES.values(), ids=MOVES)
def test_as_little_as_possible_has_moved(old: list[Clause], new: list[Clause], moved: set[tuple[str, str]]) -> None:
    links = align_clauses(old, new)
    assert {(*link.old, *link.new) for link in links if link.change is Change.MOVED} == moved


def test_headings_are_linked_among_themselves() -> None:
    heading = Clause(id="h", kind=ClauseKind.HEADING, label="I", text="Human security and development")
    clause = Clause(id="p", kind=ClauseKind.PARAGRAPH, label="1", text="Human security and development")
    links = align_clauses([heading], [clause])
    assert {(link.change, link.old, link.new) for link in links} == {
        (Change.DROPPED, ("h",), ()),
        (Change.ADDED, (), ("p",)),
    }


WORDS = ["peace", "water", "the", "of", "States", "shall", "[act]", "2030", "право", "安全", ";", "."]
CLAUSES = st.lists(st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join), max_size=8)


def ids(links: Sequence[Link]) -> tuple[list[str], list[str]]:
    return sorted(old for link in links for old in link.old), sorted(new for link in links for new in link.new)


@settings(deadline=None)
@given(CLAUSES, CLAUSES)
def test_every_clause_of_both_drafts_is_in_exactly_one_link(old: list[str], new: list[str]) -> None:
    before, after = draft(*old, of="o"), draft(*new, of="n")
    links = align_clauses(before, after)
    assert ids(links) == (sorted(clause.id for clause in before), sorted(clause.id for clause in after))
    assert links == align_clauses(before, after)
    assert all(0 <= link.score <= 1 for link in links)


@settings(deadline=None)
@given(CLAUSES)
def test_a_draft_against_itself_is_all_kept(texts: list[str]) -> None:
    links = align_clauses(draft(*texts), draft(*texts))
    assert [(link.change, link.old, link.new) for link in links] == [
        (Change.KEPT, (f"n{at}",), (f"n{at}",)) for at in range(len(texts))
    ]
