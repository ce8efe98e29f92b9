"""A dialog for text to be read to the end, and what it says of a position or a delegation."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from workbench.tui.present import (
    MUTED,
    STRONG,
    joined,
    labelled,
    names,
    one_line,
    plain,
    redline,
    stance_tag,
)
from workbench.tui.screens.desk_screen import DeskDialog
from workbench.tui.widgets.position_entries import stance_word

if TYPE_CHECKING:
    from workbench.desk.consensus.unheard import UnheardView
    from workbench.desk.views import DelegationLine, GroupView, HolderView


class Details(DeskDialog[None]):
    """Read, scroll, leave."""

    CSS_PATH = "details.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,backspace,enter,i,q", "dismiss_it", "Back"),
        Binding("down,j", "scroll_by(1)", "Down"),
        Binding("up,k", "scroll_by(-1)", "Up"),
        Binding("pagedown,space", "scroll_by(10)", "Page down"),
        Binding("pageup", "scroll_by(-10)", "Page up"),
    ]

    def __init__(self, title: str, content: Content) -> None:
        super().__init__()
        self._title = title
        self._content = content

    def compose(self) -> ComposeResult:
        """Title, text, keys."""
        with Vertical(id="details"):
            yield Static(one_line(self._title, "bold"), id="details-title")
            with VerticalScroll(id="details-pane", can_focus=False):
                yield Static(self._content, id="details-text", markup=False)
            yield Static(Content("esc back   ↑↓ scroll"), classes="keys")

    def action_dismiss_it(self) -> None:
        """Leave."""
        self.dismiss(None)

    def action_scroll_by(self, lines: int) -> None:
        """Scroll the text."""
        self.query_one("#details-pane").scroll_relative(y=lines, animate=False)


def holder_details(one: "HolderView") -> Content:
    """Return all that is known of a standing."""
    lines = [
        stance_tag(stance_word(one)),
        labelled("comes from", one_line(one.chain)),
        labelled("on", str(one.on)),
    ]
    for label, text in (
        ("because", one.because),
        ("would move if", one.cure),
        ("note", one.note),
        ("source", one.source),
        ("where", one.forum),
    ):
        if text:
            lines.append(labelled(label, plain(text)))
    lines.append(labelled("words", _freshness_words(one.freshness)))
    if one.changed:
        lines.append(labelled("changed since", redline(one.changed)))
    if one.proposal_redline:
        lines.append(labelled("proposes", redline(one.proposal_redline)))
    elif one.words:
        lines.append(labelled("proposes", plain(one.words)))
    if one.private:
        lines.append(Content("private: leaves in no export unless asked for by name"))
    if one.illustrative:
        lines.append(Content("illustrative: made up to show the workbench"))
    lines += _behind(one)
    return Content("\n").join(lines)


def _behind(one: "HolderView") -> list[Content]:
    lines = []
    if one.own_way:
        lines.append(labelled(f"go another way ({len(one.own_way)})", names([other.name for other in one.own_way])))
    if one.following:
        lines.append(labelled(f"follow ({len(one.following)})", names(one.following)))
    if one.following_uncounted:
        lines.append(labelled("follow, not counted", names(one.following_uncounted)))
    return lines


def _freshness_words(freshness: str) -> str:
    return {
        "current": "taken on these very words",
        "carried": "carried over: the words are the same as then, but for punctuation",
        "confirm": "to be confirmed: the words are the same, but the text around them changed",
        "stale": "stale: the words changed since",
    }[freshness]


def delegation_details(one: "DelegationLine") -> Content:
    """Return what is known of a delegation."""
    lines = [labelled("code", one_line(one.delegation_id)), labelled("kind", one_line(one.kind.value))]
    for label, text in (
        ("regional group", one.regional_group),
        ("also called", ", ".join(one.aliases)),
        ("belongs to", ", ".join(one.groups)),
        ("source", one.source),
        ("note", one.note),
    ):
        if text:
            lines.append(labelled(label, one_line(text)))
    return Content("\n").join(lines)


def group_details(group: "GroupView") -> Content:
    """Return who belongs to a group on the day looked at, and who did before or will."""
    head = f"{len(group.memberships)} on {group.on}; {group.states} are members that are UN Members, and counted"
    lines = [Content(head)]
    for label, text in (("source", group.source), ("note", group.note)):
        if text:
            lines.append(labelled(label, one_line(text)))
    for title, memberships in (("", group.memberships), ("At other times", group.former)):
        if title and memberships:
            lines.append(Content.styled(f"\n{title}", "bold"))
        for one in memberships:
            dates = f"{one.since or ''}–{one.until or ''}".strip("–")
            said = " · ".join(part for part in (one.role.value, dates, one.note, one.source) if part)
            lines.append(joined([one_line(one.member), Content("  "), one_line(said, MUTED)]))
    return Content("\n").join(lines)


def unheard_details(view: "UnheardView") -> Content:
    """Return who has not spoken on each clause asked for, on no clause at all, and in writing."""
    parts = [
        (f"{one.clause}: {len(one.names)} of {view.states} Member States have not spoken", one.names)
        for one in view.clauses
    ]
    parts.append((f"On no clause at all: {len(view.everywhere)} of {view.states}", view.everywhere))
    if view.contributions:
        parts.append((f"Written contributions: {view.contributions}", view.missing))
    told = [joined([one_line(title, STRONG), "\n", one_line(", ".join(people), MUTED)]) for title, people in parts]
    return joined(told, "\n\n")
