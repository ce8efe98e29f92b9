"""What was exported comes in again as it went out."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from workbench.desk import files
from workbench.desk.consensus import matrix
from workbench.desk.consensus.measuring import measured
from workbench.desk.drafts import drafting
from workbench.desk.exports import exporting
from workbench.desk.negotiation import Negotiation
from workbench.desk.statements import importing, positions, speaking
from workbench.formats.pages.texts import clean_page
from workbench.formats.reading import read_draft
from workbench.formats.shipped import shipped
from workbench.model.clause import Clause

DRAFTS = ("A/66/763", "Rev.1", "Rev.2")


def as_read(clauses: tuple[Clause, ...]) -> list[tuple[object, ...]]:
    return [(one.kind, one.label, one.number, one.depth, one.text, one.emphasis, one.footnotes) for one in clauses]


@pytest.mark.parametrize("symbol", DRAFTS)
@pytest.mark.parametrize("kind", ["rolling", "redline", "clean"])
def test_an_exported_word_file_is_imported_as_the_same_draft(
    case: Negotiation, tmp_path: Path, kind: str, symbol: str
) -> None:
    if kind == "redline" and symbol == DRAFTS[0]:
        symbol, base = "Rev.1", "Rev.2"  # the first draft follows no other; look backwards once
    else:
        base = None
    exporting.export(case, kind, tmp_path / "x.docx", draft=symbol, base=base)
    head = next(one for one in case.heads() if one.symbol.startswith(symbol))
    draft = case.draft(head.id)
    expected = clean_page(draft, ()).clauses if kind == "clean" else draft.clauses
    read = read_draft(tmp_path / "x.docx")
    assert as_read(read.clauses) == as_read(expected)
    assert read.front == ()


def standings(n: Negotiation) -> dict[str, dict[str, tuple[object, ...]]]:
    found = measured(n, n.heads()[-1].id)
    return {
        clause.label: {
            who: (one.stance, one.via, one.is_contradictory, one.freshness, set(one.chains))
            for who, one in found.results[clause.id].standings.items()
        }
        for clause in found.draft.clauses
        if clause.is_negotiable
    }


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Negotiation]:
    """A negotiation on the drafts of the worked case in which nobody has spoken."""
    with files.new_negotiation(tmp_path / "empty.negotiation", "The same drafts", by="tester") as negotiation:
        for draft in sorted(shipped("drafts").glob("*.txt")):
            drafting.import_draft(negotiation, draft)
        yield negotiation


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".jsonl", ".json"])
def test_exported_positions_are_imported_with_the_same_standings(
    case: Negotiation, empty: Negotiation, tmp_path: Path, suffix: str
) -> None:
    speaking.say(
        case, "Egypt", ["36 (c)"], "oppose", on_behalf_of="NAM", because="=SUM(A1)", cure="-1, or “two”", private=True
    )
    speaking.say(case, "COG", ["36 (a)"], "support")
    speaking.dissociate(case, "Mongolia", ["36 (c)"], because="its own view")
    path = tmp_path / f"positions{suffix}"
    written = exporting.export(case, "positions", path, include_private=True)
    assert [one for one in written.notices if one.startswith("Not in")] == [
        "Not in this table: 12 written contributions."
    ]
    importing.import_positions(empty, path)
    assert standings(empty) == standings(case)
    said = next(one for one in positions.list_positions(empty, who="NAM", clause="36 (c)") if one.private)
    assert (said.speaker, said.because, said.cure) == ("Egypt", "=SUM(A1)", "-1, or “two”")


def test_a_matrix_holds_every_delegation_and_every_sign(case: Negotiation, tmp_path: Path) -> None:
    exporting.export(case, "matrix", tmp_path / "x.xlsx", include_private=True)
    rows = CalamineWorkbook.from_path(str(tmp_path / "x.xlsx")).get_sheet_by_index(0).to_python()
    view = matrix.see_matrix(case)
    assert rows[0] == ["delegation", *view.labels]
    assert rows[1] == ["status", *map(str, view.statuses)]
    assert [(row[0], "".join(map(str, row[1:]))) for row in rows[2 : 2 + len(view.rows)]] == [
        (row.name, row.codes) for row in view.rows
    ]


@pytest.mark.parametrize("kind", exporting.KINDS)
def test_json_lines_hold_an_object_a_row_and_say_what_they_are(case: Negotiation, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "x.jsonl"
    exporting.export(case, kind, path)
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    rows = [one for one in lines if "#" not in one]
    assert lines[len(rows) :] == [one for one in lines if list(one) == ["#"]]
    assert any(case.file.head() in one["#"] for one in lines[len(rows) :])
    assert len({tuple(one) for one in rows}) == (1 if rows else 0)


def test_counts_in_json_lines_are_numbers(case: Negotiation, tmp_path: Path) -> None:
    exporting.export(case, "report", tmp_path / "x.jsonl")
    (first, *_) = (json.loads(line) for line in (tmp_path / "x.jsonl").read_text("utf-8").splitlines())
    assert first["clause"].startswith("36")
    assert isinstance(first["silent"], int)


def test_a_private_objection_shows_in_no_matrix_unless_asked_for(case: Negotiation, tmp_path: Path) -> None:
    def signs(name: str, *, include_private: bool) -> list[str]:
        exporting.export(case, "matrix", tmp_path / name, include_private=include_private)
        return [line for line in (tmp_path / name).read_text("utf-8").splitlines() if line.startswith("Fiji,")]

    before = signs("a.csv", include_private=False)
    speaking.say(case, "Fiji", ["36 (m)"], "oppose", private=True)
    assert signs("b.csv", include_private=False) == before
    assert signs("c.csv", include_private=True) != before
