"""What an agreement on a condition waits for, and whether it is there: delegations named, clauses of a package.

A condition is free words: "pending Cuba's instructions". Where it names delegations and each of them now stands in
favour of the clause, on words that did not change since, it is taken to be met: a person is asked to declare the
clause, and nothing is declared for them. A condition that names nobody is never taken to be met. Words beside the
names are not understood, hence the asking (reasoned).

A clause may also be part of a package with others: it waits until each of them is declared agreed, on the words it
has, and waits itself for nothing but a package. So of clauses that wait for one another none is agreed text before
all are declared (reasoned: nothing is agreed until everything is).
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from workbench.consensus.groups import Groups
from workbench.consensus.standing import FAVOURABLE
from workbench.model.base import ClauseId, DelegationId
from workbench.model.consensus import Agreement, Freshness, Standing
from workbench.text.normalise import fold

_UNDECLARED: Mapping[ClauseId, Agreement] = {}
_POSSESSIVE = re.compile(r"['’]s?\W*$")


class _Word(NamedTuple):
    """A word of a condition: as it is written, and the forms in which a name may have it."""

    written: str
    forms: frozenset[str]


def waits_for(condition: str, groups: Groups) -> tuple[DelegationId, ...]:
    """Return the delegations that a condition names, in its order; of overlapping names the longest.

    A group's id and any name in capitals are found in capitals alone: "us" is no State. A name that several
    delegations share names none of them.
    """
    words = list(_words(condition))
    found: dict[int, DelegationId] = {}
    taken: set[int] = set()
    for name, parts, owner in _names(groups):
        for at in range(len(words) - len(parts) + 1):
            span = range(at, at + len(parts))
            if taken.isdisjoint(span) and _is_here(name, parts, words[at : at + len(parts)]):
                taken.update(span)
                found[at] = owner
    return tuple(dict.fromkeys(found[at] for at in sorted(found) if found[at]))


def is_met(
    agreement: Agreement,
    standings: Mapping[DelegationId, Standing],
    groups: Groups,
    agreements: Mapping[ClauseId, Agreement] = _UNDECLARED,
) -> bool:
    """Whether all that an agreement waits for is there: those its words name in favour, its package agreed.

    `agreements` are those of the draft, by clause.
    """
    named = waits_for(agreement.pending, groups)
    if not agreement.is_conditional or (agreement.pending and not named):
        return False
    is_carried = all(_is_in_favour(standings.get(who)) for who in named)
    return is_carried and all(_is_agreed_but_for_its_package(agreements.get(one)) for one in agreement.package)


def _is_agreed_but_for_its_package(agreement: Agreement | None) -> bool:
    return agreement is not None and not agreement.pending and not agreement.words_changed


def say_condition(agreement: Agreement, label: Callable[[ClauseId], str]) -> str:
    """Return what an agreement waits for, in words: `Cuba's instructions; part of a package with 36 (d)`."""
    package = f"part of a package with {', '.join(map(label, agreement.package))}" if agreement.package else ""
    return "; ".join(filter(None, (agreement.pending, package)))


def _is_in_favour(standing: Standing | None) -> bool:
    return standing is not None and standing.stance in FAVOURABLE and standing.freshness is not Freshness.STALE


def _words(text: str) -> Iterator[_Word]:
    for chunk in text.split():
        bare = _POSSESSIVE.sub("", chunk)
        whole, without = fold(chunk).split(), fold(bare).split()
        written = re.findall(r"\w+", bare)
        for at, word in enumerate(whole):
            forms = {word} | ({without[at]} if at < len(without) else set())
            yield _Word(written[at] if at < len(written) else word, frozenset(forms))


@lru_cache(maxsize=4)
def _names(groups: Groups) -> tuple[tuple[str, tuple[str, ...], DelegationId], ...]:
    """Return every name with its words and whose it is (nobody's where it is shared), the longest first."""
    owners: dict[tuple[str, ...], tuple[str, set[DelegationId]]] = {}
    for one in groups.delegations.values():
        own = (one.id,) if groups.is_group(one.id) else ()
        for name in (one.name, *one.aliases, *own):
            if parts := tuple(fold(name).split()):
                owners.setdefault(parts, (name, set()))[1].add(one.id)
    listed = ((name, parts, next(iter(who)) if len(who) == 1 else "") for parts, (name, who) in owners.items())
    return tuple(sorted(listed, key=lambda one: -len(one[1])))


def _is_here(name: str, parts: Sequence[str], words: Sequence[_Word]) -> bool:
    if len(parts) == 1 and name == name.upper():
        return words[0].written == name
    return all(part in word.forms for part, word in zip(parts, words, strict=True))
