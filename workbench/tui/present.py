"""The one place that turns text into what Textual draws.

Negotiating text is full of square brackets, which Textual would read as markup, and imported text may hold
terminal escapes. So no screen or widget hands a string of somebody else's to Textual: it comes here, passes
the desk's display gate, and leaves as `Content`, which is never parsed. What has a sign or a word for a
status, a stance or a change says it here and nowhere else, so that nothing is told by colour alone.

Style names are this room's own (`$text-error`, `bold`); they are never made from users' text.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from textual.content import Content

from workbench.desk.showing import visible

if TYPE_CHECKING:
    from workbench.desk.views import ClauseText
    from workbench.model.change import Edit, Redline

MUTED = "$muted"
STRONG = "bold"

STATUS_SIGNS = {
    "contested": ("✗", "$text-error"),
    "reserved": ("?", "$text-warning"),
    "contradictory": ("⇄", "$text-warning"),
    "stale": ("↻", "$text-warning"),
    "untested": ("–", MUTED),
    "no objection": ("○", "$text-primary"),
    "agreed": ("✓", "$text-success"),
}
"""Sign and colour of each clause status; the word always stands beside them."""
STANCE_SIGNS = {
    "support": ("+", "$text-success"),
    "accept": ("~", "$text-success"),
    "reserve": ("?", "$text-warning"),
    "amend": ("!", "$text-error"),
    "oppose": ("x", "$text-error"),
    "pulled both ways": ("*", "$text-warning"),
    "dissociated": ("-", MUTED),
    "silent": (".", MUTED),
}
"""Sign and colour of each stance: the signs are the codes of the matrix."""
CHANGE_SIGNS = {
    "kept": "=",
    "amended": "≠",
    "moved": "↕",
    "split": "<",
    "merged": ">",
    "promoted": "↑",
    "added": "+",
    "dropped": "−",
    "unplaced": "?",
}
"""Sign of what became of a clause; the word always stands beside it."""


def plain(text: str, style: str = "") -> Content:
    """Return text as it is, line breaks kept, dangerous characters made visible."""
    return Content.styled(visible(text), style) if style else Content(visible(text))


def one_line(text: str, style: str = "") -> Content:
    """Return text on one line: runs of white space are one space."""
    return plain(fold_lines(text), style)


def fold_lines(text: str) -> str:
    """Return gated text on one line, for places that take a bare string and parse nothing."""
    return " ".join(visible(text).split())


def joined(parts: Iterable[Content | str], between: str = "") -> Content:
    """Return parts one after the other; bare strings pass the gate."""
    made = [part if isinstance(part, Content) else plain(part) for part in parts]
    return Content(between).join(made) if between else Content.assemble(*made)


def names(people: Sequence[str], most: int = 0) -> Content:
    """Return names in a row; with `most`, the first ones and how many more there are."""
    shown = people[:most] if most and len(people) > most else people
    rest = len(people) - len(shown)
    return one_line(", ".join(shown) + (f" +{rest}" if rest else ""))


def status_tag(status: str) -> Content:
    """Return sign and word of a status: `✗ contested`."""
    sign, style = STATUS_SIGNS[status]
    return Content.styled(f"{sign} {status}", style)


def stance_tag(stance: str) -> Content:
    """Return sign and word of a stance: `x oppose`."""
    sign, style = STANCE_SIGNS[stance]
    return Content.styled(f"{sign} {stance}", style)


def change_tag(change: str) -> Content:
    """Return sign and word of a change: `≠ amended`."""
    return Content(f"{CHANGE_SIGNS[change]} {change}")


def illustrative_tag() -> Content:
    """Return the mark that made-up data carries on every screen."""
    return Content.styled("illustrative", "italic $text-warning")


def private_tag() -> Content:
    """Return the mark of what leaves in no export."""
    return Content.styled("private", "italic $text-warning")


def labelled(label: str, *parts: Content | str) -> Content:
    """Return `label: …` with the label muted; the label is this room's own word."""
    return joined([Content.styled(f"{label}: ", MUTED), *parts])


def redline(edits: "Redline") -> Content:
    """Return a redline: `+added+` underlined, `−deleted−` struck, readable without colour or styles."""
    return Content.assemble(*(_edit(edit) for edit in _notes_once(edits)))


def brief_redline(edits: "Redline", around: int = 40) -> Content:
    """Return a redline cut to what changed, with some words around it: for lists."""
    parts: list[Content] = []
    for at, edit in enumerate(_notes_once(edits)):
        if edit.op != "keep" or len(edit.text) <= 2 * around:
            parts.append(_edit(edit))
            continue
        head = edit.text[:around].rsplit(" ", 1)[0] if at else ""
        tail = edit.text[-around:].split(" ", 1)[-1] if at < len(edits) - 1 else ""
        parts.append(plain(f"{head} … {tail}"))
    return joined(parts)


def cut_lines(content: Content, width: int, most: int) -> Content:
    """Return content cut to `most` lines of `width`, the last one ending in an ellipsis where words are left out."""
    lines = content.wrap(max(width, 20))
    if len(lines) <= most:
        return content
    last = lines[most - 1].truncate(max(width, 20) - 1)
    return Content("\n").join([*lines[: most - 1], Content.assemble(last, "…")])


def indented(content: Content, by: int, width: int, hanging: int = 0) -> Content:
    """Return content wrapped to `width`, moved in by `by` columns, lines after the first by `hanging` more."""
    lines = content.wrap(max(width - by - hanging, 20))
    inset = [by] + [by + hanging] * (len(lines) - 1)
    return Content("\n").join(Content.assemble(" " * at, line) for at, line in zip(inset, lines, strict=True))


def _notes_once(edits: "Redline") -> "Iterator[Edit]":
    """Yield the edits; of neighbours with the same note only the last keeps it."""
    for edit, after in zip_longest(edits, edits[1:]):
        yield edit._replace(note="") if after is not None and edit.note == after.note else edit


def _edit(edit: "Edit") -> Content:
    if edit.op == "keep":
        return plain(edit.text)
    said = Content(f"(moved {edit.move})") if edit.move is not None else Content("")
    note = Content.styled(f" ({visible(edit.note)})", "bold $text-warning") if edit.note else Content("")
    return marked(edit.text, edit.op, Content.assemble(said, note))


def marked(text: str, op: str, after: Content) -> Content:
    """Return words put in (`op` insert) or taken out between their signs; `after` follows close behind."""
    shown = visible(text)
    sign, style = ("+", "underline $text-success") if op == "insert" else ("−", "strike $text-error")
    core = shown.strip()
    if not core:
        return Content.styled(shown, style)
    start = shown.index(core)
    mark = Content.styled(f"{sign}{core}{sign}", style)
    return Content.assemble(shown[:start], mark, after, shown[start + len(core) :])


def clause_words(clause: "ClauseText") -> Content:
    """Return the words of a clause with its emphasis, its brackets in bold and its footnote marks."""
    text, cuts = clause.text, {0, len(clause.text)}
    notes = {note.at: note.mark for note in clause.footnotes}
    brackets = {at for at, char in enumerate(text) if char in "[]"}
    cuts.update(notes)
    for at in brackets:
        cuts.update((at, at + 1))
    for span in clause.emphasis:
        cuts.update((span.start_at, span.end_at))
    places = sorted(at for at in cuts if 0 <= at <= len(text))
    parts: list[Content] = []
    for start, end in pairwise(places):
        styles = [str(one.style) for one in clause.emphasis if one.start_at <= start < one.end_at]
        if start in brackets:
            styles.append("bold reverse $text-error" if start in clause.unbalanced else "bold $text-accent")
        if start in notes:
            parts.append(Content.styled(f"⟨{visible(notes[start])}⟩", MUTED))
        parts.append(plain(text[start:end], " ".join(styles)))
    if len(text) in notes:
        parts.append(Content.styled(f"⟨{visible(notes[len(text)])}⟩", MUTED))
    return Content.assemble(*parts)
