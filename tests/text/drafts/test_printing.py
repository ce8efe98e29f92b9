"""What is printed of clauses is read as the same clauses, whatever their words."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.errors import UnreadableInput
from workbench.model.clause import Clause, ClauseKind, Emphasis, EmphasisStyle, Footnote
from workbench.text.drafts.clauses import print_clauses, split_clauses
from workbench.text.drafts.emphasis import flatten_emphasis
from workbench.text.normalise import clean

DRAFTS = Path(__file__).parents[3] / "drafts"


@pytest.mark.parametrize("path", sorted(DRAFTS.glob("*.txt")), ids=lambda path: path.stem)
def test_the_worked_case_is_read_and_printed_back(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    draft = split_clauses(source)
    assert draft.clauses[0].kind is ClauseKind.CHAPEAU
    assert {clause.parent for clause in draft.clauses[1:]} == {"1"}
    assert print_clauses(draft.clauses).strip() == source.partition("\n\n")[2].strip()


words = (
    st.text(st.sampled_from("ab A.,;:\n*[]()#\\<>-1i^_ бم的") | st.characters(codec="utf-8"), min_size=1, max_size=30)
    | st.sampled_from(["(a) x", "1. x", "---", "# x", "bis x", "alt 2", "I. X", "<sup>1</sup>", "[^1]: x",
                       "Recalling x,", "closing words", "a\n\nb", "- x", "**", "x*", "\\", "Symbol: A", "PP1 x",
                       "36 (a) alt x", "Article 1", "Part I", "Article 2. X", "Objective"])
).map(lambda text: clean(text).text.strip()).filter(bool)  # fmt: skip


@st.composite
def marked(draw: st.DrawFn, clause: Clause) -> Clause:
    """Give a clause emphasis and footnotes anywhere in its text."""
    places = st.integers(0, len(clause.text))
    spans = draw(st.lists(st.tuples(places, places, st.sampled_from(EmphasisStyle)), max_size=3))
    emphasis = flatten_emphasis([Emphasis(start_at=min(a, b), end_at=max(a, b), style=s) for a, b, s in spans])
    notes = sorted(draw(st.lists(st.tuples(places, words), max_size=2)), key=lambda note: note[0])
    footnotes = tuple(Footnote(mark=str(n), at=at, text=text) for n, (at, text) in enumerate(notes, start=7))
    return clause.model_copy(update={"emphasis": emphasis, "footnotes": footnotes})


@st.composite
def drafts(draw: st.DrawFn) -> tuple[Clause, ...]:
    """Build a draft of numbered paragraphs, some with sub-paragraphs and closing words, of any words at all."""
    clauses: list[Clause] = []

    def add(kind: ClauseKind, label: str, number: str, parent: str | None = None, depth: int = 0) -> None:
        clause = Clause(id=str(len(clauses) + 1), kind=kind, label=label, number=number, parent=parent, depth=depth,
                        text=draw(words))  # fmt: skip
        clauses.append(draw(marked(clause)))

    for n in range(1, draw(st.integers(1, 3)) + 1):
        if draw(st.booleans()):
            add(ClauseKind.HEADING, f"{'I' * n}", f"{'I' * n}.", None, 1) if n == 1 else None
        subs = draw(st.integers(0, 3))
        add(ClauseKind.CHAPEAU if subs else ClauseKind.PARAGRAPH, str(n), f"{n}.")
        parent = clauses[-1].id
        for letter in "abc"[:subs]:
            add(ClauseKind.SUBPARAGRAPH, f"{n} ({letter})", f"({letter})", parent, 1)
        if draw(st.booleans()):
            add(ClauseKind.CLOSING, f"{n} (closing)", "", parent)
    return tuple(clauses)


@settings(max_examples=300, deadline=None)
@given(drafts())
def test_any_clauses_printed_and_split_are_the_same(clauses: tuple[Clause, ...]) -> None:
    assert split_clauses(print_clauses(clauses)).clauses == clauses


@settings(deadline=None)
@given(st.lists(words | st.just("1. Act."), min_size=1).map("\n\n".join))
def test_what_was_split_prints_to_the_same_clauses(text: str) -> None:
    try:
        once = split_clauses(text).clauses
    except UnreadableInput:
        return
    again = split_clauses(print_clauses(once)).clauses
    assert [clause.text for clause in again] == [clause.text for clause in once]


def test_a_preambular_paragraph_that_does_not_read_as_one_is_printed_as_one() -> None:
    clauses = split_clauses("*Recalling* a,\n\nPP2 The end.\n\n1. Acts.").clauses
    reworded = (clauses[0].model_copy(update={"text": "Peace is whole.", "emphasis": ()}), *clauses[1:])
    assert split_clauses(print_clauses(reworded)).clauses == reworded
