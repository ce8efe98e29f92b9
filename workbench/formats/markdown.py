r"""Reads drafts in Markdown: text as in plain drafts, with the escapes, lists and underscores of Markdown.

Square brackets are the negotiators', never links: `[EU]: delete` stays as it stands.
"""

import re

from workbench.model.draft import DraftText
from workbench.text.drafts.clauses import split_clauses

_ESCAPED = re.compile(r"\\(?=[.()#>+_!{}|~`-])")
_IN_HEADER = re.compile(r"\\(?=[<\[])")
"""Escapes that in a paragraph are read with its emphasis; a header has none."""
_ITEM = re.compile(r"^[ \t]*[-+*][ \t]+(?=\(?[^\W_]{1,4}[.)])", re.MULTILINE)
_UNDERLINED = re.compile(r"(?<![\w_\\])(_{1,3})(?=[^\s_])([^\n_]{1,2000}?)(?<=[^\s_])\1(?![\w_])")
_QUOTED = re.compile(r"^[ \t]*>[ \t]?", re.MULTILINE)


def split_markdown(text: str) -> DraftText:
    """Return the draft that a Markdown text holds; raises UnreadableInput as `split_clauses` does.

    A bullet before a number is dropped, a quotation's mark too; `_emphasis_` is that of asterisks.
    """
    text = _QUOTED.sub("", text)
    text = _ITEM.sub("", text)
    text = _UNDERLINED.sub(lambda found: f"{'*' * len(found[1])}{found[2]}{'*' * len(found[1])}", text)
    draft = split_clauses(_ESCAPED.sub("", text))
    said = {"symbol": draft.symbol, "title": draft.title, "note": draft.note}
    return draft.model_copy(update={key: value and _IN_HEADER.sub("", value) for key, value in said.items()})
