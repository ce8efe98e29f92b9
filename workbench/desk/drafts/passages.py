"""Shows which sentences went to another clause: beside the redline, and in it, where they would read as deleted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date as Date

from workbench.desk.negotiation import Negotiation
from workbench.desk.views import PassageLine
from workbench.model.acts import PassageSet
from workbench.model.base import ClauseId
from workbench.model.change import COME_FROM, GONE_TO, Change, Edit, Link, Op, Passage, Redline
from workbench.model.clause import Clause
from workbench.model.draft import Draft
from workbench.text.succession.aligning import align_clauses
from workbench.text.succession.passages import find_passages, split_sentences

_SIGNS = " .;,:。；，؛،\n"
_SHORTEST = 8
"""Characters below which a run of a redline is not taken for part of a passage."""


def passages_between(
    n: Negotiation, before: Draft, after: Draft, links: Sequence[Link], as_of: Date | None = None
) -> tuple[Passage, ...]:
    """Return the sentences that went from one clause to another that is not linked to it, by the words of a day."""
    return n.kept(("passages", before.id, after.id, as_of), lambda: _with_said(n, before, after, links))


def _with_said(n: Negotiation, before: Draft, after: Draft, links: Sequence[Link]) -> tuple[Passage, ...]:
    """Lay over what was found what a person said, of these two drafts or of an earlier version of the newer one."""
    passages = list(find_passages(before.clauses, after.clauses, links))
    sentences = {clause.id: split_sentences(clause.text) for clause in before.clauses}
    for said in n.file.passages(before.id):
        if said.words not in sentences.get(said.clause, ()):
            continue  # reworded since
        to = _place_now(n, said, after) if said.to else None
        if said.to and not to:
            continue
        passages = [one for one in passages if (one.old, one.words) != (said.clause, said.words)]
        if to:
            passages.append(Passage(old=said.clause, new=to, words=said.words, score=1.0, by_user=True))
    order = {clause.id: at for at, clause in enumerate(before.clauses)}
    return tuple(sorted(passages, key=lambda one: order[one.old]))


def _place_now(n: Negotiation, said: PassageSet, after: Draft) -> ClauseId | None:
    """Return the clause of `after` that a person meant; where that was of another version, its counterpart."""
    if said.new == after.id:
        return said.to if any(clause.id == said.to for clause in after.clauses) else None
    meant = next((head for head in n.heads() if head.id == said.new), None)
    if meant is None or meant.based_on != after.based_on:
        return None
    links = n.lasting(("links", meant.id, after.id), lambda: align_clauses(n.draft(meant.id).clauses, after.clauses))
    found = (link.new[0] for link in links if link.old == (said.to,) and len(link.new) == 1)
    return next(found, None)


def lines_of(passages: Iterable[Passage], clauses: Mapping[ClauseId, Clause], link: Link) -> tuple[PassageLine, ...]:
    """Return the passages that left the old clauses of a link, or came to its new ones."""
    return tuple(
        PassageLine(
            clauses[one.old].label,
            clauses[one.new].label,
            one.words,
            one.score,
            is_gone=one.old in link.old,
            by_user=one.by_user,
        )
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
