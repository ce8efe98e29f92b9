"""Random small worlds: who belongs where, drafts in a line, and what was said on them."""

from hypothesis import strategies as st

from tests.consensus.reference import World
from tests.consensus.scene import day
from workbench.model.change import Change, Link, Succession
from workbench.model.clause import Clause, ClauseKind
from workbench.model.consensus import Agreement, Aligned, Level, Taken
from workbench.model.delegation import Delegation, DelegationKind, Membership, Role, Roster
from workbench.model.draft import Draft
from workbench.model.statement import Stance
from workbench.text.normalise import words_hash

STATES = ("S1", "S2", "S3", "S4")
GROUPS = ("G1", "G2", "G3")
EVERYBODY = (*STATES, *GROUPS, "O1")
TEXTS = ("alpha", "alpha,", "beta", "alpha beta", "beta alpha", "alpha beta gamma")
DAYS = st.integers(1, 5).map(day)
CARRYING = (Change.KEPT, Change.AMENDED, Change.MOVED, Change.SPLIT, Change.MERGED, Change.PROMOTED)

memberships = st.builds(
    Membership,
    group=st.sampled_from(GROUPS),
    member=st.sampled_from((*STATES, *STATES, *EVERYBODY)),
    role=st.sampled_from((Role.MEMBER, Role.MEMBER, Role.MEMBER, Role.OBSERVER, Role.ASSOCIATE)),
    since=st.none() | DAYS,
    until=st.none() | DAYS,
)


@st.composite
def rosters(draw: st.DrawFn) -> Roster:
    kinds = {**dict.fromkeys(STATES, "state"), **dict.fromkeys(GROUPS, "group"), "O1": "observer"}
    return Roster(
        delegations=tuple(Delegation(id=one, name=one, kind=DelegationKind(kind)) for one, kind in kinds.items()),
        memberships=tuple(draw(st.lists(memberships, max_size=10))),
    )


@st.composite
def lines_of_drafts(draw: st.DrawFn) -> tuple[list[Draft], dict[str, Succession]]:
    drafts: list[Draft] = []
    successions: dict[str, Succession] = {}
    for name in "ABC"[: draw(st.integers(1, 3))]:
        clauses = [Clause(id=f"{name}.0", kind=ClauseKind.CHAPEAU, label="0", text=draw(st.sampled_from(TEXTS)))]
        clauses += [
            Clause(
                id=f"{name}.{place}",
                kind=ClauseKind.SUBPARAGRAPH,
                label=str(place),
                parent=draw(st.sampled_from((None, f"{name}.0"))),
                text=draw(st.sampled_from(TEXTS)),
            )
            for place in range(1, draw(st.integers(2, 4)))
        ]
        if drafts:
            successions[name] = draw(links_between(drafts[-1], name, clauses))
        drafts.append(Draft(id=name, symbol=name, clauses=tuple(clauses)))
    return drafts, successions


def links_between(old: Draft, name: str, clauses: list[Clause]) -> st.SearchStrategy[Succession]:
    link = st.builds(
        Link,
        change=st.sampled_from((*CARRYING, *CARRYING, Change.UNPLACED)),
        old=st.lists(st.sampled_from([one.id for one in old.clauses]), max_size=2, unique=True).map(tuple),
        new=st.lists(st.sampled_from([one.id for one in clauses]), max_size=2, unique=True).map(tuple),
    )
    return st.lists(link, max_size=5).map(lambda links: Succession(old=old.id, new=name, links=tuple(links)))


@st.composite
def worlds(draw: st.DrawFn) -> World:
    drafts, successions = draw(lines_of_drafts())
    every = [one.id for draft in drafts for one in draft.clauses]
    taken = [
        draw(positions(number, every, draw(st.sampled_from((*STATES, *GROUPS, *GROUPS, "O1")))))
        for number in range(draw(st.integers(0, 8)))
    ]
    aligned = [draw(alignments(number, every)) for number in range(draw(st.integers(0, 4)))]
    last = [one.id for one in drafts[-1].clauses]
    agreement = st.builds(
        Agreement,
        clause=st.just(""),
        level=st.sampled_from(Level),
        on=DAYS,
        words_hash=st.just(""),
        pending=st.sampled_from(("", "", "instructions")),
        words_changed=st.booleans(),
    )
    return World(
        roster=draw(rosters()),
        drafts=drafts,
        successions=successions,
        taken=taken,
        aligned=aligned,
        wordings={words_hash(text): text for text in TEXTS},
        on=draw(DAYS),
        agreements=draw(st.dictionaries(st.sampled_from(last), agreement, max_size=1)),
    )


def positions(number: int, clauses: list[str], holder: str) -> st.SearchStrategy[Taken]:
    return st.builds(
        Taken,
        position=st.just(f"p{number}"),
        statement=st.sampled_from(("s0", "s1")),
        holder=st.just(holder),
        speaker=st.just(holder),
        stance=st.sampled_from((*Stance, *Stance, None)),
        on=DAYS,
        sequence=st.just(number),
        origin=st.sampled_from(clauses),
        words_hash=st.sampled_from(TEXTS).map(words_hash),
    )


def alignments(number: int, clauses: list[str]) -> st.SearchStrategy[Aligned]:
    return st.builds(
        Aligned,
        who=st.sampled_from(EVERYBODY),
        whom=st.sampled_from((*GROUPS, *EVERYBODY)),
        on=DAYS,
        sequence=st.sampled_from((7, number)),
        statements=st.sampled_from(((), (), ("s0",), ("s1",), ("s0", "s1"))).map(frozenset),
        except_clauses=st.frozensets(st.sampled_from(clauses), max_size=1),
    )
