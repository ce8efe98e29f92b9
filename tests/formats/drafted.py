"""Drafts with every kind of clause that the field knows, in six languages, of words that are hard on formats."""

from collections.abc import Callable
from datetime import date

from hypothesis import strategies as st

from workbench.model.clause import Clause, ClauseKind, Emphasis, EmphasisStyle, Footnote
from workbench.model.draft import Draft
from workbench.text.drafts.clauses import print_clauses, split_clauses
from workbench.text.drafts.emphasis import flatten_emphasis
from workbench.text.normalise import clean

_HARD = (
    st.text(
        st.sampled_from("ab A.,;:\n*[]()#\\<>&\"'-1i^_ \t=بم的ж") | st.characters(codec="utf-8"),
        min_size=1,
        max_size=20,
    )
    | st.sampled_from(
        ["[EU]: delete", "[shall][should] act", "[Cuba: ever] [and [more]]", "<b>x</b> & <script>", "]]>", "&amp;",
         "a  b", "(a) x", "1. x", "=SUM(A1)", "[sic]", "~~x~~ `y` |z|", "![i](http://x.test/)", "[x](y)", "<!-- x -->",
         "+ x", "1) x", "[^1]", "<sup>1</sup>", "closing words", "a\n\nb"]
    )
).map(lambda text: clean(text).text.strip()).filter(bool)  # fmt: skip

_LANGUAGES = (
    ("Recalling its resolution,", "Decides to act;", "Urges States:", "(a)", "(b)"),
    ("Rappelant sa résolution,", "Décide d’agir ;", "Prie les États :", "(a)", "(b)"),
    ("Recordando su resolución,", "Decide actuar;", "Insta a los Estados:", "(a)", "(b)"),
    ("ссылаясь на резолюцию,", "постановляет действовать;", "призывает:", "(а)", "(б)"),
    ("إذ تشير إلى قرارها،", "تقرر العمل؛", "تحث الدول:", "(أ)", "(ب)"),
    ("回顾其决议，", "决定行动；", "促请：", "（a）", "（b）"),
)


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    """Build a draft: headings, preambular paragraphs, operative ones with bis and alt, degrees, closing words."""
    recalling, decides, urges, first, second = draw(st.sampled_from(_LANGUAGES))
    hard = st.one_of(st.just(""), _HARD.map(lambda words: f" {words}"))
    blocks: list[tuple[ClauseKind, str, str, int]] = []

    def add(kind: ClauseKind, number: str, words: str, depth: int = 0) -> None:
        blocks.append((kind, number, (words + draw(hard)).strip(), depth))

    if draw(st.booleans()):
        add(ClauseKind.HEADING, "I.", "Part", 1)
    for _ in range(draw(st.integers(0, 2))):
        add(ClauseKind.PREAMBULAR, "", recalling)
    if draw(st.booleans()):
        add(ClauseKind.PREAMBULAR, "PP9 bis", recalling)
    for number in ("1.", "2 bis.", "OP3 alt", "4."):
        if not draw(st.booleans()) and number != "1.":
            continue
        if number == "4." and draw(st.booleans()):
            add(ClauseKind.HEADING, "", "Annex words", 1)
        is_led = draw(st.booleans())
        add(ClauseKind.PARAGRAPH, number, urges if is_led else decides)
        if is_led:
            _add_points(draw, add, first, second, decides)
        if draw(st.booleans()):
            add(ClauseKind.CLOSING, "", f"Words after {decides}")
    return _draft(draw, blocks)


def _add_points(draw: st.DrawFn, add: Callable[..., None], first: str, second: str, words: str) -> None:
    add(ClauseKind.SUBPARAGRAPH, first, words, 1)
    if draw(st.booleans()):
        add(ClauseKind.SUBPARAGRAPH, "(i)", words, 2)
        if draw(st.booleans()):
            add(ClauseKind.SUBPARAGRAPH, "a.", words, 3)
            add(ClauseKind.SUBPARAGRAPH, "i.", words, 4)
        add(ClauseKind.SUBPARAGRAPH, "(ii)", words, 2)
    if draw(st.booleans()):
        add(ClauseKind.SUBPARAGRAPH, second, words, 1)


def _draft(draw: st.DrawFn, blocks: list[tuple[ClauseKind, str, str, int]]) -> Draft:
    rough = [
        Clause(id=str(at), kind=kind, label=f"PP{at}", number=number, text=text, depth=depth)
        for at, (kind, number, text, depth) in enumerate(blocks, start=1)
    ]
    clauses = split_clauses(print_clauses(rough)).clauses
    return Draft(
        id="d",
        symbol=draw(st.sampled_from(["A/66/L.55", "Rev.1 of 14 May 2012", "A/C.3/78/L.2/Rev.1 & <x>"])),
        title=draw(st.sampled_from(["Human security", "الأمن البشري", "Title & <words>"])),
        date=draw(st.none() | st.dates(date(1946, 1, 1), date(2030, 1, 1))),
        illustrative=draw(st.booleans()),
        clauses=tuple(_marked(draw, clause) for clause in clauses),
    )


def _marked(draw: st.DrawFn, clause: Clause) -> Clause:
    """Give a clause emphasis and footnotes anywhere in its text."""
    if not clause.text or not draw(st.booleans()):
        return clause
    places = st.integers(0, len(clause.text))
    spans = draw(st.lists(st.tuples(places, places, st.sampled_from(EmphasisStyle)), max_size=2))
    emphasis = flatten_emphasis([Emphasis(start_at=min(a, b), end_at=max(a, b), style=s) for a, b, s in spans])
    notes = sorted(draw(st.lists(st.tuples(places, _HARD), max_size=2)), key=lambda note: note[0])
    footnotes = tuple(Footnote(mark=str(n), at=at, text=text) for n, (at, text) in enumerate(notes, start=7))
    return clause.model_copy(update={"emphasis": emphasis, "footnotes": footnotes})


def as_read(clauses: tuple[Clause, ...]) -> list[tuple[object, ...]]:
    """Return what of clauses must come back from a file: all but their ids."""
    return [(one.kind, one.label, one.number, one.depth, one.text, one.emphasis, one.footnotes) for one in clauses]
