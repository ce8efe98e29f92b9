"""Owns the lines of a text: which make a heading, a paragraph, a footnote, or a rule between pages."""

import re
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from typing import NamedTuple

from workbench.text.labels.numbering import Number, read_number

GUARD = "\\ "
"""Before a paragraph: what follows is its text, whatever it looks like (as `print_clauses` writes it)."""
RECITAL = f"PP {GUARD}"
"""Before a preambular paragraph that has no number and does not read as one."""

_HEADING = re.compile(r"(#{1,6})\s+(.*)", re.DOTALL)
_DIVISION = re.compile(
    r"\*{0,3}(?i:(?P<part>part|partie|parte|часть|chapter|chapitre|capítulo|глава|annex|annexe|anexo|приложение)|"
    r"article|artículo|статья|المادة)\s(?P<number>\d{1,3}|[IVXLC]{1,7})(?P<sign>\s(?:bis|ter|quater))?\*{0,3}[.:]?"
    r"(?:<sup>[^<>]{1,8}</sup>|\[\^\w{1,8}\])*"
    r"(?P<title>(?:\s[–—-])?\s\*{0,3}[^\W\d_].{0,120})?"
)
"""A line that begins an article or another division of a treaty; its title is on it or on the next one."""
_SECTION = re.compile(r"(?:[IVXLC]{1,7}|[A-Z])\.?")
_TITLE = 120
_RULE = re.compile(r"\s*(?:-{3,}|\*{3,}|_{3,})\s*")
_NOTE = re.compile(r"(?:<sup>([\w*†‡]{1,8})</sup>|\[\^(\w{1,8})\]:)\s*(?=\S)")
_CLOSERS = " \t)]}”’\"'»›*_»）］」』"
_FINAL = (".", ";", ":", "!", "?", "…", "。", "；", "：", "！", "？", "؛", "؟", "।", ",", "،", "，", "、")
_COMMAS = (",", "،", "，", "、")
_WIDE = re.compile("[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60]")


class BlockKind(Enum):
    """What a block of lines is."""

    HEADING = auto()
    TEXT = auto()
    NOTE = auto()
    RULE = auto()


class Block(NamedTuple):
    """Lines that belong together, joined; with a heading's level, a footnote's mark, a paragraph's number."""

    kind: BlockKind
    text: str
    level: int = 0
    mark: str = ""
    number: Number | None = None
    is_guarded: bool = False
    source: str = ""
    """The lines as they stand, for a masthead."""


def split_blocks(text: str) -> list[Block]:
    """Return the blocks of a text in order; every word of the text is in one of them. Linear time."""
    blocks: list[Block] = []
    for lines in _gather(_logical_lines(text)):
        block = _block(lines)
        titled = _titled(blocks[-1], block) if block and blocks else None
        if titled:
            blocks[-1] = titled
        elif block:
            blocks.append(block)
    return blocks


def _titled(before: Block, block: Block) -> Block | None:
    """Return the heading that the bare number of an article or a section makes with the line after it."""
    if _is_of_article(block, before):
        return before._replace(text=f"{before.text} {block.text}")
    is_bare = before.kind is BlockKind.TEXT and not before.is_guarded and _SECTION.fullmatch(before.text)
    if not is_bare or not is_title(block):
        return None
    text = f"{before.text.removesuffix('.')}. {block.text}"
    return before._replace(text=text, source=text)


def _is_of_article(block: Block, before: Block) -> bool:
    """Whether a short line, begun with a capital and not finished, follows the bare number of an article."""
    may_be = block.kind in (BlockKind.TEXT, BlockKind.HEADING) and not block.number and not block.is_guarded
    if before.kind is not BlockKind.HEADING or not may_be or is_division(block.text):
        return False
    return awaits_title(before.text) and is_division(f"{before.text} {block.text}")


def is_title(block: Block) -> bool:
    """Whether a block is a short line, begun with a capital and not finished, as headings are."""
    if block.kind is not BlockKind.TEXT or block.number or block.is_guarded or "\n" in block.source:
        return False
    is_open = len(block.text) <= _TITLE and not is_finished(block.text, with_commas=True)
    return is_open and not begins_lower(block.text) and any(map(str.isalpha, block.text[:40]))


def is_division(line: str) -> bool:
    """Whether a line is the heading of an article, chapter, part or annex: `Article 5`, `Artículo 5. Fines`."""
    found = _DIVISION.fullmatch(line)
    title = (found and found["title"]) or ""
    return found is not None and not begins_lower(title) and not is_finished(title, with_commas=True)


def awaits_title(line: str) -> bool:
    """Whether a line is the heading of an article without its title, which may be on the next line."""
    found = _DIVISION.fullmatch(line)
    return found is not None and not found["title"]


def article_of(heading: str) -> str:
    """Return the number of an article from its heading, `5`, `II` or `5 bis`; empty for another heading."""
    found = _DIVISION.match(heading)
    return f"{found['number']}{found['sign'] or ''}" if found and not found["part"] else ""


def _logical_lines(text: str) -> Iterator[str]:
    """Yield lines, those that end in a backslash together with the next."""
    held: list[str] = []
    for line in text.split("\n"):
        held.append(line)
        if (len(line) - len(line.rstrip("\\"))) % 2:
            continue
        yield "\n".join(held)
        held = []
    if held:
        yield "\n".join(held)


def _gather(lines: Iterable[str]) -> Iterator[list[str]]:
    held: list[str] = []
    before = ""
    for line in lines:
        plain = line.strip(" \t\u3000\u00a0")
        is_alone = plain.startswith("#") or _RULE.fullmatch(plain) is not None
        if held and (not plain or is_alone or _begins_block(plain, held, before)):
            yield held
            before, held = held[0], []
        if is_alone:
            yield [plain]
        elif plain:
            held.append(plain)
    if held:
        yield held


def _begins_block(line: str, held: list[str], before: str) -> bool:
    if _NOTE.match(line) or line.startswith((GUARD, RECITAL)) or is_division(held[0]):
        return True
    if _SECTION.fullmatch(held[-1]) and len(held) == 1 and not begins_lower(line):
        return True
    number = read_number(line[:200])
    if number is None:
        return False
    if is_division(before) or is_finished(held[-1]) or held[-1].endswith((",", "and", "or")):
        return True
    first = read_number(held[0][:200])
    return first is not None and _follows(number, first)


def _follows(number: Number, first: Number) -> bool:
    if number.paragraph is not None and not number.letter:
        return first.paragraph is not None and number.paragraph == first.paragraph + 1
    return any(a.row == b.row and a.value == b.value + 1 for a in number.readings for b in first.readings)


def _block(lines: list[str]) -> Block | None:
    text, source = lines[0], "\n".join(lines)
    if _RULE.fullmatch(text):
        return Block(BlockKind.RULE, "")
    if heading := _HEADING.fullmatch(text):
        title = heading[2].strip()
        return Block(BlockKind.HEADING, title, level=len(heading[1]), source=title) if title else None
    if division := _DIVISION.fullmatch(text) if len(lines) == 1 and is_division(text) else None:
        return Block(BlockKind.HEADING, text, level=1 if division["part"] else 2, source=text)
    text = join_lines(lines)
    if note := _NOTE.match(text):
        return Block(BlockKind.NOTE, text[note.end() :], mark=note[1] or note[2], source=source)
    if text.startswith(GUARD):
        return Block(BlockKind.TEXT, text[len(GUARD) :], is_guarded=True, source=source)
    if text.startswith(RECITAL):
        rest = text[len(RECITAL) :]
        return Block(BlockKind.TEXT, rest, 0, "", Number("PP", None, "", (), "", "", rest), True, source)
    number = read_number(text)
    if number is None:
        return Block(BlockKind.TEXT, text, source=source)
    is_guarded = number.rest.startswith(GUARD)
    rest = number.rest.removeprefix(GUARD)
    return Block(BlockKind.TEXT, rest, 0, "", number._replace(rest=rest), is_guarded, source)


def join_lines(lines: Iterable[str]) -> str:
    """Join the lines of a paragraph: with a space, but without one in Chinese and after a hyphen."""
    joined: list[str] = []
    for line in lines:
        if joined:
            joined.append(_joint(joined[-1], line))
        joined.append(line)
    return "".join(joined)


def _joint(before: str, after: str) -> str:
    if _WIDE.match(before[-1:]) and _WIDE.match(after[:1]):
        return ""
    is_hyphenated = before.endswith("-") and before[-2:-1].isalpha() and after[:1].isalpha()
    return "" if is_hyphenated else " "


def is_finished(text: str, *, with_commas: bool = False) -> bool:
    """Whether a paragraph ends as one does: with final punctuation, perhaps inside quotation marks."""
    tail = re.sub(r"(?:<sup>[^<>]{1,8}</sup>|\[\^\w{1,8}\]|</?(?:i|b|em|strong)>)+$", "", text[-80:].rstrip())
    if tail.endswith("]"):
        return True
    end = tail.rstrip(_CLOSERS)
    return end.endswith(_FINAL) and (with_commas or not end.endswith(_COMMAS))


def begins_lower(text: str) -> bool:
    """Whether the first letter of a text is a small one, quotation marks and brackets left aside."""
    return text[:40].lstrip(" \t([{“‘\"'«*_")[:1].islower()
