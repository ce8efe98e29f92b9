"""Finds the clauses that the paragraphs of a returned file belong to, by their original words, then by number."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.formats.word.returned import Returned, ReturnedParagraph
from workbench.model.base import ClauseId
from workbench.model.clause import Clause
from workbench.text.brackets.readings import clean_reading
from workbench.text.normalise import same_but_punctuation, words_hash


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph of a returned file and the clause it belongs to."""

    paragraph: ReturnedParagraph
    clause: ClauseId | None
    """None where it could not be placed: nothing is guessed."""
    after: ClauseId | None = None
    """For a paragraph that was put in: the clause it follows; None at the start."""
    is_silent_change: bool = False
    """Its original words are not the clause's: somebody changed them without tracking."""

    @property
    def is_addition(self) -> bool:
        """Whether it is a paragraph that was put in."""
        return not self.paragraph.original and bool(self.paragraph.proposed)


@dataclass(frozen=True, slots=True)
class Placing:
    """Where the paragraphs of a returned file belong in a draft."""

    placed: tuple[Placed, ...]
    """Those that somebody touched or changed silently."""
    missing: tuple[ClauseId, ...]
    """Clauses that no paragraph of the file belongs to."""
    strange: tuple[ReturnedParagraph, ...]
    """Paragraphs of no clause that nobody touched: mastheads, or put in without tracking."""


def place_paragraphs(returned: Returned, clauses: Sequence[Clause]) -> Placing:
    """Return the paragraphs that somebody touched or changed silently, each with its clause of the draft.

    A paragraph belongs to the clause with the same words; of several such, to the next in order. One whose
    words are in no clause belongs to the clause with its number that stands between its placed neighbours.
    """
    found = _by_words(returned.paragraphs, clauses)
    used: set[int | None] = set(found)
    placed: list[Placed] = []
    strange: list[ReturnedParagraph] = []
    last = -1
    for paragraph, at in zip(returned.paragraphs, found, strict=True):
        after = clauses[last].id if last >= 0 else None
        if not paragraph.original:
            placed.append(Placed(paragraph, None, after))
            continue
        here = at if at is not None else _by_number(paragraph, clauses, last, used)
        if here is not None:
            last = here
            used.add(here)
            is_silent = not any(same_but_punctuation(one, paragraph.original) for one in _readings(clauses[here]))
            if is_silent or paragraph.is_touched:
                placed.append(Placed(paragraph, clauses[here].id, is_silent_change=is_silent))
        elif paragraph.is_touched:
            placed.append(Placed(paragraph, None, after))
        else:
            strange.append(paragraph)
    missing = tuple(clause.id for at, clause in enumerate(clauses) if at not in used)
    return Placing(tuple(placed), missing, tuple(strange))


def _by_words(paragraphs: Sequence[ReturnedParagraph], clauses: Sequence[Clause]) -> list[int | None]:
    waiting: dict[str, list[int]] = {}
    for at, clause in enumerate(clauses):
        for words in _readings(clause):
            waiting.setdefault(words_hash(words), []).append(at)
    used: set[int] = set()
    return [next(_free(waiting.get(words_hash(one.original), ()), used), None) for one in paragraphs]


def _free(places: Sequence[int], used: set[int]) -> Iterator[int]:
    """Yield the first place that is free, and take it."""
    for at in places:
        if at not in used:
            used.add(at)
            yield at
            return


def _readings(clause: Clause) -> tuple[str, ...]:
    """Return a clause's words, and as a clean export prints them where that differs."""
    clean = clean_reading(clause.text, clause.editorial)
    return (clause.text,) if clean == clause.text else (clause.text, clean)


def _by_number(paragraph: ReturnedParagraph, clauses: Sequence[Clause], last: int, used: set[int | None]) -> int | None:
    """Return the next free clause after `last` with the paragraph's number, if any."""
    free = (at for at in range(last + 1, len(clauses)) if at not in used)
    return next((at for at in free if paragraph.number and clauses[at].number == paragraph.number), None)
