"""Owns what the clauses of a draft are called, by the numbers they bear and what they stand under."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from workbench.model.clause import ClauseKind
from workbench.text.labels.numbering import roman_value
from workbench.text.plurals import some_of

_NAMED = 6
"""How many labels are named where more stand more than once."""


@dataclass(slots=True)
class Row:
    """A clause in the making; its parent and itself are places in the list of rows."""

    kind: ClauseKind
    name: str
    number: str
    pieces: list[str]
    parent: int | None = None
    depth: int = 0
    is_led: bool = False
    """It has sub-paragraphs."""
    article: str = ""
    """The number of the article that it is a paragraph of."""


def label_rows(rows: Sequence[Row]) -> tuple[list[str], list[str]]:
    """Return the labels of clauses, each of them once, and a notice of each that stands more than once."""
    is_resolution = any(row.kind is ClauseKind.PREAMBULAR or row.number.startswith("OP") for row in rows)
    by_article = _is_numbered_by_article(rows)
    labels: list[str] = []
    times: dict[str, int] = {}
    for row in rows:
        label = f"{labels[row.parent]} {row.name}" if row.parent is not None else row.name
        if row.kind is ClauseKind.PREAMBULAR:
            label = f"PP{label}"
        elif by_article and row.article and row.parent is None:
            label = _in_article(row)
        elif row.kind is ClauseKind.PARAGRAPH and is_resolution and row.name[0].isdecimal():
            label = f"OP{label}"
        times[label] = times.get(label, 0) + 1
        if times[label] > 1:
            label = f"{label} #{times[label]}"
        labels.append(label)
    twice = [label for label, count in times.items() if count > 1]
    notices = [_repeated(label, times[label]) for label in twice[:_NAMED]]
    if len(twice) > _NAMED:
        notices.append(f"More than once stand, too: {some_of(twice[_NAMED:], _NAMED)}.")
    return labels, notices


def _is_numbered_by_article(rows: Sequence[Row]) -> bool:
    """Whether paragraphs are counted anew in each article, instead of on from the article before."""
    firsts: dict[str, int] = {}
    for row in rows:
        if row.article and row.number and row.kind is ClauseKind.PARAGRAPH:
            firsts.setdefault(row.article, int(row.name.split()[0]))
    run_on = len(firsts) > 1 and all(before < after for before, after in pairwise(firsts.values()))
    return not run_on and any(row.article for row in rows)


def _repeated(label: str, times: int) -> str:
    if times == 2:
        return f"The label {label} stands twice; here the second is called {label} #2."
    return f"The label {label} stands {times:,} times; here the others are called {label} #2 to {label} #{times}."


def _in_article(row: Row) -> str:
    """Return the label of a paragraph of an article: `5 (2)`, or `5` where it has no number of its own."""
    article, _, sign = row.article.partition(" ")
    outer = f"{roman_value(article) or article} {sign}".strip()
    number, _, suffix = row.name.partition(" ")
    own = row.name if row.kind is ClauseKind.SUBPARAGRAPH else f"({number}) {suffix}" if row.number else ""
    return f"{outer} {own}".strip()
