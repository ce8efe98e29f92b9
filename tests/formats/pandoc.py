"""Reads Word files as pandoc does, all tracked changes accepted or rejected."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.formats.office import need
from tests.formats.pairs import inside


def pandoc_words(node: object) -> Iterator[str]:
    """The words of a paragraph in pandoc's tree, footnotes left out."""
    if isinstance(node, list):
        for child in node:
            yield from pandoc_words(child)
    elif isinstance(node, dict):
        if node["t"] == "Str":
            yield node["c"]
        elif node["t"] in {"Space", "SoftBreak", "LineBreak"}:
            yield " "
        elif node["t"] == "Quoted" or node["t"] in {"Span", "Link"}:
            yield from pandoc_words(node["c"][1])
        elif node["t"] != "Note":
            yield from pandoc_words(node.get("c", []))


def pandoc_paragraphs(node: object) -> Iterator[str]:
    if isinstance(node, list):
        for child in node:
            yield from pandoc_paragraphs(child)
    elif isinstance(node, dict) and node["t"] in {"Para", "Plain"}:
        yield "".join(pandoc_words(node["c"]))
    elif isinstance(node, dict) and node["t"] == "Header":
        yield "".join(pandoc_words(node["c"][2]))
    elif isinstance(node, dict):
        yield from pandoc_paragraphs(node["c"])


def read_by_pandoc(file: Path, verb: str) -> list[str]:
    """All paragraphs of a file, with all changes accepted or rejected."""
    run = subprocess.run(
        [need("pandoc"), file, f"--track-changes={verb}", "-t", "json"], capture_output=True, check=True
    )
    return list(pandoc_paragraphs(json.loads(run.stdout)["blocks"]))


def judged_by_pandoc(file: Path, verb: str) -> list[str]:
    """The paragraphs of the draft in one of our redlines."""
    return inside(read_by_pandoc(file, verb))
