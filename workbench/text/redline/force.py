"""Points out words that change the force of a clause: `shall → should`, `and → or`, another number or date.

The words are data, `force.toml` beside this module, by class and language; this module only counts them.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

from workbench.text.words import bare_words, is_word, split_units

_SHORT = 12
"""Words in a change up to which a word of force that has no counterpart is pointed out as well."""
_ALONE = frozenset({"obligation", "negation", "office", "extent", "number"})
"""Classes whose words are pointed out even without a counterpart: what is gained or lost is the force."""
_EVER = frozenset({"obligation", "act", "number"})
"""Classes whose words give way to each other in a rewriting too, where others would pair off by chance."""
_DATA_ONLY = frozenset({"common", "months"})
_NUMBER = re.compile(r"^\d|[./]\d")
"""A number, a date or a symbol; not `G77`, which is a name."""


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    data = files("workbench.text.redline").joinpath("force.toml").read_text(encoding="utf-8")
    return tomllib.loads(data)


def word_list(table: str) -> list[str]:
    """All words of one table of `force.toml`, whatever the language."""
    return [word for words in _tables()[table].values() for word in words]


@cache
def common_words() -> frozenset[str]:
    """Words too common to stand alone between two edits, in small letters."""
    return frozenset(word_list("common"))


@cache
def _classes() -> dict[tuple[str, ...], str]:
    """From the words of each entry, in small letters, to its class; the first class named wins."""
    classes: dict[tuple[str, ...], str] = {}
    for table in _tables():
        if table not in _DATA_ONLY:
            for entry in word_list(table):
                classes.setdefault(tuple(_plain_words(entry)), table)
    return classes


@cache
def _longest_from() -> dict[str, int]:
    """How many words the longest entry has that begins with a word."""
    longest: dict[str, int] = {}
    for entry in _classes():
        longest[entry[0]] = max(longest.get(entry[0], 0), len(entry))
    return longest


def force_note(deleted: Sequence[str], inserted: Sequence[str]) -> str:
    """Say what changed in force between the words taken out and those put in; empty where nothing did.

    Words of one class give way to each other in order: `shall → should; 2030 → 2035`. In a short change
    a word of force that only came or went is noted too: `+ not`, `− only`. Words with a stroke between them
    (`shall/should`) are one.
    """
    if not any(map(_may_hit, (*deleted, *inserted))):
        return ""
    deleted, inserted = [*filter(is_word, deleted)], [*filter(is_word, inserted)]
    lost, won = _hits(deleted), _hits(inserted)
    common = Counter(lost) & Counter(won) if not set(lost).isdisjoint(won) else Counter()
    lost, won = _without(lost, common), _without(won, common)
    short = len(deleted) <= _SHORT and len(inserted) <= _SHORT
    notes: list[str] = []
    for table in dict.fromkeys(table for table, _ in (*lost, *won)):
        before = [word for kind, word in lost if kind == table]
        after = [word for kind, word in won if kind == table]
        pairs = min(len(before), len(after)) if short or table in _EVER else 0
        notes += [f"{one} → {other}" for one, other in zip(before[:pairs], after, strict=False)]
        if short and table in _ALONE:
            notes += [f"− {word}" for word in before[pairs:]] + [f"+ {word}" for word in after[pairs:]]
    return "; ".join(notes)


def _hits(words: Sequence[str]) -> list[tuple[str, str]]:
    """Words of force with their class, in order, the longest entry first; numbers are a class too."""
    hits: list[tuple[str, str]] = []
    plain: list[str] = []
    done = 0
    for at, word in enumerate(words):
        if at < done or not _may_hit(word):
            continue
        plain = plain or [_plain(word) for word in words]
        size, table = _entry_at(plain, at)
        if table:
            hits.append((table, _said(plain[at : at + size])))
        elif _NUMBER.search(word):
            hits.append(("number", word))
        elif table := next(filter(None, map(_class_of, plain[at].split("/"))), ""):
            hits.append((table, plain[at]))
        done = at + size
    return hits


def _plain(word: str) -> str:
    return _VOWEL_MARKS.sub("", word.casefold()).replace("’", "'")


_VOWEL_MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
"""Arabic marks of vowels and the stretching stroke, which a writer may set or leave out."""


@lru_cache(maxsize=65536)
def _may_hit(word: str) -> bool:
    """Whether an entry begins with this word or one of those it is joined of, or it is a number."""
    plain = _plain(word)
    return not _longest_from().keys().isdisjoint([plain, *plain.split("/")]) or _NUMBER.search(word) is not None


def _entry_at(plain: list[str], at: int) -> tuple[int, str]:
    classes = _classes()
    longest = _longest_from().get(plain[at], 0)
    for size in range(min(longest, len(plain) - at), 0, -1):
        table = classes.get(tuple(plain[at : at + size]))
        if table:
            return size, table
    return 1, ""


def _class_of(word: str) -> str:
    return _classes().get((word,), "")


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
