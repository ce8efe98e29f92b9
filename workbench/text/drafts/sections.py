"""Owns the numbers of headings: I, II …, A, B … below them, and 1, 2 … where a heading has such a number."""

import re
from typing import NamedTuple

from workbench.text.drafts.report_lines import Block, BlockKind, is_finished
from workbench.text.labels.numbering import roman_value

_SECTION = re.compile(r"(\*{0,3})([IVXLC]{1,7}|[A-Z]|\d{1,3})[.．]\s+(\S.*)", re.DOTALL)
_PLAIN_LENGTH = 200


class Section(NamedTuple):
    """A numbered heading as it is written."""

    number: str
    title: str


class Place(NamedTuple):
    """Where a heading stands: its level from 1, and its label."""

    depth: int
    label: str


def read_section(block: Block) -> Section | None:
    """Return the number and title of a heading, or None for an unnumbered one or another block.

    Without `#` only a short line with a roman numeral or a capital, and no final punctuation, is a heading.
    Bold or italics around number and title together are the heading's own look, and left out.
    """
    if block.is_guarded or block.kind not in (BlockKind.HEADING, BlockKind.TEXT):
        return None
    found = _SECTION.fullmatch(block.text)
    if found is None:
        return None
    stars, number, title = found.groups()
    if block.kind is BlockKind.TEXT and (
        number.isdecimal() or len(block.text) > _PLAIN_LENGTH or "\n" in block.source or is_finished(title)
    ):
        return None
    if stars:
        title = title.removesuffix(stars) if title.endswith(stars) else stars + title
    return Section(number, title)


class Outline:
    """The numbered headings met so far: tells the letter C from the numeral C by what is expected."""

    def __init__(self) -> None:
        self._roman = self._letter = 0
        self._labels: list[str] = []

    @property
    def depth(self) -> int:
        """How many numbered headings the next paragraph stands under."""
        return len(self._labels)

    def expects(self, number: str) -> bool:
        """Whether a plain line with this number is the next heading: II after I, A or B inside a section."""
        roman = roman_value(number)
        is_next_letter = len(number) == 1 and self._roman > 0 and ord(number) - 64 == self._letter + 1
        return is_next_letter or (roman > 0 and roman == self._roman + 1)

    def place(self, number: str) -> Place:
        """Return where the heading of that number stands, and remember it."""
        if number.isdecimal():
            depth = len(self._labels) + 1 if len(self._labels) < 3 else 3
            label = ".".join([*self._labels[: depth - 1], number]) if self._labels else f"H{number}"
            return Place(depth, label)
        if self._is_letter(number):
            self._letter = ord(number) - 64
            self._labels = [*self._labels[: 1 if self._roman else 0], number]
        else:
            self._roman, self._letter = roman_value(number), 0
            self._labels = [number]
        return Place(len(self._labels), ".".join(self._labels))

    def _is_letter(self, number: str) -> bool:
        roman, letter = roman_value(number), ord(number[0]) - 64
        if len(number) > 1 and roman:
            return False
        if self._letter and letter == self._letter + 1:
            return True
        if roman and roman == self._roman + 1:
            return False
        return letter == 1 or not (roman and number in "IVX")
