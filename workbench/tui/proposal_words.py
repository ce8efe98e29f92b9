"""How a proposal is said: on a line, in full beside the others, and laid on changed words. Values only."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from workbench.tui.overlay import Layer, lay_over
from workbench.tui.present import (
    MUTED,
    STRONG,
    illustrative_tag,
    joined,
    labelled,
    names,
    one_line,
    plain,
    private_tag,
    redline,
)

if TYPE_CHECKING:
    from workbench.desk.views import Carried, ProposalView
    from workbench.model.change import Redline

FITS = "the clause changed since it was made; carried onto its words now"
FITS_NOT = "the clause changed since it was made, and it no longer fits; from its words now to those proposed"


def numbered(proposals: "Sequence[ProposalView]") -> "dict[str, int]":
    """Return for every ref the number it goes by among the proposals on its clause, from 1."""
    numbers: dict[str, int] = {}
    on_clause: dict[str, int] = {}
    for one in proposals:
        on_clause[one.clause] = numbers[one.ref] = on_clause.get(one.clause, 0) + 1
    return numbers


def proposal_row(one: "ProposalView", number: int, width: int) -> Content:
    """Return a proposal on one line: clause, number, kind, sponsors, what to know of it."""
    who_width = 18 if width < 90 else 40
    parts = [
        one_line(one.clause, STRONG).truncate(9, ellipsis=True).truncate(10, pad=True),
        Content.styled(f"{{{number}}} ", "bold $text-accent"),
        Content(one.kind.value.ljust(9)),
        names(one.sponsors, 3).truncate(who_width - 1, ellipsis=True).truncate(who_width, pad=True),
    ]
    return Content.assemble(*parts, Content.styled(" · ".join(_marks(one)), MUTED))


def _marks(one: "ProposalView") -> list[str]:
    marks = [f"↻ {'fits' if one.carried.fits else 'no longer fits'}"] if one.carried else []
    marks += [f"× collides with {len(one.collides)}"] * bool(one.collides)
    marks += [f"= {len(one.identical)} identical"] * bool(one.identical)
    marks += [f"{len(one.supporters)} for"] * bool(one.supporters)
    return marks + [f"{len(one.opponents)} against"] * bool(one.opponents)


def proposal_beside(one: "ProposalView", others: "Sequence[ProposalView]") -> list[Content]:
    """Return who speaks for and against a proposal, and which others are identical or collide, with their authors."""
    lines = [
        labelled(label, names(people))
        for label, people in (("for", one.supporters), ("against", one.opponents))
        if people
    ]
    by_ref, numbers = {other.ref: other for other in others}, numbered(others)
    for label, refs in (("= identical to", one.identical), ("× collides with", one.collides)):
        if refs:
            said = [_named(by_ref[ref], numbers[ref]) if ref in by_ref else one_line(ref) for ref in refs]
            lines.append(labelled(label, joined(said, "; ")))
    return lines


def _named(one: "ProposalView", number: int) -> Content:
    return joined([Content.styled(f"{{{number}}} ", "bold $text-accent"), names(one.sponsors, 4)])


def proposal_change(one: "ProposalView") -> Content:
    """Return what a proposal would change: its redline, carried onto the words now where they changed since."""
    if one.carried:
        return labelled(f"↻ {FITS if one.carried.fits else FITS_NOT}", redline(one.carried.redline))
    if one.kind.value == "move":
        return plain(f"It should follow {one.after or 'a clause that is in this draft no more'}.")
    return redline(one.redline) if one.redline else plain(one.words)


def proposal_full(one: "ProposalView", others: "Sequence[ProposalView]") -> Content:
    """Return all of a proposal, beside the others on its clause; they are laid over each other where there are some."""
    number = numbered(others).get(one.ref, 1)
    head = [_named(one, number), plain(f" · {one.kind.value} · {one.ref} · {one.on}", MUTED)]
    for said, tag in ((one.illustrative, illustrative_tag()), (one.private, private_tag())):
        head += [Content(" · "), tag] if said else []
    lines = [joined(head), proposal_change(one)]
    if one.reason:
        lines.append(labelled("because", one_line(one.reason)))
    lines += proposal_beside(one, others)
    if (together := laid_over(others)) is not None:
        lines += [Content.styled("\nAll laid over the clause", "bold"), together]
    return Content("\n").join(lines)


def laid_over(proposals: "Sequence[ProposalView]") -> Content | None:
    """Return the clause with all proposals on it and who is behind each number; None where fewer than two change it."""
    if sum(bool(one.redline) for one in proposals) < 2:
        return None
    return proposals_laid(proposals)


def proposals_laid(proposals: "Sequence[ProposalView]") -> Content:
    """Return the clause with the proposals on it laid over each other, and who is behind each number."""
    numbers = numbered(proposals)
    layers = [Layer(numbers[one.ref], _laid(one)) for one in proposals if one.redline]
    return Content("\n").join([*([lay_over(layers)] if layers else []), proposal_key(proposals)])


def _laid(one: "ProposalView") -> "Redline":
    return one.carried.redline if one.carried and one.carried.fits else one.redline


def proposal_key(proposals: "Sequence[ProposalView]") -> Content:
    """Return who stands behind each number."""
    numbers = numbered(proposals)
    return labelled("by", joined([_named(one, numbers[one.ref]) for one in proposals], "  "))


def carried_words(others: "Sequence[Carried]") -> Content:
    """Return how the other proposals on a clause look on its new words: those that fit, then those that do not."""
    parts: list[Content] = []
    for title, fits in (("Fit the new words", True), ("No longer fit; to be proposed anew", False)):
        found = [one for one in others if one.fits is fits]
        parts += [Content.styled(f"{title} ({len(found)})", "bold underline")] if found else []
        for one in found:
            parts.append(joined([names(one.sponsors), plain(f" · {one.ref}", MUTED)]))
            parts.append(redline(one.redline))
    return Content("\n").join(parts)
