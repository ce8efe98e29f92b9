"""Which words a comparison points out: the program's own, or a list that this negotiation has in their place."""

from dataclasses import dataclass
from pathlib import Path

from workbench.desk.negotiation import Negotiation
from workbench.desk.views import Done
from workbench.errors import NotAllowed
from workbench.formats.force_words import force_toml, read_force_words
from workbench.formats.writing import refuse_overwriting, write_whole
from workbench.model.acts import ForceWordsSet
from workbench.model.change import Redline
from workbench.text.plurals import count_of
from workbench.text.redline.drawing import draw_redline
from workbench.text.redline.force import ForceWords, shipped_words
from workbench.text.redline.pointing import point_out


@dataclass(frozen=True, slots=True)
class ForceView:
    """The words of force in use."""

    is_own: bool
    """Whether the negotiation has a list of its own."""
    words: dict[str, dict[str, tuple[str, ...]]]
    """By class and language."""

    @property
    def toml(self) -> str:
        """The list as it may be edited and set again."""
        return force_toml(self.words)


def draw(n: Negotiation, old: str, new: str) -> Redline:
    """Draw a redline and point out what changed in force, by the words in use."""
    redline, words = draw_redline(old, new), _words(n)
    return redline if words is shipped_words() else point_out(redline, words)


def _words(n: Negotiation) -> ForceWords:
    def read() -> ForceWords:
        own = n.file.force_words().words
        return ForceWords(own) if own else shipped_words()

    return n.kept("words of force", read)


def see_force_words(n: Negotiation) -> ForceView:
    """Return the words of force in use."""
    words = _words(n)
    tables = {table: {key: tuple(entries) for key, entries in lists.items()} for table, lists in words.tables.items()}
    return ForceView(words is not shipped_words(), tables)


def save_force_words(n: Negotiation, path: Path, *, force: bool = False) -> Done:
    """Write the words in use to a file, to be edited and set again; raises NotAllowed over an existing one."""
    refuse_overwriting(path, force)
    write_whole(path, see_force_words(n).toml.encode(), force=force)
    return Done(f"Wrote {path}: the words of force in use.")


def set_force_words(n: Negotiation, path: Path) -> Done:
    """Point out the words of a file from now on, in place of all that were; it is on record, and undone as one act.

    Raises UnreadableInput with the line at fault, and NotAllowed where these words are in use already.
    """
    words = read_force_words(path)
    if words == see_force_words(n).words:
        raise NotAllowed("These words are in use already.", "`workbench force show` prints them.")
    n.record(ForceWordsSet(words=words))
    count = sum(len(entries) for lists in words.values() for entries in lists.values())
    return Done(f"{count_of(count, 'word')} of force set, in {count_of(len(words), 'table')}.")


def reset_force_words(n: Negotiation) -> Done:
    """Go back to the words of force that come with the program."""
    if not n.file.force_words().words:
        raise NotAllowed("The program's own words of force are in use already.", "Nothing is to be reset.")
    n.record(ForceWordsSet())
    return Done("The program's own words of force are in use again.")
