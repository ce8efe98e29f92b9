"""Says by hand where a sentence went: to another clause of the next draft, or nowhere."""

from workbench.desk.drafts.comparing import links_between
from workbench.desk.drafts.passages import passages_between
from workbench.desk.naming import find_clauses, find_draft
from workbench.desk.negotiation import Negotiation
from workbench.desk.views import Done
from workbench.errors import NotAllowed, UnknownName
from workbench.model.acts import PassageSet
from workbench.model.clause import Clause
from workbench.text.succession.passages import split_sentences


def set_passage(n: Negotiation, old: str, new: str, label: str, sentence: str, to: str | None) -> Done:
    """Say that a sentence of a clause of `old` went to a clause of `new`, or, without `to`, that it went nowhere.

    `sentence` is any part of it that stands in no other. Raises NotAllowed for drafts of which neither follows the
    other, where the clause became that very clause, and where it is so already.
    """
    before, after = n.draft(find_draft(n, old).id), n.draft(find_draft(n, new).id)
    if after.based_on != before.id:
        raise NotAllowed(f"{after.symbol} does not follow {before.symbol}.", "Say it from draft to draft.")
    (clause,) = find_clauses(n, before.id, [label])
    words = _sentence(clause, sentence)
    links = links_between(n, before, after)
    known = [one for one in passages_between(n, before, after, links) if (one.old, one.words) == (clause.id, words)]
    place = find_clauses(n, after.id, [to])[0] if to else None
    if place and any(clause.id in link.old and place.id in link.new for link in links):
        raise NotAllowed(
            f"{clause.label} itself became {place.label}: what stands in both went nowhere.",
            "If that is wrong, say what the clause became first.",
        )
    if place is None and not known:
        raise NotAllowed(f"“{words}” is not taken to have gone anywhere.", "Name the clause it went to.")
    if place and any(one.new == place.id and one.by_user for one in known):
        raise NotAllowed(f"“{words}” went to {place.label}, as you said already.", "Nothing is to be changed.")
    n.record(PassageSet(old=before.id, new=after.id, clause=clause.id, words=words, to=place.id if place else None))
    where = f"went to {place.label} of {after.symbol}" if place else "went to no other clause"
    return Done(f"“{words}” of {clause.label} {where}: kept as you say.")


def _sentence(clause: Clause, written: str) -> str:
    """Return the one sentence of a clause that holds these words."""
    wanted = " ".join(written.split()).casefold().strip(" .;,")
    sentences = split_sentences(clause.text)
    found = [one for one in sentences if wanted and wanted in " ".join(one.split()).casefold()]
    if len(found) != 1:
        beginnings = "; ".join(f"“{' '.join(one.split()[:4])} …”" for one in found or sentences)
        count = "Several sentences" if found else "No sentence"
        holds = "hold" if found else "holds"
        raise UnknownName(f"{count} of {clause.label} {holds} “{written}”.", f"Its sentences: {beginnings}")
    return found[0]
