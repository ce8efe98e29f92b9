"""The one tree of errors. It imports nothing.

Every error says what is wrong in one sentence, and in its hint what to do next. An imperfect draft is
not an error: it raises a flag (`workbench.model.flag`).
"""

LONGEST = 600
"""Characters of a sentence: it may quote what somebody else wrote, and that has no end."""


class WorkbenchError(Exception):
    """What the user gave, or the file, is at fault. The front ends show it and change nothing.

    `message` is one sentence; `hint` is the next step, one sentence, or empty; each is kept in one line. `exit_code`
    is the command line's (1 the user's input, 2 usage, 3 the file is damaged or too new).
    """

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(_in_one_line(message))
        self.message = _in_one_line(message)
        self.hint = _in_one_line(hint)


def _in_one_line(sentence: str) -> str:
    """Return a sentence without ends of lines, its middle left out where it is too long."""
    line = " ".join(sentence.splitlines())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 102]} … {line[-99:]}"


class UnknownName(WorkbenchError):
    """A delegation, clause, draft, stance, level or rule that is not known, or is ambiguous."""


class UnreadableInput(WorkbenchError):
    """A file given to be read is missing, empty, of an unknown kind, damaged or hostile."""


class BadRow(WorkbenchError):
    """A row of a table is wrong. Nothing of the table was taken in."""

    @classmethod
    def at(cls, place: str, error: WorkbenchError) -> "BadRow":
        """Say of an error at which row it is."""
        return cls(f"{place}: {error.message}", f"{error.hint} Nothing was imported.".strip())


class NotAllowed(WorkbenchError):
    """The act breaks a rule: an issued draft, a clause already agreed, a duplicate symbol."""


class Outdated(WorkbenchError):
    """Somebody else changed the words since they were read: the act names a base that is gone."""


class BadFile(WorkbenchError):
    """The negotiation file is damaged, is not a negotiation, or was made by a newer program."""

    exit_code = 3


RESTORE = "Restore a backup, or `workbench export everything` and restore that; the file was not changed."
"""What to do with a damaged file: what is derived from the record is derived anew from an export of it."""
