"""What was exported comes in again as it went out."""

from pathlib import Path

import pytest

from workbench.desk import exporting
from workbench.desk.negotiation import Negotiation
from workbench.formats.pages.texts import clean_page
from workbench.formats.reading import read_draft
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
