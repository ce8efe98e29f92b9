"""A table of positions taken in again, on the same drafts where nobody has spoken, gives the same standings."""

from datetime import date as Date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from workbench.desk import files
from workbench.desk.consensus import agreeing
from workbench.desk.consensus.measuring import measured
from workbench.desk.drafts import comparing, drafting
from workbench.desk.exports import exporting
from workbench.desk.negotiation import Negotiation
from workbench.desk.statements import contributing, importing, made, speaking
from workbench.errors import WorkbenchError
from workbench.store.database import NegotiationFile

FIRST = "36. It is agreed:\n\n(a) People are free;\n\n(b) They live in dignity;\n\n(c) They are safe.\n"
SECOND = FIRST.replace("free;\n\n(b) They live", "free; They live").replace("(c)", "(b)")
WHO = ("Cuba", "Egypt", "Jordan", "Japan", "Holy See", "NAM", "HSN")
LABELS = ("36 (a)", "36 (b)")
DEEDS = ("say", "say", "say", "align", "align", "dissociate", "correct", "withdraw", "agree")
STANCES = ("support", "accept", "reserve", "amend", "oppose")


@pytest.fixture(scope="session")
def unspoken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two drafts, (a) and (b) of the first merged in the second; nobody has spoken."""
    folder = tmp_path_factory.mktemp("unspoken")
    with files.new_negotiation(folder / "x.negotiation", "x", by="t") as n:
        for symbol, text in (("Rev.1", FIRST), ("Rev.2", SECOND)):
            (folder / "draft.txt").write_text(text, encoding="utf-8")
            drafting.import_draft(n, folder / "draft.txt", symbol=symbol)
        comparing.link_clauses(n, "Rev.1", "Rev.2", ["36 (a)", "36 (b)"], ["36 (a)"])
    return folder / "x.negotiation"


def opened(path: Path, folder: Path, name: str) -> Negotiation:
    copy = folder / name
    copy.write_bytes(path.read_bytes())
    copy.chmod(0o600)
    n = Negotiation(NegotiationFile.open(copy), by="t")
    n.file._connection.execute("pragma synchronous = off")
    return n


def told(n: Negotiation) -> dict[str, object]:
    found = measured(n, n.heads()[-1].id)
    return {
        found.label(clause): (
            result.status, result.need.condition_met, result.need.pending, result.proposals,
            {
                who: (one.stance, one.via, one.is_contradictory, one.freshness, set(one.chains))
                for who, one in result.standings.items()
            },
        )
        for clause, result in found.results.items()
    }  # fmt: skip


def act(n: Negotiation, data: st.DataObject, day: Date) -> None:
    """Do one thing that delegations, or the chair, do; what is refused is left undone."""
    who, other = data.draw(st.permutations(WHO))[:2]
    draft = data.draw(st.sampled_from(("Rev.1", "Rev.2")))
    labels = data.draw(st.lists(st.sampled_from(LABELS), min_size=1, max_size=2, unique=True))
    behalf = data.draw(st.sampled_from((None, None, "NAM", "HSN")))
    every = made.list_statements(n)
    first = [one for one in every if not (one.corrects or one.corrected_by)]
    at = data.draw(st.integers(0, max(0, len(first) - 1)))
    match data.draw(st.sampled_from(DEEDS)):
        case "say":
            stance = data.draw(st.sampled_from(STANCES))
            words = "Other words;" if stance == "amend" else ""
            speaking.say(n, who, labels, stance, draft=draft, on_behalf_of=behalf, words=words, because="=1", on=day)
        case "align":
            theirs = ["", *(one.ref for one in first if one.who == other)]
            named = theirs[data.draw(st.integers(0, len(theirs) - 1))]
            excepted = data.draw(st.lists(st.sampled_from(LABELS), max_size=1))
            speaking.align(n, who, other, statement=named, except_clauses=excepted, draft=draft, on=day)
        case "dissociate":
            speaking.dissociate(n, who, labels, draft=draft, because="no mandate", on=day)
        case "correct" if first:
            stance = data.draw(st.sampled_from(STANCES))
            later = data.draw(st.sampled_from((None, day)))
            speaking.say(n, first[at].speaker, labels, stance, corrects=first[at].ref, on=later)
        case "withdraw" if first:
            made.withdraw_statement(n, first[at].ref, on=day)
        case "agree":
            pending = data.draw(st.sampled_from(("", "Cuba’s instructions", "the vote")))
            package = [one for one in LABELS if one not in labels] if data.draw(st.booleans()) else []
            agreeing.agree(n, labels, "ad referendum", pending=pending, package=package, on=day)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data(), suffix=st.sampled_from((".csv", ".xlsx", ".jsonl", ".json")))
def test_what_was_said_is_taken_in_again_with_the_same_standings(
    data: st.DataObject, suffix: str, unspoken: Path
) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        with opened(unspoken, folder, "said.negotiation") as n, opened(unspoken, folder, "new.negotiation") as again:
            for day in range(1, data.draw(st.integers(1, 10))):
                try:
                    act(n, data, Date(2012, 6, day))
                except WorkbenchError as error:
                    event(error.message[:20])
            exporting.export(n, "positions", folder / f"x{suffix}")
            rows = measured(n, n.heads()[-1].id)
            if not any(rows.taken.values()) and not rows.agreements and not n.file.alignments():
                return
            importing.import_positions(again, folder / f"x{suffix}")
            assert told(again) == told(n)


def test_what_no_row_can_say_is_counted(unspoken: Path, tmp_path: Path) -> None:
    with opened(unspoken, tmp_path, "x.negotiation") as n:
        speaking.say(n, "Japan", ["36 (b)"], "support", on=Date(2012, 6, 1))
        ref = made.list_statements(n)[0].ref
        speaking.align(n, "Mexico", "Japan", statement=ref, on=Date(2012, 6, 2))
        made.withdraw_statement(n, ref, on=Date(2012, 6, 3))
        contributing.receive(n, ["Japan"])
        written = exporting.export(n, "positions", tmp_path / "x.csv")
    assert written.notices == (
        "Nobody has taken a position on this draft.",
        "Not in this table: 1 alignment with a statement of which nothing counts here.",
        "Not in this table: 1 written contribution.",
    )
