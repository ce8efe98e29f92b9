"""Prints pages as HTML: one file that needs nothing else, for the browser, the phone and the printer."""

from collections.abc import Sequence
from html import escape

from workbench.formats.pages.language import is_right_to_left
from workbench.formats.pages.page import Look, Mark, Note, Page, Paragraph, Remark, Role, Run, Table
from workbench.model.change import Op

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1.05rem/1.5 "Times New Roman", "Noto Serif", serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
header { border-bottom: 2px solid; margin-bottom: 1.5rem; }
.symbol { text-align: end; font-weight: bold; margin: 0; }
.date { text-align: end; margin: 0 0 .5rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; } h3, h4, h5, h6 { font-size: 1.05rem; }
.clause { margin: .7rem 0; margin-inline-start: calc(var(--depth) * 2.2rem); white-space: pre-line; }
.number { display: inline-block; min-width: 2.2rem; }
.closing { margin-inline-start: 0; }
.notice { border-inline-start: 4px solid; padding-inline-start: .8rem; }
ins { text-decoration: underline; color: #0b5c2b; } del { text-decoration: line-through; color: #a01515; }
.moved { text-decoration-style: double; } .end { font-weight: bold; }
.attribution { font-weight: bold; color: #1b4f9c; } .bracket { font-weight: bold; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { border: 1px solid; padding: .3rem .5rem; text-align: start; vertical-align: top; white-space: pre-line; }
.table { overflow-x: auto; }
aside { font-size: .9rem; margin-inline-start: 2.2rem; } footer, .notes { border-top: 1px solid; font-size: .85rem; }
@media (prefers-color-scheme: dark) { ins { color: #7fdc9f } del { color: #ff9d9d } .attribution { color: #9cc3ff } }
@media print { body { max-width: none; margin: 0 } }
@media print { thead { display: table-header-group } tr, aside { break-inside: avoid } }
@media (max-width: 30rem) { .clause { margin-inline-start: calc(var(--depth) * 1rem) } }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_LEVELS = 6


def print_html(page: Page) -> str:
    """Return the page as HTML; every word of others is escaped, and nothing is fetched or run."""
    direction = "rtl" if is_right_to_left(page.language) else "ltr"
    notes: list[tuple[Note, Mark]] = []
    body = "\n".join(_table(block) if isinstance(block, Table) else _paragraph(block, notes) for block in page.blocks)
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{page.language}" dir="{direction}"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            f"<title>{escape(page.symbol)} – {escape(page.title)}</title><style>{_STYLE}</style></head><body>",
            _header(page),
            f"<main>\n{body}\n{_notes(notes)}</main>",
            f"<footer>{''.join(f'<p>{escape(line)}</p>' for line in page.colophon)}</footer>",
            "</body></html>\n",
        ]
    )


def _header(page: Page) -> str:
    day = f' · <time datetime="{page.date.isoformat()}">{page.date.isoformat()}</time>' if page.date else ""
    day = f'<p class="date">{page.caption}{day}</p>'
    notices = [*page.notices]
    if page.tracked:
        notices.insert(0, f"Changes against {page.tracked.base}.")
    said = "".join(f'<p class="notice" dir="auto">{escape(line)}</p>' for line in notices)
    key = (
        "<p><ins>words put in</ins> · <del>words taken out</del> · <ins class=moved>words moved here</ins></p>"
        if page.tracked
        else ""
    )
    return (
        f'<header><p class="symbol">{escape(page.symbol)}</p>{day}'
        f'<h1 dir="auto">{escape(page.title)}</h1>{said}{key}</header>'
    )


def _paragraph(paragraph: Paragraph, notes: list[tuple[Note, Mark]]) -> str:
    number = _runs([run for run in paragraph.number if run.text != "\t"], notes)
    words = _runs(paragraph.runs, notes)
    if paragraph.mark.op is not Op.KEEP:
        words += _changed('<span class="end" aria-label="end of paragraph">¶</span>', paragraph.mark)
    if number:
        words = f'<span class="number">{number}</span> {words}'
    remarks = "".join(map(_remark, paragraph.remarks))
    if paragraph.role is Role.HEADING:
        level = min(max(paragraph.depth, 1) + 1, _LEVELS)
        return f'<h{level} dir="auto">{words}</h{level}>{remarks}'
    return f'<p class="clause {paragraph.role}" style="--depth:{paragraph.depth}" dir="auto">{words}</p>{remarks}'


def _runs(runs: Sequence[Run], notes: list[tuple[Note, Mark]]) -> str:
    return "".join(_run(run, notes) for run in runs)


def _run(run: Run, notes: list[tuple[Note, Mark]]) -> str:
    words = escape(run.text)
    if run.note:
        notes.append((run.note, run.mark))
        at = len(notes)
        words = f'<sup><a id="ref{at}" href="#note{at}">{escape(run.note.mark)}</a></sup>'
    for look, tag in ((Look.ITALIC, "em"), (Look.BOLD, "strong")):
        if look in run.look:
            words = f"<{tag}>{words}</{tag}>"
    for look, name in ((Look.ATTRIBUTION, "attribution"), (Look.BRACKET, "bracket")):
        if look in run.look:
            words = f'<span class="{name}">{words}</span>'
    return _changed(words, run.mark)


def _changed(words: str, mark: Mark) -> str:
    if mark.op is Op.KEEP:
        return words
    tag = "ins" if mark.op is Op.INSERT else "del"
    moved = f"moved {'here' if tag == 'ins' else 'away'} ({mark.move})" if mark.move else ""
    title = escape(", ".join(part for part in (mark.author, moved) if part))
    day = f' datetime="{mark.on.isoformat()}"' if mark.on else ""
    return f'<{tag}{" class=moved" if moved else ""} title="{title}"{day}>{words}</{tag}>'


def _remark(remark: Remark) -> str:
    day = f" ({remark.on.isoformat()})" if remark.on else ""
    return f'<aside dir="auto"><strong>{escape(remark.author)}</strong>{day}: {escape(remark.text)}</aside>'


def _notes(notes: Sequence[tuple[Note, Mark]]) -> str:
    if not notes:
        return ""
    lines = [
        f'<p id="note{at}" dir="auto">{_changed(f"<sup>{escape(note.mark)}</sup> {_runs(note.runs, [])}", mark)} '
        f'<a href="#ref{at}" aria-label="back to the text">↩</a></p>'
        for at, (note, mark) in enumerate(notes, 1)
    ]
    return f'<section class="notes" aria-label="Footnotes">{"".join(lines)}</section>\n'


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in table.header)
    rows = "\n".join(
        "<tr>" + "".join(f'<td dir="auto">{escape(cell)}</td>' for cell in row) + "</tr>" for row in table.rows
    )
    return f"<div class=table><table><thead><tr>{head}</tr></thead><tbody>\n{rows}\n</tbody></table></div>"
