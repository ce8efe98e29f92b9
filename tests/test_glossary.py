"""The glossary and the code use the same words."""

import ast
import re
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent
NOT_NOUNS = {"Frozen", "BracketTree"}
"""Bases and containers that the reader of a glossary does not look for."""


def model_nouns() -> set[str]:
    nouns: set[str] = set()
    for path in (REPOSITORY / "workbench" / "model").glob("*.py"):
        if path.name in {"acts.py", "record.py"}:
            continue  # the kinds of entries are verbs in the past: the record's own list
        tree = ast.parse(path.read_text(encoding="utf-8"))
        nouns |= {node.name for node in tree.body if isinstance(node, ast.ClassDef)}
    return nouns - NOT_NOUNS


def glossary_nouns() -> set[str]:
    text = (REPOSITORY / "docs" / "glossary.md").read_text(encoding="utf-8")
    return set(re.findall(r"`([A-Z][A-Za-z]+)`", text))


def test_every_noun_of_the_model_stands_in_the_glossary() -> None:
    assert model_nouns() - glossary_nouns() == set()


def test_every_noun_of_the_glossary_is_in_the_model() -> None:
    assert glossary_nouns() - model_nouns() - {"Redline", "Entry"} == set()
