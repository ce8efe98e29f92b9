"""What every recorded value shares: frozen, strict about unknown keys. Ids are opaque strings."""

from pydantic import BaseModel, ConfigDict

ClauseId = str
"""`DRAFT_ID.N`: a clause of one draft. Labels move at every revision; this does not."""
DraftId = str
DelegationId = str
"""ISO 3166 alpha-3 for States (`EGY`), a short token for groups and others (`NAM`)."""
StatementId = str
PositionId = str
ProposalId = str
EntryId = str
WordsHash = str
"""Hexadecimal SHA-256 of the words in NFC with white space folded (`workbench.text.normalise.words_hash`)."""


def is_unset(value: object) -> bool:
    """Say whether a field that came to an act after its release holds nothing; then it is not written.

    Such a field has `exclude_if=is_unset`, so that an entry without it has the JSON, and the hash, it always had.
    """
    return not value


class Frozen(BaseModel):
    """A value that never changes: a new one is made instead."""

    model_config = ConfigDict(frozen=True, extra="forbid")
