"""The command that takes in files that delegations send back."""

from pathlib import Path

import rich_click as click

from workbench.cli.options import PATH, draft_option, json_option, with_negotiation
from workbench.cli.printing import put, put_json, put_text, say_done
from workbench.cli.redlines import redline_text
from workbench.desk.negotiation import Negotiation
from workbench.desk.returned import returning
from workbench.desk.views import ReturnedView
from workbench.model.proposal import ProposalKind


@click.command("import")
@click.argument("path", type=PATH, metavar="RETURNED.docx")
@draft_option
@click.option("--who", metavar="WHO", help="The delegation whose file it is: all that --authors does not name is hers.")
@click.option("--authors", multiple=True, metavar="NAME=WHO", help="Whose an author's changes are; repeat for several.")
@click.option("--private", is_flag=True, help="Leaves in no export unless asked for.")
@json_option
@with_negotiation
def import_returned(
    negotiation: Negotiation,
    path: Path,
    draft: str | None,
    who: str | None,
    authors: tuple[str, ...],
    private: bool,
    as_json: bool,
) -> None:
    """Take in a Word file that came back: tracked changes as proposals, comments as remarks; applies nothing."""
    view = returning.import_returned(negotiation, path, draft=draft, who=who, authors=authors, private=private)
    if as_json:
        put_json(view)
        return
    say_done(view.done)
    _put_returned(view)


def _put_returned(view: ReturnedView) -> None:
    for one in view.proposals:
        same = f"; the same as {', '.join(one.identical)}" if one.identical else ""
        put(f"{one.ref}   {one.kind} on {one.clause}, by {', '.join(one.sponsors)}, {one.on}{same}", style="bold")
        if one.kind is not ProposalKind.MOVE:
            put_text(redline_text(one.redline), indent=4)
    for remark in view.remarks:
        put(f"{remark.who} remarks on {remark.clause}, {remark.on}: {remark.text}")
    for left in view.not_placed:
        put(f"Not placed: {left.who} {left.why}: {left.number} {left.words}")
