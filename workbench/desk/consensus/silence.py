"""The silence procedure: opened on a draft until a time, broken by whoever objects, told in a letter.

The rules of time stand in `workbench.consensus.silence`, how a clock's time is read in `workbench.desk.moments`.
Accepted silence declares nothing agreed: a person does.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from workbench.consensus.groups import short_name
from workbench.consensus.saying import say_date
from workbench.consensus.silence import is_in_time, judge_silence
from workbench.desk.moments import find_zone, read_moment, say_moment
from workbench.desk.naming import find_delegation, find_draft
from workbench.desk.negotiation import Negotiation
from workbench.desk.views import Done, Exported
from workbench.errors import NotAllowed, UnknownName
from workbench.formats.writing import refuse_overwriting, write_whole
from workbench.model.base import DraftId
from workbench.model.record import SilenceBroken, SilenceOpened
from workbench.model.silence import Objection, Silence, SilenceOutcome
from workbench.text.normalise import clean, visible, words_hash_of_all
from workbench.text.plurals import say_list

HEADQUARTERS = "America/New_York"
"""The time zone of United Nations Headquarters: where none is named, its clock is meant."""


@dataclass(frozen=True, slots=True)
class ObjectionView:
    """Who objected, when it did, and when that was written."""

    who: str
    made_at: datetime
    entered_at: datetime
    because: str
    in_time: bool
    made: str
    """Both times as the clock of the silence's zone shows them."""
    entered: str


@dataclass(frozen=True, slots=True)
class SilenceView:
    """One silence procedure and what it came to."""

    silence_id: str
    draft: str
    outcome: SilenceOutcome
    opened_at: datetime
    until: datetime
    zone: str
    words_hash: str
    by: str
    objections: tuple[ObjectionView, ...]
    """In the order in which they were made, those too early or too late among them."""
    words_changed: bool
    """The draft's words are no longer those that were put to all."""
    reworded_at: datetime | None
    sentence: str
    """What came of it, in words."""
    opened: str
    """When it was opened and when it ends, as the clock of its zone shows them."""
    ends: str


def open_silence(
    n: Negotiation, draft: str, until: str, zone: str = HEADQUARTERS, *, opened: str | None = None
) -> Done:
    """Put a draft to all under silence until a clock's time in a time zone; `opened` is now where not given.

    Raises NotAllowed for a time that is past at the opening, an opening yet to come, or while silence on the
    draft is open.
    """
    head, place, now = find_draft(n, draft), find_zone(zone), _now()
    opened_at = read_moment(opened, place, last=True) if opened else now
    until_at = read_moment(until, place, last=True)
    if opened_at > now:
        raise NotAllowed(f"{say_moment(opened_at, place)} is yet to come.", "Open silence when it begins.")
    if until_at <= opened_at:
        raise NotAllowed(
            f"{say_moment(until_at, place)} is not after the opening.",
            "If it was opened earlier, say when: --opened 2012-06-11T10:00.",
        )
    if any(one.draft == head.id and judge_silence(one, now) is SilenceOutcome.OPEN for one in n.file.silences()):
        raise NotAllowed(f"Silence on {head.symbol} is open already.", "`workbench undo` takes the newest act back.")
    words = words_hash_of_all(clause.text for clause in n.draft(head.id).clauses)
    act = SilenceOpened(draft=head.id, words_hash=words, until=until_at, zone=place.key)
    n.file.record(act, by=n.by, made_at=opened_at)
    return Done(f"Silence on {head.symbol} until {say_moment(until_at, place)}, {place.key}.")


def break_silence(n: Negotiation, who: str, because: str, *, at: str | None = None, draft: str | None = None) -> Done:
    """Take down that a delegation objects, on the silence opened last (on that draft); `at` is now if not given.

    An objection too late is taken down and breaks nothing. Raises NotAllowed without a reason, for one made
    before the opening or yet to come, and where the words had changed before.
    """
    delegation, silence, now = find_delegation(n, who), _newest(n, draft), _now()
    zone = find_zone(silence.zone)
    made_at = read_moment(at, zone) if at else now
    if not because.strip():
        raise NotAllowed("Breaking silence needs a reason.", "Say why: --because T.")
    if made_at > now:
        raise NotAllowed(f"{say_moment(made_at, zone)} is yet to come.", "Say when the objection was made.")
    if made_at < silence.opened_at:
        raise NotAllowed(
            f"Silence was opened only at {say_moment(silence.opened_at, zone)}.", "Say when the objection was made."
        )
    act = SilenceBroken(silence=silence.id, who=delegation.id, made_at=made_at, because=clean(because).text.strip())
    n.record(act)
    name, moment = short_name(delegation), say_moment(made_at, zone)
    if made_at > silence.until:
        return Done(f"{name} objected at {moment}, after the time was up: it does not count.")
    outcome = judge_silence(_newest(n, draft), now)
    if outcome is SilenceOutcome.VOID:
        return Done(f"{name} objected at {moment}; silence is void all the same, as the words changed before.")
    return Done(f"{name} broke silence on {_symbol(n, silence)} at {moment}.")


def see_silences(n: Negotiation, draft: str | None = None, now: datetime | None = None) -> tuple[SilenceView, ...]:
    """Return the silence procedures (on a draft), the newest first, with what they came to by now."""
    wanted = find_draft(n, draft).id if draft else None
    moment = now or _now()
    return tuple(
        _view(n, one, moment)
        for one in reversed(n.kept("silences", n.file.silences))
        if wanted is None or one.draft == wanted
    )


def _view(n: Negotiation, one: Silence, now: datetime) -> SilenceView:
    outcome = judge_silence(one, now)
    return SilenceView(
        silence_id=one.id,
        draft=_symbol(n, one),
        outcome=outcome,
        opened_at=one.opened_at,
        until=one.until,
        zone=one.zone,
        words_hash=one.words_hash,
        by=one.by,
        objections=tuple(_objection(n, one, each) for each in one.objections),
        words_changed=one.words_now != one.words_hash,
        reworded_at=one.reworded_at,
        sentence=_say(n, one, outcome),
        opened=say_moment(one.opened_at, find_zone(one.zone)),
        ends=say_moment(one.until, find_zone(one.zone)),
    )


def _objection(n: Negotiation, silence: Silence, one: Objection) -> ObjectionView:
    zone = find_zone(silence.zone)
    return ObjectionView(
        who=short_name(n.groups().delegation(one.who)),
        made_at=one.made_at,
        entered_at=one.entered_at,
        because=one.because,
        in_time=is_in_time(silence, one),
        made=say_moment(one.made_at, zone),
        entered=say_moment(one.entered_at, zone),
    )


def _say(n: Negotiation, one: Silence, outcome: SilenceOutcome) -> str:
    zone = find_zone(one.zone)
    until = say_moment(one.until, zone)
    match outcome:
        case SilenceOutcome.OPEN:
            return f"Silence runs until {until}."
        case SilenceOutcome.BROKEN:
            names = dict.fromkeys(
                short_name(n.groups().delegation(each.who)) for each in one.objections if is_in_time(one, each)
            )
            return f"Silence was broken by {say_list(list(names))}."
        case SilenceOutcome.ACCEPTED:
            changed = " The draft's words were changed since." if one.words_now != one.words_hash else ""
            return f"Nobody objected by {until}: the words put to all are accepted.{changed}"
    if one.words_then != one.words_hash:
        return "Silence is void: the words put to all rested on an edit that was taken back."
    changed_at = say_moment(one.reworded_at, zone) if one.reworded_at else ""
    return f"Silence is void: the words were changed at {changed_at}."


def say_running(n: Negotiation, draft: str, now: datetime | None = None) -> str:
    """Return until when silence runs on a draft, as `until 18:00 on …`; empty where none does."""
    running = (one for one in see_silences(n, draft, now) if one.outcome is SilenceOutcome.OPEN)
    return next((f"until {one.ends}" for one in running), "")


def tell_voided(n: Negotiation, draft: DraftId) -> tuple[str, ...]:
    """Return the notice that the newest act made silence on a draft void; nothing where it did not."""
    newest = next(n.file.entries(limit=1)).made_at
    voided = (
        one
        for one in n.file.silences()
        if one.draft == draft and one.reworded_at == newest and judge_silence(one, newest) is SilenceOutcome.VOID
    )
    return tuple(
        f"Silence on {_symbol(n, one)} is void: its words changed. `workbench undo` takes the change back."
        for one in voided
    )


def write_letter(n: Negotiation, draft: str | None = None, now: datetime | None = None) -> str:
    """Return the letter that tells all what came of the silence opened last (on that draft), as plain text."""
    silence = _newest(n, draft)
    view = _view(n, silence, now or _now())
    zone = find_zone(silence.zone)
    today = (now or _now()).astimezone(zone)
    lines = [
        say_date(today.date()),
        f"To all delegations\n{n.file.title()}\n{view.draft}",
        f"The draft {view.draft} was put to all delegations under the silence procedure at "
        f"{say_moment(silence.opened_at, zone)}, until {say_moment(silence.until, zone)}, {silence.zone}.",
        view.sentence,
        *(_in_letter(one) for one in view.objections),
        _CLOSING[view.outcome],
        f"Words put to all: {silence.words_hash}\nRecord: {n.file.head()}",
    ]
    return visible("\n\n".join(lines)) + "\n"


def save_letter(n: Negotiation, path: Path, draft: str | None = None, *, force: bool = False) -> Exported:
    """Write the letter to a file of plain text; raises NotAllowed over an existing one without `force`."""
    letter = write_letter(n, draft)
    refuse_overwriting(path, force)
    write_whole(path, letter.encode(), force=force)
    return Exported(str(path), f"Wrote {path}: letter on the silence procedure.")


_CLOSING = {
    SilenceOutcome.OPEN: "A delegation that objects is asked to say so, with its reason, before the time is up.",
    SilenceOutcome.BROKEN: "The draft is not accepted. Consultations go on.",
    SilenceOutcome.ACCEPTED: "The draft is accepted as it was put. It becomes agreed text when the chair declares it.",
    SilenceOutcome.VOID: "Nothing is accepted. Silence may be opened anew on the words there are now.",
}


def _in_letter(one: ObjectionView) -> str:
    reason = f": {one.because.rstrip('.')}." if one.because else "."
    late = "" if one.in_time else " This was not while silence ran, and does not count."
    return f"{one.who} objected at {one.made} (entered at {one.entered}){reason}{late}"


def _newest(n: Negotiation, draft: str | None) -> Silence:
    wanted = find_draft(n, draft).id if draft else None
    found = [one for one in n.file.silences() if wanted is None or one.draft == wanted]
    if not found:
        raise UnknownName("No silence procedure was opened.", "`workbench silence open DRAFT --until TIME` opens one.")
    return found[-1]


def _symbol(n: Negotiation, silence: Silence) -> str:
    return next((head.symbol for head in n.heads() if head.id == silence.draft), "a draft since withdrawn")


def _now() -> datetime:
    return datetime.now(tz=UTC)
