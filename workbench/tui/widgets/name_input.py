"""A field for a delegation's name, with the names that match below it while one types.

It suggests and never decides: what stands in the field goes to the desk, which knows the names.
"""

import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from workbench.tui.present import MUTED, one_line

if TYPE_CHECKING:
    from workbench.desk.views import DelegationLine

MOST = 6


class NameInput(Vertical):
    """The field and its suggestions: arrows choose, the form's enter and tab take, typing goes on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", "Next name", show=False),
        Binding("up", "step(-1)", "Name before", show=False),
    ]
    DEFAULT_CSS = """
    NameInput {
        height: 1;
        & > OptionList {
            overlay: screen;
            constrain: inside inflect;
            display: none;
            height: auto;
            max-height: 6;
            width: 60;
            background: $panel;
        }
    }
    """

    def __init__(self, value: str = "", *, placeholder: str = "", groups_only: bool = False, id: str) -> None:
        super().__init__(id=f"{id}-name")
        self._field = Input(value, placeholder=placeholder, compact=True, id=id)
        self._names: tuple[tuple[str, DelegationLine], ...] = ()
        self._groups_only = groups_only
        self._taken = value
        self._suggested_for = ""

    def compose(self) -> ComposeResult:
        """Yield the field, and the names under it."""
        yield self._field
        names = OptionList(compact=True, markup=False)
        names.can_focus = False
        yield names

    def know(self, delegations: "Sequence[DelegationLine]") -> None:
        """Take the names to suggest from."""
        wanted = [one for one in delegations if not self._groups_only or one.kind == "group"]
        self._names = tuple(
            (f" {_folded(' '.join((one.delegation_id, one.name, *one.aliases)))}", one) for one in wanted
        )
        if self._field.has_focus and self._field.value != self._taken:
            self._suggest(self._field.value)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        if event.value == self._taken:
            self._hide()
        else:
            self._suggest(event.value)

    def _suggest(self, typed: str) -> None:
        found = matching(self._names, typed)
        names = self.query_one(OptionList)
        names.clear_options()
        names.add_options([Option(_described(one), id=one.delegation_id) for one in found[:MOST]])
        names.display = bool(found) and bool(typed.strip()) and self._field.has_focus
        names.highlighted = 0 if found else None
        self._suggested_for = typed

    def _hide(self) -> None:
        self.query_one(OptionList).display = False

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """Let arrows mean the names only while names are shown."""
        return self.query_one(OptionList).display if action == "step" else True

    def action_step(self, by: int) -> None:
        """Go to another name."""
        names = self.query_one(OptionList)
        names.highlighted = ((names.highlighted or 0) + by) % max(names.option_count, 1)

    def take(self, is_chosen: bool = True) -> None:
        """Take the name under the cursor if it was chosen; else the name meant, if only one can be.

        What is typed stays where several could be meant: the desk then says so, and nobody is guessed.
        """
        typed, names = self._field.value, self.query_one(OptionList)
        self._hide()
        if not typed.strip() or typed == self._taken:
            return
        found = matching(self._names, typed)
        if is_chosen and self._suggested_for == typed and names.highlighted is not None:
            self._put(found[names.highlighted])
        elif len(found) == 1:
            self._put(found[0])

    def _put(self, one: "DelegationLine") -> None:
        self._taken = one.name
        self._field.value = one.name

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.take()

    def on_key(self, event: events.Key) -> None:
        """Let escape only put the names away."""
        if event.key == "escape" and self.query_one(OptionList).display:
            self._hide()
            event.stop()

    def on_descendant_blur(self) -> None:
        """Leave no list open behind."""
        self._hide()


def matching(names: "Sequence[tuple[str, DelegationLine]]", typed: str) -> "list[DelegationLine]":
    """Return the delegations one of whose words begins with what is typed, the closest first."""
    wanted = _folded(typed).strip()
    hits = [(text.find(f" {wanted}"), len(one.name), one) for text, one in names if f" {wanted}" in text]
    exact = [(-1, 0, one) for text, one in names if one.delegation_id.casefold() == wanted]
    ranked = sorted([*exact, *hits], key=lambda hit: hit[:2])
    return list(dict.fromkeys(one for _, _, one in ranked))


def _folded(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text)
    kept = "".join(char if char.isalnum() else " " for char in bare if not unicodedata.combining(char))
    return " ".join(kept.casefold().split())


def _described(one: "DelegationLine") -> Content:
    also = ", ".join(one.aliases[:2])
    members = f"{one.members} members" if one.members else ""
    said = " · ".join(part for part in (one.delegation_id, members, also) if part)
    return Content.assemble(one_line(one.name), "  ", one_line(said, MUTED))
