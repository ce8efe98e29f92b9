"""The command palette: every action of the registry that counts here, and every clause of the draft."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from workbench.tui.actions import Action, actions_at, shown_keys
from workbench.tui.present import fold_lines, one_line, status_tag
from workbench.tui.screens.desk_screen import DeskScreen

if TYPE_CHECKING:
    from workbench.tui.app import WorkbenchApp

MOST_CLAUSES = 20


class Actions(Provider):
    """What can be done on the screen below the palette."""

    async def discover(self) -> Hits:
        """Offer everything while nothing is typed."""
        for action in self._here():
            yield DiscoveryHit(self._shown(action), self._doing(action), text=action.title, help=action.tip)

    async def search(self, query: str) -> Hits:
        """Offer what fits the words typed."""
        matcher = self.matcher(query)
        for action in self._here():
            score = max(matcher.match(action.title), matcher.match(action.tip) * 0.8)
            if score > 0:
                yield Hit(score, self._shown(action), self._doing(action), text=action.title, help=action.tip)

    def _here(self) -> tuple[Action, ...]:
        place = self.screen.PLACE if isinstance(self.screen, DeskScreen) else "anywhere"
        return actions_at(place)

    def _shown(self, action: Action) -> Content:
        return Content.assemble(action.title, (f"  {shown_keys(action)}", "bold $text-accent"))

    def _doing(self, action: Action) -> Callable[[], Awaitable[None]]:
        async def do() -> None:
            await self.screen.run_action(action.name)

        return do


class Clauses(Provider):
    """Clauses of the draft looked at, by label, words or names."""

    async def search(self, query: str) -> Hits:
        """Offer clauses whose label, status or words fit; the label counts most."""
        app = cast("WorkbenchApp", self.app)
        found = 0
        for line in app.status.clauses if app.status else ():
            label = fold_lines(line.label)
            wanted = query.casefold().replace(" ", "")
            if wanted in label.casefold().replace(" ", ""):
                score = 1.0
            elif query.casefold() in line.text.casefold():
                score = 0.5
            else:
                continue
            shown = Content.assemble(
                one_line(line.label), "  ", status_tag(line.status), "  ", one_line(line.text[:60])
            )
            yield Hit(score, shown, lambda label=line.label: app.show_clause(label), text=f"clause {label}")
            found += 1
            if found == MOST_CLAUSES:
                return
