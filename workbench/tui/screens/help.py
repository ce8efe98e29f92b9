"""The keys of the screen below, read from the registry of actions."""

from textwrap import wrap

from textual.content import Content

from workbench.tui.actions import ANYWHERE, HERE, Action, shown_keys
from workbench.tui.present import STATUS_SIGNS
from workbench.tui.screens.details import Details

KEY_WIDTH, TITLE_WIDTH = 7, 18
TIP_AT = KEY_WIDTH + TITLE_WIDTH
LEGEND = (
    "Signs   " + "   ".join(f"{sign} {status}" for status, (sign, _) in STATUS_SIGNS.items()) + "\n"
    "        + support  ~ accept  ? reserve  ! amend  x oppose  * pulled both ways  - dissociated  . silent\n"
    "        (x) from a group   ↻ words changed since   ° to be confirmed   +added+  −deleted−\n"
    "        {1} a proposal on its clause   × collides   = identical   ↻ made on words that changed since\n"
    "        2prop 1[] 6↻: proposals undecided, brackets open, States on changed words"
)


class Help(Details):
    """All keys of one screen."""

    def __init__(self, place: str) -> None:
        own = HERE.get(place, ())
        blocks = [*([_block(f"Here ({place})", own)] if own else []), _block("Anywhere", ANYWHERE)]
        moves = Content.styled(
            "Lists   ↑ ↓ PgUp PgDn Home End move, Enter or a second click opens, Tab changes panes", ""
        )
        palette = Content("ctrl+p  every command by name, every clause by label or words")
        super().__init__("Keys", Content("\n").join([*blocks, moves, palette, Content(f"\n{LEGEND}")]))


def _tip(tip: str) -> str:
    return f"\n{' ' * TIP_AT}".join(wrap(tip, 74 - TIP_AT))


def _block(title: str, actions: tuple[Action, ...]) -> Content:
    lines = [Content.styled(title, "bold underline")]
    lines += [
        Content.assemble(
            (shown_keys(one).ljust(KEY_WIDTH), "bold"), one.title.ljust(TITLE_WIDTH), (_tip(one.tip), "$muted")
        )
        for one in actions
    ]
    return Content("\n").join([*lines, Content("")])
