"""Puts drafts on the table and shows them."""

from collections.abc import Iterable
from datetime import date as Date
from pathlib import Path

from uuid6 import uuid7

from workbench.desk.consensus.silence import tell_voided
from workbench.desk.days import today
from workbench.desk.drafts.corrections import align_drafts
from workbench.desk.drafts.renumbering import renumbering_of, told_of_renumbering
from workbench.desk.naming import find_draft, find_value, working_draft
from workbench.desk.negotiation import Negotiation
from workbench.desk.views import ClauseText, Done, DraftLine, DraftView
from workbench.errors import NotAllowed, Outdated, UnknownName, UnreadableInput
from workbench.formats.guard import shown_name
from workbench.formats.reading import TrackedAs, read_draft
from workbench.model.acts import ClauseReworded
from workbench.model.base import DraftId
from workbench.model.change import Change, Link
from workbench.model.clause import Clause, ClauseKind
from workbench.model.draft import Draft, DraftState, DraftText, Origin
from workbench.model.record import DraftIssued, DraftTabled
from workbench.store.drafts import DraftHead
from workbench.text.brackets import count_brackets, unbalanced
from workbench.text.drafts.clauses import keep_under
from workbench.text.labels.labels import find_label
from workbench.text.normalise import clean, fold, words_hash
from workbench.text.plurals import count_of

TRACKED: tuple[str, ...] = tuple(str(one) for one in TrackedAs)
"""How a file with tracked changes can be read."""


def import_draft(
    n: Negotiation,
    path: Path,
    *,
    symbol: str | None = None,
    title: str | None = None,
    date: Date | None = None,
    origin: Origin | None = None,
    based_on: str | None = None,
    under: str | None = None,
    working: bool = False,
    tracked: str = TrackedAs.PROPOSED,
) -> Done:
    """Read a draft from a file and table it. What is given here goes before what the file's header says.

    Without `based_on` it follows the newest draft on the table. `tracked` says how tracked changes in the file
    are read (`TRACKED`). Raises NotAllowed for a symbol that is taken or missing.
    """
    text = read_draft(path, find_value(TrackedAs, tracked, "reading of tracked changes"))
    _check_has_clauses(shown_name(path), text)
    if paragraph := under or text.under:
        text = keep_under(text, paragraph)
    name = _symbol(n, symbol or text.symbol or "", f"{shown_name(path)} does not say its symbol.")
    base, missing = _base(n, based_on, text.based_on)
    draft = _tabled(text, symbol=name, title=title, date=date, origin=origin, base=base, working=working)
    links = align_drafts(n, n.draft(base.id), draft) if base else ()
    n.record(DraftTabled(draft=draft, links=links))
    negotiated = [clause for clause in draft.clauses if clause.is_negotiable]
    footnotes = sum(len(clause.footnotes) for clause in draft.clauses)
    return Done(
        f"Tabled {name}: {count_of(len(negotiated), 'clause')}, "
        f"{count_of(len(draft.clauses) - len(negotiated), 'heading')}, {count_of(footnotes, 'footnote')}"
        + (f"; it follows {base.symbol}." if base else "."),
        (*text.notices, *missing, *_corrections(links)),
    )


def _corrections(links: Iterable[Link]) -> list[str]:
    """Say that what a person said of the succession still holds."""
    said = sum(link.by_user for link in links)
    return [f"{count_of(said, 'link')} as you corrected them in another draft: see the comparison."] if said else []


def _check_has_clauses(name: str, text: DraftText) -> None:
    """Refuse prose in which nothing can be named."""
    spoken_on = [clause for clause in text.clauses if clause.is_negotiable]
    if not any(clause.number or clause.kind is ClauseKind.PREAMBULAR for clause in spoken_on):
        raise UnreadableInput(
            f"{name} holds no clause: no paragraph is numbered, lettered or preambular.", "Number its paragraphs."
        )


def _base(n: Negotiation, asked: str | None, written: str | None) -> tuple[DraftHead | None, tuple[str, ...]]:
    """Return the draft it follows: the one asked for, else the one its header names, else the newest."""
    if asked:
        return find_draft(n, asked), ()
    newest = n.heads()[-1] if n.heads() else None
    if not written:
        return newest, ()
    try:
        return find_draft(n, written), ()
    except UnknownName:
        follows = f"it follows {newest.symbol}" if newest else "it follows none"
        return newest, (f"It says that it is based on {written}, which is not on the table: {follows}.",)


def _tabled(
    text: DraftText,
    *,
    symbol: str,
    title: str | None,
    date: Date | None,
    origin: Origin | None,
    base: DraftHead | None,
    working: bool,
) -> Draft:
    draft_id = f"d{uuid7().hex}"
    return Draft(
        id=draft_id,
        symbol=symbol,
        title=clean(title or text.title or "").text.strip(),
        date=date or text.date,
        origin=origin or text.origin,
        based_on=base.id if base else None,
        state=DraftState.WORKING if working else DraftState.ISSUED,
        illustrative=text.illustrative,
        note=text.note,
        front=text.front,
        clauses=tuple(_in_draft(draft_id, clause) for clause in text.clauses),
    )


def _in_draft(draft: DraftId, clause: Clause) -> Clause:
    parent = f"{draft}.{clause.parent}" if clause.parent else None
    return clause.model_copy(update={"id": f"{draft}.{clause.id}", "parent": parent})


def list_drafts(n: Negotiation, as_of: Date | None = None) -> tuple[DraftLine, ...]:
    """Return the drafts on the table, on a day if one is given, in the order of tabling."""
    return tuple(draft_line(n, head, as_of) for head in n.heads(as_of))


def draft_line(n: Negotiation, head: DraftHead, as_of: Date | None = None) -> DraftLine:
    """Return a draft as a line, with its words as they are now or were on a day."""
    symbols = {other.id: other.symbol for other in (*n.heads(), *n.heads(as_of))}
    clauses = n.draft(head.id, as_of).clauses
    brackets = n.lasting(
        ("brackets", head.id, as_of), lambda: sum(count_brackets(one.text, one.editorial) for one in clauses)
    )
    return DraftLine(
        symbol=head.symbol,
        title=head.title,
        date=head.date,
        origin=head.origin,
        based_on=symbols.get(head.based_on) if head.based_on else None,
        state=head.state,
        illustrative=head.illustrative,
        clauses=sum(clause.is_negotiable for clause in clauses) if as_of else head.clauses,
        brackets=brackets,
        note=head.note,
    )


def show_draft(n: Negotiation, symbol: str | None = None, as_of: Date | None = None) -> DraftView:
    """Return a draft, whole, as it is or was on a day; the newest where none is named."""
    head = find_draft(n, symbol, as_of)
    draft = n.draft(head.id, as_of)
    labels = {clause.id: clause.label for clause in draft.clauses}
    return DraftView(
        draft=draft_line(n, head, as_of),
        front=draft.front,
        clauses=tuple(clause_text(clause, labels) for clause in draft.clauses),
    )


def clause_text(clause: Clause, labels: dict[str, str]) -> ClauseText:
    """Return a clause as it reads in its draft."""
    return ClauseText(
        label=clause.label,
        kind=clause.kind,
        number=clause.number,
        depth=clause.depth,
        parent=labels.get(clause.parent) if clause.parent else None,
        text=clause.text,
        emphasis=clause.emphasis,
        footnotes=clause.footnotes,
        brackets=count_brackets(clause.text, clause.editorial),
        unbalanced=unbalanced(clause.text),
        editorial=tuple(sorted(clause.editorial)),
    )


def start_working_draft(n: Negotiation, base: str, symbol: str) -> Done:
    """Put a working draft on the table with the words of another; positions are carried to it unchanged."""
    head, name = find_draft(n, base), _symbol(n, symbol)
    was = n.draft(head.id)
    draft_id = f"d{uuid7().hex}"
    now = {clause.id: f"{draft_id}.{at}" for at, clause in enumerate(was.clauses, start=1)}
    clauses = tuple(
        clause.model_copy(update={"id": now[clause.id], "parent": now[clause.parent] if clause.parent else None})
        for clause in was.clauses
    )
    draft = was.model_copy(
        update={
            "id": draft_id,
            "symbol": name,
            "date": None,
            "based_on": was.id,
            "state": DraftState.WORKING,
            "clauses": clauses,
        }
    )
    links = tuple(Link(change=Change.KEPT, old=(old,), new=(new,)) for old, new in now.items())
    n.record(DraftTabled(draft=draft, links=links))
    return Done(f"{name} begins with the words of {was.symbol}; edit it, then issue it.")


def _symbol(n: Negotiation, symbol: str, missing: str = "No symbol is given.", itself: DraftId = "") -> str:
    """Return a symbol as it is kept; raises NotAllowed where it is empty or another draft has it."""
    name = clean(symbol).text.strip()
    if not name:
        raise NotAllowed(missing, "Name it: --symbol A/66/763.")
    if any(fold(head.symbol) == fold(name) and head.id != itself for head in n.heads()):
        raise NotAllowed(
            f"There is a draft {name} already, and an issued draft never changes.", "Give this one another symbol."
        )
    return name


def edit_clause(n: Negotiation, symbol: str, label: str, text: str, *, read: str | None = None) -> Done:
    """Change the words of a clause of a working draft, against the words that were `read`.

    Raises NotAllowed for an issued draft and Outdated if the words changed since they were read.
    """
    head = working_draft(n, symbol)
    clauses = {clause.label: clause for clause in n.draft(head.id).clauses}
    clause = clauses[find_label(label, list(clauses))]
    now = words_hash(clause.text)
    if read is not None and words_hash(read) != now:
        raise Outdated(
            f"{clause.label} was changed by somebody else in the meantime.", "Read it again; your words are not lost."
        )
    cleaned = clean(text)
    if not cleaned.text.strip():
        raise NotAllowed("A clause without words is no clause.", "To take it out: workbench draft remove.")
    if cleaned.text == clause.text:
        return Done(f"{clause.label} of {head.symbol} has these words already.")
    n.record(ClauseReworded(draft=head.id, clause=clause.id, base_hash=now, text=cleaned.text))
    return Done(f"{clause.label} of {head.symbol} is reworded.", (*cleaned.notices, *tell_voided(n, head.id)))


def issue_draft(n: Negotiation, working: str, symbol: str, date: Date | None = None, *, renumber: bool = False) -> Done:
    """Freeze a working draft under its symbol, on a day: today where none is given; renumbered first if asked."""
    head = find_draft(n, working)
    if head.state is DraftState.ISSUED:
        raise NotAllowed(f"{head.symbol} is issued already.")
    name = _symbol(n, symbol, itself=head.id)
    issued = DraftIssued(draft=head.id, symbol=name, date=date or today())
    renumbering, waiting = renumbering_of(n, head.id) if renumber else (None, ())
    n.record(*([renumbering] if renumbering else []), issued)
    anew = f"{name} is renumbered: {told_of_renumbering(renumbering)}." if renumbering else ""
    return Done(f"{head.symbol} is issued as {name}.", (*([anew] if anew else []), *waiting))
