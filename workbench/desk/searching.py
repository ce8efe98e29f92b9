"""Finds words in what was drafted and said."""

from dataclasses import dataclass

from workbench.desk.naming import labels_of
from workbench.desk.negotiation import Negotiation
from workbench.errors import UnknownName
from workbench.text.normalise import fold

_AROUND = 60
"""Characters shown on either side of what was found."""


@dataclass(frozen=True, slots=True)
class FoundLine:
    """One place where the words stand."""

    where: str
    """`clause`, `reason`, `cure` or `proposed words`."""
    draft: str
    clause: str
    who: str
    """Whose words they are; empty for a draft's own."""
    excerpt: str


def search(n: Negotiation, phrase: str) -> tuple[FoundLine, ...]:
    """Return the places where a phrase stands, case, accents and punctuation aside: drafts first, newest first.

    Private positions are found too: this is the user's own screen. Raises UnknownName for a phrase without words.
    """
    wanted = fold(phrase)
    if not wanted:
        raise UnknownName("There is nothing to search for.", "Give a word or a phrase.")
    found: list[FoundLine] = []
    places: dict[str, tuple[str, str]] = {}
    for head in reversed(n.heads()):
        draft = n.draft(head.id)
        places |= {clause: (head.symbol, label) for clause, label in labels_of(draft).items()}
        for clause in draft.clauses:
            if wanted in fold(clause.text):
                found.append(FoundLine("clause", head.symbol, clause.label, "", _excerpt(clause.text, phrase)))
    for taken in n.file.positions():
        for where, text in (("reason", taken.reason), ("cure", taken.cure), ("proposed words", taken.words)):
            if text and wanted in fold(text):
                draft_symbol, label = places.get(taken.origin, ("", ""))
                who = n.groups().name(taken.holder)
                found.append(FoundLine(where, draft_symbol, label, who, _excerpt(text, phrase)))
    return tuple(found)


def _excerpt(text: str, phrase: str) -> str:
    """Return the words around what was found; the beginning where accents or signs hide the place."""
    at = max(text.casefold().find(phrase.casefold()), 0)
    start, end = max(at - _AROUND, 0), at + len(phrase) + _AROUND
    return ("… " if start else "") + " ".join(text[start:end].split()) + (" …" if end < len(text) else "")
