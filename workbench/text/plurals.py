"""Says in English how many there are of something, and lists what there is."""

from collections.abc import Sequence

_UNDER_TWENTY = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def count_of(number: int, noun: str) -> str:
    """Return a number and its noun.

    >>> count_of(1, "clause"), count_of(2, "clause")
    ('1 clause', '2 clauses')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def spell(number: int) -> str:
    """Return a number below a thousand in words, as it begins a sentence; a greater one in figures.

    >>> spell(4), spell(65), spell(110), spell(193)
    ('four', 'sixty-five', 'one hundred and ten', 'one hundred and ninety-three')
    """
    if not 0 <= number < 1000:
        return f"{number:,}"
    if number < len(_UNDER_TWENTY):
        return _UNDER_TWENTY[number]
    if number < 100:
        ones = number % 10
        return _TENS[number // 10 - 2] + (f"-{_UNDER_TWENTY[ones]}" if ones else "")
    rest = number % 100
    return f"{_UNDER_TWENTY[number // 100]} hundred" + (f" and {spell(rest)}" if rest else "")


def say_list(parts: Sequence[str], word: str = "and") -> str:
    """Return parts as a list is spoken.

    >>> say_list(["A"]), say_list(["A", "B", "C"]), say_list(["A", "B"], "or")
    ('A', 'A, B and C', 'A or B')
    """
    return f" {word} ".join((", ".join(parts[:-1]), parts[-1])) if len(parts) > 1 else "".join(parts)


def some_of(names: Sequence[str], limit: int = 6) -> str:
    """Return names in one line, of many the first few and how many there are besides; one alone is named as well.

    >>> some_of(["Cuba", "Egypt", "Japan"], 2), some_of(["Cuba", "Egypt", "Japan", "Mali"], 2)
    ('Cuba, Egypt, Japan', 'Cuba, Egypt and 2 others')
    """
    if len(names) <= limit + 1:
        return ", ".join(names)
    return f"{', '.join(names[:limit])} and {len(names) - limit} others"
