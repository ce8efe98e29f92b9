"""Splits the text of a draft or report into its clauses, and keeps the part of it that is negotiated.

How lines make blocks is decided in `report_lines`, what a number means in `numbering`, what a paragraph holds
besides words in `emphasis`; here blocks become clauses with labels, parents and footnotes.
"""

from collections.abc import Sequence

from workbench.errors import UnreadableInput
from workbench.model.clause import Clause, ClauseKind
from workbench.model.draft import DraftText
from workbench.text.assembly import Assembly
from workbench.text.emphasis import read_marks
from workbench.text.headers import Header, read_masthead, split_header
from workbench.text.labels import find_label
from workbench.text.normalise import clean
from workbench.text.preamble import is_preambular
from workbench.text.report_lines import Block, BlockKind, split_blocks
from workbench.text.sections import read_section


def split_clauses(text: str) -> DraftText:
    """Return the draft that a text holds: its header's or masthead's fields, its clauses, its front.

    Guarantees: every word after the front is in exactly one clause, or in the footnote of one; paragraphs
    that page breaks cut are whole; ids are `1`, `2`, … in order; labels are unique. A text without any
    number has a paragraph for each block, numbered by position. Linear time.

    Raises UnreadableInput for a text without any clause, and for a header that is wrong.
    """
    cleaned = clean(text)
    header, body = split_header(cleaned.text)
    blocks = split_blocks(body)
    first = _first_clause(blocks)
    is_numbered = first < len(blocks)
    front = blocks[:first] if is_numbered else []
    clauses, notices = Assembly(blocks[len(front) :], is_numbered).clauses()
    if not any(clause.is_negotiable for clause in clauses):
        raise UnreadableInput(
            "The text holds no clause.",
            "Number its paragraphs as 1., 2., …, or give it at least one paragraph.",
        )
    return _draft(header, front, clauses, (*cleaned.notices, *notices))


def _first_clause(blocks: Sequence[Block]) -> int:
    """Where the front ends: at the first numbered section or paragraph, or the first preambular one."""
    for at, block in enumerate(blocks):
        if block.number is not None and block.kind is BlockKind.TEXT:
            return at
        section = read_section(block)
        if section is not None and (block.kind is BlockKind.HEADING or section.number == "I"):
            return at
        if block.kind is BlockKind.TEXT and not block.is_guarded and is_preambular(block.text):
            return at
    return len(blocks)


def _draft(
    header: Header, front: Sequence[Block], clauses: tuple[Clause, ...], notices: tuple[str, ...]
) -> DraftText:
    paragraphs, headings = _read_front(front)
    found = read_masthead(paragraphs, headings)
    return DraftText(
        symbol=header.symbol or found.symbol,
        title=header.title or found.title,
        date=header.date or found.date,
        origin=header.origin or found.origin,
        based_on=header.based_on,
        under=header.under,
        illustrative=header.illustrative,
        note=header.note,
        front=paragraphs,
        clauses=clauses,
        notices=notices,
    )


def _read_front(blocks: Sequence[Block]) -> tuple[tuple[str, ...], list[str]]:
    paragraphs, headings = [], []
    for block in blocks:
        words = read_marks(block.source).text
        if block.kind is BlockKind.HEADING:
            headings.append(words)
        if block.kind is not BlockKind.RULE:
            paragraphs.append(words)
    return tuple(paragraphs), headings


def keep_under(draft: DraftText, paragraph: str) -> DraftText:
    """Return the draft with one paragraph (or section) alone: its chapeau, all below it, its closing words.

    Ids run from `1` again. Raises UnknownName where no clause has that label.
    """
    label = find_label(paragraph, [clause.label for clause in draft.clauses])
    at = next(at for at, clause in enumerate(draft.clauses) if clause.label == label)
    kept = _section(draft.clauses[at:]) if not draft.clauses[at].is_negotiable else _below(draft.clauses[at:])
    ids = {clause.id: str(number) for number, clause in enumerate(kept, start=1)}
    clauses = tuple(
        clause.model_copy(update={"id": ids[clause.id], "parent": ids.get(clause.parent or "")})
        for clause in kept
    )
    return draft.model_copy(update={"clauses": clauses, "under": label, "front": ()})


def _below(clauses: Sequence[Clause]) -> list[Clause]:
    kept, ids = [clauses[0]], {clauses[0].id}
    for clause in clauses[1:]:
        if clause.parent in ids:
            kept.append(clause)
            ids.add(clause.id)
    return kept


def _section(clauses: Sequence[Clause]) -> list[Clause]:
    level = clauses[0].depth
    after = (
        at
        for at, clause in enumerate(clauses[1:], start=1)
        if clause.kind is ClauseKind.HEADING and clause.depth <= level
    )
    return list(clauses[: next(after, len(clauses))])
