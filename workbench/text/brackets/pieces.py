"""Cuts a clause into the words, marks and attributions of its brackets."""

from collections.abc import Iterable

from workbench.model.bracket import Bracket, Piece, PieceRole
from workbench.text.brackets.attributions import Attribution


def cut_pieces(text: str, brackets: list[Bracket], attributions: list[Attribution], ends: list[int]) -> Iterable[Piece]:
    """Cut the text at marks and attributions; put together again the pieces are the text."""
    cuts: list[tuple[int, int, PieceRole, int]] = []
    for place, (bracket, attribution) in enumerate(zip(brackets, attributions, strict=True)):
        start, end = bracket.start_at, bracket.end_at
        cuts.append((*_starred(text, start, text[start + 1 : start + 1 + attribution.head]), PieceRole.MARK, place))
        if attribution.head:
            cuts.append((start + 1, start + 1 + attribution.head, PieceRole.ATTRIBUTION, place))
        if attribution.tail:
            cuts.append((end - 1 - attribution.tail, end - 1, PieceRole.ATTRIBUTION, place))
        tail = text[end - 1 - attribution.tail : end - 1]
        cuts.append((*_starred(text, end - 1, tail), PieceRole.MARK, place))
        if ends[place] > end:
            cuts.append((end, ends[place], PieceRole.ATTRIBUTION, place))
    at, inside = 0, None
    for start, end, role, place in _apart(cuts):
        if start > at:
            yield Piece(text[at:start], PieceRole.WORDS, inside)
        yield Piece(text[start:end], role, place)
        if role is PieceRole.MARK:
            inside = place if end <= brackets[place].end_at - 1 else brackets[place].parent
        at = end
    if at < len(text):
        yield Piece(text[at:], PieceRole.WORDS, inside)


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
