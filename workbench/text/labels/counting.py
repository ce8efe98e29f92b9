"""Counts as lists do: letters and roman numerals."""

_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def letters(count: int) -> str:
    """Return the letter of a place: `a` … `z`, then `aa`, `bb` (Editorial Manual)."""
    return chr(97 + (count - 1) % 26) * min((count - 1) // 26 + 1, 9)


def roman(count: int) -> str:
    """Return the roman numeral of a place, in small letters."""
    printed = ""
    for value, sign in _ROMAN:
        times, count = divmod(count, value)
        printed += sign * min(times, 9)
    return printed
