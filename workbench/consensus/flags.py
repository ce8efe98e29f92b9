"""The flags of a clause: short, in plain words, each something a person should look at.

A clause that is not agreed lacks consensus and is flagged. An agreed one without
anything open has no flag. Staleness is not flagged where a clause is agreed: what was agreed are these words.
"""

from workbench.consensus.reading import Reading
from workbench.model.consensus import Agreement, Status
from workbench.text.plurals import count_of


def flags_of(
    reading: Reading,
    status: Status,
    *,
    agreement: Agreement | None = None,
    pending: str = "",
    proposals: int = 0,
    brackets: int = 0,
    is_unbalanced: bool = False,
    condition_met: bool = False,
) -> tuple[str, ...]:
    """Return the flags of a clause, the gravest first."""
    is_agreed = status is Status.AGREED
    flags = {
        "lacks consensus": not is_agreed,
        "words changed since agreed": agreement is not None and agreement.words_changed,
        f"agreed pending {pending}": bool(pending),
        "objection on record": is_agreed and bool(reading.blockers),
        "observer objects": bool(reading.observers),
        "dissociation": bool(reading.dissociated),
        "condition met: declare it": condition_met,
        count_of(proposals, "proposal") + " undecided": bool(proposals),
        "brackets": bool(brackets),
        "unbalanced bracket": is_unbalanced,
        "stale positions": not is_agreed and bool(reading.stale_holders),
        "to confirm": not is_agreed and bool(reading.confirm),
    }
    return tuple(flag for flag, is_up in flags.items() if is_up)
