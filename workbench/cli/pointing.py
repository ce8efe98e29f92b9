"""Commands on the words of force that a comparison points out: shown, set from a file, reset."""

from pathlib import Path

import rich_click as click

from workbench.cli.options import PATH, json_option, with_negotiation
from workbench.cli.printing import put_json, put_lines, say_done, talk
from workbench.desk.drafts import pointing
from workbench.desk.negotiation import Negotiation


@click.group()
def force() -> None:
    """Choose the words that a comparison points out, such as shall → should."""


@force.command()
@json_option
@with_negotiation
def show(negotiation: Negotiation, as_json: bool) -> None:
    """Print the words in use, as a file that `force set` reads."""
    view = pointing.see_force_words(negotiation)
    if as_json:
        put_json(view)
        return
    put_lines(view.toml)
    talk("A list of this negotiation's own." if view.is_own else "The program's own list.")


@force.command("set")
@click.argument("path", type=PATH)
@with_negotiation
def set_words(negotiation: Negotiation, path: Path) -> None:
    """Point out the words of the TOML file PATH, in place of all that were."""
    say_done(pointing.set_force_words(negotiation, path))


@force.command()
@with_negotiation
def reset(negotiation: Negotiation) -> None:
    """Go back to the words that come with the program."""
    say_done(pointing.reset_force_words(negotiation))
