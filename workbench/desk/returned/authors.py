"""Says whose the changes of each author in a returned file are: a delegation's, several delegations', or nobody's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from workbench.consensus.groups import short_name
from workbench.desk.naming import find_delegation, known_delegation
from workbench.desk.negotiation import Negotiation
from workbench.errors import UnknownName
from workbench.formats.pages.page import FACILITATOR
from workbench.model.base import DelegationId

People = Mapping[str, tuple[DelegationId, ...]]
"""Whose the changes of each author are; nobody's where they are to be left out."""


def named_authors(wrote: Sequence[str], file: str, authors: Sequence[str]) -> dict[str, str]:
    """Return what was said of authors as `Name=Delegation`; raises UnknownName for one who did not write."""
    named = dict(_named(one) for one in authors)
    if strangers := [name for name in named if name not in wrote]:
        raise UnknownName(
            f"Nobody called {_quoted(strangers)} wrote in {file}.", f"Those who did: {_quoted(wrote) or 'nobody'}."
        )
    return named


def people_of(n: Negotiation, file: str, wrote: Iterable[str], who: str | None, named: Mapping[str, str]) -> People:
    """Return whose the changes of those who wrote are: as `named`; as they are called; else all `who`'s.

    The facilitator's are nobody's unless named; `Cuba, Egypt` are two. Raises UnknownName for one nobody knows.
    """
    rest = find_delegation(n, who).id if who else None
    people: dict[str, tuple[DelegationId, ...]] = {}
    unknown: list[str] = []
    for author in wrote:
        if author in named:
            people[author] = (find_delegation(n, named[author]).id,) if named[author] else ()
        elif author == FACILITATOR:
            people[author] = ()
        elif known := _known(n, author):
            people[author] = known
        elif rest:
            people[author] = (rest,)
        else:
            unknown.append(author)
    if unknown:
        raise UnknownName(
            f"No delegation is called {_quoted(unknown)}, who wrote in {file}. Nothing was imported.",
            f'Say for whom: --authors "{unknown[0]}=DELEGATION" for each, or --who DELEGATION for all.',
        )
    return people


def tell_others(n: Negotiation, people: People, who: str | None, named: Mapping[str, str]) -> Iterator[str]:
    """Yield whose changes are not those of the delegation whose file it is."""
    if FACILITATOR in people and FACILITATOR not in named:
        yield (
            f"Changes by the {FACILITATOR} are no delegation’s and were left; "
            f'if they are, say whose: --authors "{FACILITATOR}=DELEGATION".'
        )
    sender = find_delegation(n, who) if who else None
    others = [author for author, whose in people.items() if author not in named and sender and sender.id not in whose]
    if sender and (others := [author for author in others if author != FACILITATOR]):
        yield (
            f"By others than {short_name(sender)}, and so theirs: {', '.join(others)}; "
            f'if not, say whose: --authors "{others[0]}={short_name(sender)}".'
        )


def _known(n: Negotiation, author: str) -> tuple[DelegationId, ...]:
    """Return the delegations that an author is called after, all of them or none."""
    if one := known_delegation(n, author):
        return (one.id,)
    several = [known_delegation(n, name.strip()) for name in author.split(", ")]
    found = tuple(dict.fromkeys(one.id for one in several if one))
    return found if len(found) == len(several) else ()


def _named(given: str) -> tuple[str, str]:
    author, sign, delegation = given.rpartition("=")
    if not sign:
        raise UnknownName(f"“{given}” does not say whose an author is.", 'Write it so: --authors "Name=Delegation".')
    return author.strip(), delegation.strip()


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)
