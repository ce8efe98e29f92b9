"""Gathers what a table of positions holds, so that taken in on the same drafts it gives the same standings.

That is: the positions that count, with the earlier ones on which somebody stands who aligned itself before;
dissociations, alignments, and clauses declared agreed. What was corrected or withdrawn is left out. What no row can
say is counted, and said beside the table.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Set

from workbench.desk.consensus.measurement import Measured
from workbench.desk.negotiation import Negotiation
from workbench.desk.statements.made import ref_of
from workbench.formats.pages.said import SaidRow
from workbench.formats.spoken import Declared, Said, Spoken
from workbench.model.base import ClauseId, DelegationId, StatementId
from workbench.model.clause import Clause
from workbench.model.consensus import Aligned, Taken
from workbench.text.normalise import same_but_punctuation, words_hash
from workbench.text.plurals import count_of


class SaidTable:
    """What was said on a draft and those before it, as `rows`, and in `notices` what is not in them."""

    def __init__(self, n: Negotiation, found: Measured, names: Mapping[DelegationId, str], *, private: bool) -> None:
        self._n, self._found, self._names = n, found, names
        drafts = (found.draft, *found.earlier)
        self._places = {clause.id: (clause.label, one.symbol) for one in drafts for clause in one.clauses}
        self._aligned = n.file.alignments(until=found.as_of, public=not private)
        self._unsaid = Counter[str]()
        resting = {clause.id: self._resting(clause) for clause in found.draft.clauses}
        self._refs = self._called({taken.statement for held in resting.values() for taken in held})
        self.rows = tuple(self._all(resting))

    @property
    def notices(self) -> tuple[str, ...]:
        """What the table cannot say, a sentence each."""
        apart = {one.id for held in self._found.proposals.values() for one in held if one.position is None}
        beside = {
            "written contribution": len(self._n.file.contributions()),
            "proposal made apart from a position": len(apart),
        }
        return tuple(
            f"Not in this table: {count_of(count, what)}."
            for what, count in (self._unsaid | Counter(beside)).items()
            if count
        )

    def _resting(self, clause: Clause) -> tuple[Taken, ...]:
        """Return the positions that count, and earlier ones on which somebody stands who aligned itself before."""
        result = self._found.results.get(clause.id)
        standings = (result.standings.get(one.who) for one in self._aligned) if result else ()
        followed = (taken for one in standings if one for taken in one.positions)
        every = (*self._found.taken.get(clause.id, ()), *followed)
        return tuple({taken.position: taken for taken in every}.values())

    def _called(self, there: Set[StatementId]) -> dict[StatementId, str]:
        """Return the ref of every statement; one that is followed by name shares its ref with its corrections."""
        refs = {one: ref_of(one) for one in there}
        for one in self._aligned:
            refs |= dict.fromkeys(one.statements & there, ref_of(one.named or ""))
        return refs

    def _all(self, resting: Mapping[ClauseId, tuple[Taken, ...]]) -> Iterator[SaidRow]:
        for clause in self._found.draft.clauses:
            for taken in resting[clause.id]:
                yield SaidRow(clause.label, self._position(taken), self._since(taken))
            held = self._found.agreements.get(clause.id)
            if held and held.words_changed:
                self._unsaid["declaration on words that changed since"] += 1
            elif held:
                package = tuple(map(self._found.label, held.package))
                written = (held.level, held.pending, package, held.on, held.illustrative)
                yield SaidRow(clause.label, Declared("", self._found.draft.symbol, (), *written), "")
        for one in self._aligned:
            if one.statements and one.statements.isdisjoint(self._refs):
                self._unsaid["alignment with a statement of which nothing counts here"] += 1
            else:
                yield SaidRow("", self._alignment(one))

    def _position(self, taken: Taken) -> Spoken:
        label, symbol = self._places[taken.origin]
        is_apart = taken.stance is None
        said = Said("", label, str(taken.stance), taken.words, taken.reason, taken.cure)
        return Spoken(
            "", *self._speaker(taken.speaker, taken.holder), symbol, taken.on, taken.forum, taken.source,
            taken.private, taken.illustrative, taken.note, ref=self._refs[taken.statement],
            positions=() if is_apart else (said,), dissociations=(label,) if is_apart else (),
        )  # fmt: skip

    def _alignment(self, one: Aligned) -> Spoken:
        made = self._n.file.statements(ending=one.made_in)[0].made.statement
        symbol = next(head.symbol for head in self._n.heads() if head.id == made.draft)
        excepted = tuple(self._places[each][0] for each in sorted(one.except_clauses) if each in self._places)
        return Spoken(
            "", *self._speaker(made.speaker, made.holder), symbol, made.on, made.forum, made.source,
            made.private, made.illustrative, made.note, self._name(one.whom),
            ref_of(one.named) if one.named else "", excepted,
        )  # fmt: skip

    def _speaker(self, speaker: DelegationId, holder: DelegationId) -> tuple[str, str]:
        return self._name(speaker), self._name(holder) if holder != speaker else ""

    def _name(self, who: DelegationId) -> str:
        return self._names.get(who, who)

    def _since(self, taken: Taken) -> str:
        """Return what became of a position and of its words; count it where its draft has those words no longer."""
        now = self._found.descent.clauses[taken.origin].text
        if taken.words_hash not in ("", words_hash(now)):
            before = self._n.file.wordings([taken.words_hash]).get(taken.words_hash, "")
            self._unsaid[_REWORDED] += not same_but_punctuation(before, now)
        return f"{taken.freshness}; superseded on {taken.superseded_on}" if taken.superseded_on else taken.freshness


_REWORDED = "wording on which a position was taken and which its draft has no longer: it comes in on the words of now"
