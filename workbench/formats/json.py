"""Prints pages as JSON, the same blocks as every other format with stable keys, and their rows as JSON Lines."""

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from workbench.formats.pages.page import Look, Mark, Page, Paragraph, Remark, Run, Table
from workbench.formats.table import is_count, table_of

_LOOKS = {Look.ITALIC: "italic", Look.BOLD: "bold", Look.ATTRIBUTION: "attribution", Look.BRACKET: "bracket"}


def print_json(page: Page) -> str:
    """Return one JSON document in UTF-8, keys in the order of reading; keys without a value are left out."""
    tracked = page.tracked
    document = {
        "export": str(page.kind),
        "title": page.title,
        "symbol": page.symbol,
        "date": page.date.isoformat() if page.date else None,
        "language": page.language,
        "base": tracked.base if tracked else None,
        "notices": list(page.notices),
        "blocks": [_table(block) if isinstance(block, Table) else _paragraph(block) for block in page.blocks],
        "colophon": list(page.colophon),
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def print_json_lines(page: Page) -> str:
    """Return an object a row of the page's table, its keys the columns; counts are numbers.

    What is said of the whole (notices, colophon) follows the rows, each in an object with the one key `#`.
    """
    table = table_of(page)
    keys = _keys(table.header)
    rows = [
        {key: int(cell) if is_count(key, cell) else cell for key, cell in zip(keys, row, strict=True)}
        for row in table.rows
    ]
    said = [{"#": line} for line in (*page.notices, *page.colophon)]
    return "".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in (*rows, *said))


def _keys(header: Sequence[str]) -> list[str]:
    """Return a key a column; of columns of one name the later ones are numbered."""
    times: Counter[str] = Counter()
    keys = []
    for name in header:
        times[name] += 1
        keys.append(name if times[name] == 1 else f"{name} #{times[name]}")
    return keys


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    shown = {
        "role": str(paragraph.role),
        "label": paragraph.label,
        "depth": paragraph.depth,
        "number": _runs([run for run in paragraph.number if run.text != "\t"]),
        "runs": _runs(paragraph.runs),
        "end": _mark(paragraph.mark),
        "remarks": [_remark(remark) for remark in paragraph.remarks],
    }
    return {key: value for key, value in shown.items() if value or key in {"label", "depth", "runs"}}


def _runs(runs: Sequence[Run]) -> list[dict[str, Any]]:
    return [_run(run) for run in runs]


def _run(run: Run) -> dict[str, Any]:
    shown: dict[str, Any] = {"text": run.text, **_mark(run.mark)}
    if looks := [name for look, name in _LOOKS.items() if look in run.look]:
        shown["look"] = looks
    if run.note:
        shown = {"footnote": run.note.mark, "note": _runs(run.note.runs), **_mark(run.mark)}
    return shown


def _mark(mark: Mark) -> dict[str, Any]:
    shown = {
        "op": str(mark.op) if mark.op != "keep" else "",
        "author": mark.author,
        "on": mark.on.isoformat() if mark.on else "",
        "move": mark.move,
    }
    return {key: value for key, value in shown.items() if value}


def _remark(remark: Remark) -> dict[str, Any]:
    return {"author": remark.author, "on": remark.on.isoformat() if remark.on else None, "text": remark.text}


def _table(table: Table) -> dict[str, Any]:
    return {"role": "table", "header": list(table.header), "rows": [list(row) for row in table.rows]}
