"""The examples in the documentation of functions are true, in every module that has any."""

import doctest
import importlib
from pathlib import Path

import pytest

import workbench

ROOT = Path(workbench.__file__).parent
MODULES = sorted(
    ".".join(("workbench", *path.relative_to(ROOT).with_suffix("").parts))
    for path in ROOT.rglob("*.py")
    if ">>> " in path.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("module", MODULES)
def test_the_examples_of_a_module_hold(module: str) -> None:
    result = doctest.testmod(importlib.import_module(module))
    assert result.attempted > 0
    assert result.failed == 0
