"""Owns how clauses are named: working labels such as `36 (a)`, `OP3 bis`, `PP4`, `VIII.A`, however spelt.

A label is read into its parts, from the paragraph down; spaces, case, dots and brackets are forgiven. What
a draft's clauses are called is decided in `workbench.text.drafts.clauses`; here a name is only read and found.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

from workbench.errors import UnknownName
from workbench.text.plurals import say_list

SUFFIXES = (
    *("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies"),
    *("undecies", "duodecies", "alt"),
)
"""What follows the number of an alternative or an inserted paragraph (Editorial Manual; `alt` by usage)."""

SECTION = "section"
_SERIES = ("pp", "op")
_IDLE = frozenset(
    {
        "para",
        "paras",
        "paragraph",
        "paragraphs",
        "par",
        "sub",
        "subpara",
        "subparagraph",
        "clause",
        "section",
        "no",
        "article",
        "art",
    }
    | {"paragraphe", "alinéa", "párrafo", "inciso", "пункт", "подпункт", "الفقرة", "artículo", "статья", "المادة"}
)
_TOKENS = re.compile(r"#?\d+|[^\W\d_]+")
_GLUED = re.compile(rf"([^\W\d_]|[ivxlc]+)({'|'.join(SUFFIXES)})")
_ROMAN = re.compile(r"[ivxlc]+")
_SHOWN = 60


class Part(NamedTuple):
    """One degree of a label: its value (`36`, `a`, `closing`) and what follows it (`bis`, `alt 2`)."""

    value: str
    suffix: str = ""


class Label(NamedTuple):
    """A label read: its series (`pp`, `op`, `section` or none) and its parts from the outermost in."""

    series: str
    parts: tuple[Part, ...]


@lru_cache(maxsize=65_536)
def parse_label(text: str) -> Label:
    """Read a label however it is spelt; raise UnknownName where the text holds no letter or digit.

    >>> for name in ("36(a)", "36 (a)", "36.a", "para 36 (a)", "§ 36 (A)", "a", "(a)", "op3bis",
    ...              "OP 3 bis", "PP4", "viii.a", "VIII", "36 (c) alt. 2", "٣٦ (أ)", "4 (closing)"):
    ...     print(name, "→", print_label(parse_label(name)))
    36(a) → 36 (a)
    36 (a) → 36 (a)
    36.a → 36 (a)
    para 36 (a) → 36 (a)
    § 36 (A) → 36 (a)
    a → (a)
    (a) → (a)
    op3bis → OP3 bis
    OP 3 bis → OP3 bis
    PP4 → PP4
    viii.a → VIII.A
    VIII → VIII
    36 (c) alt. 2 → 36 (c) alt 2
    ٣٦ (أ) → 36 (أ)
    4 (closing) → 4 (closing)
    """
    plain = unicodedata.normalize("NFKC", text.strip())
    tokens = [token for found in _TOKENS.findall(plain.casefold()) for token in _split_glued(found)]
    tokens = [_ascii(token) for token in tokens if token not in _IDLE] or tokens
    series = ""
    if len(tokens) > 1 and tokens[0] in _SERIES:
        series, *tokens = tokens
    elif _is_section(plain, tokens):
        series = SECTION
    parts = _gather(tokens)
    if not parts:
        raise UnknownName(f"“{text[:_SHOWN]}” names no clause.", "Give a label such as 36 (a), OP3 bis or PP4.")
    return Label(series, parts)


def _split_glued(token: str) -> list[str]:
    glued = _GLUED.fullmatch(token) if token not in SUFFIXES else None
    return [glued[1], glued[2]] if glued else [token]


def _ascii(token: str) -> str:
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in token)


def _is_section(plain: str, tokens: list[str]) -> bool:
    if not tokens or "(" in plain or any(char.isdecimal() for char in plain):
        return False
    return plain.isupper() or (len(tokens) == 2 and "." in plain and bool(_ROMAN.fullmatch(tokens[0])))


def _gather(tokens: list[str]) -> tuple[Part, ...]:
    parts: list[Part] = []
    for token in tokens:
        before = parts[-1] if parts else None
        counts_alternative = token.isdecimal() and before is not None and before.suffix.endswith("alt")
        if before is not None and (token in SUFFIXES or token.startswith("#") or counts_alternative):
            parts[-1] = Part(before.value, f"{before.suffix} {token}".strip())
        else:
            parts.append(Part(token))
    return tuple(parts)


def print_label(label: Label) -> str:
    """Return the label as the workbench writes it; reading it again gives the same label."""
    if label.series == SECTION:
        return ".".join(f"{part.value} {part.suffix}".strip().upper() for part in label.parts)
    words = []
    for at, (value, suffix) in enumerate(label.parts):
        is_number = value.isdecimal()
        words.append(value if is_number and (at == 0 or label.series) else f"({value})")
        words.extend([suffix] if suffix else [])
    return label.series.upper() + " ".join(words)


def find_label(query: str, labels: Sequence[str], where: str = "this draft") -> str:
    """Return the one label that a name means: exactly, forgivingly, or by its end where only one ends so.

    `3` and `OP3` mean each other; a sub-paragraph is preferred to a section of the same letter. Raises
    UnknownName for a name that means no label (with those below it, or the nearest) or several (with all of them).
    `where` they are looked for is named.

    >>> find_label("a", ["36", "36 (a)", "36 (b)"]), find_label("op3bis", ["OP3", "OP3 bis"])
    ('36 (a)', 'OP3 bis')
    """
    index = _index(tuple(labels))
    if query in index.exact:
        return query
    wanted = parse_label(query)
    for found in (
        index.full.get(wanted, ()),
        index.bare.get(wanted.parts, ()) if wanted.series in ("", "op") else (),
        index.tails.get(wanted.parts, ()) if not wanted.series else (),
        index.sections.get(wanted.parts, ()),
    ):
        if len(found) == 1:
            return found[0]
        if found:
            raise UnknownName(f"“{query[:_SHOWN]}” may be {_or(found)}.", "Give the whole label.")
    below = [label for label in labels if _above(parse_label(label)) == wanted]
    near = [label for _, _, label in process.extract(_plain(query), index.plain, scorer=fuzz.ratio, limit=3)]
    hint = f"Did you mean {_or(below or near)}?" if near else "It holds no clauses."
    raise UnknownName(f"There is no clause {print_label(wanted)[:_SHOWN]} in {where}.", hint)


def _above(label: Label) -> Label:
    return Label(label.series, label.parts[:-1])


class _Index(NamedTuple):
    exact: frozenset[str]
    full: dict[Label, list[str]]
    bare: dict[tuple[Part, ...], list[str]]
    tails: dict[tuple[Part, ...], list[str]]
    sections: dict[tuple[Part, ...], list[str]]
    plain: dict[str, str]


@lru_cache(maxsize=32)
def _index(labels: tuple[str, ...]) -> _Index:
    index = _Index(frozenset(labels), {}, {}, {}, {}, {label: _plain(label) for label in labels})
    for label in labels:
        read = parse_label(label)
        index.full.setdefault(read, []).append(label)
        if read.series in ("", "op"):
            index.bare.setdefault(read.parts, []).append(label)
        ends = index.sections if read.series == SECTION else index.tails
        for start in range(0 if read.series == SECTION else 1, len(read.parts)):
            if not read.parts[start].value.isdecimal():
                ends.setdefault(read.parts[start:], []).append(label)
    return index


def _plain(label: str) -> str:
    return " ".join(_TOKENS.findall(label.casefold()[:_SHOWN])) or label[:_SHOWN]


def _or(names: Sequence[str]) -> str:
    shown = names if len(names) <= 8 else [*names[:7], f"{len(names) - 7} others"]
    return say_list(shown, "or")
