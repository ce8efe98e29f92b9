"""Prints pages as plain text and as Markdown.

A page that is a draft is printed as the drafts are kept: a header of `Name: value` lines, paragraphs apart by
an empty line, so that it can be imported again. Tracked changes are shown by signs that the first line explains.
"""

import re
import textwrap
from collections.abc import Callable, Sequence

from workbench.formats.pages.page import Look, Note, Page, PageKind, Paragraph, Role, Run, Table
from workbench.model.change import Op

_AS_DRAFTS = {PageKind.AGREED, PageKind.CLEAN, PageKind.ROLLING}
_SIGNS = {Op.INSERT: ("⟨+", "+⟩"), Op.DELETE: ("⟨-", "-⟩")}
_TEXT_KEY = "Changes against {base}: ⟨+words put in+⟩, ⟨-words taken out-⟩, ¶ the end of a paragraph."
_MARKDOWN_KEY = "Changes against {base}: **words put in**, ~~words taken out~~, ¶ the end of a paragraph."
_ACTIVE = re.compile(r"([\\`*_~<>|]|\](?=[:(]))")
_LINE_START = re.compile(r"^(\s*)([#+-]|={2,}$)", re.MULTILINE)
_WIDTH = 100

Printer = Callable[[Sequence[Run]], str]


def print_text(page: Page) -> str:
    """Return the page as plain text."""
    return _print(page, _text_runs, _TEXT_KEY, _text_table)


def print_markdown(page: Page) -> str:
    """Return the page as Markdown; what would act as markup in the words is escaped."""
    return _print(page, _markdown_runs, _MARKDOWN_KEY, _markdown_table)


def _print(page: Page, runs: Printer, key: str, table: Callable[[Table], str]) -> str:
    parts = _header(page) if page.kind in _AS_DRAFTS else _masthead(page, runs, key)
    notes: list[Note] = []
    for block in page.blocks:
        if isinstance(block, Table):
            parts.append(table(block))
            continue
        parts.append(_paragraph(block, runs))
        notes += [run.note for run in block.runs if run.note and run.mark.op is not Op.DELETE]
        parts += [
            f"    {_remark(remark.author, str(remark.on or ''), remark.text)}" for remark in block.remarks
        ]
    if notes:
        parts += ["---", *(f"<sup>{note.mark}</sup> {runs(note.runs)}" for note in notes)]
    if page.kind not in _AS_DRAFTS:
        parts += ["---", *(runs((Run(line),)) for line in page.colophon)]
    return "\n\n".join(parts) + "\n"


def _header(page: Page) -> list[str]:
    """Return the header of a draft, where notices and colophon are notes: in the text they would be clauses."""
    lines = [f"Symbol: {page.symbol}", f"Title: {page.title}"]
    if page.date:
        lines.append(f"Date: {page.date.isoformat()}")
    said = " ".join(_sentence(line) for line in (*page.notices, *page.colophon))
    return ["\n".join([*lines, f"Note: {said}"])] if said else ["\n".join(lines)]


def _sentence(line: str) -> str:
    folded = " ".join(line.split())
    return folded if folded.endswith((".", "!", "?")) else f"{folded}."


def _masthead(page: Page, runs: Printer, key: str) -> list[str]:
    parts = [f"# {runs((Run(page.title),))}"]
    parts.append(
        " · ".join(part for part in (page.symbol, page.date.isoformat() if page.date else "") if part)
    )
    if page.tracked:
        parts.append(key.format(base=page.tracked.base))
    return parts + [runs((Run(line),)) for line in page.notices]


def _paragraph(paragraph: Paragraph, runs: Printer) -> str:
    number = runs([run for run in paragraph.number if run.text != "\t"])
    words = runs(paragraph.runs)
    if paragraph.mark.op is not Op.KEEP:
        words += runs((Run("¶", mark=paragraph.mark),))
    line = f"{number} {words}".strip() if number else words
    moves = {run.mark.move for run in paragraph.runs if run.mark.move}
    if moves:
        gone = any(run.mark.op is Op.DELETE and run.mark.move for run in paragraph.runs)
        line = f"[{'moved away' if gone else 'moved here'}: {', '.join(sorted(moves))}] {line}"
    return f"{'#' * min(max(paragraph.depth, 1) + 1, 6)} {line}" if paragraph.role is Role.HEADING else line


def _remark(author: str, on: str, text: str) -> str:
    return f"> {author}{f' ({on})' if on else ''}: {' '.join(text.split())}"


def _text_runs(runs: Sequence[Run]) -> str:
    return "".join(_signed(group, *_SIGNS.get(op, ("", ""))) for op, group in _grouped(runs, _text_words))


def _markdown_runs(runs: Sequence[Run]) -> str:
    signs = {Op.INSERT: ("**", "**"), Op.DELETE: ("~~", "~~")}
    return "".join(_signed(group, *signs.get(op, ("", ""))) for op, group in _grouped(runs, _markdown_words))


def _grouped(runs: Sequence[Run], words: Callable[[Run], str]) -> list[tuple[Op, str]]:
    """Return the printed words of runs, neighbours that fare alike in one."""
    groups: list[tuple[Op, str]] = []
    for run in runs:
        printed = f"<sup>{run.note.mark}</sup>" if run.note else words(run)
        if groups and groups[-1][0] is run.mark.op:
            groups[-1] = (run.mark.op, groups[-1][1] + printed)
        else:
            groups.append((run.mark.op, printed))
    return groups


def _signed(words: str, before: str, after: str) -> str:
    """Put signs around words but not around the spaces at their ends, where Markdown would not see them."""
    if not before or not words.strip():
        return f"{before}{words}{after}" if before == "⟨+" or before == "⟨-" else words
    inner = words.strip()
    at = words.index(inner)
    return f"{words[:at]}{before}{inner}{after}{words[at + len(inner) :]}"


def _text_words(run: Run) -> str:
    return _emphasized(run.text, run.look & Look.ITALIC, run.look & Look.BOLD)


def _markdown_words(run: Run) -> str:
    escaped = _LINE_START.sub(r"\1\\\2", _ACTIVE.sub(r"\\\1", run.text)).replace("&", "&amp;")
    if run.mark.op is Op.KEEP:
        return _emphasized(escaped, run.look & Look.ITALIC, run.look & (Look.BOLD | Look.ATTRIBUTION))
    return escaped


def _emphasized(words: str, italic: Look, bold: Look) -> str:
    stars = ("*" if italic else "") + ("**" if bold else "")
    inner = words.strip()
    if not stars or not inner:
        return words
    at = words.index(inner)
    return f"{words[:at]}{stars}{inner}{stars[::-1]}{words[at + len(inner) :]}"


def _text_table(table: Table) -> str:
    """Print a table as one entry a row, its cells named: readable at any width, in any script."""
    entries = []
    for row in table.rows:
        cells = [
            f"{name}: {' '.join(cell.split())}" for name, cell in zip(table.header, row, strict=True) if cell
        ]
        entries.append("\n".join(textwrap.fill(cell, _WIDTH, subsequent_indent="    ") for cell in cells))
    return "\n\n".join(entries)


def _markdown_table(table: Table) -> str:
    def line(cells: Sequence[str]) -> str:
        escaped = [_ACTIVE.sub(r"\\\1", cell).replace("&", "&amp;").replace("\n", "<br>") for cell in cells]
        return f"| {' | '.join(escaped)} |"

    rule = "| " + " | ".join("---" for _ in table.header) + " |"
    return "\n".join([line(table.header), rule, *map(line, table.rows)])
