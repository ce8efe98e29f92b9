"""Where the brackets and attributions of a clause stand, for print: what they mean is said in `text.brackets`."""

from workbench.formats.pages.page import Look
from workbench.formats.pages.runs import Span
from workbench.model.bracket import PieceRole
from workbench.model.clause import Clause
from workbench.text.brackets import parse_brackets

_LOOKS = {PieceRole.MARK: Look.BRACKET, PieceRole.ATTRIBUTION: Look.ATTRIBUTION}


def bracket_spans(clause: Clause) -> list[Span]:
    """Return the open brackets and the attributions of a clause as spans; editorial brackets are words."""
    tree = parse_brackets(clause.text, clause.editorial)
    spans: list[Span] = []
    at = 0
    for piece in tree.pieces:
        end = at + len(piece.text)
        is_open = piece.bracket is not None and tree.brackets[piece.bracket].is_open
        if is_open and piece.role in _LOOKS:
            spans.append(Span(at, end, _LOOKS[piece.role]))
        at = end
    return spans
