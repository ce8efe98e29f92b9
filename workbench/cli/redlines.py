"""Shows a redline on the terminal: signs that read without colour, and colour where there is some."""

from rich.text import Text

from workbench.desk.showing import visible
from workbench.model.change import Op, Redline

_SIGNS = {Op.KEEP: ("", "", ""), Op.DELETE: ("‹-", "-›", "red strike"), Op.INSERT: ("‹+", "+›", "green underline")}


def redline_text(redline: Redline) -> Text:
    """Return a redline to print; its words have passed the display gate."""
    text = Text()
    for edit in redline:
        before, after, style = _SIGNS[edit.op]
        text.append(f"{before}{visible(edit.text)}{after}", style=style)
    return text
