"""Commands on proposals: made, shown beside each other, spoken to, decided."""

from datetime import date as Date

import rich_click as click

from workbench.cli.bringing import put_bridge
from workbench.cli.options import DAY, as_of_option, draft_option, json_option, with_negotiation
from workbench.cli.printing import put, put_json, put_table, put_text, say_done, talk
from workbench.cli.redlines import redline_text
from workbench.cli.returning import import_returned
from workbench.desk.negotiation import Negotiation
from workbench.desk.proposals import accepting, proposing, tabled
from workbench.desk.views import Carried, ProposalView
from workbench.model.proposal import Decision, ProposalKind

because_option = click.option("--because", default="", metavar="T", help="The reason.")


@click.group()
def proposal() -> None:
    """Make, compare and decide proposals. One is named by its ref, or by a clause where only one is open."""


@proposal.command()
@click.argument("clause")
@click.option("--by", "sponsors", multiple=True, required=True, metavar="WHO", help="A sponsor; repeat for several.")
@click.option("--words", default="", metavar="T", help="The whole new wording, or the words of the added clause.")
@click.option(
    "--kind",
    type=click.Choice([str(one) for one in ProposalKind]),
    default=str(ProposalKind.WORDING),
    show_default=True,
)
@click.option("--after", metavar="CLAUSE", help="For a move: the clause it should follow.")
@because_option
@draft_option
@click.option("--on", type=DAY, metavar="DATE", help="When it was made; today by default.")
@click.option("--private", is_flag=True, help="Leaves in no export unless asked for.")
@with_negotiation
def add(
    negotiation: Negotiation,
    clause: str,
    sponsors: tuple[str, ...],
    words: str,
    kind: str,
    after: str | None,
    because: str,
    draft: str | None,
    on: Date | None,
    private: bool,
) -> None:
    """Put a proposal on the table: new wording, deletion, addition after CLAUSE, or its move."""
    done = proposing.propose(
        negotiation,
        clause,
        sponsors,
        words=words,
        kind=kind,
        after=after,
        reason=because,
        draft=draft,
        on=on,
        private=private,
    )
    say_done(done)


@proposal.command("list")
@click.option("--clause", metavar="CLAUSE", help="Only on this clause.")
@click.option("--all", "decided", is_flag=True, help="Decided ones too.")
@draft_option
@as_of_option
@json_option
@with_negotiation
def list_(
    negotiation: Negotiation, clause: str | None, decided: bool, draft: str | None, as_of: Date | None, as_json: bool
) -> None:
    """List the undecided proposals, in the order of the clauses."""
    views = tabled.list_proposals(negotiation, draft=draft, clause=clause, decided=decided, as_of=as_of)
    if as_json:
        put_json(views)
        return
    put_table(("ref", "clause", "kind", "by", "made", ""), ((*_row(view), _remarks(view)) for view in views))


def _row(view: ProposalView) -> tuple[object, ...]:
    return view.ref, view.clause, view.kind, ", ".join(view.sponsors), view.on


def _remarks(view: ProposalView) -> str:
    remarks = [f"after {view.after}"] if view.after else []
    remarks += [str(view.decision)] if view.decision else ["superseded"] if view.superseded else []
    remarks += [f"same as {', '.join(view.identical)}"] if view.identical else []
    remarks += [f"collides with {', '.join(view.collides)}"] if view.collides else []
    if view.carried:
        remarks.append("carried onto words changed since" if view.carried.fits else "no longer fits the words")
    remarks += [name for name, is_so in (("private", view.private), ("illustrative", view.illustrative)) if is_so]
    return "; ".join(remarks)


@proposal.command()
@click.argument("ref")
@draft_option
@as_of_option
@json_option
@with_negotiation
def show(negotiation: Negotiation, ref: str, draft: str | None, as_of: Date | None, as_json: bool) -> None:
    """Show a proposal against the words of its clause, and as carried where they changed since."""
    view = tabled.show_proposal(negotiation, ref, draft=draft, as_of=as_of)
    if as_json:
        put_json(view)
        return
    remarks = _remarks(view)
    put(f"{view.ref}   {view.kind} on {view.clause}, by {', '.join(view.sponsors)}, {view.on}", style="bold")
    if remarks:
        put(remarks)
    if view.reason:
        put(f"because {view.reason}")
    if view.kind is ProposalKind.MOVE:
        put(f"It should follow {view.after or 'a clause that is in this draft no more'}.", indent=4)
    else:
        put_text(redline_text(view.redline), indent=4)
    for title, names in (("For", view.supporters), ("Against", view.opponents), ("Reserving", view.reserving)):
        if names:
            put(f"{title}: {', '.join(names)}")
    if view.carried:
        _put_carried(view.carried)
    put_bridge(view.bridge)


def _put_carried(carried: Carried) -> None:
    if carried.fits:
        what = "laid on the words as they are now" if carried.words else "would take out the words as they are now"
        put(f"{carried.ref} by {', '.join(carried.sponsors)}, {what}:", style="bold")
    else:
        put(f"{carried.ref} by {', '.join(carried.sponsors)} no longer fits; its own words here:", style="bold")
    put_text(redline_text(carried.redline), indent=4)


@proposal.command()
@click.argument("ref")
@click.argument("who")
@click.argument("stance")
@draft_option
@click.option("--on", type=DAY, metavar="DATE", help="When it was said; today by default.")
@with_negotiation
def back(negotiation: Negotiation, ref: str, who: str, stance: str, draft: str | None, on: Date | None) -> None:
    """Take down that WHO supports or opposes a proposal."""
    say_done(proposing.back_proposal(negotiation, ref, who, stance, draft=draft, on=on))


@proposal.command()
@click.argument("ref")
@click.option("--carried", is_flag=True, help="As carried onto words that changed since it was made.")
@because_option
@draft_option
@json_option
@with_negotiation
def accept(negotiation: Negotiation, ref: str, carried: bool, because: str, draft: str | None, as_json: bool) -> None:
    """Accept a proposal in a working draft, and show how each other one on the clause would now look."""
    accepted = accepting.accept_proposal(negotiation, ref, draft=draft, because=because, carried=carried)
    if as_json:
        put_json(accepted)
    else:
        say_done(accepted.done)
        for other in accepted.others:
            _put_carried(other)
    if any(other.fits for other in accepted.others):
        talk("These stay undecided: accept one with --carried, propose it anew, or reject it.")
    elif accepted.others:
        talk("These stay undecided: propose them anew where they are still meant, or reject them.")


def _decide(decision: Decision, help_text: str) -> click.Command:
    @click.argument("ref")
    @because_option
    @draft_option
    @click.option("--on", type=DAY, metavar="DATE", help="When it was; today by default.")
    @with_negotiation
    def decide(negotiation: Negotiation, ref: str, because: str, draft: str | None, on: Date | None) -> None:
        say_done(proposing.decide_proposal(negotiation, ref, decision, draft=draft, because=because, on=on))

    decide.__doc__ = help_text
    return click.command(help=help_text)(decide)


proposal.add_command(_decide(Decision.REJECTED, "Reject a proposal."), "reject")
proposal.add_command(_decide(Decision.WITHDRAWN, "Withdraw a proposal for its sponsors."), "withdraw")
proposal.add_command(import_returned)
