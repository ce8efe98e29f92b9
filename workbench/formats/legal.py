"""Makes text fit for XML; done here and nowhere else."""

import re

_ILLEGAL = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """Return text with each character that XML 1.0 forbids replaced by U+FFFD."""
    return _ILLEGAL.sub("\ufffd", text.replace("\r", "\n"))
