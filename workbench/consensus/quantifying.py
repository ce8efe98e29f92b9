"""Which words may say how many: the user's scale, held against what the words mean.

United Nations reports say "several", "a number of", "many"; from how many on is nowhere laid down. So the scale is
the user's, and without one the count itself is written ("Four Member States"). Whatever the scale says, a word
never contradicts its count (docs/decisions/0022):

- a larger count never gets a weaker word than a smaller one;
- `most` and its like need more than half of all Member States, not of those that happened to speak; `nearly all`
  nine tenths of them, `all` every one;
- `some`, `several` and `few` say a part, and are not said of more than half;
- one Member State is "one". Where no word fits, the count is written.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from workbench.errors import NotAllowed
from workbench.model.quantifier import Quantifier
from workbench.text.plurals import spell

Scale = tuple[Quantifier, ...]

_MOST = frozenset({"most", "the majority of", "a majority of", "more than half of"})
_NEARLY_ALL = frozenset({"nearly all", "almost all", "the vast majority of", "the great majority of"})
_ALL = frozenset({"all"})
_PART = frozenset({"a few", "few", "some", "several", "a small number of"})
_THREE = frozenset({"several", "a few", "few", "many"})
_ITEM = re.compile(r"\s*(?P<word>[^\d,;]*[^\d,;\s])\s*(?P<number>\d*)\s*")
_HINT = 'Write it from the weakest word to the strongest: "some 2, several 4, a number of 8, many 40, most".'


def read_scale(text: str) -> Scale:
    """Return the scale written as `some 2, several 4, a number of 8, many 40, most`, the weakest word first.

    A word that says a share (`most`, `nearly all`, `all`) needs no number. Raises NotAllowed for one that grows
    weaker, has no number where one is needed, or one below what the word means.
    """
    scale = tuple(_read_item(item) for item in re.split(r"[,;]", text) if item.strip())
    if not scale:
        raise NotAllowed("There is no word in that scale.", _HINT)
    for weaker, stronger in pairwise(scale):
        if _rank(weaker.word) > _rank(stronger.word) or (
            _rank(stronger.word) == _rank("") and weaker.at_least >= stronger.at_least
        ):
            raise NotAllowed(f"“{stronger.word}” stands after “{weaker.word}” but would not say more.", _HINT)
    return scale


def _read_item(item: str) -> Quantifier:
    read = _ITEM.fullmatch(item)
    if read is None:
        raise NotAllowed(f"“{item.strip()}” is not a word and a number.", _HINT)
    word, number = " ".join(read["word"].split()).casefold(), read["number"]
    if not number and _rank(word) == _rank(""):
        raise NotAllowed(f"“{word}” needs a number: from how many Member States on?", _HINT)
    least = 3 if word in _THREE else 2
    if number and int(number) < least:
        raise NotAllowed(f"“{word}” cannot mean {number}: it is {least} or more.", _HINT)
    return Quantifier(word=word, at_least=int(number or 2))


def say_scale(scale: Sequence[Quantifier]) -> str:
    """Return a scale as it is written."""
    return ", ".join(
        f"{one.word} {one.at_least}" if _rank(one.word) == _rank("") or one.at_least > 2 else one.word for one in scale
    )


def say_number(count: int, scale: Sequence[Quantifier], states: int) -> str:
    """Return how many Member States there are of `states`: the strongest word that fits, else the count in words."""
    fits = (one.word for one in reversed(scale) if count >= _needed(one, states))
    word = next(fits, "") if count > 1 else ""
    return spell(count) if not word or (word in _PART and 2 * count > states) else word


def _needed(one: Quantifier, states: int) -> int:
    """From how many on a word may be said, in a house of `states`."""
    shares = {0: 0, 1: states // 2 + 1, 2: -(-9 * states // 10), 3: states}
    return max(one.at_least, shares[_rank(one.word)])


def _rank(word: str) -> int:
    """How much a word says by itself: a share of all from 1 on; 0 where it leaves the count to the scale."""
    return 3 if word in _ALL else 2 if word in _NEARLY_ALL else 1 if word in _MOST else 0
