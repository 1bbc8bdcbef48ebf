"""Reads the tab-separated tables that ship inside the package: one row, one mapping."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def rows(package: str, name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a table, padded to the width of its heading.

    The first line names the columns; blank lines and lines that begin with `#!` are skipped.
    """
    text = resources.files(package).joinpath(name).read_text(encoding="utf-8")
    lines = [x for x in text.splitlines() if x.strip() and not x.startswith("#!")]
    width = len(lines[0].split("\t"))
    cells = [tuple(cell.strip() for cell in line.split("\t")) for line in lines[1:]]
    return tuple(row + ("",) * (width - len(row)) for row in cells)
