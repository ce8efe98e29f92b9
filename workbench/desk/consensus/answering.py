"""Puts the answers to the four questions in words, the same on the command line and on paper."""

from dataclasses import dataclass

from workbench.desk.showing import count_of, some_of
from workbench.desk.views import StatusView
from workbench.model.consensus import Status

_NAMED = 8
"""Undecided proposals named in an answer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the four questions of a draft, and its answer."""

    short: str
    """The question in a word or two, as it stands before the answer in a line."""
    question: str
    answer: str


def answer_questions(view: StatusView) -> tuple[Answer, ...]:
    """Return what is agreed, who stands in the way, what is undecided, who has not spoken."""
    return (
        Answer("Agreed", "What is agreed, and what is not?", _agreed(view)),
        Answer("In the way", "Who stands in the way?", _in_the_way(view)),
        Answer("Undecided", "Which proposals are undecided, and who is behind them?", _undecided(view)),
        Answer("Silent", "Who has not spoken, or spoke on words that have changed since?", _silent(view)),
    )


def _agreed(view: StatusView) -> str:
    counts = ", ".join(f"{count} {status}" for status, count in view.counts.items() if count)
    agreed, brackets = view.counts[Status.AGREED], count_of(view.brackets, "bracket")
    conditional = sum(1 for line in view.clauses if line.agreed and line.agreed.pending)
    condition = f" {conditional} on a condition." if conditional else ""
    return f"{agreed} of {count_of(len(view.clauses), 'clause')}. {counts}.{condition} {brackets}."


def _in_the_way(view: StatusView) -> str:
    hardest = "; ".join(
        f"{name} on {count_of(blocks, 'clause')}" + (f", alone on {alone}" if alone else "")
        for name, blocks, alone in view.hardest[:5]
    )
    torn = dict.fromkeys(name for line in view.clauses for name in line.contradictory)
    pulled = f"; on both sides: {some_of(tuple(torn))}" if torn else ""
    return f"{hardest or 'nobody objects'}{pulled}."


def _undecided(view: StatusView) -> str:
    named = "; ".join(f"{one.clause} by {', '.join(one.sponsors)}" for one in view.proposals[:_NAMED])
    return f"{count_of(len(view.proposals), 'proposal')}{f' ({named})' if named else ''}."


def _silent(view: StatusView) -> str:
    before = f"; on words that changed since: {some_of(view.spoke_before_changes)}" if view.spoke_before_changes else ""
    return f"{len(view.never_spoken)} of {view.states} Member States on every clause{before}."
