"""Compares two clauses and says what the words that both have weigh, whatever their order."""

from dataclasses import dataclass

from workbench.text.succession.rarity import Wording, Words


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two clauses share: who rewrites a clause keeps its rare words, seldom their order."""

    weight: float
    """What the shared words weigh, a word as often as both have it."""
    share: float
    """The same of the weight of both clauses, 0 to 1."""
    rarest: float
    """What the rarest of them weighs."""


def find_shared(left: Wording, right: Wording, words: Words) -> Likeness:
    """Weigh the words two clauses share as `find_likeness` does, but stock phrases and brackets, in less time."""
    weight = words.weight.__getitem__
    both = sum(map(weight, left.codes)) + sum(map(weight, right.codes))
    apart = sum(map(weight, {*left.codes}.symmetric_difference(right.codes)))
    return Likeness((both - apart) / 2, (both - apart) / both if both else 0.0, 0.0)


def find_likeness(left: Wording, right: Wording) -> Likeness:
    """Weigh the words two clauses share."""
    few, many = (left.bag, right.bag) if len(left.bag) < len(right.bag) else (right.bag, left.bag)
    shared = [min(weight, many[code]) for code, weight in few.items() if code in many]
    both = left.total + right.total
    return Likeness(sum(shared), 2 * sum(shared) / both if both else 0.0, max(shared, default=0.0))
