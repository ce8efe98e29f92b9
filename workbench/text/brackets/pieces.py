"""Cuts a clause into the words, marks and attributions of its brackets."""

from collections.abc import Iterable, Sequence

from workbench.model.bracket import Piece, PieceRole
from workbench.text.brackets.kinds import Read


def cut_pieces(text: str, reads: Sequence[Read], parents: Sequence[int | None]) -> Iterable[Piece]:
    """Cut the text at marks and attributions; put together again the pieces are the text."""
    cuts: list[tuple[int, int, PieceRole, int]] = []
    for place, one in enumerate(reads):
        start, end, head, tail = one.start_at, one.end_at, one.attribution.head, one.attribution.tail
        if one.begins_at < start:
            cuts.append((one.begins_at, start, PieceRole.ATTRIBUTION, place))
        cuts.append((*_starred(text, start, text[start + 1 : start + 1 + head]), PieceRole.MARK, place))
        if head:
            cuts.append((start + 1, start + 1 + head, PieceRole.ATTRIBUTION, place))
        cuts += ((*span, PieceRole.ATTRIBUTION, place) for span in _between_alternatives(one))
        if tail:
            cuts.append((end - 1 - tail, end - 1, PieceRole.ATTRIBUTION, place))
        cuts.append((*_starred(text, end - 1, text[end - 1 - tail : end - 1]), PieceRole.MARK, place))
        if one.ends_at > end:
            cuts.append((end, one.ends_at, PieceRole.ATTRIBUTION, place))
    at, inside = 0, None
    for start, end, role, place in _apart(cuts):
        if start > at:
            yield Piece(text[at:start], PieceRole.WORDS, inside)
        yield Piece(text[start:end], role, place)
        if role is PieceRole.MARK:
            inside = place if end <= reads[place].end_at - 1 else parents[place]
        at = end
    if at < len(text):
        yield Piece(text[at:], PieceRole.WORDS, inside)


def _between_alternatives(one: Read) -> Iterable[tuple[int, int]]:
    """Yield what names the owners of alternatives inside a bracket, ` - EU / `; nothing where none has its own."""
    if any(side.owners for side in one.alternatives):
        ends = [*(side.start_at for side in one.alternatives[1:]), one.end_at - 1 - (one.start_at + 1)]
        for side, end in zip(one.alternatives, ends, strict=True):
            if side.end_at < end:
                yield one.start_at + 1 + side.end_at, one.start_at + 1 + end


def _starred(text: str, at: int, name: str) -> tuple[int, int]:
    """Return a mark with the stars of bold beside it: `**[**`, and those of `**[EU:**` that close in the name."""
    if text[at + 1 : at + 3] == "**" == text[max(at - 2, 0) : at]:
        return at - 2, at + 3
    if name.count("**") == 1:
        is_opening = text[at] in "[［(（"
        if is_opening and text[max(at - 2, 0) : at] == "**":
            return at - 2, at + 1
        if not is_opening and text[at + 1 : at + 3] == "**":
            return at, at + 3
    return at, at + 1


def _apart(cuts: list[tuple[int, int, PieceRole, int]]) -> Iterable[tuple[int, int, PieceRole, int]]:
    """Yield cuts in order, none over another: stars belong to the mark that comes first."""
    at = 0
    for start, end, role, place in sorted(cuts, key=lambda cut: cut[0]):
        if end > at:
            yield max(start, at), end, role, place
            at = end
