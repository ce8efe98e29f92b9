"""Tracks the words of clauses that stayed, were split, merged or moved, as runs with marks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from workbench.formats.pages.credits import Credit, Credited
from workbench.formats.pages.page import KEPT, Look, Mark, Paragraph, Run, Runs
from workbench.formats.pages.pairing import Row
from workbench.formats.pages.runs import looks_of, note_run, number_runs, role_of, runs_between
from workbench.model.change import Edit, Op, Redline
from workbench.model.clause import Clause, Footnote
from workbench.text.redline.drawing import draw_redline

_BREAK = "\u2029"
"""Stands between the clauses of one side while their words are compared; `visible` leaves none in a clause."""

_BREAKS = re.compile(f"({_BREAK})")


@dataclass(slots=True)
class _Side:
    """One side of a row: its clauses' words in one text, their looks and footnotes, and how far it was read."""

    clauses: Sequence[Clause]
    credited: Credited = field(default_factory=list)
    """Who brought or took out each character, where that is known."""
    text: str = ""
    looks: list[Look] = field(default_factory=list)
    notes: list[tuple[int, Footnote]] = field(default_factory=list)
    at: int = 0

    def __post_init__(self) -> None:
        for place, clause in enumerate(self.clauses):
            if place:
                self.text += _BREAK
                self.looks.append(Look.PLAIN)
            start = len(self.text)
            words = clause.text.replace(_BREAK, "\n")
            self.text += words
            self.looks += looks_of(len(words), clause.emphasis)
            self.notes += [
                (start + min(max(note.at, 0), len(words)), note)
                for note in sorted(clause.footnotes, key=lambda note: note.at)
            ]
        self.credited = self.credited or [None] * len(self.text)

    def notes_at(self, at: int) -> list[Footnote]:
        """Take the footnotes that stand at or before an offset."""
        taken = [note for place, note in self.notes if place <= at]
        self.notes = self.notes[len(taken) :]
        return taken

    def runs(self, step: int, mark: Mark) -> list[Run]:
        """Return the next characters as runs that look alike and are credited to the same people."""
        runs: list[Run] = []
        at, end = self.at, self.at + step
        for credit, group in groupby(self.credited[at:end]):
            length = len(list(group))
            credited = replace(mark, author=credit.author, on=credit.on) if credit else mark
            runs += runs_between(self.text, self.looks, at, at + length, credited)
            at += length
        return runs


def track_words(row: Row, credit: Credit, gone: Credited, came: Credited) -> list[Paragraph]:
    """Return the paragraphs of clauses that stayed: one, or several where a clause was split or some merged.

    `gone` and `came` say who took out and brought each character of the only clause on a side; `credit` serves
    where they are empty or do not say.
    """
    marks = {op: KEPT if op is Op.KEEP else Mark(op, credit.author, credit.on) for op in Op}
    old, new = _Side(row.old, gone), _Side(row.new, came)
    pieces = _pieces(old, new, marks)
    paragraphs: list[Paragraph] = []
    at_old = at_new = 0
    number = _numbers(row.old[0].number, row.new[0].number, marks)
    for piece, end in pieces:
        clause = row.new[at_new]
        paragraphs.append(Paragraph(piece, number, role_of(clause), clause.depth, clause.label, end))
        if end.op is Op.INSERT:
            at_new += 1
            number = number_runs(row.new[at_new].number, end)
        elif end.op is Op.DELETE:
            at_old += 1
            number = number_runs(row.old[at_old].number, end)
    return paragraphs


def track_move(row: Row, credit: Credit) -> list[Paragraph]:
    """Return one end of a move: what it took along is marked as moved, what changed on the way as changed."""
    gone = row.is_departure
    op = Op.DELETE if gone else Op.INSERT
    changed, moved = Mark(op, credit.author, credit.on), Mark(op, credit.author, credit.on, row.move)
    marks = {Op.KEEP: moved, op: changed}
    runs: list[Run] = []
    for piece, _ in _pieces(_Side(row.old), _Side(row.new), marks):
        runs += piece
    clause = row.old[0] if gone else row.new[0]
    stayed = row.old[0].number == row.new[0].number
    number = number_runs(clause.number, moved if stayed else changed)
    return [Paragraph(tuple(runs), number, role_of(clause), clause.depth, clause.label, moved)]


def _numbers(old: str, new: str, marks: dict[Op, Mark]) -> Runs:
    """Return a number that stayed, changed, went or came; the tab after it stays where there is one on both sides."""
    if old == new:
        return number_runs(old)
    gone, came = number_runs(old, marks[Op.DELETE]), number_runs(new, marks[Op.INSERT])
    return (gone[0], came[0], Run("\t")) if gone and came else gone + came


def _pieces(old: _Side, new: _Side, marks: dict[Op, Mark]) -> list[tuple[Runs, Mark]]:
    """Return the runs of each paragraph and the mark of its end; ops that `marks` lacks are left out.

    A footnote goes with the words before it: kept where those and its own words were, else tracked.
    """
    pieces: list[tuple[Runs, Mark]] = []
    runs: list[Run] = _notes(old.notes_at(0), new.notes_at(0), marks)
    for op, words in _parts(draw_redline(old.text, new.text)):
        if words == _BREAK:
            pieces.append((tuple(runs), marks[op]))
            runs = []
            _advance(old, new, op, 1)
        else:
            runs += _words(old, new, op, words, marks)
    pieces.append((tuple(runs), KEPT))
    return pieces


def _parts(redline: Redline) -> list[tuple[Op, str]]:
    """Cut edits at the breaks between clauses; a break that goes stands behind the words put in at its place.

    So the first of two merged clauses ends as the draft has it (`States.`), not as the base had it, and a reader
    that joins paragraphs by a space, as pandoc does, puts none before a sign. Where the only space is the one that
    the words put in begin with (` [`), it stands before them.
    """
    parts: list[tuple[Op, str]] = []
    waiting: list[tuple[Op, str]] = []
    since = 0
    for edit in (*redline, Edit(Op.KEEP, "")):
        if edit.op is Op.KEEP:
            came = "".join(words for _, words in parts[since:]) if waiting else ""
            is_led = came[:1].isspace() and not came[-1:].isspace() and not edit.text[:1].isspace()
            at = since if is_led else len(parts)
            parts[at:at] = waiting
            parts += [(edit.op, edit.text)] if edit.text else []
            waiting = []
            continue
        for words in filter(None, _BREAKS.split(edit.text)):
            waits = edit.op is Op.DELETE and (waiting or words == _BREAK)
            since = since if waiting else len(parts)
            (waiting if waits else parts).append((edit.op, words))
    return parts


def _words(old: _Side, new: _Side, op: Op, words: str, marks: dict[Op, Mark]) -> list[Run]:
    """Return the runs of some words, with the footnotes that stand in them."""
    runs: list[Run] = []
    done = 0
    while done < len(words):
        step = _to_next_note(old, new, op, len(words) - done)
        if op in marks:
            runs += _looking(old, new, op, step, marks)
        _advance(old, new, op, step)
        done += step
        gone = old.notes_at(old.at) if op is not Op.INSERT else []
        came = new.notes_at(new.at) if op is not Op.DELETE else []
        runs += _notes(gone, came, marks)
    return runs


def _looking(old: _Side, new: _Side, op: Op, step: int, marks: dict[Op, Mark]) -> list[Run]:
    """Return the next words as runs that look alike; kept words that look otherwise than before say how."""
    if op is not Op.KEEP or marks[op].op is not Op.KEEP:
        side = old if op is Op.DELETE or marks[op].op is Op.DELETE else new
        return side.runs(step, marks[op])
    runs: list[Run] = []
    restyled = Mark(Op.KEEP, marks[Op.INSERT].author, marks[Op.INSERT].on)
    before, after = old.looks[old.at : old.at + step], new.looks[new.at : new.at + step]
    words = new.text[new.at : new.at + step]
    for (was, look), group in groupby(zip(before, after, words, strict=True), key=lambda one: one[:2]):
        text = "".join(one[2] for one in group)
        runs.append(Run(text, look) if was == look else Run(text, look, restyled, was=was))
    return runs


def _to_next_note(old: _Side, new: _Side, op: Op, most: int) -> int:
    """Return how many characters stand before the next footnote on a side that the edit reads."""
    ends = [most]
    if op is not Op.INSERT:
        ends += [place - old.at for place, _ in old.notes[:1]]
    if op is not Op.DELETE:
        ends += [place - new.at for place, _ in new.notes[:1]]
    return max(min(ends), 1)


def _advance(old: _Side, new: _Side, op: Op, step: int) -> None:
    if op is not Op.INSERT:
        old.at += step
    if op is not Op.DELETE:
        new.at += step


def _notes(gone: list[Footnote], came: list[Footnote], marks: dict[Op, Mark]) -> list[Run]:
    """Return the footnotes at one place: those on both sides are kept, the others deleted and inserted."""
    kept = [note for note in came if (note.mark, note.text) in {(one.mark, one.text) for one in gone}]
    left = [note for note in gone if (note.mark, note.text) not in {(one.mark, one.text) for one in kept}]
    runs = [note_run(note, marks[Op.DELETE]) for note in left if Op.DELETE in marks]
    for note in came:
        op = Op.KEEP if note in kept else Op.INSERT
        if op in marks:
            runs.append(note_run(note, marks[op]))
    return runs
