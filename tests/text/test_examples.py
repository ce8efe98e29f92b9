"""The examples in the documentation of labels, numbers and normal forms are true."""

import doctest
import importlib

import pytest


@pytest.mark.parametrize("module", ["normalise", "labels", "numbering", "emphasis", "headers", "preamble", "stems"])
def test_the_examples_of_a_module_hold(module: str) -> None:
    result = doctest.testmod(importlib.import_module(f"workbench.text.{module}"))
    assert result.attempted > 0
    assert result.failed == 0
