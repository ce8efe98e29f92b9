"""Readings of a bracketed clause: clean, as one delegation would have it, or with one bracket resolved."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection
from enum import StrEnum
from functools import cached_property

from workbench.errors import UnknownName
from workbench.model.bracket import Bracket, BracketKind, BracketTree, PieceRole
from workbench.text.brackets.alternatives import SLASH
from workbench.text.brackets.choices import OR
from workbench.text.brackets.parsing import parse_brackets, print_brackets

_NOT_NAMED = re.compile(r"[\W_]+")
_AROUND = " \t\n.;,:"


class Resolution(StrEnum):
    """What a person decides on one bracket."""

    KEEP = "keep"
    """Its words stay, brackets and attribution go; its alternatives go too."""
    DROP = "drop"
    """It goes with its words; a request for deletion so dropped is refused, and the words before it stay."""
    DELETE = "delete"
    """A request for deletion is granted: it goes, and the words it asks for go with it."""


def clean_reading(text: str, editorial: Collection[str] = ()) -> str:
    """Read the clause without brackets: words in them stay, of alternatives the first, requests to delete go.

    Editorial brackets stay as they are, notes of agreement go; a text without brackets is given back unchanged.
    """
    return _read(text, editorial, lambda facts, place: facts.is_first(place))


def agreed_reading(text: str, editorial: Collection[str] = ()) -> str:
    """Read the words outside all negotiating brackets: what nobody has put in doubt."""
    return _read(text, editorial, lambda _facts, _place: False)


def reading_of(text: str, owner: str | Collection[str], editorial: Collection[str] = ()) -> str:
    """Read the clause as one delegation would have it.

    Its own brackets are taken and those of others left out; brackets that name nobody stay. Of
    alternatives it gets its own, else the first that names nobody, else the first. Words it asks to delete
    are out, words others ask to delete are in. Names are compared without case, spaces and hyphens; `owner` may
    be all the spellings of one.
    """
    wanted = frozenset(map(_plain, [owner] if isinstance(owner, str) else owner))
    return _read(
        text,
        editorial,
        lambda facts, place: facts.is_for(place, wanted),
        wanted,
    )


def words_without_attributions(text: str) -> str:
    """Give all words, bracketed ones and every alternative too, without brackets and names: for comparing."""
    if "[" not in text and "［" not in text:
        return text
    pieces = parse_brackets(text).pieces
    return "".join(piece.text if piece.role is PieceRole.WORDS else " " for piece in pieces)


def resolve(
    text: str, start_at: int, resolution: Resolution, alternative: str = "", editorial: Collection[str] = ()
) -> str:
    """Resolve the one bracket that opens at an offset; all others stay as they are.

    For `[shall/should]`, `alternative` names the one to keep (the first, if empty). Raises `UnknownName`
    where no negotiating bracket opens there, or the alternative is not one of its own.
    """
    facts = _Facts(parse_brackets(text, editorial))
    brackets = facts.tree.brackets
    place = next((at for at, bracket in enumerate(brackets) if bracket.start_at == start_at), None)
    if place is None or not brackets[place].is_open:
        raise UnknownName(f"No negotiating bracket opens at character {start_at}.", "Choose one of those shown.")
    if alternative and alternative not in brackets[place].alternatives:
        offered = ", ".join(brackets[place].alternatives) or "none"
        raise UnknownName(f"“{alternative}” is not an alternative there.", f"Alternatives: {offered}.")
    if resolution is Resolution.KEEP:
        gone = {at for at in facts.choices[brackets[place].choice] if at != place}
        return _assemble(facts, gone, {place}, {place: alternative})
    target = facts.target(place) if resolution is Resolution.DELETE else None
    return _assemble(facts, {place} | ({target} if target is not None else set()), set(), {})


def _plain(name: str) -> str:
    return _NOT_NAMED.sub("", name.casefold())


def _names_any(names: Collection[str], wanted: frozenset[str]) -> bool:
    return not wanted.isdisjoint(map(_plain, names))


def _side_for(bracket: Bracket, wanted: frozenset[str]) -> str:
    """Choose among the alternatives inside a bracket: the delegation's own, else nobody's, else the first."""
    sides = list(zip(bracket.alternatives, bracket.sides, strict=True))
    own = [words for words, owners in sides if _names_any(owners, wanted)]
    unowned = [words for words, owners in sides if not owners]
    return (own or unowned or bracket.alternatives)[0]


class _Facts:
    """What readings ask of a tree again and again."""

    def __init__(self, tree: BracketTree) -> None:
        self.tree = tree
        self.text = print_brackets(tree)
        self._choosing: dict[tuple[int, frozenset[str]], int] = {}
        self.choices: dict[int | None, list[int]] = defaultdict(list)
        for place, bracket in enumerate(tree.brackets):
            if bracket.choice is not None:
                self.choices[bracket.choice].append(place)

    @cached_property
    def worded(self) -> set[int | None]:
        """Places of the brackets that hold words of their own."""
        pieces = self.tree.pieces
        return {piece.bracket for piece in pieces if piece.role is PieceRole.WORDS and piece.text.strip()}

    @cached_property
    def separators(self) -> dict[int, set[int]]:
        """Places of the pieces that only stand between two alternatives, ` / `, ` or `, each with these two."""
        pieces, brackets = self.tree.pieces, self.tree.brackets
        return {
            at: {before, after}
            for at in range(1, len(pieces) - 1)
            if (SLASH.fullmatch(pieces[at].text) or OR.fullmatch(pieces[at].text))
            and pieces[at].role is PieceRole.WORDS
            and (before := pieces[at - 1].bracket) is not None
            and (after := pieces[at + 1].bracket) is not None
            and brackets[before].choice == brackets[after].choice is not None
        }

    def is_first(self, place: int) -> bool:
        """Whether it is no alternative, or the first of them."""
        return self.tree.brackets[place].choice in (None, place)

    def is_for(self, place: int, wanted: frozenset[str]) -> bool:
        """Whether the delegation's reading has this bracket's words."""
        bracket = self.tree.brackets[place]
        if bracket.choice is None:
            is_deletion = bracket.kind is BracketKind.DELETION
            if _names_any(bracket.against, wanted):
                return is_deletion
            return bool(bracket.sides) or _names_any(bracket.owners, wanted) != is_deletion or not bracket.owners
        return place == self._chosen(bracket.choice, wanted)

    def _chosen(self, choice: int, wanted: frozenset[str]) -> int:
        """Choose the alternative that the delegation's reading has."""
        if (choice, wanted) not in self._choosing:
            members = self.choices[choice]
            own = [at for at in members if _names_any(self.tree.brackets[at].owners, wanted)]
            unowned = [at for at in members if not self.tree.brackets[at].owners]
            self._choosing[choice, wanted] = (own or unowned or members)[0]
        return self._choosing[choice, wanted]

    @cached_property
    def _before(self) -> dict[int, int]:
        """For each bracket the one before it in the same parent."""
        before: dict[int, int] = {}
        last: dict[int | None, int] = {}
        for place, bracket in enumerate(self.tree.brackets):
            if bracket.parent in last:
                before[place] = last[bracket.parent]
            last[bracket.parent] = place
        return before

    def target(self, place: int) -> int | None:
        """Find the bracket that a request to delete without words speaks of: before it, or around it."""
        brackets = self.tree.brackets
        at = place
        while at in self._before:
            before = self._before[at]
            if self.text[brackets[before].end_at : brackets[at].start_at].strip(_AROUND):
                break
            if before in self.worded or brackets[before].kind not in _WORDLESS:
                return before
            at = before
        return brackets[place].parent

    def asks_for_all(self, place: int) -> bool:
        """Whether a request to delete stands at an end of the clause and speaks of all of it."""
        bracket = self.tree.brackets[place]
        is_at_end = not self.text[: bracket.start_at].strip() or not self.text[bracket.end_at :].strip(_AROUND)
        return place not in self.worded and bracket.parent is None and is_at_end


def _read(
    text: str,
    editorial: Collection[str],
    takes: Callable[[_Facts, int], bool],
    wanted: frozenset[str] = frozenset(),
) -> str:
    """Read a clause: the brackets that are taken lose their marks, the others go with their words.

    What the `wanted` delegation asks to delete goes too, and of alternatives inside a bracket it gets its own.
    """
    facts = _Facts(parse_brackets(text, editorial))
    brackets = facts.tree.brackets
    notes = {place for place, bracket in enumerate(brackets) if bracket.kind in _NOTES}
    negotiated = {place for place, bracket in enumerate(brackets) if bracket.is_open} - notes
    if not negotiated and not notes:
        return text
    gone = notes | {place for place in negotiated if not takes(facts, place)}
    for place in negotiated:
        if brackets[place].kind is BracketKind.DELETION and place not in facts.worded:
            gone.add(place)
            if _names_any(brackets[place].owners, wanted):
                target = facts.target(place)
                if target is None and facts.asks_for_all(place):
                    return ""
                gone |= {target} if target is not None else set()
    opened = negotiated - gone
    taken = {place: _side_for(brackets[place], wanted) for place in opened if brackets[place].sides}
    return _assemble(facts, gone, opened, taken)


_NOTES = (BracketKind.AGREED, BracketKind.NOTICE)
_WORDLESS = (BracketKind.DELETION, *_NOTES)
"""Kinds that hold no words of the text, or need not."""


def _assemble(facts: _Facts, gone: set[int], opened: set[int], taken: dict[int, str]) -> str:
    """Print a tree without the brackets that are gone and without marks and names of the opened ones."""
    brackets = facts.tree.brackets
    lost: set[int | None] = set()
    for place, bracket in enumerate(brackets):
        if place in gone or (bracket.parent is not None and bracket.parent in lost):
            lost.add(place)
    parts: list[str] = []
    is_seam = False
    chosen: set[int | None] = set()
    touched, separators = gone | opened, facts.separators
    for at, piece in enumerate(facts.tree.pieces):
        is_mark = piece.bracket in opened and (piece.role is not PieceRole.WORDS or piece.bracket in chosen)
        is_between = at in separators and not touched.isdisjoint(separators[at])
        if is_mark or piece.bracket in lost or is_between:
            is_seam = True
        else:
            text = piece.text
            if piece.bracket in opened and piece.bracket is not None and brackets[piece.bracket].alternatives:
                text = taken.get(piece.bracket) or brackets[piece.bracket].alternatives[0]
                chosen.add(piece.bracket)
            if is_seam:
                text = _close_seam(parts, text)
            is_seam = False
            parts.append(text)
    if is_seam:
        _close_seam(parts, "")
    return "".join(parts)


def _close_seam(parts: list[str], after: str) -> str:
    """Where words went leave one space, and none before a sign or at an end; gives what follows, so trimmed."""
    before = parts[-1] if parts else ""
    if not before.strip(" ") and len(parts) <= 1:
        return after.lstrip(" ")
    if after[:1] in ("", ",", ".", ";", ":", ")", "!", "?", " "):
        parts[-1] = before.rstrip(" ")
        if after[:1] == " " and after.lstrip(" ")[:1] in (",", ".", ";", ":", ")"):
            return after.lstrip(" ")
    return after
