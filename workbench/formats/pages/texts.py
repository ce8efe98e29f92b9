"""Builds the pages that print one draft: the agreed text, the clean text, the rolling text."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date as Date

from workbench.consensus.saying import marks_of
from workbench.formats.pages.brackets import bracket_spans
from workbench.formats.pages.language import tell_language
from workbench.formats.pages.page import Block, Page, PageKind, Paragraph, Remark
from workbench.formats.pages.runs import paragraph_of, shown
from workbench.model.base import ClauseId, DelegationId
from workbench.model.change import Op
from workbench.model.clause import Clause
from workbench.model.consensus import Agreement, Taken
from workbench.model.draft import Draft
from workbench.text.brackets.readings import clean_reading
from workbench.text.normalise import visible, words_hash
from workbench.text.plurals import some_of

_NAMED = 20
"""Missing clauses that are named; of more the first so many, and how many others."""


def draft_page(
    kind: PageKind,
    draft: Draft,
    blocks: Iterable[Block],
    colophon: Sequence[str],
    notices: Sequence[str] = (),
    clauses: Sequence[Clause] = (),
) -> Page:
    """Return a page headed by a draft's title and symbol; what is illustrative says so first."""
    warnings = []
    if draft.illustrative:
        is_said = draft.note.casefold().startswith("illustrative")
        warnings.append(draft.note if is_said else f"Illustrative. {draft.note}".strip())
    return Page(
        kind=kind,
        title=visible(draft.title or draft.symbol),
        symbol=visible(draft.symbol),
        date=draft.date,
        language=tell_language(clause.text for clause in draft.clauses),
        blocks=tuple(blocks),
        colophon=tuple(visible(line) for line in colophon),
        notices=tuple(visible(line) for line in (*warnings, *notices)),
        clauses=tuple(clauses),
        is_illustrative=draft.illustrative,
    )


def agreed_page(
    draft: Draft, agreements: Iterable[Agreement], colophon: Sequence[str], beside: Sequence[str] = ()
) -> Page:
    """Return the clauses agreed without condition whose words are still those agreed, and how many are missing.

    `beside` says what stays attached to them: who dissociated itself, who objects or reserves.

    A conditional agreement is not agreed text (source: `Agreement`); headings stand only over agreed clauses.
    """
    held = {agreement.clause: agreement for agreement in agreements}
    agreed = {clause.id for clause in draft.clauses if clause.is_negotiable and _is_agreed(clause, held)}
    headings = _headings_over(draft.clauses, agreed)
    clauses = [shown(clause) for clause in draft.clauses if clause.id in agreed | headings]
    notices = [*_counted(draft, agreed, held), *beside]
    return draft_page(PageKind.AGREED, draft, map(paragraph_of, clauses), colophon, notices, clauses)


def _is_agreed(clause: Clause, held: Mapping[ClauseId, Agreement]) -> bool:
    agreement = held.get(clause.id)
    return (
        agreement is not None
        and not agreement.is_conditional
        and not agreement.words_changed
        and agreement.words_hash == words_hash(clause.text)
    )


def _headings_over(clauses: Sequence[Clause], agreed: set[ClauseId]) -> set[ClauseId]:
    """Return the headings under which an agreed clause stands: those open when it comes."""
    over: set[ClauseId] = set()
    path: list[Clause] = []
    for clause in clauses:
        if not clause.is_negotiable:
            path = [above for above in path if above.depth < clause.depth] + [clause]
        elif clause.id in agreed:
            over.update(above.id for above in path)
    return over


def _counted(draft: Draft, agreed: set[ClauseId], held: Mapping[ClauseId, Agreement]) -> list[str]:
    clauses = [clause for clause in draft.clauses if clause.is_negotiable]
    missing = [clause for clause in clauses if clause.id not in agreed]
    said = f"{len(agreed)} of {len(clauses)} clauses {'is' if len(agreed) == 1 else 'are'} agreed"
    if not missing:
        return [f"All {len(clauses)} clauses are agreed."]
    labels = some_of([clause.label for clause in missing], _NAMED)
    notices = [f"{said}; {len(missing)} {'is' if len(missing) == 1 else 'are'} not in this text: {labels}."]
    waiting = [clause.label for clause in missing if clause.id in held and held[clause.id].is_conditional]
    if waiting:
        notices.append(f"Agreed on a condition, and so not agreed text: {', '.join(waiting)}.")
    return notices


def clean_page(draft: Draft, colophon: Sequence[str]) -> Page:
    """Return the draft without its brackets, as it would read if they were lifted (`text.readings.clean_reading`)."""
    clauses: list[Clause] = []
    without, changed = [], 0
    for clause in map(shown, draft.clauses):
        reading = clean_reading(clause.text, clause.editorial)
        changed += reading != clause.text
        if reading.strip():
            clauses.append(_reading(clause, reading))
        else:
            without.append(clause.label)
    notices = []
    if changed:
        notices.append(
            f"Brackets were lifted in {changed} clauses; this is a reading of the draft, not an agreed text."
        )
    if without:
        notices.append(f"Nothing is left of {', '.join(without)} in this reading.")
    return draft_page(PageKind.CLEAN, draft, map(paragraph_of, clauses), colophon, notices, clauses)


def _reading(clause: Clause, reading: str) -> Clause:
    """Return a clause with the words of a reading; emphasis and footnotes go along where their words are found."""
    if reading == clause.text:
        return clause
    emphasis, notes = [], []
    for span in clause.emphasis:
        words = clause.text[span.start_at : span.end_at]
        at = reading.find(words)
        if words and at >= 0:
            emphasis.append(span.model_copy(update={"start_at": at, "end_at": at + len(words)}))
    for note in clause.footnotes:
        before = clause.text[max(0, note.at - 12) : note.at]
        at = reading.find(before) if before else 0
        notes.append(note.model_copy(update={"at": at + len(before) if at >= 0 else len(reading)}))
    return clause.model_copy(update={"text": reading, "emphasis": tuple(emphasis), "footnotes": tuple(notes)})


def rolling_page(
    draft: Draft,
    taken: Mapping[ClauseId, Sequence[Taken]] | None,
    names: Mapping[DelegationId, str],
    colophon: Sequence[str],
    *,
    include_private: bool = False,
) -> Page:
    """Return the draft with its brackets and attributions; with `taken`, each clause's positions beside it."""
    clauses = [shown(clause) for clause in draft.clauses]
    blocks = [paragraph_of(clause, bracket_spans(clause)) for clause in clauses]
    page = draft_page(PageKind.ROLLING, draft, blocks, colophon, clauses=clauses)
    return page if taken is None else with_positions(page, draft, taken, names, include_private=include_private)


def with_positions(
    page: Page,
    draft: Draft,
    taken: Mapping[ClauseId, Sequence[Taken]],
    names: Mapping[DelegationId, str],
    *,
    include_private: bool = False,
    more: Mapping[ClauseId, Sequence[Remark]] | None = None,
) -> Page:
    """Return a page that prints a draft, with each clause's positions, and what `more` holds, beside its paragraph."""
    beside: dict[str, tuple[Remark, ...]] = {}
    for clause in map(shown, draft.clauses):
        said = (one for one in taken.get(clause.id, ()) if include_private or not one.private)
        found = (*(remark(one, names) for one in said), *(more or {}).get(clause.id, ()))
        beside[clause.label] = tuple(sorted(found, key=lambda one: one.on or Date.min))
    blocks = [
        replace(block, remarks=(*block.remarks, *beside.pop(block.label, ())))
        if isinstance(block, Paragraph) and _stays(block)
        else block
        for block in page.blocks
    ]
    return replace(page, blocks=tuple(blocks), clauses=())


def _stays(paragraph: Paragraph) -> bool:
    """Whether a paragraph of the draft is left when changes are accepted; what went has its label from the base."""
    runs = [run for run in (*paragraph.number, *paragraph.runs) if run.text.strip()]
    return paragraph.mark.op is not Op.DELETE or any(run.mark.op is not Op.DELETE for run in runs)


def remark(taken: Taken, names: Mapping[DelegationId, str]) -> Remark:
    """Return what a delegation says of a clause, in one line."""
    said = f"{remark_words(taken)} {caveats(taken)}".strip()
    return Remark(visible(names.get(taken.holder, taken.holder)), taken.on, said)


def remark_words(taken: Taken) -> str:
    """Return a position in one line, without what a reader of it must not miss."""
    parts = [str(taken.stance) if taken.stance else "dissociates itself"]
    if taken.words:
        parts.append(f"proposes: {taken.words}")
    if taken.reason:
        parts.append(taken.reason)
    if taken.cure:
        parts.append(f"would move if: {taken.cure}")
    return visible(" — ".join(parts))


def caveats(taken: Taken) -> str:
    """Return in brackets what a reader of a position must not miss; empty where there is nothing."""
    marks = marks_of(taken)
    return f"({'; '.join(marks)})" if marks else ""
