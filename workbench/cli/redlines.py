"""Shows a redline on the terminal: signs that read without colour, and colour where there is some."""

from rich.text import Text

from workbench.desk.showing import visible
from workbench.model.change import COME_FROM, GONE_TO, Op, Redline

_SIGNS = {Op.KEEP: ("", "", ""), Op.DELETE: ("‹-", "-›", "red strike"), Op.INSERT: ("‹+", "+›", "green underline")}

MOVED = "↷"
"""Stands before words that left here, or arrived here, unchanged."""

LEGEND = f"Deleted words stand as ‹-words-›, inserted ones as ‹+words+›; moved ones have {MOVED} before them."


def redline_text(redline: Redline) -> Text:
    """Return a redline to print; its words have passed the display gate."""
    text = Text()
    for edit in redline:
        before, after, style = _SIGNS[edit.op]
        moved = MOVED if edit.move is not None else ""
        text.append(f"{before}{moved}{visible(edit.text)}{after}", style=style)
        if edit.note.startswith((GONE_TO, COME_FROM)):
            text.append(f" ({visible(edit.note)})", style="bold")
    return text
