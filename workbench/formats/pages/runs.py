"""Cuts the words of a clause into runs that look alike: emphasis, brackets, attributions, footnotes."""

from collections.abc import Sequence
from typing import NamedTuple

from workbench.formats.pages.page import KEPT, Look, Mark, Note, Paragraph, Role, Run, Runs
from workbench.model.clause import Clause, ClauseKind, Emphasis, EmphasisStyle, Footnote
from workbench.text.normalise import visible

_LOOKS = {
    EmphasisStyle.ITALIC: Look.ITALIC,
    EmphasisStyle.BOLD: Look.BOLD,
    EmphasisStyle.BOLD_ITALIC: Look.BOLD | Look.ITALIC,
}
_ROLES = {
    ClauseKind.HEADING: Role.HEADING,
    ClauseKind.PREAMBULAR: Role.PREAMBULAR,
    ClauseKind.CLOSING: Role.CLOSING,
}


_LINES = {0x2028: "\n", 0x2029: "\n"}
"""Separators of lines and paragraphs: on a page a paragraph ends where a clause ends."""


class Span(NamedTuple):
    """Offsets between which words have a look."""

    start_at: int
    end_at: int
    look: Look


def shown(clause: Clause) -> Clause:
    """Return the clause as it may be printed: dangerous characters are marks, offsets moved with them."""
    text = visible(clause.text.translate(_LINES))
    notes = tuple(
        note.model_copy(update={"text": visible(note.text), "mark": visible(note.mark)}) for note in clause.footnotes
    )
    if text == clause.text:
        return clause.model_copy(update={"number": visible(clause.number), "footnotes": notes})

    def moved(at: int) -> int:
        return min(len(visible(clause.text[:at])), len(text))

    return clause.model_copy(
        update={
            "text": text,
            "number": visible(clause.number),
            "emphasis": tuple(
                Emphasis(start_at=moved(span.start_at), end_at=moved(span.end_at), style=span.style)
                for span in clause.emphasis
            ),
            "footnotes": tuple(note.model_copy(update={"at": moved(note.at)}) for note in notes),
        }
    )


def looks_of(length: int, emphasis: Sequence[Emphasis], spans: Sequence[Span] = ()) -> list[Look]:
    """Return the look of each character of a text: its emphasis, and the spans laid over it."""
    looks = [Look.PLAIN] * length
    for start, end, look in [*((one.start_at, one.end_at, _LOOKS[one.style]) for one in emphasis), *spans]:
        for at in range(max(start, 0), min(end, length)):
            looks[at] |= look
    return looks


def runs_between(text: str, looks: Sequence[Look], start: int, end: int, mark: Mark = KEPT) -> list[Run]:
    """Return the runs of `text[start:end]`, all with one mark."""
    runs: list[Run] = []
    first = start
    for at in range(start, end):
        if at + 1 == end or looks[at + 1] != looks[first]:
            runs.append(Run(text[first : at + 1], looks[first], mark))
            first = at + 1
    return runs


def note_run(footnote: Footnote, mark: Mark = KEPT) -> Run:
    """Return the run that stands for a footnote."""
    looks = looks_of(len(footnote.text), footnote.emphasis)
    words = tuple(runs_between(footnote.text, looks, 0, len(footnote.text)))
    return Run(footnote.mark, Look.PLAIN, mark, Note(footnote.mark, words))


def runs_of(clause: Clause, spans: Sequence[Span] = (), mark: Mark = KEPT) -> Runs:
    """Return the words of a clause as runs, its footnotes where they stand."""
    looks = looks_of(len(clause.text), clause.emphasis, spans)
    runs: list[Run] = []
    done = 0
    for footnote in sorted(clause.footnotes, key=lambda note: note.at):
        at = max(done, min(footnote.at, len(clause.text)))
        runs += runs_between(clause.text, looks, done, at, mark)
        runs.append(note_run(footnote, mark))
        done = at
    return tuple(runs + runs_between(clause.text, looks, done, len(clause.text), mark))


def number_runs(number: str, mark: Mark = KEPT) -> Runs:
    """Return what is printed before a clause's words: its number and a tab, or nothing."""
    return (Run(number, mark=mark), Run("\t", mark=mark)) if number else ()


def role_of(clause: Clause) -> Role:
    """Return what a clause is on its page."""
    return _ROLES.get(clause.kind, Role.BODY)


def paragraph_of(clause: Clause, spans: Sequence[Span] = (), mark: Mark = KEPT) -> Paragraph:
    """Return a clause as a paragraph, all of it with one mark."""
    return Paragraph(
        runs=runs_of(clause, spans, mark),
        number=number_runs(clause.number, mark),
        role=role_of(clause),
        depth=clause.depth,
        label=clause.label,
        mark=mark,
    )


def notice(text: str) -> Paragraph:
    """Return a paragraph that the workbench says."""
    return Paragraph(runs=(Run(visible(text)),), role=Role.NOTICE)


def heading(text: str, level: int = 1) -> Paragraph:
    """Return a heading of a page that is no draft."""
    return Paragraph(runs=(Run(visible(text)),), role=Role.HEADING, depth=level)
