"""Tracked changes: rejecting all gives the base, accepting all gives the draft, for readers nobody here wrote.

`WORKBENCH_PAIRS=200` tries that many random pairs of drafts; a few are enough for every day.
"""

import io
import json
import os
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.formats.office import running
from tests.formats.pairs import COLOPHON, folded, inside, is_chinese, page_of, printed, random_pair
from tests.formats.pandoc import judged_by_pandoc
from workbench.errors import WorkbenchError
from workbench.formats.pages.redlines import redline_page
from workbench.formats.reading import read_draft
from workbench.formats.word.tracked import check_tracked, read_tracked
from workbench.formats.word.writer import print_word
from workbench.model.change import Change, Link
from workbench.model.clause import Clause, ClauseKind, Emphasis, EmphasisStyle
from workbench.model.draft import Draft
from workbench.text.succession.aligning import align_clauses

PAIRS = int(os.environ.get("WORKBENCH_PAIRS", "6"))
LIBREOFFICE_PAIRS = int(os.environ.get("WORKBENCH_PAIRS_LIBREOFFICE", "4"))


@pytest.mark.parametrize("seed", range(max(PAIRS, 60)))
def test_the_file_read_by_the_workbench_gives_back_both_drafts(seed: int) -> None:
    base, draft, _ = random_pair(seed)
    with zipfile.ZipFile(io.BytesIO(print_word(page_of(seed)))) as archive:
        document = archive.read("word/document.xml")
    assert read_tracked(document, accept=False) == printed(base)
    assert read_tracked(document, accept=True) == printed(draft)


def test_a_file_that_would_not_give_back_both_drafts_is_refused() -> None:
    page = page_of(1)
    assert page.tracked
    spoilt = zipfile.ZipFile(io.BytesIO(print_word(page)))
    document = spoilt.read("word/document.xml").replace(b"<w:t ", b"<w:t>x</w:t><w:t ", 40)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", document)
    with pytest.raises(WorkbenchError, match="would not give back"):
        check_tracked(out.getvalue(), page.tracked)


@pytest.mark.parametrize("seed", sorted({*range(PAIRS), 23, 37, 174}))  # in these a bracket opens where clauses merge
def test_pandoc_rejects_to_the_base_and_accepts_to_the_draft(seed: int, tmp_path: Path) -> None:
    base, draft, _ = random_pair(seed)
    file = tmp_path / "redline.docx"
    file.write_bytes(print_word(page_of(seed)))
    for verb, expected in (("reject", base), ("accept", draft)):
        read, wanted = judged_by_pandoc(file, verb), folded(printed(expected))
        if is_chinese(seed):  # pandoc puts a space where it joins two paragraphs
            read, wanted = ([words.replace(" ", "") for words in side] for side in (read, wanted))
        assert read == wanted


@pytest.mark.parametrize(("old", "new"), [(0, 1), (1, 2), (2, 0)])
def test_pandoc_gives_back_the_worked_case(old: int, new: int, tmp_path: Path) -> None:
    base, draft = shipped(old), shipped(new)
    page = redline_page(base, draft, align_clauses(base.clauses, draft.clauses), {}, COLOPHON)
    file = tmp_path / "redline.docx"
    file.write_bytes(print_word(page))
    assert judged_by_pandoc(file, "reject") == folded(printed(base))
    assert judged_by_pandoc(file, "accept") == folded(printed(draft))


def shipped(place: int) -> Draft:
    """One of the three drafts of the worked case."""
    read = read_draft(sorted((Path(__file__).parents[2] / "drafts").glob("*.txt"))[place])
    clauses = tuple(one.model_copy(update={"id": f"{place}.{one.id}", "parent": None}) for one in read.clauses)
    return Draft(id=str(place), symbol=read.symbol or "", date=read.date, clauses=clauses)


@pytest.fixture(scope="module")
def libreoffice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str, Path], list[str]]]:
    """LibreOffice without a window, asked through UNO to accept or reject all changes of a file."""
    with running(tmp_path_factory.mktemp("libreoffice") / "home", "libreoffice_reader.py") as command:
        reader = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

        def read(verb: str, path: Path) -> list[str]:
            assert reader.stdin
            assert reader.stdout
            reader.stdin.write(f"{verb} {path}\n")
            reader.stdin.flush()
            answer: list[str] = json.loads(reader.stdout.readline())
            return answer

        yield read
        if reader.stdin:
            reader.stdin.close()
        reader.wait(20)


@pytest.mark.parametrize("seed", range(LIBREOFFICE_PAIRS))
def test_libreoffice_rejects_to_the_base_and_accepts_to_the_draft(
    seed: int, tmp_path: Path, libreoffice: Callable[[str, Path], list[str]]
) -> None:
    base, draft, _ = random_pair(seed)
    file = tmp_path / "redline.docx"
    file.write_bytes(print_word(page_of(seed)))
    for verb, expected in (("reject", base), ("accept", draft)):
        assert inside(libreoffice(verb, file)) == folded(printed(expected))


def test_a_change_of_emphasis_alone_is_tracked_as_one() -> None:
    words = "to protect, inter alia, the vulnerable"
    italic = (Emphasis(start_at=12, end_at=22, style=EmphasisStyle.ITALIC),)
    plain = Clause(id="o.1", kind=ClauseKind.PARAGRAPH, label="1", number="1.", text=words)
    base = Draft(id="o", symbol="Rev.1", clauses=(plain,))
    draft = Draft(id="n", symbol="Rev.2", clauses=(plain.model_copy(update={"id": "n.1", "emphasis": italic}),))
    page = redline_page(base, draft, [Link(change=Change.KEPT, old=("o.1",), new=("n.1",))], {}, COLOPHON)
    with zipfile.ZipFile(io.BytesIO(print_word(page))) as archive:
        document = archive.read("word/document.xml").decode()
    assert document.count("<w:rPrChange ") == 1
    assert "<w:ins " not in document
