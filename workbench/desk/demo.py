"""Makes the worked case: the real drafts and documented positions, and illustrative ones beside them."""

from pathlib import Path

from workbench.desk.drafts.drafting import import_draft
from workbench.desk.files import new_negotiation
from workbench.desk.negotiation import Negotiation
from workbench.desk.statements.contributing import import_contributions, invite
from workbench.desk.statements.importing import import_positions
from workbench.formats.shipped import shipped

TITLE = "Common understanding on human security"
FOOTNOTE = "A/66/763, footnote 1"
"""Says that Member States were invited to contribute in writing, and names those that did."""


def make_worked_case(path: Path, by: str = "") -> Negotiation:
    """Make the worked case in a new file; raises NotAllowed if the file is there already."""
    negotiation = new_negotiation(path, TITLE, by=by, illustrative=True)
    for draft in sorted(shipped("drafts").glob("*.txt")):
        import_draft(negotiation, draft)
    invite(negotiation, subject="the notion of human security and its added value", source=FOOTNOTE)
    import_contributions(negotiation, shipped("positions") / "contributions.csv")
    import_positions(negotiation, shipped("positions") / "documented.csv")
    import_positions(negotiation, shipped("positions") / "illustrative.toml")
    return negotiation
