"""Says how many there are of something, in English."""


def count_of(number: int, noun: str) -> str:
    """Return a number and its noun.

    >>> count_of(1, "clause"), count_of(2, "clause")
    ('1 clause', '2 clauses')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
