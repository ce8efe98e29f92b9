"""Correcting a succession by hand: the person says which clauses of the old draft became which of the new."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from workbench.errors import WorkbenchError
from workbench.tui.present import MUTED, STRONG, change_tag, joined, labelled, one_line
from workbench.tui.screens.form import Form, field, row

if TYPE_CHECKING:
    from workbench.desk.files import Negotiation
    from workbench.desk.views import Done, Pairing


class LinkForm(Form):
    """Labels of both drafts; what the program proposed stands below them."""

    TITLE_WORDS = "Say what became of what"

    def __init__(self, old: str, new: str, pairings: "Sequence[Pairing]") -> None:
        self._from = ", ".join(label for one in pairings for label in one.old)
        self._to = ", ".join(label for one in pairings for label in one.new)
        super().__init__(f"{self._from or '–'} → {self._to or '–'}")
        self._old = old
        self._new = new
        self._pairings = tuple(pairings)

    def fields(self) -> ComposeResult:
        """Yield from, to, and what is said of the pairings now."""
        yield Static(joined([one_line(self._old), " → ", one_line(self._new)]), classes="note", markup=False)
        yield row("These", field("from", self._from, "labels of the old draft; empty if the clause is new"))
        yield row("became", field("to", self._to, "labels of the new draft; empty if the clause was dropped"))
        yield Static(Content("\n").join(_proposed(one) for one in self._pairings), markup=False)
        note = "Clauses that this leaves without a partner count as dropped or added. Positions follow the link."
        yield Static(Content(note), classes="note")

    def on_mount(self) -> None:
        """Begin where a label is missing."""
        super().on_mount()
        self.query_one("#from" if self._to and not self._from else "#to", Input).focus()

    def deed(self) -> "Callable[[Negotiation], Done]":
        """Return the correction."""
        old, new, was, now = self._old, self._new, self.labels_of("from"), self.labels_of("to")
        if not was and not now:
            raise WorkbenchError("No clause is named on either side.", "Write labels, such as 36 (a).")

        def link(n: "Negotiation") -> "Done":
            from workbench.desk.drafts import comparing

            return comparing.link_clauses(n, old, new, was, now)

        return link


def _proposed(one: "Pairing") -> Content:
    labels = f"{', '.join(one.old) or '–'} → {', '.join(one.new) or '–'}"
    words = " ".join("".join(edit.text for edit in one.redline if edit.op != "delete").split())
    words = words or " ".join("".join(edit.text for edit in one.redline).split())
    lines = [joined([change_tag(one.change), "  ", one_line(labels, STRONG), "  ", one_line(words[:40], MUTED)])]
    if one.candidates:
        lines.append(labelled("   might belong to", one_line(", ".join(one.candidates))))
    return Content("\n").join(lines)


_BEGINNING = 8
"""Words by which a sentence is named: a field shows no more of it."""


class SentenceForm(Form):
    """A sentence, the clause of the old draft it left, and the clause of the new one it came to."""

    TITLE_WORDS = "Say where a sentence went"

    def __init__(self, old: str, new: str, one: "Pairing") -> None:
        super().__init__(f"{', '.join(one.old) or '–'} → {', '.join(one.new) or '–'}")
        self._old = old
        self._new = new
        known = one.passages[0] if one.passages else None
        self._from = known.old if known else ", ".join(one.old[:1])
        self._words = " ".join(known.words.split()[:_BEGINNING]) if known else ""
        self._to = known.new if known else ""

    def fields(self) -> ComposeResult:
        """Yield the sentence, from, to."""
        yield Static(joined([one_line(self._old), " → ", one_line(self._new)]), classes="note", markup=False)
        yield row("Of", field("from", self._from, "label of the old draft"))
        yield row("the sentence", field("sentence", self._words, "some words of it that stand in no other"))
        yield row("went to", field("to", self._to, "label of the new draft; empty if it went nowhere"))
        note = "Positions stay with their clause. It holds for later versions of the new draft too."
        yield Static(Content(note), classes="note")

    def on_mount(self) -> None:
        """Begin at what is missing."""
        super().on_mount()
        self.query_one("#to" if self._words else "#sentence", Input).focus()

    def deed(self) -> "Callable[[Negotiation], Done]":
        """Return what is said of the sentence."""
        old, new, sentence, to = self._old, self._new, self.text_of("sentence"), self.text_of("to")
        label = self.text_of("from")
        if not label or not sentence:
            raise WorkbenchError("No sentence is named.", "Write the clause it left, and some of its words.")

        def follow(n: "Negotiation") -> "Done":
            from workbench.desk.drafts import following

            return following.set_passage(n, old, new, label, sentence, to or None)

        return follow
