"""Looks into the record, verifies it, and takes acts back."""

from workbench.desk.consensus.measuring import differs
from workbench.desk.negotiation import Negotiation
from workbench.desk.telling import describe_act
from workbench.desk.views import Done, RecordCheck, RecordLine
from workbench.errors import NotAllowed
from workbench.model.record import EntryWithdrawn
from workbench.store.history import UNDONE


def undo(n: Negotiation) -> Done:
    """Take back the newest act that counts, whoever entered it; raises NotAllowed if there is none."""
    entry = n.file.last_undoable()
    if entry is None:
        raise NotAllowed("There is nothing to undo.")
    told = describe_act(n, entry.act)
    n.record(EntryWithdrawn(entry=entry.id, because=UNDONE))
    return Done(f"Undone: {told}.")


def redo(n: Negotiation) -> Done:
    """Bring back what `undo` took back last; raises NotAllowed once another act came after it."""
    withdrawal = n.file.last_redoable()
    if withdrawal is None:
        raise NotAllowed("There is nothing to bring back.")
    n.record(EntryWithdrawn(entry=withdrawal.id, because="brought back"))
    again = n.file.entry(withdrawal.act.entry) if isinstance(withdrawal.act, EntryWithdrawn) else None
    return Done(f"Brought back: {describe_act(n, again.act) if again else 'the last act'}.")


def see_record(n: Negotiation, limit: int | None = 200) -> tuple[RecordLine, ...]:
    """Return the newest entries in plain words, the newest first; all of them where `limit` is None."""
    gone = n.file.withdrawn()
    return tuple(
        RecordLine(
            sequence=entry.sequence,
            entry_id=entry.id,
            made_at=entry.made_at.astimezone(),
            entered_at=entry.entered_at.astimezone(),
            by=entry.by,
            kind=entry.act.kind,
            sentence=describe_act(n, entry.act),
            withdrawn=entry.id in gone,
            hash=entry.hash,
        )
        for entry in n.file.entries(newest_first=True, limit=limit)
    )


def verify(n: Negotiation) -> RecordCheck:
    """Recompute the chain of hashes and compare all that is derived with the record, and what is kept of drafts."""
    faults = n.file.verify() or tuple(
        f"what is kept of how {head.symbol} stands does not match the record"
        for head in n.heads()
        if head.id in n.file.drafts_measured() and differs(n, head.id)
    )
    return RecordCheck(entries=n.file.length(), head=n.file.head(), faults=faults)
