"""Prints pages as plain text and as Markdown.

A page that is a draft is printed as the drafts are kept: a header of `Name: value` lines, paragraphs apart by
an empty line, so that it can be imported again. Tracked changes are shown by signs that the first line explains.
"""

import re
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import replace

from workbench.formats.pages.page import Look, Mark, Note, Page, Paragraph, Remark, Role, Run, Table
from workbench.model.change import Op
from workbench.text.drafts.clauses import print_clauses

_SIGNS = {Op.INSERT: ("⟨+", "+⟩"), Op.DELETE: ("⟨-", "-⟩")}
_TEXT_KEY = "Changes against {base}: ⟨+words put in+⟩, ⟨-words taken out-⟩, ¶ the end of a paragraph."
_MARKDOWN_KEY = "Changes against {base}: **words put in**, ~~words taken out~~, ¶ the end of a paragraph."
_ACTIVE = re.compile(r"([\\`*_~<>|])")
_LINK = re.compile(r"(?<!\\)\](?=[:(])")
"""What would make a link of bracketed words; looked for in whole lines, since brackets are runs of their own."""
_LINE_START = re.compile(r"^(\s*)([#+-]|={2,}$)", re.MULTILINE)
_GUARDED = re.compile(
    r"(?<!\\)<(?!/?(?:i|b|em|strong|sup)>)"  # tags that drafts do not use
    r"|(?<!\\)!(?=\[)|(?<=\])\((?=[^\n]*\))"  # images and links, which would be fetched or followed
    r"|^\[(?=[^\]\n]*\]:)"  # definitions of links, which would be printed as nothing
    r"|(?<![\w_\\])_(?=_{0,2}[^\s_])"  # emphasis by underscores
    r"|(?<![^\n])>|(?<![^\n])[-+](?=[ \t])",  # quotations and lists
    re.MULTILINE,
)
"""What Markdown would act on in a draft, and what our own reader takes back."""
_WIDTH = 100

Printer = Callable[[Sequence[Run]], str]


def print_text(page: Page) -> str:
    """Return the page as plain text; one that is a draft and nothing else reads back as the same clauses."""
    if page.clauses:
        return _as_draft(page)
    return _print(page, _text_runs, _TEXT_KEY, _text_table)


def print_markdown(page: Page) -> str:
    """Return the page as Markdown; what would act as markup in the words is escaped."""
    if page.clauses:
        return _GUARDED.sub(r"\\\g<0>", _as_draft(page))
    return _print(page, _markdown_runs, _MARKDOWN_KEY, _markdown_table)


def _as_draft(page: Page) -> str:
    """Print a draft as drafts are kept; notices and colophon are its note: in the text they would be clauses."""
    said = " ".join(_sentence(line) for line in (page.caption, *page.notices, *page.colophon))
    header = {
        "Symbol": page.symbol,
        "Title": page.title,
        "Date": page.date.isoformat() if page.date else "",
        "Illustrative": "yes" if page.is_illustrative else "no",
        "Note": said,
    }
    lines = [f"{key}: {' '.join(value.split())}" for key, value in header.items() if value]
    return "\n".join(lines) + "\n\n" + print_clauses(page.clauses)


def _print(page: Page, runs: Printer, key: str, table: Callable[[Table], str]) -> str:
    parts = _masthead(page, runs, key)
    notes: list[Note] = []
    for block in page.blocks:
        if isinstance(block, Table):
            parts.append(table(block))
            continue
        parts.append(_paragraph(block, runs))
        notes += [run.note for run in block.runs if run.note and run.mark.op is not Op.DELETE]
        parts += [_remark(remark, runs) for remark in block.remarks]
    if notes:
        parts += ["---", *(f"<sup>{note.mark}</sup> {runs(note.runs)}" for note in notes)]
    return "\n\n".join([*parts, "---", *(runs((Run(line),)) for line in page.colophon)]) + "\n"


def _sentence(line: str) -> str:
    folded = " ".join(line.split())
    return folded if folded.endswith((".", "!", "?")) else f"{folded}."


def _masthead(page: Page, runs: Printer, key: str) -> list[str]:
    facts = (page.symbol, page.caption, page.date.isoformat() if page.date else "")
    parts = [f"# {runs((Run(page.title),))}", " · ".join(runs((Run(fact),)) for fact in facts if fact)]
    if page.tracked:
        parts.append(key.format(base=page.tracked.base))
    return parts + [runs((Run(line),)) for line in page.notices]


def _paragraph(paragraph: Paragraph, runs: Printer) -> str:
    number = tuple(replace(run, text=" ") if run.text == "\t" else run for run in paragraph.number)
    end = paragraph.mark.op
    signs = () if end is Op.KEEP else (Run("¶", mark=Mark(end)),)
    line = runs((*number, *paragraph.runs, *signs)).strip()
    if moves := sorted({run.mark.move for run in paragraph.runs if run.mark.move}):
        line = f"[moved {'away' if end is Op.DELETE else 'here'}: {', '.join(moves)}] {line}"
    return f"{'#' * min(max(paragraph.depth, 1) + 1, 6)} {line}" if paragraph.role is Role.HEADING else line


def _remark(remark: Remark, runs: Printer) -> str:
    day = f" ({remark.on.isoformat()})" if remark.on else ""
    return f"> {runs((Run(remark.author + day + ': ' + ' '.join(remark.text.split())),))}"


def _text_runs(runs: Sequence[Run]) -> str:
    return "".join(_signed(group, *_SIGNS.get(op, ("", ""))) for op, group in _grouped(runs, _text_words))


def _markdown_runs(runs: Sequence[Run]) -> str:
    signs = {Op.INSERT: ("**", "**"), Op.DELETE: ("~~", "~~")}
    groups = _grouped(runs, _markdown_words)
    return _LINK.sub(r"\\]", "".join(_signed(group, *signs.get(op, ("", ""))) for op, group in groups))


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
    """Print a table in columns where they fit the width, else an entry a row with its cells named."""
    rows = [tuple(" ".join(cell.split()) for cell in row) for row in (table.header, *table.rows)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    if sum(widths) + 2 * len(widths) <= _WIDTH:
        rows.insert(1, tuple("-" * width for width in widths))
        lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
        return "\n".join(line.rstrip() for line in lines)
    entries = []
    for row in rows[1:]:
        cells = [f"{name}: {cell}" for name, cell in zip(table.header, row, strict=True) if cell]
        entries.append("\n".join(textwrap.fill(cell, _WIDTH, subsequent_indent="    ") for cell in cells))
    return "\n\n".join(entries)


def _markdown_table(table: Table) -> str:
    def line(cells: Sequence[str]) -> str:
        escaped = [_markdown_runs((Run(cell),)).replace("\n", "<br>") for cell in cells]
        return f"| {' | '.join(escaped)} |"

    rule = "| " + " | ".join("---" for _ in table.header) + " |"
    return "\n".join([line(table.header), rule, *map(line, table.rows)])
