"""Prints pages as PDF: A4, tagged for screen readers (PDF/UA-1), the same bytes for the same page and fonts.

`page.typ` beside this module says how a page looks; it is given the page as data and evaluates none of it. What no
font on this machine can show never leaves as an empty box: letters stop the export, signs are printed as their code.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from importlib import resources
from typing import Any

import typst

from workbench.errors import WorkbenchError
from workbench.formats.charts import draw_chart
from workbench.formats.pages.columns import column_widths
from workbench.formats.pages.direction import is_rtl
from workbench.formats.pages.page import Look, Mark, Page, Paragraph, Remark, Role, Run, Table, plain
from workbench.formats.pages.tones import FILLS, SIGNS, tone_of
from workbench.formats.pdf.fonts import codes_of, families, installed, is_letter

_LACKING = re.compile(r"the text `(\"(?:[^\"\\]|\\.)*\")` could not be displayed")
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_NAMED = 12
_MOST_COLUMNS = 30
"""Of a table on a page across; a wider one is cut into several, each with the first column."""


_MOST_CELLS = 60_000
"""Cells of tables up to which a PDF is made; typst takes some 16 KB of memory for each, so this is about 1 GB."""
_ACROSS = {False: 465.0, True: 711.0}
"""Points of a line within the margins of `page.typ`, on paper that stands and on paper that lies."""
_PADDING = 9.0
"""Points in a cell that its words do not have: `page.typ`'s inset on both sides, and the rule."""
_LONG = 1500
"""Characters of a cell that may not fit on a page: its table may break within rows."""


def print_pdf(page: Page) -> bytes:
    """Return the page as a PDF.

    Raises WorkbenchError where no font has some letters, naming them, and for tables that hold too many cells.
    """
    cells = sum(len(table.rows) * len(table.header) for table in page.tables)
    if cells > _MOST_CELLS:
        raise WorkbenchError(
            f"This page holds {cells:,} cells of tables, and a PDF of more than {_MOST_CELLS:,} takes too much memory.",
            "Write .html, which a browser prints, or .xlsx.",
        )
    laid = _laid(page)
    try:
        return _compile(laid, page)
    except typst.TypstError as error:
        lacking = _lacking(error)
        if not lacking:
            raise WorkbenchError(
                f"The page cannot be laid out as PDF: {error.message}.", "Write .docx or .html."
            ) from error
    _refuse_letters([one for one in lacking if is_letter(one)])
    laid = _coded(laid, codes_of(lacking))
    said = f"Signs for which there was no font are printed as their code: {', '.join(codes_of(lacking).values())}."
    laid["notices"].append(said)
    return _compile(laid, page)


def _compile(laid: Mapping[str, Any], page: Page) -> bytes:
    day = page.date or datetime(1980, 1, 1, tzinfo=UTC).date()
    return typst.compile(
        resources.files("workbench.formats.pdf").joinpath("page.typ").read_bytes(),
        font_paths=installed(),
        sys_inputs={"page": json.dumps(laid, ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
    )


def _lacking(error: typst.TypstError) -> list[str]:
    """Return what no font could show, as typst names it; nothing where it stopped for another reason."""
    found = (_ESCAPED.sub(lambda code: chr(int(code[1], 16)), one) for one in _LACKING.findall(error.diagnostic))
    return list(dict.fromkeys(one[1:-1].replace('\\"', '"').replace("\\\\", "\\") for one in found))


def _refuse_letters(letters: Sequence[str]) -> None:
    if letters:
        named = " ".join(letters[:_NAMED]) + (" …" if len(letters) > _NAMED else "")
        raise WorkbenchError(
            f"No font on this machine has these letters: {named}; nothing was written.",
            "Install one that has (free: Noto; on Debian fonts-noto-core and fonts-noto-cjk), or write .docx or .html.",
        )


def _coded(value: Any, codes: Mapping[str, str]) -> Any:
    """Return data with every string's clusters replaced by their codes."""
    if isinstance(value, str):
        for cluster, code in codes.items():
            value = value.replace(cluster, code)
        return value
    if isinstance(value, Mapping):
        return {key: _coded(one, codes) for key, one in value.items()}
    return [_coded(one, codes) for one in value] if isinstance(value, list) else value


def _laid(page: Page) -> dict[str, Any]:
    """Return the page as the data that `page.typ` reads."""
    notices = [f"Changes are marked against {page.tracked.base}: {_KEY}"] if page.tracked else []
    blocks: list[dict[str, Any]] = []
    level = 0
    for block in page.blocks:
        if isinstance(block, Table):
            blocks += _tables(block, _ACROSS[page.is_wide])
            continue
        if block.role is Role.HEADING:
            level = min(max(block.depth, 1), level + 1, 6)  # PDF/UA: no level is left out on the way down
        blocks.append(_paragraph(block, level))
    return {
        "symbol": page.symbol,
        "title": page.title,
        "title-rtl": is_rtl(page.title),
        "said": page.dated,
        "said-in": page.caption_language,
        "day": {"year": page.date.year, "month": page.date.month, "day": page.date.day} if page.date else None,
        "language": page.language,
        "fonts": families(),
        "wide": page.is_wide,
        "notices": [*notices, *page.notices],
        "blocks": blocks,
        "colophon": list(page.colophon),
    }


_KEY = "underlined words are put in, struck words are taken out, doubly underlined ones moved."


def _paragraph(paragraph: Paragraph, level: int) -> dict[str, Any]:
    return {
        "kind": "paragraph",
        "role": str(paragraph.role),
        "depth": min(paragraph.depth, 6),
        "level": level,
        "number": [_run(run) for run in paragraph.number if run.text != "\t"],
        "runs": [_run(run) for run in paragraph.runs],
        "rtl": is_rtl(plain(paragraph.runs)),
        "end": str(paragraph.mark.op),
        "said": paragraph.told_of_changes,
        "remarks": [_remark(one) for one in paragraph.remarks],
    }


def _run(run: Run) -> dict[str, Any]:
    note = {"runs": [_run(one) for one in run.note.runs], "rtl": is_rtl(plain(run.note.runs))} if run.note else None
    return {
        "text": run.text,
        "italic": Look.ITALIC in run.look,
        "bold": Look.BOLD in run.look,
        "attribution": Look.ATTRIBUTION in run.look,
        "bracket": Look.BRACKET in run.look,
        "note": note,
        **_mark(run.mark),
    }


def _mark(mark: Mark) -> dict[str, Any]:
    return {"op": str(mark.op), "moved": bool(mark.move)}


def _remark(one: Remark) -> dict[str, Any]:
    on = one.on.isoformat() if one.on else None
    return {"author": one.author, "on": on, "text": one.text, "rtl": is_rtl(one.text)}


def _tables(table: Table, width: float) -> Iterator[dict[str, Any]]:
    """Yield a table as data, one too wide for paper as several; `width` is that of a line in points."""
    step = _MOST_COLUMNS - 1
    drawing = draw_chart(table, "chart")
    for first in range(1, max(len(table.header), 2), step):
        part = table.of_columns((0, *range(first, min(first + step, len(table.header)))))
        size = 7 if len(part.header) > 14 else 9
        yield {
            "kind": "table",
            "title": table.title,
            "drawing": drawing if first == 1 else "",
            "header": list(part.header),
            "widths": column_widths(part, width, size, _PADDING),
            "size": size,
            "long": any(len(cell) > _LONG for row in table.rows for cell in row),
            "upright": table.upright,
            "rows": [[_cell(cell) for cell in row] for row in part.rows],
        }


def _cell(text: str) -> str | dict[str, Any]:
    """Return words as they are, or with what is special about them: direction, and colour of a stance or status."""
    tone = tone_of(text)
    lines = [{"text": line, "rtl": is_rtl(line)} for line in text.split("\n")]
    if not tone and text not in SIGNS and not any(line["rtl"] for line in lines):
        return text
    return {"lines": lines, "fill": FILLS[tone] if tone else None, "sign": text in SIGNS}
