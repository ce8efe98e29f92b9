"""What a clause needs to pass, as a value. Its sentence is said in `saying` and nowhere else.

Under the UN's rule a clause is ready when nobody objects, reserves or is torn, and nothing in it is open.
The what-if counts follow the Rules of Procedure of the General Assembly: a simple majority (rule 85) or two
thirds (rule 83) of the members present and voting, that is of those for and against; abstaining is not voting
(rule 86). Those in support and those who can accept are for; those who amend or oppose are against; who
reserves, is pulled both ways or is silent is taken not to vote (reasoned).
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from workbench.consensus.conditions import is_met, say_condition, waits_for
from workbench.consensus.groups import Groups
from workbench.consensus.reading import Reading
from workbench.consensus.saying import say_need
from workbench.model.base import ClauseId
from workbench.model.consensus import Agreement, Need, Rule, Status
from workbench.model.statement import BLOCKING, Stance

__all__ = ["need_of", "say_need", "votes", "votes_missing"]


def need_of(
    clause: ClauseId,
    reading: Reading,
    status: Status,
    rule: Rule,
    groups: Groups,
    *,
    agreements: Mapping[ClauseId, Agreement],
    label: Callable[[ClauseId], str],
    proposals: int = 0,
    brackets: int = 0,
) -> Need:
    """Return what a clause needs under a rule, its sentence said with the names people use."""
    missing = votes_missing(rule, *votes(reading.counts))
    agreement = agreements.get(clause)
    waiting = agreement if agreement and not agreement.words_changed else None
    pending = say_condition(waiting, label) if waiting else ""
    condition_met = waiting is not None and is_met(waiting, reading.standings, groups, agreements)
    ready = status is Status.NO_OBJECTION and not (pending or proposals or brackets)
    need = Need(
        rule=rule,
        is_met=(ready or status is Status.AGREED) if rule is Rule.NO_OBJECTION else missing == 0,
        objecting=reading.blockers,
        reserving=reading.reserving,
        contradictory=(*reading.torn, *reading.contradictory),
        to_confirm=reading.stale_holders,
        proposals=proposals,
        brackets=brackets,
        pending=pending,
        waited_for=waits_for(waiting.pending, groups) if waiting and waiting.pending else (),
        condition_met=condition_met,
        votes_missing=missing,
    )
    return replace(need, sentence=say_need(need, reading, status, groups.name, agreement))


def votes(counts: Mapping[Stance, int]) -> tuple[int, int]:
    """Return how many Member States are for and against."""
    in_favour = counts.get(Stance.SUPPORT, 0) + counts.get(Stance.ACCEPT, 0)
    return in_favour, sum(counts.get(stance, 0) for stance in BLOCKING)


def votes_missing(rule: Rule, in_favour: int, against: int) -> int:
    """Return how many more would have to be in favour, with those against as they are; 0 if it would pass.

    >>> votes_missing(Rule.TWO_THIRDS, 20, 10), votes_missing(Rule.TWO_THIRDS, 19, 10)
    (0, 1)
    >>> votes_missing(Rule.MAJORITY, 10, 10), votes_missing(Rule.MAJORITY, 0, 0)
    (1, 1)
    """
    if rule is Rule.NO_OBJECTION:
        return 0
    wanted = 2 * against if rule is Rule.TWO_THIRDS else against + 1
    return max(0, max(wanted, 1) - in_favour)
