"""Two drafts beside each other: what became of each clause, and the words of the one under the cursor."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content

from workbench.tui import questions
from workbench.tui.actions import HERE, bindings
from workbench.tui.present import MUTED, STRONG, change_tag, joined, labelled, one_line, redline
from workbench.tui.screens.list_screen import ListScreen
from workbench.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from workbench.desk.views import CompareView, Done, DraftLine, Pairing


class Compare(ListScreen["Pairing"]):
    """Pairings above, the redline of one below."""

    PLACE = "compare"
    PANE_TAKES_FOCUS = True
    BINDINGS: ClassVar[list[BindingType]] = bindings(HERE["compare"])

    def __init__(self) -> None:
        super().__init__()
        self._old: str | None = None
        self._new: str | None = None
        self._changed_only = False
        self._view: CompareView | None = None
        self._labels_width = 12
        self._based: dict[str, str | None] = {}
        """Of every draft: the symbol of the one it follows."""
        self._begun = False
        """Whether the cursor was put on the first change."""

    def list_of_rows(self) -> "RowList[Pairing]":
        """Return the list, without its rows."""
        return RowList(self._draw, _key, empty="No clause changed.", id="rows")

    def reload(self) -> None:
        """Ask which drafts there are, then for the comparison."""
        day = self.workbench.as_of
        self.ask("drafts", lambda n: questions.drafts(n, day), self._choose)

    def _choose(self, drafts: "tuple[DraftLine, ...]") -> None:
        if len(drafts) < 2:
            self.entitle("There are not two drafts to compare yet. T tables one.")
            self.rows().show(())
            return
        lines = {line.symbol: line for line in drafts}
        if not {self._old, self._new} <= {*lines, None}:  # another day's
            self._old = self._new = None
        self._based = {line.symbol: line.based_on for line in drafts}
        if self._new is None:
            looked_at = self.workbench.draft if self.workbench.draft in lines else None
            looked_at = looked_at or drafts[-1].symbol
            self._new = looked_at if looked_at != drafts[0].symbol else drafts[1].symbol
        if self._old is None:
            symbols = list(lines)
            self._old = lines[self._new].based_on or symbols[max(symbols.index(self._new) - 1, 0)]
        old, new, day = self._old, self._new, self.workbench.as_of
        self.ask("compare", lambda n: questions.comparison(n, old, new, day), self._show)

    def _show(self, view: "CompareView") -> None:
        self._view = view
        counts = " · ".join(f"{number} {change.value}" for change, number in view.counts.items() if number)
        title = [
            one_line(view.old),
            Content(" → "),
            one_line(view.new),
            Content.styled(f"   {counts}", MUTED),
        ]
        self.entitle(joined(title))
        self._show_rows()

    def _show_rows(self) -> None:
        if self._view is not None:
            pairings = self._view.pairings
            shown = [one for one in pairings if not self._changed_only or one.change != "kept"]
            self._labels_width = min(max((len(_labels(one)) for one in shown), default=0) + 1, 34)
            changed = next((_key(one) for one in shown if one.change != "kept"), None)
            self.rows().show(shown, keep=None if self._begun else changed)
            self._begun = True

    def _draw(self, one: "Pairing", width: int) -> Content:
        change = change_tag(one.change).truncate(12, pad=True)
        wide = self._labels_width
        labels = one_line(_labels(one), STRONG).truncate(wide - 1, ellipsis=True).truncate(wide, pad=True)
        words = "".join(edit.text for edit in one.redline if edit.op != "delete") or "".join(
            edit.text for edit in one.redline
        )
        return Content.assemble(change, labels, one_line(words[: 2 * width], MUTED))

    @on(RowList.Highlighted)
    def _show_redline(self) -> None:
        one = self.rows().row
        self.tell(pairing_words(one) if one else "")

    @on(RowList.Chosen)
    def action_open(self) -> None:
        """Open the clause as it reads in the new draft, or in the old one where it was dropped."""
        one = self.rows().row
        if one is not None and self._view is not None:
            label, draft = (one.new[0], self._view.new) if one.new else (one.old[0], self._view.old)
            self.workbench.show_clause(label, draft)

    def action_flagged(self) -> None:
        """Leave out what was kept, or show all."""
        self._changed_only = not self._changed_only
        self._show_rows()

    def action_mark(self) -> None:
        """Mark the pairing under the cursor."""
        self.rows().toggle_mark()

    def action_link(self) -> None:
        """Say by hand what became of the pairings marked, or of the one under the cursor."""
        from workbench.tui.screens.link import LinkForm

        rows = self.rows()
        if self._view is None or rows.row is None or not self._may_correct():
            return
        old, new = self._view.old, self._view.new
        meant = [one for one in rows.rows if _key(one) in rows.marked] or [rows.row]
        self.app.push_screen(LinkForm(old, new, meant), self.done)

    def action_sentence(self) -> None:
        """Say by hand where a sentence of the pairing under the cursor went."""
        from workbench.tui.screens.link import SentenceForm

        one = self.rows().row
        if self._view is None or one is None or not self._may_correct():
            return
        self.app.push_screen(SentenceForm(self._view.old, self._view.new, one), self.done)

    def action_force_words(self) -> None:
        """Choose which words are pointed out."""
        from workbench.tui.screens.force_words import ForceWordsForm

        self.app.push_screen(ForceWordsForm(), self.done)

    def _may_correct(self) -> bool:
        """Whether corrections between the two drafts shown are kept; where they are not, say so."""
        view = self._view
        if view is not None and self._based.get(view.new) == view.old:
            return True
        if view is not None:
            said = f"{view.new} does not follow {view.old}: corrections are kept between a draft and its base only."
            self.workbench.tell_line(said)
        return False

    def done(self, done: "Done | None") -> None:
        """Say what was done; marks have served."""
        if done is not None:
            self.rows().clear_marks()
        super().done(done)

    def action_pick_old(self) -> None:
        """Choose the draft to compare from."""
        from workbench.tui.screens.drafts import DraftPicker

        self.app.push_screen(DraftPicker("Compare from which draft?", self._old), self._old_picked)

    def action_pick_new(self) -> None:
        """Choose the draft to compare to."""
        from workbench.tui.screens.drafts import DraftPicker

        self.app.push_screen(DraftPicker("Compare to which draft?", self._new), self._new_picked)

    def _old_picked(self, symbol: str | None) -> None:
        self._begun = False
        self._old = symbol or self._old
        self.reload()

    def _new_picked(self, symbol: str | None) -> None:
        self._begun = False
        self._new = symbol or self._new
        self.reload()


def pairing_words(one: "Pairing") -> Content:
    """Return the redline of a pairing and what carries it."""
    lines = [redline(one.redline)]
    if one.carried_by and one.change not in {"kept", "added", "dropped"}:
        lines.append(labelled("linked by", one_line(", ".join(one.carried_by)), f" (score {one.score:.2f})"))
    for passage in one.passages:
        way, label = ("gone to", passage.new) if passage.is_gone else ("come from", passage.old)
        said = joined([one_line(label, STRONG), " as you said: " if passage.by_user else ": ", one_line(passage.words)])
        lines.append(labelled(way, said))
    if one.candidates:
        lines.append(labelled("might belong to", one_line(", ".join(one.candidates))))
    if one.by_user:
        lines.append(Content("linked by hand"))
    return Content("\n").join(lines)


def _labels(one: "Pairing") -> str:
    old, new = ", ".join(one.old) or "–", ", ".join(one.new) or "–"
    return old if old == new else f"{old} → {new}"


def _key(one: "Pairing") -> str:
    return f"{one.old}{one.new}{one.change}"
