"""Says in plain words, with names, what a clause needs: the only place where that sentence is made.

It names up to four delegations and counts the others; it quotes the reason of a position, but not of a
private one. Names and reasons are as received: whoever shows the sentence passes it through the display gate.
"""

from collections.abc import Callable, Sequence
from datetime import date as Date
from itertools import compress

from workbench.consensus.reading import Reading
from workbench.model.base import DelegationId
from workbench.model.consensus import Agreement, Freshness, Level, Need, Rule, Status, Taken
from workbench.model.statement import BLOCKING, Stance
from workbench.text.plurals import count_of, say_list

Namer = Callable[[DelegationId], str]

_NAMED = 4
_REASON_LENGTH = 120
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
MARKS = ("on words that changed since", "to be confirmed", "private", "illustrative")
"""What may be said beside a position."""
_AT = {
    Level.INFORMALS: "in informals",
    Level.AD_REFERENDUM: "ad referendum",
    Level.COMMITTEE: "in committee",
    Level.ADOPTED: "and adopted",
}


def say_need(need: Need, reading: Reading, status: Status, name: Namer, agreement: Agreement | None = None) -> str:
    """Return one or two sentences: what stands in the way of a clause, or that nothing does."""
    if need.rule is not Rule.NO_OBJECTION:
        return _say_votes(need, reading)
    declared = _say_agreement(need, agreement, name)
    open_matters = _open_matters(need)
    if status is Status.AGREED:
        beside = [_verb(need.objecting, name, "objects", "object")] if need.objecting else []
        still = "; ".join((*beside, *open_matters))
        return _join(declared, f"Still open: {still}." if still else "", _say_apart(reading, name))
    if status is Status.NO_OBJECTION:
        return _join(declared, _say_no_objection(need, reading, open_matters), _say_observers(reading, name))
    if status is Status.UNTESTED:
        reasons = ["nobody has spoken to it"]
        if reading.observers:
            who = _verb(reading.observers, name, "objects or reserves", "object or reserve")
            reasons = [f"no Member State has spoken to it ({who} as an observer)"]
    else:
        reasons = _hindrances(need, reading, name)
    observers = "" if status is Status.UNTESTED else _say_observers(reading, name)
    return _join(declared, f"Lacks consensus: {'; '.join((*reasons, *open_matters))}.", observers)


def _say_observers(reading: Reading, name: Namer) -> str:
    """Say which observers object or reserve: on record, and not counted."""
    if not reading.observers:
        return ""
    said = _verb(reading.observers, name, "objects or reserves", "object or reserve")
    return f"{said} as {'an observer' if len(reading.observers) == 1 else 'observers'}, not counted."


def _say_apart(reading: Reading, name: Namer) -> str:
    """Say who is not bound by what was agreed."""
    if not reading.dissociated:
        return ""
    return f"{_verb(reading.dissociated, name, 'has dissociated itself', 'have dissociated themselves')} from it."


def say_date(day: Date) -> str:
    """Return a day as it is written in reports: `4 June 2012`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def marks_of(taken: Taken) -> tuple[str, ...]:
    """Return what a reader of a position must not miss, out of MARKS; nothing where there is nothing."""
    is_so = (
        taken.freshness is Freshness.STALE,
        taken.freshness is Freshness.CONFIRM,
        taken.private,
        taken.illustrative,
    )
    return tuple(compress(MARKS, is_so))


def _say_votes(need: Need, reading: Reading) -> str:
    in_favour = reading.counts[Stance.SUPPORT] + reading.counts[Stance.ACCEPT]
    against = sum(reading.counts[stance] for stance in BLOCKING)
    rule = "two-thirds" if need.rule is Rule.TWO_THIRDS else "a simple majority"
    counted = f"{in_favour} in favour, {against} against"
    if need.is_met:
        return f"Would pass by {rule}: {counted}."
    free = reading.silent + len(reading.contradictory) + reading.counts[Stance.RESERVE]
    if need.votes_missing > free:
        return f"Would not pass by {rule}: {counted}; some of those against would have to move."
    return f"Would not pass by {rule}: {counted}; {need.votes_missing} more in favour needed."


def _say_agreement(need: Need, agreement: Agreement | None, name: Namer) -> str:
    if agreement is None:
        return ""
    at = _AT[agreement.level]
    if agreement.words_changed:
        return f"Agreed {at} on {say_date(agreement.on)}, but its words have changed since."
    if need.condition_met:
        come = [_verb(need.waited_for, name, "is in favour now", "are in favour now")] if agreement.pending else []
        come += ["the rest of the package is agreed now"] if agreement.package else []
        return f"Agreed {at} pending {_phrase(need.pending)}: {say_list(come)}, so it can be declared."
    if need.pending:
        return f"Agreed {at} pending {_phrase(need.pending)}: not agreed text until then."
    return f"Agreed {at} on {say_date(agreement.on)}."


def _say_no_objection(need: Need, reading: Reading, open_matters: Sequence[str]) -> str:
    nobody = f"Nobody objects ({_say_counts(reading)})"
    if open_matters:
        return f"{nobody}, but {say_list(open_matters)}."
    if need.pending:
        return f"{nobody}."
    return f"Lacks only its declaration: n{nobody[1:]}, so it is ready to be declared agreed."


def _say_counts(reading: Reading) -> str:
    dissociated = len(reading.dissociated)
    parts = (
        (reading.counts[Stance.SUPPORT], "in support"),
        (reading.counts[Stance.ACCEPT], "can accept it"),
        (dissociated, "dissociated"),
        (reading.silent - dissociated, "silent"),
    )
    said = ", ".join(f"{number} {what}" for number, what in parts if number)
    return f"{said}; {reading.confirm} to confirm" if reading.confirm else said


def _hindrances(need: Need, reading: Reading, name: Namer) -> list[str]:
    """Return who stands in the way and how, the gravest first."""
    reasons = []
    if need.objecting:
        reasons.append(_each(need.objecting, reading, name, "objects", "object"))
    if need.reserving:
        verbs = "reserves its position", "reserve their positions"
        reasons.append(_each(need.reserving, reading, name, *verbs))
    if torn := (*reading.torn, *reading.of_two_minds):
        reasons.append(_verb(torn, name, "says both yes and no", "say both yes and no"))
    if pulled := [who for who in reading.contradictory if who not in reading.of_two_minds]:
        reasons.append(_verb(pulled, name, "is pulled both ways", "are pulled both ways"))
    named = {*need.objecting, *need.reserving}
    if others := [who for who in need.to_confirm if who not in named]:
        reasons.append(f"the words have changed since {say_list(_names(others, name))} spoke")
    return reasons


def _open_matters(need: Need) -> list[str]:
    matters = []
    if need.proposals:
        matters.append(f"{count_of(need.proposals, 'proposal')} undecided")
    if need.brackets:
        matters.append(f"{count_of(need.brackets, 'bracket')} open")
    return matters


def _each(who: Sequence[DelegationId], reading: Reading, name: Namer, one: str, many: str) -> str:
    """Say of each what it does and why; those that give no reason are named together."""
    shown = who if len(who) <= _NAMED + 1 else who[:_NAMED]
    remarks = {each: _remark(each, reading, name) for each in shown}
    said = [f"{name(each)} {one} ({remark})" for each, remark in remarks.items() if remark]
    bare = [name(each) for each, remark in remarks.items() if not remark]
    if rest := len(who) - len(shown):
        bare.append(f"{rest} others")
    if bare:
        said.append(f"{say_list(bare)} {one if len(bare) == 1 and not rest else many}")
    return say_list(said)


def _remark(who: DelegationId, reading: Reading, name: Namer) -> str:
    standing = reading.standings[who]
    taken = standing.positions[0]
    circumstances = []
    if followers := reading.following.get(who, 0):
        speaker = "its" if taken.speaker == who else _possessive(name(taken.speaker))
        follow = "State follows" if followers == 1 else "States follow"
        circumstances.append(f"{followers} {follow} {speaker} statement of {say_date(taken.on)}")
    elif taken.holder != who:
        circumstances.append(f"aligned with {name(taken.holder)}")
    if standing.freshness is Freshness.STALE:
        circumstances.append("on words that have changed since")
    says_why = taken.reason and not taken.private and taken.holder == who
    reason = [_phrase(taken.reason)] if says_why else []
    return ": ".join([*filter(None, [", ".join(circumstances)]), *reason])


def _phrase(text: str) -> str:
    """Return a reason as part of a sentence: on one line, without its full stop, not too long."""
    line = " ".join(text.split()).rstrip(".;")
    if len(line) <= _REASON_LENGTH:
        return line
    return line[:_REASON_LENGTH].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _verb(who: Sequence[DelegationId], name: Namer, one: str, many: str) -> str:
    return f"{say_list(_names(who, name))} {one if len(who) == 1 else many}"


def _names(who: Sequence[DelegationId], name: Namer) -> list[str]:
    """Return names, and how many more there are where they are many."""
    if len(who) <= _NAMED + 1:
        return [name(each) for each in who]
    return [*(name(each) for each in who[:_NAMED]), f"{len(who) - _NAMED} others"]


def _possessive(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def _join(*sentences: str) -> str:
    return " ".join(filter(None, sentences))
