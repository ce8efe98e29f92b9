"""Lays new words over a clause without losing its footnotes, nor the emphasis that still fits."""

from workbench.model.clause import Clause, Emphasis, Footnote


def reword(clause: Clause, text: str) -> Clause:
    """Return the clause with other words.

    Footnotes stay, all of them: their marks keep their place in the words that begin or end as before, and
    otherwise stand where the new words begin. Emphasis stays on words that begin or end as before.
    """
    if not (clause.footnotes or clause.emphasis):
        return clause.model_copy(update={"text": text})
    old = clause.text
    head = _alike(old, text)
    tail = _alike(old[head:][::-1], text[head:][::-1])
    longer = len(text) - len(old)

    def placed(note: Footnote) -> Footnote:
        at = note.at if note.at <= head else note.at + longer if note.at >= len(old) - tail else head
        return note.model_copy(update={"at": at})

    def kept(words: Emphasis) -> Emphasis | None:
        if words.end_at <= head:
            return words
        if words.start_at >= len(old) - tail:
            return words.model_copy(update={"start_at": words.start_at + longer, "end_at": words.end_at + longer})
        return None

    emphasis = tuple(one for one in map(kept, clause.emphasis) if one)
    return clause.model_copy(
        update={"text": text, "emphasis": emphasis, "footnotes": tuple(map(placed, clause.footnotes))}
    )


def _alike(one: str, other: str) -> int:
    """Count the characters with which both begin."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
