"""Keeps how a draft stands in the file, so that the next program need not measure it from the beginning.

What is kept counts only on the record it was measured on and by the rules that measured it: it names the newest entry
there was by its hash, and the program by a hash of its own words. It is kept of drafts on which much was said, and
holds what a status says; who stands where and why is read when it is asked for. See docs/decisions/0037.
"""

import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date as Date
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from pydantic import TypeAdapter

from workbench.desk.consensus.measurement import Measured, Spoken
from workbench.model.base import ClauseId, DelegationId, DraftId
from workbench.model.consensus import Agreement, Aligned, ClauseConsensus
from workbench.model.proposal import Proposal
from workbench.store.database import NegotiationFile
from workbench.store.measurements import KeptMeasurement

MUCH = 10_000
"""Positions that count on a draft: with fewer, measuring takes less than looking for what was kept."""
BEHIND = 20
"""Clauses measured anew since: with fewer, the next program does so again sooner than this one writes."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a measurement; the standings are left out of the results."""

    on: Date
    results: dict[ClauseId, ClauseConsensus]
    standing: dict[ClauseId, tuple[DelegationId, ...]]
    """Who has a standing on each clause."""
    spoken: dict[ClauseId, Spoken]
    proposals: dict[ClauseId, tuple[Proposal, ...]]
    agreements: dict[ClauseId, Agreement]
    aligned: tuple[Aligned, ...]
    entry: int = 0
    """The sequence of the newest entry when it was measured."""


def take_up(file: NegotiationFile, draft: DraftId) -> Kept | None:
    """Return what this program kept of a draft on this record; None where that is nothing, or no sense."""
    row = file.kept_measurement(draft)
    if row is None or row.program != program():
        return None
    try:
        return replace(_adapter().validate_json(zlib.decompress(row.body)), entry=row.entry)
    except (zlib.error, ValueError):
        return None


def keep(file: NegotiationFile, found: Measured, entry: int) -> None:
    """Keep a measurement that holds after an entry, where much is in it that is not kept yet and would take long."""
    unkept = found.unkept
    if not (unkept.is_whole or len(unkept.clauses) >= BEHIND):
        return
    if (unkept.is_whole and sum(map(len, found.taken.values())) < MUCH) or not program():
        return
    file.keep_measurement(found.draft.id, KeptMeasurement(entry, program(), written(kept_of(found))))
    unkept.is_whole = False
    unkept.clauses.clear()


def written(kept: Kept) -> bytes:
    """Return what is kept as it lies in the file."""
    return zlib.compress(_adapter().dump_json(kept), 1)


def kept_of(found: Measured) -> Kept:
    """Return what is kept of a measurement."""
    return Kept(
        on=found.on,
        results={clause: replace(one, standings={}) for clause, one in found.results.items()},
        standing={clause: tuple(one.standings) for clause, one in found.results.items()},
        spoken=dict(found.spoken),
        proposals=dict(found.proposals),
        agreements=dict(found.agreements),
        aligned=found.aligned,
    )


@cache
def program() -> str:
    """Return a hash of the program's own words, of which its rules are made; empty where it cannot read them."""
    sources = sorted(_sources(files("workbench"), ""))
    if not sources:
        return ""
    told = sha256(sys.version.encode())
    for name, source in sources:
        told.update(f"{name} {len(source)} ".encode() + source)
    return told.hexdigest()


def _sources(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    for one in folder.iterdir():
        if one.is_dir():
            yield from _sources(one, f"{name}/{one.name}")
        elif one.name.endswith(".py"):
            yield f"{name}/{one.name}", one.read_bytes()


@cache
def _adapter() -> TypeAdapter[Kept]:
    return TypeAdapter(Kept)
