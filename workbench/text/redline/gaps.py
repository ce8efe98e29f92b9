"""Says where the space beside a bracket belongs when brackets come or go: outside them, as a writer sets it."""

from collections.abc import Iterable

from workbench.model.change import Edit, Op, Redline
from workbench.text.words import split_gap


def set_gaps(redline: Redline) -> Redline:
    """Move the space that an edit begins or ends with to where it was on both sides; the texts stay what they are."""
    return tuple(_joined(_rotated([*_without_lone_gaps(redline)])))


def _without_lone_gaps(redline: Redline) -> Iterable[Edit]:
    """Yield the edits; where one side of a change is a mere gap, the other keeps the same gap in its middle."""
    waiting: Edit | None = None
    for edit in redline:
        if waiting and edit.op is Op.INSERT and waiting.move is edit.move is None:
            yield from _around_gap(waiting, edit)
            waiting = None
            continue
        if waiting:
            yield waiting
        waiting = edit if edit.op is Op.DELETE else None
        if waiting is None:
            yield edit
    if waiting:
        yield waiting


def _around_gap(deleted: Edit, inserted: Edit) -> Iterable[Edit]:
    gap, whole = (inserted, deleted) if inserted.text.isspace() else (deleted, inserted)
    at = whole.text.find(gap.text) if gap.text.isspace() else -1
    if at < 0 or not ({*"[]［］"} & {*whole.text}) or not split_gap(whole.text[at:])[0].startswith(gap.text):
        yield from (deleted, inserted)
        return
    before, after = whole.text[:at], whole.text[at + len(gap.text) :]
    yield from (whole._replace(text=before),) if before else ()
    yield Edit(Op.KEEP, gap.text)
    yield from (whole._replace(text=after),) if after else ()


def _rotated(edits: list[Edit]) -> list[Edit]:
    """Begin a bracket at its mark: `act{+ [EU:+} by law` becomes `act {+[EU: +}by law`."""
    for at in range(1, len(edits) - 1):
        before, edit, after = edits[at - 1 : at + 2]
        if (
            before.op is after.op is Op.KEEP
            and edit.op is not Op.KEEP
            and edit.text.startswith((" [", " ［"))
            and edit.text.count("[") + edit.text.count("［") > edit.text.count("]") + edit.text.count("］")
            and split_gap(after.text)[0].startswith(" ")
        ):
            edits[at - 1] = before._replace(text=before.text + " ")
            edits[at] = edit._replace(text=edit.text[1:] + " ")
            edits[at + 1] = after._replace(text=after.text[1:])
    return edits


def _joined(edits: Iterable[Edit]) -> list[Edit]:
    """Join kept texts that came to stand beside each other."""
    joined: list[Edit] = []
    for edit in edits:
        if joined and edit.op is joined[-1].op is Op.KEEP:
            joined[-1] = Edit(Op.KEEP, joined[-1].text + edit.text)
        elif edit.text:
            joined.append(edit)
    return joined
