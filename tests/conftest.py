"""`pytest --update-expected`: write the cases' records anew. Read the diff before you commit it."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-expected",
        action="store_true",
        help="write expected.json of all tests/cases from today's records",
    )


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--update-expected"):
        from casebook import CASES

        for case in CASES:
            case.update_expected()
