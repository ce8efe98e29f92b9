"""Who stands where on a clause: objections first, each holder unfoldable, then proposals and the rest."""

from typing import TYPE_CHECKING

from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from workbench.tui.widgets.position_entries import Drawing, Entry

if TYPE_CHECKING:
    from workbench.desk.views import ClauseView, HolderView, ProposalView


class PositionList(OptionList):
    """The people of a clause."""

    class ShowHolder(Message):
        """All that is known of a position is asked for."""

        def __init__(self, holder: "HolderView") -> None:
            super().__init__()
            self.holder = holder

    class ShowProposal(Message):
        """A proposal is asked for, beside the others on the clause."""

        def __init__(self, proposal: "ProposalView") -> None:
            super().__init__()
            self.proposal = proposal

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id, compact=True, markup=False)
        self._view: ClauseView | None = None
        self._unfolded: frozenset[str] = frozenset()
        self._entries: dict[str, Entry] = {}

    def show(self, view: "ClauseView") -> None:
        """Show the people of a clause; on another clause everything is folded again."""
        if self._view is None or self._view.line.label != view.line.label or self._view.draft != view.draft:
            self._unfolded = frozenset()
            self.highlighted = None
            self.call_after_refresh(self.scroll_to, y=0, animate=False)
        self._view = view
        self._build()

    def _build(self) -> None:
        assert self._view is not None
        kept = self.entry.key if self.entry else None
        width = self.scrollable_content_region.width or 78
        entries = list(Drawing(self._view, self._unfolded, width).entries())
        self._entries = {entry.key: entry for entry in entries}
        self.clear_options()
        self.add_options([Option(entry.content, id=entry.key, disabled=entry.is_head) for entry in entries])
        if kept in self._entries:
            self.highlighted = self.get_option_index(kept)
        elif entries:
            self.action_first()

    def on_resize(self) -> None:
        """Wrap anew."""
        if self._view is not None:
            self._build()

    @property
    def entry(self) -> Entry | None:
        """The entry under the cursor."""
        if self.highlighted is None or self.highlighted >= self.option_count:
            return None
        return self._entries.get(self.get_option_at_index(self.highlighted).id or "")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter unfolds what can be unfolded, and shows the details of what cannot."""
        event.stop()
        entry = self.entry
        if entry is not None and entry.foldable:
            self.toggle()
        else:
            self.show_details()

    def show_details(self) -> None:
        """Ask for the details of the position or the proposal under the cursor."""
        if self.entry is not None and self.entry.proposal is not None:
            self.post_message(self.ShowProposal(self.entry.proposal))
        if self.entry is not None and self.entry.holder is not None:
            self.post_message(self.ShowHolder(self.entry.holder))

    def toggle(self) -> None:
        """Unfold or fold the entry under the cursor."""
        if self.entry is not None and self.entry.foldable:
            self._unfolded ^= {self.entry.key}
            self._build()

    def toggle_all(self) -> None:
        """Unfold everything, or fold it again."""
        foldable = {key for key, entry in self._entries.items() if entry.foldable}
        self._unfolded = frozenset() if self._unfolded else frozenset(foldable)
        self._build()
