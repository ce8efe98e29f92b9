"""Passages: sentences that left one clause for another while both went on."""

import tomllib

import pytest

from tests.text.succession.test_succession import PAIRS, draft, read_draft
from workbench.text.succession.aligning import align_clauses
from workbench.text.succession.passages import find_passages

LABELLED = {path.stem: tomllib.loads(path.read_text(encoding="utf-8"))["passage"]
            for path in sorted(PAIRS.glob("*.toml")) if "[[passage]]" in path.read_text(encoding="utf-8")}  # fmt: skip


def passages(old: list[str], new: list[str]) -> list[tuple[str, str, str]]:
    before, after = draft(*old, of="o"), draft(*new, of="n")
    return [(one.old, one.new, one.words) for one in find_passages(before, after, align_clauses(before, after))]


def test_sentences_are_found_where_an_editor_says_they_went() -> None:
    right = said = true = 0
    for name, rows in LABELLED.items():
        old, new = (read_draft(PAIRS / f"{name}-{side}.txt") for side in ("old", "new"))
        found = {(one.old, one.new) for one in find_passages(old, new, align_clauses(old, new))}
        expected = {(row["from"], row["to"]) for row in rows}
        right, said, true = right + len(found & expected), said + len(found), true + len(expected)
    assert right / said >= 0.85
    assert right / true >= 0.75


HARBOUR = "Harbours are dredged every third spring and their lights repaired."
FERRY = "Ferries carry bicycles free of charge between the islands."
GOAT = "No goat may be landed without a certificate from the veterinary inspector."


@pytest.mark.parametrize(
    ("old", "new", "went"),
    [
        ([f"{HARBOUR} {GOAT}", FERRY], [HARBOUR, f"{FERRY} {GOAT}"], [("o0", "n1", GOAT)]),
        ([f"{HARBOUR} {GOAT}", FERRY], [f"{HARBOUR} {GOAT}", f"{FERRY} {GOAT}"], []),
        ([f"{HARBOUR} {GOAT}", FERRY], [HARBOUR, FERRY], []),
        ([f"{HARBOUR} {GOAT}", f"{FERRY} {GOAT}"], [HARBOUR, f"{FERRY} {GOAT}"], []),
        ([HARBOUR, FERRY], [HARBOUR, FERRY], []),
    ],
    ids=["moved to another clause", "copied", "deleted", "already there", "nothing changed"],
)
def test_a_passage_left_one_clause_and_came_to_another(
    old: list[str], new: list[str], went: list[tuple[str, str, str]]
) -> None:
    assert [(was, now, words.rstrip(".") + ".") for was, now, words in passages(old, new)] == went
