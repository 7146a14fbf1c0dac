"""The examples in the docstrings of what reads lines and fills fields say what is so."""

from __future__ import annotations

import doctest
import pkgutil
from importlib import import_module

import pytest

import copydesk.fields
import copydesk.lines

MODULES = [
    "copydesk.lexicons",
    *(f"copydesk.lines.{module.name}" for module in pkgutil.iter_modules(copydesk.lines.__path__)),
    *(f"copydesk.fields.{module.name}" for module in pkgutil.iter_modules(copydesk.fields.__path__)),
]


@pytest.mark.parametrize("module", MODULES)
def test_examples(module: str) -> None:
    assert doctest.testmod(import_module(module)).failed == 0
