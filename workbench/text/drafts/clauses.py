"""Splits the text of a draft or report into its clauses, and keeps the part of it that is negotiated.

How lines make blocks is decided in `report_lines`, what a number means in `numbering`, what a paragraph holds
besides words in `emphasis`; here blocks become clauses with labels, parents and footnotes.
"""

from collections.abc import Sequence

from workbench.errors import UnreadableInput
from workbench.model.clause import Clause, ClauseKind
from workbench.model.draft import DraftText
from workbench.text.drafts.assembly import Assembly
from workbench.text.drafts.emphasis import print_marks, read_marks
from workbench.text.drafts.headers import Header, read_masthead, split_header
from workbench.text.drafts.preamble import ends_in_comma, is_preambular, is_recital
from workbench.text.drafts.report_lines import (
    GUARD,
    RECITAL,
    Block,
    BlockKind,
    awaits_title,
    begins_lower,
    is_division,
    is_finished,
    is_title,
    split_blocks,
)
from workbench.text.drafts.sections import read_section
from workbench.text.labels.labels import find_label
from workbench.text.labels.numbering import read_number
from workbench.text.normalise import clean


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
    """Where the front ends: at the first numbered section or paragraph, or the first preambular one.

    A title that begins as a recital (`Improving road safety`) belongs to the front where recitals or sections follow.
    """
    title = None
    for at, block in enumerate(blocks):
        section = read_section(block)
        is_section = section is not None and (block.kind is BlockKind.HEADING or section.number == "I")
        is_article = block.kind is BlockKind.HEADING and is_division(block.source)
        if is_section or is_article:
            return at
        if block.number is not None and block.kind is BlockKind.TEXT:
            return at if title is None else title
        if block.kind is BlockKind.TEXT and not block.is_guarded and is_preambular(block.text):
            if not is_title(block) or ends_in_comma(block.text):
                return at
            title = at if title is None else title
    return len(blocks) if title is None else title


def _draft(header: Header, front: Sequence[Block], clauses: tuple[Clause, ...], notices: tuple[str, ...]) -> DraftText:
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
        words = read_marks(block.source.removeprefix(GUARD)).text
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
        clause.model_copy(update={"id": ids[clause.id], "parent": ids.get(clause.parent or "")}) for clause in kept
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


def print_clauses(clauses: Sequence[Clause]) -> str:
    r"""Return the clauses as text that `split_clauses` reads as the same clauses.

    A paragraph each, an empty line between, footnotes after their clause. What would be read otherwise than
    it is meant is guarded: `\*` is an asterisk, `\` and a line's end a new line, and `\ ` before a paragraph
    says that it neither begins with a number nor goes on from the page before; `PP \ ` that it is preambular.
    """
    printed: list[str] = []
    before = ""
    for clause in clauses:
        words = print_words(clause)
        printed += [_print(clause, words, before), *print_notes(clause)]
        before = words
    return "\n\n".join(printed) + "\n"


def print_words(clause: Clause) -> str:
    """Return the words of a clause with the marks of its emphasis and footnotes."""
    marks = sorted(((note.mark, note.at) for note in clause.footnotes), key=lambda mark: mark[1])
    return print_marks(clause.text, clause.emphasis, marks)


def print_notes(clause: Clause) -> list[str]:
    """Return the footnotes of a clause, as they stand after it."""
    return [f"<sup>{note.mark}</sup> {print_marks(note.text, note.emphasis)}" for note in clause.footnotes]


def guard_paragraph(printed: str, before: str = "") -> str:
    """Say of a paragraph of which only the words are known that it stands for itself: no page cut it in two.

    Not of one that may be the title of the article whose bare number is printed before it, nor of a recital.
    """
    may_begin = read_number(printed) or read_section(Block(BlockKind.TEXT, printed)) or is_division(printed)
    may_follow = awaits_title(before) or (is_preambular(before) and is_recital(printed, before))
    return printed if may_begin or is_preambular(printed) or may_follow else GUARD + printed


def _print(clause: Clause, words: str, before: str) -> str:
    if clause.kind is ClauseKind.HEADING:
        marks = "#" * min(max(clause.depth, 1), 6)
        guard = GUARD if not clause.number and (_is_section(words) or _may_be_title(words, before)) else ""
        return " ".join(part for part in (marks, clause.number, guard + words) if part)
    if clause.number:
        return _print_numbered(clause.number, words)
    if clause.kind is ClauseKind.PREAMBULAR:
        is_certain = is_preambular(words) and not is_title(Block(BlockKind.TEXT, words, source=words))
        reads_so = _is_plain(words) and is_certain and not awaits_title(before)
        return words if reads_so else RECITAL + words
    reads_as_title = is_title(Block(BlockKind.TEXT, words, source=words))
    needs_guard = begins_lower(words) or is_recital(words, before) or reads_as_title or not is_finished(before)
    return words if _is_plain(words) and not needs_guard else GUARD + words


def _print_numbered(number: str, words: str) -> str:
    line = f"{number} {words}".rstrip()
    blocks = split_blocks(line)
    read = blocks[0].number if len(blocks) == 1 else None
    is_read_back = read is not None and (read.printed, read.rest) == (number, words) and not read_number(words)
    return line if is_read_back else f"{number} {GUARD}{words}"


def _may_be_title(words: str, before: str) -> bool:
    return awaits_title(before) and not is_division(words)


def _is_section(words: str) -> bool:
    return read_section(Block(BlockKind.HEADING, words)) is not None


def _is_plain(words: str) -> bool:
    blocks = split_blocks(words)
    return len(blocks) == 1 and blocks[0].number is None and blocks[0].kind is BlockKind.TEXT and not _is_section(words)
