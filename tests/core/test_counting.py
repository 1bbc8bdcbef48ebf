"""One thing is one thing, wherever the program counts."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

import workbench
from workbench.core.counting import counted

MODULES = sorted(Path(workbench.__file__).parent.glob("[cs]*/*.py"))
"""Commands and stores, which tell what became of so many things."""
COUNTED = re.compile(r"^ (segment|sentence|term|file|problem|finding|session|draft|translation)s\b")
"""What follows a number in a message, in the plural whatever the number is."""
OF_ALL = {"translate.py"}
"""Modules that say “1 of 7 segments”."""


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (0, "0 segments"),
        (1, "1 segment"),
        (2, "2 segments"),
        (21, "21 segments"),
        (1000, "1,000 segments"),
        (1234567, "1,234,567 segments"),
    ],
)
def test_one_is_singular_and_thousands_are_parted(number: int, told: str) -> None:
    assert counted(number, "segment") == told


def many(module: Path) -> Iterator[str]:
    """Yield what stands behind a number in the texts of a module, where that is a plural."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        parts = node.values if isinstance(node, ast.JoinedStr) else []
        for before, after in pairwise(parts):
            if isinstance(before, ast.FormattedValue) and isinstance(after, ast.Constant):
                yield from COUNTED.findall(str(after.value))


def test_no_message_counts_one_thing_as_many() -> None:
    told = {module.name for module in MODULES if list(many(module))}
    assert told - OF_ALL == set()
