"""Points out words that change the force of a clause: `shall → should`, `two → three`, another number or date.

The words are data, by class and language: `force.toml` beside this module, or a list of the user's own in its
place. What is no change of force where it stands is seen in `workbench.text.redline.pointing`.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, cached_property, lru_cache
from importlib.resources import files

from workbench.text.words import bare_words, is_word, split_units

_SHORT = 12
"""Words in a change up to which a word of force that has no counterpart is pointed out as well."""
_ALONE = frozenset({"obligation", "negation", "office", "extent", "number"})
"""Classes whose words are pointed out even without a counterpart: what is gained or lost is the force."""
_EVER = frozenset({"obligation", "act", "number"})
"""Classes whose words give way to each other in a rewriting too, where others would pair off by chance."""
NOT_OF_FORCE = ("common", "months")
"""Tables of the file that say how a redline is drawn; the rest is what is pointed out."""
EXCHANGED, NEUTRAL = "exchanged", "neutral"
"""Tables that say which words count only in exchange for another, and which longer ones are none of force."""
_NUMBER = re.compile(r"^\d|[./]\d")
"""A number, a date or a symbol; not `G77`, which is a name."""

Tables = Mapping[str, Mapping[str, Sequence[str]]]
"""Words by class and language."""


@cache
def _all_tables() -> dict[str, dict[str, list[str]]]:
    data = files("workbench.text.redline").joinpath("force.toml").read_text(encoding="utf-8")
    return tomllib.loads(data)


def word_list(table: str) -> list[str]:
    """All words of one table of `force.toml`, whatever the language."""
    return [word for words in _all_tables()[table].values() for word in words]


@cache
def common_words() -> frozenset[str]:
    """Words too common to stand alone between two edits, in small letters."""
    return frozenset(word_list("common"))


class ForceWords:
    """The words of force that a comparison points out."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self._may_hit = lru_cache(maxsize=65536)(self._read_may_hit)

    def _entries(self, table: str) -> list[str]:
        return [entry for words in self.tables.get(table, {}).values() for entry in words]

    @cached_property
    def exchanged(self) -> frozenset[str]:
        """Words that are pointed out only where they give way to another of their class."""
        return frozenset(_said(_plain_words(entry)) for entry in self._entries(EXCHANGED))

    @cached_property
    def neutral(self) -> tuple[str, ...]:
        """Longer words that hold one of force and are none, in small letters."""
        return tuple(entry.casefold() for entry in self._entries(NEUTRAL))

    @cached_property
    def _classes(self) -> dict[tuple[str, ...], str]:
        """From the words of each entry, in small letters, to its class; the first class named wins."""
        classes: dict[tuple[str, ...], str] = {}
        for table in self.tables:
            if table not in (EXCHANGED, NEUTRAL):
                for entry in self._entries(table):
                    classes.setdefault(tuple(_plain_words(entry)), table)
        return classes

    @cached_property
    def _longest_from(self) -> dict[str, int]:
        """How many words the longest entry has that begins with a word."""
        longest: dict[str, int] = {}
        for entry in self._classes:
            longest[entry[0]] = max(longest.get(entry[0], 0), len(entry))
        return longest

    def note(self, deleted: Sequence[str], inserted: Sequence[str]) -> str:
        """Say what changed in force between the words taken out and those put in; empty where nothing did.

        Words of one class give way to each other in order: `shall → should; 2030 → 2035`. In a short change
        a word of force that only came or went is noted too: `+ not`, `− only`. Words with a stroke between them
        (`shall/should`) are one.
        """
        if not any(map(self._may_hit, (*deleted, *inserted))):
            return ""
        deleted, inserted = [*filter(is_word, deleted)], [*filter(is_word, inserted)]
        lost, won = self._hits(deleted), self._hits(inserted)
        common = Counter(lost) & Counter(won) if not set(lost).isdisjoint(won) else Counter()
        lost, won = _without(lost, common), _without(won, common)
        short = len(deleted) <= _SHORT and len(inserted) <= _SHORT
        notes: list[str] = []
        for table in dict.fromkeys(table for table, _ in (*lost, *won)):
            before = [word for kind, word in lost if kind == table]
            after = [word for kind, word in won if kind == table]
            pairs = min(len(before), len(after)) if short or table in _EVER else 0
            notes += [f"{one}{BECAME}{other}" for one, other in zip(before[:pairs], after, strict=False)]
            if short and table in _ALONE:
                left, right = before[pairs:], after[pairs:]
                notes += [f"{GONE}{word}" for word in left if word not in self.exchanged]
                notes += [f"{COME}{word}" for word in right if word not in self.exchanged]
        return "; ".join(notes)

    def _hits(self, words: Sequence[str]) -> list[tuple[str, str]]:
        """Words of force with their class, in order, the longest entry first; numbers are a class too."""
        hits: list[tuple[str, str]] = []
        plain: list[str] = []
        done = 0
        for at, word in enumerate(words):
            if at < done or not self._may_hit(word):
                continue
            plain = plain or [_plain(word) for word in words]
            size, table = self._entry_at(plain, at)
            if table:
                hits.append((table, _said(plain[at : at + size])))
            elif _NUMBER.search(word):
                hits.append(("number", word))
            elif table := self._class_of_joined(plain[at]):
                hits.append((table, plain[at]))
            done = at + size
        return hits

    def _read_may_hit(self, word: str) -> bool:
        """Whether an entry begins with this word or one of those it is joined of, or it is a number."""
        plain = _plain(word)
        parts = [plain, *_JOINED.split(plain)]
        return not self._longest_from.keys().isdisjoint(parts) or _NUMBER.search(word) is not None

    def _entry_at(self, plain: list[str], at: int) -> tuple[int, str]:
        longest = self._longest_from.get(plain[at], 0)
        for size in range(min(longest, len(plain) - at), 0, -1):
            table = self._classes.get(tuple(plain[at : at + size]))
            if table:
                return size, table
        return 1, ""

    def _class_of_joined(self, word: str) -> str:
        """Give the class of `shall/should`, as of any of its parts, or of `sixty-seventh`, as of all of them."""
        if "/" in word:
            return next(filter(None, (self._classes.get((part,), "") for part in word.split("/"))), "")
        classes = {self._classes.get((part,), "") for part in _JOINED.split(word)}
        return classes.pop() if len(classes) == 1 else ""


GONE, COME, BECAME = "− ", "+ ", " → "
"""How a change of force is written: a word that went, one that came, one that gave way to another."""
_JOINED = re.compile("[/-]")


@cache
def shipped_words() -> ForceWords:
    """Return the words that come with the program."""
    return ForceWords({table: words for table, words in _all_tables().items() if table not in NOT_OF_FORCE})


def force_note(deleted: Sequence[str], inserted: Sequence[str]) -> str:
    """Say what changed in force by the words that come with the program (`ForceWords.note`)."""
    return shipped_words().note(deleted, inserted)


def _plain(word: str) -> str:
    return _VOWEL_MARKS.sub("", word.casefold()).replace("’", "'")


_VOWEL_MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
"""Arabic marks of vowels and the stretching stroke, which a writer may set or leave out."""


def _said(words: list[str]) -> str:
    """Write the words as a person does: with spaces, Chinese without."""
    return ("" if "\u3400" <= words[0][0] <= "\u9fff" else " ").join(words)


def _without(hits: list[tuple[str, str]], common: Counter[tuple[str, str]]) -> list[tuple[str, str]]:
    if not common:
        return hits
    left = Counter(common)
    kept = []
    for hit in hits:
        if left[hit]:
            left[hit] -= 1
        else:
            kept.append(hit)
    return kept


def _plain_words(entry: str) -> list[str]:
    entry = entry.casefold()
    return [entry] if "/" in entry else [*filter(is_word, bare_words(split_units(entry)))]
