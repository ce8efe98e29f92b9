"""Shows which sentences went to another clause: beside the redline, and in it, where they would read as deleted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from workbench.desk.negotiation import Negotiation
from workbench.desk.views import PassageLine
from workbench.model.base import ClauseId
from workbench.model.change import COME_FROM, GONE_TO, Change, Edit, Link, Op, Passage, Redline
from workbench.model.clause import Clause
from workbench.model.draft import Draft
from workbench.text.succession.passages import find_passages

_SIGNS = " .;,:。；，؛،\n"
_SHORTEST = 8
"""Characters below which a run of a redline is not taken for part of a passage."""


def passages_between(n: Negotiation, before: Draft, after: Draft, links: Sequence[Link]) -> tuple[Passage, ...]:
    """Return the sentences that went from one clause to another that is not linked to it."""
    return n.kept(("passages", before.id, after.id), lambda: find_passages(before.clauses, after.clauses, links))


def lines_of(passages: Iterable[Passage], clauses: Mapping[ClauseId, Clause], link: Link) -> tuple[PassageLine, ...]:
    """Return the passages that left the old clauses of a link, or came to its new ones."""
    return tuple(
        PassageLine(clauses[one.old].label, clauses[one.new].label, one.words, one.score, is_gone=one.old in link.old)
        for one in passages
        if one.old in link.old or one.new in link.new
    )


def mark_between(
    redline: Redline,
    passages: Iterable[Passage],
    before: Draft,
    after: Draft,
    old: tuple[ClauseId, ...],
    new: tuple[ClauseId, ...],
) -> Redline:
    """Note on the redline from clauses of one draft to some of the next which of its words are in other clauses."""
    clauses = {clause.id: clause for draft in (before, after) for clause in draft.clauses}
    return mark_passages(redline, lines_of(passages, clauses, Link(change=Change.AMENDED, old=old, new=new)))


def mark_passages(redline: Redline, lines: Sequence[PassageLine]) -> Redline:
    """Note on the words of a redline that they went to another clause, or came from one; both texts stay."""
    edits = list(redline)
    for line in lines:
        op, note = (Op.DELETE, GONE_TO + line.new) if line.is_gone else (Op.INSERT, COME_FROM + line.old)
        edits = [part for edit in edits for part in _marked(edit, op, line.words.strip(_SIGNS), note)]
    return tuple(edits)


def is_passage(edit: Edit) -> bool:
    """Whether the words of an edit are in another clause."""
    return edit.note.startswith((GONE_TO, COME_FROM))


def _marked(edit: Edit, op: Op, words: str, note: str) -> Iterator[Edit]:
    core = edit.text.strip(_SIGNS)
    if edit.op is not op or edit.move is not None or len(core) < _SHORTEST:
        yield edit
    elif (start := edit.text.lower().find(words.lower())) >= 0:
        end = start + len(words)
        for text, said in ((edit.text[:start], edit.note), (edit.text[start:end], note), (edit.text[end:], edit.note)):
            if text:
                yield Edit(op, text, note=said if text.strip(_SIGNS) else "")
    else:
        yield edit._replace(note=note) if core.lower() in words.lower() else edit
