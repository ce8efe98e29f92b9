"""Prints pages as HTML: headings in order, languages and directions marked, tables with heads, drawings with words.

Every word of others is escaped; the page carries a policy under which a browser fetches and runs nothing.
"""

from collections.abc import Iterator
from functools import cache
from html import escape
from importlib import resources

from workbench.formats.html.blocks import BlockPrinter
from workbench.formats.pages.language import is_right_to_left
from workbench.formats.pages.page import Page, Role, plain

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_FEW = 6
"""Headings that need no list of contents."""
_KEY = '<ins>words put in</ins> · <del>words taken out</del> · <ins class="moved">words moved here</ins>'


def print_html(page: Page) -> str:
    """Return the page as one HTML file."""
    return "\n".join(_parts(page))


def _parts(page: Page) -> Iterator[str]:
    direction = "rtl" if is_right_to_left(page.language) else "ltr"
    yield "<!DOCTYPE html>"
    yield f'<html lang="{page.language}" dir="{direction}"><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield f"<title>{escape(page.symbol)} – {escape(page.title)}</title><style>\n{_style()}</style></head>"
    yield f"<body{' class=wide' if page.is_wide else ''}>"
    yield '<a class="skip" href="#text" lang="en" dir="ltr">To the text</a>'
    yield from _header(page)
    yield from _contents(page)
    yield '<main id="text">'
    printer = BlockPrinter(page)
    yield from map(printer.print, page.blocks)
    yield from printer.notes()
    yield "</main>"
    yield f'<footer lang="en" dir="ltr">{"".join(f"<p>{escape(line)}</p>" for line in page.colophon)}</footer>'
    yield "</body></html>\n"


@cache
def _style() -> str:
    return resources.files("workbench.formats.html").joinpath("page.css").read_text("utf-8")


def _header(page: Page) -> Iterator[str]:
    yield f'<header><p class="symbol" dir="ltr">{escape(page.symbol)}</p>'
    yield f'<p class="date" lang="{page.caption_language}" dir="auto">{_dated(page)}</p>'
    yield f'<h1 dir="auto">{escape(page.title)}</h1>'
    if page.tracked:
        yield f'<p class="notice" lang="en" dir="ltr">Changes against {escape(page.tracked.base)}: {_KEY}</p>'
    for line in page.notices:
        yield f'<p class="notice" lang="en" dir="auto">{escape(line)}</p>'
    yield "</header>"


def _dated(page: Page) -> str:
    """Return what kind of page it is and of which day, the day marked so that programs read it."""
    if not page.date:
        return page.dated
    rest = page.dated.removeprefix(page.day)
    return f'<time datetime="{page.date.isoformat()}">{page.day}</time>{rest}'


def _contents(page: Page) -> Iterator[str]:
    """Yield links to the headings of a long page, folded away."""
    headings = [one for one in page.paragraphs if one.role is Role.HEADING]
    if len(headings) > _FEW:
        yield '<nav aria-label="Contents"><details><summary lang="en" dir="ltr">Contents</summary><ul>'
        for at, one in enumerate(headings, 1):
            words = plain(one.number).replace("\t", " ") + plain(one.runs)
            yield f'<li dir="auto"><a href="#part{at}">{escape(words)}</a></li>'
        yield "</ul></details></nav>"
