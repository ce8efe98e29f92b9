"""Written contributions: asked for, received, and who is still missing."""

from collections.abc import Sequence
from datetime import date as Date
from pathlib import Path

from workbench.consensus.contributions import Heard, hear, is_late, written_for
from workbench.consensus.groups import Groups, short_name
from workbench.consensus.saying import say_date
from workbench.desk.days import day_of_draft, not_to_come
from workbench.desk.naming import find_delegation, split_labels
from workbench.desk.negotiation import Negotiation
from workbench.desk.views import Done
from workbench.desk.views.contributions import ContributionLine, ContributionsView, InvitationLine
from workbench.errors import BadRow, NotAllowed, UnknownName
from workbench.formats.contributions import read_contributions
from workbench.model.acts import ContributionsInvited, ContributionsReceived
from workbench.model.contribution import Contribution, Invitation
from workbench.text.normalise import clean, fold
from workbench.text.plurals import count_of, say_list


def invite(
    n: Negotiation,
    whom: Sequence[str] = (),
    *,
    subject: str = "",
    on: Date | None = None,
    until: Date | None = None,
    source: str = "",
    illustrative: bool = False,
) -> Done:
    """Take down that delegations (all Member States where none is named) are invited to contribute in writing.

    Raises UnknownName for a name nobody has, NotAllowed for a last day before the invitation.
    """
    ids = tuple(dict.fromkeys(find_delegation(n, name).id for name in whom))
    if on and until and until < on:
        raise NotAllowed(f"{say_date(until)} is before the invitation of {say_date(on)}.", "Give a later last day.")
    invitation = Invitation(
        subject=clean(subject).text.strip(),
        whom=ids,
        on=on,
        until=until,
        source=clean(source).text.strip(),
        illustrative=illustrative,
    )
    n.record(ContributionsInvited(invitation=invitation))
    who = say_list([short_name(n.groups().delegation(one)) for one in ids]) or "All Member States"
    return Done(f"{who} invited to contribute in writing{f' until {say_date(until)}' if until else ''}.")


def receive(
    n: Negotiation,
    who: Sequence[str],
    *,
    on_behalf_of: Sequence[str] = (),
    on: Date | None = None,
    source: str = "",
    note: str = "",
    illustrative: bool = False,
) -> Done:
    """Take down that contributions came in; `on` is left out where the day is not known.

    Raises NotAllowed where nobody is named, for a day to come, one received already from that sender on that day,
    or if several senders are said to write for others.
    """
    if not who:
        raise NotAllowed("Nobody is named.", "Say who contributed.")
    if on_behalf_of and len(who) > 1:
        raise NotAllowed("Several senders cannot write for the same others.", "Take them down one by one.")
    received = tuple(
        _contribution(n, name, on_behalf_of, on, source=source, note=note, illustrative=illustrative)
        for name in dict.fromkeys(who)
    )
    return _received(n, received)


def import_contributions(n: Negotiation, path: Path) -> Done:
    """Take in a table of contributions (.csv .xlsx .jsonl .json), all of it or nothing; raises BadRow with the row."""
    found = []
    for row in read_contributions(path):
        try:
            found.append(
                _contribution(
                    n,
                    row.who,
                    split_labels(row.on_behalf_of),
                    row.on,
                    source=row.source,
                    note=row.note,
                    illustrative=row.illustrative,
                )
            )
        except (UnknownName, NotAllowed) as error:
            raise BadRow.at(row.place, error) from error
    return _received(n, tuple(found))


def _contribution(
    n: Negotiation,
    who: str,
    on_behalf_of: Sequence[str],
    on: Date | None,
    *,
    source: str,
    note: str,
    illustrative: bool,
) -> Contribution:
    sender = find_delegation(n, who).id
    if on:
        not_to_come(on)
    return Contribution(
        who=sender,
        on_behalf_of=tuple(dict.fromkeys(find_delegation(n, name).id for name in on_behalf_of)),
        on=on,
        source=clean(source).text.strip(),
        note=clean(note).text.strip(),
        illustrative=illustrative,
    )


def _received(n: Negotiation, received: tuple[Contribution, ...]) -> Done:
    known = {(one.who, one.on) for one in n.file.contributions()}
    groups = n.groups()
    for one in received:
        if (one.who, one.on) in known:
            name = groups.delegation(one.who).name
            day = f"of {say_date(one.on)}" if one.on else "without a day"
            raise NotAllowed(f"A contribution {day} from {name} is taken down already.", "Give another day with it.")
        known.add((one.who, one.on))
    n.record(ContributionsReceived(contributions=received))
    names = [short_name(groups.delegation(one.who)) for one in received]
    shown = say_list(names) if len(names) <= 5 else f"{len(names)} delegations"
    late = [name for name, one in zip(names, received, strict=True) if is_late(one, n.file.invitations())]
    return Done(
        f"{count_of(len(received), 'written contribution')} received from {shown}.",
        (f"After the last day: {', '.join(late)}.",) if late else (),
    )


def see_contributions(n: Negotiation, as_of: Date | None = None) -> ContributionsView:
    """Return who was invited, what came up to a day (or at all), who was heard through whom, and who is missing.

    What bears no day counts on every day. Members of a group are those of `as_of`, else of the newest draft's day.
    """
    return n.kept(("contributions", as_of), lambda: _view(n, as_of))


def _view(n: Negotiation, as_of: Date | None) -> ContributionsView:
    last = as_of or Date.max
    invitations = tuple(one for one in n.file.invitations() if one.on is None or one.on <= last)
    contributions = tuple(one for one in n.file.contributions() if one.on is None or one.on <= last)
    groups, day = n.groups(), as_of or day_of_draft(n, n.heads()[-1] if n.heads() else None)
    heard = hear(invitations, contributions, groups, day)
    lines = tuple(_line(groups, one, invitations, day) for one in contributions)
    return ContributionsView(
        invitations=tuple(
            InvitationLine(one.subject, _names(groups, one.whom), one.on, one.until, one.source, one.illustrative)
            for one in invitations
        ),
        received=lines,
        invited=len(heard.invited),
        heard_through=tuple(
            sorted(
                ((groups.name(who), _names(groups, senders)) for who, senders in heard.through.items()),
                key=lambda pair: fold(pair[0]),
            )
        ),
        missing=tuple(sorted(_names(groups, heard.missing), key=fold)),
        sentence=_say(groups, heard, invitations, lines),
    )


def _line(groups: Groups, one: Contribution, invitations: Sequence[Invitation], day: Date) -> ContributionLine:
    return ContributionLine(
        who=groups.name(one.who),
        on_behalf_of=_names(groups, written_for(one, groups, one.on or day)),
        on=one.on,
        late=is_late(one, invitations),
        source=one.source,
        note=one.note,
        illustrative=one.illustrative,
    )


def _say(groups: Groups, heard: Heard, invitations: Sequence[Invitation], received: Sequence[ContributionLine]) -> str:
    if not invitations and not received:
        return ""
    parts = [f"{len(received)} received"]
    if through := sum(groups.is_state(who) for who in heard.through):
        parts.append(f"{count_of(through, 'more Member State')} heard through groups")
    if late := sum(one.late for one in received):
        parts.append(f"{late} late")
    if heard.invited:
        parts.append(f"{len(heard.missing)} of {len(heard.invited)} invited missing")
    until = max((one.until for one in invitations if one.until), default=None)
    return ", ".join(parts) + (f" (until {say_date(until)})" if until else "")


def _names(groups: Groups, ids: Sequence[str]) -> tuple[str, ...]:
    return tuple(groups.name(one) for one in ids)
