"""Drafts as Markdown and as plain text: whatever clauses they hold, they are read back as they were."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.formats.drafted import as_read, drafts
from workbench.formats.pages.texts import clean_page, rolling_page
from workbench.formats.reading import read_draft
from workbench.formats.writing import print_page
from workbench.model.draft import Draft

COLOPHON = ("Draft: A/66/L.55.", "Rule: no objection.", "Record: 3a5f0c.")


@pytest.mark.parametrize("suffix", [".md", ".txt"])
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drafts())
def test_any_draft_is_read_back_as_the_same_draft(tmp_path: Path, suffix: str, draft: Draft) -> None:
    for page in (rolling_page(draft, None, {}, COLOPHON), clean_page(draft, COLOPHON)):
        path = tmp_path / f"x{suffix}"
        path.write_bytes(print_page(page, suffix))
        read = read_draft(path)
        if page.clauses == rolling_page(draft, None, {}, COLOPHON).clauses:
            assert as_read(read.clauses) == as_read(page.clauses)
        assert [one.text for one in read.clauses] == [one.text for one in page.clauses]
        assert (read.title, read.date, read.illustrative) == (draft.title, draft.date, draft.illustrative)
        assert all(line in read.note for line in COLOPHON)


def test_an_owner_and_its_wish_to_delete_are_no_link_in_markdown(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_text("1. States [EU]: delete [at once] act:\n\n(a) [EU]: delete\n\n2. Done.", "utf-8")
    words = [one.text for one in read_draft(path).clauses]
    assert words == ["States [EU]: delete [at once] act:", "[EU]: delete", "Done."]
    draft = Draft(id="d", symbol="S", clauses=read_draft(path).clauses)
    path.write_bytes(print_page(rolling_page(draft, None, {}, ()), ".md"))
    assert [one.text for one in read_draft(path).clauses] == words
