"""Lays several changes over one text: every word once, what each would take out or put in marked with its number."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from textual.content import Content

from workbench.tui.present import marked, plain

if TYPE_CHECKING:
    from workbench.model.change import Edit, Redline


@dataclass(frozen=True)
class Layer:
    """One change of the text: the number it is named by and its redline."""

    number: int
    redline: "Redline"


def lay_over(layers: Sequence[Layer]) -> Content:
    """Return the text with all changes: `−shall−{1,2}+should+{1}+may+{2}`; equal insertions are shown once.

    All redlines must start from the same words; those of other words than the first are left out.
    """
    if not layers:
        return Content("")
    base = _base(layers[0].redline)
    fitting = [layer for layer in layers if _base(layer.redline) == base]
    taken = {layer.number: [span for *span, edit in _placed(layer) if edit.op == "delete"] for layer in fitting}
    put: dict[int, dict[str, list[int]]] = {}
    for layer in fitting:
        for start, _, edit in _placed(layer):
            if edit.op == "insert":
                put.setdefault(start, {}).setdefault(edit.text, []).append(layer.number)
    ends = {at for spans in taken.values() for span in spans for at in span}
    cuts = sorted({0, len(base), *put, *ends})
    parts = [*_inserted(put.get(0, {}))]
    for start, end in pairwise(cuts):
        by = [number for number, spans in taken.items() if any(at <= start < until for at, until in spans)]
        parts.append(marked(base[start:end], "delete", _numbers(by)) if by else plain(base[start:end]))
        parts += _inserted(put.get(end, {}))
    return Content.assemble(*parts)


def _base(redline: "Redline") -> str:
    return "".join(edit.text for edit in redline if edit.op != "insert")


def _placed(layer: Layer) -> "Iterator[tuple[int, int, Edit]]":
    """Yield the edits with where they begin and end in the text before."""
    at = 0
    for edit in layer.redline:
        end = at if edit.op == "insert" else at + len(edit.text)
        yield at, end, edit
        at = end


def _inserted(words: dict[str, list[int]]) -> list[Content]:
    return [marked(text, "insert", _numbers(by)) for text, by in words.items()]


def _numbers(by: list[int]) -> Content:
    return Content.styled(f"{{{','.join(map(str, by))}}}", "bold $text-accent")
