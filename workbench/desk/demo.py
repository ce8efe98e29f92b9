"""Makes the worked case: the real drafts and documented positions, and illustrative ones beside them."""

from pathlib import Path

from workbench.desk.drafting import import_draft
from workbench.desk.files import new_negotiation
from workbench.desk.negotiation import Negotiation
from workbench.desk.speaking import import_positions
from workbench.formats.shipped import shipped

TITLE = "Common understanding on human security"


def make_worked_case(path: Path, by: str = "") -> Negotiation:
    """Make the worked case in a new file; raises NotAllowed if the file is there already."""
    negotiation = new_negotiation(path, TITLE, by=by, illustrative=True)
    for draft in sorted(shipped("drafts").glob("*.txt")):
        import_draft(negotiation, draft)
    import_positions(negotiation, shipped("positions") / "documented.csv")
    import_positions(negotiation, shipped("positions") / "illustrative.toml")
    return negotiation
