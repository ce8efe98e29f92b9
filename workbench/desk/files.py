"""Makes, finds, opens and copies negotiation files."""

from pathlib import Path

from workbench.desk.negotiation import Negotiation
from workbench.desk.recording import verify
from workbench.desk.views import Done, FileLine
from workbench.errors import BadFile, WorkbenchError
from workbench.formats.guard import shown_name
from workbench.formats.record import SUFFIXES as RECORD_SUFFIXES
from workbench.formats.record import read_record
from workbench.formats.roster import read_roster
from workbench.formats.shipped import shipped
from workbench.model.record import NegotiationOpened, RosterRegistered
from workbench.store.database import NegotiationFile, sqlite_version
from workbench.text.normalise import clean

SUFFIX = ".negotiation"

__all__ = [
    "SUFFIX",
    "Negotiation",
    "backup",
    "describe",
    "find_negotiation",
    "new_negotiation",
    "open_negotiation",
    "restore",
    "token",
]


def new_negotiation(path: Path, title: str, *, by: str = "", illustrative: bool = False) -> Negotiation:
    """Make an empty negotiation that knows the 193 Member States and the groups; raises NotAllowed over a file."""
    roster = read_roster(shipped("positions"))
    negotiation = Negotiation(NegotiationFile.create(path), by)
    negotiation.record(
        NegotiationOpened(title=clean(title).text.strip(), illustrative=illustrative),
        RosterRegistered(
            source="the States and groups shipped with the workbench",
            delegations=roster.delegations,
            memberships=roster.memberships,
        ),
    )
    return negotiation


def open_negotiation(path: Path, by: str = "") -> Negotiation:
    """Open a negotiation file; raises WorkbenchError if it is missing and BadFile if it is none."""
    return Negotiation(NegotiationFile.open(path), by)


def find_negotiation(folder: Path) -> Path:
    """Return the only negotiation file of a folder; raises WorkbenchError if there are none or several."""
    found = sorted(path for path in folder.glob(f"*{SUFFIX}") if path.is_file())
    if len(found) == 1:
        return found[0]
    if not found:
        raise WorkbenchError(
            "There is no negotiation file in this folder.",
            "`workbench demo` makes the worked case; `workbench new FILE --title T` an empty one; -f FILE names one.",
        )
    raise WorkbenchError(
        f"There are {len(found)} negotiation files in this folder: {', '.join(shown_name(path) for path in found)}.",
        "Name one with -f FILE, or set WORKBENCH_FILE.",
    )


def token(n: Negotiation) -> str:
    """Return a string that changes whenever anybody, in any program, writes to the file."""
    return str(n.file.token())


def describe(n: Negotiation) -> FileLine:
    """Return what the file holds."""
    return FileLine(
        path=str(n.path),
        title=n.kept("title", n.file.title),
        drafts=len(n.heads()),
        entries=n.file.length(),
        head=n.file.head(),
        sqlite_version=sqlite_version(),
    )


def restore(copy: Path, to: Path) -> Done:
    """Make a negotiation file again from a backup, once its record is verified; the backup stays as it is.

    A backup is a negotiation file, or a record that was exported whole (.jsonl, .json). Raises BadFile for a copy
    whose record does not hold, and NotAllowed over an existing file.
    """
    if copy.suffix.lower() in RECORD_SUFFIXES:
        entries = NegotiationFile.restore(to, read_record(copy))
        return Done(f"Restored {to} from {copy}: {entries} entries, and its record holds.")
    with open_negotiation(copy) as n:
        faults = verify(n).faults
        if faults:
            raise BadFile(f"The record of {copy} does not hold: {'; '.join(faults)}.", "Try an older backup.")
        entries = n.file.length()
        n.file.backup(to)
    return Done(f"Restored {to} from {copy}: {entries} entries, and its record holds.")


def backup(n: Negotiation, to: Path) -> Done:
    """Copy the file while it is open, whole and consistent; raises NotAllowed over an existing file."""
    n.file.backup(to)
    beside = to.suffix == SUFFIX and to.absolute().parent == n.file.path.absolute().parent
    notice = "Two files of this kind lie in the folder now: name the one you mean with -f FILE."
    return Done(f"Backed up to {to}.", (notice,) if beside else ())
