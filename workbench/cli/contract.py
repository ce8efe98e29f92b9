"""The JSON that scripts rely on: its keys never change (the contract of the command line)."""

from typing import Any

from workbench.desk.views import CompareView, StatusLine, StatusView


def status_json(view: StatusView, lines: tuple[StatusLine, ...]) -> dict[str, Any]:
    """Return the status of a draft, restricted to `lines`; counts of positions are of Member States."""
    return {
        "draft": view.draft.symbol,
        "rule": str(view.rule),
        "memberships_on": view.as_of.isoformat(),
        "illustrative": view.illustrative,
        "head": view.head,
        "counts": {str(status): count for status, count in view.counts.items()},
        "brackets": view.brackets,
        "in_the_way": [{"who": who, "clauses": blocks, "alone": alone} for who, blocks, alone in view.hardest],
        "undecided": [{"ref": one.ref, "clause": one.clause, "by": list(one.sponsors)} for one in view.proposals],
        "states": view.states,
        "never_spoken": list(view.never_spoken),
        "on_changed_words": list(view.spoke_before_changes),
        "silence": view.silence or None,
        "contributions": view.contributions or None,
        "clauses": [_clause_json(line) for line in lines],
    }


def _clause_json(line: StatusLine) -> dict[str, Any]:
    agreed = line.agreed
    return {
        "label": line.label,
        "status": str(line.status),
        "flags": list(line.flags),
        "need": line.need,
        "support": line.support,
        "accept": line.accept,
        "reserve": line.reserve,
        "amend": line.amend,
        "oppose": line.oppose,
        "silent": line.silent,
        "dissociated": line.dissociated,
        "contradictory": list(line.contradictory),
        "blockers": list(line.blockers),
        "stale": line.stale,
        "confirm": line.confirm,
        "brackets": line.brackets,
        "proposals": line.proposals,
        "agreed": agreed
        and {"level": str(agreed.level), "condition": agreed.pending or None, "at": agreed.on.isoformat()},
    }


def compare_json(view: CompareView) -> dict[str, Any]:
    """Return the succession and redline between two drafts; a redline is a list of `[op, text]`."""
    return {
        "old": view.old,
        "new": view.new,
        "pairings": [
            {
                "change": str(pairing.change),
                "old": list(pairing.old),
                "new": list(pairing.new),
                "score": pairing.score,
                "carried_by": list(pairing.carried_by),
                "candidates": list(pairing.candidates),
                "by_user": pairing.by_user,
                "redline": [[str(edit.op), edit.text] for edit in pairing.redline],
                "force": list(pairing.force),
                "typographic": pairing.typographic,
                "passages": [
                    {"from": one.old, "to": one.new, "words": one.words, "score": one.score} for one in pairing.passages
                ],
            }
            for pairing in view.pairings
        ],
    }
