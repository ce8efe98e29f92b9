"""What the desk says that only a command line can use is left out here: the screen has keys and fields for it."""

import re

_COMMAND = re.compile(r"`workbench |(?<=: )workbench |(?<!\S)`?--[a-z]|(?<!\S)-f FILE")
_SENTENCES = re.compile(r"(?<=[.;?!])\s+")


def for_screen(text: str) -> str:
    """Return a hint or notice without its commands and flags: of `Name it: --symbol S.` stays `Name it.` alone.

    A sentence is cut at the colon before its command; one that has none is left out. Other text comes back as it is.
    """
    if not _COMMAND.search(text):
        return text
    return " ".join(kept for sentence in _SENTENCES.split(text) if (kept := _without_command(sentence)))


def _without_command(sentence: str) -> str:
    found = _COMMAND.search(sentence)
    if found is None:
        return sentence
    said, colon, _ = sentence[: found.start()].rpartition(":")
    return f"{said}." if colon else ""
