"""Works out the numbers that Word prints before the paragraphs of a list; the file holds only how to count."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.formats.word.xml import name
from workbench.text.labels.counting import letters, roman

if TYPE_CHECKING:
    from lxml.etree import _Element

_DEEPEST = 8

_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "lowerLetter": letters,
    "upperLetter": lambda count: letters(count).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda count: roman(count).upper(),
}


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    pattern: str
    start: int


@dataclass(slots=True)
class Lists:
    """The lists of one document. Ask for the number of each paragraph in order, each once."""

    _levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def read(cls, numbering: "_Element | None") -> "Lists":
        """Read `word/numbering.xml`; a document without one has no lists."""
        lists = cls()
        if numbering is None:
            return lists
        abstract = {
            one.get(name("abstractNumId"), ""): {_depth(level): _read_level(level) for level in one.iter(name("lvl"))}
            for one in numbering.iter(name("abstractNum"))
        }
        for number in numbering.iter(name("num")):
            base = number.find(name("abstractNumId"))
            levels = dict(abstract.get("" if base is None else base.get(name("val"), ""), {}))
            for override in number.iter(name("lvlOverride")):
                depth, start = _depth(override), override.find(name("startOverride"))
                if start is not None and depth in levels:
                    levels[depth] = _Level(levels[depth].format, levels[depth].pattern, _value(start, 1))
            lists._levels[number.get(name("numId"), "")] = levels
        return lists

    def next_number(self, list_id: str, depth: int) -> str:
        """Return what stands before the next paragraph of that list and depth; empty for bullets."""
        levels = self._levels.get(list_id, {})
        if depth not in levels:
            return ""
        counts = self._counts.setdefault(list_id, {})
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        if levels[depth].format not in _FORMATS:
            return ""

        def count(found: re.Match[str]) -> str:
            level = int(found[1]) - 1
            known = levels.get(level)
            if known is None:
                return ""
            return _FORMATS.get(known.format, str)(max(counts.get(level, known.start), 1))

        return re.sub(r"%([1-9])", count, levels[depth].pattern).strip()


def _read_level(level: "_Element") -> _Level:
    shape, pattern, start = (level.find(name(part)) for part in ("numFmt", "lvlText", "start"))
    return _Level(
        "decimal" if shape is None else shape.get(name("val"), ""),
        "" if pattern is None else pattern.get(name("val"), ""),
        1 if start is None else _value(start, 1),
    )


def _depth(level: "_Element") -> int:
    return min(_number(level.get(name("ilvl")), 0), _DEEPEST)


def _value(one: "_Element", default: int) -> int:
    return _number(one.get(name("val")), default)


def _number(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"\d{1,5}", text) else default


def list_place(paragraph: "_Element", style_lists: dict[str, tuple[str, int]]) -> tuple[str, int] | None:
    """Return the list a paragraph belongs to and its depth there, its own or its style's; None where neither."""
    found = paragraph.find(f"{name('pPr')}/{name('numPr')}")
    style = paragraph.find(f"{name('pPr')}/{name('pStyle')}")
    inherited = style_lists.get("" if style is None else style.get(name("val"), ""))
    if found is None:
        return inherited
    list_id, depth = found.find(name("numId")), found.find(name("ilvl"))
    own = inherited[0] if list_id is None and inherited else ("" if list_id is None else list_id.get(name("val"), ""))
    return (own, 0 if depth is None else _value(depth, 0)) if own not in ("", "0") else None


def read_style_lists(styles: "_Element | None") -> dict[str, tuple[str, int]]:
    """Return the lists that styles of `word/styles.xml` put their paragraphs in, inherited ones included."""
    own: dict[str, tuple[str, int]] = {}
    bases: dict[str, str] = {}
    for style in [] if styles is None else styles.iter(name("style")):
        style_id, base = style.get(name("styleId"), ""), style.find(name("basedOn"))
        bases[style_id] = "" if base is None else base.get(name("val"), "")
        if place := list_place(style, {}):
            own[style_id] = place
    found = dict(own)
    settled = set(own)
    for style_id in bases:
        line = [style_id]
        while line[-1] and line[-1] not in settled:
            settled.add(line[-1])
            line.append(bases.get(line[-1], ""))
        if line[-1] in found:
            found.update(dict.fromkeys(line, found[line[-1]]))
    return found
